/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/kernel/kernel_levels.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "sim/batch/kernel/chebyshev.h"
#include "sim/batch/kernel/verner65.h"
#include "sim/flight/dop853.h"

enum {
    LAYERS_OF_ENTRY = 8 /* the last from 86 km, above which edges are too faint */
};

/* Half the density, inside a layer; in the last one whatever layer the altitude is in. */
static double half_rho_at(const loft_model *model, int layer, double alt_m)
{
    const bool at_top = layer == LAYERS_OF_ENTRY - 1;
    loft_air air;
    loft_atmosphere_air(&model->air,
                        at_top ? loft_atmosphere_layer(&model->air, alt_m) : layer, alt_m,
                        &air);
    return 0.5 * air.rho_kgpm3;
}

/* A place on the meridian y = 0, and the sine of its latitude. */
typedef struct height {
    double x_m, z_m, sine, cosine;
} height;

/* At alt_m over the ellipsoid and z_m, by the formulas of Vallado (2013), 3.2. */
static height place_at(const loft_ellipsoid *shape, double alt_m, double z_m)
{
    const double e2 = shape->f * (2.0 - shape->f);
    double n_m = shape->a_m;
    double sine = 0.0;
    for (int i = 0; i < 8; i++) { /* gains a factor of e2 each time */
        sine = z_m / (n_m * (1.0 - e2) + alt_m);
        n_m = shape->a_m / sqrt(1.0 - e2 * sine * sine);
    }
    const double cosine = sqrt(1.0 - sine * sine);
    return (height){(n_m + alt_m) * cosine, z_m, sine, cosine};
}

/* Field and normal at one place, averaged with its mirror image across the equator. */
typedef struct sample {
    double equatorial, equatorial_odd, polar, polar_even, normal_equatorial, normal_polar;
} sample;

static sample sample_at(const loft_earth *earth, double alt_m, double zz)
{
    const height at = place_at(&earth->shape, alt_m, sqrt(zz));
    const loft_vec3 north =
        loft_gravity_accel(&earth->gravity, (loft_vec3){at.x_m, 0.0, at.z_m});
    const loft_vec3 south =
        loft_gravity_accel(&earth->gravity, (loft_vec3){at.x_m, 0.0, -at.z_m});
    return (sample){.equatorial = 0.5 * (north.x + south.x) / at.x_m,
                    .equatorial_odd = 0.5 * (north.x - south.x) / (at.x_m * at.z_m),
                    .polar = 0.5 * (north.z - south.z) / at.z_m,
                    .polar_even = 0.5 * (north.z + south.z),
                    .normal_equatorial = at.cosine / at.x_m,
                    .normal_polar = at.sine / at.z_m};
}

enum {
    NODES_MAX = 4
};

/* At nodes of z^2 from 0 to the pole. */
typedef struct meridian {
    const chebyshev *nodes;
    double span_m2;
    sample at[NODES_MAX];
} meridian;

static meridian meridian_at(const loft_earth *earth, double alt_m, const chebyshev *nodes)
{
    const double polar_m = earth->shape.a_m * (1.0 - earth->shape.f) + alt_m;
    meridian m = {.nodes = nodes, .span_m2 = polar_m * polar_m};
    for (int k = 0; k < nodes->n; k++) {
        const double share = 0.5 * (1.0 + nodes->node[k]);
        m.at[k] = sample_at(earth, alt_m, share * m.span_m2);
    }
    return m;
}

/* A column of the samples as a polynomial of z^2. */
static void fit_column(const meridian *m, size_t column, double *out)
{
    const int n = m->nodes->n;
    double f[NODES_MAX];
    for (int k = 0; k < n; k++) {
        memcpy(&f[k], (const char *)&m->at[k] + column, sizeof f[k]);
    }
    loft_chebyshev_fit(m->nodes, f, out);
    loft_chebyshev_expand(n, 2.0 / m->span_m2, -1.0, out);
}

/* The steps of all levels are built from it. */
typedef struct source {
    const loft_model *model;
    chebyshev three, four;
} source;

