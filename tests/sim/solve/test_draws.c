/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draws of a posterior one by one, against fits and searches that fly one by one. */
#include "classes.h"

#include <stdlib.h>

#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/base/random.h"
#include "sim/infer/band.h"
#include "sim/infer/draws.h"
#include "sim/solve/standard.h"
#include "sim/solve/standard_solver.h"

/* The sanitizers take ten times as long. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum {
    DRAWS = 12,
    BRUTE = 60
};
#else
enum {
    DRAWS = 60,
    BRUTE = 240
};
#endif

static const fit_figures no_time = {.apogee = true, .range = true};
static const fit_figures all_three = {.apogee = true, .range = true, .time = true};

/* A question with its answer, and room for draws that fly the same figures. */
typedef struct drawn {
    loft_question question;
    loft_estimate estimate;
    loft_prior prior;
    loft_batch *turning, *still;
    draws_start start;
    int n;
    draw_fit fits[DRAWS_MAX];
    fit_solver solvers[DRAWS_MAX];
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
    assert_true(
        loft_draws_start(d->turning, &d->prior, launch, &d->estimate.fit, &d->start));
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
        d->fits[i] = (draw_fit){.apogee_m = d->question.report.apogee_m.value,
                                .range_m = d->question.report.range_m.value,
                                .time_s = d->estimate.fit.flown.flight.end.t_s};
        loft_prior_draw_launch(&d->prior, &d->question.launch, 20171129, (uint64_t)i,
                               &d->fits[i].draw);
    }
}

