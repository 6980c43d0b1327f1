/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band.h - bands, weights and ranks of samples. */
#ifndef LOFT_BAND_H
#define LOFT_BAND_H

#include <stddef.h>

#include "loft/infer.h"

/* (sum w)^2/sum w^2: as many samples of equal weight would be as sure. 0 without any. */
double loft_band_effective(size_t n, const double *weights);

/*
 * n >= 1 values and their weights >= 0, not all 0; LOFT_ERR_DOMAIN if not, or for a NaN
 * or -infinity; LOFT_ERR_NOMEM. Between neighbouring samples a quantile is interpolated.
 */
LOFT_NODISCARD loft_status loft_band_of(size_t n, const double *values,
                                        const double *weights, loft_band *band);

/*
 * Square of the weighted rank correlation of two samples, in 0...1: the share of the
 * variance of y's rank that a straight line on x's rank explains. 0 where either does not
 * vary. LOFT_ERR_NOMEM.
 *
 * Reference  Spearman (1904); Saltelli et al., Global Sensitivity Analysis (2008), 1.2.5
 */
LOFT_NODISCARD loft_status loft_band_rank_share(size_t n, const double *x,
                                                const double *y, const double *weights,
                                                double *share);

/*
 * n_picks samples of equal weight that stand for all: with the samples in the order of
 * their values, pick k is the one at (k + 1/2)/n_picks of the weight. Errors as
 * loft_band_of; picks is then untouched.
 */
LOFT_NODISCARD loft_status loft_band_picks(size_t n, const double *values,
                                           const double *weights, size_t n_picks,
                                           size_t *picks);

#endif
