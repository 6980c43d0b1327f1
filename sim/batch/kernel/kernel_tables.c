/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/kernel/kernel_tables.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "sim/batch/kernel/chebyshev.h"
#include "sim/batch/kernel/kernel_levels.h"

/* The edges of the air below 120 km are the model's; above, so close that the polynomials
 * hold (1e-3 of a density that no longer matters to a booster). */
static const double high_edges_m[] = {150e3, 200e3, 300e3, 450e3, 700e3, 1000e3, 1e12};

enum {
    N_HIGH = sizeof high_edges_m / sizeof high_edges_m[0],
    N_LOW = KERNEL_LAYERS - N_HIGH, /* below 120 km */
    NODES = KERNEL_DEGREE + 1,
    SOUND_NODES = KERNEL_SOUND_DEGREE + 1
};

static loft_air air_at(const loft_model *model, int layer, double alt_m)
{
    loft_air air;
    loft_atmosphere_air(&model->air, layer, alt_m, &air);
    return air;
}

/* Air in a layer; layer N_LOW: whichever layer the altitude is in. */
static loft_air air_in(const loft_model *model, int layer, double alt_m)
{
    return air_at(
        model, layer < N_LOW ? layer : loft_atmosphere_layer(&model->air, alt_m), alt_m);
}

static void build_layer(const loft_model *model, int layer, kernel_layer *out)
{
    const double half_m = 0.5 * (out->hi_m - out->lo_m);
    const double middle_m = 0.5 * (out->hi_m + out->lo_m);
    double root4[NODES];
    double sound[NODES];
    const chebyshev nodes = loft_chebyshev_of(NODES);
    const chebyshev sound_nodes = loft_chebyshev_of(SOUND_NODES);
    for (int k = 0; k < NODES; k++) {
        const double x = nodes.node[k];
        root4[k] = pow(air_in(model, layer, middle_m + half_m * x).rho_kgpm3, 0.25);
    }
    for (int k = 0; k < SOUND_NODES; k++) {
        const double x = sound_nodes.node[k];
        sound[k] = air_in(model, layer, middle_m + half_m * x).sound_mps;
    }
    out->per_m = 1.0 / half_m;
    out->x_most = INFINITY;
    out->at_0 = -middle_m / half_m;
    loft_chebyshev_fit(&nodes, root4, out->root4);
    loft_chebyshev_fit(&sound_nodes, sound, out->sound_mps);
}

/* No density, and a speed of sound that is an ordinary number. */
static void build_vacuum(kernel_layer *out)
{
    *out = (kernel_layer){
        .lo_m = out->lo_m, .hi_m = out->hi_m, .x_most = INFINITY, .sound_mps = {1000.0}};
}

/*
 * Above 51 km a boost has one edge, at 86 km; the polynomials run through the others, which leaves 2.1e-6 kg/m3 of the density at 51 km and 6e-4 kg/m2 of a column. The
 * air ends at 200 km without an edge, and no lower: the weights of Verner's last stages, 176
 * and 172, make 25 mm/s of the 6e-6 m/s2 that it would take off within a step at 120 km.
 */
static void build_boost_layers(const loft_model *model, kernel_tables *tables)
{
    enum {
        SAME = KERNEL_BOOST_LAYERS - 2
    };
    static const double edges_m[] = {86e3, 200e3};
    memcpy(tables->boost_layers, tables->layers, SAME * sizeof tables->layers[0]);
    double lo_m = tables->layers[SAME - 1].hi_m;
    for (int i = SAME; i < KERNEL_BOOST_LAYERS; i++) {
        kernel_layer *layer = &tables->boost_layers[i];
        *layer = (kernel_layer){.lo_m = lo_m, .hi_m = edges_m[i - SAME]};
        lo_m = layer->hi_m;
        if (model->air.batch == LOFT_AIR_BATCH_EMPTY) {
            build_vacuum(layer);
        } else {
            build_layer(model, N_LOW, layer);
        }
    }
    tables->boost_layers[KERNEL_BOOST_LAYERS - 1].x_most = 1.0;
    tables->boost_layers[KERNEL_BOOST_LAYERS - 1].hi_m = INFINITY;
}

