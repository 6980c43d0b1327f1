/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers in words. Quantities and wrapping: test_units_text.c. */
#include "golden.h"
#include "io/text/summary.h"

#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"

static size_t characters(const char *text, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

static loft_question asked(void)
{
    return (loft_question){.launch = {.azimuth_rad = loft_rad_from_deg(62.3)},
                           .report = {.apogee_m = loft_exact_km(4475.1),
                                      .range_m = loft_about_km(950.0),
                                      .time_s = loft_exact_s(3181.0)}};
}

static loft_estimate found(void)
{
    loft_estimate e = {
        .basis = LOFT_BASIS_APOGEE_RANGE,
        .has_two_body = true,
        .two_body = {.speed_mps = 7123.4},
        .two_body_standard = {.range_m = 8765.4e3, .range_per_speed_s = 4567.8},
        .has_fit = true,
        .converged = true,
        .has_time_check = true,
        .time_check = {.model_s = 3190.0,
                       .two_body_s = 3000.0,
                       .verdict = LOFT_VERDICT_CONSISTENT},
        .has_standard = true,
        .range_class = LOFT_ICBM};
    e.fit.flown.lift_off_ratio = 1.543;
    e.fit.flown.range_m = 950.0e3;
    e.fit.flown.flight.apogee.place.alt_m = 4475.1e3;
    e.fit.flown.flight.burnout = (loft_flight_point){
        .t_s = 250.4, .place.alt_m = 287.6e3, .speed_mps = 6789.0, .fpa_rad = 1.4};
    e.no_rotation.best.range_m = 14193.0e3;
    e.no_rotation.best.flight.apogee.place.alt_m = 1234.5e3;
    e.toward_azimuth.best.range_m = 15678.0e3;
    e.toward_azimuth.best.flight.apogee.place.alt_m = 1345.6e3;
    return e;
}

/* One line for each paragraph; owned by the caller. */
static char *written(const loft_question *question, const loft_estimate *estimate,
                     const loft_burn_spread *spread)
{
    const loft_answer answer = {
        .question = question, .estimate = estimate, .spread = spread};
    char *text = loft_summary_answer(&answer, 10000);
    assert_non_null(text);
    return text;
}

/*
 * The text of an answer. What differs from that of `found` is section `title` of
 * tests/golden/report.txt.
 */
static char *text_of(const char *title, const loft_question *question,
                     const loft_estimate *estimate, const loft_burn_spread *spread)
{
    const loft_question q = asked();
    const loft_estimate e = found();
    char *base = written(&q, &e, NULL);
    char *text = written(question, estimate, spread);
    golden_check_new("report", title, text, base);
    free(base);
    return text;
}

static void an_answer_has_the_reported_and_the_computed_numbers(void **state)
{
    (void)state;
    static const char *const numbers[] = {"apogee 4,475.1 km",
                                          "range about 950 km",
                                          "3,181 s", /* reported */
                                          "250 s",
                                          "288 km",
                                          "6.8 km/s", /* burn-out */
                                          "80\302\260",
                                          "1.5",
                                          "7.12 km/s", /* two-body */
                                          "about 8,770 km",
                                          "46 km",
                                          "about 14,200 km", /* standard */
                                          "apogee 1,230 km",
                                          "about 15,700 km",
                                          "apogee 1,350 km", /* ranges */
                                          "62\302\260",
                                          "ICBM"};
    const loft_question q = asked();
    const loft_estimate e = found();
    char *text = written(&q, &e, NULL);
    golden_check("report", "three figures", text);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        assert_has(text, numbers[i]);
    }
    assert_has_not(text, "anywhere on Earth");
    assert_has_not(text, "at least");
    assert_has_not(text, "WARNING");
    assert_has_not(text, "burn time");
    free(text);
}

static void each_verdict_has_its_words(void **state)
{
    (void)state;
    loft_question q = asked();
    loft_estimate e = found();
    char *text = written(&q, &e, NULL); /* consistent: the section above */
    assert_has(text, "53 min 10 s");
    assert_has(text, " 9 s ");
    free(text);
    e.time_check.verdict = LOFT_VERDICT_STRAINED;
    e.time_check.model_s = 2981.0;
    text = text_of("verdict: strained", &q, &e, NULL);
    assert_has(text, "49 min 40 s");
    assert_has(text, "3 min 21 s less than the reported 53 min 1 s");
    free(text);
    e.time_check.verdict = LOFT_VERDICT_IMPOSSIBLE;
    e.time_check.model_s = 4000.0;
    char *slow = text_of("verdict: impossible", &q, &e, NULL);
    e.time_check.two_body_s = 3900.0;
    text = text_of("verdict: faster than a two-body flight", &q, &e, NULL);
    assert_true(strlen(text) >
                strlen(slow)); /* 3,181 s is longer than the 3,000 s above */
    free(text);
    free(slow);
    q.report.time_s = (loft_claim){.kind = LOFT_CLAIM_NONE};
    e.time_check.verdict = LOFT_VERDICT_NOT_REPORTED;
    text = text_of("verdict: no time", &q, &e, NULL);
    assert_has(text, "66 min 40 s");
    assert_has_not(text, "3,181");
    free(text);
}

