/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * band_share.h - which share of a distribution lies above a range, from its band alone: what a
 * result file keeps of the samples.
 *
 * Between the quantiles the logarithm of the range is read off straight lines against the
 * normal deviate, which go on beyond both; what is unbounded lies above every range. Half-way
 * round the Earth stands for the first unbounded quantile.
 *
 * Accuracy   within 0.05 where none is unbounded, 0.08 else, of the samples' own share (tests/sim/infer/test_band_share.c)
 */
#ifndef LOFT_BAND_SHARE_H
#define LOFT_BAND_SHARE_H

#include "loft/loft.h"

/* In [band->unbounded, 1]; range_m > 0, and INFINITY gives the unbounded. */
double loft_band_share_above(const loft_band *band, double range_m);

#endif
