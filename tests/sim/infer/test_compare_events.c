/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons with flights behind them: events of the catalogue, read from scenarios/. */
#include "classes.h"

#include <stdlib.h>
#include <string.h>

#include "loft/files.h"
#include "loft/infer.h"
#include "sim/infer/compare.h"

enum {
    SOURCES_MAX = 8
};

typedef struct event {
    loft_scenario *scenario;
    const loft_scenario_facts *facts;
    loft_question questions[SOURCES_MAX];
    loft_estimate estimates[SOURCES_MAX];
    loft_compare_source sources[SOURCES_MAX];
    loft_compare *compare;
} event;

/* The question of a source again, after a test has changed it. */
static void ask(event *e, size_t i)
{
    assert_int_equal(loft_estimate_check(&e->questions[i], &e->estimates[i]), LOFT_OK);
}

static void compare(event *e)
{
    loft_compare_free(e->compare);
    assert_int_equal(loft_compare_make(e->sources, e->facts->n_sources, &e->compare),
                     LOFT_OK);
}

static event *opened(const char *path)
{
    event *e = calloc(1, sizeof *e);
    assert_non_null(e);
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_scenario_read(data, path, diags, &e->scenario), LOFT_OK);
    loft_diags_free(diags);
    e->facts = loft_scenario_content(e->scenario);
    assert_true(e->facts->n_sources <= SOURCES_MAX);
    for (size_t i = 0; i < e->facts->n_sources; i++) {
        loft_scenario_question(e->scenario, i, &e->questions[i]);
        ask(e, i);
        e->sources[i] = (loft_compare_source){.question = &e->questions[i],
                                              .estimate = &e->estimates[i],
                                              .repeats = e->facts->sources[i].tertiary};
    }
    compare(e);
    return e;
}

static void closed(event *e)
{
    loft_compare_free(e->compare);
    loft_scenario_free(e->scenario);
    free(e);
}

static size_t source(const event *e, const char *name)
{
    for (size_t i = 0; i < e->facts->n_sources; i++) {
        if (strcmp(e->facts->sources[i].source, name) == 0) {
            return i;
        }
    }
    fail_msg("no source %s", name);
    return 0;
}

/* The pair of two sources, or NULL; of a predicted pair `a` is the one with the flight. */
static const loft_compare_pair *find(const event *e, loft_suspect figure, bool predicted,
                                     const char *a, const char *b)
{
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(e->compare, &n);
    for (size_t i = 0; i < n; i++) {
        if (pairs[i].figure == figure && pairs[i].is_predicted == predicted &&
            pairs[i].first == source(e, a) && pairs[i].second == source(e, b)) {
            return &pairs[i];
        }
    }
    return NULL;
}

static const loft_compare_pair *pair(const event *e, loft_suspect figure, bool predicted,
                                     const char *a, const char *b)
{
    const loft_compare_pair *p = find(e, figure, predicted, a, b);
    assert_non_null(p);
    return p;
}

/* ---- 2022-03-24 ---- */

static void the_time_of_march_2022_conflicts_and_is_the_suspect(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2022-03-24-icbm-claimed-hwasong-17.json");
    const loft_compare_pair *p = pair(e, LOFT_SUSPECT_TIME, false, "KCNA", "Japan MoD");
    assert_int_equal(p->verdict, LOFT_COMPARE_CONFLICT);
    assert_int_equal(p->reason, LOFT_COMPARE_FLIGHT);
    assert_true(p->has_suspect && p->suspect == source(e, "KCNA"));
    assert_int_equal(p->suspect_figure, LOFT_SUSPECT_TIME);
    CHECK_WITHIN(p->suggested, 4260.0, 1e-9);
    CHECK_WITHIN(p->gap.gap, 177.5, 1e-9);
    assert_int_equal(pair(e, LOFT_SUSPECT_APOGEE, false, "KCNA", "Japan MoD")->verdict,
                     LOFT_COMPARE_AGREE);
    closed(e);
}

/* KCNA's own apogee and range ask for the time of Japan, not for KCNA's. */
static void the_flight_of_march_2022_takes_the_time_of_japan(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2022-03-24-icbm-claimed-hwasong-17.json");
    const loft_compare_pair *p = pair(e, LOFT_SUSPECT_TIME, true, "KCNA", "Japan MoD");
    assert_int_equal(p->verdict, LOFT_COMPARE_AGREE);
    CHECK_WITHIN(p->predicted, 4261.0, 5.0);
    assert_true(p->gap.gap == 0.0);
    const loft_compare_pair *rok = pair(e, LOFT_SUSPECT_TIME, true, "ROK JCS", "KCNA");
    assert_int_equal(rok->verdict, LOFT_COMPARE_DIFFER);
    assert_int_equal(rok->suspect, source(e, "KCNA"));
    assert_int_equal(rok->suspect_figure, LOFT_SUSPECT_TIME);
    CHECK_WITHIN(rok->gap.gap, rok->predicted - 4052.5, 1e-6);
    CHECK_NEAR(rok->gap.widths, rok->gap.gap / 0.5, 1e-12);
    closed(e);
}

