/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/infer/analysis_parts.h"

static loft_band single(const loft_standard *standard)
{
    const bool unbounded = standard->best.unbounded;
    const double range_m = unbounded ? INFINITY : standard->best.range_m;
    return (loft_band){range_m, range_m, range_m, 0.0, unbounded ? 1.0 : 0.0};
}

loft_headline loft_analysis_headline(const loft_analysis *a)
{
    const loft_estimate *drawn = a->answers[a->drawn].estimate;
    loft_headline h = {.kind = LOFT_HEADLINE_NONE};
    if (a->answer != NULL) {
        h.kind = LOFT_HEADLINE_BAND;
        h.no_rotation_m = a->answer->posterior.no_rotation_m;
        h.toward_azimuth_m = a->answer->posterior.toward_azimuth_m;
    } else if (drawn->has_standard) {
        h.kind = drawn->lower_bound ? LOFT_HEADLINE_LOWER_BOUND : LOFT_HEADLINE_TYPICAL;
        h.no_rotation_m = single(&drawn->no_rotation);
        h.toward_azimuth_m = single(&drawn->toward_azimuth);
    } else {
        return h;
    }
    h.range_class = loft_range_class_of(h.no_rotation_m.p50, isinf(h.no_rotation_m.p50));
    return h;
}
