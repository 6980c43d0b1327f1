/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "io/json/fields.h"
#include "loft/flight.h"
#include "messages.h"
#include "parsed.h"

typedef enum fuel {
    FUEL_UNKNOWN,
    FUEL_SOLID,
    FUEL_LIQUID
} fuel;

static const char *const fuel_names[] = {
    [FUEL_SOLID] = "solid", [FUEL_LIQUID] = "liquid"};

typedef struct stage {
    double exhaust_mps, gap_s;
    int engines;
} stage;

static const loft_field stage_rows[] = {
    {LOFT_NUMBER("isp_s", stage, exhaust_mps), .unit = LOFT_UNIT_ISP, .required = true,
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1000), .help = "In vacuum."},
    {LOFT_NUMBER("gap_s", stage, gap_s), .lower = LOFT_FROM(0)},
    {LOFT_INTEGER("engines", stage, engines), .lower = LOFT_FROM(1)},
};
static const stage usual_stage = {.engines = 1};
static const loft_fields stage_fields = {LOFT_ROWS_OF(stage_rows), .help = "One stage.",
                                         .initial = &usual_stage};

typedef struct site {
    double lat_rad;
} site;

static const loft_field site_rows[] = {
    {LOFT_NUMBER("lat_deg", site, lat_rad), .unit = LOFT_UNIT_DEG, .required = true,
     .lower = LOFT_FROM(-90), .upper = LOFT_BELOW(90)},
};
static const loft_fields site_fields = {LOFT_ROWS_OF(site_rows)};

typedef struct rocket {
    const loft_json_node *json, *more;
    const char *name, *use, *class_name;
    fuel fuel;
    bool reusable, vacuum, has_apogee, has_interval, has_site, has_time, has_cd;
    double apogee_m, interval_m[2], time_s, wind_mps[3];
    double cd, rows[3][2];
    int n_rows, n_stages, n_older, flights;
    site site;
    stage stages[2];
    stage *older;
} rocket;

static const char *class_name(const void *context, size_t i)
{
    const char *const *names = context;
    return names[i];
}

static const loft_field interval = {LOFT_NUMBERS(NULL, rocket, interval_m),
                                    LOFT_HAS(rocket, has_interval), .unit = LOFT_UNIT_KM,
                                    .lower = LOFT_ABOVE(0)};
static const loft_field table = {LOFT_PAIRS(NULL, rocket, rows, n_rows), .min_items = 2,
                                 .lower = LOFT_FROM(0)};
static const loft_field rocket_rows[] = {
    {LOFT_SELF(rocket, json)},
    {LOFT_STRING("name", rocket, name), .required = true, .pattern = "^[a-z0-9-]+$",
     .form = "small letters", .help = "Short."},
    {LOFT_STRING("use", rocket, use), .nullable = true},
    {LOFT_STRING("class", rocket, class_name), .name_of = class_name},
    {LOFT_NAME("fuel", rocket, fuel, fuel_names), .nullable = true},
    {LOFT_BOOL("reusable", rocket, reusable)},
    {LOFT_BOOL("vacuum", rocket, vacuum), .only_true = true},
    {LOFT_NUMBER("apogee_km", rocket, apogee_m), LOFT_HAS(rocket, has_apogee),
     .unit = LOFT_UNIT_KM, .required = true, .nullable = true, .lower = LOFT_ABOVE(0),
     .upper = LOFT_TO(9.5), .other = &interval},
    {LOFT_NUMBER("time_min", rocket, time_s), LOFT_HAS(rocket, has_time),
     .unit = LOFT_UNIT_MIN},
    {LOFT_NUMBERS("wind_mps", rocket, wind_mps), .lower = LOFT_FROM(-10),
     .upper = LOFT_TO(10)},
    {LOFT_NUMBER("cd", rocket, cd), LOFT_HAS(rocket, has_cd), .lower = LOFT_FROM(0),
     .other = &table},
    {LOFT_OBJECT("site", rocket, site, &site_fields), LOFT_HAS(rocket, has_site)},
    {LOFT_LIST("stages", rocket, stages, n_stages, &stage_fields), .min_items = 1},
    {LOFT_OWNED_LIST("older", rocket, older, n_older, &stage_fields)},
    {LOFT_INTEGER("flights", rocket, flights)},
    {LOFT_NODE("more", rocket, more)},
};
static const loft_fields rocket_fields = {LOFT_ROWS_OF(rocket_rows), .help = "One."};

