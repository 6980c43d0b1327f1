/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "loft/loft.h"

static const double kick_s = 5.0;

double loft_steering_rise_time(double burn_s)
{
    return fmin(8.0, burn_s / 5.0);
}

void loft_steering_corners(const loft_steering *steering, double burn_s,
                           double corners_s[LOFT_STEERING_CORNERS])
{
    const double rise_s = loft_steering_rise_time(burn_s);
    corners_s[0] = rise_s;
    corners_s[1] = steering->law == LOFT_STEERING_PITCH_PROGRAMME
                       ? rise_s + steering->turn_fraction * (burn_s - rise_s)
                       : rise_s + fmin(kick_s, 0.5 * (burn_s - rise_s));
}

static loft_vec3 at_elevation(double elevation_rad, loft_vec3 up, loft_vec3 pole)
{
    const loft_vec3 ahead = loft_vec3_unit(loft_vec3_cross(pole, up));
    return loft_vec3_axpy(sin(elevation_rad), up,
                          loft_vec3_scale(cos(elevation_rad), ahead));
}

loft_vec3 loft_steering_thrust(const loft_steering *steering, double burn_s,
                               double t_burn_s, int part, loft_vec3 up, loft_vec3 pole,
                               loft_vec3 v_mps)
{
    if (steering->law == LOFT_STEERING_GIVEN) {
        return steering->given(steering->given_ctx, t_burn_s, up, pole, v_mps);
    }
    if (part == 0) {
        return up;
    }
    if (steering->law == LOFT_STEERING_GRAVITY_TURN) {
        return part == 1 ? at_elevation(0.5 * LOFT_PI - steering->kick_rad, up, pole)
                         : loft_vec3_unit(v_mps);
    }
    if (part == 2) {
        return at_elevation(steering->end_elevation_rad, up, pole);
    }
    double corners_s[LOFT_STEERING_CORNERS];
    loft_steering_corners(steering, burn_s, corners_s);
    const double share = (t_burn_s - corners_s[0]) / (corners_s[1] - corners_s[0]);
    const double vertical_rad = 0.5 * LOFT_PI;
    return at_elevation(
        vertical_rad + share * (steering->end_elevation_rad - vertical_rad), up, pole);
}

loft_status loft_steering_check(const loft_steering *steering)
{
    const double slack = 1e-12; /* 90 degrees need not convert to pi/2 exactly */
    bool good = isfinite(steering->heading_rad);
    switch (steering->law) {
    case LOFT_STEERING_PITCH_PROGRAMME:
        good = good && steering->end_elevation_rad >= loft_rad_from_deg(-15.0) - slack &&
               steering->end_elevation_rad <= loft_rad_from_deg(90.0) + slack &&
               steering->turn_fraction > 0.0 && steering->turn_fraction <= 1.0;
        break;
    case LOFT_STEERING_GRAVITY_TURN:
        good = good && steering->kick_rad > 0.0 &&
               steering->kick_rad <= loft_rad_from_deg(45.0) + slack;
        break;
    default:
        good = good && steering->law == LOFT_STEERING_GIVEN && steering->given != NULL;
        break;
    }
    return good ? LOFT_OK : LOFT_ERR_DOMAIN;
}
