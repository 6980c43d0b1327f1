/* SPDX-License-Identifier: GPL-3.0-or-later */
/* joint_parts.h - what a joint answer is made of: for its own modules. */
#ifndef LOFT_SIM_INFER_JOINT_PARTS_H
#define LOFT_SIM_INFER_JOINT_PARTS_H

#include "sim/infer/joint.h"
#include "sim/infer/posterior_parts.h"

enum {
    JOINT_INNER = 4 /* flights of one booster to one event */
};

/* Dimensions of random.h beside those of prior.h. */
enum {
    JOINT_DRAW_SHIFT = LOFT_DIMENSION_COUNT,
    JOINT_DRAW_CHANCE,
    JOINT_DRAW_TRY, /* + the flight */
    JOINT_DRAW_COMMON_ERROR = JOINT_DRAW_TRY + LOFT_JOINT_FLIGHTS_MAX,
    JOINT_DRAW_SOURCE_ERROR /* + the check */
};

enum {
    JOINT_STRETCH =
        32 * 64 / JOINT_INNER /* boosters that are flown before they are left */
};

/* A flight of booster k to an event; doubles alone, so that an array of them is numbers. */
typedef struct joint_try {
    double log_weight; /* prior times likelihood over proposal; -INFINITY if not solved */
    double log_untimed;               /* the same without the reported times */
    double apogee_m, range_m, beta_z; /* as drawn */
    double time_s, speed_mps;
} joint_try;

/* The standard flight of booster k with the speed of one of its flights to an event. */
typedef struct joint_reach {
    double tried; /* which of the tries; doubles alone, as above */
    double speed_mps, range_m;
    loft_launch_aim aim;
} joint_reach;

typedef struct joint_flight {
    const loft_samples *samples;
    testimony untimed;    /* its reports without their times */
    bool is_shaped;       /* those have an apogee and a range */
    joint_try *tries;     /* JOINT_INNER for each booster */
    double *log_like;     /* ln L_f(k), each */
    joint_reach *reaches; /* each; of those that were thinned out nothing */
} joint_flight;

struct loft_joint {
    int samples;
    uint64_t seed;
    const loft_kept *kept; /* NULL, or borrowed until the answer */
    int n;
    joint_flight flights[LOFT_JOINT_FLIGHTS_MAX];
    double *burn_z;     /* of the boosters */
    double *log_ratio;  /* prior over proposal */
    double *log_chance; /* with which it was flown on; -INFINITY: it was not */
    double *weights;    /* all flights together, thinned out; the largest about 1 */
    double *burn_s;
    loft_joint_answer answer;
};

/* Booster k, on the launch of the first event. */
void loft_joint_sample_booster(const loft_joint *joint, int k, loft_prior_sample *draw);

/* The launch of try j of booster k to flight f. */
void loft_joint_sample_launch(const loft_joint *joint, int f, int k, int j,
                              const loft_prior_sample *booster, loft_prior_sample *draw);

/* Draws and weighs the tries of all boosters to flight f. LOFT_ERR_NOMEM, LOFT_ERR_IO,
 * LOFT_ERR_CONVERGE. */
LOFT_NODISCARD loft_status loft_joint_fly_to(loft_joint *joint, int f);

/* ln of the weights of all boosters by all flights but `left_out`; -1 for none. */
void loft_joint_log_weights(const loft_joint *joint, int left_out, double *log_weights);

/* Logarithms to weights, the largest 1. Returns ln of their mean before. */
double loft_joint_weigh(int n, double *log_weights);

/* Thins out the boosters and finds the standard flights of the others. LOFT_ERR_NOMEM,
 * LOFT_ERR_IO. */
LOFT_NODISCARD loft_status loft_joint_reach(loft_joint *joint);

/* Fills the answer. Errors as loft_joint_find. */
LOFT_NODISCARD loft_status loft_joint_answer_all(loft_joint *joint);

#endif
