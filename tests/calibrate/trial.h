/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trial.h - one trial of the calibration: a booster drawn from the prior flies, one to three
 * sources report it, and the program says from that what the standard range may be.
 *
 * Apogee and range are drawn as the posterior takes them to be, flat in their logarithms (a
 * range below 10 km in itself) over all flights of figure_table.h. The first source's apogee
 * and range, and its time if it gives but one of those, must lie in a box: what is reported
 * is a choice that the program knows of, so the box favours nothing. What lies outside is
 * drawn anew, as is a booster that cannot fly its figures: the posterior, too, is over those
 * that can. Trials where all sources speak of another flight are marked: the likelihood leaves
 * that case out (testimony.h), and so do the counts.
 *
 * The truth is found by loft_fit_apogee_range and loft_standard_find, one flight at a time;
 * the posterior uses separate batches and searches.
 */
#ifndef CALIBRATE_TRIAL_H
#define CALIBRATE_TRIAL_H

#include "io/files/class_choices.h"
#include "said.h"

enum {
    CLASSES = 4,
    VOICES_MOST = 3
};

typedef enum entry {
    NO_ROTATION,
    TOWARD_AZIMUTH,
    ENTRIES
} entry;

/* A class with the figures that it is reported to have flown: lofts, and standard flights
 * with an apogee near that of least speed. */
typedef struct flown_class {
    double apogee_lo_m, apogee_hi_m, range_lo_m, range_hi_m;
    double time_lo_s, time_hi_s;         /* of a loft */
    double standard_lo_m, standard_hi_m; /* ranges of standard flights */
    loft_class_choice of;
} flown_class;

/* Sources, figures and class of a trial. */
typedef struct trial_kind {
    const char *name;
    int voices;
    bool timed, standard, missing, one_sided, unknown_class;
} trial_kind;

enum {
    KINDS = 12
};

extern const trial_kind trial_kinds[KINDS];

typedef struct calibration {
    flown_class classes[CLASSES];
    loft_class_choices unknown; /* those that an unknown class may be */
    flown_class any;            /* the box where it is */
    int samples, mixed_samples; /* of a posterior of a class, and of unknown ones */
    uint64_t seed;
} calibration;

/* The classes and their boxes; the data is borrowed. */
LOFT_NODISCARD loft_status calibration_init(const loft_data *data, int samples,
                                            uint64_t seed, calibration *out);

typedef enum outcome {
    ANSWERED,
    NO_BAND,  /* too few effective samples */
    NO_TRUTH, /* no booster drawn flew into the box */
    OUTCOMES
} outcome;

typedef struct trial {
    int kind, class_index; /* the class that flew: of the known ones, or the unknown */
    outcome outcome;
    int cannot_fly; /* boosters drawn anew since they cannot fly their figures */
    bool garbled[VOICES_MOST];
    bool heard;                       /* a source speaks of this flight */
    double apogee_m, range_m, time_s; /* true */
    loft_event_voice voices[VOICES_MOST];
    double truth_m[ENTRIES]; /* INFINITY: unbounded */
    double rank[ENTRIES];    /* of the truth in the posterior, 0 to 1, ties at random */
    int side[ENTRIES];       /* of the 5 to 95 % band: -1 below, 0 inside, 1 above */
    double p05_m[ENTRIES], p95_m[ENTRIES];
    double effective;
} trial;

/* Trial k, the same on any thread; out of memory is NO_BAND. */
trial trial_make(const calibration *c, int k);

/* The class that flies in a trial. */
const loft_class_choice *trial_class(const calibration *c, const trial *t);

/* The launch that all trials share but for the azimuth, with the booster of a class. */
loft_launch trial_launch(const calibration *c, int k, const loft_class_choice *of);

#endif
