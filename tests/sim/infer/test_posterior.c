/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"
#include "kept.h"

#include <limits.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/infer/band.h"

/* The sanitizers take ten times as long. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum {
    SAMPLES = 120
};
#else
enum {
    SAMPLES = 800
};
#endif

/* From 40 N 126 E toward 72 degrees. */
static loft_question question_of(const char *class_name, double apogee_km,
                                 double range_km)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(40.0),
                                    .lon_rad = loft_rad_from_deg(126.0)};
    q.launch.azimuth_rad = loft_rad_from_deg(72.0);
    assert_int_equal(loft_data_class(data, class_name, &q.launch.booster), LOFT_OK);
    q.report.apogee_m = km(apogee_km);
    q.report.range_m = km(range_km);
    return q;
}

static loft_prior prior_of(const char *class_name)
{
    loft_prior prior;
    assert_int_equal(loft_data_prior(data, class_name, &prior), LOFT_OK);
    return prior;
}

static void check_band(const loft_band *band)
{
    assert_true(band->p05 > 0.0 && band->p50 >= band->p05 && band->p95 >= band->p50);
    assert_true(band->error_p50 >= 0.0);
    assert_true(band->unbounded >= 0.0 && band->unbounded <= 1.0);
}

/* No NaN, everything in order. */
static void check_sound(const loft_posterior *p, int samples)
{
    assert_int_equal(p->samples, samples);
    assert_true(p->solved >= 1 && p->solved <= samples);
    assert_true(p->effective >= 1.0 && p->effective <= p->solved * (1.0 + 1e-12));
    check_band(&p->no_rotation_m);
    check_band(&p->toward_azimuth_m);
    check_band(&p->burnout_mps);
    check_band(&p->apogee_m);
    check_band(&p->time_s);
    check_band(&p->burn_s);
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        assert_true(p->share[i] >= 0.0 && p->share[i] <= 1.0 + 1e-12);
    }
}

/* The samples of one report. */
static loft_samples *samples_of(const loft_question *q, const loft_prior *prior,
                                int samples, uint64_t seed)
{
    const loft_event_voice voice = {.report = q->report};
    const loft_event event = {.launch = q->launch, .n = 1, .voices = &voice};
    const loft_samples_wanted wanted = {.samples = samples, .seed = seed};
    loft_samples *found = NULL;
    assert_int_equal(loft_samples_make(&event, prior, &wanted, &found), LOFT_OK);
    check_sound(loft_samples_posterior(found), samples);
    return found;
}

static loft_posterior posterior_of(const loft_question *q, const loft_prior *prior,
                                   int samples, uint64_t seed)
{
    loft_samples *s = samples_of(q, prior, samples, seed);
    const loft_posterior p = *loft_samples_posterior(s);
    loft_samples_free(s);
    return p;
}

/* ---- against another program ---- */

/*
 * No rotation, in km, by an independent prototype with 500 draws (2026), which knew no
 * garbled reports. Its error and ours are those of a quantile of so many effective samples,
 * which for these bands is some 1.25 and 2.1 deviations over the root of their number; 3 of
 * both together are allowed. u is the unbounded share.
 */
typedef struct measured {
    const char *class_name;
    double apogee_km, range_km, p05_km, p50_km, p95_km, u;
} measured;

static const measured prototype[] = {
    {"liquid-1", 2111.5, 787.0, 4572.0, 4798.0, 5060.0, 0.0},
    {"liquid-2", 2802.0, 933.0, 6494.0, 7179.0, 8116.0, 0.0},
    {"liquid-2", 4475.0, 950.0, 11527.0, 14571.0, INFINITY, 0.25},
};

static void check_quantile(double got_m, double want_km, double allowed_km)
{
    if (isinf(want_km)) {
        assert_true(isinf(got_m) && got_m > 0.0);
    } else {
        CHECK_WITHIN(1e-3 * got_m, want_km, allowed_km);
    }
}

/* Burn times and the fall of a loft as the prototypes had them. */
static loft_prior prior_then(const char *class_name, loft_question *q)
{
    loft_prior prior = prior_of(class_name);
    prior.burn_log_sd = 0.17;
    const double burn_s = strcmp(class_name, "liquid-1") == 0 ? 150.0 : 250.0;
    loft_booster_template *plan = &q->launch.booster;
    loft_booster_template_stretch(plan, burn_s / loft_booster_template_burn_time(plan));
    return prior;
}

