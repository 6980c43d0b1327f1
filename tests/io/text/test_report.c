/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers in words. Quantities and wrapping: test_report_units.c. */
#include "check.h"
#include "io/text/report.h"

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

/* The text of an answer on one line a paragraph, however long. */
static char *said(const loft_question *question, const loft_estimate *estimate,
                  const loft_burn_spread *spread)
{
    const loft_answer answer = {
        .question = question, .estimate = estimate, .spread = spread};
    char *text = loft_report_answer(&answer, 10000);
    assert_non_null(text);
    return text;
}

static void has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is not in:\n%s", part, text);
    }
}

static void has_not(const char *text, const char *part)
{
    if (strstr(text, part) != NULL) {
        fail_msg("\"%s\" is in:\n%s", part, text);
    }
}

static loft_question asked(void)
{
    return (loft_question){
        .launch = {.azimuth_rad = loft_rad_from_deg(62.3)},
        .report = {.apogee_m = loft_claim_of(LOFT_CLAIM_EXACT, 4475.1, 1000.0, false),
                   .range_m = loft_claim_of(LOFT_CLAIM_ABOUT, 950.0, 1000.0, false),
                   .time_s = loft_claim_of(LOFT_CLAIM_EXACT, 3181.0, 1.0, true)}};
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

static void the_figures_of_an_answer_are_said(void **state)
{
    (void)state;
    const loft_question q = asked();
    const loft_estimate e = found();
    char *text = said(&q, &e, NULL);
    has(text, "Reported: apogee 4,475.1 km, range about 950 km, flight time 3,181 s.");
    has(text, "burn-out after 250 s at 288 km, 6.8 km/s, 80\302\260 above");
    has(text, "7.12 km/s at the surface, standard range about 8,770 km (46 km more");
    has(text, "best steering: about 14,200 km (apogee 1,230 km) without");
    has(text, "about 15,700 km (apogee 1,350 km) toward azimuth 62\302\260");
    has(text, "By capability an ICBM.");
    has_not(text, "unbounded");
    has_not(text, "at least");
    has_not(text, "WARNING");
    has_not(text, "burn time is a guess");
    free(text);
}

static void each_verdict_has_its_words(void **state)
{
    (void)state;
    loft_question q = asked();
    loft_estimate e = found();
    char *text = said(&q, &e, NULL);
    has(text, "The three figures fit each other: such a flight takes about 53 min 10 s; "
              "the reported time is 9 s shorter.");
    has_not(text, "doubt");
    free(text);
    e.time_check.verdict = LOFT_VERDICT_STRAINED;
    e.time_check.model_s = 2981.0;
    text = said(&q, &e, NULL);
    has(text, "The figures are strained: such a flight takes about 49 min 40 s; the "
              "reported time is 3 min 20 s longer.");
    free(text);
    e.time_check.verdict = LOFT_VERDICT_IMPOSSIBLE;
    e.time_check.model_s = 4000.0;
    text = said(&q, &e, NULL);
    has(text, "The figures cannot all be true: such a flight takes about");
    has_not(text, "starts at full speed"); /* 3,181 s is longer than two-body's 3,000 */
    free(text);
    e.time_check.two_body_s = 3900.0;
    text = said(&q, &e, NULL);
    has(text, "shorter, and shorter than a flight that starts at full speed.");
    free(text);
    q.report.time_s = (loft_claim){.kind = LOFT_CLAIM_NONE};
    e.time_check.verdict = LOFT_VERDICT_NOT_REPORTED;
    text = said(&q, &e, NULL);
    has(text, "flight time not reported.");
    has(text, "The flight takes about 66 min 40 s; no time was reported to check it by.");
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
        const char *text;
    } rows[] = {
        {LOFT_SUSPECT_APOGEE, 4123.4e3, "first is the apogee: about 4,120 km would fit"},
        {LOFT_SUSPECT_RANGE, 1234.5e3, "first is the range: about 1,230 km would fit"},
        {LOFT_SUSPECT_TIME, 3456.0, "about 57 min 40 s would fit the others."}};
    for (int i = 0; i < 3; i++) {
        e.time_check.suspect = rows[i].suspect;
        e.time_check.suggested = rows[i].suggested;
        char *text = said(&q, &e, NULL);
        has(text, "The figure to doubt first is the ");
        has(text, rows[i].text);
        free(text);
    }
}

