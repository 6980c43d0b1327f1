/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/map/map_names.h"

#include <math.h>
#include <string.h>

#include "loft/loft.h"
#include "plots/base/canvas.h"
#include "plots/map/places.h"

static const loft_canvas_font sea_font = {.size = 9.0, .colour = LOFT_GREY, .halo = 1.5};
static const loft_canvas_font city_font = {.size = 8.0, .colour = LOFT_INK, .halo = 2.0};
static const double dot = 1.8;

static bool is_inside(const loft_canvas_box *frame, const loft_canvas_box *box)
{
    return box->x0 > frame->x0 && box->x1 < frame->x1 && box->y0 > frame->y0 &&
           box->y1 < frame->y1;
}

static loft_canvas_point point_of(const loft_ground *ground, double lat_deg,
                                  double lon_deg)
{
    return loft_ground_at(ground, (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                                                  .lon_rad = loft_rad_from_deg(lon_deg)});
}

/* Centred on its place, or a little above or below it. */
static bool name_sea(const loft_ground *ground, loft_sheet *sheet, const loft_sea *sea)
{
    static const double shifts[] = {0.0, -14.0, 14.0, -28.0, 28.0};
    const loft_canvas_point p = point_of(ground, sea->lat_deg, sea->lon_deg);
    const double width =
        loft_canvas_text_width(sheet->canvas, sea->name, strlen(sea->name), &sea_font);
    const double extent = 1000.0 * sea->width_km * ground->pt_per_m;
    if (!loft_ground_in_sight(ground, p) || extent < width) {
        return false;
    }
    for (size_t i = 0; i < sizeof shifts / sizeof shifts[0]; i++) {
        const double y = p.y + shifts[i];
        const loft_canvas_box box = {p.x - 0.5 * width - 3.0, y - 8.0,
                                     p.x + 0.5 * width + 3.0, y + 5.0};
        if (fabs(shifts[i]) < 0.2 * extent && is_inside(&ground->box, &box) &&
            loft_labels_is_free(&sheet->labels, box)) {
            loft_canvas_text(sheet->canvas, (loft_canvas_point){p.x, y + 3.0}, 0.5,
                             sea->name, strlen(sea->name), &sea_font);
            loft_labels_block(&sheet->labels, box);
            return true;
        }
    }
    return false;
}

/* With its dot, or not at all. */
static void name_capital(const loft_ground *ground, loft_sheet *sheet,
                         const loft_capital *capital)
{
    const loft_canvas_point p = point_of(ground, capital->lat_deg, capital->lon_deg);
    const double width = loft_canvas_text_width(sheet->canvas, capital->name,
                                                strlen(capital->name), &city_font);
    const loft_canvas_box mark = {p.x - dot - 1.0, p.y - dot - 1.0, p.x + dot + 1.0,
                                  p.y + dot + 1.0};
    if (!loft_ground_in_sight(ground, p) || (ground->whole && !capital->major) ||
        !loft_labels_is_free(&sheet->labels, mark)) {
        return;
    }
    for (int side = 0; side < 4; side++) { /* right, left, above, below */
        const double x = side == 0   ? p.x + 4.5
                         : side == 1 ? p.x - 4.5 - width
                                     : p.x - 0.5 * width;
        const double y = side < 2 ? p.y + 2.8 : side == 2 ? p.y - 4.5 : p.y + 10.5;
        const loft_canvas_box box = {x - 1.5, y - 7.0, x + width + 1.5, y + 2.5};
        if (is_inside(&ground->box, &box) && loft_labels_is_free(&sheet->labels, box)) {
            loft_canvas_disc(sheet->canvas, p, dot, LOFT_INK);
            loft_canvas_text(sheet->canvas, (loft_canvas_point){x, y}, 0.0, capital->name,
                             strlen(capital->name), &city_font);
            loft_labels_block(&sheet->labels, box);
            loft_labels_block(&sheet->labels, mark);
            return;
        }
    }
}

void loft_map_names(const loft_ground *ground, loft_sheet *sheet)
{
    static const double wide_km = 700.0;
    const char *last = ""; /* an ocean has two places for its name, and needs one */
    for (int wide = 1; wide >= 0; wide--) { /* oceans, capitals, then smaller seas */
        for (size_t i = 0; i < loft_n_seas; i++) {
            const loft_sea *sea = &loft_seas[i];
            if ((sea->width_km >= wide_km) == (wide == 1) &&
                strcmp(sea->name, last) != 0 && name_sea(ground, sheet, sea)) {
                last = sea->name;
            }
        }
        for (size_t i = 0; wide == 1 && i < loft_n_capitals; i++) {
            name_capital(ground, sheet, &loft_capitals[i]);
        }
    }
}
