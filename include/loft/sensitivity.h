/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sensitivity.h - what decides the standard range: the shares of each input, as bars, of
 * one event or of several side by side.
 *
 * A share is that of posterior.h: of the variance of the rank of the standard range
 * without rotation. Inputs that the figures tie to each other share what they explain, so
 * shares need not sum to one; the sums are written below the bars.
 */
#ifndef LOFT_SENSITIVITY_H
#define LOFT_SENSITIVITY_H

#include "loft/canvas.h"
#include "loft/posterior.h"

typedef struct loft_sensitivity_event {
    const char *label; /* UTF-8, its column's heading */
    const loft_posterior *posterior;
    bool unreported[LOFT_INPUT_COUNT]; /* a figure that was not: an outcome, no input */
} loft_sensitivity_event;

enum {
    LOFT_SENSITIVITY_MAX = 8
};

typedef struct loft_sensitivity {
    const char *title, *subtitle, *source;
    const loft_sensitivity_event *events;
    size_t n_events; /* 1 to LOFT_SENSITIVITY_MAX */
    loft_look look;
} loft_sensitivity;

/*
 * Inputs in the order of their mean shares; those below 1 % everywhere are named below,
 * but for the first six.
 * A dotted line stands at the share that chance alone exceeds once in twenty, where that is
 * 1 % or more. LOFT_ERR_DOMAIN without events, with too many, for a share that is not in
 * 0...1 or a sheet too small for the bars; else as loft_canvas_finish. *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_sensitivity_draw(const loft_sensitivity *sensitivity,
                                                 loft_picture_format format,
                                                 const loft_png_text *texts,
                                                 size_t n_texts, loft_buffer *out);

/* That share: the 95 % point of chi-squared with one degree over the effective samples. */
double loft_sensitivity_chance(const loft_posterior *posterior);

#endif
