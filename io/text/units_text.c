/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/units_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/base/decimal.h"

static const double metres_per_mile = 1609.344;

/* value with thousands separators and so many decimals. */
static void grouped(char out[LOFT_QUANTITY_TEXT], double value, int decimals)
{
    char plain[LOFT_QUANTITY_TEXT];
    loft_snprintf(plain, sizeof plain, "%.*f", decimals, fabs(value));
    const size_t whole = strcspn(plain, ".");
    size_t n = 0;
    if (value < 0.0) {
        out[n++] = '-';
    }
    for (size_t i = 0; plain[i] != '\0' && n + 2 < LOFT_QUANTITY_TEXT; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0) {
            out[n++] = ',';
        }
        out[n++] = plain[i];
    }
    out[n] = '\0';
}

static void append(char out[LOFT_QUANTITY_TEXT], const char *text)
{
    strncat(out, text, LOFT_QUANTITY_TEXT - 1 - strlen(out));
}

/* Three figures of a number, from 10,000 on hundreds; never below whole ones. */
static double rounded(double value)
{
    double step = 1.0;
    if (value > 0.0) {
        step = pow(10.0, floor(log10(value)) - 2.0);
    }
    step = fmin(fmax(step, 1.0), 100.0);
    return step * round(value / step);
}

double loft_text_km_shown(double length_m)
{
    return 1000.0 * rounded(length_m / 1000.0);
}

const char *loft_text_km(char out[LOFT_QUANTITY_TEXT], double length_m)
{
    grouped(out, rounded(length_m / 1000.0), 0);
    append(out, " km");
    return out;
}

const char *loft_text_length(char out[LOFT_QUANTITY_TEXT], double length_m)
{
    const double size_m = fabs(length_m);
    if (size_m >= 9950.0) {
        return loft_text_km(out, length_m);
    }
    if (size_m >= 999.5) {
        loft_snprintf(out, LOFT_QUANTITY_TEXT, "%.1f km", length_m / 1000.0);
    } else {
        const int decimals = size_m >= 0.05 && size_m < 9.95 ? 1 : 0;
        loft_snprintf(out, LOFT_QUANTITY_TEXT, "%.*f m", decimals,
                      loft_unsigned_zero(length_m, decimals));
    }
    return out;
}

const char *loft_text_miles(char out[LOFT_QUANTITY_TEXT], double length_m)
{
    grouped(out, rounded(length_m / metres_per_mile), 0);
    append(out, " miles");
    return out;
}

const char *loft_text_mass(char out[LOFT_QUANTITY_TEXT], double mass_kg)
{
    if (round(mass_kg) < 1000.0) {
        loft_snprintf(out, LOFT_QUANTITY_TEXT, "%.5g", mass_kg);
    } else {
        grouped(out, round(mass_kg), 0);
    }
    append(out, " kg");
    return out;
}

double loft_text_time_shown(double time_s)
{
    const double step_s = time_s < 600.0 ? 1.0 : time_s < 7200.0 ? 10.0 : 60.0;
    return step_s * round(time_s / step_s);
}

/* Whole minutes and seconds, from two hours on with hours. */
static const char *spoken(char out[LOFT_QUANTITY_TEXT], long s)
{
    if (s < 60) {
        snprintf(out, LOFT_QUANTITY_TEXT, "%ld s", s);
    } else if (s >= 7200 && s % 60 == 0) {
        snprintf(out, LOFT_QUANTITY_TEXT, "%ld h %ld min", s / 3600, s % 3600 / 60);
    } else if (s % 60 == 0) {
        snprintf(out, LOFT_QUANTITY_TEXT, "%ld min", s / 60);
    } else {
        snprintf(out, LOFT_QUANTITY_TEXT, "%ld min %ld s", s / 60, s % 60);
    }
    return out;
}

const char *loft_text_time(char out[LOFT_QUANTITY_TEXT], double time_s)
{
    return spoken(out, lround(loft_text_time_shown(time_s)));
}

bool loft_claim_is_single(const loft_claim *claim)
{
    return claim->kind == LOFT_CLAIM_EXACT || claim->kind == LOFT_CLAIM_ABOUT;
}

const char *loft_text_time_gap(char out[LOFT_QUANTITY_TEXT], double reported_s,
                               double model_s)
{
    return spoken(out, lround(fabs(round(reported_s) - loft_text_time_shown(model_s))));
}