static void the_suspect_is_named_with_what_would_fit(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.time_check.verdict = LOFT_VERDICT_STRAINED;
    const struct {
        loft_suspect suspect;
        double suggested;
        const char *title, *value;
    } rows[] = {{LOFT_SUSPECT_APOGEE, 4123.4e3, "suspect: apogee", "4,120 km"},
                {LOFT_SUSPECT_RANGE, 1234.5e3, "suspect: range", "1,230 km"},
                {LOFT_SUSPECT_TIME, 3456.0, "suspect: time", "57 min 40 s"}};
    for (int i = 0; i < 3; i++) {
        e.time_check.suspect = rows[i].suspect;
        e.time_check.suggested = rows[i].suggested;
        char *text = text_of(rows[i].title, &q, &e, NULL);
        assert_has(text, rows[i].value);
        free(text);
    }
}

static void near_circular_speed_no_digits_are_given(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.two_body_standard.range_m = 18999e3;
    char *text = text_of("two-body: 19,000 km", &q, &e, NULL);
    assert_has(text, "about 19,000 km");
    free(text);
    e.two_body_standard.range_m = 19001e3;
    text = text_of("two-body: close to circular speed", &q, &e, NULL);
    assert_has_not(text, "19,000");
    free(text);
    e.two_body_standard = (loft_twobody_standard){.unbounded = true};
    text = text_of("two-body: unbounded", &q, &e, NULL);
    assert_has(text, "anywhere on Earth");
    assert_has_not(text, "8,770");
    free(text);
}

static void a_flight_half_way_round_is_unbounded(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.toward_azimuth.best.unbounded = true;
    char *text = text_of("standard: unbounded toward the azimuth", &q, &e, NULL);
    assert_has(text, "about 14,200 km (apogee 1,230 km)");
    assert_has_not(text, "15,700");
    assert_has(text, "anywhere on Earth");
    free(text);
    e.no_rotation.best.unbounded = true;
    text = text_of("standard: unbounded both ways", &q, &e, NULL);
    assert_has_not(text, "14,200");
    assert_has(text, "anywhere on Earth");
    free(text);
}

static void one_figure_says_nothing_of_what_the_missile_can_do(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.lower_bound = true;
    e.range_class = LOFT_CRBM;
    const loft_basis bases[] = {LOFT_BASIS_APOGEE, LOFT_BASIS_RANGE};
    static const char *const titles[] = {"lower bound: apogee", "lower bound: range"};
    const loft_burn_spread spread[2] = {{.factor = 0.8}, {.factor = 1.25}};
    for (int i = 0; i < 2; i++) {
        e.basis = bases[i];
        char *text = text_of(titles[i], &q, &e, spread);
        assert_has(text, "lower bounds");
        assert_has_not(text, "14,200 km");
        assert_has_not(text, "CRBM");
        assert_has_not(text, "20 %"); /* no spread */
        free(text);
    }
}

static void the_spread_of_the_burn_time_has_both_ends(void **state)
{
    (void)state;
    const loft_question q = asked();
    const loft_estimate e = found();
    loft_burn_spread spread[2] = {{.factor = 0.8, .converged = true}, {.factor = 1.25}};
    spread[0].no_rotation.best.range_m = 12345e3;
    char *text = text_of("spread: no flight for one end", &q, &e, spread);
    assert_has(text, "20 %");
    assert_has(text, "12,300 km");
    assert_has(text, "25 %");
    assert_has_not(text, "anywhere on Earth");
    free(text);
    spread[1].converged = true;
    spread[1].no_rotation.best.unbounded = true;
    text = text_of("spread: unbounded end", &q, &e, spread);
    assert_has(text, "anywhere on Earth");
    free(text);
}

