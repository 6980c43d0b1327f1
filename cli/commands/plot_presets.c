/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_presets.h"

#include <math.h>

#include "plots/base/style.h"

/*
 * Print: two columns of a journal, 183 mm (Nature, guide to authors), the highest kind then
 * being the 247 mm of its page. Column: one of its columns, with numbers of 7 points at its axes,
 * however many rows a kind has. Web: 800 CSS pixels of 0.75 points, two dots to each. Slide:
 * 13.33 by 7.5 inches. Square: 1080 pixels, as social media show.
 */
static const plot_preset presets[] = {
    {"print", 183.0 * 72.0 / 25.4, 0.0, 0.7, 600.0 / 72.0, LOFT_PICTURE_PDF, false},
    {"column", 84.0 * 72.0 / 25.4, 92.0 * 72.0 / 25.4, 7.0 / LOFT_FONT_TICK, 300.0 / 72.0,
     LOFT_PICTURE_PNG, true},
    {"web", 600.0, 0.0, 0.86, 1600.0 / 600.0, LOFT_PICTURE_PNG, false},
    {"slide", 960.0, 540.0, 1.25, 2.0, LOFT_PICTURE_PNG, false},
    {"square", 540.0, 540.0, 1.0, 2.0, LOFT_PICTURE_PNG, false},
};

static choice preset_at(const void *table, size_t i)
{
    (void)table;
    const size_t n = sizeof presets / sizeof presets[0];
    return (choice){.name = i < n ? presets[i].name : NULL};
}

const choices plot_preset_choices = {"preset", "presets", "--for", preset_at, NULL};

const plot_preset *plot_preset_at(size_t i)
{
    return &presets[i];
}

void plot_preset_apply(const plot_preset *preset, loft_style *look)
{
    look->width_pt = preset->width_pt;
    look->height_pt = preset->height_pt;
    look->enlargement = preset->enlargement;
    look->pixels_per_pt = preset->pixels_per_pt;
}

void plot_preset_make_room(double width_pt, double height_pt, loft_style *look)
{
    if (look->enlargement == 0.0) {
        return;
    }
    look->enlargement = fmin(look->enlargement, look->width_pt / width_pt);
    if (look->height_pt != 0.0) {
        look->enlargement = fmin(look->enlargement, look->height_pt / height_pt);
    }
}
