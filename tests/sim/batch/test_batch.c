/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coasts against values from elsewhere and against fly.h; ends. Edges: test_batch_edges.c */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batch_states.h"

#if defined(__SANITIZE_ADDRESS__)
enum {
    MANY = 300
};
#else
enum {
    MANY = 10000
};
#endif

typedef struct known {
    batch_row row;
    double t_s;
    loft_vec3 r_ecef_m;
} known;

/*
 * Ten of 64 states of the folder LOFT_VALIDATION_DIR, coast/states_wide64.csv: impact
 * computed for this project in extended precision. J2 as given there to ten figures.
 */
static const known wide[] = {
    {{49.9862423067, 128.4757488198, 402004.934203, 7487.81092183, 34.0648451641,
      111.224475418, 12542.21566654},
     3973.677893547,
     {-4375477.028963, -2622191.818337, -3815993.082068}},
    {{-5.80269845003, 45.18202915766, 373573.721215, 5859.10434844, 66.3579508189,
      275.7435965352, 1365.905074536},
     2007.824547910,
     {6137629.127589, 1707642.425184, -305724.885071}},
    {{-56.1264419174, -25.70752458326, 341372.670018, 6289.71529675, 33.57580417946,
      163.0094198348, 16666.86508304},
     1858.103336165,
     {-1499528.986309, 3356191.878047, -5194819.288002}},
    {{-11.8760899452, -92.29028721695, 268020.963653, 7181.68895781, 69.49785997762,
      211.2993005941, 1499.902307483},
     3272.630383251,
     {-2449478.591019, -4088454.307209, -4224329.714949}},
    {{50.8331020305, 68.42167667493, 300927.469769, 5316.46742117, 85.90511296952,
      101.982835296, 6043.906819116},
     1769.560165748,
     {1262398.720651, 3949086.048748, 4830573.265265}},
    {{44.8278058777, -67.31421714418, 431858.732772, 6467.80310624, 25.99316796945,
      304.0754301926, 2902.969083073},
     1672.590659582,
     {-4624629.447637, -799442.205347, 4304584.425346}},
    {{-32.1819337576, -93.11373332762, 229895.152706, 6341.81874123, 74.72534028252,
      126.1546803782, 4755.747216095},
     2454.234127020,
     {1353646.884049, -4599246.341717, -4192463.043057}},
    {{-53.8323454356, 47.55736734483, 252654.284852, 6456.18514496, 84.30763408505,
      25.46155117788, 5673.674237731},
     2567.757121402,
     {3012655.639968, 3239694.220251, -4579040.054467}},
    {{21.2635329746, -80.26216274077, 234302.836557, 6124.90901677, 38.63403247742,
      278.5977540472, 3939.546711497},
     1550.218226225,
     {-4283801.882168, -4119804.672404, 2306733.942051}},
    {{-38.6367088336, -54.72302906908, 166024.075503, 5413.48748894, 62.30630072889,
      166.0606187971, 9551.318314504},
     1596.838513276,
     {2265928.156899, -1901362.350654, -5631808.234724}},
};

static loft_model model_of_the_file(void)
{
    loft_model model = batch_model();
    model.earth.gravity.j[2] = 1.082629821e-3;
    return model;
}

static double error_of(const loft_batch *batch, const loft_model *model, const known *k)
{
    const loft_batch_state state = batch_state(model, &k->row);
    loft_batch_flight flight;
    loft_batch_coast(batch, 1, &state, &flight);
    assert_int_equal(flight.end, LOFT_BATCH_IMPACT);
    return batch_error_m(&flight, k->r_ecef_m, k->t_s);
}

static void wide_states_land_within_a_decimetre(void **state)
{
    (void)state;
    const loft_model model = model_of_the_file();
    loft_batch *batch = batch_of(&model, NULL);
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        CHECK_WITHIN(error_of(batch, &model, &wide[i]), 0.0, 0.1);
    }
    loft_batch_free(batch);
}

