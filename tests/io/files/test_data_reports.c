/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "messages.h"

#include <unistd.h>

#include "io/files/data_json.h"
#include "loft/files.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

#define REASONED(key, value) "\"" key "\": {\"value\": " value ", \"reason\": \"r\"},"

static const char reports[] = "{\"errors\": {" REASONED(
    "time_seconds_s", "21.5") REASONED("time_minutes_s", "32.5") REASONED("time_fives_s",
                                                                          "54.5")
    REASONED("tracked_edge_s", "27.5") REASONED("tracked_mean_s", "160.5") REASONED(
        "common_time_sd_s",
        "18.5") REASONED("apogee_exact_share",
                         "0.0045") REASONED("range_exact_share",
                                            "0.0055") REASONED("garbled_probability",
                                                               "0.06")
        REASONED("garbled_recalled_probability", "0.26") REASONED(
            "garbled_apogee_least_km",
            "11.5") REASONED("garbled_apogee_most_km",
                             "9100.5") REASONED("garbled_range_least_km",
                                                "12.5") REASONED("garbled_range_most_km",
                                                                 "19000.5")
            REASONED("garbled_time_least_s", "61.5") REASONED(
                "garbled_time_most_s",
                "5900.5") REASONED("seen_burn_s",
                                   "4.5") REASONED("seen_burn_limit_s",
                                                   "8.5") REASONED("seen_clock_s", "9.5")
                REASONED("seen_altitude_share",
                         "0.025") REASONED("seen_speed_share",
                                           "0.035") REASONED("seen_angle_deg", "2.5")
                    REASONED("seen_place_km", "26.5") REASONED(
                        "mach_sea_level_mps", "341.5") REASONED("mach_high_mps", "296.5")
                        REASONED("seen_entry_km", "99.5") REASONED(
                            "garbled_burn_least_s",
                            "11.5") REASONED("garbled_burn_most_s", "999.5")
                            REASONED("garbled_speed_least_mps", "301.5") REASONED(
                                "garbled_speed_most_mps",
                                "11999.5") "\"garbled_distance_km\": {\"value\": 2999.5, \"reason\": \"r\"}},"
                                           " \"voices\": [{\"begins\": \"A ministry\", \"voice\": \"Ruritania\"},"
                                           " {\"begins\": \"A\", \"voice\": \"copy\"}]}";

/* Opens a folder with this reports.json, whose path is given. */
static loft_status open_text(const char *text, loft_diags *diags, loft_data **data,
                             char path[64])
{
    char dir[] = "/tmp/loft-test-XXXXXX";
    assert_non_null(mkdtemp(dir));
    snprintf(path, 64, "%s/reports.json", dir);
    loft_diags *written = loft_diags_new();
    assert_int_equal(loft_file_write_atomic(path, text, strlen(text), written), LOFT_OK);
    loft_diags_free(written);
    const loft_status status = loft_data_open(dir, diags, data);
    unlink(path);
    rmdir(dir);
    return status;
}

static void the_built_in_scales_can_be_used(void **state)
{
    (void)state;
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(loft_data_open(NULL, diags, &data), LOFT_OK);
    assert_no_messages(diags);
    const loft_reports_file *file = loft_data_reports(data);
    assert_int_equal(loft_report_errors_check(&file->errors), LOFT_OK);
    /* A rounder statement is a worse one. */
    assert_true(file->errors.seconds_s <= file->errors.minutes_s);
    assert_true(file->errors.minutes_s <= file->errors.fives_s);
    assert_string_equal(loft_data_voice(file->voices, file->n_voices, "KCNA / Rodong"),
                        "North Korea");
    assert_null(loft_data_voice(file->voices, file->n_voices, "A newspaper"));
    loft_data_free(data);
    loft_diags_free(diags);
}

static void a_folder_may_have_other_scales(void **state)
{
    (void)state;
    char path[64];
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    assert_int_equal(open_text(reports, diags, &data, path), LOFT_OK);
    assert_no_messages(diags);
    const loft_reports_file *file = loft_data_reports(data);
    const loft_report_errors *e = &file->errors;
    const double got[] = {e->seconds_s,
                          e->minutes_s,
                          e->fives_s,
                          e->tracked_edge_s,
                          e->tracked_mean_s,
                          e->common_time_sd_s,
                          e->apogee_share,
                          e->range_share,
                          e->garbled,
                          e->garbled_recalled,
                          e->apogee_m.least,
                          e->apogee_m.most,
                          e->range_m.least,
                          e->range_m.most,
                          e->time_s.least,
                          e->time_s.most,
                          e->seen.burn_s,
                          e->seen.burn_limit_s,
                          e->seen.clock_s,
                          e->seen.alt_share,
                          e->seen.speed_share,
                          loft_deg_from_rad(e->seen.angle_rad),
                          e->seen.place_m,
                          e->seen.mach_sea_level_mps,
                          e->seen.mach_high_mps,
                          e->seen.entry_alt_m,
                          e->seen.burns_s.least,
                          e->seen.burns_s.most,
                          e->seen.speeds_mps.least,
                          e->seen.speeds_mps.most,
                          e->seen.farthest_m};
    const double want[] = {
        21.5,  32.5,    54.5,    27.5,      160.5,   18.5,       0.0045,   0.0055,
        0.06,  0.26,    11500.0, 9100500.0, 12500.0, 19000500.0, 61.5,     5900.5,
        4.5,   8.5,     9.5,     0.025,     0.035,   2.5,        26500.0,  341.5,
        296.5, 99500.0, 11.5,    999.5,     301.5,   11999.5,    2999500.0};
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
        CHECK_NEAR(got[i], want[i], 1e-15);
    }
    assert_true(loft_data_class_count(data) > 0); /* the library's own */
    loft_data_free(data);
    loft_diags_free(diags);
}

static void the_first_beginning_that_fits_names_the_voice(void **state)
{
    (void)state;
    const loft_voice voices[] = {{"A ministry", "Ruritania"}, {"A", "copy"}};
    assert_string_equal(loft_data_voice(voices, 2, "A ministry (first)"), "Ruritania");
    assert_string_equal(loft_data_voice(voices, 2, "A digest"), "copy");
    assert_null(loft_data_voice(voices, 2, "Someone"));
}

static void mistakes_are_told_with_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new, *what;
    } rows[] = {
        {"\"value\": 21.5, ", "", "/errors/time_seconds_s: the key \"value\" is missing"},
        {", \"reason\": \"r\"", "", "the key \"reason\" is missing"},
        {"0.06", "1", "/errors/garbled_probability/value: is 1, must be less than 1"},
        {"54.5", "-54.5", "/errors/time_fives_s/value: is -54.5, must be greater than 0"},
        {"\"voices\"", "\"voice\"", "unknown key"},
        {"5900.5", "61.5", "/errors: the least garbled time must be below the greatest"},
        {"9100.5", "1.5", "/errors: the least garbled apogee must be below the greatest"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char path[64];
        loft_data *data = NULL;
        loft_diags *diags = loft_diags_new();
        char *text = replaced(reports, rows[i].old, rows[i].new);
        assert_int_equal(open_text(text, diags, &data, path), LOFT_ERR_INPUT);
        assert_message(diags, path, rows[i].what);
        assert_null(data);
        loft_diags_free(diags);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_built_in_scales_can_be_used),
        cmocka_unit_test(a_folder_may_have_other_scales),
        cmocka_unit_test(the_first_beginning_that_fits_names_the_voice),
        cmocka_unit_test(mistakes_are_told_with_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
