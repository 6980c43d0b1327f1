/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the kernels against the model they are made of. */
#include <stdlib.h>
#include <string.h>

#include "batch_states.h"
#include "sim/batch/kernel/kernel_tables.h"

static kernel_tables *tables_of(const loft_model *model)
{
    kernel_tables *tables = malloc(sizeof *tables);
    assert_non_null(tables);
    assert_int_equal(loft_kernel_tables(model, tables), LOFT_OK);
    return tables;
}

static double density(const loft_model *model, double alt_m)
{
    loft_air air;
    loft_atmosphere_air(&model->air, loft_atmosphere_layer(&model->air, alt_m), alt_m,
                        &air);
    return air.rho_kgpm3;
}

static double poly(const double *c, int n, double x)
{
    double sum = c[n];
    for (int i = n - 1; i >= 0; i--) {
        sum = sum * x + c[i];
    }
    return sum;
}

static void the_upper_air_is_good_to_a_thousandth(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    kernel_tables *w = tables_of(&model);
    for (double alt_m = 120e3; alt_m < KERNEL_UPPER_END_M; alt_m += 321.0) {
        const double x = 1.0 + (alt_m - KERNEL_UPPER_FROM_M) / KERNEL_UPPER_PER_M;
        const int octave = ilogb(x);
        const int piece = 2 * octave + (x >= 1.5 * ldexp(1.0, octave));
        double c[KERNEL_UPPER_DEGREE + 1];
        for (int i = 0; i <= KERNEL_UPPER_DEGREE; i++) {
            c[i] = w->upper[i][piece];
        }
        const double got = pow(poly(c, KERNEL_UPPER_DEGREE, x), -4.0);
        CHECK_NEAR(got, density(&model, alt_m),
                   alt_m < 400e3   ? 5e-6
                   : alt_m < 700e3 ? 1e-4
                                   : 5e-4);
    }
    free(w);
}

static void the_layers_are_good_to_1e7(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    kernel_tables *w = tables_of(&model);
    for (int i = 0; w->layers[i].hi_m <= 91e3; i++) {
        const kernel_layer *layer = &w->layers[i];
        for (int k = 0; k < 50; k++) {
            const double alt_m =
                layer->lo_m + (layer->hi_m - layer->lo_m) * (k + 0.5) / 50.0;
            const double x = layer->per_m * alt_m + layer->at_0;
            CHECK_NEAR(pow(poly(layer->root4, KERNEL_DEGREE, x), 4.0),
                       density(&model, alt_m), 1e-7);
        }
    }
    free(w);
}

static double booster_density(const kernel_layer *layer, double alt_m)
{
    const double x = layer->per_m * alt_m + layer->at_0;
    return x < layer->x_most ? pow(poly(layer->root4, KERNEL_DEGREE, x), 4.0) : 0.0;
}

/*
 * The column above 51 km lacks 6e-4 kg/m2: 0.07 mm/s for a booster of 7.5e-5 m2/kg
 * at 3 km/s.
 */
static void a_booster_is_spared_the_faint_edges_only(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    kernel_tables *w = tables_of(&model);
    const kernel_layer *layer = w->boost_layers;
    const double step_m = 50.0;
    double column_kgpm2 = 0.0;
    for (double alt_m = 0.5 * step_m; alt_m < 250e3; alt_m += step_m) {
        layer += alt_m > layer->hi_m;
        const double off = booster_density(layer, alt_m) - density(&model, alt_m);
        CHECK_WITHIN(off, 0.0, alt_m < 51e3 ? 1e-10 : alt_m < 86e3 ? 2.2e-6 : 2.3e-8);
        column_kgpm2 += off * step_m;
    }
    CHECK_WITHIN(column_kgpm2, 0.0, 7e-4);
    assert_ptr_equal(layer, &w->boost_layers[KERNEL_BOOST_LAYERS - 1]);
    free(w);
}

