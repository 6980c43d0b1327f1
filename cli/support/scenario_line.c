/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/scenario_line.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "io/words/refusal_words.h"
#include "sim/infer/analysis_parts.h"

static const loft_estimate *drawn_estimate(const loft_analysis *analysis)
{
    return loft_analysis_estimate(analysis, loft_analysis_drawn(analysis));
}

const char *scenario_line_range(char out[LOFT_QUANTITY_TEXT], const loft_headline *h,
                                const loft_band *band)
{
    char km[LOFT_QUANTITY_TEXT];
    if (h->kind == LOFT_HEADLINE_NONE) {
        out[0] = '\0';
    } else if (isinf(band->p50)) {
        snprintf(out, LOFT_QUANTITY_TEXT, "anywhere on Earth");
    } else {
        snprintf(out, LOFT_QUANTITY_TEXT, "%s%.36s",
                 h->kind == LOFT_HEADLINE_LOWER_BOUND ? "at least " : "",
                 loft_text_km(km, band->p50));
    }
    return out;
}

const char *scenario_line_interval(char out[2 * LOFT_QUANTITY_TEXT],
                                   const loft_headline *h, const loft_band *band)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    if (h->kind != LOFT_HEADLINE_BAND || isinf(band->p05)) {
        out[0] = '\0';
        return out;
    }
    loft_text_km(low, band->p05);
    const bool open = isinf(band->p95);
    snprintf(out, 2 * LOFT_QUANTITY_TEXT, "%.*s to %s",
             open ? (int)strlen(low) : (int)strcspn(low, " "), low,
             open ? "anywhere" : loft_text_km(high, band->p95));
    return out;
}

const char *scenario_line_state(const loft_analysis *analysis)
{
    const loft_headline h = loft_analysis_headline(analysis);
    const loft_estimate *e = drawn_estimate(analysis);
    if (h.kind == LOFT_HEADLINE_NONE) {
        return loft_refusal_short(e->refusal);
    }
    return h.kind == LOFT_HEADLINE_LOWER_BOUND ? "lower bound" : "converted";
}

/* One figure: the range flown, as it was reported, is all there is. */
static const char *flown_line(char out[SCENARIO_LINE], const loft_analysis *analysis)
{
    char text[LOFT_QUANTITY_TEXT];
    bool contradicted = false;
    const loft_claim *range =
        loft_analysis_flown(analysis, loft_analysis_drawn(analysis), &contradicted);
    if (range == NULL) {
        snprintf(out, SCENARIO_LINE, "an upper limit alone");
        return out;
    }
    const loft_claim least = {
        .kind = LOFT_CLAIM_EXACT, .value = range->lo, .rounding = range->rounding};
    snprintf(out, SCENARIO_LINE, "range at least %s, as flown",
             loft_text_claim_km(text, &least));
    return out;
}

const char *scenario_line(char out[SCENARIO_LINE], const loft_analysis *analysis)
{
    const loft_headline h = loft_analysis_headline(analysis);
    const loft_estimate *e = drawn_estimate(analysis);
    char range[LOFT_QUANTITY_TEXT];
    char interval[2 * LOFT_QUANTITY_TEXT];
    if (h.kind == LOFT_HEADLINE_NONE) {
        snprintf(out, SCENARIO_LINE, "%s%s",
                 e->refusal != LOFT_REFUSED_NOT ? "not converted: " : "",
                 scenario_line_state(analysis));
        return out;
    }
    if (e->lower_bound && e->basis == LOFT_BASIS_RANGE) {
        return flown_line(out, analysis);
    }
    scenario_line_range(range, &h, &h.no_rotation_m);
    scenario_line_interval(interval, &h, &h.no_rotation_m);
    const bool timed = e->time_check.verdict != LOFT_VERDICT_NOT_REPORTED;
    const bool plain = h.kind == LOFT_HEADLINE_LOWER_BOUND || isinf(h.no_rotation_m.p50);
    snprintf(out, SCENARIO_LINE, "standard range %s%s%s%s (%s)%s%s%s",
             plain ? "" : "about ", range, interval[0] != '\0' ? ", " : "", interval,
             loft_range_class_name(h.range_class), timed ? "; time " : "",
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
    if (loft_analysis_headline(analysis).kind != LOFT_HEADLINE_NONE) {
        count->converted++;
    } else if (drawn_estimate(analysis)->refusal != LOFT_REFUSED_NOT) {
        count->refused++;
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
