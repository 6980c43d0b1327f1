/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ballistic arcs about a point mass: minimum energy, speed and angle, book problems. */
#include <math.h>

#include "groups.h"
#include "loft/earth.h"
#include "loft/loft.h"
#include "sim/orbit/kepler.h"

static const double share = 1e-6; /* the tolerance of the group */
static const double mu = 3.986004418e14;

static void minimum_energy(table *t)
{
    static const double rows[][6] = {
        /* R km, range km, speed m/s, angle deg, apogee km, time s */
        {6371.0, 300.0, 1696.481, 44.32551, 74.110, 251.035},
        {6371.0, 1000.0, 3016.118, 42.75170, 239.938, 474.360},
        {6371.0, 12000.0, 7479.552, 18.02035, 1264.513, 2143.145},
        {6378.137, 10000.0, 7192.200, 22.54212, 1320.951, 1932.898},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const double *r = rows[i];
        const loft_sphere body = {mu, loft_m_from_km(r[0])};
        loft_minenergy arc;
        if (loft_minenergy_arc(&body, r[1] / r[0], &arc) != LOFT_OK) {
            table_failed(t, "minimum energy", "refused");
            continue;
        }
        const char *name = "minimum energy";
        table_row(t, name, printed(near(r[2], arc.speed_mps, share), 1e-3),
                  "speed, m/s, for %g km on R %g km", r[1], r[0]);
        table_row(t, name,
                  printed(near(r[3], loft_deg_from_rad(arc.fpa_rad), share), 1e-5),
                  "angle, deg, for %g km on R %g km", r[1], r[0]);
        table_row(t, name, printed(near(r[4], arc.apogee_m / 1000.0, share), 1e-3),
                  "apogee, km, for %g km on R %g km", r[1], r[0]);
        table_row(t, name, printed(near(r[5], arc.tof_s, share), 1e-3),
                  "time of flight, s, for %g km on R %g km", r[1], r[0]);
    }
}

static void speed_and_angle(table *t)
{
    static const double rows[][4] = {
        /* angle deg, range km, apogee km, time s */
        {85.0, 920.4, 4482.2, 3020.8},  {70.0, 3651.8, 4184.4, 2937.1},
        {50.0, 7070.7, 3273.5, 2668.7}, {30.0, 9656.9, 1901.9, 2193.9},
        {10.0, 7947.1, 384.0, 1211.6},  {5.0, 4888.0, 110.1, 697.4},
    };
    /* the speed is the least that reaches 10,000 km; printed 7.1981 km/s */
    const loft_sphere body = {mu, 6371000.0};
    loft_minenergy least;
    if (loft_minenergy_arc(&body, 1e7 / body.radius_m, &least) != LOFT_OK) {
        table_failed(t, "7.1981 km/s", "refused");
        return;
    }
    table_row(t, "7.1981 km/s",
              printed(near(7.1981, least.speed_mps / 1000.0, share), 1e-4),
              "least speed for 10000 km, km/s");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const double *r = rows[i];
        loft_twobody arc;
        if (loft_twobody_range_from_speed(&body, least.speed_mps, loft_rad_from_deg(r[0]),
                                          &arc) != LOFT_OK) {
            table_failed(t, "7.1981 km/s", "refused");
            continue;
        }
        table_row(t, "7.1981 km/s", printed(near(r[1], arc.range_m / 1000.0, share), 0.1),
                  "range, km, at %g deg", r[0]);
        table_row(t, "7.1981 km/s",
                  printed(near(r[2], arc.apogee_m / 1000.0, share), 0.1),
                  "apogee, km, at %g deg", r[0]);
        table_row(t, "7.1981 km/s", printed(near(r[3], arc.tof_s, share), 0.1),
                  "time of flight, s, at %g deg", r[0]);
    }
}

/* ---- Bate, Mueller & White, in their units: mu 1, R of the Earth 1 ---- */

/* The free-flight range angle; NaN if refused. */
static double range_rad(double r, double speed, double fpa_rad)
{
    const loft_sphere body = {1.0, r};
    loft_twobody arc;
    return loft_twobody_range_from_speed(&body, speed, fpa_rad, &arc) == LOFT_OK
               ? arc.range_m / r
               : NAN;
}

