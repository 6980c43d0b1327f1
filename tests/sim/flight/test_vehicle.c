/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/flight.h"
#include "loft/loft.h"

/* Lift-off 34,125.5 kg: 25,678.4 in the first stage, 7,213.7 in the second. */
static loft_vehicle two_stages(void)
{
    loft_vehicle v = {.n_stages = 2,
                      .payload_kg = 1233.4,
                      .diameter_m = 1.67,
                      .drag = loft_drag_boost()};
    v.stages[0].propellant_kg = 23456.7;
    v.stages[0].dry_kg = 2221.7;
    v.stages[0].thrust_n = 612345.6;
    v.stages[0].exhaust_mps = 2612.3;
    v.stages[0].nozzle_exit_m2 = 0.654;
    v.stages[0].gap_s = 3.21;
    v.stages[1].propellant_kg = 6543.2;
    v.stages[1].dry_kg = 670.5;
    v.stages[1].thrust_n = 198765.4;
    v.stages[1].exhaust_mps = 2789.1;
    v.stages[1].nozzle_exit_m2 = 0.321;
    v.stages[1].gap_s = 9.87;
    return v;
}

static const double liftoff_kg = 34125.5;

static loft_booster booster_of(const loft_vehicle *vehicle)
{
    loft_booster booster;
    assert_int_equal(loft_vehicle_booster(vehicle, &booster), LOFT_OK);
    return booster;
}

/*
 * The vehicle of an example in Sutton & Biblarz, ch. 2: 200 kg at the start, 130 kg after
 * 3 s, a specific impulse of 240 s; mass ratio 0.65, so a gain of c ln(1/0.65).
 */
static void a_textbook_rocket_gains_its_ideal_speed(void **state)
{
    (void)state;
    loft_vehicle v = {.n_stages = 1,
                      .payload_kg = 20.0,
                      .diameter_m = 0.5,
                      .drag = loft_drag_constant(0.2)};
    v.stages[0].propellant_kg = 70.0;
    v.stages[0].dry_kg = 110.0;
    v.stages[0].exhaust_mps = 240.0 * 9.80665;
    v.stages[0].thrust_n = 70.0 / 3.0 * v.stages[0].exhaust_mps;
    const loft_booster b = booster_of(&v);
    CHECK_NEAR(b.stages[0].ideal_speed_mps, 2353.596 * 0.4307829160924543, 1e-14);
    CHECK_NEAR(b.stages[0].burn_s, 3.0, 1e-15);
    CHECK_NEAR(b.stages[0].mass_start, 1.0, 0.0);
    CHECK_NEAR(loft_booster_mass_ratio(&b.stages[0], 3.0), 0.65, 1e-15);
    CHECK_NEAR(b.area_m2pkg, LOFT_PI * 0.25 * 0.25 / 200.0, 1e-15);
}

/* Newton's law with masses in kilograms. */
static void thrust_over_mass_is_the_acceleration(void **state)
{
    (void)state;
    const loft_vehicle v = two_stages();
    const loft_booster b = booster_of(&v);
    const double ignition_kg[2] = {liftoff_kg, 8447.1};
    for (int i = 0; i < 2; i++) {
        const double flow_kgps = v.stages[i].thrust_n / v.stages[i].exhaust_mps;
        CHECK_NEAR(b.stages[i].burn_s * flow_kgps, v.stages[i].propellant_kg, 1e-15);
        CHECK_NEAR(b.stages[i].mass_start, ignition_kg[i] / liftoff_kg, 1e-15);
        for (double t_s = 0.0; t_s < b.stages[i].burn_s; t_s += 7.89) {
            const double now_kg = ignition_kg[i] - flow_kgps * t_s;
            CHECK_NEAR(loft_booster_thrust(&b.stages[i], t_s, 0.0),
                       v.stages[i].thrust_n / now_kg, 1e-13);
            CHECK_NEAR(loft_booster_thrust(&b.stages[i], t_s, 54321.0),
                       (v.stages[i].thrust_n - 54321.0 * v.stages[i].nozzle_exit_m2) /
                           now_kg,
                       1e-13);
            CHECK_NEAR(loft_booster_mass_ratio(&b.stages[i], t_s), now_kg / liftoff_kg,
                       1e-13);
        }
    }
    CHECK_NEAR(b.area_m2pkg * liftoff_kg, LOFT_PI * 0.835 * 0.835, 1e-15);
    CHECK_NEAR(loft_drag_cd(&b.drag, 0, 0.5), 0.2, 0.0);
}