static void so_do_all_of_the_file(void **state)
{
    (void)state;
    const char *dir = getenv("LOFT_VALIDATION_DIR");
    char path[1024];
    snprintf(path, sizeof path, "%s/coast/states_wide64.csv", dir != NULL ? dir : "");
    FILE *file = dir != NULL ? fopen(path, "r") : NULL;
    if (file == NULL) {
        skip();
    }
    const loft_model model = model_of_the_file();
    loft_batch *batch = batch_of(&model, NULL);
    char line[1024];
    int n = 0;
    assert_non_null(fgets(line, sizeof line, file)); /* the header */
    while (fgets(line, sizeof line, file) != NULL) {
        known k;
        batch_row *r = &k.row;
        assert_int_equal(sscanf(line, "%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf",
                                &r->lat_deg, &r->lon_deg, &r->alt_m, &r->speed_mps,
                                &r->fpa_deg, &r->azimuth_deg, &r->beta_kgpm2, &k.t_s,
                                &k.r_ecef_m.x, &k.r_ecef_m.y, &k.r_ecef_m.z),
                         11);
        CHECK_WITHIN(error_of(batch, &model, &k), 0.0, 0.1);
        n++;
    }
    assert_int_equal(n, 64);
    (void)fclose(file);
    loft_batch_free(batch);
}

/* The apogee too, whose position the other program knows from its event. */
static void random_wide_states_agree_with_single_flights(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    loft_batch *batch = batch_of(&model, NULL);
    loft_batch_state *states = malloc(MANY * sizeof *states);
    loft_batch_flight *flights = malloc(MANY * sizeof *flights);
    assert_true(states != NULL && flights != NULL);
    for (int i = 0; i < MANY; i++) {
        const batch_row row = batch_draw(1, (uint64_t)i, batch_wide_lo, batch_wide_hi);
        states[i] = batch_state(&model, &row);
    }
    loft_batch_coast(batch, MANY, states, flights);
    for (int i = 0; i < MANY; i++) {
        const batch_row row = batch_draw(1, (uint64_t)i, batch_wide_lo, batch_wide_hi);
        loft_flight one;
        assert_int_equal(batch_fly(&model, &row, 1e-11, &one), LOFT_OK);
        assert_int_equal(flights[i].end, LOFT_BATCH_IMPACT);
        CHECK_WITHIN(batch_error_m(&flights[i], one.end.r_ecef_m, one.end.t_s), 0.0, 0.1);
        CHECK_WITHIN(flights[i].apogee_m, one.apogee.place.alt_m, 0.05);
        CHECK_WITHIN(flights[i].apogee_s, one.apogee.t_s, 0.001);
    }
    free(states);
    free(flights);
    loft_batch_free(batch);
}

static loft_batch_end end_of(double alt_m, double speed_mps, double fpa_deg,
                             double beta_kgpm2)
{
    const loft_batch_flight flight = batch_coast(alt_m, speed_mps, fpa_deg, beta_kgpm2);
    if (flight.end != LOFT_BATCH_IMPACT) {
        CHECK_NEAR(flight.t_s, 0.0, 0.0);
        CHECK_NEAR(loft_vec3_norm(flight.r_ecef_m), 0.0, 0.0);
    }
    return flight.end;
}

static void every_end_is_told_apart(void **state)
{
    (void)state;
    assert_int_equal(end_of(234e3, 6789.0, 45.6, 5432.1), LOFT_BATCH_IMPACT);
    assert_int_equal(end_of(234e3, 7900.0, 0.1, 5432.1), LOFT_BATCH_ORBIT);
    assert_int_equal(end_of(234e3, 11500.0, 45.6, 5432.1), LOFT_BATCH_ESCAPE);
    assert_int_equal(end_of(5e6, 11500.0, -80.1, 5432.1), LOFT_BATCH_IMPACT);
    assert_int_equal(end_of(5e6, 11500.0, -12.3, 5432.1), LOFT_BATCH_ESCAPE);
    assert_int_equal(end_of(234e3, 10950.0, 89.0, 5432.1), LOFT_BATCH_LIMIT);
    assert_int_equal(end_of(234e3, 6789.0, 45.6, 1e-3), LOFT_BATCH_LIMIT);
    /* skips until it is given up as an orbit */
    assert_int_equal(end_of(122e3, 7890.1, -0.9, 12345.6), LOFT_BATCH_ORBIT);
}

