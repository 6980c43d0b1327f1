/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/ending_text.h"

#include <math.h>
#include <stdio.h>

#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/flight/ending.h"

/* An altitude that a plan asks for, as it was given. */
static void write_asked(FILE *out, double alt_m)
{
    if (fabs(alt_m) < 1e4) {
        loft_fprintf(out, "%.15g m", loft_unsigned_zero(alt_m, 9));
    } else {
        loft_fprintf(out, "%.12g km", alt_m / 1000.0);
    }
}

static bool is_plain(const loft_flight_plan *plan, const loft_flight *flight)
{
    return flight->ended_by == LOFT_END_GROUND && !plan->until_time &&
           !(plan->stop_alt_m > 0.0);
}

/* An end at the ground, or above it after the flight did what was asked for. */
static void write_ground(FILE *out, const loft_flight_plan *plan)
{
    if (plan->until_time) {
        loft_fprintf(out, "It came down to the ground before the %.12g s asked for.",
                     plan->stop_time_s);
    } else if (plan->stop_alt_m > 0.0) {
        fputs("It never reached the ", out);
        write_asked(out, plan->stop_alt_m);
        fputs(" asked for: it ended at the ground.", out);
    } else {
        fputs("It came down to the ground.", out);
    }
}

static void write_end(FILE *out, const loft_flight_plan *plan, const loft_flight *flight)
{
    switch (flight->ended_by) {
    case LOFT_END_GROUND:
        write_ground(out, plan);
        break;
    case LOFT_END_ALTITUDE:
        fputs("It came down to the altitude asked for, ", out);
        write_asked(out, plan->stop_alt_m);
        fputs(".", out);
        break;
    case LOFT_END_TIME:
        loft_fprintf(
            out, "It was stopped at the time asked for, %.12g s, %s.", plan->stop_time_s,
            flight->end.v_enu_mps.z > 0.0 ? "still climbing" : "on its way down");
        break;
    case LOFT_END_HALF_WAY:
        fputs("It went half-way round the Earth.", out);
        break;
    case LOFT_END_ESCAPE:
        fputs("It leaves the Earth for good.", out);
        break;
    case LOFT_END_LIMIT:
        fputs("It was still up after 30 days, the limit.", out);
        break;
    default:
        fputs("It never climbed from where it started.", out);
        break;
    }
}

static void write_unburned(FILE *out, const loft_flight_plan *plan,
                           const loft_flight *flight)
{
    const loft_unburned left = loft_ending_unburned(plan, flight);
    const int first = left.stage + 1;
    if (left.stage < 0) {
        return;
    }
    if (left.lit) {
        fprintf(out, "WARNING: stage %d was still burning at the end", first);
    } else if (first < plan->booster->n_stages) {
        fprintf(out, "WARNING: stages %d to %d were never lit", first,
                plan->booster->n_stages);
    } else {
        fprintf(out, "WARNING: stage %d was never lit", first);
    }
    loft_fprintf(out, ": %.3g %% of the ideal speed was never burned.",
                 100.0 * left.share);
}

typedef void write_fn(FILE *out, const loft_flight_plan *plan, const loft_flight *flight);

static char *text_of(write_fn *write, const loft_flight_plan *plan,
                     const loft_flight *flight)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    write(text.out, plan, flight);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static void write_note(FILE *out, const loft_flight_plan *plan, const loft_flight *flight)
{
    const bool plain = is_plain(plan, flight);
    if (!plain) {
        write_end(out, plan, flight);
    }
    if (!plain && loft_ending_unburned(plan, flight).stage >= 0) {
        fputs(" ", out);
    }
    write_unburned(out, plan, flight);
}

/* The altitude that ends such a flight must be one that a plan may ask for. */
static void write_refusal(FILE *out, const loft_flight_plan *plan,
                          const loft_flight *flight)
{
    const double start_m = plan->start.alt_m;
    const double stop_m = floor(start_m) - 1.0;
    loft_fprintf(
        out,
        "is %.15g; from there the flight climbs only to %.1f m and never gets above the %.15g "
        "m at which it ends: start higher or climb faster",
        start_m, loft_unsigned_zero(flight->apogee.place.alt_m, 1),
        loft_ending_lowest(plan));
    if (!plan->until_time && stop_m >= -5000.0) {
        loft_fprintf(out, ", or end it below with \"stop\": {\"alt_m\": %.15g}", stop_m);
    }
}

char *loft_ending_text(const loft_flight_plan *plan, const loft_flight *flight)
{
    return text_of(write_end, plan, flight);
}

char *loft_ending_warning(const loft_flight_plan *plan, const loft_flight *flight)
{
    return text_of(write_unburned, plan, flight);
}

char *loft_ending_note(const loft_flight_plan *plan, const loft_flight *flight)
{
    return text_of(write_note, plan, flight);
}

char *loft_ending_refusal(const loft_flight_plan *plan, const loft_flight *flight)
{
    return text_of(write_refusal, plan, flight);
}
