/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * infer.h - from reported figures to distributions: claims, priors, estimates,
 * posteriors.
 */
#ifndef LOFT_INFER_H
#define LOFT_INFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "loft/batch.h"
#include "loft/earth.h"
#include "loft/flight.h"
#include "loft/loft.h"

LOFT_API_BEGIN

typedef struct loft_ranks
    loft_ranks; /* who shares the work, in a program of several processes */

typedef struct loft_fan loft_fan; /* quantiles of altitude; an analysis has one */

/*
 * claim.h - how likely a reported figure (loft_claim) makes a value.
 */

/* "exact", "about", "more_than", "up_to", "interval"; "none". */
const char *loft_claim_kind_name(loft_claim_kind kind);

/* Is it "more than" or "up to"? */
bool loft_claim_is_one_sided(const loft_claim *claim);

/*
 * How far, relatively, a source may plausibly be off: 1 % for an exact figure, 5 % for
 * "about", half the width for an interval, 2 % against and 10 % along a one-sided claim.
 * A convention for naming a suspect, no likelihood. toward is the value proposed.
 */
double loft_claim_slack(const loft_claim *claim, double toward);

/*
 * The claim as a likelihood of the value x, with v = value and r = rounding. x below 0 is
 * impossible: each row is cut there, and the claim must have v >= 0.
 *
 *     exact       1 from v - r to v + r
 *     about       normal, deviation r, cut at 0
 *     more_than   0 below v - r, 1 to v, then exponential with mean m
 *     up_to       its mirror image: 1 from v to v + r, below it exponential with mean m
 *     interval    1 from lo to hi
 *
 * m is 10 % of v, at least r. A convention: a source that says "more than 7,000" does not
 * mean 14,000. docs/decisions/009-prior-and-likelihood.md has the figures behind it. A
 * claim without width (an interval with lo = hi) allows that value only.
 */

/* ln of that likelihood, 0 at its greatest; -INFINITY outside; 0 for LOFT_CLAIM_NONE. */
double loft_claim_log_likelihood(const loft_claim *claim, double value);

/* From lo to hi; the same where the claim allows one value only. */
typedef struct loft_claim_span {
    double lo, hi;
} loft_claim_span;

/*
 * The values that the claim covers: those with a likelihood above 0, of an "about", which
 * leaves none out, those within one deviation. hi is INFINITY for "more than" and for
 * LOFT_CLAIM_NONE.
 */
loft_claim_span loft_claim_cover(const loft_claim *claim);

/*
 * ln of the integral of exp(loft_claim_log_likelihood) over the value: less this, it is a
 * log density. 0 for LOFT_CLAIM_NONE and for a claim without width, which have none.
 */
double loft_claim_log_norm(const loft_claim *claim);

/*
 * The value that the normalised likelihood, as a distribution, stays below with
 * probability u in (0, 1): never decreases with u, and is never outside. Its probability is
 * within 1e-10 of u (tests/sim/infer/test_claim_likelihood.c). Not for LOFT_CLAIM_NONE (asserted).
 */
double loft_claim_sample(const loft_claim *claim, double u);

/*
 * prior.h - the prior of a booster's properties, and one booster sampled from
 * it.
 *
 * All inputs are independent of each other and of apogee and range, whose prior is flat in
 * the logarithm. The numbers and their reasons are in data/prior.json; loft_data_prior
 * reads them. A deviation of 0 holds an input at its value.
 *
 * Random numbers are counted by (seed, sample, dimension), so a sample is the same booster
 * in every use: see random.h.
 */

/*
 * Unknown of a report: how far its figures may be from the flight. The numbers and
 * their reasons are in data/reports.json; sim/infer/report_error.h has the distributions.
 */

/* Spans of figures of missile tests, of any report. */
typedef struct loft_report_span {
    double least, most;
} loft_report_span;

/* Unknown of an observation (observation.h): scales of Student's t unless said. */
typedef struct loft_observation_errors {
    double burn_s;             /* of a burn time or a time of staging, from film */
    double burn_limit_s;       /* of one that is "more than" or "up to" */
    double clock_s;            /* of another time at which something was seen */
    double alt_share;          /* of an altitude on the way */
    double speed_share;        /* of a speed */
    double angle_rad;          /* of a flight-path angle */
    double place_m;            /* of a place without more: deviation of a normal */
    double mach_sea_level_mps; /* one Mach number by either convention */
    double mach_high_mps;      /*   "         */
    double entry_alt_m;        /* where a re-entry is seen, unless it is said */
    loft_report_span burns_s;  /* of garbled figures, as the next two */
    loft_report_span speeds_mps;
    double farthest_m; /* from the flight, of a garbled place */
} loft_observation_errors;

typedef struct loft_report_errors {
    double seconds_s;                      /* scales of Student's t, of a time */
    double minutes_s;                      /*   in whole minutes */
    double fives_s;                        /*   "about" a multiple of 5 minutes */
    double tracked_edge_s, tracked_mean_s; /* of a time for which it was followed */
    double common_time_sd_s;               /* of d */
    double apogee_share;                   /* deviation, of an exact apogee */
    double range_share;                    /* scale of Student's t, of an exact range */
    double garbled;                        /* probability, of a report */
    double garbled_recalled;               /* the same, of a figure from memory */
    loft_report_span apogee_m, range_m, time_s; /* of garbled figures */
    loft_observation_errors seen;
} loft_report_errors;

typedef struct loft_prior {
    double burn_log_sd; /* of ln burn time; the same factor for all stages */
    double isp_sd_s;    /* the same shift for all stages */
    double split_sd;    /* of a stage's share of ideal speed and, apart, of burn time */
    double turn_lo, turn_hi; /* turn fraction of the flown flight, uniform */
    double gap_mean_s;       /* each gap between stages, exponential */
    double beta_log_sd;      /* of ln ballistic coefficient, about that of the launch */
    double beta_loft_kgpm2;  /* of what falls from a loft: median, */
    double beta_loft_log_sd; /* deviation of its ln; 0: as for another flight */
    double drag_log_sd;      /* of ln reference area in boost */
    double azimuth_sd_rad;
    double site_sd_m;          /* of the launch point, each of north and east */
    double stage_beta_kgpm2;   /* of a spent stage that tumbles: median, 0 for unknown, */
    double stage_beta_log_sd;  /* deviation of its ln */
    loft_report_errors errors; /* not read to draw a booster */
} loft_prior;

