/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least speed for a range over a round Earth: why 45 degrees is right only near by. */
#include <stdio.h>

#include <loft/earth.h>

int main(void)
{
    const loft_sphere earth = loft_earth_sphere();
    printf(" range km  speed km/s  angle deg  apogee km  time min\n");
    for (double range_km = 500.0; range_km <= 16000.0; range_km *= 2.0) {
        loft_minenergy arc;
        const double range_rad = range_km * 1000.0 / earth.radius_m;
        const loft_status status = loft_minenergy_arc(&earth, range_rad, &arc);
        if (status != LOFT_OK) {
            fprintf(stderr, "%s\n", loft_status_text(status));
            return 1;
        }
        printf("%9.0f  %10.2f  %9.1f  %9.0f  %8.1f\n", range_km, arc.speed_mps / 1000.0,
               loft_deg_from_rad(arc.fpa_rad), arc.apogee_m / 1000.0, arc.tof_s / 60.0);
    }
    return 0;
}
