/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zonal field: arcs integrated to 36 digits, and the normal gravity of WGS84. */
#include <math.h>

#include "groups.h"
#include "loft/earth.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/dynamics.h"
#include "sim/orbit/kepler.h"

/* ---- arcs ---- */

static const double mu = 3.986004418e14;

static bool integrated(int degree, double t_s, double tolerance, double y[LOFT_STATE_N])
{
    const loft_model model = {
        .earth = {.shape = {.a_m = 6378137.0},
                  .gravity = {.mu_m3ps2 = mu,
                              .radius_m = 6378137.0,
                              .degree = degree,
                              .j = {0.0, 0.0, 1.082626173852e-3, -2.532410518568e-6,
                                    -1.619897599917e-6}}},
        .air = loft_atmosphere_none()};
    const loft_body body = {.area_m2pkg = 0.0, .drag = loft_drag_constant(1.0)};
    const loft_dynamics dynamics = {
        .model = &model, .body = &body, .pole = {0.0, 0.0, 1.0}, .stage = -1};
    const loft_ode ode = {
        .n = LOFT_STATE_N, .rhs = loft_dynamics_rates, .ctx = &dynamics};
    loft_integrate_options opt = {.atol[LOFT_STATE_PSI] = 1.0};
    for (int i = 0; i < 3; i++) {
        opt.atol[LOFT_STATE_R + i] = 6.4e6 * tolerance;
        opt.atol[LOFT_STATE_V + i] = 7e3 * tolerance;
    }
    loft_integrate_run run = {.t_end = t_s};
    for (int i = 0; i < LOFT_STATE_N; i++) {
        run.y[i] = y[i];
    }
    if (loft_integrate(&ode, &opt, NULL, 0, NULL, &run) != LOFT_OK) {
        return false;
    }
    for (int i = 0; i < LOFT_STATE_N; i++) {
        y[i] = run.y[i];
    }
    return true;
}

typedef struct arc {
    const char *name;
    int degree;
    double t_s;
    const double *from, *to;
    double tolerance_m;
} arc;

static void compare(table *t, const arc *a)
{
    double y[LOFT_STATE_N] = {0.0};
    for (int i = 0; i < 6; i++) {
        y[i] = a->from[i];
    }
    if (!integrated(a->degree, a->t_s, 1e-13, y)) {
        table_failed(t, a->name, "the integration failed");
        return;
    }
    static const char axis[3] = {'x', 'y', 'z'};
    for (int i = 0; i < 3; i++) {
        table_row(t, a->name, at_rounding(within(a->to[i], y[i], a->tolerance_m)),
                  "%c, m, at %g s", axis[i], a->t_s);
    }
}

/* How far off at the end, m; NaN if the integration failed. */
static double error_m(const arc *a, double tolerance)
{
    double y[LOFT_STATE_N] = {0.0};
    for (int i = 0; i < 6; i++) {
        y[i] = a->from[i];
    }
    if (!integrated(a->degree, a->t_s, tolerance, y)) {
        return NAN;
    }
    const loft_vec3 want = {a->to[0], a->to[1], a->to[2]};
    return loft_vec3_norm(loft_vec3_sub(loft_state_r(y), want));
}

/*
 * A tolerance ten times stricter makes the error smaller, from 1e-6 to 1e-13 and down to
 * ten times what rounding leaves: the error at 1e-15, which no step keeps.
 */
static void falls_with_tolerance(table *t, const arc *a)
{
    const double floor_m = 10.0 * error_m(a, 1e-15);
    table_worst worst = {0};
    double before_m = error_m(a, 1e-6);
    for (int decade = 7; decade <= 13; decade++) {
        const double tolerance = pow(10.0, -decade);
        const double now_m = error_m(a, tolerance);
        if (!(now_m < floor_m)) { /* a NaN is kept, and misses */
            table_worst_add(&worst, within(0.0, now_m / before_m, 1.0), tolerance);
        }
        before_m = now_m;
    }
    table_worst_row(t, a->name, &worst, "error over that at ten times the tolerance",
                    "tolerance");
}

static void arcs(table *t)
{
    static const double from[6] = {929830.6524372862072293,  -5616651.658518099420595,
                                   3091099.819711898879039,  3751.444780749949943077,
                                   -943.1359521682566804868, 3168.147192399942116034};
    static const double none[3] = {3234346.6405433875, -4227688.0686045517,
                                   4194128.9274769281};
    static const double j2[3] = {3234715.0546378610, -4228690.8692999608,
                                 4191091.6643884783};
    static const double j4[3] = {3234719.4563197315, -4228703.9825775556,
                                 4191099.7347521635};
    static const double iss[6] = {-4292653.41, 955168.47,   5139356.57,
                                  109.649663,  -7527.72649, 1484.521489};
    static const double iss_to[3] = {-1024262.21147967, -6151093.68804227,
                                     2599974.84004160};
    static const arc all[] = {{"arc, point mass", 0, 800.0, from, none, 1e-7},
                              {"arc, J2", 2, 800.0, from, j2, 1e-7},
                              {"arc, J2 to J4", 4, 800.0, from, j4, 1e-7},
                              {"ISS, point mass", 0, 28800.0, iss, iss_to, 1e-5}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        compare(t, &all[i]);
    }
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        falls_with_tolerance(t, &all[i]);
    }
}

