/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orbits as oscillations against two bodies in closed form and the field of earth.h. */
#include <stdlib.h>

#include "batch_states.h"
#include "sim/batch/kernel/kernel_tables.h"
#include "sim/batch/kernel/rkn86.h"
#include "sim/batch/kernel/verner65.h"
#include "sim/flight/dop853.h"

#define SIMD_LANES 2
/* clang-format off */
#include "sim/batch/kernel/simd.h"
#include "sim/batch/kernel/forces.inc"
#include "sim/batch/kernel/step.inc"
#include "sim/batch/kernel/orbit.inc"
#include "sim/batch/kernel/arc.inc"
/* clang-format on */

/* Places on either side of x = 0, on the axis of the earth and at a pole's height. */
static const double places_m[][3] = {{6.7e6, 1.2e6, -2.3e6}, {-6.7e6, 1.2e6, 2.3e6},
                                     {-7.1e6, 0.0, 0.0},     {0.0, -5.6e6, 4.3e6},
                                     {0.0, 0.0, 6.9e6},      {12.0, 3.4, -6.9e6}};
static const double v_mps[3] = {1234.5, 5678.9, -3210.9};

enum {
    PLACES = sizeof places_m / sizeof places_m[0]
};

static kernel_tables *tables_of(int degree, bool air)
{
    loft_model model = batch_model();
    model.earth = loft_earth_wgs84(degree);
    model.air = air ? model.air : loft_atmosphere_none();
    kernel_tables *tables = malloc(sizeof *tables);
    assert_non_null(tables);
    assert_int_equal(loft_kernel_tables(&model, tables), LOFT_OK);
    return tables;
}

/* Both halves and all lanes alike. */
static void begin(const kernel_tables *w, const double r_m[3], const double speed_mps[3],
                  k_orbit *y)
{
    const simd r[3] = {simd_of(r_m[0]), simd_of(r_m[1]), simd_of(r_m[2])};
    const simd v[3] = {simd_of(speed_mps[0]), simd_of(speed_mps[1]),
                       simd_of(speed_mps[2])};
    K_EACH_HALF
    {
        k_orbit_begin(w, r, v, simd_of(0.0), half, y);
    }
}

static void a_state_survives_the_coordinates(void **unused)
{
    (void)unused;
    kernel_tables *w = tables_of(4, false);
    for (int i = 0; i < PLACES; i++) {
        k_orbit y;
        simd r[3];
        simd v[3];
        begin(w, places_m[i], v_mps, &y);
        k_orbit_end(&y, 1, r, v);
        for (int k = 0; k < 3; k++) {
            CHECK_WITHIN(r[k][1], places_m[i][k], 4e-9);
            CHECK_WITHIN(v[k][1], v_mps[k], 4e-12);
        }
    }
    free(w);
}

static double potential(const kernel_tables *w, const double r_m[3])
{
    const double r = sqrt(r_m[0] * r_m[0] + r_m[1] * r_m[1] + r_m[2] * r_m[2]);
    return -w->mu_m3ps2 / r *
           k_orbit_potential(w, simd_of(1.0 / r), simd_of(r_m[2] / r))[0];
}

/* Acceleration by the zonal terms of an oblate Earth. */
static loft_vec3 addition(const loft_gravity *field, loft_vec3 r)
{
    const double d = loft_vec3_norm(r);
    return loft_vec3_axpy(field->mu_m3ps2 / (d * d * d), r, loft_gravity_accel(field, r));
}

static void the_potential_falls_as_gravity_pulls(void **unused)
{
    (void)unused;
    kernel_tables *w = tables_of(4, false);
    const loft_gravity field = loft_earth_wgs84(4).gravity;
    for (int i = 0; i < PLACES; i++) {
        const double *r = places_m[i];
        const loft_vec3 a = addition(&field, (loft_vec3){r[0], r[1], r[2]});
        const double expected[3] = {a.x, a.y, a.z};
        for (int k = 0; k < 3; k++) {
            const double step_m = 1e4;
            double ahead[3] = {r[0], r[1], r[2]};
            double behind[3] = {r[0], r[1], r[2]};
            ahead[k] += step_m;
            behind[k] -= step_m;
            const double slope =
                (potential(w, behind) - potential(w, ahead)) / (2.0 * step_m);
            CHECK_WITHIN(slope, expected[k], 3e-7);
        }
    }
    free(w);
}

