/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <unistd.h>

#include "io/files/data_json.h"
#include "loft/files.h"
#include "loft/loft.h"
#include "messages.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

static const char one_class[] =
    "{\"classes\": [{\"name\": \"a\", \"use\": \"u\", \"burn_time_s\": 123.4,"
    " \"stages\": [{\"isp_s\": 251.5, \"burn_share\": 0.45, \"speed_share\": 0.4},"
    " {\"isp_s\": 302.5, \"burn_share\": 0.55, \"speed_share\": 0.6}]}]}";
static const char prior[] =
    "{\"default\": {\"burn_log_sd\": {\"value\": 0.123, \"reason\": \"r\"},"
    " \"isp_sd_s\": {\"value\": 12.3, \"reason\": \"r\"},"
    " \"split_sd\": {\"value\": 0.0456, \"reason\": \"r\"},"
    " \"turn_lo\": {\"value\": 0.35, \"reason\": \"r\"},"
    " \"turn_hi\": {\"value\": 0.85, \"reason\": \"r\"},"
    " \"gap_mean_s\": {\"value\": 7.5, \"reason\": \"r\"},"
    " \"beta_log_sd\": {\"value\": 0.45, \"reason\": \"r\"},"
    " \"beta_loft_kgpm2\": {\"value\": 2345, \"reason\": \"r\"},"
    " \"beta_loft_log_sd\": {\"value\": 0.85, \"reason\": \"r\"},"
    " \"drag_log_sd\": {\"value\": 0.25, \"reason\": \"r\"},"
    " \"azimuth_sd_deg\": {\"value\": 4.5, \"reason\": \"r\"},"
    " \"site_sd_km\": {\"value\": 12.5, \"reason\": \"r\"},"
    " \"stage_beta_kgpm2\": {\"value\": 234.5, \"reason\": \"r\"},"
    " \"stage_beta_log_sd\": {\"value\": 0.55, \"reason\": \"r\"}},"
    "\"classes\": [{\"name\": \"a\", \"differs\": {"
    " \"isp_sd_s\": {\"value\": 23.4, \"reason\": \"r\"},"
    " \"turn_lo\": {\"value\": 0.45, \"reason\": \"r\"}}}]}";

static void put(const char *dir, const char *name, const char *text, char path[64])
{
    snprintf(path, 64, "%s/%s", dir, name);
    if (text == NULL) {
        return;
    }
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_file_write_atomic(path, text, strlen(text), diags), LOFT_OK);
    loft_diags_free(diags);
}

/* Opens a folder with these files, of which NULL is left out; their paths are given. */
static loft_status open_texts(const char *classes, const char *priors, loft_diags *diags,
                              loft_data **data, char paths[2][64])
{
    char dir[] = "/tmp/loft-test-XXXXXX";
    assert_non_null(mkdtemp(dir));
    put(dir, "classes.json", classes, paths[0]);
    put(dir, "prior.json", priors, paths[1]);
    const loft_status status = loft_data_open(dir, diags, data);
    for (int i = 0; i < 2; i++) {
        unlink(paths[i]);
    }
    rmdir(dir);
    return status;
}

static loft_data *opened(const char *classes, const char *priors)
{
    char paths[2][64];
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status = open_texts(classes, priors, diags, &data, paths);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_diags_free(diags);
    return data;
}

static loft_data *built_in(void)
{
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status = loft_data_open(NULL, diags, &data);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_diags_free(diags);
    return data;
}

/* ---- classes ---- */

/* A class is found by its name, fits its booster, and has a reason and a use in words. */
static void each_built_in_class_is_whole(void **state)
{
    (void)state;
    loft_data *data = built_in();
    assert_true(loft_data_class_count(data) > 0);
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        loft_booster booster;
        assert_ptr_equal(loft_data_class_named(data, c->name), c);
        assert_true(strlen(c->use) > 0 && strlen(c->reason) > 0);
        CHECK_NEAR(loft_booster_template_burn_time(&c->booster), c->burn_s, 1e-15);
        for (int end = 0; end < 2; end++) {
            assert_int_equal(
                loft_booster_of_template(&c->booster, c->ideal_speed_mps[end], &booster),
                LOFT_OK);
        }
        assert_true(c->ideal_speed_mps[0] < c->ideal_speed_mps[1]);
        assert_true(c->standard_m[0] < c->standard_m[1]);
        assert_int_equal(loft_prior_check(&c->prior), LOFT_OK);
    }
    loft_data_free(data);
}

