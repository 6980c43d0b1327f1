/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"

#include <math.h>
#include <stdlib.h>

#include "answer.h"
#include "loft/loft.h"
#include "sim/base/random.h"
#include "sim/infer/class_mix.h"
#include "sim/infer/sample_fit.h"

enum {
    ATTEMPTS = 1 << 18
};

/* Dimensions of the random numbers of an attempt beside those of prior.h. */
enum {
    DIM_APOGEE = 100,
    DIM_RANGE,
    DIM_CLASS,
    DIM_COMMON_TIME,
    DIM_CLASS_SHARE,
    DIM_GARBLED = 110, /* + voice */
    DIM_SAID = 120,    /* + 6 voice + 2 figure */
    /* and of a whole trial */
    DIM_AZIMUTH = 200,
    DIM_ONE_SIDED,
    DIM_MISSING,
    DIM_TIE = 210, /* + entry */
    DIM_FORM = 220 /* + 3 voice + figure */
};

/* All flights that the prior is over: loft_posterior. */
static const double least_apogee_m = 1e3;
static const double most_apogee_m = 2e7;
static const double most_range_m = 1.9e7;
static const double near_m = 1e4; /* the prior is flat below this */
static const double depressed_share = 0.6;

const trial_kind trial_kinds[KINDS] = {
    {.name = "loft, 1 source, no time", .voices = 1},
    {.name = "loft, 1 source, time", .voices = 1, .timed = true},
    {.name = "loft, 2 sources, time", .voices = 2, .timed = true},
    {.name = "loft, 3 sources, time", .voices = 3, .timed = true},
    {.name = "loft, 3 sources, no time", .voices = 3},
    {.name = "standard, 1 source, no time", .voices = 1, .standard = true},
    {.name = "standard, 2 sources, time", .voices = 2, .timed = true, .standard = true},
    {.name = "time and 1 other figure", .voices = 1, .timed = true, .missing = true},
    {.name = "one-sided, 1 source, time", .voices = 1, .timed = true, .one_sided = true},
    {.name = "one-sided, 3 sources, time", .voices = 3, .timed = true, .one_sided = true},
    {.name = "unknown class, 1 source, time",
     .voices = 1,
     .timed = true,
     .unknown_class = true},
    {.name = "unknown class, 3 sources, time",
     .voices = 3,
     .timed = true,
     .unknown_class = true}};

loft_status calibration_init(const loft_data *data, int samples, uint64_t seed,
                             calibration *out)
{
    const flown_class medium = {.apogee_lo_m = 700e3,
                                .apogee_hi_m = 2500e3,
                                .range_lo_m = 300e3,
                                .range_hi_m = 1000e3,
                                .time_lo_s = 900.0,
                                .time_hi_s = 2000.0,
                                .standard_lo_m = 1000e3,
                                .standard_hi_m = 4000e3};
    const flown_class large = {.apogee_lo_m = 1500e3,
                               .apogee_hi_m = 6000e3,
                               .range_lo_m = 400e3,
                               .range_hi_m = 1200e3,
                               .time_lo_s = 1500.0,
                               .time_hi_s = 4000.0,
                               .standard_lo_m = 3000e3,
                               .standard_hi_m = 9000e3};
    static const char *const names[CLASSES] = {"liquid-1", "liquid-2", "solid-2",
                                               "solid-3"};
    calibration c = {.classes = {medium, large, medium, large},
                     .any = medium,
                     .samples = samples,
                     .mixed_samples = 3 * samples,
                     .seed = seed};
    c.any.apogee_lo_m = 100e3;
    c.any.apogee_hi_m = large.apogee_hi_m;
    c.any.range_lo_m = 100e3;
    c.any.range_hi_m = large.range_hi_m;
    loft_class_choices_of(data, &c.unknown);
    for (int i = 0; i < CLASSES; i++) {
        loft_class_choice *of = &c.classes[i].of;
        of->name = names[i];
        loft_status status = loft_data_class(data, of->name, &of->booster);
        if (status == LOFT_OK) {
            status = loft_data_prior(data, of->name, &of->prior);
        }
        if (status != LOFT_OK) {
            return status;
        }
    }
    *out = c;
    return LOFT_OK;
}

/* ---- one attempt to fly and report ---- */

typedef struct attempt_of {
    const calibration *c;
    int k;
    uint64_t sample;
} attempt_of;

static double uniform(const attempt_of *a, int dim)
{
    return loft_random_uniform(a->c->seed, a->sample, (uint32_t)dim);
}

/* A number that all attempts of a trial share. */
static double uniform_of_trial(const calibration *c, int k, int dim)
{
    return loft_random_uniform(c->seed, (uint64_t)k * ATTEMPTS, (uint32_t)dim);
}

/* Flat in the logarithm. */
static double between(double lo, double hi, double u)
{
    return lo * pow(hi / lo, u);
}

