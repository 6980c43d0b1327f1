/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "errors.h"

#include <stdlib.h>
#include <string.h>

#include "sim/infer/disagreement.h"

static loft_witness timed(size_t event, const char *voice, loft_claim time)
{
    return (loft_witness){
        .event = event, .voice = voice, .ballistic = true, .report = {.time_s = time}};
}

static loft_witness far(size_t event, const char *voice, double range_km)
{
    return (loft_witness){.event = event,
                          .voice = voice,
                          .ballistic = true,
                          .report = {.range_m = loft_about_km(range_km)}};
}

static loft_disagreements found(size_t n, const loft_witness *witnesses)
{
    loft_disagreements out;
    assert_int_equal(loft_disagreements_find(&errors, n, witnesses, &out), LOFT_OK);
    return out;
}

static const loft_disagreement *row_of(const loft_disagreements *d,
                                       loft_disagreement_by by, const char *one,
                                       const char *other)
{
    for (size_t i = 0; i < d->n; i++) {
        const loft_disagreement *r = &d->rows[i];
        if (r->by == by && r->one != NULL && strcmp(r->one, one) == 0 &&
            (r->other == NULL ? other == NULL
                              : other != NULL && strcmp(r->other, other) == 0)) {
            return r;
        }
    }
    return NULL;
}

/* The times of Pyongyang and Tokyo for 10 lofted flights, 2017 to 2024. */
static void times_of_two_capitals_differ_by_some_90_s(void **state)
{
    (void)state;
    static const double first[] = {2340, 2832, 3180, 4052, 4135,
                                   4015, 4151, 4491, 4415, 5156};
    static const double second[] = {2400, 2700, 3180, 4260, 4140,
                                    3960, 4200, 4440, 4380, 5160};
    loft_witness w[20];
    double squares = 0.0, inner = 0.0;
    for (size_t i = 0; i < 10; i++) {
        const double off = second[i] - first[i];
        w[2 * i] = timed(i, "Pyongyang", loft_exact_s(first[i]));
        w[2 * i + 1] = timed(i, "Tokyo", loft_about_s(second[i]));
        squares += off * off;
        inner += fabs(off) > 100.0 ? 0.0 : off * off;
    }
    loft_disagreements d = found(20, w);
    const loft_disagreement *r = row_of(&d, LOFT_BY_VOICE, "Pyongyang", "Tokyo");
    assert_int_equal(r->n, 10);
    CHECK_NEAR(r->median, -2.0, 1e-12);
    CHECK_NEAR(r->rms, sqrt(squares / 10.0), 1e-12);
    CHECK_NEAR(r->rms_without_worst, sqrt(inner / 8.0), 1e-12);
    CHECK_NEAR(r->worst[0], -208.0, 1e-12);
    CHECK_NEAR(r->worst[1], 132.0, 1e-12);
    CHECK_NEAR(r->core, 1.4826 * 50.0, 1e-12);
    assert_int_equal(r->statements, 1u << LOFT_STATEMENT_SECONDS |
                                        1u << LOFT_STATEMENT_MINUTES |
                                        1u << LOFT_STATEMENT_FIVES);
    assert_non_null(row_of(&d, LOFT_BY_STATEMENT, "minutes", "seconds"));
    assert_int_equal(row_of(&d, LOFT_BY_STATEMENT, "fives", "seconds")->n, 2);
    assert_int_equal(row_of(&d, LOFT_BY_STATEMENT, "fives", "minutes")->n, 1);
    loft_disagreements_fini(&d);
}

static void the_expected_middle_is_that_of_both_errors(void **state)
{
    (void)state;
    const loft_claim a = loft_exact_s(2832.0), b = loft_about_min(47.0);
    const loft_witness w[] = {timed(0, "A", a), timed(0, "B", b)};
    loft_disagreements d = found(2, w);
    const double core_a = loft_report_error_core(&errors, LOFT_FIGURE_TIME, &a);
    const double core_b = loft_report_error_core(&errors, LOFT_FIGURE_TIME, &b);
    CHECK_NEAR(core_a, 1.4826 * 0.764892 * 23.0, 1e-6); /* the upper quartile of t3 */
    CHECK_NEAR(row_of(&d, LOFT_BY_VOICE, "A", "B")->expected, hypot(core_a, core_b),
               1e-12);
    loft_disagreements_fini(&d);
}

static void lengths_differ_by_their_logarithms(void **state)
{
    (void)state;
    const loft_witness w[] = {far(0, "B", 900.0), far(0, "A", 989.0)};
    loft_disagreements d = found(2, w);
    CHECK_NEAR(row_of(&d, LOFT_BY_VOICE, "A", "B")->median, log(989.0 / 900.0), 1e-12);
    assert_int_equal(row_of(&d, LOFT_BY_STATEMENT, "about", "about")->n, 1);
    loft_disagreements_fini(&d);
}

static void only_who_spoke_of_the_same_flight_is_compared(void **state)
{
    (void)state;
    const loft_witness w[] = {far(0, "A", 1000.0), far(1, "B", 500.0),
                              far(1, "B", 700.0)};
    loft_disagreements d = found(3, w);
    assert_int_equal(d.n, 0);
    loft_disagreements_fini(&d);
}

