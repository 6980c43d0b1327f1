/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer of an event, written and read back. */
#include "io/files/event_json.h"

#include <math.h>
#include <stdlib.h>

#include "messages.h"
#include "parsed.h"

static loft_band band_of(double p50)
{
    return (loft_band){
        .p05 = 0.7654321 * p50, .p50 = p50, .p95 = INFINITY, .unbounded = 0.12345};
}

static loft_event_answer some_answer(void)
{
    loft_event_answer a = {.posterior = {.samples = 1234,
                                         .solved = 1200,
                                         .effective = 876.54321,
                                         .no_rotation_m = band_of(4.7654321e6),
                                         .toward_azimuth_m = band_of(5.1234567e6)},
                           .what_if = {.asked = true,
                                       .source = 2,
                                       .time_s = 2832.0,
                                       .within_s = 5.0,
                                       .effective = 87.654321,
                                       .has_band = true,
                                       .no_rotation_m = band_of(6.7654321e6),
                                       .toward_azimuth_m = band_of(7.1234567e6)},
                           .load = {.asked = true,
                                    .load = {LOFT_LOAD_TIMES, 1.25},
                                    .boosters = 200,
                                    .grounded = 3,
                                    .has_band = true,
                                    .no_rotation_m = band_of(3.7654321e6)}};
    for (int i = 0; i < LOFT_NEXT_FIGURES; i++) {
        a.next_width_m[i] = 1e6 + i;
    }
    a.n_falls = 1;
    a.falls[0] =
        (loft_stage_area){.stage = 1,
                          .share = 0.75,
                          .middle_m = 123456.7,
                          .middle_rad = 0.02,
                          .middle_s = 654.3,
                          .middle = {.lat_rad = 0.7, .lon_rad = 2.1},
                          .area = {.nearest_m = 98765.4,
                                   .farthest_m = 234567.8,
                                   .azimuth_rad = 0.01, /* to either side of north */
                                   .half_width_rad = 0.15}};
    return a;
}

/* To be freed. */
static loft_event_answer *read_back(const loft_event_answer *answer)
{
    loft_json_writer *w = loft_json_writer_new();
    char *text = NULL;
    size_t size = 0;
    loft_event_answer *got = NULL;
    loft_diags *diags = loft_diags_new();
    loft_json_write_begin_object(w);
    loft_event_answer_write(w, answer, NULL);
    loft_json_write_end_object(w);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    loft_json_doc *doc = parsed(text);
    assert_int_equal(loft_event_answer_read(loft_json_root(doc), diags, &got), LOFT_OK);
    assert_no_messages(diags);
    loft_diags_free(diags);
    loft_json_free(doc);
    free(text);
    return got;
}

static void check_band(const loft_band *got, const loft_band *want)
{
    CHECK_NEAR(got->p05, want->p05, 1e-15);
    CHECK_NEAR(got->p50, want->p50, 1e-15);
    assert_true(isinf(got->p95));
    CHECK_NEAR(got->unbounded, want->unbounded, 1e-15);
}

static void an_answer_comes_back_with_its_what_if(void **state)
{
    (void)state;
    const loft_event_answer want = some_answer();
    loft_event_answer *got = read_back(&want);
    check_band(&got->posterior.no_rotation_m, &want.posterior.no_rotation_m);
    assert_int_equal(got->posterior.samples, 1234);
    CHECK_NEAR(got->next_width_m[2], want.next_width_m[2], 1e-15);
    assert_true(got->what_if.asked && got->what_if.has_band);
    assert_int_equal(got->what_if.source, 2);
    CHECK_NEAR(got->what_if.time_s, 2832.0, 0.0);
    CHECK_NEAR(got->what_if.within_s, 5.0, 0.0);
    CHECK_NEAR(got->what_if.effective, 87.654321, 1e-15);
    check_band(&got->what_if.no_rotation_m, &want.what_if.no_rotation_m);
    check_band(&got->what_if.toward_azimuth_m, &want.what_if.toward_azimuth_m);
    free(got);
}

static void a_what_if_without_a_band_or_without_a_time_comes_back(void **state)
{
    (void)state;
    loft_event_answer want = some_answer();
    want.what_if.has_band = false;
    loft_event_answer *got = read_back(&want);
    assert_true(got->what_if.asked && !got->what_if.has_band);
    free(got);
    want.what_if = (loft_what_if){.asked = false};
    got = read_back(&want);
    assert_false(got->what_if.asked);
    free(got);
}

static void another_load_comes_back_in_each_form(void **state)
{
    (void)state;
    const loft_load loads[] = {
        {LOFT_LOAD_TIMES, 1.25}, {LOFT_LOAD_KG, 500.0}, {LOFT_LOAD_MORE_KG, 200.0}};
    loft_event_answer want = some_answer();
    for (size_t i = 0; i < sizeof loads / sizeof loads[0]; i++) {
        want.load.load = loads[i];
        loft_event_answer *got = read_back(&want);
        assert_true(got->load.asked && got->load.has_band);
        assert_int_equal(got->load.load.kind, loads[i].kind);
        CHECK_NEAR(got->load.load.value, loads[i].value, 0.0);
        assert_int_equal(got->load.boosters, 200);
        assert_int_equal(got->load.grounded, 3);
        check_band(&got->load.no_rotation_m, &want.load.no_rotation_m);
        free(got);
    }
    want.load.has_band = false;
    loft_event_answer *got = read_back(&want);
    assert_true(got->load.asked && !got->load.has_band);
    free(got);
    want.load = (loft_load_answer){.asked = false};
    got = read_back(&want);
    assert_false(got->load.asked);
    free(got);
}

static void the_falls_of_stages_come_back_about_north_too(void **state)
{
    (void)state;
    const loft_event_answer answer = some_answer();
    loft_event_answer *got = read_back(&answer);
    const loft_stage_area *want = &answer.falls[0];
    assert_int_equal(got->n_falls, 1);
    assert_int_equal(got->falls[0].stage, 1);
    CHECK_NEAR(got->falls[0].share, want->share, 0.0);
    CHECK_NEAR(got->falls[0].middle_m, want->middle_m, 1e-15);
    CHECK_NEAR(got->falls[0].middle_s, want->middle_s, 0.0);
    CHECK_NEAR(got->falls[0].middle.lat_rad, want->middle.lat_rad, 1e-15);
    CHECK_NEAR(got->falls[0].area.nearest_m, want->area.nearest_m, 1e-15);
    CHECK_NEAR(got->falls[0].area.farthest_m, want->area.farthest_m, 1e-15);
    CHECK_WITHIN(got->falls[0].area.azimuth_rad, want->area.azimuth_rad, 1e-13);
    CHECK_WITHIN(got->falls[0].area.half_width_rad, want->area.half_width_rad, 1e-13);
    free(got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_falls_of_stages_come_back_about_north_too),
        cmocka_unit_test(an_answer_comes_back_with_its_what_if),
        cmocka_unit_test(a_what_if_without_a_band_or_without_a_time_comes_back),
        cmocka_unit_test(another_load_comes_back_in_each_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
