/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"

#include <math.h>
#include <stdlib.h>

#include "loft/loft.h"
#include "said.h"
#include "sim/base/random.h"
#include "sim/infer/sample_fit.h"

enum {
    ATTEMPTS = 256
};

/* Dimensions of the random numbers of a trial beside those of prior.h. */
enum {
    DIM_APOGEE = 100,
    DIM_RANGE,
    DIM_AZIMUTH,
    DIM_TIE, /* + entry */
    DIM_SAID_APOGEE = 110,
    DIM_SAID_RANGE = 120,
    DIM_SAID_TIME = 130
};

/* How far the box of the truth goes beyond that of the reports: six deviations. */
static const double apogee_margin_m = 6.0 * 50e3;
static const double range_margin_m = 6.0 * 25e3;

loft_status calibration_init(const loft_data *data, int samples, uint64_t seed,
                             calibration *out)
{
    calibration c = {.classes = {{.name = "liquid-1",
                                  .apogee_lo_m = 700e3,
                                  .apogee_hi_m = 2500e3,
                                  .range_lo_m = 300e3,
                                  .range_hi_m = 1000e3},
                                 {.name = "liquid-2",
                                  .apogee_lo_m = 1500e3,
                                  .apogee_hi_m = 6000e3,
                                  .range_lo_m = 400e3,
                                  .range_hi_m = 1200e3},
                                 {.name = "solid-2",
                                  .apogee_lo_m = 500e3,
                                  .apogee_hi_m = 2000e3,
                                  .range_lo_m = 300e3,
                                  .range_hi_m = 1000e3},
                                 {.name = "solid-3",
                                  .apogee_lo_m = 1500e3,
                                  .apogee_hi_m = 6000e3,
                                  .range_lo_m = 400e3,
                                  .range_hi_m = 1200e3}},
                     .samples = samples,
                     .seed = seed};
    for (int i = 0; i < CLASSES; i++) {
        flown_class *f = &c.classes[i];
        loft_status status = loft_data_class(data, f->name, &f->booster);
        if (status == LOFT_OK) {
            status = loft_data_prior(data, f->name, &f->prior);
        }
        if (status != LOFT_OK) {
            return status;
        }
    }
    *out = c;
    return LOFT_OK;
}

static double uniform(const calibration *c, uint64_t sample, int dim)
{
    return loft_random_uniform(c->seed, sample, (uint32_t)dim);
}

/* Flat in the logarithm. */
static double between(double lo, double hi, double u)
{
    return lo * pow(hi / lo, u);
}

/* The drawn booster's flight to that apogee and range, with the turn that was drawn. */
static bool flies(const loft_launch *launch, double apogee_m, double range_m,
                  loft_fit *fit)
{
    return loft_fit_apogee_range(launch, apogee_m, range_m, fit) == LOFT_OK &&
           fit->flown.aim.turn_fraction == launch->turn_fraction;
}

static bool find_truth(const loft_launch *launch, const loft_fit *fit,
                       double truth_m[ENTRIES])
{
    for (int e = 0; e < ENTRIES; e++) {
        loft_standard standard;
        if (loft_standard_find(launch, fit->flown.aim.ideal_speed_mps,
                               e == TOWARD_AZIMUTH, NULL, &standard) != LOFT_OK) {
            return false;
        }
        truth_m[e] = standard.best.unbounded ? INFINITY : standard.best.range_m;
    }
    return true;
}

/* The question about the flight of trial k, but for its figures. */
static loft_question question_of(const calibration *c, int k)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(40.0),
                                    .lon_rad = loft_rad_from_deg(126.0)};
    q.launch.azimuth_rad =
        2.0 * LOFT_PI * uniform(c, (uint64_t)k * ATTEMPTS, DIM_AZIMUTH);
    q.launch.booster = c->classes[k % CLASSES].booster;
    return q;
}

static bool in_box(const flown_class *f, const loft_report *report)
{
    return report->apogee_m.value >= f->apogee_lo_m &&
           report->apogee_m.value <= f->apogee_hi_m &&
           report->range_m.value >= f->range_lo_m &&
           report->range_m.value <= f->range_hi_m;
}

