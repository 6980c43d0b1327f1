/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/figure_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "loft/earth.h"

enum {
    FIRST_CELLS = 64,
    EVEN_EDGES = 24, /* in the logarithm */
    KEPT = FIGURE_CELLS - FIRST_CELLS,
    NODES = FIGURE_CELLS + 1
};

/* Beyond these no missile test has gone. The prior goes on to half-way round where a report
 * says so. */
static const double least_apogee_m = 1e3;
static const double most_apogee_m = 2e7;
static const double most_range_m = 1.9e7;
static const double half_way_m = 2.0e7;
static const double near_most = 0.95; /* of the most: a report from here on says so */
static const double near_m = 1e4;     /* the prior of a range is flat below this */

static const double spread_share = 0.1; /* over all cells alike */
static const double depressed_share = 0.6;

double loft_figure_x(double apogee_m)
{
    return log(apogee_m);
}

double loft_figure_y(double range_m)
{
    return log(range_m + near_m);
}

double loft_figure_apogee(double x)
{
    return exp(x);
}

double loft_figure_range(double y)
{
    return fmax(exp(y) - near_m, 0.0);
}

double loft_figure_log_prior(void)
{
    return -log(log(most_apogee_m / least_apogee_m) *
                (loft_figure_y(most_range_m) - loft_figure_y(0.0)));
}

bool loft_figure_is_depressed(double apogee_m, double range_m)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_minenergy least;
    return range_m > 0.0 &&
           loft_minenergy_arc(&sphere, range_m / sphere.radius_m, &least) == LOFT_OK &&
           apogee_m < depressed_share * least.apogee_m;
}

double loft_time_model_predict(const time_model *model, double apogee_m, double range_m)
{
    const loft_sphere sphere = loft_earth_sphere();
    loft_twobody arc = {.tof_s = 0.0};
    (void)!loft_twobody_from_apogee_range(&sphere, apogee_m, range_m, &arc);
    return fmax(arc.tof_s, 1.0) + model->longer_s +
           model->per_x_s * (loft_figure_x(apogee_m) - model->middle_x) +
           model->per_y_s * (loft_figure_y(range_m) - model->middle_y);
}

/* ---- edges ---- */

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts n edges between two outer ones and drops what is equal. */
static void settle(figure_axis *axis, int n, double low, double high)
{
    double *edge = axis->edge;
    const double least_width = 1e-9;
    int kept = 0;
    for (int i = 0; i < n; i++) {
        edge[i] = fmin(fmax(edge[i], low), high);
    }
    edge[n] = low;
    edge[n + 1] = high;
    qsort(edge, (size_t)n + 2, sizeof *edge, ascending);
    for (int i = 0; i < n + 2; i++) {
        if (kept == 0 || edge[i] > edge[kept - 1] + least_width) {
            edge[kept++] = edge[i];
        }
    }
    edge[kept - 1] = high;
    axis->n = kept - 1;
}

static const loft_claim *claim_of(const testimony *t, int voice, bool apogee)
{
    const loft_report *report = &t->voices[voice].report;
    return apogee ? &report->apogee_m : &report->range_m;
}

static double last_range(const testimony *t)
{
    double most_m = most_range_m;
    for (int k = 0; k < t->n; k++) {
        const loft_claim *claim = claim_of(t, k, false);
        if (claim->kind != LOFT_CLAIM_NONE && claim->value > near_most * most_range_m) {
            most_m = half_way_m;
        }
    }
    return most_m;
}

/* Quantiles of every claim in turn, and even ones. */
static void set_first_edges(const testimony *t, bool apogee, figure_axis *axis)
{
    const double low = apogee ? loft_figure_x(least_apogee_m) : loft_figure_y(0.0);
    const double high =
        apogee ? loft_figure_x(most_apogee_m) : loft_figure_y(last_range(t));
    const loft_report_figure figure = apogee ? LOFT_FIGURE_APOGEE : LOFT_FIGURE_RANGE;
    int claims = 0;
    int n = 0;
    for (int k = 0; k < t->n; k++) {
        claims += claim_of(t, k, apogee)->kind != LOFT_CLAIM_NONE;
    }
    const int even = claims > 0 ? EVEN_EDGES : FIRST_CELLS - 1;
    const int each = claims > 0 ? (FIRST_CELLS - 1 - EVEN_EDGES) / claims : 0;
    for (int i = 1; i <= even; i++) {
        axis->edge[n++] = low + (high - low) * i / (even + 1);
    }
    for (int k = 0; k < t->n; k++) {
        const loft_claim *claim = claim_of(t, k, apogee);
        for (int i = 0; claim->kind != LOFT_CLAIM_NONE && i < each; i++) {
            const double value =
                loft_report_error_sample(t->errors, figure, claim, (i + 0.5) / each);
            axis->edge[n++] = apogee ? loft_figure_x(fmax(value, least_apogee_m))
                                     : loft_figure_y(value);
        }
    }
    settle(axis, n, low, high);
}

/* Quantiles of the cells' probabilities, and 32 of the edges before, evenly. */
static void refine(figure_axis *axis, const double probability[FIGURE_CELLS])
{
    const figure_axis before = *axis;
    const double low = before.edge[0];
    const double high = before.edge[before.n];
    const int wanted = FIRST_CELLS - 1;
    double upto = 0.0;
    int n = 0;
    for (int i = 0; i < before.n; i++) {
        while (n < wanted && (n + 0.5) / wanted <= upto + probability[i]) {
            const double share = ((n + 0.5) / wanted - upto) / probability[i];
            axis->edge[n++] =
                before.edge[i] + share * (before.edge[i + 1] - before.edge[i]);
        }
        upto += probability[i];
    }
    for (int i = 1; i < KEPT; i++) {
        axis->edge[n++] = before.edge[i * before.n / KEPT];
    }
    settle(axis, n, low, high);
}