/*
 * LOFT_ERR_DOMAIN unless every number is finite and >= 0, the deviations of logarithms at
 * most 1, isp_sd_s 100, split_sd 0.3, gap_mean_s 600, azimuth_sd_rad pi/2, site_sd_m 1e6,
 * stage_beta_kgpm2 1e5,
 * and 0 < turn_lo <= turn_hi <= 1.
 */
LOFT_NODISCARD loft_status loft_prior_check(const loft_prior *prior);

/* The dimensions of a sample's random numbers. Only ever added to at the end. */
enum {
    LOFT_DIMENSION_BURN,
    LOFT_DIMENSION_ISP,
    LOFT_DIMENSION_SPEED_SPLIT, /* + i for stage i, as the next two */
    LOFT_DIMENSION_BURN_SPLIT = LOFT_DIMENSION_SPEED_SPLIT + LOFT_STAGES_MAX,
    LOFT_DIMENSION_GAP = LOFT_DIMENSION_BURN_SPLIT + LOFT_STAGES_MAX, /* after stage i */
    LOFT_DIMENSION_TURN = LOFT_DIMENSION_GAP + LOFT_STAGES_MAX,
    LOFT_DIMENSION_BETA,
    LOFT_DIMENSION_DRAG,
    LOFT_DIMENSION_AZIMUTH,
    LOFT_DIMENSION_NORTH,
    LOFT_DIMENSION_EAST,
    LOFT_DIMENSION_APOGEE, /* these three for samples of reported figures */
    LOFT_DIMENSION_RANGE,
    LOFT_DIMENSION_TIME,
    LOFT_DIMENSION_COUNT
};

/* "burn", "speed_split_1", "gap_1" and so on; 0 <= dim < LOFT_DIMENSION_COUNT. */
const char *loft_dimension_name(int dim);

typedef struct loft_prior_sample {
    loft_launch launch;
    double burn_log; /* ln of the factor on every burn time */
    double burn_z;   /* the same in deviations: burn_log = burn_log_sd x burn_z */
    double beta_z;   /* of ln ballistic coefficient, in deviations */
    /*
     * The sampled value of each dimension, for a table of sensitivities: ln of a factor (burn,
     * beta, drag), a shift (Isp in s, shares, azimuth in rad, north and east in m), or the
     * value itself (turn fraction, gap in s). 0 for a dimension that was not used.
     */
    double values[LOFT_DIMENSION_COUNT];
} loft_prior_sample;

/*
 * The booster, azimuth and launch point of one sample about those of `base`. The prior
 * must pass loft_prior_check and the base loft_launch_check; the sampled launch does too.
 *
 * Shares     with two stages the first moves by a normal shift and the second by its
 *            opposite; with more, each moves by one, less the mean of the shifts. A shift
 *            is shortened for all stages alike if a share would fall below 0.05, or below
 *            half of itself if it is less than 0.1
 * Gaps       sampled where the base has 0; one that the base has is known and stays. Burn
 *            times do not stretch them. None after the last stage
 * Isp        not below 150 s, or the base's if that is lower
 * One stage  has neither shares nor gaps to sample
 */
void loft_prior_sample_launch(const loft_prior *prior, const loft_launch *base,
                              uint64_t seed, uint64_t sample, loft_prior_sample *out);

/* Replaces the burn times of a sample by those of another score, all else kept. */
void loft_prior_sample_set_burn(const loft_prior *prior, double burn_z,
                                loft_prior_sample *draw);
/* Replaces the ballistic coefficient by that of another score. */
void loft_prior_sample_set_beta(const loft_prior *prior, double beta_z,
                                loft_prior_sample *draw);

/*
 * estimate.h - from one source's report to the flight that fits it, a verdict on the
 * figures, and the standard range of the same booster.
 *
 * The basis of an estimate depends on the reported figures:
 *   apogee and range   the fit; the time is predicted and checked
 *   apogee and time    the range is solved for
 *   range and time     the apogee is solved for; every apogee that fits is shown
 *   apogee or range    the least speed: the standard ranges are lower bounds
 *   less               refused
 * A time that fits no range or no apogee in the band searched (to nearly half-way round; from
 * 0.15 of the minimum-energy apogee) leaves the other figure alone, and is itself doubted.
 *
 * Reference  two-body part: Bate, Mueller & White (1971) ch. 6; the rest: docs/theory.md
 */

typedef struct loft_report {
    loft_claim apogee_m, range_m, time_s;
} loft_report;

/* One row for a refusal: its name and its code; the words are in io/words/refusal_words.c. */
#define LOFT_REFUSAL_LIST(X)                                                             \
    X(NOT, NULL)                                                                         \
    X(NOTHING_REPORTED, "nothing_reported")                                              \
    X(TIME_ALONE, "time_alone")                                                          \
    X(FAILURE, "failure")                                                                \
    X(DISPUTED, "disputed")                                                              \
    X(LIFTING, "lifting")                                                                \
    X(DEPRESSED_OR_LIFTING, "depressed_or_lifting")                                      \
    X(PARTIAL_BURN, "partial_burn")                                                      \
    X(SATELLITE_LAUNCH, "satellite_launch")                                              \
    X(TOO_WEAK, "too_weak")

typedef enum loft_refusal {
#define LOFT_REFUSAL_ENUM(name, code) LOFT_REFUSED_##name,
    LOFT_REFUSAL_LIST(LOFT_REFUSAL_ENUM)
#undef LOFT_REFUSAL_ENUM
    LOFT_REFUSED_COUNT /* not a refusal: the number of them */
} loft_refusal;

/* "depressed_or_lifting" and so on; NULL for LOFT_REFUSED_NOT. */
const char *loft_refusal_code(loft_refusal refusal);
/* A sentence without its point that says why; NULL for LOFT_REFUSED_NOT. */
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