static const char *const classes[] = {"solid-1", "liquid-1", NULL};

static const char whole[] =
    "{\"name\": \"a-1\", \"use\": \"tests\", \"class\": \"liquid-1\", \"fuel\": "
    "\"liquid\", \"reusable\": true, \"vacuum\": true, \"apogee_km\": 9.5, \"time_min\": "
    "2, \"wind_mps\": [1.5, -2, 3], \"cd\": [[0, 0.5], [1.25, 0.75]], \"site\": "
    "{\"lat_deg\": -90}, \"stages\": [{\"isp_s\": 250.5, \"gap_s\": 3}, {\"isp_s\": "
    "1000, \"engines\": 4}], \"older\": [{\"isp_s\": 1}, {\"isp_s\": 2}, {\"isp_s\": 3}],"
    "\"flights\": -7, \"more\": [{}]}";

/* Reads a text; the messages are in *diags, which is made here. */
static loft_status read_rocket(const char *text, rocket *out, loft_json_doc **doc,
                               loft_diags **diags)
{
    const loft_diag_where where = {.text = "/at", .size = 3};
    *diags = loft_diags_new();
    *doc = parsed(text);
    return loft_fields_read(&rocket_fields, loft_json_root(*doc), &where, classes, *diags,
                            out);
}

static void values_arrive_in_si(void **state)
{
    (void)state;
    rocket r = {.fuel = FUEL_UNKNOWN};
    loft_json_doc *doc;
    loft_diags *diags;
    assert_int_equal(read_rocket(whole, &r, &doc, &diags), LOFT_OK);
    assert_no_messages(diags);
    assert_ptr_equal(r.json, loft_json_root(doc));
    assert_string_equal(r.name, "a-1");
    assert_string_equal(r.class_name, "liquid-1");
    assert_int_equal(r.fuel, FUEL_LIQUID);
    assert_true(r.reusable && r.vacuum && r.has_apogee && r.has_site && r.has_time);
    assert_false(r.has_interval);
    CHECK_NEAR(r.apogee_m, 9500.0, 0.0);
    CHECK_NEAR(r.time_s, 120.0, 0.0);
    CHECK_NEAR(r.wind_mps[1], -2.0, 0.0);
    assert_int_equal(r.n_rows, 2);
    CHECK_NEAR(r.rows[1][0], 1.25, 0.0);
    CHECK_NEAR(r.rows[1][1], 0.75, 0.0);
    CHECK_NEAR(r.site.lat_rad, -LOFT_PI / 2.0, 1e-15);
    assert_int_equal(r.n_stages, 2);
    CHECK_NEAR(r.stages[0].exhaust_mps, 250.5 * 9.80665, 1e-15);
    CHECK_NEAR(r.stages[0].gap_s, 3.0, 0.0);
    assert_int_equal(r.stages[0].engines, 1);
    assert_int_equal(r.stages[1].engines, 4);
    assert_int_equal(r.n_older, 3);
    CHECK_NEAR(r.older[2].exhaust_mps, 3.0 * 9.80665, 1e-15);
    assert_int_equal(r.older[2].engines, 1);
    assert_int_equal(r.flights, -7);
    assert_int_equal(loft_json_typeof(r.more), LOFT_JSON_ARRAY);
    free(r.older);
    loft_json_free(doc);
    loft_diags_free(diags);
}

static void what_is_missing_or_null_stays(void **state)
{
    (void)state;
    rocket r = {.cd = 7.0, .fuel = FUEL_SOLID, .apogee_m = 3.0, .use = "x"};
    loft_json_doc *doc;
    loft_diags *diags;
    assert_int_equal(read_rocket("{\"name\": \"a\", \"apogee_km\": null, \"use\": null, "
                                 "\"fuel\": null}",
                                 &r, &doc, &diags),
                     LOFT_OK);
    CHECK_NEAR(r.cd, 7.0, 0.0);
    CHECK_NEAR(r.apogee_m, 3.0, 0.0);
    assert_int_equal(r.fuel, FUEL_SOLID);
    assert_string_equal(r.use, "x");
    assert_false(r.has_apogee || r.has_site);
    loft_json_free(doc);
    loft_diags_free(diags);
}

