/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/scenario_line.h"

#include <stdio.h>
#include <string.h>

static const loft_estimate *drawn_estimate(const loft_analysis *analysis)
{
    return loft_analysis_estimate(analysis, loft_analysis_drawn(analysis));
}

const char *scenario_line_range(char out[LOFT_QUANTITY_TEXT], const loft_estimate *e,
                                const loft_standard *standard)
{
    char km[LOFT_QUANTITY_TEXT];
    if (!e->has_standard || standard->best.unbounded) {
        snprintf(out, LOFT_QUANTITY_TEXT, "%s", e->has_standard ? "unbounded" : "");
    } else {
        snprintf(out, LOFT_QUANTITY_TEXT, "%s%.36s", e->lower_bound ? "at least " : "",
                 loft_report_km(km, standard->best.range_m));
    }
    return out;
}

const char *scenario_line_state(const loft_estimate *e)
{
    if (e->refusal != LOFT_REFUSED_NOT) {
        return loft_refusal_code(e->refusal);
    }
    return !e->converged || !e->has_standard ? "no fit found"
           : e->lower_bound                  ? "lower bound"
                                             : "converted";
}

const char *scenario_line(char out[SCENARIO_LINE], const loft_analysis *analysis)
{
    const loft_estimate *e = drawn_estimate(analysis);
    char range[LOFT_QUANTITY_TEXT];
    if (!e->has_standard) {
        snprintf(out, SCENARIO_LINE, "%s%s",
                 e->refusal != LOFT_REFUSED_NOT ? "not converted: " : "",
                 scenario_line_state(e));
        return out;
    }
    scenario_line_range(range, e, &e->no_rotation);
    const bool timed = e->time_check.verdict != LOFT_VERDICT_NOT_REPORTED;
    snprintf(out, SCENARIO_LINE, "standard range %s%s (%s)%s%s%s",
             e->lower_bound || e->no_rotation.best.unbounded ? "" : "about ", range,
             loft_range_class_name(e->range_class), timed ? "; time " : "",
             timed ? loft_verdict_name(e->time_check.verdict) : "",
             e->warn_ballistic ? "; ballistic on request" : "");
    return out;
}

void scenario_count_add(scenario_count *count, const loft_analysis *analysis)
{
    if (analysis == NULL) {
        count->failed++;
        return;
    }
    const loft_estimate *e = drawn_estimate(analysis);
    if (e->refusal != LOFT_REFUSED_NOT) {
        count->refused++;
    } else if (e->has_standard) {
        count->converted++;
    } else {
        count->not_converged++;
    }
}

static void append(char out[SCENARIO_LINE], size_t n, const char *what)
{
    const size_t used = strlen(out);
    if (n > 0) {
        snprintf(out + used, SCENARIO_LINE - used, ", %zu %s", n, what);
    }
}

const char *scenario_count_text(char out[SCENARIO_LINE], const scenario_count *count)
{
    const size_t n =
        count->converted + count->refused + count->not_converged + count->failed;
    snprintf(out, SCENARIO_LINE, "%zu scenario%s: %zu converted, %zu refused", n,
             n == 1 ? "" : "s", count->converted, count->refused);
    append(out, count->not_converged, "without a fit");
    append(out, count->failed, "failed");
    append(out, count->left_out, "skipped for errors in the file");
    return strncat(out, ".", SCENARIO_LINE - 1 - strlen(out));
}
