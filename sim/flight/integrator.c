/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/integrator.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * A step tried, with its end slope and events. Returns its error; NaN if anything in it is
 * not finite.
 */
static double try_step(solver *s, double t1)
{
    const double h = t1 - s->t;
    if (!loft_integrator_take_step(s, h)) {
        return NAN;
    }
    const double err = loft_integrator_step_error(s, h);
    if (!(err <= 1.0)) {
        return err;
    }
    rates(s, t1, s->y1, s->k[12]);
    if (!all_finite(s->k[12])) {
        return NAN;
    }
    for (int e = 0; e < s->n_events; e++) {
        s->g1[e] = event_value(&s->events[e], t1, s->y1);
        if (!isfinite(s->g1[e])) {
            return NAN;
        }
    }
    return err;
}

static void accept_step(solver *s, double t1)
{
    s->stats.steps++;
    s->has_slopes = false;
    s->t = t1;
    memcpy(s->y, s->y1, sizeof s->y);
    memcpy(s->k[0], s->k[12], sizeof s->k[0]);
    memcpy(s->g, s->g1, sizeof s->g);
    for (int e = 0; e < s->n_events; e++) {
        s->side[e] = side_of(s->g1[e], s->side[e]);
    }
}

typedef enum outcome {
    GOES_ON,
    ENDED,
    REJECTED, /* the error is too large, or something is not finite */
    CUT_SHORT /* to be tried again to *t1 */
} outcome;

static bool wants_dense(const solver *s)
{
    return s->sink->want_dense && s->sink->on_step != NULL;
}

/*
 * Moves the end of the step, *t1, to a terminal event. *shown is then the dense output of
 * the shorter step if one is wanted: beyond the event rhs may fail, and then it stays that
 * of the longer one.
 */
static outcome end_on_event(solver *s, const loft_dense *dense, hit root, double *t1,
                            loft_dense *shown)
{
    const double h = loft_integrator_land(s, dense, root);
    if (h == 0.0) {
        return REJECTED;
    }
    const double gained = fabs(*t1 - (s->t + h));
    *t1 = s->t + h;
    if (gained > shortest_step(s->t) && loft_integrator_hides_another(s, *t1)) {
        return CUT_SHORT;
    }
    if (wants_dense(s)) {
        rates(s, *t1, s->y1, s->k[12]);
        if (!loft_integrator_dense(s, h, shown)) {
            *shown = *dense;
        }
    }
    return ENDED;
}

static void show_events(const solver *s, const loft_dense *dense, int n, const hit *hits)
{
    for (int i = 0; i < n && s->sink->on_event != NULL; i++) {
        double y[N] = {0.0};
        loft_integrator_dense_state(dense, hits[i].t, y);
        s->sink->on_event(s->sink->user, hits[i].event, hits[i].t, y);
    }
}

static bool any_fires(const solver *s)
{
    bool any = false;
    for (int e = 0; e < s->n_events; e++) {
        any = any || loft_integrator_fires(s, e);
    }
    return any;
}

/* Calls the sink, and ends the step early at a terminal event, to which *t1 moves. */
static outcome finish_step(solver *s, double *t1, int *ended_by)
{
    const bool any = any_fires(s);
    loft_dense dense;
    loft_dense shorter;
    const loft_dense *shown = wants_dense(s) ? &dense : NULL;
    if ((any || shown != NULL) && !loft_integrator_dense(s, *t1 - s->t, &dense)) {
        return REJECTED;
    }
    hit hits[LOFT_EVENTS_MAX];
    const int n_hits = any ? loft_integrator_hits(s, &dense, hits) : 0;
    int before = 0;
    while (before < n_hits && !s->events[hits[before].event].terminal) {
        before++;
    }
    *ended_by = *t1 == s->t_end ? LOFT_ENDED_BY_TIME : LOFT_ENDED_BY_SINK;
    if (before < n_hits) {
        const outcome out = end_on_event(s, &dense, hits[before], t1, &shorter);
        if (out != ENDED) {
            return out;
        }
        *ended_by = hits[before].event;
        shown = shown != NULL ? &shorter : NULL;
    }
    show_events(s, &dense, before, hits);
    const bool more =
        s->sink->on_step == NULL || s->sink->on_step(s->sink->user, shown, *t1, s->y1);
    return more && *ended_by == LOFT_ENDED_BY_SINK ? GOES_ON : ENDED;
}

/* Tries the step to *t1. *error is that of try_step, NaN if finish_step rejects it. */
static outcome attempt(solver *s, double *t1, double *error, int *ended_by)
{
    *error = fabs(*t1 - s->t) > 0.0 ? try_step(s, *t1) : NAN;
    if (!(*error <= 1.0)) {
        return REJECTED;
    }
    const outcome out = finish_step(s, t1, ended_by);
    *error = out == REJECTED ? NAN : *error;
    return out;
}

/* The length after a step that stands: one cut short by t_end must not shorten the next. */
static double next_length(const solver *s, double h, double tried, double most_growth)
{
    const double grown = tried * most_growth;
    return fmin(tried < 0.95 * h ? fmax(h, grown) : grown, s->h_max);
}

