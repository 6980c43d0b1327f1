/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/observations_text.h"

#include <math.h>
#include <string.h>

#include "io/text/range_words.h"
#include "io/text/units_text.h"
#include "sim/base/decimal.h"
#include "sim/infer/counted.h"

/* ---- what was seen ---- */

static const char *ordinal(int stage)
{
    static const char *const words[LOFT_STAGES_MAX] = {"first", "second", "third",
                                                       "fourth"};
    return words[stage - 1];
}

/* "about ", "more than " and so on. */
static const char *hedge(const loft_claim *c)
{
    switch (c->kind) {
    case LOFT_CLAIM_ABOUT:
        return "about ";
    case LOFT_CLAIM_MORE_THAN:
        return "more than ";
    case LOFT_CLAIM_UP_TO:
        return "up to ";
    default:
        return "";
    }
}

/* A number in a unit, with its hedge, or both ends of an interval. */
static void write_number(FILE *out, const loft_claim *c, double unit, const char *before,
                         const char *after)
{
    if (c->kind == LOFT_CLAIM_INTERVAL && c->hi > c->lo) {
        loft_fprintf(out, "%s%.4g to %.4g%s", before, c->lo / unit, c->hi / unit, after);
    } else {
        loft_fprintf(out, "%s%s%.4g%s", hedge(c), before, c->value / unit, after);
    }
}

static void write_time(FILE *out, const loft_claim *c)
{
    char text[LOFT_QUANTITY_TEXT];
    fputs(loft_text_claim_spoken_time(text, c), out);
}

static void write_altitude(FILE *out, const loft_claim *c)
{
    char text[LOFT_QUANTITY_TEXT];
    fprintf(out, " at an altitude of %s", loft_text_claim_km(text, c));
}

static void write_place(FILE *out, const loft_observation *o)
{
    if (o->place_name != NULL) {
        fputs(o->place_name, out);
        return;
    }
    loft_fprintf(out, "%.2f\302\260, %.2f\302\260",
                 loft_unsigned_zero(loft_deg_from_rad(o->place.lat_rad), 2),
                 loft_unsigned_zero(loft_deg_from_rad(o->place.lon_rad), 2));
}

static void write_waypoint(FILE *out, const loft_observation *o)
{
    fputs("the flight was", out);
    if (o->has_place) {
        fputs(" over ", out);
        write_place(out, o);
    }
    if (o->alt_m.kind != LOFT_CLAIM_NONE) {
        write_altitude(out, &o->alt_m);
    }
    if (o->time_s.kind != LOFT_CLAIM_NONE) {
        fputs(" after ", out);
        write_time(out, &o->time_s);
    }
}

static void write_speed(FILE *out, const loft_observation *o)
{
    static const char *const whens[LOFT_SPEED_WHENS] = {
        "a speed at burn-out of ", "a greatest speed of ", "a speed at re-entry of "};
    static const char *const by[] = {
        [LOFT_MACH_SEA_LEVEL] = " (by the speed of sound at sea level)",
        [LOFT_MACH_HIGH] = " (by the speed of sound in the stratosphere)",
        [LOFT_MACH_UNSAID] = " (of which speed of sound was not said)"};
    fputs(whens[o->when], out);
    if (o->mach_of == LOFT_MACH_NOT) {
        write_number(out, &o->value, 1000.0, "", " km/s");
        return;
    }
    write_number(out, &o->value, o->mach_mps, "Mach ", by[o->mach_of]);
}

