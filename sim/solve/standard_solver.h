/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * standard_solver.h - the best steering of one booster, by ask and tell.
 *
 * The angle from the launch point is climbed over end elevation and turn fraction, at one
 * heading. Where the Earth turns, the heading is then mended until the
 * impact lies on the azimuth, and the climb repeated where that moved it far.
 *
 * Unbounded: without rotation, a flight goes half-way round or does not come down. Over
 * the rotating Earth, the best flights of no heading within LOFT_STANDARD_OFF_RAD of the
 * azimuth come down on it.
 */
#ifndef LOFT_SIM_SOLVE_STANDARD_SOLVER_H
#define LOFT_SIM_SOLVE_STANDARD_SOLVER_H

#include "loft/loft.h"
#include "sim/solve/climb.h"
#include "sim/solve/headings.h"
#include "sim/solve/newton.h"
#include "sim/solve/trials.h"

/* For 90 % intervals; the heading then moves the range by 1e-8 of it. */
#define LOFT_STANDARD_BAND_TOLERANCE      3e-5
#define LOFT_STANDARD_BAND_ON_AZIMUTH_RAD 1e-4

/* Near half-way round rotation carries impacts so far aside that a heading farther off the
 * azimuth is not toward it. */
#define LOFT_STANDARD_OFF_RAD (LOFT_PI / 6.0)

typedef struct standard_task {
    const loft_launch *launch; /* borrowed */
    loft_launch_aim aim;       /* its speed, and a guess of the rest */
    double tolerance;          /* of the range, about, relatively */
    bool doubtful;    /* the guess may be unbounded: it is flown by itself first, over the
                       * rotating Earth at the heading that goes the least far */
    bool near;        /* the guess is as good as a first pattern would give */
    bool turns;       /* the Earth does, and headings are turned to: */
    bool point_first; /* the heading must be found before the climb */
    double on_azimuth_rad;
    bool wide; /* headings up to 90 degrees off the azimuth will do */
    bool
        sweep; /* climb the angle swept in the plane of the launch, which goes on past 180
                 * degrees */
} standard_task;

typedef enum standard_phase {
    STANDARD_GUESS,       /* the guess, for its heading */
    STANDARD_POINT_FIRST, /* other headings of it */
    STANDARD_CLIMB,       /* steerings at one heading */
    STANDARD_POINT,       /* headings of the best of them */
    STANDARD_CHECK,       /* the answer once more */
    STANDARD_FOUND,
    STANDARD_UNBOUNDED,
    STANDARD_FAILED
} standard_phase;

typedef struct standard_solver {
    standard_task task;
    standard_phase phase;
    bool held;          /* the steering: only headings are sought */
    int pass;           /* climbs, each from where the one before ended */
    double climbed_rad; /* the heading of the last */
    climb_solver climb;
    newton_solver pointing;   /* x: the heading */
    loft_launch_aim aim;      /* of the best, or of a flight that has no bound */
    loft_batch_flight flight; /* its flight */
    headings headings;
    bool past_half_way;   /* a flight went, at some heading: */
    loft_launch_aim past; /* the last */
} standard_solver;

extern const trials_kind loft_standard_solver_kind;

standard_solver loft_standard_solver_start(const standard_task *task);

/* Only the heading of the aim: its steering stays. */
standard_solver loft_standard_solver_point(const standard_task *task);

/* From an answer again, for flights that another method flies: they only check it. */
void loft_standard_solver_check(standard_solver *s, double on_azimuth_rad);

bool loft_standard_solver_found(const standard_solver *s); /* unbounded, too */

/* Length of the geodesic to the impact; INFINITY for unbounded. */
double loft_standard_solver_range(const standard_solver *s);

#endif
