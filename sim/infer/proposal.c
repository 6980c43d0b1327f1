/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/proposal.h"

#include <math.h>

#include "loft/earth.h"
#include "sim/base/random.h"
#include "sim/infer/regression.h"

enum {
    CELLS = PROPOSAL_CELLS,
    TERMS = REGRESSION_TERMS,
    PILOT_LEAST = 14
};

static const double z_most = 6.0;
static const double prior_share = 0.25;

static double cell_width(void)
{
    return 2.0 * z_most / CELLS;
}

static double normal_density(double z)
{
    return exp(-0.5 * z * z) / sqrt(2.0 * LOFT_PI);
}

void loft_proposal_start(proposal *p, double longer_s, double sd_s)
{
    for (int i = 0; i <= CELLS; i++) {
        p->normal[i] = normal_density(loft_proposal_edge(i));
    }
    p->adapted = false;
    p->model = (time_model){.longer_s = longer_s, .sd_s = sd_s};
    loft_figure_table_make(p->t, &p->model, p->depressed, &p->table);
}

/* ---- what was seen of the burn ---- */

double loft_proposal_edge(int i)
{
    return -z_most + i * cell_width();
}

void loft_proposal_see_burn(proposal *p, const double of_burn[CELLS + 1])
{
    double sum = 0.0;
    for (int i = 0; i <= CELLS; i++) {
        p->of_burn[i] = of_burn[i];
        sum += of_burn[i] * normal_density(loft_proposal_edge(i)) * cell_width();
    }
    p->mean_of_burn = sum;
    p->burn_seen = sum > 0.0;
}

double loft_proposal_log_seen(const proposal *p, double burn_z)
{
    if (!p->burn_seen) {
        return 0.0;
    }
    const double at = fmin(fmax((burn_z + z_most) / cell_width(), 0.0), CELLS - 1e-6);
    const int i = (int)at;
    return log(((1.0 - (at - i)) * p->of_burn[i] + (at - i) * p->of_burn[i + 1]) /
               p->mean_of_burn);
}

/* ---- what burn time and drag do to the time ---- */

/*
 * The part of drag in the time beyond a straight line: z^2 - 1 about the middle of its prior.
 * Some 5 deviations out the time of fall goes as a power of the ballistic coefficient, about
 * the -0.7th, whose z has a deviation of 0.9; the scale makes the variance that of z^2 - 1.
 */
static double bend_of_drag(bool steep, double z)
{
    const double power = 0.7 * 0.9;
    const double mean = exp(0.5 * power * power);
    const double variance = mean * mean * (mean * mean - 1.0);
    return steep ? sqrt(2.0 / variance) * (exp(-power * z) - mean) : z * z - 1.0;
}

static void terms_of(bool steep, const time_model *m, const proposal_point *at,
                     double term[TERMS])
{
    term[0] = 1.0;
    term[1] = at->burn_z;
    term[2] = at->beta_z;
    term[3] = bend_of_drag(steep, at->beta_z);
    term[4] = at->x - m->middle_x;
    term[5] = at->y - m->middle_y;
}

static double two_body_s(const proposal_point *at)
{
    const time_model none = {.longer_s = 0.0};
    return loft_time_model_predict(&none, loft_figure_apogee(at->x),
                                   loft_figure_range(at->y));
}

static void find_middle(int n, const proposal_flown *flown, time_model *m)
{
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
        sum += flown[i].share;
        m->middle_x += flown[i].share * flown[i].at.x;
        m->middle_y += flown[i].share * flown[i].at.y;
    }
    m->middle_x /= sum;
    m->middle_y /= sum;
}