/* So that every flight has a class that is assumed for it. */
static void one_built_in_class_is_assumed_without_limit(void **state)
{
    (void)state;
    loft_data *data = built_in();
    int without = 0;
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        without += c->assumed_as != NULL && isinf(c->assumed_below_m);
    }
    assert_int_equal(without, 1);
    loft_data_free(data);
}

/* loft_min_speed_for_range, to 100 m/s, as classes.json says. */
static void the_ideal_speeds_are_those_of_the_standard_ranges(void **state)
{
    (void)state;
    loft_data *data = built_in();
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        loft_launch launch = loft_launch_default();
        launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(40.0)};
        launch.azimuth_rad = loft_rad_from_deg(90.0);
        launch.booster = c->booster;
        for (int end = 0; end < 2; end++) {
            loft_standard found;
            assert_int_equal(
                loft_min_speed_for_range(&launch, c->standard_m[end], &found), LOFT_OK);
            const double needed_mps = found.best.aim.ideal_speed_mps;
            if (fabs(needed_mps - c->ideal_speed_mps[end]) > 0.03 * needed_mps) {
                fail_msg("%s: %g km need %.0f m/s, not %g", c->name,
                         c->standard_m[end] / 1000.0, needed_mps,
                         c->ideal_speed_mps[end]);
            }
        }
    }
    loft_data_free(data);
}

static void a_class_of_the_folder_comes_on_top(void **state)
{
    (void)state;
    loft_data *shipped = built_in();
    const loft_booster_class *first = loft_data_class_at(shipped, 0);
    char *same = replaced(one_class, "\"a\"", "\"solid-1\"");
    const char *const texts[] = {one_class, same};
    const char *const names[] = {"a", "solid-1"};
    for (int i = 0; i < 2; i++) {
        loft_data *data = opened(texts[i], NULL);
        const loft_booster_class *c = loft_data_class_named(data, names[i]);
        CHECK_NEAR(c->burn_s, 123.4, 0.0);
        assert_int_equal(c->booster.n_stages, 2);
        CHECK_NEAR(c->ideal_speed_mps[0], 0.0, 0.0); /* not given */
        assert_int_equal(loft_data_class_count(data),
                         loft_data_class_count(shipped) + (i == 0));
        assert_string_equal(loft_data_class_at(data, 0)->name, first->name);
        loft_data_free(data);
    }
    free(same);
    loft_data_free(shipped);
}

static void a_class_arrives_in_si(void **state)
{
    (void)state;
    loft_data *data = built_in();
    loft_booster_template plan;
    assert_int_equal(loft_data_class(data, "liquid-2", &plan), LOFT_OK);
    assert_int_equal(plan.n_stages, 2);
    CHECK_NEAR(plan.stages[0].exhaust_mps, 290.0 * 9.80665, 1e-15);
    CHECK_NEAR(plan.stages[0].burn_s, 112.5, 1e-15);
    CHECK_NEAR(plan.stages[1].burn_s, 137.5, 1e-15);
    CHECK_NEAR(plan.stages[1].speed_share, 0.5, 0.0);
    CHECK_NEAR(plan.stages[0].gap_s, 0.0, 0.0);
    CHECK_NEAR(plan.backpressure, 0.12, 0.0); /* the rest is the default plan */
    CHECK_NEAR(plan.area_m2pkg, 7.5e-5, 1e-15);
    loft_data_free(data);
}

static void an_unknown_class_leaves_the_plan_alone(void **state)
{
    (void)state;
    loft_data *data = built_in();
    loft_booster_template plan = {.n_stages = -7};
    assert_int_equal(loft_data_class(data, "liquid-9", &plan), LOFT_ERR_INPUT);
    assert_int_equal(loft_data_class(data, "Liquid-1", &plan), LOFT_ERR_INPUT);
    assert_int_equal(plan.n_stages, -7);
    loft_data_free(data);
}

