/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/earth.h"

#include <math.h>

#include "loft/loft.h"

loft_status loft_minenergy_arc(const loft_sphere *body, double range_rad,
                               loft_minenergy *arc)
{
    const double mu = body->mu_m3ps2;
    const double radius_m = body->radius_m;
    if (!(isfinite(mu) && mu > 0.0 && isfinite(radius_m) && radius_m > 0.0 &&
          range_rad > 0.0 && range_rad <= LOFT_PI)) { /* so that a NaN is refused */
        return LOFT_ERR_DOMAIN;
    }
    /*
     * The least-energy ellipse has its vacant focus on the chord, so its major axis is
     * the semi-perimeter of the triangle centre-launch-impact. With s = sin(range/2),
     *     2a = R (1 + s),   p = R s,   fpa = (pi - range)/4,   e = tan(fpa),
     * and the ends lie at eccentric anomaly acos(-e). At short range e -> 1, so
     * q = sqrt(1 - e^2) and the apogee a (1 + e) - R are written without cancellation;
     * the plain forms lose four digits at 1 km.
     */
    const double s = sin(0.5 * range_rad);
    const double sma_m = 0.5 * radius_m * (1.0 + s);
    const double fpa_rad = 0.25 * (LOFT_PI - range_rad);
    const double ecc = tan(fpa_rad);
    const double q = sqrt(2.0 * s / (1.0 + s));
    const double x = 0.25 * range_rad;
    *arc = (loft_minenergy){
        .speed_mps = sqrt(mu / radius_m) * q,
        .fpa_rad = fpa_rad,
        .apogee_m = radius_m * sin(x) * (cos(x) - sin(x)),
        .tof_s = 2.0 * sqrt(sma_m / mu) * sma_m * (atan2(q, ecc) + ecc * q),
    };
    return LOFT_OK;
}
