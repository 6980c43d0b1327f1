/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "golden.h"
#include "io/reading/report_text.h"

static loft_report_text parsed(const char *text)
{
    char message[LOFT_MESSAGE] = "";
    loft_report_text got = {.name = ""};
    if (loft_report_text_read("--report", text, &got, message) != LOFT_OK) {
        fail_msg("%s: %s", text, message);
    }
    return got;
}

/* A refusal that names `part`. The whole message is in tests/golden/loft_report_text.txt. */
static void refused(const char *text, const char *part)
{
    char message[LOFT_MESSAGE] = "";
    loft_report_text got = {.name = "kept"};
    assert_int_equal(LOFT_ERR_INPUT,
                     loft_report_text_read("--report", text, &got, message));
    assert_has(message, part);
    golden_message("report_text", "--report", text, message);
    assert_string_equal(got.name, "kept");
}

static void is_claim(const loft_claim *claim, loft_claim_kind kind, double lo, double hi)
{
    assert_int_equal(claim->kind, kind);
    CHECK_NEAR(claim->lo, lo, 3e-16);
    CHECK_NEAR(claim->hi, hi, 3e-16);
}

static void lengths_are_apogee_then_range_and_a_time_may_stand_anywhere(void **state)
{
    (void)state;
    static const char *const texts[] = {"KCNA: 3724.9km 998km 2832s",
                                        "KCNA:3724.9km 2832s 998km",
                                        " KCNA :  47m12s\t3724.9km  998km "};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const loft_report_text got = parsed(texts[i]);
        assert_string_equal(got.name, "KCNA");
        is_claim(&got.report.apogee_m, LOFT_CLAIM_EXACT, 3724.9e3, 3724.9e3);
        is_claim(&got.report.range_m, LOFT_CLAIM_EXACT, 998e3, 998e3);
        is_claim(&got.report.time_s, LOFT_CLAIM_EXACT, 2832.0, 2832.0);
        CHECK_NEAR(got.report.apogee_m.rounding, 50.0, 1e-12);
    }
}

static void figures_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "NHK: about 3,500 km, 800 to 900 km, 85 min 20 s",
        "NHK: about 3500 km 800-900 km 85 min 20 s",
        "NHK: ~3500km; between 800 and 900km; 1:25:20",
        "NHK: approx. 3 500 kilometres 850\302\26150 km 85'20\""};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const loft_report_text got = parsed(texts[i]);
        is_claim(&got.report.apogee_m, LOFT_CLAIM_ABOUT, 3500e3, 3500e3);
        is_claim(&got.report.range_m, LOFT_CLAIM_INTERVAL, 800e3, 900e3);
        is_claim(&got.report.time_s, LOFT_CLAIM_EXACT, 5120.0, 5120.0);
    }
}

static void words_say_which_figure_is_which(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "JCS: range 787 km, altitude 2,111.5 km, time 47 min",
        "JCS: distance 787 km; apogee: 2111.5 km; flight time: 47 min",
        "JCS: flew 787 km and reached an altitude of 2,111.5 km, in 47 min",
        "JCS: 47 min, 787 km away, 2,111.5 km high",
        "JCS: range=787km apogee=2111.5km time=47m",
        "JCS: 2,111.5 km up and 787 km downrange in 47 min",
        "JCS: maximum altitude 2,111.5 km, flight distance 787 km, 47 min",
        "JCS: 787 km distance, 2,111.5 km altitude, 47 min of flight",
        "JCS: 2,111.5 km | 787 km | 47 min",
        "JCS: 2111.5 km \303\227 787 km, 47 min",
        ("JCS reported an apogee of 2,111.5 km, a range of 787 km and a flight time of 47 "
         "min")};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const loft_report_text got = parsed(texts[i]);
        assert_string_equal(got.name, "JCS");
        is_claim(&got.report.apogee_m, LOFT_CLAIM_EXACT, 2111.5e3, 2111.5e3);
        is_claim(&got.report.range_m, LOFT_CLAIM_EXACT, 787e3, 787e3);
        is_claim(&got.report.time_s, LOFT_CLAIM_EXACT, 2820.0, 2820.0);
    }
}

static void a_round_figure_without_a_hedge_is_about(void **state)
{
    (void)state;
    const loft_report_text got = parsed("A: 4,500 km, 960km, 40 min");
    is_claim(&got.report.apogee_m, LOFT_CLAIM_ABOUT, 4500e3, 4500e3);
    is_claim(&got.report.range_m, LOFT_CLAIM_ABOUT, 960e3, 960e3);
    is_claim(&got.report.time_s, LOFT_CLAIM_ABOUT, 2400.0, 2400.0);
    CHECK_NEAR(got.report.apogee_m.rounding, loft_about_km(4500).rounding, 3e-16);
    const loft_report_text exact = parsed("A: exactly 4,500 km, =960km, exactly 40 min");
    is_claim(&exact.report.apogee_m, LOFT_CLAIM_EXACT, 4500e3, 4500e3);
    is_claim(&exact.report.range_m, LOFT_CLAIM_EXACT, 960e3, 960e3);
    is_claim(&exact.report.time_s, LOFT_CLAIM_EXACT, 2400.0, 2400.0);
}

