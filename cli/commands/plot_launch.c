/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_launch.c - range against apogee of the fitted booster. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/plot_kinds.h"
#include "cli/support/app.h"
#include "loft/loft.h"
#include "loft/plot.h"

enum {
    CURVE_POINTS = 150
};

int plot_read_fitted(const loft_data *data, const plot_request *request,
                     const plot_input_options *reading, plot_input *in)
{
    if (request->n_paths != 1) {
        app_error("plot: this kind of plot takes one file");
        *in = (plot_input){.path = NULL};
        return APP_USAGE;
    }
    const int result = plot_input_read(data, request->paths[0], reading, in);
    if (result != APP_DONE) {
        return result;
    }
    if (in->result == NULL) {
        app_error("plot: %s is a case; this kind of plot needs a scenario or a result",
                  in->path);
        return APP_BAD_INPUT;
    }
    if (!in->estimate->has[LOFT_RESULT_STANDARD] ||
        !plot_input_fly(in, LOFT_RESULT_FLOWN)) {
        const char *reason = in->estimate->refusal_reason;
        app_error("plot: %s: no flight to plot: %s", in->path,
                  reason != NULL ? reason : "no fit converged");
        return APP_BAD_INPUT;
    }
    return APP_DONE;
}

typedef struct curve_parts {
    loft_range_curve still, turning;
    loft_curve_line lines[2];
    loft_curve_mark marks[3];
    char texts[3][160];
    char label[64];
    size_t n_marks;
    bool unbounded;
} curve_parts;

static void add_mark(curve_parts *parts, const char *name, const loft_launch_flight *f,
                     int place)
{
    char range[LOFT_QUANTITY_TEXT];
    char apogee[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    char *text = parts->texts[parts->n_marks];
    snprintf(text, sizeof parts->texts[0], "%s\nrange %s, apogee %s\n%s", name,
             loft_report_km(range, f->range_m),
             loft_report_km(apogee, f->flight.apogee.place.alt_m),
             loft_report_time(time, f->flight.end.t_s));
    parts->marks[parts->n_marks++] =
        (loft_curve_mark){.range_m = f->range_m,
                          .apogee_m = f->flight.apogee.place.alt_m,
                          .text = text,
                          .place = place};
}

static loft_status make_parts(plot_input *in, curve_parts *parts)
{
    const loft_launch *launch = &in->facts->launch;
    const loft_launch_aim *aims = in->estimate->aims;
    const char *const names[LOFT_RESULT_ROLES] = {"flown", "standard, no rotation",
                                                  "standard toward the azimuth"};
    *parts = (curve_parts){.n_marks = 0};
    loft_status status = loft_range_curve_make(launch, &aims[LOFT_RESULT_FLOWN],
                                               &aims[LOFT_RESULT_STANDARD_ROTATING], true,
                                               CURVE_POINTS, &parts->turning);
    if (status == LOFT_OK) {
        status = loft_range_curve_make(launch, &aims[LOFT_RESULT_FLOWN],
                                       &aims[LOFT_RESULT_STANDARD], false, CURVE_POINTS,
                                       &parts->still);
    }
    snprintf(parts->label, sizeof parts->label, "toward azimuth %.0f\302\260",
             loft_deg_from_rad(launch->azimuth_rad));
    parts->lines[0] = (loft_curve_line){parts->label, &parts->turning, 2, true};
    parts->lines[1] = (loft_curve_line){"without rotation", &parts->still, 1, false};
    for (int role = 0; role < LOFT_RESULT_ROLES && status == LOFT_OK; role++) {
        /* A least-speed flight is its own standard one. */
        const bool twice =
            role == LOFT_RESULT_STANDARD_ROTATING && in->estimate->lower_bound;
        if (!twice && plot_input_fly(in, (loft_result_role)role) &&
            !in->flights[role].flown.unbounded) {
            add_mark(parts, names[role], &in->flights[role].flown, role);
        }
    }
    for (size_t i = 0; i < parts->turning.n; i++) {
        parts->unbounded = parts->unbounded || parts->turning.points[i].unbounded;
    }
    for (size_t i = 0; i < parts->still.n; i++) {
        parts->unbounded = parts->unbounded || parts->still.points[i].unbounded;
    }
    return status;
}

int plot_range_curve(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    plot_input in;
    curve_parts *parts = NULL;
    int result = plot_read_fitted(data, request, &request->reading, &in);
    loft_status status = LOFT_OK;
    if (result == APP_DONE) {
        parts = calloc(1, sizeof *parts);
        status = parts != NULL ? make_parts(&in, parts) : LOFT_ERR_NOMEM;
    }
    if (result == APP_DONE && status == LOFT_OK) {
        plot_words words;
        plot_input_words(&in, &words);
        if (request->title == NULL) {
            snprintf(words.title, sizeof words.title, "%s: range against apogee",
                     in.label);
        } else {
            snprintf(words.title, sizeof words.title, "%s", request->title);
        }
        const size_t used = strlen(words.subtitle);
        snprintf(
            words.subtitle + used, sizeof words.subtitle - used,
            "%s The same booster at other end elevations, from depressed to lofted.%s",
            words.place,
            parts->unbounded ? " Where a line breaks off, flights go half-way round "
                               "the Earth."
                             : "");
        const loft_curve figure = {.title = words.title,
                                   .subtitle = words.subtitle,
                                   .source = words.source,
                                   .lines = parts->lines,
                                   .n_lines = 2,
                                   .marks = parts->marks,
                                   .n_marks = parts->n_marks,
                                   .look = request->look};
        const loft_png_text texts[] = {{"Title", words.title},
                                       {"Description", words.subtitle},
                                       {"Source", words.source},
                                       {"Software", "loft " LOFT_VERSION}};
        status = loft_curve_draw(&figure, request->format, texts,
                                 sizeof texts / sizeof texts[0], out);
    }
    if (status != LOFT_OK) {
        app_error("plot: %s: %s", in.path, loft_status_text(status));
        result = app_exit_of(status);
    }
    free(parts);
    plot_input_fini(&in);
    return result;
}