static void near_circular_speed_no_digits_are_given(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.two_body_standard.range_m = 18999e3;
    char *text = said(&q, &e, NULL);
    has(text, "standard range about 19,000 km (");
    free(text);
    e.two_body_standard.range_m = 19001e3;
    text = said(&q, &e, NULL);
    has(text, "has no trustworthy digits.");
    has_not(text, "19,000");
    free(text);
    e.two_body_standard = (loft_twobody_standard){.unbounded = true};
    text = said(&q, &e, NULL);
    has(text, "above circular speed, so the standard range is unbounded.");
    has_not(text, "standard range about");
    free(text);
}

static void a_flight_half_way_round_is_unbounded(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.toward_azimuth.best.unbounded = true;
    char *text = said(&q, &e, NULL);
    has(text, "about 14,200 km (apogee 1,230 km) without the Earth's rotation; unbounded "
              "(it could go half-way round the Earth) toward azimuth 62\302\260 with it");
    free(text);
    e.no_rotation.best.unbounded = true;
    text = said(&q, &e, NULL);
    has(text, "best steering: unbounded (it could go half-way round the Earth) without "
              "the Earth's rotation and with it toward azimuth 62\302\260.");
    free(text);
}

static void lower_bounds_are_at_least(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.lower_bound = true;
    e.range_class = LOFT_CRBM;
    const loft_basis bases[] = {LOFT_BASIS_APOGEE, LOFT_BASIS_RANGE};
    const loft_burn_spread spread[2] = {{.factor = 0.8}, {.factor = 1.25}};
    for (int i = 0; i < 2; i++) {
        e.basis = bases[i];
        char *text = said(&q, &e, spread);
        has(text,
            i == 0 ? "Only the apogee can be used." : "Only the range can be used.");
        has(text, "gives lower bounds");
        has(text, "standard range at least 8,770 km");
        has(text, "best steering: at least 14,200 km");
        has(text, "at least 15,700 km (apogee 1,350 km) toward");
        has(text, "By capability at least a CRBM.");
        has_not(text, "burn time is a guess");
        free(text);
    }
}

static void the_spread_of_the_burn_time_is_said(void **state)
{
    (void)state;
    const loft_question q = asked();
    const loft_estimate e = found();
    loft_burn_spread spread[2] = {{.factor = 0.8, .converged = true}, {.factor = 1.25}};
    spread[0].no_rotation.best.range_m = 12345e3;
    char *text = said(&q, &e, spread);
    has(text, "with a burn 20 % shorter the range without rotation would be 12,300 km, "
              "with one 25 % longer unknown (no flight was found).");
    free(text);
    spread[1].converged = true;
    spread[1].no_rotation.best.unbounded = true;
    text = said(&q, &e, spread);
    has(text, "25 % longer unbounded.");
    free(text);
}

static void a_solved_figure_is_said_with_its_bounds(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.basis = LOFT_BASIS_APOGEE_TIME;
    e.solved_low_m = 0.0;
    e.solved_high_m = 1876.5e3;
    char *text = said(&q, &e, NULL);
    has(text, "The range is solved for: about 950 km, and by the rounding of the figures "
              "anything from 0 km to 1,880 km. A steep flight's time hardly depends on");
    has_not(text, "flight takes about"); /* the time was used, so it checks nothing */
    free(text);
    e.solved_low_m = 876.4e3;
    e.solved_high_m = INFINITY;
    text = said(&q, &e, NULL);
    has(text, "anything from 876 km up. A steep");
    free(text);
    e.basis = LOFT_BASIS_RANGE_TIME;
    e.n_roots = 1;
    text = said(&q, &e, NULL);
    has(text, "The apogee is solved for: about 4,480 km, and by the rounding");
    has(text, "No other fits: at a held range the time grows with the apogee.");
    has_not(text, "depressed");
    free(text);
    e.n_roots = 2;
    e.roots_apogee_m[0] = 4475.1e3;
    e.roots_apogee_m[1] = 123.4e3;
    text = said(&q, &e, NULL);
    has(text, "An apogee of 123 km fits as well (depressed).");
    has_not(text, "No other fits");
    has_not(text, "4,480 km fits");
    free(text);
}

