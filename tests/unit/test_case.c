/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/case.h"
#include "loft/file.h"
#include "loft/units.h"
#include "messages.h"

#define START "\"start\": {\"lat_deg\": 39.25, \"lon_deg\": -125.5, \"alt_m\": 1234.5"

/* A body thrown, and a booster; a table of mistakes changes one thing in one of them. */
static const char thrown[] =
    "{\"title\": \"T\", " START ", \"speed_mps\": 512.5, \"fpa_deg\": 35.5,"
    " \"azimuth_deg\": 210.5}, \"body\": {\"beta_kgpm2\": 5432.5},"
    " \"model\": {\"gravity\": \"j4\"}, \"stop\": {\"time_s\": 12.5}}";
static const char boosted[] =
    "{" START "}, \"booster\": {\"class\": \"liquid-2\", \"ideal_speed_mps\": 8512.5,"
    " \"steering\": {\"heading_deg\": 62.5, \"end_elevation_deg\": 61.5}}}";

#define STAGE_1                                                                          \
    "{\"propellant_kg\": 21234.5, \"dry_kg\": 2345.5, \"thrust_n\": 512345.5, "          \
    "\"isp_vacuum_s\": 271.5, \"isp_sea_level_s\": 241.5, \"gap_s\": 2.5}"
#define STAGE_2                                                                          \
    "{\"propellant_kg\": 5123.5, \"dry_kg\": 512.5, \"burn_time_s\": 101.5, "            \
    "\"isp_vacuum_s\": 291.5, \"nozzle_exit_m2\": 0.45}"
static const char by_masses[] =
    "{" START "}, \"booster\": {\"vehicle\": {\"stages\": [" STAGE_1 ", " STAGE_2 "],"
    " \"payload_kg\": 1012.5, \"diameter_m\": 1.55},"
    " \"steering\": {\"heading_deg\": 62.5, \"end_elevation_deg\": 41.5}}}";

static int open_data(void **state)
{
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    const int failed = loft_data_open("data", diags, &data) != LOFT_OK;
    loft_diags_free(diags);
    *state = data;
    return failed;
}

static int close_data(void **state)
{
    loft_data_free(*state);
    return 0;
}

static loft_case *parsed(const loft_data *data, const char *text)
{
    loft_case *made = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status = loft_case_parse(data, text, strlen(text), diags, &made);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_diags_free(diags);
    return made;
}

static loft_case *parsed_with(const loft_data *data, const char *text, const char *old,
                              const char *new)
{
    char *changed = replaced(text, old, new);
    loft_case *made = parsed(data, changed);
    free(changed);
    return made;
}

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
                         plan->until_time ? LOFT_END_TIME : LOFT_END_ALTITUDE);
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
    loft_booster_plan wanted;
    loft_booster same;
    assert_int_equal(loft_data_class(*state, "liquid-2", &wanted), LOFT_OK);
    assert_int_equal(loft_booster_of_plan(&wanted, 8512.5, &same), LOFT_OK);
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

