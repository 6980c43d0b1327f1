/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/dynamics.h"

#include "loft/flight.h"

#include <math.h>
#include <stddef.h>

#include "loft/earth.h"

loft_model loft_model_default(void)
{
    return (loft_model){.earth = loft_earth_wgs84(2), .air = loft_atmosphere_us76()};
}

void loft_model_height(const loft_model *model, loft_vec3 r_m, double *alt_m,
                       loft_vec3 *up)
{
    if (model->world.height != NULL) {
        model->world.height(model->world.ctx, r_m, alt_m, up);
    } else {
        loft_geodesy_height(&model->earth.shape, r_m, alt_m, up);
    }
}

static loft_vec3 gravity_accel(const loft_model *model, loft_vec3 r_m)
{
    return model->world.gravity != NULL ? model->world.gravity(model->world.ctx, r_m)
                                        : loft_gravity_accel(&model->earth.gravity, r_m);
}

loft_body loft_body_of_beta(double beta_kgpm2)
{
    return (loft_body){.drag = loft_drag_constant(1.0), .area_m2pkg = 1.0 / beta_kgpm2};
}

loft_vec3 loft_state_r(const double *y)
{
    return (loft_vec3){y[LOFT_STATE_R], y[LOFT_STATE_R + 1], y[LOFT_STATE_R + 2]};
}

loft_vec3 loft_state_v(const double *y)
{
    return (loft_vec3){y[LOFT_STATE_V], y[LOFT_STATE_V + 1], y[LOFT_STATE_V + 2]};
}

/* Mass over the mass at lift-off while the booster is flown. */
static double mass_ratio(const loft_dynamics *d, double t)
{
    return d->stage >= 0
               ? loft_booster_mass_ratio(&d->booster->stages[d->stage], t - d->ignition_s)
               : d->mass_ratio;
}

static const loft_drag *drag_curve(const loft_dynamics *d)
{
    return d->booster != NULL ? &d->booster->drag : &d->body->drag;
}

bool loft_dynamics_has_air(const loft_dynamics *d)
{
    const double area_m2pkg =
        d->booster != NULL ? d->booster->area_m2pkg : d->body->area_m2pkg;
    const int n_edges = d->model->air.n_edges;
    return area_m2pkg > 0.0 && (n_edges == 0 || d->layer < n_edges);
}

/*
 * A direction that turns about a singular place is none on it. This part of the vector is left
 * at x times the width of the neighbourhood of the place: all of it, to the last bit, beyond.
 */
static double part_beside_singular(double x)
{
    return x < 1.0 ? x * (15.0 - x * x * (10.0 - 3.0 * x * x)) / 8.0 : 1.0;
}

/* So near to a pole, in rad, a level wind falls to none: north and east turn about there. */
static const double polar = 1e-3;

/* The velocity of the wind in ECEF, from the local vertical alone. */
static loft_vec3 wind_ecef(loft_vec3 wind_ned_mps, loft_vec3 up)
{
    const double p = sqrt(up.x * up.x + up.y * up.y);
    const loft_vec3 east =
        p > 0.0 ? (loft_vec3){-up.y / p, up.x / p, 0.0} : (loft_vec3){0.0, 1.0, 0.0};
    const loft_vec3 north = loft_vec3_cross(up, east);
    const loft_vec3 level =
        loft_vec3_axpy(wind_ned_mps.x, north, loft_vec3_scale(wind_ned_mps.y, east));
    return loft_vec3_axpy(-wind_ned_mps.z, up,
                          loft_vec3_scale(part_beside_singular(p / polar), level));
}

void loft_dynamics_flow(const loft_dynamics *d, const double *y, loft_flow *flow)
{
    const loft_vec3 v_mps = loft_state_v(y);
    loft_model_height(d->model, loft_state_r(y), &flow->alt_m, &flow->up);
    flow->climb_mps = loft_vec3_dot(v_mps, flow->up);
    const loft_vec3 wind = d->model->wind_ned_mps;
    flow->v_air_mps = v_mps;
    if (wind.x != 0.0 || wind.y != 0.0 || wind.z != 0.0) {
        flow->v_air_mps = loft_vec3_sub(v_mps, wind_ecef(wind, flow->up));
    }
    loft_atmosphere_air(&d->model->air, d->layer, flow->alt_m, &flow->air);
    flow->mach = flow->air.sound_mps > 0.0
                     ? loft_vec3_norm(flow->v_air_mps) / flow->air.sound_mps
                     : 0.0;
}

/* So near to the vertical, in rad, the lift falls to none: what it turns to and fro there would
 * have no direction at all. */