static void bad_states_are_refused(void **state)
{
    (void)state;
    const double bad[][4] = {
        {NAN, 6789.0, 45.6, 5432.1},     {234e3, NAN, 45.6, 5432.1},
        {234e3, 6789.0, NAN, 5432.1},    {234e3, 6789.0, 45.6, NAN},
        {234e3, 6789.0, 45.6, -1.2},     {234e3, 6789.0, 45.6, 0.0},
        {-5001.2, 6789.0, 45.6, 5432.1}, {1.1e8, 6789.0, 45.6, 5432.1},
        {INFINITY, 6789.0, 1.0, 1e3},    {234e3, INFINITY, 45.6, 5432.1},
        {234e3, 1.1e6, 45.6, 5432.1},    {0.0, 678.9, -1.2, 5432.1},
        {0.0, 0.0, 90.0, 5432.1},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(end_of(bad[i][0], bad[i][1], bad[i][2], bad[i][3]),
                         LOFT_BATCH_DOMAIN);
    }
    assert_int_equal(end_of(0.0, 678.9, 1.2, 5432.1), LOFT_BATCH_IMPACT);
    assert_int_equal(end_of(234e3, 6789.0, 45.6, INFINITY), LOFT_BATCH_IMPACT);
}

static loft_vec3 no_force(const void *ctx, double t, const double *y,
                          const loft_flow *flow)
{
    (void)ctx;
    (void)t;
    (void)y;
    (void)flow;
    return (loft_vec3){0.0, 0.0, 0.0};
}

static loft_vec3 no_gravity(const void *ctx, loft_vec3 r_m)
{
    (void)ctx;
    (void)r_m;
    return (loft_vec3){0.0, 0.0, 0.0};
}

static void flat_height(const void *ctx, loft_vec3 r_m, double *alt_m, loft_vec3 *up)
{
    (void)ctx;
    *alt_m = r_m.z;
    *up = (loft_vec3){0.0, 0.0, 1.0};
}

static void only_models_it_knows_are_taken(void **state)
{
    (void)state;
    loft_batch *batch = NULL;
    loft_model models[10];
    for (int i = 0; i < 10; i++) {
        models[i] = batch_model();
    }
    models[0].earth = loft_earth_wgs84(5);
    models[1].wind_ned_mps.x = 1.2;
    models[2].earth.shape.f = 0.01;
    assert_int_equal(loft_atmosphere_exponential(1.225, 7000.0, &models[3].air), LOFT_OK);
    models[4].wind_ned_mps.y = -1.2;
    models[5].wind_ned_mps.z = 1.2;
    models[6].world.force = no_force;
    models[7].world.gravity = no_gravity;
    models[8].world.height = flat_height;
    models[9].air.n_edges = 3;
    for (int i = 0; i < 10; i++) {
        assert_int_equal(loft_batch_new(&models[i], NULL, &batch), LOFT_ERR_DOMAIN);
    }
    const loft_model good = batch_model();
    assert_int_equal(loft_batch_new(&good, "avx1024", &batch), LOFT_ERR_DOMAIN);
    assert_null(batch);
    assert_int_equal(loft_batch_new(&good, "baseline", &batch), LOFT_OK);
    assert_string_equal(loft_batch_name(batch), "baseline");
    loft_batch_free(batch);
    loft_batch_free(NULL);
}

static void ends_have_names(void **state)
{
    (void)state;
    assert_string_equal(loft_batch_end_name(LOFT_BATCH_IMPACT), "impact");
    assert_string_equal(loft_batch_end_name(LOFT_BATCH_LIMIT), "limit");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide_states_land_within_a_decimetre),
        cmocka_unit_test(so_do_all_of_the_file),
        cmocka_unit_test(random_wide_states_agree_with_single_flights),
        cmocka_unit_test(every_end_is_told_apart),
        cmocka_unit_test(bad_states_are_refused),
        cmocka_unit_test(only_models_it_knows_are_taken),
        cmocka_unit_test(ends_have_names),
    };
    return cmocka_run_group_tests_name("batch", tests, NULL, NULL);
}