static void a_value_may_have_another_form(void **state)
{
    (void)state;
    rocket r = {.apogee_m = 3.0};
    loft_json_doc *doc;
    loft_diags *diags;
    assert_int_equal(
        read_rocket("{\"name\": \"a\", \"apogee_km\": [1, 2.5]}", &r, &doc, &diags),
        LOFT_OK);
    assert_true(r.has_interval);
    assert_false(r.has_apogee);
    CHECK_NEAR(r.interval_m[1], 2500.0, 0.0);
    loft_json_free(doc);
    loft_diags_free(diags);
}

static const broken mistakes[] = {
    {"\"name\": \"a-1\", ", "", "/at", "the key \"name\" is missing"},
    {"a-1", "A", "/at/name", "is \"A\", must be small letters"},
    {"\"tests\"", "\"\"", "/at/use", "\"\" has length 0, must have at least 1"},
    {"\"tests\"", "\"a\\uFFFE\"", "/at/use",
     "holds U+FFFE, which Unicode keeps out of text: delete it"},
    {"\"tests\"", "\"\\ud83f\\udfff\"", "/at/use",
     "holds U+1FFFF, which Unicode keeps out of text: delete it"},
    {"\"tests\"", "7", "/at/use", "found 7, wanted string or null"},
    {"\"liquid-1\"", "\"liquid-2\"", "/at/class",
     "is \"liquid-2\", must be \"solid-1\" or \"liquid-1\""},
    {"\"liquid\",", "\"Solid\",", "/at/fuel",
     "is \"Solid\", must be \"solid\", \"liquid\" or null"},
    {"\"apogee_km\"", "\"Apogee_kn\"", "/at/Apogee_kn",
     "unknown key; did you mean \"apogee_km\"?"},
    {"\"more\"", "\"zebra\"", "/at/zebra", "unknown key"},
    {"9.5", "9.500000000000002", "/at/apogee_km",
     "is 9.5000000000000018, must be at most 9.5"},
    {"9.5", "0", "/at/apogee_km", "is 0, must be greater than 0"},
    {"9.5", "true", "/at/apogee_km", "found true, wanted number, null or array"},
    {"9.5", "[1]", "/at/apogee_km", "has 1 items, must have at least 2"},
    {"9.5", "[1, 2, 3]", "/at/apogee_km", "has 3 items, must have at most 2"},
    {"9.5", "[1, 0]", "/at/apogee_km/1", "is 0, must be greater than 0"},
    {"9.5", "[1, null]", "/at/apogee_km/1", "found null, wanted number"},
    {"-90", "90", "/at/site/lat_deg", "is 90, must be less than 90"},
    {"-90", "-91", "/at/site/lat_deg", "is -91, must be at least -90"},
    {"{\"lat_deg\": -90}", "[]", "/at/site", "found an array of 0, wanted object"},
    {"-90}", "-90, \"lon\": 1}", "/at/site/lon", "unknown key"},
    {"\"vacuum\": true", "\"vacuum\": false", "/at/vacuum", "is false, must be true"},
    {"[1.5, -2, 3]", "[1.5, -2, \"x\\u001b\"]", "/at/wind_mps/2",
     "found \"x\\u001b\" (a string), wanted number"},
    {"[0, 0.5], ", "", "/at/cd", "has 1 items, must have at least 2"},
    {"[0, 0.5]", "[0, 0.5], [0, 1], [0, 2]", "/at/cd", "has 4 items, must have at most"},
    {"[0, 0.5]", "[0]", "/at/cd/0", "has 1 items, must have at least 2"},
    {"[0, 0.5]", "7", "/at/cd/0", "found 7, wanted array"},
    {"[0, 0.5]", "[0, -1]", "/at/cd/0/1", "is -1, must be at least 0"},
    {"4}]", "1.5}]", "/at/stages/1/engines", "found 1.5, wanted integer"},
    {"4}]", "0}]", "/at/stages/1/engines", "is 0, must be at least 1"},
    {"4}]", "3e9}]", "/at/stages/1/engines", "is 3000000000, must be at most 2147483647"},
    {"4}]", "4}, {\"isp_s\": 1}]", "/at/stages", "has 3 items, must have at most 2"},
    {"{\"isp_s\": 1}", "{}", "/at/older/0", "the key \"isp_s\" is missing"},
    {"{\"isp_s\": 1}", "null", "/at/older/0", "found null, wanted object"},
    {"-7", "-3e9", "/at/flights", "is -3000000000, must be at least -2147483648"},
};

