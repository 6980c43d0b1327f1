/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/source_words.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

static void writes(const char *name, const char *inside, const char *opening)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    loft_write_source(out, name);
    fputc('|', out);
    loft_write_source_first(out, name);
    fclose(out);
    char *bar = strchr(bytes, '|');
    *bar = '\0';
    assert_string_equal(bytes, inside);
    assert_string_equal(bar + 1, opening);
    free(bytes);
}

static void institutions_are_written_out(void **state)
{
    (void)state;
    writes("ROK JCS", "South Korea's Joint Chiefs of Staff",
           "South Korea's Joint Chiefs of Staff");
    writes("US PACOM", "the US Pacific Command", "The US Pacific Command");
    writes("KCNA", "KCNA", "KCNA");
    writes("ROKAF", "ROKAF", "ROKAF"); /* a word that only begins so */
}

static void remarks_in_brackets_are_left_out(void **state)
{
    (void)state;
    writes("Japan MoD (Nakatani), by AP (tertiary)", "Japan's Ministry of Defense",
           "Japan's Ministry of Defense");
    writes("Japan (Matsuno/Hamada)", "Japan", "Japan");
    writes("A (", "A", "A");
    writes("(x)", "(x)", "(x)");
    writes("", "", "");
}

static void who_quoted_it_stays_where_the_sentence_opens(void **state)
{
    (void)state;
    writes("KCNA (as quoted by CNS)", "KCNA", "KCNA, as quoted by CNS,");
    writes("ROK JCS (first) (as summarised by CSIS) (tertiary)",
           "South Korea's Joint Chiefs of Staff",
           "South Korea's Joint Chiefs of Staff, as summarised by CSIS,");
    writes("Russian MoD via Geo News", "Russia's Ministry of Defence",
           "Russia's Ministry of Defence, as quoted by Geo News,");
    writes("Indian media via blog", "Indian media via blog", "Indian media via blog");
    writes("US Air Force, with the distance on the map", "the US Air Force",
           "The US Air Force, with the distance on the map,");
}

static void two_in_one_name_are_joined(void **state)
{
    (void)state;
    writes("KCNA / Rodong Sinmun", "KCNA and Rodong Sinmun", "KCNA and Rodong Sinmun");
    writes("US PACOM / ROK", "the US Pacific Command and South Korea",
           "The US Pacific Command and South Korea");
    writes("CNS/NTI database (tertiary)", "the CNS/NTI database", "The CNS/NTI database");
}

static void what_is_no_institution_is_one_source(void **state)
{
    (void)state;
    writes("press of the day", "one source (press of the day)",
           "One source (press of the day)");
    writes(NULL, "another source", "Another source");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(institutions_are_written_out),
        cmocka_unit_test(remarks_in_brackets_are_left_out),
        cmocka_unit_test(who_quoted_it_stays_where_the_sentence_opens),
        cmocka_unit_test(two_in_one_name_are_joined),
        cmocka_unit_test(what_is_no_institution_is_one_source),
    };
    return cmocka_run_group_tests_name("source_words", tests, NULL, NULL);
}
