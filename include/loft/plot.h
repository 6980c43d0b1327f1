/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot.h - pictures of flights. */
#ifndef LOFT_PLOT_H
#define LOFT_PLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "loft/flight.h"
#include "loft/infer.h"
#include "loft/loft.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * png.h - pixels to a PNG in memory, with texts that say where the picture comes from.
 *
 * 8-bit RGB, sRGB and pHYs chunks, one uncompressed iTXt chunk per text, no time stamp:
 * the same input gives the same bytes on one zlib. No state, safe from any thread.
 */

typedef struct loft_buffer {
    unsigned char *data; /* owned by whoever holds the struct: free(data) */
    size_t size;         /* bytes */
} loft_buffer;

typedef struct loft_png_text {
    const char *key;  /* 1-79 printable ASCII, no space at the ends or doubled: "Title" */
    const char *text; /* UTF-8 */
} loft_png_text;

typedef struct loft_png_image {
    const uint32_t *pixels; /* 0x00RRGGBB, rows from the top */
    size_t row_pixels;      /* from one row to the next, >= width */
    unsigned width, height; /* 1 to 32767 */
    double pixels_per_m;    /* for pHYs; > 0 */
} loft_png_image;

/*
 * LOFT_ERR_DOMAIN for sizes out of range, LOFT_ERR_INPUT for a key PNG does not allow,
 * LOFT_ERR_NOMEM when memory runs out; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_png_write(const loft_png_image *image,
                                          const loft_png_text *texts, size_t n_texts,
                                          loft_buffer *out);

/*
 * canvas.h - one drawing surface for pixels, SVG and PDF.
 *
 * Lengths are points from the top left corner, y downwards. The fonts are embedded
 * (DejaVu Sans), so pictures do not depend on those installed. The same calls give the
 * same bytes. Drawing calls do not fail one by one: the first error is kept and
 * loft_canvas_finish reports it. A canvas belongs to one thread at a time.
 */

typedef enum loft_picture_format {
    LOFT_PICTURE_PNG,
    LOFT_PICTURE_SVG,
    LOFT_PICTURE_PDF
} loft_picture_format;

typedef enum loft_theme {
    LOFT_THEME_LIGHT,
    LOFT_THEME_DARK
} loft_theme;

/*
 * What a colour is for; the theme says what it looks like. The curves' are Okabe & Ito's
 * palette, made darker or lighter where they would fall short of 4.5:1 on the paper.
 * Orange and sky are for bands and fills.
 */
typedef enum loft_colour {
    LOFT_PAPER,
    LOFT_INK,
    LOFT_GREY, /* second to the ink: subtitles, leaders */
    LOFT_GRID,
    LOFT_EARTH, /* the round Earth from the side, and the sea of a map */
    LOFT_LAND,
    LOFT_SHORE,
    LOFT_BLUE,
    LOFT_VERMILION,
    LOFT_GREEN,
    LOFT_PURPLE,
    LOFT_ORANGE,
    LOFT_SKY,
    LOFT_TINT, /* vermilion on the paper: of bands that belong to a curve of it */
    LOFT_TINT_DEEP,
    LOFT_COLOURS
} loft_colour;

/* 0xRRGGBB of a colour in a theme. */
unsigned loft_colour_rgb(loft_theme theme, loft_colour colour);

/* What a figure leaves to whoever asks for it: {0} is the light theme and its own size. */
typedef struct loft_style {
    loft_theme theme;
    double width_pt, height_pt; /* 0 for the figure's own */
    double pixels_per_pt;       /* of a PNG; 0 for 2 */
} loft_style;

typedef struct loft_canvas loft_canvas; /* owns its surface and fonts */

typedef struct loft_canvas_point {
    double x, y;
} loft_canvas_point;

typedef struct loft_canvas_box {
    double x0, y0, x1, y1; /* x0 <= x1, y0 <= y1 */
} loft_canvas_box;

typedef struct loft_canvas_pen {
    loft_colour colour;
    double width;
    double dash[4]; /* on, off, on, off; the first zero ends the list */
} loft_canvas_pen;

typedef struct loft_canvas_font {
    double size;
    bool bold;
    loft_colour colour;
    double halo; /* width of the rim of paper, 0 for none */
} loft_canvas_font;

/*
 * An empty sheet; pixels_per_pt matters to PNG alone. LOFT_ERR_DOMAIN unless the sizes are
 * in (0, 14400] points and the pixels at most 32767; LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_canvas_new(loft_picture_format format, loft_theme theme,
                                           double width, double height,
                                           double pixels_per_pt, loft_canvas **out);
void loft_canvas_free(loft_canvas *canvas); /* accepts NULL */

