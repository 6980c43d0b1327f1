/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/earth.h"

static loft_air air_at(const loft_atmosphere *atm, double alt_m)
{
    loft_air air;
    loft_atmosphere_air(atm, loft_atmosphere_layer(atm, alt_m), alt_m, &air);
    return air;
}

typedef struct row {
    double alt_m, t_k, p_pa, rho_kgpm3, sound_mps; /* 0: not given */
} row;

/* U.S. Standard Atmosphere, 1976, NOAA-S/T 76-1562, tables I, III and 4.2. */
static const row printed[] = {
    {-5e3, 320.676, 1.7776e5, 1.9311, 358.99},
    {0.0, 288.15, 101325.0, 1.225, 340.29},
    {5e3, 255.676, 54048.0, 0.73643, 320.55},
    {10e3, 223.252, 26499.0, 0.41351, 299.53},
    {15e3, 216.65, 12111.0, 0.19476, 295.07},
    {25e3, 221.552, 2549.2, 0.040084, 298.39},
    {40e3, 250.35, 287.14, 0.0039957, 317.19},
    {50e3, 270.65, 79.779, 0.0010269, 329.8},
    {60e3, 247.021, 21.958, 0.00030968, 315.07},
    {77e3, 204.493, 1.7286, 2.9448e-5, 0.0},
    {85e3, 0.0, 0.44568, 8.2196e-6, 275.52}, /* prints molecular T */
    {86e3, 186.87, 0.37338, 6.958e-6, 274.1},
    {90e3, 186.87, 0.18359, 3.416e-6, 0.0},
    {92e3, 186.96, 0.12887, 2.393e-6, 0.0},
    {95e3, 188.42, 0.075966, 1.393e-6, 0.0},
    {100e3, 195.08, 0.032011, 5.604e-7, 0.0},
    {110e3, 240.0, 0.0071042, 9.708e-8, 0.0},
    {115e3, 300.0, 0.0040096, 4.289e-8, 0.0},
    {120e3, 360.0, 0.0025381, 2.222e-8, 0.0},
    {125e3, 0.0, 0.0, 1.291e-8, 0.0},
    {140e3, 559.63, 0.00072028, 3.831e-9, 0.0},
    {160e3, 696.29, 0.00030395, 1.233e-9, 0.0},
    {200e3, 854.56, 8.4736e-5, 2.541e-10, 0.0},
    {300e3, 976.01, 8.7704e-6, 1.916e-11, 0.0},
    {400e3, 995.83, 1.4518e-6, 2.803e-12, 0.0},
    {500e3, 999.24, 3.0236e-7, 5.215e-13, 0.0},
    {600e3, 999.85, 8.213e-8, 1.137e-13, 0.0},
    {700e3, 999.97, 3.1908e-8, 3.07e-14, 0.0},
    {800e3, 999.99, 1.7036e-8, 1.136e-14, 0.0},
    {900e3, 1000.0, 1.0873e-8, 5.759e-15, 0.0},
    {985e3, 1000.0, 7.9185e-9, 3.797e-15, 0.0},
};

static void us76_agrees_with_the_printed_report(void **state)
{
    (void)state;
    const loft_atmosphere atm = loft_atmosphere_us76();
    for (size_t i = 0; i < sizeof printed / sizeof printed[0]; i++) {
        const row *want = &printed[i];
        const loft_air air = air_at(&atm, want->alt_m);
        const double rel = want->alt_m < 80e3    ? 7e-5
                           : want->alt_m <= 86e3 ? 5e-5
                           : want->alt_m < 500e3 ? 3.2e-4
                                                 : 3.5e-4;
        CHECK_NEAR(air.rho_kgpm3, want->rho_kgpm3, rel);
        if (want->p_pa > 0.0) {
            CHECK_NEAR(air.p_pa, want->p_pa, rel);
        }
        if (want->t_k > 0.0) {
            CHECK_NEAR(air.t_k, want->t_k, 2.5e-5);
        }
        if (want->sound_mps > 0.0) {
            CHECK_NEAR(air.sound_mps, want->sound_mps, 2e-5);
        }
    }
}