static void dry_mass_is_carried_through_the_gap_and_then_shed(void **state)
{
    (void)state;
    const loft_vehicle v = two_stages();
    const loft_booster b = booster_of(&v);
    const double in_gap = loft_booster_mass_ratio(&b.stages[0], b.stages[0].burn_s);
    CHECK_NEAR((in_gap - b.stages[1].mass_start) * liftoff_kg, 2221.7, 1e-12);
    CHECK_NEAR(b.stages[0].gap_s, 3.21, 0.0);
    CHECK_NEAR(b.stages[1].gap_s, 0.0, 0.0); /* no stage follows */
}

/* Thrust is flow times exhaust speed at either pressure: F0/F = c0/c. */
static void two_exhaust_speeds_and_a_nozzle_say_the_same(void **state)
{
    (void)state;
    loft_vehicle v = two_stages();
    const double sea_level_mps = 2301.2;
    const double flow_kgps = v.stages[0].thrust_n / v.stages[0].exhaust_mps;
    v.stages[0].nozzle_exit_m2 =
        flow_kgps * (v.stages[0].exhaust_mps - sea_level_mps) / 101325.0;
    const loft_booster b = booster_of(&v);
    CHECK_NEAR(b.stages[0].backpressure, 1.0 - 2301.2 / 2612.3, 1e-14);
    CHECK_NEAR(loft_booster_lift_off_ratio(&b),
               flow_kgps * sea_level_mps / liftoff_kg / 9.80665, 1e-14);
    CHECK_NEAR(b.stages[1].backpressure, 101325.0 * 0.321 / 198765.4, 1e-15);
}

static loft_flight flown(const loft_booster *booster)
{
    const loft_model model = loft_model_default();
    const loft_flight_plan plan = {
        .model = &model,
        .start = {.lat_rad = 0.654, .lon_rad = 2.1, .alt_m = 12.3},
        .booster = booster,
        .steering = {.law = LOFT_STEERING_PITCH_PROGRAMME,
                     .heading_rad = 1.1,
                     .end_elevation_rad = 0.7,
                     .turn_fraction = 0.6},
        .body = loft_body_of_beta(5432.1)};
    loft_flight flight;
    assert_int_equal(loft_fly(&plan, NULL, &flight), LOFT_OK);
    return flight;
}

/* The reduced booster written out by hand, from logarithms of the masses. */
static void masses_and_reduced_numbers_fly_alike(void **state)
{
    (void)state;
    const loft_vehicle v = two_stages();
    const loft_booster reduced = {
        .n_stages = 2,
        .stages = {{.ideal_speed_mps = 2612.3 * log(34125.5 / 10668.8),
                    .exhaust_mps = 2612.3,
                    .burn_s = 23456.7 * 2612.3 / 612345.6,
                    .gap_s = 3.21,
                    .mass_start = 1.0,
                    .backpressure = 101325.0 * 0.654 / 612345.6},
                   {.ideal_speed_mps = 2789.1 * log(8447.1 / 1903.9),
                    .exhaust_mps = 2789.1,
                    .burn_s = 6543.2 * 2789.1 / 198765.4,
                    .mass_start = 8447.1 / 34125.5,
                    .backpressure = 101325.0 * 0.321 / 198765.4}},
        .drag = loft_drag_boost(),
        .area_m2pkg = LOFT_PI * 0.835 * 0.835 / 34125.5};
    const loft_booster b = booster_of(&v);
    const loft_flight one = flown(&b);
    const loft_flight two = flown(&reduced);
    CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(one.end.r_ecef_m, two.end.r_ecef_m)), 0.0,
                 1e-3);
    CHECK_WITHIN(
        loft_vec3_norm(loft_vec3_sub(one.burnout.r_ecef_m, two.burnout.r_ecef_m)), 0.0,
        1e-3);
    assert_true(one.apogee.place.alt_m > 1e5);
}

/* In the limit of no dry mass the plan of ideal speeds describes the same vehicle. */
static void without_dry_mass_it_is_a_plan(void **state)
{
    (void)state;
    loft_vehicle v = two_stages();
    v.stages[0].dry_kg = 1e-12;
    v.stages[1].nozzle_exit_m2 = 0.0;
    const loft_booster b = booster_of(&v);
    loft_booster_template plan = {.n_stages = 2,
                                  .backpressure = 101325.0 * 0.654 / 612345.6,
                                  .drag = v.drag,
                                  .area_m2pkg = b.area_m2pkg};
    double total_mps = 0.0;
    for (int i = 0; i < 2; i++) {
        plan.stages[i].exhaust_mps = v.stages[i].exhaust_mps;
        plan.stages[i].burn_s = b.stages[i].burn_s;
        plan.stages[i].gap_s = v.stages[i].gap_s;
        plan.stages[i].speed_share = b.stages[i].ideal_speed_mps;
        total_mps += b.stages[i].ideal_speed_mps;
    }
    loft_booster same;
    assert_int_equal(loft_booster_of_template(&plan, total_mps, &same), LOFT_OK);
    CHECK_NEAR(b.stages[1].mass_start, same.stages[1].mass_start, 1e-13);
    const loft_flight one = flown(&b);
    const loft_flight two = flown(&same);
    CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(one.end.r_ecef_m, two.end.r_ecef_m)), 0.0,
                 1e-3);
}

