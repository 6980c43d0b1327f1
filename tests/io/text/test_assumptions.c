/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "builtin.h"
#include "golden.h"

#include <stdlib.h>
#include <string.h>

#include "io/text/assumptions.h"
#include "loft/earth.h"
#include "loft/files.h"
#include "loft/loft.h"

static loft_claim km(double figure)
{
    return loft_exact_km(figure);
}

static const char *class_of(const loft_report *report)
{
    loft_assumptions assumed = {.n = 0};
    loft_assume_class(&assumed, data, report);
    assert_int_equal(assumed.n, 1);
    assert_string_equal(assumed.list[0].option, "--class");
    assert_string_equal(assumed.list[0].value, assumed.class_name);
    return assumed.class_name;
}

/* A flight whose two-body standard range is range_km: an arc of the same speed. */
static loft_report report_of_standard(double range_km)
{
    const loft_sphere sphere = loft_earth_sphere();
    double low = 100.0;
    double high = 7900.0;
    loft_twobody_standard standard = {.range_m = 0.0};
    for (int i = 0; i < 60; i++) {
        const double middle = 0.5 * (low + high);
        assert_int_equal(loft_twobody_standard_range(&sphere, middle, &standard),
                         LOFT_OK);
        if (!standard.unbounded && standard.range_m < loft_m_from_km(range_km)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    loft_twobody arc;
    assert_int_equal(
        loft_twobody_range_from_speed(&sphere, low, loft_rad_from_deg(78.9), &arc),
        LOFT_OK);
    return (loft_report){.apogee_m = km(arc.apogee_m / 1000.0),
                         .range_m = km(arc.range_m / 1000.0)};
}

/* ---- the class ---- */

static void the_class_goes_by_the_standard_range_at_equal_speed(void **state)
{
    (void)state;
    const struct {
        double range_km;
        const char *name;
    } rows[] = {{12.3, "solid-1"},    {599.9, "solid-1"},   {600.1, "solid-2"},
                {1999.8, "solid-2"},  {2000.2, "liquid-1"}, {4999.7, "liquid-1"},
                {5000.3, "liquid-2"}, {17890.0, "liquid-2"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const loft_report report = report_of_standard(rows[i].range_km);
        assert_string_equal(class_of(&report), rows[i].name);
    }
}

static void published_flights_are_given_the_class_they_had(void **state)
{
    (void)state;
    const struct {
        double apogee_km, range_km;
        const char *name;
    } rows[] = {{2111.5, 787.0, "liquid-1"}, {770.0, 3700.0, "liquid-1"},
                {550.0, 500.0, "solid-2"},   {100.0, 350.0, "solid-1"},
                {4475.0, 950.0, "liquid-2"}, {7687.5, 1001.2, "liquid-2"},
                {6248.5, 1090.0, "liquid-2"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const loft_report report = {.apogee_m = km(rows[i].apogee_km),
                                    .range_m = km(rows[i].range_km)};
        assert_string_equal(class_of(&report), rows[i].name);
    }
}

/* The reason names the standard range, or says that there is none. */
static void the_reason_says_which_range(void **state)
{
    (void)state;
    loft_assumptions assumed = {.n = 0};
    const loft_report bounded = report_of_standard(1234.4);
    loft_assume_class(&assumed, data, &bounded);
    assert_non_null(strstr(assumed.list[0].why, "about"));
    assert_non_null(strstr(assumed.list[0].why, "medium-range"));
    assert_null(strstr(assumed.list[0].why, "anywhere on Earth"));
    const loft_report unbounded = {.apogee_m = km(7687.5), .range_m = km(1001.2)};
    loft_assume_class(&assumed, data, &unbounded);
    assert_int_equal(assumed.n, 2);
    assert_non_null(strstr(assumed.list[1].why, "anywhere on Earth"));
    assert_null(strstr(assumed.list[1].why, "about"));
}

static void a_range_alone_is_its_own_standard_range(void **state)
{
    (void)state;
    const struct {
        double range_km;
        const char *name;
    } rows[] = {{599.9, "solid-1"},
                {600.1, "solid-2"},
                {2000.1, "liquid-1"},
                {8530.0, "liquid-2"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const loft_report report = {.range_m = km(rows[i].range_km)};
        assert_string_equal(class_of(&report), rows[i].name);
    }
}

/* Straight up to 300 km takes the speed that carries some 600 km far. */
static void an_apogee_alone_counts_as_straight_up(void **state)
{
    (void)state;
    const struct {
        double apogee_km;
        const char *name;
    } rows[] = {{234.5, "solid-1"},
                {765.4, "solid-2"},
                {1567.8, "liquid-1"},
                {4567.8, "liquid-2"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const loft_report alone = {.apogee_m = km(rows[i].apogee_km)};
        const loft_report vertical = {.apogee_m = km(rows[i].apogee_km),
                                      .range_m = km(0.0)};
        assert_string_equal(class_of(&alone), rows[i].name);
        assert_string_equal(class_of(&vertical), rows[i].name);
    }
}

/* Nothing is known: still a class, so that the refusal can be written. */
static void a_report_without_apogee_and_range_has_a_class(void **state)
{
    (void)state;
    const loft_report nothing = {.apogee_m = {.kind = LOFT_CLAIM_NONE}};
    assert_string_equal(class_of(&nothing), "solid-1");
}

static void every_assumed_class_is_shipped(void **state)
{
    (void)state;
    for (double range_km = 123.4; range_km < 19000.0; range_km *= 1.3) {
        const loft_report report = {.range_m = km(range_km)};
        loft_booster_template plan;
        assert_int_equal(loft_data_class(data, class_of(&report), &plan), LOFT_OK);
    }
}

/* ---- site and azimuth ---- */

static void site_and_azimuth_are_those_that_are_told(void **state)
{
    (void)state;
    loft_assumptions assumed = {.n = 0};
    loft_launch launch = loft_launch_default();
    loft_assume_site(&assumed, &launch);
    loft_assume_azimuth(&assumed, &launch);
    CHECK_NEAR(loft_deg_from_rad(launch.site.lat_rad), 40.0, 1e-15);
    CHECK_NEAR(loft_deg_from_rad(launch.site.lon_rad), 126.0, 1e-15);
    CHECK_NEAR(loft_deg_from_rad(launch.azimuth_rad), 90.0, 1e-15);
    assert_int_equal(assumed.n, 2);
    assert_string_equal(assumed.list[0].option, "--site");
    assert_string_equal(assumed.list[0].value, "40.0,126.0");
    assert_string_equal(assumed.list[1].option, "--azimuth");
    assert_string_equal(assumed.list[1].value, "90deg");
}

/* ---- in words ---- */

static loft_assumptions all_three(void)
{
    loft_assumptions assumed = {.n = 0};
    loft_launch launch = loft_launch_default();
    const loft_report report = {.apogee_m = km(2111.5), .range_m = km(787.0)};
    loft_assume_site(&assumed, &launch);
    loft_assume_azimuth(&assumed, &launch);
    loft_assume_class(&assumed, data, &report);
    assert_int_equal(assumed.n, LOFT_ASSUMPTIONS_MAX);
    return assumed;
}

static void no_reason_is_cut(void **state)
{
    (void)state;
    const loft_assumptions assumed = all_three();
    for (int i = 0; i < assumed.n; i++) {
        assert_in_range(strlen(assumed.list[i].why), 20, sizeof assumed.list[i].why - 10);
    }
}

static void the_text_has_a_sentence_for_each_within_the_columns(void **state)
{
    (void)state;
    const loft_assumptions assumed = all_three();
    char *text = loft_assumptions_text(&assumed, 72);
    assert_non_null(text);
    golden_check("assumptions", "site, azimuth and class", text);
    int sentences = 0;
    for (const char *line = text; *line != '\0';) {
        const size_t n = strcspn(line, "\n");
        assert_in_range(n, 1, 72);
        sentences += strncmp(line, "  Assumed: ", 11) == 0;
        line += n + (line[n] == '\n');
    }
    assert_int_equal(sentences, 3);
    assert_has(text, "--site 40.0,126.0");
    assert_has(text, "--azimuth 90deg");
    assert_has(text, "--class liquid-1");
    free(text);
}

static void nothing_assumed_is_no_text(void **state)
{
    (void)state;
    const loft_assumptions none = {.n = 0};
    char *text = loft_assumptions_text(&none, 72);
    assert_non_null(text);
    assert_string_equal(text, "");
    free(text);
}

static void the_json_has_a_member_for_each(void **state)
{
    (void)state;
    const loft_assumptions assumed = all_three();
    loft_json_writer *writer = loft_json_writer_new();
    loft_json_write_begin_object(writer);
    loft_assumptions_json(writer, &assumed);
    loft_json_write_end_object(writer);
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_json_writer_finish(writer, &text, &size), LOFT_OK);
    loft_json_writer_free(writer);
    const char *at = strstr(text, "\"assumed\": [");
    for (int i = 0; i < assumed.n; i++) {
        const char *const strings[] = {assumed.list[i].option, assumed.list[i].value,
                                       assumed.list[i].why};
        for (int k = 0; k < 3; k++) {
            assert_non_null(at);
            at = strstr(at, strings[k]);
        }
    }
    assert_non_null(at);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_class_goes_by_the_standard_range_at_equal_speed),
        cmocka_unit_test(published_flights_are_given_the_class_they_had),
        cmocka_unit_test(the_reason_says_which_range),
        cmocka_unit_test(a_range_alone_is_its_own_standard_range),
        cmocka_unit_test(an_apogee_alone_counts_as_straight_up),
        cmocka_unit_test(a_report_without_apogee_and_range_has_a_class),
        cmocka_unit_test(every_assumed_class_is_shipped),
        cmocka_unit_test(site_and_azimuth_are_those_that_are_told),
        cmocka_unit_test(no_reason_is_cut),
        cmocka_unit_test(the_text_has_a_sentence_for_each_within_the_columns),
        cmocka_unit_test(nothing_assumed_is_no_text),
        cmocka_unit_test(the_json_has_a_member_for_each),
    };
    return cmocka_run_group_tests_name("assume", tests, open_data, close_data);
}
