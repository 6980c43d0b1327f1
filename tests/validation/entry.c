/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ballistic entry: the closed form of Allen and Eggers, a published table, Stardust. */
#include <math.h>

#include "groups.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/dynamics.h"

static const double e_number = 2.71828182845904523536;

typedef struct peak {
    double accel_mps2, speed_mps, alt_m;
} peak;

/*
 * The greatest drag alone in air of one scale height is where a = V V_down/(2 H). The
 * library's search for a maximum knows its place to the root of rounding only, 1e-7 of it.
 */
static double sharpened_s(const loft_flight_plan *plan, const loft_trajectory *record,
                          double t_s, double scale_m)
{
    double before_s = t_s - 0.01;
    double after_s = t_s + 0.01;
    for (int i = 0; i < 40; i++) {
        const double mid_s = 0.5 * (before_s + after_s);
        double y[LOFT_STATE_N];
        loft_phase phase;
        loft_flow flow;
        loft_trajectory_at(record, mid_s, y, &phase);
        const loft_dynamics d = loft_flight_dynamics(plan, &phase);
        loft_dynamics_flow(&d, y, &flow);
        const double a_mps2 = loft_vec3_norm(loft_dynamics_felt(&d, mid_s, y));
        const double speed_mps = loft_vec3_norm(flow.v_air_mps);
        if (a_mps2 < -speed_mps * flow.climb_mps / (2.0 * scale_m)) {
            before_s = mid_s;
        } else {
            after_s = mid_s;
        }
    }
    return before_s;
}

/* Flies to the ground and finds the greatest deceleration; scale_m 0: with gravity. */
static bool peak_of(const loft_flight_plan *plan, double scale_m, peak *out)
{
    loft_trajectory *record = loft_trajectory_new();
    loft_flight flight;
    bool good = record != NULL && loft_fly(plan, record, &flight) == LOFT_OK;
    if (good) {
        const loft_entry entry = loft_entry_find(plan, record, &flight);
        const double t_s =
            scale_m > 0.0 ? sharpened_s(plan, record, entry.deceleration.t_s, scale_m)
                          : entry.deceleration.t_s;
        double y[LOFT_STATE_N];
        loft_phase phase;
        loft_trajectory_at(record, t_s, y, &phase);
        double alt_m = 0.0;
        loft_vec3 up;
        loft_model_height(plan->model, loft_state_r(y), &alt_m, &up);
        *out = (peak){entry.deceleration.value, loft_vec3_norm(loft_state_v(y)), alt_m};
        good = entry.any;
    }
    loft_trajectory_free(record);
    return good;
}

/* The closed form: V at entry, gamma downward. */
static peak allen_eggers(double v_mps, double gamma_rad, double beta_kgpm2, double rho0,
                         double scale_m)
{
    const double s = sin(gamma_rad);
    return (peak){v_mps * v_mps * s / (2.0 * e_number * scale_m), v_mps * exp(-0.5),
                  scale_m * log(rho0 * scale_m / (beta_kgpm2 * s))};
}

/* ---- a flat Earth without gravity ---- */

static const double plane_m = 6371000.0; /* the ground is x = this */

static void flat_height(const void *ctx, loft_vec3 r_m, double *alt_m, loft_vec3 *up)
{
    (void)ctx;
    *alt_m = r_m.x - plane_m;
    *up = (loft_vec3){1.0, 0.0, 0.0};
}

static loft_vec3 no_gravity(const void *ctx, loft_vec3 r_m)
{
    (void)ctx;
    (void)r_m;
    return (loft_vec3){0.0, 0.0, 0.0};
}

