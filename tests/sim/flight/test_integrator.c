/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "loft/ode.h"

enum {
    X,
    Y,
    VX,
    VY
};

static const double pi = 3.14159265358979323846;

/* ---- problems ---- */

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

static const double arenstorf_period = 17.0652165601579625588917206249;
static const loft_ode arenstorf = {.n = 4, .rhs = arenstorf_rhs};

static loft_integrate_run arenstorf_to(double t_end)
{
    return (loft_integrate_run){.t_end = t_end,
                                .y = {0.994, 0.0, 0.0, -2.00158510637908252240537862224}};
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

static const loft_ode two_body = {.n = 4, .rhs = two_body_rhs};

static loft_integrate_run kepler(double ecc, double t_end)
{
    return (loft_integrate_run){
        .t_end = t_end, .y = {1.0 - ecc, 0.0, 0.0, sqrt((1.0 + ecc) / (1.0 - ecc))}};
}

/* y' = y cos t: y = exp(sin t). */
static void wave_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)ctx;
    dydt[0] = y[0] * cos(t);
}

static const loft_ode wave = {.n = 1, .rhs = wave_rhs};

static loft_integrate_options options_of(double tol)
{
    loft_integrate_options opt = {.rtol = tol};
    for (int i = 0; i < LOFT_ODE_MAX; i++) {
        opt.atol[i] = tol;
    }
    return opt;
}

static double component(double t, const double *y, const void *ctx)
{
    (void)t;
    return y[*(const int *)ctx];
}

static const int index_x = X;
static const int index_y = Y;

static double time_less(double t, const double *y, const void *ctx)
{
    (void)y;
    return t - *(const double *)ctx;
}

static void go(const loft_ode *ode, const loft_integrate_options *opt,
               loft_integrate_run *run)
{
    assert_int_equal(loft_integrate(ode, opt, NULL, 0, NULL, run), LOFT_OK);
    assert_int_equal(run->event, LOFT_ENDED_BY_TIME);
    CHECK_NEAR(run->t, run->t_end, 0.0);
}

/* ---- watchers ---- */

typedef struct diary {
    int n;
    int event[32];
    double t[32];
    double y[32][LOFT_ODE_MAX];
    int n_steps;
    int stop_after;
    double last_t;
    double last_y[LOFT_ODE_MAX];
    double worst_gap;   /* of the dense output to the ends of its step */
    double worst_error; /* of the dense output to exp(sin t) */
} diary;

static void log_event(void *user, int event, double t, const double *y)
{
    diary *const l = user;
    assert_in_range(l->n, 0, 31);
    l->event[l->n] = event;
    l->t[l->n] = t;
    memcpy(l->y[l->n], y, sizeof l->y[0]);
    l->n++;
}

static bool log_step(void *user, const loft_dense *dense, double t, const double *y)
{
    diary *const l = user;
    l->n_steps++;
    if (dense != NULL) {
        double at[LOFT_ODE_MAX];
        for (int i = 0; i < dense->n && l->n_steps > 1; i++) {
            loft_dense_at(dense, l->last_t, at);
            l->worst_gap = fmax(l->worst_gap, fabs(at[i] - l->last_y[i]));
        }
        for (int i = 0; i < dense->n; i++) {
            loft_dense_at(dense, t, at);
            l->worst_gap = fmax(l->worst_gap, fabs(at[i] - y[i]));
        }
        for (int j = 1; j < 10; j++) {
            const double tj = dense->t0 + 0.1 * j * (t - dense->t0);
            loft_dense_at(dense, tj, at);
            l->worst_error = fmax(l->worst_error, fabs(at[0] - exp(sin(tj))));
        }
        memcpy(l->last_y, y, (size_t)dense->n * sizeof *y);
        l->last_t = t;
    }
    return l->stop_after == 0 || l->n_steps < l->stop_after;
}

/* ---- accuracy ---- */

static double wave_error(double h, double *dense_error)
{
    loft_integrate_options opt = options_of(1e3);
    opt.h_first = h;
    opt.h_max = h;
    diary l = {0};
    const loft_step_sink sink = {.on_step = log_step, .want_dense = true, .user = &l};
    loft_integrate_run run = {.t_end = 4.0, .y = {1.0}};
    assert_int_equal(loft_integrate(&wave, &opt, NULL, 0, &sink, &run), LOFT_OK);
    assert_int_equal(run.stats.steps, lround(4.0 / h));
    *dense_error = l.worst_error;
    return fabs(run.y[0] - exp(sin(4.0)));
}

