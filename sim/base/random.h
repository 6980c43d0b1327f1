/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * random.h - counter-based random numbers: number `dim` of sample k is a function of the
 * seed, k and dim, and of nothing else.
 *
 * No state, so any thread may draw any number in any order and gets the same bits. A
 * sample is one flight, a dimension one input of it (the list is in prior.h).
 *
 * Reference  Salmon, Moraes, Dror & Shaw, Parallel random numbers: as easy as 1, 2, 3,
 *            SC11 (2011): Philox4x32-10;
 *            Wichura, Applied Statistics 37 (1988) 477-484: AS 241, PPND16
 */
#ifndef LOFT_RANDOM_H
#define LOFT_RANDOM_H

#include <stdint.h>

/* The bijection of 128 bits itself: ten rounds. out may not overlap the inputs. */
void loft_random_philox4x32(const uint32_t counter[4], const uint32_t key[2],
                            uint32_t out[4]);

/*
 * Uniform in (0, 1): an odd multiple of 2^-53, so never 0 or 1, and 1 - u is exact.
 * Key the seed, counter {sample, dim, 0}, low words first; the first two words are used.
 */
double loft_random_uniform(uint64_t seed, uint64_t sample, uint32_t dim);

/* loft_random_normal_quantile of that uniform: mean 0, deviation 1, within +-8.3. */
double loft_random_normal(uint64_t seed, uint64_t sample, uint32_t dim);

/*
 * The x below which a standard normal variable falls with probability p, in (0, 1); beyond
 * it p <= 0 gives -INFINITY and p >= 1 INFINITY, a NaN itself. Increases with p. Relative
 * error below 8e-16 for the p that loft_random_uniform gives and for p from 1e-300 to 0.5
 * (tests/reference/normal_quantile.py). Above 0.5 the spacing of the doubles near 1 is
 * what limits it.
 */
double loft_random_normal_quantile(double p);

#endif