/* The report's equations integrated: tests/reference/us76.py values. */
static void us76_agrees_with_the_full_model(void **state)
{
    (void)state;
    static const row model[] = {
        {-3250.0, 3.092858060e+02, 1.469905522e+05, 1.655645042e+00, 0.0},
        {12345.0, 2.166500000e+02, 1.837608125e+04, 2.954826668e-01, 0.0},
        {83250.0, 1.922734018e+02, 6.049494419e-01, 1.095903478e-05, 0.0},
        {95500.0, 1.888356969e+02, 6.959227568e-02, 1.272524835e-06, 0.0},
        {105500.0, 2.107903257e+02, 1.342162338e-02, 2.130890754e-07, 0.0},
        {115500.0, 3.060000000e+02, 3.813612432e-03, 3.991285823e-08, 0.0},
        {222000.0, 9.026200445e+02, 4.771657717e-05, 1.289964648e-10, 0.0},
        {777000.0, 9.999911094e+02, 1.927482309e-08, 1.384655439e-14, 0.0},
    };
    const loft_atmosphere atm = loft_atmosphere_us76();
    for (size_t i = 0; i < sizeof model / sizeof model[0]; i++) {
        const loft_air air = air_at(&atm, model[i].alt_m);
        const int low = model[i].alt_m < 86e3;
        CHECK_NEAR(air.t_k, model[i].t_k, 1e-9);
        CHECK_NEAR(air.p_pa, model[i].p_pa, low ? 1e-9 : 6e-5);
        CHECK_NEAR(air.rho_kgpm3, model[i].rho_kgpm3, low ? 1e-9 : 1.1e-4);
        CHECK_NEAR(air.sound_mps, sqrt(1.4 * air.p_pa / air.rho_kgpm3), 1e-14);
    }
}

static void us76_is_continuous_at_every_edge_to_the_last(void **state)
{
    (void)state;
    const loft_atmosphere atm = loft_atmosphere_us76();
    assert_int_equal(atm.n_edges, 12);
    for (int i = 0; i < atm.n_edges - 1; i++) {
        loft_air below, above;
        loft_atmosphere_air(&atm, i, atm.edges_m[i], &below);
        loft_atmosphere_air(&atm, i + 1, atm.edges_m[i], &above);
        CHECK_NEAR(above.rho_kgpm3, below.rho_kgpm3, 1e-12);
        CHECK_NEAR(above.p_pa, below.p_pa, 1e-12);
        CHECK_NEAR(above.sound_mps, below.sound_mps, 1e-12);
        CHECK_WITHIN(above.t_k, below.t_k, atm.edges_m[i] == 86e3 ? 1e-4 : 1e-9);
    }
    const loft_air space = air_at(&atm, 1e6);
    CHECK_WITHIN(space.rho_kgpm3, 0.0, 0.0);
    CHECK_WITHIN(space.p_pa, 0.0, 0.0);
    CHECK_WITHIN(space.sound_mps, 0.0, 0.0);
    CHECK_WITHIN(space.t_k, 1000.0, 0.0);
}

/* The continuation past an edge is what lets a trial step cross it. */
static void us76_layers_continue_smoothly_past_their_edges(void **state)
{
    (void)state;
    const loft_atmosphere atm = loft_atmosphere_us76();
    for (int i = 0; i < atm.n_edges - 1; i++) {
        for (int side = -1; side <= 1; side += 2) {
            const double alt_m = atm.edges_m[i] + 250.0 * side;
            loft_air inside, outside;
            loft_atmosphere_air(&atm, side < 0 ? i : i + 1, alt_m, &inside);
            loft_atmosphere_air(&atm, side < 0 ? i + 1 : i, alt_m, &outside);
            CHECK_NEAR(outside.rho_kgpm3, inside.rho_kgpm3, 0.01);
            CHECK_NEAR(outside.p_pa, inside.p_pa, 0.01);
        }
    }
}

static double weight_misfit(const loft_atmosphere *atm, double alt_m)
{
    const int layer = loft_atmosphere_layer(atm, alt_m);
    const double step_m = 20.0;
    double sum = 0.0; /* fourth-order central difference of ln p */
    static const double c[] = {1.0 / 12.0, -2.0 / 3.0, 0.0, 2.0 / 3.0, -1.0 / 12.0};
    loft_air air;
    for (int k = -2; k <= 2; k++) {
        loft_atmosphere_air(atm, layer, alt_m + k * step_m, &air);
        sum += c[k + 2] * log(air.p_pa);
    }
    loft_atmosphere_air(atm, layer, alt_m, &air);
    const double g_mps2 = 9.80665 * pow(6356766.0 / (6356766.0 + alt_m), 2.0);
    return -sum / step_m * air.p_pa / (air.rho_kgpm3 * g_mps2) - 1.0;
}

