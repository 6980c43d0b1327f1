/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drafted.h"

#define SAID "North Korea fired a missile on January 6, 2025. "

static void roles_are_those_of_the_nearest_word(void **state)
{
    (void)state;
    check_only(SAID "It rose to 987 km.", LOFT_DRAFT_APOGEE, 987e3, LOFT_DRAFT_EXACT,
               NULL);
    check_only(SAID "It went as high as 987 km.", LOFT_DRAFT_APOGEE, 987e3,
               LOFT_DRAFT_EXACT, NULL);
    check_only(SAID "It splashed down 987 km downrange.", LOFT_DRAFT_RANGE, 987e3,
               LOFT_DRAFT_EXACT, NULL);
    check_only(SAID "It landed 987 km from the launch site.", LOFT_DRAFT_RANGE, 987e3,
               LOFT_DRAFT_EXACT, NULL);
    check_only(SAID "It was in the air for 43 minutes.", LOFT_DRAFT_FLIGHT_TIME, 2580,
               LOFT_DRAFT_EXACT, NULL);
    check_only(SAID "Its first stage burned for 121 seconds.", LOFT_DRAFT_BURN_TIME, 121,
               LOFT_DRAFT_EXACT, NULL);
    check_only(SAID "It reached Mach 12.", LOFT_DRAFT_SPEED, 12, LOFT_DRAFT_EXACT, NULL);
    check_only(SAID "It flew 987 km past Hokkaido.", LOFT_DRAFT_DISTANCE_PAST, 987e3,
               LOFT_DRAFT_EXACT, NULL);
}

static void sources_are_found_before_behind_and_in_earlier_sentences(void **state)
{
    (void)state;
    check_only(SAID "Seoul said it flew 987 km.", LOFT_DRAFT_RANGE, 987e3,
               LOFT_DRAFT_EXACT, "South Korea");
    check_only(SAID "It flew 987 km, the Joint Chiefs of Staff said.", LOFT_DRAFT_RANGE,
               987e3, LOFT_DRAFT_EXACT, "ROK JCS");
    check_only(SAID "According to KCNA, it flew 987 km.", LOFT_DRAFT_RANGE, 987e3,
               LOFT_DRAFT_EXACT, "KCNA");
    check_only(
        SAID "The Korean Central News Agency, or KCNA, said the Hwasong-18 flew 987 km.",
        LOFT_DRAFT_RANGE, 987e3, LOFT_DRAFT_EXACT, "KCNA");
    check_only(SAID "Japan's Defense Ministry saw it. It said it flew 987 km.",
               LOFT_DRAFT_RANGE, 987e3, LOFT_DRAFT_EXACT, NULL);
    check_only(SAID "Japan's Defense Ministry said so. It said it flew 987 km.",
               LOFT_DRAFT_RANGE, 987e3, LOFT_DRAFT_EXACT, "Japan MoD");
}

static void several_sources_of_one_sentence_stay_apart(void **state)
{
    (void)state;
    loft_draft *draft = drafted(
        SAID "The altitude was 6,000 km, Tokyo said, while Pyongyang said 6,248.5 km.");
    assert_string_equal(figure_at(draft, 0, 0)->source, "Japan");
    assert_string_equal(figure_at(draft, 0, 1)->source, "North Korea");
    assert_int_equal(figure_at(draft, 0, 1)->role, LOFT_DRAFT_APOGEE);
    loft_draft_free(draft);
    draft =
        drafted(SAID "Seoul and Tokyo put the range at 450 km and 430 km, respectively.");
    assert_string_equal(figure_at(draft, 0, 0)->source, "South Korea");
    assert_string_equal(figure_at(draft, 0, 1)->source, "Japan");
    loft_draft_free(draft);
}

static void respectively_ties_figures_to_nouns(void **state)
{
    (void)state;
    loft_draft *draft = drafted(
        SAID
        "Its altitude and range were 987 km and 1,234 km, respectively, Seoul said.");
    assert_int_equal(figure_at(draft, 0, 0)->role, LOFT_DRAFT_APOGEE);
    assert_int_equal(figure_at(draft, 0, 1)->role, LOFT_DRAFT_RANGE);
    CHECK_NEAR(figure_at(draft, 0, 1)->value_si, 1234e3, 1e-15);
    loft_draft_free(draft);
}

static void other_figures_are_no_figures_of_the_test(void **state)
{
    (void)state;
    check_none(SAID "Such missiles have a range of at least 5,500 km.");
    check_none(SAID "ICBMs are defined as those with ranges of more than 5,500 km.");
    check_none(SAID "It could fly 15,000 km.");
    check_none(SAID "It would have flown 10,000 km on a standard trajectory.");
    check_none(SAID "The missile has a maximum range of 2,000 km.");
    check_none(SAID "It fell 200 km off the coast of Aomori.");
    check_none(SAID "It landed outside the zone, which reaches 370 km from the shore.");
    check_none(SAID "The missile is 20 meters long and 2 meters in diameter.");
    check_none(SAID "A bomber had flown 3,000 km the day before.");
    check_none(SAID "The first stage fell 340 km away.");
    check_none(SAID "Seoul paid $3 m and sent 10,000 troops.");
}

