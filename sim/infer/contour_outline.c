/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/contour_outline.h"

#include <math.h>
#include <stdlib.h>

#include "loft/loft.h"
#include "sim/infer/contour_trace.h"

enum {
    HALVINGS = 5, /* of a degree of azimuth, about a pole */
    LINE_MAX = LOFT_CONTOUR_POINTS * 4 + 1
};

static const double turn_deg = 6.0; /* of longitude, at most from one place to the next */

/* Places of one or two lines, with room for LINE_MAX of each. */
typedef struct tracing {
    const loft_ellipsoid *shape;
    loft_geodetic launch;
    loft_geodetic *places;
    size_t n, room;
} tracing;

static loft_geodetic place_of(const tracing *t, loft_contour_point p)
{
    return loft_geodesy_direct(t->shape, t->launch, p.azimuth_rad, p.range_m);
}

static void append(tracing *t, loft_geodetic place)
{
    if (t->n < t->room) {
        t->places[t->n++] = place;
    }
}

/* The end b of a stretch from a, and before it what a pole near by asks for. */
static void append_stretch(tracing *t, loft_contour_point a, loft_contour_point b,
                           int halvings)
{
    const loft_geodetic from = place_of(t, a);
    const loft_geodetic to = place_of(t, b);
    const double turn_rad = fabs(loft_angle_wrap_pm(to.lon_rad - from.lon_rad));
    if (halvings > 0 && turn_rad > loft_rad_from_deg(turn_deg)) {
        const loft_contour_point middle = {0.5 * (a.azimuth_rad + b.azimuth_rad),
                                           0.5 * (a.range_m + b.range_m)};
        append_stretch(t, a, middle, halvings - 1);
        append_stretch(t, middle, b, halvings - 1);
        return;
    }
    append(t, to);
}

/* A run of points: n places, the first again at the end if it is closed. */
static void append_run(tracing *t, const loft_contour_point *points, size_t n,
                       bool closed)
{
    append(t, place_of(t, points[0]));
    for (size_t i = 1; i < n; i++) {
        loft_contour_point to = points[i];
        to.azimuth_rad +=
            to.azimuth_rad < points[i - 1].azimuth_rad ? 2.0 * LOFT_PI : 0.0;
        append_stretch(t, points[i - 1], to, HALVINGS);
    }
    if (closed) {
        loft_contour_point to = points[0];
        to.azimuth_rad += 2.0 * LOFT_PI;
        append_stretch(t, points[n - 1], to, HALVINGS);
    }
}

static tracing tracing_of(const loft_ellipsoid *shape, loft_geodetic launch, size_t room)
{
    return (tracing){.shape = shape,
                     .launch = launch,
                     .places = calloc(room, sizeof(loft_geodetic)),
                     .room = room};
}

loft_status loft_contour_outline_line(const loft_contour *contour, loft_contour_line line,
                                      const loft_ellipsoid *shape, loft_geodetic launch,
                                      loft_outline *out)
{
    const loft_contour_runs runs = loft_contour_trace(contour, line);
    loft_outline whole = {0};
    tracing t = tracing_of(shape, launch, LINE_MAX);
    loft_status status = t.places != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    for (size_t i = 0, from = 0; status == LOFT_OK && i < runs.n_runs; i++) {
        loft_outline run;
        t.n = 0;
        append_run(&t, runs.points + from, runs.ends[i] - from, runs.closed);
        from = runs.ends[i];
        status = loft_outline_line(t.n, t.places, &run);
        if (status == LOFT_OK) {
            status = loft_outline_append(&whole, &run);
            loft_outline_fini(&run);
        }
    }
    free(t.places);
    if (status == LOFT_OK) {
        *out = whole;
    } else {
        loft_outline_fini(&whole);
    }
    return status;
}

static void reverse(loft_geodetic *places, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        const loft_geodetic kept = places[i];
        places[i] = places[n - 1 - i];
        places[n - 1 - i] = kept;
    }
}

loft_status loft_contour_outline_band(const loft_contour *contour,
                                      const loft_ellipsoid *shape, loft_geodetic launch,
                                      loft_outline *out)
{
    static const loft_contour_line lines[2] = {LOFT_CONTOUR_P95, LOFT_CONTOUR_P05};
    if (!contour->has_band || loft_contour_unbounded(contour, LOFT_CONTOUR_P05) > 0 ||
        loft_contour_unbounded(contour, LOFT_CONTOUR_P95) > 0) {
        return LOFT_ERR_DOMAIN;
    }
    tracing t = tracing_of(shape, launch, (size_t)2 * LINE_MAX);
    if (t.places == NULL) {
        return LOFT_ERR_NOMEM;
    }
    size_t ends[2];
    for (int i = 0; i < 2; i++) {
        const loft_contour_runs runs = loft_contour_trace(contour, lines[i]);
        append_run(&t, runs.points, runs.ends[0], true);
        ends[i] = --t.n; /* the area closes its rings itself */
    }
    reverse(t.places, ends[0]); /* azimuths go clockwise, the area lies at the left */
    const loft_status status = loft_outline_area(2, ends, t.places, out);
    free(t.places);
    return status;
}
