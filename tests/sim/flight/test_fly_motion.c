/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The motion of a flight against laws and formulations the code does not use. */
#include "check.h"

#include "loft/earth.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/dynamics.h"
#include "sim/orbit/kepler.h"

static const double mu = 3.986004418e14;

static loft_flight fly(const loft_flight_plan *plan, loft_trajectory *record)
{
    loft_flight flight;
    assert_int_equal(loft_fly(plan, record, &flight), LOFT_OK);
    return flight;
}

/* Turns ECEF axes into inertial ones that agreed at t = 0. */
static loft_vec3 turned(loft_vec3 v, double angle_rad)
{
    const double c = cos(angle_rad);
    const double s = sin(angle_rad);
    return (loft_vec3){c * v.x - s * v.y, s * v.x + c * v.y, v.z};
}

static loft_vec3 spin(double omega_radps, loft_vec3 r)
{
    return (loft_vec3){-omega_radps * r.y, omega_radps * r.x, 0.0};
}

static loft_kepler_state inertial(double omega_radps, double t_s,
                                  const double y[LOFT_STATE_N])
{
    const loft_vec3 r = loft_state_r(y);
    const loft_vec3 v = loft_vec3_add(loft_state_v(y), spin(omega_radps, r));
    return (loft_kepler_state){turned(r, omega_radps * t_s),
                               turned(v, omega_radps * t_s)};
}

static void start_of(const loft_flight_plan *plan, double y[LOFT_STATE_N])
{
    const loft_frame_enu enu = loft_geodesy_enu(plan->start.lat_rad, plan->start.lon_rad);
    const loft_vec3 r = loft_geodesy_ecef(&plan->model->earth.shape, plan->start);
    const loft_vec3 v =
        loft_vec3_axpy(plan->v_enu_mps.x, enu.east,
                       loft_vec3_axpy(plan->v_enu_mps.y, enu.north,
                                      loft_vec3_scale(plan->v_enu_mps.z, enu.up)));
    const double all[LOFT_STATE_N] = {r.x, r.y, r.z, v.x, v.y, v.z, 0.0};
    for (int i = 0; i < LOFT_STATE_N; i++) {
        y[i] = all[i];
    }
}

/* ---- a vacuum: closed forms and constants of the motion ---- */

static loft_model sphere(void)
{
    loft_model model = loft_model_default();
    model.earth = (loft_earth){.shape = {.a_m = 6371000.0},
                               .gravity = {.mu_m3ps2 = mu, .radius_m = 6371000.0}};
    return model;
}

/* 12,000 km at least speed: Bate, Mueller & White (1971), ch. 6, evaluated. */
static void a_minimum_energy_flight_lands_where_the_book_says(void **state)
{
    (void)state;
    const loft_model model = sphere();
    const loft_sphere body = loft_earth_sphere();
    loft_minenergy arc;
    assert_int_equal(loft_minenergy_arc(&body, 1.2e7 / 6371000.0, &arc), LOFT_OK);
    const double azimuth_rad = 1.2345;
    const double level_mps = arc.speed_mps * cos(arc.fpa_rad);
    const loft_flight_plan plan = {.model = &model,
                                   .start = {0.7123, 2.2345, 0.0},
                                   .v_enu_mps = {level_mps * sin(azimuth_rad),
                                                 level_mps * cos(azimuth_rad),
                                                 arc.speed_mps * sin(arc.fpa_rad)},
                                   .heading_rad = azimuth_rad};
    const loft_flight flight = fly(&plan, NULL);
    CHECK_NEAR(flight.start.speed_mps, 7479.552, 1e-6);
    CHECK_WITHIN(loft_deg_from_rad(flight.start.fpa_rad), 18.02035, 1e-5);
    CHECK_NEAR(flight.start.azimuth_rad, azimuth_rad, 1e-14);
    CHECK_NEAR(flight.apogee.place.alt_m, 1264513.0, 1e-6);
    CHECK_NEAR(flight.end.t_s, 2143.145, 1e-6);
    CHECK_NEAR(flight.end.downrange_rad * 6371000.0, 1.2e7, 1e-9);
    const loft_geodesic_line line =
        loft_geodesy_inverse(&model.earth.shape, plan.start, flight.end.place);
    CHECK_NEAR(line.range_m, 1.2e7, 1e-9);
    CHECK_NEAR(line.azimuth1_rad, azimuth_rad, 1e-9);
    CHECK_NEAR(flight.end.speed_mps, arc.speed_mps, 1e-10);
    CHECK_NEAR(flight.end.fpa_rad, -arc.fpa_rad, 1e-9);
}