static bool regress(bool steep, int n, const proposal_flown *flown, const time_model *m,
                    double coefficient[TERMS], double *rest_sd_s)
{
    regression r = {.n = TERMS};
    double squares = 0.0;
    double term[TERMS];
    for (int i = 0; i < n; i++) {
        terms_of(steep, m, &flown[i].at, term);
        loft_regression_add(&r, term, flown[i].time_s - two_body_s(&flown[i].at),
                            flown[i].share);
    }
    if (!loft_regression_solve(&r, coefficient)) {
        return false;
    }
    for (int i = 0; i < n; i++) {
        terms_of(steep, m, &flown[i].at, term);
        const double left_s = flown[i].time_s - two_body_s(&flown[i].at) -
                              loft_regression_at(&r, coefficient, term);
        squares += flown[i].share * left_s * left_s;
    }
    *rest_sd_s = sqrt(squares / fmax(r.weight - TERMS, 1.0));
    return true;
}

bool loft_proposal_adapt(proposal *p, int n, const proposal_flown *flown)
{
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
        sum += flown[i].share;
    }
    time_model m = {.longer_s = 0.0};
    double c[TERMS];
    double rest_sd_s = 0.0;
    if (sum < PILOT_LEAST) {
        return false;
    }
    find_middle(n, flown, &m);
    if (!regress(p->steep, n, flown, &m, c, &rest_sd_s)) {
        return false;
    }
    p->per_burn_s = c[1];
    p->per_beta_s = c[2];
    p->per_beta2_s = c[3];
    p->rest_sd_s = fmax(rest_sd_s, 1.0);
    m.longer_s = c[0];
    m.per_x_s = c[4];
    m.per_y_s = c[5];
    m.sd_s =
        sqrt(p->rest_sd_s * p->rest_sd_s + c[1] * c[1] + c[2] * c[2] + 2.0 * c[3] * c[3]);
    p->model = m;
    p->adapted = true;
    for (int i = 0; i <= CELLS; i++) {
        p->bend[i] = bend_of_drag(p->steep, loft_proposal_edge(i));
    }
    loft_figure_table_make(p->t, &p->model, p->depressed, &p->table);
    return true;
}

/* ---- one deviation, given what was drawn before it ---- */

/* The time that a deviation z leads to, and the spread that is then left. */
typedef struct leaning {
    double at_s, per_s, per2_s, sd_s;
    const double *seen; /* a likelihood at the edges of the cells, or NULL */
} leaning;

static leaning leaning_of_burn(const proposal *p, double predicted_s)
{
    const double left2 = p->rest_sd_s * p->rest_sd_s + p->per_beta_s * p->per_beta_s +
                         2.0 * p->per_beta2_s * p->per_beta2_s;
    return (leaning){.at_s = predicted_s,
                     .per_s = p->per_burn_s,
                     .sd_s = sqrt(left2),
                     .seen = p->burn_seen ? p->of_burn : NULL};
}

static leaning leaning_of_beta(const proposal *p, double predicted_s, double burn_z)
{
    return (leaning){.at_s = predicted_s + p->per_burn_s * burn_z,
                     .per_s = p->per_beta_s,
                     .per2_s = p->per_beta2_s,
                     .sd_s = p->rest_sd_s};
}

/* Probabilities of the cells of z up to each edge. */
static void tabulate(const proposal *p, const double shape[TESTIMONY_VOICES_MAX],
                     const leaning *lean, double upto[CELLS + 1])
{
    const testimony_of_shape said = loft_testimony_of_shape(p->t, shape, lean->sd_s);
    double before = 0.0;
    upto[0] = 0.0;
    for (int i = 0; i <= CELLS; i++) {
        const double time_s =
            lean->at_s + lean->per_s * loft_proposal_edge(i) + lean->per2_s * p->bend[i];
        const double prior =
            lean->seen != NULL ? p->normal[i] * lean->seen[i] : p->normal[i];
        const double now = prior * loft_testimony_at_time(&said, time_s);
        if (i > 0) {
            upto[i] = upto[i - 1] + 0.5 * (before + now);
        }
        before = now;
    }
    for (int i = 0; i <= CELLS; i++) {
        upto[i] =
            upto[CELLS] > 0.0 && i < CELLS ? upto[i] / upto[CELLS] : (double)i / CELLS;
    }
}

