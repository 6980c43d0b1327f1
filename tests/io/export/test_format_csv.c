/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/export.h"
#include "tracks.h"

static char *written(const loft_track_document *d)
{
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_format_csv.write(d, &text, &size), LOFT_OK);
    assert_int_equal(size, strlen(text));
    return text;
}

static void each_row_is_that_of_the_table_of_its_flight(void **state)
{
    (void)state;
    flown f[2];
    fly_loft(&f[0]);
    fly_unbounded(&f[1]);
    const loft_track tracks[] = {f[0].track, f[1].track};
    const loft_track_document d = document_of(tracks, 2, "2024-10-30T22:10Z");
    char *text = written(&d);
    const char *at = text + strcspn(text, "\n") + 1;
    for (int i = 0; i < 2; i++) {
        char *table = NULL;
        size_t size = 0;
        const double step_s = loft_export_csv_step(loft_trajectory_end(f[i].record));
        const loft_export_table content = {.plan = &f[i].plan,
                                           .record = f[i].record,
                                           .flight = &f[i].flight,
                                           .launch = &d.epoch,
                                           .step_s = step_s};
        assert_int_equal(loft_export_csv(&content, &table, &size), LOFT_OK);
        for (char *row = strchr(table, '\n') + 1; *row != '\0';) {
            const size_t n = strcspn(row, "\n");
            const size_t name = strlen(tracks[i].id);
            assert_memory_equal(at, tracks[i].id, name);
            assert_int_equal(at[name], ',');
            assert_memory_equal(at + name + 1, row, n + 1);
            at += name + 1 + n + 1;
            row += n + 1;
        }
        free(table);
    }
    assert_int_equal(*at, '\0');
    free(text);
    fini_flown(&f[0]);
    fini_flown(&f[1]);
}

static void without_a_track_the_header_stands_alone(void **state)
{
    (void)state;
    const loft_track_document d = document_of(NULL, 0, "2024-10-30");
    char *text = written(&d);
    assert_memory_equal(text, "flight,", 7);
    assert_string_equal(text + 7, loft_export_csv_header());
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_is_that_of_the_table_of_its_flight),
        cmocka_unit_test(without_a_track_the_header_stands_alone),
    };
    return cmocka_run_group_tests_name("format_csv", tests, NULL, NULL);
}
