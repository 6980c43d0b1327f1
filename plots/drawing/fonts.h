/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fonts.h - which font has a character.
 *
 * DejaVu Sans is embedded: what it has looks the same everywhere. Other characters, such as
 * those of Korean, are drawn with a font of this system where fontconfig knows one. No text
 * is shaped: letters of Arabic stand unjoined, from left to right. Both lacks are noted, so
 * that they can be said.
 */
#ifndef LOFT_FONTS_H
#define LOFT_FONTS_H

#include <stdbool.h>
#include <stddef.h>

#include <cairo.h>

#include "loft/plot.h"

typedef struct loft_fonts
    loft_fonts; /* owns its faces; belongs to one thread at a time */

loft_fonts *loft_fonts_new(void); /* NULL if out of memory */
void loft_fonts_free(loft_fonts *fonts);

/*
 * How many of the bytes of text[0..size), size > 0, from the first on have one face, and
 * that face, borrowed. What no font has, and what is not UTF-8, has the embedded one.
 */
size_t loft_fonts_run(loft_fonts *fonts, bool bold, const char *text, size_t size,
                      cairo_font_face_t **face);

/* Adds what could not be drawn so far. */
void loft_fonts_undrawn(const loft_fonts *fonts, loft_undrawn *out);

#endif
