/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/earth.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* NOAA-S/T 76-1562, table 2 */
static const double r0_m = 6356766.0;
static const double g0_mps2 = 9.80665;
static const double gas_jpkgk = 8314.32 / 28.9644; /* R*, M0 */
static const double rstar = 8314.32;
static const double gamma_air = 1.4;

typedef struct us76_lower {
    double h_m;       /* geopotential of the base */
    double t_k;       /* molecular temperature there */
    double lapse_kpm; /* per metre of geopotential */
    double p_pa;
} us76_lower;

/* ln p and M in Chebyshev polynomials of s = gain (z - lo)/(z - pole) - 1 */
typedef struct us76_upper {
    double lo_m, pole_m, gain;
    double limit; /* s is held within +-limit: beyond, the polynomials run away */
    int degree;
    double c[19][2];
} us76_upper;

#include "sim/earth/us76_upper.inc"

enum {
    N_EDGES = sizeof us76_edges_m / sizeof us76_edges_m[0],
    N_LOWER = sizeof lower / sizeof lower[0],
    N_UPPER = sizeof upper / sizeof upper[0]
};
_Static_assert(N_EDGES == N_LOWER + N_UPPER, "a layer between every two edges");

/* Kinetic over molecular temperature; table 8, every 0.5 km from 80 km. */
static double mass_ratio(double alt_m)
{
    static const double ratio[] = {1.0,      0.999996, 0.999989, 0.999971, 0.999941,
                                   0.999909, 0.999870, 0.999829, 0.999786, 0.999741,
                                   0.999694, 0.999641, 0.999579};
    const double x = fmin(fmax((alt_m - 80000.0) / 500.0, 0.0), 12.0);
    const int i = x < 11.0 ? (int)x : 11;
    return ratio[i] + (x - i) * (ratio[i + 1] - ratio[i]);
}

static void lower_air(const us76_lower *base, double alt_m, loft_air *air)
{
    const double h_m = r0_m * alt_m / (r0_m + alt_m);
    const double dh_m = h_m - base->h_m;
    /* Some layers reach 0 K if followed far enough outside. */
    const double tm_k = fmax(base->t_k + base->lapse_kpm * dh_m, 1.0);
    const double g_per_r = g0_mps2 / gas_jpkgk;
    if (base->lapse_kpm == 0.0) {
        air->p_pa = base->p_pa * exp(-g_per_r * dh_m / tm_k);
    } else {
        air->p_pa = base->p_pa * pow(tm_k / base->t_k, -g_per_r / base->lapse_kpm);
    }
    air->rho_kgpm3 = air->p_pa / (gas_jpkgk * tm_k);
    air->sound_mps = sqrt(gamma_air * gas_jpkgk * tm_k);
    air->t_k = tm_k * mass_ratio(alt_m);
}

/*
 * Kinetic temperature from 91 to 110 km, equation 27. The constants come from what
 * defines the ellipse (tests/reference/us76.py): the printed ones, rounded, miss 240 K at
 * 110 km by 3e-4 K. The ellipse turns vertical at 110.94 km, so above 110 km its
 * second-order Taylor polynomial goes on in its place.
 */
static double ellipse_k(double alt_m)
{
    static const double centre_k = 263.19048002203155;
    static const double a_k = -76.323180022031551;
    static const double b_m = 19942.874919000097;
    const double dx_m = alt_m - 110000.0;
    const double x = (fmin(alt_m, 110000.0) - 91000.0) / b_m;
    const double root = sqrt(fmax(1.0 - x * x, 0.01));
    if (dx_m <= 0.0) {
        return centre_k + a_k * root;
    }
    const double curve_kpm2 = -a_k / (b_m * b_m * root * root * root);
    return 240.0 + dx_m * (0.012 + 0.5 * dx_m * curve_kpm2);
}

/* Kinetic temperature of upper layer i, equations 25 to 31. */
static double upper_k(int i, double alt_m)
{
    switch (i) {
    case 0:
        return 186.8673;
    case 1:
    case 2:
        return ellipse_k(alt_m);
    case 3:
        return 240.0 + 0.012 * (alt_m - 110000.0);
    default: {
        const double xi_m = (alt_m - 120000.0) * (r0_m + 120000.0) / (r0_m + alt_m);
        return 1000.0 - 640.0 * exp(-1.875e-5 * xi_m);
    }
    }
}

