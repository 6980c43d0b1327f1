/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two figures, and whose is to be doubted, with invented answers. The three events of the
 * catalogue, with flights: test_compare_events.c. */
#include "classes.h"

#include "loft/infer.h"
#include "sim/infer/compare.h"

static loft_claim more_than_km(double figure)
{
    return loft_more_than_km(figure);
}

static loft_claim up_to_km(double figure)
{
    return loft_up_to_km(figure);
}

/* The verdict, which must not depend on the order, nor must the gap. */
static loft_compare_verdict verdict(loft_claim a, loft_claim b)
{
    loft_compare_gap ab;
    loft_compare_gap ba;
    const loft_compare_verdict found = loft_compare_claims(&a, &b, &ab);
    assert_int_equal(loft_compare_claims(&b, &a, &ba), found);
    assert_int_equal(loft_compare_claims(&a, &b, NULL), found);
    assert_true(ab.gap == ba.gap && ab.widths == ba.widths);
    assert_true((ab.gap == 0.0) == (found == LOFT_COMPARE_AGREE));
    return found;
}

static void check(loft_claim a, loft_claim b, loft_compare_verdict wanted)
{
    assert_int_equal(verdict(a, b), wanted);
}

/* ---- two figures ---- */

static void a_lower_limit_agrees_with_all_above(void **state)
{
    (void)state;
    check(more_than_km(7000.0), km(7687.5), LOFT_COMPARE_AGREE);
    check(more_than_km(1000.0), km(1413.6), LOFT_COMPARE_AGREE);
    check(more_than_km(7000.0), up_to_km(8123.0), LOFT_COMPARE_AGREE);
    check(up_to_km(400.0), about_km(387.0), LOFT_COMPARE_AGREE);
}

static void a_lower_limit_conflicts_with_less(void **state)
{
    (void)state;
    check(more_than_km(7000.0), km(6500.0), LOFT_COMPARE_CONFLICT);
    check(more_than_km(7000.0), about_km(6500.0), LOFT_COMPARE_CONFLICT);
    check(up_to_km(4000.0), km(4321.0), LOFT_COMPARE_CONFLICT);
    check(up_to_km(3100.0), more_than_km(3500.0), LOFT_COMPARE_CONFLICT);
}

static void rounding_alone_is_agreement(void **state)
{
    (void)state;
    check(about_km(1100.0), km(1090.0), LOFT_COMPARE_AGREE);
    check(about_km(470.0), about_km(500.0), LOFT_COMPARE_AGREE); /* 475 both */
    check(loft_claim_interval(600.0, 650.0, 1000.0), about_km(620.0), LOFT_COMPARE_AGREE);
    check(loft_about_s(2340.0), loft_exact_s(2400.0), LOFT_COMPARE_AGREE);
}

/* Decimal edges that meet, such as 84.45 and 84.45, are not told apart by a rounding. */
static void edges_that_touch_agree(void **state)
{
    (void)state;
    for (int i = 1; i < 400; i++) {
        check(km(0.1 * i), km(0.1 * (i + 1)), LOFT_COMPARE_AGREE);
    }
}

/* An exact figure errs by 1 %, an "about" by 5 %; the stricter of the two rules. */
static void the_stricter_slack_parts_differing_from_conflict(void **state)
{
    (void)state;
    check(km(2111.5), about_km(2133.0), LOFT_COMPARE_DIFFER);       /* 20.95 km, 21.1 */
    check(km(2111.5), about_km(2134.0), LOFT_COMPARE_CONFLICT);     /* 21.95 km */
    check(about_km(412.0), about_km(433.0), LOFT_COMPARE_DIFFER);   /* 20.0 km, 20.6 */
    check(about_km(412.0), about_km(434.0), LOFT_COMPARE_CONFLICT); /* 21.0 km */
    check(about_km(1100.0), about_km(1500.0), LOFT_COMPARE_CONFLICT);
}

static void the_gap_is_between_the_edges_and_in_widths(void **state)
{
    (void)state;
    const loft_claim a = about_km(1100.0); /* 50 km */
    const loft_claim b = about_km(1500.0); /* 50 km */
    loft_compare_gap gap;
    loft_compare_claims(&a, &b, &gap);
    CHECK_NEAR(gap.gap, 300e3, 1e-12);
    CHECK_NEAR(gap.widths, 3.0, 1e-12);
    const loft_claim c = loft_claim_interval(100.0, 100.0, 1000.0);
    const loft_claim d = loft_claim_interval(123.0, 123.0, 1000.0);
    loft_compare_claims(&c, &d, &gap);
    CHECK_NEAR(gap.gap, 23e3, 1e-12);
    assert_true(isinf(gap.widths));
}

/* ---- whose figure; sources with a range and no flight ---- */

enum {
    SOURCES_MAX = 6
};

typedef struct event {
    loft_question questions[SOURCES_MAX];
    loft_estimate estimates[SOURCES_MAX];
    loft_compare_source sources[SOURCES_MAX];
    size_t n;
} event;

