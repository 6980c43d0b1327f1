/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * comparison.h - many tests by their reported figures: apogee against range, with the
 * lines on which all flights have one speed at the surface and so one standard range.
 *
 * Model  the lines are two-body arcs (twobody.h): no air, no rotation, impulsive launch
 */
#ifndef LOFT_COMPARISON_H
#define LOFT_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/canvas.h"
#include "loft/png.h"
#include "loft/status.h"

typedef struct loft_comparison_point {
    double range_m, apogee_m; /* > 0 */
    const char *label;        /* UTF-8 */
    int place;                /* its colour and shape: 0 to 7 */
} loft_comparison_point;

enum {
    LOFT_COMPARISON_MAX = 200
};

typedef struct loft_comparison {
    const char *title, *subtitle, *source;
    const loft_comparison_point *points;
    size_t n_points;           /* 1 to LOFT_COMPARISON_MAX */
    const char *const *groups; /* names of the places in use, for the key; may be NULL */
    size_t n_groups;
    bool linear;
    loft_look look;
} loft_comparison;

/* Labels that find no room close to their point are left out. Errors as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_comparison_draw(const loft_comparison *comparison,
                                                loft_picture_format format,
                                                const loft_png_text *texts,
                                                size_t n_texts, loft_buffer *out);

/*
 * The apogee in [lowest, highest] of the flight over range_m whose speed at the surface has
 * the greatest range standard_m: of the two such flights the lofted one, or the depressed
 * one. LOFT_ERR_DOMAIN if range_m is not in (0, standard_m) or standard_m not below half
 * the circumference.
 */
LOFT_NODISCARD loft_status loft_comparison_apogee(double standard_m, double range_m,
                                                  bool lofted, double *apogee_m);

#endif
