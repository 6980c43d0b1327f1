/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/disagreement.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ln 1.5: no two honest figures of one flight differ by that. */
static const double other_object = 0.405;

/* One difference, with all that decides its row. */
typedef struct difference {
    loft_disagreement row; /* without its numbers */
    double value, expected_square;
} difference;

typedef struct finder {
    const loft_report_errors *errors;
    size_t n;
    const loft_witness *witnesses;
    bool *is_other;          /* n */
    double *values;          /* n; room for figures of an event */
    difference *differences; /* NULL while they are counted */
    size_t n_differences;
} finder;

static const loft_claim *claim_of(const loft_witness *w, loft_report_figure figure)
{
    return figure == LOFT_FIGURE_APOGEE  ? &w->report.apogee_m
           : figure == LOFT_FIGURE_RANGE ? &w->report.range_m
                                         : &w->report.time_s;
}

static bool is_value(const loft_claim *claim)
{
    return claim->kind != LOFT_CLAIM_NONE && !loft_claim_is_one_sided(claim) &&
           claim->value > 0.0;
}

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts them. */
static double median_of(size_t n, double *values)
{
    qsort(values, n, sizeof *values, compare_doubles);
    return 0.5 * (values[(n - 1) / 2] + values[n / 2]);
}

/* ---- other objects ---- */

/* Figures of ballistic flights as they were first told; in logarithms. */
static size_t collect(const finder *f, size_t event, loft_report_figure figure)
{
    size_t n = 0;
    for (size_t i = 0; i < f->n; i++) {
        const loft_witness *w = &f->witnesses[i];
        const loft_claim *claim = claim_of(w, figure);
        if (w->event == event && w->ballistic && !w->revised && is_value(claim)) {
            f->values[n++] = log(claim->value);
        }
    }
    return n;
}

static void mark_others(const finder *f, loft_disagreements *out)
{
    const size_t least = 3; /* fewer have no middle one */
    for (size_t i = 0; i < f->n; i++) {
        const loft_witness *w = &f->witnesses[i];
        bool compared = false;
        for (int k = 0; k < LOFT_FIGURES && w->ballistic && !w->revised; k++) {
            const loft_claim *claim = claim_of(w, (loft_report_figure)k);
            const size_t n = collect(f, w->event, (loft_report_figure)k);
            if (!is_value(claim) || n < least) {
                continue;
            }
            compared = true;
            const double off = log(claim->value) - median_of(n, f->values);
            f->is_other[i] = f->is_other[i] || fabs(off) > other_object;
        }
        out->compared += compared;
        out->other_objects += f->is_other[i];
    }
}

/* ---- pairs ---- */

static bool same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Has an earlier report of this voice the figure, as early or as late? */
static bool is_repeated(const finder *f, size_t i, loft_report_figure figure)
{
    const loft_witness *w = &f->witnesses[i];
    for (size_t k = 0; k < i; k++) {
        const loft_witness *v = &f->witnesses[k];
        if (v->event == w->event && same(v->voice, w->voice) &&
            v->revised == w->revised && claim_of(v, figure)->kind != LOFT_CLAIM_NONE) {
            return true;
        }
    }
    return false;
}

static double core_square(const finder *f, loft_report_figure figure,
                          const loft_claim *claim)
{
    const double core = loft_report_error_core(f->errors, figure, claim);
    const double share = figure == LOFT_FIGURE_TIME ? core : core / claim->value;
    return share * share;
}

static void add(finder *f, const loft_disagreement *row, const loft_claim *one,
                const loft_claim *other)
{
    const bool is_time = row->figure == LOFT_FIGURE_TIME;
    difference d = {.row = *row,
                    .value = is_time ? one->value - other->value
                                     : log(one->value / other->value)};
    const double a = core_square(f, row->figure, one);
    const double b = core_square(f, row->figure, other);
    d.expected_square = a > 0.0 && b > 0.0 ? a + b : NAN;
    d.row.statements = 1U << loft_statement_of(row->figure, one) |
                       1U << loft_statement_of(row->figure, other);
    if (f->differences != NULL) {
        f->differences[f->n_differences] = d;
    }
    f->n_differences++;
}

