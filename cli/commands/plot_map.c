/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_map.c - the ground track on a map, with reach, and what the report leaves open. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/commands/plot_kinds.h"
#include "cli/commands/plot_places.h"
#include "cli/support/app.h"
#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "io/text/units_text.h"
#include "loft/loft.h"
#include "loft/plot.h"
#include "sim/base/text.h"
#include "sim/flight/ending.h"

enum {
    OWN_NEAR,
    OWN_PLACE
};

static const opt_spec options[] = {
    [OWN_NEAR] = {"near", NULL, "map: only the flown ground track, close up", OPT_FLAG,
                  0},
    [OWN_PLACE] = {"place", "PLACE",
                   "map: mark this place, by name or as LAT,LON such as Tokyo or "
                   "'39.2N 125.7E'; once for each",
                   OPT_REPEATED, 0},
};

/*
 * The flown flight, and the standard one toward the azimuth unless it is close up; *label is
 * its name, owned by the caller.
 */
static size_t find_flights(plot_input *in, bool near, loft_plot_flight flights[2],
                           char **label)
{
    const bool lower_bound = loft_analysis_estimate(in->analysis, in->index)->lower_bound;
    const loft_role far = LOFT_ROLE_STANDARD_ROTATING;
    size_t n = plot_input_flight(in, LOFT_ROLE_FLOWN, "impact", &flights[0]) ? 1 : 0;
    if (!near && !lower_bound && plot_input_flight(in, far, NULL, &flights[n])) {
        *label = loft_shown_label(in->analysis, in->index, far, flights[n].unbounded);
        flights[n].label = *label != NULL ? *label : loft_role_label(far);
        n++;
    }
    return n;
}

/* A case: its ground track from its start. */
static loft_status draw_case(plot_input *in, const plot_request *request,
                             plot_places *places, loft_buffer *out)
{
    plot_words words = {.title = NULL};
    loft_png_text texts[PLOT_TEXTS];
    loft_plot_flight flight;
    const loft_ending *ending = loft_ending_of(in->flight.ended_by);
    loft_status status = plot_input_words(in, &words);
    if (status == LOFT_OK) {
        status = plot_words_set(&words.title, request->title);
    }
    if (status == LOFT_OK) { /* a sentence to follow others, behind a blank */
        const char *projection = loft_caption_text(LOFT_CAPTION_PROJECTION);
        status = plot_words_add(&words.subtitle,
                                projection + (*words.subtitle == '\0' ? 1 : 0));
    }
    if (status == LOFT_OK &&
        plot_input_flight(in, LOFT_ROLE_FLOWN,
                          ending->mark != NULL ? ending->mark : "no impact", &flight)) {
        const loft_map map = {.title = words.title,
                              .subtitle = words.subtitle,
                              .source = words.source,
                              .launch = {flight.plan->start, "start"},
                              .flights = &flight,
                              .n_flights = 1,
                              .marks = places->list,
                              .n_marks = places->n,
                              .marks_shown = places->shown,
                              .look = request->look};
        plot_texts(&words, request, texts);
        status = loft_map_draw(&map, request->format, texts, PLOT_TEXTS, out);
    }
    plot_words_fini(&words);
    return status;
}

/* Is there anything of it to draw? */
static bool is_bounded(const loft_contour *contour)
{
    return loft_contour_unbounded(contour, LOFT_CONTOUR_FITTED) < LOFT_CONTOUR_AZIMUTHS ||
           (contour->has_band &&
            loft_contour_unbounded(contour, LOFT_CONTOUR_P05) < LOFT_CONTOUR_AZIMUTHS);
}

static loft_status write_words(const plot_input *in, const plot_request *request,
                               const loft_contour *contour, bool has_area, bool has_falls,
                               plot_words *words)
{
    char *answer = loft_analysis_answer_note(in->analysis);
    const char *const parts[] = {
        answer != NULL ? answer : "",
        has_area ? loft_caption_text(LOFT_CAPTION_IMPACT_AREA) : "",
        has_falls ? loft_caption_text(LOFT_CAPTION_STAGE_FALLS) : "",
        loft_caption_text(LOFT_CAPTION_PROJECTION),
        contour != NULL ? loft_caption_contour_note(contour) : ""};
    loft_status status = plot_input_words(in, words);
    status = status == LOFT_OK && answer == NULL ? LOFT_ERR_NOMEM : status;
    if (status == LOFT_OK) {
        status = plot_words_set(&words->title, request->title);
    }
    for (size_t i = 0; status == LOFT_OK && i < sizeof parts / sizeof parts[0]; i++) {
        status = plot_words_add(&words->subtitle, parts[i]);
    }
    free(answer);
    return status;
}