static double kepler_error_m(double tolerance)
{
    const loft_model model = sphere();
    loft_flight_plan plan = {.model = &model,
                             .start = {0.7123, 2.2345, 12345.6},
                             .v_enu_mps = {1234.5, -2345.6, 8234.5},
                             .tolerance = tolerance};
    const loft_flight flight = fly(&plan, NULL);
    assert_true(flight.end.t_s > 4000.0);
    double y[LOFT_STATE_N];
    start_of(&plan, y);
    const loft_kepler_state from = inertial(0.0, 0.0, y);
    loft_kepler_state to;
    assert_int_equal(loft_kepler_propagate(mu, &from, flight.end.t_s, &to), LOFT_OK);
    return loft_vec3_norm(loft_vec3_sub(to.r_m, flight.end.r_ecef_m));
}

static void a_vacuum_flight_is_a_kepler_orbit(void **state)
{
    (void)state;
    CHECK_WITHIN(kepler_error_m(0.0), 0.0, 1e-2);
    CHECK_WITHIN(kepler_error_m(1e-14), 0.0, 1e-6);
}

static double energy_jpkg(const loft_gravity *g, const loft_kepler_state *s)
{
    const double r = loft_vec3_norm(s->r_m);
    const double q = g->radius_m / r;
    const double z = s->r_m.z / r;
    const double j2 = g->degree >= 2 ? g->j[2] : 0.0;
    return 0.5 * loft_vec3_dot(s->v_mps, s->v_mps) -
           g->mu_m3ps2 / r * (1.0 - j2 * q * q * (1.5 * z * z - 0.5));
}

static void energy_and_polar_angular_momentum_stay(void **state)
{
    (void)state;
    loft_trajectory *record = loft_trajectory_new();
    for (int degree = 0; degree <= 2; degree += 2) {
        loft_model model = loft_model_default();
        model.earth = loft_earth_wgs84(degree);
        const double omega = model.earth.omega_radps;
        loft_flight_plan plan = {.model = &model,
                                 .start = {0.7123, 2.2345, 12345.6},
                                 .v_enu_mps = {1234.5, -2345.6, 8234.5},
                                 .tolerance = 1e-13};
        const loft_flight flight = fly(&plan, record);
        assert_true(flight.end.t_s > 4000.0);
        double y[LOFT_STATE_N];
        start_of(&plan, y);
        const loft_kepler_state first = inertial(omega, 0.0, y);
        const double e0 = energy_jpkg(&model.earth.gravity, &first);
        const double l0 = loft_vec3_cross(first.r_m, first.v_mps).z;
        for (size_t i = 0; i <= loft_trajectory_steps(record); i++) {
            const double t = loft_trajectory_node(record, i);
            loft_trajectory_at(record, t, y, NULL);
            const loft_kepler_state now = inertial(omega, t, y);
            CHECK_NEAR(energy_jpkg(&model.earth.gravity, &now), e0, 1e-12);
            CHECK_NEAR(loft_vec3_cross(now.r_m, now.v_mps).z, l0, 1e-12);
        }
    }
    loft_trajectory_free(record);
}

/* ---- the same flight in axes that do not turn ---- */

