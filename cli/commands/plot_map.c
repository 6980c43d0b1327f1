/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_map.c - the ground track on a map, with reach, and what the report leaves open. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/commands/plot_files.h"
#include "cli/support/app.h"
#include "io/text/analysis_text.h"
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

/* "1,001.2 km +- 45 m", or "3,618 to 3,782 km". */
static void write_span(char text[2 * LOFT_QUANTITY_TEXT], const loft_impact_area *area)
{
    const double half_m = 0.5 * (area->farthest_m - area->nearest_m);
    char km[LOFT_QUANTITY_TEXT];
    if (half_m < 1000.0) {
        const loft_claim middle_m = {.kind = LOFT_CLAIM_EXACT,
                                     .value = area->nearest_m + half_m,
                                     .rounding = half_m};
        snprintf(text, 2 * LOFT_QUANTITY_TEXT, "%s \302\261 %.0f m",
                 loft_report_claim_km(km, &middle_m), half_m);
        return;
    }
    const loft_claim span_m = {.kind = LOFT_CLAIM_INTERVAL,
                               .lo = 1000.0 * round(area->nearest_m / 1000.0),
                               .hi = 1000.0 * round(area->farthest_m / 1000.0)};
    snprintf(text, 2 * LOFT_QUANTITY_TEXT, "%s", loft_report_claim_km(km, &span_m));
}

/* Owned by the caller. */
static char *impact_text(const loft_impact_area *area)
{
    char span[2 * LOFT_QUANTITY_TEXT];
    const double azimuth_deg = loft_deg_from_rad(area->azimuth_rad);
    const double half_deg = loft_deg_from_rad(area->half_width_rad);
    write_span(span, area);
    if (area->half_width_rad >= LOFT_PI) {
        return loft_text_format("impact area of the report:\n%s, any bearing (ring)",
                                span);
    }
    if (half_deg > 0.0) {
        return loft_text_format(
            "impact area of the report:\n%s, %.0f\302\260 \302\261 %.0f\302\260", span,
            azimuth_deg, half_deg);
    }
    return loft_text_format("impact area of the report:\n%s", span);
}

/* A note on where the contour is unbounded. */
static const char *contour_note(const loft_contour *contour)
{
    const size_t all = LOFT_CONTOUR_AZIMUTHS;
    const size_t fitted = loft_contour_unbounded(contour, LOFT_CONTOUR_FITTED);
    const size_t high =
        contour->has_band ? loft_contour_unbounded(contour, LOFT_CONTOUR_P95) : 0;
    const size_t low =
        contour->has_band ? loft_contour_unbounded(contour, LOFT_CONTOUR_P05) : 0;
    return contour->has_band && low == all
               ? " Toward every azimuth at least 95 % of the matching boosters are "
                 "unbounded (half-way round the Earth)."
           : high > 0 ? " Where the shaded interval has no outer edge, more than 5 % of "
                        "the matching boosters are unbounded (half-way round the Earth)."
           : fitted == all
               ? " Toward every azimuth the booster is unbounded (half-way round the Earth)."
           : fitted > 0
               ? " Where the contour breaks off, flights go half-way round the Earth."
               : "";
}

/* Is there anything of it to draw? */
static bool is_bounded(const loft_contour *contour)
{
    return loft_contour_unbounded(contour, LOFT_CONTOUR_FITTED) < LOFT_CONTOUR_AZIMUTHS ||
           (contour->has_band &&
            loft_contour_unbounded(contour, LOFT_CONTOUR_P05) < LOFT_CONTOUR_AZIMUTHS);
}

static const char *contour_name(const plot_input *in, const loft_contour *contour)
{
    const bool line =
        loft_contour_unbounded(contour, LOFT_CONTOUR_FITTED) < LOFT_CONTOUR_AZIMUTHS;
    if (loft_analysis_estimate(in->analysis, in->index)->lower_bound) {
        return "standard range, every azimuth:\nat least";
    }
    return !contour->has_band ? "standard range, every azimuth"
           : line             ? "standard range, every azimuth;\nshaded: 90 % interval"
                              : "standard range, every azimuth:\n90 % interval";
}

static loft_status write_words(const plot_input *in, const plot_request *request,
                               const loft_contour *contour, bool has_area,
                               plot_words *words)
{
    const char *const parts[] = {
        has_area ? " The impact area (90 %) follows from the rounding and bearing "
                   "of the report; it is not the accuracy of the missile."
                 : "",
        " Azimuthal equidistant: true in distance and direction from the launch site.",
        contour != NULL ? contour_note(contour) : ""};
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
    char *impact = has_area ? impact_text(&area) : NULL;
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
            .contour_text = reaches ? contour_name(in, &contour) : NULL,
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