static const broken of_thrown[] = {
    {"\"fpa_deg\": 35.5", "\"fpa_deg\": 35.5, \"v_ned_mps\": [1, 2, 3]", "/start",
     "has both v_ned_mps and speed_mps; give one"},
    {" \"fpa_deg\": 35.5,", "", "/start", "has speed_mps but no fpa_deg"},
    {"\"speed_mps\": 512.5, ", "", "/start", "has fpa_deg but no speed_mps"},
    {"\"speed_mps\": 512.5, \"fpa_deg\": 35.5, \"azimuth_deg\": 210.5",
     "\"v_ned_mps\": [1, 2]", "/start/v_ned_mps", "has 2 items, must have at least 3"},
    {"\"fpa_deg\": 35.5", "\"fpa_deg\": 95.5", "/start/fpa_deg", "must be at most 90"},
    {"1234.5", "\"high\"", "/start/alt_m", "found \"high\" (a string), wanted number"},
    {"\"lat_deg\"", "\"latdeg\"", "/start/latdeg", "did you mean \"lat_deg\"?"},
    {START, "\"begin\": {\"lat_deg\": 1", "", "the key \"start\" is missing"},
    {" \"body\": {\"beta_kgpm2\": 5432.5},", "", "", "body or booster is missing"},
    {"\"beta_kgpm2\": 5432.5", "", "/body",
     "is without drag; give beta_kgpm2, or mass_kg with area_m2 and cd, or vacuum"},
    {"5432.5", "5432.5, \"mass_kg\": 12.5", "/body",
     "has both beta_kgpm2 and mass_kg; give one"},
    {"5432.5", "5432.5, \"vacuum\": true", "/body",
     "has both beta_kgpm2 and vacuum; give one"},
    {"\"beta_kgpm2\": 5432.5", "\"vacuum\": false", "/body/vacuum",
     "is false, must be true"},
    {"\"beta_kgpm2\": 5432.5", "\"area_m2\": 0.5, \"cd\": 1", "/body",
     "has area_m2 but no mass_kg"},
    {"\"beta_kgpm2\": 5432.5", "\"mass_kg\": 2.5, \"cd\": 1", "/body",
     "has mass_kg but no area_m2"},
    {"5432.5", "0", "/body/beta_kgpm2", "is 0, must be at least 0.001"},
    {"\"beta_kgpm2\": 5432.5",
     "\"mass_kg\": 2.5, \"area_m2\": 1, \"cd\": [[0.5, 1], [0.5, 2]]", "/body/cd/1/0",
     "is Mach 0.5, must be above the 0.5 of the row before"},
    {"\"beta_kgpm2\": 5432.5",
     "\"mass_kg\": 2.5, \"area_m2\": 1, \"cd\": [[0.5, 1], [1.5]]", "/body/cd/1",
     "has 1 items, must have at least 2"},
    {"\"beta_kgpm2\": 5432.5", "\"mass_kg\": 2.5, \"area_m2\": 1, \"cd\": [[0.5, 1]]",
     "/body/cd", "has 1 items, must have at least 2"},
    {"\"j4\"", "\"j3\"", "/model/gravity", "must be \"point\", \"j2\", \"j4\" or \"j6\""},
    {"\"gravity\": \"j4\"", "\"earth\": \"wgs72\"", "/model/earth", "must be \"wgs84\""},
    {"\"gravity\": \"j4\"", "\"earth\": {}", "/model/earth",
     "the key \"sphere_radius_m\" is missing"},
    {"\"gravity\": \"j4\"", "\"atmosphere\": \"us67\"", "/model/atmosphere",
     "must be \"us76\" or \"none\""},
    {"\"gravity\": \"j4\"", "\"wind_ned_mps\": [1, 2, 1e9]", "/model/wind_ned_mps/2",
     "must be at most 100000"},
    {"\"time_s\": 12.5", "\"time_s\": 12.5, \"alt_m\": 7", "/stop",
     "has both time_s and alt_m; give one"},
    {"\"time_s\": 12.5", "", "/stop", "time_s or alt_m is missing"},
    {"\"time_s\": 12.5", "\"time_s\": 0", "/stop/time_s", "must be greater than 0"},
    {"\"title\"", "\"x\": 1, \"title\"", "/x", "unknown key"},
    {"}}", "}", "line 1, column 224", "found the end"},
};

