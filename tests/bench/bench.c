/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench - what one flight and one estimate cost, beside GSL's rk8pd.
 *
 * Rounds are interleaved and the median is printed, with ratios: seconds depend on the
 * machine, ratios hardly.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <gsl/gsl_errno.h>
#include <omp.h>

#include "bench_question.h"

#include "loft/files.h"

enum {
    ROUNDS = 9
};

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int n)
{
    qsort(values, (size_t)n, sizeof *values, ascending);
    return values[n / 2];
}

static void line(const char *what, double seconds, const char *more)
{
    printf("%-44s %10.3f ms  %s\n", what, 1e3 * seconds, more);
}

static double cpu_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Seconds of a thread for the samples of three sources, or negative. */
static double time_samples(const loft_prior *prior, int n)
{
    const loft_question q = bench_question();
    const loft_report told = {.apogee_m = loft_about_km(4500.0),
                              .range_m = loft_about_km(960.0),
                              .time_s = loft_about_min(53.0)};
    const loft_report guessed = {.apogee_m = loft_about_km(4000.0),
                                 .range_m = loft_about_km(1000.0),
                                 .time_s = loft_about_min(50.0)};
    const loft_event_voice voices[] = {
        {.report = q.report}, {.report = told}, {.report = guessed}};
    const loft_event event = {.launch = q.launch, .n = 3, .voices = voices};
    const loft_samples_wanted wanted = {.samples = n, .seed = 1};
    loft_samples *samples = NULL;
    const double start_s = cpu_s();
    const loft_status status = loft_samples_make(&event, prior, &wanted, &samples);
    const double end_s = cpu_s();
    loft_samples_free(samples);
    return status == LOFT_OK ? end_s - start_s : -1.0;
}

/*
 * Seconds hang on the load of the machine, so every round flies by GSL too. Version 0.1.0
 * took as long as one_source_flights of these for the 1,000 samples of the first source:
 * the same rounds, in its library.
 */
static int time_event(const loft_prior *prior, const loft_flight_plan *plan,
                      const loft_trajectory *record)
{
    enum {
        SAMPLES = 1000,
        FLIGHTS = 200
    };
    const double one_source_flights = 1415.0;
    const int threads = omp_get_max_threads();
    double event_s[ROUNDS];
    double ratio[ROUNDS];
    char text[128];
    int bad = 0;
    omp_set_num_threads(1);
    for (int i = 0; i < ROUNDS; i++) {
        loft_second_opinion gsl;
        const double start_s = cpu_s();
        for (int k = 0; k < FLIGHTS; k++) {
            bad |= loft_second_opinion_take(plan, record, LOFT_FLY_TOLERANCE, &gsl) !=
                   LOFT_OK;
        }
        const double one_s = (cpu_s() - start_s) / FLIGHTS;
        event_s[i] = time_samples(prior, SAMPLES);
        ratio[i] = event_s[i] / one_s / one_source_flights;
        bad |= event_s[i] < 0.0;
    }
    omp_set_num_threads(threads);
    snprintf(text, sizeof text, "%.2f of one source in 0.1.0 (wanted: 1.5)",
             median(ratio, ROUNDS));
    line("1,000 samples of three sources, one thread", median(event_s, ROUNDS), text);
    return bad;
}

static loft_status read_prior(loft_prior *prior)
{
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    loft_status status =
        diags != NULL ? loft_data_open(NULL, diags, &data) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = loft_data_prior(data, "liquid-2", prior);
    }
    loft_data_free(data);
    loft_diags_free(diags);
    return status;
}

static int time_library(void)
{
    const loft_question q = bench_question();
    loft_estimate estimate;
    if (loft_estimate_make(&q, &estimate) != LOFT_OK) {
        return 1;
    }
    const loft_launch_aim *aim = &estimate.fit.flown.aim;
    loft_trajectory *record = loft_trajectory_new();
    loft_launch_setup setup;
    loft_flight flight;
    if (record == NULL || loft_launch_set_up(&q.launch, aim, &setup) != LOFT_OK) {
        return 1;
    }
    double fly_s[ROUNDS];
    double gsl_s[ROUNDS];
    double estimate_s[ROUNDS];
    loft_second_opinion gsl = {.evaluations = 0};
    int bad = 0;
    for (int i = 0; i < ROUNDS; i++) {
        const double t0 = now_s();
        bad |= loft_fly(&setup.plan, NULL, &flight) != LOFT_OK;
        const double t1 = now_s();
        bad |= loft_fly(&setup.plan, record, &flight) != LOFT_OK;
        const double t2 = now_s();
        bad |= loft_second_opinion_take(&setup.plan, record, LOFT_FLY_TOLERANCE, &gsl) !=
               LOFT_OK;
        const double t3 = now_s();
        bad |= loft_estimate_make(&q, &estimate) != LOFT_OK;
        const double t4 = now_s();
        fly_s[i] = t1 - t0;
        gsl_s[i] = t3 - t2;
        estimate_s[i] = t4 - t3;
    }
    char text[128];
    const double fly = median(fly_s, ROUNDS);
    const double other = median(gsl_s, ROUNDS);
    snprintf(text, sizeof text, "%ld evaluations, events located",
             flight.stats.evaluations);
    line("one flight, lift-off to impact", fly, text);
    snprintf(text, sizeof text,
             "%ld evaluations, ends %.1e m off; %.2f of it with events", gsl.evaluations,
             gsl.off_m, fly / other);
    line("the same by GSL rk8pd, events given to it", other, text);
    snprintf(text, sizeof text, "%d flights",
             estimate.fit.flights + estimate.no_rotation.flights +
                 estimate.toward_azimuth.flights);
    line("one estimate", median(estimate_s, ROUNDS), text);
    loft_prior prior;
    bad |= read_prior(&prior) != LOFT_OK || time_event(&prior, &setup.plan, record);
    loft_trajectory_free(record);
    return bad;
}

int main(void)
{
    (void)gsl_set_error_handler_off();
    return time_library();
}
