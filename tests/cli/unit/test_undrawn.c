/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/undrawn.h"
#include "plots/base/canvas.h"

/* The sentence on a text that a canvas drew, on a system without any font. */
/* Fontconfig keeps the folder that it did not find; the name is the leak sanitizer's. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(
    void); /* NOLINT(bugprone-reserved-identifier) */
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

static const char *said(char out[UNDRAWN_TEXT], const char *text)
{
    static const loft_canvas_font font = {.size = 10.0};
    loft_undrawn undrawn = {.n = 0};
    loft_canvas *canvas = NULL;
    assert_int_equal(loft_canvas_new(LOFT_PICTURE_SVG,
                                     &(loft_style){.pixels_per_pt = 1.0}, 300, 300,
                                     &canvas),
                     LOFT_OK);
    loft_canvas_text(canvas, (loft_canvas_point){0, 20}, 0.0, text, strlen(text), &font);
    loft_canvas_undrawn(canvas, &undrawn);
    loft_canvas_free(canvas);
    return undrawn_text(out, &undrawn);
}

static void latin_greek_and_cyrillic_are_drawn(void **state)
{
    (void)state;
    char out[UNDRAWN_TEXT];
    assert_string_equal(said(out, "Žilina, Ærø, Ñandú, Ελλάδα, Плесецк, Hà Nội \x1b[2J"),
                        "");
}

static void a_character_without_a_font_is_named_with_a_package(void **state)
{
    (void)state;
    char out[UNDRAWN_TEXT];
    assert_string_equal(said(out, "형 형"),
                        "cannot draw U+D615, which no font here has (a box stands for "
                        "each): install fonts-noto-cjk");
    assert_string_equal(
        said(out, "평양시험발사"),
        "cannot draw U+D3C9, U+C591, U+C2DC and 3 more characters, which no "
        "font here has (a box stands for each): install fonts-noto-cjk");
    assert_non_null(strstr(said(out, "\xf0\x9f\xa5\x91"), "fonts-symbola"));
    assert_non_null(strstr(said(out, "\xe1\x9e\x81"), "fonts-noto-core"));
}

static void a_script_that_is_joined_is_named(void **state)
{
    (void)state;
    char out[UNDRAWN_TEXT];
    assert_string_equal(
        said(out, "شهاب"),
        "U+0634 is of a script whose letters are joined or run from right "
        "to left; they are drawn one by one from the left");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latin_greek_and_cyrillic_are_drawn),
        cmocka_unit_test(a_character_without_a_font_is_named_with_a_package),
        cmocka_unit_test(a_script_that_is_joined_is_named),
    };
    setenv("FONTCONFIG_FILE", "tests/cli/no-fonts.conf", 1);
    return cmocka_run_group_tests_name("undrawn", tests, NULL, NULL);
}
