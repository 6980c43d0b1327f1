/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "failing.h"

#include <math.h>

#include "pictures.h"
#include "plots/base/canvas.h"

static const loft_png_text texts[] = {{"Title", "A <b> & \"c\""},
                                      {"Description", "What was\nreported"},
                                      {"Source", "somebody"},
                                      {"Software", "loft"},
                                      {"Creation Time", "2026-01-02T03:04:05Z"}};

/* A line, a clipped ring in a disc and a text with a rim. */
static loft_buffer drawn_with(loft_picture_format format, size_t n_texts)
{
    static const loft_canvas_point line[] = {
        {1.234, 2.0}, {1.238, 2.5}, {101.0, 0.055}, {-3.5, 60.0}};
    static const loft_canvas_box box = {10.0, 20.0, 90.5, 70.0};
    static const loft_canvas_pen pen = {LOFT_BLUE, 1.5, {9.0, 4.0}};
    static const loft_canvas_font font = {10.0, true, LOFT_INK, 2.5};
    const size_t ends[] = {4};
    loft_canvas *canvas = NULL;
    loft_buffer out = {NULL, 0};
    assert_int_equal(
        loft_canvas_new(format, &(loft_style){.pixels_per_pt = 1.0}, 200, 100, &canvas),
        LOFT_OK);
    loft_canvas_lines(canvas, line, 4, &pen);
    loft_canvas_clip(canvas, &box);
    loft_canvas_clip_disc(canvas, line[0], 40.0);
    loft_canvas_shade_rings(canvas, line, ends, 1, LOFT_ORANGE, 0.25);
    loft_canvas_clip(canvas, NULL);
    loft_canvas_text(canvas, (loft_canvas_point){150.0, 80.0}, 0.5, "5 < 6 & 7", 9,
                     &font);
    assert_int_equal(loft_canvas_finish(canvas, texts, n_texts, &out), LOFT_OK);
    loft_canvas_free(canvas);
    return out;
}

static void expect_in(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("%s is not in\n%s", part, text);
    }
}

static void letters_are_text_as_long_as_it_was_measured(void **state)
{
    (void)state;
    char *svg = svg_string(drawn_with(LOFT_PICTURE_SVG, 0));
    const loft_canvas_font font = {10.0, true, LOFT_INK, 2.5};
    loft_canvas *canvas = NULL;
    svg_text text = {.x = 0.0};
    const char *at = svg;
    assert_int_equal(loft_canvas_new(LOFT_PICTURE_PNG,
                                     &(loft_style){.pixels_per_pt = 1.0}, 20, 10,
                                     &canvas),
                     LOFT_OK);
    const double width = loft_canvas_text_width(canvas, "5 < 6 & 7", 9, &font);
    assert_true(next_text(&at, &text));
    CHECK_WITHIN(text.length, width, 0.005);
    CHECK_WITHIN(text.x, 150.0 - 0.5 * width, 0.01);
    CHECK_WITHIN(text.y, 80.0, 0.0);
    assert_memory_equal(text.letters, "5 &lt; 6 &amp; 7</text>", 23);
    expect_in(svg, "paint-order=\"stroke\"");
    assert_null(strstr(svg, "glyph"));
    assert_false(next_text(&at, &text));
    loft_canvas_free(canvas);
    free(svg);
}

/* In hundredths, each point relative to the last one as it was rounded. */
static void paths_are_written_to_hundredths(void **state)
{
    (void)state;
    char *svg = svg_string(drawn_with(LOFT_PICTURE_SVG, 0));
    expect_in(svg, "<path d=\"M1.23 2l0.01");
    free(svg);
}

static void clips_nest_and_end(void **state)
{
    (void)state;
    char *svg = svg_string(drawn_with(LOFT_PICTURE_SVG, 0));
    const char *box =
        strstr(svg, "<rect x=\"10\" y=\"20\" width=\"80.5\" height=\"50\"/>");
    const char *disc = strstr(svg, "<circle cx=\"1.23\" cy=\"2\" r=\"40\"/>");
    const char *shade = strstr(svg, "fill-opacity=\"0.25\"");
    assert_true(box != NULL && disc > box && shade > disc);
    const char *end = strstr(shade, "</g>\n</g>\n<text ");
    assert_non_null(end);
    free(svg);
}

