/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_map.c - the ground track on a map, with reach, and what the report leaves open. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands/plot_kinds.h"
#include "cli/support/app.h"
#include "loft/loft.h"
#include "loft/plot.h"

static const char *const names[LOFT_RESULT_ROLES] = {"impact", "standard, no rotation",
                                                     "standard toward the azimuth"};

/* The flown flight, and the standard one toward the azimuth unless it is close up. */
static size_t find_flights(plot_input *in, bool near, loft_figure_flight flights[2])
{
    size_t n = 0;
    for (int role = 0; role < LOFT_RESULT_ROLES; role++) {
        const bool wanted =
            role == LOFT_RESULT_FLOWN || (role == LOFT_RESULT_STANDARD_ROTATING &&
                                          !near && !in->estimate->lower_bound);
        if (wanted && plot_input_fly(in, (loft_result_role)role)) {
            flights[n++] = plot_input_flight(in, (loft_result_role)role, names[role]);
        }
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

static void write_impact(char *text, size_t size, const loft_impact_area *area)
{
    char span[2 * LOFT_QUANTITY_TEXT];
    const double azimuth_deg = loft_deg_from_rad(area->azimuth_rad);
    const double half_deg = loft_deg_from_rad(area->half_width_rad);
    write_span(span, area);
    if (area->half_width_rad >= LOFT_PI) {
        snprintf(text, size, "impact area of the report:\n%s, any bearing (ring)", span);
    } else if (half_deg > 0.0) {
        snprintf(text, size,
                 "impact area of the report:\n%s, %.0f\302\260 \302\261 %.0f\302\260",
                 span, azimuth_deg, half_deg);
    } else {
        snprintf(text, size, "impact area of the report:\n%s", span);
    }
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
    if (in->estimate->lower_bound) {
        return "standard range, every azimuth:\nat least";
    }
    return !contour->has_band ? "standard range, every azimuth"
           : line             ? "standard range, every azimuth;\nshaded: 90 % interval"
                              : "standard range, every azimuth:\n90 % interval";
}

static void finish_words(const plot_request *request, const loft_contour *contour,
                         bool has_area, plot_words *words)
{
    if (request->title != NULL) {
        snprintf(words->title, sizeof words->title, "%s", request->title);
    }
    const size_t used = strlen(words->subtitle);
    snprintf(words->subtitle + used, sizeof words->subtitle - used,
             "%s Azimuthal equidistant: true in distance and direction from the launch "
             "site.%s",
             has_area ? " The impact area (90 %) follows from the rounding and bearing "
                        "of the report; it is not the accuracy of the missile."
                      : "",
             contour != NULL ? contour_note(contour) : "");
}

static loft_status draw(plot_input *in, const plot_request *request, loft_buffer *out)
{
    loft_contour contour;
    loft_figure_flight flights[2];
    loft_impact_area area;
    plot_words words;
    char impact[192];
    const bool reaches = !request->near;
    if (reaches) {
        const loft_status status = plot_input_contour(in, &contour);
        if (status != LOFT_OK) {
            return status;
        }
    }
    const bool has_area = plot_input_impact(in, &area);
    if (has_area) {
        write_impact(impact, sizeof impact, &area);
    }
    plot_input_words(in, &words);
    finish_words(request, reaches ? &contour : NULL, has_area, &words);
    const loft_launch *launch = &in->facts->launch;
    const loft_map map = {.title = words.title,
                          .subtitle = words.subtitle,
                          .source = words.source,
                          .launch = {launch->site, in->facts->site_name != NULL
                                                       ? in->facts->site_name
                                                       : "launch"},
                          .flights = flights,
                          .n_flights = find_flights(in, request->near, flights),
                          .impact = has_area ? &area : NULL,
                          .impact_text = has_area ? impact : NULL,
                          .contour = reaches && is_bounded(&contour) ? &contour : NULL,
                          .contour_text = reaches ? contour_name(in, &contour) : NULL,
                          .look = request->look};
    const loft_png_text texts[] = {{"Title", words.title},
                                   {"Description", words.subtitle},
                                   {"Source", words.source},
                                   {"Software", "loft " LOFT_VERSION}};
    return loft_map_draw(&map, request->format, texts, sizeof texts / sizeof texts[0],
                         out);
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
