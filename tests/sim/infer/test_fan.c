/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/infer.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/series.h"
#include "sim/infer/fan.h"

enum {
    N = 40,
    LAST = LOFT_FAN_POINTS - 1
};

/* A booster of two stages, still Earth, about 5,000 km; faster ones reach farther. */
static loft_posterior_sample draw_of(double ideal_speed_mps)
{
    loft_launch launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = 0.6954, .lon_rad = 2.1863};
    launch.azimuth_rad = 1.2345;
    launch.booster.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        launch.booster.stages[i].exhaust_mps = 2843.2;
        launch.booster.stages[i].burn_s = i == 0 ? 112.3 : 87.4;
        launch.booster.stages[i].speed_share = 1.0;
    }
    return (loft_posterior_sample){.launch = loft_launch_without_rotation(&launch),
                                   .aim = {.ideal_speed_mps = ideal_speed_mps,
                                           .end_elevation_rad = 0.4321,
                                           .turn_fraction = 0.6,
                                           .heading_rad = 1.2345}};
}

static loft_fan fan_of(const loft_posterior_sample *samples, int n)
{
    loft_fan fan;
    assert_int_equal(loft_fan_find(samples, n, &fan), LOFT_OK);
    return fan;
}

static double range_m_of(const loft_posterior_sample *draw)
{
    loft_launch_flight flown;
    assert_int_equal(loft_launch_fly(&draw->launch, &draw->aim, NULL, &flown), LOFT_OK);
    return flown.unbounded ? INFINITY : flown.range_m;
}

/* Straight between the points of an edge. */
static double altitude_m(const loft_fan_edge *edge, double downrange_m)
{
    int i = 1;
    while (i < LAST && edge->downrange_m[i] < downrange_m) {
        i++;
    }
    const double share = (downrange_m - edge->downrange_m[i - 1]) /
                         (edge->downrange_m[i] - edge->downrange_m[i - 1]);
    return edge->alt_m[i - 1] + share * (edge->alt_m[i] - edge->alt_m[i - 1]);
}

/* Boosters from 6,400 to 7,180 m/s, the fastest first: the order must not matter. */
static void many(loft_posterior_sample samples[N])
{
    for (int i = 0; i < N; i++) {
        samples[i] = draw_of(7180.0 - 20.0 * i);
    }
}

static void equal_flights_have_a_fan_that_is_their_flight(void **state)
{
    (void)state;
    loft_posterior_sample samples[N];
    for (int i = 0; i < N; i++) {
        samples[i] = draw_of(6823.4);
    }
    const loft_fan fan = fan_of(samples, N);
    loft_trajectory *record = loft_trajectory_new();
    loft_launch_flight flown;
    assert_int_equal(loft_launch_fly(&samples->launch, &samples->aim, record, &flown),
                     LOFT_OK);
    assert_int_equal(fan.samples, N);
    assert_int_equal(fan.unbounded, 0);
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        const loft_fan_edge *edge = &fan.edges[level];
        assert_false(edge->open);
        CHECK_WITHIN(edge->downrange_m[LAST], flown.range_m, 100.0);
        CHECK_NEAR(edge->alt_m[LAST], 0.0, 0.0);
        for (double t_s = 60.0; t_s < flown.flight.end.t_s; t_s += 17.3) {
            double y[LOFT_STATE_N];
            loft_trajectory_at(record, t_s, y, NULL);
            const loft_flight_point at =
                loft_flight_point_of(&samples->launch.model, t_s, y);
            const double x_m = loft_series_downrange(&samples->launch.model,
                                                     samples->launch.site, false, y);
            CHECK_WITHIN(altitude_m(edge, x_m), at.place.alt_m, 1000.0);
        }
    }
    loft_trajectory_free(record);
}

/* N flights: 5 % lies between the second and the third of forty, half of each. */
static void edges_come_down_at_quantiles_of_the_ranges(void **state)
{
    (void)state;
    loft_posterior_sample samples[N];
    many(samples);
    const loft_fan fan = fan_of(samples, N);
    const int below[LOFT_FAN_LEVELS] = {1, 9, 29, 37}; /* of the slowest first */
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        const double share = loft_fan_share((loft_fan_level)level);
        CHECK_NEAR(share * N - 0.5, below[level] + 0.5, 1e-12);
        const double want_m = 0.5 * (range_m_of(&samples[N - 1 - below[level]]) +
                                     range_m_of(&samples[N - 2 - below[level]]));
        CHECK_WITHIN(fan.edges[level].downrange_m[LAST], want_m, 100.0);
    }
}

