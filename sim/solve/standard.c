/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stddef.h>

#include "loft/earth.h"
#include "loft/loft.h"

typedef struct search {
    const loft_launch *launch;
    double ideal_speed_mps, heading_rad;
    loft_launch_flight best; /* of the flights at this heading */
    bool any;
    int flights;
    loft_status status; /* the last failure */
} search;

typedef struct corner {
    double x[2]; /* end elevation, rad; turn fraction */
    double range_m;
} corner;

static const double elevation_lo_rad = -15.0 / 180.0 * LOFT_PI;
static const double elevation_hi_rad = 0.5 * LOFT_PI;
static const double turn_lo = 0.2;
static const double turn_hi = 1.0;

loft_launch loft_launch_without_rotation(const loft_launch *launch)
{
    loft_launch still = *launch;
    still.model.earth.omega_radps = 0.0;
    return still;
}

/* The range of a corner after it is moved inside the bounds; -1 if it cannot fly. */
static corner try_corner(search *s, double elevation_rad, double turn)
{
    corner c = {.x = {fmin(fmax(elevation_rad, elevation_lo_rad), elevation_hi_rad),
                      fmin(fmax(turn, turn_lo), turn_hi)},
                .range_m = -1.0};
    const loft_launch_aim aim = {.ideal_speed_mps = s->ideal_speed_mps,
                                 .end_elevation_rad = c.x[0],
                                 .turn_fraction = c.x[1],
                                 .heading_rad = s->heading_rad};
    loft_launch_flight flown;
    s->flights++;
    const loft_status status = loft_launch_fly(s->launch, &aim, NULL, &flown);
    if (status != LOFT_OK) {
        s->status = status;
        return c;
    }
    c.range_m = flown.unbounded ? INFINITY : flown.range_m;
    if (!s->any ||
        (!s->best.unbounded && (flown.unbounded || c.range_m > s->best.range_m))) {
        s->best = flown;
        s->any = true;
    }
    return c;
}

static void sort_corners(corner c[3]) /* the longest range first */
{
    for (int i = 1; i < 3; i++) {
        const corner moved = c[i];
        int at = i;
        for (; at > 0 && c[at - 1].range_m < moved.range_m; at--) {
            c[at] = c[at - 1];
        }
        c[at] = moved;
    }
}

static corner along_edge(search *s, const corner c[3], double t)
{
    const double mid0 = 0.5 * (c[0].x[0] + c[1].x[0]);
    const double mid1 = 0.5 * (c[0].x[1] + c[1].x[1]);
    return try_corner(s, mid0 + t * (c[2].x[0] - mid0), mid1 + t * (c[2].x[1] - mid1));
}

/* One Nelder-Mead move of the worst corner, or a shrink towards the best. */
static void move_worst(search *s, corner c[3])
{
    const corner reflected = along_edge(s, c, -1.0);
    if (reflected.range_m > c[0].range_m) {
        const corner expanded = along_edge(s, c, -2.0);
        c[2] = expanded.range_m > reflected.range_m ? expanded : reflected;
        return;
    }
    if (reflected.range_m > c[1].range_m) {
        c[2] = reflected;
        return;
    }
    const bool outside = reflected.range_m > c[2].range_m;
    const corner contracted = along_edge(s, c, outside ? -0.5 : 0.5);
    if (contracted.range_m > fmax(reflected.range_m, c[2].range_m)) {
        c[2] = contracted;
        return;
    }
    for (int i = 1; i < 3; i++) {
        c[i] =
            try_corner(s, 0.5 * (c[0].x[0] + c[i].x[0]), 0.5 * (c[0].x[1] + c[i].x[1]));
    }
}

/*
 * The range is flat at its best: corners within 0.1 degrees of elevation are within 1e-5
 * of it, so that is where to stop, or at the first flight that does not come down.
 */
static void climb(search *s, double elevation_rad, double turn, double scale)
{
    const double small_rad = loft_rad_from_deg(0.1);
    const double d0 = scale * loft_rad_from_deg(5.0);
    const double d1 = scale * (turn < 0.9 ? 0.1 : -0.1);
    corner c[3] = {try_corner(s, elevation_rad, turn)};
    c[1] = try_corner(s, elevation_rad + d0, turn);
    c[2] = try_corner(s, elevation_rad, turn + d1);
    for (int i = 0; i < 200; i++) {
        sort_corners(c);
        if (c[0].range_m == INFINITY) {
            return;
        }
        const double size0 =
            fmax(fabs(c[1].x[0] - c[0].x[0]), fabs(c[2].x[0] - c[0].x[0]));
        const double size1 =
            fmax(fabs(c[1].x[1] - c[0].x[1]), fabs(c[2].x[1] - c[0].x[1]));
        const bool level = c[0].range_m - c[2].range_m <= 1e-5 * fabs(c[0].range_m);
        if (level && size0 < small_rad && size1 < 0.005) {
            return;
        }
        move_worst(s, c);
    }
}

/*
 * A simplex that was pressed against a bound is flat and climbs along it only, as happens
 * near half-way round. From its best, with corners off the bound, until that gains nothing.
 */
static void climb_off_bounds(search *s)
{
    for (int i = 0; i < 5 && s->any && !s->best.unbounded; i++) {
        const loft_launch_aim aim = s->best.aim;
        const double range_m = s->best.range_m;
        if (aim.turn_fraction > turn_lo && aim.turn_fraction < turn_hi) {
            return;
        }
        climb(s, aim.end_elevation_rad, aim.turn_fraction, 0.5);
        if (s->best.range_m - range_m <= 1e-5 * range_m) {
            return;
        }
    }
}

