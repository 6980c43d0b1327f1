/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/testimony.h"

#include <math.h>
#include <stdlib.h>

#include "loft/loft.h"

enum {
    TIME_STEPS = 6000
};

static const double time_step_s = 2.0;
static const double node_step = 0.5;        /* of d, in its deviations */
static const double about_node_step = 0.65; /* the same for predicted times */

/* ---- hearing ---- */

static double node_at(int q, int nodes, double step)
{
    return step * (q - 0.5 * (nodes - 1));
}

static void weigh_nodes(int nodes, double step, double *weight)
{
    for (int q = 0; q < nodes; q++) {
        const double x = node_at(q, nodes, step);
        weight[q] = step * exp(-0.5 * x * x) / sqrt(2.0 * LOFT_PI);
    }
}

static int order_of_claims(const loft_claim *a, const loft_claim *b)
{
    const double x[] = {(double)a->kind, a->value, a->lo, a->hi, a->rounding};
    const double y[] = {(double)b->kind, b->value, b->lo, b->hi, b->rounding};
    for (int i = 0; i < 5; i++) {
        if (x[i] != y[i]) {
            return x[i] < y[i] ? -1 : 1;
        }
    }
    return 0;
}

static int order_of_voices(const void *a, const void *b)
{
    const testimony_voice *x = a;
    const testimony_voice *y = b;
    int order = order_of_claims(&x->report.apogee_m, &y->report.apogee_m);
    order = order != 0 ? order : order_of_claims(&x->report.range_m, &y->report.range_m);
    order = order != 0 ? order : order_of_claims(&x->report.time_s, &y->report.time_s);
    return order != 0 ? order : (x->source > y->source) - (x->source < y->source);
}

static double garbled_of(const testimony *t, loft_report_figure figure,
                         const loft_claim *claim)
{
    return loft_report_error_garbled_log_density(t->errors, figure, claim);
}

static double time_density(const testimony *t, const testimony_voice *v, double time_s)
{
    const loft_claim *claim = &v->report.time_s;
    return exp(loft_report_error_log_density(t->errors, LOFT_FIGURE_TIME, claim, time_s) -
               garbled_of(t, LOFT_FIGURE_TIME, claim));
}