static void each_mistake_has_its_one_message(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        rocket r = {.fuel = FUEL_UNKNOWN};
        loft_json_doc *doc;
        loft_diags *diags;
        char *text = replaced(whole, mistakes[i].old, mistakes[i].new);
        assert_int_equal(read_rocket(text, &r, &doc, &diags), LOFT_ERR_INPUT);
        assert_message(diags, mistakes[i].where, mistakes[i].what);
        const bool renamed = strstr(mistakes[i].what, "did you mean") != NULL;
        assert_int_equal(loft_diags_total(diags), renamed ? 2 : 1); /* it misses too */
        free(r.older);
        free(text);
        loft_json_free(doc);
        loft_diags_free(diags);
    }
}

static void a_long_list_of_names_is_cut_and_counted(void **state)
{
    (void)state;
    char words[60][12];
    const char *names[61] = {NULL};
    for (int i = 0; i < 60; i++) {
        snprintf(words[i], sizeof words[i], "word-%d", i);
        names[i] = words[i];
    }
    rocket r = {.fuel = FUEL_UNKNOWN};
    const loft_diag_where top = {0};
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = parsed("{\"name\": \"a\", \"apogee_km\": 1, \"class\": \"no\"}");
    assert_int_equal(
        loft_fields_read(&rocket_fields, loft_json_root(doc), &top, names, diags, &r),
        LOFT_ERR_INPUT);
    const char *what = loft_diags_get(diags, 0).what;
    assert_int_equal(strncmp(what, "is \"no\", must be \"word-0\", \"word-1\", ", 37), 0);
    const char *more = strstr(what, " or ");
    int shown = 0;
    for (const char *c = what; c < more; c++) {
        shown += strncmp(c, "word-", 5) == 0;
    }
    int left = 0;
    assert_int_equal(sscanf(more, " or %d more", &left), 1);
    assert_int_equal(shown + left, 60);
    loft_json_free(doc);
    loft_diags_free(diags);
}

static void a_value_that_is_not_an_object_is_refused(void **state)
{
    (void)state;
    rocket r = {.fuel = FUEL_UNKNOWN};
    loft_json_doc *doc;
    loft_diags *diags;
    assert_int_equal(read_rocket("[]", &r, &doc, &diags), LOFT_ERR_INPUT);
    assert_message(diags, "/at", "found an array of 0, wanted object");
    loft_json_free(doc);
    loft_diags_free(diags);
}

typedef struct spread {
    double width_m, share;
} spread;

static const loft_field spread_rows[] = {
    {LOFT_NUMBER("width_km", spread, width_m), .unit = LOFT_UNIT_KM, .upper = LOFT_TO(9)},
    {LOFT_NUMBER("share", spread, share)},
};

static loft_status read_spread(const char *text, loft_diags *diags, spread *out)
{
    static const loft_fields fields = {LOFT_ROWS_OF(spread_rows), .all_required = true,
                                       .reasoned = true};
    const loft_diag_where top = {0};
    loft_json_doc *doc = parsed(text);
    const loft_status status =
        loft_fields_read(&fields, loft_json_root(doc), &top, NULL, diags, out);
    loft_json_free(doc);
    return status;
}

static void a_number_may_stand_with_its_reason(void **state)
{
    (void)state;
    spread s = {0.0, 0.0};
    loft_diags *diags = loft_diags_new();
    assert_int_equal(read_spread("{\"width_km\": {\"value\": 2.5, \"reason\": \"r\"}, "
                                 "\"share\": {\"value\": 1, \"reason\": \"r\"}}",
                                 diags, &s),
                     LOFT_OK);
    CHECK_NEAR(s.width_m, 2500.0, 0.0);
    assert_int_equal(
        read_spread("{\"width_km\": {\"value\": 10, \"reason\": \"\"}}", diags, &s),
        LOFT_ERR_INPUT);
    assert_message(diags, "/width_km/value", "is 10, must be at most 9");
    assert_message(diags, "/width_km/reason", "has length 0");
    assert_message(diags, "", "the key \"share\" is missing");
    assert_int_equal(read_spread("{\"width_km\": 3, \"share\": {}}", diags, &s),
                     LOFT_ERR_INPUT);
    assert_message(diags, "/width_km", "found 3, wanted object");
    assert_message(diags, "/share", "the key \"value\" is missing");
    loft_diags_free(diags);
}

