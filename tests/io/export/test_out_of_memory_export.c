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

static void check_whole_or_none(const loft_track_reach *reach)
{
    flown f;
    fly_loft(&f);
    for (size_t i = 0; i < loft_format_count(); i++) {
        char *whole = NULL;
        writing w = {.format = loft_format_at(i),
                     .document = document_of(&f.track, 1, "2024-10-30T22:10Z")};
        w.document.reach = reach;
        assert_int_equal(w.format->write(&w.document, &whole, &w.size), LOFT_OK);
        w.whole = whole;
        const int times = parallel_for_failure(write_again, &w, LOFT_OK, false);
        assert_true(times > 1);
        free(whole);
    }
    fini_flown(&f);
}

static void every_format_is_written_whole_or_not_at_all(void **state)
{
    (void)state;
    check_whole_or_none(NULL);
}

/* Its interval is an area with a hole. */
static void so_it_is_with_the_reach(void **state)
{
    (void)state;
    loft_track_reach reach = {.contour = {.has_band = true},
                              .shape = loft_model_default().earth.shape,
                              .launch = {.lat_rad = 0.68, .lon_rad = 2.2}};
    for (int i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        reach.contour.range_m[LOFT_CONTOUR_FITTED][i] = 1.0e6;
        reach.contour.range_m[LOFT_CONTOUR_P05][i] = 0.9e6;
        reach.contour.range_m[LOFT_CONTOUR_P95][i] = 1.1e6;
    }
    check_whole_or_none(&reach);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_written_whole_or_not_at_all),
        cmocka_unit_test(so_it_is_with_the_reach),
    };
    return cmocka_run_group_tests_name("out_of_memory_export", tests, NULL, NULL);
}