static void a_copy_predicts_nothing(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2022-03-24-icbm-claimed-hwasong-17.json");
    const char *copy = "CNS/NTI database (tertiary)";
    assert_null(find(e, LOFT_SUSPECT_TIME, true, copy, "Japan MoD"));
    e->sources[source(e, copy)].repeats = false;
    compare(e);
    assert_int_equal(pair(e, LOFT_SUSPECT_TIME, true, copy, "KCNA")->verdict,
                     LOFT_COMPARE_CONFLICT);
    closed(e);
}

/* Without KCNA's time in question its flight is not compared: it had its own check. */
static void a_time_that_fits_its_own_flight_is_not_predicted(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2024-10-31-hwasong-19.json");
    assert_null(find(e, LOFT_SUSPECT_TIME, true, "KCNA / Rodong Sinmun", "Japan MoD"));
    closed(e);
}

/* ---- 2024-10-31 ---- */

static void more_than_7000_agrees_with_7687_in_october_2024(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2024-10-31-hwasong-19.json");
    const loft_compare_pair *p =
        pair(e, LOFT_SUSPECT_APOGEE, false, "KCNA / Rodong Sinmun", "Japan MoD");
    assert_int_equal(p->verdict, LOFT_COMPARE_AGREE);
    assert_true(p->gap.gap == 0.0 && !p->has_suspect);
    const loft_compare_pair *nhk =
        pair(e, LOFT_SUSPECT_APOGEE, false, "KCNA / Rodong Sinmun",
             "NHK quoted by CNN (tertiary)");
    assert_int_equal(nhk->verdict, LOFT_COMPARE_CONFLICT); /* it lost the "more than" */
    assert_int_equal(nhk->suspect, source(e, "NHK quoted by CNN (tertiary)"));
    CHECK_NEAR(nhk->suggested, 7687.5e3, 1e-12);
    closed(e);
}

/* An apogee of 7,000 km is too low for 86 minutes: it asks for a far longer range. */
static void a_missing_range_is_predicted_and_the_doubted_apogee_is_blamed(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2024-10-31-hwasong-19.json");
    e->sources[source(e, "NHK quoted by CNN (tertiary)")].repeats = false;
    compare(e);
    const loft_compare_pair *p =
        pair(e, LOFT_SUSPECT_RANGE, true, "NHK quoted by CNN (tertiary)", "ROK JCS");
    assert_int_equal(p->verdict, LOFT_COMPARE_DIFFER);
    CHECK_NEAR(p->predicted, 7340e3, 0.02);
    assert_int_equal(p->suspect, source(e, "NHK quoted by CNN (tertiary)"));
    assert_int_equal(p->suspect_figure, LOFT_SUSPECT_APOGEE);
    CHECK_NEAR(p->suggested, 7687.5e3, 1e-12);
    closed(e);
}

/* ---- 2025-01-06 ---- */

static void ranges_of_1100_and_1500_conflict_in_january_2025(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2025-01-06-hwasong-16b.json");
    const char *others[] = {"Japan MoD", "ROK JCS", "CNS/NTI database (tertiary)"};
    for (int i = 0; i < 3; i++) {
        const loft_compare_pair *p =
            pair(e, LOFT_SUSPECT_RANGE, false, "KCNA", others[i]);
        assert_int_equal(p->verdict, LOFT_COMPARE_CONFLICT);
        assert_int_equal(p->reason, LOFT_COMPARE_COUNT);
        assert_int_equal(p->suspect, source(e, "KCNA"));
        CHECK_NEAR(p->suggested, 1100e3, 1e-12);
    }
    assert_int_equal(pair(e, LOFT_SUSPECT_APOGEE, false, "KCNA", "Japan MoD")->verdict,
                     LOFT_COMPARE_AGREE);
    closed(e);
}

/* A glide has no ballistic flight to predict from, not even on request. */
static void a_lifting_flight_predicts_nothing(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2025-01-06-hwasong-16b.json");
    for (size_t i = 0; i < e->facts->n_sources; i++) {
        e->questions[i].assume_ballistic = true;
        e->questions[i].report.time_s =
            i == 0 ? seconds(900.0) : e->questions[i].report.time_s;
        ask(e, i);
    }
    compare(e);
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(e->compare, &n);
    for (size_t i = 0; i < n; i++) {
        assert_false(pairs[i].is_predicted);
    }
    closed(e);
}

/* ---- others ---- */