static void flat_entry(table *t, double v_mps, double gamma_deg, double beta_kgpm2)
{
    const double rho0 = 1.225;
    const double scale_m = 7000.0;
    const double gamma = loft_rad_from_deg(gamma_deg);
    loft_model model = {.earth = {.shape = {.a_m = plane_m},
                                  .gravity = {.mu_m3ps2 = 1.0, .radius_m = plane_m}},
                        .world = {.height = flat_height, .gravity = no_gravity}};
    if (loft_atmosphere_exponential(rho0, scale_m, &model.air) != LOFT_OK) {
        table_failed(t, "Allen-Eggers", "the air was refused");
        return;
    }
    const loft_flight_plan plan = {
        .model = &model,
        .start = {.alt_m = 250000.0},
        .v_enu_mps = {v_mps * cos(gamma), 0.0, -v_mps * sin(gamma)},
        .heading_rad = 0.5 * LOFT_PI,
        .body = loft_body_of_beta(beta_kgpm2),
        .tolerance = 1e-13};
    peak got;
    if (!peak_of(&plan, scale_m, &got)) {
        table_failed(t, "Allen-Eggers", "the flight failed");
        return;
    }
    const peak want = allen_eggers(v_mps, gamma, beta_kgpm2, rho0, scale_m);
    table_row(t, "Allen-Eggers", near(want.accel_mps2, got.accel_mps2, 1e-6),
              "peak deceleration, m/s2, %g m/s at -%g deg, beta %g", v_mps, gamma_deg,
              beta_kgpm2);
    table_row(t, "Allen-Eggers", near(want.speed_mps, got.speed_mps, 1e-6),
              "speed there, m/s, %g m/s at -%g deg, beta %g", v_mps, gamma_deg,
              beta_kgpm2);
    table_row(t, "Allen-Eggers", near(want.alt_m, got.alt_m, 1e-6),
              "altitude there, m, %g m/s at -%g deg, beta %g", v_mps, gamma_deg,
              beta_kgpm2);
}

/* ---- the closed form against a simulation with gravity ---- */

static loft_vec3 constant_gravity(const void *ctx, loft_vec3 r_m)
{
    (void)ctx;
    return loft_vec3_scale(-9.81 / loft_vec3_norm(r_m), r_m);
}

typedef struct table_line {
    const char *name;
    double v_mps, gamma_deg, beta_kgpm2, start_m;
    double error_percent[3]; /* of the closed form: peak, speed, altitude */
    double peak_g, speed_mps, alt_m;
} table_line;

static void putnam_braun(table *t, const table_line *line)
{
    const double gamma = loft_rad_from_deg(line->gamma_deg);
    loft_model model = {.earth = {.shape = {.a_m = 6378000.0},
                                  .gravity = {.mu_m3ps2 = 1.0, .radius_m = 6378000.0}},
                        .world = {.gravity = constant_gravity}};
    if (loft_atmosphere_exponential(1.215, 8500.0, &model.air) != LOFT_OK) {
        table_failed(t, line->name, "the air was refused");
        return;
    }
    const loft_flight_plan plan = {
        .model = &model,
        .start = {.alt_m = line->start_m},
        .v_enu_mps = {line->v_mps * cos(gamma), 0.0, -line->v_mps * sin(gamma)},
        .heading_rad = 0.5 * LOFT_PI,
        .body = loft_body_of_beta(line->beta_kgpm2),
        .tolerance = 1e-12};
    peak got;
    if (!peak_of(&plan, 0.0, &got)) {
        table_failed(t, line->name, "the flight failed");
        return;
    }
    const peak form = allen_eggers(line->v_mps, gamma, line->beta_kgpm2, 1.215, 8500.0);
    const double error[3] = {form.accel_mps2 / got.accel_mps2 - 1.0,
                             form.speed_mps / got.speed_mps - 1.0,
                             form.alt_m / got.alt_m - 1.0};
    static const char *const names[3] = {"peak deceleration", "speed there",
                                         "altitude there"};
    for (int i = 0; i < 3; i++) {
        table_row(t, line->name, within(line->error_percent[i], 100.0 * error[i], 1.0),
                  "error of the closed form, percent, %s", names[i]);
    }
    table_row(t, line->name, near(line->peak_g, got.accel_mps2 / 9.81, 0.01),
              "peak deceleration, g, simulated");
    table_row(t, line->name, near(line->speed_mps, got.speed_mps, 0.01),
              "speed there, m/s, simulated");
    table_row(t, line->name, near(line->alt_m, got.alt_m, 0.01),
              "altitude there, m, simulated");
}

/* ---- Stardust ---- */

