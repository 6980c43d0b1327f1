/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pictures.h - drawn pictures in the tests of figures: what they begin with, and whether
 * two are the same.
 */
#ifndef PICTURES_H
#define PICTURES_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loft/plot.h"

/* It starts as its format does, and more than least bytes stand in it. */
static inline void expect_picture(loft_buffer picture, loft_picture_format format,
                                  size_t least)
{
    static const char *const heads[] = {"\x89PNG\r\n\x1A\n", "<?xml", "%PDF-"};
    assert_true(picture.size > least);
    assert_memory_equal(picture.data, heads[format], strlen(heads[format]));
}

/* Takes both. */
static inline bool differ(loft_buffer a, loft_buffer b)
{
    const bool different = a.size != b.size || memcmp(a.data, b.data, a.size) != 0;
    free(a.data);
    free(b.data);
    return different;
}

/* Every glyph of an SVG begins on its sheet. */
static inline void expect_text_on_sheet(loft_buffer svg)
{
    char *text = malloc(svg.size + 1);
    assert_non_null(text);
    memcpy(text, svg.data, svg.size);
    text[svg.size] = '\0';
    double width = 0.0;
    double height = 0.0;
    const char *box = strstr(text, "viewBox=\"0 0 ");
    assert_non_null(box);
    assert_int_equal(sscanf(box, "viewBox=\"0 0 %lf %lf", &width, &height), 2);
    for (const char *at = text; (at = strstr(at, "#glyph")) != NULL; at++) {
        char *end = NULL;
        const double x = strtod(strstr(at, " x=\"") + 4, &end);
        const double y = strtod(strstr(end, " y=\"") + 4, NULL);
        if (!(x >= 0.0 && x <= width && y >= 0.0 && y <= height)) {
            fail_msg("a glyph at %g, %g of a sheet of %g by %g", x, y, width, height);
        }
    }
    free(text);
}

#endif
