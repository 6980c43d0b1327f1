/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_sensitivity.c - what decides the standard range, of one event or several. */
#include <math.h>
#include <stdlib.h>

#include "cli/commands/plot_kinds.h"
#include "cli/support/app.h"
#include "io/text/captions.h"
#include "loft/plot.h"
#include "sim/base/text.h"

typedef struct columns {
    const loft_posterior *posteriors[PLOT_FILES_MAX];
    loft_sensitivity_event events[PLOT_FILES_MAX];
} columns;

/* Why an estimate has no posterior, and what would give it one. */
static const char *lack_of(const plot_input *in)
{
    const loft_analysis *a = in->analysis;
    if (loft_analysis_refusal(a, in->index) != LOFT_REFUSED_NOT) {
        return plot_input_lack(in);
    }
    if (loft_analysis_estimate(a, in->index)->lower_bound) {
        return "one figure only gives a lower bound; two of apogee, range and time "
               "are needed";
    }
    if (loft_analysis_standard(a, in->index) == NULL) {
        return "no fit converged";
    }
    return "--samples is 0, or almost no booster of the class can match all "
           "reported figures; see `loft run`";
}

static int find_posterior(const plot_input *in, const loft_posterior **posterior)
{
    *posterior = loft_analysis_posterior(in->analysis, in->index);
    const int result = plot_input_complete(in);
    if (result == APP_DONE && *posterior == NULL) {
        app_error("plot: %s: no distribution of the standard range: %s", in->path,
                  lack_of(in));
    }
    return *posterior == NULL ? APP_BAD_INPUT : result;
}

static loft_sensitivity_event event_of(const plot_input *in,
                                       const loft_posterior *posterior)
{
    const loft_report *report = plot_input_report(in);
    loft_sensitivity_event event = {.label = in->label, .posterior = posterior};
    event.unreported[LOFT_INPUT_APOGEE] = report->apogee_m.kind == LOFT_CLAIM_NONE;
    event.unreported[LOFT_INPUT_RANGE] = report->range_m.kind == LOFT_CLAIM_NONE;
    event.unreported[LOFT_INPUT_TIME] = report->time_s.kind == LOFT_CLAIM_NONE;
    return event;
}

static int read_columns(const plot_files *in, columns *c)
{
    bool any_bounded = false;
    for (int i = 0; i < in->n; i++) {
        const int result = find_posterior(&in->list[i], &c->posteriors[i]);
        if (result != APP_DONE) {
            return result;
        }
        c->events[i] = event_of(&in->list[i], c->posteriors[i]);
        any_bounded = any_bounded || isfinite(c->posteriors[i]->no_rotation_m.p05);
    }
    if (!any_bounded) {
        app_error(
            "plot: 95 %% or more of the matching boosters could reach anywhere on Earth, so the standard "
            "range has no drivers");
    }
    return any_bounded ? APP_DONE : APP_BAD_INPUT;
}

/* Instead of how a flight is flown: what a share is. */
static loft_status write_words(const plot_files *in, const plot_request *request,
                               const columns *c, plot_words *words)
{
    const char *title = loft_caption_text(LOFT_CAPTION_SENSITIVITY_TITLE);
    bool by_chance = false;
    for (int i = 0; i < in->n; i++) {
        by_chance = by_chance || loft_sensitivity_chance(c->posteriors[i]) >= 0.01;
    }
    const char *const parts[] = {
        in->n > 1 ? loft_caption_text(LOFT_CAPTION_SENSITIVITY_RANGES) : "",
        by_chance ? loft_caption_text(LOFT_CAPTION_SENSITIVITY_CHANCE) : ""};
    loft_status status = plot_files_words(in, request, title, words);
    if (status == LOFT_OK && in->n == 1 && request->title == NULL) {
        char *named = loft_text_format("%s: %s", title, in->list[0].label);
        status = named != NULL ? plot_words_set(&words->title, named) : LOFT_ERR_NOMEM;
        free(named);
    }
    if (status == LOFT_OK) {
        status =
            plot_words_set(&words->subtitle, loft_caption_text(LOFT_CAPTION_SENSITIVITY));
    }
    for (size_t i = 0; status == LOFT_OK && i < sizeof parts / sizeof parts[0]; i++) {
        status = plot_words_add(&words->subtitle, parts[i]);
    }
    return status;
}

static loft_status draw_columns(const plot_files *in, const plot_request *request,
                                const columns *c, loft_buffer *out)
{
    plot_words words;
    loft_png_text texts[PLOT_TEXTS];
    loft_status status = write_words(in, request, c, &words);
    if (status == LOFT_OK) {
        const loft_sensitivity figure = {.title = words.title,
                                         .subtitle = words.subtitle,
                                         .source = words.source,
                                         .events = c->events,
                                         .n_events = (size_t)in->n,
                                         .look = request->look};
        plot_texts(&words, request, texts);
        status = loft_sensitivity_draw(&figure, request->format, texts, PLOT_TEXTS, out);
    }
    plot_words_fini(&words);
    return status;
}

static void sample(const plot_request *request, loft_analysis_options *analysis)
{
    *analysis = request->sampled;
    analysis->fan = false;
}

static int draw(plot_files *in, const plot_request *request, loft_buffer *out)
{
    columns c;
    const int result = read_columns(in, &c);
    return result == APP_DONE ? plot_finish(in, draw_columns(in, request, &c, out))
                              : result;
}

static const plot_example examples[] = {
    {"sensitivity", "Main drivers of the standard range, event by event.",
     ("scenarios/dprk/2017-05-14-hwasong-12.json "
      "scenarios/dprk/2017-07-04-hwasong-14.json "
      "scenarios/dprk/2017-11-29-hwasong-15.json "
      "scenarios/dprk/2024-11-05-seven-srbm.json")},
};

const plot_kind plot_sensitivity = {
    .name = "sensitivity",
    .shows = "Main drivers of the standard range",
    .use = "main drivers of the standard range, up to 8 files",
    .detail = "how closely the standard range follows each input, for 1 "
              "to 8 files in columns.",
    .least_width = 440.0,
    .least_height = 420.0,
    .width_each = 90.0,
    .most_files = PLOT_FILES_MAX,
    .needs = plot_files_analysed,
    .sampling = sample,
    .examples = examples,
    .n_examples = sizeof examples / sizeof examples[0],
    .draw = draw,
};
