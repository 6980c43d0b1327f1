/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"
#include "kept.h"

#include <limits.h>
#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "loft/infer.h"
#include "sim/infer/joint.h"

/* The sanitizers take ten times as long. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum {
    SAMPLES = 150
};
#else
enum {
    SAMPLES = 500
};
#endif

enum {
    VOICES = 4
};

/* A loft of liquid-1 from 40 N 126 E, of which so many sources tell alike. */
static loft_samples *flight(double apogee_km, double range_km, double time_s,
                            size_t voices, double burn_log_sd)
{
    loft_event_voice said[VOICES];
    loft_event event = {.launch = loft_launch_default(), .n = voices, .voices = said};
    loft_prior prior;
    loft_samples *samples = NULL;
    event.launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(40.0),
                                        .lon_rad = loft_rad_from_deg(126.0)};
    event.launch.azimuth_rad = loft_rad_from_deg(72.0);
    assert_int_equal(loft_data_class(data, "liquid-1", &event.launch.booster), LOFT_OK);
    assert_int_equal(loft_data_prior(data, "liquid-1", &prior), LOFT_OK);
    prior.burn_log_sd = burn_log_sd;
    for (size_t i = 0; i < voices; i++) {
        said[i] = (loft_event_voice){
            .report = {.apogee_m = km(apogee_km),
                       .range_m = km(range_km),
                       .time_s = time_s > 0.0 ? seconds(time_s)
                                              : (loft_claim){.kind = LOFT_CLAIM_NONE}}};
    }
    const loft_samples_wanted wanted = {.samples = SAMPLES, .seed = 3};
    assert_int_equal(loft_samples_make(&event, &prior, &wanted, &samples), LOFT_OK);
    return samples;
}

static loft_joint *joint_of(loft_samples *a, loft_samples *b, uint64_t seed)
{
    const loft_samples *const both[] = {a, b};
    const loft_joint_wanted wanted = {.samples = SAMPLES, .seed = seed};
    loft_joint *joint = NULL;
    assert_int_equal(loft_joint_find(both, 2, &wanted, &joint), LOFT_OK);
    return joint;
}

static double width(const loft_band *band)
{
    return band->p95 - band->p05;
}

static void one_flight_given_twice_narrows_the_burn(void **state)
{
    (void)state;
    loft_samples *a = flight(2111.5, 787.0, 1790.0, VOICES, 0.4);
    loft_joint *joint = joint_of(a, a, 1);
    const loft_joint_answer *answer = loft_joint_answer_of(joint);
    assert_true(width(&answer->burn_s) < 0.9 * width(&answer->flights[0].alone_burn_s));
    assert_true(answer->log_bayes > 0.0);
    assert_true(answer->burn_s.p05 > answer->prior_burn_s.p05);
    for (int f = 0; f < 2; f++) {
        const loft_joint_flight *of = &answer->flights[f];
        assert_true(of->has_prediction);
        assert_int_equal(of->n_checks, VOICES);
        assert_true(of->checks[0].inside);
        assert_true(of->slower_mps.p05 <= 0.0 && of->slower_mps.p95 >= 0.0);
    }
    loft_joint_free(joint);
    loft_samples_free(a);
}

/* Four sources agree on either time, which two minutes of burn hardly bridge. */
static void boosters_that_burn_apart_are_not_one(void **state)
{
    (void)state;
    loft_samples *brief = flight(2111.5, 787.0, 1750.0, VOICES, 0.6);
    loft_samples *slow = flight(2111.5, 787.0, 1900.0, VOICES, 0.6);
    loft_joint *joint = joint_of(brief, slow, 1);
    const loft_joint_answer *answer = loft_joint_answer_of(joint);
    assert_true(answer->log_bayes < -log(3.0));
    assert_true(answer->log_bayes + 3.0 * answer->log_bayes_error < 0.0);
    assert_int_not_equal(loft_evidence_of(answer->log_bayes), LOFT_EVIDENCE_NONE);
    assert_true(answer->flights[0].checks[0].earlier < 0.1);
    assert_true(answer->flights[1].checks[0].earlier > 0.9);
    loft_joint_free(joint);
    loft_samples_free(brief);
    loft_samples_free(slow);
}

