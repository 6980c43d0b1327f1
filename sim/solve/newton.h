/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * newton.h - a system of up to 4 equations, solved by ask and tell.
 *
 * The solver asks for points; the caller evaluates them, one by one or side by side with
 * those of other solvers, and tells the residuals, until no point is asked for.
 *
 * Method     Newton with Broyden's updates and step halving; Dennis & Schnabel, Numerical
 *            Methods for Unconstrained Optimization and Nonlinear Equations (1983), 6.3, 8.1
 */
#ifndef LOFT_SIM_SOLVE_NEWTON_H
#define LOFT_SIM_SOLVE_NEWTON_H

#include <stdbool.h>

enum {
    NEWTON_MAX = 4
};

typedef struct newton_task {
    int n;                /* unknowns, and equations */
    int rows[NEWTON_MAX]; /* which of the residuals told are the equations */
    double difference[NEWTON_MAX];
    double cap[NEWTON_MAX]; /* of one step */
    double tolerance;       /* of the largest residual */
    bool slopes_at_end;     /* measure the Jacobian at the solution */
} newton_task;

typedef enum newton_phase {
    NEWTON_START,  /* the start is asked for */
    NEWTON_STEP,   /* a step from x */
    NEWTON_SLOPES, /* differences about x */
    NEWTON_SOLVED,
    NEWTON_FAILED
} newton_phase;

typedef struct newton_solver {
    newton_task task;
    newton_phase phase;
    double x[NEWTON_MAX], f[NEWTON_MAX], step[NEWTON_MAX];
    double jacobian[NEWTON_MAX][NEWTON_MAX]; /* of every residual told */
    bool has_jacobian;
    bool fresh;           /* the Jacobian was measured at x */
    bool at_end;          /* the slopes asked for are those at the solution */
    int side[NEWTON_MAX]; /* of a column's difference; 0 once it is measured */
    int halvings, rounds;
} newton_solver;

/* jacobian may be NULL: it is then measured at the start. */
newton_solver loft_newton_start(const newton_task *task, const double x[NEWTON_MAX],
                                double jacobian[NEWTON_MAX][NEWTON_MAX]);

/* From x again with the Jacobian at hand, for residuals that another method evaluates. */
void loft_newton_restart(newton_solver *s, double tolerance);

/* Points to evaluate; none once it is solved or failed. */
int loft_newton_ask(const newton_solver *s, double points[NEWTON_MAX][NEWTON_MAX]);

/*
 * Their residuals, where good; all NEWTON_MAX of them are read. Which of the points is now
 * x, or -1.
 */
int loft_newton_tell(newton_solver *s, const bool good[],
                     const double residuals[][NEWTON_MAX]);

/* The largest residual of the equations at x. */
double loft_newton_misfit(const newton_solver *s);

#endif
