/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot.h - plots of flights. */
#ifndef LOFT_PLOT_H
#define LOFT_PLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/flight.h"
#include "loft/infer.h"
#include "loft/loft.h"

LOFT_API_BEGIN

typedef struct loft_buffer {
    unsigned char *data; /* owned by whoever holds the struct: free(data) */
    size_t size;         /* bytes */
} loft_buffer;

typedef struct loft_png_text {
    const char *key;  /* 1-79 printable ASCII, no space at the ends or doubled: "Title" */
    const char *text; /* UTF-8 */
} loft_png_text;

typedef enum loft_picture_format {
    LOFT_PICTURE_PNG,
    LOFT_PICTURE_SVG,
    LOFT_PICTURE_PDF
} loft_picture_format;

typedef enum loft_theme {
    LOFT_THEME_LIGHT,
    LOFT_THEME_DARK
} loft_theme;

enum {
    LOFT_UNDRAWN_MAX = 64
};

/* Characters that a plot could not draw as they are written. {0} to start with. */
typedef struct loft_undrawn {
    unsigned long codes[LOFT_UNDRAWN_MAX]; /* no font has them, and boxes stand there */
    size_t n;
    unsigned long unshaped; /* the first of a script that is joined or runs from right to
                               left, drawn letter by letter from the left; or 0 */
} loft_undrawn;

/*
 * The style of a plot: {0} is the light theme and the default size. Without a date two
 * pictures of one input have the same bytes.
 */
typedef struct loft_style {
    loft_theme theme;
    double width_pt, height_pt; /* 0 for the figure's own */
    double enlargement;    /* of letters and lines on a sheet of that size; 0 for 1 */
    double pixels_per_pt;  /* of a PNG; 0 for 2 */
    loft_undrawn *undrawn; /* the plot adds to it; or NULL */
    const char *across;    /* a warning across the drawing itself; or NULL */
    const char *date_utc;  /* when it was drawn, "2026-11-30T12:00:00Z"; or NULL */
} loft_style;

/*
 * figure.h - recorded flights as a labelled altitude profile, ready to publish.
 */

typedef struct loft_plot_flight {
    const char *label;
    loft_role role;
    int place; /* as in loft_profile_curve */
    const loft_flight_plan *plan;
    const loft_trajectory *record; /* of that plan, with at least one step */
    const loft_flight *flight;
    bool unbounded; /* drawn open-ended, along the down-range angle */
    bool quiet;     /* apogee and impact without words, where many flights are drawn */
    bool
        any_class; /* of no single class: a profile leaves its burn-out out, panels mark it as assumed */
    const loft_report
        *report; /* that it was fitted to: its marks keep these digits; or NULL */
    const loft_observation *seen; /* of it: marks with their width, unless quiet */
    size_t n_seen;                /* may be 0 */
} loft_plot_flight;

typedef struct loft_strip loft_strip; /* rows below a profile: plots/profile/strip.h */

typedef struct loft_profile_plot {
    const char *title, *subtitle, *source;
    const loft_plot_flight *flights;
    size_t n_flights; /* 1 to 8 */
    bool to_scale;    /* over a round Earth */
    const loft_fan
        *fan; /* behind the flights, with a sentence to the subtitle; or NULL */
    const loft_strip *strip; /* below the profile, which is not to scale; or NULL */
    loft_style look;
} loft_profile_plot;

/* Errors as loft_profile_draw. */
LOFT_NODISCARD loft_status loft_profile_plot_draw(const loft_profile_plot *figure,
                                                  loft_picture_format format,
                                                  const loft_png_text *texts,
                                                  size_t n_texts, loft_buffer *out);

/*
 * A sheet of words in the same frame, for an event that has no flight to draw: title,
 * subtitle and paragraphs, each wrapped. Errors as loft_canvas_finish.
 */
LOFT_NODISCARD loft_status loft_profile_plot_card(const loft_profile_plot *figure,
                                                  const char *const *paragraphs,
                                                  size_t n_paragraphs,
                                                  loft_picture_format format,
                                                  const loft_png_text *texts,
                                                  size_t n_texts, loft_buffer *out);

/*
 * panels.h - a flight against time: altitude, speed, flight-path angle, felt acceleration
 * and dynamic pressure, one above the other, with burn-outs, apogee, impact and peaks.
 *
 * In one long flight boost and entry are a few pixels, so its time axis is broken in
 * three: boost, coast, entry, each on a separate scale and marked as such. Several
 * flights share one unbroken axis. Dynamic pressure is logarithmic.
 */

typedef struct loft_panels {
    const char *title, *subtitle, *source;
    const loft_plot_flight *flights; /* the first has the marks; role is not read */
    size_t n_flights;                /* 1 to 4 */
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

/*
 * LOFT_ERR_DOMAIN for lines out of number or without points; else as loft_profile_draw.
 */
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

/*
 * Points whose label does not fit beside them are numbered, with a key below the axes, which
 * makes a sheet of the figure's own size higher. LOFT_ERR_DOMAIN also for a sheet too small for
 * the key; else errors as loft_profile_draw.
 */
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
 * A dotted line stands at the share that chance alone exceeds in 5 % of cases, where that is
 * 1 % or more. LOFT_ERR_DOMAIN without events, with too many, for a share that is not in
 * 0...1 or a sheet too small for the bars; else as loft_canvas_finish. *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_sensitivity_draw(const loft_sensitivity *sensitivity,
                                                 loft_picture_format format,
                                                 const loft_png_text *texts,
                                                 size_t n_texts, loft_buffer *out);

/*
 * That share: the 95 % point of chi-squared with one degree over the effective samples.
 */
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
    loft_map_place launch;           /* the centre */
    const loft_plot_flight *flights; /* with ticks of time and their impact */
    size_t n_flights;                /* 0 to 4 */
    const loft_impact_area *impact;  /* where the report leaves it, or NULL */
    const char *impact_text;         /* more lines of the first flight's label, or NULL */
    const loft_stage_area *falls;    /* where spent stages fall */
    size_t n_falls;
    const struct loft_announced_area *areas; /* closed for the flight */
    size_t n_areas;
    const loft_contour *contour; /* with its band if it has one; or NULL */
    const char *contour_text;
    const loft_map_place
        *marks; /* places that were asked for, each a dot with its text */
    size_t n_marks;
    bool *marks_shown; /* n_marks, written: is it on the map? or NULL */
    loft_style look;
} loft_map;

/* LOFT_ERR_DOMAIN without flights and contour, or with too many; else as
 * loft_profile_draw. */
LOFT_NODISCARD loft_status loft_map_draw(const loft_map *map, loft_picture_format format,
                                         const loft_png_text *texts, size_t n_texts,
                                         loft_buffer *out);

LOFT_API_END

#endif
