/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The likelihood of a flight by several sources, against the sum over who speaks of another. */
#include "check.h"
#include "errors.h"

#include <string.h>

#include "sim/infer/testimony.h"

enum {
    SOURCES = 3
};

static const loft_claim nothing = {.kind = LOFT_CLAIM_NONE};

static const flown_figures flight = {3.7e6, 1.01e6, 2790.0};

/* To the last digit; about, with a time of minutes; a time and an apogee. */
static void tell(loft_event_voice voices[SOURCES])
{
    memset(voices, 0, SOURCES * sizeof *voices);
    voices[0].report =
        (loft_report){loft_exact_km(3724.9), loft_exact_km(998.0), loft_exact_s(2832.0)};
    voices[1].report =
        (loft_report){loft_about_km(3700.0), loft_about_km(1000.0), loft_exact_min(46.0)};
    voices[1].recalled = true;
    voices[2].report =
        (loft_report){loft_about_km(3650.0), nothing, loft_about_min(45.0)};
}

static testimony heard(size_t n, const loft_event_voice *voices)
{
    const loft_event event = {.n = n, .voices = voices};
    testimony t;
    assert_int_equal(loft_testimony_hear(&event, &errors, &t), LOFT_OK);
    return t;
}

static double log_of(const testimony *t)
{
    testimony_view view;
    loft_testimony_view(t, &flight, &view);
    return loft_testimony_log(t, &view, -1) + loft_testimony_log_scale(t);
}

static double log_density_of_figure(const loft_report *r, loft_report_figure figure,
                                    double d_s, bool other)
{
    const loft_claim *const claims[LOFT_FIGURES] = {&r->apogee_m, &r->range_m,
                                                    &r->time_s};
    const double values[LOFT_FIGURES] = {flight.apogee_m, flight.range_m,
                                         flight.time_s + d_s};
    return other ? loft_report_error_garbled_log_density(&errors, figure, claims[figure])
                 : loft_report_error_log_density(&errors, figure, claims[figure],
                                                 values[figure]);
}

/* The report and its share of all, if it is of this flight or of another. */
static double density_of_report(const loft_event_voice *v, double d_s, bool other)
{
    const double garbled = v->recalled ? errors.garbled_recalled : errors.garbled;
    double sum = log(other ? garbled : 1.0 - garbled);
    for (int i = 0; i < LOFT_FIGURES; i++) {
        sum += log_density_of_figure(&v->report, (loft_report_figure)i, d_s, other);
    }
    return exp(sum);
}

/* Bit k of `others`: source k speaks of another flight. */
static double density_of_all(size_t n, const loft_event_voice *voices, unsigned others,
                             double d_s)
{
    double product = 1.0;
    for (size_t k = 0; k < n; k++) {
        product *= density_of_report(&voices[k], d_s, (others >> k & 1u) == 1u);
    }
    return product;
}

/* Over the common error of the times, much finer than testimony.c. */
static double mean_over_d(size_t n, const loft_event_voice *voices, unsigned others)
{
    const double step = 0.01;
    double sum = 0.0;
    double total = 0.0;
    for (int i = -800; i <= 800; i++) {
        const double z = step * i;
        const double weight = exp(-0.5 * z * z);
        sum += weight * density_of_all(n, voices, others, z * errors.common_time_sd_s);
        total += weight;
    }
    return sum / total;
}

/* All cases of who speaks of another flight, but that all do. */
static double sum_over_cases(size_t n, const loft_event_voice *voices)
{
    double sum = 0.0;
    for (unsigned others = 0; others + 1u < 1u << n; others++) {
        sum += mean_over_d(n, voices, others);
    }
    return sum;
}

/* From where all agree to where each is more likely to speak of another flight. */
static void the_likelihood_is_the_sum_over_who_speaks_of_another_flight_but_not_all(
    void **state)
{
    (void)state;
    static const double off_m[] = {0.0, 40e3, 70e3, 100e3, 300e3};
    for (size_t i = 0; i < sizeof off_m / sizeof off_m[0]; i++) {
        loft_event_voice voices[SOURCES];
        tell(voices);
        for (int k = 0; k < SOURCES; k++) {
            voices[k].report.apogee_m.value += (k + 1) * off_m[i];
        }
        for (size_t n = 1; n <= SOURCES; n++) {
            testimony t = heard(n, voices);
            CHECK_NEAR(exp(log_of(&t) - log(sum_over_cases(n, voices))), 1.0, 1e-4);
            loft_testimony_free(&t);
        }
    }
}

static void where_all_are_far_nobody_is_believed_against_the_flight(void **state)
{
    (void)state;
    loft_event_voice voices[SOURCES];
    tell(voices);
    for (int k = 0; k < SOURCES; k++) {
        voices[k].report.apogee_m = loft_exact_km(500.0 + 50.0 * k);
    }
    testimony t = heard(SOURCES, voices);
    testimony_view view;
    loft_testimony_view(&t, &flight, &view);
    assert_true(loft_testimony_log(&t, &view, -1) < -1e3);
    loft_testimony_free(&t);
}

