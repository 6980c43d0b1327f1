/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory runs out at each call in turn: flights, their records, and answers in words. */
#include "failing.h"

#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>

#include "io/export/export.h"
#include "io/text/analysis_text.h"
#include "io/text/summary.h"
#include "loft/files.h"
#include "sim/flight/second_opinion.h"

gsl_odeiv2_driver *__real_gsl_odeiv2_driver_alloc_scaled_new(
    const gsl_odeiv2_system *system, const gsl_odeiv2_step_type *type, double h,
    double abs, double rel, double a_y, double a_dydt, const double scale[]);
gsl_odeiv2_driver *__wrap_gsl_odeiv2_driver_alloc_scaled_new(
    const gsl_odeiv2_system *system, const gsl_odeiv2_step_type *type, double h,
    double abs, double rel, double a_y, double a_dydt, const double scale[]);

gsl_odeiv2_driver *__wrap_gsl_odeiv2_driver_alloc_scaled_new(
    const gsl_odeiv2_system *system, const gsl_odeiv2_step_type *type, double h,
    double abs, double rel, double a_y, double a_dydt, const double scale[])
{
    return fails_now() ? NULL
                       : __real_gsl_odeiv2_driver_alloc_scaled_new(
                             system, type, h, abs, rel, a_y, a_dydt, scale);
}

typedef struct flown {
    loft_model model;
    loft_flight_plan plan;
    loft_trajectory *record;
    loft_flight flight;
} flown;

/* A body thrown over 50 km; the model is borrowed, so it stays where it is. */
static void throw(flown * f)
{
    *f = (flown){.model = loft_model_default(), .record = loft_trajectory_new()};
    f->plan = (loft_flight_plan){.model = &f->model,
                                 .start = {0.7123, 2.2345, 123.4},
                                 .v_enu_mps = {312.3, 512.3, 712.3},
                                 .heading_rad = 1.2345,
                                 .body = loft_body_of_beta(5432.1)};
    assert_non_null(f->record);
    assert_int_equal(loft_fly(&f->plan, f->record, &f->flight), LOFT_OK);
}

