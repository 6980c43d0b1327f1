/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"

#include "sim/base/random.h"
#include "sim/infer/band.h"
#include "sim/infer/band_share.h"

/* Samples of an event of one source, of a class. */
static loft_samples *samples_of(const char *class_name, double apogee_km, double range_km)
{
    const loft_event_voice voice = {
        .report = {.apogee_m = about_km(apogee_km), .range_m = about_km(range_km)}};
    loft_event event = {.launch = loft_launch_default(), .n = 1, .voices = &voice};
    const loft_samples_wanted wanted = {.samples = 500, .seed = 7};
    loft_prior prior;
    loft_samples *samples = NULL;
    event.launch.azimuth_rad = loft_rad_from_deg(71.0);
    assert_int_equal(loft_data_class(data, class_name, &event.launch.booster), LOFT_OK);
    assert_int_equal(loft_data_prior(data, class_name, &prior), LOFT_OK);
    assert_int_equal(loft_samples_make(&event, &prior, &wanted, &samples), LOFT_OK);
    return samples;
}

/* From nearly all to nearly none, also where some are unbounded. */
static void the_share_is_about_that_of_the_samples(void **state)
{
    (void)state;
    static const struct {
        const char *class_name;
        double apogee_km, range_km;
    } events[] = {{"liquid-1", 2111.5, 787.0},
                  {"liquid-2", 2802.0, 933.0},
                  {"liquid-2", 4475.0, 950.0},
                  {"solid-3", 6000.0, 1000.0}};
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
        loft_samples *s =
            samples_of(events[i].class_name, events[i].apogee_km, events[i].range_km);
        const loft_band band = loft_samples_posterior(s)->no_rotation_m;
        const double *weights = loft_samples_column(s, LOFT_SAMPLES_WEIGHT);
        const double *ranges_m = loft_samples_column(s, LOFT_SAMPLES_NO_ROTATION_M);
        for (double range_m = 3e6; range_m < 20e6; range_m += 2e5) {
            double above = 0.0;
            double all = 0.0;
            for (int k = 0; k < 500; k++) {
                all += weights[k];
                above += weights[k] > 0.0 && ranges_m[k] >= range_m ? weights[k] : 0.0;
            }
            const double share = loft_band_share_above(&band, range_m);
            if (!(fabs(share - above / all) < (band.unbounded > 0.0 ? 0.08 : 0.05))) {
                fail_msg("event %zu, %.0f km: %.3f, of the samples %.3f", i,
                         range_m / 1000.0, share, above / all);
            }
        }
        loft_samples_free(s);
    }
}

static void quantiles_have_their_shares(void **state)
{
    (void)state;
    const loft_band band = {.p05 = 6.1e6, .p50 = 7.3e6, .p95 = 9.9e6};
    CHECK_WITHIN(loft_band_share_above(&band, 6.1e6), 0.95, 1e-12);
    CHECK_WITHIN(loft_band_share_above(&band, 7.3e6), 0.5, 1e-12);
    CHECK_WITHIN(loft_band_share_above(&band, 9.9e6), 0.05, 1e-12);
    CHECK_NEAR(loft_band_share_above(&band, INFINITY), 0.0, 0.0);
    double before = 1.0;
    for (double range_m = 1e6; range_m < 2e7; range_m *= 1.05) {
        const double share = loft_band_share_above(&band, range_m);
        assert_true(share <= before);
        before = share;
    }
}

static void the_unbounded_lie_above_every_range(void **state)
{
    (void)state;
    const loft_band some = {.p05 = 9e6, .p50 = 15e6, .p95 = INFINITY, .unbounded = 0.2};
    const loft_band most = {
        .p05 = 12e6, .p50 = INFINITY, .p95 = INFINITY, .unbounded = 0.7};
    const loft_band all = {INFINITY, INFINITY, INFINITY, 0.0, 1.0};
    CHECK_WITHIN(loft_band_share_above(&some, 15e6), 0.5, 1e-12);
    CHECK_NEAR(loft_band_share_above(&some, 20.1e6), 0.2, 0.0);
    CHECK_WITHIN(loft_band_share_above(&most, 12e6), 0.95, 1e-12);
    CHECK_NEAR(loft_band_share_above(&most, INFINITY), 0.7, 0.0);
    CHECK_NEAR(loft_band_share_above(&all, 19e6), 1.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_share_is_about_that_of_the_samples),
        cmocka_unit_test(quantiles_have_their_shares),
        cmocka_unit_test(the_unbounded_lie_above_every_range),
    };
    return cmocka_run_group_tests_name("band_share", tests, open_data, close_data);
}
