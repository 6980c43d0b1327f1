/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/infer/contour_trace.h"
#include "sim/solve/reach.h"

/* The sanitizers take ten times as long. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum {
    SAMPLES = 64,
    ALL = 64
};
static const double share_allowed = 0.1;
#else
enum {
    SAMPLES = 144,
    ALL = 144
};
static const double share_allowed = 0.025;
#endif

enum {
    BOOSTERS = 48
};

/* A question with its answer and boosters that fit. */
typedef struct drawn {
    loft_question question;
    loft_estimate estimate;
    loft_posterior posterior;
    loft_posterior_sample samples[ALL];
} drawn;

static drawn *drawn_new(const char *class_name, double apogee_km, double range_km,
                        size_t n_draws)
{
    drawn *d = calloc(1, sizeof *d);
    loft_prior prior;
    assert_non_null(d);
    d->question.launch = loft_launch_default();
    loft_launch *launch = &d->question.launch;
    launch->site = (loft_geodetic){.lat_rad = loft_rad_from_deg(40.1),
                                   .lon_rad = loft_rad_from_deg(125.2)};
    launch->azimuth_rad = loft_rad_from_deg(71.0);
    assert_int_equal(loft_data_class(data, class_name, &launch->booster), LOFT_OK);
    assert_int_equal(loft_data_prior(data, class_name, &prior), LOFT_OK);
    d->question.report.apogee_m = km(apogee_km);
    d->question.report.range_m = km(range_km);
    assert_int_equal(loft_estimate_make(&d->question, &d->estimate), LOFT_OK);
    prior.errors.garbled = 0.0;
    const loft_event_voice voice = {.report = d->question.report};
    const loft_event event = {.launch = *launch, .n = 1, .voices = &voice};
    const loft_samples_wanted wanted = {.samples = SAMPLES, .seed = 1};
    loft_samples *samples = NULL;
    assert_int_equal(loft_samples_make(&event, &prior, &wanted, &samples), LOFT_OK);
    assert_int_equal(loft_samples_pick(samples, n_draws, d->samples), LOFT_OK);
    d->posterior = *loft_samples_posterior(samples);
    loft_samples_free(samples);
    return d;
}

static double speed_of(const drawn *d)
{
    return d->estimate.fit.flown.aim.ideal_speed_mps;
}

static loft_contour contour_of(const drawn *d, size_t n)
{
    loft_contour contour;
    assert_int_equal(
        loft_contour_find_band(&d->question.launch, speed_of(d), n, d->samples, &contour),
        LOFT_OK);
    assert_true(contour.has_band);
    return contour;
}

/* The header's accuracy, with room for a posterior of fewer samples. */
static void few_boosters_give_the_band_of_all(void **state)
{
    (void)state;
    const struct {
        const char *class_name;
        double apogee_km, range_km;
    } cases[] = {{"liquid-1", 2111.5, 787.0},
                 {"liquid-2", 2802.0, 933.0},
                 {"solid-2", 560.0, 500.0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drawn *few = drawn_new(cases[i].class_name, cases[i].apogee_km, cases[i].range_km,
                               BOOSTERS);
        drawn *all =
            drawn_new(cases[i].class_name, cases[i].apogee_km, cases[i].range_km, ALL);
        const loft_contour a = contour_of(few, BOOSTERS);
        const loft_contour b = contour_of(all, ALL);
        for (size_t k = 0; k < LOFT_CONTOUR_AZIMUTHS; k++) {
            const double low_m = b.range_m[LOFT_CONTOUR_P05][k];
            const double high_m = b.range_m[LOFT_CONTOUR_P95][k];
            const double allowed_m = share_allowed * (high_m - low_m);
            CHECK_WITHIN(a.range_m[LOFT_CONTOUR_P05][k], low_m, allowed_m);
            CHECK_WITHIN(a.range_m[LOFT_CONTOUR_P95][k], high_m, allowed_m);
            assert_true(low_m < high_m);
        }
        free(few);
        free(all);
    }
}

/*
 * Toward its own azimuth a booster's range is in the posterior's band too, which lets the
 * azimuth and launch point of each booster vary: some kilometres.
 */
static void toward_the_launch_azimuth_it_is_the_band_of_the_posterior(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-1", 2111.5, 787.0, BOOSTERS);
    const loft_contour c = contour_of(d, BOOSTERS);
    const double azimuth_rad = d->question.launch.azimuth_rad;
    const loft_band *band = &d->posterior.toward_azimuth_m;
    const double allowed_m = share_allowed * (band->p95 - band->p05) + 5e3;
    CHECK_WITHIN(loft_contour_range(&c, LOFT_CONTOUR_P05, azimuth_rad), band->p05,
                 allowed_m);
    CHECK_WITHIN(loft_contour_range(&c, LOFT_CONTOUR_P95, azimuth_rad), band->p95,
                 allowed_m);
    CHECK_NEAR(loft_contour_range(&c, LOFT_CONTOUR_FITTED, azimuth_rad),
               d->estimate.toward_azimuth.best.range_m, 2e-4);
    free(d);
}

/* Half-way between two azimuths, against a search there. */
static void between_two_azimuths_the_cubic_is_close(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-2", 2802.0, 933.0, 1);
    loft_contour c;
    assert_int_equal(loft_contour_find(&d->question.launch, speed_of(d), &c), LOFT_OK);
    assert_false(c.has_band);
    for (size_t i = 1; i < LOFT_CONTOUR_AZIMUTHS; i += 4) {
        loft_launch launch = d->question.launch;
        loft_standard standard;
        launch.azimuth_rad = loft_contour_azimuth(i) + LOFT_PI / LOFT_CONTOUR_AZIMUTHS;
        assert_int_equal(loft_standard_find(&launch, speed_of(d), true, NULL, &standard),
                         LOFT_OK);
        CHECK_NEAR(loft_contour_range(&c, LOFT_CONTOUR_FITTED, launch.azimuth_rad),
                   standard.best.range_m, 1e-3);
    }
    free(d);
}

static void any_number_of_threads_gives_the_same_bits(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-1", 2111.5, 787.0, BOOSTERS);
    const int usual = omp_get_max_threads();
    omp_set_num_threads(1);
    const loft_contour one = contour_of(d, BOOSTERS);
    omp_set_num_threads(3);
    const loft_contour three = contour_of(d, BOOSTERS);
    omp_set_num_threads(usual);
    assert_memory_equal(one.range_m, three.range_m, sizeof one.range_m);
    free(d);
}

/* A lofted ICBM: east unbounded, west not. */
static void where_flights_go_half_way_round_the_band_has_no_edge(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-2", 4475.0, 950.0, BOOSTERS);
    const loft_contour c = contour_of(d, BOOSTERS);
    const size_t east = LOFT_CONTOUR_AZIMUTHS / 4;
    const size_t west = 3 * east;
    assert_true(isinf(c.range_m[LOFT_CONTOUR_P95][east]));
    assert_true(isfinite(c.range_m[LOFT_CONTOUR_P05][west]));
    assert_true(c.range_m[LOFT_CONTOUR_P05][west] < c.range_m[LOFT_CONTOUR_P05][0]);
    const size_t low = loft_contour_unbounded(&c, LOFT_CONTOUR_P05);
    const size_t high = loft_contour_unbounded(&c, LOFT_CONTOUR_P95);
    assert_true(low < high && high > 0);
    free(d);
}

static loft_contour made_up(void)
{
    loft_contour c = {.has_band = false};
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        c.range_m[LOFT_CONTOUR_FITTED][i] = 1e6 + 1e5 * sin(loft_contour_azimuth(i));
    }
    return c;
}

