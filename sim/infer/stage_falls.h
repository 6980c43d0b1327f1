/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stage_falls.h - where the spent stages of an event's boosters fall.
 *
 * Each booster flies to the figures of its sample once more. At its burn-out a stage leaves the
 * flight and falls as a body of another ballistic coefficient, which is sampled about that of a
 * tumbling stage (loft_prior). The last stage falls so too, short of what it carried.
 *
 * Model     no wind, no push at separation, no lift; a stage that breaks up falls in a wider
 *           area. In a wind of 15 m/s at all heights a body of 250 kg/m2 drifts by 3 km
 *           (tests/sim/infer/test_stage_falls.c)
 */
#ifndef LOFT_STAGE_FALLS_H
#define LOFT_STAGE_FALLS_H

#include "loft/infer.h"

typedef struct loft_stage_fall {
    bool found; /* false: there is no such stage, or it does not come down */
    loft_geodetic place;
    double t_s;                  /* since launch */
    double range_m, bearing_rad; /* from the launch point of the event */
    double beta_kgpm2;
} loft_stage_fall;

/*
 * The fall of stage `stage` (from 0) of a flown flight. LOFT_ERR_DOMAIN if it has no such
 * stage, or as loft_fly. *out is then untouched. `site` is where range and bearing start.
 */
LOFT_NODISCARD loft_status loft_stage_fall_of(const loft_model *model,
                                              const loft_flight *flown, int stage,
                                              double beta_kgpm2, loft_geodetic site,
                                              loft_stage_fall *out);

/*
 * The falls of n boosters of equal weight, in the order of their standard ranges
 * (loft_band_picks): that of stage i of booster k is falls[k * LOFT_STAGES_MAX + i].
 * LOFT_ERR_NOMEM, LOFT_ERR_DOMAIN as loft_band_picks. Same bits on any number of threads.
 */
LOFT_NODISCARD loft_status loft_samples_stage_falls(const loft_samples *samples, size_t n,
                                                    loft_stage_fall *falls);

/*
 * The areas of n such boosters: of each stage that half of them have at least, 5 to 95 % of its
 * distances and bearings. Returns how many. LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_stage_areas_of(const loft_ellipsoid *shape,
                                               loft_geodetic site, size_t n,
                                               const loft_stage_fall *falls, int *n_areas,
                                               loft_stage_area areas[LOFT_STAGES_MAX]);

#endif
