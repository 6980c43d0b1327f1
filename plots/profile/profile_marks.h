/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * profile_marks.h - what is marked on the curve of a flight: apogee or start, burn-out,
 * peaks of a skip, and the end that it had.
 */
#ifndef LOFT_PROFILE_MARKS_H
#define LOFT_PROFILE_MARKS_H

#include "plots/profile/profile.h"

enum {
    LOFT_PROFILE_MARKS_MAX = 8
};

typedef struct loft_profile_marks {
    loft_profile_mark list[LOFT_PROFILE_MARKS_MAX];
    size_t n;
} loft_profile_marks;

/* n points of the flight at the times t_s, among which peaks are looked for. */
void loft_profile_marks_find(const loft_plot_flight *flight,
                             const loft_profile_point *points, const double *t_s,
                             size_t n, loft_profile_marks *out);

#endif