/* Gravity within 5e-8 m/s2 and the normal within 5e-9 (test_kernel_tables.c). */
static void build_stage(const source *from, double alt_m, kernel_entry_stage *out)
{
    const loft_earth *earth = &from->model->earth;
    const meridian three = meridian_at(earth, alt_m, &from->three);
    const meridian four = meridian_at(earth, alt_m, &from->four);
    fit_column(&three, offsetof(sample, equatorial), out->equatorial);
    fit_column(&three, offsetof(sample, equatorial_odd), out->equatorial_odd);
    fit_column(&three, offsetof(sample, polar), out->polar);
    fit_column(&four, offsetof(sample, polar_even), out->polar_even);
    fit_column(&three, offsetof(sample, normal_equatorial), out->normal_equatorial);
    fit_column(&three, offsetof(sample, normal_polar), out->normal_polar);
}

static const double slow_fall_mps = 1000.0;

static void build_step(const source *from, bool order_6, int layer, double from_m,
                       double by_m, kernel_entry_step *step)
{
    const double dop853_c[12] = {0.0, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, 1.0};
    const double *c = order_6 ? verner65_c : dop853_c;
    step->by_m = by_m;
    step->to_go_s = from_m / slow_fall_mps;
    for (int i = 0; i < (order_6 ? 9 : 12); i++) {
        const double alt_m = from_m + c[i] * by_m;
        build_stage(from, alt_m, &step->stages[i]);
        step->stages[i].half_rho = half_rho_at(from->model, layer, alt_m);
    }
}

/* Steps from 120 km to the ground: parts[i] of the layer i from the ground up. */
static void build_entry(const source *from, const kernel_tables *tables,
                        const int parts[LAYERS_OF_ENTRY], kernel_entry_level *level)
{
    double hi_m = KERNEL_ENTRY_M;
    level->n_steps = 0;
    for (int layer = LAYERS_OF_ENTRY - 1; layer >= 0; layer--) {
        const double lo_m = tables->layers[layer].lo_m;
        const double by_m = (lo_m - hi_m) / parts[layer];
        for (int i = 0; i < parts[layer]; i++) {
            build_step(from, level->order_6, layer, hi_m + by_m * i, by_m,
                       &level->steps[level->n_steps++]);
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

void loft_kernel_levels(const loft_model *model, kernel_tables *tables)
{
    static const struct {
        int n_rise, n_fall;
        double rise_power, fall_power, limit;
    } arcs[KERNEL_COAST_LEVELS] = {{2, 2, 2.5, 2.2, 4e-6},
                                   {3, 3, 2.5, 2.2, 2e-7},
                                   {6, 6, 2.5, 2.2, 2e-7},
                                   {16, 14, 2.5, 2.2, 2e-7}};
    static const struct {
        int parts[LAYERS_OF_ENTRY];
        double loading_most, limit;
    } entries[KERNEL_ENTRY_LEVELS] = {{{2, 1, 1, 1, 1, 1, 1, 1}, 1.0, 4e-6},
                                      {{2, 1, 1, 1, 1, 1, 1, 1}, 2.0, 7e-7},
                                      {{5, 2, 2, 1, 1, 1, 1, 1}, 10.0, 3e-7},
                                      {{13, 3, 2, 2, 1, 2, 2, 4}, 20.0, 5e-6},
                                      {{32, 8, 4, 3, 1, 4, 3, 6}, 60.0, 6e-7}};
    for (int i = 0; i < KERNEL_COAST_LEVELS; i++) {
        kernel_coast_level *level = &tables->coast_levels[i];
        level->n_rise = grade(arcs[i].n_rise, arcs[i].rise_power, true, level->rise);
        level->n_fall = grade(arcs[i].n_fall, arcs[i].fall_power, false, level->fall);
        level->limit = arcs[i].limit;
    }
    const source from = {
        .model = model, .three = loft_chebyshev_of(3), .four = loft_chebyshev_of(4)};
    for (int i = 0; i < KERNEL_ENTRY_LEVELS; i++) {
        kernel_entry_level *level = &tables->entry_levels[i];
        level->order_6 = i == 0;
        build_entry(&from, tables, entries[i].parts, level);
        level->loading_most = entries[i].loading_most;
        level->limit = entries[i].limit;
    }
}
