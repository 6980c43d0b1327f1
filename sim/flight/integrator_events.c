/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/flight/integrator.h"

#include <float.h>
#include <math.h>
#include <stddef.h>

static double event_on_dense(const loft_root *event, const loft_dense *d, double t)
{
    double y[N] = {0.0};
    loft_integrator_dense_state(d, t, y);
    return event_value(event, t, y);
}

bool loft_integrator_fires(const solver *s, int event)
{
    const int from = s->side[event];
    const int to = side_of(s->g1[event], from);
    const int direction = s->events[event].direction;
    return from != 0 && to != from && (direction == 0 || direction == to);
}

/*
 * The first time found on the far side, within the resolution of t or event_tol of one on
 * the near side. Regula falsi with the halved weight of the end that stays (Illinois), and
 * every third time the middle, so that no g, however bent, takes more than 200 values.
 */
static double root_time(const solver *s, const loft_dense *d, int event)
{
    const loft_root *const e = &s->events[event];
    const double from = s->side[event];
    double a = d->t0;
    double b = d->t0 + d->h;
    double ga = s->g[event];
    double gb = s->g1[event];
    for (int pass = 1; pass <= 200; pass++) {
        const double gap = fmax(s->opt->event_tol, DBL_EPSILON * fmax(fabs(a), fabs(b)));
        if (fabs(b - a) <= gap) {
            break;
        }
        double t = b - gb * (b - a) / (gb - ga);
        if (pass % 3 == 0 || !((t - a) * (t - b) < 0.0)) {
            t = a +
                0.5 * (b - a); /* neither end, as they are further apart than a spacing */
        }
        const double g = event_on_dense(e, d, t);
        if (g * from > 0.0) {
            a = t;
            ga = g;
            gb *= 0.5;
        } else { /* beyond, on it, or not finite, which lies beyond too */
            b = t;
            gb = isfinite(g) ? g : 0.0;
            ga *= 0.5;
        }
    }
    return b;
}

int loft_integrator_hits(const solver *s, const loft_dense *d, hit *hits)
{
    int n = 0;
    for (int e = 0; e < s->n_events; e++) {
        if (!loft_integrator_fires(s, e)) {
            continue;
        }
        const double t = root_time(s, d, e);
        const double near = fmax(s->opt->event_tol, 4.0 * DBL_EPSILON * fabs(t));
        if (fabs(t - s->t_start) <= near) {
            continue; /* on the start */
        }
        int at = n++;
        for (; at > 0 && fabs(t - s->t) < fabs(hits[at - 1].t - s->t); at--) {
            hits[at] = hits[at - 1];
        }
        hits[at] = (hit){.event = e, .t = t};
    }
    return n;
}

/* A step whose length is being corrected, so that it ends on an event. */
typedef struct landing {
    const loft_root *event;
    int from; /* the near side */
    double h;
    double g, slope; /* at the end, and of g there */
    bool in_hand;    /* y1 is the end of the step of length h */
} landing;

/* Secants in h until |g| stops shrinking. False if rhs is not finite there. */
static bool correct_length(solver *s, landing *at)
{
    for (int i = 0; i < 8 && at->g != 0.0; i++) {
        const double t = s->t + at->h - at->g / at->slope;
        const double dh = t - s->t - at->h;
        if (!(fabs(dh) > s->opt->event_tol && (t - s->t) * at->h > 0.0)) {
            return true;
        }
        if (!loft_integrator_take_step(s, at->h + dh)) {
            return false;
        }
        const double next = event_value(at->event, t, s->y1);
        at->in_hand = fabs(next) < fabs(at->g);
        if (!at->in_hand) {
            return true;
        }
        if (fabs(next) < 0.1 * fabs(at->g) || fabs(dh) > 1e-6 * fabs(at->h)) {
            at->slope = fabs(dh) > 1e-9 * fabs(at->h) ? (next - at->g) / dh : at->slope;
        }
        at->h += dh;
        at->g = next;
    }
    return true;
}

/*
 * Where rounding left g on the near side, a few spacings of t further. Returns the length,
 * 0 if rhs is not finite there.
 */
