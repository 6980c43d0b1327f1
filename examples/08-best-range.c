/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One booster at one speed: lofted, standard and depressed. */
#include <stdio.h>

#include <loft/flight.h>

static void print_flight(const char *name, const loft_launch_flight *flight)
{
    printf("%-10s range %4.0f km, apogee %4.0f km, %4.1f min\n", name,
           flight->range_m / 1000.0, flight->flight.apogee.place.alt_m / 1000.0,
           flight->flight.end.t_s / 60.0);
}

int main(void)
{
    loft_launch turning = loft_launch_default();
    turning.booster = loft_booster_template_default();
    turning.booster.n_stages = 1;
    turning.booster.stages[0].exhaust_mps = 2500.0;
    turning.booster.stages[0].burn_s = 120.0;
    turning.booster.stages[0].speed_share = 1.0;
    const loft_launch launch = loft_launch_without_rotation(&turning);
    const loft_launch_aim lofted = {.ideal_speed_mps = 5500.0,
                                    .end_elevation_rad = loft_rad_from_deg(75.0),
                                    .turn_fraction = 0.6};
    loft_launch_flight flown;
    loft_standard best;
    loft_standard low;

    loft_status status = loft_launch_fly(&launch, &lofted, NULL, &flown);
    if (status == LOFT_OK) {
        status = loft_standard_find(&launch, lofted.ideal_speed_mps, false, NULL, &best);
    }
    if (status == LOFT_OK) {
        status = loft_depressed_find(&launch, &best, LOFT_DEPRESSED_SHARE, &low);
    }
    if (status != LOFT_OK) {
        fprintf(stderr, "%s\n", loft_status_text(status));
        return 1;
    }
    print_flight("lofted", &flown);
    print_flight("standard", &best.best);
    print_flight("depressed", &low.best);
    return 0;
}
