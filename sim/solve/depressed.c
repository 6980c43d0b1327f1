/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stddef.h>

#include "loft/loft.h"
#include "sim/solve/illinois.h"

static const double elevation_lo_rad = -15.0 / 180.0 * LOFT_PI; /* as in standard.h */
static const double elevation_hi_rad = 0.5 * LOFT_PI;
static const double turn_lo = 0.2;
static const double turn_hi = 1.0;

typedef struct search {
    const loft_launch *world; /* without rotation */
    loft_launch_aim aim;      /* of the standard flight: speed and heading */
    double apogee_m;          /* wanted */
    loft_launch_flight best;  /* of the flights with that apogee */
    bool any;
    int flights;
} search;

/* ln(apogee/wanted), which is nearly straight in the elevation; NAN if it cannot fly. */
static double excess(search *s, double elevation_rad, double turn,
                     loft_launch_flight *flown)
{
    loft_launch_aim aim = s->aim;
    aim.end_elevation_rad = elevation_rad;
    aim.turn_fraction = turn;
    s->flights++;
    if (loft_launch_fly(s->world, &aim, NULL, flown) != LOFT_OK || flown->unbounded) {
        return NAN;
    }
    return log(flown->flight.apogee.place.alt_m / s->apogee_m);
}

/* The longest range so far with this turn and the apogee wanted; -1 if there is none. */
static double range_of_turn(search *s, double turn)
{
    loft_launch_flight flown;
    illinois root = {.a = elevation_lo_rad, .b = elevation_hi_rad};
    root.fa = excess(s, root.a, turn, &flown);
    root.fb = excess(s, root.b, turn, &flown);
    if (!(root.fa <= 0.0 && root.fb >= 0.0)) {
        return -1.0;
    }
    for (int i = 0; i < 80; i++) {
        const double x = illinois_next(&root);
        const double f = excess(s, x, turn, &flown);
        if (isnan(f)) {
            return -1.0;
        }
        if (fabs(f) < 1e-6) {
            if (!s->any || flown.range_m > s->best.range_m) {
                s->best = flown;
                s->any = true;
            }
            return flown.range_m;
        }
        illinois_tell(&root, x, f);
    }
    return -1.0;
}

/* Golden section between a and b: the range is flat at its best, 0.002 is fine enough. */
static void climb(search *s, double a, double b)
{
    const double golden = 0.5 * (sqrt(5.0) - 1.0);
    double left = b - golden * (b - a);
    double right = a + golden * (b - a);
    double range_left = range_of_turn(s, left);
    double range_right = range_of_turn(s, right);
    while (b - a > 0.002) {
        if (range_left > range_right) {
            b = right;
            right = left;
            range_right = range_left;
            left = b - golden * (b - a);
            range_left = range_of_turn(s, left);
        } else {
            a = left;
            left = right;
            range_left = range_right;
            right = a + golden * (b - a);
            range_right = range_of_turn(s, right);
        }
    }
}

loft_status loft_depressed_find(const loft_launch *launch, const loft_standard *standard,
                                double share, loft_standard *out)
{
    if (standard->best.unbounded || !(share > 0.0 && share < 1.0)) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_launch world = loft_launch_without_rotation(launch);
    search s = {.world = &world,
                .aim = standard->best.aim,
                .apogee_m = share * standard->best.flight.apogee.place.alt_m};
    const double step = 0.1;
    double best_turn = turn_lo;
    double best_m = -1.0;
    for (int i = 0; i <= 8; i++) {
        const double turn = turn_lo + step * i;
        const double range_m = range_of_turn(&s, turn);
        if (range_m > best_m) {
            best_m = range_m;
            best_turn = turn;
        }
    }
    if (!s.any) {
        return LOFT_ERR_CONVERGE;
    }
    climb(&s, fmax(turn_lo, best_turn - step), fmin(turn_hi, best_turn + step));
    *out = (loft_standard){.best = s.best, .flights = s.flights};
    return LOFT_OK;
}
