/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/base/canvas.h"

#include "loft/plot.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <cairo.h>

#include "loft/loft.h"
#include "plots/base/fonts.h"
#include "plots/base/png.h"
#include "plots/base/style.h"
#include "plots/base/svg.h"
#include "sim/base/diag.h"
#include "sim/base/visible.h"

struct loft_canvas {
    loft_picture_format format;
    loft_theme theme;
    double enlargement;
    double pixels_per_pt; /* of the finished picture */
    cairo_surface_t *surface;
    cairo_t *cr;
    loft_fonts *fonts;
    loft_svg *svg;      /* else NULL: paths and texts go to it, and cairo measures */
    loft_buffer stream; /* PDF, as written */
    size_t capacity;
};

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

bool loft_picture_format_of_file(const char *path, loft_picture_format *format)
{
    static const char *const endings[] = {".png", ".svg", ".pdf"};
    const char *dot = strrchr(path, '.');
    for (int i = 0; dot != NULL && i < 3; i++) {
        if (strcmp(dot, endings[i]) == 0) {
            *format = (loft_picture_format)i;
            return true;
        }
    }
    return false;
}

unsigned loft_colour_rgb(loft_theme theme, loft_colour colour)
{
    static const unsigned palette[2][LOFT_COLOURS] = {
        {[LOFT_PAPER] = 0xFFFFFF,
         [LOFT_INK] = 0x222222,
         [LOFT_GREY] = 0x5A5A5A,
         [LOFT_GRID] = 0xE4E4E4,
         [LOFT_EARTH] = 0xEAF1F6,
         [LOFT_LAND] = 0xF3EFE4,
         [LOFT_SHORE] = 0xA89F8C,
         [LOFT_BLUE] = 0x0072B2,
         [LOFT_VERMILION] = 0xC25500, /* D55E00 */
         [LOFT_GREEN] = 0x00805D,     /* 009E73 */
         [LOFT_PURPLE] = 0xA3527F,    /* CC79A7 */
         [LOFT_ORANGE] = 0xE69F00,
         [LOFT_SKY] = 0x56B4E9,
         [LOFT_TINT] = 0xFBE6D8,
         [LOFT_TINT_DEEP] = 0xF6CDB0},
        {[LOFT_PAPER] = 0x15191E,
         [LOFT_INK] = 0xE8E8E8,
         [LOFT_GREY] = 0xA9B0B7,
         [LOFT_GRID] = 0x343C45,
         [LOFT_EARTH] = 0x1C2732,
         [LOFT_LAND] = 0x333A36,
         [LOFT_SHORE] = 0x7B857C,
         [LOFT_BLUE] = 0x56B4E9,
         [LOFT_VERMILION] = 0xF0803C, /* D55E00 */
         [LOFT_GREEN] = 0x2BBE93,     /* 009E73 */
         [LOFT_PURPLE] = 0xDB93BC,    /* CC79A7 */
         [LOFT_ORANGE] = 0xB57D00,
         [LOFT_SKY] = 0x2F6F94,
         [LOFT_TINT] = 0x38281E,
         [LOFT_TINT_DEEP] = 0x653F26}};
    return palette[theme == LOFT_THEME_DARK][colour];
}

static void set_colour(const loft_canvas *canvas, loft_colour colour, double opacity)
{
    const unsigned rgb = loft_colour_rgb(canvas->theme, colour);
    cairo_set_source_rgba(canvas->cr, (rgb >> 16 & 255U) / 255.0,
                          (rgb >> 8 & 255U) / 255.0, (rgb & 255U) / 255.0, opacity);
}

/* ---- paths: traced with cairo, painted by it or written ---- */

typedef struct paint {
    const loft_colour *fill; /* or NULL */
    double opacity;          /* of the fill */
    bool even_odd;
    const loft_canvas_pen *pen; /* or NULL */
} paint;

static int dashes_of(const loft_canvas_pen *pen)
{
    int n = 0;
    while (n < 4 && pen->dash[n] > 0.0) {
        n++;
    }
    return n;
}

