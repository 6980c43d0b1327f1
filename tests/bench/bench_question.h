/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_question.h - the report and the flight that costs are measured with. */
#ifndef BENCH_QUESTION_H
#define BENCH_QUESTION_H

#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/flight/second_opinion.h"

/* Hwasong-15 of 2017-11-29 as reported by KCNA, class liquid-2. */
static inline loft_question bench_question(void)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.site =
        (loft_geodetic){loft_rad_from_deg(39.29), loft_rad_from_deg(125.87), 0};
    q.launch.azimuth_rad = loft_rad_from_deg(76.0);
    q.launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        q.launch.booster.stages[i].exhaust_mps = 290.0 * LOFT_G0_MPS2;
        q.launch.booster.stages[i].burn_s = i == 0 ? 112.5 : 137.5;
        q.launch.booster.stages[i].speed_share = 0.5;
    }
    q.report.apogee_m = loft_exact_km(4475.0);
    q.report.range_m = loft_exact_km(950.0);
    q.report.time_s = loft_exact_s(3180.0);
    return q;
}

#endif