static void a_report_by_itself_is_of_this_flight(void **state)
{
    (void)state;
    loft_event_voice voices[SOURCES];
    tell(voices);
    testimony t = heard(1, voices);
    testimony_view view;
    loft_testimony_view(&t, &flight, &view);
    CHECK_WITHIN(loft_testimony_garbled(&t, &view, 0), 0.0, 0.0);
    CHECK_NEAR(loft_testimony_log_alone(&t, &view, 0), loft_testimony_log(&t, &view, -1),
               1e-12);
    CHECK_NEAR(exp(log_of(&t)), mean_over_d(1, voices, 0u), 1e-4);
    loft_testimony_free(&t);
}

static void who_is_far_from_the_others_speaks_of_another_flight(void **state)
{
    (void)state;
    loft_event_voice voices[SOURCES];
    tell(voices);
    voices[1].report.apogee_m = loft_exact_km(2500.0);
    testimony t = heard(SOURCES, voices);
    testimony_view view;
    loft_testimony_view(&t, &flight, &view);
    for (int k = 0; k < t.n; k++) {
        const double garbled = loft_testimony_garbled(&t, &view, k);
        if (t.voices[k].source == 1) {
            CHECK_NEAR(garbled, 1.0, 1e-6);
        } else {
            assert_true(garbled < 0.1);
        }
    }
    loft_testimony_free(&t);
}

static void a_voice_left_out_is_the_testimony_without_it(void **state)
{
    (void)state;
    loft_event_voice voices[SOURCES];
    tell(voices);
    testimony t = heard(SOURCES, voices);
    testimony_view view;
    loft_testimony_view(&t, &flight, &view);
    for (int k = 0; k < t.n; k++) {
        testimony_view view_of_rest;
        const testimony rest = loft_testimony_without(&t, k);
        const testimony one = loft_testimony_only(&t, k);
        loft_testimony_view(&rest, &flight, &view_of_rest);
        CHECK_NEAR(loft_testimony_log(&t, &view, k),
                   loft_testimony_log(&rest, &view_of_rest, -1), 1e-12);
        loft_testimony_view(&one, &flight, &view_of_rest);
        CHECK_NEAR(loft_testimony_log_alone(&t, &view, k),
                   loft_testimony_log(&one, &view_of_rest, -1), 1e-12);
    }
    loft_testimony_free(&t);
}

static void copies_and_silent_sources_have_no_voice(void **state)
{
    (void)state;
    loft_event_voice voices[SOURCES];
    tell(voices);
    voices[0].copy = true;
    voices[1].report = (loft_report){nothing, nothing, nothing};
    testimony t = heard(SOURCES, voices);
    assert_int_equal(t.n, 1);
    assert_int_equal(t.voices[0].source, 2);
    assert_true(loft_testimony_is_enough(&t));
    assert_false(loft_testimony_has(&t, LOFT_FIGURE_RANGE));
    loft_testimony_free(&t);
}

static void the_order_of_sources_changes_no_bit(void **state)
{
    (void)state;
    loft_event_voice voices[SOURCES];
    tell(voices);
    testimony t = heard(SOURCES, voices);
    const double first = log_of(&t);
    loft_testimony_free(&t);
    const loft_event_voice last = voices[SOURCES - 1];
    voices[SOURCES - 1] = voices[0];
    voices[0] = last;
    t = heard(SOURCES, voices);
    CHECK_NEAR(log_of(&t), first, 0.0);
    loft_testimony_free(&t);
}

/* A rule of 11 points, a table of times: it chooses samples and enters no result. */
static void the_quick_likelihood_is_near_for_a_time_that_is_known(void **state)
{
    (void)state;
    loft_event_voice voices[SOURCES];
    tell(voices);
    for (size_t n = 1; n <= SOURCES; n++) {
        testimony t = heard(n, voices);
        double shape[TESTIMONY_VOICES_MAX];
        double of_range[TESTIMONY_VOICES_MAX];
        loft_testimony_heights(&t, flight.apogee_m, shape);
        loft_testimony_ranges(&t, flight.range_m, of_range);
        for (int k = 0; k < t.n; k++) {
            shape[k] *= of_range[k];
        }
        testimony_view view;
        loft_testimony_view(&t, &flight, &view);
        const testimony_of_shape said = loft_testimony_of_shape(&t, shape, 0.0);
        CHECK_NEAR(loft_testimony_at_time(&said, flight.time_s),
                   exp(loft_testimony_log(&t, &view, -1)), 0.01);
        loft_testimony_free(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            the_likelihood_is_the_sum_over_who_speaks_of_another_flight_but_not_all),
        cmocka_unit_test(where_all_are_far_nobody_is_believed_against_the_flight),
        cmocka_unit_test(a_report_by_itself_is_of_this_flight),
        cmocka_unit_test(who_is_far_from_the_others_speaks_of_another_flight),
        cmocka_unit_test(a_voice_left_out_is_the_testimony_without_it),
        cmocka_unit_test(copies_and_silent_sources_have_no_voice),
        cmocka_unit_test(the_order_of_sources_changes_no_bit),
        cmocka_unit_test(the_quick_likelihood_is_near_for_a_time_that_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
