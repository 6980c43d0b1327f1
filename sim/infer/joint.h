/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * joint.h - several flights of one missile: are they one, and how far does it fly?
 *
 * One booster (burn time, specific impulse, shares of the stages, gaps, boost drag) is common
 * to all flights. Total ideal speed, fall (ballistic coefficient), steering, azimuth, launch
 * point and sources are each flight's, with the likelihood of posterior.h.
 * Booster k is drawn once for all flights; flight f is flown INNER times by it, and the mean
 * weight is L_f(k), without bias. With r_k the prior of the booster over its proposal,
 *
 *     one booster       Z   = mean of r_k Product L_f(k)
 *     several boosters  Z_f = mean of r_k L_f(k), each f by itself
 *     log Bayes factor  ln Z - Sum ln Z_f
 *
 * A flight's prediction from the others has the weights r_k Product over the others.
 *
 * Speed is free in every flight, so apogee and range never contradict a common booster: the
 * flight times do.
 *
 * Method     docs/decisions/026-joint-flights.md
 */
#ifndef LOFT_SIM_INFER_JOINT_H
#define LOFT_SIM_INFER_JOINT_H

#include "loft/infer.h"

enum {
    LOFT_JOINT_FLIGHTS_MAX = 8,
    LOFT_JOINT_CHECKS_MAX = 8 /* sources with a time, of one flight */
};

typedef struct loft_joint_wanted {
    int samples; /* boosters */
    uint64_t seed;
    const loft_kept *kept; /* NULL, or where the flights so far are left */
} loft_joint_wanted;

/* A reported time against those that the source may be expected to report, by the others. */
typedef struct loft_joint_check {
    int source; /* its index among the event's */
    double reported_s;
    loft_band expected_s;
    double earlier; /* probability of an earlier time than the reported one */
    bool inside;    /* 5 to 95 % */
    bool outvoted;  /* by the other sources of the event: it tests nothing */
} loft_joint_check;

/* Causes of a lower speed in an illustrative vehicle: joint_vehicle.h. */
typedef struct loft_joint_cause {
    bool has_payload, has_cutoff;
    double payload_ratio; /* of the payload to that of the fastest flight */
    double cutoff_s;      /* by which the last stage is stopped early */
} loft_joint_cause;

typedef struct loft_joint_flight {
    loft_band alone_range_m, alone_burn_s; /* by its own reports */
    loft_band range_m; /* standard range of the common booster with this flight's speed */
    loft_band speed_mps;  /* total ideal speed */
    loft_band slower_mps; /* than the fastest flight, booster by booster */
    loft_joint_cause cause;
    double log_bayes; /* for the booster of the others against a separate one */
    bool
        has_prediction; /* it reports an apogee and a range, and enough boosters bear on it */
    double others_effective;
    loft_band predicted_s; /* its flight time, by the others */
    int n_checks;
    loft_joint_check checks[LOFT_JOINT_CHECKS_MAX];
} loft_joint_flight;

typedef struct loft_joint_answer {
    int samples;
    double effective;
    double log_bayes, log_bayes_error; /* the latter of the sampling, a deviation */
    /* LOFT_POSTERIOR_LEAST effective boosters at least fly all flights. If not, bands of the
     * common booster and speeds mean nothing, nor does `fastest`. */
    bool has_bands;
    int fastest;                    /* the flight of the largest median standard range */
    loft_band prior_burn_s, burn_s; /* all stages */
    int n_flights;
    loft_joint_flight flights[LOFT_JOINT_FLIGHTS_MAX];
} loft_joint_answer;

typedef struct loft_joint loft_joint;

/*
 * The flights are the samples of 2 to LOFT_JOINT_FLIGHTS_MAX events, and are borrowed. The
 * booster and its prior are the first's. LOFT_ERR_DOMAIN for another number of them, or if
 * the boosters of their launches differ; LOFT_ERR_CONVERGE if no booster at all flies all of
 * them; LOFT_ERR_NOMEM; LOFT_ERR_IO (loft_kept). *out is then untouched.
 * Same seed, same bits, on any number of threads.
 */
LOFT_NODISCARD loft_status loft_joint_find(const loft_samples *const *flights, size_t n,
                                           const loft_joint_wanted *wanted,
                                           loft_joint **out);
void loft_joint_free(loft_joint *joint); /* accepts NULL */

const loft_joint_answer *loft_joint_answer_of(const loft_joint *joint);

/* The next two of an answer with bands, else LOFT_ERR_DOMAIN. */

/* n standard flights of the fastest flight's speed, of equal weight, by range. */
LOFT_NODISCARD loft_status loft_joint_pick(const loft_joint *joint, size_t n,
                                           loft_posterior_sample *picked);

/* The flight of a common booster in the middle of its burn times to the flight's figures. */
LOFT_NODISCARD loft_status loft_joint_typical(const loft_joint *joint, size_t flight,
                                              loft_launch *launch, loft_fit *fit);

/* Are stages, back-pressure and area the same, number by number? */
bool loft_booster_template_same(const loft_booster_template *a,
                                const loft_booster_template *b);

/* The strength of evidence in words, by |ln K|: Kass & Raftery, JASA 90 (1995) 773-795. */
typedef enum loft_evidence {
    LOFT_EVIDENCE_NONE,     /* a factor below 3: not worth more than a mention */
    LOFT_EVIDENCE_POSITIVE, /* to 20 */
    LOFT_EVIDENCE_STRONG,   /* to 150 */
    LOFT_EVIDENCE_VERY_STRONG
} loft_evidence;

loft_evidence loft_evidence_of(double log_bayes);

#endif
