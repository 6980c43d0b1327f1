/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * panels.h - a flight against time: altitude, speed, flight-path angle, felt acceleration
 * and dynamic pressure, one above the other, with burn-outs, apogee, impact and peaks.
 *
 * Of one long flight boost and entry are a few pixels, so its time axis is broken in
 * three: boost, coast, entry, each on a scale of its own and marked as such. Several
 * flights share one unbroken axis. Dynamic pressure is logarithmic.
 */
#ifndef LOFT_PANELS_H
#define LOFT_PANELS_H

#include "loft/figure.h"

typedef struct loft_panels {
    const char *title, *subtitle, *source;
    const loft_figure_flight *flights; /* the first has the marks; role is not read */
    size_t n_flights;                  /* 1 to 4 */
    loft_look look;
} loft_panels;

/* LOFT_ERR_DOMAIN for another number of flights; else as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_panels_draw(const loft_panels *panels,
                                            loft_picture_format format,
                                            const loft_png_text *texts, size_t n_texts,
                                            loft_buffer *out);
#endif
