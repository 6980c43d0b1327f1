/* SPDX-License-Identifier: GPL-3.0-or-later */
/* US Standard Atmosphere 1976: printed values of NOAA-S/T 76-1562. */
#include <math.h>

#include "groups.h"
#include "loft/earth.h"

typedef enum kind {
    T_K,
    P_PA,
    RHO,
    SOUND,
    N_KINDS
} kind;

static const char *const kinds[N_KINDS] = {"temperature, K", "pressure, Pa",
                                           "density, kg/m3", "speed of sound, m/s"};

typedef struct print {
    double z_km;
    kind kind;
    double value;
    double last_digit;
} print;

/* clang-format off */
static const print prints[] = {
    {-5.0, T_K, 320.676, 1e-3},      {-5.0, P_PA, 1.7776e5, 10.0},
    {-5.0, RHO, 1.9311, 1e-4},       {-5.0, SOUND, 358.99, 1e-2},
    {0.0, T_K, 288.15, 1e-3},        {0.0, RHO, 1.225, 1e-4},
    {0.0, SOUND, 340.29, 1e-2},      {5.0, P_PA, 5.4048e4, 1.0},
    {5.0, RHO, 0.73643, 1e-5},       {10.0, T_K, 223.252, 1e-3},
    {10.0, P_PA, 2.6499e4, 1.0},     {15.0, RHO, 0.19476, 1e-5},
    {25.0, P_PA, 2549.2, 0.1},       {25.0, RHO, 0.040084, 1e-6},
    {25.0, SOUND, 298.39, 1e-2},     {40.0, P_PA, 287.14, 1e-2},
    {40.0, RHO, 0.0039957, 1e-7},    {50.0, T_K, 270.65, 1e-3},
    {50.0, RHO, 0.0010269, 1e-7},    {60.0, P_PA, 21.958, 1e-3},
    {60.0, SOUND, 315.07, 1e-2},     {75.0, P_PA, 2.3881, 1e-4},
    {75.0, RHO, 3.9921e-5, 1e-9},    {85.0, P_PA, 0.44568, 1e-5},
    {85.0, RHO, 8.2196e-6, 1e-10},   {86.0, T_K, 186.87, 1e-2},
    {86.0, P_PA, 0.37338, 1e-5},     {86.0, RHO, 6.958e-6, 1e-9},
    {90.0, RHO, 3.416e-6, 1e-9},     {100.0, T_K, 195.08, 1e-2},
    {100.0, P_PA, 0.032011, 1e-6},   {100.0, RHO, 5.604e-7, 1e-10},
    {120.0, P_PA, 0.0025381, 1e-7},  {120.0, RHO, 2.222e-8, 1e-11},
    {150.0, T_K, 634.39, 1e-2},      {150.0, RHO, 2.076e-9, 1e-12},
    {200.0, P_PA, 8.4736e-5, 1e-9},  {200.0, RHO, 2.541e-10, 1e-13},
    {300.0, RHO, 1.916e-11, 1e-14},  {400.0, RHO, 2.803e-12, 1e-15},
    {500.0, P_PA, 3.0236e-7, 1e-11}, {500.0, RHO, 5.215e-13, 1e-16},
    {600.0, RHO, 1.137e-13, 1e-16},  {800.0, RHO, 1.136e-14, 1e-17},
    {1000.0, P_PA, 7.5138e-9, 1e-13}, {1000.0, RHO, 3.561e-15, 1e-18},
};
/* clang-format on */

static double allowed(double z_km)
{
    return z_km < 80.0 ? 1e-4 : z_km < 86.0 ? 1e-3 : z_km <= 500.0 ? 5e-4 : 1e-3;
}

static void values_at(double z_km, double v[N_KINDS])
{
    const loft_atmosphere us76 = loft_atmosphere_us76();
    const double z_m = 1000.0 * z_km;
    int layer = loft_atmosphere_layer(&us76, z_m);
    if (z_km == 1000.0) {
        layer--; /* the report's last row; above it this model has no air */
    }
    loft_air air;
    loft_atmosphere_air(&us76, layer, z_m, &air);
    v[T_K] = air.t_k;
    v[P_PA] = air.p_pa;
    v[RHO] = air.rho_kgpm3;
    v[SOUND] = air.sound_mps;
}

static void typed_in(table *t)
{
    for (size_t i = 0; i < sizeof prints / sizeof prints[0]; i++) {
        const print *p = &prints[i];
        double got[N_KINDS];
        values_at(p->z_km, got);
        table_row(t, "US76",
                  printed(near(p->value, got[p->kind], allowed(p->z_km)), p->last_digit),
                  "%s, at %g km", kinds[p->kind], p->z_km);
    }
}

/* ---- the full tables ---- */

enum {
    N_BANDS = 4
};

static const char *const bands[N_BANDS] = {"US76, below 80 km", "US76, 80 to 86 km",
                                           "US76, 86 to 500 km", "US76, to 1000 km"};

static int band(double z_km)
{
    return z_km < 80.0 ? 0 : z_km < 86.0 ? 1 : z_km <= 500.0 ? 2 : 3;
}

/* The molecular-scale temperature, which the report prints below 86 km. */
static double molecular(const double v[N_KINDS])
{
    return v[P_PA] / v[RHO] * 28.9644 / 8314.32;
}

static void add_rows(table_worst worst[N_BANDS][N_KINDS], const char *name,
                     const int column[N_KINDS], bool is_print)
{
    FILE *file = open_reference(name);
    double r[7];
    int n = file == NULL ? -1 : 0;
    for (; n >= 0; n = read_numbers(file, r, 7)) {
        if (n < 5 || !isfinite(r[0])) {
            continue;
        }
        double got[N_KINDS];
        values_at(r[0], got);
        if (is_print && r[0] >= 80.0 && r[0] < 86.0) {
            got[T_K] = molecular(got);
        }
        const double tolerance = is_print ? allowed(r[0]) : r[0] < 86.0 ? 1e-6 : 1e-3;
        for (int k = 0; k < N_KINDS; k++) {
            const double want = column[k] < n ? r[column[k]] : NAN;
            if (isfinite(want) && got[k] > 0.0) {
                table_worst_add(&worst[band(r[0])][k], near(want, got[k], tolerance),
                                r[0]);
            }
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
}

static void full_table(table *t, const char *name, const int column[N_KINDS],
                       bool is_print)
{
    table_outside(t);
    table_worst worst[N_BANDS][N_KINDS] = {0};
    add_rows(worst, name, column, is_print);
    if (worst[0][RHO].n == 0) {
        table_skip(t, "US76, full", "LOFT_VALIDATION_DIR names no such table");
        return;
    }
    for (int b = 0; b < N_BANDS; b++) {
        for (int k = 0; k < N_KINDS; k++) {
            if (worst[b][k].n > 0) {
                table_worst_row(t, bands[b], &worst[b][k], kinds[k], "km");
            }
        }
    }
}

void validate_atmosphere(table *t)
{
    table_group(t, "US Standard Atmosphere 1976: printed values",
                "NOAA-S/T 76-1562 (1976), tables I and III");
    typed_in(t);
    table_group(t, "US Standard Atmosphere 1976: all printed values at hand",
                "NOAA-S/T 76-1562 (1976), us76_printed_values.csv");
    full_table(t, "us76/us76_printed_values.csv", (const int[]){1, 2, 3, 4}, true);
    table_group(t, "US Standard Atmosphere 1976: the report's equations, evaluated",
                "NOAA-S/T 76-1562 (1976), us76_full_model.csv");
    full_table(t, "us76/us76_full_model.csv", (const int[]){1, 2, 3, 5}, false);
}