static void steps_have_order_8_and_dense_output_7(void **state)
{
    (void)state;
    double dense_coarse;
    double dense_fine;
    const double coarse = wave_error(0.25, &dense_coarse);
    const double fine = wave_error(0.125, &dense_fine);
    CHECK_WITHIN(log2(coarse / fine), 8.0, 0.3);
    CHECK_WITHIN(log2(dense_coarse / dense_fine), 8.0, 0.3); /* local: order 7 + 1 */
}

static void arenstorf_orbit_passes_its_published_points(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-13);
    loft_integrate_run run = arenstorf_to(5.0);
    go(&arenstorf, &opt, &run);
    const double at_5[4] = {0.022688783647977123181, 0.86654014017124730293,
                            -0.11773647864086439065, -0.42178580416287772627};
    double w5 = 0, wh = 0;
    for (int i = 0; i < 4; i++) {
        w5 = fmax(w5, fabs(run.y[i] - at_5[i]));
    }
    run.t_end = 0.5 * arenstorf_period;
    go(&arenstorf, &opt, &run);
    const double at_half[4] = {-1.2448220520265697056, 0.0, 0.0, 0.55399030814222306778};
    for (int i = 0; i < 4; i++) {
        wh = fmax(wh, fabs(run.y[i] - at_half[i]));
    }
    CHECK_WITHIN(w5, 0.0, 1e-11);
    CHECK_WITHIN(wh, 0.0, 1e-11);
}

static const double arenstorf_roots[5] = {0.3991362164334, 6.2293384973166,
                                          8.53260828007897927944586, 10.8358780628413,
                                          16.6660803437246};

static void events_are_met_in_time(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-13);
    const loft_root event = {.g = component, .ctx = &index_y};
    diary l = {0};
    const loft_step_sink sink = {.on_event = log_event, .user = &l};
    loft_integrate_run run = arenstorf_to(17.0);
    assert_int_equal(loft_integrate(&arenstorf, &opt, &event, 1, &sink, &run), LOFT_OK);
    assert_int_equal(l.n, 5);
    for (int i = 0; i < 5; i++) {
        CHECK_WITHIN(l.t[i], arenstorf_roots[i], 1e-10);
    }
}

static void a_terminal_event_ends_on_its_surface_and_is_not_met_again(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-13);
    const loft_root event = {.g = component, .ctx = &index_y, .terminal = true};
    loft_integrate_run run = arenstorf_to(17.0);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(loft_integrate(&arenstorf, &opt, &event, 1, NULL, &run),
                         LOFT_OK);
        assert_int_equal(run.event, 0);
        CHECK_WITHIN(run.t, arenstorf_roots[i], 1e-10);
        CHECK_WITHIN(run.y[Y], 0.0, 1e-14);
    }
    go(&arenstorf, &opt, &run);
}

static void detest_orbits_agree(void **state)
{
    (void)state;
    const struct {
        double ecc;
        double y[4];
        double within;
    } cases[] = {
        {0.1,
         {0.219883535200839661, 0.942707684634181309, -0.978765984105817651,
          0.328797799096203608},
         1e-11},
        {0.5,
         {-0.578043295303536123, 0.86338400091941928, -0.959508373038072736,
          -0.0650491512671209017},
         1e-11},
        {0.9,
         {-1.29526625098757437, 0.400393896379232153, -0.677539092470756589,
          -0.127083815427868619},
         1e-11},
    };
    const loft_integrate_options opt = options_of(1e-13);
    for (int c = 0; c < 3; c++) {
        loft_integrate_run run = kepler(cases[c].ecc, 20.0);
        go(&two_body, &opt, &run);
        double w = 0;
        for (int i = 0; i < 4; i++) {
            w = fmax(w, fabs(run.y[i] - cases[c].y[i]));
        }
        CHECK_WITHIN(w, 0.0, cases[c].within);
    }
}

static void backwards_it_comes_home(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-13);
    loft_integrate_run run = kepler(0.5, 20.0);
    const loft_integrate_run start = run;
    go(&two_body, &opt, &run);
    run.t_end = 0.0;
    go(&two_body, &opt, &run);
    assert_true(run.h_next > 0.0);
    double w = 0;
    for (int i = 0; i < 4; i++) {
        w = fmax(w, fabs(run.y[i] - start.y[i]));
    }
    CHECK_WITHIN(w, 0.0, 4e-10);
}

