/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way to a standard range, from 1,000 km to past half-way round. */
#include "classes.h"

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/solve/reach.h"
#include "sim/solve/standard.h"
#include "sim/solve/standard_solver.h"

enum {
    AZIMUTHS = 8,
    SPEEDS = 9
};

static const double agreed_m = 15e6; /* ranges agree up to here */

/* Ideal speeds of a class for about 1, 8, 12, 14.9, 17, 18.6 and 19.4 thousand km without
 * rotation, and two for what is unbounded. */
typedef struct speed_row {
    const char *class_name;
    double speeds_mps[SPEEDS];
} speed_row;

static const speed_row rows[] = {
    {"solid-1", {3690.5, 7729.5, 8555.9, 8958.3, 9186.4, 9333.7, 9400.3, 9477.6, 9732.7}},
    {"liquid-short",
     {3748.4, 7637.4, 8372.3, 8703.6, 8878.6, 8984.8, 9030.7, 9090.5, 9335.2}},
    {"solid-2", {3750.1, 7702.4, 8448.1, 8778.0, 8950.4, 9053.4, 9096.7, 9154.4, 9400.8}},
    {"liquid-1",
     {4099.2, 7824.2, 8471.4, 8734.3, 8860.2, 8930.8, 8945.9, 9006.1, 9248.5}},
    {"liquid-2",
     {4440.6, 7970.8, 8562.6, 8781.6, 8871.4, 8913.1, 8928.1, 8965.0, 9206.3}},
    {"solid-3", {4068.5, 7788.6, 8438.7, 8694.8, 8812.8, 8875.0, 8898.8, 8941.2, 9181.9}},
};

enum {
    ROWS = sizeof rows / sizeof rows[0]
};

static loft_launch launch_of(const char *class_name)
{
    loft_launch launch = loft_launch_default();
    launch.site =
        (loft_geodetic){loft_rad_from_deg(40.12), loft_rad_from_deg(126.3), 0.0};
    assert_int_equal(loft_data_class(data, class_name, &launch.booster), LOFT_OK);
    return launch;
}

static double range_of(const loft_launch_flight *flight)
{
    return flight->unbounded ? INFINITY : flight->range_m;
}

/* Samples of a posterior start from a similar booster's answer, and are flown by a batch. */
static double sample_range(const loft_batch *batch, const loft_launch *launch,
                           double speed_mps, const loft_launch_flight *similar,
                           bool doubtful)
{
    const bool turns = launch->model.earth.omega_radps != 0.0;
    standard_task task = {.launch = launch,
                          .aim = similar->aim,
                          .tolerance = LOFT_STANDARD_BAND_TOLERANCE,
                          .near = !similar->unbounded,
                          .doubtful = doubtful,
                          .turns = turns,
                          .point_first = turns && similar->unbounded,
                          .on_azimuth_rad = LOFT_STANDARD_BAND_ON_AZIMUTH_RAD};
    task.aim.ideal_speed_mps = speed_mps;
    standard_solver solver = loft_standard_solver_start(&task);
    (void)loft_trials_one_by_batch(batch, &loft_standard_solver_kind, &solver);
    assert_true(loft_standard_solver_found(&solver));
    return loft_standard_solver_range(&solver);
}

static double longest_of_curve(const loft_launch *launch, const loft_launch_aim *standard,
                               bool rotation)
{
    static loft_range_curve curve;
    loft_launch_aim flown = *standard;
    double longest_m = 0.0;
    flown.end_elevation_rad = loft_rad_from_deg(80.0);
    flown.turn_fraction = 0.6;
    assert_int_equal(loft_range_curve_make(launch, &flown, standard, rotation, 8, &curve),
                     LOFT_OK);
    for (size_t i = 0; i < curve.n; i++) {
        longest_m = fmax(longest_m,
                         curve.points[i].unbounded ? INFINITY : curve.points[i].range_m);
    }
    return longest_m;
}

static void check_agrees(const char *way, double range_m, double singly_m)
{
    if (isinf(range_m) != isinf(singly_m) ||
        (singly_m < agreed_m && fabs(range_m / singly_m - 1.0) > 1e-3)) {
        fail_msg("%s: %.1f km, singly %.1f km", way, range_m / 1e3, singly_m / 1e3);
    }
}

static loft_standard found(const loft_batch *batch, const loft_launch *launch,
                           double speed_mps, const loft_launch_aim *near)
{
    loft_standard standard;
    assert_int_equal(loft_standard_find_by(batch, launch, speed_mps, near, &standard),
                     LOFT_OK);
    return standard;
}

/* How one case is checked: the curve takes the most time, and goes without every second. */
typedef struct checks {
    double reach_m;
    bool doubtful; /* unbounded without rotation: a sample is asked so */
    bool curve;
} checks;

