/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_launches.h - boosters for tests of the batch: one to three stages, gaps or none. */
#ifndef BATCH_LAUNCHES_H
#define BATCH_LAUNCHES_H

#include "batch_states.h"
#include "loft/infer.h"

typedef struct batch_booster {
    int n_stages;
    double gap_s, burn_s; /* of each stage */
    double exhaust_mps;
    double lo_mps, hi_mps; /* ideal speed */
} batch_booster;

static const batch_booster batch_boosters[] = {
    {1, 0.0, 71.2, 2387.6, 1500.0, 3000.0}, {1, 0.0, 145.6, 2843.2, 3500.0, 6000.0},
    {2, 0.0, 51.3, 2834.5, 3000.0, 5600.0}, {2, 6.54, 121.3, 2876.5, 4500.0, 8000.0},
    {3, 0.0, 61.2, 2743.2, 5000.0, 8400.0}, {3, 4.32, 58.7, 2765.4, 5000.0, 8400.0},
};

enum {
    BATCH_BOOSTERS = sizeof batch_boosters / sizeof batch_boosters[0]
};

/* Launch k of a kind: what the prior leaves open, and a speed and end elevation. */
static inline void batch_launch_draw(const loft_model *model, const batch_booster *kind,
                                     uint64_t k, loft_launch *launch,
                                     loft_launch_aim *aim)
{
    static const loft_prior prior = {.burn_log_sd = 0.1,
                                     .isp_sd_s = 8.0,
                                     .split_sd = 0.04,
                                     .turn_lo = 0.4,
                                     .turn_hi = 0.9,
                                     .beta_log_sd = 0.3,
                                     .drag_log_sd = 0.3,
                                     .azimuth_sd_rad = 1.5,
                                     .site_sd_m = 1e6};
    loft_launch base = loft_launch_default();
    base.model = *model;
    base.site = (loft_geodetic){0.6543, 2.1098, 123.4};
    base.azimuth_rad = 1.2345;
    base.booster.n_stages = kind->n_stages;
    for (int i = 0; i < kind->n_stages; i++) {
        base.booster.stages[i].exhaust_mps = kind->exhaust_mps;
        base.booster.stages[i].burn_s = kind->burn_s;
        base.booster.stages[i].gap_s = i + 1 < kind->n_stages ? kind->gap_s : 0.0;
        base.booster.stages[i].speed_share = 1.0 / kind->n_stages;
    }
    loft_prior_sample draw;
    loft_prior_sample_launch(&prior, &base, 4, k, &draw);
    *launch = draw.launch;
    const double u = loft_random_uniform(4, k, LOFT_DIMENSION_COUNT);
    const double w = loft_random_uniform(4, k, LOFT_DIMENSION_COUNT + 1);
    *aim = (loft_launch_aim){.ideal_speed_mps =
                                 kind->lo_mps + (kind->hi_mps - kind->lo_mps) * u,
                             .end_elevation_rad = loft_rad_from_deg(20.0 + 68.0 * w),
                             .turn_fraction = launch->turn_fraction,
                             .heading_rad = launch->azimuth_rad};
}

#endif
