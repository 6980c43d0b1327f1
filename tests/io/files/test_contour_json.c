/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "io/files/contour_json.h"

static loft_contour made_up(bool has_band)
{
    loft_contour c = {.has_band = has_band};
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        for (int line = 0; line < LOFT_CONTOUR_LINES; line++) {
            c.range_m[line][i] =
                has_band || line == 0 ? 1234567.8 + 1e4 * line + 321.7 * (double)i : 0.0;
        }
    }
    c.range_m[LOFT_CONTOUR_FITTED][5] = INFINITY;
    return c;
}

static char *text_of(const loft_contour *contour)
{
    char *text = NULL;
    size_t size = 0;
    loft_json_writer *w = loft_json_writer_new();
    loft_json_write_begin_object(w);
    loft_contour_write(w, contour);
    loft_json_write_end_object(w);
    assert_int_equal(loft_json_writer_finish(w, &text, &size), LOFT_OK);
    loft_json_writer_free(w);
    return text;
}

static bool read_text(const char *text, loft_contour *out)
{
    loft_json_doc *doc = NULL;
    assert_int_equal(loft_json_parse(text, strlen(text), NULL, &doc), LOFT_OK);
    const bool read = loft_contour_read(loft_json_root(doc), out);
    loft_json_free(doc);
    return read;
}

/* Within a unit in the last place, for it went through kilometres. */
static void what_was_written_is_read_back(void **state)
{
    (void)state;
    for (int band = 0; band < 2; band++) {
        const loft_contour c = made_up(band == 1);
        loft_contour back;
        char *text = text_of(&c);
        assert_true(read_text(text, &back));
        assert_true(back.has_band == c.has_band);
        for (int line = 0; line < (band == 1 ? LOFT_CONTOUR_LINES : 1); line++) {
            for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
                const double wanted_m = c.range_m[line][i];
                assert_true(isinf(wanted_m) == isinf(back.range_m[line][i]));
                if (isfinite(wanted_m)) {
                    CHECK_NEAR(back.range_m[line][i], wanted_m, 3e-16);
                }
            }
        }
        free(text);
    }
}

static void replace(char *text, const char *from, const char *to)
{
    char *at = strstr(text, from);
    assert_non_null(at);
    assert_int_equal(strlen(from), strlen(to));
    memcpy(at, to, strlen(to));
}

static void another_form_is_not_read(void **state)
{
    (void)state;
    static const char *const edits[][2] = {{"range_contour", "range_Contour"},
                                           {"azimuth_deg", "azimuth_rad"},
                                           {"15", "16"},
                                           {"range_km", "range_mi"},
                                           {"1234.5678", "-234.5678"},
                                           {"null", "true"}};
    const loft_contour c = made_up(true);
    loft_contour out = {.has_band = true, .range_m = {{77.0}}};
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        char *text = text_of(&c);
        replace(text, edits[i][0], edits[i][1]);
        assert_false(read_text(text, &out));
        CHECK_NEAR(out.range_m[0][0], 77.0, 0.0);
        free(text);
    }
    assert_false(read_text("{\"range_contour\": null}", &out));
    char *none = text_of(NULL);
    assert_false(read_text(none, &out));
    free(none);
}

static void a_band_of_another_form_is_no_band(void **state)
{
    (void)state;
    const loft_contour c = made_up(true);
    loft_contour out;
    char *text = text_of(&c);
    replace(text, "p95_km", "p96_km");
    assert_true(read_text(text, &out));
    assert_false(out.has_band);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read_back),
        cmocka_unit_test(another_form_is_not_read),
        cmocka_unit_test(a_band_of_another_form_is_no_band),
    };
    return cmocka_run_group_tests_name("contour_json", tests, NULL, NULL);
}
