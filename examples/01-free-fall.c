/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free fall from 1,000 m in a vacuum: the integrator finds the ground by itself. */
#include <math.h>
#include <stdio.h>

#include <loft/ode.h>

static void rates(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    const double *gravity_mps2 = ctx;
    dydt[0] = y[1];           /* altitude */
    dydt[1] = -*gravity_mps2; /* speed, upward */
}

static double altitude(double t, const double *y, const void *ctx)
{
    (void)t;
    (void)ctx;
    return y[0];
}

int main(void)
{
    const double gravity_mps2 = 9.80665;
    const loft_ode fall = {.n = 2, .rhs = rates, .ctx = &gravity_mps2};
    const loft_root ground = {.g = altitude, .direction = -1, .terminal = true};
    const loft_integrate_options options = {.rtol = 1e-12, .atol = {1e-9, 1e-9}};
    loft_integrate_run run = {.t_end = 100.0, .y = {1000.0, 0.0}};

    const loft_status status = loft_integrate(&fall, &options, &ground, 1, NULL, &run);
    if (status != LOFT_OK) {
        fprintf(stderr, "%s\n", loft_status_text(status));
        return 1;
    }
    printf("ground after %.6f s at %.4f m/s\n", run.t, -run.y[1]);
    printf("sqrt(2 h/g)  %.6f s\n", sqrt(2.0 * 1000.0 / gravity_mps2));
    return 0;
}