static char *written(const rocket *r)
{
    char *text = NULL;
    size_t size = 0;
    loft_json_writer *w = loft_json_writer_new();
    loft_json_write_begin_object(w);
    loft_fields_write(&rocket_fields, w, r);
    loft_json_write_end_object(w);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    return text;
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    rocket first = {.fuel = FUEL_UNKNOWN};
    rocket second = {.fuel = FUEL_UNKNOWN};
    loft_json_doc *docs[2];
    loft_diags *diags[2];
    assert_int_equal(read_rocket(whole, &first, &docs[0], &diags[0]), LOFT_OK);
    char *text = written(&first);
    assert_int_equal(read_rocket(text, &second, &docs[1], &diags[1]), LOFT_OK);
    char *again = written(&second);
    assert_string_equal(text, again);
    assert_non_null(strstr(text, "\"apogee_km\": 9.5,"));
    assert_non_null(strstr(text, "\"lat_deg\": -90"));
    assert_non_null(strstr(text, "[1.25, 0.75]"));
    assert_null(strstr(text, "more"));
    CHECK_NEAR(second.stages[0].exhaust_mps, first.stages[0].exhaust_mps, 1e-15);
    free(text);
    free(again);
    for (int i = 0; i < 2; i++) {
        loft_json_free(docs[i]);
        loft_diags_free(diags[i]);
    }
    free(first.older);
    free(second.older);
}

static void a_member_without_a_value_is_null_or_left_out(void **state)
{
    (void)state;
    const rocket r = {.name = "a", .has_interval = true, .interval_m = {1e3, 2e3}};
    char *text = written(&r);
    assert_non_null(strstr(text, "\"use\": null"));
    assert_non_null(strstr(text, "\"fuel\": null"));
    assert_non_null(strstr(text, "\"apogee_km\": [1, 2]"));
    assert_null(strstr(text, "\"class\""));
    assert_null(strstr(text, "\"site\""));
    free(text);
    const rocket unknown = {.name = "a", .has_apogee = true, .apogee_m = INFINITY};
    text = written(&unknown);
    assert_non_null(strstr(text, "\"apogee_km\": null"));
    free(text);
}

static void the_schema_has_a_line_for_each_row(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "\"required\": [\n    \"name\",\n    \"apogee_km\"\n  ]",
        "\"pattern\": \"^[a-z0-9-]+$\"",
        "\"description\": \"Short.\"",
        "\"enum\": [\n        \"solid-1\",\n        \"liquid-1\"\n      ]",
        "\"const\": true",
        "\"anyOf\": [",
        "\"exclusiveMaximum\": 90",
        "\"description\": \"One stage.\"",
        "\"additionalProperties\": false",
    };
    char *text = NULL;
    size_t size = 0;
    loft_json_writer *w = loft_json_writer_new();
    loft_fields_schema(&rocket_fields, "Rocket", classes, w);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_doc *doc = parsed(text);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (strstr(text, parts[i]) == NULL) {
            fail_msg("no %s in\n%s", parts[i], text);
        }
    }
    const loft_json_node *properties = loft_json_get(loft_json_root(doc), "properties");
    const size_t keys =
        sizeof rocket_rows / sizeof rocket_rows[0] - 1; /* a row is the object */
    assert_int_equal(loft_json_size(properties), 1 + keys);
    assert_non_null(loft_json_get(properties, "$schema"));
    assert_null(loft_json_get(
        loft_json_get(loft_json_get(properties, "site"), "properties"), "$schema"));
    loft_json_free(doc);
    loft_json_writer_free(w);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_arrive_in_si),
        cmocka_unit_test(what_is_missing_or_null_stays),
        cmocka_unit_test(a_value_may_have_another_form),
        cmocka_unit_test(each_mistake_has_its_one_message),
        cmocka_unit_test(a_long_list_of_names_is_cut_and_counted),
        cmocka_unit_test(a_value_that_is_not_an_object_is_refused),
        cmocka_unit_test(a_number_may_stand_with_its_reason),
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(a_member_without_a_value_is_null_or_left_out),
        cmocka_unit_test(the_schema_has_a_line_for_each_row),
    };
    return cmocka_run_group_tests_name("fields", tests, NULL, NULL);
}
