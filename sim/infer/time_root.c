/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/time_root.h"

#include <math.h>
#include <stddef.h>

#include "loft/earth.h"
#include "loft/loft.h"
#include "sim/solve/fit.h"
#include "sim/solve/illinois.h"

enum {
    EDGE_HALVINGS = 5, /* of the step to a place without a flight */
    MISSES_MAX = 3,    /* in a row: places farther on have no flight, either */
    PLACES_MAX = 24
};

static bool fit_near(const time_root *r, double varied_m, double turn, loft_fit *fit)
{
    loft_launch_aim near = r->fit.flown.aim;
    near.turn_fraction = turn;
    return loft_fit_try_near_by(
               r->batch, r->launch, r->vary_range ? r->apogee_m : varied_m,
               r->vary_range ? varied_m : r->range_m, &near, fit) == LOFT_OK;
}

static bool fit_anew(const time_root *r, double varied_m, loft_fit *fit)
{
    return loft_fit_apogee_range_by(
               r->batch, r->launch, r->vary_range ? r->apogee_m : varied_m,
               r->vary_range ? varied_m : r->range_m, fit) == LOFT_OK;
}

/* With the turn of the last flight, or the slowest with which one is found; near half-way
 * round, where headings swing out, also from afar. */
static bool fit_at(const time_root *r, double varied_m, loft_fit *fit)
{
    static const double turns[] = {1.0, 0.7, 0.5, 0.33}; /* of the launch's */
    const double last = r->fit.flown.aim.turn_fraction;
    if (!r->any) {
        return fit_anew(r, varied_m, fit);
    }
    bool found = fit_near(r, varied_m, last, fit);
    for (size_t i = 0; i < sizeof turns / sizeof turns[0] && !found; i++) {
        const double turn = turns[i] * r->launch->turn_fraction;
        found = turn != last && fit_near(r, varied_m, turn, fit);
    }
    if (!found && r->vary_range && varied_m > LOFT_FIT_NEAR_HALF_WAY_M) {
        found = fit_anew(r, varied_m, fit);
    }
    return found;
}

static double excess_of(const time_root *r, const loft_fit *fit)
{
    return fit->flown.flight.end.t_s - r->time_s;
}

bool loft_time_root_excess(time_root *r, double varied_m, double *excess_s)
{
    loft_fit fit;
    if (!fit_at(r, varied_m, &fit)) {
        return false;
    }
    r->fit = fit;
    r->any = true;
    *excess_s = excess_of(r, &fit);
    return true;
}

/*
 * The figure between a and b, where the excess changes sign, by the Illinois rule; in the
 * square for a range, of which the time is nearly a linear function. To a millisecond.
 */
static bool refine(time_root *r, double a, double fa, double b, double fb, double *root)
{
    const double power = r->vary_range ? 2.0 : 1.0;
    illinois s = {pow(a, power), fa, pow(b, power), fb};
    for (int i = 0; i < 60; i++) {
        const double u = illinois_next(&s);
        const double x = pow(u, 1.0 / power);
        double f = 0.0;
        if (!loft_time_root_excess(r, x, &f)) {
            return false;
        }
        if (fabs(f) < 1e-3) {
            *root = x;
            return true;
        }
        illinois_tell(&s, u, f);
    }
    return false;
}

/* ---- a scan ---- */

/* A place, and the flight there. */
typedef struct place {
    double at_m, excess_s;
    loft_fit fit;
    bool found;
} place;

static place place_at(const time_root *r, const place *from, double at_m)
{
    time_root at = *r;
    place p = {.at_m = at_m};
    if (from != NULL) {
        at.fit = from->fit;
        at.any = true;
    }
    p.found = loft_time_root_excess(&at, at_m, &p.excess_s);
    p.fit = at.fit;
    return p;
}

static bool one_turn(const place *a, const place *b)
{
    return a->fit.flown.aim.turn_fraction == b->fit.flown.aim.turn_fraction;
}

/* The root between two flights, both with the turn of the second if need be. */
static bool root_between(time_root *r, const place *from, const place *to, double *root_m)
{
    place a = *from;
    if (!one_turn(&a, to)) {
        a.found = fit_near(&(time_root){.batch = r->batch,
                                        .launch = r->launch,
                                        .apogee_m = r->apogee_m,
                                        .range_m = r->range_m,
                                        .vary_range = r->vary_range,
                                        .fit = to->fit},
                           a.at_m, to->fit.flown.aim.turn_fraction, &a.fit);
        a.excess_s = a.found ? excess_of(r, &a.fit) : 0.0;
    }
    if (!a.found || (a.excess_s > 0.0) == (to->excess_s > 0.0)) {
        return false;
    }
    time_root at = *r;
    at.fit = to->fit;
    at.any = true;
    if (!refine(&at, a.at_m, a.excess_s, to->at_m, to->excess_s, root_m)) {
        return false;
    }
    *r = at;
    return true;
}

