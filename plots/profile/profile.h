/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * profile.h - the picture of a flight: altitude against ground range.
 *
 * Either on two linear axes, or to scale over a round Earth: equal scale both ways,
 * altitude along the local vertical, as far as half-way round.
 */
#ifndef LOFT_PROFILE_H
#define LOFT_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/plot.h"
#include "plots/profile/seen_marks.h"

typedef struct loft_profile_point {
    double downrange_m, alt_m; /* along the surface, negative when west of the launch */
    bool boost;                /* under power */
} loft_profile_point;

typedef enum loft_profile_mark_kind {
    LOFT_MARK_START,
    LOFT_MARK_APOGEE,
    LOFT_MARK_BURNOUT,
    LOFT_MARK_IMPACT, /* or another end */
    LOFT_MARK_NOTE
} loft_profile_mark_kind;

typedef struct loft_profile_mark {
    double downrange_m, alt_m;
    char text[160]; /* UTF-8; "\n" starts a line */
    loft_profile_mark_kind kind;
} loft_profile_mark;

typedef struct loft_profile_curve {
    const char *label;
    int role; /* loft_role: colour and dash */
    const loft_profile_point *points;
    size_t n; /* >= 2 */
    const loft_profile_mark *marks;
    size_t n_marks;
    bool open_ended; /* leaves the picture: ends in an arrow head */
    int place;       /* of LOFT_ROLE_OTHER: 0 to 7, which colour and dash */
} loft_profile_curve;

typedef struct loft_profile_edge {
    const double *downrange_m, *alt_m;
    size_t n; /* >= 2 */
} loft_profile_edge;

/* The area between two edges, each from the launch to the ground. */
typedef struct loft_profile_band {
    loft_profile_edge lower, upper;
    bool open; /* the upper edge does not come down: it may leave the picture */
} loft_profile_band;

enum {
    LOFT_PROFILE_BANDS_MAX = 2
};

/* An observation of a curve, and the points of it that its time allows: none if from is to. */
typedef struct loft_profile_seen {
    loft_seen_mark mark;
    size_t curve, from, to;
} loft_profile_seen;

typedef struct loft_profile {
    const char *title, *subtitle, *source; /* at most two lines each, shrunk to fit */
    const loft_profile_curve *curves;      /* the first has first choice of places */
    size_t n_curves;                       /* 1 to 8 */
    const loft_profile_band *bands; /* the second inside the first; behind the curves */
    size_t n_bands;                 /* 0 to LOFT_PROFILE_BANDS_MAX */
    const char *bands_label;        /* or NULL */
    const loft_profile_seen *seen;  /* in front of the curves */
    size_t n_seen;
    const loft_strip *strip; /* or NULL; the sheet is higher by as much */
    bool to_scale;
    double earth_radius_m; /* to_scale only */
    loft_style look;
} loft_profile;

/*
 * Draws to a buffer the caller owns; see canvas.h for the texts. An open-ended curve is
 * cut where it rises beyond 1.6 times the highest closed one.
 * LOFT_ERR_DOMAIN without curves or points, with more than they may be, for values not finite, an altitude range of
 * zero, or a radius not positive; LOFT_ERR_INPUT for bad UTF-8 or text keys;
 * LOFT_ERR_NOMEM. *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_profile_draw(const loft_profile *profile,
                                             loft_picture_format format,
                                             const loft_png_text *texts, size_t n_texts,
                                             loft_buffer *out);

#endif