/* How round a figure is, more_than above all; -1 for what has no place among these. */
static int roundness(loft_report_figure figure, const loft_claim *claim)
{
    const loft_statement statement = loft_statement_of(figure, claim);
    return claim->kind == LOFT_CLAIM_MORE_THAN  ? LOFT_STATEMENTS
           : statement == LOFT_STATEMENT_BOUNDS ? -1
                                                : (int)statement;
}

static const char *roundness_name(int roundness)
{
    return roundness == LOFT_STATEMENTS ? loft_claim_kind_name(LOFT_CLAIM_MORE_THAN)
                                        : loft_statement_name((loft_statement)roundness);
}

static void add_by_statement(finder *f, loft_disagreement row, const loft_claim *a,
                             const loft_claim *b)
{
    const int round_a = roundness(row.figure, a), round_b = roundness(row.figure, b);
    if (round_a < 0 || round_b < 0 ||
        (loft_claim_is_one_sided(a) && loft_claim_is_one_sided(b))) {
        return;
    }
    row.by = LOFT_BY_STATEMENT;
    row.one = roundness_name(round_a > round_b ? round_a : round_b);
    row.other = roundness_name(round_a > round_b ? round_b : round_a);
    add(f, &row, round_a >= round_b ? a : b, round_a >= round_b ? b : a);
}

/* In the order of the rows: nobody in particular comes last. */
static int compare_names(const char *a, const char *b)
{
    return a != NULL && b != NULL ? strcmp(a, b) : (a == NULL) - (b == NULL);
}

static void add_pair(finder *f, const loft_witness *a, const loft_witness *b,
                     loft_report_figure figure)
{
    const loft_claim *claim_a = claim_of(a, figure), *claim_b = claim_of(b, figure);
    loft_disagreement row = {.figure = figure, .ballistic = a->ballistic};
    const bool values = is_value(claim_a) && is_value(claim_b);
    if (same(a->voice, b->voice)) {
        row.by = LOFT_BY_REVISION;
        row.revised = true;
        row.one = row.other = a->voice;
        if (values && a->revised != b->revised) {
            add(f, &row, a->revised ? claim_a : claim_b, a->revised ? claim_b : claim_a);
        }
        return;
    }
    if (a->voice == NULL && b->voice == NULL) {
        return;
    }
    row.revised = a->revised || b->revised;
    if (values) {
        const bool in_order = compare_names(a->voice, b->voice) < 0;
        row.one = in_order ? a->voice : b->voice;
        row.other = in_order ? b->voice : a->voice;
        add(f, &row, in_order ? claim_a : claim_b, in_order ? claim_b : claim_a);
    }
    if (a->voice != NULL && b->voice != NULL && row.ballistic && !row.revised) {
        add_by_statement(f, row, claim_a, claim_b);
    }
}

static void add_all(finder *f)
{
    f->n_differences = 0;
    for (int k = 0; k < LOFT_FIGURES; k++) {
        const loft_report_figure figure = (loft_report_figure)k;
        for (size_t i = 0; i < f->n; i++) {
            for (size_t j = i + 1; j < f->n; j++) {
                const loft_witness *a = &f->witnesses[i], *b = &f->witnesses[j];
                if (a->event == b->event && !f->is_other[i] && !f->is_other[j] &&
                    claim_of(a, figure)->kind != LOFT_CLAIM_NONE &&
                    claim_of(b, figure)->kind != LOFT_CLAIM_NONE &&
                    !is_repeated(f, i, figure) && !is_repeated(f, j, figure)) {
                    add_pair(f, a, b, figure);
                }
            }
        }
    }
}

