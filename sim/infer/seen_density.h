/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * seen_density.h - how far a figure that was seen may be from the flight, as observation.h says:
 * the density of its error by wording and scale, and the 90 % that it leaves.
 */
#ifndef LOFT_SEEN_DENSITY_H
#define LOFT_SEEN_DENSITY_H

#include "loft/infer.h"

/* The rounding as part of a scale: half a unit of it is uniform in an exact figure. */
double loft_seen_rounding(const loft_claim *claim);

/* ln of the density of the flight's value, of a figure seen with an error of that scale. */
double loft_seen_log_density(const loft_claim *claim, double scale, double value);

/* Its 5 and 95 % quantiles, within 1e-3 of its width; zeros without a claim. */
loft_claim_span loft_seen_span(const loft_claim *claim, double scale);

#endif
