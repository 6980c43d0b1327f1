/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_flights.c - the pictures made of flights alone: panels and profile. */
#include <stdio.h>

#include "cli/commands/plot_files.h"
#include "cli/support/app.h"
#include "io/files/result_band.h"
#include "loft/flight.h"
#include "loft/plot.h"
#include "sim/infer/fan.h"

int plot_panels(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    plot_files in = {.n = 0};
    loft_figure_flight flights[PLOT_FILES_MAX];
    int result = plot_files_read(data, request, 4, &in);
    if (result == APP_DONE) {
        result = plot_files_fly(&in);
    }
    if (result == APP_DONE) {
        plot_words words;
        loft_png_text texts[PLOT_TEXTS];
        for (int i = 0; i < in.n; i++) {
            flights[i] =
                plot_input_flight(&in.list[i], LOFT_RESULT_FLOWN, in.list[i].label);
        }
        plot_files_words(&in, request, "Flights against time", &words);
        const loft_panels panels = {.title = words.title,
                                    .subtitle = words.subtitle,
                                    .source = words.source,
                                    .flights = flights,
                                    .n_flights = (size_t)in.n,
                                    .look = request->look};
        plot_texts(&words, texts);
        result = plot_finish(
            loft_panels_draw(&panels, request->format, texts, PLOT_TEXTS, out));
    }
    plot_files_fini(&in);
    return result;
}

/* Label of a curve beside others: name, apogee and time. */
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

/* The depressed trajectory of loft trajectories; the standard flight was flown before. */
static int fly_depressed(const plot_input *in, loft_result_flight *out)
{
    const loft_result_flight *f = &in->flights[LOFT_RESULT_STANDARD];
    const loft_standard standard = {.best = f->flown};
    loft_standard low;
    if (!in->flew[LOFT_RESULT_STANDARD] ||
        loft_depressed_find(&f->launch, &standard, LOFT_DEPRESSED_SHARE, &low) !=
            LOFT_OK ||
        loft_result_fly_aim(&f->launch, &low.best.aim, out) != LOFT_OK) {
        app_error("plot: %s: this booster has no depressed trajectory (half the "
                  "standard apogee); omit --depressed",
                  in->path);
        return APP_NOT_CONVERGED;
    }
    return APP_DONE;
}

static int add_depressed(const plot_input *in, loft_result_flight *low, size_t *n,
                         loft_figure_flight *flights)
{
    const int result = fly_depressed(in, low);
    if (result == APP_DONE) {
        flights[(*n)++] = (loft_figure_flight){.label = "depressed, half the apogee",
                                               .role = LOFT_ROLE_OTHER,
                                               .place = 3,
                                               .plan = &low->setup.plan,
                                               .record = low->record,
                                               .flight = &low->flown.flight,
                                               .unbounded = low->flown.unbounded};
    }
    return result;
}

static int refuse_depressed(void)
{
    app_error("plot: --depressed needs exactly one scenario or result");
    return APP_USAGE;
}

/*
 * One file with its standard flights, or the flown flights of several. Beside a depressed
 * flight, which is without rotation, stands the standard flight without it alone.
 */
static size_t profile_flights(plot_files *in, bool depressed,
                              char labels[PLOT_FILES_MAX][256],
                              loft_figure_flight *flights)
{
    static const char *const names[LOFT_RESULT_ROLES] = {"flown", "standard, no rotation",
                                                         "standard toward the azimuth"};
    size_t n = 0;
    if (in->n > 1 || in->list[0].result == NULL) {
        for (int i = 0; i < in->n; i++) {
            flights[n] = plot_input_flight(&in->list[i], LOFT_RESULT_FLOWN, labels[n]);
            flights[n].role = LOFT_ROLE_OTHER;
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
        const bool spared = role == LOFT_RESULT_STANDARD_ROTATING &&
                            (depressed || in->list[0].estimate->lower_bound);
        if (!spared && plot_input_fly(&in->list[0], (loft_result_role)role)) {
            flights[n] = plot_input_flight(&in->list[0], (loft_result_role)role, NULL);
            snprintf(labels[n], sizeof labels[n], "%s%s", names[role],
                     flights[n].unbounded ? " (unbounded)" : "");
            flights[n].label = labels[n];
            n++;
        }
    }
    return n;
}

static int read_fan(const plot_input *in, loft_fan *fan, bool *has)
{
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        diags != NULL ? loft_result_fan(in->estimate, diags, fan) : LOFT_ERR_NOMEM;
    if (status == LOFT_ERR_INPUT) {
        app_print_diags(in->path, diags);
    }
    loft_diags_free(diags);
    *has = status == LOFT_OK;
    return status == LOFT_ERR_DOMAIN ? APP_DONE : app_exit_of(status);
}

int plot_profile(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    plot_files in = {.n = 0};
    loft_figure_flight flights[PLOT_FILES_MAX];
    char labels[PLOT_FILES_MAX][256];
    loft_result_flight low = {.record = NULL};
    loft_fan fan;
    bool has_fan = false;
    plot_request drawn = *request;
    if (request->n_paths == 1) { /* of several flights none has its fan */
        drawn.reading.analysis = request->sampled;
    }
    int result = plot_files_read(data, &drawn, PLOT_FILES_MAX, &in);
    if (result == APP_DONE) {
        result = plot_files_fly(&in);
    }
    if (result == APP_DONE && in.n == 1 && in.list[0].result != NULL) {
        result = read_fan(&in.list[0], &fan, &has_fan);
    }
    size_t n = 0;
    const bool one = in.n == 1 && in.list[0].result != NULL;
    if (result == APP_DONE) {
        n = profile_flights(&in, request->depressed, labels, flights);
    }
    if (result == APP_DONE && request->depressed) {
        result = one ? add_depressed(&in.list[0], &low, &n, flights) : refuse_depressed();
    }
    if (result == APP_DONE) {
        plot_words words;
        loft_png_text texts[PLOT_TEXTS];
        plot_files_words(&in, request, "Altitude against ground range", &words);
        const loft_figure figure = {.title = words.title,
                                    .subtitle = words.subtitle,
                                    .source = words.source,
                                    .flights = flights,
                                    .n_flights = n,
                                    .to_scale = request->to_scale,
                                    .fan = has_fan ? &fan : NULL,
                                    .look = request->look};
        plot_texts(&words, texts);
        result = plot_finish(
            loft_figure_draw(&figure, request->format, texts, PLOT_TEXTS, out));
    }
    loft_result_flight_fini(&low);
    plot_files_fini(&in);
    return result;
}
