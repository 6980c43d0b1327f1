/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/map/map_areas.h"

#include <stdlib.h>

#include "loft/loft.h"
#include "sim/base/text.h"

static const loft_canvas_pen closed_pen = {
    .colour = LOFT_INK, .width = 1.0, .dash = {4, 3}};

void loft_map_closed_draw(const loft_ground *ground, loft_sheet *sheet,
                          const loft_announced_area *area)
{
    loft_geodetic border[LOFT_AREA_BORDER];
    const size_t n = loft_area_border(&ground->map.shape, &area->area, border);
    const loft_canvas_point name_at = loft_ground_at(ground, border[0]);
    loft_ground_clip(ground, sheet->canvas);
    loft_ground_line(ground, sheet, border, n, &closed_pen, true);
    loft_canvas_clip(sheet->canvas, NULL);
    if (loft_ground_in_sight(ground, name_at)) {
        char *text =
            loft_text_format("closed area%s%s", area->purpose != NULL ? ": " : "",
                             area->purpose != NULL ? area->purpose : "");
        loft_sheet_note(sheet, name_at, text != NULL ? text : "closed area",
                        closed_pen.colour);
        free(text);
    }
}
