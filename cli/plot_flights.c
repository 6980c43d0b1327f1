/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_flights.c - the pictures made of flights alone: panels and profile. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "loft/panels.h"
#include "plot_kinds.h"

enum {
    FLIGHTS_MAX = 8
};

typedef struct inputs {
    plot_input list[FLIGHTS_MAX];
    int n;
} inputs;

static void fini(inputs *in)
{
    for (int i = 0; i < in->n; i++) {
        plot_input_fini(&in->list[i]);
    }
}

/* Reads them all and flies their flown flights. */
static int read_all(const loft_data *data, const plot_request *request, int most,
                    inputs *in)
{
    in->n = 0;
    if (request->n_paths > most) {
        app_complain("plot: at most %d files for this picture", most);
        return APP_USAGE;
    }
    for (int i = 0; i < request->n_paths; i++) {
        plot_input *input = &in->list[in->n++];
        const int result =
            plot_input_read(data, request->paths[i], &request->reading, input);
        if (result != APP_DONE) {
            return result;
        }
        if (!plot_input_fly(input, LOFT_RESULT_FLOWN)) {
            const char *reason =
                input->estimate != NULL ? input->estimate->refusal_reason : NULL;
            app_complain("plot: %s: there is no flight to draw: %s", input->path,
                         reason != NULL ? reason : "no fit converged");
            return APP_BAD_INPUT;
        }
    }
    return APP_DONE;
}

/* The words of one file, or of several in common. */
static void words_of(const inputs *in, const plot_request *request, const char *many,
                     plot_words *words)
{
    plot_input_words(&in->list[0], words);
    if (in->n > 1) {
        snprintf(words->title, sizeof words->title, "%s", many);
        snprintf(words->subtitle, sizeof words->subtitle,
                 "Each fitted to its reported figures with the booster class of its file "
                 "and flown over the turning WGS84 Earth with J2 in the US Standard "
                 "Atmosphere 1976.");
        size_t used = (size_t)snprintf(words->source, sizeof words->source, "Figures: ");
        for (int i = 0; i < in->n && used < sizeof words->source; i++) {
            const char *who = in->list[i].estimate != NULL ? in->list[i].estimate->source
                                                           : "computed, not reported";
            used += (size_t)snprintf(words->source + used, sizeof words->source - used,
                                     "%s%s (%s)", i > 0 ? "; " : "", in->list[i].label,
                                     who != NULL ? who : "typed in");
        }
        if (used < sizeof words->source) {
            snprintf(words->source + used, sizeof words->source - used,
                     ". Drawn by loft " LOFT_VERSION ".");
        }
    }
    if (in->n == 1) {
        const size_t used = strlen(words->subtitle);
        snprintf(words->subtitle + used, sizeof words->subtitle - used, "%s",
                 words->place);
    }
    if (request->title != NULL) {
        snprintf(words->title, sizeof words->title, "%s", request->title);
    }
}

static int finish(loft_status status)
{
    if (status != LOFT_OK) {
        app_complain("plot: %s", loft_status_text(status));
    }
    return app_exit_of(status);
}

int plot_panels(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    inputs in = {.n = 0};
    loft_figure_flight flights[FLIGHTS_MAX];
    int result = read_all(data, request, 4, &in);
    if (result == APP_DONE) {
        plot_words words;
        for (int i = 0; i < in.n; i++) {
            flights[i] =
                plot_input_flight(&in.list[i], LOFT_RESULT_FLOWN, in.list[i].label);
        }
        words_of(&in, request, "Flights against time", &words);
        const loft_panels panels = {.title = words.title,
                                    .subtitle = words.subtitle,
                                    .source = words.source,
                                    .flights = flights,
                                    .n_flights = (size_t)in.n,
                                    .look = request->look};
        const loft_png_text texts[] = {{"Title", words.title},
                                       {"Description", words.subtitle},
                                       {"Source", words.source},
                                       {"Software", "loft " LOFT_VERSION}};
        result = finish(loft_panels_draw(&panels, request->format, texts,
                                         sizeof texts / sizeof texts[0], out));
    }
    fini(&in);
    return result;
}

/* What a curve is called beside others: its name, height, and time. */
static void overlay_label(const plot_input *in, char *label, size_t size)
{
    const loft_figure_flight f = plot_input_flight(in, LOFT_RESULT_FLOWN, NULL);
    char height[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    snprintf(label, size, "%s\n%s high, %s", in->label,
             loft_report_km(height, f.flight->apogee.place.alt_m),
             loft_report_time(time, f.flight->end.t_s));
}

static void case_label(const plot_input *in, char *label, size_t size)
{
    const double lift_to_drag = loft_case_plan(in->flight_case)->body.lift_to_drag;
    if (lift_to_drag != 0.0) {
        snprintf(label, size, "assumed lift-to-drag ratio %.2f", lift_to_drag);
    } else {
        snprintf(label, size, "computed");
    }
}

/* One file with its standard flights, or the flown flights of several. */
static size_t profile_flights(inputs *in, char labels[FLIGHTS_MAX][256],
                              loft_figure_flight *flights)
{
    static const char *const names[LOFT_RESULT_ROLES] = {"flown", "standard, no rotation",
                                                         "standard toward the azimuth"};
    size_t n = 0;
    if (in->n > 1 || in->list[0].result == NULL) {
        for (int i = 0; i < in->n; i++) {
            flights[n] = plot_input_flight(&in->list[i], LOFT_RESULT_FLOWN, labels[n]);
            flights[n].role = LOFT_CURVE_OTHER;
            flights[n].place = i;
            flights[n].quiet = in->n > 1;
            if (in->n > 1) {
                overlay_label(&in->list[i], labels[n], sizeof labels[n]);
            } else {
                case_label(&in->list[i], labels[n], sizeof labels[n]);
            }
            n++;
        }
        return n;
    }
    for (int role = 0; role < LOFT_RESULT_ROLES; role++) {
        /* A least-speed flight is its own standard one. */
        const bool twice =
            role == LOFT_RESULT_STANDARD_ROTATING && in->list[0].estimate->lower_bound;
        if (!twice && plot_input_fly(&in->list[0], (loft_result_role)role)) {
            flights[n] = plot_input_flight(&in->list[0], (loft_result_role)role, NULL);
            snprintf(labels[n], sizeof labels[n], "%s%s", names[role],
                     flights[n].unbounded ? " (unbounded)" : "");
            flights[n].label = labels[n];
            n++;
        }
    }
    return n;
}

int plot_profile(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    inputs in = {.n = 0};
    loft_figure_flight flights[FLIGHTS_MAX];
    char labels[FLIGHTS_MAX][256];
    int result = read_all(data, request, FLIGHTS_MAX, &in);
    if (result == APP_DONE) {
        plot_words words;
        const size_t n = profile_flights(&in, labels, flights);
        words_of(&in, request, "Altitude against ground range", &words);
        const loft_figure figure = {.title = words.title,
                                    .subtitle = words.subtitle,
                                    .source = words.source,
                                    .flights = flights,
                                    .n_flights = n,
                                    .to_scale = request->to_scale,
                                    .look = request->look};
        const loft_png_text texts[] = {{"Title", words.title},
                                       {"Description", words.subtitle},
                                       {"Source", words.source},
                                       {"Software", "loft " LOFT_VERSION}};
        result = finish(loft_figure_draw(&figure, request->format, texts,
                                         sizeof texts / sizeof texts[0], out));
    }
    fini(&in);
    return result;
}
