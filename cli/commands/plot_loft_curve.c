/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_loft_curve.c - range against apogee of the fitted booster. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/plot_kinds.h"
#include "cli/support/app.h"
#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "io/text/units_text.h"
#include "loft/loft.h"
#include "loft/plot.h"
#include "sim/base/decimal.h"

enum {
    CURVE_POINTS = 150
};

typedef struct curve_parts {
    loft_range_curve still, turning;
    loft_curve_line lines[2];
    loft_curve_mark marks[3];
    char texts[3][160];
    char label[64];
    size_t n_marks;
    bool unbounded;
} curve_parts;

/* The figures of a flight that was fitted to a report are shown as they were reported. */
static void add_mark(curve_parts *parts, const char *name, const loft_launch_flight *f,
                     int place, const loft_report *report)
{
    char range[LOFT_QUANTITY_TEXT];
    char apogee[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    char *text = parts->texts[parts->n_marks];
    snprintf(text, sizeof parts->texts[0], "%s\nrange %s, apogee %s\n%s", name,
             loft_text_fitted_length(range, f->range_m,
                                     report != NULL ? &report->range_m : NULL),
             loft_text_fitted_length(apogee, f->flight.apogee.place.alt_m,
                                     report != NULL ? &report->apogee_m : NULL),
             loft_text_time(time, f->flight.end.t_s));
    parts->marks[parts->n_marks++] =
        (loft_curve_mark){.range_m = f->range_m,
                          .apogee_m = f->flight.apogee.place.alt_m,
                          .text = text,
                          .place = place};
}

static loft_status make_parts(plot_input *in, curve_parts *parts)
{
    const loft_analysis_event *event = loft_analysis_event_of(in->analysis);
    const loft_launch *launch = &event->launch;
    const loft_report *report = &event->sources[in->index].report;
    const loft_launch_aim *flown =
        &loft_analysis_found(in->analysis, in->index, LOFT_ROLE_FLOWN)->aim;
    const loft_launch_aim *still =
        &loft_analysis_found(in->analysis, in->index, LOFT_ROLE_STANDARD)->aim;
    const loft_launch_aim *turning =
        &loft_analysis_found(in->analysis, in->index, LOFT_ROLE_STANDARD_ROTATING)->aim;
    *parts = (curve_parts){.n_marks = 0};
    loft_status status = loft_range_curve_make(launch, flown, turning, true, CURVE_POINTS,
                                               &parts->turning);
    if (status == LOFT_OK) {
        status = loft_range_curve_make(launch, flown, still, false, CURVE_POINTS,
                                       &parts->still);
    }
    loft_snprintf(parts->label, sizeof parts->label, "toward azimuth %.0f\302\260",
                  loft_deg_from_rad(launch->azimuth_rad));
    parts->lines[0] = (loft_curve_line){parts->label, &parts->turning, 2, true};
    parts->lines[1] = (loft_curve_line){"without rotation", &parts->still, 1, false};
    for (int r = 0; r < LOFT_ROLES_FOUND && status == LOFT_OK; r++) {
        /* A least-speed flight is its own standard one. */
        const loft_role role = (loft_role)r;
        const bool twice = role == LOFT_ROLE_STANDARD_ROTATING &&
                           loft_analysis_estimate(in->analysis, in->index)->lower_bound;
        const loft_recorded *f =
            twice ? NULL : loft_analysis_flight(in->analysis, in->index, role);
        if (f != NULL && !f->flown.unbounded) {
            add_mark(parts, loft_role_label(role), &f->flown, r,
                     role == LOFT_ROLE_FLOWN ? report : NULL);
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

static loft_status write_words(const plot_input *in, const plot_request *request,
                               bool unbounded, plot_words *words)
{
    loft_status status = plot_input_words(in, words);
    if (status == LOFT_OK) {
        status = request->title != NULL ? plot_words_set(&words->title, request->title)
                                        : plot_words_set(&words->title, in->label);
    }
    if (status == LOFT_OK && request->title == NULL) {
        status =
            plot_words_add(&words->title, loft_caption_text(LOFT_CAPTION_CURVE_TITLE));
    }
    if (status == LOFT_OK) {
        status = plot_words_add(&words->subtitle, words->place);
    }
    if (status == LOFT_OK) {
        status = plot_words_add(&words->subtitle, loft_caption_text(LOFT_CAPTION_CURVE));
    }
    return status == LOFT_OK && unbounded
               ? plot_words_add(&words->subtitle,
                                loft_caption_text(LOFT_CAPTION_CURVE_UNBOUNDED))
               : status;
}

static loft_status draw_parts(const plot_input *in, const plot_request *request,
                              const curve_parts *parts, loft_buffer *out)
{
    plot_words words;
    loft_png_text texts[PLOT_TEXTS];
    loft_status status = write_words(in, request, parts->unbounded, &words);
    if (status == LOFT_OK) {
        const loft_curve figure = {.title = words.title,
                                   .subtitle = words.subtitle,
                                   .source = words.source,
                                   .lines = parts->lines,
                                   .n_lines = 2,
                                   .marks = parts->marks,
                                   .n_marks = parts->n_marks,
                                   .look = request->look};
        plot_texts(&words, request, texts);
        status = loft_curve_draw(&figure, request->format, texts, PLOT_TEXTS, out);
    }
    plot_words_fini(&words);
    return status;
}

static int draw(plot_files *in, const plot_request *request, loft_buffer *out)
{
    plot_input *one = &in->list[0];
    curve_parts *parts = calloc(1, sizeof *parts);
    loft_status status = parts != NULL ? make_parts(one, parts) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = draw_parts(one, request, parts, out);
    }
    free(parts);
    return plot_finish(in, status);
}

static const plot_example examples[] = {
    {"loft-curve",
     "Range against apogee of one booster as its steering goes from depressed to lofted.",
     "scenarios/dprk/2017-05-14-hwasong-12.json"},
};

const plot_kind plot_loft_curve = {
    .name = "loft-curve",
    .shows = "Range against apogee of one booster",
    .use = "range against apogee as the steering is varied",
    .detail = "range against apogee of the fitted booster from depressed over standard "
              "to lofted, with times of flight.",
    .most_files = 1,
    .needs = plot_files_fitted,
    .examples = examples,
    .n_examples = sizeof examples / sizeof examples[0],
    .draw = draw,
};
