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
    NODES = KERNEL_DEGREE + 1,
    SOUND_NODES = KERNEL_SOUND_DEGREE + 1,
    LAYERS_OF_ENTRY = 8 /* the last from 86 km, above which edges are too faint */
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

static loft_air air_at(const loft_model *model, int layer, double alt_m)
{
    loft_air air;
    loft_atmosphere_air(&model->air, layer, alt_m, &air);
    return air;
}

/* The same; layer N_LOW: whichever one the altitude is in. */
static loft_air air_in(const loft_model *model, int layer, double alt_m)
{
    return air_at(
        model, layer < N_LOW ? layer : loft_atmosphere_layer(&model->air, alt_m), alt_m);
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

/* c[0] + c[1] u + ... + c[n] u^n with u = per x + at_0, to coefficients of x. */
static void expand(int n, double per, double at_0, double *c)
{
    double out[NODES] = {0.0};
    for (int i = n; i >= 0; i--) { /* Horner: out = out (per x + at_0) + c[i] */
        for (int j = n; j > 0; j--) {
            out[j] = out[j] * at_0 + out[j - 1] * per;
        }
        out[0] = out[0] * at_0 + c[i];
    }
    for (int i = 0; i <= n; i++) {
        c[i] = out[i];
    }
}

static void build_layer(const loft_model *model, int layer, kernel_layer *out)
{
    const double half_m = 0.5 * (out->hi_m - out->lo_m);
    const double middle_m = 0.5 * (out->hi_m + out->lo_m);
    double root4[NODES];
    double sound[NODES];
    for (int k = 0; k < NODES; k++) {
        const double x = cos(LOFT_PI * (k + 0.5) / NODES);
        root4[k] = pow(air_in(model, layer, middle_m + half_m * x).rho_kgpm3, 0.25);
    }
    for (int k = 0; k < SOUND_NODES; k++) {
        const double x = cos(LOFT_PI * (k + 0.5) / SOUND_NODES);
        sound[k] = air_in(model, layer, middle_m + half_m * x).sound_mps;
    }
    out->per_m = 1.0 / half_m;
    out->at_0 = -middle_m / half_m;
    fit(NODES, root4, out->root4);
    fit(SOUND_NODES, sound, out->sound_mps);
}

/* Of no density, and a speed of sound that is an ordinary number. */
static void build_vacuum(kernel_layer *out)
{
    *out = (kernel_layer){.lo_m = out->lo_m, .hi_m = out->hi_m, .sound_mps = {1000.0}};
}

/*
 * A booster feels no air above 120 km. Of the edges above 51 km one is left, at 86 km; the
 * polynomials run through the others, which leaves 2.2e-7 kg/m3 of the density.
 */
static void build_boost_layers(const loft_model *model, kernel_world *w)
{
    static const double edges_m[] = {86e3, KERNEL_ENTRY_M, 1e12};
    const int n_same = KERNEL_BOOST_LAYERS - 3;
    for (int i = 0; i < KERNEL_BOOST_LAYERS; i++) {
        kernel_layer *layer = &w->boost_layers[i];
        if (i < n_same) {
            *layer = w->layers[i];
            continue;
        }
        layer->lo_m = w->boost_layers[i - 1].hi_m;
        layer->hi_m = edges_m[i - n_same];
        if (model->air.n_edges == 0 || i == KERNEL_BOOST_LAYERS - 1) {
            build_vacuum(layer);
        } else {
            build_layer(model, N_LOW, layer);
        }
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
    build_boost_layers(model, w);
}

static void build_upper(const loft_model *model, kernel_world *w)
{
    static const double as_good_as_none = 1e100; /* rho is 1 over its fourth power */
    static const double end =
        1.0 + (KERNEL_UPPER_END_M - KERNEL_UPPER_FROM_M) / KERNEL_UPPER_PER_M;
    const bool vacuum = model->air.n_edges == 0;
    for (int piece = 0; piece < KERNEL_UPPER; piece++) {
        const double lo = ldexp(1.0, piece);
        const double half = 0.5 * (fmin(2.0 * lo, end) - lo);
        double c[KERNEL_UPPER_DEGREE + 1];
        double root4[KERNEL_UPPER_DEGREE + 1];
        for (int k = 0; k <= KERNEL_UPPER_DEGREE; k++) {
            const double u = cos(LOFT_PI * (k + 0.5) / (KERNEL_UPPER_DEGREE + 1));
            const double alt_m =
                KERNEL_UPPER_FROM_M + KERNEL_UPPER_PER_M * (lo + half * (1.0 + u) - 1.0);
            const int layer = loft_atmosphere_layer(&model->air, alt_m);
            root4[k] = vacuum ? as_good_as_none
                              : pow(air_at(model, layer, alt_m).rho_kgpm3, -0.25);
        }
        fit(KERNEL_UPPER_DEGREE + 1, root4, c);
        expand(KERNEL_UPPER_DEGREE, 1.0 / half, -(lo + half) / half, c);
        for (int i = 0; i <= KERNEL_UPPER_DEGREE; i++) {
            w->upper[i][piece] = c[i];
        }
    }
}

static const double slow_fall_mps = 1000.0;

static void build_step(const loft_model *model, int layer, double from_m, double by_m,
                       kernel_entry_step *step)
{
    const loft_ellipsoid *shape = &model->earth.shape;
    const double e2 = shape->f * (2.0 - shape->f);
    step->by_m = by_m;
    step->to_go_s = from_m / slow_fall_mps;
    for (int i = 0; i < 12; i++) {
        const double alt_m = from_m + stage_c[i] * by_m;
        step->half_rho[i] = 0.5 * air_in(model, layer, alt_m).rho_kgpm3;
        /* N/(N + h) at the equator, and its change to the pole */
        const double polar_m = shape->a_m / sqrt(1.0 - e2);
        const double at_equator = shape->a_m / (shape->a_m + alt_m);
        const double at_pole = polar_m / (polar_m + alt_m);
        step->tilt_0[i] = 1.0 - e2 * at_equator;
        step->tilt_1[i] = -e2 * (at_pole - at_equator);
    }
}

/* Steps from 120 km to the ground: parts[i] of the layer i from the ground up. */
static void build_entry(const loft_model *model, const kernel_world *w,
                        const int parts[LAYERS_OF_ENTRY], kernel_tier *tier)
{
    double hi_m = KERNEL_ENTRY_M;
    tier->n_entry = 0;
    for (int layer = LAYERS_OF_ENTRY - 1; layer >= 0; layer--) {
        const double lo_m = w->layers[layer].lo_m;
        const bool at_top = layer == LAYERS_OF_ENTRY - 1;
        for (int i = 0; i < parts[layer]; i++) {
            const double from_m = hi_m + (lo_m - hi_m) * i / parts[layer];
            build_step(model, at_top ? N_LOW : layer, from_m,
                       (lo_m - hi_m) / parts[layer], &tier->entry[tier->n_entry++]);
        }
        hi_m = lo_m;
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

static void build_gravity(const loft_gravity *field, kernel_world *w)
{
    static const double of_2[] = {7.5, 1.5, 4.5};
    static const double of_3[] = {17.5, 7.5, 15.0, 1.5};
    static const double of_4[] = {39.375, 26.25, 1.875, 43.75, 9.375};
    const double r = field->radius_m;
    for (int i = 0; i < 3; i++) {
        w->zonal_2[i] = field->degree >= 2 ? of_2[i] * field->j[2] * r * r : 0.0;
    }
    for (int i = 0; i < 4; i++) {
        w->zonal_3[i] = field->degree >= 3 ? of_3[i] * field->j[3] * r * r * r : 0.0;
    }
    for (int i = 0; i < 5; i++) {
        w->zonal_4[i] = field->degree >= 4 ? of_4[i] * field->j[4] * r * r * r * r : 0.0;
    }
}

loft_status loft_kernel_world(const loft_model *model, kernel_world *w)
{
    static const struct {
        int n_rise, n_fall;
        double rise_power, fall_power;
        int entry[LAYERS_OF_ENTRY];
        double limit;
    } tiers[KERNEL_TIERS] = {{3, 3, 2.0, 1.9, {2, 1, 1, 1, 1, 1, 1, 1}, 4e-6},
                             {6, 6, 2.0, 1.9, {5, 2, 2, 1, 1, 1, 1, 1}, 2e-7},
                             {9, 9, 2.0, 2.3, {13, 3, 2, 2, 1, 2, 2, 4}, 2e-7},
                             {16, 14, 2.0, 2.2, {32, 8, 4, 3, 1, 4, 3, 6}, 2e-7}};
    if (!can_be_flown(model)) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_ellipsoid *shape = &model->earth.shape;
    const double e2 = shape->f * (2.0 - shape->f);
    const double bulge = e2 / (1.0 - e2); /* r = a/sqrt(1 + bulge sin^2) */
    *w = (kernel_world){.mu_m3ps2 = model->earth.gravity.mu_m3ps2,
                        .omega_radps = model->earth.omega_radps,
                        .a_m = shape->a_m,
                        .e2 = e2,
                        .flat_2 = 0.5 * bulge * shape->a_m,
                        .flat_4 = -0.375 * bulge * bulge * shape->a_m};
    build_gravity(&model->earth.gravity, w);
    build_layers(model, w);
    build_upper(model, w);
    for (int i = 0; i < KERNEL_TIERS; i++) {
        w->tiers[i].n_rise =
            grade(tiers[i].n_rise, tiers[i].rise_power, true, w->tiers[i].rise);
        w->tiers[i].n_fall =
            grade(tiers[i].n_fall, tiers[i].fall_power, false, w->tiers[i].fall);
        w->tiers[i].limit = tiers[i].limit;
        build_entry(model, w, tiers[i].entry, &w->tiers[i]);
    }
    return LOFT_OK;
}

loft_ellipsoid loft_kernel_shape(const kernel_world *world)
{
    return (loft_ellipsoid){.a_m = world->a_m, .f = 1.0 - sqrt(1.0 - world->e2)};
}