/* ---- normal gravity ---- */

static const double f_wgs84 = 1.0 / 298.257223563;
static const double omega = 7.292115e-5;
static const loft_gravity normal_field = {.mu_m3ps2 = 3.986004418e14,
                                          .radius_m = 6378137.0,
                                          .degree = 10,
                                          .j = {[2] = 1.08262982131331e-3,
                                                [4] = -2.37091120053e-6,
                                                [6] = 6.08346498882e-9,
                                                [8] = -1.42681087919512e-11,
                                                [10] = 1.2144e-14}};

/* Gravity on the ellipsoid: Somigliana, with the closed forms of its two constants. */
static double somigliana(double lat_rad)
{
    const double a = 6378137.0;
    const double b = a * (1.0 - f_wgs84);
    const double e2 = f_wgs84 * (2.0 - f_wgs84);
    const double ep = sqrt(e2) / (1.0 - f_wgs84); /* second eccentricity */
    const double m = omega * omega * a * a * b / mu;
    /* q0 and q0' by their series: the closed forms cancel */
    double q0 = 0.0;
    double q0_prime = 0.0;
    for (int k = 1; k < 16; k++) {
        const double sign = k % 2 == 1 ? 1.0 : -1.0;
        const double n = 2.0 * k + 1.0;
        q0 += sign * 2.0 * k / (n * (n + 2.0)) * pow(ep, n);
        q0_prime += sign * 6.0 / (n * (n + 2.0)) * pow(ep, 2.0 * k);
    }
    const double share = m * ep * q0_prime / (6.0 * q0);
    const double equator = mu / (a * b) * (1.0 - m - share);
    const double pole = mu / (a * a) * (1.0 + 2.0 * share);
    const double s2 = sin(lat_rad) * sin(lat_rad);
    const double k = b * pole / (a * equator) - 1.0;
    return equator * (1.0 + k * s2) / sqrt(1.0 - e2 * s2);
}

static void normal_gravity(table *t)
{
    const loft_ellipsoid shape = {6378137.0, f_wgs84};
    for (int deg = 0; deg <= 90; deg += 15) {
        const loft_geodetic place = {.lat_rad = loft_rad_from_deg(deg)};
        const loft_vec3 r = loft_geodesy_ecef(&shape, place);
        const loft_vec3 turning = {omega * omega * r.x, omega * omega * r.y, 0.0};
        const loft_vec3 g = loft_vec3_add(loft_gravity_accel(&normal_field, r), turning);
        const loft_vec3 up = loft_geodesy_enu(place.lat_rad, place.lon_rad).up;
        table_row(
            t, "Somigliana",
            at_rounding(within(somigliana(place.lat_rad), -loft_vec3_dot(g, up), 1e-12)),
            "gravity on WGS84, m/s2, at %d deg", deg);
    }
}

/* GeographicLib's attraction without rotation, at a latitude and a height. */
static void attraction(table *t)
{
    static const double rows[][4] = {
        {0.0, 0.0, -9.81424104188087, 0.0},
        {45.0, 0.0, -6.95805120330589, -6.93402894038314},
        {90.0, 0.0, 0.0, -9.83218493786340},
        {30.0, 10000.0, -8.48393935104253, -4.88128739612156},
        {60.0, 100000.0, -4.77557703406507, -8.24302988701774},
        {75.0, 500000.0, -2.19486079831249, -8.16332860540040},
    };
    const loft_ellipsoid shape = {6378137.0, f_wgs84};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const loft_geodetic place = {.lat_rad = loft_rad_from_deg(rows[i][0]),
                                     .alt_m = rows[i][1]};
        const loft_vec3 g =
            loft_gravity_accel(&normal_field, loft_geodesy_ecef(&shape, place));
        table_row(t, "WGS84 field", at_rounding(within(rows[i][2], g.x, 1e-12)),
                  "attraction outward, m/s2, at %g deg, %g km", rows[i][0],
                  rows[i][1] / 1000.0);
        table_row(t, "WGS84 field", at_rounding(within(rows[i][3], g.z, 1e-12)),
                  "attraction along the pole, m/s2, at %g deg, %g km", rows[i][0],
                  rows[i][1] / 1000.0);
    }
}

void validate_gravity(table *t)
{
    table_group(t, "Zonal coast arcs", "integrated with 36 digits; EGM2008 J2 to J4");
    arcs(t);
    table_group(t, "Normal gravity, J2 to J10 against the closed form",
                "Heiskanen & Moritz, Physical Geodesy (1967), 2-78 (Somigliana)");
    normal_gravity(t);
    table_group(t, "Attraction of the normal field",
                "GeographicLib 2.1.2, NormalGravity");
    attraction(t);
}