/* Class by range: the standard range, or unbounded. */
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
    bool
        stands_in; /* near half-way round no flight lands there: fit is the nearest one */
    loft_fit fit;
    int n_roots; /* apogees that fit a range and a time; fit is the first. Without a fit,
                    as two_body, what was solved for before the flight was refused */
    double roots_apogee_m[LOFT_ESTIMATE_ROOTS];
    /* The solved range or apogee at the edges of the reported figures' rounding; low is 0
     * where even the vertical flight takes longer, high INFINITY where no range is enough. */
    double solved_low_m, solved_high_m;
    /* Where an apogee and a time fit no range: the longest range that was tried, and the
     * time of its flight. */
    double searched_range_m, searched_time_s;
    bool has_time_check;
    loft_time_check time_check;
    bool has_standard;
    loft_standard no_rotation, toward_azimuth;
    loft_range_class range_class; /* of no_rotation */
} loft_estimate;

/* No figure at all. */
bool loft_report_is_empty(const loft_report *report);

/* The bounds that the reported figures allow, before the time is checked. */
loft_basis loft_estimate_basis(const loft_report *report);

/*
 * The refusal that needs no flight: for what is known of the event or for the figures as
 * reported. LOFT_REFUSED_NOT also where assume_ballistic overrules it.
 */
loft_refusal loft_estimate_refusal(const loft_question *question);

/*
 * A refusal is an answer: LOFT_OK. LOFT_ERR_CONVERGE if the fit or a standard flight did
 * not converge (*out then holds what was found), LOFT_ERR_DOMAIN for a launch or figures
 * out of range. About 60 flights, 15 of them one by one.
 */
LOFT_NODISCARD loft_status loft_estimate_make(const loft_question *question,
                                              loft_estimate *out);

/* An estimate without the standard ranges: the fit and the check of the time. 5 ms;
 * 25 to 60 ms where a suspect is looked for. */
LOFT_NODISCARD loft_status loft_estimate_check(const loft_question *question,
                                               loft_estimate *out);

/*
 * The effect of the least known number: the no-rotation standard range if the booster burned
 * for 0.8 and for 1.25 times as long and still flew the fitted flight.
 */
typedef struct loft_burn_spread {
    double factor;
    bool converged; /* false also if it would not lift off */
    loft_standard no_rotation;
} loft_burn_spread;

/* of an estimate that has a standard range; about 80 flights, 10 of them one by one. */
void loft_estimate_burn_spread(const loft_question *question,
                               const loft_estimate *estimate, loft_burn_spread spread[2]);

/*
 * The verdict alone. With D = reported - model time and r the rounding of the report:
 * impossible if D - r > a quarter of the model time, or reported + r < two-body time unless
 * the model's is less, too, and near; consistent if near: |D| <= max(60 s, 3 % of the model
 * time) + r; else strained. One-sided
 * figures excuse what they leave open: an apogee "over" something makes no longer time
 * wrong, a time "over" something no longer model time.
 */
loft_verdict loft_time_verdict(const loft_claim *time, loft_claim_kind apogee,
                               double model_s, double two_body_s);

/*
 * posterior.h - what all reports of an event allow together: the distribution of the standard
 * range.
 *
 * The unknowns of the booster have the prior of prior.h, apogee and range are flat in their
 * logarithms (a range below 10 km in itself), and every independent source is a witness whose
 * errors have the distributions of data/reports.json: its own of each figure, one of the time
 * that all share, and a chance to speak of another flight. A figure that nobody reported
 * is unknown like the rest. A sample samples apogee, range and booster, solves for the speed and
 * steering that fly them, and finds that booster's own standard ranges. Its weight is prior
 * times likelihood over the density that it was drawn from; other weights of the same
 * samples answer what is known without a source, or with another figure.
 *
 * Method     importance sampling, each sample solved for the figures; docs/decisions/012-sampler.md
 * Accuracy   calibrated: docs/calibration.md
 */

enum {
    LOFT_POSTERIOR_SAMPLES_MAX = 1000000,
    LOFT_POSTERIOR_LEAST = 10, /* effective samples below which there is no band */
    LOFT_POSTERIOR_FEW = 200   /* of 1,000, below which a band should warn */
};

typedef struct loft_event_voice {
    loft_report report;
    bool copy;     /* it repeats others, and is not heard */
    bool recalled; /* its figures are from memory: garbled more often */
} loft_event_voice;

/* The report of one source. Strings are NULL where there is none. */
typedef struct loft_source {
    const char *source;     /* its name */
    bool tertiary;          /* it repeats others: no witness (loft_compare_source) */
    const char *revised_by; /* the report of the event in which its party revised it */
    const char *wording;
    const char *status; /* "verified" or "recalled" */
    const char *publisher;
    const char *citation_title;
    const char *published;
    const char *url;
    loft_report report;
} loft_source;

/*
 * observation.h - what was seen of a flight beside the figures of a report: on film, by radar,
 * by a crew, on the ground. Each is one more witness, whose error has the distributions of
 * data/reports.json, with the chance that it is of another flight or garbled.
 */

enum {
    LOFT_OBSERVATIONS_MAX = 16,
    LOFT_AREAS_MAX = 16
};

typedef enum loft_observation_kind {
    LOFT_OBSERVED_BURN_TIME,   /* of one stage or of all; coasts between do not count */
    LOFT_OBSERVED_STAGING,     /* time at which a stage burns out */
    LOFT_OBSERVED_WAYPOINT,    /* two or three of time, altitude and place */
    LOFT_OBSERVED_SPEED,       /* over the ground, at one of loft_speed_when */
    LOFT_OBSERVED_ENTRY_ANGLE, /* below the horizontal */
    LOFT_OBSERVED_IMPACT,      /* its place */
    LOFT_OBSERVED_LAST_CONTACT, /* time until which it was followed: the flight lasts longer */
    LOFT_OBSERVATION_KINDS
} loft_observation_kind;