static void draw_path(loft_canvas *canvas, const paint *how)
{
    cairo_t *cr = canvas->cr;
    if (how->fill != NULL) {
        set_colour(canvas, *how->fill, how->opacity);
        cairo_set_fill_rule(cr, how->even_odd ? CAIRO_FILL_RULE_EVEN_ODD
                                              : CAIRO_FILL_RULE_WINDING);
        cairo_fill_preserve(cr);
    }
    if (how->pen != NULL) {
        set_colour(canvas, how->pen->colour, 1.0);
        cairo_set_line_width(cr, how->pen->width);
        cairo_set_dash(cr, how->pen->dash, dashes_of(how->pen), 0.0);
        cairo_stroke_preserve(cr);
    }
}

static void write_pieces(loft_svg *svg, const cairo_path_t *path)
{
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *piece = &path->data[i];
        switch (piece->header.type) {
        case CAIRO_PATH_MOVE_TO:
            loft_svg_move(svg, piece[1].point.x, piece[1].point.y);
            break;
        case CAIRO_PATH_LINE_TO:
            loft_svg_line(svg, piece[1].point.x, piece[1].point.y);
            break;
        case CAIRO_PATH_CURVE_TO:
            loft_svg_curve(svg, (const double[6]){piece[1].point.x, piece[1].point.y,
                                                  piece[2].point.x, piece[2].point.y,
                                                  piece[3].point.x, piece[3].point.y});
            break;
        case CAIRO_PATH_CLOSE_PATH:
        default:
            loft_svg_close(svg);
            break;
        }
    }
}

static void write_path(loft_canvas *canvas, const paint *how)
{
    cairo_path_t *path = cairo_copy_path(canvas->cr);
    loft_svg_paint written = {.opacity = how->opacity, .even_odd = how->even_odd};
    if (how->fill != NULL) {
        written.filled = true;
        written.fill_rgb = loft_colour_rgb(canvas->theme, *how->fill);
    }
    if (how->pen != NULL) {
        written.width = how->pen->width;
        written.line_rgb = loft_colour_rgb(canvas->theme, how->pen->colour);
        written.dash = how->pen->dash;
        written.n_dash = dashes_of(how->pen);
    }
    if (path->num_data > 0) {
        loft_svg_path_begin(canvas->svg);
        write_pieces(canvas->svg, path);
        loft_svg_path_end(canvas->svg, &written);
    }
    cairo_path_destroy(path);
}

/* The path that was traced, which is then gone. */
static void paint_path(loft_canvas *canvas, const paint *how)
{
    if (canvas->svg != NULL) {
        write_path(canvas, how);
    } else {
        draw_path(canvas, how);
    }
    cairo_new_path(canvas->cr);
}

static void stroke(loft_canvas *canvas, const loft_canvas_pen *pen)
{
    paint_path(canvas, &(paint){.pen = pen});
}

static void fill(loft_canvas *canvas, loft_colour colour, bool even_odd, double opacity,
                 const loft_canvas_pen *pen)
{
    paint_path(
        canvas,
        &(paint){.fill = &colour, .opacity = opacity, .even_odd = even_odd, .pen = pen});
}

static void prepare(loft_canvas *canvas, double width, double height)
{
    cairo_t *cr = canvas->cr;
    if (canvas->format == LOFT_PICTURE_PNG) {
        set_colour(canvas, LOFT_PAPER, 1.0);
        cairo_paint(
            cr); /* the last row and column whole, which the sheet may half cover */
        cairo_scale(cr, canvas->pixels_per_pt, canvas->pixels_per_pt);
    }
    if (canvas->format != LOFT_PICTURE_SVG) {
        cairo_scale(cr, canvas->enlargement, canvas->enlargement);
    }
    cairo_rectangle(cr, 0.0, 0.0, width, height);
    fill(canvas, LOFT_PAPER, false, 1.0, NULL);
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

loft_status loft_canvas_new(loft_picture_format format, const loft_style *look,
                            double width, double height, loft_canvas **out)
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
        loft_canvas_free(canvas);
        return LOFT_ERR_NOMEM;
    }
    prepare(canvas, width, height);
    *out = canvas;
    return LOFT_OK;
}

void loft_canvas_free(loft_canvas *canvas)
{
    if (canvas == NULL) {
        return;
    }
    cairo_destroy(canvas->cr);
    cairo_surface_destroy(canvas->surface); /* may still write to the stream */
    loft_fonts_free(canvas->fonts);
    loft_svg_free(canvas->svg);
    free(canvas->stream.data);
    free(canvas);
}

