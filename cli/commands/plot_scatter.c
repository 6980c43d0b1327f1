/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_scatter.c - many tests by their reported figures; nothing is fitted. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/plot_kinds.h"
#include "cli/support/app.h"
#include "io/text/captions.h"
#include "loft/files.h"
#include "loft/plot.h"
#include "sim/base/diag.h"
#include "sim/base/text.h"

enum {
    OWN_LINEAR
};

static const opt_spec options[] = {
    [OWN_LINEAR] = {"linear", NULL, "scatter: linear instead of logarithmic axes",
                    OPT_FLAG, 0},
};

typedef struct table {
    loft_scatter_point points[LOFT_SCATTER_MAX];
    char *labels[LOFT_SCATTER_MAX]; /* owned */
    char countries[8][64];          /* each has a colour */
    size_t n, n_countries;
    size_t left_out; /* without apogee or range, or failed */
} table;

static int place_of_country(table *t, const char *country)
{
    const char *name = country != NULL ? country : "elsewhere";
    for (size_t i = 0; i < t->n_countries; i++) {
        if (strcmp(t->countries[i], name) == 0) {
            return (int)i;
        }
    }
    if (t->n_countries < sizeof t->countries / sizeof t->countries[0]) {
        const size_t room = sizeof t->countries[0] - 1;
        const size_t size = strlen(name);
        snprintf(t->countries[t->n_countries++], room + 1, "%.*s",
                 (int)loft_diag_cut(name, size < room ? size : room), name);
    }
    return (int)t->n_countries - 1;
}

/* Takes the label; one there was no memory for leaves the flight out. */
static void add(table *t, double range_m, double apogee_m, char *label,
                const char *country)
{
    if (t->n == LOFT_SCATTER_MAX || !(range_m > 0.0 && apogee_m > 0.0) || label == NULL) {
        t->left_out++;
        free(label);
        return;
    }
    t->labels[t->n] = label;
    t->points[t->n] = (loft_scatter_point){.range_m = range_m,
                                           .apogee_m = apogee_m,
                                           .label = t->labels[t->n],
                                           .place = place_of_country(t, country)};
    t->n++;
}

/*
 * The first source that reports both, unless the flight was not a complete ballistic
 * one.
 */
static void add_scenario(const loft_scenario *scenario, const char *source, table *t)
{
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    for (size_t i = 0; i < facts->n_sources; i++) {
        const loft_scenario_source *s = &facts->sources[i];
        loft_question question;
        loft_scenario_question(scenario, i, &question);
        const bool asked =
            source == NULL || strncmp(s->source, source, strlen(source)) == 0;
        if (asked && question.known == LOFT_REFUSED_NOT &&
            s->report.apogee_m.kind != LOFT_CLAIM_NONE &&
            s->report.range_m.kind != LOFT_CLAIM_NONE) {
            add(t, s->report.range_m.value, s->report.apogee_m.value,
                plot_label(facts->title, facts->id), facts->country);
            return;
        }
    }
    t->left_out++;
}

static int add_input(const plot_request *request, const input_file *file, table *t)
{
    const plot_input_options *reading = &request->reading;
    plot_file_kind kind = PLOT_FILE_UNKNOWN;
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = NULL;
    int result = APP_DONE;
    if (diags == NULL) {
        return APP_NOT_CONVERGED;
    }
    if (plot_file_kind_of(file, diags, &kind) != LOFT_OK) {
        result = APP_BAD_INPUT;
    } else if (kind == PLOT_FILE_SCENARIO) {
        if (input_file_scenario(file, request->data, diags, &scenario) == LOFT_OK) {
            add_scenario(scenario, reading->source, t);
        } else {
            result = APP_BAD_INPUT;
        }
    } else {
        plot_input in;
        result = plot_input_take(request->data, file, reading, &in);
        if (result == APP_DONE && in.analysis != NULL) {
            const loft_report *report = plot_input_report(&in);
            add(t, report->range_m.value, report->apogee_m.value, strdup(in.label), NULL);
        } else if (result == APP_DONE) {
            t->left_out++;
        }
        plot_input_fini(&in);
    }
    app_print_diags(file->path, diags);
    loft_scenario_free(scenario);
    loft_diags_free(diags);
    return result;
}