/* The decimals that were reported: 0.05 for half a unit of the last digit means one. */
static int decimals_of(const loft_claim *claim, double unit)
{
    const int most = 3; /* metres, milliseconds */
    const double last_digit = 2.0 * claim->rounding / unit;
    return last_digit > 0.0 ? (int)fmin(fmax(round(-log10(last_digit)), 0.0), most) : 0;
}

/* One decimal unless it would be 0. */
static int decimals_of_edge(double edge)
{
    return fabs(edge - round(edge)) < 0.05 ? 0 : 1;
}

static const char *claim_text(char out[LOFT_QUANTITY_TEXT], const loft_claim *claim,
                              double unit, const char *unit_name)
{
    static const char *const words[] = {"not reported", "", "about ",      "more than ",
                                        "up to ",       "", "tracked for "};
    char value[LOFT_QUANTITY_TEXT];
    snprintf(out, LOFT_QUANTITY_TEXT, "%s", words[claim->kind]);
    if (claim->kind == LOFT_CLAIM_NONE) {
        return out;
    }
    if (claim->kind == LOFT_CLAIM_INTERVAL) {
        grouped(value, claim->lo / unit, decimals_of_edge(claim->lo / unit));
        append(out, value);
        append(out, " to ");
        grouped(value, claim->hi / unit, decimals_of_edge(claim->hi / unit));
    } else {
        grouped(value, claim->value / unit, decimals_of(claim, unit));
    }
    append(out, value);
    append(out, unit_name);
    return out;
}

const char *loft_text_claim_km(char out[LOFT_QUANTITY_TEXT], const loft_claim *claim)
{
    return claim_text(out, claim, 1000.0, " km");
}

const char *loft_text_fitted_length(char out[LOFT_QUANTITY_TEXT], double length_m,
                                    const loft_claim *claim)
{
    if (claim != NULL && loft_claim_is_single(claim)) {
        const int decimals = decimals_of(claim, 1000.0);
        char reported[LOFT_QUANTITY_TEXT];
        grouped(reported, claim->value / 1000.0, decimals);
        grouped(out, length_m / 1000.0, decimals);
        if (strcmp(out, reported) == 0) {
            append(out, " km");
            return out;
        }
    }
    return loft_text_length(out, length_m);
}

const char *loft_text_claim_time(char out[LOFT_QUANTITY_TEXT], const loft_claim *claim)
{
    const bool minutes = claim->rounding >= 30.0 && fmod(claim->value, 60.0) == 0.0;
    return minutes ? claim_text(out, claim, 60.0, " min")
                   : claim_text(out, claim, 1.0, " s");
}

const char *loft_text_claim_spoken_time(char out[LOFT_QUANTITY_TEXT],
                                        const loft_claim *claim)
{
    const double whole_s = round(claim->value);
    const bool seconds = claim->rounding < 30.0 && claim->kind != LOFT_CLAIM_NONE &&
                         claim->kind != LOFT_CLAIM_INTERVAL && whole_s >= 60.0;
    if (!seconds) {
        return loft_text_claim_time(out, claim);
    }
    loft_claim minutes = *claim; /* its hedge, before the minutes */
    minutes.value = 60.0 * floor(whole_s / 60.0);
    minutes.rounding = 30.0;
    loft_text_claim_time(out, &minutes);
    if (whole_s > minutes.value) {
        char rest[LOFT_QUANTITY_TEXT];
        loft_snprintf(rest, sizeof rest, " %.0f s", whole_s - minutes.value);
        append(out, rest);
    }
    return out;
}

const char *loft_text_claim_both_times(char out[LOFT_QUANTITY_TEXT],
                                       const loft_claim *claim)
{
    loft_claim bare = *claim;
    char minutes[LOFT_QUANTITY_TEXT];
    bare.kind = claim->kind == LOFT_CLAIM_NONE ? LOFT_CLAIM_NONE : LOFT_CLAIM_EXACT;
    loft_text_claim_spoken_time(minutes,
                                claim->kind == LOFT_CLAIM_INTERVAL ? claim : &bare);
    loft_text_claim_time(out, claim);
    if (strstr(out, minutes) == NULL) {
        append(out, " (");
        append(out, minutes);
        append(out, ")");
    }
    return out;
}