void loft_canvas_lines(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                       const loft_canvas_pen *pen);
/* Several at once, for one path is shorter than many: part i ends before points[ends[i]]. */
void loft_canvas_line_parts(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_parts,
                            const loft_canvas_pen *pen);
void loft_canvas_fill(loft_canvas *canvas, const loft_canvas_point *points, size_t n,
                      loft_colour colour);
/* Several rings at once, by the even-odd rule: ring i ends before points[ends[i]]. */
void loft_canvas_fill_rings(loft_canvas *canvas, const loft_canvas_point *points,
                            const size_t *ends, size_t n_rings, loft_colour colour);
/* The same with a line round each, which an SVG has as one path. */
void loft_canvas_edged_rings(loft_canvas *canvas, const loft_canvas_point *points,
                             const size_t *ends, size_t n_rings, loft_colour colour,
                             const loft_canvas_pen *pen);
/* Without lines, what lies below shining through: opacity in (0, 1]. */
void loft_canvas_shade_rings(loft_canvas *canvas, const loft_canvas_point *points,
                             const size_t *ends, size_t n_rings, loft_colour colour,
                             double opacity);
/* A filled disc with a thin rim of paper. */
void loft_canvas_disc(loft_canvas *canvas, loft_canvas_point centre, double radius,
                      loft_colour colour);
/* What follows is seen inside the box only, until NULL lifts it. */
void loft_canvas_clip(loft_canvas *canvas, const loft_canvas_box *box);
/* Inside the circle too, if a clip is set; the same NULL lifts it. */
void loft_canvas_clip_disc(loft_canvas *canvas, loft_canvas_point centre, double radius);

/* Advance width of n bytes of UTF-8. */
double loft_canvas_text_width(loft_canvas *canvas, const char *text, size_t n,
                              const loft_canvas_font *font);
/* Baseline starts at (at.x - align * width, at.y): align 0 left, 0.5 centre, 1 right. */
void loft_canvas_text(loft_canvas *canvas, loft_canvas_point at, double align,
                      const char *text, size_t n, const loft_canvas_font *font);

/*
 * The finished picture, once per canvas. The texts become iTXt chunks of a PNG; of an SVG
 * or PDF only "Title" is kept, in PDF. LOFT_ERR_INPUT for a string that is not UTF-8 or a
 * bad key, LOFT_ERR_NOMEM; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_canvas_finish(loft_canvas *canvas,
                                              const loft_png_text *texts, size_t n_texts,
                                              loft_buffer *out);

/*
 * profile.h - the picture of a flight: altitude against ground range.
 *
 * Either on two linear axes, or to scale over a round Earth: equal scale both ways,
 * altitude along the local vertical, as far as half-way round.
 */

typedef struct loft_profile_point {
    double downrange_m, alt_m; /* along the surface, negative when west of the launch */
    bool boost;                /* under power */
} loft_profile_point;

typedef enum loft_profile_mark_kind {
    LOFT_MARK_APOGEE,
    LOFT_MARK_BURNOUT,
    LOFT_MARK_IMPACT,
    LOFT_MARK_NOTE
} loft_profile_mark_kind;

typedef struct loft_profile_mark {
    double downrange_m, alt_m;
    char text[160]; /* UTF-8; "\n" starts a line */
    int kind;       /* loft_profile_mark_kind */
} loft_profile_mark;

typedef enum loft_profile_role {
    LOFT_CURVE_FLOWN,
    LOFT_CURVE_STANDARD,
    LOFT_CURVE_STANDARD_ROTATING,
    LOFT_CURVE_OTHER
} loft_profile_role;

typedef struct loft_profile_curve {
    const char *label;
    int role; /* loft_profile_role: colour and dash */
    const loft_profile_point *points;
    size_t n; /* >= 2 */
    const loft_profile_mark *marks;
    size_t n_marks;
    bool open_ended; /* leaves the picture: ends in an arrow head */
    int place;       /* of LOFT_CURVE_OTHER: 0 to 7, which colour and dash */
} loft_profile_curve;

typedef struct loft_profile_edge {
    const double *downrange_m, *alt_m;
    size_t n; /* >= 2 */
} loft_profile_edge;

/* The area between two edges, each from the launch to the ground. */
typedef struct loft_profile_band {
    loft_profile_edge lower, upper;
    bool open; /* the upper edge does not come down: it may leave the picture */
} loft_profile_band;

enum {
    LOFT_PROFILE_BANDS_MAX = 2
};

