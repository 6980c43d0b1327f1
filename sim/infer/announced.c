/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/announced.h"

#include "loft/loft.h"
#include "sim/infer/analysis_parts.h"

static void find_stages(const loft_analysis *a, const loft_area *area,
                        loft_area_answer *out)
{
    const loft_launch *launch = &a->event.launch;
    const loft_ellipsoid *shape = &launch->model.earth.shape;
    out->n_stages = a->answer != NULL ? a->answer->n_falls : 0;
    for (int i = 0; i < out->n_stages; i++) {
        const loft_stage_area *fall = &a->answer->falls[i];
        const loft_geodetic place =
            loft_geodesy_direct(shape, launch->site, fall->middle_rad, fall->middle_m);
        out->stages[i] = fall->stage;
        out->holds_stage[i] = loft_area_holds(shape, area, place);
    }
}

loft_area_answer loft_area_answer_of(const loft_analysis *a, size_t k)
{
    const loft_area *area = &a->event.areas[k].area;
    const loft_launch *launch = &a->event.launch;
    const loft_ellipsoid *shape = &launch->model.earth.shape;
    const loft_estimate *e = a->answers[a->drawn].estimate;
    loft_area_answer out = {.from_launch = loft_area_seen(shape, area, launch->site)};
    out.has_impact = e->has_fit && !e->fit.flown.unbounded;
    if (out.has_impact) {
        const loft_geodetic impact = loft_geodesy_direct(
            shape, launch->site, e->fit.flown.bearing_rad, e->fit.flown.range_m);
        out.holds_impact = loft_area_holds(shape, area, impact);
    }
    find_stages(a, area, &out);
    return out;
}
