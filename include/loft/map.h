/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * map.h - ground tracks and reach on an azimuthal equidistant map about the launch, with
 * what the report leaves open of both.
 *
 * From the launch every distance and direction on it is true (aeqd.h). It shows what the
 * tracks and the reach need, or the whole Earth as a disc. A band without an outer edge
 * toward some azimuths is shaded to the edge of the Earth there.
 */
#ifndef LOFT_MAP_H
#define LOFT_MAP_H

#include "loft/contour.h"
#include "loft/figure.h"
#include "loft/impact_area.h"

typedef struct loft_map_place {
    loft_geodetic place;
    const char *text; /* UTF-8; "\n" starts a line */
} loft_map_place;

typedef struct loft_map {
    const char *title, *subtitle, *source;
    loft_map_place launch;             /* the centre */
    const loft_figure_flight *flights; /* with ticks of time and their impact */
    size_t n_flights;                  /* 0 to 4 */
    const loft_impact_area *impact;    /* where the report leaves it, or NULL */
    const char *impact_text;     /* more lines of the first flight's label, or NULL */
    const loft_contour *contour; /* with its band if it has one; or NULL */
    const char *contour_text;
    loft_look look;
} loft_map;

/* LOFT_ERR_DOMAIN without flights and contour, or with too many; else as
 * loft_profile_draw. */
LOFT_NODISCARD loft_status loft_map_draw(const loft_map *map, loft_picture_format format,
                                         const loft_png_text *texts, size_t n_texts,
                                         loft_buffer *out);
#endif
