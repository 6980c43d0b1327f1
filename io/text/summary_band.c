/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/summary_band.h"

#include <math.h>
#include <stdbool.h>

#include "io/text/range_words.h"
#include "io/text/units_text.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"

static const double least_share = 0.05;

/* The inputs that matter, the largest share first. */
void loft_summary_write_drivers(FILE *out, const loft_posterior *p)
{
    bool done[LOFT_INPUT_COUNT] = {false};
    int n = 0;
    for (;;) {
        int next = -1;
        for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
            if (!done[i] && p->share[i] >= least_share &&
                (next < 0 || p->share[i] > p->share[next])) {
                next = i;
            }
        }
        if (next < 0) {
            break;
        }
        done[next] = true;
        loft_fprintf(
            out, "%s%s %.2f",
            n++ == 0 ? "Main drivers of the range, from 0 for no influence to 1 for the "
                       "only one: "
                     : ", ",
            loft_posterior_input_name((loft_posterior_input)next), p->share[next]);
    }
    if (n > 0) {
        fprintf(out, ".\n");
    }
}

/* Why a point answer lies outside its interval: the reported time moves the burn time. */
static void write_burn(FILE *out, const loft_answer *answer)
{
    const loft_posterior *p = answer->posterior;
    const double range_m = answer->estimate->no_rotation.best.unbounded
                               ? INFINITY
                               : answer->estimate->no_rotation.best.range_m;
    const bool outside = range_m < p->no_rotation_m.p05 || range_m > p->no_rotation_m.p95;
    if (outside && !answer->class_assumed &&
        answer->question->report.time_s.kind != LOFT_CLAIM_NONE) {
        const loft_booster_template *plan = &answer->question->launch.booster;
        loft_fprintf(
            out,
            "To match the reported time the boosters burn for about %.0f s (90 %% "
            "interval %.0f to %.0f s) instead of the %.0f s of the class, which moves "
            "the range.\n",
            p->burn_s.p50, p->burn_s.p05, p->burn_s.p95,
            loft_booster_template_burn_time(plan));
    }
}

/* A fifth of the samples, 200 of 1,000, but never so few that quantiles mean nothing. */
static double few_of(int samples)
{
    const double least = 50.0;
    return fmin(fmax(0.2 * samples, least), LOFT_POSTERIOR_FEW);
}

void loft_summary_write_imprecise(FILE *out, const loft_posterior *p)
{
    if (p->effective < few_of(p->samples)) {
        loft_fprintf(
            out,
            "WARNING: the interval is imprecise itself (effective sample size %.0f of "
            "%d). Increase --samples, unless the figures contradict each other.\n",
            p->effective, p->samples);
    }
}

void loft_summary_write_intervals(FILE *out, const loft_answer *answer)
{
    const loft_posterior *p = answer->posterior;
    fprintf(out,
            "Median and 90 %% interval over the boosters of %s that match this "
            "report alone: without rotation ",
            answer->class_assumed ? "all classes" : "this class");
    loft_write_band(out, &p->no_rotation_m);
    loft_fprintf(out, "; toward azimuth %.0f\302\260 ",
                 loft_deg_from_rad(answer->question->launch.azimuth_rad));
    loft_write_band(out, &p->toward_azimuth_m);
    fprintf(out, ".\n");
    write_burn(out, answer);
    loft_summary_write_drivers(out, p);
    loft_summary_write_imprecise(out, p);
}