/* "burn_time", "staging", "waypoint", "speed", "entry_angle", "impact", "last_contact". */
const char *loft_observation_kind_name(loft_observation_kind kind);

typedef enum loft_speed_when {
    LOFT_SPEED_AT_BURNOUT, /* of the last stage */
    LOFT_SPEED_GREATEST,
    LOFT_SPEED_AT_ENTRY,
    LOFT_SPEED_WHENS
} loft_speed_when;

/* "burnout", "greatest", "entry". */
const char *loft_speed_when_name(loft_speed_when when);

/* Metres per second of one Mach number. */
typedef enum loft_mach_of {
    LOFT_MACH_NOT, /* a speed was said */
    LOFT_MACH_SEA_LEVEL,
    LOFT_MACH_HIGH,  /* of the air between 11 and 20 km */
    LOFT_MACH_UNSAID /* one of the two, with even chances */
} loft_mach_of;

typedef struct loft_observation {
    loft_observation_kind kind;
    loft_source said;  /* who saw it, and where it stands; its report is empty */
    int stage;         /* of a burn or staging, from 1; 0 for the whole burn */
    loft_claim time_s; /* of a burn, staging, waypoint or last contact */
    loft_claim alt_m;  /* of a waypoint */
    loft_claim value;  /* a speed in m/s, or an angle in rad */
    loft_mach_of
        mach_of;     /* of a speed in Mach numbers, whose value is by sea level then: */
    double mach_mps; /* one Mach number */
    loft_speed_when when;
    double entry_alt_m; /* of a speed or angle at entry */
    bool has_place;
    loft_geodetic place;    /* at altitude 0 */
    double within_m;        /* deviation of the place, each way */
    const char *place_name; /* NULL if not given */
    /* The figures above allow this by themselves, 5 to 95 %: an analysis finds it. */
    loft_claim_span time_90_s, alt_90_m, value_90;
} loft_observation;

/* One flight and its reports. */
typedef struct loft_event {
    loft_launch launch;
    bool assume_ballistic; /* as in loft_question */
    size_t n;
    const loft_event_voice *voices;
    size_t n_observations; /* up to LOFT_OBSERVATIONS_MAX */
    const loft_observation *observations;
} loft_event;

/* Inputs in groups, for the table of what decides. */
typedef enum loft_posterior_input {
    LOFT_INPUT_BURN,
    LOFT_INPUT_ISP,
    LOFT_INPUT_SPEED_SPLIT,
    LOFT_INPUT_BURN_SPLIT,
    LOFT_INPUT_GAP,
    LOFT_INPUT_TURN,
    LOFT_INPUT_BETA,
    LOFT_INPUT_DRAG,
    LOFT_INPUT_AZIMUTH,
    LOFT_INPUT_SITE,
    LOFT_INPUT_APOGEE,
    LOFT_INPUT_RANGE,
    LOFT_INPUT_TIME,
    LOFT_INPUT_COUNT
} loft_posterior_input;

/* "burn time", "specific impulse" and so on. */
const char *loft_posterior_input_name(loft_posterior_input input);

typedef struct loft_posterior {
    int samples;      /* asked for */
    int solved;       /* those with a flight that the figures allow, and its ranges */
    double effective; /* (sum w)^2/sum w^2 */
    loft_band no_rotation_m, toward_azimuth_m;
    loft_band burnout_mps, apogee_m, time_s; /* of the flight without rotation */
    loft_band burn_s;                        /* the whole burn, all stages */
    double
        share[LOFT_INPUT_COUNT]; /* of the variance of its rank (loft_band_rank_share) */
} loft_posterior;

/* One booster that fits, on its own standard flight without rotation. */
typedef struct loft_posterior_sample {
    loft_launch launch; /* without rotation */
    loft_launch_aim aim;
    double range_m; /* INFINITY for unbounded: the aim is then one that shows it */
} loft_posterior_sample;

/* How many samples are wanted. */
typedef struct loft_samples_wanted {
    int samples;
    uint64_t seed;
    const loft_ranks *ranks; /* NULL, or who shares the work: every rank must call */
    const loft_kept
        *kept; /* NULL, or where the samples so far are left: it is borrowed as
                              * long as the samples live */
} loft_samples_wanted;

/* The samples of an event, their weights, and all that reweighting makes of them. */
typedef struct loft_samples loft_samples;

/*
 * Event and prior are copied. LOFT_ERR_DOMAIN unless the voices give two of apogee, range
 * and time between them, or for a model that a batch cannot fly, a prior or errors that are
 * none, or samples outside 1 to LOFT_POSTERIOR_SAMPLES_MAX. LOFT_ERR_CONVERGE if the effective
 * samples are fewer than LOFT_POSTERIOR_LEAST, or than half of a smaller number: hardly any
 * booster of the class flies these figures. LOFT_ERR_NOMEM, LOFT_ERR_IO (loft_kept); *out is
 * untouched on failure.
 * Same seed, same bits, on any number of threads, and in any order of the voices.
 * With observations more samples are drawn, up to 16 times those wanted, until 200 of them, or
 * a fifth of a smaller number, are effective; loft_posterior.samples tells how many.
 * About 25 flights of a batch a sample, 50 near half-way round the Earth.
 */
LOFT_NODISCARD loft_status loft_samples_make(const loft_event *event,
                                             const loft_prior *prior,
                                             const loft_samples_wanted *wanted,
                                             loft_samples **out);
void loft_samples_free(loft_samples *samples); /* accepts NULL */

/* All voices together. */
const loft_posterior *loft_samples_posterior(const loft_samples *samples);

/* ln of the mean of prior times likelihood: of two classes the better one's is greater. */
double loft_samples_log_evidence(const loft_samples *samples);

/* The class's own booster on the flight in the middle of the figures, and how far it goes. */
typedef struct loft_typical {
    loft_fit fit;
    loft_standard no_rotation, toward_azimuth;
} loft_typical;

const loft_typical *loft_samples_typical(const loft_samples *samples);

/* Is source i < n of the event heard? */
bool loft_samples_heard(const loft_samples *samples, size_t i);

