/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The US Standard Atmosphere 1976 as a table. */
#include <stdio.h>

#include <loft/earth.h>

int main(void)
{
    const loft_atmosphere us76 = loft_atmosphere_us76();
    printf("altitude km  density kg/m3  pressure Pa  sound m/s\n");
    for (int alt_km = 0; alt_km <= 80; alt_km += 10) {
        const double alt_m = 1000.0 * alt_km;
        loft_air air;
        loft_atmosphere_air(&us76, loft_atmosphere_layer(&us76, alt_m), alt_m, &air);
        printf("%11d  %13.4e  %11.4e  %9.2f\n", alt_km, air.rho_kgpm3, air.p_pa,
               air.sound_mps);
    }
    return 0;
}
