/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * map.h - ground tracks and reach on an azimuthal equidistant map about the launch.
 *
 * From the launch every distance and direction on it is true (aeqd.h). It shows what the
 * tracks and the reach need, or the whole Earth as a disc.
 */
#ifndef LOFT_MAP_H
#define LOFT_MAP_H

#include "loft/figure.h"
#include "loft/reach.h"

typedef struct loft_map_place {
    loft_geodetic place;
    const char *text; /* UTF-8; "\n" starts a line */
} loft_map_place;

typedef struct loft_map {
    const char *title, *subtitle, *source;
    loft_map_place launch;             /* the centre */
    const loft_figure_flight *flights; /* with ticks of time and their impact */
    size_t n_flights;                  /* 0 to 4 */
    const loft_reach_point *reach;     /* all round, from north clockwise; may be NULL */
    size_t n_reach;
    const char *reach_label;
    loft_look look;
} loft_map;

/* LOFT_ERR_DOMAIN without flights and reach, or with too many; else as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_map_draw(const loft_map *map, loft_picture_format format,
                                         const loft_png_text *texts, size_t n_texts,
                                         loft_buffer *out);
#endif