/* u'' = (energy - V)/2 u + |r|/2 L(u)^T (acceleration less that of two bodies). */
static void the_bend_is_that_of_the_field(void **unused)
{
    (void)unused;
    kernel_tables *w = tables_of(4, false);
    const loft_gravity field = loft_earth_wgs84(4).gravity;
    const simd no_drag[K_HALVES] = {{0.0}};
    for (int i = 0; i < PLACES; i++) {
        const double *r = places_m[i];
        k_orbit y;
        k_orbit_slope k;
        begin(w, r, v_mps, &y);
        k_orbit_slopes_at(w, no_drag, &y, &k);
        const loft_vec3 p = addition(&field, (loft_vec3){r[0], r[1], r[2]});
        const simd a[3] = {simd_of(p.x), simd_of(p.y), simd_of(p.z)};
        const simd u[4] = {y.u[0][0], y.u[1][0], y.u[2][0], y.u[3][0]};
        simd pull[4];
        k_orbit_turn(u, a, pull);
        const double spring = 0.5 * (y.energy[0][0] - potential(w, r));
        for (int c = 0; c < 4; c++) {
            CHECK_WITHIN(k.bend[c][0][0],
                         spring * u[c][0] + 0.5 * k.r_m[0][0] * pull[c][0], 1e-3);
        }
    }
    free(w);
}

/* A whole turn about a point mass: how far it fails to close, and its period. */
static double turn(int steps, double *period_error_s)
{
    kernel_tables *w = tables_of(0, false);
    const double *r = places_m[1];
    const double distance_m = sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
    const double vv = v_mps[0] * v_mps[0] + v_mps[1] * v_mps[1] + v_mps[2] * v_mps[2];
    const double a_m = 1.0 / (2.0 / distance_m - vv / w->mu_m3ps2);
    const simd no_drag[K_HALVES] = {{0.0}};
    const simd h = simd_of(2.0 * LOFT_PI * sqrt(a_m / w->mu_m3ps2) / steps);
    const simd by[K_HALVES] = {h, h};
    simd error[K_HALVES] = {{0.0}};
    k_orbit y;
    k_orbit_slope k;
    simd end_m[3];
    simd v[3];
    begin(w, r, v_mps, &y);
    k_orbit_slopes_at(w, no_drag, &y, &k);
    for (int i = 0; i < steps; i++) {
        k_arc_step(w, no_drag, by, 0.0, &y, &k, error);
    }
    k_orbit_end(&y, 0, end_m, v);
    *period_error_s = y.t_s[0][0] - 2.0 * LOFT_PI * sqrt(a_m * a_m * a_m / w->mu_m3ps2);
    free(w);
    return hypot(hypot(end_m[0][0] - r[0], end_m[1][0] - r[1]), end_m[2][0] - r[2]);
}

static void two_bodies_close_their_orbit_to_order_8(void **unused)
{
    (void)unused;
    double late_s;
    double less_late_s;
    const double coarse_m = turn(8, &late_s);
    const double fine_m = turn(16, &less_late_s);
    CHECK_WITHIN(fine_m, 0.0, 0.05);
    CHECK_WITHIN(less_late_s, 0.0, 1e-5);
    assert_true(coarse_m / fine_m > 180.0 && coarse_m / fine_m < 400.0);
}

/* A fall through thin air: its loss of energy is that of its speed. */
static void drag_takes_the_energy_that_the_speed_loses(void **unused)
{
    (void)unused;
    kernel_tables *w = tables_of(4, true);
    const double r[3] = {6.4e6, 1.3e6, 1.2e6};
    const double down[3] = {-3000.0, 4000.0, 2000.0};
    const simd inv_beta[K_HALVES] = {simd_of(1e-2), simd_of(1e-2)};
    const simd h[K_HALVES] = {simd_of(1e-6), simd_of(1e-6)};
    simd error[K_HALVES] = {{0.0}};
    k_orbit y;
    k_orbit_slope k;
    begin(w, r, down, &y);
    const double before = y.energy[0][0];
    k_orbit_slopes_at(w, inv_beta, &y, &k);
    for (int i = 0; i < 20; i++) {
        k_arc_step(w, inv_beta, h, 60.0, &y, &k, error);
    }
    simd end_m[3];
    simd v[3];
    k_orbit again;
    k_orbit_end(&y, 0, end_m, v);
    k_orbit_begin(w, end_m, v, y.t_s[0], 0, &again);
    const double lost = before - y.energy[0][0];
    assert_true(lost > 100.0);
    CHECK_WITHIN(before - again.energy[0][0], lost, 1e-3 * lost);
    assert_true(error[0][0] > 0.0 && error[0][0] < 1e-5);
    free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_state_survives_the_coordinates),
        cmocka_unit_test(the_potential_falls_as_gravity_pulls),
        cmocka_unit_test(the_bend_is_that_of_the_field),
        cmocka_unit_test(two_bodies_close_their_orbit_to_order_8),
        cmocka_unit_test(drag_takes_the_energy_that_the_speed_loses),
    };
    return cmocka_run_group_tests_name("kernel_arc", tests, NULL, NULL);
}
