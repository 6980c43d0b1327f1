/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ode.h - the integrator of ordinary differential equations. */
#ifndef LOFT_ODE_H
#define LOFT_ODE_H

#include <stdbool.h>

#include "loft/loft.h"

LOFT_API_BEGIN

/*
 * integrator.h - adaptive integration of y' = f(t, y), with events and dense output.
 *
 * An explicit Runge-Kutta pair of order 8 with error estimates of order 5 and 3, and a
 * dense output of order 7. It knows no physics, keeps no state between calls, allocates
 * nothing and is safe from any thread. The same arguments give the same bits.
 *
 * The right-hand side must be smooth inside a call. Where it is not, end the call there
 * (t_end or a terminal event) and go on with another, h_first = the last h_next.
 *
 * Reference  Hairer, Norsett & Wanner, Solving Ordinary Differential Equations I,
 *            2nd ed. (1993), sec. II.4-II.6, II.10, code DOP853
 * Accuracy   as measured: at the foot of this file
 */

enum {
    LOFT_ODE_MAX = 8,        /* most equations */
    LOFT_EVENTS_MAX = 8,     /* most events of one call */
    LOFT_ENDED_BY_TIME = -1, /* loft_integrate_run.event: t_end was reached */
    LOFT_ENDED_BY_SINK = -2  /* on_step returned false before anything else ended it */
};

/*
 * rhs writes n rates. It is called only with a finite t and y, but also with states off
 * the solution and beyond an event; there it may answer with NaN or infinity, which
 * rejects the step. ctx is handed on untouched.
 */
typedef struct loft_ode {
    int n; /* 1 to LOFT_ODE_MAX */
    void (*rhs)(double t, const double *y, double *dydt, const void *ctx);
    const void *ctx;
} loft_ode;

/*
 * Fires when g reaches the side `direction` (+1 rising, -1 falling, 0 either) from the
 * other side. A root on the start of the call, or within event_tol of it, does not fire.
 * Two roots of one g inside one step are seen only if a terminal event lands between them
 * (the apogee, between two crossings of an altitude); h_max bounds what may be missed.
 * A g that is not finite at the end of a step rejects the step.
 */
typedef struct loft_root {
    double (*g)(double t, const double *y, const void *ctx);
    const void *ctx;
    int direction;
    bool terminal;
} loft_root;

typedef struct loft_integrate_options {
    /* per step, component i may err by rtol max(|y_i|) + atol[i] (root mean square) */
    double rtol;               /* >= 0; below 1e-14 rounding decides */
    double atol[LOFT_ODE_MAX]; /* >= 0, and > 0 where rtol is 0 */
    double h_first; /* length of the first step; 0: chosen, for one evaluation */
    double h_max;   /* no step is longer, but the last by up to 5 %; 0: no limit */
    long
        max_evaluations; /* bound on run->stats.evaluations, tested between steps; 0: none */
    long
        stiff_evaluations; /* beyond that bound, so many with an implicit method of order 4 */
    int rounds; /* of both bounds: so often the two methods take turns; 0 counts as 1 */
    double event_tol; /* times of events need be no closer than this; 0: to rounding */
} loft_integrate_options;

typedef struct loft_integrate_stats {
    long evaluations; /* of rhs */
    long steps;       /* accepted */
    long rejected;
} loft_integrate_stats;

/* One step: valid from t0 to t0 + h (h is negative backwards), with no pointers in it. */
typedef struct loft_dense {
    int n;
    double t0;
    double h;
    double c[8][LOFT_ODE_MAX];
} loft_dense;

/* Writes the n components at t. Outside the step it extrapolates, badly. */
void loft_dense_at(const loft_dense *dense, double t, double *y);

/*
 * Receiver of steps and events. Either function may be NULL. In each step on_event comes first, for its
 * non-terminal events in order of time, then on_step with the end of the step; pointers
 * are good until the function returns.
 */
typedef struct loft_step_sink {
    /* false stops the integration there; dense is NULL unless want_dense */
    bool (*on_step)(void *user, const loft_dense *dense, double t, const double *y);
    void (*on_event)(void *user, int event, double t, const double *y);
    bool want_dense; /* costs three evaluations a step */
    void *user;
} loft_step_sink;

/* State of an integration: set t, t_end and y; zero stats once. A run may be continued. */
typedef struct loft_integrate_run {
    double t;               /* in: start; out: end */
    double t_end;           /* in; may lie before t */
    double y[LOFT_ODE_MAX]; /* in: state at the start; out: at the end */
    double h_next;          /* out: a good h_first to go on with */
    int event; /* out: the terminal event that ended it, or LOFT_ENDED_BY_* */
    loft_integrate_stats stats; /* in and out: the work of this call is added, always */
} loft_integrate_run;

/*
 * Integrates from run->t to run->t_end, to the first terminal event, or until the sink
 * says stop. sink may be NULL, and events if n_events is 0.
 *
 * A terminal event ends on a whole step of order 8 from the start of the last step, its
 * length corrected until g stops shrinking. The state then has g = 0 or, by rounding, lies
 * on the side reached, so that a next call does not meet the same root again. Of several
 * terminal events the earliest ends it, then the one listed first.
 *
 * LOFT_ERR_DOMAIN  sizes, options or start values out of range or not finite
 * LOFT_ERR_STEP    the step fell below ten spacings of t: tolerance beyond rounding, a
 *                  singularity, or an rhs that is not finite on the solution itself
 * LOFT_ERR_LIMIT   max_evaluations is used up, and stiff_evaluations
 * On failure run is untouched but for stats.
 */
LOFT_NODISCARD loft_status loft_integrate(const loft_ode *ode,
                                          const loft_integrate_options *opt,
                                          const loft_root *events, int n_events,
                                          const loft_step_sink *sink,
                                          loft_integrate_run *run);

/*
 * Accuracy as measured (tests/sim/flight/test_integrator.c), rtol = atol:
 *   order 8.2 of steps; dense output 8.06 within a step (order 7 and one)
 *   Arenstorf orbit at 1e-13    1.6e-12 at t = 5, 1.3e-12 at half a period; its roots of
 *                               y to 3e-11 on dense output, 1.6e-12 when terminal
 *   Arenstorf period at 1e-12   4249 evaluations, 298 steps, 61 rejected, error 5e-12
 *   DETEST D1, D3, D5 at 1e-13  below 1e-11; D1 3.0e-12 for 2342 evaluations
 *   D3 to t = 20 and back       1.6e-10 at 1e-13
 *   dense output at 1e-9        3.6e-8 inside steps, 0 at their ends
 *   terminal events             |g| below 1e-14 for g of order 1
 */

LOFT_API_END

#endif