static void trace(cairo_t *cr, const loft_canvas_point *points, size_t n)
{
    cairo_new_path(cr);
    for (size_t i = 0; i < n; i++) {
        cairo_line_to(cr, points[i].x, points[i].y);
    }
}

/* Several lines or rings as one path. */
static void trace_parts(cairo_t *cr, const loft_canvas_point *points, const size_t *ends,
                        size_t n_parts, bool closed)
{
    size_t i = 0;
    cairo_new_path(cr);
    for (size_t part = 0; part < n_parts; part++) {
        cairo_new_sub_path(cr);
        for (; i < ends[part]; i++) {
            cairo_line_to(cr, points[i].x, points[i].y);
        }
        if (closed) {
            cairo_close_path(cr);
        }
    }
}

void loft_canvas_lines(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                       const loft_canvas_pen *pen)
{
    trace(canvas->cr, points, n);
    stroke(canvas, pen);
}

void loft_canvas_line_parts(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_parts,
                            const loft_canvas_pen *pen)
{
    trace_parts(canvas->cr, points, ends, n_parts, false);
    stroke(canvas, pen);
}

void loft_canvas_fill(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                      loft_colour colour)
{
    trace(canvas->cr, points, n);
    cairo_close_path(canvas->cr);
    fill(canvas, colour, false, 1.0, NULL);
}

void loft_canvas_fill_rings(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_rings, loft_colour colour)
{
    trace_parts(canvas->cr, points, ends, n_rings, true);
    fill(canvas, colour, true, 1.0, NULL);
}

void loft_canvas_edged_rings(loft_canvas *canvas, const loft_canvas_point *points,
                             const size_t *ends, size_t n_rings, loft_colour colour,
                             const loft_canvas_pen *pen)
{
    trace_parts(canvas->cr, points, ends, n_rings, true);
    fill(canvas, colour, true, 1.0, pen);
}

void loft_canvas_shade_rings(loft_canvas *canvas, const loft_canvas_point *points,
                             const size_t *ends, size_t n_rings, loft_colour colour,
                             double opacity)
{
    trace_parts(canvas->cr, points, ends, n_rings, true);
    fill(canvas, colour, true, opacity, NULL);
}

void loft_canvas_disc(loft_canvas *canvas, loft_canvas_point centre, double radius,
                      loft_colour colour)
{
    static const loft_canvas_pen rim = {.colour = LOFT_PAPER, .width = 1.0};
    cairo_new_path(canvas->cr);
    cairo_arc(canvas->cr, centre.x, centre.y, radius, 0.0, 2.0 * LOFT_PI);
    fill(canvas, colour, false, 1.0, &rim);
}

void loft_canvas_clip(loft_canvas *canvas, const loft_canvas_box *box)
{
    if (canvas->svg != NULL) {
        loft_svg_clip_end(canvas->svg);
        if (box != NULL) {
            loft_svg_clip_box(canvas->svg, box->x0, box->y0, box->x1 - box->x0,
                              box->y1 - box->y0);
        }
        return;
    }
    cairo_reset_clip(canvas->cr);
    if (box != NULL) {
        cairo_rectangle(canvas->cr, box->x0, box->y0, box->x1 - box->x0,
                        box->y1 - box->y0);
        cairo_clip(canvas->cr);
    }
}

void loft_canvas_clip_disc(loft_canvas *canvas, loft_canvas_point centre, double radius)
{
    if (canvas->svg != NULL) {
        loft_svg_clip_disc(canvas->svg, centre.x, centre.y, radius);
        return;
    }
    cairo_new_path(canvas->cr);
    cairo_arc(canvas->cr, centre.x, centre.y, radius, 0.0, 2.0 * LOFT_PI);
    cairo_clip(canvas->cr);
}

/*
 * A visible, terminated copy in room, or on the heap when it may be long; NULL: out of
 * memory. Bytes that are not UTF-8 stay, for cairo to refuse.
 */