static void pressure_carries_the_weight_of_the_air(void **state)
{
    (void)state;
    const loft_atmosphere atm = loft_atmosphere_us76();
    for (double alt_m = -4567.8; alt_m < 86e3; alt_m += 1234.5) {
        CHECK_WITHIN(weight_misfit(&atm, alt_m), 0.0, 1e-9);
    }
    /* Above, the report drives N2 by M0 up to 100 km, though M is by then 28.4. */
    for (double alt_m = 86123.4; alt_m < 1e6; alt_m += 1234.5) {
        const int mixing = alt_m > 91e3 && alt_m < 110e3;
        CHECK_WITHIN(weight_misfit(&atm, alt_m), 0.0, mixing ? 0.018 : 0.0025);
    }
}

static void density_falls_from_bottom_to_top(void **state)
{
    (void)state;
    const loft_atmosphere atm = loft_atmosphere_us76();
    loft_air before = air_at(&atm, -5000.0);
    for (double alt_m = -4876.5; alt_m < 1e6; alt_m += 123.45) {
        const loft_air air = air_at(&atm, alt_m);
        assert_true(air.rho_kgpm3 < before.rho_kgpm3 && air.p_pa < before.p_pa);
        before = air;
    }
}

static void an_edge_belongs_to_the_layer_above(void **state)
{
    (void)state;
    const loft_atmosphere atm = loft_atmosphere_us76();
    assert_int_equal(loft_atmosphere_layer(&atm, -4321.0), 0);
    assert_int_equal(loft_atmosphere_layer(&atm, 2e6), 12);
    for (int i = 0; i < atm.n_edges; i++) {
        const double edge_m = atm.edges_m[i];
        assert_int_equal(loft_atmosphere_layer(&atm, edge_m), i + 1);
        assert_int_equal(loft_atmosphere_layer(&atm, nextafter(edge_m, 0.0)), i);
    }
    CHECK_NEAR(atm.edges_m[0], 6356766.0 * 11e3 / (6356766.0 - 11e3), 1e-15);
    CHECK_NEAR(atm.edges_m[5], 6356766.0 * 71e3 / (6356766.0 - 71e3), 1e-15);
}

static void no_altitude_breaks_any_layer(void **state)
{
    (void)state;
    loft_atmosphere models[3] = {loft_atmosphere_us76(), loft_atmosphere_none()};
    assert_int_equal(loft_atmosphere_exponential(1e6, 1e-9, &models[2]), LOFT_OK);
    static const double far_m[] = {-1e308, -6356766.0, -5e5, -5e4,  0.0,  6e4,
                                   130e3,  5e5,        1e6,  3.3e6, 1e12, 1e308};
    for (int m = 0; m < 3; m++) {
        for (int layer = 0; layer <= models[m].n_edges; layer++) {
            for (size_t k = 0; k < sizeof far_m / sizeof far_m[0]; k++) {
                loft_air air;
                loft_atmosphere_air(&models[m], layer, far_m[k], &air);
                assert_true(isfinite(air.rho_kgpm3) && air.rho_kgpm3 >= 0.0);
                assert_true(isfinite(air.p_pa) && air.p_pa >= 0.0);
                assert_true(isfinite(air.t_k) && air.t_k >= 0.0);
                assert_true(isfinite(air.sound_mps) && air.sound_mps >= 0.0);
            }
        }
    }
}

static void every_name_of_the_table_gives_its_atmosphere(void **state)
{
    (void)state;
    static const double params[2] = {1.2345, 7123.4};
    int n = 0;
    for (; loft_atmosphere_name(n) != NULL; n++) {
        loft_atmosphere atm;
        assert_int_equal(loft_atmosphere_named(loft_atmosphere_name(n), params, &atm),
                         LOFT_OK);
        assert_string_equal(atm.name, loft_atmosphere_name(n));
        assert_non_null(atm.at);
    }
    assert_true(n > 0);
    assert_null(loft_atmosphere_name(-1));
}

static void no_other_name_and_no_exponential_without_parameters_is_known(void **state)
{
    (void)state;
    loft_atmosphere atm = {.n_edges = 1234};
    assert_int_equal(loft_atmosphere_named("us62", NULL, &atm), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_atmosphere_named("exponential", NULL, &atm), LOFT_ERR_DOMAIN);
    assert_int_equal(atm.n_edges, 1234);
    assert_int_equal(loft_atmosphere_named("none", NULL, &atm), LOFT_OK);
}

