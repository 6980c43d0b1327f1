/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "golden.h"
#include "io/reading/known_names.h"

static const char *at(const void *table, size_t i)
{
    const char *const *names = table;
    return names[i];
}

static const char *const three[] = {"csv", "json", "kml", NULL};
static const loft_known_names formats = {"format", "formats", "--format", at, three};

static void a_name_is_found_at_its_place(void **state)
{
    (void)state;
    char message[LOFT_MESSAGE] = "untouched";
    size_t place = 99;
    assert_true(loft_known_names_find(&formats, "kml", &place, message));
    assert_int_equal(place, 2);
    assert_true(loft_known_names_find(&formats, "KmL", &place, message));
    assert_int_equal(place, 2);
    assert_string_equal(message, "untouched");
}

/* The whole message is in tests/golden/known_names.txt. */
static void refused(const loft_known_names *c, const char *typed, const char *part)
{
    char message[LOFT_MESSAGE];
    size_t place = 99;
    assert_false(loft_known_names_find(c, typed, &place, message));
    assert_int_equal(place, 99);
    assert_has(message, part);
    golden_message("known_names", c->noun, typed, message);
}

static void a_near_name_is_suggested(void **state)
{
    (void)state;
    refused(&formats, "jsn", "'json'");
    refused(&formats, "KNL", "'kml'");
}

static void of_equally_near_names_none_is_suggested(void **state)
{
    (void)state;
    static const char *const numbered[] = {"liquid-1", "liquid-2", "solid", NULL};
    const loft_known_names classes = {"class", "classes", "--class", at, numbered};
    refused(&classes, "liquid-9", "liquid-1, liquid-2 and solid");
    refused(&classes, "solyd", "mean 'solid'");
}

static void else_all_names_are_given(void **state)
{
    (void)state;
    refused(&formats, "spreadsheet", "csv, json and kml");
    static const char *const one[] = {"panels", NULL};
    const loft_known_names kinds = {"plot kind", "kinds", NULL, at, one};
    refused(&kinds, "xyz", "panels");
}

static void what_was_typed_cannot_drive_a_terminal(void **state)
{
    (void)state;
    char message[LOFT_MESSAGE];
    size_t place = 0;
    assert_false(loft_known_names_find(&formats, "\033[2Jspreadsheet", &place, message));
    assert_null(strchr(message, '\033'));
}

static void names_are_joined_as_in_a_sentence(void **state)
{
    (void)state;
    static const char *const two[] = {"csv", "kml", NULL};
    static const char *const none[] = {NULL};
    const loft_known_names pair = {"format", "formats", NULL, at, two};
    const loft_known_names empty = {"format", "formats", NULL, at, none};
    char text[LOFT_MESSAGE];
    assert_string_equal(loft_known_names_join(&formats, "or", text), "csv, json or kml");
    assert_string_equal(loft_known_names_join(&pair, "and", text), "csv and kml");
    assert_string_equal(loft_known_names_join(&empty, "or", text), "");
}

static void a_long_list_is_cut_at_the_end_of_the_buffer(void **state)
{
    (void)state;
    static const char *many[100];
    for (int i = 0; i < 99; i++) {
        many[i] = "liquid-1";
    }
    const loft_known_names classes = {"class", "classes", NULL, at, many};
    char text[LOFT_MESSAGE];
    assert_int_equal(strlen(loft_known_names_join(&classes, "and", text)),
                     LOFT_MESSAGE - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_found_at_its_place),
        cmocka_unit_test(a_near_name_is_suggested),
        cmocka_unit_test(of_equally_near_names_none_is_suggested),
        cmocka_unit_test(else_all_names_are_given),
        cmocka_unit_test(what_was_typed_cannot_drive_a_terminal),
        cmocka_unit_test(names_are_joined_as_in_a_sentence),
        cmocka_unit_test(a_long_list_is_cut_at_the_end_of_the_buffer),
    };
    return cmocka_run_group_tests_name("known_names", tests, NULL, NULL);
}