static void every_way_finds_one_range(const loft_batch *batch, const loft_launch *launch,
                                      double speed_mps, const checks *c)
{
    const bool rotation = launch->model.earth.omega_radps != 0.0;
    const loft_standard singly = found(NULL, launch, speed_mps, NULL);
    const loft_standard by_batch = found(batch, launch, speed_mps, NULL);
    const loft_standard slower = found(batch, launch, 0.999 * speed_mps, NULL);
    const loft_standard near = found(batch, launch, speed_mps, &slower.best.aim);
    const double singly_m = range_of(&singly.best);
    const double sample_m =
        sample_range(batch, launch, speed_mps, &slower.best, c->doubtful);
    check_agrees("by batch", range_of(&by_batch.best), singly_m);
    check_agrees("from a near one", range_of(&near.best), singly_m);
    check_agrees("toward all azimuths", c->reach_m, singly_m);
    if (c->curve) {
        check_agrees("the curve's top",
                     longest_of_curve(launch, &by_batch.best.aim, rotation), singly_m);
    }
    if (!(fmin(sample_m, singly_m) > LOFT_STANDARD_CLOSE_M)) {
        check_agrees("a sample", sample_m, singly_m);
    }
}

/* Without rotation east and west are mirror images, and 4 azimuths will do. */
static void check_class(const speed_row *row, bool rotation)
{
    const size_t n = rotation ? AZIMUTHS : 4;
    const loft_launch turning = launch_of(row->class_name);
    const loft_launch world = rotation ? turning : loft_launch_without_rotation(&turning);
    loft_batch *batch;
    assert_int_equal(loft_batch_new(&world.model, NULL, &batch), LOFT_OK);
    bool unbounded[AZIMUTHS] = {false};
    for (int k = 0; k < SPEEDS; k++) {
        loft_reach_point reach[AZIMUTHS];
        assert_int_equal(
            loft_reach_find(&turning, row->speeds_mps[k], rotation, n, reach), LOFT_OK);
        for (size_t i = 0; i < n; i++) {
            loft_launch launch = world;
            launch.azimuth_rad = reach[i].azimuth_rad;
            const checks c = {.reach_m = reach[i].unbounded ? INFINITY : reach[i].range_m,
                              .doubtful = k >= SPEEDS - 2,
                              .curve = (i + (size_t)k) % 2 == 0};
            every_way_finds_one_range(batch, &launch, row->speeds_mps[k], &c);
            assert_true(reach[i].unbounded || !unbounded[i]); /* with less speed */
            unbounded[i] = reach[i].unbounded;
        }
    }
    loft_batch_free(batch);
}

static void every_way_finds_one_range_without_rotation(void **state)
{
    (void)state;
    for (int i = 0; i < ROWS; i++) {
        check_class(&rows[i], false);
    }
}

static void every_way_finds_one_range_with_rotation(void **state)
{
    (void)state;
    for (int i = 0; i < ROWS; i++) {
        check_class(&rows[i], true);
    }
}

static void check_same_flight(const loft_launch_flight *a, const loft_launch_flight *b)
{
    assert_true(a->unbounded && b->unbounded);
    assert_true(a->flight.ended_by != LOFT_END_ALTITUDE);
    CHECK_NEAR(a->aim.end_elevation_rad, b->aim.end_elevation_rad, 0.0);
    CHECK_NEAR(a->aim.turn_fraction, b->aim.turn_fraction, 0.0);
    CHECK_NEAR(a->aim.heading_rad, b->aim.heading_rad, 0.0);
    CHECK_NEAR(a->flight.end.t_s, b->flight.end.t_s, 0.0);
}

/* Whatever found that the range is unbounded, and from whatever start. */
static void one_flight_stands_for_unbounded(void **state)
{
    (void)state;
    const loft_launch turning = launch_of("liquid-2");
    const loft_launch_aim near = {9000.0, 0.07, 0.91, 2.0};
    for (int rotation = 0; rotation < 2; rotation++) {
        loft_launch launch = rotation ? turning : loft_launch_without_rotation(&turning);
        loft_batch *batch;
        assert_int_equal(loft_batch_new(&launch.model, NULL, &batch), LOFT_OK);
        for (double azimuth_deg = 57.9; azimuth_deg < 110.0; azimuth_deg += 45.6) {
            launch.azimuth_rad = loft_rad_from_deg(azimuth_deg);
            for (double speed_mps = 8970.0; speed_mps < 12000.0; speed_mps *= 1.1) {
                const loft_standard singly = found(NULL, &launch, speed_mps, NULL);
                const loft_standard by_batch = found(batch, &launch, speed_mps, &near);
                check_same_flight(&singly.best, &by_batch.best);
                CHECK_WITHIN(singly.best.aim.heading_rad, launch.azimuth_rad, 1e-12);
            }
        }
        loft_batch_free(batch);
    }
}

/* Due east rotation adds the most: past half-way there while a flight west has bounds. */
static void toward_the_east_a_range_is_unbounded_first(void **state)
{
    (void)state;
    loft_launch launch = launch_of("liquid-2");
    const double speed_mps = 8780.0;
    loft_batch *batch;
    assert_int_equal(loft_batch_new(&launch.model, NULL, &batch), LOFT_OK);
    const double azimuths_deg[] = {90.0, 180.0, 270.0};
    for (int i = 0; i < 3; i++) {
        launch.azimuth_rad = loft_rad_from_deg(azimuths_deg[i]);
        const loft_standard s = found(batch, &launch, speed_mps, NULL);
        assert_true(s.best.unbounded == (i == 0));
    }
    loft_batch_free(batch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_finds_one_range_without_rotation),
        cmocka_unit_test(every_way_finds_one_range_with_rotation),
        cmocka_unit_test(one_flight_stands_for_unbounded),
        cmocka_unit_test(toward_the_east_a_range_is_unbounded_first),
    };
    return cmocka_run_group_tests_name("half-way", tests, open_data, close_data);
}