/* Turns the heading until the best flight lands on the azimuth, by secants. */
static loft_status point_at_azimuth(search *s)
{
    double slope = 1.0;
    for (int i = 0; i < 20; i++) {
        const double off_rad =
            loft_angle_wrap_pm(s->best.bearing_rad - s->launch->azimuth_rad);
        if (fabs(off_rad) < 1e-6) {
            return LOFT_OK;
        }
        const double step_rad = fmax(-0.3, fmin(0.3, -off_rad / slope));
        loft_launch_aim aim = s->best.aim;
        aim.heading_rad = loft_angle_wrap(aim.heading_rad + step_rad);
        loft_launch_flight flown;
        s->flights++;
        const loft_status status = loft_launch_fly(s->launch, &aim, NULL, &flown);
        if (status != LOFT_OK) {
            return status;
        }
        s->heading_rad = aim.heading_rad;
        const double moved_rad =
            loft_angle_wrap_pm(flown.bearing_rad - s->best.bearing_rad);
        s->best = flown;
        if (flown.unbounded) {
            return LOFT_OK;
        }
        slope = fmax(0.2, fmin(5.0, moved_rad / step_rad));
    }
    return LOFT_ERR_CONVERGE;
}

/* The elevation of the minimum-energy flight at a guess of the burn-out speed. */
static double first_elevation(const loft_launch *launch, double ideal_speed_mps)
{
    const loft_sphere sphere = loft_earth_sphere();
    const double losses_mps = loft_fit_guess_speed(launch, 0.0, LOFT_PI / 6.0);
    loft_twobody_standard arc;
    const double speed_mps = fmax(ideal_speed_mps - losses_mps, 0.3 * ideal_speed_mps);
    if (loft_twobody_standard_range(&sphere, speed_mps, &arc) != LOFT_OK ||
        arc.unbounded) {
        return loft_rad_from_deg(5.0);
    }
    return arc.fpa_rad;
}

loft_status loft_standard_find(const loft_launch *launch, double ideal_speed_mps,
                               bool rotation, const loft_launch_aim *near,
                               loft_standard *out)
{
    const loft_launch world = rotation ? *launch : loft_launch_without_rotation(launch);
    const bool turns = world.model.earth.omega_radps != 0.0;
    search s = {.launch = &world,
                .ideal_speed_mps = ideal_speed_mps,
                .heading_rad = launch->azimuth_rad,
                .status = LOFT_ERR_DOMAIN};
    const double elevation_rad =
        near != NULL ? near->end_elevation_rad : first_elevation(launch, ideal_speed_mps);
    const double turn = near != NULL ? near->turn_fraction : 0.35;
    loft_status status = LOFT_OK;
    /*
     * With rotation the heading is found for the first flight, held while the range is
     * maximised, and mended at the end: the best steering moves with the heading, but the
     * range at its best does not to first order.
     */
    if (turns) {
        (void)try_corner(&s, elevation_rad, turn);
        status = s.any && !s.best.unbounded ? point_at_azimuth(&s) : LOFT_OK;
    }
    if (status == LOFT_OK && !(s.any && s.best.unbounded)) {
        s.any = false;
        climb(&s, elevation_rad, turn, near != NULL ? 0.25 : 1.0);
        climb_off_bounds(&s);
        status = s.any ? LOFT_OK : s.status;
    }
    if (status == LOFT_OK && turns && !s.best.unbounded) {
        status = point_at_azimuth(&s);
    }
    if (status == LOFT_OK) {
        *out = (loft_standard){.best = s.best, .flights = s.flights};
    }
    return status;
}

loft_status loft_min_speed_for_range(const loft_launch *launch, double range_m,
                                     loft_standard *out)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy arc;
    loft_status status = loft_minenergy_arc(&sphere, range_m / sphere.radius_m, &arc);
    if (status != LOFT_OK) {
        return status;
    }
    double x = log(loft_fit_guess_speed(launch, arc.speed_mps, arc.fpa_rad));
    double slope = 2.0; /* d ln range/d ln speed, about; secants mend it */
    double before = NAN;
    double step = 0.0;
    double low = -INFINITY; /* ln speeds known to fall short, */
    double high = INFINITY; /* and to reach too far */
    int flights = 0;
    for (int i = 0; i < 30; i++) {
        loft_standard found;
        status = loft_standard_find(launch, exp(x), true, NULL, &found);
        if (status != LOFT_OK) {
            return status;
        }
        flights += found.flights;
        const double miss =
            found.best.unbounded ? 1.0 : log(found.best.range_m / range_m);
        if (fabs(miss) < 1e-5) {
            *out = found;
            out->flights = flights;
            return LOFT_OK;
        }
        if (isfinite(before) && step != 0.0 && !found.best.unbounded) {
            slope = fmax(0.5, fmin(20.0, (miss - before) / step));
        }
        before = found.best.unbounded ? NAN : miss;
        *(miss < 0.0 ? &low : &high) = x;
        step = fmax(-0.3, fmin(0.3, -miss / slope));
        if (!(x + step > low && x + step < high)) { /* near half-way round it is steep */
            step = 0.5 * (low + high) - x;
        }
        x += step;
    }
    return LOFT_ERR_CONVERGE;
}