/* Probability that source i, which is heard, speaks of another flight. */
double loft_samples_garbled(const loft_samples *samples, size_t i);

/*
 * Bands without source i, which is heard; and with nobody else. The second may take samples
 * of its own, a quarter as many. LOFT_ERR_DOMAIN where the figures that are left give no
 * answer, LOFT_ERR_CONVERGE where too few samples bear on it.
 */
LOFT_NODISCARD loft_status loft_samples_without(const loft_samples *samples, size_t i,
                                                loft_posterior *out);
LOFT_NODISCARD loft_status loft_samples_alone(const loft_samples *samples, size_t i,
                                              loft_posterior *out);

/* An observation by the samples of its event. */
typedef struct loft_observation_answer {
    double garbled;     /* probability that it is of another flight */
    loft_band expected; /* the quantity seen, by the flights that fit all else */
    double share;       /* of the variance of the rank of the range without rotation, as
                            loft_posterior has it of inputs */
    bool has_without;
    loft_band without_no_rotation_m, without_toward_azimuth_m; /* the answer without it */
} loft_observation_answer;

/* The answer to observation k < n_observations of the event. LOFT_ERR_NOMEM; where too few samples bear
 * on the answer without it, it has none. */
LOFT_NODISCARD loft_status loft_samples_observed(const loft_samples *samples, size_t k,
                                                 loft_observation_answer *out);

/* A figure that may become known. */
typedef enum loft_next_figure {
    LOFT_NEXT_TIME,   /* the flight time, to 10 s */
    LOFT_NEXT_BURN,   /* the burn time, to 5 s */
    LOFT_NEXT_APOGEE, /* the apogee, to 10 km */
    LOFT_NEXT_FIGURES
} loft_next_figure;

/*
 * Width of the 5-95 % band of the range without rotation to expect then, over what the figure
 * may turn out to be. What is unbounded counts as half-way round the Earth.
 */
LOFT_NODISCARD loft_status loft_samples_next(const loft_samples *samples,
                                             loft_next_figure figure, double *width_m);

/* n boosters of equal weight, in the order of their ranges (loft_band_picks). */
LOFT_NODISCARD loft_status loft_samples_pick(const loft_samples *samples, size_t n,
                                             loft_posterior_sample *picked);

/* A column of the samples: wanted.samples numbers, borrowed. Where the weight is 0 the
 * others may mean nothing; ranges are INFINITY for unbounded. */
typedef enum loft_samples_of {
    LOFT_SAMPLES_WEIGHT,
    LOFT_SAMPLES_NO_ROTATION_M,
    LOFT_SAMPLES_TOWARD_AZIMUTH_M,
    LOFT_SAMPLES_BURN_S,
    LOFT_SAMPLES_APOGEE_M, /* of the flight that was flown, as the next two */
    LOFT_SAMPLES_RANGE_M,
    LOFT_SAMPLES_TIME_S
} loft_samples_of;

const double *loft_samples_column(const loft_samples *samples, loft_samples_of column);

/*
 * class_mix.h - an event whose booster nobody names: the classes that can fly the figures,
 * each with the probability that figures and prior give it, as one set of samples.
 */

enum {
    LOFT_CLASS_CHOICES_MAX = 16
};

typedef struct loft_class_choice {
    const char *name; /* borrowed */
    loft_booster_template booster;
    loft_prior prior;
    double share;         /* before the figures: above 0; only ratios count */
    double standard_m[2]; /* standard ranges of such boosters; zeros for any */
} loft_class_choice;

typedef struct loft_class_mix {
    size_t n;
    size_t most_probable;
    double prior[LOFT_CLASS_CHOICES_MAX]; /* of a booster of the ranges that result */
    double
        probability[LOFT_CLASS_CHOICES_MAX]; /* 0 where hardly any booster flies them */
    /* Do the figures make one class more than 3 times as likely as another, against the
     * prior, of those with 5 % of it? If not, the probabilities are the prior's, about. */
    bool figures_tell;
} loft_class_mix;

/*
 * Samples of all classes as one set: whatever takes samples takes these. The booster of the
 * event's launch is not read; the typical booster is that of the most probable class. About
 * wanted.samples are drawn, and a seventh as many of each class. Errors as loft_samples_make;
 * LOFT_ERR_CONVERGE if no class flies the figures.
 */
LOFT_NODISCARD loft_status loft_samples_make_mixed(const loft_event *event, size_t n,
                                                   const loft_class_choice *choices,
                                                   const loft_samples_wanted *wanted,
                                                   loft_samples **out);

/* NULL unless the samples are of several classes. */
const loft_class_mix *loft_samples_class_mix(const loft_samples *samples);

/*
 * contour.h - the standard range toward every azimuth, over the rotating Earth: of the
 * fitted booster, and what a report allows of it.
 *
 * The band takes boosters of equal weight, evenly through the ranks of a posterior's range
 * without rotation (loft_samples_pick), finds the standard range of each toward every
 * azimuth, and reads the quantiles off those.
 *
 * Accuracy  48 or 64 boosters against all 1,000 samples of seven posteriors, at every
 *           azimuth: within 1.1 % of the width of the band up to 10,000 km, 3.5 % beyond;
 *           what 1,000 samples leave of a quantile is 2 % of it (docs/decisions/018).
 *           Between two azimuths within 0.1 % of the range (tests/sim/infer/test_contour.c)
 * Method    docs/decisions/018-reach-band-and-impact-area.md
 */

enum {
    LOFT_CONTOUR_AZIMUTHS = 24 /* from north clockwise, evenly */
};

/* Which line of a contour. */
typedef enum loft_contour_line {
    LOFT_CONTOUR_FITTED, /* the fitted booster */
    LOFT_CONTOUR_P05,
    LOFT_CONTOUR_P95,
    LOFT_CONTOUR_LINES
} loft_contour_line;

/* Ranges from the launch; INFINITY where a flight goes half-way round the Earth. */
typedef struct loft_contour {
    bool has_band; /* false: the lines of the quantiles mean nothing */
    double range_m[LOFT_CONTOUR_LINES][LOFT_CONTOUR_AZIMUTHS];
} loft_contour;

