/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trial.h - one trial of the calibration: a booster drawn from the prior flies, its figures
 * are reported, and the program says from them what its standard range may be.
 *
 * Apogee and range are drawn flat in their logarithms, as the posterior takes them to be,
 * from a box wider than the one in which the reported figures must lie by six deviations of
 * the coarsest report: what is reported is a choice that the program knows of, so the
 * edges of the box do not matter. A booster that cannot fly its figures is drawn anew with
 * them: the posterior, too, is over those that can.
 *
 * The truth is found by fit.h and standard.h, one flight at a time; the posterior uses
 * separate batches and searches.
 */
#ifndef CALIBRATE_TRIAL_H
#define CALIBRATE_TRIAL_H

#include "loft/files.h"
#include "loft/infer.h"

enum {
    CLASSES = 4
};

typedef enum entry {
    NO_ROTATION,
    TOWARD_AZIMUTH,
    ENTRIES
} entry;

/* A class with the apogees and ranges that it is reported to have flown. */
typedef struct flown_class {
    const char *name;
    double apogee_lo_m, apogee_hi_m, range_lo_m, range_hi_m;
    loft_booster_template booster;
    loft_prior prior;
} flown_class;

typedef struct calibration {
    flown_class classes[CLASSES];
    int samples; /* of each posterior */
    uint64_t seed;
} calibration;

/* The classes and their boxes. */
LOFT_NODISCARD loft_status calibration_init(const loft_data *data, int samples,
                                            uint64_t seed, calibration *out);

typedef enum outcome {
    ANSWERED,
    NOT_FITTED, /* the point answer did not converge, or was refused */
    NO_BAND,    /* too few effective samples */
    NO_TRUTH,   /* no booster drawn flew, or its own standard range was not found */
    OUTCOMES
} outcome;

typedef struct trial {
    int class_index;
    bool timed; /* a time was reported */
    outcome outcome;
    int cannot_fly; /* boosters drawn anew since they cannot fly their figures */
    int outside;    /* and since their report is not in the box */
    loft_report report;
    double truth_m[ENTRIES]; /* INFINITY: unbounded */
    double rank[ENTRIES];    /* of the truth in the posterior, 0 to 1, ties at random */
    int side[ENTRIES];       /* of the 5 to 95 % band: -1 below, 0 inside, 1 above */
    double p05_m[ENTRIES], p95_m[ENTRIES];
    double effective;
    int solved;
} trial;

/* Trial k, the same on any thread; out of memory is NOT_FITTED or NO_BAND. */
trial trial_make(const calibration *c, int k);

#endif
