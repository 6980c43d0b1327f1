/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_files.h"

#include <stdlib.h>

#include "cli/support/app.h"
#include "io/text/captions.h"
#include "sim/base/text.h"

void plot_files_fini(plot_files *files)
{
    for (int i = 0; i < files->n; i++) {
        plot_input_fini(&files->list[i]);
    }
}

int plot_files_read(const plot_request *request, int most, plot_files *files)
{
    files->n = 0;
    if (request->n_paths > most && most == 1) {
        app_error("plot: this kind of plot takes one file; %s is another",
                  request->paths[1]);
        return APP_USAGE;
    }
    if (request->n_paths > most) {
        app_error("plot: this kind of plot takes at most %d files", most);
        return APP_USAGE;
    }
    int result = APP_DONE;
    for (int i = 0; result == APP_DONE && i < request->n_paths; i++) {
        result = plot_input_read(request->data, request->paths[i], &request->reading,
                                 &files->list[files->n++]);
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

void plot_texts(const plot_words *words, loft_png_text texts[PLOT_TEXTS])
{
    texts[0] = (loft_png_text){"Title", words->title};
    texts[1] = (loft_png_text){"Description", words->subtitle};
    texts[2] = (loft_png_text){"Source", words->source};
    texts[3] = (loft_png_text){"Software", "loft " LOFT_VERSION};
}

int plot_finish(const plot_files *files, loft_status status)
{
    if (status != LOFT_OK) {
        app_error("plot: %s%s%s", files->n == 1 ? files->list[0].path : "",
                  files->n == 1 ? ": " : "", loft_status_text(status));
    }
    return app_exit_of(status);
}
