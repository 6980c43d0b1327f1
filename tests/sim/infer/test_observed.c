/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posterior of an event with observations: what they do to it, and that they do no more. */
#include "classes.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "loft/infer.h"
#include "sim/base/random.h"
#include "sim/base/student.h"
#include "sim/infer/band.h"
#include "sim/infer/observation.h"

/* The sanitizers take ten times as long. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum {
    TRIALS = 10
};
#else
enum {
    TRIALS = 200
};
#endif

typedef struct told {
    loft_event event;
    loft_event_voice voice;
    loft_observation seen[3];
    loft_prior prior;
} told;

static loft_claim exactly(double value)
{
    return (loft_claim){
        .kind = LOFT_CLAIM_EXACT, .value = value, .lo = value, .hi = value};
}

/* A loft whose time nobody told: its burn is all that matters. */
static void tell(told *t)
{
    *t = (told){.event = {.launch = loft_launch_default(),
                          .n = 1,
                          .voices = &t->voice,
                          .observations = t->seen}};
    t->event.launch.site = loft_site_deg(40.611, 126.426);
    t->event.launch.azimuth_rad = loft_rad_from_deg(70.0);
    assert_int_equal(loft_data_class(data, "liquid-2", &t->event.launch.booster),
                     LOFT_OK);
    assert_int_equal(loft_data_prior(data, "liquid-2", &t->prior), LOFT_OK);
    t->voice.report = (loft_report){.apogee_m = km(2802.0), .range_m = km(933.0)};
}

static void see_burn(told *t, int stage, loft_claim time_s)
{
    t->seen[t->event.n_observations++] = (loft_observation){
        .kind = LOFT_OBSERVED_BURN_TIME, .stage = stage, .time_s = time_s};
}

static loft_samples *samples_of(const told *t, int n, uint64_t seed)
{
    const loft_samples_wanted wanted = {.samples = n, .seed = seed};
    loft_samples *s = NULL;
    assert_int_equal(loft_samples_make(&t->event, &t->prior, &wanted, &s), LOFT_OK);
    return s;
}

static loft_band band_with(const loft_samples *s, const double *weights)
{
    loft_band band;
    assert_int_equal(loft_band_of((size_t)loft_samples_posterior(s)->samples,
                                  loft_samples_column(s, LOFT_SAMPLES_NO_ROTATION_M),
                                  weights, &band),
                     LOFT_OK);
    return band;
}

/* ---- another method ---- */

/*
 * Rejection: samples of the reports alone, of which one is kept with a probability in proportion
 * to its weight times the likelihood of what was seen.
 */
static void weights_are_those_of_rejection(void **state)
{
    (void)state;
    enum {
        MANY = 16000
    };
    told t;
    tell(&t);
    t.prior.errors.garbled =
        0.0; /* its tails are so wide that few of 20 say little of p95 */
    loft_samples *plain = samples_of(&t, MANY, 1);
    see_burn(&t, 0, exactly(290.0));
    const double *given = loft_samples_column(plain, LOFT_SAMPLES_WEIGHT);
    const double *burn_s = loft_samples_column(plain, LOFT_SAMPLES_BURN_S);
    double *kept = calloc(MANY, sizeof *kept);
    assert_non_null(kept);
    const double most = loft_observation_log(
        &t.prior.errors, &t.seen[0],
        loft_observation_burn_log(&t.prior.errors, &t.seen[0], 290.0));
    int n = 0;
    for (int i = 0; i < MANY; i++) {
        const double log_l = loft_observation_log(
            &t.prior.errors, &t.seen[0],
            loft_observation_burn_log(&t.prior.errors, &t.seen[0], burn_s[i]));
        const double u = loft_random_uniform(11, (uint64_t)i, 0);
        kept[i] = given[i] > 0.0 && u < given[i] * exp(log_l - most) ? 1.0 : 0.0;
        n += kept[i] > 0.0;
    }
    assert_true(n > 100); /* the tolerances below grow as these are fewer */
    loft_samples *own = samples_of(&t, 2000, 5);
    const loft_posterior *p = loft_samples_posterior(own);
    const loft_band want = band_with(plain, kept);
    /* 3 deviations of both, as test_posterior.c has them */
    const double root = sqrt(1.0 / n + 1.0 / p->effective);
    const double sd_m = (want.p95 - want.p05) / 3.29;
    CHECK_WITHIN(p->no_rotation_m.p05, want.p05, 3.0 * 2.1 * sd_m * root);
    CHECK_WITHIN(p->no_rotation_m.p50, want.p50, 3.0 * 1.25 * sd_m * root);
    CHECK_WITHIN(p->no_rotation_m.p95, want.p95, 3.0 * 2.1 * sd_m * root);
    CHECK_WITHIN(p->burn_s.p50, 290.0, 10.0);
    free(kept);
    loft_samples_free(own);
    loft_samples_free(plain);
}