typedef struct still_world {
    const loft_model *model;
    double drag_area_m2pkg; /* Cd A/m, coasting */
    const loft_booster *booster;
    int stage;
    double mass; /* in a gap */
    loft_vec3 pole;
    double end_elevation_rad, turn_end_s;
} still_world;

/* J2 gravity as Vallado writes it, in Cartesian components. */
static loft_vec3 j2_accel(const loft_gravity *g, loft_vec3 r)
{
    const double d = loft_vec3_norm(r);
    const double k = 1.5 * g->j[2] * (g->radius_m / d) * (g->radius_m / d);
    const double zz = r.z * r.z / (d * d);
    const double f = -g->mu_m3ps2 / (d * d * d);
    return (loft_vec3){f * r.x * (1.0 + k * (1.0 - 5.0 * zz)),
                       f * r.y * (1.0 + k * (1.0 - 5.0 * zz)),
                       f * r.z * (1.0 + k * (3.0 - 5.0 * zz))};
}

/* Elevation of the pitch programme at a clock time, written from its definition. */
static double elevation_rad(const still_world *w, double t_s)
{
    double burn_s = t_s;
    for (int i = 0; i < w->stage; i++) {
        burn_s -= w->booster->stages[i].gap_s;
    }
    const double x = (burn_s - 8.0) / (w->turn_end_s - 8.0);
    return 0.5 * LOFT_PI -
           fmin(fmax(x, 0.0), 1.0) * (0.5 * LOFT_PI - w->end_elevation_rad);
}

static loft_vec3 still_thrust(const still_world *w, double t_s, loft_vec3 up, double p_pa,
                              double *mass)
{
    const loft_stage *s = &w->booster->stages[w->stage];
    double t0_s = 0.0;
    for (int i = 0; i < w->stage; i++) {
        t0_s += w->booster->stages[i].burn_s + w->booster->stages[i].gap_s;
    }
    const double flow = (1.0 - exp(-s->ideal_speed_mps / s->exhaust_mps)) / s->burn_s;
    const double left = 1.0 - flow * (t_s - t0_s);
    *mass = s->mass_start * left;
    const double loss = w->stage == 0 ? 0.12 * p_pa / 101325.0 : 0.0;
    const loft_vec3 pole = turned(w->pole, w->model->earth.omega_radps * t_s);
    const loft_vec3 ahead = loft_vec3_unit(loft_vec3_cross(pole, up));
    const double e = elevation_rad(w, t_s);
    return loft_vec3_scale(
        s->exhaust_mps * flow / left * (1.0 - loss),
        loft_vec3_add(loft_vec3_scale(cos(e), ahead), loft_vec3_scale(sin(e), up)));
}

static void still_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    const still_world *w = ctx;
    const loft_vec3 r = loft_state_r(y);
    const loft_vec3 v = loft_state_v(y);
    double alt_m = 0.0;
    loft_vec3 up;
    loft_geodesy_height(&w->model->earth.shape, r, &alt_m, &up);
    loft_air air;
    loft_atmosphere_air(&w->model->air, 0, alt_m, &air);
    double mass = w->mass;
    loft_vec3 a = j2_accel(&w->model->earth.gravity, r);
    if (w->booster != NULL && w->stage >= 0) {
        a = loft_vec3_add(a, still_thrust(w, t, up, air.p_pa, &mass));
    }
    const loft_vec3 east =
        loft_vec3_unit(loft_vec3_cross((loft_vec3){0.0, 0.0, 1.0}, up));
    const loft_vec3 north = loft_vec3_cross(up, east);
    const loft_vec3 wind = w->model->wind_ned_mps;
    loft_vec3 u = loft_vec3_sub(v, spin(w->model->earth.omega_radps, r));
    u = loft_vec3_axpy(-wind.x, north, loft_vec3_axpy(-wind.y, east, u));
    const double k =
        w->booster != NULL ? 0.3 * w->booster->area_m2pkg / mass : w->drag_area_m2pkg;
    a = loft_vec3_axpy(-0.5 * air.rho_kgpm3 * loft_vec3_norm(u) * k, u, a);
    const double rates[6] = {v.x, v.y, v.z, a.x, a.y, a.z};
    for (int i = 0; i < 6; i++) {
        dydt[i] = rates[i];
    }
}

