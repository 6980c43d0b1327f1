/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * png.h - pixels to a PNG in memory, with texts that say where the picture comes from.
 *
 * 8-bit RGB, sRGB and pHYs chunks, one uncompressed iTXt chunk per text, no time stamp:
 * the same input gives the same bytes on one zlib. No state, safe from any thread.
 */
#ifndef LOFT_PNG_H
#define LOFT_PNG_H

#include <stddef.h>
#include <stdint.h>

#include "loft/plot.h"

typedef struct loft_png_image {
    const uint32_t *pixels; /* 0x00RRGGBB, rows from the top */
    size_t row_pixels;      /* from one row to the next, >= width */
    unsigned width, height; /* 1 to 32767 */
    double pixels_per_m;    /* for pHYs; > 0 */
} loft_png_image;

/*
 * LOFT_ERR_DOMAIN for sizes out of range, LOFT_ERR_INPUT for a key PNG does not allow,
 * LOFT_ERR_NOMEM when memory runs out; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_png_write(const loft_png_image *image,
                                          const loft_png_text *texts, size_t n_texts,
                                          loft_buffer *out);

#endif