static void add(event *e, loft_claim range, bool repeats)
{
    const size_t i = e->n++;
    e->questions[i] = (loft_question){.report = {.range_m = range}};
    e->estimates[i] = (loft_estimate){.refusal = LOFT_REFUSED_LIFTING};
    e->sources[i] = (loft_compare_source){
        .question = &e->questions[i], .estimate = &e->estimates[i], .repeats = repeats};
}

static loft_compare *compared(const event *e)
{
    loft_compare *c = NULL;
    assert_int_equal(loft_compare_make(e->sources, e->n, &c), LOFT_OK);
    return c;
}

static const loft_compare_pair *pair(const loft_compare *c, size_t first, size_t second)
{
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(c, &n);
    for (size_t i = 0; i < n; i++) {
        if (pairs[i].first == first && pairs[i].second == second) {
            return &pairs[i];
        }
    }
    fail_msg("no pair of %zu and %zu", first, second);
    return NULL;
}

static void check_suspect(const loft_compare *c, size_t first, size_t second,
                          size_t suspect, loft_compare_reason reason, double km)
{
    const loft_compare_pair *p = pair(c, first, second);
    assert_int_equal(p->verdict, LOFT_COMPARE_CONFLICT);
    assert_int_equal(p->reason, reason);
    assert_true(p->has_suspect);
    assert_int_equal(p->suspect, suspect);
    assert_int_equal(p->suspect_figure, LOFT_SUSPECT_RANGE);
    CHECK_NEAR(p->suggested, 1000.0 * km, 1e-12);
}

static void one_against_two_is_the_suspect(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, about_km(1500.0), false);
    add(&e, about_km(1100.0), false);
    add(&e, about_km(1100.0), false);
    add(&e, more_than_km(1100.0), false);
    loft_compare *c = compared(&e);
    check_suspect(c, 0, 1, 0, LOFT_COMPARE_COUNT, 1100.0);
    check_suspect(c, 0, 2, 0, LOFT_COMPARE_COUNT, 1100.0);
    assert_int_equal(pair(c, 0, 3)->verdict, LOFT_COMPARE_AGREE);
    assert_false(pair(c, 0, 3)->has_suspect);
    assert_int_equal(pair(c, 0, 3)->reason, LOFT_COMPARE_NO_REASON);
    loft_compare_free(c);
}

/* 450 and 430 differ, 600 and 600 agree: as many conflicts, but more agreement. */
static void of_two_against_two_those_who_agree_are_believed(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, about_km(450.0), false);
    add(&e, about_km(600.0), false);
    add(&e, about_km(600.0), false);
    add(&e, about_km(430.0), false);
    loft_compare *c = compared(&e);
    check_suspect(c, 0, 1, 0, LOFT_COMPARE_COUNT, 600.0);
    check_suspect(c, 2, 3, 3, LOFT_COMPARE_COUNT, 600.0);
    loft_compare_free(c);
}

static void one_against_one_is_decided_by_how_firmly_it_was_said(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, km(787.0), false);
    add(&e, about_km(700.0), false);
    loft_compare *c = compared(&e);
    check_suspect(c, 0, 1, 1, LOFT_COMPARE_WORDING, 787.0);
    loft_compare_free(c);
}

static void equals_have_no_suspect(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, about_km(300.0), false);
    add(&e, about_km(360.0), false);
    loft_compare *c = compared(&e);
    assert_int_equal(pair(c, 0, 1)->verdict, LOFT_COMPARE_CONFLICT);
    assert_int_equal(pair(c, 0, 1)->reason, LOFT_COMPARE_TIE);
    assert_false(pair(c, 0, 1)->has_suspect);
    loft_compare_free(c);
}

static void a_range_of_zero_is_no_special_case(void **state)
{
    (void)state;
    for (int order = 0; order < 2; order++) {
        event e = {.n = 0};
        add(&e, order == 0 ? km(0.0) : about_km(360.0), false);
        add(&e, order == 0 ? about_km(360.0) : km(0.0), false);
        loft_compare *c = compared(&e);
        assert_int_equal(pair(c, 0, 1)->verdict, LOFT_COMPARE_CONFLICT);
        assert_false(pair(c, 0, 1)->has_suspect);
        loft_compare_free(c);
    }
}

static void the_suggestion_of_an_interval_is_its_near_edge(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, about_km(400.0), false);
    add(&e, loft_claim_interval(600.0, 650.0, 1000.0), false);
    add(&e, about_km(600.0), false);
    loft_compare *c = compared(&e);
    check_suspect(c, 0, 1, 0, LOFT_COMPARE_COUNT, 600.0);
    loft_compare_free(c);
}

/* ---- sources that repeat others ---- */