static void still_fly(const still_world *w, double t_end_s, loft_integrate_run *run)
{
    const loft_ode ode = {.n = 6, .rhs = still_rhs, .ctx = w};
    const loft_integrate_options opt = {.atol = {1e-6, 1e-6, 1e-6, 1e-9, 1e-9, 1e-9}};
    run->t_end = t_end_s;
    assert_int_equal(loft_integrate(&ode, &opt, NULL, 0, NULL, run), LOFT_OK);
}

/* An atmosphere without layers, so that nothing is left to be met on the way. */
static loft_model smooth_world(void)
{
    loft_model model = loft_model_default();
    assert_int_equal(loft_atmosphere_exponential(1.2345, 7123.4, &model.air), LOFT_OK);
    model.wind_ned_mps = (loft_vec3){-23.4, 34.5, 0.0};
    return model;
}

static double still_difference_m(const loft_model *model, double beta_kgpm2, double t_s)
{
    loft_flight_plan plan = {.model = model,
                             .start = {0.7123, 2.2345, 23456.7},
                             .v_enu_mps = {1234.5, 987.6, 8765.4},
                             .until_time = true,
                             .stop_time_s = t_s,
                             .tolerance = 1e-13};
    still_world w = {.model = model, .stage = -1};
    if (beta_kgpm2 > 0.0) {
        plan.body = loft_body_of_beta(beta_kgpm2);
        w.drag_area_m2pkg = 1.0 / beta_kgpm2;
    }
    const loft_flight flight = fly(&plan, NULL);
    assert_int_equal(flight.ended_by, LOFT_END_TIME);
    double y[LOFT_STATE_N];
    start_of(&plan, y);
    const double omega = model->earth.omega_radps;
    const loft_kepler_state from = inertial(omega, 0.0, y);
    loft_integrate_run run = {.y = {from.r_m.x, from.r_m.y, from.r_m.z, from.v_mps.x,
                                    from.v_mps.y, from.v_mps.z}};
    still_fly(&w, t_s, &run);
    return loft_vec3_norm(
        loft_vec3_sub(turned(loft_state_r(run.y), -omega * t_s), flight.end.r_ecef_m));
}

static void axes_that_do_not_turn_give_the_same_loft(void **state)
{
    (void)state;
    const loft_model vacuum = loft_model_default();
    const loft_model air = smooth_world();
    CHECK_WITHIN(still_difference_m(&vacuum, 0.0, 5000.0), 0.0, 1e-4);
    CHECK_WITHIN(still_difference_m(&air, 23456.7, 5000.0), 0.0, 1e-4);
}

/* 30 % of a reference area twice the usual, without Mach edges. */
static loft_booster smooth_booster(void)
{
    loft_booster_template plan = loft_booster_template_default();
    plan.n_stages = 3;
    const double rows[3][3] = {
        {2612.3, 61.7, 3.21}, {2687.1, 53.9, 7.89}, {2801.9, 71.3, 0.0}};
    for (int i = 0; i < 3; i++) {
        plan.stages[i].exhaust_mps = rows[i][0];
        plan.stages[i].burn_s = rows[i][1];
        plan.stages[i].gap_s = rows[i][2];
        plan.stages[i].speed_share = 1.0 - 0.05 * i;
    }
    plan.drag = loft_drag_constant(0.3);
    plan.area_m2pkg *= 2.0;
    loft_booster booster;
    assert_int_equal(loft_booster_of_template(&plan, 7654.3, &booster), LOFT_OK);
    return booster;
}