static void flights_without_times_tell_nothing(void **state)
{
    (void)state;
    loft_samples *loft = flight(2111.5, 787.0, 0.0, 1, 0.17);
    loft_samples *flat = flight(770.0, 3700.0, 0.0, 1, 0.17);
    loft_joint *joint = joint_of(loft, flat, 1);
    const loft_joint_answer *answer = loft_joint_answer_of(joint);
    assert_true(fabs(answer->log_bayes) < 4.0 * answer->log_bayes_error + 0.02);
    assert_int_equal(answer->fastest, 0);
    assert_true(answer->flights[1].slower_mps.p05 > 0.0);
    assert_true(answer->flights[1].cause.has_payload);
    assert_true(answer->flights[1].cause.payload_ratio > 1.0);
    assert_true(answer->flights[1].cause.cutoff_s > 0.0);
    assert_int_equal(answer->flights[0].n_checks, 0);
    loft_joint_free(joint);
    loft_samples_free(loft);
    loft_samples_free(flat);
}

static void threads_do_not_move_a_bit(void **state)
{
    (void)state;
    loft_samples *loft = flight(2111.5, 787.0, 1790.0, 2, 0.17);
    loft_samples *flat = flight(770.0, 3700.0, 1140.0, 2, 0.17);
    const int threads = omp_get_max_threads();
    omp_set_num_threads(1);
    loft_joint *one = joint_of(loft, flat, 5);
    omp_set_num_threads(3);
    loft_joint *three = joint_of(loft, flat, 5);
    omp_set_num_threads(threads);
    const loft_joint_answer *a = loft_joint_answer_of(one);
    const loft_joint_answer *b = loft_joint_answer_of(three);
    loft_joint *other = joint_of(loft, flat, 6);
    assert_memory_equal(&a->log_bayes, &b->log_bayes, sizeof a->log_bayes);
    assert_memory_equal(&a->burn_s, &b->burn_s, sizeof a->burn_s);
    for (int f = 0; f < 2; f++) {
        assert_memory_equal(&a->flights[f].range_m, &b->flights[f].range_m,
                            sizeof a->flights[f].range_m);
        assert_memory_equal(&a->flights[f].predicted_s, &b->flights[f].predicted_s,
                            sizeof a->flights[f].predicted_s);
    }
    assert_true(a->log_bayes != loft_joint_answer_of(other)->log_bayes);
    loft_joint_free(one);
    loft_joint_free(three);
    loft_joint_free(other);
    loft_samples_free(loft);
    loft_samples_free(flat);
}

static void the_standard_flights_that_are_picked_ascend(void **state)
{
    (void)state;
    enum {
        PICKS = 12
    };
    loft_samples *loft = flight(2111.5, 787.0, 1790.0, 2, 0.17);
    loft_samples *flat = flight(770.0, 3700.0, 1140.0, 2, 0.17);
    loft_joint *joint = joint_of(loft, flat, 1);
    const loft_band *range = &loft_joint_answer_of(joint)->flights[0].range_m;
    loft_posterior_sample draws[PICKS];
    loft_launch_flight flown;
    assert_int_equal(loft_joint_pick(joint, PICKS, draws), LOFT_OK);
    for (int i = 1; i < PICKS; i++) {
        assert_true(draws[i].range_m >= draws[i - 1].range_m);
    }
    assert_int_equal(
        loft_launch_fly(&draws[PICKS / 2].launch, &draws[PICKS / 2].aim, NULL, &flown),
        LOFT_OK);
    CHECK_NEAR(flown.range_m / draws[PICKS / 2].range_m, 1.0, 1e-4);
    assert_true(draws[0].range_m < range->p50 && draws[PICKS - 1].range_m > range->p50);
    loft_joint_free(joint);
    loft_samples_free(loft);
    loft_samples_free(flat);
}

static void the_typical_flight_flies_the_figures(void **state)
{
    (void)state;
    loft_samples *loft = flight(2111.5, 787.0, 1790.0, 2, 0.17);
    loft_samples *flat = flight(770.0, 3700.0, 1140.0, 2, 0.17);
    loft_joint *joint = joint_of(loft, flat, 1);
    loft_launch launch;
    loft_fit fit;
    assert_int_equal(loft_joint_typical(joint, 1, &launch, &fit), LOFT_OK);
    CHECK_NEAR(fit.flown.range_m / 3700e3, 1.0, 0.01);
    CHECK_NEAR(fit.flown.flight.apogee.place.alt_m / 770e3, 1.0, 0.01);
    loft_joint_free(joint);
    loft_samples_free(loft);
    loft_samples_free(flat);
}

