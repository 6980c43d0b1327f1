/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/report_band.h"
#include "loft/loft.h"

/* Above this two-body range the last digits depend on metres per second: none is given. */
static const double no_digits_m = 19000e3;

char *loft_report_wrap(const char *text, const char *first, const char *rest, int columns)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    if (out == NULL) {
        return NULL;
    }
    size_t used = strlen(first);
    fputs(first, out);
    bool line_empty = true;
    while (*text != '\0') {
        const size_t word = strcspn(text, " ");
        size_t width = 0;
        for (size_t i = 0; i < word; i++) { /* UTF-8: continuation bytes take no room */
            width += ((unsigned char)text[i] & 0xC0) != 0x80;
        }
        if (!line_empty && used + 1 + width > (size_t)columns) {
            fprintf(out, "\n%s", rest);
            used = strlen(rest);
            line_empty = true;
        }
        fprintf(out, "%s%.*s", line_empty ? "" : " ", (int)word, text);
        used += width + (line_empty ? 0 : 1);
        line_empty = false;
        text += word + strspn(text + word, " ");
    }
    fputc('\n', out);
    const bool bad = ferror(out) != 0;
    if (fclose(out) != 0 || bad) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

static void say_reported(FILE *out, const loft_report *report)
{
    char apogee[LOFT_QUANTITY_TEXT];
    char range[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    fprintf(out, "Reported: apogee %s, range %s, flight time %s.",
            loft_report_claim_km(apogee, &report->apogee_m),
            loft_report_claim_km(range, &report->range_m),
            loft_report_claim_time(time, &report->time_s));
}

static void say_suspect(FILE *out, const loft_time_check *check)
{
    char value[LOFT_QUANTITY_TEXT];
    if (check->suspect == LOFT_SUSPECT_TIME) {
        loft_report_time(value, check->suggested);
    } else {
        loft_report_km(value, check->suggested);
    }
    fprintf(out, " The figure to doubt first is the %s: about %s would fit the others.",
            loft_suspect_name(check->suspect), value);
}

/* ", the reported time is 9 s shorter", or that it agrees. */
static void say_difference(FILE *out, double reported_s, double model_s)
{
    char off[LOFT_QUANTITY_TEXT];
    const double off_s = fabs(reported_s - model_s);
    if (off_s < 0.5) {
        fprintf(out, ", which is the time reported");
        return;
    }
    fprintf(out, "; the reported time is %s %s", loft_report_time(off, off_s),
            reported_s < model_s ? "shorter" : "longer");
}

static void say_time(FILE *out, const loft_answer *answer)
{
    static const char *const openings[] = {
        "The flight takes about",
        "The three figures fit each other: such a flight takes about",
        "The figures are strained: such a flight takes about",
        "The figures cannot all be true: such a flight takes about"};
    const loft_estimate *e = answer->estimate;
    const loft_time_check *check = &e->time_check;
    const double reported_s = answer->question->report.time_s.value;
    const bool solved =
        check->verdict == LOFT_VERDICT_CONSISTENT && e->basis != LOFT_BASIS_APOGEE_RANGE;
    char model[LOFT_QUANTITY_TEXT];
    if (solved) {
        return; /* the time went into the fit */
    }
    fprintf(out, "%s %s", openings[check->verdict],
            loft_report_time(model, check->model_s));
    if (check->verdict == LOFT_VERDICT_NOT_REPORTED) {
        fprintf(out, "; no time was reported to check it by.");
        return;
    }
    say_difference(out, reported_s, check->model_s);
    if (check->verdict == LOFT_VERDICT_IMPOSSIBLE && reported_s < check->two_body_s) {
        fprintf(out, ", and shorter than a flight that starts at full speed");
    }
    fprintf(out, ".");
    if (check->suspect != LOFT_SUSPECT_NONE) {
        say_suspect(out, check);
    }
}

/* How far the solved figure may lie by the rounding of the two that were reported. */
static void say_solved_between(FILE *out, const loft_estimate *e)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    loft_report_km(low, e->solved_low_m);
    if (isfinite(e->solved_high_m)) {
        fprintf(out, ", and by the rounding of the figures anything from %s to %s.", low,
                loft_report_km(high, e->solved_high_m));
    } else {
        fprintf(out, ", and by the rounding of the figures anything from %s up.", low);
    }
}