static void backwards_events_are_met_too(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-12);
    const double when = 1.2345;
    const loft_root event = {
        .g = time_less, .ctx = &when, .direction = -1, .terminal = true};
    loft_integrate_run run = {.t = 3.0, .t_end = 0.0, .y = {exp(sin(3.0))}};
    assert_int_equal(loft_integrate(&wave, &opt, &event, 1, NULL, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    CHECK_NEAR(run.t, when, 5e-16);
    CHECK_NEAR(run.y[0], exp(sin(when)), 2e-12);
}

static void arenstorf_costs_what_it_should(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-12);
    loft_integrate_run run = arenstorf_to(arenstorf_period);
    go(&arenstorf, &opt, &run);
    assert_in_range(run.stats.evaluations, 3800, 4500);
    CHECK_WITHIN(run.y[X], 0.994, 3e-9);
}

static void dense_output_joins_up(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-9);
    diary l = {0};
    const loft_step_sink sink = {.on_step = log_step, .want_dense = true, .user = &l};
    loft_integrate_run run = {.t_end = 9.0, .y = {1.0}};
    assert_int_equal(loft_integrate(&wave, &opt, NULL, 0, &sink, &run), LOFT_OK);
    assert_int_equal(run.stats.steps, l.n_steps);
    CHECK_WITHIN(l.worst_gap, 0.0, 2e-15);
    CHECK_WITHIN(l.worst_error, 0.0, 1e-7);
}

/* ---- events ---- */

static void an_event_on_the_start_does_not_fire(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-12);
    const loft_root event = {.g = component, .ctx = &index_y, .terminal = true};
    loft_integrate_run run = kepler(0.1, 20.0); /* starts with y = 0 */
    assert_int_equal(loft_integrate(&two_body, &opt, &event, 1, NULL, &run), LOFT_OK);
    CHECK_NEAR(run.t, pi, 1e-11); /* half a period on */
}

static void a_root_within_event_tol_of_the_start_does_not_fire(void **state)
{
    (void)state;
    loft_integrate_options opt = options_of(1e-12);
    opt.event_tol = 1e-6;
    const double when = 1e-7;
    const loft_root event = {.g = time_less, .ctx = &when, .terminal = true};
    loft_integrate_run run = {.t_end = 1.0, .y = {1.0}};
    assert_int_equal(loft_integrate(&wave, &opt, &event, 1, NULL, &run), LOFT_OK);
    assert_int_equal(run.event, LOFT_ENDED_BY_TIME);
}

static void direction_chooses_the_crossing(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-12);
    const loft_root rising = {
        .g = component, .ctx = &index_x, .direction = 1, .terminal = true};
    const loft_root falling = {
        .g = component, .ctx = &index_x, .direction = -1, .terminal = true};
    loft_integrate_run run = kepler(0.0, 20.0); /* x = cos t */
    assert_int_equal(loft_integrate(&two_body, &opt, &rising, 1, NULL, &run), LOFT_OK);
    CHECK_NEAR(run.t, 1.5 * pi, 1e-11);
    run = kepler(0.0, 20.0);
    assert_int_equal(loft_integrate(&two_body, &opt, &falling, 1, NULL, &run), LOFT_OK);
    CHECK_NEAR(run.t, 0.5 * pi, 1e-11);
}

static void events_of_one_step_come_in_order_up_to_the_terminal(void **state)
{
    (void)state;
    loft_integrate_options opt = options_of(1e3); /* one step */
    opt.h_first = 1.0;
    const double when[4] = {0.7, 0.3, 0.5, 0.4};
    loft_root events[4];
    for (int i = 0; i < 4; i++) {
        events[i] = (loft_root){.g = time_less, .ctx = &when[i], .terminal = i == 2};
    }
    diary l = {0};
    const loft_step_sink sink = {
        .on_step = log_step, .on_event = log_event, .want_dense = true, .user = &l};
    loft_integrate_run run = {.t_end = 1.0, .y = {1.0}};
    assert_int_equal(loft_integrate(&wave, &opt, events, 4, &sink, &run), LOFT_OK);
    assert_int_equal(run.event, 2);
    CHECK_NEAR(run.t, 0.5, 5e-16);
    assert_int_equal(l.n_steps, 1);
    CHECK_NEAR(l.last_t, run.t, 0.0);
    CHECK_WITHIN(l.worst_gap, 0.0, 1e-15);
    assert_int_equal(l.n, 2);
    assert_int_equal(l.event[0], 1);
    assert_int_equal(l.event[1], 3);
    CHECK_NEAR(l.t[0], 0.3, 1e-15);
    CHECK_NEAR(l.t[1], 0.4, 1e-15);
    CHECK_WITHIN(l.y[1][0], exp(sin(0.4)), 2e-5);
    /* a new step of order 8 ends there, not the dense output of the longer one */
    loft_integrate_run half = {.t_end = 0.5, .y = {1.0}};
    go(&wave, &opt, &half);
    CHECK_NEAR(run.y[0], half.y[0], 1e-15);
}