static void a_light_propellant_loses_no_digits(void **state)
{
    (void)state;
    loft_vehicle v = two_stages();
    v.n_stages = 1;
    v.stages[0].propellant_kg = 1.2345e-9;
    const loft_booster b = booster_of(&v);
    /* c mp/m to first order; the next is 2e-13 of it */
    CHECK_NEAR(b.stages[0].ideal_speed_mps, 2612.3 * 1.2345e-9 / 3455.1, 1e-12);
}

static void the_burn_out_mass_comes_back_at_the_greatest_ratio(void **state)
{
    (void)state;
    loft_vehicle v = two_stages();
    v.n_stages = 1;
    v.stages[0].propellant_kg = 999.0 * 3455.1;
    const loft_booster b = booster_of(&v);
    CHECK_NEAR(loft_booster_mass_ratio(&b.stages[0], b.stages[0].burn_s), 1e-3, 1e-12);
}

static void refused(loft_vehicle vehicle)
{
    loft_booster booster = {.n_stages = 77};
    assert_int_equal(loft_vehicle_booster(&vehicle, &booster), LOFT_ERR_DOMAIN);
    assert_int_equal(booster.n_stages, 77);
}

static void refuses_bad_numbers(void **state)
{
    (void)state;
    const double bad[] = {NAN, INFINITY, -INFINITY, -1.5, 0.0};
    for (int i = 0; i < 5; i++) {
        for (int stage = 0; stage < 2; stage++) {
            loft_vehicle v = two_stages();
            v.stages[stage].propellant_kg = bad[i];
            refused(v);
            v = two_stages();
            v.stages[stage].dry_kg = bad[i];
            refused(v);
            v = two_stages();
            v.stages[stage].thrust_n = bad[i];
            refused(v);
            v = two_stages();
            v.stages[stage].exhaust_mps = bad[i];
            refused(v);
            v = two_stages();
            v.stages[stage].nozzle_exit_m2 = i < 4 ? bad[i] : -1e-9;
            refused(v);
            v = two_stages();
            v.stages[stage].gap_s = i < 4 ? bad[i] : -1e-9;
            refused(v);
        }
        loft_vehicle v = two_stages();
        v.payload_kg = bad[i];
        refused(v);
        v = two_stages();
        v.diameter_m = bad[i];
        refused(v);
    }
}

static void refuses_what_cannot_be_together(void **state)
{
    (void)state;
    loft_vehicle v = two_stages();
    v.n_stages = 0;
    refused(v);
    v.n_stages = LOFT_STAGES_MAX + 1;
    refused(v);
    v = two_stages();
    v.stages[1].nozzle_exit_m2 = 198765.4 / 101325.0 * (1.0 + 1e-15);
    refused(v);
    v = two_stages();
    v.stages[1].propellant_kg = 999.1 * 1903.9;
    refused(v);
    v = two_stages();
    v.diameter_m = 1e200;
    refused(v);
    v = two_stages();
    v.stages[0].dry_kg = 1.5e308;
    v.stages[0].propellant_kg = 1.5e308;
    refused(v);
    v = two_stages();
    v.stages[0].nozzle_exit_m2 = 1e300;
    refused(v);
    v = two_stages();
    v.stages[1].propellant_kg = 5e-324; /* no speed is gained with so little */
    refused(v);
    v = two_stages();
    v.stages[0].propellant_kg = v.stages[0].dry_kg =
        1.5e308; /* together beyond 1.8e308 */
    v.stages[0].exhaust_mps = 0.5;
    v.stages[0].thrust_n = 1e308;
    refused(v);
    v = two_stages();
    v.stages[0].thrust_n = 1e-310;
    v.stages[0].nozzle_exit_m2 = 0.0;
    refused(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_textbook_rocket_gains_its_ideal_speed),
        cmocka_unit_test(thrust_over_mass_is_the_acceleration),
        cmocka_unit_test(dry_mass_is_carried_through_the_gap_and_then_shed),
        cmocka_unit_test(two_exhaust_speeds_and_a_nozzle_say_the_same),
        cmocka_unit_test(masses_and_reduced_numbers_fly_alike),
        cmocka_unit_test(without_dry_mass_it_is_a_plan),
        cmocka_unit_test(a_light_propellant_loses_no_digits),
        cmocka_unit_test(the_burn_out_mass_comes_back_at_the_greatest_ratio),
        cmocka_unit_test(refuses_bad_numbers),
        cmocka_unit_test(refuses_what_cannot_be_together),
    };
    return cmocka_run_group_tests_name("vehicle", tests, NULL, NULL);
}
