/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draws of a posterior one by one, against fits and searches that fly one by one. */
#include "classes.h"

#include <stdlib.h>

#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/infer/band.h"
#include "sim/infer/report_error.h"
#include "sim/infer/sample_fit.h"
#include "sim/solve/standard.h"
#include "sim/solve/standard_solver.h"

enum {
    DRAWS = 60,
    BRUTE = 240
};

/* A question with its answer, and room for draws that fly the same figures. */
typedef struct drawn {
    loft_question question;
    loft_estimate estimate;
    loft_prior prior;
    loft_batch *turning, *still;
    sample_fit_start start;
    int n;
    sample_fit fits[SAMPLES_MAX];
    fit_solver solvers[SAMPLES_MAX];
    trials_room room;
} drawn;

static drawn *drawn_new(const char *class_name, double apogee_km, double range_km)
{
    drawn *d = calloc(1, sizeof *d);
    assert_non_null(d);
    d->question.launch = loft_launch_default();
    loft_launch *launch = &d->question.launch;
    launch->site = (loft_geodetic){.lat_rad = loft_rad_from_deg(40.0),
                                   .lon_rad = loft_rad_from_deg(126.0)};
    launch->azimuth_rad = loft_rad_from_deg(72.0);
    assert_int_equal(loft_data_class(data, class_name, &launch->booster), LOFT_OK);
    assert_int_equal(loft_data_prior(data, class_name, &d->prior), LOFT_OK);
    d->question.report.apogee_m = km(apogee_km);
    d->question.report.range_m = km(range_km);
    assert_int_equal(loft_estimate_make(&d->question, &d->estimate), LOFT_OK);
    const loft_launch still = loft_launch_without_rotation(launch);
    assert_int_equal(loft_batch_new(&launch->model, NULL, &d->turning), LOFT_OK);
    assert_int_equal(loft_batch_new(&still.model, NULL, &d->still), LOFT_OK);
    assert_true(loft_sample_fit_start(d->turning, launch, &d->estimate.fit, &d->start));
    return d;
}

static void drawn_free(drawn *d)
{
    loft_batch_free(d->still);
    loft_batch_free(d->turning);
    free(d);
}

/* n draws of the prior that are to fly the figures of the point answer. */
static void draw(drawn *d, int n)
{
    d->n = n;
    for (int i = 0; i < n; i++) {
        d->fits[i] = (sample_fit){.apogee_m = d->question.report.apogee_m.value,
                                  .range_m = d->question.report.range_m.value};
        loft_prior_sample_launch(&d->prior, &d->question.launch, 20171129, (uint64_t)i,
                                 &d->fits[i].draw);
    }
}