static double sample_z(const double upto[CELLS + 1], double u)
{
    if (u < prior_share) {
        return loft_random_normal_quantile(u / prior_share);
    }
    const double at = (u - prior_share) / (1.0 - prior_share);
    int i = 0;
    while (i + 1 < CELLS && upto[i + 1] <= at) {
        i++;
    }
    const double share = fmin((at - upto[i]) / (upto[i + 1] - upto[i]), 1.0);
    return -z_most + (i + share) * cell_width();
}

/* ln of the mixture over the prior. */
static double log_density_z(const double upto[CELLS + 1], double z)
{
    const double at = (z + z_most) / cell_width();
    double tabled = 0.0;
    if (at >= 0.0 && at < CELLS) {
        const int i = (int)at;
        tabled = (upto[i + 1] - upto[i]) / cell_width() / normal_density(z);
    }
    return log(prior_share + (1.0 - prior_share) * tabled);
}

/* ---- all of a point ---- */

/* The voices' likelihoods of apogee and range by themselves; the time predicted of these. */
static double shape_of(const proposal *p, double x, double y,
                       double shape[TESTIMONY_VOICES_MAX])
{
    const double apogee_m = loft_figure_apogee(x);
    const double range_m = loft_figure_range(y);
    double of_range[TESTIMONY_VOICES_MAX];
    loft_testimony_heights(p->t, apogee_m, shape);
    loft_testimony_ranges(p->t, range_m, of_range);
    for (int k = 0; k < p->t->n; k++) {
        shape[k] *= of_range[k];
    }
    return loft_time_model_predict(&p->model, apogee_m, range_m);
}

proposal_point loft_proposal_sample(const proposal *p, const double u[4],
                                    double *log_density)
{
    proposal_point at = {.burn_z = loft_random_normal_quantile(u[2]),
                         .beta_z = loft_random_normal_quantile(u[3])};
    loft_figure_table_sample(&p->table, u[0], u[1], &at.x, &at.y);
    *log_density = loft_figure_table_log_density(&p->table, at.x, at.y);
    if (!p->adapted) {
        return at;
    }
    double shape[TESTIMONY_VOICES_MAX];
    double upto[CELLS + 1];
    const double predicted_s = shape_of(p, at.x, at.y, shape);
    if (p->burn_varies) {
        const leaning lean = leaning_of_burn(p, predicted_s);
        tabulate(p, shape, &lean, upto);
        at.burn_z = sample_z(upto, u[2]);
        *log_density += log_density_z(upto, at.burn_z);
    }
    if (p->beta_varies) {
        const leaning lean = leaning_of_beta(p, predicted_s, at.burn_z);
        tabulate(p, shape, &lean, upto);
        at.beta_z = sample_z(upto, u[3]);
        *log_density += log_density_z(upto, at.beta_z);
    }
    return at;
}

double loft_proposal_log_density(const proposal *p, const proposal_point *at)
{
    double sum = loft_figure_table_log_density(&p->table, at->x, at->y);
    if (!p->adapted) {
        return sum;
    }
    double shape[TESTIMONY_VOICES_MAX];
    double upto[CELLS + 1];
    const double predicted_s = shape_of(p, at->x, at->y, shape);
    if (p->burn_varies) {
        const leaning lean = leaning_of_burn(p, predicted_s);
        tabulate(p, shape, &lean, upto);
        sum += log_density_z(upto, at->burn_z);
    }
    if (p->beta_varies) {
        const leaning lean = leaning_of_beta(p, predicted_s, at->burn_z);
        tabulate(p, shape, &lean, upto);
        sum += log_density_z(upto, at->beta_z);
    }
    return sum;
}

double loft_proposal_sample_drag(const proposal *p, proposal_point *at, double u)
{
    double shape[TESTIMONY_VOICES_MAX];
    double upto[CELLS + 1];
    if (!p->adapted || !p->beta_varies) {
        at->beta_z = loft_random_normal_quantile(u);
        return 0.0;
    }
    const leaning lean = leaning_of_beta(p, shape_of(p, at->x, at->y, shape), at->burn_z);
    tabulate(p, shape, &lean, upto);
    at->beta_z = sample_z(upto, u);
    return log_density_z(upto, at->beta_z);
}
