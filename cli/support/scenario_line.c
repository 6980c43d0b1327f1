/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/scenario_line.h"

#include <stdio.h>
#include <string.h>

static const loft_estimate *drawn_estimate(const loft_analysis *analysis)
{
    return loft_analysis_estimate(analysis, loft_analysis_drawn(analysis));
}

const char *scenario_line_range(char out[LOFT_QUANTITY_TEXT],
                                const loft_analysis *analysis, loft_role role)
{
    char km[LOFT_QUANTITY_TEXT];
    const loft_launch_flight *best =
        loft_analysis_found(analysis, loft_analysis_drawn(analysis), role);
    if (best == NULL || best->unbounded) {
        snprintf(out, LOFT_QUANTITY_TEXT, "%s", best != NULL ? "unbounded" : "");
    } else {
        snprintf(out, LOFT_QUANTITY_TEXT, "%s%.36s",
                 drawn_estimate(analysis)->lower_bound ? "at least " : "",
                 loft_report_km(km, best->range_m));
    }
    return out;
}

static const loft_launch_flight *standard_of(const loft_analysis *analysis)
{
    return loft_analysis_found(analysis, loft_analysis_drawn(analysis),
                               LOFT_ROLE_STANDARD);
}

const char *scenario_line_state(const loft_analysis *analysis)
{
    const loft_estimate *e = drawn_estimate(analysis);
    if (e->refusal != LOFT_REFUSED_NOT) {
        return loft_refusal_code(e->refusal);
    }
    return standard_of(analysis) == NULL ? "no fit found"
           : e->lower_bound              ? "lower bound"
                                         : "converted";
}

const char *scenario_line(char out[SCENARIO_LINE], const loft_analysis *analysis)
{
    const loft_estimate *e = drawn_estimate(analysis);
    char range[LOFT_QUANTITY_TEXT];
    const loft_launch_flight *best = standard_of(analysis);
    if (best == NULL) {
        snprintf(out, SCENARIO_LINE, "%s%s",
                 e->refusal != LOFT_REFUSED_NOT ? "not converted: " : "",
                 scenario_line_state(analysis));
        return out;
    }
    scenario_line_range(range, analysis, LOFT_ROLE_STANDARD);
    const bool timed = e->time_check.verdict != LOFT_VERDICT_NOT_REPORTED;
    snprintf(out, SCENARIO_LINE, "standard range %s%s (%s)%s%s%s",
             e->lower_bound || best->unbounded ? "" : "about ", range,
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
    if (drawn_estimate(analysis)->refusal != LOFT_REFUSED_NOT) {
        count->refused++;
    } else if (standard_of(analysis) != NULL) {
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
