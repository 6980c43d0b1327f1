/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * testimony.h - what all independent sources of an event say of one flight.
 *
 * A voice is a source that reports a figure and repeats nobody. Its report is of this flight
 * or, with the probability `garbled`, of another one in all its figures. Voices err
 * independently, but for d, the error that all their times share (report_error.h), over
 * which the likelihood is integrated:
 *
 *     L(H, R, T) = Integral N(d) (Product over voices ((1 - g) l_H l_R l_T(T + d) + g c)
 *                                 - Product over voices g c)
 *
 * The second product is the case that nobody speaks of this flight. It says nothing of it, so
 * it is left out: a single voice is taken to mean this flight.
 *
 * Method     trapezoidal rule over +-4 deviations in steps of half a deviation. The integrand
 *            is smooth and vanishes at both ends, so the rule is off by exp(-2 pi a/h), a the
 *            distance of its nearest pole from the real axis: 1e-11 for scales of 25 s and
 *            a deviation of 20 s. Gauss-Hermite rules converge slower for such tails. Hard
 *            edges of one-sided times cost up to half a step, 5 s, where they have 30 s of
 *            rounding
 */
#ifndef LOFT_SIM_INFER_TESTIMONY_H
#define LOFT_SIM_INFER_TESTIMONY_H

#include "loft/infer.h"
#include "sim/infer/report_error.h"

enum {
    TESTIMONY_VOICES_MAX = 32,  /* the rest are not heard */
    TESTIMONY_NODES = 17,       /* of d */
    TESTIMONY_ABOUT_NODES = 11, /* the same for predicted times */
};

/* Apogee, range and flight time that a flight has or may have. */
typedef struct flown_figures {
    double apogee_m, range_m, time_s;
} flown_figures;

typedef struct testimony_voice {
    loft_report report;
    size_t source;       /* its index among the event's */
    double garbled;      /* chance that it is of another flight */
    double log_garbled;  /* density of its figures if they are of another flight */
    float *time_density; /* over log_garbled's part of the time; NULL without a time */
} testimony_voice;

typedef struct testimony {
    const loft_report_errors *errors;
    double node_weight[TESTIMONY_NODES], about_weight[TESTIMONY_ABOUT_NODES];
    int n;
    /* In an order that depends on their figures alone, so that the bits do too. */
    testimony_voice voices[TESTIMONY_VOICES_MAX];
} testimony;

/* The errors are borrowed. LOFT_ERR_NOMEM. Of no voice at all n is 0. */
LOFT_NODISCARD loft_status loft_testimony_hear(const loft_event *event,
                                               const loft_report_errors *errors,
                                               testimony *out);
void loft_testimony_free(testimony *t);

/* One voice alone, or all without one; borrowed, not to be freed. */
testimony loft_testimony_only(const testimony *t, int voice);
testimony loft_testimony_without(const testimony *t, int voice);

bool loft_testimony_has(const testimony *t, loft_report_figure figure);

/* Do the voices give 2 of the 3 figures between them? */
bool loft_testimony_is_enough(const testimony *t);

/* Over the garbled densities of all voices, whose logarithms add up to this. */
double loft_testimony_log_scale(const testimony *t);

/*
 * How likely each voice makes a flight, over its garbled density, at every d: enough for the
 * likelihood of any of the voices together.
 */
typedef struct testimony_view {
    double of_flight[TESTIMONY_VOICES_MAX][TESTIMONY_NODES]; /* times 1 - garbled */
} testimony_view;

void loft_testimony_view(const testimony *t, const flown_figures *flown,
                         testimony_view *view);

/* ln L, over that scale; `left_out` is a voice that is not heard, -1 for none. */
double loft_testimony_log(const testimony *t, const testimony_view *view, int left_out);
double loft_testimony_log_alone(const testimony *t, const testimony_view *view,
                                int voice);

/* Probability that voice k speaks of another flight, all of them heard. */
double loft_testimony_garbled(const testimony *t, const testimony_view *view, int k);

/* The voices' likelihoods of an apogee by itself, and of a range. */
void loft_testimony_heights(const testimony *t, double apogee_m,
                            double of_apogee[TESTIMONY_VOICES_MAX]);
void loft_testimony_ranges(const testimony *t, double range_m,
                           double of_range[TESTIMONY_VOICES_MAX]);

/*
 * The product over voices of what each says of this flight or of another, less the case that
 * all speak of another, which says nothing: kept apart, for it may be the larger by far.
 */
typedef struct testimony_hearing {
    double product;
    double all_garbled;
} testimony_hearing;

/*
 * The quick one for proposals: flights of one apogee and range, by the voices' likelihoods of
 * these, whose times are predictions with a normal error. The times come from tables in
 * steps of 2 s. Borrows the testimony.
 */
typedef struct testimony_of_shape {
    const testimony *t;
    testimony_hearing untimed;
    int n; /* voices with a time: */
    double of_shape[TESTIMONY_VOICES_MAX];
    const testimony_voice *timed[TESTIMONY_VOICES_MAX];
    double node_step_s;
} testimony_of_shape;

testimony_of_shape loft_testimony_of_shape(const testimony *t,
                                           const double of_shape[TESTIMONY_VOICES_MAX],
                                           double time_sd_s);
double loft_testimony_at_time(const testimony_of_shape *s, double time_s);

#endif