/* One attempt to fly and report: true if it came to a report in the box. */
static bool attempt(const calibration *c, const loft_question *q, uint64_t sample,
                    trial *t)
{
    const flown_class *f = &c->classes[t->class_index];
    loft_prior_sample draw;
    loft_fit fit;
    const double apogee_m =
        between(f->apogee_lo_m - apogee_margin_m, f->apogee_hi_m + apogee_margin_m,
                uniform(c, sample, DIM_APOGEE));
    const double range_m =
        between(f->range_lo_m - range_margin_m, f->range_hi_m + range_margin_m,
                uniform(c, sample, DIM_RANGE));
    loft_launch base = q->launch;
    const loft_prior prior = loft_prior_of_flight(&f->prior, apogee_m, range_m, &base);
    loft_prior_sample_launch(&prior, &base, c->seed, sample, &draw);
    const said_source source = {.seed = c->seed, .sample = sample};
    t->report = (loft_report){.apogee_m = said_apogee(&source, DIM_SAID_APOGEE, apogee_m),
                              .range_m = said_range(&source, DIM_SAID_RANGE, range_m)};
    if (!in_box(f, &t->report)) {
        t->outside++;
        return false;
    }
    if (!flies(&draw.launch, apogee_m, range_m, &fit)) {
        t->cannot_fly++;
        return false;
    }
    if (t->timed) {
        t->report.time_s = said_time(&source, DIM_SAID_TIME, fit.flown.flight.end.t_s);
    }
    t->outcome = find_truth(&draw.launch, &fit, t->truth_m) ? ANSWERED : NO_TRUTH;
    return true;
}

/*
 * Where the truth stands among the samples: the weight below it, and of what is equal to
 * it, itself included, a random part. With equal weights it is one of n + 1 samples, and
 * its rank is uniform if they are alike; with others it weighs as one of the effective
 * number.
 */
static double rank_of(const calibration *c, const double *values, const double *weights,
                      double effective, double truth_m, double u)
{
    double below = 0.0;
    double equal = 0.0;
    double total = 0.0;
    for (int i = 0; i < c->samples; i++) {
        below += values[i] < truth_m ? weights[i] : 0.0;
        equal += values[i] == truth_m ? weights[i] : 0.0;
        total += weights[i];
    }
    const double own = total / effective;
    return (below + u * (equal + own)) / (total + own);
}

/* Coverage by the interval that is printed; among the unbounded, by the rank. */
static int side_of(const loft_band *band, double truth_m, double rank)
{
    if (truth_m < band->p05 || (isinf(truth_m) && isinf(band->p05) && rank < 0.05)) {
        return -1;
    }
    return truth_m > band->p95 || (isinf(truth_m) && rank > 0.95) ? 1 : 0;
}

static void ask(const calibration *c, loft_question *q, int k, trial *t)
{
    loft_estimate estimate;
    q->report = t->report;
    if (loft_estimate_make(q, &estimate) != LOFT_OK ||
        estimate.refusal != LOFT_REFUSED_NOT) {
        t->outcome = NOT_FITTED;
        return;
    }
    const loft_event_voice voice = {.report = t->report};
    const loft_event event = {.launch = q->launch, .n = 1, .voices = &voice};
    const loft_samples_wanted wanted = {.samples = c->samples,
                                        .seed = c->seed + 1 + (uint64_t)k};
    const flown_class *f = &c->classes[t->class_index];
    loft_samples *samples = NULL;
    if (loft_samples_make(&event, &f->prior, &wanted, &samples) != LOFT_OK) {
        t->outcome = NO_BAND;
        return;
    }
    const loft_posterior *p = loft_samples_posterior(samples);
    t->effective = p->effective;
    t->solved = p->solved;
    for (int e = 0; e < ENTRIES; e++) {
        const loft_band *band =
            e == NO_ROTATION ? &p->no_rotation_m : &p->toward_azimuth_m;
        const double *ranges_m = loft_samples_column(
            samples, e == NO_ROTATION ? LOFT_SAMPLES_NO_ROTATION_M
                                      : LOFT_SAMPLES_TOWARD_AZIMUTH_M);
        t->rank[e] = rank_of(
            c, ranges_m, loft_samples_column(samples, LOFT_SAMPLES_WEIGHT), p->effective,
            t->truth_m[e], uniform(c, (uint64_t)k * ATTEMPTS, DIM_TIE + e));
        t->side[e] = side_of(band, t->truth_m[e], t->rank[e]);
        t->p05_m[e] = band->p05;
        t->p95_m[e] = band->p95;
    }
    loft_samples_free(samples);
}

trial trial_make(const calibration *c, int k)
{
    trial t = {
        .class_index = k % CLASSES, .timed = k / CLASSES % 2 == 1, .outcome = NO_TRUTH};
    loft_question q = question_of(c, k);
    bool reported = false;
    for (int i = 0; i < ATTEMPTS && !reported; i++) {
        reported = attempt(c, &q, (uint64_t)k * ATTEMPTS + (uint64_t)i, &t);
    }
    if (t.outcome == ANSWERED) {
        ask(c, &q, k, &t);
    }
    return t;
}