static void axes_that_do_not_turn_give_the_same_boost(void **state)
{
    (void)state;
    const loft_model model = smooth_world();
    const loft_booster b = smooth_booster();
    const loft_flight_plan plan = {.model = &model,
                                   .start = {0.7123, 2.2345, 123.4},
                                   .booster = &b,
                                   .steering = {.heading_rad = 1.2345,
                                                .end_elevation_rad = 0.3456,
                                                .turn_fraction = 0.6543},
                                   .until_time = true,
                                   .stop_time_s = 198.0};
    const loft_flight flight = fly(&plan, NULL);
    CHECK_NEAR(flight.end.t_s, 198.0, 0.0);
    const loft_frame_enu enu = loft_geodesy_enu(0.7123, 2.2345);
    const double burn_s = 61.7 + 53.9 + 71.3;
    still_world w = {.model = &model,
                     .booster = &b,
                     /* up x (sin east + cos north) */
                     .pole = loft_vec3_axpy(-cos(1.2345), enu.east,
                                            loft_vec3_scale(sin(1.2345), enu.north)),
                     .end_elevation_rad = 0.3456,
                     .turn_end_s = 8.0 + 0.6543 * (burn_s - 8.0)};
    double y[LOFT_STATE_N];
    start_of(&plan, y);
    const double omega = model.earth.omega_radps;
    const loft_kepler_state from = inertial(omega, 0.0, y);
    loft_integrate_run run = {.y = {from.r_m.x, from.r_m.y, from.r_m.z, from.v_mps.x,
                                    from.v_mps.y, from.v_mps.z}};
    const double second_s = 61.7 + 3.21;
    const double third_s = second_s + 53.9 + 7.89;
    const struct {
        double t_s;
        int stage;
        double mass;
    } legs[] = {{8.0, 0, 0.0},
                {61.7, 0, 0.0},
                {second_s, -1, b.stages[1].mass_start},
                {second_s + 53.9, 1, 0.0},
                {third_s, -1, b.stages[2].mass_start},
                {w.turn_end_s + 3.21 + 7.89, 2, 0.0},
                {198.0, 2, 0.0}};
    for (size_t i = 0; i < sizeof legs / sizeof legs[0]; i++) {
        w.stage = legs[i].stage;
        w.mass = legs[i].mass;
        still_fly(&w, legs[i].t_s, &run);
    }
    const loft_vec3 r = turned(loft_state_r(run.y), -omega * 198.0);
    CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(r, flight.end.r_ecef_m)), 0.0, 1e-3);
    const loft_vec3 v =
        turned(loft_vec3_sub(loft_state_v(run.y), spin(omega, loft_state_r(run.y))),
               -omega * 198.0);
    CHECK_WITHIN(loft_vec3_norm(v), flight.end.speed_mps, 1e-6);
}

/* ---- thrust ---- */

/* The rocket equation, and the height it leads to, where nothing else acts. */
static void without_weight_or_air_the_ideal_speed_is_reached(void **state)
{
    (void)state;
    const loft_model model = {
        .earth = {.shape = {.a_m = 6371000.0},
                  .gravity = {.mu_m3ps2 = 1e-3, .radius_m = 6371000.0}},
        .air = loft_atmosphere_none()};
    const loft_booster b = smooth_booster();
    const loft_flight_plan plan = {
        .model = &model,
        .start = {0.7123, 2.2345, 0.0},
        .booster = &b,
        .steering = {.end_elevation_rad = 0.5 * LOFT_PI, .turn_fraction = 0.5},
        .until_time = true,
        .stop_time_s = 234.5};
    const loft_flight flight = fly(&plan, NULL);
    CHECK_NEAR(flight.end.speed_mps, 7654.3, 1e-9);
    CHECK_NEAR(flight.burnout.speed_mps, 7654.3, 1e-9);
    double v_mps = 0.0;
    double height_m = 0.0;
    for (int i = 0; i < 3; i++) { /* x = v T + c T (1 - ln n/(n - 1)) */
        const loft_stage *s = &b.stages[i];
        const double log_n = s->ideal_speed_mps / s->exhaust_mps;
        height_m +=
            v_mps * s->burn_s + s->exhaust_mps * s->burn_s * (1.0 - log_n / expm1(log_n));
        v_mps += s->ideal_speed_mps;
        height_m += v_mps * (i < 2 ? s->gap_s : 0.0);
    }
    height_m += v_mps * (234.5 - 61.7 - 3.21 - 53.9 - 7.89 - 71.3);
    CHECK_NEAR(flight.end.place.alt_m, height_m, 1e-9);
    CHECK_NEAR(flight.end.place.lat_rad, 0.7123, 1e-12);
}

