/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/export.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "parsed.h"
#include "sim/flight/dynamics.h"

#include <stdlib.h>

typedef struct flown {
    loft_model model;
    loft_flight_plan plan;
    loft_trajectory *record;
    loft_flight flight;
    loft_entry entry;
} flown;

/* The model of *f is set; its plan borrows it, so *f stays where it is. */
static void fly(flown *f, loft_flight_plan plan)
{
    plan.model = &f->model;
    f->plan = plan;
    f->record = loft_trajectory_new();
    assert_non_null(f->record);
    assert_int_equal(loft_fly(&f->plan, f->record, &f->flight), LOFT_OK);
    f->entry = loft_entry_find(&f->plan, f->record, &f->flight);
}

/* Thrown at 4 km/s and 47 degrees over a rotating Earth. */
static loft_flight_plan thrown(void)
{
    return (loft_flight_plan){.start = {0.7123, 2.2345, 1234.5},
                              .v_enu_mps = {2312.3, 1512.3, 2912.3},
                              .heading_rad = 0.9876,
                              .body = loft_body_of_beta(5432.1)};
}

typedef struct values {
    double deceleration_mps2, pressure_pa, heating_wpm2;
} values;

/* Computed by the definitions, straight from the state. */
static values values_at(const flown *f, double t_s)
{
    double y[LOFT_STATE_N];
    loft_phase phase;
    loft_flow flow;
    loft_trajectory_at(f->record, t_s, y, &phase);
    const loft_dynamics dynamics = loft_flight_dynamics(&f->plan, &phase);
    loft_dynamics_flow(&dynamics, y, &flow);
    const double v_mps = loft_vec3_norm(flow.v_air_mps);
    const double nose_m = f->plan.nose_radius_m > 0.0 ? f->plan.nose_radius_m : 0.3;
    return (values){
        .deceleration_mps2 = loft_vec3_norm(loft_dynamics_felt(&dynamics, t_s, y)),
        .pressure_pa = 0.5 * flow.air.rho_kgpm3 * pow(v_mps, 2.0),
        .heating_wpm2 = 1.7415e-4 * sqrt(flow.air.rho_kgpm3 / nose_m) * pow(v_mps, 3.0)};
}

static void a_flow_presses_and_heats_as_published(void **state)
{
    (void)state;
    const loft_flow flow = {.air = {.rho_kgpm3 = 3.9957e-3}, /* 40 km */
                            .v_air_mps = {0.0, 6000.0, -3000.0}};
    CHECK_NEAR(loft_entry_pressure(&flow), 0.5 * 3.9957e-3 * 45e6, 1e-15);
    /* Sutton and Graves by hand: 1.7415e-4 sqrt(0.0039957/0.3) 6708.204^3 */
    CHECK_NEAR(loft_entry_heating(&flow, 0.3), 6.0671e6, 1e-4);
    CHECK_NEAR(loft_entry_heating(&flow, 1.2), 0.5 * loft_entry_heating(&flow, 0.3),
               1e-15);
}

/* Against every 2 ms of the way down. */
static void a_peak_is_the_greatest_value_on_the_way_down(void **state)
{
    (void)state;
    flown f = {.model = loft_model_default()};
    fly(&f, thrown());
    const loft_entry *e = &f.entry;
    assert_true(e->any);
    values most = {0.0, 0.0, 0.0};
    for (double t_s = f.flight.apogee.t_s; t_s < f.flight.end.t_s; t_s += 2e-3) {
        const values v = values_at(&f, t_s);
        most.deceleration_mps2 = fmax(most.deceleration_mps2, v.deceleration_mps2);
        most.pressure_pa = fmax(most.pressure_pa, v.pressure_pa);
        most.heating_wpm2 = fmax(most.heating_wpm2, v.heating_wpm2);
    }
    CHECK_NEAR(e->deceleration.value, most.deceleration_mps2, 1e-7);
    CHECK_NEAR(e->pressure.value, most.pressure_pa, 1e-7);
    CHECK_NEAR(e->heating.value, most.heating_wpm2, 1e-7);
    assert_true(e->deceleration.value >= most.deceleration_mps2 * (1.0 - 1e-12));
    /* Heating comes first and highest, as it goes with the cube of the speed. */
    assert_true(e->heating.alt_m > e->deceleration.alt_m + 1000.0);
    assert_true(e->heating.mach > e->deceleration.mach);
    loft_trajectory_free(f.record);
}