static void the_sink_can_stop_it(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-10);
    diary l = {.stop_after = 3};
    const loft_step_sink sink = {.on_step = log_step, .user = &l};
    loft_integrate_run run = kepler(0.5, 20.0);
    assert_int_equal(loft_integrate(&two_body, &opt, NULL, 0, &sink, &run), LOFT_OK);
    assert_int_equal(run.event, LOFT_ENDED_BY_SINK);
    assert_int_equal(run.stats.steps, 3);
    assert_true(run.t > 0.0 && run.t < 20.0);
}

static void h_next_survives_a_short_last_step(void **state)
{
    (void)state;
    loft_integrate_options opt = options_of(1e-10);
    loft_integrate_run whole = kepler(0.1, 10.0);
    go(&two_body, &opt, &whole);
    loft_integrate_run parts = kepler(0.1, 0.0);
    for (int i = 1; i <= 20; i++) { /* every other leg is a sliver */
        parts.t_end = i % 2 == 1 ? 0.5 * i + 0.5 : parts.t + 1e-9;
        go(&two_body, &opt, &parts);
        opt.h_first = parts.h_next;
    }
    assert_true(parts.h_next > 0.5 * whole.h_next);
    assert_true(parts.stats.rejected <= 3);
}

/* ---- where rhs is nonsense ---- */

/* y' = -sqrt(y): y = (1 - t/2)^2 up to t = 2, and no rate below 0. */
static void leak_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)ctx;
    dydt[0] = -sqrt(y[0]);
}

/* Falls at 1 and some down to 0.3, where the world ends. */
static void cliff_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)ctx;
    assert_true(isfinite(t) && isfinite(y[0]));
    dydt[0] = y[0] >= 0.3 ? -1.0 - 0.1 * y[0] * sin(t) : NAN;
}

static double above_cliff(double t, const double *y, const void *ctx)
{
    (void)t;
    (void)ctx;
    return y[0] - 0.3;
}

static void a_step_into_nonsense_is_shortened(void **state)
{
    (void)state;
    loft_integrate_options opt = options_of(1e-12);
    opt.h_first = 50.0;
    const loft_ode leak = {.n = 1, .rhs = leak_rhs};
    loft_integrate_run run = {.t_end = 1.9, .y = {1.0}};
    go(&leak, &opt, &run);
    CHECK_WITHIN(run.y[0], 0.0025, 1e-11);
}

static void an_event_is_met_where_the_world_ends(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-12);
    const loft_ode cliff = {.n = 1, .rhs = cliff_rhs};
    const loft_root edge = {.g = above_cliff, .direction = -1, .terminal = true};
    diary l = {0};
    const loft_step_sink sink = {.on_step = log_step, .want_dense = true, .user = &l};
    loft_integrate_run run = {.t_end = 5.0, .y = {1.0}};
    assert_int_equal(loft_integrate(&cliff, &opt, &edge, 1, &sink, &run), LOFT_OK);
    assert_int_equal(run.event, 0);
    CHECK_WITHIN(run.y[0], 0.3, 1e-14);
    CHECK_WITHIN(l.worst_gap, 0.0, 1e-15);
    run = (loft_integrate_run){.t_end = 5.0, .y = {1.0}};
    assert_int_equal(loft_integrate(&cliff, &opt, NULL, 0, NULL, &run), LOFT_ERR_STEP);
    CHECK_NEAR(run.y[0], 1.0, 0.0);
    CHECK_NEAR(run.t, 0.0, 0.0);
    assert_true(run.stats.rejected > 0);
    run = (loft_integrate_run){.t_end = 5.0, .y = {0.1}};
    assert_int_equal(loft_integrate(&cliff, &opt, NULL, 0, NULL, &run), LOFT_ERR_STEP);
}

/* y' = y^2: y = 1 / (1 - t). */
static void blow_up_rhs(double t, const double *y, double *dydt, const void *ctx)
{
    (void)t;
    (void)ctx;
    dydt[0] = y[0] * y[0];
}

static void a_singularity_ends_the_steps(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-9);
    const loft_ode blow_up = {.n = 1, .rhs = blow_up_rhs};
    loft_integrate_run run = {.t_end = 0.999, .y = {1.0}};
    go(&blow_up, &opt, &run);
    CHECK_NEAR(run.y[0], 1000.0, 1e-5);
    run.t_end = 2.0;
    assert_int_equal(loft_integrate(&blow_up, &opt, NULL, 0, NULL, &run), LOFT_ERR_STEP);
    CHECK_NEAR(run.t, 0.999, 0.0);
}