static double reach_far_side(solver *s, const landing *at)
{
    const double h = at->h;
    const double spacing = copysign(2.0 * DBL_EPSILON * fabs(s->t + h), h);
    const double beyond =
        isfinite(at->g / at->slope) ? fmax(0.0, -at->g / at->slope / spacing) : 0.0;
    bool in_hand = at->in_hand;
    double push = 0.0;
    do {
        const double length = push > 0.0 ? s->t + h + push * spacing - s->t : h;
        if (!in_hand && !loft_integrator_take_step(s, length)) {
            return 0.0;
        }
        if (side_of(event_value(at->event, s->t + length, s->y1), at->from) != at->from) {
            return length;
        }
        in_hand = false;
        push = push > 0.0 ? 4.0 * push : 1.0 + ceil(beyond);
    } while (push < 1e6);
    return h; /* g is flat to rounding: any of these states is the root */
}

/*
 * From the root of the dense output, whose error is of a lower order than the step's. The
 * dense output gives the first slope, since two trial steps so close would give noise.
 */
double loft_integrator_land(solver *s, const loft_dense *d, hit root)
{
    landing at = {.event = &s->events[root.event],
                  .from = s->side[root.event],
                  .h = root.t - s->t,
                  .in_hand = true};
    const double back = root.t - 1e-3 * (root.t - s->t);
    at.slope = (event_on_dense(at.event, d, root.t) - event_on_dense(at.event, d, back)) /
               (root.t - back);
    if (!loft_integrator_take_step(s, at.h)) {
        return 0.0;
    }
    at.g = event_value(at.event, s->t + at.h, s->y1);
    return correct_length(s, &at) ? reach_far_side(s, &at) : 0.0;
}

/*
 * An event that crosses and crosses back within a step is not seen from its ends. Where
 * another event lands between the two crossings it is: g there lies on the far side.
 */
bool loft_integrator_hides_another(const solver *s, double t1)
{
    for (int e = 0; e < s->n_events; e++) {
        const int from = s->side[e];
        const int to = side_of(event_value(&s->events[e], t1, s->y1), from);
        const int direction = s->events[e].direction;
        if (from != 0 && to != from && !loft_integrator_fires(s, e) &&
            (direction == 0 || direction == to)) {
            return true;
        }
    }
    return false;
}

/* The terminal event that a straight step of length h fires, with its end in y1 and g1; or -1. */
static int fired_straight_on(solver *s, double h)
{
    for (int i = 0; i < N; i++) {
        s->y1[i] = s->y[i] + h * s->k[0][i];
    }
    for (int e = 0; e < s->n_events; e++) {
        s->g1[e] = event_value(&s->events[e], s->t + h, s->y1);
        if (s->events[e].terminal && loft_integrator_fires(s, e)) {
            return e;
        }
    }
    return -1;
}

/*
 * The last resort where rhs is not finite beyond a surface that a terminal event watches:
 * steps shrink towards it and never pass. A straight step does, with an error below
 * rounding: of the least length or, as the surface lies within the step last tried, which
 * was less than five times that, of up to eight times it.
 */
bool loft_integrator_falls_through(solver *s, double *t1, int *ended_by)
{
    double h = copysign(shortest_step(s->t), s->t_end - s->t);
    int e = fired_straight_on(s, h);
    for (int i = 0; e < 0 && i < 3; i++) {
        h *= 2.0;
        e = fired_straight_on(s, h);
    }
    if (e < 0) {
        return false;
    }
    *t1 = s->t + h;
    *ended_by = e;
    loft_dense line = {.n = s->ode->n, .t0 = s->t, .h = h};
    for (int i = 0; i < N; i++) {
        line.c[0][i] = s->y[i];
        line.c[1][i] = h * s->k[0][i];
    }
    if (s->sink->on_step != NULL) {
        const loft_dense *const shown = s->sink->want_dense ? &line : NULL;
        (void)s->sink->on_step(s->sink->user, shown, *t1, s->y1);
    }
    return true;
}
