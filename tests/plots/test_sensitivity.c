/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/random.h"
#include "sim/infer/band.h"

static loft_posterior posteriors[LOFT_SENSITIVITY_MAX + 1];
static loft_sensitivity_event events[LOFT_SENSITIVITY_MAX + 1];

static int make_events(void **state)
{
    (void)state;
    for (int e = 0; e <= LOFT_SENSITIVITY_MAX; e++) {
        loft_posterior *p = &posteriors[e];
        *p = (loft_posterior){.samples = 1000,
                              .solved = 1000,
                              .effective = 900.0 - 100.0 * e,
                              .no_rotation_m = {.p05 = 4.56e6, .p95 = 5.06e6}};
        for (uint32_t i = 0; i < LOFT_INPUT_COUNT; i++) {
            p->share[i] = pow(loft_random_uniform(7, (uint64_t)e, i), 4.0);
        }
        events[e] =
            (loft_sensitivity_event){.label = "Some event, 2017-05-14", .posterior = p};
    }
    return 0;
}

static loft_sensitivity figure_of(size_t n)
{
    return (loft_sensitivity){.title = "A title",
                              .subtitle = "What a share is",
                              .source = "A source",
                              .events = events,
                              .n_events = n};
}

static loft_buffer drawn(const loft_sensitivity *figure, loft_picture_format format)
{
    loft_buffer out = {NULL, 0};
    assert_int_equal(loft_sensitivity_draw(figure, format, NULL, 0, &out), LOFT_OK);
    expect_picture(out, format, 5000);
    return out;
}

static void one_to_eight_events_are_drawn_in_every_format(void **state)
{
    (void)state;
    for (size_t n = 1; n <= LOFT_SENSITIVITY_MAX; n++) {
        loft_sensitivity light = figure_of(n);
        loft_sensitivity dark = light;
        dark.look.theme = LOFT_THEME_DARK;
        for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
            const loft_picture_format format = (loft_picture_format)f;
            assert_false(differ(drawn(&light, format), drawn(&light, format)));
            assert_true(differ(drawn(&light, format), drawn(&dark, format)));
        }
    }
}

