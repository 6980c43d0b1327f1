/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Check-cases 01, 04, 06, 07 and 09, simulator 04: Murri et al., NASA/TM-2015-218675.
 * A sphere of one slug and six inches falls or is thrown for 30 s at the equator.
 */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"

static const double foot_m = 0.3048;

typedef struct nesc_row {
    double t_s, alt_m, lat_deg, lon_deg, vn_mps, ve_mps, vd_mps;
} nesc_row;

typedef struct nesc_case {
    bool sphere;
    double alt_ft, v_east_ftps, v_up_ftps, wind_east_ftps, cd;
    double position_m, speed_mps; /* tolerances */
    nesc_row rows[3];
} nesc_case;

enum {
    CASE_01,
    CASE_04,
    CASE_06,
    CASE_07,
    CASE_09,
    N_CASES
};

static const nesc_case cases[N_CASES] = {
    {false,
     30000.0,
     0.0,
     0.0,
     0.0,
     0.0,
     1e-4,
     1e-6,
     {{10.0, 8656.382201359, 0.0, 2.12654133805e-06, 0.0, 0.071118016021037,
       97.526041292155},
      {20.0, 7193.3798862518, 0.0, 1.70166180963e-05, 0.0, 0.28452637638609,
       195.08187060784},
      {30.0, 4754.5460465506, 0.0, 5.74552213287e-05, 0.0, 0.64038817906462,
       292.69732606173}}},
    {true,
     30000.0,
     0.0,
     0.0,
     0.0,
     0.1,
     1e-3,
     1e-4,
     {{10.0, 8656.7116815026, 0.0, 0.0, 0.0, 0.0, 96.987000859646},
      {20.0, 7224.3672315821, 0.0, 0.0, 0.0, 0.0, 187.8608882795},
      {30.0, 4947.3020457266, 0.0, 0.0, 0.0, 0.0, 264.29358097907}}},
    {false,
     30000.0,
     0.0,
     0.0,
     0.0,
     0.1,
     1e-3,
     1e-4,
     {{10.0, 8658.692268245, 0.0, 2.11143930822e-06, 0.0, 0.070271248423745,
       96.594776119586},
      {20.0, 7232.0406475687, 0.0, 1.65120811699e-05, 0.0, 0.27016456870275,
       187.12870912847},
      {30.0, 4963.4984617056, 0.0, 5.33798251362e-05, 0.0, 0.56172532491794,
       263.35052401682}}},
    {false,
     30000.0,
     0.0,
     0.0,
     20.0,
     0.1,
     1e-3,
     1e-4,
     {{10.0, 8658.7168179953, 0.0, 4.77748996169e-06, 0.0, 0.15833993450263,
       96.589706504935},
      {20.0, 7232.1408790675, 0.0, 3.79642371645e-05, 0.0, 0.6355824596743,
       187.11877024695},
      {30.0, 4963.7171481466, 0.0, 0.000128541735128, 0.0, 1.4351129742529,
       263.33713454327}}},
    {false,
     0.0,
     1000.0,
     1000.0,
     0.0,
     0.1,
     5e-3,
     2e-4,
     {{10.0, 2227.053493688, 0.0, 0.0240256288982, 0.0, 239.66843525166,
       -152.42409766326},
      {20.0, 3177.2212331191, 0.0, 0.0439905843947, 0.0, 207.88171741714,
       -41.145207483055},
      {30.0, 3097.0696802196, 0.0, 0.0616478507138, 0.0, 186.15555817135,
       55.396860210478}}},
};

static loft_model model_of(const nesc_case *c)
{
    loft_model model = loft_model_default();
    if (c->sphere) {
        model.earth = (loft_earth){
            .shape = {.a_m = 6371007.1809},
            .gravity = {.mu_m3ps2 = 3.986004418e14, .radius_m = 6371007.1809}};
    }
    model.wind_ned_mps.y = c->wind_east_ftps * foot_m;
    return model;
}

static loft_flight_point flown(const nesc_case *c, const loft_model *model, double t_s)
{
    const double slug_kg = 14.593902937;
    const double area_m2 = 0.1963495 * foot_m * foot_m;
    const loft_flight_plan plan = {
        .model = model,
        .start = {.alt_m = c->alt_ft * foot_m},
        .v_enu_mps = {c->v_east_ftps * foot_m, 0.0, c->v_up_ftps * foot_m},
        .body = {.drag = loft_drag_constant(c->cd), .area_m2pkg = area_m2 / slug_kg},
        .until_time = true,
        .stop_time_s = t_s};
    loft_flight flight;
    assert_int_equal(loft_fly(&plan, NULL, &flight), LOFT_OK);
    assert_int_equal(flight.ended_by, LOFT_END_TIME);
    CHECK_NEAR(flight.end.t_s, t_s, 0.0);
    return flight.end;
}

