/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One flight of a made-up two-stage booster, from lift-off to impact. */
#include <stdio.h>

#include <loft/flight.h>

int main(void)
{
    loft_launch launch = loft_launch_default();
    launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(34.6),
                                  .lon_rad = loft_rad_from_deg(-120.6)};
    launch.azimuth_rad = loft_rad_from_deg(260.0);
    launch.booster = loft_booster_template_default();
    launch.booster.n_stages = 2;
    launch.booster.stages[0].exhaust_mps = 2500.0;
    launch.booster.stages[0].burn_s = 100.0;
    launch.booster.stages[0].speed_share = 0.5;
    launch.booster.stages[1].exhaust_mps = 2800.0;
    launch.booster.stages[1].burn_s = 120.0;
    launch.booster.stages[1].speed_share = 0.5;
    const loft_launch_aim aim = {.ideal_speed_mps = 6500.0,
                                 .end_elevation_rad = loft_rad_from_deg(25.0),
                                 .turn_fraction = 0.6,
                                 .heading_rad = launch.azimuth_rad};

    loft_launch_flight flown;
    const loft_status status = loft_launch_fly(&launch, &aim, NULL, &flown);
    if (status != LOFT_OK) {
        fprintf(stderr, "%s\n", loft_status_text(status));
        return 1;
    }
    const loft_flight *flight = &flown.flight;
    printf("burn-out  %4.0f s, %4.0f km high, %.2f km/s at %.1f degrees\n",
           flight->burnout.t_s, flight->burnout.place.alt_m / 1000.0,
           flight->burnout.speed_mps / 1000.0,
           loft_deg_from_rad(flight->burnout.fpa_rad));
    printf("apogee    %4.0f s, %4.0f km high\n", flight->apogee.t_s,
           flight->apogee.place.alt_m / 1000.0);
    printf("impact    %4.0f s, %.2f km/s at %.1f degrees\n", flight->end.t_s,
           flight->end.speed_mps / 1000.0, loft_deg_from_rad(flight->end.fpa_rad));
    printf("range     %4.0f km toward %.1f degrees: the Earth turned below it\n",
           flown.range_m / 1000.0, loft_deg_from_rad(flown.bearing_rad));
    return 0;
}