static void bands_are_those_of_a_prototype(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof prototype / sizeof prototype[0]; i++) {
        const measured *m = &prototype[i];
        loft_question q = question_of(m->class_name, m->apogee_km, m->range_km);
        loft_prior prior = prior_then(m->class_name, &q);
        prior.beta_loft_log_sd = 0.0;
        prior.errors.garbled = 0.0;
        const loft_posterior p = posterior_of(&q, &prior, 800, 1);
        const double root = sqrt(1.0 / 500.0 + 1.0 / p.effective);
        const double sd_km = (m->p50_km - m->p05_km) / 1.645;
        const double above_km = (m->p95_km - m->p50_km) / 1.645;
        check_quantile(p.no_rotation_m.p05, m->p05_km, 3.0 * 2.1 * sd_km * root);
        check_quantile(p.no_rotation_m.p50, m->p50_km, 3.0 * 1.25 * sd_km * root);
        check_quantile(p.no_rotation_m.p95, m->p95_km, 3.0 * 2.1 * above_km * root);
        CHECK_WITHIN(p.no_rotation_m.unbounded, m->u,
                     3.0 * sqrt(m->u * (1.0 - m->u)) * root + 1e-9);
    }
}

/* ---- a wide band would hold the truth too ---- */

static double width(const loft_question *q, const char *class_name)
{
    loft_prior prior = prior_of(class_name);
    prior.errors.garbled = 0.0; /* of one report by itself its tails are so wide */
    const loft_posterior p = posterior_of(q, &prior, SAMPLES, 2);
    return p.no_rotation_m.p95 / p.no_rotation_m.p05;
}

static void bands_are_sharp_and_a_time_sharpens_them(void **state)
{
    (void)state;
    loft_question q = question_of("liquid-1", 2111.5, 787.0); /* 2017-05-14 */
    const double hwasong_12 = width(&q, "liquid-1");
    q.report.time_s = seconds(1776.0);
    assert_true(hwasong_12 <= 1.2);
    assert_true(width(&q, "liquid-1") < hwasong_12);
    q = question_of("liquid-2", 2802.0, 933.0); /* 2017-07-04 */
    const double hwasong_14 = width(&q, "liquid-2");
    q.report.time_s = seconds(2229.0);
    assert_true(hwasong_14 <= 1.5);
    assert_true(width(&q, "liquid-2") < 0.95 * hwasong_14);
}

static void burn_time_decides(void **state)
{
    (void)state;
    const loft_question q = question_of("liquid-2", 2802.0, 933.0);
    loft_prior prior = prior_of("liquid-2");
    prior.errors.garbled = 0.0;
    const loft_posterior p = posterior_of(&q, &prior, SAMPLES, 3);
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        assert_true(i == LOFT_INPUT_BURN || p.share[i] < 0.3 * p.share[LOFT_INPUT_BURN]);
    }
    assert_true(p.share[LOFT_INPUT_BURN] > 0.55);
    assert_true(p.share[LOFT_INPUT_TIME] == 0.0); /* not reported: an outcome */
    assert_string_equal(loft_posterior_input_name(LOFT_INPUT_BURN), "burn time");
    assert_string_equal(loft_posterior_input_name(LOFT_INPUT_TIME), "flight time");
}

/* ---- the same bits ---- */

static void threads_do_not_matter_and_seeds_do(void **state)
{
    (void)state;
    enum {
        N = 150
    };
    loft_question q = question_of("solid-3", 4123.4, 876.5);
    q.report.time_s = loft_about_min(49.0);
    const loft_prior prior = prior_of("solid-3");
    const int threads = omp_get_max_threads();
    loft_posterior p[4];
    memset(p, 0, sizeof p); /* also what lies between the members */
    for (int i = 0; i < 3; i++) {
        omp_set_num_threads(i + 1);
        p[i] = posterior_of(&q, &prior, N, 20171129);
        CHECK_NEAR(p[i].no_rotation_m.p05, p[0].no_rotation_m.p05, 0.0);
        CHECK_NEAR(p[i].toward_azimuth_m.p95, p[0].toward_azimuth_m.p95, 0.0);
        CHECK_NEAR(p[i].effective, p[0].effective, 0.0);
        assert_memory_equal(p[i].share, p[0].share, sizeof p[0].share);
    }
    omp_set_num_threads(threads);
    p[3] = posterior_of(&q, &prior, N, 20171130);
    assert_true(p[3].no_rotation_m.p50 != p[0].no_rotation_m.p50);
    assert_true(p[3].effective != p[0].effective);
}

/* ---- cut off ---- */