static void solve(drawn *d)
{
    const sample_fit_task task = {
        .batch = d->turning, .start = &d->start, .solvers = d->solvers, .room = &d->room};
    loft_sample_fit_all(&task, d->n, d->fits);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* ---- each fit ---- */

static void check_flown(const sample_fit *fit, double apogee_m, double range_m)
{
    loft_launch_flight flown;
    assert_true(fit->solved);
    assert_int_equal(loft_launch_fly(&fit->draw.launch, &fit->aim, NULL, &flown),
                     LOFT_OK);
    CHECK_NEAR(flown.flight.apogee.place.alt_m, apogee_m, 2e-5);
    CHECK_NEAR(flown.range_m, range_m, 2e-5);
    CHECK_WITHIN(loft_angle_wrap_pm(flown.bearing_rad - fit->draw.launch.azimuth_rad),
                 0.0, 2e-5);
    CHECK_NEAR(flown.flight.end.t_s, fit->time_s, 1e-5);
}

static void each_draw_flies_its_figures(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-2", 2802.0, 933.0);
    draw(d, DRAWS);
    solve(d);
    for (int i = 0; i < d->n; i++) {
        check_flown(&d->fits[i], 2802e3, 933e3);
    }
    drawn_free(d);
}

/* Not only where the one fit is that all start from. */
static void flights_far_from_the_first_are_found_too(void **state)
{
    (void)state;
    static const double figures_m[][2] = {{6500e3, 1000e3},
                                          {1000e3, 400e3},
                                          {2802e3, 0.0},
                                          {800e3, 3000e3},
                                          {3000e3, 4000e3}};
    enum {
        N = sizeof figures_m / sizeof figures_m[0]
    };
    drawn *d = drawn_new("liquid-2", 2802.0, 933.0);
    draw(d, N);
    for (int i = 0; i < N; i++) {
        d->fits[i].apogee_m = figures_m[i][0];
        d->fits[i].range_m = figures_m[i][1];
    }
    solve(d);
    for (int i = 0; i < N; i++) {
        if (figures_m[i][1] > 0.0) {
            check_flown(&d->fits[i], figures_m[i][0], figures_m[i][1]);
        } else {
            assert_true(d->fits[i].solved);
            CHECK_WITHIN(d->fits[i].range_m, 0.0, 100.0);
        }
    }
    drawn_free(d);
}

/*
 * Such a draw is not possible at all, and so leaves no gap in the posterior. Slow flights of
 * boosters that burn long: many are too weak, and some only at the start's speed.
 */
static void what_is_not_solved_cannot_fly(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-1", 700.0, 300.0);
    int dropped = 0;
    int quickened = 0;
    draw(d, SAMPLES_MAX);
    for (int i = 0; i < d->n; i++) {
        loft_prior_sample_set_burn(&d->prior, 2.8 + 1.5 * i / d->n, &d->fits[i].draw);
    }
    solve(d);
    for (int i = 0; i < d->n; i++) {
        loft_fit fit;
        const loft_launch *launch = &d->fits[i].draw.launch;
        if (d->fits[i].solved) {
            loft_booster slow;
            assert_int_equal(loft_booster_of_template(
                                 &launch->booster, d->start.aim.ideal_speed_mps, &slow),
                             LOFT_OK);
            quickened += loft_booster_lift_off_ratio(&slow) <= 1.0;
        } else if (dropped++ < 6) {
            assert_true(loft_fit_apogee_range(launch, 700e3, 300e3, &fit) != LOFT_OK);
        }
    }
    assert_true(dropped > 0 && quickened > 0);
    drawn_free(d);
}

/* ---- each standard range ---- */

static void check_reaches(const drawn *d, bool turns, const standard_solver *reaches)
{
    double off[SAMPLES_MAX];
    for (int i = 0; i < d->n; i++) {
        const sample_fit *fit = &d->fits[i];
        loft_standard standard;
        const loft_launch world =
            turns ? fit->draw.launch : loft_launch_without_rotation(&fit->draw.launch);
        assert_int_equal(loft_standard_find_by(NULL, &world, fit->aim.ideal_speed_mps,
                                               NULL, &standard),
                         LOFT_OK);
        assert_true(loft_standard_solver_found(&reaches[i]));
        const bool unbounded = reaches[i].phase == STANDARD_UNBOUNDED;
        assert_true(unbounded == standard.best.unbounded);
        off[i] =
            unbounded
                ? 0.0
                : fabs(loft_standard_solver_range(&reaches[i]) / standard.best.range_m -
                       1.0);
        assert_true(off[i] <= 1e-3);
    }
    qsort(off, (size_t)d->n, sizeof *off, ascending);
    assert_true(off[d->n / 2] <= 3e-5);
}

static void each_range_is_that_of_the_careful_search(void **state)
{
    (void)state;
    static const struct {
        const char *class_name;
        double apogee_km, range_km;
    } rows[] = {{"liquid-1", 2111.5, 787.0}, {"solid-3", 3456.7, 876.5}};
    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        drawn *d = drawn_new(rows[k].class_name, rows[k].apogee_km, rows[k].range_km);
        draw(d, DRAWS / 2);
        solve(d);
        loft_launch still[SAMPLES_MAX];
        standard_solver reaches[2][SAMPLES_MAX];
        for (int i = 0; i < d->n; i++) {
            const loft_launch *launch = &d->fits[i].draw.launch;
            assert_true(d->fits[i].solved);
            still[i] = loft_launch_without_rotation(launch);
            standard_task tasks[2] = {
                {.launch = &still[i], .aim = d->estimate.no_rotation.best.aim},
                {.launch = launch,
                 .aim = d->estimate.toward_azimuth.best.aim,
                 .turns = true}};
            tasks[0].aim.heading_rad = launch->azimuth_rad;
            for (int e = 0; e < 2; e++) {
                tasks[e].aim.ideal_speed_mps = d->fits[i].aim.ideal_speed_mps;
                tasks[e].tolerance = LOFT_STANDARD_BAND_TOLERANCE;
                tasks[e].on_azimuth_rad = LOFT_STANDARD_BAND_ON_AZIMUTH_RAD;
                reaches[e][i] = loft_standard_solver_start(&tasks[e]);
            }
        }
        loft_trials_by_batch(d->still, &loft_standard_solver_kind, d->n, reaches[0],
                             &d->room);
        loft_trials_by_batch(d->turning, &loft_standard_solver_kind, d->n, reaches[1],
                             &d->room);
        check_reaches(d, false, reaches[0]);
        check_reaches(d, true, reaches[1]);
        drawn_free(d);
    }
}

