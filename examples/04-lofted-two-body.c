/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The test of 14 May 2017 by two-body motion alone: KCNA gave an apogee of 2,111.5 km and
 * a range of 787 km. The same speed at the best angle gives the equal-speed range.
 */
#include <stdio.h>

#include <loft/earth.h>

int main(void)
{
    const loft_sphere earth = loft_earth_sphere();
    loft_twobody flown;
    loft_twobody_standard best;
    loft_status status = loft_twobody_from_apogee_range(&earth, 2111.5e3, 787e3, &flown);
    if (status == LOFT_OK) {
        status = loft_twobody_standard_range(&earth, flown.speed_mps, &best);
    }
    if (status != LOFT_OK) {
        fprintf(stderr, "%s\n", loft_status_text(status));
        return 1;
    }
    printf("flown     %.2f km/s at %.1f degrees, %.1f min\n", flown.speed_mps / 1000.0,
           loft_deg_from_rad(flown.fpa_rad), flown.tof_s / 60.0);
    printf("standard  %.0f km at %.1f degrees, apogee %.0f km, %.1f min\n",
           best.range_m / 1000.0, loft_deg_from_rad(best.fpa_rad), best.apogee_m / 1000.0,
           best.tof_s / 60.0);
    return 0;
}