/* After every block but a few: what is left then, and what comes of it. */
static void samples_cut_off_at_any_block_go_on_to_the_same_bits(void **state)
{
    (void)state;
    enum {
        N = 130, /* a pilot and more */
        EVERY = 7
    };
    const loft_question q = question_of("liquid-2", 4475.0, 950.0);
    const loft_prior prior = prior_of("liquid-2");
    const loft_event_voice voice = {.report = q.report};
    const loft_event event = {.launch = q.launch, .n = 1, .voices = &voice};
    loft_samples *whole = samples_of(&q, &prior, N, 4);
    kept_memory all = {.n = 0};
    loft_kept kept = kept_memory_from_start(&all, INT_MAX);
    loft_samples_wanted wanted = {.samples = N, .seed = 4, .kept = &kept};
    loft_samples *cut = NULL;
    assert_int_equal(loft_samples_make(&event, &prior, &wanted, &cut), LOFT_OK);
    loft_samples_free(cut);
    assert_true(all.blocks > 2 * EVERY);
    for (int most = 0; most < all.blocks; most += EVERY) {
        kept_memory some = {.n = 0};
        kept = kept_memory_from_start(&some, most);
        cut = NULL;
        assert_int_equal(loft_samples_make(&event, &prior, &wanted, &cut), LOFT_ERR_IO);
        assert_null(cut);
        assert_int_equal(some.blocks, most);
        kept = kept_memory_from_start(&some, INT_MAX);
        assert_int_equal(loft_samples_make(&event, &prior, &wanted, &cut), LOFT_OK);
        assert_int_equal(some.blocks, all.blocks);
        assert_memory_equal(some.numbers, all.numbers, all.n * sizeof *all.numbers);
        assert_memory_equal(loft_samples_column(cut, LOFT_SAMPLES_WEIGHT),
                            loft_samples_column(whole, LOFT_SAMPLES_WEIGHT),
                            N * sizeof(double));
        CHECK_NEAR(loft_samples_posterior(cut)->no_rotation_m.p50,
                   loft_samples_posterior(whole)->no_rotation_m.p50, 0.0);
        loft_samples_free(cut);
        free(some.numbers);
    }
    free(all.numbers);
    loft_samples_free(whole);
}

/* ---- the samples themselves ---- */

static void samples_are_those_of_the_band(void **state)
{
    (void)state;
    enum {
        N = 150
    };
    loft_question q = question_of("liquid-2", 4475.0, 950.0);
    q.report.time_s = seconds(3180.0);
    const loft_prior prior = prior_of("liquid-2");
    loft_samples *s = samples_of(&q, &prior, N, 4);
    const loft_posterior p = *loft_samples_posterior(s);
    const double *weights = loft_samples_column(s, LOFT_SAMPLES_WEIGHT);
    loft_band band;
    assert_int_equal(loft_band_of(N, loft_samples_column(s, LOFT_SAMPLES_NO_ROTATION_M),
                                  weights, &band),
                     LOFT_OK);
    CHECK_NEAR(band.p50, p.no_rotation_m.p50, 0.0);
    assert_int_equal(loft_band_of(N,
                                  loft_samples_column(s, LOFT_SAMPLES_TOWARD_AZIMUTH_M),
                                  weights, &band),
                     LOFT_OK);
    CHECK_NEAR(band.unbounded, p.toward_azimuth_m.unbounded, 0.0);
    CHECK_NEAR(loft_band_effective(N, weights), p.effective, 0.0);
    int solved = 0;
    for (int i = 0; i < N; i++) {
        solved += weights[i] > 0.0;
    }
    assert_in_range(solved, 1, p.solved);
    loft_samples_free(s);
}

/* ---- boosters of equal weight ---- */

/*
 * Each flown again by itself, to the accuracy of a batch; the unbounded ones come last.
 */
static void check_draws(const loft_question *q, const loft_prior *prior,
                        size_t most_unbounded)
{
    enum {
        N = 40
    };
    static loft_posterior_sample draws[N];
    loft_samples *s = samples_of(q, prior, 240, 8);
    const loft_posterior p = *loft_samples_posterior(s);
    assert_int_equal(loft_samples_pick(s, N, draws), LOFT_OK);
    loft_samples_free(s);
    size_t unbounded = 0;
    for (int i = 0; i < N; i++) {
        loft_launch_flight flown;
        assert_int_equal(loft_launch_fly(&draws[i].launch, &draws[i].aim, NULL, &flown),
                         LOFT_OK);
        assert_int_equal(flown.unbounded, isinf(draws[i].range_m));
        assert_true(i == 0 || draws[i].range_m >= draws[i - 1].range_m);
        if (flown.unbounded) {
            unbounded++;
        } else {
            CHECK_NEAR(flown.range_m, draws[i].range_m, 1e-5);
        }
    }
    CHECK_WITHIN((double)unbounded / N, p.no_rotation_m.unbounded, 0.51 / N);
    assert_true(unbounded <= most_unbounded);
    if (isfinite(p.no_rotation_m.p50)) {
        CHECK_NEAR(0.5 * (draws[N / 2 - 1].range_m + draws[N / 2].range_m),
                   p.no_rotation_m.p50, 0.01);
    }
}