static void it_has_title_description_and_metadata(void **state)
{
    (void)state;
    char *svg = svg_string(drawn_with(LOFT_PICTURE_SVG, 5));
    expect_in(
        svg,
        " role=\"img\" aria-label=\"What was reported\">\n<title>A &lt;b&gt; &amp; &quot;c&quot;</title>\n"
        "<desc>What was reported</desc>\n<metadata>\n");
    expect_in(svg, "<dc:source>somebody</dc:source>\n<dc:creator>loft</dc:creator>\n"
                   "<dc:date>2026-01-02T03:04:05Z</dc:date>\n");
    free(svg);
    svg = svg_string(drawn_with(LOFT_PICTURE_SVG, 0));
    assert_null(strstr(svg, "<title>"));
    assert_null(strstr(svg, "<metadata>"));
    free(svg);
}

static bool has(loft_buffer bytes, const char *part)
{
    bool found = false;
    const size_t n = strlen(part);
    for (size_t i = 0; !found && i + n <= bytes.size; i++) {
        found = memcmp(bytes.data + i, part, n) == 0;
    }
    return found;
}

static void a_pdf_has_the_date_that_is_given_or_none(void **state)
{
    (void)state;
    const loft_buffer undated = drawn_with(LOFT_PICTURE_PDF, 4);
    const loft_buffer dated = drawn_with(LOFT_PICTURE_PDF, 5);
    assert_false(has(undated, "CreationDate"));
    assert_true(has(dated, "/CreationDate (20260102030405Z"));
    assert_true(has(dated, "/Subject (What was reported)"));
    assert_true(has(dated, "/Creator (loft)"));
    free(undated.data);
    free(dated.data);
}

static void drawing_twice_gives_the_same_bytes(void **state)
{
    (void)state;
    for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
        const loft_buffer first = drawn_with((loft_picture_format)f, 4);
        assert_false(differ(first, drawn_with((loft_picture_format)f, 4)));
    }
}

/* A text too long for the stack, as the only thing of a picture. */
static loft_status draw_long_text(void *what)
{
    static const loft_canvas_font font = {.size = 10.0, .colour = LOFT_INK};
    const char *text = what;
    loft_canvas *canvas = NULL;
    loft_buffer out = {NULL, 0};
    loft_status status = loft_canvas_new(
        LOFT_PICTURE_SVG, &(loft_style){.pixels_per_pt = 1.0}, 200, 100, &canvas);
    if (status == LOFT_OK) {
        loft_canvas_text(canvas, (loft_canvas_point){5.0, 50.0}, 0.0, text, strlen(text),
                         &font);
        status = loft_canvas_finish(canvas, NULL, 0, &out);
    }
    if (status == LOFT_OK) {
        char *svg = svg_string(out);
        expect_in(svg, text);
        free(svg);
    }
    loft_canvas_free(canvas);
    return status;
}

static void a_text_that_memory_runs_out_for_is_no_picture(void **state)
{
    (void)state;
    char text[401];
    memset(text, 'a', 400);
    text[400] = '\0';
    assert_true(parallel_for_failure(draw_long_text, text, LOFT_OK, true) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_text_as_long_as_it_was_measured),
        cmocka_unit_test(paths_are_written_to_hundredths),
        cmocka_unit_test(clips_nest_and_end),
        cmocka_unit_test(it_has_title_description_and_metadata),
        cmocka_unit_test(a_pdf_has_the_date_that_is_given_or_none),
        cmocka_unit_test(drawing_twice_gives_the_same_bytes),
        cmocka_unit_test(a_text_that_memory_runs_out_for_is_no_picture),
    };
    return cmocka_run_group_tests_name("svg", tests, NULL, NULL);
}