double loft_contour_azimuth(size_t i);

/*
 * The line of the fitted booster alone. The launch's own azimuth is not read. Errors as
 * loft_standard_find; *out is then untouched. 20 to 50 ms.
 */
LOFT_NODISCARD loft_status loft_contour_find(const loft_launch *launch,
                                             double ideal_speed_mps, loft_contour *out);

/*
 * Both, from the samples of a posterior: n of equal weight. LOFT_ERR_CONVERGE if the best
 * steering of more than a tenth of them is not found toward some azimuth. The same bits on
 * any number of threads. 5 to 10 ms an azimuth and 64 boosters, more near half-way round.
 */
LOFT_NODISCARD loft_status loft_contour_find_band(const loft_launch *launch,
                                                  double ideal_speed_mps, size_t n,
                                                  const loft_posterior_sample *samples,
                                                  loft_contour *out);

/* Toward how many azimuths the line is unbounded. */
size_t loft_contour_unbounded(const loft_contour *contour, loft_contour_line line);

/*
 * The range toward any azimuth: Catmull and Rom's cubic through four neighbours, straight
 * on past the last bounded one; INFINITY between an unbounded one and its neighbour.
 */
double loft_contour_range(const loft_contour *contour, loft_contour_line line,
                          double azimuth_rad);

/*
 * impact_area.h - where a report leaves the impact: between two distances from the launch,
 * to either side of an azimuth.
 *
 * It says what the report leaves open, by its rounding and its bearing, and nothing of how
 * well the missile hit: nobody reports where it was meant to fall. The launch point is taken
 * as given; what is not known of it moves the whole track.
 */

typedef struct loft_impact_area {
    double nearest_m, farthest_m;
    double azimuth_rad, half_width_rad; /* pi: toward any azimuth */
} loft_impact_area;

/* Knowledge of an azimuth: its standard deviation, or that nobody reported one. */
typedef struct loft_azimuth_known {
    double azimuth_rad, sd_rad; /* sd_rad >= 0 */
    bool assumed;
} loft_azimuth_known;

/*
 * From 5 to 95 % of the reported range's likelihood (claim.h), and of a normal azimuth,
 * each by itself. LOFT_ERR_DOMAIN if no range was reported.
 */
LOFT_NODISCARD loft_status loft_impact_area_of(const loft_claim *range_m,
                                               const loft_azimuth_known *azimuth,
                                               loft_impact_area *out);

/* The area between two distances: for a range that was solved for. */
loft_impact_area loft_impact_area_between(double nearest_m, double farthest_m,
                                          const loft_azimuth_known *azimuth);

/*
 * analysis.h - an event from what was reported of it to everything that is answered: for
 * each report the fit, the verdict on its time, the standard ranges with their
 * distribution, and how the reports agree.
 *
 * An analysis owns all that it holds. What one report does not have (a refused report has
 * no fit) is NULL; what the accessors give is borrowed until loft_analysis_free. Flights
 * are flown on demand and kept, so an analysis belongs to one thread at a time.
 */

/* The role of a flight of the fitted booster. */
typedef enum loft_role {
    LOFT_ROLE_FLOWN,             /* fitted to the report, over the rotating Earth */
    LOFT_ROLE_STANDARD,          /* the longest, without rotation */
    LOFT_ROLE_STANDARD_ROTATING, /* the longest toward the azimuth, with rotation */
    LOFT_ROLE_DEPRESSED,         /* half the apogee of the standard, without rotation */
    LOFT_ROLES,
    LOFT_ROLES_FOUND = LOFT_ROLE_DEPRESSED, /* those before it are in the answer itself */
    LOFT_ROLE_OTHER = LOFT_ROLES            /* in a plot: none of these */
} loft_role;

/* "flown", "standard", "standard-toward-azimuth", "depressed". */
const char *loft_role_name(loft_role role);

/* The facts of an event. Strings are NULL where there is none. */
typedef struct loft_analysis_event {
    const char *id, *title, *date_utc, *site_name, *note;
    const char *class_name; /* of the booster */
    const char *software;   /* that made the analysis */
    loft_launch launch;
    /* Where nobody names the class: those to be mixed. Name and booster above are then of one
     * of them; of the most probable one, once that is known. */
    size_t n_classes;
    const loft_class_choice *classes;
    bool azimuth_assumed;  /* nobody reported one */
    double azimuth_sd_rad; /* of the prior */
    loft_refusal known;    /* why the event as a whole is not answered, or _NOT */
    bool assume_ballistic; /* as in loft_question */
    size_t n;              /* reports, 1 or more */
    const loft_source *sources;
    size_t n_observations; /* up to LOFT_OBSERVATIONS_MAX */
    const loft_observation *observations;
    size_t n_areas; /* closed for the flight, up to LOFT_AREAS_MAX */
    const struct loft_announced_area *areas;
} loft_analysis_event;

/*
 * Answers every report of the event, of which all strings are copied; the booster's prior
 * may be NULL if no samples are asked for. Fits that do not converge are not a failure:
 * loft_analysis_converged. LOFT_ERR_DOMAIN for a launch or figures out of range, or as
 * loft_samples_make; LOFT_ERR_NOMEM, LOFT_ERR_IO (loft_kept); *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_analysis_make(const loft_analysis_event *event,
                                              const loft_prior *prior,
                                              const loft_analysis_options *options,
                                              loft_analysis **out);

const loft_analysis_event *loft_analysis_event_of(const loft_analysis *analysis);
size_t loft_analysis_count(const loft_analysis *analysis); /* of reports */

/*
 * The report whose flights are plotted: the first with a fit to an apogee and a range and a
 * time that is not impossible, then the first with any fit, then the first.
 */
size_t loft_analysis_drawn(const loft_analysis *analysis);
/* Did every fit that was tried converge, with its standard flights? */
bool loft_analysis_converged(const loft_analysis *analysis);

/*
 * The answer if the flight time of one source, to the second or the minute, were taken at
 * its word: from lift-off to impact, with no error but its rounding.
 */