static const broken classes[] = {
    {"0.45", "0.46", "classes",
     "/classes/0/stages: burn_share of all stages adds up "
     "to 1.01, must be 1"},
    {"0.4}", "0.5}", "classes", "/classes/0/stages: speed_share of all stages adds up"},
    {"0.6", "0.600000000002", "classes", "stages adds up to 1.000000000002, must be 1"},
    {"123.4", "-123.4", "classes", "/classes/0/burn_time_s: is -123.4, must be greater"},
    {"251.5", "0", "classes", "/classes/0/stages/0/isp_s: is 0, must be greater than 0"},
    {"\"use\"", "\"used\"", "classes",
     "/classes/0/used: unknown key; did you mean \"use\""},
    {"\"classes\"", "\"class\"", "classes", "the key \"classes\" is missing"},
    {"}]}]}", "}]}", "classes", "line 1, column"},
    {"]}]}", "]}, 7]}", "classes", "/classes/1: found 7, wanted object"},
    {"\"classes\": [", "\"classes\": [{\"use\": \"v\"}, ", "classes",
     "/classes/0: the key \"name\" is missing"},
};

static void a_mistake_in_the_classes_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        char paths[2][64];
        loft_data *data = NULL;
        loft_diags *diags = loft_diags_new();
        char *text = replaced(one_class, classes[i].old, classes[i].new);
        assert_int_equal(open_texts(text, prior, diags, &data, paths), LOFT_ERR_INPUT);
        assert_message(diags, paths[0], classes[i].what);
        assert_null(data);
        loft_diags_free(diags);
        free(text);
    }
}

static void shares_may_be_rounded_like_thirds(void **state)
{
    (void)state;
    char paths[2][64];
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    char *text = replaced(one_class, "0.6", "0.60000000000001");
    assert_int_equal(open_texts(text, prior, diags, &data, paths), LOFT_OK);
    assert_no_messages(diags);
    loft_data_free(data);
    loft_diags_free(diags);
    free(text);
}

static void a_name_is_given_once(void **state)
{
    (void)state;
    static const char twice[] =
        "{\"classes\": [{\"name\": \"a\", \"use\": \"u\", \"burn_time_s\": 1.5, "
        "\"stages\": [{\"isp_s\": 200, \"burn_share\": 1, \"speed_share\": 1}]},"
        "{\"name\": \"a\", \"use\": \"v\", \"burn_time_s\": 2.5, "
        "\"stages\": [{\"isp_s\": 200, \"burn_share\": 1, \"speed_share\": 1}]}]}";
    char paths[2][64];
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(open_texts(twice, prior, diags, &data, paths), LOFT_ERR_INPUT);
    assert_message(diags, paths[0], "/classes/1/name: \"a\" is the name of an earlier");
    loft_diags_free(diags);
}

static void all_files_are_checked_at_once(void **state)
{
    (void)state;
    char paths[2][64];
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(open_texts("[", "{}", diags, &data, paths), LOFT_ERR_INPUT);
    assert_message(diags, paths[0], "line 1, column 2: found the end");
    assert_message(diags, paths[1], "the key \"default\" is missing");
    assert_null(data);
    loft_diags_free(diags);
}

static void a_folder_without_the_files_is_an_io_error(void **state)
{
    (void)state;
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_data_open("/no/such/dir", diags, &data), LOFT_ERR_IO);
    assert_message(diags, "/no/such/dir",
                   "has neither classes.json, prior.json nor reports.json");
    assert_null(data);
    loft_diags_free(diags);
}

/* ---- priors ---- */

