/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_look.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "cli/commands/plot_presets.h"
#include "cli/support/app.h"
#include "cli/support/record_carrier.h"
#include "plots/base/canvas.h"
#include "sim/base/decimal.h"

#define LEAST_WIDTH_PT  400.0 /* of every kind */
#define LEAST_HEIGHT_PT 300.0

static choice format_at(const void *table, size_t i)
{
    (void)table;
    return (choice){.name =
                        i < RECORD_HTML ? record_carrier_name((record_carrier)i) : NULL};
}

static choice theme_at(const void *table, size_t i)
{
    static const char *const names[] = {
        [LOFT_THEME_LIGHT] = "light", [LOFT_THEME_DARK] = "dark"};
    (void)table;
    return (choice){.name = i < sizeof names / sizeof names[0] ? names[i] : NULL};
}

const choices plot_formats = {"format", "formats", "--format", format_at, NULL};
const choices plot_themes = {"theme", "themes", "--theme", theme_at, NULL};

/* NULL without --for. */
static int find_preset(const char *name, const plot_preset **preset)
{
    char message[MESSAGE_SIZE];
    size_t place = 0;
    *preset = NULL;
    if (name == NULL) {
        return APP_DONE;
    }
    if (!choices_find(&plot_preset_choices, name, &place, message)) {
        app_error("plot: %s", message);
        return APP_USAGE;
    }
    *preset = plot_preset_at(place);
    return APP_DONE;
}

int plot_look_usual_format(const char *name, loft_picture_format *format)
{
    const plot_preset *preset = NULL;
    const int result = find_preset(name, &preset);
    *format = preset != NULL ? preset->format : LOFT_PICTURE_PNG;
    return result;
}

int plot_look_format(const char *path, const char *name, loft_picture_format usual,
                     loft_picture_format *format)
{
    char message[MESSAGE_SIZE];
    size_t place = usual;
    if (name != NULL && !choices_find(&plot_formats, name, &place, message)) {
        app_error("plot: %s", message);
        return APP_USAGE;
    }
    if (name != NULL || app_is_stdout(path)) {
        *format = (loft_picture_format)place;
        return APP_DONE;
    }
    if (loft_picture_format_of_file(path, format)) {
        return APP_DONE;
    }
    app_error("plot: --out %s: must end in .png, .svg or .pdf", path);
    return APP_USAGE;
}

static int read_size(const char *size, loft_style *look)
{
    char *end = NULL;
    look->width_pt = loft_strtod(size, &end);
    const bool has_x = *end == 'x' && end != size;
    look->height_pt = has_x ? loft_strtod(end + 1, &end) : 0.0;
    if (has_x && *end == '\0' && look->width_pt >= LEAST_WIDTH_PT &&
        look->height_pt >= LEAST_HEIGHT_PT && look->width_pt <= 4000.0 &&
        look->height_pt <= 4000.0) {
        return APP_DONE;
    }
    app_error("plot: --size %s: must be WxH such as 900x560, from 400x300 to 4000x4000 "
              "points",
              size);
    return APP_USAGE;
}

static int read_scale(const char *scale, loft_style *look)
{
    char *end = NULL;
    look->pixels_per_pt = loft_strtod(scale, &end);
    if (end != scale && *end == '\0' && look->pixels_per_pt >= 0.5 &&
        look->pixels_per_pt <= 8.0) {
        return APP_DONE;
    }
    app_error("plot: --scale %s: must be a number from 0.5 to 8", scale);
    return APP_USAGE;
}

int plot_look_read(const plot_look_options *options, loft_style *look)
{
    char message[MESSAGE_SIZE];
    size_t theme = LOFT_THEME_LIGHT;
    const plot_preset *preset = NULL;
    if (options->theme != NULL &&
        !choices_find(&plot_themes, options->theme, &theme, message)) {
        app_error("plot: %s", message);
        return APP_USAGE;
    }
    look->theme = (loft_theme)theme;
    int result = find_preset(options->preset, &preset);
    if (preset != NULL) {
        plot_preset_apply(preset, look);
    }
    if (result == APP_DONE && options->size != NULL) {
        result = read_size(options->size, look);
    }
    if (result == APP_DONE && options->scale != NULL) {
        result = read_scale(options->scale, look);
    }
    return result;
}

int plot_look_fit(const plot_kind *kind, int n_files, const plot_look_options *options,
                  loft_style *look)
{
    const char *size = options->size;
    const plot_preset *preset = NULL;
    const int result = find_preset(options->preset, &preset);
    if (result != APP_DONE) {
        return result;
    }
    if (size == NULL && preset != NULL && preset->keeps_letters) {
        look->height_pt = fmax(look->height_pt, kind->least_height * look->enlargement);
        return APP_DONE;
    }
    const double more = kind->width_each * (n_files > 0 ? n_files - 1 : 0);
    const double width_pt = kind->least_width + more;
    if (size == NULL ||
        (look->width_pt >= width_pt && look->height_pt >= kind->least_height)) {
        plot_preset_make_room(fmax(width_pt, LEAST_WIDTH_PT),
                              fmax(kind->least_height, LEAST_HEIGHT_PT), look);
        return APP_DONE;
    }
    app_error("plot: --size %s: `loft plot %s` needs %.0fx%.0f points at least%s", size,
              kind->name, width_pt, kind->least_height,
              more > 0.0 ? " for so many files" : "");
    return APP_USAGE;
}