void loft_write_observation(FILE *out, const loft_observation *o)
{
    switch (o->kind) {
    case LOFT_OBSERVED_BURN_TIME:
        if (o->stage > 0) {
            fprintf(out, "the %s stage burned for ", ordinal(o->stage));
        } else {
            fputs("the stages burned, all together, for ", out);
        }
        write_time(out, &o->time_s);
        break;
    case LOFT_OBSERVED_STAGING:
        fprintf(out, "the %s stage burned out after ", ordinal(o->stage));
        write_time(out, &o->time_s);
        break;
    case LOFT_OBSERVED_WAYPOINT:
        write_waypoint(out, o);
        break;
    case LOFT_OBSERVED_SPEED:
        write_speed(out, o);
        break;
    case LOFT_OBSERVED_ENTRY_ANGLE:
        fputs("it came down at ", out);
        write_number(out, &o->value, LOFT_PI / 180.0, "",
                     "\302\260 below the horizontal");
        break;
    case LOFT_OBSERVED_IMPACT:
        fputs("it fell at ", out);
        write_place(out, o);
        break;
    default:
        fputs("it was followed for ", out);
        write_time(out, &o->time_s);
        break;
    }
}

/* ---- what follows ---- */

/* "98 s to 2 min 4 s", "540 to 557 km" and so on, of what the flights show. */
static void write_expected(FILE *out, const loft_observation *o, const loft_band *band)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    switch (o->kind) {
    case LOFT_OBSERVED_SPEED:
        loft_fprintf(out, "%.2f to %.2f km/s", 1e-3 * band->p05, 1e-3 * band->p95);
        return;
    case LOFT_OBSERVED_ENTRY_ANGLE:
        loft_fprintf(out, "%.1f to %.1f\302\260", loft_deg_from_rad(band->p05),
                     loft_deg_from_rad(band->p95));
        return;
    case LOFT_OBSERVED_IMPACT:
        loft_write_span_km(out, band->p05, band->p95);
        fputs(" from there", out);
        return;
    default:
        break;
    }
    if (o->kind == LOFT_OBSERVED_WAYPOINT &&
        !(o->has_place && o->time_s.kind != LOFT_CLAIM_NONE)) {
        loft_write_span_km(out, band->p05, band->p95);
        return;
    }
    fprintf(out, "%s to %s", loft_text_time(low, round(band->p05)),
            loft_text_time(high, round(band->p95)));
}

static void write_effect(FILE *out, const loft_observation *o,
                         const loft_observation_answer *a)
{
    if (a->expected.p95 > 0.0) {
        fputs(" The flights that fit all else have ", out);
        write_expected(out, o, &a->expected);
        fputs(".", out);
    } else {
        fputs(" No flight that fits all else shows it.", out);
    }
    if (a->garbled > LOFT_VOICE_OUTVOTED) {
        fputs(" It contradicts the reports: with a probability of ", out);
        loft_write_percent(out, a->garbled);
        fputs(" it is of another flight or garbled, and hardly weighs in the answer.",
              out);
    }
    if (a->has_without) {
        fputs(" Without it the answer is ", out);
        loft_write_band(out, &a->without_no_rotation_m);
        fputs(".", out);
    }
    loft_fprintf(out, " As a driver of the range, from 0 to 1: %.2f.", a->share);
}

static void write_one(FILE *out, const loft_analysis *a, size_t k)
{
    const loft_observation *o = &a->event.observations[k];
    fprintf(out, "%s%s%s%s%s: ", o->said.source != NULL ? o->said.source : "A witness",
            o->said.publisher != NULL ? " [" : "",
            o->said.publisher != NULL ? o->said.publisher : "",
            o->said.publisher != NULL ? "]" : "",
            loft_source_is_recalled(&o->said) ? " (from memory, not verified)" : "");
    loft_write_observation(out, o);
    fputs(".", out);
    if (a->answer != NULL) {
        write_effect(out, o, &a->answer->observed[k]);
    }
}

void loft_event_write_observations(loft_text_page *page, const loft_analysis *a)
{
    if (a->event.n_observations == 0) {
        return;
    }
    loft_text_page_heading(page, "Observations");
    for (size_t k = 0; k < a->event.n_observations; k++) {
        loft_text_page_part(page, a, k, write_one);
    }
}
