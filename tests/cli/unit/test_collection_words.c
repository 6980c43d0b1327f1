/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/collection_words.h"

#include <stdlib.h>

#include "check.h"

static void is_as(const char *text, const char *wanted)
{
    char *words = collection_words(text);
    assert_non_null(words);
    assert_string_equal(words, wanted);
    free(words);
}

static void case_hyphens_spaces_and_leading_zeros_do_not_count(void **state)
{
    (void)state;
    is_as("Hwasong-12", " hwasong 12 ");
    is_as("hwasong12", " hwasong 12 ");
    is_as("  HWASONG _ 12 ", " hwasong 12 ");
    is_as("2017-05-14", " 2017 5 14 ");
    is_as("000", " 0 ");
    is_as("KN-23", " kn 23 ");
    is_as("11da-4.5", " 11 da 4 5 ");
    is_as("화성-19", " 화성 19 ");
    is_as("", " ");
    is_as("-", " ");
}

static collection_fit fit(const char *typed)
{
    static const collection_names names = {
        "2024-10-31-hwasong-19", "Hwasong-19, lofted flight", "2024-10-30T22:10Z"};
    collection_typed name;
    assert_true(collection_typed_init(typed, &name));
    const collection_fit found = collection_fit_of(&name, &names);
    collection_typed_fini(&name);
    return found;
}

static void an_id_fits_before_its_parts_and_these_before_the_title(void **state)
{
    (void)state;
    assert_int_equal(fit("2024-10-31 Hwasong 19"), COLLECTION_FIT_ID);
    assert_int_equal(fit("hwasong19"), COLLECTION_FIT_IN_ID);
    assert_int_equal(fit("2024-10-31"), COLLECTION_FIT_IN_ID);
    assert_int_equal(fit("2024-10"), COLLECTION_FIT_IN_ID);
    assert_int_equal(fit("2024-10-30"), COLLECTION_FIT_DATE);
    assert_int_equal(fit("lofted flight"), COLLECTION_FIT_TITLE);
    assert_int_equal(fit("lofted hwasong 2024"), COLLECTION_FIT_WORDS);
    assert_int_equal(fit("hwas"), COLLECTION_FIT_BEGUN);
}

/* hwasong-1 is another missile than hwasong-19, and 10-3 another day than 10-31. */
static void a_number_fits_whole_or_not(void **state)
{
    (void)state;
    assert_int_equal(fit("hwasong-1"), COLLECTION_FIT_NOT);
    assert_int_equal(fit("hwasong-9"), COLLECTION_FIT_NOT);
    assert_int_equal(fit("hwasong-10"), COLLECTION_FIT_NOT); /* though it was October */
    assert_int_equal(fit("2024-10-3"), COLLECTION_FIT_NOT);
    assert_int_equal(fit("hwasong-20"), COLLECTION_FIT_NOT);
    assert_int_equal(fit("song"), COLLECTION_FIT_NOT);
    assert_int_equal(fit(""), COLLECTION_FIT_NOT);
    assert_int_equal(fit("..."), COLLECTION_FIT_NOT);
}

static void names_that_are_not_there_fit_nothing(void **state)
{
    (void)state;
    const collection_names bare = {"loft-from-burnout", NULL, NULL};
    collection_typed name;
    assert_true(collection_typed_init("steep", &name));
    assert_int_equal(collection_fit_of(&name, &bare), COLLECTION_FIT_NOT);
    collection_typed_fini(&name);
}

static void the_name_of_an_id_is_what_is_behind_its_date(void **state)
{
    (void)state;
    assert_string_equal(collection_name_in("2024-10-31-hwasong-19"), "hwasong-19");
    assert_string_equal(collection_name_in("1944-a4-standard"), "a4-standard");
    assert_string_equal(collection_name_in("loft-from-burnout"), "loft-from-burnout");
    assert_string_equal(collection_name_in("2017"), "2017");
}

static void countries_are_compared_word_by_word(void **state)
{
    (void)state;
    assert_true(collection_same_words("north-KOREA", "North Korea"));
    assert_false(collection_same_words("North", "North Korea"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_hyphens_spaces_and_leading_zeros_do_not_count),
        cmocka_unit_test(an_id_fits_before_its_parts_and_these_before_the_title),
        cmocka_unit_test(a_number_fits_whole_or_not),
        cmocka_unit_test(names_that_are_not_there_fit_nothing),
        cmocka_unit_test(the_name_of_an_id_is_what_is_behind_its_date),
        cmocka_unit_test(countries_are_compared_word_by_word),
    };
    return cmocka_run_group_tests_name("collection_words", tests, NULL, NULL);
}