static void a_solved_figure_has_its_bounds(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.basis = LOFT_BASIS_APOGEE_TIME;
    e.solved_low_m = 0.0;
    e.solved_high_m = 1876.5e3;
    char *text = text_of("solved: range", &q, &e, NULL);
    assert_has(text, "about 950 km");
    assert_has(text, "0 km to 1,880 km");
    assert_has_not(text, "53 min 10 s"); /* the time was used, so it checks nothing */
    free(text);
    e.solved_low_m = 876.4e3;
    e.solved_high_m = INFINITY;
    text = text_of("solved: range without an upper end", &q, &e, NULL);
    assert_has(text, "876 km");
    assert_has_not(text, "inf");
    free(text);
    e.basis = LOFT_BASIS_RANGE_TIME;
    e.n_roots = 1;
    text = text_of("solved: apogee", &q, &e, NULL);
    assert_has(text, "about 4,480 km");
    assert_has_not(text, "depressed");
    free(text);
    e.n_roots = 2;
    e.roots_apogee_m[0] = 4475.1e3;
    e.roots_apogee_m[1] = 123.4e3;
    text = text_of("solved: two apogees", &q, &e, NULL);
    assert_has(text, "123 km");
    assert_has(text, "depressed");
    const char *once = strstr(text, "4,480 km");
    assert_non_null(once);
    assert_null(strstr(once + 1, "4,480 km"));
    free(text);
}

static void a_time_that_agrees_has_no_difference(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.time_check.model_s = 3181.3;
    char *text = text_of("verdict: exactly the reported time", &q, &e, NULL);
    assert_has(text, "53 min");
    assert_has_not(text, " 0 s");
    free(text);
}

static void what_the_rotation_carried_is_explained(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    char *plain = written(&q, &e, NULL);
    e.fit.flown.range_m = 14200e3;
    char *text = text_of("rotation: flown beyond the standard range", &q, &e, NULL);
    assert_true(strlen(text) > strlen(plain));
    free(plain);
    free(text);
    e.no_rotation.best.unbounded = true;
    text = text_of("rotation: unbounded without it", &q, &e, NULL);
    assert_has(text, "about 15,700 km");
    free(text);
    e.has_standard = false;
    text = text_of("no standard range", &q, &e, NULL);
    assert_has(text, "6.8 km/s");
    assert_has_not(text, "15,700");
    free(text);
}

/* Codes are for programs. */
static void a_refusal_is_a_sentence_without_its_code(void **state)
{
    (void)state;
    const loft_question q = asked();
    for (int i = 1; i < LOFT_REFUSED_COUNT; i++) {
        const loft_estimate e = {.refusal = (loft_refusal)i};
        char title[64];
        snprintf(title, sizeof title, "refusal: %s", loft_refusal_code(e.refusal));
        char *text = text_of(title, &q, &e, NULL);
        assert_has(text, "apogee 4,475.1 km");
        assert_null(strstr(text, "Not converted ("));
        assert_null(strchr(text, '_'));
        assert_has(text, loft_refusal_reason(e.refusal));
        assert_has_not(text, "standard range");
        free(text);
    }
}

static void a_fit_on_request_and_a_failed_one_carry_a_warning(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.warn_ballistic = true;
    char *text = text_of("ballistic on request", &q, &e, NULL);
    assert_has(text, "WARNING");
    assert_has(text, "14,200 km");
    free(text);
    e.converged = false;
    text = text_of("ballistic on request, no fit", &q, &e, NULL);
    assert_has(text, "WARNING");
    assert_has_not(text, "14,200 km");
    assert_has_not(text, "53 min 10 s");
    free(text);
}

static void an_answer_keeps_within_its_columns(void **state)
{
    (void)state;
    const loft_question q = asked();
    const loft_estimate e = found();
    const loft_answer answer = {.question = &q, .estimate = &e};
    for (int columns = 30; columns < 130; columns += 7) {
        char *text = loft_summary_answer(&answer, columns);
        assert_non_null(text);
        for (const char *line = text; *line != '\0';) {
            const size_t n = strcspn(line, "\n");
            assert_true(n > 2 && characters(line, n) <= (size_t)columns);
            assert_int_equal(strncmp(line, "  ", 2), 0);
            line += n + 1;
        }
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_has_the_reported_and_the_computed_numbers),
        cmocka_unit_test(each_verdict_has_its_words),
        cmocka_unit_test(the_suspect_is_named_with_what_would_fit),
        cmocka_unit_test(near_circular_speed_no_digits_are_given),
        cmocka_unit_test(a_flight_half_way_round_is_unbounded),
        cmocka_unit_test(one_figure_says_nothing_of_what_the_missile_can_do),
        cmocka_unit_test(the_spread_of_the_burn_time_has_both_ends),
        cmocka_unit_test(a_solved_figure_has_its_bounds),
        cmocka_unit_test(a_time_that_agrees_has_no_difference),
        cmocka_unit_test(what_the_rotation_carried_is_explained),
        cmocka_unit_test(a_refusal_is_a_sentence_without_its_code),
        cmocka_unit_test(a_fit_on_request_and_a_failed_one_carry_a_warning),
        cmocka_unit_test(an_answer_keeps_within_its_columns),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
