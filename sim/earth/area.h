/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * area.h - closed areas on the Earth: circles and polygons.
 *
 * Model     a circle is all places up to a geodesic distance from its centre. The sides of a
 *           polygon are great circles of the sphere of geodetic latitude and longitude, which
 *           knows no dateline and no pole
 * Domain    polygons of 3 to LOFT_AREA_CORNERS corners, each within 80 degrees of their middle
 * Accuracy  a side of 1,000 km is within 70 m of the geodesic, one of 300 km within 7 m
 *           (tests/sim/earth/test_area.c); distances and bearings are geodesics
 */
#ifndef LOFT_AREA_H
#define LOFT_AREA_H

#include "loft/earth.h"

enum {
    LOFT_AREA_CORNERS = 32,
    LOFT_AREA_STEPS = 16, /* of a side, where its border is drawn */
    LOFT_AREA_BORDER = LOFT_AREA_CORNERS * LOFT_AREA_STEPS + 1
};

typedef struct loft_area {
    size_t n; /* corners of a polygon, in order; 1: the centre of a circle */
    loft_geodetic corners[LOFT_AREA_CORNERS];
    double radius_m; /* of a circle */
} loft_area;

typedef enum loft_area_fault {
    LOFT_AREA_SOUND,
    LOFT_AREA_FEW,     /* corners */
    LOFT_AREA_TWICE,   /* corners `at` and `with` are one place */
    LOFT_AREA_WIDE,    /* corner `at` is too far from the middle */
    LOFT_AREA_CROSSED, /* the sides that begin at corners `at` and `with` meet */
} loft_area_fault;

/* The fault of a polygon; at and with count corners from 0. A circle is sound. */
loft_area_fault loft_area_check(const loft_area *area, size_t *at, size_t *with);

/* The area is sound; a place on the border may be either. */
bool loft_area_holds(const loft_ellipsoid *shape, const loft_area *area,
                     loft_geodetic place);

/*
 * Places along the border of a sound area, which is at their left, from the first corner, which
 * stands at the end again; returns how many.
 */
size_t loft_area_border(const loft_ellipsoid *shape, const loft_area *area,
                        loft_geodetic border[LOFT_AREA_BORDER]);

/* A sound area as a place sees it along geodesics. */
typedef struct loft_area_view {
    double azimuth_rad;    /* to the middle of its width */
    double half_width_rad; /* pi from inside */
    double nearest_m, farthest_m;
} loft_area_view;

loft_area_view loft_area_seen(const loft_ellipsoid *shape, const loft_area *area,
                              loft_geodetic from);

#endif
