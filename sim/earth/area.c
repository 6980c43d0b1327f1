/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/earth/area.h"

#include <math.h>

#include "loft/loft.h"

/* A gnomonic map about the middle stretches by 1/cos^2 of this at most: 33. */
static const double widest_rad = 80.0 * LOFT_PI / 180.0;

static loft_vec3 unit_of(loft_geodetic place)
{
    const double c = cos(place.lat_rad);
    return (loft_vec3){c * cos(place.lon_rad), c * sin(place.lon_rad),
                       sin(place.lat_rad)};
}

static loft_geodetic place_of(loft_vec3 v)
{
    return (loft_geodetic){.lat_rad = atan2(v.z, hypot(v.x, v.y)),
                           .lon_rad = atan2(v.y, v.x)};
}

static loft_vec3 middle_of(const loft_area *area)
{
    loft_vec3 sum = {0.0, 0.0, 0.0};
    for (size_t i = 0; i < area->n; i++) {
        sum = loft_vec3_add(sum, unit_of(area->corners[i]));
    }
    return sum;
}

/* Positive where c is to the left of the way from a to b. */
static double side_of(loft_vec3 a, loft_vec3 b, loft_vec3 c)
{
    return loft_vec3_dot(loft_vec3_cross(a, b), c);
}

static bool meet(loft_vec3 a, loft_vec3 b, loft_vec3 c, loft_vec3 d)
{
    return side_of(a, b, c) * side_of(a, b, d) <= 0.0 &&
           side_of(c, d, a) * side_of(c, d, b) <= 0.0;
}

static loft_vec3 corner(const loft_area *area, size_t i)
{
    return unit_of(area->corners[i % area->n]);
}

static bool same_place(loft_vec3 a, loft_vec3 b)
{
    return a.x == b.x && a.y == b.y && a.z == b.z;
}

static bool find_twice(const loft_area *area, size_t *at, size_t *with)
{
    for (*at = 0; *at < area->n; (*at)++) {
        for (*with = *at + 1; *with < area->n; (*with)++) {
            if (same_place(corner(area, *at), corner(area, *with))) {
                return true;
            }
        }
    }
    return false;
}

/* Sides beside each other share a corner and are left out. */
static bool find_crossed(const loft_area *area, size_t *at, size_t *with)
{
    for (*at = 0; *at < area->n; (*at)++) {
        for (*with = *at + 2; *with < area->n; (*with)++) {
            const bool beside = *at == 0 && *with == area->n - 1;
            if (!beside && meet(corner(area, *at), corner(area, *at + 1),
                                corner(area, *with), corner(area, *with + 1))) {
                return true;
            }
        }
    }
    return false;
}

loft_area_fault loft_area_check(const loft_area *area, size_t *at, size_t *with)
{
    *at = *with = 0;
    if (area->n == 1) {
        return LOFT_AREA_SOUND;
    }
    if (area->n < 3) {
        return LOFT_AREA_FEW;
    }
    if (find_twice(area, at, with)) {
        return LOFT_AREA_TWICE;
    }
    const loft_vec3 middle = middle_of(area);
    for (*at = 0; *at < area->n; (*at)++) {
        if (loft_vec3_dot(middle, corner(area, *at)) <=
            loft_vec3_norm(middle) * cos(widest_rad)) {
            return LOFT_AREA_WIDE;
        }
    }
    return find_crossed(area, at, with) ? LOFT_AREA_CROSSED : LOFT_AREA_SOUND;
}

/*
 * The turns of the direction to a point that goes once round the polygon. About the antipode
 * of a place inside they are as many, and that is on the other side of the Earth.
 */
static bool polygon_holds(const loft_area *area, loft_vec3 p)
{
    double turn_rad = 0.0;
    if (loft_vec3_dot(p, middle_of(area)) <= 0.0) {
        return false;
    }
    for (size_t i = 0; i < area->n; i++) {
        const loft_vec3 a = loft_vec3_cross(p, corner(area, i));
        const loft_vec3 b = loft_vec3_cross(p, corner(area, i + 1));
        turn_rad += atan2(loft_vec3_dot(p, loft_vec3_cross(a, b)), loft_vec3_dot(a, b));
    }
    return fabs(turn_rad) > LOFT_PI;
}

bool loft_area_holds(const loft_ellipsoid *shape, const loft_area *area,
                     loft_geodetic place)
{
    return area->n == 1 ? loft_geodesy_inverse(shape, area->corners[0], place).range_m <=
                              area->radius_m
                        : polygon_holds(area, unit_of(place));
}

