/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The gravity turn of Curtis, Orbital Mechanics for Engineering Students: straight up to
 * 130 m, there the velocity is tipped to 89.85 degrees, then thrust along the velocity.
 * Flown by the library's own forces in a plane over a sphere at rest.
 */
#include <math.h>

#include "groups.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/dynamics.h"

static const double radius_m = 6378000.0;
static const double g0_mps2 = 9.81;

enum {
    LOSS = LOFT_STATE_N, /* one more equation: a loss of speed */
    N_EQUATIONS
};

static loft_vec3 gravity(const void *ctx, loft_vec3 r_m)
{
    (void)ctx;
    const double r = loft_vec3_norm(r_m);
    const double q = radius_m / r;
    return loft_vec3_scale(-g0_mps2 * q * q / r, r_m);
}

typedef struct problem {
    loft_dynamics dynamics;
    bool of_gravity; /* which loss is integrated; else of drag */
} problem;

static void rates(double t, const double *y, double *dydt, const void *ctx)
{
    const problem *p = ctx;
    loft_dynamics_rates(t, y, dydt, &p->dynamics);
    const loft_vec3 v = loft_state_v(y);
    const double speed = loft_vec3_norm(v);
    if (p->of_gravity) {
        const loft_vec3 g = gravity(NULL, loft_state_r(y));
        /* at rest it is about to rise */
        dydt[LOSS] = speed > 0.0 ? -loft_vec3_dot(g, v) / speed : loft_vec3_norm(g);
    } else {
        loft_dynamics still = p->dynamics;
        still.stage = -1; /* drag alone, at the mass of the moment */
        still.mass_ratio = loft_booster_mass_ratio(&p->dynamics.booster->stages[0], t);
        dydt[LOSS] = loft_vec3_norm(loft_dynamics_felt(&still, t, y));
    }
}

static double above_turn(double t, const double *y, const void *ctx)
{
    (void)t;
    (void)ctx;
    return loft_vec3_norm(loft_state_r(y)) - radius_m - 130.0;
}

static loft_booster booster_of(double mass_ratio)
{
    const double exhaust = 390.0 * g0_mps2;
    const double m0_kg = 149912.0 * 0.4536;
    const double d_m = 196.85 * 0.0254;
    return (loft_booster){.n_stages = 1,
                          .stages = {{.ideal_speed_mps = exhaust * log(mass_ratio),
                                      .exhaust_mps = exhaust,
                                      .burn_s = 390.0 / 1.4 * (1.0 - 1.0 / mass_ratio),
                                      .mass_start = 1.0}},
                          .drag = loft_drag_constant(0.5),
                          .area_m2pkg = 0.25 * LOFT_PI * d_m * d_m / m0_kg};
}

/* The speed at 130 m, tipped. The plane is that of x (up at the pad) and y. */
static void tip(double y[N_EQUATIONS])
{
    const double speed = loft_vec3_norm(loft_state_v(y));
    const double angle = loft_rad_from_deg(89.85);
    y[LOFT_STATE_V] = speed * sin(angle);
    y[LOFT_STATE_V + 1] = speed * cos(angle);
}