const loft_class_choice *trial_class(const calibration *c, const trial *t)
{
    return trial_kinds[t->kind].unknown_class ? &c->unknown.list[t->class_index]
                                              : &c->classes[t->class_index].of;
}

loft_launch trial_launch(const calibration *c, int k, const loft_class_choice *of)
{
    loft_launch launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(40.0),
                                  .lon_rad = loft_rad_from_deg(126.0)};
    launch.azimuth_rad = 2.0 * LOFT_PI * uniform_of_trial(c, k, DIM_AZIMUTH);
    launch.booster = of->booster;
    return launch;
}

static double least_speed_apogee_m(double range_m)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy least;
    return loft_minenergy_arc(&sphere, range_m / sphere.radius_m, &least) == LOFT_OK
               ? least.apogee_m
               : 0.0;
}

static bool draw_figures(const attempt_of *a, trial *t)
{
    t->apogee_m = between(least_apogee_m, most_apogee_m, uniform(a, DIM_APOGEE));
    t->range_m = between(near_m, near_m + most_range_m, uniform(a, DIM_RANGE)) - near_m;
    return t->apogee_m >= depressed_share * least_speed_apogee_m(t->range_m);
}

/* ---- how a source speaks ---- */

static said_form length_form(double u)
{
    return u < 0.4 ? SAID_EXACT : u < 0.7 ? SAID_ABOUT : SAID_COARSE;
}

static said_form time_form(double u)
{
    return u < 0.3   ? SAID_SECONDS
           : u < 0.6 ? SAID_MINUTES
           : u < 0.8 ? SAID_FIVES
                     : SAID_TRACKED;
}

/* The first source has one one-sided figure. */
static said_form one_sided_form(loft_report_figure figure, double u, said_form usual)
{
    const int which = (int)(4.0 * u);
    if (figure == LOFT_FIGURE_APOGEE) {
        return which == 0 ? SAID_MORE_THAN : which == 1 ? SAID_UP_TO : usual;
    }
    if (figure == LOFT_FIGURE_RANGE) {
        return which == 2 ? SAID_MORE_THAN : usual;
    }
    return which == 3 ? SAID_OVER : usual;
}

static said_form form_of(const calibration *c, int k, int voice,
                         loft_report_figure figure)
{
    const trial_kind *kind = &trial_kinds[k % KINDS];
    const double u = uniform_of_trial(c, k, DIM_FORM + 3 * voice + (int)figure);
    if (figure == LOFT_FIGURE_TIME && !kind->timed) {
        return SAID_NOT;
    }
    if (kind->missing) {
        const bool low = uniform_of_trial(c, k, DIM_MISSING) < 0.5;
        if (figure == (low ? LOFT_FIGURE_APOGEE : LOFT_FIGURE_RANGE)) {
            return SAID_NOT;
        }
    }
    const said_form usual = figure == LOFT_FIGURE_TIME ? time_form(u) : length_form(u);
    return kind->one_sided && voice == 0
               ? one_sided_form(figure, uniform_of_trial(c, k, DIM_ONE_SIDED), usual)
               : usual;
}

static bool say(const attempt_of *a, trial *t, int voice, loft_report_figure figure,
                double truth)
{
    loft_report *report = &t->voices[voice].report;
    const said_by by = {.errors = &trial_class(a->c, t)->prior.errors,
                        .figure = figure,
                        .form = form_of(a->c, a->k, voice, figure),
                        .garbled = t->garbled[voice]};
    const int dim = DIM_SAID + 6 * voice + 2 * (int)figure;
    const double u[2] = {uniform(a, dim), uniform(a, dim + 1)};
    return said_figure(&by, truth, u,
                       figure == LOFT_FIGURE_APOGEE  ? &report->apogee_m
                       : figure == LOFT_FIGURE_RANGE ? &report->range_m
                                                     : &report->time_s);
}

/* ---- the box ---- */

static bool is_in(const loft_claim *claim, double lo, double hi)
{
    return claim->kind == LOFT_CLAIM_NONE || (claim->value >= lo && claim->value <= hi);
}

static bool lengths_in_box(const calibration *c, const trial *t)
{
    const trial_kind *kind = &trial_kinds[t->kind];
    const flown_class *f = kind->unknown_class ? &c->any : &c->classes[t->class_index];
    const loft_report *said = &t->voices[0].report;
    if (kind->standard) {
        const double least_m = least_speed_apogee_m(said->range_m.value);
        return is_in(&said->range_m, f->standard_lo_m, f->standard_hi_m) &&
               is_in(&said->apogee_m, 0.75 * least_m, 1.3 * least_m);
    }
    return is_in(&said->apogee_m, f->apogee_lo_m, f->apogee_hi_m) &&
           is_in(&said->range_m, f->range_lo_m, f->range_hi_m);
}

