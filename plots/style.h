/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * style.h - colours, pens and sizes of every picture, in points.
 *
 * Okabe & Ito's palette; orange, sky and yellow fall short of 3:1 on white and serve for
 * bands and fills only. Curves differ by dash too, for print without colour.
 */
#ifndef LOFT_STYLE_H
#define LOFT_STYLE_H

#include "loft/canvas.h"

#define LOFT_BLUE       0x0072B2U
#define LOFT_VERMILION  0xD55E00U
#define LOFT_GREEN      0x00805DU /* Okabe-Ito 009E73, darkened to be read as text */
#define LOFT_BLACK      0x000000U
#define LOFT_ORANGE     0xE69F00U
#define LOFT_INK        0x222222U
#define LOFT_GREY       0x5A5A5AU
#define LOFT_GRID       0xE4E4E4U
#define LOFT_EARTH_FILL 0xEAF1F6U

#define LOFT_SHEET_WIDTH   900.0
#define LOFT_SHEET_HEIGHT  560.0
#define LOFT_SHEET_SCALE   2.0 /* pixels per point */
#define LOFT_SHEET_MARGIN  22.0
#define LOFT_LINE_SPACING  1.25 /* of the font size */
#define LOFT_FONT_TITLE    17.0
#define LOFT_FONT_SUBTITLE 10.5
#define LOFT_FONT_LABEL    10.0
#define LOFT_FONT_TICK     9.5
#define LOFT_FONT_SOURCE   8.0

#endif