static void edges_lie_above_each_other(void **state)
{
    (void)state;
    loft_posterior_sample samples[N];
    many(samples);
    const loft_fan fan = fan_of(samples, N);
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        const loft_fan_edge *edge = &fan.edges[level];
        CHECK_NEAR(edge->downrange_m[0], 0.0, 0.0);
        for (int i = 1; i <= LAST; i++) {
            assert_true(edge->downrange_m[i] > edge->downrange_m[i - 1]);
            assert_true(edge->alt_m[i] >= 0.0);
            const double x_m = edge->downrange_m[i];
            if (level + 1 < LOFT_FAN_LEVELS) { /* the higher one goes farther */
                assert_true(altitude_m(&fan.edges[level + 1], x_m) >=
                            edge->alt_m[i] - 500.0);
            }
        }
    }
}

/* A quarter of them: 75 % is theirs in part, so that edge stays up as 95 % does. */
static void unbounded_flights_stay_in_the_fan(void **state)
{
    (void)state;
    loft_posterior_sample samples[N];
    many(samples);
    for (int i = 0; i < N / 4; i++) {
        samples[3 * i] = draw_of(10654.3 + i);
        assert_true(isinf(range_m_of(&samples[3 * i])));
    }
    const loft_fan fan = fan_of(samples, N);
    assert_int_equal(fan.unbounded, N / 4);
    const bool open[LOFT_FAN_LEVELS] = {false, false, true, true};
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        const loft_fan_edge *edge = &fan.edges[level];
        assert_int_equal(edge->open, open[level]);
        if (open[level]) {
            CHECK_NEAR(edge->downrange_m[LAST], LOFT_PI * loft_earth_sphere().radius_m,
                       1e-12);
            assert_true(isfinite(edge->alt_m[LAST]));
        }
    }
    assert_true(fan.edges[LOFT_FAN_P95].alt_m[LAST] > 100e3);
}

static void threads_do_not_matter(void **state)
{
    (void)state;
    const int threads = omp_get_max_threads();
    loft_posterior_sample samples[N];
    loft_fan fans[3];
    many(samples);
    memset(fans, 0, sizeof fans); /* also what lies between the members */
    for (int i = 0; i < 3; i++) {
        omp_set_num_threads(i + 1);
        const loft_status status = loft_fan_find(samples, N, &fans[i]);
        assert_int_equal(status, LOFT_OK);
        for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
            const loft_fan_edge *edge = &fans[i].edges[level];
            assert_memory_equal(edge->alt_m, fans[0].edges[level].alt_m,
                                sizeof edge->alt_m);
            assert_memory_equal(edge->downrange_m, fans[0].edges[level].downrange_m,
                                sizeof edge->downrange_m);
        }
    }
    omp_set_num_threads(threads);
}

static void no_flight_is_left_out(void **state)
{
    (void)state;
    loft_posterior_sample samples[N];
    loft_fan fan = {.samples = -77};
    many(samples);
    assert_int_equal(loft_fan_find(samples, 9, &fan), LOFT_ERR_DOMAIN);
    samples[N - 1] = draw_of(700.0); /* does not lift off */
    assert_int_equal(loft_fan_find(samples, N, &fan), LOFT_ERR_DOMAIN);
    assert_int_equal(fan.samples, -77);
    fan = fan_of(samples, 10); /* 5 and 95 % are the least and the most of ten */
    CHECK_WITHIN(fan.edges[LOFT_FAN_P95].downrange_m[LAST], range_m_of(&samples[0]),
                 100.0);
    CHECK_WITHIN(fan.edges[LOFT_FAN_P05].downrange_m[LAST], range_m_of(&samples[9]),
                 100.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_flights_have_a_fan_that_is_their_flight),
        cmocka_unit_test(edges_come_down_at_quantiles_of_the_ranges),
        cmocka_unit_test(edges_lie_above_each_other),
        cmocka_unit_test(unbounded_flights_stay_in_the_fan),
        cmocka_unit_test(threads_do_not_matter),
        cmocka_unit_test(no_flight_is_left_out),
    };
    return cmocka_run_group_tests_name("fan", tests, NULL, NULL);
}