/* Entry at a geocentric radius, latitude and inertial velocity. */
static bool stardust(const loft_earth *earth, double lat_deg, peak *got)
{
    loft_model model = loft_model_default();
    model.earth = *earth;
    const double lat = loft_rad_from_deg(lat_deg);
    const double fpa = loft_rad_from_deg(-8.2);
    const double azimuth = loft_rad_from_deg(102.9);
    const double omega = model.earth.omega_radps;
    const loft_vec3 r = {6503140.0 * cos(lat), 0.0, 6503140.0 * sin(lat)};
    const loft_frame_enu sphere = loft_geodesy_enu(lat, 0.0); /* up along r */
    const double level = 12900.0 * cos(fpa);
    loft_vec3 v = loft_vec3_scale(12900.0 * sin(fpa), sphere.up);
    v = loft_vec3_axpy(level * sin(azimuth), sphere.east, v);
    v = loft_vec3_axpy(level * cos(azimuth), sphere.north, v);
    v.x += omega * r.y;
    v.y -= omega * r.x;
    const loft_geodetic start = loft_geodesy_geodetic(&model.earth.shape, r);
    const loft_frame_enu enu = loft_geodesy_enu(start.lat_rad, start.lon_rad);
    const loft_flight_plan plan = {
        .model = &model,
        .start = start,
        .v_enu_mps = {loft_vec3_dot(v, enu.east), loft_vec3_dot(v, enu.north),
                      loft_vec3_dot(v, enu.up)},
        .heading_rad = azimuth,
        .body = {.drag = loft_drag_constant(1.4828), .area_m2pkg = 0.51887 / 46.0},
        .tolerance = 1e-12};
    return peak_of(&plan, 0.0, got);
}

static void stardust_row(table *t, const loft_earth *earth, double lat_deg,
                         const char *what, double want_g, double tolerance_g)
{
    peak got;
    if (stardust(earth, lat_deg, &got)) {
        table_row(t, "Stardust",
                  within(want_g, got.accel_mps2 / LOFT_G0_MPS2, tolerance_g),
                  "peak deceleration, g, %s", what);
    } else {
        table_failed(t, "Stardust", "the flight failed");
    }
}

static void stardust_rows(table *t)
{
    const loft_earth turning = loft_earth_wgs84(2);
    /* 125 km above a sphere of the equatorial radius */
    const loft_earth at_rest = {
        .shape = {.a_m = 6378137.0},
        .gravity = {.mu_m3ps2 = turning.gravity.mu_m3ps2, .radius_m = 6378137.0}};
    stardust_row(t, &turning, 41.0, "entry at 41 N; tolerance 3 sigma", 32.89, 3.64);
    stardust_row(t, &turning, 30.0, "entry at 30 N; tolerance 3 sigma", 32.89, 3.64);
    stardust_row(t, &at_rest, 41.0, "sphere and air at rest", 36.62, 0.02);
}

void validate_entry(table *t)
{
    static const table_line lines[] = {
        {"sample return",
         12800.0,
         8.2,
         60.0,
         125000.0,
         {34.9, -2.1, -4.6},
         37.965,
         7943.8,
         63306.0},
        {"strategic",
         7200.0,
         30.0,
         10000.0,
         125000.0,
         {-5.1, -1.8, 3.6},
         60.779,
         4444.6,
         5948.5},
        {"LEO return",
         7900.0,
         1.35,
         450.0,
         100000.0,
         {-57.3, 34.9, 27.0},
         7.759,
         3542.9,
         45950.0},
    };
    table_group(t, "Entry without gravity over a flat Earth, against the closed form",
                "Allen & Eggers, NACA TR 1381 (1958)");
    flat_entry(t, 7000.0, 30.0, 5000.0);
    flat_entry(t, 5000.0, 60.0, 8000.0);
    flat_entry(t, 12000.0, 8.0, 60.0);
    table_group(t, "How far the closed form is off",
                "Putnam & Braun, J. Guid. Control Dyn. 38 (2015), tables 1 and 2");
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        putnam_braun(t, &lines[i]);
    }
    table_group(t, "Stardust, 15 January 2006",
                "Desai & Qualls, AIAA 2008-1198; Mitcheltree et al., AIAA 97-2304");
    stardust_rows(t);
}