/* ---- the whole, by another method ---- */

/* A time's likelihood with d integrated in fine steps. */
static double time_likelihood(const loft_report_errors *errors, const loft_claim *time,
                              double time_s)
{
    double sum = 0.0;
    for (int i = -600; i <= 600; i++) {
        const double z = 0.01 * i;
        sum += 0.01 * exp(-0.5 * z * z) / sqrt(2.0 * LOFT_PI) *
               exp(loft_report_error_log_density(errors, LOFT_FIGURE_TIME, time,
                                                 time_s + z * errors->common_time_sd_s));
    }
    return sum;
}

/*
 * Burn time and all else from the prior, apogee and range sharp, one fit and one search each;
 * weighed by the likelihood of the time they take. No batch, no proposal: plain weighing.
 */
static loft_band brute_force(const drawn *d, double *effective)
{
    double *ranges_m = malloc(2 * BRUTE * sizeof *ranges_m);
    double *weights = ranges_m + BRUTE;
    assert_non_null(ranges_m);
    loft_launch base = d->question.launch;
    const loft_prior prior =
        loft_prior_of_flight(&d->prior, d->question.report.apogee_m.value,
                             d->question.report.range_m.value, &base);
    for (int i = 0; i < BRUTE; i++) {
        loft_prior_sample booster;
        loft_fit fit;
        loft_standard standard;
        ranges_m[i] = weights[i] = 0.0;
        loft_prior_sample_launch(&prior, &base, 77, (uint64_t)i, &booster);
        if (loft_fit_apogee_range(&booster.launch, d->question.report.apogee_m.value,
                                  d->question.report.range_m.value, &fit) != LOFT_OK) {
            continue;
        }
        weights[i] = time_likelihood(&prior.errors, &d->question.report.time_s,
                                     fit.flown.flight.end.t_s);
        assert_int_equal(loft_standard_find(&booster.launch,
                                            fit.flown.aim.ideal_speed_mps, false,
                                            &d->estimate.no_rotation.best.aim, &standard),
                         LOFT_OK);
        ranges_m[i] = standard.best.unbounded ? INFINITY : standard.best.range_m;
    }
    loft_band band;
    assert_int_equal(loft_band_of(BRUTE, ranges_m, weights, &band), LOFT_OK);
    *effective = loft_band_effective(BRUTE, weights);
    free(ranges_m);
    return band;
}

static void the_posterior_is_that_of_weighing_the_prior(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-2", 2802.0, 933.0);
    d->question.report.time_s = loft_exact_s(2281.0); /* about a deviation off */
    d->question.report.apogee_m.rounding = d->question.report.range_m.rounding = 0.0;
    d->prior.errors.apogee_share = d->prior.errors.range_share = 1e-5;
    d->prior.errors.garbled = 0.0;
    double effective = 0.0;
    const loft_band want = brute_force(d, &effective);
    const loft_event_voice voice = {.report = d->question.report};
    const loft_event event = {.launch = d->question.launch, .n = 1, .voices = &voice};
    const loft_samples_wanted wanted = {.samples = 4 * BRUTE, .seed = 1};
    loft_samples *s = NULL;
    assert_int_equal(loft_samples_make(&event, &d->prior, &wanted, &s), LOFT_OK);
    const loft_posterior p = *loft_samples_posterior(s);
    const double sd_m = (want.p95 - want.p05) / 3.29;
    const double root = sqrt(1.0 / effective + 1.0 / p.effective);
    assert_true(effective > 0.1 * BRUTE);
    CHECK_WITHIN(p.no_rotation_m.p50, want.p50, 3.0 * 1.25 * sd_m * root);
    CHECK_WITHIN(p.no_rotation_m.p05, want.p05, 3.0 * 2.1 * sd_m * root);
    CHECK_WITHIN(p.no_rotation_m.p95, want.p95, 3.0 * 2.1 * sd_m * root);
    loft_samples_free(s);
    drawn_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_draw_flies_its_figures),
        cmocka_unit_test(flights_far_from_the_first_are_found_too),
        cmocka_unit_test(what_is_not_solved_cannot_fly),
        cmocka_unit_test(each_range_is_that_of_the_careful_search),
        cmocka_unit_test(the_posterior_is_that_of_weighing_the_prior),
    };
    return cmocka_run_group_tests_name("sample_fit", tests, open_data, close_data);
}
