/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each mistake in a case has its message. */
#include "cases.h"
#include "shipped.h"
#include "sim/base/diag.h"

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
    {"\"gravity\": \"j4\"",
     "\"atmosphere\": {\"rho0_kgpm3\": -1.5, \"scale_height_m\": 7123.5}",
     "/model/atmosphere/rho0_kgpm3", "is -1.5, must be greater than 0"},
    {"{\"beta_kgpm2\": 5432.5}", "7", "/body", "found 7, wanted object"},
    {"\"beta_kgpm2\": 5432.5",
     "\"mass_kg\": 1.5, \"area_m2\": 2.5, \"cd\": [[0, 1.5], [1.5, \"x\"]]",
     "/body/cd/1/1", "found \"x\" (a string), wanted number"},
};

static const broken of_boosted[] = {
    {"\"class\": \"liquid-2\", ", "", "/booster", "class, stages or vehicle is missing"},
    {"\"liquid-2\"",
     "\"liquid-2\", \"stages\": [{\"isp_s\": 250, \"burn_time_s\": 50, "
     "\"speed_share\": 1}]",
     "/booster", "has both class and stages; give one"},
    {"liquid-2", "liquid-9", "/booster/class", "unknown class 'liquid-9'"},
    {"liquid-2", "ICBM", "/booster/class", "several classes are so; write"},
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
    {"\"class\": \"liquid-2\"",
     "\"stages\": [{\"isp_s\": 250, \"burn_time_s\": 50, \"speed_share\": 0.5}, "
     "{\"isp_s\": 12.5, \"burn_time_s\": 50, \"speed_share\": 0.5}]",
     "/booster/stages/1/isp_s",
     "is 12.5 s; for the 4256 m/s of this stage its mass at ignition would be more than "
     "1e12 times that at burn-out: raise it to 15.8 s or more, or lower ideal_speed_mps"},
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
    {START, START ", \"speed_mps\": 5.5", "/start", "has speed_mps but no fpa_deg"},
    {"\"steering\"", "\"stearing\"", "/booster", "the key \"steering\" is missing"},
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
    {"\"isp_vacuum_s\": 271.5", "\"isp_vacuum_s\": -271.5",
     "/booster/vehicle/stages/0/isp_vacuum_s", "is -271.5, must be at least 1"},
    {"\"vehicle\": {\"stages\"", "\"vehicle\": {\"stagse\"", "/booster/vehicle",
     "the key \"stages\" is missing"},
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
        "\"dry_kg\": 1, \"isp_vacuum_s\": 250, \"thrust_n\": 5, \"gap_s\": 0.001}], "
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

/* An invalid mass has one message, not a second one about ratios. */
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
        {"1234.5},", "0},", "/start/alt_m",
         "is 0, must be above the 0 m at which the flight ends"},
        {"1234.5},", "-12.5},", "/start/alt_m", "is -12.5, must be above the 0 m"},
        {"1234.5},", "-12.5, \"v_ned_mps\": [3, 0, 1.5]},", "/start/alt_m",
         "is -12.5, must be above the 0 m"},
    };
    expect_messages(*state, low, rows, 3);
    static const char *const starts[] = {"1234.5},",
                                         "-12.5, \"v_ned_mps\": [0, 0, -1.5]},"};
    for (int i = 0; i < 2; i++) { /* from above the ground it may fall */
        loft_case *made = parsed_with(*state, low, "1234.5},", starts[i]);
        loft_flight flight;
        assert_int_equal(loft_fly(loft_case_plan(made), NULL, &flight), LOFT_OK);
        loft_case_free(made);
    }
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

/* Rows beyond the capacity of a table are not read, only refused. */
static void a_table_has_at_most_32_rows(void **state)
{
    char rows[1024] = "\"mass_kg\": 1.5, \"area_m2\": 2.5, \"cd\": [[0, 0.5]";
    for (int i = 1; i < 33; i++) {
        const size_t used = strlen(rows);
        snprintf(rows + used, sizeof rows - used, ", [%d, 0.5]%s", i, i < 32 ? "" : "]");
    }
    const broken row = {"\"beta_kgpm2\": 5432.5", rows, "/body/cd",
                        "has 33 items, must have at most 32"};
    expect_messages(*state, thrown, &row, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistake_is_named),
        cmocka_unit_test(all_mistakes_of_a_vehicle_are_reported_at_once),
        cmocka_unit_test(a_bad_mass_has_one_message),
        cmocka_unit_test(what_starts_at_its_end_must_climb),
        cmocka_unit_test(all_mistakes_are_reported_at_once),
        cmocka_unit_test(a_value_that_is_no_object_is_refused),
        cmocka_unit_test(a_missing_file_is_an_io_error),
        cmocka_unit_test(a_table_has_at_most_32_rows),
    };
    return cmocka_run_group_tests_name("case_mistakes", tests, open_data, close_data);
}
