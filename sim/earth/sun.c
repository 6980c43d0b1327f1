/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/earth/sun.h"

#include <erfa.h>

#include "sim/earth/sight.h"

static const double day_s = 86400.0;
static const double epoch_jd = 2440587.5;      /* of 1970-01-01T00:00Z */
static const double first_s = -2208988800.0;   /* 1900-01-01T00:00Z */
static const double last_s = 4102444800.0;     /* 2100-01-01T00:00Z */
static const double au_m = 1.495978707e11;     /* IAU 2012 Resolution B2 */
static const double tt_before_1960_s = 32.184; /* TT - UT, within 15 s back to 1900 */

/* TT - UTC; ERFA knows the leap seconds, and nothing before 1960. */
static double terrestrial_ahead_s(double unix_s)
{
    double tai1 = 0.0;
    double tai2 = 0.0;
    const double days = unix_s / day_s;
    const int warning = eraUtctai(epoch_jd, days, &tai1, &tai2);
    const double tai_s = ((tai1 - epoch_jd) + (tai2 - days)) * day_s;
    return warning < 0 || unix_s < -315619200.0 ? tt_before_1960_s : tai_s + 32.184;
}

loft_status loft_sun_position(double unix_s, loft_vec3 *r_ecef_m)
{
    if (!(unix_s >= first_s && unix_s <= last_s)) {
        return LOFT_ERR_DOMAIN;
    }
    double of_sun[2][3]; /* the Earth, from the Sun and from the barycentre */
    double of_all[2][3];
    double to_earth[3][3];
    double sun[3];
    const double utc = unix_s / day_s;
    const double tt = (unix_s + terrestrial_ahead_s(unix_s)) / day_s;
    (void)eraEpv00(epoch_jd, tt, of_sun, of_all); /* its warning: a year far off */
    eraC2t06a(epoch_jd, tt, epoch_jd, utc, 0.0, 0.0, to_earth);
    eraRxp(to_earth, of_sun[0], sun);
    *r_ecef_m = loft_vec3_scale(-au_m, (loft_vec3){sun[0], sun[1], sun[2]});
    return LOFT_OK;
}

double loft_sun_clearance(const loft_ellipsoid *shape, loft_vec3 sun_ecef_m,
                          loft_vec3 r_ecef_m)
{
    return loft_sight_clearance(shape, sun_ecef_m, r_ecef_m);
}
