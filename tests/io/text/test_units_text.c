/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/text/summary.h"

#include <stdlib.h>
#include <string.h>

/* ---- quantities ---- */

static void lengths_have_three_figures(void **state)
{
    (void)state;
    const struct {
        double km;
        const char *text;
    } rows[] = {{0.0, "0 km"},          {0.4, "0 km"},        {-0.3, "0 km"},
                {52.4, "52 km"},        {352.6, "353 km"},    {999.6, "1,000 km"},
                {1001.2, "1,000 km"},   {7064.0, "7,060 km"}, {9996.0, "10,000 km"},
                {14193.0, "14,200 km"}, {-12.3, "-12 km"},    {384400.0, "384,400 km"},
                {18949.9, "18,900 km"}, {1234.5, "1,230 km"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[LOFT_QUANTITY_TEXT];
        assert_string_equal(loft_text_km(text, 1000.0 * rows[i].km), rows[i].text);
    }
}

static void times_are_rounded_the_more_the_longer(void **state)
{
    (void)state;
    const struct {
        double s;
        const char *text;
    } rows[] = {{0.0, "0 s"},
                {52.4, "52 s"},
                {59.6, "1 min"},
                {327.6, "5 min 28 s"},
                {599.6, "10 min"},
                {1323.0, "22 min"},
                {5119.3, "85 min 20 s"},
                {7196.0, "2 h 0 min"},
                {7512.0, "2 h 5 min"},
                {86399.0, "24 h 0 min"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[LOFT_QUANTITY_TEXT];
        assert_string_equal(loft_text_time(text, rows[i].s), rows[i].text);
    }
}

static void a_fitted_length_has_the_digits_of_its_claim_where_it_has_them_all(
    void **state)
{
    (void)state;
    const loft_claim exact = loft_claim_figure(LOFT_CLAIM_EXACT, 7687.5, 1000.0);
    const loft_claim about = loft_claim_figure(LOFT_CLAIM_ABOUT, 4475.0, 1000.0);
    const loft_claim more = loft_claim_figure(LOFT_CLAIM_MORE_THAN, 4475.0, 1000.0);
    const loft_claim none = {.kind = LOFT_CLAIM_NONE};
    const struct {
        double km;
        const loft_claim *claim;
        const char *text;
    } rows[] = {{7687.4996, &exact, "7,687.5 km"}, {7687.56, &exact, "7,690 km"},
                {7687.5, NULL, "7,690 km"},        {7687.5, &none, "7,690 km"},
                {4475.3, &about, "4,475 km"},      {4476.0, &about, "4,480 km"},
                {4475.0, &more, "4,480 km"},       {0.5, &exact, "500 m"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[LOFT_QUANTITY_TEXT];
        assert_string_equal(
            loft_text_fitted_length(text, 1000.0 * rows[i].km, rows[i].claim),
            rows[i].text);
    }
}

static void masses_are_to_the_kilogram_from_a_tonne_on(void **state)
{
    (void)state;
    const struct {
        double kg;
        const char *text;
    } rows[] = {{1.0, "1 kg"},
                {12.34, "12.34 kg"},
                {453.59237, "453.59 kg"},
                {999.6, "1,000 kg"},
                {1234.5678, "1,235 kg"},
                {100e3, "100,000 kg"},
                {1234567.8, "1,234,568 kg"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[LOFT_QUANTITY_TEXT];
        assert_string_equal(loft_text_mass(text, rows[i].kg), rows[i].text);
    }
}

static void claims_keep_their_wording(void **state)
{
    (void)state;
    char text[LOFT_QUANTITY_TEXT];
    const struct {
        loft_claim_kind kind;
        double figure;
        const char *text;
    } km[] = {{LOFT_CLAIM_NONE, 0.0, "not reported"},
              {LOFT_CLAIM_ABOUT, 1000.0, "about 1,000 km"},
              {LOFT_CLAIM_MORE_THAN, 7000.0, "more than 7,000 km"},
              {LOFT_CLAIM_UP_TO, 60.0, "up to 60 km"},
              {LOFT_CLAIM_EXACT, 7687.5, "7,687.5 km"},
              {LOFT_CLAIM_EXACT, 950.0, "950 km"}};
    for (size_t i = 0; i < sizeof km / sizeof km[0]; i++) {
        const loft_claim claim = loft_claim_figure(km[i].kind, km[i].figure, 1000.0);
        assert_string_equal(loft_text_claim_km(text, &claim), km[i].text);
    }
    const loft_claim between = loft_claim_interval(500.0, 600.0, 1000.0);
    assert_string_equal(loft_text_claim_km(text, &between), "500 to 600 km");
    const loft_claim halves = loft_claim_interval(81.0, 84.5, 1000.0);
    assert_string_equal(loft_text_claim_km(text, &halves), "81 to 84.5 km");
    const loft_claim seconds = loft_exact_s(5156.0);
    assert_string_equal(loft_text_claim_time(text, &seconds), "5,156 s");
    const loft_claim minutes = loft_about_s(4260.0);
    assert_string_equal(loft_text_claim_time(text, &minutes), "about 71 min");
    const loft_claim exact = loft_exact_s(4260.0);
    assert_string_equal(loft_text_claim_time(text, &exact), "71 min");
    const loft_claim none = {.kind = LOFT_CLAIM_NONE};
    assert_string_equal(loft_text_claim_time(text, &none), "not reported");
}

/* Whatever the number, the text has its end within its room. */
static void an_absurd_length_is_cut(void **state)
{
    (void)state;
    char text[LOFT_QUANTITY_TEXT];
    loft_text_km(text, -1e63);
    assert_in_range(strlen(text), 40, LOFT_QUANTITY_TEXT - 1);
    assert_int_equal(text[0], '-');
}

static void only_whole_minutes_are_minutes(void **state)
{
    (void)state;
    char text[LOFT_QUANTITY_TEXT];
    loft_claim claim = loft_about_s(4260.0);
    assert_true(claim.rounding >= 30.0);
    claim.value = 4275.0;
    assert_string_equal(loft_text_claim_time(text, &claim), "about 4,275 s");
}

/* ---- wrapping ---- */

/* Seconds of "46 min", "1 min 12 s", "2 h 5 min". */
static double seconds_in(const char *text)
{
    double sum = 0.0;
    double value = 0.0;
    char unit[8];
    int used = 0;
    while (sscanf(text, "%lf %7s%n", &value, unit, &used) == 2) {
        sum += value * (strcmp(unit, "h") == 0     ? 3600.0
                        : strcmp(unit, "min") == 0 ? 60.0
                                                   : 1.0);
        text += used;
    }
    return sum;
}

static void a_difference_of_times_is_that_of_what_is_printed(void **state)
{
    (void)state;
    for (double model_s = 3.4; model_s < 9000.0; model_s *= 1.0137) {
        for (double reported_s = 20.0; reported_s < 9000.0; reported_s *= 1.31) {
            const loft_claim said = {
                .kind = LOFT_CLAIM_EXACT, .value = round(reported_s), .rounding = 0.5};
            char model[LOFT_QUANTITY_TEXT];
            char reported[LOFT_QUANTITY_TEXT];
            char gap[LOFT_QUANTITY_TEXT];
            loft_text_time(model, model_s);
            loft_text_claim_spoken_time(reported, &said);
            loft_text_time_gap(gap, said.value, model_s);
            CHECK_NEAR(fabs(seconds_in(reported) - seconds_in(model)), seconds_in(gap),
                       0.0);
            CHECK_NEAR(loft_text_time_shown(model_s), seconds_in(model), 0.0);
        }
    }
}

static void a_time_in_seconds_is_shown_in_minutes_too(void **state)
{
    (void)state;
    char text[LOFT_QUANTITY_TEXT];
    loft_claim time_s = {.kind = LOFT_CLAIM_ABOUT, .value = 2832.0, .rounding = 0.5};
    assert_string_equal(loft_text_claim_both_times(text, &time_s),
                        "about 2,832 s (47 min 12 s)");
    time_s = (loft_claim){.kind = LOFT_CLAIM_TRACKED, .value = 2220.0, .rounding = 30.0};
    assert_string_equal(loft_text_claim_both_times(text, &time_s), "tracked for 37 min");
    time_s = (loft_claim){.kind = LOFT_CLAIM_EXACT, .value = 42.0, .rounding = 0.5};
    assert_string_equal(loft_text_claim_both_times(text, &time_s), "42 s");
    time_s = (loft_claim){.kind = LOFT_CLAIM_NONE};
    assert_string_equal(loft_text_claim_both_times(text, &time_s), "not reported");
}

/* The ends of a band and its width, each rounded. */
static void a_length_is_shown_as_it_is_printed(void **state)
{
    (void)state;
    for (double length_m = 900.0; length_m < 3e7; length_m *= 1.0173) {
        char text[LOFT_QUANTITY_TEXT];
        char plain[LOFT_QUANTITY_TEXT];
        char again[LOFT_QUANTITY_TEXT];
        loft_text_km(text, length_m);
        loft_text_km(again, loft_text_km_shown(length_m));
        size_t n = 0;
        for (const char *c = text; *c != '\0'; c++) {
            if (*c != ',') {
                plain[n++] = *c;
            }
        }
        plain[n] = '\0';
        CHECK_NEAR(1000.0 * strtod(plain, NULL), loft_text_km_shown(length_m), 1e-12);
        assert_string_equal(text, again);
    }
}

static size_t characters(const char *text, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

static void no_line_is_wider_than_the_columns(void **state)
{
    (void)state;
    const char *text = "A b\303\244r of 62\302\260 \342\200\223 and a "
                       "na\303\257ve word or two, \303\251\303\251\303\251\303\251 end";
    for (int columns = 9; columns < 80; columns++) {
        char *wrapped = loft_text_wrap(text, "> ", "    ", columns);
        assert_non_null(wrapped);
        assert_int_equal(strncmp(wrapped, "> A", 3), 0);
        char joined[128] = "";
        for (char *line = wrapped; *line != '\0';) {
            const size_t n = strcspn(line, "\n");
            assert_true(characters(line, n) <= (size_t)columns);
            const size_t indent = line == wrapped ? 2 : 4;
            if (line != wrapped) {
                assert_int_equal(strncmp(line, "    ", 4), 0);
                strcat(joined, " ");
            }
            /* whole characters: no line starts with a continuation byte */
            assert_true(((unsigned char)line[indent] & 0xC0) != 0x80);
            strncat(joined, line + indent, n - indent);
            assert_int_equal(line[n], '\n');
            line += n + 1;
        }
        assert_string_equal(joined, text);
        free(wrapped);
    }
}

static void a_line_is_filled_to_its_last_column(void **state)
{
    (void)state;
    char *wrapped = loft_text_wrap("\303\251\303\251 abc de", "", "", 6);
    assert_string_equal(wrapped, "\303\251\303\251 abc\nde\n");
    free(wrapped);
    wrapped = loft_text_wrap("unbreakable ab", "", " ", 4);
    assert_string_equal(wrapped, "unbreakable\n ab\n");
    free(wrapped);
    wrapped = loft_text_wrap("abc 90 % of", "", "", 7);
    assert_string_equal(wrapped, "abc\n90 % of\n");
    free(wrapped);
    wrapped = loft_text_wrap("", "-", " ", 4);
    assert_string_equal(wrapped, "-\n");
    free(wrapped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_have_three_figures),
        cmocka_unit_test(times_are_rounded_the_more_the_longer),
        cmocka_unit_test(
            a_fitted_length_has_the_digits_of_its_claim_where_it_has_them_all),
        cmocka_unit_test(masses_are_to_the_kilogram_from_a_tonne_on),
        cmocka_unit_test(claims_keep_their_wording),
        cmocka_unit_test(an_absurd_length_is_cut),
        cmocka_unit_test(only_whole_minutes_are_minutes),
        cmocka_unit_test(a_difference_of_times_is_that_of_what_is_printed),
        cmocka_unit_test(a_time_in_seconds_is_shown_in_minutes_too),
        cmocka_unit_test(a_length_is_shown_as_it_is_printed),
        cmocka_unit_test(no_line_is_wider_than_the_columns),
        cmocka_unit_test(a_line_is_filled_to_its_last_column),
    };
    return cmocka_run_group_tests_name("report_units", tests, NULL, NULL);
}
