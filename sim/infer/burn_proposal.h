/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * burn_proposal.h - burn times to try for a booster that several flights have in common.
 *
 * In deviations of the prior, a mixture of normals: the prior, each flight's posterior, and
 * the product of these as if all were normal. The prior's share bounds the ratio of prior to density.
 *
 * Method     defensive mixtures: Hesterberg, Technometrics 37 (1995) 185-194
 */
#ifndef LOFT_SIM_INFER_BURN_PROPOSAL_H
#define LOFT_SIM_INFER_BURN_PROPOSAL_H

#include <stddef.h>

enum {
    BURN_PROPOSAL_MAX = 10
};

typedef struct burn_normal {
    double mean, sd;
} burn_normal;

typedef struct burn_proposal {
    int n;
    burn_normal part[BURN_PROPOSAL_MAX];
    double share[BURN_PROPOSAL_MAX]; /* add up to 1 */
} burn_proposal;

/* From each flight's posterior; n up to BURN_PROPOSAL_MAX - 2. */
burn_proposal loft_burn_proposal_of(int n, const burn_normal *posteriors);

/* Mean and deviation of weighted scores; those of the prior without any weight. */
burn_normal loft_burn_normal_of(size_t n, const double *z, const double *weights);

double loft_burn_proposal_sample(const burn_proposal *p, double u, double v);

/* ln of the standard normal prior over the density. */
double loft_burn_proposal_log_ratio(const burn_proposal *p, double z);

#endif
