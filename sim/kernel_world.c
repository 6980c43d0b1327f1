/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kernel_world.h"

#include <math.h>
#include <stddef.h>

#include "loft/units.h"

/* The edges of the air below 120 km are the model's; above, so close that the polynomials
 * hold (1e-3 of a density that no longer matters to a booster). */
static const double high_edges_m[] = {150e3, 200e3, 300e3, 450e3, 700e3, 1000e3, 1e12};

enum {
    N_HIGH = sizeof high_edges_m / sizeof high_edges_m[0],
    N_LOW = KERNEL_LAYERS - N_HIGH, /* below 120 km */
    NODES = KERNEL_DEGREE + 1
};

/* Stage times of the Runge-Kutta pair (dop853.h). */
static const double stage_c[12] = {0.0,
                                   0.526001519587677318785587544488e-01,
                                   0.789002279381515978178381316732e-01,
                                   0.118350341907227396726757197510,
                                   0.281649658092772603273242802490,
                                   1.0 / 3.0,
                                   0.25,
                                   4.0 / 13.0,
                                   127.0 / 195.0,
                                   0.6,
                                   6.0 / 7.0,
                                   1.0};

static const double no_ln_rho = -600.0; /* as good as nothing, and an ordinary number */

static loft_air air_at(const loft_model *model, int layer, double alt_m)
{
    loft_air air;
    loft_atmosphere_air(&model->air, layer, alt_m, &air);
    return air;
}

/* Coefficients of 1, x, x^2... of the polynomial through f at the Chebyshev nodes. */
static void fit(int n, const double *f, double *out)
{
    double t0[NODES] = {1.0};
    double t1[NODES] = {0.0, 1.0};
    for (int i = 0; i < n; i++) {
        out[i] = 0.0;
    }
    for (int j = 0; j < n; j++) {
        double c = 0.0;
        for (int k = 0; k < n; k++) {
            c += f[k] * cos(j * LOFT_PI * (k + 0.5) / n);
        }
        c *= (j == 0 ? 1.0 : 2.0) / n;
        double t2[NODES] = {0.0};
        for (int i = 0; i < n; i++) {
            out[i] += c * t0[i];
            t2[i] = (i > 0 ? 2.0 * t1[i - 1] : 0.0) - t0[i];
        }
        for (int i = 0; i < n; i++) {
            t0[i] = t1[i];
            t1[i] = t2[i];
        }
    }
}

static void build_layer(const loft_model *model, int layer, kernel_layer *out)
{
    const double half_m = 0.5 * (out->hi_m - out->lo_m);
    const double middle_m = 0.5 * (out->hi_m + out->lo_m);
    double ln_rho[NODES];
    double sound[NODES];
    for (int k = 0; k < NODES; k++) {
        const double x = cos(LOFT_PI * (k + 0.5) / NODES);
        const loft_air air = air_at(model, layer, middle_m + half_m * x);
        ln_rho[k] = log(air.rho_kgpm3);
        sound[k] = air.sound_mps;
    }
    out->per_m = 1.0 / half_m;
    out->at_0 = -middle_m / half_m;
    fit(NODES, ln_rho, out->ln_rho);
    fit(NODES, sound, out->sound_mps);
}

/* With a speed of sound that keeps Mach numbers finite. */
static void build_vacuum(kernel_layer *out)
{
    out->per_m = out->at_0 = 0.0;
    for (int i = 0; i < NODES; i++) {
        out->ln_rho[i] = i == 0 ? no_ln_rho : 0.0;
        out->sound_mps[i] = i == 0 ? 1000.0 : 0.0;
    }
}

static void build_layers(const loft_model *model, kernel_world *w)
{
    const bool vacuum = model->air.n_edges == 0;
    double lo_m = -5000.0;
    for (int i = 0; i < KERNEL_LAYERS; i++) {
        kernel_layer *layer = &w->layers[i];
        layer->lo_m = lo_m;
        layer->hi_m = i >= N_LOW ? high_edges_m[i - N_LOW]
                      : vacuum   ? KERNEL_ENTRY_M * (i + 1) / N_LOW
                                 : model->air.edges_m[i];
        if (vacuum || i == KERNEL_LAYERS - 1) {
            build_vacuum(layer);
        } else {
            build_layer(model, i < N_LOW ? i : N_LOW, layer);
        }
        lo_m = layer->hi_m;
    }
    w->layers[0].lo_m = 0.0; /* the ground ends the flight */
}

static void build_upper(const loft_model *model, kernel_world *w)
{
    static const double edges_m[KERNEL_UPPER + 1] = {120e3, 140e3, 170e3, 210e3, 270e3,
                                                     350e3, 470e3, 650e3, 1000e3};
    for (int piece = 0; piece < KERNEL_UPPER; piece++) {
        const double half_m = 0.5 * (edges_m[piece + 1] - edges_m[piece]);
        const double middle_m = 0.5 * (edges_m[piece + 1] + edges_m[piece]);
        double ln_rho[KERNEL_UPPER_DEGREE + 1];
        double c[KERNEL_UPPER_DEGREE + 1];
        for (int k = 0; k <= KERNEL_UPPER_DEGREE; k++) {
            const double x = cos(LOFT_PI * (k + 0.5) / (KERNEL_UPPER_DEGREE + 1));
            ln_rho[k] = model->air.n_edges == 0
                            ? no_ln_rho
                            : log(air_at(model, N_LOW, middle_m + half_m * x).rho_kgpm3);
        }
        fit(KERNEL_UPPER_DEGREE + 1, ln_rho, c);
        for (int i = 0; i <= KERNEL_UPPER_DEGREE; i++) {
            w->upper[i][piece] = c[i];
        }
        w->upper_per_m[piece] = 1.0 / half_m;
        w->upper_at_0[piece] = -middle_m / half_m;
        if (piece > 0) {
            w->upper_edges_m[piece - 1] = edges_m[piece];
        }
    }
}

