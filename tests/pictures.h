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

/* A text of an SVG: its letters, where its baseline starts and how long it is. */
typedef struct svg_text {
    double x, y, length, size;
    const char *letters; /* up to the next '<' */
} svg_text;

/* The next from *at on, which then is behind it; false where there is none. */
static inline bool next_text(const char **at, svg_text *text)
{
    const char *found = strstr(*at, "<text ");
    if (found == NULL) {
        return false;
    }
    text->x = strtod(strstr(found, " x=\"") + 4, NULL);
    text->y = strtod(strstr(found, " y=\"") + 4, NULL);
    text->length = strtod(strstr(found, " textLength=\"") + 13, NULL);
    text->size = strtod(strstr(found, " font-size=\"") + 12, NULL);
    text->letters = strchr(found, '>') + 1;
    *at = text->letters;
    return true;
}

/* A terminated copy, owned; takes the picture. */
static inline char *svg_string(loft_buffer svg)
{
    char *text = strndup((const char *)svg.data, svg.size);
    assert_non_null(text);
    free(svg.data);
    return text;
}

/* Every text of an SVG begins and ends on its sheet. */
static inline void expect_text_on_sheet(loft_buffer svg)
{
    char *whole = strndup((const char *)svg.data, svg.size);
    assert_non_null(whole);
    double width = 0.0;
    double height = 0.0;
    const char *box = strstr(whole, "viewBox=\"0 0 ");
    assert_non_null(box);
    assert_int_equal(sscanf(box, "viewBox=\"0 0 %lf %lf", &width, &height), 2);
    svg_text text;
    for (const char *at = whole; next_text(&at, &text);) {
        if (!(text.x >= 0.0 && text.x + text.length <= width && text.y >= 0.0 &&
              text.y <= height)) {
            fail_msg("%.40s at %g, %g, %g long, of a sheet of %g by %g", text.letters,
                     text.x, text.y, text.length, width, height);
        }
    }
    free(whole);
}

/* Do the letters of two texts cover each other? */
static inline bool texts_meet(const svg_text *a, const svg_text *b)
{
    const double slack = 0.6;
    return a->x < b->x + b->length - slack && b->x < a->x + a->length - slack &&
           a->y - 0.73 * a->size < b->y + 0.22 * b->size - slack &&
           b->y - 0.73 * b->size < a->y + 0.22 * a->size - slack;
}

/* No two texts of an SVG cover each other. */
static inline void expect_texts_apart(loft_buffer svg)
{
    char *whole = strndup((const char *)svg.data, svg.size);
    assert_non_null(whole);
    svg_text a;
    for (const char *at = whole; next_text(&at, &a);) {
        svg_text b;
        for (const char *later = at; next_text(&later, &b);) {
            if (texts_meet(&a, &b)) {
                fail_msg("%.40s meets %.40s", a.letters, b.letters);
            }
        }
    }
    free(whole);
}

#endif
