/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_files.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "sim/base/text.h"

void plot_files_fini(plot_files *files)
{
    for (int i = 0; i < files->n; i++) {
        plot_input_fini(&files->list[i]);
    }
}

int plot_files_are_few(int most, int n, const char *second)
{
    if (most == 1 && n > 1) {
        app_error("plot: this kind of plot takes one file; %s is another", second);
        return APP_USAGE;
    }
    if (most > 0 && n > most) {
        app_error("plot: this kind of plot takes at most %d files", most);
        return APP_USAGE;
    }
    return APP_DONE;
}

int plot_files_read(const plot_request *request, int most, plot_files *files)
{
    const int n = (int)request->inputs->n;
    files->n = 0;
    if (n < 1 || n > most) { /* of a record: a command has told it */
        return APP_USAGE;
    }
    int result = APP_DONE;
    for (int i = 0; result == APP_DONE && i < n; i++) {
        result = plot_input_take(request->data, &request->inputs->list[i],
                                 &request->reading, &files->list[files->n++]);
    }
    return result;
}

static int fly(plot_input *in)
{
    loft_plot_flight flown;
    if (!plot_input_flight(in, LOFT_ROLE_FLOWN, NULL, &flown)) {
        app_error("plot: %s: no flight to plot: %s", in->path, plot_input_lack(in));
        return APP_BAD_INPUT;
    }
    return APP_DONE;
}

int plot_files_fly(plot_files *files)
{
    int result = APP_DONE;
    for (int i = 0; result == APP_DONE && i < files->n; i++) {
        result = fly(&files->list[i]);
    }
    return result;
}

int plot_files_analysed(plot_files *files)
{
    for (int i = 0; i < files->n; i++) {
        if (files->list[i].analysis == NULL) {
            app_error(
                "plot: %s is a case; this kind of plot needs a scenario or a result",
                files->list[i].path);
            return APP_BAD_INPUT;
        }
    }
    return APP_DONE;
}

int plot_files_fitted(plot_files *files)
{
    int result = plot_files_analysed(files);
    for (int i = 0; result == APP_DONE && i < files->n; i++) {
        plot_input *in = &files->list[i];
        if (loft_analysis_standard(in->analysis, in->index) == NULL) {
            app_error("plot: %s: no flight to plot: %s", in->path, plot_input_lack(in));
            return APP_BAD_INPUT;
        }
        result = fly(in);
    }
    return result;
}

int plot_files_fitted_or_case(plot_files *files)
{
    const bool is_case = files->n == 1 && files->list[0].flight_case != NULL;
    return is_case ? APP_DONE : plot_files_fitted(files);
}

/* "Figures: Hwasong-12, 2017-05-14 (KCNA); ..." */
static char *sources_of(const plot_files *files)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    fputs("Figures: ", text.out);
    for (int i = 0; i < files->n; i++) {
        const plot_input *in = &files->list[i];
        fprintf(text.out, "%s%s (%s)", i > 0 ? "; " : "", in->label,
                plot_input_source(in));
    }
    fputs(". Drawn by loft " LOFT_VERSION ".", text.out);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static loft_status many_words(const plot_files *files, const char *many,
                              plot_words *words)
{
    char *sources = sources_of(files);
    loft_status status = sources != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = plot_words_set(&words->title, many);
    }
    if (status == LOFT_OK) {
        status = plot_words_set(&words->subtitle,
                                loft_caption_text(LOFT_CAPTION_MANY_FLIGHTS));
    }
    if (status == LOFT_OK) {
        status = plot_words_set(&words->source, sources);
    }
    free(sources);
    return status;
}

loft_status plot_files_words(const plot_files *files, const plot_request *request,
                             const char *many, plot_words *words)
{
    loft_status status = plot_input_words(&files->list[0], words);
    if (status == LOFT_OK) {
        status = files->n > 1 ? many_words(files, many, words)
                              : plot_words_add(&words->subtitle, words->place);
    }
    return status == LOFT_OK ? plot_words_set(&words->title, request->title) : status;
}

char *plot_files_alternative(const plot_files *files, const char *shows)
{
    char *all = strdup(files->n > 1 ? shows : "");
    loft_status status = files->n > 1 ? plot_words_add(&all, ":") : LOFT_OK;
    for (int i = 0; status == LOFT_OK && i < files->n; i++) {
        const plot_input *in = &files->list[i];
        const char *name = files->n > 1 ? in->label : shows;
        char *one = in->analysis != NULL ? loft_analysis_alternative(in->analysis, name)
                                         : loft_text_format("%s: %s.", name, in->label);
        status =
            one != NULL ? plot_words_add(&all, files->n > 1 ? " " : "") : LOFT_ERR_NOMEM;
        if (status == LOFT_OK) {
            status = plot_words_add(&all, one);
        }
        free(one);
    }
    return all;
}

void plot_texts(const plot_words *words, const plot_request *request,
                loft_png_text texts[PLOT_TEXTS])
{
    texts[0] = (loft_png_text){"Title", words->title};
    texts[1] = (loft_png_text){"Description", request->alternative};
    texts[2] = (loft_png_text){"Comment", words->subtitle};
    texts[3] = (loft_png_text){"Source", words->source};
    texts[4] = (loft_png_text){"Software", "loft " LOFT_VERSION};
}

int plot_finish(const plot_files *files, loft_status status)
{
    if (status != LOFT_OK) {
        app_error("plot: %s%s%s", files->n == 1 ? files->list[0].path : "",
                  files->n == 1 ? ": " : "", loft_status_text(status));
    }
    return app_exit_of(status);
}