static void check_case(const nesc_case *c)
{
    const loft_model model = model_of(c);
    for (int i = 0; i < 3; i++) {
        const nesc_row *want = &c->rows[i];
        const loft_flight_point got = flown(c, &model, want->t_s);
        const double a_m = model.earth.shape.a_m;
        CHECK_WITHIN(got.place.alt_m, want->alt_m, c->position_m);
        CHECK_WITHIN(a_m * got.place.lat_rad, a_m * loft_rad_from_deg(want->lat_deg),
                     c->position_m);
        CHECK_WITHIN(a_m * got.place.lon_rad, a_m * loft_rad_from_deg(want->lon_deg),
                     c->position_m);
        CHECK_WITHIN(got.v_enu_mps.x, want->ve_mps, c->speed_mps);
        CHECK_WITHIN(got.v_enu_mps.y, want->vn_mps, c->speed_mps);
        CHECK_WITHIN(got.v_enu_mps.z, -want->vd_mps, c->speed_mps);
    }
}

static void case_01_falls_without_drag(void **state)
{
    (void)state;
    check_case(&cases[CASE_01]);
}

static void case_04_falls_to_a_sphere_that_does_not_turn(void **state)
{
    (void)state;
    check_case(&cases[CASE_04]);
}

static void case_06_falls_with_drag(void **state)
{
    (void)state;
    check_case(&cases[CASE_06]);
}

static void case_07_falls_through_a_steady_wind(void **state)
{
    (void)state;
    check_case(&cases[CASE_07]);
}

static void case_09_is_thrown_east(void **state)
{
    (void)state;
    check_case(&cases[CASE_09]);
}

/* ---- wrong assumptions, and what they cost at 30 s in cases 06 and 09 ---- */

static void isothermal_at(const void *ctx, int layer, double alt_m, loft_air *air)
{
    (void)ctx;
    (void)layer;
    const double rt = 8314.32 / 28.9644 * 288.15;
    const double h_m = 6356766.0 * alt_m / (6356766.0 + alt_m);
    *air = (loft_air){.p_pa = 101325.0 * exp(-9.80665 * h_m / rt), .t_k = 288.15};
    air->rho_kgpm3 = air->p_pa / rt;
    air->sound_mps = sqrt(1.4 * rt);
}

/* The standard air of the altitude whose geopotential equals this altitude. */
static void mistaken_at(const void *ctx, int layer, double alt_m, loft_air *air)
{
    loft_atmosphere_air(ctx, layer, 6356766.0 * alt_m / (6356766.0 - alt_m), air);
}

static void check_mistake(const loft_model models[2], double want_06_m, double want_09_m)
{
    const nesc_case *c06 = &cases[CASE_06];
    const nesc_case *c09 = &cases[CASE_09];
    CHECK_NEAR(flown(c06, &models[0], 30.0).place.alt_m - c06->rows[2].alt_m, want_06_m,
               0.03);
    CHECK_NEAR(flown(c09, &models[1], 30.0).place.alt_m - c09->rows[2].alt_m, want_09_m,
               0.03);
}

static void a_mistake_shows(void **state)
{
    (void)state;
    loft_model models[2];
#define MISTAKE(field, value)                                                            \
    for (int i = 0; i < 2; i++) {                                                        \
        models[i] = model_of(&cases[CASE_06]);                                           \
        models[i].field = value;                                                         \
    }
    MISTAKE(earth.omega_radps, 0.0)
    check_mistake(models, -13.8, -27.0);
    MISTAKE(earth.gravity.degree, 0)
    check_mistake(models, 6.41, 6.05);
    const loft_atmosphere isothermal = {.at = isothermal_at};
    MISTAKE(air, isothermal)
    check_mistake(models, -18.3, 30.9);
    const loft_atmosphere us76 = loft_atmosphere_us76();
    const loft_atmosphere mistaken = {.at = mistaken_at, .ctx = &us76};
    MISTAKE(air, mistaken)
    check_mistake(models, -0.192, 0.044);
#undef MISTAKE
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_01_falls_without_drag),
        cmocka_unit_test(case_04_falls_to_a_sphere_that_does_not_turn),
        cmocka_unit_test(case_06_falls_with_drag),
        cmocka_unit_test(case_07_falls_through_a_steady_wind),
        cmocka_unit_test(case_09_is_thrown_east),
        cmocka_unit_test(a_mistake_shows),
    };
    return cmocka_run_group_tests_name("nesc", tests, NULL, NULL);
}
