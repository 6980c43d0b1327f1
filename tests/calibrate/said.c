/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "said.h"

#include <math.h>

#include "sim/base/random.h"

enum {
    AWAY_MAX = 6 /* steps from the truth: twelve deviations */
};

static loft_claim claim_of(loft_claim_kind kind, double value, double step)
{
    return (loft_claim){
        .kind = kind, .value = value, .lo = value, .hi = value, .rounding = 0.5 * step};
}

static loft_claim exact(double truth, double step)
{
    return claim_of(LOFT_CLAIM_EXACT, step * round(truth / step), step);
}

static loft_claim about(double truth, double step, double u)
{
    double density[2 * AWAY_MAX + 1];
    double sum = 0.0;
    const double middle = round(truth / step);
    for (int i = 0; i <= 2 * AWAY_MAX; i++) {
        const double z = 2.0 * (middle + i - AWAY_MAX - truth / step);
        sum += density[i] = exp(-0.5 * z * z);
    }
    int i = 0;
    for (double left = u * sum - density[0]; left > 0.0 && i < 2 * AWAY_MAX; i++) {
        left -= density[i + 1];
    }
    return claim_of(LOFT_CLAIM_ABOUT, step * (middle + i - AWAY_MAX), step);
}

static loft_claim length(const said_source *s, int dim, double truth_m, double coarse_m)
{
    const double kind = loft_random_uniform(s->seed, s->sample, (uint32_t)dim);
    const double u = loft_random_uniform(s->seed, s->sample, (uint32_t)dim + 1);
    return kind < 0.5 ? exact(truth_m, 100.0)
                      : about(truth_m, kind < 0.75 ? 10e3 : coarse_m, u);
}

loft_claim said_apogee(const said_source *s, int dim, double apogee_m)
{
    return length(s, dim, apogee_m, 100e3);
}

loft_claim said_range(const said_source *s, int dim, double range_m)
{
    return length(s, dim, range_m, 50e3);
}

loft_claim said_time(const said_source *s, int dim, double time_s)
{
    const double kind = loft_random_uniform(s->seed, s->sample, (uint32_t)dim);
    const double u = loft_random_uniform(s->seed, s->sample, (uint32_t)dim + 1);
    return kind < 1.0 / 3.0   ? exact(time_s, 1.0)
           : kind < 2.0 / 3.0 ? exact(time_s, 60.0)
                              : about(time_s, 60.0, u);
}