/* The point of the side from a to b that is nearest to p: its foot, or an end. */
static loft_vec3 nearest_of_side(loft_vec3 a, loft_vec3 b, loft_vec3 p)
{
    const loft_vec3 pole = loft_vec3_cross(a, b);
    const double out = loft_vec3_dot(pole, p) / loft_vec3_dot(pole, pole);
    const loft_vec3 foot = loft_vec3_sub(p, loft_vec3_scale(out, pole));
    const bool between = side_of(pole, a, foot) > 0.0 && side_of(foot, b, pole) > 0.0;
    const loft_vec3 end = loft_vec3_dot(a, p) > loft_vec3_dot(b, p) ? a : b;
    return between ? foot : end;
}

static loft_area_view circle_seen(const loft_ellipsoid *shape, const loft_area *area,
                                  loft_geodetic from)
{
    const loft_geodesic_line line = loft_geodesy_inverse(shape, from, area->corners[0]);
    const double r = area->radius_m;
    const double a = shape->a_m;
    const bool inside = line.range_m <= r;
    return (loft_area_view){
        .azimuth_rad = line.azimuth1_rad,
        .half_width_rad =
            inside ? LOFT_PI : asin(fmin(1.0, sin(r / a) / sin(line.range_m / a))),
        .nearest_m = inside ? 0.0 : line.range_m - r,
        .farthest_m = line.range_m + r};
}

loft_area_view loft_area_seen(const loft_ellipsoid *shape, const loft_area *area,
                              loft_geodetic from)
{
    if (area->n == 1) {
        return circle_seen(shape, area, from);
    }
    const loft_vec3 p = unit_of(from);
    const bool inside = polygon_holds(area, p);
    const double middle_rad =
        loft_geodesy_inverse(shape, from, place_of(middle_of(area))).azimuth1_rad;
    double left_rad = 0.0;
    double right_rad = 0.0;
    loft_area_view view = {.nearest_m = INFINITY};
    for (size_t i = 0; i < area->n; i++) {
        const loft_geodesic_line line =
            loft_geodesy_inverse(shape, from, area->corners[i]);
        const loft_vec3 near = nearest_of_side(corner(area, i), corner(area, i + 1), p);
        const double off_rad = loft_angle_wrap_pm(line.azimuth1_rad - middle_rad);
        left_rad = fmin(left_rad, off_rad);
        right_rad = fmax(right_rad, off_rad);
        view.farthest_m = fmax(view.farthest_m, line.range_m);
        view.nearest_m = fmin(view.nearest_m,
                              loft_geodesy_inverse(shape, from, place_of(near)).range_m);
    }
    view.azimuth_rad = loft_angle_wrap(middle_rad + 0.5 * (left_rad + right_rad));
    view.half_width_rad = inside ? LOFT_PI : 0.5 * (right_rad - left_rad);
    view.nearest_m = inside ? 0.0 : view.nearest_m;
    return view;
}

/* Do the corners go round with the inside on the left? */
static bool is_counterclockwise(const loft_area *area)
{
    const loft_vec3 middle = middle_of(area);
    double twice_the_area = 0.0; /* as seen along the middle, and of that sign */
    for (size_t i = 0; i < area->n; i++) {
        twice_the_area += side_of(corner(area, i), corner(area, i + 1), middle);
    }
    return twice_the_area > 0.0;
}

size_t loft_area_border(const loft_ellipsoid *shape, const loft_area *area,
                        loft_geodetic border[LOFT_AREA_BORDER])
{
    const bool circle = area->n == 1;
    const bool onward = circle || is_counterclockwise(area);
    const size_t n = (circle ? LOFT_AREA_CORNERS : area->n) * LOFT_AREA_STEPS;
    for (size_t i = 0; i < n; i++) {
        const size_t at = onward ? i : n - i;
        const double part = (double)(at % LOFT_AREA_STEPS) / LOFT_AREA_STEPS;
        const loft_vec3 a = corner(area, at / LOFT_AREA_STEPS);
        const loft_vec3 b = corner(area, at / LOFT_AREA_STEPS + 1);
        const double azimuth_rad = -2.0 * LOFT_PI * (double)i / (double)n;
        border[i] = circle ? loft_geodesy_direct(shape, area->corners[0], azimuth_rad,
                                                 area->radius_m)
                           : place_of(loft_vec3_axpy(part, loft_vec3_sub(b, a), a));
    }
    border[n] = border[0];
    return n + 1;
}
