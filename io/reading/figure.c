/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/figure.h"

#include <math.h>

#include "io/reading/quantity.h"
#include "sim/base/decimal.h"

/* An exact figure is rounded as it was written; a hedged one as in a scenario, and so is a
 * round one without a hedge. */
static loft_claim claim_of(const loft_quantity *figure, bool is_time)
{
    if (figure->kind == LOFT_CLAIM_INTERVAL) {
        return loft_claim_interval(figure->lo, figure->hi, 1.0);
    }
    const loft_claim_kind kind = figure->round ? LOFT_CLAIM_ABOUT : figure->kind;
    loft_claim claim =
        is_time ? loft_claim_time(kind, figure->lo)
                : loft_claim_figure(kind, figure->lo / figure->unit_si, figure->unit_si);
    if (kind == LOFT_CLAIM_EXACT) {
        claim.rounding = figure->rounding;
    }
    return claim;
}

const char *loft_km_of_metres(char out[32], double metres)
{
    const double km = metres / 1000.0;
    loft_snprintf(out, 32, km == floor(km) ? "%.0fkm" : "%.4fkm", km);
    return out;
}

/* A figure beyond the limit, with the smaller unit in which it is not. */
static bool refuse_limit(loft_report_figure figure, const char *name, const char *text,
                         double most, const loft_quantity *read,
                         char message[LOFT_MESSAGE])
{
    const bool is_time = figure == LOFT_FIGURE_TIME;
    const double typed = read->hi / read->unit_si;
    const bool in_minutes = is_time && read->unit_si > 60.0 && typed * 60.0 <= most;
    char km[32];
    char hint[64] = "";
    if (in_minutes || (is_time && read->unit_si > 1.0 && typed <= most)) {
        loft_snprintf(hint, sizeof hint, "; if it is in %s, write %.10g%s",
                      in_minutes ? "minutes" : "seconds", typed,
                      in_minutes ? "min" : "s");
    } else if (!is_time && read->unit_si > 1.0 && typed <= most) {
        loft_snprintf(hint, sizeof hint, "; if it is in metres, write %s",
                      loft_km_of_metres(km, typed));
    }
    return loft_message_write(message, "%s: %s exceeds the limit of %g%s%s", name, text,
                              is_time ? most : most / 1000.0, is_time ? " s" : " km",
                              hint);
}

static bool read_claim(loft_report_figure figure, const char *name, const char *text,
                       loft_report *report, char message[LOFT_MESSAGE])
{
    static const struct {
        const char *example;
        loft_quantity_dimension dimension;
        double most;
    } kinds[LOFT_FIGURES] = {{"2111.5km", LOFT_QUANTITY_LENGTH, 1e8},
                             {"787km", LOFT_QUANTITY_LENGTH, 20004e3},
                             {"30min", LOFT_QUANTITY_TIME, 1e5}};
    loft_claim *const claims[LOFT_FIGURES] = {&report->apogee_m, &report->range_m,
                                              &report->time_s};
    const bool is_time = figure == LOFT_FIGURE_TIME;
    const loft_quantity_want want = {name, kinds[figure].example, kinds[figure].dimension,
                                     LOFT_QUANTITY_POSITIVE, false};
    loft_quantity read;
    if (loft_quantity_read(&want, text, &read, message) != LOFT_OK) {
        return false;
    }
    if (read.hi > kinds[figure].most) {
        return refuse_limit(figure, name, text, kinds[figure].most, &read, message);
    }
    *claims[figure] = claim_of(&read, is_time);
    return true;
}

loft_status loft_figure_read(loft_report_figure figure, const char *name,
                             const char *text, loft_report *report,
                             char message[LOFT_MESSAGE])
{
    return read_claim(figure, name, text, report, message) ? LOFT_OK : LOFT_ERR_INPUT;
}
