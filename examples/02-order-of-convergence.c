/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A circular orbit once around, at ever smaller tolerances: what accuracy costs. The state
 * after one period should be the first state again.
 */
#include <math.h>
#include <stdio.h>

#include <loft/ode.h>

static void kepler(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)ctx;
    const double r = hypot(y[0], y[1]);
    dydt[0] = y[2];
    dydt[1] = y[3];
    dydt[2] = -y[0] / (r * r * r);
    dydt[3] = -y[1] / (r * r * r);
}

int main(void)
{
    const loft_ode orbit = {.n = 4, .rhs = kepler};
    printf("tolerance  evaluations  error after one period\n");
    for (double tolerance = 1e-4; tolerance > 1e-12; tolerance *= 1e-2) {
        const loft_integrate_options options = {
            .rtol = tolerance, .atol = {tolerance, tolerance, tolerance, tolerance}};
        loft_integrate_run run = {.t_end = 2.0 * acos(-1.0), .y = {1.0, 0.0, 0.0, 1.0}};
        const loft_status status = loft_integrate(&orbit, &options, NULL, 0, NULL, &run);
        if (status != LOFT_OK) {
            fprintf(stderr, "%s\n", loft_status_text(status));
            return 1;
        }
        printf("%9.0e  %11ld  %.0e\n", tolerance, run.stats.evaluations,
               hypot(run.y[0] - 1.0, run.y[1]));
    }
    return 0;
}