/* At the altitude of a stage, at any latitude. */
static void check_stage(const loft_earth *earth, double alt_m,
                        const kernel_entry_stage *at)
{
    for (double lat_deg = -89.0; lat_deg < 90.0; lat_deg += 3.0) {
        const double lat_rad = loft_rad_from_deg(lat_deg);
        const loft_vec3 r =
            loft_geodesy_ecef(&earth->shape, (loft_geodetic){lat_rad, 0.0, alt_m});
        const loft_vec3 g = loft_gravity_accel(&earth->gravity, r);
        const double zz = r.z * r.z;
        CHECK_WITHIN(
            r.x * (poly(at->equatorial, 2, zz) + r.z * poly(at->equatorial_odd, 2, zz)),
            g.x, 5e-8);
        CHECK_WITHIN(r.z * poly(at->polar, 2, zz) + poly(at->polar_even, 3, zz), g.z,
                     5e-8);
        CHECK_WITHIN(r.x * poly(at->normal_equatorial, 2, zz), cos(lat_rad), 5e-9);
        CHECK_WITHIN(r.z * poly(at->normal_polar, 2, zz), sin(lat_rad), 5e-9);
    }
}

static void gravity_and_the_normal_of_an_entry_are_good_to_1e8(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    kernel_tables *w = tables_of(&model);
    const kernel_entry_level *level = &w->entry_levels[1];
    double alt_m = KERNEL_ENTRY_M;
    for (int n = 0; n < level->n_steps; n++) {
        const kernel_entry_step *step = &level->steps[n];
        check_stage(&model.earth, alt_m, &step->stages[0]);
        check_stage(&model.earth, alt_m + step->by_m / 3.0, &step->stages[5]);
        check_stage(&model.earth, alt_m + step->by_m, &step->stages[11]);
        CHECK_NEAR(step->stages[5].half_rho,
                   0.5 * density(&model, alt_m + step->by_m / 3.0), 1e-14);
        alt_m += step->by_m;
    }
    free(w);
}

static double sum_of(int n, const double *x)
{
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
        sum += x[i];
    }
    return sum;
}

static void the_steps_of_a_level_cover_its_way(void **state)
{
    (void)state;
    loft_model models[2] = {batch_model(), batch_model()};
    models[1].air = loft_atmosphere_none();
    for (int m = 0; m < 2; m++) {
        kernel_tables *w = tables_of(&models[m]);
        for (int i = 0; i < KERNEL_ENTRY_LEVELS; i++) {
            double alt_m = KERNEL_ENTRY_M;
            for (int n = 0; n < w->entry_levels[i].n_steps; n++) {
                alt_m += w->entry_levels[i].steps[n].by_m;
            }
            CHECK_WITHIN(alt_m, 0.0, 1e-9);
        }
        for (int i = 0; i < KERNEL_COAST_LEVELS; i++) {
            const kernel_coast_level *level = &w->coast_levels[i];
            CHECK_NEAR(sum_of(level->n_rise, level->rise), 1.0, 1e-14);
            CHECK_NEAR(sum_of(level->n_fall, level->fall), 1.0, 1e-14);
        }
        free(w);
    }
}

static void only_air_with_layers_up_to_120_km_is_flown(void **state)
{
    (void)state;
    loft_model model = batch_model();
    assert_true(loft_kernel_flies(&model));
    double edges_m[16];
    memcpy(edges_m, model.air.edges_m, (size_t)model.air.n_edges * sizeof edges_m[0]);
    model.air.edges_m = edges_m;
    assert_true(loft_kernel_flies(&model));
    edges_m[10] = 119e3;
    assert_false(loft_kernel_flies(&model));
    assert_int_equal(loft_atmosphere_exponential(1.225, 7000.0, &model.air), LOFT_OK);
    assert_false(loft_kernel_flies(&model));
    model.air = loft_atmosphere_none();
    assert_true(loft_kernel_flies(&model));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_upper_air_is_good_to_a_thousandth),
        cmocka_unit_test(the_layers_are_good_to_1e7),
        cmocka_unit_test(a_booster_is_spared_the_faint_edges_only),
        cmocka_unit_test(gravity_and_the_normal_of_an_entry_are_good_to_1e8),
        cmocka_unit_test(the_steps_of_a_level_cover_its_way),
        cmocka_unit_test(only_air_with_layers_up_to_120_km_is_flown),
    };
    return cmocka_run_group_tests_name("kernel_tables", tests, NULL, NULL);
}