typedef struct loft_profile {
    const char *title, *subtitle, *source; /* at most two lines each, shrunk to fit */
    const loft_profile_curve *curves;      /* the first has first choice of places */
    size_t n_curves;                       /* 1 to 8 */
    const loft_profile_band *bands; /* the second inside the first; behind the curves */
    size_t n_bands;                 /* 0 to LOFT_PROFILE_BANDS_MAX */
    const char *bands_label;        /* or NULL */
    bool to_scale;
    double earth_radius_m; /* to_scale only */
    loft_style look;
} loft_profile;

/*
 * Draws to a buffer the caller owns; see canvas.h for the texts. An open-ended curve is
 * cut where it rises beyond 1.6 times the highest closed one.
 * LOFT_ERR_DOMAIN without curves or points, with more than they may be, for values not finite, an altitude range of
 * zero, or a radius not positive; LOFT_ERR_INPUT for bad UTF-8 or text keys;
 * LOFT_ERR_NOMEM. *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_profile_draw(const loft_profile *profile,
                                             loft_picture_format format,
                                             const loft_png_text *texts, size_t n_texts,
                                             loft_buffer *out);

/*
 * figure.h - recorded flights as a labelled altitude profile, ready to publish.
 */

typedef struct loft_figure_flight {
    const char *label;
    loft_profile_role role;
    int place; /* as in loft_profile_curve */
    const loft_flight_plan *plan;
    const loft_trajectory *record; /* of that plan, with at least one step */
    const loft_flight *flight;
    bool unbounded; /* drawn open-ended, along the down-range angle */
    bool quiet;     /* apogee and impact without words, where many flights are drawn */
} loft_figure_flight;

typedef struct loft_figure {
    const char *title, *subtitle, *source;
    const loft_figure_flight *flights;
    size_t n_flights; /* 1 to 8 */
    bool to_scale;    /* over a round Earth */
    const loft_fan
        *fan; /* behind the flights, with a sentence to the subtitle; or NULL */
    loft_style look;
} loft_figure;

/* Errors as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_figure_draw(const loft_figure *figure,
                                            loft_picture_format format,
                                            const loft_png_text *texts, size_t n_texts,
                                            loft_buffer *out);

/*
 * A sheet of words in the same frame, for an event that has no flight to draw: title,
 * subtitle and paragraphs, each wrapped. Errors as loft_canvas_finish.
 */
LOFT_NODISCARD loft_status loft_figure_card(const loft_figure *figure,
                                            const char *const *paragraphs,
                                            size_t n_paragraphs,
                                            loft_picture_format format,
                                            const loft_png_text *texts, size_t n_texts,
                                            loft_buffer *out);

/*
 * panels.h - a flight against time: altitude, speed, flight-path angle, felt acceleration
 * and dynamic pressure, one above the other, with burn-outs, apogee, impact and peaks.
 *
 * Of one long flight boost and entry are a few pixels, so its time axis is broken in
 * three: boost, coast, entry, each on a scale of its own and marked as such. Several
 * flights share one unbroken axis. Dynamic pressure is logarithmic.
 */

typedef struct loft_panels {
    const char *title, *subtitle, *source;
    const loft_figure_flight *flights; /* the first has the marks; role is not read */
    size_t n_flights;                  /* 1 to 4 */
    loft_style look;
} loft_panels;

/* LOFT_ERR_DOMAIN for another number of flights; else as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_panels_draw(const loft_panels *panels,
                                            loft_picture_format format,
                                            const loft_png_text *texts, size_t n_texts,
                                            loft_buffer *out);

/*
 * curve.h - the loft curve: range against apogee of one booster as its steering is varied,
 * with the time of flight along it, and the flown and standard flights as points.
 */

typedef struct loft_curve_line {
    const char *label;
    const loft_range_curve *curve; /* of two bounded points at least */
    int place;                     /* its pen: 0 to 7 */
    bool timed;                    /* with times of flight along it */
} loft_curve_line;

typedef struct loft_curve_mark {
    double range_m, apogee_m;
    const char *text; /* UTF-8; "\n" starts a line */
    int place;        /* the pen whose colour it has */
} loft_curve_mark;

typedef struct loft_curve {
    const char *title, *subtitle, *source;
    const loft_curve_line *lines;
    size_t n_lines; /* 1 to 4 */
    const loft_curve_mark *marks;
    size_t n_marks;
    loft_style look;
} loft_curve;

