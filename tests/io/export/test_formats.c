/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for all export formats; a new row needs no line here. */
#include "tracks.h"

static void names_and_suffixes_are_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < loft_format_count(); i++) {
        const loft_format *f = loft_format_at(i);
        assert_int_equal(f->suffix[0], '.');
        assert_true(strlen(f->use) > 0 && strlen(f->detail) > 0);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(f->name, loft_format_at(k)->name);
        }
        char path[64];
        snprintf(path, sizeof path, "folder.d/flight%s", f->suffix);
        assert_ptr_equal(loft_format_of_file(path), f);
    }
}

static void a_file_without_a_known_suffix_has_no_format(void **state)
{
    (void)state;
    assert_null(loft_format_of_file("flight.txt"));
    assert_null(loft_format_of_file("flight"));
    assert_null(loft_format_of_file(".kml"));
}

static void one_document_is_written_to_the_same_bytes(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    const loft_track_document d = document_of(&f.track, 1, "2024-10-30T22:10Z");
    for (size_t i = 0; i < loft_format_count(); i++) {
        char *texts[2] = {NULL, NULL};
        size_t sizes[2] = {0, 0};
        for (int k = 0; k < 2; k++) {
            assert_int_equal(loft_format_at(i)->write(&d, &texts[k], &sizes[k]), LOFT_OK);
        }
        assert_true(sizes[0] > 0 && sizes[0] == sizes[1]);
        assert_memory_equal(texts[0], texts[1], sizes[0]);
        free(texts[0]);
        free(texts[1]);
    }
    fini_flown(&f);
}

static void without_a_track_the_file_is_empty_or_refused(void **state)
{
    (void)state;
    const loft_track_document d = document_of(NULL, 0, "2024-10-30");
    for (size_t i = 0; i < loft_format_count(); i++) {
        const loft_format *f = loft_format_at(i);
        char *text = NULL;
        size_t size = 0;
        const loft_status status = f->write(&d, &text, &size);
        assert_int_equal(status, f->needs_track ? LOFT_ERR_DOMAIN : LOFT_OK);
        assert_true((text == NULL) == f->needs_track);
        assert_true((size == 0) == f->needs_track);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_suffixes_are_unique),
        cmocka_unit_test(a_file_without_a_known_suffix_has_no_format),
        cmocka_unit_test(one_document_is_written_to_the_same_bytes),
        cmocka_unit_test(without_a_track_the_file_is_empty_or_refused),
    };
    return cmocka_run_group_tests_name("formats", tests, NULL, NULL);
}
