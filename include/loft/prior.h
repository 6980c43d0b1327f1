/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * prior.h - what is not known of a booster before its flight, and one booster drawn from
 * it.
 *
 * All inputs are independent of each other and of apogee and range, whose prior is flat in
 * the logarithm. The numbers and their reasons are in data/prior.json; loft_data_prior
 * reads them. A deviation of 0 holds an input at its value.
 *
 * Random numbers are counted by (seed, sample, dimension), so a sample is the same booster
 * in every use: see random.h.
 */
#ifndef LOFT_PRIOR_H
#define LOFT_PRIOR_H

#include <stdint.h>

#include "loft/launch.h"

typedef struct loft_prior {
    double burn_log_sd; /* of ln burn time; the same factor for all stages */
    double isp_sd_s;    /* the same shift for all stages */
    double split_sd;    /* of a stage's share of ideal speed and, apart, of burn time */
    double turn_lo, turn_hi; /* turn fraction of the flown flight, uniform */
    double gap_mean_s;       /* each gap between stages, exponential */
    double beta_log_sd;
    double drag_log_sd; /* of ln reference area in boost */
    double azimuth_sd_rad;
    double site_sd_m; /* of the launch point, each of north and east */
} loft_prior;

/*
 * LOFT_ERR_DOMAIN unless every number is finite and >= 0, the deviations of logarithms at
 * most 1, isp_sd_s 100, split_sd 0.3, gap_mean_s 600, azimuth_sd_rad pi/2, site_sd_m 1e6,
 * and 0 < turn_lo <= turn_hi <= 1.
 */
LOFT_NODISCARD loft_status loft_prior_check(const loft_prior *prior);

/* The dimensions of a sample's random numbers. Only ever added to at the end. */
enum {
    LOFT_DRAW_BURN,
    LOFT_DRAW_ISP,
    LOFT_DRAW_SPEED_SPLIT, /* + i for stage i, as the next two */
    LOFT_DRAW_BURN_SPLIT = LOFT_DRAW_SPEED_SPLIT + LOFT_STAGES_MAX,
    LOFT_DRAW_GAP = LOFT_DRAW_BURN_SPLIT + LOFT_STAGES_MAX, /* after stage i */
    LOFT_DRAW_TURN = LOFT_DRAW_GAP + LOFT_STAGES_MAX,
    LOFT_DRAW_BETA,
    LOFT_DRAW_DRAG,
    LOFT_DRAW_AZIMUTH,
    LOFT_DRAW_NORTH,
    LOFT_DRAW_EAST,
    LOFT_DRAW_APOGEE, /* these three for whoever draws from claims */
    LOFT_DRAW_RANGE,
    LOFT_DRAW_TIME,
    LOFT_DRAW_COUNT
};

/* "burn", "speed_split_1", "gap_1" and so on; 0 <= dim < LOFT_DRAW_COUNT. */
const char *loft_prior_draw_name(int dim);

typedef struct loft_prior_draw {
    loft_launch launch;
    double burn_log; /* ln of the factor on every burn time */
    double burn_z;   /* the same in deviations: burn_log = burn_log_sd x burn_z */
    /*
     * What each dimension came to, for a table of sensitivities: ln of a factor (burn,
     * beta, drag), a shift (Isp in s, shares, azimuth in rad, north and east in m), or the
     * value itself (turn fraction, gap in s). 0 for a dimension that was not used.
     */
    double values[LOFT_DRAW_COUNT];
} loft_prior_draw;

/*
 * The booster, azimuth and launch point of one sample about those of `base`. The prior
 * must pass loft_prior_check and the base loft_launch_check; the launch drawn does too.
 *
 * Shares     with two stages the first moves by a normal shift and the second by its
 *            opposite; with more, each moves by one, less the mean of the shifts. A shift
 *            is shortened for all stages alike if a share would fall below 0.05, or below
 *            half of itself if it is less than 0.1
 * Gaps       drawn where the base has 0; one that the base has is known and stays. Burn
 *            times do not stretch them. None after the last stage
 * Isp        not below 150 s, or the base's if that is lower
 * One stage  has neither shares nor gaps to draw
 */
void loft_prior_draw_launch(const loft_prior *prior, const loft_launch *base,
                            uint64_t seed, uint64_t sample, loft_prior_draw *out);

/* Replaces the burn times of a draw by those of another score, all else kept. */
void loft_prior_draw_set_burn(const loft_prior *prior, double burn_z,
                              loft_prior_draw *draw);

#endif