/* ---- a known truth ---- */

/* A burn as somebody sees it who is garbled as often as the data say. */
static loft_claim seen_of(const loft_report_errors *e, double burn_s, uint64_t trial)
{
    const double g = loft_random_uniform(77, trial, 0);
    const double u = loft_random_uniform(77, trial, 1);
    const loft_report_span s = e->seen.burns_s;
    const double value = g < e->garbled
                             ? s.least * pow(s.most / s.least, u)
                             : burn_s + e->seen.burn_s * loft_student3_quantile(u);
    return exactly(fmax(value, s.least));
}

/*
 * Truths are boosters of equal weight from the posterior of the report; what was seen of each
 * is sampled from the likelihood. Truth and sight are then a pair from the joint distribution,
 * so an interval of 90 % covers the truth in 90 % of the trials: 180 +- 4.2 of 200.
 */
static void intervals_cover_the_truth_as_often_as_they_say(void **state)
{
    (void)state;
    enum {
        MANY = 4000,
        FEW = 200
    };
    told t;
    tell(&t);
    loft_samples *truths = samples_of(&t, MANY, 17);
    const double *range_m = loft_samples_column(truths, LOFT_SAMPLES_NO_ROTATION_M);
    const double *burn_s = loft_samples_column(truths, LOFT_SAMPLES_BURN_S);
    size_t picks[TRIALS];
    int covered = 0;
    double narrower = 0.0;
    assert_int_equal(loft_band_picks(MANY, range_m,
                                     loft_samples_column(truths, LOFT_SAMPLES_WEIGHT),
                                     TRIALS, picks),
                     LOFT_OK);
    const loft_band wide = loft_samples_posterior(truths)->no_rotation_m;
    for (size_t k = 0; k < TRIALS; k++) {
        t.event.n_observations = 0;
        see_burn(&t, 0, seen_of(&t.prior.errors, burn_s[picks[k]], k));
        loft_samples *s = samples_of(&t, FEW, 1000 + k);
        const loft_band band = loft_samples_posterior(s)->no_rotation_m;
        covered += range_m[picks[k]] >= band.p05 && range_m[picks[k]] <= band.p95;
        narrower += (band.p95 - band.p05) / (wide.p95 - wide.p05) / TRIALS;
        loft_samples_free(s);
    }
    assert_true(covered >= 0.9 * TRIALS - 3.0 * sqrt(0.09 * TRIALS));
    assert_true(covered <= 0.9 * TRIALS + 3.0 * sqrt(0.09 * TRIALS));
    assert_true(narrower < 0.75); /* and what was seen is worth something */
    loft_samples_free(truths);
}

/* ---- what it says ---- */

static void what_contradicts_the_reports_is_named(void **state)
{
    (void)state;
    told t;
    tell(&t);
    loft_samples *plain = samples_of(&t, 800, 1);
    see_burn(&t, 0, exactly(40.0));
    loft_samples *s = samples_of(&t, 800, 1);
    loft_observation_answer a;
    assert_int_equal(loft_samples_observed(s, 0, &a), LOFT_OK);
    assert_true(a.garbled > 0.95);
    assert_true(a.expected.p05 > 150.0 && a.has_without);
    const loft_band *with = &loft_samples_posterior(s)->no_rotation_m;
    const loft_band *without = &loft_samples_posterior(plain)->no_rotation_m;
    CHECK_NEAR(with->p50, without->p50, 0.02);
    CHECK_NEAR(a.without_no_rotation_m.p50, without->p50, 0.02);
    loft_samples_free(s);
    loft_samples_free(plain);
}

static void what_fits_is_believed_and_leaves_its_answer_without(void **state)
{
    (void)state;
    told t;
    tell(&t);
    see_burn(&t, 0, exactly(290.0));
    see_burn(&t, 1,
             (loft_claim){.kind = LOFT_CLAIM_MORE_THAN,
                          .value = 120.0,
                          .lo = 120.0,
                          .hi = 120.0,
                          .rounding = 5.0});
    loft_samples *s = samples_of(&t, 1000, 1);
    assert_true(loft_samples_posterior(s)->effective >= LOFT_POSTERIOR_FEW);
    for (size_t k = 0; k < 2; k++) {
        loft_observation_answer a;
        assert_int_equal(loft_samples_observed(s, k, &a), LOFT_OK);
        assert_true(a.garbled < t.prior.errors.garbled && a.has_without);
        assert_true(a.share >= 0.0 && a.share <= 1.0);
    }
    loft_samples_free(s);
}