static void a_time_that_agrees_is_the_time_reported(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.time_check.model_s = 3181.3;
    char *text = said(&q, &e, NULL);
    has(text, "such a flight takes about 53 min, which is the time reported.");
    free(text);
}

static void what_the_rotation_carried_is_explained(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.fit.flown.range_m = 14200e3;
    char *text = said(&q, &e, NULL);
    has(text, "The flight went further than the range without rotation: the turning");
    free(text);
    e.no_rotation.best.unbounded = true;
    text = said(&q, &e, NULL);
    has_not(text, "The flight went further");
    has(text, "unbounded (it could go half-way round the Earth) without the Earth's "
              "rotation; about 15,700 km");
    free(text);
    e.has_standard = false;
    text = said(&q, &e, NULL);
    has(text, "Fitted flight");
    has_not(text, "best steering");
    free(text);
}

static void a_refusal_is_a_sentence_with_its_code(void **state)
{
    (void)state;
    const loft_question q = asked();
    for (int i = 1; i < LOFT_REFUSED_COUNT; i++) {
        const loft_estimate e = {.refusal = (loft_refusal)i};
        char *text = said(&q, &e, NULL);
        has(text, "Reported: apogee 4,475.1 km");
        has(text, "Not converted (");
        has(text, loft_refusal_code(e.refusal));
        has(text, loft_refusal_reason(e.refusal));
        has_not(text, "standard range");
        free(text);
    }
}

static void a_fit_on_request_is_warned_of_and_a_failed_one_told(void **state)
{
    (void)state;
    const loft_question q = asked();
    loft_estimate e = found();
    e.warn_ballistic = true;
    char *text = said(&q, &e, NULL);
    has(text, "WARNING: fitted as a ballistic flight on request.");
    has(text, "best steering");
    free(text);
    e.converged = false;
    text = said(&q, &e, NULL);
    has(text, "WARNING");
    has(text, "the fit did not converge.");
    has_not(text, "best steering");
    has_not(text, "takes about");
    free(text);
}

static void an_answer_keeps_within_its_columns(void **state)
{
    (void)state;
    const loft_question q = asked();
    const loft_estimate e = found();
    const loft_answer answer = {.question = &q, .estimate = &e};
    for (int columns = 30; columns < 130; columns += 7) {
        char *text = loft_report_answer(&answer, columns);
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
        cmocka_unit_test(the_figures_of_an_answer_are_said),
        cmocka_unit_test(each_verdict_has_its_words),
        cmocka_unit_test(the_suspect_is_named_with_what_would_fit),
        cmocka_unit_test(near_circular_speed_no_digits_are_given),
        cmocka_unit_test(a_flight_half_way_round_is_unbounded),
        cmocka_unit_test(lower_bounds_are_at_least),
        cmocka_unit_test(the_spread_of_the_burn_time_is_said),
        cmocka_unit_test(a_solved_figure_is_said_with_its_bounds),
        cmocka_unit_test(a_time_that_agrees_is_the_time_reported),
        cmocka_unit_test(what_the_rotation_carried_is_explained),
        cmocka_unit_test(a_refusal_is_a_sentence_with_its_code),
        cmocka_unit_test(a_fit_on_request_is_warned_of_and_a_failed_one_told),
        cmocka_unit_test(an_answer_keeps_within_its_columns),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
