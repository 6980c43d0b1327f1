/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where nodes in place of events could go wrong: grazing, low, vertical, polar, airless. */
#include <stdlib.h>

#include "batch_states.h"

#if defined(__SANITIZE_ADDRESS__)
enum {
    MANY = 20
};
#else
enum {
    MANY = 500
};
#endif

typedef struct limits {
    double error_m, apogee_m;
} limits;

/* All of a box of states against single flights; how many came down. */
static int agrees(const loft_model *model, batch_row lo, batch_row hi, limits allowed)
{
    loft_batch *batch = batch_of(model, NULL);
    int down = 0;
    for (uint64_t k = 0; k < MANY; k++) {
        const batch_row row = batch_draw(2, k, lo, hi);
        const loft_batch_state state = batch_state(model, &row);
        loft_batch_flight flight;
        loft_batch_coast(batch, 1, &state, &flight);
        if (flight.end != LOFT_BATCH_IMPACT) {
            assert_int_equal(flight.end, LOFT_BATCH_ORBIT);
            continue;
        }
        loft_flight one;
        assert_int_equal(batch_fly(model, &row, 1e-13, &one), LOFT_OK);
        CHECK_WITHIN(batch_error_m(&flight, one.end.r_ecef_m, one.end.t_s), 0.0,
                     allowed.error_m);
        CHECK_WITHIN(flight.apogee_m, one.apogee.place.alt_m, allowed.apogee_m);
        down++;
    }
    loft_batch_free(batch);
    return down;
}

static batch_row lo_with(double fpa_deg, double alt_m, double speed_mps)
{
    batch_row row = batch_wide_lo;
    row.fpa_deg = fpa_deg;
    row.alt_m = alt_m;
    row.speed_mps = speed_mps;
    return row;
}

static batch_row hi_with(double fpa_deg, double alt_m, double speed_mps)
{
    batch_row row = batch_wide_hi;
    row.fpa_deg = fpa_deg;
    row.alt_m = alt_m;
    row.speed_mps = speed_mps;
    return row;
}

static const limits usual = {0.1, 0.1};

/* Errors at a start grow several times more than over a lob, and the apogee is flat. */
static void shallow_flights_land_within_a_metre(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    const int down = agrees(&model, lo_with(3.0, 150e3, 4500.0),
                            hi_with(15.0, 500e3, 7000.0), (limits){1.0, 0.1});
    assert_int_equal(down, MANY);
    assert_true(agrees(&model, lo_with(0.0, 150e3, 4500.0), hi_with(3.0, 500e3, 7400.0),
                       (limits){1.0, 2.0}) > MANY / 2);
}

/* Near the speed of an orbit: skips, and flights of half the way round the Earth. */
static void those_that_skip_land_within_tens_of_metres(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    const int down = agrees(&model, lo_with(-5.0, 125e3, 6500.0),
                            hi_with(3.0, 500e3, 8000.0), (limits){50.0, 5.0});
    assert_true(down > MANY / 3 && down < MANY);
}

static void steep_falls_agree(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    assert_int_equal(
        agrees(&model, lo_with(-90.0, 120e3, 0.0), hi_with(-15.0, 500e3, 7900.0), usual),
        MANY);
}

static void vertical_flights_agree(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    const double fpa_deg[] = {90.0, -90.0};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(agrees(&model, lo_with(fpa_deg[i], 150e3, 4500.0),
                                hi_with(fpa_deg[i], 500e3, 7900.0), usual),
                         MANY);
    }
}

static void flights_over_the_pole_and_from_it_agree(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    batch_row lo = batch_wide_lo;
    batch_row hi = batch_wide_hi;
    lo.lat_deg = 60.0;
    hi.lat_deg = 90.0;
    lo.azimuth_deg = hi.azimuth_deg = 0.0;
    assert_int_equal(agrees(&model, lo, hi, usual), MANY);
    lo.lat_deg = 90.0;
    assert_int_equal(agrees(&model, lo, hi, usual), MANY);
    lo.lat_deg = hi.lat_deg = -90.0;
    assert_int_equal(agrees(&model, lo, hi, usual), MANY);
}

static void flights_over_the_antimeridian_agree(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    batch_row lo = batch_wide_lo;
    batch_row hi = batch_wide_hi;
    lo.lon_deg = 170.0;
    lo.azimuth_deg = 60.0;
    hi.azimuth_deg = 120.0;
    assert_int_equal(agrees(&model, lo, hi, usual), MANY);
}

