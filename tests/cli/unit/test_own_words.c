/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program reads what it prints: each length and time of its texts, as an option takes
 * them, each report of the answer as --report takes it, and what it assumes.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "classes.h"
#include "io/files/class_text.h"
#include "io/reading/quantity.h"
#include "io/reading/report_text.h"
#include "io/text/answer_text.h"
#include "io/text/range_words.h"
#include "io/text/units_text.h"
#include "sim/base/random.h"

enum {
    PHRASE = 120,
    TRIALS = 2000
};

static const loft_quantity_want length = {
    .option = "--range", .example = "787km", .sign = LOFT_QUANTITY_ANY_SIGN};
static const loft_quantity_want duration = {.option = "--time",
                                            .example = "85m56s",
                                            .dimension = LOFT_QUANTITY_TIME,
                                            .sign = LOFT_QUANTITY_ANY_SIGN};
static const loft_quantity_want angle = {.option = "--azimuth",
                                         .example = "71deg",
                                         .dimension = LOFT_QUANTITY_ANGLE,
                                         .sign = LOFT_QUANTITY_ANY_SIGN,
                                         .one_value = true};

static loft_quantity read_as(const loft_quantity_want *want, const char *text)
{
    char message[LOFT_MESSAGE] = "";
    loft_quantity got = {.kind = LOFT_CLAIM_NONE};
    if (loft_quantity_read(want, text, &got, message) != LOFT_OK) {
        fail_msg("%s: %s", text, message);
    }
    return got;
}

/* ---- numbers as they are rounded ---- */

static void rounded_numbers_come_back_as_they_were_printed(void **state)
{
    (void)state;
    char text[LOFT_QUANTITY_TEXT];
    char again[LOFT_QUANTITY_TEXT];
    for (int i = 0; i < TRIALS; i++) {
        const double value = pow(10.0, 7.4 * loft_random_uniform(7, (uint64_t)i, 0));
        loft_text_km(text, value);
        assert_string_equal(loft_text_km(again, read_as(&length, text).lo), text);
        loft_text_miles(text, value);
        assert_string_equal(loft_text_miles(again, read_as(&length, text).lo), text);
        loft_text_time(text, value / 100.0);
        assert_string_equal(loft_text_time(again, read_as(&duration, text).lo), text);
    }
}

static void spans_are_read_with_their_miles(void **state)
{
    (void)state;
    static const double ends_m[][2] = {
        {9460e3, 14300e3}, {150e3, 987e3}, {1001e3, 1002e3}, {11900e3, INFINITY}};
    for (size_t i = 0; i < sizeof ends_m / sizeof ends_m[0]; i++) {
        loft_text text;
        char *bytes = NULL;
        assert_int_equal(loft_text_open(&text), LOFT_OK);
        loft_write_span(text.out, ends_m[i][0], ends_m[i][1]);
        assert_int_equal(loft_text_close(&text, &bytes, NULL), LOFT_OK);
        const loft_quantity got = read_as(&length, bytes);
        CHECK_WITHIN(got.lo, ends_m[i][0], 0.005 * ends_m[i][0]);
        if (isfinite(ends_m[i][1])) {
            CHECK_WITHIN(got.hi, ends_m[i][1], 0.005 * ends_m[i][1]);
        } else {
            assert_int_equal(got.kind, LOFT_CLAIM_MORE_THAN);
        }
        free(bytes);
    }
}

/* ---- whole reports ---- */

static loft_claim any_claim(int i, int figure)
{
    const double u = loft_random_uniform(11, (uint64_t)i, (uint32_t)figure);
    const double v = loft_random_uniform(13, (uint64_t)i, (uint32_t)figure);
    const bool is_time = figure == 2;
    const double least = is_time ? 61.0 : 12.0;
    const double most = is_time ? 6000.0 : 15000.0;
    const double value = least * pow(most / least, u);
    const double whole = round(value);
    switch ((int)(7.0 * v)) {
    case 0:
        return (loft_claim){.kind = LOFT_CLAIM_NONE};
    case 1:
        return is_time ? loft_about_min(round(value / 60.0)) : loft_about_km(whole);
    case 2:
        return is_time ? loft_claim_time(LOFT_CLAIM_UP_TO, whole) : loft_up_to_km(whole);
    case 3:
        return is_time ? loft_claim_time(LOFT_CLAIM_MORE_THAN, whole)
                       : loft_more_than_km(whole);
    case 4:
        return is_time ? loft_claim_interval(whole, whole + 60.0, 1.0)
                       : loft_between_km(whole, whole + 50.0);
    case 5:
        return is_time ? loft_claim_time(LOFT_CLAIM_TRACKED, 60.0 * round(value / 60.0))
                       : loft_exact_km(round(10.0 * value) / 10.0);
    default:
        return is_time ? loft_exact_s(whole) : loft_exact_km(whole);
    }
}

/* A round figure comes back as "about"; all others as the kind that they were. */
static void same_claim(const char *text, const loft_claim *got, const loft_claim *want)
{
    const bool now_about =
        want->kind == LOFT_CLAIM_EXACT && got->kind == LOFT_CLAIM_ABOUT;
    if (got->kind != want->kind && !now_about) {
        fail_msg("%s: kind %s, wanted %s", text, loft_claim_kind_name(got->kind),
                 loft_claim_kind_name(want->kind));
    }
    if (want->kind != LOFT_CLAIM_NONE && !(fabs(got->lo - want->lo) <= 1e-9 * want->lo &&
                                           fabs(got->hi - want->hi) <= 1e-9 * want->hi)) {
        fail_msg("%s: %.9g to %.9g, wanted %.9g to %.9g", text, got->lo, got->hi,
                 want->lo, want->hi);
    }
}

