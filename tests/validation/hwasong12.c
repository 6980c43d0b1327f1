/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hwasong-12 of 15 September 2017, over Hokkaido: the flight that fits the reported apogee
 * and range, against what else was reported: 19 minutes, and an impact some 2,200 km east
 * of Cape Erimo. The time is the model's; the distance follows from range and azimuth, and
 * tells whether those agree with the reported place.
 *
 * Tolerances are half the last digit of figures given as "about": 19 min, 2,200 km. The
 * booster is one stage of 150 s at 290 s, as the class liquid-1 of data/classes.json. The
 * azimuth, 72 deg, is read off maps and good to some degrees; the flight passes near the
 * cape, so that from 70 to 76 deg the distance stays between 2184 and 2188 km.
 */
#include <math.h>

#include "groups.h"
#include "loft/flight.h"
#include "loft/loft.h"

static loft_geodetic place_deg(double lat, double lon)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat),
                           .lon_rad = loft_rad_from_deg(lon)};
}

static bool fitted(double azimuth_deg, loft_fit *fit, double *from_cape_km)
{
    loft_launch launch = loft_launch_default();
    launch.site = place_deg(39.2, 125.673); /* Sunan */
    launch.azimuth_rad = loft_rad_from_deg(azimuth_deg);
    launch.booster = loft_booster_template_default();
    launch.booster.n_stages = 1;
    launch.booster.stages[0].exhaust_mps = 290.0 * LOFT_G0_MPS2;
    launch.booster.stages[0].burn_s = 150.0;
    launch.booster.stages[0].speed_share = 1.0;
    if (loft_fit_apogee_range(&launch, 770e3, 3700e3, fit) != LOFT_OK) {
        return false;
    }
    const loft_geodesic_line line = loft_geodesy_inverse(
        &launch.model.earth.shape, place_deg(41.92, 143.25), fit->flown.flight.end.place);
    *from_cape_km = line.range_m / 1000.0;
    return true;
}

void validate_hwasong12(table *t)
{
    const char *name = "Hwasong-12";
    table_group(t, "Hwasong-12, 15 September 2017: fitted to 770 km and 3,700 km",
                "Japan MoD, press release 2017/09/15a; ROK JCS in AP, 15 Sep 2017");
    loft_fit fit;
    double from_cape_km = NAN;
    if (!fitted(72.0, &fit, &from_cape_km)) {
        table_failed(t, name, "the fit failed");
        return;
    }
    table_row(t, name, within(1140.0, fit.flown.flight.end.t_s, 30.0),
              "time of flight, s; 06:57 to about 07:16");
    table_row(t, name, within(2200.0, from_cape_km, 50.0),
              "impact from Cape Erimo, km; about 2,200");
}