/* ---- rows ---- */

static int compare_rows(const loft_disagreement *a, const loft_disagreement *b)
{
    int order = (int)a->figure - (int)b->figure;
    order = order != 0 ? order : (int)a->by - (int)b->by;
    order = order != 0 ? order : b->ballistic - a->ballistic;
    order = order != 0 ? order : a->revised - b->revised;
    order = order != 0 ? order : compare_names(a->one, b->one);
    return order != 0 ? order : compare_names(a->other, b->other);
}

static int compare_differences(const void *a, const void *b)
{
    const difference *x = a, *y = b;
    const int order = compare_rows(&x->row, &y->row);
    return order != 0 ? order : compare_doubles(&x->value, &y->value);
}

/* The numbers of a row from its n differences in their order; `room` has as many. */
static loft_disagreement summary(size_t n, const difference *d, double *room)
{
    const double normal = 1.4826; /* of a normal: deviation over median distance */
    loft_disagreement row = d[0].row;
    double squares = 0.0, expected = 0.0;
    row.n = n;
    row.median = 0.5 * (d[(n - 1) / 2].value + d[n / 2].value);
    for (size_t i = 0; i < n; i++) {
        room[i] = fabs(d[i].value - row.median);
        squares += d[i].value * d[i].value;
        expected += d[i].expected_square;
        row.statements |= d[i].row.statements;
    }
    size_t lo = 0, hi = n - 1; /* the largest are at the ends */
    for (size_t k = 0; k < 2 && k < n; k++) {
        const bool below = -d[lo].value > d[hi].value;
        row.worst[k] = below ? d[lo++].value : d[hi--].value;
    }
    row.rms = row.rms_without_worst = sqrt(squares / (double)n);
    if (n >= 5) {
        squares -= row.worst[0] * row.worst[0] + row.worst[1] * row.worst[1];
        row.rms_without_worst = sqrt(fmax(squares, 0.0) / (double)(n - 2));
    }
    row.core = normal * median_of(n, room);
    row.expected = isnan(expected) ? 0.0 : sqrt(expected / (double)n);
    return row;
}

static size_t group(finder *f, loft_disagreement *rows, double *room)
{
    size_t n_rows = 0;
    qsort(f->differences, f->n_differences, sizeof *f->differences, compare_differences);
    for (size_t first = 0, end = 0; first < f->n_differences; first = end) {
        const difference *d = &f->differences[first];
        while (end < f->n_differences &&
               compare_rows(&d->row, &f->differences[end].row) == 0) {
            end++;
        }
        rows[n_rows++] = summary(end - first, d, room);
    }
    return n_rows;
}

loft_status loft_disagreements_find(const loft_report_errors *errors, size_t n,
                                    const loft_witness *witnesses,
                                    loft_disagreements *out)
{
    loft_disagreements found = {.n = 0};
    loft_status status = LOFT_ERR_NOMEM;
    finder f = {.errors = errors, .n = n, .witnesses = witnesses};
    double *room = NULL;
    f.is_other = calloc(n + 1, sizeof *f.is_other);
    f.values = calloc(n + 1, sizeof *f.values);
    if (f.is_other == NULL || f.values == NULL) {
        goto done;
    }
    mark_others(&f, &found);
    add_all(&f);
    const size_t size = f.n_differences + 1;
    f.differences = calloc(size, sizeof *f.differences);
    found.rows = calloc(size, sizeof *found.rows);
    room = calloc(size, sizeof *room);
    if (f.differences == NULL || found.rows == NULL || room == NULL) {
        free(found.rows);
        goto done;
    }
    add_all(&f);
    found.n = group(&f, found.rows, room);
    *out = found;
    status = LOFT_OK;
done:
    free(room);
    free(f.differences);
    free(f.values);
    free(f.is_other);
    return status;
}

void loft_disagreements_fini(loft_disagreements *disagreements)
{
    free(disagreements->rows);
}
