/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/infer.h"

#include <math.h>

#include "loft/loft.h"
#include "sim/base/random.h"

loft_impact_area loft_impact_area_between(double nearest_m, double farthest_m,
                                          const loft_azimuth_known *azimuth)
{
    const double half_rad = azimuth->sd_rad * loft_random_normal_quantile(0.95);
    return (loft_impact_area){.nearest_m = nearest_m,
                              .farthest_m = farthest_m,
                              .azimuth_rad = azimuth->azimuth_rad,
                              .half_width_rad =
                                  azimuth->assumed ? LOFT_PI : fmin(half_rad, LOFT_PI)};
}

loft_status loft_impact_area_of(const loft_claim *range_m,
                                const loft_azimuth_known *azimuth, loft_impact_area *out)
{
    if (range_m->kind == LOFT_CLAIM_NONE) {
        return LOFT_ERR_DOMAIN;
    }
    *out = loft_impact_area_between(loft_claim_sample(range_m, 0.05),
                                    loft_claim_sample(range_m, 0.95), azimuth);
    return LOFT_OK;
}