static void say_basis(FILE *out, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    const loft_launch_flight *flown = &e->fit.flown;
    char text[LOFT_QUANTITY_TEXT];
    switch (e->basis) {
    case LOFT_BASIS_APOGEE_TIME:
        fprintf(out, "The range is solved for: about %s",
                loft_report_km(text, flown->range_m));
        say_solved_between(out, e);
        fprintf(out, " A steep flight's time hardly depends on its range.");
        break;
    case LOFT_BASIS_RANGE_TIME:
        fprintf(out, "The apogee is solved for: about %s",
                loft_report_km(text, flown->flight.apogee.place.alt_m));
        say_solved_between(out, e);
        for (int i = 1; i < e->n_roots; i++) {
            fprintf(out, " An apogee of %s fits as well (depressed).",
                    loft_report_km(text, e->roots_apogee_m[i]));
        }
        if (e->n_roots == 1) {
            fprintf(out,
                    " No other fits: at a held range the time grows with the apogee.");
        }
        break;
    case LOFT_BASIS_APOGEE:
        fprintf(out, "Only the apogee can be used. The least speed that reaches it, "
                     "straight up, gives lower bounds; the true values may be larger.");
        break;
    case LOFT_BASIS_RANGE:
        fprintf(out,
                "Only the range can be used. The least speed that reaches it, on a "
                "standard trajectory with an apogee of %s, gives lower bounds; the "
                "true values may be larger.",
                loft_report_km(text, flown->flight.apogee.place.alt_m));
        break;
    default:
        break;
    }
}

static void say_two_body(FILE *out, const loft_estimate *e)
{
    char text[LOFT_QUANTITY_TEXT];
    const loft_twobody_standard *standard = &e->two_body_standard;
    fprintf(out,
            "Equal speed (two-body, no air, no rotation): %.2f km/s at the surface, ",
            e->two_body.speed_mps / 1000.0);
    if (standard->unbounded) {
        fprintf(out, "above circular speed, so the standard range is unbounded.");
    } else if (standard->range_m > no_digits_m) {
        fprintf(out, "so close to circular speed that the standard range, near half-way "
                     "round the Earth, has no trustworthy digits.");
    } else {
        fprintf(out, "standard range %s %s (%.0f km more for each 10 m/s).",
                e->lower_bound ? "at least" : "about",
                loft_report_km(text, standard->range_m),
                standard->range_per_speed_s / 100.0);
    }
}

static void say_reach(FILE *out, const loft_standard *standard, bool lower_bound)
{
    char range[LOFT_QUANTITY_TEXT];
    char apogee[LOFT_QUANTITY_TEXT];
    const loft_launch_flight *best = &standard->best;
    if (best->unbounded) {
        fprintf(out, "unbounded (it could go half-way round the Earth)");
        return;
    }
    fprintf(out, "%s %s (apogee %s)", lower_bound ? "at least" : "about",
            loft_report_km(range, best->range_m),
            loft_report_km(apogee, best->flight.apogee.place.alt_m));
}

static void say_standard(FILE *out, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    const double azimuth_deg = loft_deg_from_rad(answer->question->launch.azimuth_rad);
    fprintf(out, "Same missile at its best steering: ");
    say_reach(out, &e->no_rotation, e->lower_bound);
    if (e->no_rotation.best.unbounded && e->toward_azimuth.best.unbounded) {
        fprintf(out,
                " without the Earth's rotation and with it toward azimuth "
                "%.0f\302\260.",
                azimuth_deg);
    } else {
        fprintf(out, " without the Earth's rotation; ");
        say_reach(out, &e->toward_azimuth, e->lower_bound);
        fprintf(out, " toward azimuth %.0f\302\260 with it.", azimuth_deg);
    }
    fprintf(out, " By capability %s%s %s.", e->lower_bound ? "at least " : "",
            e->range_class == LOFT_CRBM ? "a" : "an",
            loft_range_class_name(e->range_class));
    const bool both =
        !e->no_rotation.best.unbounded && e->basis == LOFT_BASIS_APOGEE_RANGE;
    if (both && e->no_rotation.best.range_m < e->fit.flown.range_m) {
        fprintf(out, " (The flight went further than the range without rotation: the "
                     "turning Earth carried it, which that convention leaves out.)");
    }
}

