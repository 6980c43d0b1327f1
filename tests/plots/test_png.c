/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/plot.h"
#include "plots/base/canvas.h"
#include "plots/drawing/png.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

static const uint32_t pixels[8] = {0xFF0000, 0x00FF00, 0x0000FF, 0x123456,
                                   0xABCDEF, 0x000000, 0xFFFFFF, 0x7F7F7F};
static const loft_png_image image = {
    .pixels = pixels, .row_pixels = 4, .width = 3, .height = 2, .pixels_per_m = 5669.29};

static unsigned long be32(const unsigned char *p)
{
    return (unsigned long)p[0] << 24 | (unsigned long)p[1] << 16 |
           (unsigned long)p[2] << 8 | p[3];
}

/* The data of the first chunk of a type, checked against its CRC. */
static const unsigned char *chunk(const loft_buffer *png, const char *type, size_t *size)
{
    for (size_t at = 8; at + 12 <= png->size;) {
        const unsigned char *c = png->data + at;
        *size = be32(c);
        assert_true(at + 12 + *size <= png->size);
        assert_int_equal(crc32(0, c + 4, (uInt)(*size + 4)), be32(c + 8 + *size));
        if (memcmp(c + 4, type, 4) == 0) {
            return c + 8;
        }
        at += 12 + *size;
    }
    fail_msg("no chunk %s", type);
    return NULL;
}

static void pixels_come_back(void **state)
{
    (void)state;
    loft_buffer png;
    size_t size;
    unsigned char rows[20];
    uLongf n = sizeof rows;
    assert_int_equal(loft_png_write(&image, NULL, 0, &png), LOFT_OK);
    const unsigned char *data = chunk(&png, "IDAT", &size);
    assert_int_equal(uncompress(rows, &n, data, (uLong)size), Z_OK);
    static const unsigned char want[20] = {0, 255,  0,    0,    0, 255, 0, 0,   0,   255,
                                           0, 0xAB, 0xCD, 0xEF, 0, 0,   0, 255, 255, 255};
    assert_int_equal(n, sizeof want); /* filter byte 0, then RGB; row padding left out */
    assert_memory_equal(rows, want, sizeof want);
    free(png.data);
}

/* The sheet ends within a row of pixels, or its product with the scale is rounded to just
 * above a row. */
static void the_paper_reaches_the_last_row(void **state)
{
    (void)state;
    const double sizes_pt[][2] = {{200.0, 225.0}, {90.0, 73.82}, {40.03, 30.09}};
    const double scales[] = {0.88, 1.3, 2.0};
    for (int i = 0; i < 9; i++) {
        loft_canvas *canvas;
        loft_buffer png;
        size_t size;
        assert_int_equal(loft_canvas_new(LOFT_PICTURE_PNG,
                                         &(loft_style){.pixels_per_pt = scales[i / 3]},
                                         sizes_pt[i % 3][0], sizes_pt[i % 3][1], &canvas),
                         LOFT_OK);
        assert_int_equal(loft_canvas_finish(canvas, NULL, 0, &png), LOFT_OK);
        loft_canvas_free(canvas);
        const unsigned char *head = chunk(&png, "IHDR", &size);
        uLongf n = be32(head + 4) * (3 * be32(head) + 1);
        const unsigned long row = n / be32(head + 4);
        unsigned char *rows = malloc(n);
        const unsigned char *data = chunk(&png, "IDAT", &size);
        assert_non_null(rows);
        assert_int_equal(uncompress(rows, &n, data, (uLong)size), Z_OK);
        for (unsigned long b = 0; b < n; b++) {
            assert_int_equal(rows[b], b % row == 0 ? 0 : 255);
        }
        free(rows);
        free(png.data);
    }
}

static void density_and_texts_are_written(void **state)
{
    (void)state;
    const loft_png_text texts[2] = {{"Title", "a"}, {"Source", "50 \xC2\xB5m"}};
    loft_buffer png;
    size_t size;
    assert_int_equal(loft_png_write(&image, texts, 2, &png), LOFT_OK);
    const unsigned char *phys = chunk(&png, "pHYs", &size);
    assert_int_equal(be32(phys), 5669);
    assert_int_equal(be32(phys + 4), 5669);
    assert_int_equal(phys[8], 1);
    assert_int_equal(*chunk(&png, "sRGB", &size), 0);
    const unsigned char *title = chunk(&png, "iTXt", &size);
    assert_int_equal(size, 11);
    assert_memory_equal(title, "Title\0\0\0\0\0a", 11);
    free(png.data);
}

static void refuses_bad_sizes_and_keys(void **state)
{
    (void)state;
    loft_buffer png = {.size = 77};
    loft_png_image bad = image;
    bad.row_pixels = 2;
    assert_int_equal(loft_png_write(&bad, NULL, 0, &png), LOFT_ERR_DOMAIN);
    bad = image;
    bad.height = 0;
    assert_int_equal(loft_png_write(&bad, NULL, 0, &png), LOFT_ERR_DOMAIN);
    bad = image;
    bad.pixels_per_m = NAN;
    assert_int_equal(loft_png_write(&bad, NULL, 0, &png), LOFT_ERR_DOMAIN);
    static const char *const keys[] = {"", " a", "a ", "a  b", "\xC3\xA9"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const loft_png_text text = {keys[i], "x"};
        assert_int_equal(loft_png_write(&image, &text, 1, &png), LOFT_ERR_INPUT);
    }
    assert_int_equal(png.size, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pixels_come_back),
        cmocka_unit_test(the_paper_reaches_the_last_row),
        cmocka_unit_test(density_and_texts_are_written),
        cmocka_unit_test(refuses_bad_sizes_and_keys),
    };
    return cmocka_run_group_tests_name("png", tests, NULL, NULL);
}