/* Where flights end between one that was found and a place that has none. */
static place edge(const time_root *r, const place *found, double to_m)
{
    place last = *found;
    double step_m = to_m - found->at_m;
    for (int i = 0; i < EDGE_HALVINGS; i++) {
        step_m *= 0.5;
        time_root at = *r;
        place next = {.at_m = last.at_m + step_m};
        at.fit = last.fit;
        if (fit_near(&at, next.at_m, last.fit.flown.aim.turn_fraction, &next.fit)) {
            next.found = true;
            next.excess_s = excess_of(r, &next.fit);
            last = next;
        }
    }
    return last;
}

typedef struct scan {
    int n;
    double at_m[PLACES_MAX];
    int most; /* roots */
    int n_roots;
    double roots_m[LOFT_ESTIMATE_ROOTS];
    loft_fit first; /* root's */
    place last;     /* flight that was found */
} scan;

static void seek_between(const time_root *r, scan *s, const place *from, const place *to)
{
    time_root at = *r;
    double root_m = 0.0;
    if (s->n_roots < s->most && root_between(&at, from, to, &root_m)) {
        s->first = s->n_roots == 0 ? at.fit : s->first;
        s->roots_m[s->n_roots++] = root_m;
    }
}

static void run(const time_root *r, scan *s)
{
    place before = {.found = false};
    s->last = (place){.fit = r->fit, .found = r->any};
    int misses = 0;
    for (int i = 0; i < s->n && s->n_roots < s->most && misses < MISSES_MAX; i++) {
        const place p = place_at(r, s->last.found ? &s->last : NULL, s->at_m[i]);
        if (p.found && before.found) {
            seek_between(r, s, &before, &p);
        } else if (p.found && i > 0) {
            const place first = edge(r, &p, s->at_m[i - 1]);
            seek_between(r, s, &first, &p);
        } else if (before.found) {
            const place last = edge(r, &before, s->at_m[i]);
            seek_between(r, s, &before, &last);
            s->last = last;
        }
        s->last = p.found ? p : s->last;
        before = p;
        misses = p.found ? 0 : misses + 1;
    }
}

/* ---- searches ---- */

bool loft_time_root_range(time_root *r, double *range_m, time_root_end *end)
{
    const double half_way_m = LOFT_PI * loft_earth_sphere().radius_m;
    static const double near_half_way[] = {0.78, 0.85, 0.9, 0.93, 0.96, 0.985};
    scan s = {.n = 1, .most = 1};
    r->vary_range = true;
    r->any = false;
    for (double at_m = 0.016 * half_way_m; at_m < 0.7 * half_way_m; at_m *= 1.6) {
        s.at_m[s.n++] = at_m;
    }
    for (size_t i = 0; i < sizeof near_half_way / sizeof near_half_way[0]; i++) {
        s.at_m[s.n++] = near_half_way[i] * half_way_m;
    }
    run(r, &s);
    if (s.n_roots > 0) {
        r->fit = s.first;
        r->any = true;
        *range_m = s.roots_m[0];
    } else if (end != NULL && s.last.found) {
        *end = (time_root_end){.range_m = s.last.at_m,
                               .time_s = s.last.fit.flown.flight.end.t_s};
    }
    return s.n_roots > 0;
}

/* From a guess by a factor, to a root or the last place. */
static bool seek_from(time_root *r, double guess_m, double factor, double *root_m)
{
    scan s = {.n = PLACES_MAX, .most = 1};
    for (int i = 0; i < s.n; i++) {
        s.at_m[i] = guess_m * pow(factor, i);
    }
    run(r, &s);
    *root_m = s.n_roots > 0 ? s.roots_m[0] : *root_m;
    return s.n_roots > 0;
}

bool loft_time_root_apogee_near(time_root *r, double guess_m, double excess_s,
                                double *apogee_m)
{
    r->vary_range = false;
    return seek_from(r, guess_m, excess_s > 0.0 ? 1.0 / 1.15 : 1.15, apogee_m);
}

bool loft_time_root_range_near(time_root *r, double guess_m, double excess_s,
                               double *range_m)
{
    r->vary_range = true;
    return seek_from(r, guess_m, excess_s > 0.0 ? 1.0 / 1.2 : 1.1, range_m);
}

int loft_time_root_apogees(time_root *r, double apogees_m[LOFT_ESTIMATE_ROOTS])
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy least;
    loft_twobody arc;
    if (loft_minenergy_arc(&sphere, r->range_m / sphere.radius_m, &least) != LOFT_OK) {
        return 0;
    }
    double top_m = 2.0 * least.apogee_m;
    if (loft_twobody_apogee_from_range_time(&sphere, r->range_m, r->time_s, &arc) ==
        LOFT_OK) {
        top_m = fmax(top_m, 1.1 * arc.apogee_m);
    }
    scan s = {.n = 11, .most = LOFT_ESTIMATE_ROOTS};
    const double factor = pow(0.15 * least.apogee_m / top_m, 1.0 / (s.n - 1));
    for (int i = 0; i < s.n; i++) {
        s.at_m[i] = top_m * pow(factor, i);
    }
    r->vary_range = false;
    run(r, &s);
    r->fit = s.n_roots > 0 ? s.first : r->fit;
    for (int i = 0; i < s.n_roots; i++) {
        apogees_m[i] = s.roots_m[i];
    }
    return s.n_roots;
}
