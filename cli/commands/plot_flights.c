/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_flights.c - the pictures made of flights alone: panels and profile. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/plot_files.h"
#include "cli/support/app.h"
#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "io/text/report_units.h"
#include "sim/base/text.h"

/* The flights of a picture with their labels. */
typedef struct curves {
    size_t n;
    loft_figure_flight flights[PLOT_FILES_MAX];
    char *labels[PLOT_FILES_MAX]; /* owned */
} curves;

static void curves_fini(curves *c)
{
    for (size_t i = 0; i < c->n; i++) {
        free(c->labels[i]);
    }
}

/* Takes the label; NULL is a lack of memory. */
static loft_status add_curve(curves *c, const loft_figure_flight *flight, char *label)
{
    if (label == NULL) {
        return LOFT_ERR_NOMEM;
    }
    c->labels[c->n] = label;
    c->flights[c->n] = *flight;
    c->flights[c->n++].label = label;
    return LOFT_OK;
}

static loft_status draw_panels(plot_files *in, const plot_request *request,
                               loft_buffer *out)
{
    loft_figure_flight flights[PLOT_FILES_MAX];
    plot_words words;
    loft_png_text texts[PLOT_TEXTS];
    for (int i = 0; i < in->n; i++) { /* all were flown */
        (void)plot_input_flight(&in->list[i], LOFT_ROLE_FLOWN, in->list[i].label,
                                &flights[i]);
    }
    loft_status status = plot_files_words(
        in, request, loft_caption_text(LOFT_CAPTION_PANELS_TITLE), &words);
    if (status == LOFT_OK) {
        const loft_panels panels = {.title = words.title,
                                    .subtitle = words.subtitle,
                                    .source = words.source,
                                    .flights = flights,
                                    .n_flights = (size_t)in->n,
                                    .look = request->look};
        plot_texts(&words, texts);
        status = loft_panels_draw(&panels, request->format, texts, PLOT_TEXTS, out);
    }
    plot_words_fini(&words);
    return status;
}

int plot_panels(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    plot_files in = {.n = 0};
    int result = plot_files_read(data, request, 4, &in);
    if (result == APP_DONE) {
        result = plot_files_fly(&in);
    }
    if (result == APP_DONE) {
        result = plot_finish(draw_panels(&in, request, out));
    }
    plot_files_fini(&in);
    return result;
}

/* ---- profile ---- */

/* Label of a curve beside others: name, apogee and time. */
static char *overlay_label(const plot_input *in, const loft_figure_flight *f)
{
    char height[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    return loft_text_format("%s\n%s high, %s", in->label,
                            loft_report_km(height, f->flight->apogee.place.alt_m),
                            loft_report_time(time, f->flight->end.t_s));
}

static char *case_label(const plot_input *in)
{
    const double lift_to_drag = loft_case_plan(in->flight_case)->body.lift_to_drag;
    return lift_to_drag != 0.0
               ? loft_text_format("assumed lift-to-drag ratio %.2f", lift_to_drag)
               : strdup("computed");
}

/* The flown flights of several files, or the flight of a case. */
static loft_status add_each(plot_files *in, curves *c)
{
    loft_status status = LOFT_OK;
    for (int i = 0; status == LOFT_OK && i < in->n; i++) {
        plot_input *input = &in->list[i];
        loft_figure_flight f;
        (void)plot_input_flight(input, LOFT_ROLE_FLOWN, NULL, &f);
        f.role = LOFT_ROLE_OTHER;
        f.place = i;
        f.quiet = in->n > 1;
        status =
            add_curve(c, &f, in->n > 1 ? overlay_label(input, &f) : case_label(input));
    }
    return status;
}

/*
 * The flights of one analysis. Beside a depressed flight, which is without rotation, stands
 * the standard flight without it alone; a least-speed flight is its own standard one.
 */
static loft_status add_roles(plot_input *in, bool depressed, curves *c)
{
    const bool lower_bound = loft_analysis_estimate(in->analysis, in->index)->lower_bound;
    loft_status status = LOFT_OK;
    for (int r = 0; status == LOFT_OK && r < LOFT_ROLES_FOUND; r++) {
        const loft_role role = (loft_role)r;
        const bool spared =
            role == LOFT_ROLE_STANDARD_ROTATING && (depressed || lower_bound);
        loft_figure_flight f;
        if (!spared && plot_input_flight(in, role, NULL, &f)) {
            status = add_curve(c, &f,
                               loft_text_format("%s%s", loft_role_label(role),
                                                f.unbounded ? " (unbounded)" : ""));
        }
    }
    return status;
}

static int add_depressed(plot_input *in, curves *c)
{
    loft_figure_flight f;
    if (!plot_input_flight(in, LOFT_ROLE_DEPRESSED, NULL, &f)) {
        app_error("plot: %s: this booster has no depressed trajectory (half the "
                  "standard apogee); omit --depressed",
                  in->path);
        return APP_NOT_CONVERGED;
    }
    f.role = LOFT_ROLE_OTHER;
    f.place = 3;
    return app_exit_of(add_curve(c, &f, strdup(loft_role_label(LOFT_ROLE_DEPRESSED))));
}

static int refuse_depressed(void)
{
    app_error("plot: --depressed needs exactly one scenario or result");
    return APP_USAGE;
}

static int add_curves(plot_files *in, const plot_request *request, curves *c)
{
    plot_input *first = &in->list[0];
    const bool one = in->n == 1 && first->analysis != NULL;
    const loft_status status =
        one ? add_roles(first, request->depressed, c) : add_each(in, c);
    if (status != LOFT_OK || !request->depressed) {
        return app_exit_of(status);
    }
    return one ? add_depressed(first, c) : refuse_depressed();
}

static loft_status draw_profile(plot_files *in, const plot_request *request,
                                const curves *c, loft_buffer *out)
{
    const plot_input *first = &in->list[0];
    const bool one = in->n == 1 && first->analysis != NULL;
    plot_words words;
    loft_png_text texts[PLOT_TEXTS];
    loft_status status = plot_files_words(
        in, request, loft_caption_text(LOFT_CAPTION_PROFILE_TITLE), &words);
    if (status == LOFT_OK) {
        const loft_figure figure = {
            .title = words.title,
            .subtitle = words.subtitle,
            .source = words.source,
            .flights = c->flights,
            .n_flights = c->n,
            .to_scale = request->to_scale,
            .fan = one ? loft_analysis_fan(first->analysis, first->index) : NULL,
            .look = request->look};
        plot_texts(&words, texts);
        status = loft_figure_draw(&figure, request->format, texts, PLOT_TEXTS, out);
    }
    plot_words_fini(&words);
    return status;
}

int plot_profile(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    plot_files in = {.n = 0};
    curves c = {.n = 0};
    plot_request drawn = *request;
    if (request->n_paths == 1) { /* of several flights none has its fan */
        drawn.reading.analysis = request->sampled;
    }
    int result = plot_files_read(data, &drawn, PLOT_FILES_MAX, &in);
    if (result == APP_DONE) {
        result = plot_files_fly(&in);
    }
    if (result == APP_DONE && in.n == 1) {
        result = plot_input_complete(&in.list[0]);
    }
    if (result == APP_DONE) {
        result = add_curves(&in, request, &c);
    }
    if (result == APP_DONE) {
        result = plot_finish(draw_profile(&in, request, &c, out));
    }
    curves_fini(&c);
    plot_files_fini(&in);
    return result;
}
