/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A body of constant lift-to-drag ratio glides over a sphere at rest, from level flight at
 * its equilibrium altitude to the ground.
 */
#include <math.h>

#include "groups.h"
#include "loft/flight.h"
#include "loft/loft.h"

static const double share = 1e-3;
static const double radius_m = 6370000.0;
static const double mu = 3.99e14;
static const double lift_to_drag = 2.6;
static const double beta_kgpm2 = 13000.0;

static loft_model sphere_at_rest(void)
{
    loft_model model = loft_model_default();
    model.earth =
        (loft_earth){.shape = {.a_m = radius_m},
                     .gravity = {.mu_m3ps2 = mu, .radius_m = radius_m, .degree = 0}};
    return model;
}

/*
 * Upward acceleration of level flight: rho v^2 (L/D)/(2 beta) + v^2/r - g0. The weight is
 * that at standard gravity: so the reference has it, as its altitudes tell. With mu/r^2 the
 * start lies 166 and 255 m higher, time and range are still within 2.8e-4.
 */
static double excess_mps2(const loft_atmosphere *atm, double v_mps, double alt_m)
{
    loft_air air;
    loft_atmosphere_air(atm, loft_atmosphere_layer(atm, alt_m), alt_m, &air);
    const double r_m = radius_m + alt_m;
    const double vv = v_mps * v_mps;
    return 0.5 * air.rho_kgpm3 * vv * lift_to_drag / beta_kgpm2 + vv / r_m - LOFT_G0_MPS2;
}

/* Where that is zero: each term falls with altitude, so halving finds it. */
static double equilibrium_alt_m(const loft_atmosphere *atm, double v_mps)
{
    double low_m = 0.0;
    double high_m = 100000.0;
    for (int i = 0; i < 60; i++) {
        const double mid_m = 0.5 * (low_m + high_m);
        if (excess_mps2(atm, v_mps, mid_m) > 0.0) {
            low_m = mid_m;
        } else {
            high_m = mid_m;
        }
    }
    return low_m;
}

typedef struct glide {
    double v_mps, start_km, time_s, range_km;
} glide;

static void check(table *t, const glide *want)
{
    const loft_model model = sphere_at_rest();
    loft_body body = loft_body_of_beta(beta_kgpm2);
    body.lift_to_drag = lift_to_drag;
    const double start_m = equilibrium_alt_m(&model.air, want->v_mps);
    const loft_flight_plan plan = {.model = &model,
                                   .start = {.alt_m = start_m},
                                   .v_enu_mps = {want->v_mps, 0.0, 0.0},
                                   .heading_rad = 0.5 * LOFT_PI,
                                   .body = body};
    loft_flight flight;
    if (loft_fly(&plan, NULL, &flight) != LOFT_OK || flight.ended_by != LOFT_END_GROUND) {
        table_failed(t, "glide", "the flight failed");
        return;
    }
    const char *name = "glide";
    table_row(t, name, near(want->start_km, start_m / 1000.0, share),
              "equilibrium altitude under standard gravity, km, at %g m/s", want->v_mps);
    table_row(t, name, near(want->time_s, flight.end.t_s, share),
              "time to the ground, s, from %g m/s", want->v_mps);
    table_row(t, name,
              near(want->range_km, radius_m * flight.end.downrange_rad / 1000.0, share),
              "range along the ground, km, from %g m/s", want->v_mps);
}

void validate_glide(table *t)
{
    static const glide rows[] = {{5500.0, 46.134, 1915.06, 5670.84},
                                 {6100.0, 49.612, 2272.34, 7732.97}};
    table_group(t, "Glide at lift to drag 2.6, beta 13000 kg/m2",
                "integrated apart from the library; US76, sphere of 6370 km at rest");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check(t, &rows[i]);
    }
}