static void build_step(const loft_model *model, int layer, double from_m, double by_m,
                       kernel_entry_step *step)
{
    const loft_ellipsoid *shape = &model->earth.shape;
    const double e2 = shape->f * (2.0 - shape->f);
    step->by_m = by_m;
    for (int i = 0; i < 12; i++) {
        const double alt_m = from_m + stage_c[i] * by_m;
        step->half_rho[i] = 0.5 * air_at(model, layer, alt_m).rho_kgpm3;
        /* N/(N + h) at the equator, and its change to the pole */
        const double polar_m = shape->a_m / sqrt(1.0 - e2);
        const double at_equator = shape->a_m / (shape->a_m + alt_m);
        const double at_pole = polar_m / (polar_m + alt_m);
        step->tilt_0[i] = 1.0 - e2 * at_equator;
        step->tilt_1[i] = -e2 * (at_pole - at_equator);
    }
}

/* Steps from 120 km to the ground, none longer than step_m or through more air than
 * column_kgpm2. */
static void build_entry(const loft_model *model, const kernel_world *w, double step_m,
                        double column_kgpm2, kernel_tier *tier)
{
    tier->n_entry = 0;
    for (int layer = N_LOW - 1; layer >= 0; layer--) {
        const double lo_m = w->layers[layer].lo_m;
        const double hi_m = w->layers[layer].hi_m;
        const double weight_pa =
            air_at(model, layer, lo_m).p_pa - air_at(model, layer, hi_m).p_pa;
        const double parts = fmax((hi_m - lo_m) / step_m, weight_pa / 9.8 / column_kgpm2);
        const int n = (int)ceil(parts);
        for (int i = 0; i < n; i++) {
            const double from_m = hi_m + (lo_m - hi_m) * i / n;
            build_step(model, layer, from_m, (lo_m - hi_m) / n,
                       &tier->entry[tier->n_entry++]);
        }
    }
}

/* Shares of an arc that grow from its thick air upward, as a power of the step's number. */
static int grade(int n, double power, bool upward, double share[KERNEL_COAST_STEPS])
{
    for (int i = 0; i < n; i++) {
        const int k = upward ? i : n - 1 - i;
        share[i] = pow((k + 1.0) / n, power) - pow((double)k / n, power);
    }
    return n;
}

static bool can_be_flown(const loft_model *model)
{
    const loft_atmosphere us76 = loft_atmosphere_us76();
    const loft_atmosphere none = loft_atmosphere_none();
    const loft_vec3 wind = model->wind_ned_mps;
    return model->earth.gravity.degree <= 4 && model->earth.shape.f <= 0.0035 &&
           model->world.height == NULL && model->world.gravity == NULL &&
           model->world.force == NULL && wind.x == 0.0 && wind.y == 0.0 &&
           wind.z == 0.0 && (model->air.at == us76.at || model->air.at == none.at);
}

loft_status loft_kernel_world(const loft_model *model, kernel_world *w)
{
    static const struct {
        int n_rise, n_fall;
        double rise_power, fall_power, step_m, column_kgpm2, limit;
    } tiers[KERNEL_TIERS] = {{8, 6, 2.2, 1.5, 16e3, 1250.0, 1e-6},
                             {10, 7, 2.2, 1.5, 12e3, 1000.0, 1e-6},
                             {14, 10, 2.2, 1.8, 6e3, 250.0, 1e-6}};
    if (!can_be_flown(model)) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_gravity *gravity = &model->earth.gravity;
    const loft_ellipsoid *shape = &model->earth.shape;
    *w = (kernel_world){.mu_m3ps2 = gravity->mu_m3ps2,
                        .gravity_radius_m = gravity->radius_m,
                        .j2 = gravity->degree >= 2 ? gravity->j[2] : 0.0,
                        .j3 = gravity->degree >= 3 ? gravity->j[3] : 0.0,
                        .j4 = gravity->degree >= 4 ? gravity->j[4] : 0.0,
                        .omega_radps = model->earth.omega_radps,
                        .a_m = shape->a_m,
                        .e2 = shape->f * (2.0 - shape->f)};
    build_layers(model, w);
    build_upper(model, w);
    for (int i = 0; i < KERNEL_TIERS; i++) {
        w->tiers[i].n_rise =
            grade(tiers[i].n_rise, tiers[i].rise_power, true, w->tiers[i].rise);
        w->tiers[i].n_fall =
            grade(tiers[i].n_fall, tiers[i].fall_power, false, w->tiers[i].fall);
        w->tiers[i].limit = tiers[i].limit;
        build_entry(model, w, tiers[i].step_m, tiers[i].column_kgpm2, &w->tiers[i]);
    }
    return LOFT_OK;
}