static void build_layers(const loft_model *model, kernel_tables *tables)
{
    const bool vacuum = model->air.batch == LOFT_AIR_BATCH_EMPTY;
    double lo_m = -5000.0;
    for (int i = 0; i < KERNEL_LAYERS; i++) {
        kernel_layer *layer = &tables->layers[i];
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
    tables->layers[0].lo_m = 0.0; /* the ground ends the flight */
    build_boost_layers(model, tables);
}

/* A piece of the upper air, of x from lo to hi: coefficients of rho^(-1/4). */
static void build_piece(const loft_model *model, double lo, double hi,
                        double c[KERNEL_UPPER_DEGREE + 1])
{
    const double half = 0.5 * (hi - lo);
    const int n = KERNEL_UPPER_DEGREE + 1;
    const chebyshev nodes = loft_chebyshev_of(n);
    double root4[KERNEL_UPPER_DEGREE + 1];
    for (int k = 0; k < n; k++) {
        const double x = lo + half * (1.0 + nodes.node[k]);
        const double alt_m = KERNEL_UPPER_FROM_M + KERNEL_UPPER_PER_M * (x - 1.0);
        const int layer = loft_atmosphere_layer(&model->air, alt_m);
        root4[k] = pow(air_at(model, layer, alt_m).rho_kgpm3, -0.25);
    }
    loft_chebyshev_fit(&nodes, root4, c);
    loft_chebyshev_expand(n, 1.0 / half, -(lo + half) / half, c);
}

static void build_upper(const loft_model *model, kernel_tables *tables)
{
    static const double as_good_as_none = 1e100; /* rho is 1 over its fourth power */
    static const double end =
        1.0 + (KERNEL_UPPER_END_M - KERNEL_UPPER_FROM_M) / KERNEL_UPPER_PER_M;
    const bool vacuum = model->air.batch == LOFT_AIR_BATCH_EMPTY;
    for (int piece = 0; piece < KERNEL_UPPER; piece++) {
        const double octave = ldexp(1.0, piece / 2);
        const double lo = octave * (piece % 2 == 0 ? 1.0 : 1.5);
        const double hi = octave * (piece % 2 == 0 ? 1.5 : 2.0);
        double c[KERNEL_UPPER_DEGREE + 1] = {as_good_as_none};
        if (!vacuum && lo < end) {
            build_piece(model, lo, fmin(hi, end), c);
        }
        for (int i = 0; i <= KERNEL_UPPER_DEGREE; i++) {
            tables->upper[i][piece] = c[i];
        }
    }
}

static bool flies_air(const loft_atmosphere *air)
{
    return air->batch == LOFT_AIR_BATCH_EMPTY ||
           (air->batch == LOFT_AIR_BATCH_LAYERS && air->n_edges >= N_LOW &&
            air->edges_m[N_LOW - 1] == KERNEL_ENTRY_M);
}

bool loft_kernel_flies(const loft_model *model)
{
    const loft_vec3 wind = model->wind_ned_mps;
    return model->earth.gravity.degree <= 4 && model->earth.shape.f <= 0.0035 &&
           model->world.height == NULL && model->world.gravity == NULL &&
           model->world.force == NULL && wind.x == 0.0 && wind.y == 0.0 &&
           wind.z == 0.0 && flies_air(&model->air);
}

/* factors[i] of J_degree, with the field's radius to that power; 0 beyond the field's. */
static void build_zonal(const loft_gravity *field, int degree, double scale, int n,
                        const double *factors, double *out)
{
    double j = degree <= field->degree ? scale * field->j[degree] : 0.0;
    for (int i = 0; i < degree; i++) {
        j *= field->radius_m;
    }
    for (int i = 0; i < n; i++) {
        out[i] = factors[i] * j;
    }
}

static void build_gravity(const loft_gravity *field, kernel_tables *tables)
{
    const double half_mu = 0.5 * field->mu_m3ps2;
    build_zonal(field, 2, 1.0, 3, (double[]){7.5, 1.5, 4.5}, tables->zonal_2);
    build_zonal(field, 3, 1.0, 4, (double[]){17.5, 7.5, 15.0, 1.5}, tables->zonal_3);
    build_zonal(field, 4, 1.0, 5, (double[]){39.375, 26.25, 1.875, 43.75, 9.375},
                tables->zonal_4);
    build_zonal(field, 2, 1.0, 2, (double[]){1.5, 0.5}, tables->potential_2);
    build_zonal(field, 3, 1.0, 2, (double[]){2.5, 1.5}, tables->potential_3);
    build_zonal(field, 4, 1.0, 3, (double[]){4.375, 3.75, 0.375}, tables->potential_4);
    build_zonal(field, 2, half_mu, 3, (double[]){6.0, 1.0, 3.0}, tables->bend_2);
    build_zonal(field, 3, half_mu, 4, (double[]){15.0, 6.0, 1.5, 7.5}, tables->bend_3);
    build_zonal(field, 4, half_mu, 5, (double[]){35.0, 22.5, 1.5, 17.5, 7.5},
                tables->bend_4);
}

/* a less the radius of the ellipsoid, over s = sin^2 of the geocentric latitude, in powers
 * of s: within 2e-7 m. */
static void build_flat(kernel_tables *tables)
{
    const double bulge = tables->e2 / (1.0 - tables->e2);
    const chebyshev nodes = loft_chebyshev_of(4);
    double below_m[4];
    for (int k = 0; k < 4; k++) {
        const double s = 0.5 * (1.0 + nodes.node[k]);
        const double root = sqrt(1.0 + bulge * s);
        below_m[k] = tables->a_m * bulge / (root * (1.0 + root)); /* a (1 - 1/root)/s */
    }
    loft_chebyshev_fit(&nodes, below_m, tables->flat);
    loft_chebyshev_expand(4, 2.0, -1.0, tables->flat);
}

loft_status loft_kernel_tables(const loft_model *model, kernel_tables *tables)
{
    if (!loft_kernel_flies(model)) {
        return LOFT_ERR_DOMAIN;
    }
    const double f = model->earth.shape.f;
    *tables = (kernel_tables){.mu_m3ps2 = model->earth.gravity.mu_m3ps2,
                              .omega_radps = model->earth.omega_radps,
                              .a_m = model->earth.shape.a_m,
                              .e2 = f * (2.0 - f),
                              .inclined = {2.0 * f * f * (1.0 + f), 2.0 * f * f * f,
                                           4.0 * f * f * f, 8.0 * f * f * f}};
    build_flat(tables);
    build_gravity(&model->earth.gravity, tables);
    build_layers(model, tables);
    build_upper(model, tables);
    loft_kernel_levels(model, tables);
    return LOFT_OK;
}

loft_ellipsoid loft_kernel_shape(const kernel_tables *tables)
{
    return (loft_ellipsoid){.a_m = tables->a_m, .f = 1.0 - sqrt(1.0 - tables->e2)};
}