static void check_common(const loft_prior *got)
{
    CHECK_NEAR(got->burn_log_sd, 0.123, 1e-15);
    CHECK_NEAR(got->split_sd, 0.0456, 1e-15);
    CHECK_NEAR(got->turn_hi, 0.85, 1e-15);
    CHECK_NEAR(got->gap_mean_s, 7.5, 1e-15);
    CHECK_NEAR(got->beta_log_sd, 0.45, 1e-15);
    CHECK_NEAR(got->beta_loft_kgpm2, 2345.0, 1e-15);
    CHECK_NEAR(got->beta_loft_log_sd, 0.85, 1e-15);
    CHECK_NEAR(got->drag_log_sd, 0.25, 1e-15);
    CHECK_NEAR(got->stage_beta_kgpm2, 234.5, 1e-15);
    CHECK_NEAR(got->stage_beta_log_sd, 0.55, 1e-15);
    CHECK_NEAR(got->azimuth_sd_rad, 0.025 * LOFT_PI, 1e-15);
    CHECK_NEAR(got->site_sd_m, 12500.0, 1e-15);
}

static void a_prior_is_that_of_the_class_where_it_differs(void **state)
{
    (void)state;
    loft_data *data = opened(one_class, prior);
    loft_prior got;
    assert_int_equal(loft_data_prior(data, NULL, &got), LOFT_OK);
    check_common(&got);
    CHECK_NEAR(got.isp_sd_s, 12.3, 1e-15);
    CHECK_NEAR(got.turn_lo, 0.35, 1e-15);
    assert_int_equal(loft_data_prior(data, "a", &got), LOFT_OK);
    check_common(&got);
    CHECK_NEAR(got.isp_sd_s, 23.4, 1e-15);
    CHECK_NEAR(got.turn_lo, 0.45, 1e-15);
    loft_data_free(data);
}

static void the_shipped_priors_are_those_of_the_theory(void **state)
{
    (void)state;
    loft_data *data = built_in();
    loft_prior got;
    assert_int_equal(loft_data_prior(data, NULL, &got), LOFT_OK);
    CHECK_NEAR(got.burn_log_sd, 0.17, 0.0);
    CHECK_NEAR(got.isp_sd_s, 10.0, 0.0);
    CHECK_NEAR(got.split_sd, 0.05, 0.0);
    CHECK_NEAR(got.turn_lo, 0.4, 0.0);
    CHECK_NEAR(got.turn_hi, 0.9, 0.0);
    CHECK_NEAR(got.gap_mean_s, 10.0, 0.0);
    CHECK_NEAR(got.beta_log_sd, 0.4, 0.0);
    CHECK_NEAR(got.drag_log_sd, 0.3, 0.0);
    CHECK_NEAR(got.azimuth_sd_rad, LOFT_PI / 60.0, 1e-15);
    CHECK_NEAR(got.site_sd_m, 1e4, 1e-15);
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const char *name = loft_data_class_at(data, i)->name;
        assert_int_equal(loft_data_prior(data, name, &got), LOFT_OK);
        assert_int_equal(memcmp(&got, &loft_data_class_at(data, i)->prior, sizeof got),
                         0);
    }
    got.isp_sd_s = -7.0;
    assert_int_equal(loft_data_prior(data, "liquid-9", &got), LOFT_ERR_INPUT);
    CHECK_NEAR(got.isp_sd_s, -7.0, 0.0);
    loft_data_free(data);
}

static const broken priors[] = {
    {"0.123", "-0.1", "prior", "/default/burn_log_sd/value: is -0.1, must be at least 0"},
    {"0.123", "1.1", "prior", "/default/burn_log_sd/value: is 1.1, must be at most 1"},
    {"12.3", "101", "prior", "/default/isp_sd_s/value: is 101, must be at most 100"},
    {"0.0456", "0.31", "prior", "/default/split_sd/value: is 0.31, must be at most 0.3"},
    {"0.35", "0", "prior", "/default/turn_lo/value: is 0, must be greater than 0"},
    {"0.35", "0.95", "prior",
     "/default: turn_lo is 0.95, must not be above turn_hi, 0.85"},
    {"0.45, \"reason\": \"r\"}}}]", "0.95, \"reason\": \"r\"}}}]", "prior",
     "/classes/0/differs: turn_lo is 0.95, must not be above turn_hi, 0.85"},
    {"7.5", "601", "prior", "/default/gap_mean_s/value: is 601, must be at most 600"},
    {"4.5", "91", "prior", "/default/azimuth_sd_deg/value: is 91, must be at most 90"},
    {"12.5", "1001", "prior", "/default/site_sd_km/value: is 1001, must be at most 1000"},
    {", \"reason\": \"r\"", "", "prior",
     "/default/burn_log_sd: the key \"reason\" is missing"},
    {"\"beta_log_sd\"", "\"beta_sd\"", "prior", "/default/beta_sd: unknown key"},
    {"\"beta_log_sd\"", "\"beta_sd\"", "prior",
     "/default: the key \"beta_log_sd\" is missing"},
    {"\"name\": \"a\"", "\"name\": \"b\"", "prior",
     "/classes/0/name: \"b\" is not a class of classes.json"},
    {"\"classes\": [", "\"classes\": [{\"name\": \"a\", \"differs\": {}}, ", "prior",
     "/classes/1/name: \"a\" has an earlier entry"},
    {"\"differs\"", "\"differ\"", "prior", "/classes/0/differ: unknown key"},
};