static void book_arcs(table *t)
{
    const double psi_rad = range_rad(1.2, 2.0 / 3.0, acos(0.625));
    table_row(t, "BMW p. 290",
              printed(near(36.38974, loft_deg_from_rad(psi_rad), share), 1e-5),
              "free-flight range, deg");
    const loft_sphere high = {1.0, 1.2};
    loft_twobody arc = {.fpa_rad = NAN, .speed_mps = NAN};
    if (loft_twobody_from_apogee_range(&high, 0.3, 1.2 * psi_rad, &arc) != LOFT_OK) {
        table_failed(t, "BMW p. 290", "refused");
    }
    table_row(t, "BMW p. 290",
              printed(near(51.31781, loft_deg_from_rad(arc.fpa_rad), share), 1e-5),
              "flight-path angle, deg, of apogee and range");
    table_row(t, "BMW p. 290",
              printed(near(0.533333, arc.speed_mps * arc.speed_mps * 1.2, share), 1e-6),
              "Q, of apogee and range");
    table_row(t, "BMW p. 291",
              printed(near(128.68219,
                           loft_deg_from_rad(
                               range_rad(1.025, 1.0817, loft_rad_from_deg(39.33112))),
                           share),
                      1e-5),
              "free-flight range, deg, at the exact angle");
    table_row(
        t, "BMW p. 305",
        printed(near(100.5259,
                     loft_deg_from_rad(range_rad(1.1, 0.905, loft_rad_from_deg(30.0))),
                     share),
                1e-4),
        "free-flight range, deg");
}

static void book_influence(table *t)
{
    const double h = 1e-4;
    const double phi = loft_rad_from_deg(30.0);
    const double dr = range_rad(1.1 + h, 0.905, phi) - range_rad(1.1 - h, 0.905, phi);
    const double dv = range_rad(1.1, 0.905 + h, phi) - range_rad(1.1, 0.905 - h, phi);
    const double da = range_rad(1.1, 0.905, phi + h) - range_rad(1.1, 0.905, phi - h);
    table_row(t, "BMW p. 305", printed(near(2.75603, dr / (2.0 * h), share), 1e-5),
              "range to radius, rad/DU");
    table_row(t, "BMW p. 305", printed(near(6.69975, dv / (2.0 * h), share), 1e-5),
              "range to speed, rad/(DU/TU)");
    table_row(t, "BMW p. 305", printed(near(-1.23009, da / (2.0 * h), share), 1e-5),
              "range to angle, rad/rad");
}

static void book_optima(table *t)
{
    const double nmi_per_du = 3443.92;
    const double ftps_per_dutu = 25936.24764;
    const loft_sphere p294 = {1.0, 1.0 + 258.0 / nmi_per_du};
    loft_twobody_standard most;
    if (loft_twobody_standard_range(&p294, 24300.0 / ftps_per_dutu, &most) == LOFT_OK) {
        const double deg = loft_deg_from_rad(most.range_m / p294.radius_m);
        table_row(t, "BMW p. 294", printed(near(126.546, deg, share), 1e-3),
                  "greatest free-flight range, deg");
    } else {
        table_failed(t, "BMW p. 294", "refused");
    }
    const loft_sphere p295 = {1.0, 1.0 + 344.0 / nmi_per_du};
    loft_minenergy least;
    if (loft_minenergy_arc(&p295, 8000.0 / nmi_per_du, &least) == LOFT_OK) {
        const double v = least.speed_mps;
        table_row(t, "BMW p. 295", printed(near(0.93274, v, share), 1e-5),
                  "least speed, DU/TU");
        table_row(t, "BMW p. 295",
                  printed(near(0.95691, v * v * p295.radius_m, share), 1e-5),
                  "Q of the least speed");
    } else {
        table_failed(t, "BMW p. 295", "refused");
    }
}

/* ---- propagation ---- */

static void kepler(table *t)
{
    const loft_kepler_state from = {{-4292653.41, 955168.47, 5139356.57},
                                    {109.649663, -7527.72649, 1484.521489}};
    loft_kepler_state to;
    if (loft_kepler_propagate(mu, &from, 28800.0, &to) != LOFT_OK) {
        table_failed(t, "ISS, closed form", "refused");
        return;
    }
    const double want[6] = {-1024262.21147967, -6151093.68804227, 2599974.84004160,
                            4736.65954383480,  -3000.74554061164, -5251.71253182438};
    const double got[6] = {to.r_m.x,   to.r_m.y,   to.r_m.z,
                           to.v_mps.x, to.v_mps.y, to.v_mps.z};
    static const char *const names[6] = {"x, m",    "y, m",    "z, m",
                                         "vx, m/s", "vy, m/s", "vz, m/s"};
    for (int i = 0; i < 6; i++) {
        table_row(t, "ISS, closed form", near(want[i], got[i], share), "%s, at 28800 s",
                  names[i]);
    }
}

void validate_twobody(table *t)
{
    table_group(t, "Minimum-energy arcs", "closed form, computed apart from the library");
    minimum_energy(t);
    table_group(t, "Arcs of one speed", "closed form, computed apart from the library");
    speed_and_angle(t);
    table_group(t, "Book problems, exact values",
                "Bate, Mueller & White, Fundamentals of Astrodynamics (1971), ch. 6");
    book_arcs(t);
    book_influence(t);
    book_optima(t);
    table_group(t, "Two-body propagation", "integrated with 36 digits");
    kepler(t);
}