/* Fills y at burn-out and the time of the tip. */
static loft_status flown(const loft_booster *booster, bool of_gravity, double *tip_s,
                         double y[N_EQUATIONS])
{
    loft_model model = {.earth = {.shape = {.a_m = radius_m},
                                  .gravity = {.mu_m3ps2 = 1.0, .radius_m = radius_m}},
                        .world = {.gravity = gravity}};
    loft_status status = loft_atmosphere_exponential(1.225, 7500.0, &model.air);
    if (status != LOFT_OK) {
        return status;
    }
    const loft_steering steering = {.law = LOFT_STEERING_GRAVITY_TURN};
    problem p = {.dynamics = {.model = &model,
                              .booster = booster,
                              .steering = &steering,
                              .pole = {0.0, 0.0, 1.0},
                              .burn_total_s = booster->stages[0].burn_s},
                 .of_gravity = of_gravity};
    const loft_ode ode = {.n = N_EQUATIONS, .rhs = rates, .ctx = &p};
    loft_integrate_options opt = {.rtol = 0.0};
    static const double size[N_EQUATIONS] = {1e5, 1e5, 1e5, 1e3, 1e3, 1e3, 0.1, 1e3};
    for (int i = 0; i < N_EQUATIONS; i++) {
        opt.atol[i] = 1e-13 * size[i];
    }
    opt.atol[0] = opt.atol[1] = opt.atol[2] = 1e-7;
    const loft_root turn = {.g = above_turn, .direction = 1, .terminal = true};
    loft_integrate_run run = {.t_end = booster->stages[0].burn_s, .y = {radius_m}};
    status = loft_integrate(&ode, &opt, &turn, 1, NULL, &run);
    if (status != LOFT_OK || run.event != 0) {
        return status != LOFT_OK ? status : LOFT_ERR_CONVERGE;
    }
    *tip_s = run.t;
    tip(run.y);
    p.dynamics.part = 2;
    run.t_end = booster->stages[0].burn_s;
    status = loft_integrate(&ode, &opt, NULL, 0, NULL, &run);
    for (int i = 0; i < N_EQUATIONS; i++) {
        y[i] = run.y[i];
    }
    return status;
}

typedef struct burnout {
    double mass_ratio, speed_kmps, fpa_deg, x_km, h_km, drag_kmps, gravity_kmps, t_s;
    double t_digit;
} burnout;

static void check(table *t, const char *name, const burnout *want)
{
    const loft_booster booster = booster_of(want->mass_ratio);
    double tip_s = NAN;
    double y[N_EQUATIONS];
    double z[N_EQUATIONS];
    if (flown(&booster, false, &tip_s, y) != LOFT_OK ||
        flown(&booster, true, &tip_s, z) != LOFT_OK) {
        table_failed(t, name, "the integration failed");
        return;
    }
    const loft_vec3 r = loft_state_r(y);
    const loft_vec3 v = loft_state_v(y);
    const double speed = loft_vec3_norm(v);
    const double distance = loft_vec3_norm(r);
    const double fpa = asin(loft_vec3_dot(r, v) / (distance * speed));
    const double share = 1e-6;
    table_row(t, name, printed(near(8.020042, tip_s, share), 1e-6), "pitch-over, s");
    table_row(t, name, printed(near(want->t_s, booster.stages[0].burn_s, share), 1e-6),
              "burn-out, s");
    table_row(t, name, printed(near(want->speed_kmps, speed / 1e3, share), 1e-6),
              "speed at burn-out, km/s");
    table_row(t, name, printed(near(want->fpa_deg, loft_deg_from_rad(fpa), share), 1e-6),
              "flight-path angle at burn-out, deg");
    table_row(t, name,
              printed(near(want->x_km, radius_m * y[LOFT_STATE_PSI] / 1e3, share), 1e-5),
              "down-range at burn-out, km");
    table_row(t, name,
              printed(near(want->h_km, (distance - radius_m) / 1e3, share), 1e-5),
              "altitude at burn-out, km");
    table_row(t, name, printed(near(want->drag_kmps, y[LOSS] / 1e3, share), 1e-6),
              "loss to drag, km/s");
    table_row(t, name, printed(near(want->gravity_kmps, z[LOSS] / 1e3, share), 1e-6),
              "loss to gravity, km/s");
}

void validate_gravity_turn(table *t)
{
    static const burnout n15 = {15.0,     8.621346, 8.813152, 462.27571, 133.29987,
                                0.298121, 1.441262, 260.0,    1e-6};
    static const burnout n7 = {7.0,      5.736558, 9.165242,   318.33264, 110.38430,
                               0.298027, 1.410273, 238.775510, 1e-6};
    table_group(
        t, "Gravity turn, pitch-over as an event at 130 m",
        "Curtis, Orbital Mechanics, 2nd ed. ex. 11.3, 4th ed. ex. 13.3; resolved");
    check(t, "mass ratio 15", &n15);
    check(t, "mass ratio 7", &n7);
}
