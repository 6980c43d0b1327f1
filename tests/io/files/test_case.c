/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases that are read. Those with mistakes: test_case_mistakes.c. */
#include "cases.h"
#include "loft/loft.h"
#include "shipped.h"
#include "sim/base/file.h"

static void every_shipped_example_is_read_and_flies(void **state)
{
    loft_diags *diags = loft_diags_new();
    loft_file_list *list = NULL;
    assert_int_equal(loft_file_list_json("data/examples", diags, &list), LOFT_OK);
    assert_true(loft_file_list_count(list) >= 4);
    for (size_t i = 0; i < loft_file_list_count(list); i++) {
        loft_case *made = NULL;
        loft_flight flight;
        const loft_status status =
            loft_case_read(*state, loft_file_list_path(list, i), diags, &made);
        assert_no_messages(diags);
        assert_int_equal(status, LOFT_OK);
        assert_non_null(loft_case_title(made));
        assert_non_null(loft_case_note(made));
        const loft_flight_plan *plan = loft_case_plan(made);
        assert_int_equal(loft_fly(plan, NULL, &flight), LOFT_OK);
        assert_int_equal(flight.ended_by,
                         plan->until_time ? LOFT_END_TIME : LOFT_END_GROUND);
        loft_case_free(made);
    }
    loft_file_list_free(list);
    loft_diags_free(diags);
}

