/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flight time taken at its word, beside the answer that does not. */
#include "classes.h"
#include "sim/infer/what_if.h"

static const loft_claim nothing = {.kind = LOFT_CLAIM_NONE};

typedef struct told {
    loft_event event;
    loft_event_voice voice;
    loft_prior prior;
} told;

/* KCNA on 28 July 2017, with a time. */
static void tell(told *t, loft_claim time_s)
{
    *t = (told){.event = {.launch = loft_launch_default(), .n = 1, .voices = &t->voice}};
    t->event.launch.site = loft_site_deg(40.611, 126.426);
    t->event.launch.azimuth_rad = loft_rad_from_deg(70.0);
    assert_int_equal(loft_data_class(data, "liquid-2", &t->event.launch.booster),
                     LOFT_OK);
    assert_int_equal(loft_data_prior(data, "liquid-2", &t->prior), LOFT_OK);
    t->voice.report = (loft_report){.apogee_m = loft_exact_km(3724.9),
                                    .range_m = loft_exact_km(998.0),
                                    .time_s = time_s};
}

static loft_samples *samples_of(const told *t, int n)
{
    const loft_samples_wanted wanted = {.samples = n, .seed = 1};
    loft_samples *s = NULL;
    assert_int_equal(loft_samples_make(&t->event, &t->prior, &wanted, &s), LOFT_OK);
    return s;
}

static loft_what_if found(const loft_samples *s, loft_claim time_s)
{
    loft_what_if w;
    assert_int_equal(loft_what_if_find(s, 0, &time_s, &w), LOFT_OK);
    return w;
}

static void only_a_time_that_is_no_limit_is_asked(void **state)
{
    (void)state;
    const loft_claim asked[] = {loft_exact_s(2832.0), loft_exact_min(39.0),
                                loft_about_min(47.0)};
    const loft_claim not_asked[] = {nothing, loft_about_min(45.0),
                                    loft_claim_time(LOFT_CLAIM_TRACKED, 2220.0),
                                    loft_claim_time(LOFT_CLAIM_MORE_THAN, 2832.0)};
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        assert_true(loft_what_if_asks(&asked[i]));
    }
    for (size_t i = 0; i < sizeof not_asked / sizeof not_asked[0]; i++) {
        assert_false(loft_what_if_asks(&not_asked[i]));
    }
}

/* Another method: sources that err by no more than that, and a clock that does not. */
static void the_band_is_that_of_a_source_without_errors(void **state)
{
    (void)state;
    told t;
    tell(&t, loft_exact_s(2832.0));
    loft_samples *s = samples_of(&t, 4000);
    const loft_what_if w = found(s, t.voice.report.time_s);
    t.prior.errors.garbled = 0.0;
    t.prior.errors.seconds_s = 2.0;
    t.prior.errors.common_time_sd_s = 1.0;
    loft_samples *exact = samples_of(&t, 4000);
    const loft_band *band = &loft_samples_posterior(exact)->no_rotation_m;
    assert_true(w.asked && w.has_band && w.effective > 100.0);
    CHECK_NEAR(w.within_s, 5.0, 0.0);
    CHECK_NEAR(w.no_rotation_m.p05, band->p05, 0.06);
    CHECK_NEAR(w.no_rotation_m.p50, band->p50, 0.04);
    CHECK_NEAR(w.no_rotation_m.p95, band->p95, 0.06);
    assert_true(w.toward_azimuth_m.p50 > w.no_rotation_m.p50);
    loft_samples_free(exact);
    loft_samples_free(s);
}

static void a_longer_time_asks_for_a_longer_range(void **state)
{
    (void)state;
    told t;
    tell(&t, loft_exact_s(2832.0));
    loft_samples *s = samples_of(&t, 1000);
    const loft_what_if early = found(s, loft_exact_s(2790.0));
    const loft_what_if late = found(s, loft_exact_s(2840.0));
    assert_true(early.has_band && late.has_band);
    assert_true(early.no_rotation_m.p50 < late.no_rotation_m.p50);
    loft_samples_free(s);
}

static void a_time_that_no_sample_flies_has_no_band(void **state)
{
    (void)state;
    told t;
    tell(&t, loft_exact_s(2832.0));
    loft_samples *s = samples_of(&t, 400);
    const loft_what_if w = found(s, loft_exact_s(4200.0));
    assert_true(w.asked && !w.has_band);
    CHECK_NEAR(w.effective, 0.0, 0.0);
    loft_samples_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_time_that_is_no_limit_is_asked),
        cmocka_unit_test(the_band_is_that_of_a_source_without_errors),
        cmocka_unit_test(a_longer_time_asks_for_a_longer_range),
        cmocka_unit_test(a_time_that_no_sample_flies_has_no_band),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}
