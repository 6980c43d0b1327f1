/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * impact_area.h - where a report leaves the impact: between two distances from the launch,
 * to either side of an azimuth.
 *
 * It says what the report leaves open, by its rounding and its bearing, and nothing of how
 * well the missile hit: nobody reports where it was meant to fall. The launch point is taken
 * as given; what is not known of it moves the whole track.
 */
#ifndef LOFT_IMPACT_AREA_H
#define LOFT_IMPACT_AREA_H

#include "loft/claim.h"
#include "loft/status.h"

typedef struct loft_impact_area {
    double nearest_m, farthest_m;
    double azimuth_rad, half_width_rad; /* pi: toward any azimuth */
} loft_impact_area;

/* What is known of an azimuth: its deviation, or that nobody reported one. */
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

/* The same between two distances: for a range that was solved for. */
loft_impact_area loft_impact_area_between(double nearest_m, double farthest_m,
                                          const loft_azimuth_known *azimuth);

#endif