static void another_test_has_its_own_figures(void **state)
{
    (void)state;
    loft_draft *draft = drafted(SAID "It flew 1,100 km. On October 31, 2024 it tested an "
                                     "ICBM that flew 1,001 km.");
    const loft_draft_document *d = loft_draft_content(draft);
    assert_int_equal(d->n_events, 2);
    assert_string_equal(d->events[0].date_local, "2025-01-06");
    assert_string_equal(d->events[1].date_local, "2024-10-31");
    assert_true(d->events[1].recalled);
    CHECK_NEAR(figure_at(draft, 0, 0)->value_si, 1100e3, 1e-15);
    CHECK_NEAR(figure_at(draft, 1, 0)->value_si, 1001e3, 1e-15);
    loft_draft_free(draft);
}

static void hour_is(const char *text, const char *date_utc, const char *date_local)
{
    loft_draft *draft = drafted(text);
    const loft_draft_event *e = &loft_draft_content(draft)->events[0];
    assert_non_null(e->date_utc);
    assert_string_equal(e->date_utc, date_utc);
    assert_string_equal(e->date_local, date_local);
    loft_draft_free(draft);
}

static void hours_come_in_utc_with_their_day(void **state)
{
    (void)state;
    hour_is("North Korea fired a missile at 7:10 a.m. on October 31, 2024.",
            "2024-10-30T22:10Z", "2024-10-31");
    hour_is("North Korea fired a missile at 2:48 a.m. Pyongyang time on Wednesday, "
            "November 29, 2017.",
            "2017-11-28T18:18Z", "2017-11-29");
    hour_is("North Korea launched a missile at 1:17 p.m. EST on November 28, 2017.",
            "2017-11-28T18:17Z", "2017-11-29");
    hour_is(
        "North Korea's rocket rose at 9:11 p.m. KST on Monday, 27 May 2024, the military "
        "said. An attempt of 31 May 2023 had failed too.",
        "2024-05-27T12:11Z", "2024-05-27");
    hour_is("India launched the Agni-V at 8:07 am IST on April 19, 2012.",
            "2012-04-19T02:37Z", "2012-04-19");
    hour_is(
        "October 31, 2024\n\nNorth Korea fired a missile at around 7:10 a.m. (2210 GMT "
        "Wednesday) on Thursday.",
        "2024-10-30T22:10Z", "2024-10-31");
    hour_is("2023년 2월 18일 합참은 오후 5시 22분쯤 북한이 미사일을 발사했다고 밝혔다.",
            "2023-02-18T08:22Z", "2023-02-18");
}

static void facts_of_a_test_are_read(void **state)
{
    (void)state;
    loft_draft *draft = drafted("January 8, 2025\n\nNorth Korea fired seven short-range "
                                "ballistic missiles from Sunan on Monday; one failed.");
    const loft_draft_event *e = &loft_draft_content(draft)->events[0];
    assert_string_equal(e->country, "North Korea");
    assert_string_equal(e->place, "Sunan");
    assert_string_equal(e->date_local, "2025-01-06");
    assert_int_equal(e->count, 7);
    assert_int_equal(e->outcome, LOFT_DRAFT_FAILURE);
    assert_int_equal(e->kind, LOFT_DRAFT_BALLISTIC);
    assert_null(e->date_utc);
    assert_null(e->missile);
    loft_draft_free(draft);
}

static void a_figure_knows_its_place_in_the_text(void **state)
{
    (void)state;
    const char *text = SAID "It flew about\t 987 km, Seoul said.";
    loft_draft *draft = drafted(text);
    const loft_draft_figure *f = figure_at(draft, 0, 0);
    assert_string_equal(f->words, "about 987 km");
    assert_memory_equal(text + f->at.offset, "about\t 987 km", (size_t)f->at.length);
    assert_string_equal(f->quote, "It flew about 987 km, Seoul said.");
    loft_draft_free(draft);
}

static void a_text_of_something_else_has_no_test(void **state)
{
    (void)state;
    loft_draft *draft = drafted("The weather was fine. The train took three hours.");
    assert_int_equal(loft_draft_content(draft)->n_events, 0);
    assert_int_equal(loft_draft_content(draft)->n_loose, 1);
    loft_draft_free(draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_are_those_of_the_nearest_word),
        cmocka_unit_test(sources_are_found_before_behind_and_in_earlier_sentences),
        cmocka_unit_test(several_sources_of_one_sentence_stay_apart),
        cmocka_unit_test(respectively_ties_figures_to_nouns),
        cmocka_unit_test(other_figures_are_no_figures_of_the_test),
        cmocka_unit_test(another_test_has_its_own_figures),
        cmocka_unit_test(hours_come_in_utc_with_their_day),
        cmocka_unit_test(facts_of_a_test_are_read),
        cmocka_unit_test(a_figure_knows_its_place_in_the_text),
        cmocka_unit_test(a_text_of_something_else_has_no_test),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
