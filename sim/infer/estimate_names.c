/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "loft/infer.h"

/* One row for a refusal: its code, and its reason as the part of a sentence. */
static const char *const refusals[LOFT_REFUSED_COUNT][2] = {
    [LOFT_REFUSED_NOT] = {NULL, NULL},
    [LOFT_REFUSED_NOTHING_REPORTED] = {"nothing_reported",
                                       "no apogee, range or flight time was reported"},
    [LOFT_REFUSED_TIME_ALONE] =
        {"time_alone",
         "a flight time alone fits any trajectory; an apogee or a range is needed"},
    [LOFT_REFUSED_FAILURE] =
        {"failure",
         "the flight failed or broke up, or this is disputed; the figures of an "
         "unfinished flight do not show what the missile can do"},
    [LOFT_REFUSED_LIFTING] =
        {"lifting", "the vehicle glides or manoeuvres; a ballistic flight with the same "
                    "apogee and range is not the one that took place"},
    [LOFT_REFUSED_DEPRESSED_OR_LIFTING] =
        {"depressed_or_lifting",
         "the apogee is below 0.6 of the minimum-energy apogee for the range: a depressed "
         "or lifting flight, not a plain ballistic arc (or the two figures are swapped)"},
    [LOFT_REFUSED_PARTIAL_BURN] =
        {"partial_burn", "the booster did not burn all its stages, so the flight shows "
                         "less than it can do"},
    [LOFT_REFUSED_SATELLITE_LAUNCH] =
        {"satellite_launch", "a satellite launch has no ballistic flight to convert"},
    [LOFT_REFUSED_TOO_WEAK] =
        {"too_weak", "at the speed this flight needs, a booster of this class would not "
                     "lift off: its thrust is below its weight"},
};

const char *loft_refusal_code(loft_refusal refusal)
{
    return refusals[refusal][0];
}

const char *loft_refusal_reason(loft_refusal refusal)
{
    return refusals[refusal][1];
}

const char *loft_basis_name(loft_basis basis)
{
    static const char *const names[] = {
        "none",           "apogee and range", "apogee and time",
        "range and time", "apogee alone",     "range alone"};
    return names[basis];
}

const char *loft_verdict_name(loft_verdict verdict)
{
    static const char *const names[] = {"not reported", "consistent", "strained",
                                        "impossible"};
    return names[verdict];
}

const char *loft_suspect_name(loft_suspect suspect)
{
    static const char *const names[] = {NULL, "apogee", "range", "time"};
    return names[suspect];
}

loft_range_class loft_range_class_of(double range_m, bool unbounded)
{
    static const double limits_m[] = {300e3, 1000e3, 3000e3, 5500e3};
    int i = 0;
    while (i < 4 && (unbounded || range_m >= limits_m[i])) {
        i++;
    }
    return (loft_range_class)i;
}

const char *loft_range_class_name(loft_range_class range_class)
{
    static const char *const names[] = {"CRBM", "SRBM", "MRBM", "IRBM", "ICBM"};
    return names[range_class];
}

bool loft_report_is_empty(const loft_report *report)
{
    return report->apogee_m.kind == LOFT_CLAIM_NONE &&
           report->range_m.kind == LOFT_CLAIM_NONE &&
           report->time_s.kind == LOFT_CLAIM_NONE;
}
