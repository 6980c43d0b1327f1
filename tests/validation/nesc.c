/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Check-cases 01, 04, 06, 07 and 09 of the NESC: a sphere of one slug and six inches
 * falls or is thrown for 30 s at the equator.
 *
 * Reference  Murri, Jackson, Shelton et al., NASA/TM-2015-218675 (2015), simulator 04;
 *            feet turned to metres
 */
#include <math.h>
#include <stdlib.h>

#include "groups.h"
#include "loft/flight.h"
#include "loft/loft.h"

static const double foot_m = 0.3048;

/* All the reference says of one instant. */
typedef struct instant {
    double t_s, alt_m, lat_deg, lon_deg, vn_mps, ve_mps, vd_mps;
} instant;

typedef struct check_case {
    const char *name;
    int number;
    bool sphere;
    double alt_ft, v_east_ftps, v_up_ftps, wind_east_ftps, cd;
    double position_m, speed_mps; /* tolerances */
    instant at[3];
} check_case;

enum {
    CASE_06 = 2,
    CASE_09 = 4,
    N_CASES = 5
};

/* clang-format off */
static const check_case cases[N_CASES] = {
    {"NESC 01", 1, false, 30000.0, 0.0, 0.0, 0.0, 0.0, 1e-4, 1e-4,
     {{10.0, 8656.382201359, 0.0, 2.12654133805e-06, 0.0,
       0.071118016021037, 97.526041292155},
      {20.0, 7193.3798862518, 0.0, 1.70166180963e-05, 0.0,
       0.28452637638609, 195.08187060784},
      {30.0, 4754.5460465506, 0.0, 5.74552213287e-05, 0.0,
       0.64038817906462, 292.69732606173}}},
    {"NESC 04", 4, true, 30000.0, 0.0, 0.0, 0.0, 0.1, 1e-3, 1e-4,
     {{10.0, 8656.7116815026, 0.0, 0.0, 0.0, 0.0, 96.987000859646},
      {20.0, 7224.3672315821, 0.0, 0.0, 0.0, 0.0, 187.8608882795},
      {30.0, 4947.3020457266, 0.0, 0.0, 0.0, 0.0, 264.29358097907}}},
    {"NESC 06", 6, false, 30000.0, 0.0, 0.0, 0.0, 0.1, 1e-3, 1e-4,
     {{10.0, 8658.692268245, 0.0, 2.11143930822e-06, 0.0,
       0.070271248423745, 96.594776119586},
      {20.0, 7232.0406475687, 0.0, 1.65120811699e-05, 0.0,
       0.27016456870275, 187.12870912847},
      {30.0, 4963.4984617056, 0.0, 5.33798251362e-05, 0.0,
       0.56172532491794, 263.35052401682}}},
    {"NESC 07", 7, false, 30000.0, 0.0, 0.0, 20.0, 0.1, 1e-3, 1e-4,
     {{10.0, 8658.7168179953, 0.0, 4.77748996169e-06, 0.0,
       0.15833993450263, 96.589706504935},
      {20.0, 7232.1408790675, 0.0, 3.79642371645e-05, 0.0,
       0.6355824596743, 187.11877024695},
      {30.0, 4963.7171481466, 0.0, 0.000128541735128, 0.0,
       1.4351129742529, 263.33713454327}}},
    {"NESC 09", 9, false, 0.0, 1000.0, 1000.0, 0.0, 0.1, 5e-3, 2e-4,
     {{10.0, 2227.053493688, 0.0, 0.0240256288982, 0.0,
       239.66843525166, -152.42409766326},
      {20.0, 3177.2212331191, 0.0, 0.0439905843947, 0.0,
       207.88171741714, -41.145207483055},
      {30.0, 3097.0696802196, 0.0, 0.0616478507138, 0.0,
       186.15555817135, 55.396860210478}}},
};
/* clang-format on */

static loft_model model_of(const check_case *c)
{
    loft_model model = loft_model_default();
    model.earth.gravity.mu_m3ps2 = 3.986004418e14;
    model.earth.gravity.j[2] = 1.08262982e-3;
    if (c->sphere) {
        model.earth = (loft_earth){
            .shape = {.a_m = 6371007.1809},
            .gravity = {.mu_m3ps2 = 3.986004418e14, .radius_m = 6371007.1809}};
    }
    model.wind_ned_mps.y = c->wind_east_ftps * foot_m;
    return model;
}

static bool flown(const check_case *c, const loft_model *model, double t_s, instant *got)
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
    if (loft_fly(&plan, NULL, &flight) != LOFT_OK || flight.ended_by != LOFT_END_TIME) {
        return false;
    }
    const loft_flight_point *end = &flight.end;
    *got = (instant){t_s,
                     end->place.alt_m,
                     loft_deg_from_rad(end->place.lat_rad),
                     loft_deg_from_rad(end->place.lon_rad),
                     end->v_enu_mps.y,
                     end->v_enu_mps.x,
                     -end->v_enu_mps.z};
    return true;
}

enum {
    N_QUANTITIES = 6
};

static const char *const quantities[N_QUANTITIES] = {
    "altitude, m",         "way north, m",       "way east, m",
    "velocity north, m/s", "velocity east, m/s", "velocity down, m/s"};

static void values_of(const check_case *c, const instant *want, const instant *got,
                      table_value v[N_QUANTITIES])
{
    const double a_m = c->sphere ? 6371007.1809 : 6378137.0;
    const double m_per_deg = loft_rad_from_deg(a_m);
    v[0] = within(want->alt_m, got->alt_m, c->position_m);
    v[1] = within(m_per_deg * want->lat_deg, m_per_deg * got->lat_deg, c->position_m);
    v[2] = within(m_per_deg * want->lon_deg, m_per_deg * got->lon_deg, c->position_m);
    v[3] = within(want->vn_mps, got->vn_mps, c->speed_mps);
    v[4] = within(want->ve_mps, got->ve_mps, c->speed_mps);
    v[5] = within(want->vd_mps, got->vd_mps, c->speed_mps);
}

