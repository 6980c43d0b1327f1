/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/drawing/canvas_cairo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>

#include "plots/base/style.h"
#include "plots/drawing/png.h"
#include "sim/base/visible.h"

static cairo_status_t append(void *closure, const unsigned char *data, unsigned size)
{
    loft_canvas *canvas = closure;
    if (size > canvas->capacity - canvas->stream.size) {
        const size_t capacity = 2 * canvas->capacity + size;
        unsigned char *grown = realloc(canvas->stream.data, capacity);
        if (grown == NULL) {
            return CAIRO_STATUS_NO_MEMORY;
        }
        canvas->stream.data = grown;
        canvas->capacity = capacity;
    }
    memcpy(canvas->stream.data + canvas->stream.size, data, size);
    canvas->stream.size += size;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *new_surface(loft_canvas *canvas, double width, double height)
{
    const double by = canvas->enlargement;
    const double scale = by * canvas->pixels_per_pt;
    /* Rounded: a product just above a whole number is not one more row. */
    const int columns = (int)fmax(1.0, round(width * scale));
    const int rows = (int)fmax(1.0, round(height * scale));
    switch (canvas->format) {
    case LOFT_PICTURE_SVG:
        return cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    case LOFT_PICTURE_PDF:
        return cairo_pdf_surface_create_for_stream(append, canvas, by * width,
                                                   by * height);
    case LOFT_PICTURE_PNG:
    default:
        return cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, rows);
    }
}

static void prepare(loft_canvas *canvas, double width, double height)
{
    cairo_t *cr = canvas->cr;
    if (canvas->format == LOFT_PICTURE_PNG) {
        loft_cairo_set_colour(canvas, LOFT_PAPER, 1.0);
        cairo_paint(
            cr); /* the last row and column whole, which the sheet may half cover */
        cairo_scale(cr, canvas->pixels_per_pt, canvas->pixels_per_pt);
    }
    if (canvas->format != LOFT_PICTURE_SVG) {
        cairo_scale(cr, canvas->enlargement, canvas->enlargement);
    }
    const loft_canvas_point corners[4] = {
        {0.0, 0.0}, {width, 0.0}, {width, height}, {0.0, height}};
    loft_cairo_fill(canvas, corners, 4, LOFT_PAPER);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_GRAY);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
}

static void free_canvas(loft_canvas *canvas)
{
    cairo_destroy(canvas->cr);
    cairo_surface_destroy(canvas->surface); /* may still write to the stream */
    loft_fonts_free(canvas->fonts);
    loft_svg_free(canvas->svg);
    free(canvas->stream.data);
    free(canvas);
}