static const double straight = 1e-3;

/* Upward and square to the airspeed; none where the flight is vertical. */
static loft_vec3 lift_accel(const loft_dynamics *d, const loft_flow *flow,
                            loft_vec3 drag_mps2)
{
    const loft_vec3 v = flow->v_air_mps;
    const double vv = loft_vec3_dot(v, v);
    const loft_vec3 across =
        loft_vec3_axpy(-loft_vec3_dot(flow->up, v) / vv, v, flow->up);
    const double size = loft_vec3_norm(across);
    if (!(size > 0.0)) { /* also where vv is 0 */
        return (loft_vec3){0.0, 0.0, 0.0};
    }
    return loft_vec3_scale(d->body->lift_to_drag * loft_vec3_norm(drag_mps2) *
                               part_beside_singular(size / straight) / size,
                           across);
}

static loft_vec3 drag_accel(const loft_dynamics *d, double t, const loft_flow *flow)
{
    const double area_m2pkg = d->booster != NULL
                                  ? d->booster->area_m2pkg / mass_ratio(d, t)
                                  : d->body->area_m2pkg;
    const double cd = loft_drag_cd(drag_curve(d), d->segment, flow->mach);
    const double speed_mps = loft_vec3_norm(flow->v_air_mps);
    return loft_vec3_scale(-0.5 * flow->air.rho_kgpm3 * speed_mps * cd * area_m2pkg,
                           flow->v_air_mps);
}

static loft_vec3 thrust_accel(const loft_dynamics *d, double t, const double *y,
                              const loft_flow *flow)
{
    const double s = t - d->ignition_s;
    const double accel_mps2 =
        loft_booster_thrust(&d->booster->stages[d->stage], s, flow->air.p_pa);
    const loft_vec3 direction =
        loft_steering_thrust(d->steering, d->burn_total_s, d->burnt_s + s, d->part,
                             flow->up, d->pole, loft_state_v(y));
    return loft_vec3_scale(accel_mps2, direction);
}

loft_vec3 loft_dynamics_felt(const loft_dynamics *d, double t, const double *y)
{
    loft_vec3 felt = {0.0, 0.0, 0.0};
    const bool has_air = loft_dynamics_has_air(d);
    const loft_world *world = &d->model->world;
    if (!has_air && d->stage < 0 && world->force == NULL) {
        return felt;
    }
    loft_flow flow;
    loft_dynamics_flow(d, y, &flow);
    if (has_air) {
        felt = drag_accel(d, t, &flow);
    }
    if (has_air && d->booster == NULL && d->body->lift_to_drag != 0.0) {
        felt = loft_vec3_add(felt, lift_accel(d, &flow, felt));
    }
    if (world->force != NULL) {
        felt = loft_vec3_add(felt, world->force(world->ctx, t, y, &flow));
    }
    if (d->stage >= 0) {
        felt = loft_vec3_add(felt, thrust_accel(d, t, y, &flow));
    }
    return felt;
}

/*
 * psi is the angle of r's projection on the launch plane:
 *     dpsi/dt = pole . (r x v) / (r^2 - (r . pole)^2).
 * It is undefined on the pole itself, a quarter round the Earth abeam; the floor on the
 * divisor keeps it finite there.
 */
static double down_range_rate(loft_vec3 pole, loft_vec3 r_m, loft_vec3 v_mps)
{
    const double rr = loft_vec3_dot(r_m, r_m);
    const double off_m = loft_vec3_dot(r_m, pole);
    return loft_vec3_dot(pole, loft_vec3_cross(r_m, v_mps)) /
           fmax(rr - off_m * off_m, 1e-6 * rr);
}

void loft_dynamics_rates(double t, const double *y, double *dydt, const void *ctx)
{
    const loft_dynamics *d = ctx;
    const loft_vec3 r_m = loft_state_r(y);
    const loft_vec3 v_mps = loft_state_v(y);
    const double omega = d->model->earth.omega_radps;
    const loft_vec3 g = gravity_accel(d->model, r_m);
    const loft_vec3 felt = loft_dynamics_felt(d, t, y);
    dydt[0] = v_mps.x;
    dydt[1] = v_mps.y;
    dydt[2] = v_mps.z;
    dydt[3] = g.x + felt.x + omega * (omega * r_m.x + 2.0 * v_mps.y);
    dydt[4] = g.y + felt.y + omega * (omega * r_m.y - 2.0 * v_mps.x);
    dydt[5] = g.z + felt.z;
    dydt[LOFT_STATE_PSI] = down_range_rate(d->pole, r_m, v_mps);
}
