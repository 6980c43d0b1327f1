/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * climb.h - the top of a smooth function of end elevation and turn fraction, by ask and tell.
 *
 * Six values about a guess give a quadratic, whose top is the next guess, and a smaller
 * pattern follows. The second top is evaluated itself: where it is not as high as promised,
 * a still smaller pattern follows.
 */
#ifndef LOFT_SIM_SOLVE_CLIMB_H
#define LOFT_SIM_SOLVE_CLIMB_H

#include <stdbool.h>

enum {
    CLIMB_ASKED = 6
};

typedef struct climb_solver {
    double tolerance;      /* of the top, relatively */
    double guess[2];       /* end elevation, rad; turn fraction */
    int size;              /* of the pattern: 0 is the widest */
    double reach;          /* how far a quadratic is believed, in sizes */
    bool alone;            /* the guess itself is asked for */
    bool at_top;           /* because it is a top */
    double promised, rise; /* the value that the quadratic has there, and its gain */
    double best, best_at[2];
    bool any; /* of the points could be evaluated */
    bool over;
    int rounds;
} climb_solver;

/* near: the guess is as good as a first pattern would give; alone: it is evaluated first. */
climb_solver loft_climb_start(double elevation_rad, double turn, double tolerance,
                              bool near, bool alone);

/* The points to evaluate; none once it is over. */
int loft_climb_ask(climb_solver *s, double points[CLIMB_ASKED][2]);

/* Their values f, > 0, where good. Which of them is now the best of all, or -1. */
int loft_climb_tell(climb_solver *s, const bool good[], const double f[]);

#endif
