/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_map.c - the ground track on a map, with reach, and what the report leaves open. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/commands/plot_files.h"
#include "cli/support/app.h"
#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "io/text/report_units.h"
#include "loft/loft.h"
#include "loft/plot.h"
#include "sim/base/text.h"

/* The flown flight, and the standard one toward the azimuth unless it is close up. */
static size_t find_flights(plot_input *in, bool near, loft_figure_flight flights[2])
{
    const bool lower_bound = loft_analysis_estimate(in->analysis, in->index)->lower_bound;
    const loft_role far = LOFT_ROLE_STANDARD_ROTATING;
    size_t n = plot_input_flight(in, LOFT_ROLE_FLOWN, "impact", &flights[0]) ? 1 : 0;
    if (!near && !lower_bound &&
        plot_input_flight(in, far, loft_role_label(far), &flights[n])) {
        n++;
    }
    return n;
}

/* Is there anything of it to draw? */
static bool is_bounded(const loft_contour *contour)
{
    return loft_contour_unbounded(contour, LOFT_CONTOUR_FITTED) < LOFT_CONTOUR_AZIMUTHS ||
           (contour->has_band &&
            loft_contour_unbounded(contour, LOFT_CONTOUR_P05) < LOFT_CONTOUR_AZIMUTHS);
}

static loft_status write_words(const plot_input *in, const plot_request *request,
                               const loft_contour *contour, bool has_area,
                               plot_words *words)
{
    const char *const parts[] = {
        has_area ? loft_caption_text(LOFT_CAPTION_IMPACT_AREA) : "",
        loft_caption_text(LOFT_CAPTION_PROJECTION),
        contour != NULL ? loft_caption_contour_note(contour) : ""};
    loft_status status = plot_input_words(in, words);
    if (status == LOFT_OK) {
        status = plot_words_set(&words->title, request->title);
    }
    for (size_t i = 0; status == LOFT_OK && i < sizeof parts / sizeof parts[0]; i++) {
        status = plot_words_add(&words->subtitle, parts[i]);
    }
    return status;
}

static loft_status draw(plot_input *in, const plot_request *request, loft_buffer *out)
{
    const loft_analysis_event *event = loft_analysis_event_of(in->analysis);
    loft_contour contour;
    loft_figure_flight flights[2];
    loft_impact_area area;
    plot_words words = {.title = NULL};
    loft_png_text texts[PLOT_TEXTS];
    const bool reaches = !request->near;
    const bool has_area = plot_input_impact(in, &area);
    char *impact = has_area ? loft_caption_impact(&area) : NULL;
    loft_status status = has_area && impact == NULL ? LOFT_ERR_NOMEM : LOFT_OK;
    if (status == LOFT_OK && reaches) {
        status = plot_input_contour(in, &contour);
    }
    if (status == LOFT_OK) {
        status = write_words(in, request, reaches ? &contour : NULL, has_area, &words);
    }
    if (status == LOFT_OK) {
        const loft_map map = {
            .title = words.title,
            .subtitle = words.subtitle,
            .source = words.source,
            .launch = {event->launch.site,
                       event->site_name != NULL ? event->site_name : "launch"},
            .flights = flights,
            .n_flights = find_flights(in, request->near, flights),
            .impact = has_area ? &area : NULL,
            .impact_text = impact,
            .contour = reaches && is_bounded(&contour) ? &contour : NULL,
            .contour_text =
                reaches
                    ? loft_caption_contour_label(
                          &contour,
                          loft_analysis_estimate(in->analysis, in->index)->lower_bound)
                    : NULL,
            .look = request->look};
        plot_texts(&words, texts);
        status = loft_map_draw(&map, request->format, texts, PLOT_TEXTS, out);
    }
    free(impact);
    plot_words_fini(&words);
    return status;
}

int plot_map(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    plot_input in;
    plot_input_options reading = request->reading;
    if (!request->near) {
        reading.analysis = request->sampled;
        reading.analysis.contour = true;
    }
    int result = plot_read_fitted(data, request, &reading, &in);
    if (result == APP_DONE) {
        const loft_status status = draw(&in, request, out);
        if (status != LOFT_OK) {
            app_error("plot: %s: %s", in.path, loft_status_text(status));
            result = app_exit_of(status);
        }
    }
    plot_input_fini(&in);
    return result;
}
