/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>

#include "loft/loft.h"

loft_launch loft_launch_default(void)
{
    return (loft_launch){.model = loft_model_default(),
                         .booster = loft_booster_template_default(),
                         .turn_fraction = 0.6,
                         .beta_kgpm2 = 6000.0};
}

static bool place_and_aim_are_good(const loft_launch *launch)
{
    return fabs(launch->site.lat_rad) <= 0.5 * LOFT_PI &&
           isfinite(launch->site.lon_rad) && isfinite(launch->site.alt_m) &&
           isfinite(launch->azimuth_rad) && launch->beta_kgpm2 > 0.0 &&
           launch->tolerance >= 0.0 && launch->turn_fraction > 0.0 &&
           launch->turn_fraction <= 1.0;
}

loft_status loft_launch_check(const loft_launch *launch)
{
    loft_booster unused;
    if (!place_and_aim_are_good(launch)) {
        return LOFT_ERR_DOMAIN;
    }
    return loft_booster_of_template(&launch->booster, 1000.0, &unused);
}

loft_status loft_launch_set_up(const loft_launch *launch, const loft_launch_aim *aim,
                               loft_launch_setup *setup)
{
    loft_booster booster;
    if (!place_and_aim_are_good(launch)) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_status status =
        loft_booster_of_template(&launch->booster, aim->ideal_speed_mps, &booster);
    if (status != LOFT_OK) {
        return status;
    }
    setup->booster = booster;
    setup->plan = (loft_flight_plan){
        .model = &launch->model,
        .start = launch->site,
        .booster = &setup->booster,
        .steering = {.law = LOFT_STEERING_PITCH_PROGRAMME,
                     .heading_rad = aim->heading_rad,
                     .end_elevation_rad = aim->end_elevation_rad,
                     .turn_fraction = aim->turn_fraction},
        .body = loft_body_of_beta(launch->beta_kgpm2),
        .until_half_way = true,
        .tolerance = launch->tolerance,
    };
    return LOFT_OK;
}

loft_status loft_launch_fly(const loft_launch *launch, const loft_launch_aim *aim,
                            loft_trajectory *record, loft_launch_flight *out)
{
    loft_launch_setup setup;
    loft_status status = loft_launch_set_up(launch, aim, &setup);
    if (status != LOFT_OK) {
        return status;
    }
    loft_launch_flight result = {
        .aim = *aim, .lift_off_ratio = loft_booster_lift_off_ratio(&setup.booster)};
    status = loft_fly(&setup.plan, record, &result.flight);
    if (status != LOFT_OK) {
        return status;
    }
    if (result.flight.ended_by == LOFT_END_NO_CLIMB) {
        return LOFT_ERR_DOMAIN;
    }
    result.unbounded = result.flight.ended_by != LOFT_END_GROUND;
    if (!result.unbounded) {
        const loft_geodesic_line line = loft_geodesy_inverse(
            &launch->model.earth.shape, launch->site, result.flight.end.place);
        result.range_m = line.range_m;
        result.bearing_rad = line.azimuth1_rad;
    }
    *out = result;
    return LOFT_OK;
}
