/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths and clips: traced with cairo, painted by it or written as SVG. */
#include "plots/drawing/canvas_cairo.h"

#include "loft/loft.h"

void loft_cairo_set_colour(const loft_canvas *canvas, loft_colour colour, double opacity)
{
    const unsigned rgb = loft_colour_rgb(canvas->theme, colour);
    cairo_set_source_rgba(canvas->cr, (rgb >> 16 & 255U) / 255.0,
                          (rgb >> 8 & 255U) / 255.0, (rgb & 255U) / 255.0, opacity);
}

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
        loft_cairo_set_colour(canvas, *how->fill, how->opacity);
        cairo_set_fill_rule(cr, how->even_odd ? CAIRO_FILL_RULE_EVEN_ODD
                                              : CAIRO_FILL_RULE_WINDING);
        cairo_fill_preserve(cr);
    }
    if (how->pen != NULL) {
        loft_cairo_set_colour(canvas, how->pen->colour, 1.0);
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
    canvas->lost = canvas->lost || path->status == CAIRO_STATUS_NO_MEMORY;
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

void loft_cairo_stroke(loft_canvas *canvas, const loft_canvas_pen *pen)
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

void loft_cairo_lines(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                      const loft_canvas_pen *pen)
{
    trace(canvas->cr, points, n);
    loft_cairo_stroke(canvas, pen);
}

void loft_cairo_line_parts(loft_canvas *canvas, const loft_canvas_point *points,
                           const size_t *ends, size_t n_parts, const loft_canvas_pen *pen)
{
    trace_parts(canvas->cr, points, ends, n_parts, false);
    loft_cairo_stroke(canvas, pen);
}

void loft_cairo_fill(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                     loft_colour colour)
{
    trace(canvas->cr, points, n);
    cairo_close_path(canvas->cr);
    fill(canvas, colour, false, 1.0, NULL);
}

void loft_cairo_fill_rings(loft_canvas *canvas, const loft_canvas_point *points,
                           const size_t *ends, size_t n_rings, loft_colour colour)
{
    trace_parts(canvas->cr, points, ends, n_rings, true);
    fill(canvas, colour, true, 1.0, NULL);
}

void loft_cairo_edged_rings(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_rings, loft_colour colour,
                            const loft_canvas_pen *pen)
{
    trace_parts(canvas->cr, points, ends, n_rings, true);
    fill(canvas, colour, true, 1.0, pen);
}

void loft_cairo_shade_rings(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_rings, loft_colour colour,
                            double opacity)
{
    trace_parts(canvas->cr, points, ends, n_rings, true);
    fill(canvas, colour, true, opacity, NULL);
}

void loft_cairo_disc(loft_canvas *canvas, loft_canvas_point centre, double radius,
                     loft_colour colour)
{
    static const loft_canvas_pen rim = {.colour = LOFT_PAPER, .width = 1.0};
    cairo_new_path(canvas->cr);
    cairo_arc(canvas->cr, centre.x, centre.y, radius, 0.0, 2.0 * LOFT_PI);
    fill(canvas, colour, false, 1.0, &rim);
}

void loft_cairo_clip(loft_canvas *canvas, const loft_canvas_box *box)
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

void loft_cairo_clip_disc(loft_canvas *canvas, loft_canvas_point centre, double radius)
{
    if (canvas->svg != NULL) {
        loft_svg_clip_disc(canvas->svg, centre.x, centre.y, radius);
        return;
    }
    cairo_new_path(canvas->cr);
    cairo_arc(canvas->cr, centre.x, centre.y, radius, 0.0, 2.0 * LOFT_PI);
    cairo_clip(canvas->cr);
}