static void numbers_arrive_in_si(void **state)
{
    loft_case *made = parsed(*state, thrown);
    const loft_flight_plan *plan = loft_case_plan(made);
    assert_string_equal(loft_case_title(made), "T");
    assert_null(loft_case_note(made));
    CHECK_NEAR(plan->start.lat_rad, 39.25 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(plan->start.lon_rad, -125.5 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(plan->start.alt_m, 1234.5, 0.0);
    const double level_mps = 512.5 * cos(35.5 * LOFT_PI / 180.0);
    CHECK_NEAR(plan->v_enu_mps.x, level_mps * sin(210.5 * LOFT_PI / 180.0), 1e-14);
    CHECK_NEAR(plan->v_enu_mps.y, level_mps * cos(210.5 * LOFT_PI / 180.0), 1e-14);
    CHECK_NEAR(plan->v_enu_mps.z, 512.5 * sin(35.5 * LOFT_PI / 180.0), 1e-14);
    CHECK_NEAR(plan->heading_rad, 210.5 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(plan->body.area_m2pkg, 1.0 / 5432.5, 1e-15);
    assert_null(plan->booster);
    assert_true(plan->until_time);
    assert_false(plan->until_half_way);
    CHECK_NEAR(plan->stop_time_s, 12.5, 0.0);
    assert_int_equal(plan->model->earth.gravity.degree, 4);
    loft_case_free(made);
}

static void north_east_down_becomes_east_north_up(void **state)
{
    loft_case *made = parsed_with(*state, thrown,
                                  "\"speed_mps\": 512.5, \"fpa_deg\": 35.5, "
                                  "\"azimuth_deg\": 210.5",
                                  "\"v_ned_mps\": [-120.5, 130.5, -140.5]");
    const loft_flight_plan *plan = loft_case_plan(made);
    CHECK_NEAR(plan->v_enu_mps.x, 130.5, 0.0);
    CHECK_NEAR(plan->v_enu_mps.y, -120.5, 0.0);
    CHECK_NEAR(plan->v_enu_mps.z, 140.5, 0.0);
    CHECK_NEAR(plan->heading_rad, 0.5 * LOFT_PI + atan(120.5 / 130.5), 1e-15);
    loft_case_free(made);
}

static void what_is_left_out_has_its_default(void **state)
{
    loft_case *made = parsed(*state, "{" START "}, \"body\": {\"vacuum\": true}}");
    const loft_flight_plan *plan = loft_case_plan(made);
    const loft_model usual = loft_model_default();
    CHECK_NEAR(loft_vec3_norm(plan->v_enu_mps), 0.0, 0.0);
    CHECK_NEAR(plan->heading_rad, 0.0, 0.0);
    CHECK_NEAR(plan->body.area_m2pkg, 0.0, 0.0);
    assert_false(plan->until_time);
    CHECK_NEAR(plan->stop_alt_m, 0.0, 0.0);
    CHECK_NEAR(plan->tolerance, 0.0, 0.0);
    CHECK_NEAR(plan->model->earth.shape.f, usual.earth.shape.f, 0.0);
    CHECK_NEAR(plan->model->earth.omega_radps, usual.earth.omega_radps, 0.0);
    CHECK_NEAR(plan->model->earth.gravity.mu_m3ps2, usual.earth.gravity.mu_m3ps2, 0.0);
    assert_int_equal(plan->model->earth.gravity.degree, 2);
    assert_int_equal(plan->model->air.n_edges, usual.air.n_edges);
    CHECK_NEAR(loft_vec3_norm(plan->model->wind_ned_mps), 0.0, 0.0);
    loft_case_free(made);
}

static void a_sphere_is_a_point_mass_unless_told(void **state)
{
    loft_case *made = parsed_with(*state, thrown, "\"gravity\": \"j4\"",
                                  "\"earth\": {\"sphere_radius_m\": 6371234.5}, "
                                  "\"mu\": 3.9e14, \"rotation\": false");
    const loft_earth *earth = &loft_case_plan(made)->model->earth;
    CHECK_NEAR(earth->shape.a_m, 6371234.5, 0.0);
    CHECK_NEAR(earth->shape.f, 0.0, 0.0);
    CHECK_NEAR(earth->gravity.radius_m, 6371234.5, 0.0);
    CHECK_NEAR(earth->gravity.mu_m3ps2, 3.9e14, 0.0);
    CHECK_NEAR(earth->omega_radps, 0.0, 0.0);
    assert_int_equal(earth->gravity.degree, 0);
    loft_case_free(made);
    made = parsed_with(*state, thrown, "\"gravity\": \"j4\"",
                       "\"earth\": {\"sphere_radius_m\": 6371234.5}, "
                       "\"gravity\": \"j6\"");
    assert_int_equal(loft_case_plan(made)->model->earth.gravity.degree, 6);
    loft_case_free(made);
}

static void gravity_goes_by_name(void **state)
{
    static const char *const names[] = {"point", "j2", "j4", "j6"};
    for (int i = 0; i < 4; i++) {
        loft_case *made = parsed_with(*state, thrown, "j4", names[i]);
        assert_int_equal(loft_case_plan(made)->model->earth.gravity.degree, 2 * i);
        loft_case_free(made);
    }
}

static void the_air_and_its_wind_are_chosen(void **state)
{
    loft_air air;
    loft_case *made = parsed_with(*state, thrown, "\"gravity\": \"j4\"",
                                  "\"atmosphere\": {\"rho0_kgpm3\": 1.25, "
                                  "\"scale_height_m\": 7123.5}, "
                                  "\"wind_ned_mps\": [1.5, -2.5, 3.5]");
    const loft_model *model = loft_case_plan(made)->model;
    loft_atmosphere_air(&model->air, 0, 7123.5, &air);
    CHECK_NEAR(air.rho_kgpm3, 1.25 * exp(-1.0), 1e-14);
    CHECK_NEAR(model->wind_ned_mps.x, 1.5, 0.0);
    CHECK_NEAR(model->wind_ned_mps.y, -2.5, 0.0);
    CHECK_NEAR(model->wind_ned_mps.z, 3.5, 0.0);
    loft_case_free(made);
    made = parsed_with(*state, thrown, "\"gravity\": \"j4\"", "\"atmosphere\": \"none\"");
    loft_atmosphere_air(&loft_case_plan(made)->model->air, 0, 0.0, &air);
    CHECK_NEAR(air.rho_kgpm3, 0.0, 0.0);
    loft_case_free(made);
}

static void a_body_of_mass_has_a_number_or_a_table(void **state)
{
    loft_case *made = parsed_with(*state, thrown, "\"beta_kgpm2\": 5432.5",
                                  "\"mass_kg\": 12.5, \"area_m2\": 0.25, \"cd\": 0.35");
    const loft_body *body = &loft_case_plan(made)->body;
    CHECK_NEAR(body->area_m2pkg, 0.02, 1e-15);
    CHECK_NEAR(loft_drag_cd(&body->drag, 0, 2.5), 0.35, 0.0);
    loft_case_free(made);
    made = parsed_with(*state, thrown, "\"beta_kgpm2\": 5432.5",
                       "\"mass_kg\": 12.5, \"area_m2\": 0.25, "
                       "\"cd\": [[0.5, 0.25], [1.5, 0.75], [4, 0.5]]");
    body = &loft_case_plan(made)->body;
    const loft_drag *drag = &body->drag;
    CHECK_NEAR(loft_drag_cd(drag, loft_drag_segment(drag, 0.25), 0.25), 0.25, 1e-15);
    CHECK_NEAR(loft_drag_cd(drag, loft_drag_segment(drag, 1.25), 1.25), 0.625, 1e-15);
    CHECK_NEAR(loft_drag_cd(drag, loft_drag_segment(drag, 9.0), 9.0), 0.5, 1e-15);
    CHECK_NEAR(body->area_m2pkg, 0.02, 1e-15);
    loft_case_free(made);
}

static void a_booster_is_that_of_its_class(void **state)
{
    loft_booster_template wanted;
    loft_booster same;
    assert_int_equal(loft_data_class(*state, "liquid-2", &wanted), LOFT_OK);
    assert_int_equal(loft_booster_of_template(&wanted, 8512.5, &same), LOFT_OK);
    loft_case *made = parsed(*state, boosted);
    const loft_flight_plan *plan = loft_case_plan(made);
    assert_non_null(plan->booster);
    assert_int_equal(plan->booster->n_stages, 2);
    for (int i = 0; i < 2; i++) {
        const loft_stage *got = &plan->booster->stages[i];
        CHECK_NEAR(got->ideal_speed_mps, same.stages[i].ideal_speed_mps, 0.0);
        CHECK_NEAR(got->burn_s, same.stages[i].burn_s, 0.0);
        CHECK_NEAR(got->mass_start, same.stages[i].mass_start, 0.0);
    }
    CHECK_NEAR(plan->body.area_m2pkg, 1.0 / 6000.0, 1e-15);
    assert_int_equal(plan->steering.law, LOFT_STEERING_PITCH_PROGRAMME);
    CHECK_NEAR(plan->steering.heading_rad, 62.5 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(plan->steering.end_elevation_rad, 61.5 * LOFT_PI / 180.0, 1e-15);
    CHECK_NEAR(plan->steering.turn_fraction, 0.6, 0.0);
    loft_case_free(made);
}

static void a_booster_may_have_stages_and_a_gravity_turn(void **state)
{
    char *text = replaced(boosted, "\"end_elevation_deg\": 61.5",
                          "\"law\": \"gravity_turn\", \"kick_deg\": 3.5");
    loft_case *made = parsed_with(
        *state, text, "\"class\": \"liquid-2\"",
        "\"burn_time_s\": 120, \"stages\": ["
        "{\"isp_s\": 250, \"burn_time_s\": 50, \"speed_share\": 0.25, \"gap_s\": 5},"
        "{\"isp_s\": 300, \"burn_time_s\": 100, \"speed_share\": 0.75}]");
    const loft_flight_plan *plan = loft_case_plan(made);
    CHECK_NEAR(plan->booster->stages[0].burn_s, 40.0, 1e-15);
    CHECK_NEAR(plan->booster->stages[0].gap_s, 4.0, 1e-15);
    CHECK_NEAR(plan->booster->stages[1].burn_s, 80.0, 1e-15);
    CHECK_NEAR(plan->booster->stages[1].ideal_speed_mps, 0.75 * 8512.5, 1e-15);
    assert_int_equal(plan->steering.law, LOFT_STEERING_GRAVITY_TURN);
    CHECK_NEAR(plan->steering.kick_rad, 3.5 * LOFT_PI / 180.0, 1e-15);
    loft_case_free(made);
    free(text);
}

static void a_booster_may_be_a_vehicle_by_masses(void **state)
{
    loft_case *made = parsed(*state, by_masses);
    const loft_booster *b = loft_case_plan(made)->booster;
    assert_non_null(b);
    assert_int_equal(b->n_stages, 2);
    const loft_stage *s = b->stages;
    CHECK_NEAR(s[0].exhaust_mps, 271.5 * 9.80665, 1e-15);
    CHECK_NEAR(s[0].ideal_speed_mps, 271.5 * 9.80665 * log(30228.5 / 8994.0), 1e-14);
    CHECK_NEAR(s[0].burn_s, 21234.5 * 271.5 * 9.80665 / 512345.5, 1e-15);
    CHECK_NEAR(s[0].gap_s, 2.5, 0.0);
    CHECK_NEAR(s[0].backpressure, 30.0 / 271.5, 1e-14);
    CHECK_NEAR(s[1].ideal_speed_mps, 291.5 * 9.80665 * log(6648.5 / 1525.0), 1e-14);
    CHECK_NEAR(s[1].burn_s, 101.5, 1e-15);
    CHECK_NEAR(s[1].mass_start, 6648.5 / 30228.5, 1e-15);
    CHECK_NEAR(s[1].backpressure, 101325.0 * 0.45 * 101.5 / (5123.5 * 291.5 * 9.80665),
               1e-14);
    CHECK_NEAR(b->area_m2pkg, 0.25 * LOFT_PI * 1.55 * 1.55 / 30228.5, 1e-15);
    CHECK_NEAR(loft_drag_cd(&b->drag, loft_drag_segment(&b->drag, 1.15), 1.15), 0.4,
               1e-15);
    loft_flight flight;
    assert_int_equal(loft_fly(loft_case_plan(made), NULL, &flight), LOFT_OK);
    loft_case_free(made);
}

static void a_vehicle_may_leave_out_its_back_pressure(void **state)
{
    char *text = replaced(by_masses, ", \"isp_sea_level_s\": 241.5", "");
    loft_case *made = parsed_with(*state, text, ", \"nozzle_exit_m2\": 0.45", "");
    CHECK_NEAR(loft_case_plan(made)->booster->stages[0].backpressure, 0.12, 1e-15);
    CHECK_NEAR(loft_case_plan(made)->booster->stages[1].backpressure, 0.0, 0.0);
    loft_case_free(made);
    free(text);
}

/* Each has its own table. */
static void vehicle_and_body_have_a_drag_curve_each(void **state)
{
    char *text = replaced(by_masses, "\"diameter_m\": 1.55",
                          "\"diameter_m\": 1.55, \"cd\": [[0.5, 0.25], [1.5, 0.75]]");
    loft_case *made = parsed_with(*state, text, "\"booster\": ",
                                  "\"body\": {\"mass_kg\": 12.5, \"area_m2\": 0.25, "
                                  "\"cd\": [[0.5, 0.5], [1.5, 1.5]]}, \"booster\": ");
    const loft_flight_plan *plan = loft_case_plan(made);
    CHECK_NEAR(loft_drag_cd(&plan->booster->drag, 1, 1.25), 0.625, 1e-15);
    CHECK_NEAR(loft_drag_cd(&plan->body.drag, 1, 1.25), 1.25, 1e-15);
    loft_case_free(made);
    free(text);
    made = parsed_with(*state, by_masses, "\"diameter_m\": 1.55",
                       "\"diameter_m\": 1.55, \"cd\": 0.35");
    CHECK_NEAR(loft_drag_cd(&loft_case_plan(made)->booster->drag, 0, 2.5), 0.35, 0.0);
    loft_case_free(made);
}

static void a_weak_booster_may_fly_if_it_moves(void **state)
{
    char *text = replaced(boosted, "8512.5", "2512.5");
    loft_case *made =
        parsed_with(*state, text, "1234.5", "1234.5, \"v_ned_mps\": [0, 0, -250.5]");
    CHECK_NEAR(loft_case_plan(made)->v_enu_mps.z, 250.5, 0.0);
    assert_true(loft_booster_lift_off_ratio(loft_case_plan(made)->booster) < 1.0);
    loft_case_free(made);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_example_is_read_and_flies),
        cmocka_unit_test(numbers_arrive_in_si),
        cmocka_unit_test(north_east_down_becomes_east_north_up),
        cmocka_unit_test(what_is_left_out_has_its_default),
        cmocka_unit_test(a_sphere_is_a_point_mass_unless_told),
        cmocka_unit_test(gravity_goes_by_name),
        cmocka_unit_test(the_air_and_its_wind_are_chosen),
        cmocka_unit_test(a_body_of_mass_has_a_number_or_a_table),
        cmocka_unit_test(a_booster_is_that_of_its_class),
        cmocka_unit_test(a_booster_may_have_stages_and_a_gravity_turn),
        cmocka_unit_test(a_booster_may_be_a_vehicle_by_masses),
        cmocka_unit_test(a_vehicle_may_leave_out_its_back_pressure),
        cmocka_unit_test(vehicle_and_body_have_a_drag_curve_each),
        cmocka_unit_test(a_weak_booster_may_fly_if_it_moves),
    };
    return cmocka_run_group_tests_name("case", tests, open_data, close_data);
}