static void a_hedge_becomes_the_kind_of_the_claim(void **state)
{
    (void)state;
    const loft_report_text got = parsed("Japan MoD: >3500km ~1000km <45min");
    assert_string_equal(got.name, "Japan MoD");
    is_claim(&got.report.apogee_m, LOFT_CLAIM_MORE_THAN, 3500e3, 3500e3);
    is_claim(&got.report.range_m, LOFT_CLAIM_ABOUT, 1000e3, 1000e3);
    is_claim(&got.report.time_s, LOFT_CLAIM_UP_TO, 2700.0, 2700.0);
}

static void an_interval_has_a_hyphen_a_dash_or_two_dots(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "A: apogee 300-400km 44min-1h5min",
        "A: apogee 300\342\200\223400km 44min\342\200\2231h5min",
        "A: apogee 300..400km 44min..1h5min"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const loft_report_text got = parsed(texts[i]);
        is_claim(&got.report.apogee_m, LOFT_CLAIM_INTERVAL, 300e3, 400e3);
        is_claim(&got.report.time_s, LOFT_CLAIM_INTERVAL, 2640.0, 3900.0);
        assert_int_equal(got.report.range_m.kind, LOFT_CLAIM_NONE);
    }
}

static void a_hyphen_stands_for_a_figure_that_was_not_reported(void **state)
{
    (void)state;
    const loft_report_text range = parsed("A: - 998km -");
    assert_int_equal(range.report.apogee_m.kind, LOFT_CLAIM_NONE);
    is_claim(&range.report.range_m, LOFT_CLAIM_EXACT, 998e3, 998e3);
    assert_int_equal(range.report.time_s.kind, LOFT_CLAIM_NONE);
    const loft_report_text time = parsed("A: - - 47min");
    assert_int_equal(time.report.range_m.kind, LOFT_CLAIM_NONE);
    is_claim(&time.report.time_s, LOFT_CLAIM_EXACT, 2820.0, 2820.0);
    static const char *const signs[] = {"?", "n/a", "unknown,", "\342\200\223",
                                        "\342\200\224"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        char text[64];
        snprintf(text, sizeof text, "A: %s 998km", signs[i]);
        const loft_report_text got = parsed(text);
        assert_int_equal(got.report.apogee_m.kind, LOFT_CLAIM_NONE);
        is_claim(&got.report.range_m, LOFT_CLAIM_EXACT, 998e3, 998e3);
    }
}

static void a_length_alone_is_asked_back_with_both_readings(void **state)
{
    (void)state;
    refused("Seoul: more than 1,100 kilometers",
            "write range more than 1,100 kilometers, or apogee more than");
    refused("Seoul: 1,100 km, 10 min", "write range 1,100 km, or apogee 1,100 km");
    refused("Seoul reported 1,100 km in 10 min", "write range 1,100 km, or apogee");
    refused("Seoul: reached 1,100 km", "write range 1,100 km, or apogee");
}

static void a_word_or_a_hyphen_tells_a_length_alone_apart(void **state)
{
    (void)state;
    static const char *const ranges[] = {"A: range more than 1,100 km",
                                         "A: range of more than 1,100 km",
                                         "A: flew more than 1,100 km",
                                         "A: more than 1,100 km away",
                                         "A: distance >1100 km",
                                         "A: a distance of more than 1,100 km",
                                         "A: >1100 km downrange",
                                         "A: more than 1,100 km range",
                                         "A: - >1100 km",
                                         "A: travelled over 1,100 km",
                                         "A: covered over 1,100 km",
                                         "A: maximum range over 1,100 km",
                                         "A: landed more than 1,100 km away",
                                         "A: dist. >1100 km"};
    static const char *const apogees[] = {"A: apogee more than 1,100 km",
                                          "A: apogee: >1100km",
                                          "A: more than 1,100 km high",
                                          "A: peak >1100 km",
                                          "A: peak of more than 1,100 km",
                                          "A: altitude over 1,100 km",
                                          "A: at an altitude of over 1,100 km",
                                          "A: >1100 km apogee",
                                          "A: >1100 km - -",
                                          "A: height over 1,100 km",
                                          "A: more than 1,100 km in altitude",
                                          "A: over 1,100 km height",
                                          "A: soared over 1,100 km",
                                          "A: alt. over 1,100 km"};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        const loft_report_text got = parsed(ranges[i]);
        assert_int_equal(got.report.apogee_m.kind, LOFT_CLAIM_NONE);
        is_claim(&got.report.range_m, LOFT_CLAIM_MORE_THAN, 1100e3, 1100e3);
    }
    for (size_t i = 0; i < sizeof apogees / sizeof apogees[0]; i++) {
        const loft_report_text got = parsed(apogees[i]);
        is_claim(&got.report.apogee_m, LOFT_CLAIM_MORE_THAN, 1100e3, 1100e3);
        assert_int_equal(got.report.range_m.kind, LOFT_CLAIM_NONE);
    }
}

