/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "loft/infer.h"

#define ROW(name, code) [LOFT_REFUSED_##name] = (code),
static const char *const refusals[LOFT_REFUSED_COUNT] = {LOFT_REFUSAL_LIST(ROW)};

const char *loft_refusal_code(loft_refusal refusal)
{
    return refusals[refusal];
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
