/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/report_band.h"

#include <math.h>
#include <stdbool.h>

#include "io/text/report_units.h"
#include "loft/loft.h"

static const double share_worth_saying = 0.05;

static void say_quantile(FILE *out, double length_m)
{
    char text[LOFT_QUANTITY_TEXT];
    fputs(isfinite(length_m) ? loft_report_km(text, length_m) : "unbounded", out);
}

static void say_percent(FILE *out, double share)
{
    if (share > 0.0 && share < 0.01) {
        fprintf(out, "under 1 %%");
    } else if (share < 1.0 && share > 0.99) {
        fprintf(out, "over 99 %%");
    } else {
        fprintf(out, "%.0f %%", 100.0 * share);
    }
}

static void say_band(FILE *out, const loft_band *band)
{
    if (isinf(band->p05)) {
        fprintf(out, "unbounded for ");
        say_percent(out, band->unbounded);
        fprintf(out, " of them");
        return;
    }
    say_quantile(out, band->p05);
    fprintf(out, " to ");
    say_quantile(out, band->p95);
    fprintf(out, ", middle ");
    say_quantile(out, band->p50);
    if (band->unbounded > 0.0) {
        fprintf(out, " (");
        say_percent(out, band->unbounded);
        fprintf(out, " unbounded)");
    }
}

/* The inputs in the order of their shares, those that matter. */
static void say_shares(FILE *out, const loft_posterior *p)
{
    bool said[LOFT_INPUT_COUNT] = {false};
    int n = 0;
    for (;;) {
        int next = -1;
        for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
            if (!said[i] && p->share[i] >= share_worth_saying &&
                (next < 0 || p->share[i] > p->share[next])) {
                next = i;
            }
        }
        if (next < 0) {
            break;
        }
        said[next] = true;
        fprintf(out, "%s%s %.0f %%", n++ == 0 ? "What decides: " : ", ",
                loft_posterior_input_name((loft_posterior_input)next),
                100.0 * p->share[next]);
    }
    if (n > 0) {
        fprintf(out, " of the variance of the range's rank.\n");
    }
}

/* A point answer outside its band needs a word: the reported time moves the burn time. */
static void say_burn(FILE *out, const loft_answer *answer)
{
    const loft_posterior *p = answer->posterior;
    const double range_m = answer->estimate->no_rotation.best.unbounded
                               ? INFINITY
                               : answer->estimate->no_rotation.best.range_m;
    const bool outside = range_m < p->no_rotation_m.p05 || range_m > p->no_rotation_m.p95;
    if (outside && answer->question->report.time_s.kind != LOFT_CLAIM_NONE) {
        const loft_booster_plan *plan = &answer->question->launch.booster;
        fprintf(out,
                "The reported time, taken at its word, asks for a burn of about %.0f s "
                "(%.0f to %.0f) where the class has %.0f s; that moves the range.\n",
                p->burn_s.p50, p->burn_s.p05, p->burn_s.p95,
                loft_booster_plan_burn_time(plan));
    }
}

void loft_report_say_bands(FILE *out, const loft_answer *answer)
{
    const loft_posterior *p = answer->posterior;
    fprintf(out, "What the figures allow (5 to 95 %% of the boosters of this class that "
                 "fit): without rotation ");
    say_band(out, &p->no_rotation_m);
    fprintf(out, "; toward azimuth %.0f\302\260 ",
            loft_deg_from_rad(answer->question->launch.azimuth_rad));
    say_band(out, &p->toward_azimuth_m);
    fprintf(out, ".\n");
    say_burn(out, answer);
    say_shares(out, p);
    if (p->effective < LOFT_POSTERIOR_FEW) {
        fprintf(
            out,
            "WARNING: the band rests on only %.0f effective samples of %d; "
            "it is uncertain itself. More --samples help unless the figures contradict "
            "each other.\n",
            p->effective, p->samples);
    }
}
