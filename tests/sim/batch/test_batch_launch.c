/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lift-off to impact against loft_launch_fly. */
#include <stdlib.h>

#include "batch_launches.h"

#if defined(__SANITIZE_ADDRESS__)
enum {
    MANY = 20
};
#else
enum {
    MANY = 500
};
#endif

typedef struct fleet {
    loft_launch launches[MANY];
    loft_batch_trial trials[MANY];
    loft_batch_flight flights[MANY];
} fleet;

static void fly_all(const loft_batch *batch, const loft_model *model,
                    const batch_booster *kind, fleet *f)
{
    for (int k = 0; k < MANY; k++) {
        batch_launch_draw(model, kind, (uint64_t)k, &f->launches[k], &f->trials[k].aim);
        f->trials[k].launch = &f->launches[k];
    }
    loft_batch_launch(batch, MANY, f->trials, f->flights);
}

/* How far apart they land; NaN if neither flies. */
static double check_against_single(fleet *f, int k)
{
    loft_launch_flight one;
    f->launches[k].tolerance = 1e-13;
    const loft_batch_flight *flight = &f->flights[k];
    const loft_status status =
        loft_launch_fly(&f->launches[k], &f->trials[k].aim, NULL, &one);
    if (flight->end == LOFT_BATCH_WEAK) {
        assert_int_equal(status, LOFT_ERR_DOMAIN);
        return NAN;
    }
    assert_int_equal(status, LOFT_OK);
    assert_false(one.unbounded);
    assert_int_equal(flight->end, LOFT_BATCH_IMPACT);
    const loft_flight_point *end = &one.flight.end;
    const double error_m = batch_error_m(flight, end->r_ecef_m, end->t_s);
    CHECK_WITHIN(error_m, 0.0, 2.0);
    CHECK_WITHIN(flight->apogee_m, one.flight.apogee.place.alt_m, 1.0);
    if (one.flight.burnout.t_s < end->t_s) { /* else it crashed under thrust */
        CHECK_WITHIN(flight->burnout_mps, one.flight.burnout.speed_mps, 0.03);
    }
    return error_m;
}

static void check_fleet(fleet *f)
{
    int flown = 0;
    int near = 0;
    for (int k = 0; k < MANY; k++) {
        const double error_m = check_against_single(f, k);
        flown += error_m >= 0.0;
        near += error_m <= 0.5;
    }
    assert_true(flown > MANY * 9 / 10 && near > flown * 9 / 10);
}

static void launches_land_within_two_metres_and_nine_of_ten_within_half_of_one(
    void **state)
{
    (void)state;
    const loft_model model = batch_model();
    loft_batch *batch = batch_of(&model, NULL);
    fleet *f = malloc(sizeof *f);
    assert_non_null(f);
    for (int kind = 0; kind < BATCH_BOOSTERS; kind++) {
        fly_all(batch, &model, &batch_boosters[kind], f);
        check_fleet(f);
    }
    free(f);
    loft_batch_free(batch);
}

static void without_air_or_rotation_too(void **state)
{
    (void)state;
    loft_model models[2] = {batch_model(), batch_model()};
    models[0].earth.omega_radps = 0.0;
    models[1].air = loft_atmosphere_none();
    fleet *f = malloc(sizeof *f);
    assert_non_null(f);
    for (int i = 0; i < 2; i++) {
        loft_batch *batch = batch_of(&models[i], NULL);
        fly_all(batch, &models[i], &batch_boosters[3], f);
        check_fleet(f);
        loft_batch_free(batch);
    }
    free(f);
}

static loft_batch_flight flight_of(loft_launch *launch, double speed_mps,
                                   double elevation_deg)
{
    loft_batch *batch = batch_of(&launch->model, NULL);
    const loft_batch_trial trial = {
        launch, {speed_mps, loft_rad_from_deg(elevation_deg), 0.6, 1.2345}};
    loft_batch_flight flight;
    loft_batch_launch(batch, 1, &trial, &flight);
    loft_batch_free(batch);
    return flight;
}

static loft_launch some_launch(void)
{
    const loft_model model = batch_model();
    loft_launch launch;
    loft_launch_aim aim;
    batch_launch_draw(&model, &batch_boosters[5], 12, &launch, &aim);
    return launch;
}

static void every_end_is_told_apart(void **state)
{
    (void)state;
    loft_launch launch = some_launch();
    assert_int_equal(flight_of(&launch, 7654.3, 65.4).end, LOFT_BATCH_IMPACT);
    assert_int_equal(flight_of(&launch, 14567.8, 65.4).end, LOFT_BATCH_ESCAPE);
    assert_int_equal(flight_of(&launch, 123.4, 65.4).end, LOFT_BATCH_WEAK);
    assert_int_equal(flight_of(&launch, NAN, 65.4).end, LOFT_BATCH_DOMAIN);
    assert_int_equal(flight_of(&launch, 7654.3, NAN).end, LOFT_BATCH_DOMAIN);
    assert_int_equal(flight_of(&launch, -7654.3, 65.4).end, LOFT_BATCH_DOMAIN);
    launch.beta_kgpm2 = -1.2;
    assert_int_equal(flight_of(&launch, 7654.3, 65.4).end, LOFT_BATCH_DOMAIN);
    launch = some_launch();
    launch.site.alt_m = -12.3;
    assert_int_equal(flight_of(&launch, 7654.3, 65.4).end, LOFT_BATCH_DOMAIN);
    launch.site.alt_m = 120001.0;
    assert_int_equal(flight_of(&launch, 7654.3, 65.4).end, LOFT_BATCH_DOMAIN);
    launch = some_launch();
    launch.booster.drag = loft_drag_constant(0.3);
    assert_int_equal(flight_of(&launch, 7654.3, 65.4).end, LOFT_BATCH_DOMAIN);
}

/* Its apogee is passed under thrust, and it comes down burning or just after. */
static void a_flight_that_never_leaves_the_air_agrees(void **state)
{
    (void)state;
    loft_launch launch = some_launch();
    const double elevation_deg[] = {2.3, 12.3};
    for (int i = 0; i < 2; i++) {
        const loft_batch_flight flight = flight_of(&launch, 5432.1, elevation_deg[i]);
        const loft_launch_aim aim = {5432.1, loft_rad_from_deg(elevation_deg[i]), 0.6,
                                     1.2345};
        loft_launch_flight one;
        launch.tolerance = 1e-13;
        assert_int_equal(loft_launch_fly(&launch, &aim, NULL, &one), LOFT_OK);
        assert_int_equal(flight.end, LOFT_BATCH_IMPACT);
        CHECK_WITHIN(batch_error_m(&flight, one.flight.end.r_ecef_m, one.flight.end.t_s),
                     0.0, 2.0);
        CHECK_WITHIN(flight.apogee_m, one.flight.apogee.place.alt_m, 1.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            launches_land_within_two_metres_and_nine_of_ten_within_half_of_one),
        cmocka_unit_test(without_air_or_rotation_too),
        cmocka_unit_test(every_end_is_told_apart),
        cmocka_unit_test(a_flight_that_never_leaves_the_air_agrees),
    };
    return cmocka_run_group_tests_name("batch_launch", tests, NULL, NULL);
}
