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

#endif
