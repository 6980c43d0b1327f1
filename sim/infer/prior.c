/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/infer.h"

#include <math.h>
#include <stdbool.h>

#include "loft/earth.h"
#include "loft/loft.h"
#include "sim/base/random.h"
#include "sim/infer/sample_fit.h"

static const double share_least = 0.05;
static const double isp_least_s = 150.0;

static bool within(double x, double most)
{
    return x >= 0.0 && x <= most; /* so that a NaN is refused */
}

loft_status loft_prior_check(const loft_prior *prior)
{
    const bool good =
        within(prior->burn_log_sd, 1.0) && within(prior->isp_sd_s, 100.0) &&
        within(prior->split_sd, 0.3) && prior->turn_lo > 0.0 &&
        prior->turn_lo <= prior->turn_hi && prior->turn_hi <= 1.0 &&
        within(prior->gap_mean_s, 600.0) && within(prior->beta_log_sd, 1.0) &&
        within(prior->beta_loft_log_sd, 1.0) &&
        (prior->beta_loft_log_sd == 0.0 || within(prior->beta_loft_kgpm2, 1e5)) &&
        within(prior->drag_log_sd, 1.0) && within(prior->azimuth_sd_rad, 0.5 * LOFT_PI) &&
        within(prior->site_sd_m, 1e6) && within(prior->stage_beta_kgpm2, 1e5) &&
        within(prior->stage_beta_log_sd, 1.0);
    return good ? LOFT_OK : LOFT_ERR_DOMAIN;
}

/* A standard flight rises within a few per cent of the least-speed arc. */
static const double loft_share = 1.5;

static bool is_loft(double apogee_m, double range_m)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy least;
    return loft_minenergy_arc(&sphere, range_m / sphere.radius_m, &least) == LOFT_OK &&
           apogee_m > loft_share * least.apogee_m;
}

loft_prior loft_prior_of_flight(const loft_prior *prior, double apogee_m, double range_m,
                                loft_launch *launch)
{
    loft_prior used = *prior;
    if (prior->beta_loft_log_sd > 0.0 && is_loft(apogee_m, range_m)) {
        used.beta_log_sd = prior->beta_loft_log_sd;
        launch->beta_kgpm2 = prior->beta_loft_kgpm2;
    }
    return used;
}

_Static_assert(LOFT_STAGES_MAX == 4, "names of the stages");

const char *loft_dimension_name(int dim)
{
    static const char *const names[LOFT_DIMENSION_COUNT] = {
        "burn",          "isp",           "speed_split_1", "speed_split_2",
        "speed_split_3", "speed_split_4", "burn_split_1",  "burn_split_2",
        "burn_split_3",  "burn_split_4",  "gap_1",         "gap_2",
        "gap_3",         "gap_4",         "turn",          "beta",
        "drag",          "azimuth",       "north",         "east",
        "apogee",        "range",         "time"};
    return names[dim];
}

/* Where the random numbers of one sample come from. */
typedef struct source {
    uint64_t seed, sample;
} source;

static double uniform(const source *s, int dim)
{
    return loft_random_uniform(s->seed, s->sample, (uint32_t)dim);
}

static double normal(const source *s, int dim)
{
    return loft_random_normal(s->seed, s->sample, (uint32_t)dim);
}

/*
 * Moves n >= 2 shares that add up to 1, and leaves the shifts in `shift`. They are
 * shortened together rather than reflected one by one, so that the sum stays 1. With the
 * shipped numbers the bound is over 6 deviations away.
 */
static void move_shares(const source *s, int dim, double sd, int n, double *share,
                        double *shift)
{
    double mean = 0.0;
    for (int i = 0; i < n; i++) {
        shift[i] = sd * normal(s, dim + i);
        mean += shift[i] / n;
    }
    if (n == 2) {
        shift[1] = -shift[0];
        mean = 0.0;
    }
    for (int i = 0; i < n; i++) {
        shift[i] -= mean;
    }
    double length = 1.0;
    for (int i = 0; i < n; i++) {
        const double room = share[i] - fmin(share_least, 0.5 * share[i]);
        if (shift[i] < -room) {
            length = fmin(length, room / -shift[i]);
        }
    }
    for (int i = 0; i < n; i++) {
        shift[i] *= length;
        share[i] += shift[i];
    }
}

static void sample_splits(const loft_prior *prior, const source *s,
                          loft_prior_sample *draw)
{
    loft_booster_template *plan = &draw->launch.booster;
    const int n = plan->n_stages;
    if (n < 2 || prior->split_sd == 0.0) {
        return;
    }
    const double burn_s = loft_booster_template_burn_time(plan);
    double speeds = 0.0;
    for (int i = 0; i < n; i++) {
        speeds += plan->stages[i].speed_share;
    }
    double speed[LOFT_STAGES_MAX];
    double burn[LOFT_STAGES_MAX];
    for (int i = 0; i < n; i++) {
        speed[i] = plan->stages[i].speed_share / speeds;
        burn[i] = plan->stages[i].burn_s / burn_s;
    }
    move_shares(s, LOFT_DIMENSION_SPEED_SPLIT, prior->split_sd, n, speed,
                &draw->values[LOFT_DIMENSION_SPEED_SPLIT]);
    move_shares(s, LOFT_DIMENSION_BURN_SPLIT, prior->split_sd, n, burn,
                &draw->values[LOFT_DIMENSION_BURN_SPLIT]);
    for (int i = 0; i < n; i++) {
        plan->stages[i].speed_share = speed[i];
        plan->stages[i].burn_s = burn_s * burn[i];
    }
}

