/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * estimate.h - from one source's report to the flight that fits it, a verdict on the
 * figures, and the standard range of the same booster.
 *
 * What is answered depends on what was reported:
 *   apogee and range   the fit; the time is predicted and checked
 *   apogee and time    the range is solved for
 *   range and time     the apogee is solved for; every apogee that fits is shown
 *   apogee or range    the least speed: the standard ranges are lower bounds
 *   less               refused
 * A time that fits no range or no apogee in the band searched (up to 13,700 km; from 0.15
 * of the minimum-energy apogee) leaves the other figure alone, and is itself doubted.
 *
 * Reference  two-body part: Bate, Mueller & White (1971) ch. 6; the rest: docs/theory.md
 */
#ifndef LOFT_ESTIMATE_H
#define LOFT_ESTIMATE_H

#include "loft/claim.h"
#include "loft/fit.h"
#include "loft/standard.h"
#include "loft/twobody.h"

typedef struct loft_report {
    loft_claim apogee_m, range_m, time_s;
} loft_report;

typedef enum loft_refusal {
    LOFT_REFUSED_NOT,
    LOFT_REFUSED_NOTHING_REPORTED,
    LOFT_REFUSED_TIME_ALONE,
    LOFT_REFUSED_FAILURE,
    LOFT_REFUSED_LIFTING,
    LOFT_REFUSED_DEPRESSED_OR_LIFTING, /* apogee, reported or solved for, under 0.6 of the
                                          minimum-energy apogee of the range */
    LOFT_REFUSED_PARTIAL_BURN,
    LOFT_REFUSED_SATELLITE_LAUNCH,
    LOFT_REFUSED_TOO_WEAK, /* the class cannot lift off for that flight */
    LOFT_REFUSED_COUNT
} loft_refusal;

/* "depressed_or_lifting" and so on; NULL for LOFT_REFUSED_NOT. */
const char *loft_refusal_code(loft_refusal refusal);
/* One sentence that says why. */
const char *loft_refusal_reason(loft_refusal refusal);

typedef enum loft_basis {
    LOFT_BASIS_NONE,
    LOFT_BASIS_APOGEE_RANGE,
    LOFT_BASIS_APOGEE_TIME,
    LOFT_BASIS_RANGE_TIME,
    LOFT_BASIS_APOGEE, /* lower bounds */
    LOFT_BASIS_RANGE   /* lower bounds */
} loft_basis;

/* "apogee and range" and so on. */
const char *loft_basis_name(loft_basis basis);

typedef enum loft_verdict {
    LOFT_VERDICT_NOT_REPORTED,
    LOFT_VERDICT_CONSISTENT,
    LOFT_VERDICT_STRAINED,
    LOFT_VERDICT_IMPOSSIBLE
} loft_verdict;

const char *loft_verdict_name(loft_verdict verdict);

typedef enum loft_suspect {
    LOFT_SUSPECT_NONE,
    LOFT_SUSPECT_APOGEE,
    LOFT_SUSPECT_RANGE,
    LOFT_SUSPECT_TIME
} loft_suspect;

const char *loft_suspect_name(loft_suspect suspect); /* NULL for none */

typedef struct loft_time_check {
    double model_s, two_body_s;
    loft_verdict verdict;
    loft_suspect suspect;
    double suggested; /* SI; what the suspect's figure should be to fit the others */
} loft_time_check;

typedef enum loft_range_class {
    LOFT_CRBM, /* below 300 km */
    LOFT_SRBM, /* below 1,000 */
    LOFT_MRBM, /* to 3,000 */
    LOFT_IRBM, /* to 5,500 */
    LOFT_ICBM
} loft_range_class;

/* By capability: the standard range, or unbounded. */
loft_range_class loft_range_class_of(double range_m, bool unbounded);
const char *loft_range_class_name(loft_range_class range_class);

typedef struct loft_question {
    loft_launch launch;
    loft_report report;
    loft_refusal known; /* refused for what is known of the event, not for its figures */
    bool assume_ballistic; /* fit even what is lifting or depressed, with a warning */
} loft_question;

enum {
    LOFT_ESTIMATE_ROOTS = 4
};

typedef struct loft_estimate {
    loft_refusal refusal;
    loft_basis basis;
    bool lower_bound;
    bool warn_ballistic; /* refused but for assume_ballistic */
    bool has_two_body;
    loft_twobody two_body;
    loft_twobody_standard two_body_standard;
    bool has_fit; /* false also if it was tried and did not converge: see status */
    bool converged;
    loft_fit fit;
    int n_roots; /* apogees that fit a range and a time; fit is the first. Without a fit,
                    as two_body, what was solved for before the flight was refused */
    double roots_apogee_m[LOFT_ESTIMATE_ROOTS];
    /* The solved range or apogee at the edges of the reported figures' rounding; low is 0
     * where even the vertical flight takes longer, high INFINITY where no range is enough. */
    double solved_low_m, solved_high_m;
    bool has_time_check;
    loft_time_check time_check;
    bool has_standard;
    loft_standard no_rotation, toward_azimuth;
    loft_range_class range_class; /* of no_rotation */
} loft_estimate;

/* What the figures reported allow, before a time is tried on them. */
loft_basis loft_estimate_basis(const loft_report *report);

/*
 * The refusal that needs no flight: for what is known of the event or for the figures as
 * reported. LOFT_REFUSED_NOT also where assume_ballistic overrules it.
 */
loft_refusal loft_estimate_refusal(const loft_question *question);

/*
 * A refusal is an answer: LOFT_OK. LOFT_ERR_CONVERGE if the fit or a standard flight did
 * not converge (*out then holds what was found), LOFT_ERR_DOMAIN for a launch or figures
 * out of range. About 70 flights, 25 ms.
 */
LOFT_NODISCARD loft_status loft_estimate_make(const loft_question *question,
                                              loft_estimate *out);

/* The same without the standard ranges: the fit and the check of the time. 5 ms;
 * 25 to 60 ms where a suspect is looked for. */
LOFT_NODISCARD loft_status loft_estimate_check(const loft_question *question,
                                               loft_estimate *out);

/*
 * What the least known number does: the no-rotation standard range if the booster burned
 * for 0.8 and for 1.25 times as long and still flew the fitted flight.
 */
typedef struct loft_burn_spread {
    double factor;
    bool converged; /* false also if it would not lift off */
    loft_standard no_rotation;
} loft_burn_spread;

/* of an estimate that has a standard range; about 80 flights, 25 ms. */
void loft_estimate_burn_spread(const loft_question *question,
                               const loft_estimate *estimate, loft_burn_spread spread[2]);

/*
 * The verdict alone. With D = reported - model time and r the rounding of the report:
 * impossible if reported + r < two-body time or D - r > a quarter of the model time;
 * consistent if |D| <= max(60 s, 3 % of the model time) + r; else strained. One-sided
 * figures excuse what they leave open: an apogee "over" something makes no longer time
 * wrong, a time "over" something no longer model time.
 */
loft_verdict loft_time_verdict(const loft_claim *time, loft_claim_kind apogee,
                               double model_s, double two_body_s);

#endif