/* A tracking of 37 minutes does not contradict 39. */
static void a_time_of_tracking_agrees_with_a_longer_flight(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2017-07-04-hwasong-14.json");
    assert_int_equal(
        pair(e, LOFT_SUSPECT_TIME, false, "KCNA", "US Pacific Command")->verdict,
        LOFT_COMPARE_AGREE);
    closed(e);
}

/*
 * Had it been a flight time: 37 minutes stand alone against 39 and 40, but only they fit
 * 2,802 and 933 km.
 */
static void count_against_flight_leaves_it_open(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2017-07-04-hwasong-14.json");
    e->questions[source(e, "US Pacific Command")].report.time_s = loft_about_min(37.0);
    compare(e);
    const loft_compare_pair *p =
        pair(e, LOFT_SUSPECT_TIME, false, "KCNA", "US Pacific Command");
    assert_int_equal(p->verdict, LOFT_COMPARE_CONFLICT);
    assert_int_equal(p->reason, LOFT_COMPARE_SPLIT);
    assert_false(p->has_suspect);
    assert_int_equal(
        pair(e, LOFT_SUSPECT_TIME, true, "KCNA", "US Pacific Command")->verdict,
        LOFT_COMPARE_AGREE);
    closed(e);
}

static void a_missing_apogee_is_predicted(void **state)
{
    (void)state;
    event *e = opened("scenarios/usa/2011-06-22-minuteman-iii.json");
    e->sources[source(e, "AP via Federal News Radio (tertiary)")].repeats = false;
    compare(e);
    const loft_compare_pair *p =
        pair(e, LOFT_SUSPECT_APOGEE, true, "AP via Federal News Radio (tertiary)",
             "US Air Force (July 2011)");
    const loft_fit *fit =
        &e->estimates[source(e, "AP via Federal News Radio (tertiary)")].fit;
    CHECK_NEAR(p->predicted, fit->flown.flight.apogee.place.alt_m, 1e-12);
    assert_int_equal(p->verdict, LOFT_COMPARE_DIFFER);
    closed(e);
}

/* Half of the apogee for the range: no ballistic flight, so nothing is said. */
static void a_mix_that_is_no_ballistic_flight_is_left_out(void **state)
{
    (void)state;
    event *e = opened("scenarios/usa/2011-06-22-minuteman-iii.json");
    e->sources[source(e, "AP via Federal News Radio (tertiary)")].repeats = false;
    const size_t i = source(e, "US Air Force (July 2011)");
    e->questions[i].report.apogee_m = about_km(512.0);
    ask(e, i);
    compare(e);
    assert_null(find(e, LOFT_SUSPECT_APOGEE, true, "AP via Federal News Radio (tertiary)",
                     "US Air Force (July 2011)"));
    e->questions[i].report.apogee_m = about_km(0.0); /* out of range */
    compare(e);
    assert_null(find(e, LOFT_SUSPECT_APOGEE, true, "AP via Federal News Radio (tertiary)",
                     "US Air Force (July 2011)"));
    closed(e);
}

static void a_check_is_the_estimate_without_its_standard_ranges(void **state)
{
    (void)state;
    event *e = opened("scenarios/dprk/2022-03-24-icbm-claimed-hwasong-17.json");
    loft_estimate whole;
    assert_int_equal(loft_estimate_make(&e->questions[0], &whole), LOFT_OK);
    const loft_estimate *part = &e->estimates[0];
    assert_true(whole.has_standard && !part->has_standard);
    assert_true(part->has_fit && part->converged && part->has_two_body);
    assert_true(part->time_check.model_s == whole.time_check.model_s);
    assert_int_equal(part->time_check.verdict, whole.time_check.verdict);
    assert_true(part->fit.flown.range_m == whole.fit.flown.range_m);
    closed(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_time_of_march_2022_conflicts_and_is_the_suspect),
        cmocka_unit_test(the_flight_of_march_2022_takes_the_time_of_japan),
        cmocka_unit_test(a_copy_predicts_nothing),
        cmocka_unit_test(a_time_that_fits_its_own_flight_is_not_predicted),
        cmocka_unit_test(more_than_7000_agrees_with_7687_in_october_2024),
        cmocka_unit_test(a_missing_range_is_predicted_and_the_doubted_apogee_is_blamed),
        cmocka_unit_test(ranges_of_1100_and_1500_conflict_in_january_2025),
        cmocka_unit_test(a_lifting_flight_predicts_nothing),
        cmocka_unit_test(a_time_of_tracking_agrees_with_a_longer_flight),
        cmocka_unit_test(count_against_flight_leaves_it_open),
        cmocka_unit_test(a_missing_apogee_is_predicted),
        cmocka_unit_test(a_mix_that_is_no_ballistic_flight_is_left_out),
        cmocka_unit_test(a_check_is_the_estimate_without_its_standard_ranges),
    };
    return cmocka_run_group_tests_name("compare_events", tests, open_data, close_data);
}