/* Another share, band, count of samples or report is another picture. */
static void what_is_known_shows(void **state)
{
    (void)state;
    const loft_sensitivity figure = figure_of(2);
    for (int change = 0; change < 5; change++) {
        loft_posterior changed = posteriors[1];
        loft_sensitivity_event two[2] = {events[0], events[1]};
        loft_sensitivity other = figure;
        two[1].posterior = &changed;
        other.events = two;
        assert_false(
            differ(drawn(&figure, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
        if (change == 0) {
            changed.share[LOFT_INPUT_BURN] +=
                changed.share[LOFT_INPUT_BURN] > 0.5 ? -0.1 : 0.1;
        } else if (change == 1) {
            changed.no_rotation_m.p95 = INFINITY;
        } else if (change == 2) {
            changed.effective = 120.0; /* chance begins at 3 % */
        } else {
            changed.share[LOFT_INPUT_TIME] = 0.0;
            two[1].unreported[LOFT_INPUT_TIME] = change == 4;
        }
        assert_true(
            differ(drawn(&figure, LOFT_PICTURE_SVG), drawn(&other, LOFT_PICTURE_SVG)));
    }
}

/*
 * An input that decides nothing anywhere is named below the bars, not drawn among them.
 */
static void the_order_of_events_does_not_choose_the_rows(void **state)
{
    (void)state;
    loft_sensitivity_event swapped[2] = {events[1], events[0]};
    loft_sensitivity a = figure_of(2);
    loft_sensitivity b = a;
    b.events = swapped;
    loft_buffer one = drawn(&a, LOFT_PICTURE_PNG);
    loft_buffer two = drawn(&b, LOFT_PICTURE_PNG);
    assert_memory_equal(one.data + 16, two.data + 16, 8); /* width and height */
    assert_true(differ(one, two));
}

/* Where in the picture a text stands, from the top. */
static double height_of(const char *svg, const char *letters)
{
    svg_text text;
    for (const char *at = svg; next_text(&at, &text);) {
        if (strncmp(text.letters, letters, strlen(letters)) == 0) {
            return text.y;
        }
    }
    fail_msg("%s is not in the picture", letters);
    return NAN;
}

/* Each is before all that come earlier in the prior, so each goes past all of them. */
static void inputs_stand_in_the_order_of_their_shares(void **state)
{
    (void)state;
    loft_posterior p = posteriors[0];
    const loft_sensitivity_event event = {.label = "Some event", .posterior = &p};
    loft_sensitivity figure = figure_of(1);
    figure.events = &event;
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        p.share[i] = 0.1 + 0.02 * i;
    }
    char *whole = svg_string(drawn(&figure, LOFT_PICTURE_SVG));
    for (int i = 1; i < LOFT_INPUT_COUNT; i++) {
        const char *more = loft_posterior_input_name((loft_posterior_input)i);
        const char *less = loft_posterior_input_name((loft_posterior_input)(i - 1));
        assert_true(height_of(whole, more) < height_of(whole, less));
    }
    free(whole);
}

/* Squared rank correlations of unrelated samples exceed it in 5 % of cases. */
static void chance_exceeds_its_share_once_in_twenty(void **state)
{
    (void)state;
    enum {
        TRIALS = 4000,
        N = 60
    };
    double weights[N];
    int above = 0;
    const loft_posterior p = {.effective = N};
    for (int i = 0; i < N; i++) {
        weights[i] = 1.0;
    }
    for (uint64_t t = 0; t < TRIALS; t++) {
        double x[N], y[N], share;
        for (uint32_t i = 0; i < N; i++) {
            x[i] = loft_random_uniform(t, i, 0);
            y[i] = loft_random_uniform(t, i, 1);
        }
        assert_int_equal(loft_band_rank_share(N, x, y, weights, &share), LOFT_OK);
        above += share > loft_sensitivity_chance(&p) ? 1 : 0;
    }
    /* four deviations of a count of that many */
    CHECK_WITHIN(above / (double)TRIALS, 0.05, 4.0 * sqrt(0.05 * 0.95 / TRIALS));
}

static void refuses_bad_input(void **state)
{
    (void)state;
    loft_buffer out = {.size = 77};
    loft_sensitivity figure = figure_of(0);
    assert_int_equal(loft_sensitivity_draw(&figure, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    figure = figure_of(LOFT_SENSITIVITY_MAX + 1);
    assert_int_equal(loft_sensitivity_draw(&figure, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    const double bad[] = {NAN, -0.1, 1.1};
    for (int i = 0; i < 3; i++) {
        loft_posterior p = posteriors[0];
        const loft_sensitivity_event event = {.label = "bad", .posterior = &p};
        p.share[LOFT_INPUT_DRAG] = bad[i];
        figure = figure_of(1);
        figure.events = &event;
        assert_int_equal(loft_sensitivity_draw(&figure, LOFT_PICTURE_PNG, NULL, 0, &out),
                         LOFT_ERR_DOMAIN);
    }
    figure = figure_of(8); /* eight columns need more than this */
    figure.look.width_pt = figure.look.height_pt = 320.0;
    assert_int_equal(loft_sensitivity_draw(&figure, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(out.size, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_to_eight_events_are_drawn_in_every_format),
        cmocka_unit_test(what_is_known_shows),
        cmocka_unit_test(the_order_of_events_does_not_choose_the_rows),
        cmocka_unit_test(inputs_stand_in_the_order_of_their_shares),
        cmocka_unit_test(chance_exceeds_its_share_once_in_twenty),
        cmocka_unit_test(refuses_bad_input),
    };
    return cmocka_run_group_tests_name("sensitivity", tests, make_events, NULL);
}