static const broken of_boosted[] = {
    {"\"class\": \"liquid-2\", ", "", "/booster", "class, stages or vehicle is missing"},
    {"\"liquid-2\"",
     "\"liquid-2\", \"stages\": [{\"isp_s\": 250, \"burn_time_s\": 50, "
     "\"speed_share\": 1}]",
     "/booster", "has both class and stages; give one"},
    {"liquid-2", "liquid2", "/booster/class", "is \"liquid2\", must be \"solid-1\""},
    {"8512.5", "2512.5", "/booster/ideal_speed_mps",
     "thrust over weight at lift-off is 0.8"},
    {"8512.5", "8512.5, \"burn_time_s\": 1000", "/booster/ideal_speed_mps",
     "must be above 1: a higher ideal speed or a shorter burn raises it"},
    {"8512.5", "-8512.5", "/booster/ideal_speed_mps", "must be greater than 0"},
    {" \"ideal_speed_mps\": 8512.5,", "", "/booster",
     "the key \"ideal_speed_mps\" is missing; a class needs it"},
    {"\"class\": \"liquid-2\", \"ideal_speed_mps\": 8512.5",
     "\"stages\": [{\"isp_s\": 250, \"burn_time_s\": 50, \"speed_share\": 1}]",
     "/booster", "the key \"ideal_speed_mps\" is missing; a list of stages needs it"},
    {", \"end_elevation_deg\": 61.5", "", "/booster/steering",
     "the key \"end_elevation_deg\" is missing; a pitch_programme needs it"},
    {"\"end_elevation_deg\": 61.5", "\"law\": \"gravity_turn\"", "/booster/steering",
     "the key \"kick_deg\" is missing; a gravity_turn needs it"},
    {"61.5", "61.5, \"kick_deg\": 2", "/booster/steering",
     "has kick_deg, which a pitch_programme does not use"},
    {"\"end_elevation_deg\"",
     "\"law\": \"gravity_turn\", \"kick_deg\": 2, \"turn_fraction\": 0.5, "
     "\"end_elevation_deg\"",
     "/booster/steering", "has turn_fraction, which a gravity_turn does not use"},
    {"61.5", "-16", "/booster/steering/end_elevation_deg", "must be at least -15"},
    {"62.5", "62.5, \"law\": \"pitch_program\"", "/booster/steering/law",
     "must be \"pitch_programme\" or \"gravity_turn\""},
    {"}}}", "}}, \"body\": {}}", "/body", "is without drag; give beta_kgpm2"},
};

static const broken of_vehicle[] = {
    {"\"vehicle\"", "\"class\": \"liquid-2\", \"vehicle\"", "/booster",
     "has both class and vehicle; give one"},
    {"\"vehicle\"", "\"stages\": [], \"vehicle\"", "/booster",
     "has both stages and vehicle; give one"},
    {"\"vehicle\"", "\"ideal_speed_mps\": 5123.5, \"vehicle\"",
     "/booster/ideal_speed_mps", "must be left out: it follows from the vehicle"},
    {"\"vehicle\"", "\"burn_time_s\": 123.5, \"vehicle\"", "/booster/burn_time_s",
     "must be left out: it follows from the vehicle"},
    {"\"thrust_n\": 512345.5", "\"thrust_n\": 512345.5, \"burn_time_s\": 110.5",
     "/booster/vehicle/stages/0", "has both thrust_n and burn_time_s; give one"},
    {"\"thrust_n\": 512345.5, ", "", "/booster/vehicle/stages/0",
     "thrust_n or burn_time_s is missing"},
    {"\"nozzle_exit_m2\"", "\"isp_sea_level_s\": 251.5, \"nozzle_exit_m2\"",
     "/booster/vehicle/stages/1", "has both isp_sea_level_s and nozzle_exit_m2"},
    {"241.5", "272.5", "/booster/vehicle/stages/0/isp_sea_level_s",
     "is 272.5, must be at most the 271.5 of isp_vacuum_s"},
    {"0.45", "1.45", "/booster/vehicle/stages/1/nozzle_exit_m2",
     "loses 1.469e+05 N to the pressure at sea level, must be less than the vacuum "
     "thrust of 1.443e+05 N"},
    {"0.45", "0.45, \"gap_s\": 3.5", "/booster/vehicle/stages/1/gap_s",
     "is 3.5, must be left out: no stage follows"},
    {"512345.5", "12345.5", "/booster/vehicle/stages/0/thrust_n",
     "burns the propellant in 4580 s, must be at most 2000 s"},
    {"512345.5", "312345.5", "/booster/vehicle/stages/0",
     "thrust over weight at lift-off is 0.937, must be above 1: more thrust, a shorter "
     "burn or less mass raises it"},
    {"5123.5, \"dry_kg\": 512.5", "1623456, \"dry_kg\": 512.5",
     "/booster/vehicle/stages/1",
     "ignites at 1.625e+06 kg and burns out at 1525 kg, a ratio that must be at most "
     "1000"},
    {"\"dry_kg\": 2345.5, ", "", "/booster/vehicle/stages/0",
     "the key \"dry_kg\" is missing"},
    {"1012.5", "0", "/booster/vehicle/payload_kg", "must be at least 0.001"},
    {"1.55", "1.55, \"cd\": [[0.5, 1], [0.5, 2]]", "/booster/vehicle/cd/1/0",
     "is Mach 0.5, must be above the 0.5 of the row before"},
    {"1.55", "1.55, \"cd\": \"low\"", "/booster/vehicle/cd", "found \"low\""},
    {"\"vehicle\": {", "\"vehicle\": 7, \"x\": {", "/booster/vehicle", "wanted object"},
    {STAGE_1, "7", "/booster/vehicle/stages/0", "wanted object"},
    {STAGE_1, STAGE_2 "," STAGE_2 "," STAGE_2 "," STAGE_2, "/booster/vehicle/stages",
     "has 5 items, must have at most 4"},
};