static void exponential_air_is_hydrostatic_and_isothermal(void **state)
{
    (void)state;
    loft_atmosphere made;
    assert_int_equal(loft_atmosphere_exponential(1.2345, 7123.4, &made), LOFT_OK);
    const loft_atmosphere atm = made; /* a copy stands alone */
    made.params[0] = made.params[1] = NAN;
    assert_int_equal(atm.n_edges, 0);
    assert_int_equal(loft_atmosphere_layer(&atm, 43210.0), 0);
    const loft_air ground = air_at(&atm, 0.0);
    CHECK_NEAR(ground.rho_kgpm3, 1.2345, 1e-15);
    CHECK_NEAR(ground.p_pa, 1.2345 * 9.80665 * 7123.4, 1e-15);
    CHECK_NEAR(ground.t_k, 9.80665 * 7123.4 * 28.9644 / 8314.32, 1e-15);
    CHECK_NEAR(ground.sound_mps, sqrt(1.4 * 9.80665 * 7123.4), 1e-15);
    const loft_air air = air_at(&atm, 43210.0);
    CHECK_NEAR(air.rho_kgpm3, 1.2345 * exp(-43210.0 / 7123.4), 1e-15);
    CHECK_NEAR(air.p_pa / air.rho_kgpm3, ground.p_pa / ground.rho_kgpm3, 1e-15);
    CHECK_NEAR(air.t_k, ground.t_k, 0.0);
}

static void own_context_comes_before_params(void **state)
{
    (void)state;
    const double other[2] = {0.5, 5000.0};
    loft_atmosphere atm;
    assert_int_equal(loft_atmosphere_exponential(1.2345, 7123.4, &atm), LOFT_OK);
    atm.ctx = other;
    CHECK_NEAR(air_at(&atm, 0.0).rho_kgpm3, 0.5, 1e-15);
}

static void no_air_is_all_zero(void **state)
{
    (void)state;
    const loft_atmosphere atm = loft_atmosphere_none();
    assert_int_equal(loft_atmosphere_layer(&atm, 1234.5), 0);
    const loft_air air = air_at(&atm, 1234.5);
    CHECK_WITHIN(air.rho_kgpm3, 0.0, 0.0);
    CHECK_WITHIN(air.p_pa, 0.0, 0.0);
    CHECK_WITHIN(air.t_k, 0.0, 0.0);
    CHECK_WITHIN(air.sound_mps, 0.0, 0.0);
}

static void refuses_bad_input(void **state)
{
    (void)state;
    static const double bad[][2] = {
        {0.0, 7123.4}, {-1.2, 7123.4}, {NAN, 7123.4}, {INFINITY, 7123.4}, {1.1e6, 7123.4},
        {1.2345, 0.0}, {1.2345, -7.0}, {1.2345, NAN}, {1.2345, INFINITY}, {1.2345, 1.1e9},
    };
    loft_atmosphere atm = {.n_edges = -7};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(loft_atmosphere_exponential(bad[i][0], bad[i][1], &atm),
                         LOFT_ERR_DOMAIN);
    }
    assert_int_equal(atm.n_edges, -7);
    assert_null(atm.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(us76_agrees_with_the_printed_report),
        cmocka_unit_test(us76_agrees_with_the_full_model),
        cmocka_unit_test(us76_is_continuous_at_every_edge_to_the_last),
        cmocka_unit_test(us76_layers_continue_smoothly_past_their_edges),
        cmocka_unit_test(pressure_carries_the_weight_of_the_air),
        cmocka_unit_test(density_falls_from_bottom_to_top),
        cmocka_unit_test(an_edge_belongs_to_the_layer_above),
        cmocka_unit_test(no_altitude_breaks_any_layer),
        cmocka_unit_test(every_name_of_the_table_gives_its_atmosphere),
        cmocka_unit_test(no_other_name_and_no_exponential_without_parameters_is_known),
        cmocka_unit_test(exponential_air_is_hydrostatic_and_isothermal),
        cmocka_unit_test(own_context_comes_before_params),
        cmocka_unit_test(no_air_is_all_zero),
        cmocka_unit_test(refuses_bad_input),
    };
    return cmocka_run_group_tests_name("atmosphere", tests, NULL, NULL);
}
