/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/summary.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/summary_band.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/base/visible.h"

/* Above this two-body range the last digits depend on metres per second: none is given. */
static const double no_digits_m = 19000e3;

/* A difference of times that has to be explained. */
static const double clearly_off_s = 60.0;

/* Units and the like that stay with the number before them; the longest first of a kind. */
static const char *const units[] = {"km/s", "km",       "kg/m2", "miles", "min",
                                    "ms",   "m/s",      "m",     "h",     "s",
                                    "%",    "nautical", "feet"};

/* Does `text`, behind a space, begin with a unit as a whole word? */
static bool is_unit(const char *text)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const size_t n = strlen(units[i]);
        if (strncmp(text, units[i], n) == 0 && !isalnum((unsigned char)text[n])) {
            return true;
        }
    }
    return false;
}

/* Bytes that stay on one line: a word, a number with its unit, "28 min 30 s". */
static size_t unbroken(const char *text)
{
    size_t word = strcspn(text, " ");
    while (word > 0 && isdigit((unsigned char)text[word - 1]) && text[word] == ' ' &&
           is_unit(text + word + 1)) {
        word += 1 + strcspn(text + word + 1, " ");
        const size_t next = text[word] == ' ' ? strspn(text + word + 1, "0123456789") : 0;
        if (next > 0 && text[word + 1 + next] == ' ') { /* "min 30 s" */
            word += 1 + next;
        }
    }
    return word;
}