static void solve(drawn *d, fit_figures met)
{
    const draws_task task = {.batch = d->turning,
                             .prior = &d->prior,
                             .met = met,
                             .start = &d->start,
                             .solvers = d->solvers,
                             .room = &d->room};
    loft_draws_fit(&task, d->n, d->fits);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* ---- each fit ---- */

static void each_draw_flies_its_figures(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-2", 2802.0, 933.0);
    for (int timed = 0; timed < 2; timed++) {
        draw(d, DRAWS);
        solve(d, timed ? all_three : no_time);
        for (int i = 0; i < d->n; i++) {
            const draw_fit *fit = &d->fits[i];
            assert_true(fit->solved);
            loft_launch_flight flown;
            assert_int_equal(loft_launch_fly(&fit->draw.launch, &fit->aim, NULL, &flown),
                             LOFT_OK);
            CHECK_NEAR(flown.flight.apogee.place.alt_m, 2802e3, 2e-5);
            CHECK_NEAR(flown.range_m, 933e3, 2e-5);
            CHECK_WITHIN(
                loft_angle_wrap_pm(flown.bearing_rad - fit->draw.launch.azimuth_rad), 0.0,
                2e-5);
            CHECK_NEAR(flown.flight.end.t_s, fit->time_s, 1e-5);
            if (timed) {
                CHECK_NEAR(fit->time_s, d->estimate.fit.flown.flight.end.t_s, 2e-5);
            }
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
    draw(d, DRAWS_MAX);
    for (int i = 0; i < d->n; i++) {
        loft_prior_draw_set_burn(&d->prior, 2.8 + 1.5 * i / d->n, &d->fits[i].draw);
    }
    solve(d, no_time);
    for (int i = 0; i < d->n; i++) {
        loft_fit fit;
        const loft_launch *launch = &d->fits[i].draw.launch;
        if (d->fits[i].solved) {
            loft_booster slow;
            assert_int_equal(loft_booster_of_plan(&launch->booster,
                                                  d->start.aim.ideal_speed_mps, &slow),
                             LOFT_OK);
            quickened += loft_booster_lift_off_ratio(&slow) <= 1.0;
        } else if (dropped++ < 6) {
            assert_true(loft_fit_apogee_range(launch, 700e3, 300e3, &fit) != LOFT_OK);
        }
    }
    assert_true(dropped > 0 && quickened > 0);
    drawn_free(d);
}

/* The weight of a draw: how the time moves with the burn time, apogee and range held. */
static void the_slope_is_that_of_neighbouring_fits(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-2", 2802.0, 933.0);
    const double step = 0.05;
    draw(d, 4);
    solve(d, all_three);
    for (int i = 0; i < d->n; i++) {
        assert_true(d->fits[i].solved);
        double times_s[2];
        for (int side = 0; side < 2; side++) {
            loft_prior_sample moved = d->fits[i].draw;
            loft_prior_draw_set_burn(&d->prior, moved.burn_z + (side - 0.5) * step,
                                     &moved);
            loft_fit fit;
            assert_int_equal(
                loft_fit_near(&moved.launch, 2802e3, 933e3, &d->fits[i].aim, &fit),
                LOFT_OK);
            times_s[side] = fit.flown.flight.end.t_s;
        }
        CHECK_NEAR(exp(d->fits[i].log_slope), (times_s[1] - times_s[0]) / step, 0.01);
    }
    drawn_free(d);
}

/* ---- each standard range ---- */

static void check_reaches(const drawn *d, bool turns, const standard_solver *reaches)
{
    double off[DRAWS_MAX];
    for (int i = 0; i < d->n; i++) {
        const draw_fit *fit = &d->fits[i];
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
        solve(d, no_time);
        loft_launch still[DRAWS_MAX];
        standard_solver reaches[2][DRAWS_MAX];
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

/*
 * Burn time and all else from the prior, apogee and range sharp, one fit and one search
 * each; kept with the likelihood of the time they take. No Jacobian, no batch, no solving
 * for the burn time: plain weighing.
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
        loft_prior_draw_launch(&prior, &base, 77, (uint64_t)i, &booster);
        if (loft_fit_apogee_range(&booster.launch, d->question.report.apogee_m.value,
                                  d->question.report.range_m.value, &fit) != LOFT_OK) {
            continue;
        }
        weights[i] = exp(loft_claim_log_likelihood(&d->question.report.time_s,
                                                   fit.flown.flight.end.t_s));
        if (weights[i] < 1e-6) {
            weights[i] = 0.0;
            continue;
        }
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

static void solving_for_the_burn_time_is_weighing_by_the_time(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-2", 2802.0, 933.0);
    d->question.report.time_s = loft_about_s(2261.0);
    d->question.report.time_s.rounding = 17.0; /* a deviation off, half a spread wide */
    d->question.report.apogee_m.rounding = d->question.report.range_m.rounding = 0.0;
    double effective = 0.0;
    const loft_band want = brute_force(d, &effective);
    loft_posterior p;
    assert_int_equal(
        loft_posterior_find(&d->question, &d->estimate, &d->prior, 4 * BRUTE, 1, &p),
        LOFT_OK);
    const double sd_m = (want.p95 - want.p05) / 3.29;
    const double root = sqrt(1.0 / effective + 1.0 / p.effective);
    assert_true(effective > 0.1 * BRUTE);
    CHECK_WITHIN(p.no_rotation_m.p50, want.p50, 3.0 * 1.25 * sd_m * root);
    CHECK_WITHIN(p.no_rotation_m.p05, want.p05, 3.0 * 2.1 * sd_m * root);
    CHECK_WITHIN(p.no_rotation_m.p95, want.p95, 3.0 * 2.1 * sd_m * root);
    drawn_free(d);
}

/* ---- which method where ---- */

/* Effective samples in a hundred, if a time is met by the burn time or weighs. */
static double effective_percent(drawn *d, const loft_claim *time, bool met)
{
    double weights[DRAWS_MAX];
    draw(d, DRAWS_MAX);
    for (int i = 0; i < d->n && met; i++) {
        const double u = loft_random_uniform(20171129, (uint64_t)i, LOFT_DRAW_TIME);
        d->fits[i].time_s = loft_claim_draw(time, u);
        loft_prior_draw_set_burn(&d->prior, 0.0, &d->fits[i].draw);
    }
    solve(d, met ? all_three : no_time);
    for (int i = 0; i < d->n; i++) {
        const draw_fit *fit = &d->fits[i];
        const double z = fit->draw.burn_z;
        weights[i] = !fit->solved ? 0.0
                     : met        ? exp(-0.5 * z * z - fit->log_slope)
                                  : exp(loft_claim_log_likelihood(time, fit->time_s));
    }
    return 100.0 * loft_band_effective((size_t)d->n, weights) / d->n;
}

/*
 * As in docs/measurements/012-effective-sample-size.md: the time is off by so many
 * deviations of the prediction, and good to so many of what the burn time does to it.
 */
static void each_method_is_used_where_it_keeps_more(void **state)
{
    (void)state;
    drawn *d = drawn_new("liquid-2", 2802.0, 933.0);
    const double spread_s = d->start.time_spread_s;
    assert_true(spread_s > 20.0 && spread_s < 80.0);
    for (int off = 0; off <= 2; off++) {
        loft_claim time = {.kind = LOFT_CLAIM_ABOUT};
        time.value = d->estimate.fit.flown.flight.end.t_s + off * spread_s;
        time.rounding = 0.1 * spread_s;
        const double narrow_met = effective_percent(d, &time, true);
        assert_true(narrow_met > 40.0);
        assert_true(narrow_met > 2.0 * effective_percent(d, &time, false));
        time.rounding = 4.0 * spread_s;
        const double vague_weighs = effective_percent(d, &time, false);
        assert_true(vague_weighs > 80.0);
        assert_true(vague_weighs > 2.0 * effective_percent(d, &time, true));
    }
    drawn_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_draw_flies_its_figures),
        cmocka_unit_test(what_is_not_solved_cannot_fly),
        cmocka_unit_test(the_slope_is_that_of_neighbouring_fits),
        cmocka_unit_test(each_range_is_that_of_the_careful_search),
        cmocka_unit_test(solving_for_the_burn_time_is_weighing_by_the_time),
        cmocka_unit_test(each_method_is_used_where_it_keeps_more),
    };
    return cmocka_run_group_tests_name("draws", tests, open_data, close_data);
}