static void draws_fly_to_the_ranges_they_stand_for(void **state)
{
    (void)state;
    loft_prior prior = prior_of("liquid-2");
    prior.errors.garbled = 0.0;
    loft_question q = question_of("liquid-2", 2802.0, 933.0);
    check_draws(&q, &prior, 0);
    q.report.time_s = seconds(2229.0);
    check_draws(&q, &prior, 0);
    q = question_of("liquid-2", 4475.0, 950.0); /* a quarter of these is unbounded */
    check_draws(&q, &prior, 15);
}

/* ---- limits ---- */

/* A sure prior and hardly any error: the point answer, to what is left of both. */
static void a_sure_prior_and_sharp_figures_give_the_typical_booster(void **state)
{
    (void)state;
    loft_prior sure = {.turn_lo = 0.6, .turn_hi = 0.6};
    sure.errors = prior_of("liquid-2").errors;
    sure.errors.garbled = 0.0;
    sure.errors.apogee_share = sure.errors.range_share = 1e-5;
    const loft_question q = question_of("liquid-2", 2802.0, 933.0);
    loft_samples *s = samples_of(&q, &sure, 70, 5);
    const loft_posterior *p = loft_samples_posterior(s);
    const loft_typical *typical = loft_samples_typical(s);
    const loft_band *const bands[] = {&p->no_rotation_m, &p->toward_azimuth_m};
    const loft_standard *const points[] = {&typical->no_rotation,
                                           &typical->toward_azimuth};
    for (int i = 0; i < 2; i++) {
        CHECK_NEAR(bands[i]->p50, points[i]->best.range_m, 2e-3);
        CHECK_NEAR(bands[i]->p95, bands[i]->p05, 3e-3);
    }
    CHECK_NEAR(p->burn_s.p50, 250.0, 1e-12);
    CHECK_NEAR(p->burnout_mps.p50, typical->no_rotation.best.flight.burnout.speed_mps,
               1e-3);
    loft_samples_free(s);
}

/* ---- what is refused ---- */

static void refuses_what_cannot_be_sampled(void **state)
{
    (void)state;
    const loft_question q = question_of("liquid-1", 2111.5, 787.0);
    const loft_prior prior = prior_of("liquid-1");
    loft_event_voice voice = {.report = q.report};
    loft_event event = {.launch = q.launch, .n = 1, .voices = &voice};
    loft_samples *s = NULL;
    static const int wrong[] = {0, LOFT_POSTERIOR_SAMPLES_MAX + 1};
    for (int i = 0; i < 2; i++) {
        const loft_samples_wanted wanted = {.samples = wrong[i], .seed = 1};
        assert_int_equal(loft_samples_make(&event, &prior, &wanted, &s), LOFT_ERR_DOMAIN);
    }
    const loft_samples_wanted ten = {.samples = 10, .seed = 1};
    loft_prior none = prior;
    none.turn_lo = 0.0;
    assert_int_equal(loft_samples_make(&event, &none, &ten, &s), LOFT_ERR_DOMAIN);
    none = prior;
    none.errors.seconds_s = 0.0;
    assert_int_equal(loft_samples_make(&event, &none, &ten, &s), LOFT_ERR_DOMAIN);
    voice.copy = true; /* then nobody speaks */
    assert_int_equal(loft_samples_make(&event, &prior, &ten, &s), LOFT_ERR_DOMAIN);
    voice.copy = false;
    voice.report.range_m = (loft_claim){0}; /* a lower bound is not enough */
    assert_int_equal(loft_samples_make(&event, &prior, &ten, &s), LOFT_ERR_DOMAIN);
    voice.report = q.report;
    event.launch.model.earth = loft_earth_wgs84(6); /* more than a batch can fly */
    assert_int_equal(loft_samples_make(&event, &prior, &ten, &s), LOFT_ERR_DOMAIN);
    assert_null(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_are_those_of_a_prototype),
        cmocka_unit_test(bands_are_sharp_and_a_time_sharpens_them),
        cmocka_unit_test(burn_time_decides),
        cmocka_unit_test(threads_do_not_matter_and_seeds_do),
        cmocka_unit_test(samples_cut_off_at_any_block_go_on_to_the_same_bits),
        cmocka_unit_test(samples_are_those_of_the_band),
        cmocka_unit_test(draws_fly_to_the_ranges_they_stand_for),
        cmocka_unit_test(a_sure_prior_and_sharp_figures_give_the_typical_booster),
        cmocka_unit_test(refuses_what_cannot_be_sampled),
    };
    return cmocka_run_group_tests_name("posterior", tests, open_data, close_data);
}