typedef struct loft_what_if {
    bool asked;    /* a source that is not outvoted gave such a time */
    size_t source; /* index of its report */
    double time_s, within_s;
    double
        effective; /* samples that fly so: fewer than LOFT_POSTERIOR_LEAST give no band */
    bool has_band;
    loft_band no_rotation_m, toward_azimuth_m;
} loft_what_if;

/* A load for a what-if. */
typedef struct loft_load {
    enum {
        LOFT_LOAD_TIMES, /* the load that was carried */
        LOFT_LOAD_KG,    /* in all */
        LOFT_LOAD_MORE_KG
    } kind;
    double value;
} loft_load;

/*
 * How far the boosters that fit would fly with another load: an illustration of their
 * classes, since no report tells what a missile weighs or carried.
 */
typedef struct loft_load_answer {
    bool asked;
    loft_load load;
    int boosters, grounded; /* of these so many do not lift off with that load */
    bool has_band;          /* false where more than 5 % do not */
    loft_band no_rotation_m;
} loft_load_answer;

/*
 * The area in which a spent stage falls: 5 to 95 % of the distances from the launch, and of the
 * bearings. It burns out with the flown flight and then tumbles; without wind.
 */
typedef struct loft_stage_area {
    int stage;    /* from 1 */
    double share; /* of the boosters, those that have this stage */
    double middle_m, middle_rad,
        middle_s;         /* medians: distance, bearing, time since launch */
    loft_geodetic middle; /* at that distance and bearing */
    loft_impact_area area;
} loft_stage_area;

/* The answer of all reports together; NULL if there is none, or without samples. */
typedef struct loft_event_answer {
    loft_posterior posterior;
    int n_falls; /* 0 without pictures (loft_analysis_options.fan) */
    loft_stage_area falls[LOFT_STAGES_MAX];
    loft_typical typical;
    double next_width_m[LOFT_NEXT_FIGURES]; /* loft_samples_next */
    loft_class_mix mix;                     /* of the event's classes; n 0 without them */
    loft_what_if what_if;
    loft_load_answer load;
    loft_observation_answer observed[LOFT_OBSERVATIONS_MAX]; /* of the event's */
} loft_event_answer;

const loft_event_answer *loft_analysis_answer(const loft_analysis *analysis);

/* Above this probability of speaking of another flight a source is outvoted. */
#define LOFT_VOICE_OUTVOTED 0.5

/* A report's part in the event's answer. */
typedef struct loft_voice_answer {
    bool heard;     /* false for a copy, or without a figure: the rest is then 0 */
    double garbled; /* probability that it speaks of another flight */
    bool has_without;
    loft_band without_no_rotation_m, without_toward_azimuth_m; /* the answer without it */
} loft_voice_answer;

/* NULL where the event has no answer. */
const loft_voice_answer *loft_analysis_voice(const loft_analysis *analysis, size_t i);

/* Where the answer of an event comes from. */
typedef enum loft_headline_kind {
    LOFT_HEADLINE_NONE,        /* refused, or no flight was found */
    LOFT_HEADLINE_BAND,        /* all reports together */
    LOFT_HEADLINE_LOWER_BOUND, /* the drawn report, of one figure */
    LOFT_HEADLINE_TYPICAL /* the drawn report, by the class's own booster: no samples */
} loft_headline_kind;

/*
 * The answer of an event, the same in every output. p05, p50 and p95 are one number unless
 * it is a band; INFINITY for unbounded.
 */
typedef struct loft_headline {
    loft_headline_kind kind;
    loft_band no_rotation_m, toward_azimuth_m;
    loft_range_class range_class; /* of the median without rotation */
} loft_headline;

loft_headline loft_analysis_headline(const loft_analysis *analysis);

/*
 * The causes of a flight time longer or shorter than that of the class's own booster: how
 * much of it one step of each explains, and what that does to the standard range.
 */
typedef enum loft_time_cause {
    LOFT_CAUSE_BURN,  /* the burn is 1.25 or 0.8 times as long */
    LOFT_CAUSE_COAST, /* 30 s without thrust between stages, after the first */
    LOFT_CAUSE_FALL,  /* what falls has a ballistic coefficient of 1,000 kg/m2 */
    LOFT_CAUSES       /* the clock is a cause too: it moves no range */
} loft_time_cause;

typedef struct loft_time_effect {
    bool found;     /* such a booster flies these figures, and the cause has that sign */
    double time_s;  /* more than that of the class's own booster; below 0 less */
    double range_m; /* the same of its standard range without rotation */
} loft_time_effect;

typedef struct loft_time_causes {
    double surplus_s; /* reported less the time of the class's own booster */
    loft_time_effect effects[LOFT_CAUSES];
} loft_time_causes;

/*
 * The estimate needs a bounded standard range and a checked time. 3 fits and 3 standard
 * flights. LOFT_ERR_NOMEM; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_estimate_time_causes(const loft_question *question,
                                                     const loft_estimate *estimate,
                                                     loft_time_causes *out);

/* NULL unless report i < count is the drawn one, with a time that differs by 30 s. */
const loft_time_causes *loft_analysis_time_causes(const loft_analysis *analysis,
                                                  size_t i);

/* The estimate of report i < count. */
const loft_question *loft_analysis_question(const loft_analysis *analysis, size_t i);
const loft_estimate *loft_analysis_estimate(const loft_analysis *analysis, size_t i);
loft_refusal loft_analysis_refusal(const loft_analysis *analysis, size_t i);

/* The parts of report i < count, NULL where it has none. */
const loft_fit *loft_analysis_fit(const loft_analysis *analysis,
                                  size_t i); /* converged */
const loft_time_check *loft_analysis_time_check(const loft_analysis *analysis, size_t i);
const loft_standard *loft_analysis_standard(const loft_analysis *analysis, size_t i);
const loft_standard *loft_analysis_standard_rotating(const loft_analysis *analysis,
                                                     size_t i);
