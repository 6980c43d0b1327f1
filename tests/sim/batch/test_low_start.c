/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches from starts at the ground, below it, in the air, level: their ends and apogees. */
#include "batch_states.h"

#include "sim/batch/low_start.h"

static loft_batch_end end_of(double alt_m, double speed_mps, double fpa_deg,
                             double beta_kgpm2)
{
    return batch_coast(alt_m, speed_mps, fpa_deg, beta_kgpm2).end;
}

/* With air all round, an escape is told where its steps end. */
static void what_escapes_from_within_the_air_is_told(void **state)
{
    (void)state;
    assert_int_equal(end_of(50e3, 13000.0, 45.6, 5432.1), LOFT_BATCH_ESCAPE);
    assert_int_equal(end_of(0.0, 13000.0, 45.6, 1e6), LOFT_BATCH_ESCAPE);
    assert_int_equal(end_of(0.0, 13000.0, 0.0, 1e9), LOFT_BATCH_ESCAPE);
    assert_int_equal(end_of(234e3, 13000.0, -1.2, 5432.1), LOFT_BATCH_ESCAPE);
}

static void a_state_at_the_ground_or_below_it_flies_if_it_climbs(void **state)
{
    (void)state;
    assert_int_equal(end_of(-430.0, 1000.0, 45.6, 5432.1), LOFT_BATCH_IMPACT);
    assert_int_equal(end_of(-430.0, 50.0, 90.0, INFINITY), LOFT_BATCH_NO_CLIMB);
    assert_int_equal(end_of(-5000.0, 50.0, 0.0, INFINITY), LOFT_BATCH_NO_CLIMB);
    assert_int_equal(end_of(0.0, 678.9, 0.0, 5432.1), LOFT_BATCH_NO_CLIMB);
    assert_int_equal(end_of(-430.0, 50.0, -1.2, 5432.1), LOFT_BATCH_DOMAIN);
    const loft_model model = batch_model();
    loft_batch *batch = batch_of(&model, NULL);
    for (int i = 0; i < 3; i++) { /* as by loft_fly, on either side of the ground */
        const double alt_m[] = {-4999.9, -1e-3, 1e-3};
        const batch_row row = {-90.0, 180.0, alt_m[i], 912.3, 56.7, 78.9, 5432.1};
        const loft_batch_state start = batch_state(&model, &row);
        loft_batch_flight flight;
        loft_flight one;
        loft_batch_coast(batch, 1, &start, &flight);
        assert_int_equal(batch_fly(&model, &row, 0.0, &one), LOFT_OK);
        CHECK_WITHIN(batch_error_m(&flight, one.end.r_ecef_m, one.end.t_s), 0.0, 0.1);
        CHECK_WITHIN(flight.apogee_m, one.apogee.place.alt_m, 0.05);
    }
    loft_batch_free(batch);
}

/* A body that starts level and falls was never higher, even where "level" is rounded. */
static void the_apogee_of_a_descent_is_its_start(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    loft_batch *batch = batch_of(&model, NULL);
    const double lats[] = {-90.0, -89.9999, -12.3, 0.0, 45.1, 90.0};
    const double alts[] = {1.0, 9e3, 50e3, 86e3, 119e3, 120e3, 121e3, 234e3};
    for (int i = 0; i < 6; i++) {
        for (int k = 0; k < 8; k++) {
            for (int azimuth = 0; azimuth < 360; azimuth += 33) {
                const batch_row row = {lats[i], -180.0,  alts[k], 6912.3,
                                       0.0,     azimuth, 5432.1};
                const loft_batch_state start = batch_state(&model, &row);
                loft_batch_flight flight;
                loft_batch_coast(batch, 1, &start, &flight);
                assert_int_equal(flight.end, LOFT_BATCH_IMPACT);
                CHECK_WITHIN(flight.apogee_m, alts[k], 1e-7);
                CHECK_NEAR(flight.apogee_s, 0.0, 0.0);
            }
        }
    }
    loft_batch_free(batch);
}

/* Up by 0.001 degrees: over in a tenth of a second, far within the first step. */
static void the_apogee_just_after_a_start_is_that_of_one_flight(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    loft_batch *batch = batch_of(&model, NULL);
    const double alts[] = {9e3, 50e3, 86e3, 119e3, 121e3};
    const double fpas_deg[] = {1e-5, 1e-4, 3e-4, 1e-3, 1e-2};
    for (int i = 0; i < 5; i++) {
        for (int k = 0; k < 5; k++) {
            const batch_row row = {-67.8,       12.3, alts[i], 5912.3,
                                   fpas_deg[k], 78.9, 987.6};
            const loft_batch_state start = batch_state(&model, &row);
            loft_batch_flight flight;
            loft_flight one;
            loft_batch_coast(batch, 1, &start, &flight);
            assert_int_equal(batch_fly(&model, &row, 0.0, &one), LOFT_OK);
            CHECK_WITHIN(flight.apogee_m, one.apogee.place.alt_m, 0.05);
        }
    }
    loft_batch_free(batch);
}

static void a_climb_of_rounding_is_none(void **state)
{
    (void)state;
    const loft_vec3 up = {0.6, 0.0, 0.8};
    CHECK_NEAR(loft_low_start_climb(up, (loft_vec3){-8000.0, 0.0, 6000.0}), 0.0, 0.0);
    assert_true(loft_low_start_climb(up, (loft_vec3){-8000.0, 0.0, 6000.000001}) > 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_escapes_from_within_the_air_is_told),
        cmocka_unit_test(a_state_at_the_ground_or_below_it_flies_if_it_climbs),
        cmocka_unit_test(the_apogee_of_a_descent_is_its_start),
        cmocka_unit_test(the_apogee_just_after_a_start_is_that_of_one_flight),
        cmocka_unit_test(a_climb_of_rounding_is_none),
    };
    return cmocka_run_group_tests_name("low_start", tests, NULL, NULL);
}