static void a_mistake_in_the_priors_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof priors / sizeof priors[0]; i++) {
        char paths[2][64];
        loft_data *data = NULL;
        loft_diags *diags = loft_diags_new();
        char *text = replaced(prior, priors[i].old, priors[i].new);
        assert_int_equal(open_texts(one_class, text, diags, &data, paths),
                         LOFT_ERR_INPUT);
        assert_message(diags, paths[1], priors[i].what);
        assert_null(data);
        loft_diags_free(diags);
        free(text);
    }
}

typedef struct holder {
    loft_booster_form form;
} holder;

static const loft_field holder_burn = {LOFT_STRING(NULL, holder, form.burn_text)};
static const loft_field holder_rows[] = {LOFT_BOOSTER_ROWS(holder, form, &holder_burn)};

/* Reads the form of a booster; the messages on that are only counted in *mistakes. */
static loft_status booster_of(const char *text, loft_diags *diags, size_t *mistakes,
                              loft_booster_template *plan)
{
    static const loft_fields fields = {LOFT_ROWS_OF(holder_rows)};
    const loft_diag_where where = {.text = "/b", .size = 2};
    loft_data *data = built_in();
    loft_diags *own = loft_diags_new();
    loft_json_doc *doc = NULL;
    holder h = {.form = {.n_stages = 0}};
    assert_int_equal(loft_json_parse(text, strlen(text), diags, &doc), LOFT_OK);
    const loft_status read =
        loft_fields_read(&fields, loft_json_root(doc), &where, data, own, &h);
    *mistakes = loft_diags_total(own);
    assert_int_equal(read, *mistakes > 0 ? LOFT_ERR_INPUT : LOFT_OK);
    const loft_status status = loft_data_booster(data, &h.form, &where, diags, plan);
    loft_diags_free(own);
    loft_json_free(doc);
    loft_data_free(data);
    return status;
}

static void stages_arrive_in_si_and_scale_to_the_burn_time(void **state)
{
    (void)state;
    size_t mistakes = 0;
    loft_booster_template plan;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(
        booster_of("{\"burn_time_s\": 105, \"stages\": ["
                   "{\"isp_s\": 251.5, \"burn_time_s\": 60, \"gap_s\": 2.5, "
                   "\"speed_share\": 0.333},"
                   "{\"isp_s\": 302.5, \"burn_time_s\": 80, \"speed_share\": 0.666}]}",
                   diags, &mistakes, &plan),
        LOFT_OK);
    assert_no_messages(diags);
    assert_int_equal(mistakes, 0);
    assert_int_equal(plan.n_stages, 2);
    CHECK_NEAR(plan.stages[0].exhaust_mps, 251.5 * 9.80665, 1e-15);
    CHECK_NEAR(plan.stages[0].burn_s, 45.0, 1e-15);
    CHECK_NEAR(plan.stages[0].gap_s, 1.875, 1e-15);
    CHECK_NEAR(plan.stages[1].burn_s, 60.0, 1e-15);
    CHECK_NEAR(plan.stages[1].speed_share, 0.666, 0.0);
    assert_int_equal(booster_of("{\"class\": \"solid-1\", \"burn_time_s\": 54.5}", diags,
                                &mistakes, &plan),
                     LOFT_OK);
    CHECK_NEAR(plan.stages[0].burn_s, 54.5, 1e-15);
    loft_diags_free(diags);
}