static void a_copy_is_no_second_voice(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, about_km(400.0), false);
    add(&e, about_km(320.0), false);
    add(&e, about_km(400.0), true);
    loft_compare *c = compared(&e);
    assert_int_equal(pair(c, 0, 1)->reason, LOFT_COMPARE_TIE);
    assert_int_equal(pair(c, 1, 2)->reason, LOFT_COMPARE_TIE);
    assert_false(pair(c, 0, 1)->has_suspect || pair(c, 1, 2)->has_suspect);
    assert_true(pair(c, 1, 2)->repeats && !pair(c, 0, 1)->repeats);
    loft_compare_free(c);
}

static void a_copy_shares_the_lot_of_what_it_copies(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, about_km(1500.0), false);
    add(&e, about_km(1100.0), false);
    add(&e, about_km(1100.0), false);
    add(&e, about_km(1100.0), true);
    add(&e, about_km(1500.0), true);
    loft_compare *c = compared(&e);
    check_suspect(c, 0, 3, 0, LOFT_COMPARE_COUNT, 1100.0);
    check_suspect(c, 1, 4, 4, LOFT_COMPARE_COUNT, 1100.0);
    loft_compare_free(c);
}

static void a_copy_of_nobody_is_the_suspect(void **state)
{
    (void)state;
    event e = {.n = 0};
    add(&e, km(450.0), true); /* exact, and yet */
    add(&e, about_km(700.0), false);
    loft_compare *c = compared(&e);
    check_suspect(c, 0, 1, 0, LOFT_COMPARE_REPEATS, 700.0);
    loft_compare_free(c);
}

/* ---- the list ---- */

static void each_pair_that_has_a_figure_is_there_once(void **state)
{
    (void)state;
    event e = {.n = 0};
    const loft_claim none = {.kind = LOFT_CLAIM_NONE};
    for (int i = 0; i < SOURCES_MAX; i++) {
        add(&e, i == 2 ? none : about_km(400.0 + i), false);
    }
    e.questions[1].report.apogee_m = e.questions[2].report.apogee_m = km(99.8);
    loft_compare *c = compared(&e);
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(c, &n);
    assert_int_equal(n, 1 + 10);
    assert_int_equal(pairs[0].figure, LOFT_SUSPECT_APOGEE);
    for (size_t i = 0; i < n; i++) {
        assert_true(pairs[i].first < pairs[i].second);
        assert_false(pairs[i].is_predicted);
    }
    loft_compare_free(c);
    loft_compare_free(NULL);
}

static void nothing_to_compare_is_an_empty_list(void **state)
{
    (void)state;
    event e = {.n = 0};
    size_t n = 1;
    loft_compare *c = compared(&e);
    loft_compare_pairs(c, &n);
    assert_int_equal(n, 0);
    loft_compare_free(c);
}

static void names_are_words(void **state)
{
    (void)state;
    assert_string_equal(loft_compare_verdict_name(LOFT_COMPARE_AGREE), "agree");
    assert_string_equal(loft_compare_verdict_name(LOFT_COMPARE_DIFFER), "differ");
    assert_string_equal(loft_compare_verdict_name(LOFT_COMPARE_CONFLICT), "conflict");
    assert_null(loft_compare_reason_name(LOFT_COMPARE_NO_REASON));
    assert_string_equal(loft_compare_reason_name(LOFT_COMPARE_FLIGHT), "flight");
    assert_string_equal(loft_compare_reason_name(LOFT_COMPARE_REPEATS), "repeats");
    assert_string_equal(loft_compare_reason_name(LOFT_COMPARE_COUNT), "count");
    assert_string_equal(loft_compare_reason_name(LOFT_COMPARE_WORDING), "wording");
    assert_string_equal(loft_compare_reason_name(LOFT_COMPARE_SPLIT), "split");
    assert_string_equal(loft_compare_reason_name(LOFT_COMPARE_TIE), "tie");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lower_limit_agrees_with_all_above),
        cmocka_unit_test(a_lower_limit_conflicts_with_less),
        cmocka_unit_test(rounding_alone_is_agreement),
        cmocka_unit_test(edges_that_touch_agree),
        cmocka_unit_test(the_stricter_slack_parts_differing_from_conflict),
        cmocka_unit_test(the_gap_is_between_the_edges_and_in_widths),
        cmocka_unit_test(one_against_two_is_the_suspect),
        cmocka_unit_test(of_two_against_two_those_who_agree_are_believed),
        cmocka_unit_test(one_against_one_is_decided_by_how_firmly_it_was_said),
        cmocka_unit_test(equals_have_no_suspect),
        cmocka_unit_test(a_range_of_zero_is_no_special_case),
        cmocka_unit_test(the_suggestion_of_an_interval_is_its_near_edge),
        cmocka_unit_test(a_copy_is_no_second_voice),
        cmocka_unit_test(a_copy_shares_the_lot_of_what_it_copies),
        cmocka_unit_test(a_copy_of_nobody_is_the_suspect),
        cmocka_unit_test(each_pair_that_has_a_figure_is_there_once),
        cmocka_unit_test(nothing_to_compare_is_an_empty_list),
        cmocka_unit_test(names_are_words),
    };
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