static void expect_messages(const loft_data *data, const char *text, const broken *rows,
                            size_t n)
{
    for (size_t i = 0; i < n; i++) {
        loft_case *made = NULL;
        loft_diags *diags = loft_diags_new();
        char *changed = replaced(text, rows[i].old, rows[i].new);
        assert_int_equal(loft_case_parse(data, changed, strlen(changed), diags, &made),
                         LOFT_ERR_INPUT);
        assert_message(diags, rows[i].where, rows[i].what);
        assert_null(made);
        loft_diags_free(diags);
        free(changed);
    }
}

static void a_mistake_is_named(void **state)
{
    expect_messages(*state, thrown, of_thrown, sizeof of_thrown / sizeof of_thrown[0]);
    expect_messages(*state, boosted, of_boosted,
                    sizeof of_boosted / sizeof of_boosted[0]);
    expect_messages(*state, by_masses, of_vehicle,
                    sizeof of_vehicle / sizeof of_vehicle[0]);
}

static void all_mistakes_of_a_vehicle_are_reported_at_once(void **state)
{
    static const char text[] =
        "{" START "}, \"booster\": {\"class\": \"liquid-2\", \"ideal_speed_mps\": 1, "
        "\"vehicle\": {\"stages\": [{\"propellant_kg\": 0, \"dry_kg\": 1, "
        "\"isp_vacuum_s\": 250, \"isp_sea_level_s\": 251}, {\"propellant_kg\": 9999, "
        "\"dry_kg\": 1, \"isp_vacuum_s\": 250, \"thrust_n\": 5, \"gap_s\": 1}], "
        "\"cd\": [[2, 1], [1, 1]]}, \"steering\": {\"heading_deg\": 1, "
        "\"end_elevation_deg\": 2}}}";
    loft_case *made = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_case_parse(*state, text, strlen(text), diags, &made),
                     LOFT_ERR_INPUT);
    assert_message(diags, "/booster", "has both class and vehicle");
    assert_message(diags, "/booster/ideal_speed_mps", "must be left out");
    assert_message(diags, "/booster/vehicle", "the key \"payload_kg\" is missing");
    assert_message(diags, "/booster/vehicle", "the key \"diameter_m\" is missing");
    assert_message(diags, "/booster/vehicle/cd/1/0", "must be above the 2");
    assert_message(diags, "/booster/vehicle/stages/0/propellant_kg", "is 0, must be");
    assert_message(diags, "/booster/vehicle/stages/0", "thrust_n or burn_time_s");
    assert_message(diags, "/booster/vehicle/stages/0/isp_sea_level_s", "is 251");
    assert_message(diags, "/booster/vehicle/stages/1/thrust_n", "burns the propellant");
    assert_message(diags, "/booster/vehicle/stages/1/gap_s", "must be left out");
    assert_int_equal(loft_diags_total(diags), 10);
    loft_diags_free(diags);
}

