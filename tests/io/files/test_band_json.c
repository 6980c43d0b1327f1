/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/band_json.h"
#include "messages.h"

#include <stdlib.h>

#include "io/files/analysis_json.h"
#include "sim/infer/fan.h"

static loft_band band_of(double p50, double unbounded)
{
    return (loft_band){.p05 = 0.7654321 * p50,
                       .p50 = p50,
                       .p95 = unbounded > 0.05 ? INFINITY : 1.2345678 * p50,
                       .error_p50 = 0.0123456 * p50,
                       .unbounded = unbounded};
}

static loft_posterior some_posterior(void)
{
    loft_posterior p = {.samples = 1234,
                        .solved = 1200,
                        .effective = 876.54321,
                        .no_rotation_m = band_of(4.7654321e6, 0.0),
                        .toward_azimuth_m = band_of(5.1234567e6, 0.12345),
                        .burnout_mps = band_of(5123.4567, 0.0),
                        .apogee_m = band_of(8.7654321e5, 0.0),
                        .time_s = band_of(1234.5678, 0.0),
                        .burn_s = band_of(151.23456, 0.0)};
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        p.share[i] = 0.0712345 * i;
    }
    return p;
}

static loft_fan some_fan(void)
{
    loft_fan fan = {.samples = 87, .unbounded = 12};
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        fan.edges[level].open = level == LOFT_FAN_P95;
        for (int i = 0; i < LOFT_FAN_POINTS; i++) {
            fan.edges[level].downrange_m[i] = 76543.21 * i * (1 + level);
            fan.edges[level].alt_m[i] = 1234.5678 * i * (LOFT_FAN_POINTS - 1 - i);
        }
    }
    return fan;
}

/* The text of an answer with these, either NULL. */
static char *written(const loft_posterior *posterior, const loft_fan *fan)
{
    const loft_question q = {.launch = loft_launch_default()};
    const loft_estimate e = {
        .basis = LOFT_BASIS_APOGEE_RANGE, .converged = true, .has_standard = true};
    const loft_answer answer = {
        .question = &q, .estimate = &e, .posterior = posterior, .fan = fan};
    loft_json_writer *w = loft_json_writer_new();
    char *text = NULL;
    size_t size = 0;
    loft_json_write_begin_object(w);
    loft_answer_write(w, &answer);
    loft_json_write_end_object(w);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    return text;
}

typedef struct reading {
    loft_answer_room room;
    loft_answer answer;
    size_t n_messages;
} reading;

/* Frees the text. */
static void read_back(char *text, reading *r)
{
    *r = (reading){.n_messages = 0};
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_diag_where where = {.size = 0};
    assert_int_equal(loft_json_parse(text, strlen(text), diags, &doc), LOFT_OK);
    assert_int_equal(
        loft_bands_read(loft_json_root(doc), &where, diags, &r->room, &r->answer),
        LOFT_OK);
    r->n_messages = loft_diags_count(diags);
    loft_json_free(doc);
    loft_diags_free(diags);
    free(text);
}

static void check_band(const loft_band *got, const loft_band *want)
{
    CHECK_NEAR(got->p05, want->p05, 1e-15);
    CHECK_NEAR(got->p50, want->p50, 1e-15);
    CHECK_NEAR(got->error_p50, want->error_p50, 1e-15);
    CHECK_NEAR(got->unbounded, want->unbounded, 0.0);
    assert_true(isinf(want->p95) ? isinf(got->p95)
                                 : fabs(got->p95 / want->p95 - 1.0) < 1e-15);
}

static void a_posterior_comes_back(void **state)
{
    (void)state;
    const loft_posterior want = some_posterior();
    reading r;
    read_back(written(&want, NULL), &r);
    const loft_posterior *got = r.answer.posterior;
    assert_non_null(got);
    assert_int_equal(got->samples, want.samples);
    assert_int_equal(got->solved, want.solved);
    CHECK_NEAR(got->effective, want.effective, 0.0);
    check_band(&got->no_rotation_m, &want.no_rotation_m);
    check_band(&got->toward_azimuth_m, &want.toward_azimuth_m);
    check_band(&got->burnout_mps, &want.burnout_mps);
    check_band(&got->apogee_m, &want.apogee_m);
    check_band(&got->time_s, &want.time_s);
    check_band(&got->burn_s, &want.burn_s);
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        CHECK_NEAR(got->share[i], want.share[i], 0.0);
    }
    assert_null(r.answer.fan); /* it has none, which is no mistake */
    assert_int_equal(r.n_messages, 0);
}

static void a_fan_comes_back_to_the_metre(void **state)
{
    (void)state;
    const loft_posterior posterior = some_posterior();
    const loft_fan want = some_fan();
    reading r;
    read_back(written(&posterior, &want), &r);
    const loft_fan *got = r.answer.fan;
    assert_non_null(got);
    assert_int_equal(got->samples, want.samples);
    assert_int_equal(got->unbounded, want.unbounded);
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        assert_int_equal(got->edges[level].open, want.edges[level].open);
        for (int i = 0; i < LOFT_FAN_POINTS; i++) {
            CHECK_WITHIN(got->edges[level].downrange_m[i],
                         want.edges[level].downrange_m[i], 0.5 + 1e-6);
            CHECK_WITHIN(got->edges[level].alt_m[i], want.edges[level].alt_m[i],
                         0.5 + 1e-6);
        }
    }
}

static void an_answer_without_samples_has_neither(void **state)
{
    (void)state;
    reading r;
    read_back(written(NULL, NULL), &r);
    assert_null(r.answer.posterior);
    assert_null(r.answer.fan);
    assert_int_equal(r.n_messages, 0);
}

/* One text for another, in what was written; which of the two is then left out. */
typedef struct damage {
    const char *old, *new;
    bool fan;
} damage;

static void what_another_version_wrote_is_left_out_with_a_message(void **state)
{
    (void)state;
    static const damage table[] = {
        {"\"variance_share\"", "\"shares\"", false},
        {"\"solved\"", "\"resolved\"", false},
        {"\"burn_time\"", "\"burnt_time\"", false},
        {"\"steering\"", "\"stirring\"", false},
        {"\"share\"", "\"chair\"", false},
        {"\"unbounded_fraction\"", "\"unbounded\"", false},
        {"\"samples\": 87", "\"samples\": -87", true},
        {"\"edges\": [", "\"edges\": [ 1, ", true},
        {"\"share_below\": 0.25", "\"share_below\": 0.24", true},
        {" 76.543", " -76.543", true}, /* a down-range */
        {" 72.84", " -72.84", true},   /* an altitude */
        {"\"alt_km\"", "\"height_km\"", true}};
    const loft_posterior posterior = some_posterior();
    const loft_fan fan = some_fan();
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        char *text = written(&posterior, &fan);
        reading r;
        read_back(replaced(text, table[i].old, table[i].new), &r);
        free(text);
        assert_int_equal(r.answer.fan == NULL, table[i].fan);
        assert_int_equal(r.answer.posterior == NULL, !table[i].fan);
        assert_int_equal(r.n_messages, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_posterior_comes_back),
        cmocka_unit_test(a_fan_comes_back_to_the_metre),
        cmocka_unit_test(an_answer_without_samples_has_neither),
        cmocka_unit_test(what_another_version_wrote_is_left_out_with_a_message),
    };
    return cmocka_run_group_tests_name("band_json", tests, NULL, NULL);
}