const loft_burn_spread *loft_analysis_spread(const loft_analysis *analysis, size_t i);
const loft_posterior *loft_analysis_posterior(const loft_analysis *analysis, size_t i);
const loft_fan *loft_analysis_fan(const loft_analysis *analysis, size_t i);
const loft_contour *loft_analysis_contour(const loft_analysis *analysis, size_t i);

/* The flight of a role before LOFT_ROLES_FOUND, without its record; or NULL. */
const loft_launch_flight *loft_analysis_found(const loft_analysis *analysis, size_t i,
                                              loft_role role);

/* Were samples asked for, and hardly any booster of the class flies the figures? */
bool loft_analysis_interval_failed(const loft_analysis *analysis, size_t i);

/*
 * How far the end of a plotted flight moves at a far tighter tolerance and by another
 * integrator.
 */
typedef struct loft_precision {
    double off_m, off_s;     /* default tolerance against 1e-13 */
    double second_opinion_m; /* GSL rk8pd against our end, at 1e-13 */
} loft_precision;

/* NULL unless it was asked for and there is such a flight. */
const loft_precision *loft_analysis_precision(const loft_analysis *analysis,
                                              loft_role role);

/* A flight with its record. */
typedef struct loft_recorded {
    loft_launch launch;      /* without rotation where the role is */
    loft_launch_setup setup; /* points into launch: stays where it is */
    loft_launch_flight flown;
    loft_trajectory *record;
} loft_recorded;

/*
 * Flies the flight of a role unless it was flown, and keeps it. LOFT_ERR_DOMAIN if report i
 * has no such flight, as a depressed one whose booster is still low when it burns out;
 * LOFT_ERR_NOMEM; or as loft_launch_fly. *out is then untouched; it may be NULL.
 */
LOFT_NODISCARD loft_status loft_analysis_fly(loft_analysis *analysis, size_t i,
                                             loft_role role, const loft_recorded **out);
/* The same; NULL if it cannot be flown. */
const loft_recorded *loft_analysis_flight(loft_analysis *analysis, size_t i,
                                          loft_role role);
/* Frees all flights that were flown, the bulk of an analysis. */
void loft_analysis_drop_flights(loft_analysis *analysis);

/*
 * running_stats.h - what is kept of numbers too many to be stored: count, mean, deviation, range
 * and quantiles.
 *
 * Accuracy   mean and deviation to rounding (Welford's update); quantiles within 0.05 % of
 *            their value, for values from 0.001 to 1e12; smaller ones count as 0
 * Memory     400 kB, however many numbers
 * Reference  Welford, Technometrics 4 (1962) 419-420
 */

typedef struct loft_running_stats loft_running_stats;

uint64_t loft_running_stats_count(const loft_running_stats *stats);

/* For one number or more; the deviation is that of the sample, 0 for one number. */
double loft_running_stats_mean(const loft_running_stats *stats);
double loft_running_stats_deviation(const loft_running_stats *stats);
double loft_running_stats_least(const loft_running_stats *stats);
double loft_running_stats_most(const loft_running_stats *stats);

/* The number that a share p of them, 0 to 1, does not exceed. */
double loft_running_stats_quantile(const loft_running_stats *stats, double p);

/*
 * ensemble.h - many flights of boosters sampled from a prior, of which only statistics are kept.
 *
 * Draw k is the same flight in every ensemble of its seed; results do not depend on the
 * number of threads (OpenMP), and memory not on the number of samples: 4 MB.
 */

/* Dimensions of random.h beside those of prior.h. */
enum {
    LOFT_ENSEMBLE_DIMENSION_SPEED = 1000,
    LOFT_ENSEMBLE_DIMENSION_ELEVATION = 1001
};

typedef struct loft_ensemble_setup {
    loft_launch base; /* its model must be one that a batch flies */
    loft_prior prior;
    double speed_lo_mps, speed_hi_mps; /* total ideal speed, uniform; may be the same */
    double elevation_lo_rad, elevation_hi_rad; /* at the end of the turn, likewise */
    uint64_t seed;
} loft_ensemble_setup;

typedef enum loft_ensemble_quantity {
    LOFT_ENSEMBLE_RANGE_M, /* of the geodesic from the point of launch */
    LOFT_ENSEMBLE_APOGEE_M,
    LOFT_ENSEMBLE_TIME_S,
    LOFT_ENSEMBLE_BURNOUT_MPS, /* relative to the Earth */
    LOFT_ENSEMBLE_QUANTITIES
} loft_ensemble_quantity;

typedef struct loft_ensemble loft_ensemble;

/* LOFT_ERR_DOMAIN for a plan out of range or a model no batch flies; LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_ensemble_new(const loft_ensemble_setup *plan,
                                             loft_ensemble **out);
void loft_ensemble_free(loft_ensemble *ensemble);

/* From now on the work is shared; every rank must do the same. */
void loft_ensemble_share(loft_ensemble *ensemble, const loft_ranks *ranks);

/* Flies the next n samples, n >= 0; at best thousands at a time. */
void loft_ensemble_fly(loft_ensemble *ensemble, int64_t n);

/* How many were flown. */
int64_t loft_ensemble_done(const loft_ensemble *ensemble);

/*
 * The progress so far, for a checkpoint: loft_ensemble_size bytes. Restoring it into an
 * ensemble of the same plan goes on as if nothing had happened, bit for bit. Bytes that are
 * not a progress at all are LOFT_ERR_INPUT, and the ensemble is untouched; whether they are
 * those that were saved, of this plan, is for the caller to know.
 */
size_t loft_ensemble_size(void);
void loft_ensemble_save(const loft_ensemble *ensemble, unsigned char *bytes);
LOFT_NODISCARD loft_status loft_ensemble_restore(loft_ensemble *ensemble,
                                                 const unsigned char *bytes);

int64_t loft_ensemble_count(const loft_ensemble *ensemble, loft_batch_end end);

/*
 * Statistics of the flights that ended on the ground; borrowed until
 * loft_ensemble_free.
 */
const loft_running_stats *loft_ensemble_stats(const loft_ensemble *ensemble,
                                              loft_ensemble_quantity figure);

LOFT_API_END

#endif