static void a_name_within_a_figure_decides(void **state)
{
    (void)state;
    const loft_report_text apogee = parsed("A: up to an altitude of 4475 km");
    is_claim(&apogee.report.apogee_m, LOFT_CLAIM_UP_TO, 4475e3, 4475e3);
    const loft_report_text both =
        parsed("A: to an altitude of 4,475 km over a distance of 961 km");
    is_claim(&both.report.apogee_m, LOFT_CLAIM_EXACT, 4475e3, 4475e3);
    is_claim(&both.report.range_m, LOFT_CLAIM_EXACT, 961e3, 961e3);
}

static void a_length_before_a_named_apogee_is_the_range(void **state)
{
    (void)state;
    const loft_report_text got = parsed("A: 998 km, apogee 3724.9 km");
    is_claim(&got.report.apogee_m, LOFT_CLAIM_EXACT, 3724.9e3, 3724.9e3);
    is_claim(&got.report.range_m, LOFT_CLAIM_EXACT, 998e3, 998e3);
    refused("A: 30000 km, apogee 3724.9 km", "longer than half the Earth");
    refused("A: 3000 km, 998 km, apogee 3724.9 km", "second apogee");
}

static void a_report_without_a_name_or_a_figure_is_refused(void **state)
{
    (void)state;
    refused("3724.9km 998km", "no name of a source");
    refused(": 3724.9km", "no name of a source");
    refused("KCNA:", "no figure");
    refused("KCNA: - -", "no figure");
    refused("0123456789012345678901234567890123456789"
            "0123456789012345678901234567890123456789: 998km",
            "79 bytes");
}

static void a_word_that_is_no_figure_is_named_with_what_to_write(void **state)
{
    (void)state;
    refused("KCNA: 3724.9", "give a length in km");
    refused("KCNA: high 998km", "give a length in km");
    refused("KCNA: 3724.9km 998km 45m", "write 45min");
    refused("KCNA: 3.724km", "write range 3724km, or range 3.7240km");
    refused("KCNA: about 3.724 km", "write range ~3724km");
    refused("KCNA: 3724.9 998km", "write an interval");
    refused("KCNA: 3724.9km ~~998km", "only one of");
    refused("KCNA: 3724.9km 0km", "must be positive");
    refused("KCNA: 3724.9km 30000km",
            "longer than half the Earth's circumference, 20004 km");
    refused("KCNA: 70deg", "give a length in km");
}

static void a_figure_too_many_is_refused(void **state)
{
    (void)state;
    refused("KCNA: 3724.9km 998km 47min 45min", "second time");
    refused("KCNA: 3724.9km 998km 12km", "third length");
    refused("KCNA: - - - -", "too many");
    refused("KCNA: altitude 3724.9km, altitude 998km", "second apogee");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_apogee_then_range_and_a_time_may_stand_anywhere),
        cmocka_unit_test(figures_are_read_as_people_write_them),
        cmocka_unit_test(words_say_which_figure_is_which),
        cmocka_unit_test(a_round_figure_without_a_hedge_is_about),
        cmocka_unit_test(a_hedge_becomes_the_kind_of_the_claim),
        cmocka_unit_test(an_interval_has_a_hyphen_a_dash_or_two_dots),
        cmocka_unit_test(a_hyphen_stands_for_a_figure_that_was_not_reported),
        cmocka_unit_test(a_length_alone_is_asked_back_with_both_readings),
        cmocka_unit_test(a_word_or_a_hyphen_tells_a_length_alone_apart),
        cmocka_unit_test(a_name_within_a_figure_decides),
        cmocka_unit_test(a_length_before_a_named_apogee_is_the_range),
        cmocka_unit_test(a_report_without_a_name_or_a_figure_is_refused),
        cmocka_unit_test(a_word_that_is_no_figure_is_named_with_what_to_write),
        cmocka_unit_test(a_figure_too_many_is_refused),
    };
    return cmocka_run_group_tests_name("report_text", tests, NULL, NULL);
}
