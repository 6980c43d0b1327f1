/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * figure.h - recorded flights as a labelled altitude profile, ready to publish.
 */
#ifndef LOFT_FIGURE_H
#define LOFT_FIGURE_H

#include "loft/fan.h"
#include "loft/fly.h"
#include "loft/profile.h"

typedef struct loft_figure_flight {
    const char *label;
    loft_profile_role role;
    int place; /* as in loft_profile_curve */
    const loft_flight_plan *plan;
    const loft_trajectory *record; /* of that plan, with at least one step */
    const loft_flight *flight;
    bool unbounded; /* drawn open-ended, along the down-range angle */
    bool quiet;     /* apogee and impact without words, where many flights are drawn */
} loft_figure_flight;

typedef struct loft_figure {
    const char *title, *subtitle, *source;
    const loft_figure_flight *flights;
    size_t n_flights; /* 1 to 8 */
    bool to_scale;    /* over a round Earth */
    const loft_fan
        *fan; /* behind the flights, with a sentence to the subtitle; or NULL */
    loft_look look;
} loft_figure;

/* Errors as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_figure_draw(const loft_figure *figure,
                                            loft_picture_format format,
                                            const loft_png_text *texts, size_t n_texts,
                                            loft_buffer *out);

/*
 * A sheet of words in the same frame, for an event that has no flight to draw: title,
 * subtitle and paragraphs, each wrapped. Errors as loft_canvas_finish.
 */
LOFT_NODISCARD loft_status loft_figure_card(const loft_figure *figure,
                                            const char *const *paragraphs,
                                            size_t n_paragraphs,
                                            loft_picture_format format,
                                            const loft_png_text *texts, size_t n_texts,
                                            loft_buffer *out);

#endif