static void evaluations_are_bounded_over_calls(void **state)
{
    (void)state;
    loft_integrate_options opt = options_of(1e-12);
    opt.max_evaluations = 300;
    loft_integrate_run run = kepler(0.5, 20.0);
    assert_int_equal(loft_integrate(&two_body, &opt, NULL, 0, NULL, &run),
                     LOFT_ERR_LIMIT);
    assert_in_range(run.stats.evaluations, 300, 312);
    CHECK_NEAR(run.t, 0.0, 0.0);
    assert_int_equal(loft_integrate(&two_body, &opt, NULL, 0, NULL, &run),
                     LOFT_ERR_LIMIT);
}

/* ---- bad input ---- */

static void refused(const loft_ode *ode, const loft_integrate_options *opt,
                    const loft_root *events, int n_events, loft_integrate_run run)
{
    run.event = 77;
    assert_int_equal(loft_integrate(ode, opt, events, n_events, NULL, &run),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(run.event, 77);
    assert_int_equal(run.stats.evaluations, 0);
}

static void refuses_bad_options(void **state)
{
    (void)state;
    const loft_integrate_run run = kepler(0.5, 1.0);
    for (int i = 0; i < 10; i++) {
        loft_integrate_options opt = options_of(1e-9);
        double *const field[5] = {&opt.rtol, &opt.atol[3], &opt.h_first, &opt.h_max,
                                  &opt.event_tol};
        *field[i / 2] = i % 2 == 0 ? NAN : -1e-9;
        refused(&two_body, &opt, NULL, 0, run);
    }
    loft_integrate_options opt = options_of(1e-9);
    opt.max_evaluations = -1;
    refused(&two_body, &opt, NULL, 0, run);
    opt = options_of(0.0);
    refused(&two_body, &opt, NULL, 0, run);
}

static void refuses_bad_problems(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-9);
    const loft_root tilted = {.g = component, .ctx = &index_y, .direction = 2};
    const double never = NAN;
    const loft_root blind = {.g = time_less, .ctx = &never};
    loft_integrate_run run = kepler(0.5, 1.0);
    refused(&(loft_ode){.n = 0, .rhs = two_body_rhs}, &opt, NULL, 0, run);
    refused(&(loft_ode){.n = 9, .rhs = two_body_rhs}, &opt, NULL, 0, run);
    refused(&two_body, &opt, &tilted, 1, run);
    refused(&two_body, &opt, &blind, 1, run);
    refused(&two_body, &opt, &blind, -1, run);
    refused(&two_body, &opt, &blind, LOFT_EVENTS_MAX + 1, run);
    run.y[2] = INFINITY;
    refused(&two_body, &opt, NULL, 0, run);
    run = kepler(0.5, NAN);
    refused(&two_body, &opt, NULL, 0, run);
}

static void no_time_is_no_work(void **state)
{
    (void)state;
    const loft_integrate_options opt = options_of(1e-9);
    loft_integrate_run run = kepler(0.5, 0.0);
    go(&two_body, &opt, &run);
    assert_int_equal(run.stats.evaluations, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_have_order_8_and_dense_output_7),
        cmocka_unit_test(arenstorf_orbit_passes_its_published_points),
        cmocka_unit_test(events_are_met_in_time),
        cmocka_unit_test(a_terminal_event_ends_on_its_surface_and_is_not_met_again),
        cmocka_unit_test(detest_orbits_agree),
        cmocka_unit_test(backwards_it_comes_home),
        cmocka_unit_test(backwards_events_are_met_too),
        cmocka_unit_test(arenstorf_costs_what_it_should),
        cmocka_unit_test(dense_output_joins_up),
        cmocka_unit_test(an_event_on_the_start_does_not_fire),
        cmocka_unit_test(a_root_within_event_tol_of_the_start_does_not_fire),
        cmocka_unit_test(direction_chooses_the_crossing),
        cmocka_unit_test(events_of_one_step_come_in_order_up_to_the_terminal),
        cmocka_unit_test(the_sink_can_stop_it),
        cmocka_unit_test(h_next_survives_a_short_last_step),
        cmocka_unit_test(a_step_into_nonsense_is_shortened),
        cmocka_unit_test(an_event_is_met_where_the_world_ends),
        cmocka_unit_test(a_singularity_ends_the_steps),
        cmocka_unit_test(evaluations_are_bounded_over_calls),
        cmocka_unit_test(refuses_bad_options),
        cmocka_unit_test(refuses_bad_problems),
        cmocka_unit_test(no_time_is_no_work),
    };
    return cmocka_run_group_tests_name("integrator", tests, NULL, NULL);
}