static void what_cannot_be_joined_is_refused(void **state)
{
    (void)state;
    loft_samples *loft = flight(2111.5, 787.0, 0.0, 1, 0.17);
    const loft_samples *const one[] = {loft};
    const loft_samples *many[LOFT_JOINT_FLIGHTS_MAX + 1];
    const loft_joint_wanted wanted = {.samples = SAMPLES, .seed = 1};
    const loft_joint_wanted none = {.samples = 0, .seed = 1};
    loft_joint *joint = NULL;
    for (int f = 0; f <= LOFT_JOINT_FLIGHTS_MAX; f++) {
        many[f] = loft;
    }
    assert_int_equal(loft_joint_find(one, 1, &wanted, &joint), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_joint_find(many, LOFT_JOINT_FLIGHTS_MAX + 1, &wanted, &joint),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(loft_joint_find(many, 2, &none, &joint), LOFT_ERR_DOMAIN);
    assert_null(joint);
    loft_samples_free(loft);
}

static void boosters_are_the_same_number_by_number(void **state)
{
    (void)state;
    loft_booster_template a;
    assert_int_equal(loft_data_class(data, "liquid-2", &a), LOFT_OK);
    loft_booster_template b = a;
    assert_true(loft_booster_template_same(&a, &b));
    b.stages[1].burn_s += 1.0;
    assert_false(loft_booster_template_same(&a, &b));
    b = a;
    b.area_m2pkg *= 1.01;
    assert_false(loft_booster_template_same(&a, &b));
}

static void evidence_has_the_scale_of_kass_and_raftery(void **state)
{
    (void)state;
    assert_int_equal(loft_evidence_of(log(2.9)), LOFT_EVIDENCE_NONE);
    assert_int_equal(loft_evidence_of(-log(3.1)), LOFT_EVIDENCE_POSITIVE);
    assert_int_equal(loft_evidence_of(log(19.0)), LOFT_EVIDENCE_POSITIVE);
    assert_int_equal(loft_evidence_of(-log(21.0)), LOFT_EVIDENCE_STRONG);
    assert_int_equal(loft_evidence_of(log(149.0)), LOFT_EVIDENCE_STRONG);
    assert_int_equal(loft_evidence_of(log(151.0)), LOFT_EVIDENCE_VERY_STRONG);
}

static void flights_cut_off_go_on_to_the_same_bits(void **state)
{
    (void)state;
    loft_samples *a = flight(2111.5, 787.0, 1790.0, 1, 0.4);
    loft_samples *b = flight(2111.5, 787.0, 1760.0, 1, 0.4);
    const loft_samples *const both[] = {a, b};
    loft_joint *whole = joint_of(a, b, 8);
    for (int most = 0; most < 6;
         most++) { /* tries and weights of 2 flights, then reaches */
        kept_memory some = {.n = 0};
        loft_kept kept = kept_memory_from_start(&some, most);
        const loft_joint_wanted wanted = {.samples = SAMPLES, .seed = 8, .kept = &kept};
        loft_joint *cut = NULL;
        assert_int_equal(loft_joint_find(both, 2, &wanted, &cut), LOFT_ERR_IO);
        assert_int_equal(some.blocks, most);
        kept = kept_memory_from_start(&some, INT_MAX);
        assert_int_equal(loft_joint_find(both, 2, &wanted, &cut), LOFT_OK);
        assert_int_equal(some.blocks, 6);
        assert_memory_equal(loft_joint_answer_of(cut), loft_joint_answer_of(whole),
                            sizeof(loft_joint_answer));
        loft_joint_free(cut);
        free(some.numbers);
    }
    loft_joint_free(whole);
    loft_samples_free(a);
    loft_samples_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flights_cut_off_go_on_to_the_same_bits),
        cmocka_unit_test(one_flight_given_twice_narrows_the_burn),
        cmocka_unit_test(boosters_that_burn_apart_are_not_one),
        cmocka_unit_test(flights_without_times_tell_nothing),
        cmocka_unit_test(threads_do_not_move_a_bit),
        cmocka_unit_test(the_standard_flights_that_are_picked_ascend),
        cmocka_unit_test(the_typical_flight_flies_the_figures),
        cmocka_unit_test(what_cannot_be_joined_is_refused),
        cmocka_unit_test(boosters_are_the_same_number_by_number),
        cmocka_unit_test(evidence_has_the_scale_of_kass_and_raftery),
    };
    return cmocka_run_group_tests_name("joint", tests, open_data, close_data);
}
