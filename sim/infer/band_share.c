/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/band_share.h"

#include <math.h>

#include "sim/base/random.h"

static const double half_way_round_m = 20003.93e3; /* along a meridian of WGS84 */

enum {
    POINTS = 4 /* 5, 50 and 95 %, and the first unbounded quantile */
};

typedef struct line {
    int n;
    double deviate[POINTS], log_m[POINTS];
} line;

static void add(line *l, double probability, double range_m)
{
    const double log_m = log(range_m);
    if (isfinite(log_m) && (l->n == 0 || log_m > l->log_m[l->n - 1])) {
        l->deviate[l->n] = loft_random_normal_quantile(probability);
        l->log_m[l->n++] = log_m;
    }
}

static line line_of(const loft_band *band)
{
    line l = {.n = 0};
    add(&l, 0.05, band->p05);
    add(&l, 0.5, band->p50);
    add(&l, 0.95, band->p95);
    if (band->unbounded > 0.0 && band->unbounded < 0.95) {
        add(&l, 1.0 - band->unbounded, half_way_round_m);
    }
    return l;
}

double loft_band_share_above(const loft_band *band, double range_m)
{
    const line l = line_of(band);
    const double y = log(range_m);
    if (isinf(range_m)) {
        return band->unbounded;
    }
    if (l.n == 0) {
        return 1.0; /* more than 95 % are unbounded */
    }
    if (l.n == 1) {
        return y <= l.log_m[0] ? 1.0 : band->unbounded;
    }
    int i = 0;
    while (i < l.n - 2 && y > l.log_m[i + 1]) {
        i++;
    }
    const double slope =
        (l.deviate[i + 1] - l.deviate[i]) / (l.log_m[i + 1] - l.log_m[i]);
    const double deviate = l.deviate[i] + slope * (y - l.log_m[i]);
    return fmax(0.5 * erfc(deviate / sqrt(2.0)), band->unbounded);
}
