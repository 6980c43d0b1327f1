/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/solve/headings.h"

#include <math.h>

#include "loft/earth.h"
#include "loft/loft.h"

static const double narrow_rad = 0.005; /* between one that falls short and one past */

headings loft_headings_start(double azimuth_rad, double most_rad)
{
    return (headings){.azimuth_rad = azimuth_rad, .most_rad = most_rad};
}

static double limit(const headings *h, double off_rad)
{
    return fmin(fmax(off_rad, -h->most_rad), h->most_rad);
}

static bool is_near_east(const headings *h)
{
    return fabs(loft_angle_wrap_pm(0.5 * LOFT_PI - h->azimuth_rad)) < 0.5 * h->most_rad;
}

double loft_headings_westmost(const headings *h)
{
    return h->side != 0.0 ? h->side * h->most_rad
                          : limit(h, loft_angle_wrap_pm(1.5 * LOFT_PI - h->azimuth_rad));
}

bool loft_headings_other_side(headings *h, double *next_rad)
{
    if (h->both_sides || !is_near_east(h)) {
        return false;
    }
    h->both_sides = true;
    h->side = loft_headings_westmost(h) > 0.0 ? -1.0 : 1.0;
    h->has_short = false;
    *next_rad = loft_headings_westmost(h);
    return true;
}

void loft_headings_choose_side(headings *h, double impact_off_rad)
{
    if (h->side == 0.0 && is_near_east(h)) {
        h->side = impact_off_rad > 0.0 ? -1.0 : 1.0;
    }
}

bool loft_headings_turn_back(headings *h, double past_rad, double *next_rad)
{
    const double short_rad = h->has_short ? h->short_rad : loft_headings_westmost(h);
    h->has_past = true;
    h->past_rad = past_rad;
    if (fabs(past_rad - short_rad) < narrow_rad) {
        return loft_headings_other_side(h, next_rad);
    }
    *next_rad = h->has_short ? 0.5 * (short_rad + past_rad) : short_rad;
    return true;
}

double loft_headings_next(const headings *h, double from_rad, double to_rad)
{
    const double next_rad = limit(h, to_rad);
    const bool is_past = h->has_past &&
                         (to_rad - from_rad) * (h->past_rad - from_rad) > 0.0 &&
                         fabs(next_rad - from_rad) >= fabs(h->past_rad - from_rad);
    return is_past ? 0.5 * (from_rad + h->past_rad) : next_rad;
}
