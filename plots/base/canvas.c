/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/base/canvas.h"

#include <string.h>

#include "io/export/role_colours.h"
#include "plots/base/canvas_calls.h"

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
         [LOFT_BLUE] = LOFT_RGB_BLUE,
         [LOFT_VERMILION] = LOFT_RGB_VERMILION,
         [LOFT_GREEN] = LOFT_RGB_GREEN,
         [LOFT_PURPLE] = LOFT_RGB_PURPLE,
         [LOFT_ORANGE] = LOFT_RGB_ORANGE,
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

static const loft_canvas_calls *calls_of(const loft_canvas *canvas)
{
    return ((const loft_canvas_head *)(const void *)canvas)->calls;
}

loft_status loft_canvas_new(loft_picture_format format, const loft_style *look,
                            double width, double height, loft_canvas **out)
{
    const loft_canvas_calls *calls = NULL;
    const loft_status status = loft_drawing_calls(&calls);
    return status == LOFT_OK ? calls->make(format, look, width, height, out) : status;
}

void loft_canvas_free(loft_canvas *canvas)
{
    if (canvas != NULL) {
        calls_of(canvas)->free(canvas);
    }
}

void loft_canvas_lines(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                       const loft_canvas_pen *pen)
{
    calls_of(canvas)->lines(canvas, points, n, pen);
}

void loft_canvas_line_parts(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_parts,
                            const loft_canvas_pen *pen)
{
    calls_of(canvas)->line_parts(canvas, points, ends, n_parts, pen);
}

void loft_canvas_fill(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                      loft_colour colour)
{
    calls_of(canvas)->fill(canvas, points, n, colour);
}

void loft_canvas_fill_rings(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_rings, loft_colour colour)
{
    calls_of(canvas)->fill_rings(canvas, points, ends, n_rings, colour);
}

void loft_canvas_edged_rings(loft_canvas *canvas, const loft_canvas_point *points,
                             const size_t *ends, size_t n_rings, loft_colour colour,
                             const loft_canvas_pen *pen)
{
    calls_of(canvas)->edged_rings(canvas, points, ends, n_rings, colour, pen);
}

void loft_canvas_shade_rings(loft_canvas *canvas, const loft_canvas_point *points,
                             const size_t *ends, size_t n_rings, loft_colour colour,
                             double opacity)
{
    calls_of(canvas)->shade_rings(canvas, points, ends, n_rings, colour, opacity);
}

void loft_canvas_disc(loft_canvas *canvas, loft_canvas_point centre, double radius,
                      loft_colour colour)
{
    calls_of(canvas)->disc(canvas, centre, radius, colour);
}

void loft_canvas_clip(loft_canvas *canvas, const loft_canvas_box *box)
{
    calls_of(canvas)->clip(canvas, box);
}

void loft_canvas_clip_disc(loft_canvas *canvas, loft_canvas_point centre, double radius)
{
    calls_of(canvas)->clip_disc(canvas, centre, radius);
}

double loft_canvas_text_width(loft_canvas *canvas, const char *text, size_t n,
                              const loft_canvas_font *font)
{
    return calls_of(canvas)->text_width(canvas, text, n, font);
}

void loft_canvas_text(loft_canvas *canvas, loft_canvas_point at, double align,
                      const char *text, size_t n, const loft_canvas_font *font)
{
    calls_of(canvas)->text(canvas, at, align, text, n, font);
}

void loft_canvas_undrawn(const loft_canvas *canvas, loft_undrawn *out)
{
    calls_of(canvas)->undrawn(canvas, out);
}

loft_status loft_canvas_finish(loft_canvas *canvas, const loft_png_text *texts,
                               size_t n_texts, loft_buffer *out)
{
    return calls_of(canvas)->finish(canvas, texts, n_texts, out);
}