/* ---- probabilities ---- */

typedef struct maker {
    const testimony *t;
    const time_model *model;
    bool depressed;
    double corner[2][NODES]; /* likelihoods at the edges of a row of cells */
    double of_range[NODES][TESTIMONY_VOICES_MAX];
} maker;

static void fill_corners(const maker *m, const figure_table *table, int i,
                         double corner[NODES])
{
    const double apogee_m = loft_figure_apogee(table->x.edge[i]);
    double of_apogee[TESTIMONY_VOICES_MAX];
    loft_testimony_heights(m->t, apogee_m, of_apogee);
    for (int j = 0; j <= table->y.n; j++) {
        const double range_m = loft_figure_range(table->y.edge[j]);
        double shape[TESTIMONY_VOICES_MAX];
        corner[j] = 0.0;
        if (!m->depressed && loft_figure_is_depressed(apogee_m, range_m)) {
            continue;
        }
        for (int k = 0; k < m->t->n; k++) {
            shape[k] = of_apogee[k] * m->of_range[j][k];
        }
        const testimony_of_shape said =
            loft_testimony_of_shape(m->t, shape, m->model->sd_s);
        corner[j] = loft_testimony_at_time(
            &said, loft_time_model_predict(m->model, apogee_m, range_m));
    }
}

/* The mass of every cell into `share`; their sum. */
static double find_masses(maker *m, figure_table *table)
{
    double total = 0.0;
    for (int j = 0; j <= table->y.n; j++) {
        loft_testimony_ranges(m->t, loft_figure_range(table->y.edge[j]), m->of_range[j]);
    }
    fill_corners(m, table, 0, m->corner[0]);
    for (int i = 0; i < table->x.n; i++) {
        const double *left = m->corner[i % 2];
        double *right = m->corner[(i + 1) % 2];
        const double dx = table->x.edge[i + 1] - table->x.edge[i];
        fill_corners(m, table, i + 1, right);
        for (int j = 0; j < table->y.n; j++) {
            const double dy = table->y.edge[j + 1] - table->y.edge[j];
            table->share[i][j] =
                0.25 * dx * dy * (left[j] + left[j + 1] + right[j] + right[j + 1]);
            total += table->share[i][j];
        }
    }
    return total;
}

/* Masses to probabilities, of which a tenth lies on all cells alike. */
static void normalise(figure_table *table, double total)
{
    const double even = 1.0 / ((double)table->x.n * table->y.n);
    const double spread = total > 0.0 ? spread_share : 1.0;
    table->log_mass = log(total) + loft_figure_log_prior();
    table->row_upto[0] = 0.0;
    for (int i = 0; i < table->x.n; i++) {
        double row = 0.0;
        for (int j = 0; j < table->y.n; j++) {
            const double share = total > 0.0 ? table->share[i][j] / total : 0.0;
            table->share[i][j] = (1.0 - spread) * share + spread * even;
            row += table->share[i][j];
        }
        table->row_upto[i + 1] = table->row_upto[i] + row;
        table->upto[i][0] = 0.0;
        for (int j = 0; j < table->y.n; j++) {
            table->upto[i][j + 1] = table->upto[i][j] + table->share[i][j] / row;
        }
    }
}

static void refine_both(figure_table *table)
{
    double of_x[FIGURE_CELLS] = {0.0};
    double of_y[FIGURE_CELLS] = {0.0};
    for (int i = 0; i < table->x.n; i++) {
        for (int j = 0; j < table->y.n; j++) {
            of_x[i] += table->share[i][j];
            of_y[j] += table->share[i][j];
        }
    }
    refine(&table->x, of_x);
    refine(&table->y, of_y);
}

void loft_figure_table_make(const testimony *t, const time_model *model, bool depressed,
                            figure_table *out)
{
    maker m = {.t = t, .model = model, .depressed = depressed};
    set_first_edges(t, true, &out->x);
    set_first_edges(t, false, &out->y);
    normalise(out, find_masses(&m, out));
    refine_both(out);
    normalise(out, find_masses(&m, out));
}

/* ---- use ---- */

/* The last i < n with upto[i] <= value. */
static int cell_of(const double *upto, int n, double value)
{
    int low = 0;
    int high = n;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        if (upto[middle] <= value) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static double within(const double *upto, const figure_axis *axis, double u, int *cell)
{
    const double p = u * upto[axis->n];
    const int i = *cell = cell_of(upto, axis->n, p);
    const double share = fmin((p - upto[i]) / (upto[i + 1] - upto[i]), 1.0);
    return axis->edge[i] + share * (axis->edge[i + 1] - axis->edge[i]);
}

void loft_figure_table_sample(const figure_table *table, double u, double v, double *x,
                              double *y)
{
    int row = 0;
    int column = 0;
    *x = within(table->row_upto, &table->x, u, &row);
    *y = within(table->upto[row], &table->y, v, &column);
}

double loft_figure_table_log_density(const figure_table *table, double x, double y)
{
    const int i = cell_of(table->x.edge, table->x.n, x);
    const int j = cell_of(table->y.edge, table->y.n, y);
    const double dx = table->x.edge[i + 1] - table->x.edge[i];
    const double dy = table->y.edge[j + 1] - table->y.edge[j];
    return log(table->share[i][j] / (dx * dy));
}

double loft_figure_table_meant(const figure_table *table, double x, double y)
{
    const int i = cell_of(table->x.edge, table->x.n, x);
    const int j = cell_of(table->y.edge, table->y.n, y);
    const double spread = spread_share / ((double)table->x.n * table->y.n);
    return fmax(1.0 - spread / table->share[i][j], 0.0);
}