/* A mass that is no mass has one message, not a second one about ratios. */
static void a_bad_mass_has_one_message(void **state)
{
    static const char *const rows[][2] = {
        {"1012.5", "0"}, {"1012.5", "-3"}, {"512.5,", "-512.5,"}, {"5123.5", "\"x\""}};
    for (int i = 0; i < 4; i++) {
        loft_case *made = NULL;
        loft_diags *diags = loft_diags_new();
        char *text = replaced(by_masses, rows[i][0], rows[i][1]);
        assert_int_equal(loft_case_parse(*state, text, strlen(text), diags, &made),
                         LOFT_ERR_INPUT);
        assert_int_equal(loft_diags_total(diags), 1);
        loft_diags_free(diags);
        free(text);
    }
}

static void what_starts_at_its_end_must_climb(void **state)
{
    static const char low[] = "{" START "}, \"body\": {\"vacuum\": true},"
                              " \"stop\": {\"alt_m\": 1234.5}}";
    static const broken rows[] = {
        {"\"alt_m\": 1234.5}}", "\"alt_m\": 1234.5}}", "/start/alt_m",
         "is 1234.5, must be above the 1234.5 m at which the flight ends"},
        {"1234.5},", "-12.5},", "/start/alt_m", "is -12.5, must be above the 1234.5 m"},
    };
    expect_messages(*state, low, rows, 2);
    loft_case *made =
        parsed_with(*state, low, "1234.5},", "1234.5, \"v_ned_mps\": [0, 0, -1.5]},");
    loft_flight flight;
    assert_int_equal(loft_fly(loft_case_plan(made), NULL, &flight), LOFT_OK);
    loft_case_free(made);
}

static void all_mistakes_are_reported_at_once(void **state)
{
    static const char text[] =
        "{\"start\": {\"lat_deg\": 95, \"lon_deg\": 1, \"alt_m\": 2, \"v_ned_mps\": "
        "[1, 2, 3], \"speed_mps\": 4}, \"body\": {}, \"booster\": {\"steering\": {}}, "
        "\"stop\": {}, \"modle\": {}}";
    loft_case *made = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_case_parse(*state, text, strlen(text), diags, &made),
                     LOFT_ERR_INPUT);
    assert_message(diags, "/start/lat_deg", "is 95, must be at most 90");
    assert_message(diags, "/start", "has both v_ned_mps and speed_mps");
    assert_message(diags, "/body", "is without drag");
    assert_message(diags, "/booster", "class, stages or vehicle is missing");
    assert_message(diags, "/booster/steering", "the key \"heading_deg\" is missing");
    assert_message(diags, "/booster/steering", "\"end_elevation_deg\" is missing");
    assert_message(diags, "/stop", "time_s or alt_m is missing");
    assert_message(diags, "/modle", "did you mean \"model\"?");
    assert_int_equal(loft_diags_total(diags), 8);
    loft_diags_free(diags);
}

static void a_value_that_is_no_object_is_refused(void **state)
{
    static const broken rows[] = {{"7", "[]", "", "wanted object"},
                                  {"7", "null", "", "wanted object"},
                                  {"7", "{}", "", "the key \"start\" is missing"}};
    expect_messages(*state, "7", rows, 3);
}

static void a_missing_file_is_an_io_error(void **state)
{
    loft_case *made = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_case_read(*state, "no/such.json", diags, &made), LOFT_ERR_IO);
    assert_message(diags, "no/such.json", "");
    assert_null(made);
    loft_diags_free(diags);
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
        cmocka_unit_test(a_mistake_is_named),
        cmocka_unit_test(all_mistakes_of_a_vehicle_are_reported_at_once),
        cmocka_unit_test(a_bad_mass_has_one_message),
        cmocka_unit_test(what_starts_at_its_end_must_climb),
        cmocka_unit_test(all_mistakes_are_reported_at_once),
        cmocka_unit_test(a_value_that_is_no_object_is_refused),
        cmocka_unit_test(a_missing_file_is_an_io_error),
    };
    return cmocka_run_group_tests_name("case", tests, open_data, close_data);
}