static loft_status make(loft_picture_format format, const loft_style *look, double width,
                        double height, loft_canvas **out)
{
    const double by = look->enlargement != 0.0 ? look->enlargement : 1.0;
    const double pixels_per_pt =
        look->pixels_per_pt != 0.0 ? look->pixels_per_pt : LOFT_SHEET_SCALE;
    const double longer = by * fmax(width, height);
    if (!(by > 0.0 && width > 0.0 && height > 0.0 && longer <= 14400.0 &&
          pixels_per_pt > 0.0 && longer * pixels_per_pt <= 32767.0)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_canvas *canvas = calloc(1, sizeof *canvas);
    if (canvas == NULL) {
        return LOFT_ERR_NOMEM;
    }
    canvas->head.calls = &loft_drawing;
    canvas->format = format;
    canvas->theme = look->theme;
    canvas->enlargement = by;
    canvas->pixels_per_pt = pixels_per_pt;
    canvas->fonts = loft_fonts_new();
    canvas->surface = new_surface(canvas, width, height);
    canvas->cr = cairo_create(canvas->surface);
    canvas->svg = format == LOFT_PICTURE_SVG ? loft_svg_new(width, height, by) : NULL;
    if (canvas->fonts == NULL || cairo_status(canvas->cr) != CAIRO_STATUS_SUCCESS ||
        (format == LOFT_PICTURE_SVG && canvas->svg == NULL)) {
        free_canvas(canvas);
        return LOFT_ERR_NOMEM;
    }
    prepare(canvas, width, height);
    *out = canvas;
    return LOFT_OK;
}

static loft_status status_of(cairo_status_t status)
{
    if (status == CAIRO_STATUS_SUCCESS) {
        return LOFT_OK;
    }
    return status == CAIRO_STATUS_INVALID_STRING ? LOFT_ERR_INPUT : LOFT_ERR_NOMEM;
}

static loft_status finish_png(loft_canvas *canvas, const loft_png_text *texts,
                              size_t n_texts, loft_buffer *out)
{
    cairo_surface_t *surface = canvas->surface;
    cairo_surface_flush(surface);
    const void *pixels = cairo_image_surface_get_data(surface);
    const loft_png_image image = {
        .pixels = pixels,
        .row_pixels = (size_t)cairo_image_surface_get_stride(surface) / 4,
        .width = (unsigned)cairo_image_surface_get_width(surface),
        .height = (unsigned)cairo_image_surface_get_height(surface),
        .pixels_per_m = canvas->pixels_per_pt * 72.0 / 0.0254,
    };
    return loft_png_write(&image, texts, n_texts, out);
}

/* False if out of memory. */
static bool describe_pdf(cairo_surface_t *surface, const loft_png_text *texts,
                         size_t n_texts)
{
    static const struct {
        const char *key;
        cairo_pdf_metadata_t entry;
    } entries[] = {{"Title", CAIRO_PDF_METADATA_TITLE},
                   {"Description", CAIRO_PDF_METADATA_SUBJECT},
                   {"Software", CAIRO_PDF_METADATA_CREATOR},
                   {"Creation Time", CAIRO_PDF_METADATA_CREATE_DATE}};
    /* Without a date cairo enters the time of drawing, and no two files are alike. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
    for (size_t i = 0; i < n_texts; i++) {
        for (size_t k = 0; k < sizeof entries / sizeof entries[0]; k++) {
            if (strcmp(texts[i].key, entries[k].key) == 0) {
                char *text = loft_visible_text(texts[i].text);
                if (text == NULL) {
                    return false;
                }
                cairo_pdf_surface_set_metadata(surface, entries[k].entry, text);
                free(text);
            }
        }
    }
    return true;
}

static loft_status finish_pdf(loft_canvas *canvas, const loft_png_text *texts,
                              size_t n_texts, loft_buffer *out)
{
    if (!describe_pdf(canvas->surface, texts, n_texts)) {
        return LOFT_ERR_NOMEM;
    }
    cairo_surface_finish(canvas->surface);
    const loft_status status = status_of(cairo_surface_status(canvas->surface));
    if (status == LOFT_OK) {
        *out = canvas->stream;
        canvas->stream = (loft_buffer){NULL, 0};
        canvas->capacity = 0;
    }
    return status;
}

static loft_status finish(loft_canvas *canvas, const loft_png_text *texts, size_t n_texts,
                          loft_buffer *out)
{
    const loft_status status =
        canvas->lost ? LOFT_ERR_NOMEM : status_of(cairo_status(canvas->cr));
    if (status != LOFT_OK) {
        return status;
    }
    switch (canvas->format) {
    case LOFT_PICTURE_SVG:
        return loft_svg_finish(canvas->svg, texts, n_texts, out);
    case LOFT_PICTURE_PDF:
        return finish_pdf(canvas, texts, n_texts, out);
    case LOFT_PICTURE_PNG:
    default:
        return finish_png(canvas, texts, n_texts, out);
    }
}

const loft_canvas_calls loft_drawing = {
    .version = LOFT_VERSION,
    .make = make,
    .free = free_canvas,
    .lines = loft_cairo_lines,
    .line_parts = loft_cairo_line_parts,
    .fill = loft_cairo_fill,
    .fill_rings = loft_cairo_fill_rings,
    .edged_rings = loft_cairo_edged_rings,
    .shade_rings = loft_cairo_shade_rings,
    .disc = loft_cairo_disc,
    .clip = loft_cairo_clip,
    .clip_disc = loft_cairo_clip_disc,
    .text_width = loft_cairo_text_width,
    .text = loft_cairo_text,
    .undrawn = loft_cairo_undrawn,
    .finish = finish,
};
