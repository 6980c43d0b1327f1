/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_sensitivity.c - what decides the standard range, of one event or several. */
#include <stdio.h>
#include <string.h>

#include "cli/commands/plot_files.h"
#include "cli/support/app.h"
#include "io/files/result_band.h"
#include "loft/plot.h"

typedef struct columns {
    loft_posterior posteriors[PLOT_FILES_MAX];
    loft_sensitivity_event events[PLOT_FILES_MAX];
} columns;

/* Why an estimate has no posterior, and what would give it one. */
static const char *lack_of(const plot_input *in)
{
    const loft_result_estimate *e = in->estimate;
    if (e->refusal_reason != NULL) {
        return e->refusal_reason;
    }
    if (e->lower_bound) {
        return "one figure only gives a lower bound; two of apogee, range and time "
               "are needed";
    }
    if (!e->has[LOFT_RESULT_STANDARD]) {
        return "no fit converged";
    }
    return "--samples is 0, or almost no booster of the class can match all "
           "reported figures; see `loft run`";
}

static int read_posterior(const plot_input *in, loft_posterior *posterior)
{
    if (in->result == NULL) {
        app_error("plot: %s is a case; this kind of plot needs a scenario or a result",
                  in->path);
        return APP_BAD_INPUT;
    }
    loft_diags *diags = loft_diags_new();
    const loft_status status = diags != NULL
                                   ? loft_result_posterior(in->estimate, diags, posterior)
                                   : LOFT_ERR_NOMEM;
    if (status == LOFT_ERR_DOMAIN) {
        app_error("plot: %s: no distribution of the standard range: %s", in->path,
                  lack_of(in));
    } else if (status == LOFT_ERR_INPUT) {
        app_print_diags(in->path, diags);
    }
    loft_diags_free(diags);
    return status == LOFT_ERR_DOMAIN ? APP_BAD_INPUT : app_exit_of(status);
}

static loft_sensitivity_event event_of(const plot_input *in,
                                       const loft_posterior *posterior)
{
    static const struct {
        loft_posterior_input input;
        const char *key;
    } figures[] = {{LOFT_INPUT_APOGEE, "apogee_km"},
                   {LOFT_INPUT_RANGE, "range_km"},
                   {LOFT_INPUT_TIME, "flight_time_s"}};
    loft_sensitivity_event event = {.label = in->label, .posterior = posterior};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        event.unreported[figures[i].input] =
            plot_input_claim(in, figures[i].key, 1.0).kind == LOFT_CLAIM_NONE;
    }
    return event;
}

static int read_columns(const plot_files *in, columns *c)
{
    bool any_bounded = false;
    for (int i = 0; i < in->n; i++) {
        const int result = read_posterior(&in->list[i], &c->posteriors[i]);
        if (result != APP_DONE) {
            return result;
        }
        c->events[i] = event_of(&in->list[i], &c->posteriors[i]);
        any_bounded = any_bounded || c->posteriors[i].no_rotation_m.unbounded < 1.0;
    }
    if (!any_bounded) {
        app_error("plot: every matching booster is unbounded, so the standard "
                  "range has no drivers");
    }
    return any_bounded ? APP_DONE : APP_BAD_INPUT;
}

/* Instead of how a flight is flown: what a share is. */
static void write_words(const plot_files *in, const plot_request *request,
                        const columns *c, plot_words *words)
{
    bool by_chance = false;
    for (int i = 0; i < in->n; i++) {
        by_chance = by_chance || loft_sensitivity_chance(&c->posteriors[i]) >= 0.01;
    }
    plot_files_words(in, request, "Main drivers of the standard range", words);
    if (in->n == 1 && request->title == NULL) {
        snprintf(words->title, sizeof words->title,
                 "Main drivers of the standard range: %.200s", in->list[0].label);
    }
    snprintf(words->subtitle, sizeof words->subtitle,
             "Squared rank correlation of each input with the standard range "
             "without rotation, over weighted samples of the boosters that match "
             "the report. The figures correlate the inputs, so the values need not "
             "add to 100 %%.%s%s",
             in->n > 1 ? " Below the names: 90 % interval of that range." : "",
             by_chance ? " Dotted: the level that chance alone exceeds in 5 % of cases."
                       : "");
}

int plot_sensitivity(const loft_data *data, const plot_request *request, loft_buffer *out)
{
    plot_files in = {.n = 0};
    columns c;
    plot_request drawn = *request;
    drawn.reading.analysis = request->sampled;
    drawn.reading.analysis.fan = false;
    int result = plot_files_read(data, &drawn, PLOT_FILES_MAX, &in);
    if (result == APP_DONE) {
        result = read_columns(&in, &c);
    }
    if (result == APP_DONE) {
        plot_words words;
        loft_png_text texts[PLOT_TEXTS];
        write_words(&in, request, &c, &words);
        plot_texts(&words, texts);
        const loft_sensitivity figure = {.title = words.title,
                                         .subtitle = words.subtitle,
                                         .source = words.source,
                                         .events = c.events,
                                         .n_events = (size_t)in.n,
                                         .look = request->look};
        result = plot_finish(
            loft_sensitivity_draw(&figure, request->format, texts, PLOT_TEXTS, out));
    }
    plot_files_fini(&in);
    return result;
}