static void a_vague_one_changes_nothing(void **state)
{
    (void)state;
    told t;
    tell(&t);
    loft_samples *plain = samples_of(&t, 800, 1);
    see_burn(&t, 0,
             (loft_claim){.kind = LOFT_CLAIM_INTERVAL,
                          .value = 2000.0,
                          .lo = 1.0,
                          .hi = 4000.0,
                          .rounding = 1999.5});
    loft_samples *s = samples_of(&t, 800, 1);
    const loft_band *with = &loft_samples_posterior(s)->no_rotation_m;
    const loft_band *without = &loft_samples_posterior(plain)->no_rotation_m;
    CHECK_NEAR(with->p05, without->p05, 1e-3);
    CHECK_NEAR(with->p50, without->p50, 1e-3);
    CHECK_NEAR(with->p95, without->p95, 1e-3);
    loft_samples_free(s);
    loft_samples_free(plain);
}

/* One second of 250 leaves few of the samples that were asked for. */
static void more_samples_are_drawn_where_few_are_left(void **state)
{
    (void)state;
    told t;
    tell(&t);
    t.prior.errors.seen.burn_s = 0.3;
    see_burn(&t, 1, exactly(150.0));
    loft_samples *s = samples_of(&t, 500, 1);
    const loft_posterior *p = loft_samples_posterior(s);
    assert_true(p->samples > 500 && p->samples <= 16 * 500);
    assert_true(p->effective >= 100.0 || p->samples == 16 * 500);
    loft_samples_free(s);
}

static void see_much(told *t)
{
    tell(t);
    see_burn(t, 1, exactly(120.0));
    t->seen[t->event.n_observations++] =
        (loft_observation){.kind = LOFT_OBSERVED_WAYPOINT,
                           .time_s = exactly(600.0),
                           .alt_m = about_km(1900.0)};
    t->seen[t->event.n_observations++] = (loft_observation){
        .kind = LOFT_OBSERVED_ENTRY_ANGLE, .value = exactly(1.4), .entry_alt_m = 1e5};
}

static void threads_change_no_bit(void **state)
{
    (void)state;
    told t;
    see_much(&t);
    const int threads = omp_get_max_threads();
    omp_set_num_threads(1);
    loft_samples *one = samples_of(&t, 200, 9);
    omp_set_num_threads(3);
    loft_samples *three = samples_of(&t, 200, 9);
    omp_set_num_threads(threads);
    const loft_posterior *a = loft_samples_posterior(one);
    const loft_posterior *b = loft_samples_posterior(three);
    assert_int_equal(a->samples, b->samples);
    assert_memory_equal(loft_samples_column(one, LOFT_SAMPLES_WEIGHT),
                        loft_samples_column(three, LOFT_SAMPLES_WEIGHT),
                        (size_t)a->samples * sizeof(double));
    for (size_t k = 0; k < 3; k++) {
        loft_observation_answer x, y;
        memset(&x, 0, sizeof x);
        memset(&y, 0, sizeof y);
        assert_int_equal(loft_samples_observed(one, k, &x), LOFT_OK);
        assert_int_equal(loft_samples_observed(three, k, &y), LOFT_OK);
        CHECK_NEAR(x.garbled, y.garbled, 0.0);
        CHECK_NEAR(x.expected.p50, y.expected.p50, 0.0);
    }
    loft_samples_free(one);
    loft_samples_free(three);
}

static void a_bad_observation_is_refused(void **state)
{
    (void)state;
    told t;
    tell(&t);
    see_burn(&t, 9, exactly(120.0));
    const loft_samples_wanted wanted = {.samples = 50, .seed = 1};
    loft_samples *s = NULL;
    assert_int_equal(loft_samples_make(&t.event, &t.prior, &wanted, &s), LOFT_ERR_DOMAIN);
    assert_null(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_are_those_of_rejection),
        cmocka_unit_test(intervals_cover_the_truth_as_often_as_they_say),
        cmocka_unit_test(what_contradicts_the_reports_is_named),
        cmocka_unit_test(what_fits_is_believed_and_leaves_its_answer_without),
        cmocka_unit_test(a_vague_one_changes_nothing),
        cmocka_unit_test(more_samples_are_drawn_where_few_are_left),
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(a_bad_observation_is_refused),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}