static void sample_isp(const loft_prior *prior, const source *s, loft_prior_sample *draw)
{
    const double shift_s = prior->isp_sd_s * normal(s, LOFT_DIMENSION_ISP);
    draw->values[LOFT_DIMENSION_ISP] = shift_s;
    for (int i = 0; i < draw->launch.booster.n_stages; i++) {
        double *exhaust_mps = &draw->launch.booster.stages[i].exhaust_mps;
        const double least_mps = fmin(*exhaust_mps, LOFT_G0_MPS2 * isp_least_s);
        *exhaust_mps = fmax(*exhaust_mps + LOFT_G0_MPS2 * shift_s, least_mps);
    }
}

static void sample_gaps(const loft_prior *prior, const source *s, loft_prior_sample *draw)
{
    loft_booster_template *plan = &draw->launch.booster;
    for (int i = 0; i + 1 < plan->n_stages; i++) {
        if (plan->stages[i].gap_s == 0.0) {
            plan->stages[i].gap_s =
                -prior->gap_mean_s * log1p(-uniform(s, LOFT_DIMENSION_GAP + i));
        }
        draw->values[LOFT_DIMENSION_GAP + i] = plan->stages[i].gap_s;
    }
}

static void sample_flight(const loft_prior *prior, const source *s,
                          loft_prior_sample *draw)
{
    loft_launch *launch = &draw->launch;
    double *values = draw->values;
    const double turn = prior->turn_lo + (prior->turn_hi - prior->turn_lo) *
                                             uniform(s, LOFT_DIMENSION_TURN);
    values[LOFT_DIMENSION_TURN] = fmin(turn, prior->turn_hi);
    values[LOFT_DIMENSION_DRAG] = prior->drag_log_sd * normal(s, LOFT_DIMENSION_DRAG);
    launch->turn_fraction = values[LOFT_DIMENSION_TURN];
    launch->booster.area_m2pkg *= exp(values[LOFT_DIMENSION_DRAG]);
}

static void sample_place(const loft_prior *prior, const source *s,
                         loft_prior_sample *draw)
{
    loft_launch *launch = &draw->launch;
    const double turned_rad = prior->azimuth_sd_rad * normal(s, LOFT_DIMENSION_AZIMUTH);
    const double north_m = prior->site_sd_m * normal(s, LOFT_DIMENSION_NORTH);
    const double east_m = prior->site_sd_m * normal(s, LOFT_DIMENSION_EAST);
    draw->values[LOFT_DIMENSION_AZIMUTH] = turned_rad;
    draw->values[LOFT_DIMENSION_NORTH] = north_m;
    draw->values[LOFT_DIMENSION_EAST] = east_m;
    if (turned_rad != 0.0) {
        launch->azimuth_rad = loft_angle_wrap(launch->azimuth_rad + turned_rad);
    }
    if (north_m != 0.0 || east_m != 0.0) {
        const double alt_m = launch->site.alt_m;
        launch->site =
            loft_geodesy_direct(&launch->model.earth.shape, launch->site,
                                atan2(east_m, north_m), hypot(north_m, east_m));
        launch->site.alt_m = alt_m;
    }
}

void loft_prior_sample_set_burn(const loft_prior *prior, double burn_z,
                                loft_prior_sample *draw)
{
    const double factor = exp(prior->burn_log_sd * (burn_z - draw->burn_z));
    for (int i = 0; i < draw->launch.booster.n_stages; i++) {
        draw->launch.booster.stages[i].burn_s *= factor;
    }
    draw->burn_z = burn_z;
    draw->burn_log = prior->burn_log_sd * burn_z;
    draw->values[LOFT_DIMENSION_BURN] = draw->burn_log;
}

void loft_prior_sample_set_beta(const loft_prior *prior, double beta_z,
                                loft_prior_sample *draw)
{
    draw->launch.beta_kgpm2 *= exp(prior->beta_log_sd * (beta_z - draw->beta_z));
    draw->beta_z = beta_z;
    draw->values[LOFT_DIMENSION_BETA] = prior->beta_log_sd * beta_z;
}

void loft_prior_sample_launch(const loft_prior *prior, const loft_launch *base,
                              uint64_t seed, uint64_t sample, loft_prior_sample *out)
{
    const source s = {.seed = seed, .sample = sample};
    *out = (loft_prior_sample){.launch = *base};
    sample_splits(prior, &s, out);
    loft_prior_sample_set_burn(prior, normal(&s, LOFT_DIMENSION_BURN), out);
    sample_isp(prior, &s, out);
    sample_gaps(prior, &s, out);
    sample_flight(prior, &s, out);
    loft_prior_sample_set_beta(prior, normal(&s, LOFT_DIMENSION_BETA), out);
    sample_place(prior, &s, out);
}
