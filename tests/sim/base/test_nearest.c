/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "check.h"
#include "sim/base/nearest.h"

static const char *nearest_of(const char *typed)
{
    static const char *const known[] = {"apogee_km", "range_km", "range", "h", "min"};
    loft_nearest nearest = {.typed = typed};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        loft_nearest_offer(&nearest, known[i]);
    }
    return nearest.word;
}

static void slips_of_the_hand_are_near(void **state)
{
    (void)state;
    static const char *const slips[][2] = {
        {"rnage", "range"},
        {"rang", "range"},
        {"Range", "range"},
        {"rangee", "range"},
        {"ramge", "range"},
        {"range_kn", "range_km"},
        {"H", "h"},
        {"mni", "min"},
        {"apogee", "apogee_km"},
        {"range km", "range_km"},
        {"apgoe_km", "apogee_km"},
    };
    for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
        assert_non_null(nearest_of(slips[i][0]));
        assert_string_equal(nearest_of(slips[i][0]), slips[i][1]);
    }
}

static void other_words_are_not_near(void **state)
{
    (void)state;
    static const char *const words[] = {"", "x", "time", "azimuth", "r", "orangutan"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        assert_null(nearest_of(words[i]));
    }
}

static void long_words_are_let_alone(void **state)
{
    (void)state;
    char word[LOFT_NEAREST_MAX + 2];
    memset(word, 'a', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    loft_nearest nearest = {.typed = word};
    loft_nearest_offer(&nearest, word);
    assert_null(nearest.word);
    loft_nearest_offer(&nearest, word + 1);
    assert_null(nearest.word);
    nearest.typed = word + 1;
    loft_nearest_offer(&nearest, word);
    assert_null(nearest.word);
    loft_nearest_offer(&nearest, word + 1);
    assert_ptr_equal(nearest.word, word + 1);
}

static void of_equals_the_first_wins(void **state)
{
    (void)state;
    loft_nearest nearest = {.typed = "cat"};
    loft_nearest_offer(&nearest, "bat");
    loft_nearest_offer(&nearest, "hat");
    assert_string_equal(nearest.word, "bat");
    loft_nearest_offer(&nearest, "cat");
    assert_string_equal(nearest.word, "cat");
    assert_int_equal(nearest.distance, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_of_the_hand_are_near),
        cmocka_unit_test(other_words_are_not_near),
        cmocka_unit_test(long_words_are_let_alone),
        cmocka_unit_test(of_equals_the_first_wins),
    };
    return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
