/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/map/map_ground.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/base/style.h"
#include "plots/base/thin.h"

enum {
    LINE_MAX = 400 /* points drawn at a time */
};

static const double line_pt = 2.0; /* a curve of the graticule is a hair off its chord */

loft_canvas_point loft_ground_at(const loft_ground *ground, loft_geodetic place)
{
    const loft_aeqd_point p = loft_aeqd_forward(&ground->map, place);
    return (loft_canvas_point){ground->centre.x + p.east_m * ground->pt_per_m,
                               ground->centre.y - p.north_m * ground->pt_per_m};
}

loft_canvas_box loft_ground_widened(const loft_ground *ground, double margin_pt)
{
    const loft_canvas_box *box = &ground->box;
    return (loft_canvas_box){box->x0 - margin_pt, box->y0 - margin_pt,
                             box->x1 + margin_pt, box->y1 + margin_pt};
}

static bool is_in(const loft_canvas_box *box, loft_canvas_point p)
{
    return p.x >= box->x0 && p.x <= box->x1 && p.y >= box->y0 && p.y <= box->y1;
}

double loft_ground_spacing(const loft_ground *ground, loft_canvas_point p, double fine)
{
    static const double coarse = 10.0;
    static const double margin = 30.0; /* a coarse piece cannot reach into sight */
    const loft_canvas_box near = loft_ground_widened(ground, margin);
    return is_in(&near, p) ? fine : coarse;
}

double loft_ground_disc(const loft_ground *ground)
{
    /* The geodesic to the antipode goes over a pole: half the meridian ellipse. */
    const loft_geodetic here = ground->map.centre;
    const loft_geodetic there = {.lat_rad = -here.lat_rad,
                                 .lon_rad = here.lon_rad + LOFT_PI};
    return loft_geodesy_inverse(&ground->map.shape, here, there).range_m *
           ground->pt_per_m;
}

/* Does the frame reach beyond the disc of the Earth? */
static bool passes_disc(const loft_ground *ground)
{
    const loft_canvas_box *box = &ground->box;
    const double dx = fmax(ground->centre.x - box->x0, box->x1 - ground->centre.x);
    const double dy = fmax(ground->centre.y - box->y0, box->y1 - ground->centre.y);
    return hypot(dx, dy) > loft_ground_disc(ground);
}

/* One clip where one is enough: a file has it again for every line drawn. */
void loft_ground_clip(const loft_ground *ground, loft_canvas *canvas)
{
    loft_canvas_clip(canvas, ground->whole ? NULL : &ground->box);
    if (passes_disc(ground)) {
        loft_canvas_clip_disc(canvas, ground->centre, loft_ground_disc(ground));
    }
}

/* A stretch without jumps, simplified. */
static void draw_stretch(loft_sheet *sheet, loft_canvas_point *points, size_t n,
                         const loft_canvas_pen *pen, bool blocks)
{
    static const double off_pt = 0.08; /* less than a fifth of the thinnest line */
    bool keep[LINE_MAX];
    if (n < 2) {
        return;
    }
    if (blocks) {
        loft_labels_curve(&sheet->labels, points, n);
    }
    n = loft_thin_line(points, n, off_pt, keep);
    loft_canvas_lines(sheet->canvas, points, n, pen);
}

void loft_ground_line(const loft_ground *ground, loft_sheet *sheet,
                      const loft_geodetic *places, size_t n, const loft_canvas_pen *pen,
                      bool blocks)
{
    static const double margin_pt = 12.0;         /* more than a coarse piece */
    const double jump = loft_ground_disc(ground); /* half the map across */
    const loft_canvas_box sight = loft_ground_widened(ground, margin_pt);
    loft_canvas_point points[LINE_MAX];
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        const loft_canvas_point p = loft_ground_at(ground, places[i]);
        const bool inner = i + 1 < n && used > 0;
        if (inner && !loft_ground_apart(p, points[used - 1],
                                        loft_ground_spacing(ground, p, line_pt))) {
            continue;
        }
        const bool breaks =
            used > 0 && (loft_ground_apart(p, points[used - 1], jump) ||
                         (!is_in(&sight, p) && !is_in(&sight, points[used - 1])));
        if (used == LINE_MAX || breaks) {
            const loft_canvas_point last = points[used - 1];
            draw_stretch(sheet, points, used, pen, blocks);
            points[0] = last;
            used = breaks ? 0 : 1;
        }
        points[used++] = p;
    }
    draw_stretch(sheet, points, used, pen, blocks);
}

void loft_ground_scale(const loft_ground *ground, loft_sheet *sheet)
{
    static const loft_canvas_pen pen = {.colour = LOFT_INK, .width = 1.5};
    static const loft_canvas_font font = {
        .size = LOFT_FONT_TICK, .colour = LOFT_INK, .halo = 2.0};
    const loft_canvas_box *box = &ground->box;
    const double longest_km = 150.0 / ground->pt_per_m / 1000.0;
    const double decade = pow(10.0, floor(log10(longest_km)));
    const double times = longest_km / decade;
    const double km = decade * (times >= 5.0 ? 5.0 : times >= 2.0 ? 2.0 : 1.0);
    const double x0 = box->x0 + (ground->whole ? 0.0 : 12.0);
    const double x1 = x0 + km * 1000.0 * ground->pt_per_m;
    const double y = box->y1 - 12.0;
    const loft_canvas_point bar[4] = {{x0, y - 5.0}, {x0, y}, {x1, y}, {x1, y - 5.0}};
    char number[48];
    char text[96];
    loft_axes_number(km < 1.0 ? 1000.0 * km : km, 0, number, sizeof number);
    (void)snprintf(text, sizeof text, "%s %s from the launch", number,
                   km < 1.0 ? "m" : "km");
    loft_canvas_lines(sheet->canvas, bar, 4, &pen);
    loft_canvas_text(sheet->canvas, (loft_canvas_point){x0, y - 9.0}, 0.0, text,
                     strlen(text), &font);
    const double width = loft_canvas_text_width(sheet->canvas, text, strlen(text), &font);
    loft_labels_block(
        &sheet->labels,
        (loft_canvas_box){x0 - 4.0, y - 20.0, fmax(x1, x0 + width) + 4.0, y + 4.0});
}

bool loft_ground_in_sight(const loft_ground *ground, loft_canvas_point p)
{
    static const double undistorted = 0.72;
    const loft_canvas_box *box = &ground->box;
    const double reach = hypot(p.x - ground->centre.x, p.y - ground->centre.y);
    return p.x > box->x0 && p.x < box->x1 && p.y > box->y0 && p.y < box->y1 &&
           reach < undistorted * loft_ground_disc(ground);
}