/* LOFT_ERR_DOMAIN for lines out of number or without points; else as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_curve_draw(const loft_curve *figure,
                                           loft_picture_format format,
                                           const loft_png_text *texts, size_t n_texts,
                                           loft_buffer *out);

/*
 * comparison.h - many tests by their reported figures: apogee against range, with the
 * lines on which all flights have one speed at the surface and so one standard range.
 *
 * Model  the lines are two-body arcs (twobody.h): no air, no rotation, impulsive launch
 */

typedef struct loft_scatter_point {
    double range_m, apogee_m; /* > 0 */
    const char *label;        /* UTF-8 */
    int place;                /* its colour and shape: 0 to 7 */
} loft_scatter_point;

enum {
    LOFT_SCATTER_MAX = 200
};

typedef struct loft_scatter {
    const char *title, *subtitle, *source;
    const loft_scatter_point *points;
    size_t n_points;           /* 1 to LOFT_SCATTER_MAX */
    const char *const *groups; /* names of the places in use, for the key; may be NULL */
    size_t n_groups;
    bool linear;
    loft_style look;
} loft_scatter;

/* Labels that find no room close to their point are left out. Errors as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_scatter_draw(const loft_scatter *comparison,
                                             loft_picture_format format,
                                             const loft_png_text *texts, size_t n_texts,
                                             loft_buffer *out);

/*
 * The apogee in [lowest, highest] of the flight over range_m whose speed at the surface has
 * the greatest range standard_m: of the two such flights the lofted one, or the depressed
 * one. LOFT_ERR_DOMAIN if range_m is not in (0, standard_m) or standard_m not below half
 * the circumference.
 */
LOFT_NODISCARD loft_status loft_scatter_apogee(double standard_m, double range_m,
                                               bool lofted, double *apogee_m);

/*
 * sensitivity.h - what decides the standard range: the shares of each input, as bars, of
 * one event or of several side by side.
 *
 * A share is that of posterior.h: of the variance of the rank of the standard range
 * without rotation. Inputs that the figures tie to each other share what they explain, so
 * shares need not sum to one; the sums are written below the bars.
 */

typedef struct loft_sensitivity_event {
    const char *label; /* UTF-8, its column's heading */
    const loft_posterior *posterior;
    bool unreported[LOFT_INPUT_COUNT]; /* a figure that was not: an outcome, no input */
} loft_sensitivity_event;

enum {
    LOFT_SENSITIVITY_MAX = 8
};

typedef struct loft_sensitivity {
    const char *title, *subtitle, *source;
    const loft_sensitivity_event *events;
    size_t n_events; /* 1 to LOFT_SENSITIVITY_MAX */
    loft_style look;
} loft_sensitivity;

/*
 * Inputs in the order of their mean shares; those below 1 % everywhere are named below,
 * but for the first six.
 * A dotted line stands at the share that chance alone exceeds once in twenty, where that is
 * 1 % or more. LOFT_ERR_DOMAIN without events, with too many, for a share that is not in
 * 0...1 or a sheet too small for the bars; else as loft_canvas_finish. *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_sensitivity_draw(const loft_sensitivity *sensitivity,
                                                 loft_picture_format format,
                                                 const loft_png_text *texts,
                                                 size_t n_texts, loft_buffer *out);

/* That share: the 95 % point of chi-squared with one degree over the effective samples. */
double loft_sensitivity_chance(const loft_posterior *posterior);

/*
 * map.h - ground tracks and reach on an azimuthal equidistant map about the launch, with
 * what the report leaves open of both.
 *
 * From the launch every distance and direction on it is true (aeqd.h). It shows what the
 * tracks and the reach need, or the whole Earth as a disc. A band without an outer edge
 * toward some azimuths is shaded to the edge of the Earth there.
 */

typedef struct loft_map_place {
    loft_geodetic place;
    const char *text; /* UTF-8; "\n" starts a line */
} loft_map_place;

typedef struct loft_map {
    const char *title, *subtitle, *source;
    loft_map_place launch;             /* the centre */
    const loft_figure_flight *flights; /* with ticks of time and their impact */
    size_t n_flights;                  /* 0 to 4 */
    const loft_impact_area *impact;    /* where the report leaves it, or NULL */
    const char *impact_text;     /* more lines of the first flight's label, or NULL */
    const loft_contour *contour; /* with its band if it has one; or NULL */
    const char *contour_text;
    loft_style look;
} loft_map;

/* LOFT_ERR_DOMAIN without flights and contour, or with too many; else as
 * loft_profile_draw. */
LOFT_NODISCARD loft_status loft_map_draw(const loft_map *map, loft_picture_format format,
                                         const loft_png_text *texts, size_t n_texts,
                                         loft_buffer *out);

#ifdef __cplusplus
}
#endif

#endif