static void a_peak_knows_when_and_where(void **state)
{
    (void)state;
    flown f = {.model = loft_model_default()};
    loft_flight_plan plan = thrown();
    plan.nose_radius_m = 0.123;
    fly(&f, plan);
    const loft_entry_peak *peaks[] = {&f.entry.deceleration, &f.entry.pressure,
                                      &f.entry.heating};
    for (int i = 0; i < 3; i++) {
        const values v = values_at(&f, peaks[i]->t_s);
        const double each[] = {v.deceleration_mps2, v.pressure_pa, v.heating_wpm2};
        CHECK_NEAR(peaks[i]->value, each[i], 1e-15);
        double y[LOFT_STATE_N];
        loft_trajectory_at(f.record, peaks[i]->t_s, y, NULL);
        const loft_flight_point at = loft_flight_point_of(&f.model, peaks[i]->t_s, y);
        CHECK_WITHIN(peaks[i]->alt_m, at.place.alt_m, 1e-6);
        assert_true(peaks[i]->mach > 1.0);
    }
    loft_trajectory_free(f.record);
}

/*
 * Allen and Eggers (NACA TR 1381, 1958): V^2 sin(gamma)/(2 e H) at H ln(rho0 H/(beta
 * sin(gamma))), for a straight path down through exponential air, without gravity. Of
 * gravity the larger part is allowed for: the fall down to there.
 */
static void the_deceleration_is_that_of_allen_and_eggers(void **state)
{
    (void)state;
    const double scale_m = 7123.4;
    const double start_m = 76543.2;
    const double sine = sin(loft_rad_from_deg(61.2));
    const double betas_kgpm2[] = {2345.6, 7654.3};
    for (int i = 0; i < 2; i++) {
        flown f = {.model = loft_model_default()};
        f.model.earth.omega_radps = 0.0;
        assert_int_equal(loft_atmosphere_exponential(1.234, scale_m, &f.model.air),
                         LOFT_OK);
        fly(&f, (loft_flight_plan){
                    .start = {0.7123, 2.2345, start_m},
                    .v_enu_mps = {6543.2 * sqrt(1.0 - sine * sine), 0.0, -6543.2 * sine},
                    .heading_rad = 0.5 * LOFT_PI,
                    .body = loft_body_of_beta(betas_kgpm2[i])});
        const double alt_m = scale_m * log(1.234 * scale_m / (betas_kgpm2[i] * sine));
        const double v2 = 6543.2 * 6543.2 + 2.0 * LOFT_G0_MPS2 * (start_m - alt_m);
        CHECK_NEAR(f.entry.deceleration.value, v2 * sine / (2.0 * exp(1.0) * scale_m),
                   0.02);
        CHECK_WITHIN(f.entry.deceleration.alt_m, alt_m, 0.02 * scale_m);
        loft_trajectory_free(f.record);
    }
}

/* Slowed from the first moment on, so the peak is the start. */
static void a_peak_may_stand_at_the_start_or_at_the_end(void **state)
{
    (void)state;
    flown f = {.model = loft_model_default()};
    fly(&f, (loft_flight_plan){.start = {0.7123, 2.2345, 1234.5},
                               .v_enu_mps = {812.3, 0.0, -1.2},
                               .heading_rad = 0.5 * LOFT_PI,
                               .body = loft_body_of_beta(543.2)});
    CHECK_NEAR(f.entry.deceleration.t_s, 0.0, 0.0);
    CHECK_NEAR(f.entry.deceleration.value, values_at(&f, 0.0).deceleration_mps2, 1e-15);
    loft_trajectory_free(f.record);
    loft_flight_plan plan = thrown();
    plan.stop_alt_m = 54321.0; /* above any peak: all three still grow */
    fly(&f, plan);
    const double end_s = f.flight.end.t_s;
    CHECK_NEAR(f.entry.deceleration.t_s, end_s, 0.0);
    CHECK_NEAR(f.entry.pressure.t_s, end_s, 0.0);
    CHECK_NEAR(f.entry.pressure.value, values_at(&f, end_s).pressure_pa, 1e-15);
    loft_trajectory_free(f.record);
}

