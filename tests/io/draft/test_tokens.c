/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "io/draft/numbers.h"
#include "io/draft/sentences.h"
#include "io/draft/tokens.h"

static loft_tokens tokens_of(const char *text)
{
    loft_tokens t;
    assert_int_equal(loft_tokens_make(text, strlen(text), &t), LOFT_OK);
    return t;
}

static void number_is(const char *text, double value, double step)
{
    loft_tokens t = tokens_of(text);
    loft_text_number n;
    assert_true(loft_text_number_at(&t, 0, &n));
    CHECK_NEAR(n.value, value, 1e-15);
    CHECK_NEAR(n.step, step, 1e-15);
    loft_tokens_fini(&t);
}

static void numbers_have_thousands_in_both_styles(void **state)
{
    (void)state;
    number_is("6,248.5 km", 6248.5, 0.1);
    number_is("6.248,5 km", 6248.5, 0.1);
    number_is("1.090 km", 1090, 1);
    number_is("1.090 km and 6,248.5 km", 1.09, 0.001);
    number_is("4\xe2\x80\xaf"
              "475 km",
              4475, 1);
    number_is("1'001 km", 1001, 1);
    number_is("\xef\xbc\x91\xef\xbc\x92 km", 12, 1); /* wide digits */
}

static void numbers_stand_in_words_to_a_hundred(void **state)
{
    (void)state;
    number_is("seven", 7, 1);
    number_is("eighty-six minutes", 86, 1);
    number_is("six thousand km", 6000, 1000);
    number_is("a hundred km", 100, 100);
    number_is("one thousand two hundred", 1200, 100);
}

static void numbers_have_factors_of_korean_and_japanese(void **state)
{
    (void)state;
    number_is("6천㎞", 6000, 1000);
    number_is("1천100km", 1100, 1);
    number_is("1万3000キロ", 13000, 1);
    number_is("1만5천km", 15000, 1000);
}

static void tokens_keep_their_place(void **state)
{
    (void)state;
    loft_tokens t = tokens_of("Japan\xe2\x80\x99s U.S. 7:10 a.m. Hwasong-19");
    assert_int_equal(t.n, 10);
    assert_string_equal(t.items[0].word, "japan");
    assert_string_equal(t.items[1].word, "'s");
    assert_int_equal(t.items[1].at, 5);
    assert_int_equal(t.items[1].size, 4);
    assert_string_equal(t.items[2].word, "u.s.");
    assert_string_equal(t.items[6].word, "a.m.");
    assert_true(t.items[7].capital && !t.items[8].spaced);
    assert_true(t.items[9].value == 19.0);
    loft_tokens_fini(&t);
}

static void sentences_are(const char *text, int n)
{
    loft_tokens t = tokens_of(text);
    loft_sentences s;
    assert_int_equal(loft_sentences_make(&t, &s), LOFT_OK);
    if (s.n != n) {
        fail_msg("%s: %d sentences, wanted %d", text, s.n, n);
    }
    free(s.items);
    loft_tokens_fini(&t);
}

static void sentences_end_at_dots_but_not_those_of_words(void **state)
{
    (void)state;
    sentences_are("It flew 1.5 km. It fell.", 2);
    sentences_are("Gen. Kim of the U.S. Army spoke at 7 a.m. on Jan. 6.", 1);
    sentences_are("It was 7:10 a.m. The missile flew.", 2);
    sentences_are("It was 7:10 a.m. Korea time.", 1);
    sentences_are("\"It flew.\" He left.", 2);
    sentences_are("発射した。落下した。", 2);
}

static void lines_end_sentences_unless_they_are_wrapped(void **state)
{
    (void)state;
    sentences_are("A headline\nThe missile flew.", 2);
    sentences_are("The missile flew\nsome way and\nfell.", 1);
    sentences_are("The missile flew\n\nA second paragraph", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_thousands_in_both_styles),
        cmocka_unit_test(numbers_stand_in_words_to_a_hundred),
        cmocka_unit_test(numbers_have_factors_of_korean_and_japanese),
        cmocka_unit_test(tokens_keep_their_place),
        cmocka_unit_test(sentences_end_at_dots_but_not_those_of_words),
        cmocka_unit_test(lines_end_sentences_unless_they_are_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
