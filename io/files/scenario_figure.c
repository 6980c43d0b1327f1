/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scenario_figure.h"

#include <math.h>
#include <string.h>

#include "io/reading/figure.h"
#include "io/reading/quantity.h"
#include "sim/base/diag.h"

static loft_diag_where below(const loft_diag_where *at, const char *key)
{
    loft_diag_where where = *at;
    loft_diag_where_key(&where, key, strlen(key));
    return where;
}

/* [low, high] as it stands under key. */
static void check_interval(const double *ends, const loft_diag_where *at, const char *key,
                           loft_diags *diags)
{
    if (ends[0] >= ends[1]) { /* NAN: a mistake that has its message */
        loft_diags_add(diags, below(at, key).text,
                       "is [%.15g, %.15g], must be [low, high] with low below high",
                       ends[0], ends[1]);
    }
}

/* A figure of a report, which may be words. */
typedef struct figure_keys {
    loft_scenario_keys keys;
    const char *rounding; /* its key */
    loft_report_figure figure;
    const char *unit; /* of a number */
} figure_keys;

static const figure_keys apogee = {{"apogee_km", "apogee_qualifier", 1000.0, false},
                                   "apogee_rounding_km",
                                   LOFT_FIGURE_APOGEE,
                                   "km"};
static const figure_keys range = {{"range_km", "range_qualifier", 1000.0, false},
                                  "range_rounding_km",
                                  LOFT_FIGURE_RANGE,
                                  "km"};
static const figure_keys flight_time = {
    {"flight_time_s", "flight_time_qualifier", 1.0, true},
    "flight_time_rounding_s",
    LOFT_FIGURE_TIME,
    "s"};

/*
 * A number without a hedge, as people mean it: a round one is about. Lengths are whole, end
 * in 0 and have less than 4 digits that count; times are in fives of minutes.
 */
static loft_claim_kind usual_hedge(double value, bool is_time)
{
    double digits = value;
    while (digits >= 10.0 && fmod(digits, 10.0) == 0.0) {
        digits /= 10.0;
    }
    const bool is_round =
        is_time ? fmod(value, 300.0) == 0.0 : fmod(value, 10.0) == 0.0 && digits < 1000.0;
    return is_round ? LOFT_CLAIM_ABOUT : LOFT_CLAIM_EXACT;
}

static void check_hedge(const loft_json_node *json, const loft_scenario_figure *f,
                        const loft_scenario_keys *keys, const loft_diag_where *at,
                        loft_diags *diags)
{
    const bool given = f->has_value || f->has_ends || f->text != NULL;
    if (loft_json_get(json, keys->hedge) == NULL) {
        return;
    }
    if (given && f->text == NULL && !f->has_hedge) {
        loft_diags_add(
            diags, below(at, keys->hedge).text,
            "is null, must be \"exact\", \"about\", \"more_than\"%s, for %s is "
            "given",
            keys->is_time ? ", \"up_to\" or \"tracked\"" : " or \"up_to\"", keys->value);
    } else if (!given && f->has_hedge) {
        const bool is_null = loft_json_get(json, keys->value) != NULL;
        loft_diags_add(diags, below(at, keys->hedge).text, "must be null, for %s is %s",
                       keys->value, is_null ? "null" : "not given");
    }
}

/* A qualifier beside a text that hedges the figure itself says the same. */
static void check_words(const loft_figure_read_as *read, const loft_scenario_figure *f,
                        const figure_keys *keys, const loft_diag_where *at,
                        loft_diags *diags)
{
    const bool differs = f->has_hedge && read->hedged &&
                         read->claim.kind != LOFT_CLAIM_INTERVAL &&
                         read->claim.kind != f->hedge;
    if (differs) {
        char cut[LOFT_DIAG_EXCERPT];
        loft_diags_add(diags, below(at, keys->keys.hedge).text,
                       "is not the hedge of %s, \"%s\": leave it out", keys->keys.value,
                       loft_diag_excerpt(cut, f->text, strlen(f->text)));
    }
}

static loft_claim claim_of_text(const loft_scenario_figure *f, const figure_keys *keys,
                                const loft_diag_where *at, loft_diags *diags)
{
    const loft_figure_name name = {keys->keys.value, NULL, keys->unit};
    char message[LOFT_MESSAGE];
    loft_figure_read_as read = {.hedged = false};
    if (f->text[0] == '\0') {
        return read.claim; /* an empty string has its message */
    }
    if (loft_figure_claim(keys->figure, &name, f->text, f->hedge, &read, message) !=
        LOFT_OK) {
        loft_diags_add(diags, below(at, keys->keys.value).text, "%s", message);
    } else {
        check_words(&read, f, keys, at, diags);
    }
    return read.claim;
}