static loft_json_doc *exported(const loft_entry *entry)
{
    loft_json_writer *w = loft_json_writer_new();
    char *text = NULL;
    size_t size = 0;
    loft_json_write_begin_object(w);
    loft_export_entry(w, entry, 0.123);
    loft_json_write_end_object(w);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    loft_json_doc *doc = parsed(text);
    free(text);
    return doc;
}

static void without_air_there_is_no_entry(void **state)
{
    (void)state;
    flown f = {.model = loft_model_default()};
    f.model.air = loft_atmosphere_none();
    fly(&f, thrown());
    assert_false(f.entry.any);
    CHECK_NEAR(f.entry.deceleration.value, 0.0, 0.0);
    CHECK_NEAR(f.entry.heating.value, 0.0, 0.0);
    loft_json_doc *doc = exported(&f.entry);
    const loft_json_node *entry = loft_json_get(loft_json_root(doc), "entry");
    assert_int_equal(loft_json_typeof(entry), LOFT_JSON_NULL);
    loft_json_free(doc);
    loft_trajectory_free(f.record);
}

static void an_entry_is_exported_in_g(void **state)
{
    (void)state;
    const loft_entry entry = {.any = true,
                              .deceleration = {123.4, 12.3, 23456.7, 5.6},
                              .pressure = {234.5, 13.4, 34567.8, 6.7},
                              .heating = {345.6, 14.5, 45678.9, 7.8}};
    loft_json_doc *doc = exported(&entry);
    const loft_json_node *e = loft_json_get(loft_json_root(doc), "entry");
    static const char *const names[] = {"peak_deceleration", "peak_dynamic_pressure",
                                        "peak_heating"};
    static const char *const keys[] = {"g", "pa", "wpm2"};
    const double wanted[] = {123.4 / 9.80665, 234.5, 345.6};
    const loft_entry_peak *peaks[] = {&entry.deceleration, &entry.pressure,
                                      &entry.heating};
    for (int i = 0; i < 3; i++) {
        const loft_json_node *peak = loft_json_get(e, names[i]);
        assert_non_null(peak);
        CHECK_NEAR(loft_json_number(loft_json_get(peak, keys[i])), wanted[i], 1e-15);
        CHECK_NEAR(loft_json_number(loft_json_get(peak, "time_s")), peaks[i]->t_s, 0.0);
        CHECK_NEAR(loft_json_number(loft_json_get(peak, "alt_m")), peaks[i]->alt_m, 0.0);
        CHECK_NEAR(loft_json_number(loft_json_get(peak, "mach")), peaks[i]->mach, 0.0);
    }
    CHECK_NEAR(loft_json_number(loft_json_get(e, "nose_radius_m")), 0.123, 0.0);
    loft_json_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flow_presses_and_heats_as_published),
        cmocka_unit_test(a_peak_is_the_greatest_value_on_the_way_down),
        cmocka_unit_test(a_peak_knows_when_and_where),
        cmocka_unit_test(the_deceleration_is_that_of_allen_and_eggers),
        cmocka_unit_test(a_peak_may_stand_at_the_start_or_at_the_end),
        cmocka_unit_test(without_air_there_is_no_entry),
        cmocka_unit_test(an_entry_is_exported_in_g),
    };
    return cmocka_run_group_tests_name("entry", tests, NULL, NULL);
}