static loft_flight_plan gravity_turn(const loft_model *model, const loft_booster *booster)
{
    return (loft_flight_plan){.model = model,
                              .start = {0.7123, 2.2345, 0.0},
                              .booster = booster,
                              .steering = {.law = LOFT_STEERING_GRAVITY_TURN,
                                           .heading_rad = 0.5 * LOFT_PI,
                                           .kick_rad = loft_rad_from_deg(3.21)},
                              .until_half_way = true};
}

/* d(v)/dt = a - g sin fpa;  d(fpa)/dt = -(g/v - v/r) cos fpa;  d(r)/dt = v sin fpa */
static void turn_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    const double g = mu / (y[2] * y[2]);
    dydt[0] = loft_booster_thrust(ctx, t, 0.0) - g * sin(y[1]);
    dydt[1] = -(g / y[0] - y[0] / y[2]) * cos(y[1]);
    dydt[2] = y[0] * sin(y[1]);
}

static void a_gravity_turn_obeys_the_planar_equations(void **state)
{
    (void)state;
    loft_model model = sphere();
    model.air = loft_atmosphere_none();
    loft_booster b = smooth_booster();
    b.n_stages = 1;
    loft_flight_plan plan = gravity_turn(&model, &b);
    plan.tolerance = 1e-13;
    loft_trajectory *record = loft_trajectory_new();
    const loft_flight flight = fly(&plan, record);
    double y[LOFT_STATE_N];
    loft_phase phase;
    loft_trajectory_at(record, 13.0, y, &phase); /* rise 8 s, kick 5 s */
    assert_int_equal(phase.part, 2);
    const loft_flight_point kicked = loft_flight_point_of(&model, 13.0, y);
    const loft_ode ode = {.n = 3, .rhs = turn_rhs, .ctx = &b.stages[0]};
    const loft_integrate_options opt = {.atol = {1e-10, 1e-13, 1e-6}};
    loft_integrate_run run = {
        .t = 13.0,
        .t_end = 61.7,
        .y = {kicked.speed_mps, kicked.fpa_rad, loft_vec3_norm(kicked.r_ecef_m)}};
    assert_int_equal(loft_integrate(&ode, &opt, NULL, 0, NULL, &run), LOFT_OK);
    CHECK_NEAR(flight.burnout.speed_mps, run.y[0], 1e-9);
    CHECK_NEAR(flight.burnout.fpa_rad, run.y[1], 1e-9);
    CHECK_NEAR(loft_vec3_norm(flight.burnout.r_ecef_m), run.y[2], 1e-11);
    loft_trajectory_free(record);
}