static loft_status draw_map(plot_input *in, const plot_request *request,
                            plot_places *places, loft_buffer *out)
{
    const loft_analysis_event *event = loft_analysis_event_of(in->analysis);
    loft_contour contour;
    loft_plot_flight flights[2];
    loft_impact_area area;
    plot_words words = {.title = NULL};
    loft_png_text texts[PLOT_TEXTS];
    const bool reaches = request->own[OWN_NEAR] == NULL;
    const bool has_area = plot_input_impact(in, &area);
    /* beside a reach contour they would be dots */
    const loft_event_answer *answer = reaches ? NULL : loft_analysis_answer(in->analysis);
    const size_t n_falls = answer != NULL ? (size_t)answer->n_falls : 0;
    char *far_label = NULL;
    char *impact = has_area ? loft_caption_impact(&area) : NULL;
    loft_status status = has_area && impact == NULL ? LOFT_ERR_NOMEM : LOFT_OK;
    if (status == LOFT_OK && reaches) {
        status = plot_input_contour(in, &contour);
    }
    if (status == LOFT_OK) {
        status = write_words(in, request, reaches ? &contour : NULL, has_area,
                             n_falls > 0, &words);
    }
    if (status == LOFT_OK) {
        const loft_map map = {
            .title = words.title,
            .subtitle = words.subtitle,
            .source = words.source,
            .launch = {event->launch.site,
                       event->site_name != NULL ? event->site_name : "launch"},
            .flights = flights,
            .n_flights = find_flights(in, !reaches, flights, &far_label),
            .impact = has_area ? &area : NULL,
            .impact_text = impact,
            .falls = n_falls > 0 ? answer->falls : NULL,
            .n_falls = n_falls,
            .areas = event->areas,
            .n_areas = event->n_areas,
            .contour = reaches && is_bounded(&contour) ? &contour : NULL,
            .contour_text =
                reaches
                    ? loft_caption_contour_label(
                          &contour,
                          loft_analysis_estimate(in->analysis, in->index)->lower_bound)
                    : NULL,
            .marks = places->list,
            .n_marks = places->n,
            .marks_shown = places->shown,
            .look = request->look};
        plot_texts(&words, request, texts);
        status = loft_map_draw(&map, request->format, texts, PLOT_TEXTS, out);
    }
    free(impact);
    free(far_label);
    plot_words_fini(&words);
    return status;
}

static void sample(const plot_request *request, loft_analysis_options *analysis)
{
    *analysis = request->sampled;
    analysis->contour = request->own[OWN_NEAR] == NULL;
}

static int draw(plot_files *in, const plot_request *request, loft_buffer *out)
{
    plot_input *first = &in->list[0];
    plot_places places;
    int result = plot_places_read(request, &places);
    if (result == APP_DONE) {
        result = plot_finish(in, first->analysis != NULL
                                     ? draw_map(first, request, &places, out)
                                     : draw_case(first, request, &places, out));
    }
    if (result == APP_DONE) {
        plot_places_say(&places);
    }
    plot_places_fini(&places);
    return result;
}

static const plot_example examples[] = {
    {"map",
     ("Ground track and reach contour, the standard range toward every azimuth: an "
      "egg, because the Earth rotates. The 90 % interval is shaded."),
     "scenarios/dprk/2017-05-14-hwasong-12.json --size 640x720 --scale 1.05"},
    {"map-whole",
     ("If the reach exceeds a quarter of the way round, the map shows the whole Earth. "
      "Where the interval has no outer edge, matching boosters go half-way round."),
     "scenarios/dprk/2017-11-29-hwasong-15.json --theme dark --size 640x720 --scale 1.05"},
    {"map-near",
     ("The flown ground track and the impact area of a report with a range of about "
      "3,700 km and a bearing read off a map."),
     ("scenarios/dprk/2017-09-15-hwasong-12-over-japan.json --near --size 640x600 "
      "--scale 1.5")},
};

const plot_kind plot_map = {
    .name = "map",
    .shows = "Map of the ground track and the reach",
    .use = "ground track and reach contour, azimuthal equidistant about the launch site",
    .detail = "ground track with time ticks, the reach contour including the Earth's "
              "rotation with its 90 % interval shaded, and the impact area that "
              "rounding and bearing of the report leave open; with *--near* the areas "
              "in which spent stages fall; azimuthal equidistant "
              "about the launch site. If the interval has no outer edge, more than 5 % "
              "of the matching boosters go half-way round the Earth. The interval "
              "belongs to the plotted source; with *--source* another one has only the "
              "contour. A case has the ground track alone.",
    .most_files = 1,
    .needs = plot_files_fitted_or_case,
    .sampling = sample,
    .check = plot_places_check,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .examples = examples,
    .n_examples = sizeof examples / sizeof examples[0],
    .draw = draw,
};
