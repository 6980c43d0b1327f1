/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * proposal.h - flights and boosters to try for an event: apogee, range, and the two inputs of
 * a booster on which the flight time depends most, burn time and entry drag.
 *
 * Apogee and range come from a figure_table. At first burn time and drag come from their
 * priors. Once a pilot has been flown, a regression of its flight times says what these
 * two do to the time; they are then drawn from about their posterior given apogee and range,
 * burn time before drag, with a quarter of the draws of each from the prior. Every density is
 * known exactly, so the regression costs samples where it is wrong and moves no result.
 *
 * Method     defensive mixtures: Hesterberg, Technometrics 37 (1995) 185-194
 */
#ifndef LOFT_SIM_INFER_PROPOSAL_H
#define LOFT_SIM_INFER_PROPOSAL_H

#include "sim/infer/figure_table.h"

/* Burn time and drag in deviations of their priors. */
typedef struct proposal_point {
    double x, y; /* of figure_table.h */
    double burn_z, beta_z;
} proposal_point;

enum {
    PROPOSAL_CELLS = 48 /* of a deviation, from -6 to 6 */
};

typedef struct proposal {
    const testimony *t;
    bool depressed;
    double
        normal[PROPOSAL_CELLS + 1]; /* density of a deviation at the edges of its cells */
    double bend[PROPOSAL_CELLS + 1]; /* of the drag, there */
    /* The burn as it was seen, a likelihood of burn_z at the edges of the cells, and its
     * mean over the prior: a guess that moves no result. */
    bool burn_seen;
    double of_burn[PROPOSAL_CELLS + 1], mean_of_burn;
    bool burn_varies, beta_varies;
    bool steep;   /* times far beyond the usual are reported: see bend_of_drag */
    bool adapted; /* after a pilot */
    time_model model;
    /* Seconds per z of burn and drag, and per bend of the drag, z^2 - 1 or steeper. */
    double per_burn_s, per_beta_s, per_beta2_s;
    double rest_sd_s; /* what these leave of it */
    figure_table table;
} proposal;

/* Before any flight: longer_s is a guess of what a booster adds to the two-body time. */
void loft_proposal_start(proposal *p, double longer_s, double sd_s);

/* The burn_z of edge i, and what was seen of it there; of all of them. */
double loft_proposal_edge(int i);
void loft_proposal_see_burn(proposal *p, const double of_burn[PROPOSAL_CELLS + 1]);

/* ln of that likelihood over its mean; 0 where nothing was seen. */
double loft_proposal_log_seen(const proposal *p, double burn_z);

/* A pilot's flight and its time; share 0 to 1 of its weight in the regression. */
typedef struct proposal_flown {
    proposal_point at;
    double time_s;
    double share;
} proposal_flown;

/* False, and nothing changed, if the pilot is too small to learn from. */
bool loft_proposal_adapt(proposal *p, int n, const proposal_flown *flown);

/* From four uniform numbers, in the order of the members; with the density below. */
proposal_point loft_proposal_sample(const proposal *p, const double u[4],
                                    double *log_density);

/* ln of the density of a point over that of burn time and drag under the prior. */
double loft_proposal_log_density(const proposal *p, const proposal_point *at);

/*
 * Draws the drag alone, of a booster whose burn time is given with apogee and range, from a
 * uniform number. Returns ln of its density over the prior.
 */
double loft_proposal_sample_drag(const proposal *p, proposal_point *at, double u);

#endif