static const struct {
    const char *text, *where, *what;
} boosters[] = {
    {"{}", "/b", "class or stages is missing"},
    {"{\"class\": \"liquid-9\"}", "/b/class", "unknown class 'liquid-9'"},
    {"{\"class\": \"ICBM\"}", "/b/class", "several classes are so"},
    {"{\"class\": \"solid-1\", \"burn_time_s\": \"45 km\"}", "/b/burn_time_s",
     "is a length"},
    {"{\"class\": \"solid-1\", \"burn_time_s\": \"1 h\"}", "/b/burn_time_s",
     "at most 2000 s"},
    {"{\"class\": \"solid-1\", \"stages\": [{\"isp_s\": 200, \"burn_time_s\": 9, "
     "\"speed_share\": 1}]}",
     "/b", "has both class and stages; give one"},
    {"{\"stages\": [{\"isp_s\": 200, \"burn_time_s\": 9, \"speed_share\": 0.9}]}",
     "/b/stages", "speed_share of all stages adds up to 0.9, must be 1"},
    {"{\"stages\": [{\"isp_s\": 200, \"burn_time_s\": 9, \"speed_share\": 1, "
     "\"gap_s\": 2.5}]}",
     "/b/stages/0/gap_s", "is 2.5, must be left out: no stage follows"},
    {"{\"class\": \"solid-2\", \"burn_time_s\": 5e-324}", "/b/burn_time_s",
     "the stages cannot be scaled to"},
};

static void a_mistake_in_a_booster_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof boosters / sizeof boosters[0]; i++) {
        loft_booster_template plan = {.n_stages = -7};
        loft_diags *diags = loft_diags_new();
        size_t mistakes = 0;
        assert_int_equal(booster_of(boosters[i].text, diags, &mistakes, &plan),
                         LOFT_ERR_INPUT);
        assert_int_equal(mistakes, 0);
        assert_message(diags, boosters[i].where, boosters[i].what);
        assert_int_equal(loft_diags_total(diags), 1);
        assert_int_equal(plan.n_stages, -7);
        loft_diags_free(diags);
    }
}

static void what_the_table_refuses_brings_no_second_message(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{\"class\": 7}", "{\"stages\": []}", "{\"stages\": [1]}",
        "{\"stages\": [{}, {}, {}, {}, {}]}",
        "{\"stages\": [{\"isp_s\": -200, \"burn_time_s\": 9, \"speed_share\": 1}]}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        loft_booster_template plan;
        loft_diags *diags = loft_diags_new();
        size_t mistakes = 0;
        assert_int_equal(booster_of(texts[i], diags, &mistakes, &plan), LOFT_ERR_INPUT);
        assert_true(mistakes > 0);
        assert_no_messages(diags);
        loft_diags_free(diags);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_built_in_class_is_whole),
        cmocka_unit_test(one_built_in_class_is_assumed_without_limit),
        cmocka_unit_test(the_ideal_speeds_are_those_of_the_standard_ranges),
        cmocka_unit_test(a_class_of_the_folder_comes_on_top),
        cmocka_unit_test(a_class_arrives_in_si),
        cmocka_unit_test(an_unknown_class_leaves_the_plan_alone),
        cmocka_unit_test(a_mistake_in_the_classes_is_named),
        cmocka_unit_test(shares_may_be_rounded_like_thirds),
        cmocka_unit_test(a_name_is_given_once),
        cmocka_unit_test(all_files_are_checked_at_once),
        cmocka_unit_test(a_folder_without_the_files_is_an_io_error),
        cmocka_unit_test(a_prior_is_that_of_the_class_where_it_differs),
        cmocka_unit_test(the_shipped_priors_are_those_of_the_theory),
        cmocka_unit_test(a_mistake_in_the_priors_is_named),
        cmocka_unit_test(stages_arrive_in_si_and_scale_to_the_burn_time),
        cmocka_unit_test(a_mistake_in_a_booster_is_named),
        cmocka_unit_test(what_the_table_refuses_brings_no_second_message),
    };
    return cmocka_run_group_tests_name("data", tests, NULL, NULL);
}