/* The methods take turns, the explicit one first. False if the rounds are over. */
static bool goes_on(solver *s)
{
    const loft_integrate_options *o = s->opt;
    const long round = o->max_evaluations + o->stiff_evaluations;
    if (o->max_evaluations == 0) {
        return true;
    }
    s->stiff = s->stats.evaluations % round >= o->max_evaluations;
    return s->stats.evaluations / round < (o->rounds > 1 ? o->rounds : 1);
}

static loft_status advance(solver *s, double *h_next, int *ended_by)
{
    double h = s->opt->h_first > 0.0 ? fmin(s->opt->h_first, s->h_max)
                                     : loft_integrator_first_step(s);
    double cut_t1 = NAN;
    bool was_rejected = false;
    outcome out = GOES_ON;
    while (out != ENDED) {
        if (!goes_on(s)) {
            return LOFT_ERR_LIMIT;
        }
        double t1 = isnan(cut_t1) ? loft_integrator_step_end(s, h) : cut_t1;
        const double tried = fabs(t1 - s->t);
        double error = NAN;
        out = attempt(s, &t1, &error, ended_by);
        cut_t1 = out == CUT_SHORT ? t1 : NAN; /* shorter each time, so this ends */
        if (out == REJECTED) {
            s->stats.rejected++;
            was_rejected = true;
            h = tried * fmin(1.0, loft_integrator_growth(s, error));
            if (h < shortest_step(s->t)) {
                if (!isnan(error) || !loft_integrator_falls_through(s, &t1, ended_by)) {
                    return LOFT_ERR_STEP;
                }
                out = ENDED;
                h = 0.0;
            }
        } else if (out != CUT_SHORT) {
            h = next_length(
                s, h, tried,
                fmin(loft_integrator_growth(s, error), was_rejected ? 1.0 : 6.0));
            was_rejected = false;
        }
        if (out == GOES_ON || out == ENDED) {
            accept_step(s, t1);
        }
    }
    *h_next = h;
    return LOFT_OK;
}

static bool options_valid(const loft_ode *ode, const loft_integrate_options *o)
{
    bool good = o->rtol >= 0.0 && o->rtol < INFINITY && o->h_first >= 0.0 &&
                o->h_first < INFINITY && o->h_max >= 0.0 && o->max_evaluations >= 0 &&
                o->stiff_evaluations >= 0 && o->rounds >= 0 && o->event_tol >= 0.0 &&
                o->event_tol < INFINITY;
    for (int i = 0; i < ode->n; i++) {
        good = good && o->atol[i] >= 0.0 && o->atol[i] < INFINITY &&
               (o->rtol > 0.0 || o->atol[i] > 0.0);
    }
    return good;
}

static bool arguments_valid(const loft_ode *ode, const loft_integrate_options *opt,
                            int n_events, const loft_integrate_run *run)
{
    return ode->n >= 1 && ode->n <= N && n_events >= 0 && n_events <= LOFT_EVENTS_MAX &&
           options_valid(ode, opt) && isfinite(run->t) && isfinite(run->t_end);
}

/* The events at the start. False if one of them, or the state, is not finite. */
static bool set_start(solver *s)
{
    bool good = all_finite(s->y);
    for (int e = 0; e < s->n_events && good; e++) {
        s->g[e] = event_value(&s->events[e], s->t, s->y);
        s->side[e] = side_of(s->g[e], 0);
        good = isfinite(s->g[e]) && abs(s->events[e].direction) <= 1;
    }
    return good;
}

loft_status loft_integrate(const loft_ode *ode, const loft_integrate_options *opt,
                           const loft_root *events, int n_events,
                           const loft_step_sink *sink, loft_integrate_run *run)
{
    static const loft_step_sink no_sink = {.on_step = NULL};
    if (!arguments_valid(ode, opt, n_events, run)) {
        return LOFT_ERR_DOMAIN;
    }
    solver s = {.ode = ode,
                .opt = opt,
                .events = events,
                .sink = sink != NULL ? sink : &no_sink,
                .n_events = n_events,
                .h_max = opt->h_max > 0.0 ? opt->h_max : INFINITY,
                .t_start = run->t,
                .t_end = run->t_end,
                .t = run->t,
                .stats = run->stats};
    memcpy(s.y, run->y, (size_t)ode->n * sizeof s.y[0]);
    if (!set_start(&s)) {
        return LOFT_ERR_DOMAIN;
    }
    double h_next = opt->h_first;
    int ended_by = LOFT_ENDED_BY_TIME;
    loft_status status = LOFT_OK;
    if (s.t != s.t_end) {
        rates(&s, s.t, s.y, s.k[0]);
        status = all_finite(s.k[0]) ? advance(&s, &h_next, &ended_by) : LOFT_ERR_STEP;
    }
    run->stats = s.stats;
    if (status == LOFT_OK) {
        run->t = s.t;
        memcpy(run->y, s.y, (size_t)ode->n * sizeof s.y[0]);
        run->h_next = h_next;
        run->event = ended_by;
    }
    return status;
}
