/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tally.h - what is kept of numbers too many to be stored: count, mean, deviation, range
 * and quantiles.
 *
 * Accuracy   mean and deviation to rounding (Welford's update); quantiles within 0.05 % of
 *            their value, for values from 0.001 to 1e12; smaller ones count as 0
 * Memory     400 kB, however many numbers
 * Reference  Welford, Technometrics 4 (1962) 419-420
 */
#ifndef LOFT_TALLY_H
#define LOFT_TALLY_H

#include <stddef.h>
#include <stdint.h>

typedef struct loft_tally loft_tally;

/* NULL if out of memory. */
loft_tally *loft_tally_new(void);
void loft_tally_free(loft_tally *tally);

/* All that a tally is, in `size` bytes, for this program on this kind of machine. */
size_t loft_tally_size(void);
void loft_tally_save(const loft_tally *tally, unsigned char *bytes);
void loft_tally_restore(loft_tally *tally, const unsigned char *bytes);

/* x finite and >= 0. The order of the calls decides on the last bits of the mean. */
void loft_tally_add(loft_tally *tally, double x);

uint64_t loft_tally_count(const loft_tally *tally);

/* Of one number or more; the deviation is that of the sample, 0 of one number. */
double loft_tally_mean(const loft_tally *tally);
double loft_tally_deviation(const loft_tally *tally);
double loft_tally_least(const loft_tally *tally);
double loft_tally_most(const loft_tally *tally);

/* The number that a share p of them, 0 to 1, does not exceed. */
double loft_tally_quantile(const loft_tally *tally, double p);

#endif
