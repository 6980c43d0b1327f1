/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * integrator.h - what the five parts of the integrator share; internal to them.
 *
 *     integrator.c         driver: tries steps, accepts or repeats them, sets their length
 *     integrator_step.c    one step of DOP853, its error estimate, the length of the next
 *     integrator_stiff.c   one step of an implicit method, once DOP853 needs too many
 *     integrator_dense.c   the state inside a step, as a polynomial
 *     integrator_events.c  which roots lie in a step, and a step that ends on one
 */
#ifndef LOFT_SIM_INTEGRATOR_H
#define LOFT_SIM_INTEGRATOR_H

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "loft/ode.h"

/*
 * Every loop over components has the constant length N, whatever ode->n: the compiler
 * then unrolls and vectorises it, which is worth more than the idle components cost. Those
 * beyond n stay 0, since rhs never writes them.
 */
enum {
    N = LOFT_ODE_MAX,
    STAGES = 16
};

typedef struct solver {
    const loft_ode *ode;
    const loft_integrate_options *opt;
    const loft_root *events;
    const loft_step_sink *sink; /* never NULL */
    int n_events;
    double h_max;
    double t_start;
    double t_end;
    double t;            /* start of the step in hand */
    double y[N];         /* state there */
    double y1[N];        /* state at its end, once tried */
    double k[STAGES][N]; /* k[0] is the slope at the start, k[12] at the end */
    double g[LOFT_EVENTS_MAX];
    double g1[LOFT_EVENTS_MAX];
    int side[LOFT_EVENTS_MAX]; /* sign of g, 0 until it has one */
    bool stiff;                /* the steps are those of integrator_stiff.c */
    bool has_slopes;           /* the next two are those of the start of the step */
    double jacobian[N][N];     /* of rhs by y */
    double f_t[N];             /* of rhs by t */
    loft_integrate_stats stats;
} solver;

/* The root of event `event` inside a step. */
typedef struct hit {
    int event;
    double t;
} hit;

static inline bool all_finite(const double *x)
{
    double sum = 0.0;
    for (int i = 0; i < N; i++) {
        sum += x[i] - x[i]; /* 0, or NaN for an infinity or a NaN */
    }
    return sum == 0.0;
}

/* Ten spacings of t: shorter steps lose the stage times to rounding (DOP853 does so). */
static inline double shortest_step(double t)
{
    return fmax(10.0 * DBL_EPSILON * fabs(t), DBL_MIN);
}

static inline void rates(solver *s, double t, const double *y, double *dydt)
{
    s->stats.evaluations++;
    s->ode->rhs(t, y, dydt, s->ode->ctx);
}

/* The slope of the stage at t + c h, y + h sum. False if there is no such state. */
static inline bool stage(solver *s, double h, double c, const double *sum, double *slope)
{
    double y[N];
    for (int i = 0; i < N; i++) {
        y[i] = s->y[i] + h * sum[i];
    }
    if (!all_finite(y)) {
        return false;
    }
    rates(s, s->t + c * h, y, slope);
    return true;
}

/* Slope j of component i, counted from 1 as in the book, inside a loop over i. */
#define K(j) (s->k[(j)-1][i])

/* Slope j from those before it; leaves the function with false if there is none. */
#define STAGE(j, c, terms)                                                               \
    do {                                                                                 \
        double sum[N];                                                                   \
        for (int i = 0; i < N; i++) {                                                    \
            sum[i] = terms;                                                              \
        }                                                                                \
        if (!stage(s, h, c, sum, s->k[(j)-1])) {                                         \
            return false;                                                                \
        }                                                                                \
    } while (false)

static inline double event_value(const loft_root *event, double t, const double *y)
{
    return event->g(t, y, event->ctx);
}

/* The side g lies on, coming from `from`: a zero counts as having reached the other. */
static inline int side_of(double g, int from)
{
    return g > 0.0 ? 1 : g < 0.0 ? -1 : -from;
}

/* The end state y1 of a step of length h. False if rhs made something not finite. */
bool loft_integrator_take_step(solver *s, double h);

/* Error of the step just taken over what is allowed; NaN if a slope is not finite. */
double loft_integrator_step_error(const solver *s, double h);

/* Step, error and dense output by the implicit method, for a solver that is stiff. */
bool loft_integrator_stiff_step(solver *s, double h);
double loft_integrator_stiff_error(const solver *s);
void loft_integrator_stiff_dense(const solver *s, double h, loft_dense *out);

double loft_integrator_first_step(solver *s);

/* The end of the step to try; leaves no remainder much shorter than the step. */
double loft_integrator_step_end(const solver *s, double h);

/* Factor to the next length from the error of a step; NaN: something was not finite. */
double loft_integrator_growth(const solver *s, double error);

/* Dense output of the step to y1, whose slope is k[12]. False if rhs is not finite in it. */
bool loft_integrator_dense(solver *s, double h, loft_dense *d);

/* The N components at t. */
void loft_integrator_dense_state(const loft_dense *d, double t, double y[N]);

/* Whether an event fires in the step from g to g1. */
bool loft_integrator_fires(const solver *s, int event);

/* The events that fire in the step, in order of time, then of the list; returns how many. */
int loft_integrator_hits(const solver *s, const loft_dense *d, hit *hits);

/* Takes the step anew so that it ends on the event. Its signed length; 0: not finite. */
double loft_integrator_land(solver *s, const loft_dense *d, hit root);

/* Whether g of an event that does not fire over the step lies on its far side at t1. */
bool loft_integrator_hides_another(const solver *s, double t1);

/* The last resort beside a surface beyond which rhs is not finite. False if it fails. */
bool loft_integrator_falls_through(solver *s, double *t1, int *ended_by);

#endif