static char *terminated(const char *text, size_t n, char *room, size_t size)
{
    char *copy =
        6 * n < size ? room : malloc(6 * n + 1); /* one byte becomes at most six */
    size_t used = 0;
    loft_visible shown;
    for (size_t i = 0; copy != NULL && i < n; used += shown.n) {
        unsigned long code = 0;
        const size_t whole = loft_diag_utf8(text + i, n - i, &code);
        i += loft_visible_next(text + i, n - i, &shown);
        if (whole == 0) {
            shown = (loft_visible){.bytes = {text[i - 1]}, .n = 1};
        }
        memcpy(copy + used, shown.bytes, shown.n);
    }
    if (copy != NULL) {
        copy[used] = '\0';
    }
    return copy;
}

typedef void show_run(loft_canvas *canvas, const char *text, double *width);

static void measure(loft_canvas *canvas, const char *text, double *width)
{
    cairo_text_extents_t extents = {.x_advance = 0.0};
    cairo_text_extents(canvas->cr, text, &extents);
    *width += extents.x_advance;
}

/* From the current point on, which moves to the end of the text. */
static void outline(loft_canvas *canvas, const char *text, double *width)
{
    (void)width;
    cairo_text_path(canvas->cr, text);
}

static void show(loft_canvas *canvas, const char *text, double *width)
{
    (void)width;
    cairo_show_text(canvas->cr, text);
}

/* A text in runs of one face each; it is the same afterwards. The sum of their widths. */
static double each_run(loft_canvas *canvas, char *text, const loft_canvas_font *font,
                       show_run *run)
{
    double width = 0.0;
    cairo_set_font_size(canvas->cr, font->size);
    for (size_t left = strlen(text); left > 0;) {
        cairo_font_face_t *face = NULL;
        const size_t n = loft_fonts_run(canvas->fonts, font->bold, text, left, &face);
        const char behind = text[n];
        text[n] = '\0';
        cairo_set_font_face(canvas->cr, face);
        run(canvas, text, &width);
        text[n] = behind;
        text += n;
        left -= n;
    }
    return width;
}

double loft_canvas_text_width(loft_canvas *canvas, const char *text, size_t n,
                              const loft_canvas_font *font)
{
    char room[1024];
    char *copy = terminated(text, n, room, sizeof room);
    if (copy == NULL) {
        return 0.0;
    }
    const double width = each_run(canvas, copy, font, measure);
    if (copy != room) {
        free(copy);
    }
    return width;
}

void loft_canvas_undrawn(const loft_canvas *canvas, loft_undrawn *out)
{
    loft_fonts_undrawn(canvas->fonts, out);
}

/* With its rim of paper under it. */
static void draw_text(loft_canvas *canvas, loft_canvas_point start, char *text,
                      const loft_canvas_font *font)
{
    cairo_t *cr = canvas->cr;
    if (font->halo > 0.0) {
        cairo_new_path(cr);
        cairo_move_to(cr, start.x, start.y);
        (void)each_run(canvas, text, font, outline);
        stroke(canvas,
               &(loft_canvas_pen){.colour = LOFT_PAPER, .width = 2.0 * font->halo});
    }
    set_colour(canvas, font->colour, 1.0);
    cairo_move_to(cr, start.x, start.y);
    (void)each_run(canvas, text, font, show);
    cairo_new_path(cr); /* show_text leaves a current point that later paths would join */
}

void loft_canvas_text(loft_canvas *canvas, loft_canvas_point at, double align,
                      const char *text, size_t n, const loft_canvas_font *font)
{
    char room[1024];
    char *copy = terminated(text, n, room, sizeof room);
    if (copy == NULL) {
        return;
    }
    const double width = each_run(canvas, copy, font, measure);
    const double x = at.x - align * width;
    if (canvas->svg == NULL) {
        draw_text(canvas, (loft_canvas_point){x, at.y}, copy, font);
    } else if (width > 0.0) {
        loft_svg_text(
            canvas->svg, copy,
            &(loft_svg_letters){.x = x,
                                .y = at.y,
                                .width = width,
                                .size = font->size,
                                .bold = font->bold,
                                .rgb = loft_colour_rgb(canvas->theme, font->colour),
                                .rim = font->halo,
                                .rim_rgb = loft_colour_rgb(canvas->theme, LOFT_PAPER)});
    }
    if (copy != room) {
        free(copy);
    }
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

loft_status loft_canvas_finish(loft_canvas *canvas, const loft_png_text *texts,
                               size_t n_texts, loft_buffer *out)
{
    const loft_status status = status_of(cairo_status(canvas->cr));
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
