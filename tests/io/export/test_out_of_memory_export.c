/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory runs out at each call in turn, also where a text grows: whole files or none. */
#include "failing.h"

#include "tracks.h"

typedef struct writing {
    const loft_format *format;
    loft_track_document document;
    const char *whole;
    size_t size;
} writing;

static loft_status write_again(void *what)
{
    const writing *w = what;
    char *text = NULL;
    size_t size = 77;
    const loft_status status = w->format->write(&w->document, &text, &size);
    if (status == LOFT_OK) {
        assert_int_equal(size, w->size);
        assert_memory_equal(text, w->whole, size);
    } else {
        assert_null(text);
        assert_int_equal(size, 77);
    }
    free(text);
    return status;
}

static void every_format_is_written_whole_or_not_at_all(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f);
    for (size_t i = 0; i < loft_format_count(); i++) {
        char *whole = NULL;
        writing w = {.format = loft_format_at(i),
                     .document = document_of(&f.track, 1, "2024-10-30T22:10Z")};
        assert_int_equal(w.format->write(&w.document, &whole, &w.size), LOFT_OK);
        w.whole = whole;
        const int times = parallel_for_failure(write_again, &w, LOFT_OK, false);
        assert_true(times > 1);
        free(whole);
    }
    fini_flown(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_written_whole_or_not_at_all),
    };
    return cmocka_run_group_tests_name("out_of_memory_export", tests, NULL, NULL);
}