/* B says 510, then 530 again; the press is many, and not compared with itself. */
static void a_voice_speaks_once(void **state)
{
    (void)state;
    const loft_witness w[] = {far(0, "A", 500.0), far(0, "B", 510.0), far(0, "B", 530.0),
                              far(0, NULL, 505.0), far(0, NULL, 515.0)};
    loft_disagreements d = found(5, w);
    const loft_disagreement *r = row_of(&d, LOFT_BY_VOICE, "A", "B");
    assert_int_equal(r->n, 1);
    CHECK_NEAR(r->median, log(500.0 / 510.0), 1e-12);
    assert_int_equal(row_of(&d, LOFT_BY_VOICE, "A", NULL)->n, 2);
    assert_int_equal(row_of(&d, LOFT_BY_VOICE, "B", NULL)->n, 2);
    size_t pairs = 0;
    for (size_t i = 0; i < d.n; i++) {
        pairs += d.rows[i].by == LOFT_BY_VOICE ? d.rows[i].n : 0;
    }
    assert_int_equal(pairs, 5);
    loft_disagreements_fini(&d);
}

static void a_revised_figure_stands_apart(void **state)
{
    (void)state;
    loft_witness w[] = {far(0, "A", 1000.0), far(0, "B", 700.0), far(0, "B", 990.0)};
    w[2].revised = true;
    loft_disagreements d = found(3, w);
    const loft_disagreement *r = row_of(&d, LOFT_BY_REVISION, "B", "B");
    CHECK_NEAR(r->median, log(990.0 / 700.0), 1e-12);
    size_t first = 0, later = 0;
    for (size_t i = 0; i < d.n; i++) {
        if (d.rows[i].by == LOFT_BY_VOICE) {
            first += d.rows[i].revised ? 0 : d.rows[i].n;
            later += d.rows[i].revised ? d.rows[i].n : 0;
        }
    }
    assert_int_equal(first, 1);
    assert_int_equal(later, 1);
    loft_disagreements_fini(&d);
}

static void a_lower_bound_is_compared_as_a_statement_alone(void **state)
{
    (void)state;
    const loft_witness w[] = {timed(0, "A", loft_exact_s(2345.0)),
                              timed(0, "B", loft_claim_minutes(LOFT_CLAIM_TRACKED, 37.0)),
                              timed(0, "C", loft_more_than_min(38.0)),
                              timed(0, "D", loft_up_to_min(40.0))};
    loft_disagreements d = found(4, w);
    assert_null(row_of(&d, LOFT_BY_VOICE, "A", "B"));
    const loft_disagreement *tracked =
        row_of(&d, LOFT_BY_STATEMENT, "tracked", "seconds");
    CHECK_NEAR(tracked->median, 2220.0 - 2345.0, 1e-12);
    assert_true(tracked->expected == 0.0);
    CHECK_NEAR(row_of(&d, LOFT_BY_STATEMENT, "more_than", "seconds")->median,
               2280.0 - 2345.0, 1e-12);
    assert_int_equal(d.n, 2);
    loft_disagreements_fini(&d);
}

static void a_report_of_another_object_is_counted_and_left_out(void **state)
{
    (void)state;
    const loft_witness w[] = {far(0, "A", 998.0), far(0, "B", 1000.0),
                              far(0, "C", 1000.0), far(0, "D", 510.0)};
    loft_disagreements d = found(4, w);
    assert_int_equal(d.compared, 4);
    assert_int_equal(d.other_objects, 1);
    assert_null(row_of(&d, LOFT_BY_VOICE, "A", "D"));
    assert_int_equal(row_of(&d, LOFT_BY_VOICE, "A", "C")->n, 1);
    loft_disagreements_fini(&d);
    loft_witness two[] = {far(0, "A", 998.0), far(0, "D", 510.0)};
    d = found(2, two); /* of two nobody can tell which */
    assert_int_equal(d.compared, 0);
    assert_int_equal(d.other_objects, 0);
    loft_disagreements_fini(&d);
}

static void flights_that_are_not_ballistic_have_their_rows(void **state)
{
    (void)state;
    loft_witness w[] = {far(0, "A", 600.0), far(0, "B", 450.0), far(1, "A", 600.0),
                        far(1, "B", 590.0)};
    w[0].ballistic = w[1].ballistic = false;
    loft_disagreements d = found(4, w);
    assert_int_equal(d.n, 3); /* two by voice, one by statement */
    assert_true(d.rows[0].ballistic && !d.rows[1].ballistic);
    CHECK_NEAR(d.rows[1].median, log(600.0 / 450.0), 1e-12);
    loft_disagreements_fini(&d);
}

static void nobody_disagrees_with_nobody(void **state)
{
    (void)state;
    const loft_witness alone = far(0, "A", 600.0);
    loft_disagreements d = found(0, &alone);
    assert_int_equal(d.n, 0);
    loft_disagreements_fini(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_of_two_capitals_differ_by_some_90_s),
        cmocka_unit_test(the_expected_middle_is_that_of_both_errors),
        cmocka_unit_test(lengths_differ_by_their_logarithms),
        cmocka_unit_test(only_who_spoke_of_the_same_flight_is_compared),
        cmocka_unit_test(a_voice_speaks_once),
        cmocka_unit_test(a_revised_figure_stands_apart),
        cmocka_unit_test(a_lower_bound_is_compared_as_a_statement_alone),
        cmocka_unit_test(a_report_of_another_object_is_counted_and_left_out),
        cmocka_unit_test(flights_that_are_not_ballistic_have_their_rows),
        cmocka_unit_test(nobody_disagrees_with_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