static void after_the_kick_the_thrust_follows_the_velocity_east(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    loft_booster b = smooth_booster();
    b.area_m2pkg = 0.0;
    const loft_flight_plan plan = gravity_turn(&model, &b);
    loft_trajectory *record = loft_trajectory_new();
    const loft_flight flight = fly(&plan, record);
    int burning = 0;
    for (double t_s = 13.01; t_s < 198.0; t_s += 1.234) {
        double y[LOFT_STATE_N];
        loft_phase phase;
        loft_trajectory_at(record, t_s, y, &phase);
        if (phase.stage < 0) {
            continue;
        }
        const loft_dynamics d = loft_flight_dynamics(&plan, &phase);
        const loft_vec3 felt = loft_dynamics_felt(&d, t_s, y);
        const loft_vec3 v = loft_state_v(y);
        CHECK_NEAR(loft_vec3_dot(felt, v), loft_vec3_norm(felt) * loft_vec3_norm(v),
                   1e-14);
        burning++;
    }
    assert_in_range(burning, 130, 150);
    assert_true(flight.burnout.v_enu_mps.x > 100.0);
    assert_true(flight.burnout.v_enu_mps.x > fabs(flight.burnout.v_enu_mps.y));
    assert_true(flight.end.place.lon_rad > 2.2345);
    loft_trajectory_free(record);
}

/* ---- symmetry ---- */

static void the_longitude_of_the_site_does_not_matter(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster b = smooth_booster();
    loft_flight_plan plan = {.model = &model,
                             .start = {0.7123, -0.2345, 123.4},
                             .booster = &b,
                             .steering = {.heading_rad = 1.2345,
                                          .end_elevation_rad = 1.3456,
                                          .turn_fraction = 0.6543},
                             .body = loft_body_of_beta(4321.0)};
    const loft_flight here = fly(&plan, NULL);
    const double turn_rad = loft_rad_from_deg(123.4);
    plan.start.lon_rad += turn_rad;
    const loft_flight there = fly(&plan, NULL);
    CHECK_WITHIN(there.end.t_s, here.end.t_s, 1e-6);
    CHECK_WITHIN(there.apogee.place.alt_m, here.apogee.place.alt_m, 1e-3);
    CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(turned(here.end.r_ecef_m, turn_rad),
                                              there.end.r_ecef_m)),
                 0.0, 1e-3);
}

/* The Earth is alike north and south; a flight mirrored in the equator lands mirrored. */
static void south_mirrors_north(void **state)
{
    (void)state;
    const loft_model model = loft_model_default();
    const loft_booster b = smooth_booster();
    loft_flight_plan plan = {.model = &model,
                             .start = {0.7123, 2.2345, 123.4},
                             .booster = &b,
                             .steering = {.heading_rad = 1.2345,
                                          .end_elevation_rad = 1.3456,
                                          .turn_fraction = 0.6543},
                             .body = loft_body_of_beta(4321.0)};
    const loft_flight north = fly(&plan, NULL);
    plan.start.lat_rad = -0.7123;
    plan.steering.heading_rad = LOFT_PI - 1.2345;
    const loft_flight south = fly(&plan, NULL);
    CHECK_WITHIN(south.end.t_s, north.end.t_s, 1e-6);
    CHECK_WITHIN(south.end.r_ecef_m.z, -north.end.r_ecef_m.z, 1e-3);
    CHECK_WITHIN(south.end.r_ecef_m.x, north.end.r_ecef_m.x, 1e-3);
    CHECK_NEAR(south.end.downrange_rad, north.end.downrange_rad, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_minimum_energy_flight_lands_where_the_book_says),
        cmocka_unit_test(a_vacuum_flight_is_a_kepler_orbit),
        cmocka_unit_test(energy_and_polar_angular_momentum_stay),
        cmocka_unit_test(axes_that_do_not_turn_give_the_same_loft),
        cmocka_unit_test(axes_that_do_not_turn_give_the_same_boost),
        cmocka_unit_test(without_weight_or_air_the_ideal_speed_is_reached),
        cmocka_unit_test(a_gravity_turn_obeys_the_planar_equations),
        cmocka_unit_test(after_the_kick_the_thrust_follows_the_velocity_east),
        cmocka_unit_test(the_longitude_of_the_site_does_not_matter),
        cmocka_unit_test(south_mirrors_north),
    };
    return cmocka_run_group_tests_name("fly_motion", tests, NULL, NULL);
}
