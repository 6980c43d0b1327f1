/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/figure.h"

#include <math.h>

#include "io/reading/quantity.h"
#include "sim/base/decimal.h"

/* An exact figure is rounded as it was written; a hedged one as in a scenario, and so is a
 * round one without a hedge. */
static loft_claim claim_of(const loft_quantity *figure, loft_claim_kind said,
                           bool is_time)
{
    if (figure->kind == LOFT_CLAIM_INTERVAL) {
        return loft_claim_interval(figure->lo, figure->hi, 1.0);
    }
    const loft_claim_kind own = figure->round ? LOFT_CLAIM_ABOUT : figure->kind;
    const loft_claim_kind kind = !figure->hedged && said != LOFT_CLAIM_NONE ? said : own;
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

/*
 * A figure beyond the limit, with the smaller unit in which it is not. Metres are offered
 * where they give 100 km or more: 21000km is no 21 km, but a mistake of another kind.
 */
static bool refuse_limit(loft_report_figure figure, const loft_figure_name *name,
                         const char *text, double most, const loft_quantity *read,
                         char message[LOFT_MESSAGE])
{
    static const double least_m = 100e3;
    const bool is_time = figure == LOFT_FIGURE_TIME;
    const double typed = read->hi / read->unit_si;
    const bool in_minutes = is_time && read->unit_si > 60.0 && typed * 60.0 <= most;
    char km[32];
    const char *lead = name->lead != NULL ? name->lead : "";
    char hint[96] = "";
    if (in_minutes || (is_time && read->unit_si > 1.0 && typed <= most)) {
        loft_snprintf(hint, sizeof hint, "; if it is in %s, write %s%.10g%s",
                      in_minutes ? "minutes" : "seconds", lead, typed,
                      in_minutes ? "min" : "s");
    } else if (!is_time && read->unit_si > 1.0 && typed >= least_m && typed <= most) {
        loft_snprintf(hint, sizeof hint, "; if it is in metres, write %s%s", lead,
                      loft_km_of_metres(km, typed));
    }
    if (figure == LOFT_FIGURE_RANGE) {
        return loft_message_write(message,
                                  "%s: %s is longer than half the Earth's circumference, "
                                  "20004 km%s%s%s",
                                  name->name, text, hint[0] != '\0' ? hint : "; such as ",
                                  hint[0] != '\0' ? "" : lead,
                                  hint[0] != '\0' ? "" : "787km");
    }
    return loft_message_write(message, "%s: %s exceeds the limit of %g%s%s", name->name,
                              text, is_time ? most : most / 1000.0,
                              is_time ? " s" : " km", hint);
}

static bool read_claim(loft_report_figure figure, const loft_figure_name *name,
                       const char *text, loft_claim_kind said, loft_figure_read_as *out,
                       char message[LOFT_MESSAGE])
{
    static const struct {
        const char *example;
        loft_quantity_dimension dimension;
        double most;
    } kinds[LOFT_FIGURES] = {{"2111.5km", LOFT_QUANTITY_LENGTH, 1e8},
                             {"787km", LOFT_QUANTITY_LENGTH, 20004e3},
                             {"30min", LOFT_QUANTITY_TIME, 1e5}};
    const bool is_time = figure == LOFT_FIGURE_TIME;
    char example[64];
    loft_snprintf(example, sizeof example, "%s%s", name->lead != NULL ? name->lead : "",
                  kinds[figure].example);
    const loft_quantity_want want = {.option = name->name,
                                     .example = example,
                                     .dimension = kinds[figure].dimension,
                                     .most = kinds[figure].most,
                                     .bare = name->bare,
                                     .lead = name->lead};
    loft_quantity read;
    if (loft_quantity_read(&want, text, &read, message) != LOFT_OK) {
        return false;
    }
    if (read.hi > kinds[figure].most) {
        return refuse_limit(figure, name, text, kinds[figure].most, &read, message);
    }
    *out = (loft_figure_read_as){claim_of(&read, said, is_time), read.hedged};
    return true;
}

loft_status loft_figure_claim(loft_report_figure figure, const loft_figure_name *name,
                              const char *text, loft_claim_kind said,
                              loft_figure_read_as *out, char message[LOFT_MESSAGE])
{
    return read_claim(figure, name, text, said, out, message) ? LOFT_OK : LOFT_ERR_INPUT;
}

loft_status loft_figure_read(loft_report_figure figure, const loft_figure_name *name,
                             const char *text, loft_report *report,
                             char message[LOFT_MESSAGE])
{
    loft_claim *const claims[LOFT_FIGURES] = {&report->apogee_m, &report->range_m,
                                              &report->time_s};
    loft_figure_read_as read;
    if (!read_claim(figure, name, text, LOFT_CLAIM_NONE, &read, message)) {
        return LOFT_ERR_INPUT;
    }
    *claims[figure] = read.claim;
    return LOFT_OK;
}
