/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gravity, height, normal and the upper air in SIMD against the models. */
#include <stdlib.h>

#include "batch_states.h"
#include "sim/batch/kernel/kernel_tables.h"

#define SIMD_LANES 2
/* clang-format off */
#include "sim/batch/kernel/simd.h"
#include "sim/batch/kernel/forces.inc"
/* clang-format on */

typedef struct spot {
    loft_geodetic place;
    loft_vec3 r_m;
    simd x, y, z;
} spot;

static spot spot_at(double lat_deg, double alt_m)
{
    const loft_ellipsoid shape = loft_earth_wgs84(4).shape;
    spot s = {.place = {loft_rad_from_deg(lat_deg), 0.7, alt_m}};
    s.r_m = loft_geodesy_ecef(&shape, s.place);
    s.x = simd_of(s.r_m.x);
    s.y = simd_of(s.r_m.y);
    s.z = simd_of(s.r_m.z);
    return s;
}

static kernel_tables *tables(void)
{
    const loft_model model = batch_model();
    kernel_tables *w = malloc(sizeof *w);
    assert_non_null(w);
    assert_int_equal(loft_kernel_tables(&model, w), LOFT_OK);
    return w;
}

static void gravity_is_that_of_the_field(void **state)
{
    (void)state;
    kernel_tables *w = tables();
    const loft_gravity field = loft_earth_wgs84(4).gravity;
    for (double lat_deg = -90.0; lat_deg <= 90.0; lat_deg += 7.5) {
        const spot s = spot_at(lat_deg, 123456.0);
        const loft_vec3 g = loft_gravity_accel(&field, s.r_m);
        simd a[3];
        const k_place at = k_gravity(w, s.x, s.y, s.z, a);
        CHECK_WITHIN(a[0][0], g.x, 1e-14);
        CHECK_WITHIN(a[1][1], g.y, 1e-14);
        CHECK_WITHIN(a[2][0], g.z, 1e-14);
        CHECK_NEAR(at.r_m[0], loft_vec3_norm(s.r_m), 4e-16);
    }
    free(w);
}

static void the_height_is_good_to_a_fifth_of_a_millimetre(void **state)
{
    (void)state;
    static const double alts_m[] = {0.0, 11e3, 120e3, 300e3, 1e6, 7e6, 2e7};
    kernel_tables *w = tables();
    for (size_t i = 0; i < sizeof alts_m / sizeof alts_m[0]; i++) {
        for (double lat_deg = -90.0; lat_deg <= 90.0; lat_deg += 2.5) {
            const spot s = spot_at(lat_deg, alts_m[i]);
            simd a[3];
            const k_place at = k_gravity(w, s.x, s.y, s.z, a);
            CHECK_WITHIN(k_height_at(w, &at)[0], alts_m[i],
                         alts_m[i] > 2e5 ? 2e-4 : 2e-5);
        }
    }
    free(w);
}

static void the_normal_is_good_to_1e7(void **state)
{
    (void)state;
    kernel_tables *w = tables();
    for (double lat_deg = -90.0; lat_deg <= 90.0; lat_deg += 2.5) {
        const spot s = spot_at(lat_deg, 150e3);
        const loft_frame_enu enu = loft_geodesy_enu(s.place.lat_rad, s.place.lon_rad);
        simd a[3];
        const k_place at = k_gravity(w, s.x, s.y, s.z, a);
        const k_normal n = k_normal_at(w, &at);
        CHECK_WITHIN((n.k * s.x * n.inv_q)[0], enu.up.x, 1e-7);
        CHECK_WITHIN((n.k * s.y * n.inv_q)[1], enu.up.y, 1e-7);
        CHECK_WITHIN((s.z * n.inv_q)[0], enu.up.z, 1e-7);
    }
    free(w);
}

static void the_upper_air_is_read_from_its_pieces(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    kernel_tables *w = tables();
    for (double alt_m = 120e3; alt_m < 990e3; alt_m *= 1.07) {
        loft_air air;
        loft_atmosphere_air(&model.air, loft_atmosphere_layer(&model.air, alt_m), alt_m,
                            &air);
        CHECK_NEAR(k_upper_half_rho(w, simd_of(alt_m))[1], 0.5 * air.rho_kgpm3, 5e-4);
    }
    CHECK_NEAR(k_upper_half_rho(w, (simd){1.01e6, 5e7})[0], 0.0, 0.0);
    CHECK_NEAR(k_upper_half_rho(w, (simd){1.01e6, 5e7})[1], 0.0, 0.0);
    free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gravity_is_that_of_the_field),
        cmocka_unit_test(the_height_is_good_to_a_fifth_of_a_millimetre),
        cmocka_unit_test(the_normal_is_good_to_1e7),
        cmocka_unit_test(the_upper_air_is_read_from_its_pieces),
    };
    return cmocka_run_group_tests_name("kernel_forces", tests, NULL, NULL);
}
