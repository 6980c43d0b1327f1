/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A lofted test answered by the numerical library alone, without files: each line is the name
 * of a number in `loft estimate --json` and its value. tests/wasm/check.js compares them.
 */
#include <stdio.h>

#include "loft/infer.h"

enum {
    SAMPLES = 20 /* check.js asks the native program for as many */
};

/* The class liquid-1 of data/classes.json. */
static loft_booster_template liquid_1(void)
{
    loft_booster_template plan = loft_booster_template_default();
    plan.n_stages = 1;
    plan.stages[0].exhaust_mps = LOFT_G0_MPS2 * 290.0;
    plan.stages[0].burn_s = 120.0;
    plan.stages[0].speed_share = 1.0;
    return plan;
}

/* The default of data/prior.json. */
static loft_prior prior(void)
{
    return (loft_prior){
        .burn_log_sd = 0.17,
        .isp_sd_s = 10.0,
        .split_sd = 0.05,
        .turn_lo = 0.4,
        .turn_hi = 0.9,
        .gap_mean_s = 10.0,
        .beta_log_sd = 0.4,
        .beta_loft_kgpm2 = 2500.0,
        .beta_loft_log_sd = 0.9,
        .drag_log_sd = 0.3,
        .azimuth_sd_rad = loft_rad_from_deg(3.0),
        .site_sd_m = 10e3,
        .errors = {.seconds_s = 25.0,
                   .minutes_s = 30.0,
                   .fives_s = 50.0,
                   .tracked_edge_s = 30.0,
                   .tracked_mean_s = 180.0,
                   .common_time_sd_s = 20.0,
                   .apogee_share = 0.005,
                   .range_share = 0.005,
                   .garbled = 0.05,
                   .garbled_recalled = 0.2,
                   .apogee_m = {10e3, 10e6},
                   .range_m = {10e3, 20e6},
                   .time_s = {60.0, 6000.0}},
    };
}

static loft_status analyse(loft_analysis **out)
{
    const loft_source source = {.report = {.apogee_m = loft_exact_km(2111.5),
                                           .range_m = loft_exact_km(787.0),
                                           .time_s = loft_exact_min(30.0)}};
    loft_analysis_event event = {.class_name = "liquid-1",
                                 .launch = loft_launch_default(),
                                 .n = 1,
                                 .sources = &source};
    event.launch.site = loft_site_deg(40.07, 125.21);
    event.launch.azimuth_rad = loft_rad_from_deg(71.0);
    event.launch.booster = liquid_1();
    loft_analysis_options options = loft_analysis_options_default();
    options.samples = SAMPLES;
    const loft_prior known = prior();
    return loft_analysis_make(&event, &known, &options, out);
}

static void print_number(const char *name, double value)
{
    printf("%s %.17g\n", name, value);
}

static void print_fit(const loft_fit *fit)
{
    const loft_launch_flight *flown = &fit->flown;
    print_number("fit.ideal_speed_mps", flown->aim.ideal_speed_mps);
    print_number("fit.end_elevation_deg",
                 loft_deg_from_rad(flown->aim.end_elevation_rad));
    print_number("fit.heading_deg", loft_deg_from_rad(flown->aim.heading_rad));
    print_number("fit.flight_time_s", flown->flight.end.t_s);
    print_number("fit.impact.bearing_deg", loft_deg_from_rad(flown->bearing_rad));
}

static void print_band(const char *name, const loft_band *band)
{
    printf("%s.p05_km %.17g\n", name, band->p05 / 1000.0);
    printf("%s.p50_km %.17g\n", name, band->p50 / 1000.0);
    printf("%s.p95_km %.17g\n", name, band->p95 / 1000.0);
}

int main(void)
{
    loft_analysis *a = NULL;
    const loft_status status = analyse(&a);
    if (status != LOFT_OK) {
        (void)fprintf(stderr, "%s\n", loft_status_text(status));
        return 1;
    }
    const loft_fit *fit = loft_analysis_fit(a, 0);
    const loft_standard *standard = loft_analysis_standard(a, 0);
    const loft_standard *rotating = loft_analysis_standard_rotating(a, 0);
    const loft_posterior *posterior = loft_analysis_posterior(a, 0);
    if (fit == NULL || standard == NULL || rotating == NULL || posterior == NULL) {
        (void)fprintf(stderr, "no answer\n");
        return 1;
    }
    print_fit(fit);
    print_number("time_check.model_s", loft_analysis_time_check(a, 0)->model_s);
    print_number("standard.no_rotation.range_km", standard->best.range_m / 1000.0);
    print_number("standard.toward_azimuth.range_km", rotating->best.range_m / 1000.0);
    print_number("posterior.effective_samples", posterior->effective);
    print_band("standard.no_rotation.band", &posterior->no_rotation_m);
    print_band("standard.toward_azimuth.band", &posterior->toward_azimuth_m);
    loft_analysis_free(a);
    return 0;
}