static loft_status draw_table(const table *t, const plot_request *request,
                              loft_buffer *out)
{
    const char *groups[sizeof t->countries / sizeof t->countries[0]];
    for (size_t i = 0; i < t->n_countries; i++) {
        groups[i] = t->countries[i];
    }
    char *subtitle = loft_caption_scatter(t->n, t->left_out);
    char *source = loft_caption_scatter_source();
    const char *title = request->title != NULL
                            ? request->title
                            : loft_caption_text(LOFT_CAPTION_SCATTER_TITLE);
    const loft_scatter scatter = {.title = title,
                                  .subtitle = subtitle,
                                  .source = source,
                                  .points = t->points,
                                  .n_points = t->n,
                                  .groups = groups,
                                  .n_groups = t->n_countries,
                                  .linear = request->own[OWN_LINEAR] != NULL,
                                  .look = request->look};
    char *alternative =
        loft_text_format("%s: %s", plot_scatter.shows, subtitle != NULL ? subtitle : "");
    const loft_png_text texts[] = {{"Title", title},
                                   {"Description", alternative},
                                   {"Source", source},
                                   {"Software", "loft " LOFT_VERSION}};
    const loft_status status =
        subtitle != NULL && source != NULL && alternative != NULL
            ? loft_scatter_draw(&scatter, request->format, texts,
                                sizeof texts / sizeof texts[0], out)
            : LOFT_ERR_NOMEM;
    free(alternative);
    free(subtitle);
    free(source);
    return status;
}

/* A size with room for the key of all names in two columns. */
static int refuse_size(const table *t, const plot_request *request)
{
    app_error(
        "plot: --size %.0fx%.0f: too small for the names of %zu flights; try --size "
        "900x%zu, or leave it out",
        request->look.width_pt, request->look.height_pt, t->n, 660 + 6 * t->n);
    return APP_USAGE;
}

/* In the letters of a preset, or else smaller ones, until the names have room. */
static loft_status draw_fitting(const table *t, const plot_request *request,
                                loft_buffer *out)
{
    static const double smaller = 0.95, least = 0.2;
    plot_request drawn = *request;
    loft_status status = draw_table(t, &drawn, out);
    while (status == LOFT_ERR_DOMAIN && drawn.look.enlargement > least) {
        drawn.look.enlargement *= smaller;
        status = draw_table(t, &drawn, out);
    }
    return status;
}

static int draw(plot_files *in, const plot_request *request, loft_buffer *out)
{
    table *t = calloc(1, sizeof *t);
    if (t == NULL) {
        return APP_NOT_CONVERGED;
    }
    int result = APP_DONE;
    for (size_t i = 0; i < request->inputs->n && result == APP_DONE; i++) {
        result = add_input(request, &request->inputs->list[i], t);
    }
    if (result == APP_DONE && t->n == 0) {
        app_error("plot: no file reports both an apogee and a range");
        result = APP_BAD_INPUT;
    }
    if (result == APP_DONE) {
        const loft_status status = draw_fitting(t, request, out);
        result = status == LOFT_ERR_DOMAIN && request->look.width_pt != 0.0
                     ? refuse_size(t, request)
                     : plot_finish(in, status);
    }
    for (size_t i = 0; i < t->n; i++) {
        free(t->labels[i]);
    }
    free(t);
    return result;
}

static const plot_example examples[] = {
    {"scatter", "All scenarios that report an apogee and a range.",
     "scenarios --scale 1.0"},
};

const plot_kind plot_scatter = {
    .name = "scatter",
    .shows = "Reported apogee against reported range",
    .use = "reported apogee against range, many files or folders",
    .detail = "reported apogee against reported range of many files and folders, with "
              "lines of equal-speed range. Nothing is fitted.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .examples = examples,
    .n_examples = sizeof examples / sizeof examples[0],
    .draw = draw,
};