static void upper_air(int i, double alt_m, loft_air *air)
{
    const us76_upper *layer = &upper[i];
    const double s_free =
        layer->gain * (alt_m - layer->lo_m) / (alt_m - layer->pole_m) - 1.0;
    const double s = fmin(fmax(s_free, -layer->limit), layer->limit);
    double p1 = 0.0, p2 = 0.0, m1 = 0.0, m2 = 0.0; /* Clenshaw, both sums at once */
    for (int k = layer->degree; k > 0; k--) {
        const double p0 = layer->c[k][0] + (2.0 * s * p1 - p2);
        const double m0 = layer->c[k][1] + (2.0 * s * m1 - m2);
        p2 = p1;
        p1 = p0;
        m2 = m1;
        m1 = m0;
    }
    const double m_kgpkmol = fmax(layer->c[0][1] + (s * m1 - m2), 1.0);
    air->t_k = fmax(upper_k(i, alt_m), 1.0);
    const double rt_per_m = rstar * air->t_k / m_kgpkmol;
    air->p_pa = exp(layer->c[0][0] + (s * p1 - p2));
    air->rho_kgpm3 = air->p_pa / rt_per_m;
    air->sound_mps = sqrt(gamma_air * rt_per_m);
}

static void us76_at(const void *ctx, int layer, double alt_m, loft_air *air)
{
    (void)ctx;
    assert(layer >= 0 && layer <= N_EDGES);
    /* Beyond these no layer is used in earnest; r0 + z and z - pole stay positive. */
    const double z_m = fmin(fmax(alt_m, -1e5), 1e7);
    if (layer < N_LOWER) {
        lower_air(&lower[layer], z_m, air);
    } else if (layer < N_EDGES) {
        upper_air(layer - N_LOWER, z_m, air);
    } else {
        *air = (loft_air){.t_k = 1000.0};
    }
}

static void none_at(const void *ctx, int layer, double alt_m, loft_air *air)
{
    (void)ctx;
    (void)layer;
    (void)alt_m;
    *air = (loft_air){.rho_kgpm3 = 0.0};
}

static void exponential_at(const void *ctx, int layer, double alt_m, loft_air *air)
{
    (void)layer;
    const double *params = ctx; /* rho0, scale height */
    const double rt = g0_mps2 * params[1];
    const double power = fmin(fmax(-alt_m / params[1], -100.0), 100.0);
    air->rho_kgpm3 = params[0] * exp(power);
    air->p_pa = air->rho_kgpm3 * rt;
    air->t_k = rt / gas_jpkgk;
    air->sound_mps = sqrt(gamma_air * rt);
}

static bool exponential_good(const double *params)
{
    return params[0] > 0.0 && params[0] <= 1e6 && params[1] > 0.0 &&
           params[1] <= 1e9; /* so that a NaN is refused */
}

enum {
    US76,
    NONE,
    EXPONENTIAL,
    N_ATMOSPHERES
};

/* The table of atmospheres: a new one is one row here, beside its function. */
static const struct {
    loft_atmosphere air;
    bool (*good)(const double *params); /* NULL: it has no parameters */
} atmospheres[N_ATMOSPHERES] = {
    [US76] = {.air = {.name = "us76",
                      .n_edges = N_EDGES,
                      .edges_m = us76_edges_m,
                      .at = us76_at,
                      .batch = LOFT_AIR_BATCH_LAYERS}},
    [NONE] = {.air = {.name = "none", .at = none_at, .batch = LOFT_AIR_BATCH_EMPTY}},
    [EXPONENTIAL] = {.air = {.name = "exponential", .at = exponential_at},
                     .good = exponential_good}};

const char *loft_atmosphere_name(int i)
{
    return i >= 0 && i < N_ATMOSPHERES ? atmospheres[i].air.name : NULL;
}

loft_status loft_atmosphere_named(const char *name, const double *params,
                                  loft_atmosphere *out)
{
    int i = 0;
    while (i < N_ATMOSPHERES && strcmp(atmospheres[i].air.name, name) != 0) {
        i++;
    }
    const bool has_params = i < N_ATMOSPHERES && atmospheres[i].good != NULL;
    if (i == N_ATMOSPHERES ||
        (has_params && (params == NULL || !atmospheres[i].good(params)))) {
        return LOFT_ERR_DOMAIN;
    }
    *out = atmospheres[i].air;
    if (has_params) {
        out->params[0] = params[0];
        out->params[1] = params[1];
    }
    return LOFT_OK;
}

loft_atmosphere loft_atmosphere_us76(void)
{
    return atmospheres[US76].air;
}

loft_atmosphere loft_atmosphere_none(void)
{
    return atmospheres[NONE].air;
}

loft_status loft_atmosphere_exponential(double rho0_kgpm3, double scale_height_m,
                                        loft_atmosphere *out)
{
    const double params[2] = {rho0_kgpm3, scale_height_m};
    return loft_atmosphere_named(atmospheres[EXPONENTIAL].air.name, params, out);
}

int loft_atmosphere_layer(const loft_atmosphere *atm, double alt_m)
{
    int layer = 0;
    while (layer < atm->n_edges && alt_m >= atm->edges_m[layer]) {
        layer++;
    }
    return layer;
}

void loft_atmosphere_air(const loft_atmosphere *atm, int layer, double alt_m,
                         loft_air *air)
{
    const void *ctx = atm->ctx != NULL ? atm->ctx : (const void *)atm->params;
    atm->at(ctx, layer, alt_m, air);
}