static void typed_in(table *t, const check_case *c)
{
    const loft_model model = model_of(c);
    table_worst north[2] = {{.n = 0}};
    for (int i = 0; i < 3; i++) {
        instant got;
        if (!flown(c, &model, c->at[i].t_s, &got)) {
            table_failed(t, c->name, "the flight failed");
            return;
        }
        table_value v[N_QUANTITIES];
        values_of(c, &c->at[i], &got, v);
        for (int q = 0; q < N_QUANTITIES; q++) {
            if (q == 1 || q == 3) { /* all 0 */
                table_worst_add(&north[q / 2], v[q], c->at[i].t_s);
            } else {
                table_row(t, c->name, v[q], "%s, at %g s", quantities[q], c->at[i].t_s);
            }
        }
    }
    table_worst_row(t, c->name, &north[0], quantities[1], "s");
    table_worst_row(t, c->name, &north[1], quantities[3], "s");
}

/* ---- the full table ---- */

static void full_table(table *t)
{
    table_outside(t);
    FILE *file = open_reference("nesc/expected.csv");
    if (file == NULL) {
        table_skip(t, "NESC, full", "LOFT_VALIDATION_DIR names no nesc/expected.csv");
        return;
    }
    table_worst worst[N_CASES][N_QUANTITIES] = {0};
    double r[8];
    for (int n = 0; n >= 0; n = read_numbers(file, r, 8)) {
        for (int k = 0; n == 8 && k < N_CASES; k++) {
            if (r[0] != cases[k].number || !(r[1] > 0.0)) {
                continue;
            }
            const loft_model model = model_of(&cases[k]);
            const instant want = {r[1], r[2], r[3], r[4], r[5], r[6], r[7]};
            instant got = {NAN, NAN, NAN, NAN, NAN, NAN, NAN};
            (void)flown(&cases[k], &model, want.t_s, &got);
            table_value v[N_QUANTITIES];
            values_of(&cases[k], &want, &got, v);
            for (int q = 0; q < N_QUANTITIES; q++) {
                table_worst_add(&worst[k][q], v[q], want.t_s);
            }
        }
    }
    (void)fclose(file);
    for (int k = 0; k < N_CASES; k++) {
        for (int q = 0; q < N_QUANTITIES; q++) {
            table_worst_row(t, cases[k].name, &worst[k][q], quantities[q], "s");
        }
    }
}

/* ---- wrong models, and what they cost at 30 s in cases 06 and 09 ---- */

/* The standard air of the altitude whose geopotential equals this altitude. */
static void mistaken_at(const void *ctx, int layer, double alt_m, loft_air *air)
{
    loft_atmosphere_air(ctx, layer, 6356766.0 * alt_m / (6356766.0 - alt_m), air);
}

static void check_mistake(table *t, const char *name, const loft_model *model,
                          const double want_m[2], const double digit_m[2])
{
    const int which[2] = {CASE_06, CASE_09};
    for (int i = 0; i < 2; i++) {
        const check_case *c = &cases[which[i]];
        const loft_model right_model = model_of(c);
        instant right;
        instant got;
        if (flown(c, &right_model, 30.0, &right) && flown(c, model, 30.0, &got)) {
            table_row(t, c->name,
                      within(want_m[i], got.alt_m - right.alt_m, 0.5 * digit_m[i]),
                      "wrong model (%s) moves altitude by, m", name);
        } else {
            table_failed(t, c->name, name);
        }
    }
}

static void wrong_models(table *t)
{
    const loft_model right = model_of(&cases[CASE_06]);
    loft_model wrong = right;
    wrong.earth.omega_radps = 0.0;
    check_mistake(t, "no rotation", &wrong, (double[]){-13.8, -27.0},
                  (double[]){0.1, 1.0});
    wrong = right;
    wrong.earth.gravity.degree = 0;
    check_mistake(t, "no J2", &wrong, (double[]){6.41, 6.05}, (double[]){0.01, 0.01});
    wrong = right;
    /* in hydrostatic balance at 288.15 K, against geometric altitude */
    const double scale_m = 8314.32 / 28.9644 * 288.15 / 9.80665;
    if (loft_atmosphere_exponential(1.225, scale_m, &wrong.air) != LOFT_OK) {
        table_failed(t, "isothermal air", "refused");
    }
    check_mistake(t, "isothermal air", &wrong, (double[]){-18.3, 30.9},
                  (double[]){0.1, 0.1});
    const loft_atmosphere us76 = loft_atmosphere_us76();
    wrong = right;
    wrong.air = (loft_atmosphere){.at = mistaken_at, .ctx = &us76};
    check_mistake(t, "geometric taken as geopotential altitude", &wrong,
                  (double[]){-0.192, 0.044}, (double[]){0.001, 0.001});
}

void validate_nesc(table *t)
{
    static const char source[] = "Murri et al., NASA/TM-2015-218675 (2015), simulator 04";
    table_group(t, "NESC check-cases: motion over the rotating Earth", source);
    for (int i = 0; i < N_CASES; i++) {
        typed_in(t, &cases[i]);
    }
    table_group(t, "NESC check-cases, all instants", source);
    full_table(t);
    table_group(t, "NESC check-cases, flown with a wrong model: the test has teeth",
                "computed from the same cases; tolerance half the last digit");
    wrong_models(t);
}