/* The range without rotation at a shorter and a longer burn, in a clause of its own. */
static void say_spread(FILE *out, const loft_burn_spread spread[2])
{
    char text[2][LOFT_QUANTITY_TEXT];
    for (int i = 0; i < 2; i++) {
        const loft_launch_flight *best = &spread[i].no_rotation.best;
        if (!spread[i].converged) {
            snprintf(text[i], sizeof text[i], "unknown (no flight was found)");
        } else if (best->unbounded) {
            snprintf(text[i], sizeof text[i], "unbounded");
        } else {
            loft_report_km(text[i], best->range_m);
        }
    }
    fprintf(out,
            "The burn time is a guess, and it matters most: with a burn %.0f %% "
            "shorter the range without rotation would be %s, with one %.0f %% longer "
            "%s.",
            100.0 * (1.0 - spread[0].factor), text[0], 100.0 * (spread[1].factor - 1.0),
            text[1]);
}

static void say_fit(FILE *out, const loft_estimate *e)
{
    const loft_flight_point *burnout = &e->fit.flown.flight.burnout;
    char text[LOFT_QUANTITY_TEXT];
    fprintf(
        out,
        "Fitted flight: burn-out after %.0f s at %s, %.1f km/s, %.0f\302\260 above the "
        "horizontal; thrust at lift-off %.1f times the weight.",
        burnout->t_s, loft_report_km(text, burnout->place.alt_m),
        burnout->speed_mps / 1000.0, loft_deg_from_rad(burnout->fpa_rad),
        e->fit.flown.lift_off_ratio);
}

static void say_ballistic_warning(FILE *out)
{
    fprintf(out,
            "WARNING: fitted as a ballistic flight on request. The vehicle most likely "
            "glided or manoeuvred, and then neither this flight nor these ranges are "
            "its own.");
}

/* Each line of `text` wrapped as a paragraph of its own; empty lines are dropped. */
static char *wrap_lines(char *text, int columns)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    bool good = out != NULL;
    char *rest = text;
    for (char *line = strtok_r(text, "\n", &rest); good && line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        char *wrapped = loft_report_wrap(line, "  ", "    ", columns);
        good = wrapped != NULL;
        if (good) {
            fputs(wrapped, out);
        }
        free(wrapped);
    }
    good = out != NULL && ferror(out) == 0 && good;
    if (out != NULL && fclose(out) != 0) {
        good = false;
    }
    if (!good) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

/* What a refusal for the shape of the arc rests on, where it was solved for. */
static void say_refused_arc(FILE *out, const loft_estimate *e)
{
    char text[LOFT_QUANTITY_TEXT];
    if (e->basis == LOFT_BASIS_RANGE_TIME && e->n_roots > 0) {
        fprintf(out, " By the range and the time the apogee would be about %s.",
                loft_report_km(text, e->roots_apogee_m[0]));
    } else if (e->basis == LOFT_BASIS_APOGEE_TIME && e->has_two_body) {
        fprintf(out, " By the apogee and the time the range would be about %s.",
                loft_report_km(text, e->two_body.range_m));
    }
}

static void say_answer(FILE *out, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    say_reported(out, &answer->question->report);
    fputc('\n', out);
    if (e->refusal != LOFT_REFUSED_NOT) {
        fprintf(out, "Not converted (%s): %s.", loft_refusal_code(e->refusal),
                loft_refusal_reason(e->refusal));
        say_refused_arc(out, e);
        fputc('\n', out);
        return;
    }
    if (e->warn_ballistic) {
        say_ballistic_warning(out);
        fputc('\n', out);
    }
    if (!e->converged) {
        fprintf(out, "No flight of this class was found with these figures: the fit did "
                     "not converge.\n");
        return;
    }
    say_basis(out, answer);
    fputc('\n', out);
    say_time(out, answer);
    fputc('\n', out);
    say_fit(out, e);
    fputc('\n', out);
    say_two_body(out, e);
    fputc('\n', out);
    if (e->has_standard) {
        say_standard(out, answer);
        fputc('\n', out);
    }
    if (answer->posterior != NULL) {
        loft_report_say_bands(out, answer);
    } else if (answer->band_failed) {
        fprintf(out, "No band: hardly any booster of this class flies these figures "
                     "together.\n");
    } else if (e->has_standard && answer->spread != NULL && !e->lower_bound) {
        say_spread(out, answer->spread);
        fputc('\n', out);
    }
}

char *loft_report_answer(const loft_answer *answer, int columns)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    if (out == NULL) {
        return NULL;
    }
    say_answer(out, answer);
    const bool bad = ferror(out) != 0;
    if (fclose(out) != 0 || bad) {
        free(bytes);
        return NULL;
    }
    char *wrapped = wrap_lines(bytes, columns);
    free(bytes);
    return wrapped;
}
