/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/median_flight.h"

#include <math.h>

#include "sim/infer/analysis_parts.h"

enum {
    TRIES_MAX = 30
};

static const double close_enough = 1e-5; /* a metre in a hundred kilometres */

/* Speeds with the logarithms of their ranges, one short of the median and one beyond. */
typedef struct bracket {
    bool has_low, has_high;
    double low_mps, high_mps;
    double low, high; /* INFINITY for unbounded */
} bracket;

static void narrow(bracket *b, double speed_mps, double off)
{
    if (off < 0.0) {
        b->has_low = true;
        b->low_mps = speed_mps;
        b->low = off;
    } else {
        b->has_high = true;
        b->high_mps = speed_mps;
        b->high = off;
    }
}

/* A straight line between both ends, kept inside of them; outward while one is missing. */
static double next_speed(const bracket *b)
{
    static const double inside = 0.02;
    if (!b->has_high) {
        return b->low_mps *
               (1.001 - 0.6 * b->low); /* range grows faster than speed^1.6 */
    }
    if (!b->has_low) {
        return b->high_mps * (isinf(b->high) ? 0.95 : 0.999 - fmin(0.6 * b->high, 0.3));
    }
    const double share = isinf(b->high) ? 0.5 : b->low / (b->low - b->high);
    return b->low_mps +
           fmin(fmax(share, inside), 1.0 - inside) * (b->high_mps - b->low_mps);
}

static loft_status find_speed(const loft_launch *launch, double speed_mps, bool rotation,
                              double range_m, loft_standard *out)
{
    bracket b = {.has_low = false};
    for (int i = 0; i < TRIES_MAX; i++) {
        loft_standard found;
        const loft_status status =
            loft_standard_find(launch, speed_mps, rotation, NULL, &found);
        if (status != LOFT_OK) {
            return status;
        }
        const double off =
            found.best.unbounded ? INFINITY : log(found.best.range_m / range_m);
        if (fabs(off) < close_enough) {
            *out = found;
            return LOFT_OK;
        }
        narrow(&b, speed_mps, off);
        speed_mps = next_speed(&b);
    }
    return LOFT_ERR_CONVERGE;
}

static bool has_median(const loft_analysis *a, size_t i)
{
    return i == a->drawn && loft_analysis_headline(a).kind == LOFT_HEADLINE_BAND &&
           loft_analysis_standard(a, i) != NULL;
}

static double median_of(const loft_analysis *a, bool rotation)
{
    const loft_headline h = loft_analysis_headline(a);
    return rotation ? h.toward_azimuth_m.p50 : h.no_rotation_m.p50;
}

loft_status loft_median_standard(const loft_analysis *a, size_t i, bool rotation,
                                 loft_standard *out)
{
    if (!has_median(a, i) || isinf(median_of(a, rotation))) {
        return LOFT_ERR_DOMAIN;
    }
    const double speed_mps = loft_analysis_fit(a, i)->flown.aim.ideal_speed_mps;
    return find_speed(&a->event.launch, speed_mps, rotation, median_of(a, rotation), out);
}

bool loft_analysis_shows_median(const loft_analysis *a, size_t i)
{
    return has_median(a, i) && isfinite(median_of(a, false));
}

static loft_status fly_median(loft_analysis *a, size_t i, bool rotation,
                              const loft_recorded **out)
{
    loft_recorded **kept = &a->medians[rotation ? 1 : 0];
    loft_standard found;
    loft_status status = LOFT_OK;
    if (*kept == NULL) {
        const loft_launch launch =
            rotation ? a->event.launch : loft_launch_without_rotation(&a->event.launch);
        status = loft_median_standard(a, i, rotation, &found);
        if (status == LOFT_OK) {
            status = loft_recorded_fly(&launch, &found.best.aim, kept);
        }
    }
    if (status == LOFT_OK) {
        *out = *kept;
    }
    return status;
}

loft_status loft_analysis_fly_shown(loft_analysis *a, size_t i, loft_role role,
                                    const loft_recorded **out)
{
    const bool rotation = role == LOFT_ROLE_STANDARD_ROTATING;
    if ((!rotation && role != LOFT_ROLE_STANDARD) || !has_median(a, i)) {
        return loft_analysis_fly(a, i, role, out);
    }
    if (isfinite(median_of(a, rotation))) {
        return fly_median(a, i, rotation, out);
    }
    const loft_launch_flight *own = loft_analysis_found(a, i, role);
    return own != NULL && own->unbounded ? loft_analysis_fly(a, i, role, out)
                                         : LOFT_ERR_DOMAIN;
}