static loft_status tabulate_time(const testimony *t, testimony_voice *v)
{
    if (v->report.time_s.kind == LOFT_CLAIM_NONE) {
        return LOFT_OK;
    }
    v->time_density = malloc((TIME_STEPS + 1) * sizeof *v->time_density);
    for (int i = 0; v->time_density != NULL && i <= TIME_STEPS; i++) {
        v->time_density[i] = (float)time_density(t, v, time_step_s * i);
    }
    return v->time_density != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

loft_status loft_testimony_hear(const loft_event *event, const loft_report_errors *errors,
                                testimony *out)
{
    testimony t = {.errors = errors};
    loft_status status = LOFT_OK;
    weigh_nodes(TESTIMONY_NODES, node_step, t.node_weight);
    weigh_nodes(TESTIMONY_ABOUT_NODES, about_node_step, t.about_weight);
    for (size_t i = 0; i < event->n && t.n < TESTIMONY_VOICES_MAX; i++) {
        const loft_report *report = &event->voices[i].report;
        if (event->voices[i].copy || loft_report_is_empty(report)) {
            continue;
        }
        t.voices[t.n++] = (testimony_voice){
            .report = *report,
            .source = i,
            .garbled = loft_report_error_garbled(errors, event->voices[i].recalled),
            .log_garbled = garbled_of(&t, LOFT_FIGURE_APOGEE, &report->apogee_m) +
                           garbled_of(&t, LOFT_FIGURE_RANGE, &report->range_m) +
                           garbled_of(&t, LOFT_FIGURE_TIME, &report->time_s)};
    }
    qsort(t.voices, (size_t)t.n, sizeof *t.voices, order_of_voices);
    for (int k = 0; status == LOFT_OK && k < t.n; k++) {
        status = tabulate_time(&t, &t.voices[k]);
    }
    if (status == LOFT_OK) {
        *out = t;
    } else {
        loft_testimony_free(&t);
    }
    return status;
}

void loft_testimony_free(testimony *t)
{
    for (int k = 0; k < t->n; k++) {
        free(t->voices[k].time_density);
    }
    t->n = 0;
}

testimony loft_testimony_only(const testimony *t, int voice)
{
    testimony one = *t;
    one.n = 1;
    one.voices[0] = t->voices[voice];
    return one;
}

testimony loft_testimony_without(const testimony *t, int voice)
{
    testimony rest = *t;
    rest.n = 0;
    for (int k = 0; k < t->n; k++) {
        if (k != voice) {
            rest.voices[rest.n++] = t->voices[k];
        }
    }
    return rest;
}

static const loft_claim *claim_of(const testimony_voice *v, loft_report_figure figure)
{
    const loft_claim *const claims[LOFT_FIGURES] = {
        &v->report.apogee_m, &v->report.range_m, &v->report.time_s};
    return claims[figure];
}

bool loft_testimony_has(const testimony *t, loft_report_figure figure)
{
    for (int k = 0; k < t->n; k++) {
        if (claim_of(&t->voices[k], figure)->kind != LOFT_CLAIM_NONE) {
            return true;
        }
    }
    return false;
}

bool loft_testimony_is_enough(const testimony *t)
{
    return loft_testimony_has(t, LOFT_FIGURE_APOGEE) +
               loft_testimony_has(t, LOFT_FIGURE_RANGE) +
               loft_testimony_has(t, LOFT_FIGURE_TIME) >=
           2;
}

double loft_testimony_log_scale(const testimony *t)
{
    double sum = 0.0;
    for (int k = 0; k < t->n; k++) {
        sum += t->voices[k].log_garbled;
    }
    return sum;
}

/* ---- the likelihood ---- */

static double relative(const testimony *t, const testimony_voice *v,
                       loft_report_figure figure, double value)
{
    const loft_claim *claim = claim_of(v, figure);
    return claim->kind == LOFT_CLAIM_NONE
               ? 1.0
               : exp(loft_report_error_log_density(t->errors, figure, claim, value) -
                     garbled_of(t, figure, claim));
}

void loft_testimony_view(const testimony *t, const flown_figures *flown,
                         testimony_view *view)
{
    for (int k = 0; k < t->n; k++) {
        const testimony_voice *v = &t->voices[k];
        const double shape = (1.0 - v->garbled) *
                             relative(t, v, LOFT_FIGURE_APOGEE, flown->apogee_m) *
                             relative(t, v, LOFT_FIGURE_RANGE, flown->range_m);
        for (int q = 0; q < TESTIMONY_NODES; q++) {
            const double d_s =
                t->errors->common_time_sd_s * node_at(q, TESTIMONY_NODES, node_step);
            view->of_flight[k][q] = v->time_density != NULL && shape > 0.0
                                        ? shape * time_density(t, v, flown->time_s + d_s)
                                        : shape;
        }
    }
}

static testimony_hearing hear_on(testimony_hearing h, double of_flight, double garbled)
{
    return (testimony_hearing){.product = h.product * (of_flight + garbled) +
                                          h.all_garbled * of_flight,
                               .all_garbled = h.all_garbled * garbled};
}

static const testimony_hearing silence = {.product = 0.0, .all_garbled = 1.0};

static double integrate(const testimony *t, const testimony_view *view, int from, int to,
                        int left_out)
{
    double sum = 0.0;
    double total = 0.0;
    for (int q = 0; q < TESTIMONY_NODES; q++) {
        const double weight = t->node_weight[q];
        testimony_hearing h = silence;
        for (int k = from; k < to; k++) {
            if (k != left_out) {
                h = hear_on(h, view->of_flight[k][q], t->voices[k].garbled);
            }
        }
        sum += weight * h.product;
        total += weight;
    }
    return sum / total;
}

double loft_testimony_log(const testimony *t, const testimony_view *view, int left_out)
{
    return log(integrate(t, view, 0, t->n, left_out));
}

double loft_testimony_log_alone(const testimony *t, const testimony_view *view, int voice)
{
    return log(integrate(t, view, voice, voice + 1, -1));
}

double loft_testimony_garbled(const testimony *t, const testimony_view *view, int k)
{
    const double all = integrate(t, view, 0, t->n, -1);
    return all > 0.0 ? t->voices[k].garbled * integrate(t, view, 0, t->n, k) / all : 1.0;
}

/* ---- for proposals ---- */

void loft_testimony_heights(const testimony *t, double apogee_m,
                            double of_apogee[TESTIMONY_VOICES_MAX])
{
    for (int k = 0; k < t->n; k++) {
        of_apogee[k] = relative(t, &t->voices[k], LOFT_FIGURE_APOGEE, apogee_m);
    }
}

void loft_testimony_ranges(const testimony *t, double range_m,
                           double of_range[TESTIMONY_VOICES_MAX])
{
    for (int k = 0; k < t->n; k++) {
        of_range[k] = relative(t, &t->voices[k], LOFT_FIGURE_RANGE, range_m);
    }
}

static double tabulated(const float *density, double time_s)
{
    const double last = TIME_STEPS - 1e-6;
    const double steps = time_s / time_step_s;
    const double at = steps > 0.0 ? (steps < last ? steps : last) : 0.0;
    const int i = (int)at;
    const double share = at - i;
    return (1.0 - share) * (double)density[i] + share * (double)density[i + 1];
}

testimony_of_shape loft_testimony_of_shape(const testimony *t,
                                           const double of_shape[TESTIMONY_VOICES_MAX],
                                           double time_sd_s)
{
    testimony_of_shape s = {.t = t,
                            .untimed = silence,
                            .node_step_s = about_node_step *
                                           hypot(time_sd_s, t->errors->common_time_sd_s)};
    for (int k = 0; k < t->n; k++) {
        const testimony_voice *v = &t->voices[k];
        const double of_flight = (1.0 - v->garbled) * of_shape[k];
        if (v->time_density == NULL) {
            s.untimed = hear_on(s.untimed, of_flight, v->garbled);
        } else {
            s.of_shape[s.n] = of_flight;
            s.timed[s.n++] = v;
        }
    }
    return s;
}

double loft_testimony_at_time(const testimony_of_shape *s, double time_s)
{
    double sum = 0.0;
    if (s->n == 0) {
        return s->untimed.product;
    }
    for (int q = 0; q < TESTIMONY_ABOUT_NODES; q++) {
        const double at_s = time_s + node_at(q, TESTIMONY_ABOUT_NODES, s->node_step_s);
        testimony_hearing h = s->untimed;
        for (int i = 0; i < s->n; i++) {
            const testimony_voice *v = s->timed[i];
            h = hear_on(h, s->of_shape[i] * tabulated(v->time_density, at_s), v->garbled);
        }
        sum += s->t->about_weight[q] * h.product;
    }
    return sum;
}
