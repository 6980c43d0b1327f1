/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * style.h - sizes of every picture, in points; its colours are those of canvas.h.
 *
 * Orange and sky serve for bands and fills only. Curves differ by dash too, for print
 * without colour.
 */
#ifndef LOFT_STYLE_H
#define LOFT_STYLE_H

#define LOFT_SHEET_WIDTH   900.0
#define LOFT_SHEET_HEIGHT  560.0
#define LOFT_SHEET_LEAST   200.0 /* below that no words fit */
#define LOFT_SHEET_SCALE   2.0   /* pixels per point */
#define LOFT_SHEET_MARGIN  22.0
#define LOFT_AXES_LEFT     44.0 /* of the box, for the numbers */
#define LOFT_LINE_SPACING  1.25 /* of the font size */
#define LOFT_FONT_TITLE    17.0
#define LOFT_FONT_SUBTITLE 10.5
#define LOFT_FONT_LABEL    10.0
#define LOFT_FONT_TICK     9.5
#define LOFT_FONT_SOURCE   8.0

#endif
