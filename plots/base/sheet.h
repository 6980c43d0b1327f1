/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.h - an empty picture: title, subtitle, source, and the room between them. */
#ifndef LOFT_SHEET_H
#define LOFT_SHEET_H

#include "loft/plot.h"
#include "plots/base/canvas.h"
#include "plots/base/labels.h"

typedef struct loft_sheet {
    loft_canvas *canvas; /* owned, as the segments of the labels */
    double width, height;
    loft_canvas_box room;  /* between the texts and within the margins */
    loft_labels labels;    /* its frame is for the figure to set */
    loft_undrawn *undrawn; /* of the look; or NULL */
    const char *across;    /* likewise */
    const char *date_utc;
} loft_sheet;

typedef struct loft_sheet_words {
    const char *title, *subtitle,
        *source; /* NULL for none; two or three lines, shrunk to fit */
} loft_sheet_words;

/*
 * A sheet of the look's size, or else of width and height, with its words written. Errors
 * as loft_canvas_new; LOFT_ERR_DOMAIN also if the look's size is not above 200 points each
 * way. End after either.
 */
LOFT_NODISCARD loft_status loft_sheet_open(const loft_sheet_words *words,
                                           const loft_style *look,
                                           loft_picture_format format, double width,
                                           double height, loft_sheet *sheet);

/*
 * Writes the picture if it was drawn with that status, with the texts and the date of the
 * look, and ends the sheet; else hands the status on.
 */
LOFT_NODISCARD loft_status loft_sheet_end(loft_sheet *sheet, loft_status drawn,
                                          const loft_png_text *texts, size_t n_texts,
                                          loft_buffer *out);

/* Ends the sheet without a picture. */
void loft_sheet_drop(loft_sheet *sheet);

/* The room less what numbers and titles of axes take. */
loft_canvas_box loft_sheet_axes_box(const loft_sheet *sheet);

/* The part of that box that labels may take. */
loft_canvas_box loft_sheet_labels_box(const loft_canvas_box *axes_box);

/* The pen of the curve at a place of a list: colour and dash of eight, then again. */
loft_canvas_pen loft_sheet_pen(int place);

/*
 * The pen of what flies under power, below the curve's own; and its key, to end at x1,
 * y.
 */
extern const loft_canvas_pen loft_sheet_band;
void loft_sheet_band_key(loft_sheet *sheet, double x1, double y);

/* A label at a point, placed where it covers nothing. */
void loft_sheet_note(loft_sheet *sheet, loft_canvas_point at, const char *text,
                     loft_colour colour);
/* Places it if it costs no more than LOFT_LABEL_CLEAR or _CROSS, else does nothing: false. */
bool loft_sheet_hint(loft_sheet *sheet, loft_canvas_point at, const char *text,
                     loft_colour colour, double most_cost);
/* A disc that labels keep away from. */
void loft_sheet_disc(loft_sheet *sheet, loft_canvas_point at, double radius,
                     loft_colour colour);
/* The name of a curve beside it, best at the share `where` of its length. */
void loft_sheet_name_curve(loft_sheet *sheet, const loft_canvas_point *points, size_t n,
                           double where, const char *text, loft_colour colour);

#endif