static void starts_in_the_air_agree(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    const limits fine = {0.001, 0.05};
    assert_int_equal(
        agrees(&model, lo_with(3.0, 1e3, 100.0), hi_with(90.0, 120e3, 7000.0), fine),
        MANY);
    assert_int_equal(
        agrees(&model, lo_with(-90.0, 1e3, 0.0), hi_with(-3.0, 120e3, 7000.0), fine),
        MANY);
}

static void starts_on_the_ground_agree(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    batch_row lo = lo_with(1.0, 0.0, 10.0);
    lo.beta_kgpm2 = 50.0;
    assert_int_equal(
        agrees(&model, lo, hi_with(90.0, 0.0, 4500.0), (limits){0.001, 0.001}), MANY);
}

/* On either side of 120 km, where the method changes. */
static void starts_near_the_top_of_the_air_agree(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    assert_int_equal(
        agrees(&model, lo_with(-90.0, 119e3, 10.0), hi_with(90.0, 121e3, 7000.0), usual),
        MANY);
}

static void light_bodies_agree(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    batch_row lo = batch_wide_lo;
    batch_row hi = batch_wide_hi;
    lo.beta_kgpm2 = 10.0;
    hi.beta_kgpm2 = 1000.0;
    assert_int_equal(agrees(&model, lo, hi, usual), MANY);
}

static void in_a_vacuum_they_agree(void **state)
{
    (void)state;
    loft_model model = batch_model();
    model.air = loft_atmosphere_none();
    assert_int_equal(agrees(&model, batch_wide_lo, batch_wide_hi, usual), MANY);
    assert_int_equal(agrees(&model, lo_with(-80.0, 1e3, 10.0),
                            hi_with(80.0, 120e3, 7000.0), (limits){0.01, 0.05}),
                     MANY);
    batch_row lo = batch_wide_lo;
    batch_row hi = batch_wide_hi;
    lo.beta_kgpm2 = hi.beta_kgpm2 = INFINITY;
    assert_int_equal(agrees(&model, lo, hi, usual), MANY);
}

static void over_other_earths_they_agree(void **state)
{
    (void)state;
    loft_model still = batch_model();
    still.earth.omega_radps = 0.0;
    assert_int_equal(agrees(&still, batch_wide_lo, batch_wide_hi, usual), MANY);
    loft_model round = still;
    round.earth.shape.f = 0.0;
    round.earth.gravity.degree = 0;
    assert_int_equal(agrees(&round, batch_wide_lo, batch_wide_hi, usual), MANY);
    const loft_model only_j2 = loft_model_default();
    assert_int_equal(agrees(&only_j2, batch_wide_lo, batch_wide_hi, usual), MANY);
}

/* The geodetic apogee may lie on the other side of the start than the one by radius. */
static void the_apogee_is_never_before_the_start(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    loft_batch *batch = batch_of(&model, NULL);
    for (uint64_t k = 0; k < MANY; k++) {
        const batch_row row =
            batch_draw(3, k, lo_with(-0.3, 150e3, 4500.0), hi_with(0.3, 500e3, 7000.0));
        const loft_batch_state state_k = batch_state(&model, &row);
        loft_batch_flight flight;
        loft_batch_coast(batch, 1, &state_k, &flight);
        assert_int_equal(flight.end, LOFT_BATCH_IMPACT);
        assert_true(flight.apogee_s >= 0.0 && flight.apogee_m >= row.alt_m - 1e-6);
        assert_true((flight.apogee_s > 0.0) == (row.fpa_deg > 0.0));
    }
    loft_batch_free(batch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shallow_flights_land_within_a_metre),
        cmocka_unit_test(those_that_skip_land_within_tens_of_metres),
        cmocka_unit_test(steep_falls_agree),
        cmocka_unit_test(vertical_flights_agree),
        cmocka_unit_test(flights_over_the_pole_and_from_it_agree),
        cmocka_unit_test(flights_over_the_antimeridian_agree),
        cmocka_unit_test(starts_in_the_air_agree),
        cmocka_unit_test(starts_on_the_ground_agree),
        cmocka_unit_test(starts_near_the_top_of_the_air_agree),
        cmocka_unit_test(light_bodies_agree),
        cmocka_unit_test(in_a_vacuum_they_agree),
        cmocka_unit_test(over_other_earths_they_agree),
        cmocka_unit_test(the_apogee_is_never_before_the_start),
    };
    return cmocka_run_group_tests_name("batch_edges", tests, NULL, NULL);
}