/* 0 if it is not given. */
static double rounding_of(const loft_scenario_figure *f, const figure_keys *keys,
                          const loft_diag_where *at, loft_diags *diags)
{
    const loft_quantity_want want = {
        .option = keys->rounding,
        .example = keys->keys.is_time ? "30s" : "0.5km",
        .dimension = keys->keys.is_time ? LOFT_QUANTITY_TIME : LOFT_QUANTITY_LENGTH,
        .one_value = true,
        .bare = keys->unit};
    loft_quantity read = {.lo = f->rounding * keys->keys.unit_si};
    char message[LOFT_MESSAGE];
    if (f->rounding_text != NULL && f->rounding_text[0] != '\0' &&
        loft_quantity_read(&want, f->rounding_text, &read, message) != LOFT_OK) {
        loft_diags_add(diags, below(at, keys->rounding).text, "%s", message);
    }
    return read.lo;
}

loft_claim loft_scenario_claim(const loft_json_node *json, const loft_scenario_figure *f,
                               const loft_scenario_keys *keys, const loft_diag_where *at,
                               loft_diags *diags)
{
    const bool is_hedged = loft_json_get(json, keys->hedge) != NULL;
    check_hedge(json, f, keys, at, diags);
    if (f->has_ends) {
        check_interval(f->ends, at, keys->value, diags);
        return loft_claim_interval(f->ends[0], f->ends[1], keys->unit_si);
    }
    if (isnan(f->value) || (is_hedged && f->hedge == LOFT_CLAIM_NONE)) {
        return (loft_claim){.kind = LOFT_CLAIM_NONE};
    }
    const loft_claim_kind kind =
        is_hedged ? f->hedge : usual_hedge(f->value, keys->is_time);
    loft_claim claim = keys->is_time ? loft_claim_time(kind, f->value)
                                     : loft_claim_figure(kind, f->value, keys->unit_si);
    if (f->rounding > 0.0) {
        claim.rounding = f->rounding * keys->unit_si;
    }
    return claim;
}

/* The claim of a figure of a report, from a number or from words. */
static loft_claim claim_of(const loft_scenario_report *r, const loft_scenario_figure *f,
                           const figure_keys *keys, const loft_diag_where *at,
                           loft_diags *diags)
{
    loft_scenario_figure figure = *f;
    if (f->rounding_text != NULL) {
        figure.rounding = rounding_of(f, keys, at, diags) / keys->keys.unit_si;
    }
    if (f->text == NULL) {
        return loft_scenario_claim(r->json, &figure, &keys->keys, at, diags);
    }
    check_hedge(r->json, f, &keys->keys, at, diags);
    loft_claim claim = claim_of_text(f, keys, at, diags);
    if (figure.rounding > 0.0 && claim.kind != LOFT_CLAIM_NONE &&
        claim.kind != LOFT_CLAIM_INTERVAL) {
        claim.rounding = figure.rounding * keys->keys.unit_si;
    }
    return claim;
}

loft_report loft_scenario_report_of(const loft_scenario_report *r,
                                    const loft_diag_where *at, loft_diags *diags)
{
    return (loft_report){.apogee_m = claim_of(r, &r->apogee_km, &apogee, at, diags),
                         .range_m = claim_of(r, &r->range_km, &range, at, diags),
                         .time_s =
                             claim_of(r, &r->flight_time_s, &flight_time, at, diags)};
}

/* ---- a published standard range ---- */

static void published_of_text(loft_scenario_published *p, const loft_diag_where *at,
                              loft_diags *diags)
{
    static const loft_figure_name name = {"km", NULL, "km"};
    const loft_diag_where where = below(at, "km");
    loft_figure_read_as read;
    char message[LOFT_MESSAGE];
    if (loft_figure_claim(LOFT_FIGURE_RANGE, &name, p->text, LOFT_CLAIM_NONE, &read,
                          message) != LOFT_OK) {
        loft_diags_add(diags, where.text, "%s", message);
        return;
    }
    const loft_claim *claim = &read.claim;
    if (claim->kind == LOFT_CLAIM_UP_TO) {
        loft_diags_add(diags, where.text,
                       "km %s: an upper limit alone says little; write it as [low, high]",
                       p->text);
        return;
    }
    p->has_ends = claim->kind == LOFT_CLAIM_INTERVAL;
    p->has_km = !p->has_ends;
    p->km = claim->value / 1000.0;
    p->ends_km[0] = claim->lo / 1000.0;
    p->ends_km[1] = claim->hi / 1000.0;
    p->standard.over = p->standard.over || claim->kind == LOFT_CLAIM_MORE_THAN;
}

void loft_scenario_published_read(loft_scenario_published *p, const loft_diag_where *at,
                                  loft_diags *diags)
{
    if (p->text != NULL && p->text[0] != '\0') {
        published_of_text(p, at, diags);
    }
    if (p->has_ends) {
        check_interval(p->ends_km, at, "km", diags);
    }
    if (p->has_ends && p->standard.over) {
        loft_diags_add(diags, below(at, "over").text,
                       "is true, must be false, for km is an interval");
    }
}
