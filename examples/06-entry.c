/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A body comes down through the air at 6 km/s: peak deceleration for three ballistic
 * coefficients. By Allen and Eggers (NACA 1381, 1958) the peak does not depend on it.
 */
#include <stdio.h>

#include <loft/flight.h>

int main(void)
{
    const loft_model model = loft_model_default();
    loft_trajectory *record = loft_trajectory_new();
    if (record == NULL) {
        return 1;
    }
    printf("beta kg/m2  peak g  at km  impact m/s\n");
    const double betas_kgpm2[] = {500.0, 1000.0, 2000.0};
    for (int i = 0; i < 3; i++) {
        const loft_flight_plan plan = {
            .model = &model,
            .start = {.lat_rad = loft_rad_from_deg(40.0), .alt_m = 120e3},
            .v_enu_mps = {.x = 3000.0, .z = -5196.0},
            .heading_rad = loft_rad_from_deg(90.0),
            .body = loft_body_of_beta(betas_kgpm2[i])};
        loft_flight flight;
        const loft_status status = loft_fly(&plan, record, &flight);
        if (status != LOFT_OK) {
            fprintf(stderr, "%s\n", loft_status_text(status));
            loft_trajectory_free(record);
            return 1;
        }
        const loft_entry entry = loft_entry_find(&plan, record, &flight);
        printf("%10.0f  %6.1f  %5.1f  %10.0f\n", betas_kgpm2[i],
               entry.deceleration.value / LOFT_G0_MPS2, entry.deceleration.alt_m / 1000.0,
               flight.end.speed_mps);
    }
    loft_trajectory_free(record);
    return 0;
}
