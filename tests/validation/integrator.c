/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The integrator on problems whose solutions are published. */
#include <math.h>

#include "groups.h"
#include "loft/ode.h"

enum {
    X,
    Y,
    VX,
    VY
};

static const double state_tolerance = 1.4e-11; /* the floor of double precision there */
static const char *const names[4] = {"x", "y", "vx", "vy"};

/* The restricted three-body problem in the frame that turns with the two. */
static void arenstorf_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)ctx;
    const double mu = 0.012277471;
    const double nu = 1.0 - mu;
    const double d1 = pow((y[X] + mu) * (y[X] + mu) + y[Y] * y[Y], 1.5);
    const double d2 = pow((y[X] - nu) * (y[X] - nu) + y[Y] * y[Y], 1.5);
    dydt[X] = y[VX];
    dydt[Y] = y[VY];
    dydt[VX] = y[X] + 2.0 * y[VY] - nu * (y[X] + mu) / d1 - mu * (y[X] - nu) / d2;
    dydt[VY] = y[Y] - 2.0 * y[VX] - nu * y[Y] / d1 - mu * y[Y] / d2;
}

static void two_body_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)ctx;
    const double r2 = y[X] * y[X] + y[Y] * y[Y];
    const double r3 = r2 * sqrt(r2);
    dydt[X] = y[VX];
    dydt[Y] = y[VY];
    dydt[VX] = -y[X] / r3;
    dydt[VY] = -y[Y] / r3;
}

static const loft_ode arenstorf = {.n = 4, .rhs = arenstorf_rhs};
static const loft_ode two_body = {.n = 4, .rhs = two_body_rhs};
static const double period = 17.0652165601579625588917206249;

static loft_integrate_run arenstorf_to(double t_end)
{
    return (loft_integrate_run){.t_end = t_end,
                                .y = {0.994, 0.0, 0.0, -2.00158510637908252240537862224}};
}

static loft_integrate_options options_of(double tolerance)
{
    loft_integrate_options opt = {.rtol = tolerance};
    for (int i = 0; i < LOFT_ODE_MAX; i++) {
        opt.atol[i] = tolerance;
    }
    return opt;
}

static void compare(table *t, const char *name, const loft_ode *ode,
                    loft_integrate_run run, const double want[4])
{
    const loft_integrate_options opt = options_of(1e-13);
    if (loft_integrate(ode, &opt, NULL, 0, NULL, &run) != LOFT_OK) {
        table_failed(t, name, "the integration failed");
        return;
    }
    for (int i = 0; i < 4; i++) {
        table_row(t, name, at_rounding(within(want[i], run.y[i], state_tolerance)),
                  "%s, at t = %.6g", names[i], run.t);
    }
}

/* ---- events ---- */

static double height(double t, const double *y, const void *ctx)
{
    (void)t;
    (void)ctx;
    return y[Y];
}

typedef struct diary {
    int n;
    double t[8];
} diary;

static void log_event(void *user, int event, double t, const double *y)
{
    (void)event;
    (void)y;
    diary *d = user;
    if (d->n < 8) {
        d->t[d->n] = t;
    }
    d->n++;
}

static void events(table *t)
{
    static const double roots[5] = {0.3991362164334, 6.2293384973166,
                                    8.53260828007897927944586, 10.8358780628413,
                                    16.6660803437246};
    const loft_integrate_options opt = options_of(1e-13);
    const loft_root crossing = {.g = height};
    diary d = {0};
    const loft_step_sink sink = {.on_event = log_event, .want_dense = true, .user = &d};
    loft_integrate_run run = arenstorf_to(17.0);
    if (loft_integrate(&arenstorf, &opt, &crossing, 1, &sink, &run) != LOFT_OK) {
        table_failed(t, "Arenstorf", "the integration failed");
        return;
    }
    table_row(t, "Arenstorf", within(5.0, d.n, 0.0), "number of roots of y, to t = 17");
    for (int i = 0; i < 5; i++) {
        table_row(t, "Arenstorf",
                  at_rounding(within(roots[i], i < d.n ? d.t[i] : NAN, 1e-10)),
                  "time of root %d of y", i + 1);
    }
    loft_root stop = crossing;
    stop.terminal = true;
    run = arenstorf_to(17.0);
    for (int i = 0; i < 5; i++) {
        const loft_status status = loft_integrate(&arenstorf, &opt, &stop, 1, NULL, &run);
        const bool met = status == LOFT_OK && run.event == 0;
        table_row(t, "Arenstorf", at_rounding(within(roots[i], met ? run.t : NAN, 1e-10)),
                  "time of root %d of y, stopping there", i + 1);
    }
}

static void detest(table *t)
{
    static const struct {
        const char *name;
        double ecc;
        double want[4];
    } rows[] = {
        {"DETEST D1",
         0.1,
         {0.219883535200839661, 0.942707684634181309, -0.978765984105817651,
          0.328797799096203608}},
        {"DETEST D3",
         0.5,
         {-0.578043295303536123, 0.86338400091941928, -0.959508373038072736,
          -0.0650491512671209017}},
        {"DETEST D5",
         0.9,
         {-1.29526625098757437, 0.400393896379232153, -0.677539092470756589,
          -0.127083815427868619}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const double e = rows[i].ecc;
        const loft_integrate_run run = {
            .t_end = 20.0, .y = {1.0 - e, 0.0, 0.0, sqrt((1.0 + e) / (1.0 - e))}};
        compare(t, rows[i].name, &two_body, run, rows[i].want);
    }
}

void validate_integrator(table *t)
{
    static const double at_5[4] = {0.022688783647977123181, 0.86654014017124730293,
                                   -0.11773647864086439065, -0.42178580416287772627};
    static const double at_half[4] = {-1.2448220520265697056, 0.0, 0.0,
                                      0.55399030814222306778};
    table_group(t, "Arenstorf orbit, tolerance 1e-13",
                "Hairer, Norsett & Wanner, Solving ODEs I (1993), II.0; 36-digit states");
    compare(t, "Arenstorf", &arenstorf, arenstorf_to(5.0), at_5);
    compare(t, "Arenstorf", &arenstorf, arenstorf_to(0.5 * period), at_half);
    events(t);
    table_group(t, "DETEST class D: two-body orbits, tolerance 1e-13",
                "Hull et al., SIAM J. Numer. Anal. 9 (1972) 603-637; 36-digit states");
    detest(t);
}