static void a_closed_line_is_one_run_a_degree_apart(void **state)
{
    (void)state;
    const loft_contour c = made_up();
    const loft_contour_runs runs = loft_contour_trace(&c, LOFT_CONTOUR_FITTED);
    assert_true(runs.closed);
    assert_int_equal(runs.n_runs, 1);
    assert_int_equal(runs.ends[0], 360);
    for (size_t i = 0; i < 360; i++) {
        CHECK_WITHIN(runs.points[i].azimuth_rad, loft_rad_from_deg((double)i), 1e-12);
        CHECK_WITHIN(runs.points[i].range_m, 1e6 + 1e5 * sin(runs.points[i].azimuth_rad),
                     60.0);
    }
}

/* Unbounded at 0, 90 and 120 degrees: runs 15 to 75 and 135 to 345; 105 alone is none. */
static void runs_end_at_the_last_bounded_azimuth(void **state)
{
    (void)state;
    loft_contour c = made_up();
    c.range_m[LOFT_CONTOUR_FITTED][0] = INFINITY;
    c.range_m[LOFT_CONTOUR_FITTED][6] = INFINITY;
    c.range_m[LOFT_CONTOUR_FITTED][8] = INFINITY;
    const loft_contour_runs runs = loft_contour_trace(&c, LOFT_CONTOUR_FITTED);
    assert_false(runs.closed);
    assert_int_equal(runs.n_runs, 2);
    const double edges_deg[2][2] = {{135.0, 345.0}, {15.0, 75.0}};
    for (size_t i = 0; i < 2; i++) {
        const size_t from = i > 0 ? runs.ends[i - 1] : 0;
        CHECK_WITHIN(loft_deg_from_rad(runs.points[from].azimuth_rad), edges_deg[i][0],
                     1e-9);
        CHECK_WITHIN(loft_deg_from_rad(runs.points[runs.ends[i] - 1].azimuth_rad),
                     edges_deg[i][1], 1e-9);
    }
    assert_true(isinf(loft_contour_range(&c, LOFT_CONTOUR_FITTED, 0.01)));
    assert_true(isinf(loft_contour_range(&c, LOFT_CONTOUR_FITTED, -0.01)));
    assert_int_equal(loft_contour_unbounded(&c, LOFT_CONTOUR_FITTED), 3);
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        c.range_m[LOFT_CONTOUR_FITTED][i] = INFINITY;
    }
    assert_int_equal(loft_contour_trace(&c, LOFT_CONTOUR_FITTED).n_runs, 0);
}

static void refuses_bad_input(void **state)
{
    (void)state;
    const loft_launch launch = loft_launch_default();
    loft_contour c = {.has_band = true};
    assert_int_equal(loft_contour_find_band(&launch, 5000.0, 0, NULL, &c),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_contour_find(&launch, 10.0, &c), LOFT_ERR_DOMAIN);
    assert_true(c.has_band);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_boosters_give_the_band_of_all),
        cmocka_unit_test(toward_the_launch_azimuth_it_is_the_band_of_the_posterior),
        cmocka_unit_test(between_two_azimuths_the_cubic_is_close),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bits),
        cmocka_unit_test(where_flights_go_half_way_round_the_band_has_no_edge),
        cmocka_unit_test(a_closed_line_is_one_run_a_degree_apart),
        cmocka_unit_test(runs_end_at_the_last_bounded_azimuth),
        cmocka_unit_test(refuses_bad_input),
    };
    return cmocka_run_group_tests_name("contour", tests, open_data, close_data);
}
