/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the kernels against the model they are made of. */
#include <stdlib.h>

#include "batch_states.h"
#include "kernel_world.h"

static kernel_world *world_of(const loft_model *model)
{
    kernel_world *world = malloc(sizeof *world);
    assert_non_null(world);
    assert_int_equal(loft_kernel_world(model, world), LOFT_OK);
    return world;
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

static void the_upper_air_is_good_to_2e5_of_that_at_120_km(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    kernel_world *w = world_of(&model);
    for (double alt_m = 115e3; alt_m < KERNEL_UPPER_END_M; alt_m += 321.0) {
        const double x = 1.0 + (alt_m - KERNEL_UPPER_FROM_M) / KERNEL_UPPER_PER_M;
        double c[KERNEL_UPPER_DEGREE + 1];
        for (int i = 0; i <= KERNEL_UPPER_DEGREE; i++) {
            c[i] = w->upper[i][ilogb(x)];
        }
        const double got = pow(poly(c, KERNEL_UPPER_DEGREE, x), -4.0);
        CHECK_WITHIN(got, density(&model, alt_m), 2e-5 * density(&model, 120e3));
        CHECK_NEAR(got, density(&model, alt_m), 2e-3);
    }
    free(w);
}

static void the_layers_are_good_to_1e7(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    kernel_world *w = world_of(&model);
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

/* 2.2e-7 kg/m3 takes 1 mm/s off a booster of 7.5e-5 m2/kg at 3 km/s in 50 s. */
static void a_booster_is_spared_the_faint_edges_only(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    kernel_world *w = world_of(&model);
    for (int i = 0; i < KERNEL_BOOST_LAYERS - 1; i++) {
        const kernel_layer *layer = &w->boost_layers[i];
        for (int k = 0; k < 200; k++) {
            const double alt_m =
                layer->lo_m + (layer->hi_m - layer->lo_m) * (k + 0.5) / 200.0;
            const double x = layer->per_m * alt_m + layer->at_0;
            const double got = pow(poly(layer->root4, KERNEL_DEGREE, x), 4.0);
            CHECK_WITHIN(got, density(&model, alt_m), alt_m < 51e3 ? 1e-10 : 3e-7);
        }
    }
    CHECK_WITHIN(w->boost_layers[KERNEL_BOOST_LAYERS - 2].hi_m, KERNEL_ENTRY_M, 0.0);
    free(w);
}

static void the_steps_of_the_entry_lead_from_120_km_to_the_ground(void **state)
{
    (void)state;
    loft_model models[2] = {batch_model(), batch_model()};
    models[1].air = loft_atmosphere_none();
    for (int m = 0; m < 2; m++) {
        kernel_world *w = world_of(&models[m]);
        for (int i = 0; i < KERNEL_TIERS; i++) {
            double alt_m = KERNEL_ENTRY_M;
            for (int n = 0; n < w->tiers[i].n_entry; n++) {
                alt_m += w->tiers[i].entry[n].by_m;
            }
            CHECK_WITHIN(alt_m, 0.0, 1e-9);
            double rise = 0.0;
            for (int n = 0; n < w->tiers[i].n_rise; n++) {
                rise += w->tiers[i].rise[n];
            }
            CHECK_NEAR(rise, 1.0, 1e-14);
        }
        free(w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_upper_air_is_good_to_2e5_of_that_at_120_km),
        cmocka_unit_test(the_layers_are_good_to_1e7),
        cmocka_unit_test(a_booster_is_spared_the_faint_edges_only),
        cmocka_unit_test(the_steps_of_the_entry_lead_from_120_km_to_the_ground),
    };
    return cmocka_run_group_tests_name("kernel_world", tests, NULL, NULL);
}