static void the_figures_of_an_answer_are_a_report(void **state)
{
    (void)state;
    static const char *const openings[] = {"Reported: ", "KCNA reported "};
    for (int i = 0; i < TRIALS; i++) {
        const loft_report report = {any_claim(i, 0), any_claim(i, 1), any_claim(i, 2)};
        loft_text text;
        char *bytes = NULL;
        char message[LOFT_MESSAGE] = "";
        loft_report_text got = {.name = ""};
        if (loft_report_is_empty(&report)) {
            continue;
        }
        assert_int_equal(loft_text_open(&text), LOFT_OK);
        fputs(openings[i % 2], text.out);
        loft_write_figures(text.out, &report);
        fputs(".", text.out);
        assert_int_equal(loft_text_close(&text, &bytes, NULL), LOFT_OK);
        if (loft_report_text_read("--report", bytes, &got, message) != LOFT_OK) {
            fail_msg("%s: %s", bytes, message);
        }
        same_claim(bytes, &got.report.apogee_m, &report.apogee_m);
        same_claim(bytes, &got.report.range_m, &report.range_m);
        same_claim(bytes, &got.report.time_s, &report.time_s);
        free(bytes);
    }
}

/* ---- the blessed texts of all commands ---- */

static char *blessed(const char *name)
{
    char path[256];
    char *text = calloc(1, 1 << 20);
    snprintf(path, sizeof path, "tests/golden/%s.txt", name);
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    assert_non_null(text);
    const size_t size = fread(text, 1, (1 << 20) - 1, in);
    assert_true(size > 0 && size < (1 << 20) - 1);
    fclose(in);
    return text;
}

static bool is_number(const char *word, size_t size)
{
    return size > 0 && isdigit((unsigned char)word[0]) &&
           strspn(word, "0123456789,.") == size && isdigit((unsigned char)word[size - 1]);
}

/* The unit that a word is, without the punctuation behind it; what it measures. */
static const loft_quantity_want *unit_of(const char *word, size_t *size)
{
    static const struct {
        const char *unit;
        const loft_quantity_want *want;
    } units[] = {{"km", &length},    {"miles", &length}, {"m", &length},
                 {"min", &duration}, {"s", &duration},   {"h", &duration}};
    const size_t letters = strspn(word, "abcdefghijklmnopqrstuvwxyz");
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        const bool ends = word[letters] == '\0' || strchr(" \n,.;:)", word[letters]);
        if (letters == strlen(units[i].unit) && ends &&
            strncmp(word, units[i].unit, letters) == 0) {
            *size = letters;
            return units[i].want;
        }
    }
    return NULL;
}

/* The number and unit at a word, and a time in two parts; the bytes they take, or 0. */
static size_t check_phrase(const char *word, size_t *read)
{
    char phrase[PHRASE];
    const size_t number = strcspn(word, " \n");
    size_t letters = 0;
    if (!is_number(word, number) || word[number] == '\0') {
        return 0;
    }
    const char *unit = word + number + strspn(word + number, " \n");
    const loft_quantity_want *want = unit_of(unit, &letters);
    if (want == NULL) {
        return 0;
    }
    size_t end = (size_t)(unit - word) + letters;
    const char *next = word + end + strspn(word + end, " \n");
    const size_t seconds = strspn(next, "0123456789");
    size_t second_unit = 0;
    if (want == &duration && seconds > 0 && next[seconds] == ' ' &&
        unit_of(next + seconds + 1, &second_unit) == &duration) {
        end = (size_t)(next - word) + seconds + 1 + second_unit;
    }
    snprintf(phrase, sizeof phrase, "%.*s", (int)end, word);
    (void)read_as(want, phrase);
    ++*read;
    return end;
}

static void every_length_and_time_of_the_commands_is_read(void **state)
{
    (void)state;
    static const char *const names[] = {
        "estimate", "run",         "case",   "result", "pictures",
        "report",   "report_band", "flight", "joint",  "report_compare"};
    size_t read = 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *text = blessed(names[i]);
        for (const char *at = text; *at != '\0';) {
            const size_t size = check_phrase(at, &read);
            at += size > 0 ? size : strcspn(at, " \n(");
            at += strspn(at, " \n(");
        }
        free(text);
    }
    assert_true(read > 500);
}

/* "Assumed: --site 40.0,126.0 (the middle ...". */
static void every_assumption_is_taken_as_it_is_printed(void **state)
{
    (void)state;
    size_t n = 0;
    char *text = blessed("estimate");
    for (const char *at = strstr(text, "Assumed: --"); at != NULL;
         at = strstr(at + 1, "Assumed: --")) {
        char option[20];
        char value[60];
        char message[LOFT_MESSAGE] = "";
        loft_place place;
        assert_int_equal(sscanf(at, "Assumed: --%19s %59s", option, value), 2);
        if (strcmp(option, "site") == 0) {
            assert_int_equal(LOFT_OK, loft_place_read("--site", value, &place, message));
        } else if (strcmp(option, "azimuth") == 0) {
            (void)read_as(&angle, value);
        } else {
            assert_string_equal(option, "class");
            assert_non_null(loft_class_text_one(data, "--class", value, message));
        }
        n++;
    }
    free(text);
    assert_true(n > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounded_numbers_come_back_as_they_were_printed),
        cmocka_unit_test(spans_are_read_with_their_miles),
        cmocka_unit_test(the_figures_of_an_answer_are_a_report),
        cmocka_unit_test(every_length_and_time_of_the_commands_is_read),
        cmocka_unit_test(every_assumption_is_taken_as_it_is_printed),
    };
    return cmocka_run_group_tests_name("own_words", tests, open_data, close_data);
}
