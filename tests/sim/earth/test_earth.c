/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/earth.h"
#include "loft/loft.h"

/* The WGS84 normal field, whose exact gravity is Somigliana's closed form. */
static const loft_gravity normal = {
    .mu_m3ps2 = 3.986004418e14,
    .radius_m = 6378137.0,
    .degree = 12,
    .j = {[2] = 1.08262982131330609e-03,
          [4] = -2.37091120053396026e-06,
          [6] = 6.08346498882102867e-09,
          [8] = -1.42681087919511740e-11,
          [10] = 1.21439275881701272e-14,
          [12] = 2.05395070706622447e-16},
};

/* lat deg, h m, x and z of gravitation: GeographicLib 2.1.2, NormalGravity. */
static void the_normal_field_is_somiglianas(void **state)
{
    (void)state;
    static const double rows[][4] = {{0, 0, -9.81424104188087, 0.00000000000000},
                                     {15, 0, -9.48317797822465, -2.53222988144562},
                                     {30, 0, -8.51059739284501, -4.89662363460966},
                                     {45, 0, -6.95805120330589, -6.93402894038314},
                                     {60, 0, -4.92658906139275, -8.50365668565542},
                                     {75, 0, -2.55265944898633, -9.49379191125024},
                                     {90, 0, -0.00000000000000, -9.83218493786340},
                                     {0, 10000, -9.78348873917467, 0.00000000000000},
                                     {30, 10000, -8.48393935104253, -4.88128739612156},
                                     {60, 10000, -4.91116835506866, -8.47704205112467},
                                     {90, 10000, -0.00000000000000, -9.80142335092358},
                                     {15, 500000, -8.15277593962354, -2.17705274757811},
                                     {30, 500000, -7.31685834835107, -4.20993493239101},
                                     {45, 500000, -5.98232712371801, -5.96186349610658},
                                     {60, 500000, -4.23591290739473, -7.31172801104367},
                                     {75, 500000, -2.19486079831249, -8.16332860540040},
                                     {90, 500000, -0.00000000000000, -8.45439415798118}};
    const double f = 1.0 / 298.257223563;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const double s = sin(loft_rad_from_deg(rows[i][0]));
        const double c = cos(loft_rad_from_deg(rows[i][0]));
        const double n_m = 6378137.0 / sqrt(1.0 - f * (2.0 - f) * s * s);
        const loft_vec3 r_m = {(n_m + rows[i][1]) * c, 0.0,
                               ((1.0 - f) * (1.0 - f) * n_m + rows[i][1]) * s};
        const loft_vec3 g = loft_gravity_accel(&normal, r_m);
        CHECK_WITHIN(g.x, rows[i][2], 1e-12);
        CHECK_WITHIN(g.z, rows[i][3], 1e-12);
        CHECK_WITHIN(g.y, 0.0, 0.0);
    }
}

static double potential(const loft_gravity *field, loft_vec3 r_m)
{
    const double r = loft_vec3_norm(r_m);
    const double s = r_m.z / r;
    double below = 1.0;
    double p = s;
    double qn = field->radius_m / r;
    double sum = 1.0;
    for (int n = 2; n <= field->degree; n++) {
        const double next = ((2 * n - 1) * s * p - (n - 1) * below) / n;
        below = p;
        p = next;
        qn *= field->radius_m / r;
        sum -= field->j[n] * qn * p;
    }
    return field->mu_m3ps2 / r * sum;
}

static double *axis(loft_vec3 *v, int i)
{
    return i == 0 ? &v->x : i == 1 ? &v->y : &v->z;
}

/* In units where the field is all of order 1, so that no degree hides. */
static void acceleration_is_the_gradient_of_a_harmonic_potential(void **state)
{
    (void)state;
    const loft_vec3 r = {0.7, -0.9, 0.8};
    const double h = 1e-4;
    for (int degree = 0; degree <= LOFT_ZONAL_MAX; degree++) {
        loft_gravity field = {.mu_m3ps2 = 1.2345, .radius_m = 0.9, .degree = degree};
        for (int n = 2; n <= LOFT_ZONAL_MAX; n++) {
            field.j[n] = 0.1 * n; /* those above the degree must not count */
        }
        loft_vec3 g = loft_gravity_accel(&field, r);
        double divergence = 0.0;
        for (int i = 0; i < 3; i++) {
            loft_vec3 up = r;
            loft_vec3 down = r;
            *axis(&up, i) += h;
            *axis(&down, i) -= h;
            const double slope =
                (potential(&field, up) - potential(&field, down)) / (2 * h);
            CHECK_WITHIN(*axis(&g, i), slope, 1e-5);
            loft_vec3 g_up = loft_gravity_accel(&field, up);
            loft_vec3 g_down = loft_gravity_accel(&field, down);
            divergence += (*axis(&g_up, i) - *axis(&g_down, i)) / (2 * h);
        }
        CHECK_WITHIN(divergence, 0.0, 1e-4);
    }
}

static void the_written_out_field_is_the_recurrence(void **state)
{
    (void)state;
    for (int degree = 2; degree <= 4; degree++) {
        const loft_earth earth = loft_earth_wgs84(degree);
        loft_gravity longer = earth.gravity;
        longer.degree = 40; /* clipped; J5 and up are 0 */
        for (double z = -7e6; z <= 7e6; z += 1.2345e6) {
            const loft_vec3 r_m = {3e6, -5e6, z};
            const loft_vec3 a = loft_gravity_accel(&earth.gravity, r_m);
            const loft_vec3 b = loft_gravity_accel(&longer, r_m);
            CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(a, b)), 0.0, 1e-14);
        }
    }
}

static void wgs84_has_the_published_constants(void **state)
{
    (void)state;
    const loft_earth earth = loft_earth_wgs84(99);
    assert_int_equal(earth.gravity.degree, 6);
    CHECK_NEAR(earth.gravity.mu_m3ps2, 3.986004418e14, 0.0);
    CHECK_NEAR(earth.shape.a_m, 6378137.0, 0.0);
    CHECK_NEAR(1.0 / earth.shape.f, 298.257223563, 1e-15);
    CHECK_NEAR(earth.omega_radps, 7.292115e-5, 0.0);
    CHECK_NEAR(earth.gravity.j[2], 1.08262982e-3, 0.0);
    /* EGM2008 is 1e-4 and 2e-4 from these. */
    CHECK_NEAR(earth.gravity.j[3], -2.532410518568e-6, 2e-4);
    CHECK_NEAR(earth.gravity.j[4], -1.619897599917e-6, 2e-4);
    assert_int_equal(loft_earth_wgs84(-1).gravity.degree, 0);
    CHECK_WITHIN(loft_earth_wgs84(2).gravity.j[3], 0.0, 0.0);
    CHECK_NEAR(loft_earth_sphere().radius_m, 6371000.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_normal_field_is_somiglianas),
        cmocka_unit_test(acceleration_is_the_gradient_of_a_harmonic_potential),
        cmocka_unit_test(the_written_out_field_is_the_recurrence),
        cmocka_unit_test(wgs84_has_the_published_constants),
    };
    return cmocka_run_group_tests_name("earth", tests, NULL, NULL);
}