static loft_status fly_recorded(void *what)
{
    const flown *f = what;
    loft_trajectory *record = loft_trajectory_new();
    if (record == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_flight flight = {.n_events = -77};
    const loft_status status = loft_fly(&f->plan, record, &flight);
    if (status == LOFT_OK) {
        assert_int_equal(flight.n_events, f->flight.n_events);
    } else {
        assert_int_equal(flight.n_events, -77);
    }
    loft_trajectory_free(record);
    return status;
}

static void a_flight_is_recorded_or_fails(void **state)
{
    (void)state;
    flown f;
    throw(&f);
    /* The record, and room for its first 16 steps and for the next 16. */
    assert_int_equal(parallel_for_failure(fly_recorded, &f, LOFT_OK, false), 3);
    loft_trajectory_free(f.record);
}

static loft_status write_csv(void *what)
{
    const flown *f = what;
    char *text = NULL;
    size_t size = 77;
    const loft_status status = loft_export_csv(
        &(loft_export_table){
            .plan = &f->plan, .record = f->record, .flight = &f->flight, .step_s = 1.0},
        &text, &size);
    assert_true((text != NULL) == (status == LOFT_OK));
    assert_true((size != 77) == (status == LOFT_OK));
    free(text);
    return status;
}

static void a_table_is_written_or_not(void **state)
{
    (void)state;
    flown f;
    throw(&f);
    assert_int_equal(parallel_for_failure(write_csv, &f, LOFT_OK, false), 3);
    loft_trajectory_free(f.record);
}

static loft_status take_opinion(void *what)
{
    const flown *f = what;
    loft_second_opinion out = {.evaluations = 77};
    const loft_status status = loft_second_opinion_take(&f->plan, f->record, 1e-10, &out);
    assert_true((out.evaluations != 77) == (status == LOFT_OK));
    return status;
}

static void a_second_opinion_is_given_or_not(void **state)
{
    (void)state;
    gsl_set_error_handler_off();
    flown f;
    throw(&f);
    assert_int_equal(parallel_for_failure(take_opinion, &f, LOFT_OK, false), 1);
    loft_trajectory_free(f.record);
}

static loft_status wrap(void *what)
{
    char *text = loft_text_wrap(what, "- ", "  ", 12);
    const bool made = text != NULL;
    assert_true(!made || strcmp(text, "- one two\n  three four\n") == 0);
    free(text);
    return made ? LOFT_OK : LOFT_ERR_NOMEM;
}

static loft_status answer_in_words(void *what)
{
    char *text = loft_summary_answer(what, 60);
    const bool made = text != NULL;
    assert_true(!made || strstr(text, "Not converted") != NULL);
    free(text);
    return made ? LOFT_OK : LOFT_ERR_NOMEM;
}

static void an_answer_is_said_whole_or_not_at_all(void **state)
{
    (void)state;
    char words[] = "one two three four";
    assert_int_equal(parallel_for_failure(wrap, words, LOFT_OK, false), 6);
    const loft_question question = {.known = LOFT_REFUSED_FAILURE};
    const loft_estimate estimate = {.refusal = LOFT_REFUSED_FAILURE};
    loft_answer answer = {.question = &question, .estimate = &estimate};
    assert_int_equal(parallel_for_failure(answer_in_words, &answer, LOFT_OK, false), 18);
}

/* ---- an analysis of a failed flight, for which nothing is flown ---- */

static loft_status make_analysis(void *what)
{
    static const loft_source sources[2] = {
        {.source = "A",
         .publisher = "P",
         .report = {.range_m = {.kind = LOFT_CLAIM_EXACT, .value = 1e6}}},
        {.source = "B"}};
    const loft_analysis_event event = {.id = "2024-test",
                                       .title = "A test",
                                       .site_name = "a site",
                                       .launch = *(const loft_launch *)what,
                                       .known = LOFT_REFUSED_FAILURE,
                                       .n = 2,
                                       .sources = sources};
    const loft_analysis_options options = {.samples = 0};
    loft_analysis *a = NULL;
    const loft_status status = loft_analysis_make(&event, NULL, &options, &a);
    assert_true((a != NULL) == (status == LOFT_OK));
    loft_analysis_free(a);
    return status;
}

typedef struct document {
    loft_analysis *analysis;
    char *text;
    size_t size;
    loft_diags *diags;
} document;

static loft_status say_analysis(void *what)
{
    char *text = loft_analysis_text(((const document *)what)->analysis, 80);
    const bool made = text != NULL;
    free(text);
    return made ? LOFT_OK : LOFT_ERR_NOMEM;
}

static loft_status write_analysis(void *what)
{
    char *text = NULL;
    size_t size = 77;
    const loft_status status =
        loft_analysis_json(((const document *)what)->analysis, &text, &size);
    assert_true((text != NULL) == (status == LOFT_OK));
    assert_true((size != 77) == (status == LOFT_OK));
    free(text);
    return status;
}

static loft_status read_analysis(void *what)
{
    const document *d = what;
    loft_analysis *a = NULL;
    const loft_status status = loft_analysis_parse(d->text, d->size, d->diags, &a);
    assert_true((a != NULL) == (status == LOFT_OK));
    loft_analysis_free(a);
    return status;
}

static void an_analysis_is_made_said_written_and_read_or_not(void **state)
{
    (void)state;
    static const loft_source source = {.source = "A"};
    loft_launch launch = loft_launch_default();
    launch.booster.n_stages = 1;
    launch.booster.stages[0].exhaust_mps = 2400.0;
    launch.booster.stages[0].burn_s = 60.0;
    launch.booster.stages[0].speed_share = 1.0;
    const loft_analysis_event event = {
        .id = "2024-test", .launch = launch, .n = 1, .sources = &source};
    const loft_analysis_options options = {.samples = 0};
    document d = {.diags = loft_diags_new()};
    assert_int_equal(loft_analysis_make(&event, NULL, &options, &d.analysis), LOFT_OK);
    assert_int_equal(loft_analysis_json(d.analysis, &d.text, &d.size), LOFT_OK);
    assert_true(parallel_for_failure(make_analysis, &launch, LOFT_OK, false) >= 6);
    assert_true(parallel_for_failure(say_analysis, &d, LOFT_OK, false) > 10);
    assert_true(parallel_for_failure(write_analysis, &d, LOFT_OK, false) > 3);
    assert_true(parallel_for_failure(read_analysis, &d, LOFT_OK, false) > 5);
    free(d.text);
    loft_analysis_free(d.analysis);
    loft_diags_free(d.diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flight_is_recorded_or_fails),
        cmocka_unit_test(a_table_is_written_or_not),
        cmocka_unit_test(a_second_opinion_is_given_or_not),
        cmocka_unit_test(an_answer_is_said_whole_or_not_at_all),
        cmocka_unit_test(an_analysis_is_made_said_written_and_read_or_not),
    };
    return cmocka_run_group_tests_name("out_of_memory_flight", tests, NULL, NULL);
}