static char *wrap(const char *text, const char *first, const char *rest, int columns)
{
    loft_text wrapped;
    char *bytes = NULL;
    if (loft_text_open(&wrapped) != LOFT_OK) {
        return NULL;
    }
    FILE *out = wrapped.out;
    size_t used = strlen(first);
    fputs(first, out);
    bool line_empty = true;
    while (*text != '\0') {
        const size_t word = unbroken(text);
        size_t width = 0;
        for (size_t i = 0; i < word; i++) { /* UTF-8: continuation bytes have no width */
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
    return loft_text_close(&wrapped, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

char *loft_text_wrap(const char *text, const char *first, const char *rest, int columns)
{
    char *visible = loft_visible_text(text);
    char *wrapped = visible != NULL ? wrap(visible, first, rest, columns) : NULL;
    free(visible);
    return wrapped;
}

void loft_text_put_wrapped(loft_text *out, char *text, const char *first,
                           const char *rest, int columns)
{
    loft_text_put(out, text != NULL ? loft_text_wrap(text, first, rest, columns) : NULL);
    free(text);
}

const char *loft_summary_class(const loft_answer *answer)
{
    return answer->class_assumed ? "the assumed class" : "the class";
}

/* "Reported: apogee 2,111.5 km, range 787 km (no flight time)." */
static void write_reported(FILE *out, const loft_report *report)
{
    static const char *const names[] = {"apogee", "range", "flight time"};
    char texts[3][LOFT_QUANTITY_TEXT];
    const loft_claim *const claims[] = {&report->apogee_m, &report->range_m,
                                        &report->time_s};
    loft_text_claim_km(texts[0], &report->apogee_m);
    loft_text_claim_km(texts[1], &report->range_m);
    loft_text_claim_both_times(texts[2], &report->time_s);
    int n = 0;
    int n_missing = 0;
    fprintf(out, "Reported:");
    for (int i = 0; i < 3; i++) {
        if (claims[i]->kind != LOFT_CLAIM_NONE) {
            fprintf(out, "%s %s %s", n++ > 0 ? "," : "", names[i], texts[i]);
        }
    }
    for (int i = 0; i < 3; i++) {
        if (claims[i]->kind == LOFT_CLAIM_NONE) {
            fprintf(out, "%sno %s",
                    n_missing++ > 0 ? ", "
                    : n > 0         ? " ("
                                    : " ",
                    names[i]);
        }
    }
    fprintf(out, "%s.", n > 0 && n_missing > 0 ? ")" : "");
}

static void write_suspect(FILE *out, const loft_time_check *check)
{
    char value[LOFT_QUANTITY_TEXT];
    if (check->suspect == LOFT_SUSPECT_TIME) {
        loft_text_time(value, check->suggested);
    } else {
        loft_text_km(value, check->suggested);
    }
    fprintf(
        out,
        " The figure to doubt first is the %s; in the model about %s would fit the others.",
        loft_suspect_name(check->suspect), value);
}

/* "46 min on this flight, 1 min 12 s less than the reported 47 min 12 s" of a typical flight. */
static void write_difference(FILE *out, const loft_claim *time_s, double model_s)
{
    const double least_s = 0.5; /* less is the same to the second */
    const double shown_s = loft_text_time_shown(model_s);
    char model[LOFT_QUANTITY_TEXT];
    char off[LOFT_QUANTITY_TEXT];
    char said[LOFT_QUANTITY_TEXT];
    const loft_claim value = {
        .kind = LOFT_CLAIM_EXACT, .value = time_s->value, .rounding = time_s->rounding};
    const bool single = loft_claim_is_single(time_s);
    loft_text_claim_spoken_time(said, single ? &value : time_s);
    loft_text_time(model, model_s);
    if (time_s->kind == LOFT_CLAIM_NONE) {
        fprintf(out, "%s on this flight", model);
    } else if (!single) {
        fprintf(out, "%s on this flight; reported was %s", model, said);
    } else if (fabs(time_s->value - model_s) < least_s ||
               fabs(time_s->value - shown_s) < least_s) {
        fprintf(out, "%s on this flight, as reported", said);
    } else {
        fprintf(out, "%s on this flight, %s %s than the reported %s", model,
                loft_text_time_gap(off, time_s->value, model_s),
                shown_s > time_s->value ? "more" : "less", said);
    }
}

/*
 * A time that differs by more than the tolerance and yet is consistent: a figure is a bound,
 * and the flight may lie on its other side. False if the tolerance covers the difference.
 */
static bool write_excused(FILE *out, const loft_answer *answer)
{
    const loft_report *report = &answer->question->report;
    const double model_s = answer->estimate->time_check.model_s;
    const bool longer = report->time_s.value > model_s;
    char model[LOFT_QUANTITY_TEXT];
    char apogee[LOFT_QUANTITY_TEXT];
    loft_text_time(model, model_s);
    if (loft_claim_is_one_sided(&report->time_s)) {
        fprintf(
            out,
            "The reported time is a bound; in the model a typical booster of %s takes %s on such a "
            "flight, and the figures can all be true.",
            loft_summary_class(answer), model);
        return true;
    }
    if (!loft_claim_is_one_sided(&report->apogee_m) ||
        fabs(report->time_s.value - model_s) < clearly_off_s) {
        return false;
    }
    const loft_claim value = {.kind = LOFT_CLAIM_EXACT,
                              .value = report->apogee_m.value,
                              .rounding = report->apogee_m.rounding};
    fprintf(
        out,
        "At an apogee of exactly %s a typical booster of %s takes %s in the model; a flight that "
        "rises %s takes %s, so the figures can all be true.",
        loft_text_claim_km(apogee, &value), loft_summary_class(answer), model,
        longer ? "higher" : "less high", longer ? "longer" : "less time");
    return true;
}

void loft_summary_write_time(FILE *out, const loft_answer *answer)
{
    static const char *const openings[] = {
        "In the model a", "The three figures are consistent: in the model a",
        "The figures are strained: in the model a",
        "The figures cannot all be true: in the model a"};
    const loft_estimate *e = answer->estimate;
    const loft_time_check *check = &e->time_check;
    const double reported_s = answer->question->report.time_s.value;
    const bool solved =
        check->verdict == LOFT_VERDICT_CONSISTENT && e->basis != LOFT_BASIS_APOGEE_RANGE;
    if (solved) {
        return; /* the time went into the fit */
    }
    if (check->verdict == LOFT_VERDICT_CONSISTENT && write_excused(out, answer)) {
        return;
    }
    fprintf(out, "%s typical booster of %s takes ", openings[check->verdict],
            loft_summary_class(answer));
    write_difference(out, &answer->question->report.time_s, check->model_s);
    if (check->verdict == LOFT_VERDICT_NOT_REPORTED) {
        fprintf(out, "; no time was reported to check it against.");
        return;
    }
    fprintf(out, ".");
    if (check->verdict == LOFT_VERDICT_IMPOSSIBLE && reported_s < check->two_body_s) {
        fprintf(out, " Even a flight that starts at full speed takes longer.");
    }
    if (check->suspect != LOFT_SUSPECT_NONE && answer->slip == NULL) {
        write_suspect(out, check);
    }
}

/* The range of a solved figure that the rounding of the two reported ones allows. */
static void write_solved_between(FILE *out, const loft_estimate *e)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    loft_text_km(low, e->solved_low_m);
    if (isfinite(e->solved_high_m)) {
        fprintf(out, " (rounding of the reported figures alone allows %s to %s).", low,
                loft_text_km(high, e->solved_high_m));
    } else {
        fprintf(out, " (rounding of the reported figures alone allows %s or more).", low);
    }
}

static void write_basis(FILE *out, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    const loft_launch_flight *flown = &e->fit.flown;
    char text[LOFT_QUANTITY_TEXT];
    switch (e->basis) {
    case LOFT_BASIS_APOGEE_TIME:
        fprintf(out, "Range computed from apogee and time: about %s",
                loft_text_km(text, flown->range_m));
        write_solved_between(out, e);
        fprintf(out, " The time of a steep flight hardly depends on its range.");
        break;
    case LOFT_BASIS_RANGE_TIME:
        fprintf(out, "Apogee computed from range and time: about %s",
                loft_text_km(text, flown->flight.apogee.place.alt_m));
        write_solved_between(out, e);
        for (int i = 1; i < e->n_roots; i++) {
            fprintf(out, " An apogee of %s fits as well (depressed trajectory).",
                    loft_text_km(text, e->roots_apogee_m[i]));
        }
        if (e->n_roots == 1) {
            fprintf(out, " No other apogee fits: at a given range, a higher flight "
                         "takes longer.");
        }
        break;
    case LOFT_BASIS_APOGEE:
        fprintf(out,
                "Only the apogee can be used: one figure gives lower bounds and says "
                "nothing of the range flown. Drawn is the vertical flight of least "
                "speed that reaches it.");
        break;
    case LOFT_BASIS_RANGE:
        fprintf(
            out,
            "Only the range can be used: one figure gives lower bounds and says nothing "
            "of what the missile can do beyond them. Drawn is the flight of least speed "
            "that %s it, in the model with an apogee of %s.",
            e->stands_in ? "comes nearest to" : "reaches",
            loft_text_km(text, flown->flight.apogee.place.alt_m));
        break;
    default:
        break;
    }
}

static void write_two_body(FILE *out, const loft_estimate *e)
{
    char text[LOFT_QUANTITY_TEXT];
    const loft_twobody_standard *standard = &e->two_body_standard;
    const double speed_kmps = e->two_body.speed_mps / 1000.0;
    fprintf(out, "Equal-speed range (two-body, no air, no rotation): ");
    if (standard->unbounded) {
        loft_fprintf(
            out,
            "anywhere on Earth, because %.2f km/s at the surface exceeds circular speed.",
            speed_kmps);
    } else if (standard->range_m > no_digits_m) {
        loft_fprintf(out,
                     "near half the Earth's circumference, without trustworthy digits, "
                     "because %.2f km/s at the surface is close to circular speed.",
                     speed_kmps);
    } else {
        loft_fprintf(
            out, "%s %s at a surface speed of %.2f km/s (%.0f km more for each 10 m/s).",
            e->lower_bound ? "at least" : "about", loft_text_km(text, standard->range_m),
            speed_kmps, standard->range_per_speed_s / 100.0);
    }
}

static void write_standard_range(FILE *out, const loft_standard *standard,
                                 bool lower_bound)
{
    char range[LOFT_QUANTITY_TEXT];
    char apogee[LOFT_QUANTITY_TEXT];
    const loft_launch_flight *best = &standard->best;
    if (best->unbounded) {
        fprintf(out, "anywhere on Earth");
        return;
    }
    fprintf(out, "%s %s (apogee %s)", lower_bound ? "at least" : "about",
            loft_text_km(range, best->range_m),
            loft_text_km(apogee, best->flight.apogee.place.alt_m));
}

static void write_standard(FILE *out, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    const double azimuth_deg = loft_deg_from_rad(answer->question->launch.azimuth_rad);
    fprintf(out, "Standard range of a typical booster of %s, fitted to these figures: ",
            loft_summary_class(answer));
    write_standard_range(out, &e->no_rotation, e->lower_bound);
    if (e->no_rotation.best.unbounded && e->toward_azimuth.best.unbounded) {
        loft_fprintf(out,
                     ", by convention without the Earth's rotation, and with it toward "
                     "azimuth %.0f\302\260.",
                     azimuth_deg);
    } else {
        fprintf(out, ", by convention without the Earth's rotation; with it ");
        write_standard_range(out, &e->toward_azimuth, e->lower_bound);
        loft_fprintf(out, " toward azimuth %.0f\302\260.", azimuth_deg);
    }
    fprintf(out, " Class by range: %s%s.", e->lower_bound ? "at least " : "",
            loft_range_class_name(e->range_class));
    const bool both =
        !e->no_rotation.best.unbounded && e->basis == LOFT_BASIS_APOGEE_RANGE;
    if (both && e->no_rotation.best.range_m < e->fit.flown.range_m) {
        fprintf(out, " The flight went farther than the range without rotation, for the "
                     "rotating Earth carried it: the range flown is the least that the "
                     "missile can do.");
    }
}

/* Is the range another one at another burn? */
static bool matters(const loft_burn_spread spread[2])
{
    const double little = 0.03;
    const loft_launch_flight *shorter = &spread[0].no_rotation.best;
    const loft_launch_flight *longer = &spread[1].no_rotation.best;
    return !(spread[0].converged && spread[1].converged && !shorter->unbounded &&
             !longer->unbounded &&
             fabs(longer->range_m - shorter->range_m) < little * longer->range_m);
}

/* The range without rotation at a shorter and at a longer burn. */
static void write_spread(FILE *out, const loft_burn_spread spread[2])
{
    char text[2][LOFT_QUANTITY_TEXT];
    for (int i = 0; i < 2; i++) {
        const loft_launch_flight *best = &spread[i].no_rotation.best;
        if (!spread[i].converged) {
            snprintf(text[i], sizeof text[i], "unknown (no flight was found)");
        } else if (best->unbounded) {
            snprintf(text[i], sizeof text[i], "anywhere on Earth");
        } else {
            loft_text_km(text[i], best->range_m);
        }
    }
    if (spread[0].converged && spread[1].converged &&
        spread[0].no_rotation.best.unbounded && spread[1].no_rotation.best.unbounded) {
        loft_fprintf(
            out,
            "The burn time is assumed; with one %.0f %% shorter or %.0f %% longer the "
            "range without rotation is anywhere on Earth too.",
            100.0 * (1.0 - spread[0].factor), 100.0 * (spread[1].factor - 1.0));
        return;
    }
    loft_fprintf(
        out,
        "The burn time is assumed%s: with a burn %.0f %% shorter the range without "
        "rotation would be %s, with one %.0f %% longer %s.",
        matters(spread) ? ", and it matters most" : "", 100.0 * (1.0 - spread[0].factor),
        text[0], 100.0 * (spread[1].factor - 1.0), text[1]);
}

static void write_fit(FILE *out, const loft_estimate *e)
{
    const loft_flight_point *burnout = &e->fit.flown.flight.burnout;
    char text[LOFT_QUANTITY_TEXT];
    loft_fprintf(
        out,
        "Fitted flight: burn-out after %.0f s at an altitude of %s, %.1f km/s, "
        "%.0f\302\260 above the horizontal; lift-off thrust-to-weight ratio %.1f.",
        burnout->t_s, loft_text_km(text, burnout->place.alt_m),
        burnout->speed_mps / 1000.0,
        loft_unsigned_zero(loft_deg_from_rad(burnout->fpa_rad), 0),
        e->fit.flown.lift_off_ratio);
}

static void write_ballistic_warning(FILE *out)
{
    fprintf(
        out,
        "WARNING: fitted as a ballistic flight on request. The vehicle most likely "
        "glided or manoeuvred; then neither this flight nor these ranges apply to it.");
}

/* Each line of `text` as a wrapped paragraph; empty lines are dropped. */
static char *wrap_lines(char *text, int columns)
{
    loft_text lines;
    char *bytes = NULL;
    char *rest = text;
    if (loft_text_open(&lines) != LOFT_OK) {
        return NULL;
    }
    for (char *line = strtok_r(text, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        loft_text_put(&lines, loft_text_wrap(line, "  ", "    ", columns));
    }
    return loft_text_close(&lines, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

/* The figure that a refusal for the shape of the arc rests on, where it was computed. */
void loft_summary_write_refused_arc(FILE *out, const loft_estimate *e)
{
    char text[LOFT_QUANTITY_TEXT];
    if (e->basis == LOFT_BASIS_RANGE_TIME && e->n_roots > 0) {
        fprintf(out, " Range and time imply an apogee of about %s.",
                loft_text_km(text, e->roots_apogee_m[0]));
    } else if (e->basis == LOFT_BASIS_APOGEE_TIME && e->has_two_body) {
        fprintf(out, " Apogee and time imply a range of about %s.",
                loft_text_km(text, e->two_body.range_m));
    }
}

static void write_ranges(FILE *out, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    if (e->has_standard) {
        write_standard(out, answer);
        fputc('\n', out);
    }
    if (answer->posterior != NULL) {
        loft_summary_write_intervals(out, answer);
    } else if (answer->band_failed) {
        fprintf(out,
                "No interval: almost no booster of %s can match all reported figures.\n",
                answer->class_assumed ? "any class" : "this class");
    } else if (e->has_standard && answer->spread != NULL && !e->lower_bound) {
        write_spread(out, answer->spread);
        fputc('\n', out);
    }
}

/* All of an answer, or of the part with that name. */
static void write_answer(FILE *out, const loft_answer *answer, bool method_only)
{
    const loft_estimate *e = answer->estimate;
    if (!method_only) {
        write_reported(out, &answer->question->report);
        fputc('\n', out);
    }
    if (e->refusal != LOFT_REFUSED_NOT) {
        fprintf(out, "Not converted: %s.", loft_refusal_reason(e->refusal));
        loft_summary_write_refused_arc(out, e);
        fputc('\n', out);
        return;
    }
    if (e->warn_ballistic && !method_only) {
        write_ballistic_warning(out);
        fputc('\n', out);
    }
    if (!e->converged) {
        fprintf(out, "No flight of this booster class matches these figures.\n");
        return;
    }
    write_basis(out, answer);
    fputc('\n', out);
    if (e->lower_bound && (e->basis == LOFT_BASIS_RANGE || !method_only)) {
        return; /* one figure says no more */
    }
    if (!method_only) {
        loft_summary_write_time(out, answer);
        fputc('\n', out);
    }
    if (!answer->class_assumed) {
        write_fit(out, e);
        fputc('\n', out);
    }
    write_two_body(out, e);
    fputc('\n', out);
    if (!method_only || answer->posterior == NULL) { /* else the event has said it */
        write_ranges(out, answer);
    }
}

static char *written(const loft_answer *answer, bool method_only, int columns)
{
    loft_text whole;
    char *bytes = NULL;
    if (loft_text_open(&whole) != LOFT_OK) {
        return NULL;
    }
    write_answer(whole.out, answer, method_only);
    if (loft_text_close(&whole, &bytes, NULL) != LOFT_OK) {
        return NULL;
    }
    char *wrapped = wrap_lines(bytes, columns);
    free(bytes);
    return wrapped;
}

char *loft_summary_answer(const loft_answer *answer, int columns)
{
    return written(answer, false, columns);
}

char *loft_summary_method(const loft_answer *answer, int columns)
{
    return written(answer, true, columns);
}