static bool time_in_box(const calibration *c, const trial *t)
{
    if (!trial_kinds[t->kind].missing) {
        return true;
    }
    const flown_class *f = &c->classes[t->class_index];
    return is_in(&t->voices[0].report.time_s, f->time_lo_s, f->time_hi_s);
}

/* ---- the flight ---- */

/* The drawn booster's flight to that apogee and range, with the turn that was drawn. */
static bool flies(const loft_launch *launch, trial *t, loft_fit *fit)
{
    if (loft_fit_apogee_range(launch, t->apogee_m, t->range_m, fit) != LOFT_OK ||
        fit->flown.aim.turn_fraction != launch->turn_fraction) {
        t->cannot_fly++;
        return false;
    }
    t->time_s = fit->flown.flight.end.t_s;
    return true;
}

static bool find_truth(const loft_launch *launch, const loft_fit *fit, entry e,
                       double truth_m[ENTRIES])
{
    loft_standard standard;
    if (loft_standard_find(launch, fit->flown.aim.ideal_speed_mps, e == TOWARD_AZIMUTH,
                           NULL, &standard) != LOFT_OK) {
        return false;
    }
    truth_m[e] = standard.best.unbounded ? INFINITY : standard.best.range_m;
    return true;
}

static void draw_booster(const attempt_of *a, const trial *t, loft_prior_sample *draw)
{
    const loft_class_choice *of = trial_class(a->c, t);
    loft_launch base = trial_launch(a->c, a->k, of);
    const loft_prior prior =
        loft_prior_of_flight(&of->prior, t->apogee_m, t->range_m, &base);
    loft_prior_sample_launch(&prior, &base, a->c->seed, a->sample, draw);
}

/* ---- the attempt ---- */

static bool say_lengths(const attempt_of *a, trial *t)
{
    t->heard = false;
    for (int v = 0; v < trial_kinds[t->kind].voices; v++) {
        t->garbled[v] =
            uniform(a, DIM_GARBLED + v) < trial_class(a->c, t)->prior.errors.garbled;
        if (!say(a, t, v, LOFT_FIGURE_APOGEE, t->apogee_m) ||
            !say(a, t, v, LOFT_FIGURE_RANGE, t->range_m) ||
            (v == 0 && !lengths_in_box(a->c, t))) {
            return false;
        }
        t->heard = t->heard || !t->garbled[v];
    }
    return true;
}

static bool say_times(const attempt_of *a, trial *t)
{
    const double d_s = trial_class(a->c, t)->prior.errors.common_time_sd_s *
                       loft_random_normal(a->c->seed, a->sample, DIM_COMMON_TIME);
    for (int v = 0; v < trial_kinds[t->kind].voices; v++) {
        if (!say(a, t, v, LOFT_FIGURE_TIME, t->time_s + d_s)) {
            return false;
        }
    }
    return time_in_box(a->c, t);
}

/* A booster of a class is kept by the share of the class among boosters of its range. */
static bool is_of_class(const attempt_of *a, const trial *t)
{
    const loft_class_choices *unknown = &a->c->unknown;
    double share[LOFT_CLASS_CHOICES_MAX];
    if (!trial_kinds[t->kind].unknown_class) {
        return true;
    }
    loft_class_shares(unknown->n, unknown->list, t->truth_m[NO_ROTATION], share);
    return uniform(a, DIM_CLASS_SHARE) < share[t->class_index];
}

/* True if it came to reports in the box, and the truth is known. */
static bool attempt(const attempt_of *a, trial *t)
{
    loft_prior_sample draw;
    loft_fit fit;
    t->class_index = trial_kinds[t->kind].unknown_class
                         ? (int)((double)a->c->unknown.n * uniform(a, DIM_CLASS))
                         : a->k / KINDS % CLASSES;
    if (!draw_figures(a, t) || !say_lengths(a, t)) {
        return false;
    }
    draw_booster(a, t, &draw);
    return flies(&draw.launch, t, &fit) && say_times(a, t) &&
           find_truth(&draw.launch, &fit, NO_ROTATION, t->truth_m) && is_of_class(a, t) &&
           find_truth(&draw.launch, &fit, TOWARD_AZIMUTH, t->truth_m);
}

trial trial_make(const calibration *c, int k)
{
    trial t = {.kind = k % KINDS, .outcome = NO_TRUTH};
    attempt_of a = {.c = c, .k = k};
    bool reported = false;
    for (uint64_t i = 0; i < ATTEMPTS && !reported; i++) {
        a.sample = (uint64_t)k * ATTEMPTS + i;
        reported = attempt(&a, &t);
    }
    if (reported) {
        const double tie[ENTRIES] = {uniform_of_trial(c, k, DIM_TIE),
                                     uniform_of_trial(c, k, DIM_TIE + 1)};
        answer_find(c, k, tie, &t);
    }
    return t;
}
