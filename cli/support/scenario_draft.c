/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/scenario_draft.h"

#include <math.h>

#include "io/json/json_member.h"
#include "loft/earth.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"

/* ---- numbers that come back as they were ---- */

static double as_it_is(double x)
{
    return x;
}

static double m_of_km(double km)
{
    return km * 1000.0;
}

/* The number that the reader turns into `si`: a short one if there is one, else the nearest. */
static double number_of(double si, double near, double (*to_si)(double))
{
    char text[40];
    loft_snprintf(text, sizeof text, "%.12g", near);
    const double tries[] = {loft_strtod(text, NULL), near, nextafter(near, -INFINITY),
                            nextafter(near, INFINITY)};
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        if (to_si(tries[i]) == si) {
            return tries[i];
        }
    }
    return near;
}

/* ---- figures ---- */

typedef struct figure_form {
    const char *value, *hedge, *rounding; /* keys */
    double unit_si;
    double (*to_si)(double);
    bool is_time;
} figure_form;

static const char *hedge_of(loft_claim_kind kind)
{
    static const char *const names[LOFT_CLAIM_KINDS] = {
        [LOFT_CLAIM_EXACT] = "exact",         [LOFT_CLAIM_ABOUT] = "about",
        [LOFT_CLAIM_MORE_THAN] = "more_than", [LOFT_CLAIM_UP_TO] = "up_to",
        [LOFT_CLAIM_INTERVAL] = "about",      [LOFT_CLAIM_TRACKED] = "tracked"};
    return names[kind];
}

static double in_unit(const figure_form *form, double si)
{
    return number_of(si, si / form->unit_si, form->to_si);
}

/* The rounding stands in the file where the number alone gives another. */
static void put_rounding(loft_json_writer *w, const figure_form *form,
                         const loft_claim *claim, double value)
{
    const loft_claim read = form->is_time
                                ? loft_claim_time(claim->kind, value)
                                : loft_claim_figure(claim->kind, value, form->unit_si);
    if (read.rounding != claim->rounding) {
        loft_put_number(w, form->rounding, in_unit(form, claim->rounding));
    }
}

static void put_figure(loft_json_writer *w, const figure_form *form,
                       const loft_claim *claim, bool hedge_as_said)
{
    if (claim->kind == LOFT_CLAIM_NONE) {
        return;
    }
    if (claim->kind == LOFT_CLAIM_INTERVAL) {
        loft_json_write_key(w, form->value);
        loft_json_write_begin_array(w);
        loft_json_write_number(w, in_unit(form, claim->lo));
        loft_json_write_number(w, in_unit(form, claim->hi));
        loft_json_write_end_array(w);
    } else {
        const double value = in_unit(form, claim->value);
        loft_put_number(w, form->value, value);
        put_rounding(w, form, claim, value);
    }
    if (!hedge_as_said || claim->kind != LOFT_CLAIM_EXACT) {
        loft_put_string(w, form->hedge, hedge_of(claim->kind));
    }
}

static void put_quote(loft_json_writer *w, const char *figure,
                      const scenario_quote *quote)
{
    if (quote->text != NULL) {
        loft_json_write_begin_object(w);
        loft_put_string(w, "figure", figure);
        loft_put_string(w, "text", quote->text);
        loft_put_integer(w, "offset", quote->offset);
        loft_put_integer(w, "length", quote->length);
        loft_json_write_end_object(w);
    }
}

static void put_quotes(loft_json_writer *w, const scenario_quotes *quotes)
{
    if (quotes->apogee.text == NULL && quotes->range.text == NULL &&
        quotes->time.text == NULL) {
        return;
    }
    loft_json_write_key(w, "quotes");
    loft_json_write_begin_array(w);
    put_quote(w, "apogee_km", &quotes->apogee);
    put_quote(w, "range_km", &quotes->range);
    put_quote(w, "flight_time_s", &quotes->time);
    loft_json_write_end_array(w);
}

static void put_report(loft_json_writer *w, const scenario_draft *draft, size_t i)
{
    static const figure_form apogee = {
        "apogee_km", "apogee_qualifier", "apogee_rounding_km", 1000.0, m_of_km, false};
    static const figure_form range = {"range_km", "range_qualifier", "range_rounding_km",
                                      1000.0,     m_of_km,           false};
    static const figure_form time = {"flight_time_s",
                                     "flight_time_qualifier",
                                     "flight_time_rounding_s",
                                     1.0,
                                     as_it_is,
                                     true};
    const loft_source *source = &draft->sources[i];
    const bool as_said = draft->hedge_as_said;
    loft_json_write_begin_object(w);
    if (source->source != NULL) {
        loft_put_string(w, "source", source->source);
    }
    put_figure(w, &apogee, &source->report.apogee_m, as_said);
    put_figure(w, &range, &source->report.range_m, as_said);
    put_figure(w, &time, &source->report.time_s, as_said);
    if (draft->quotes != NULL) {
        put_quotes(w, &draft->quotes[i]);
    }
    loft_json_write_end_object(w);
}

/* ---- the scenario ---- */

static void put_angle(loft_json_writer *w, const char *key, double angle_rad)
{
    loft_put_number(
        w, key, number_of(angle_rad, loft_deg_from_rad(angle_rad), loft_rad_from_deg));
}

static void put_launch(loft_json_writer *w, const scenario_draft *draft)
{
    if (draft->has_site) {
        loft_put_object(w, "site");
        loft_put_string(w, "name", draft->site_name);
        put_angle(w, "lat_deg", draft->site.lat_rad);
        put_angle(w, "lon_deg", draft->site.lon_rad);
        loft_json_write_end_object(w);
    }
    if (draft->has_azimuth) {
        put_angle(w, "azimuth_deg", draft->azimuth_rad);
    }
    if (draft->class_name != NULL) {
        loft_put_string(w, "class", draft->class_name);
    }
    if (draft->burn_s > 0.0) {
        loft_put_number(w, "burn_time_s", draft->burn_s);
    }
    if (draft->assume_ballistic) {
        loft_put_bool(w, "assume_ballistic", true);
    }
}

static void put_if(loft_json_writer *w, const char *key, const char *text)
{
    if (text != NULL) {
        loft_put_string(w, key, text);
    }
}

void scenario_draft_write(loft_json_writer *w, const scenario_draft *draft)
{
    loft_json_write_begin_object(w);
    loft_put_string(w, "title", draft->title);
    put_if(w, "date_utc", draft->date_utc);
    put_if(w, "country", draft->country);
    put_launch(w, draft);
    put_if(w, "outcome", draft->outcome);
    put_if(w, "kind", draft->kind);
    loft_put_string(w, "note", draft->note);
    loft_json_write_key(w, "reports");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < draft->n; i++) {
        put_report(w, draft, i);
    }
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
}
