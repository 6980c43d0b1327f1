/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_files.h"

#include <stdio.h>
#include <string.h>

#include "cli/support/app.h"

void plot_files_fini(plot_files *files)
{
    for (int i = 0; i < files->n; i++) {
        plot_input_fini(&files->list[i]);
    }
}

int plot_files_read(const loft_data *data, const plot_request *request, int most,
                    plot_files *files)
{
    files->n = 0;
    if (request->n_paths > most) {
        app_error("plot: this kind of plot takes at most %d files", most);
        return APP_USAGE;
    }
    int result = APP_DONE;
    for (int i = 0; result == APP_DONE && i < request->n_paths; i++) {
        result = plot_input_read(data, request->paths[i], &request->reading,
                                 &files->list[files->n++]);
    }
    return result;
}

int plot_files_fly(plot_files *files)
{
    for (int i = 0; i < files->n; i++) {
        plot_input *input = &files->list[i];
        if (!plot_input_fly(input, LOFT_RESULT_FLOWN)) {
            const char *reason =
                input->estimate != NULL ? input->estimate->refusal_reason : NULL;
            app_error("plot: %s: no flight to plot: %s", input->path,
                      reason != NULL ? reason : "no fit converged");
            return APP_BAD_INPUT;
        }
    }
    return APP_DONE;
}

/* "Figures: Hwasong-12, 2017-05-14 (KCNA); ..." */
static void write_sources(const plot_files *files, char *text, size_t size)
{
    size_t used = (size_t)snprintf(text, size, "Figures: ");
    for (int i = 0; i < files->n && used < size; i++) {
        const plot_input *in = &files->list[i];
        const char *who =
            in->estimate != NULL ? in->estimate->source : "computed, not reported";
        used += (size_t)snprintf(text + used, size - used, "%s%s (%s)", i > 0 ? "; " : "",
                                 in->label, who != NULL ? who : "typed in");
    }
    if (used < size) {
        snprintf(text + used, size - used, ". Drawn by loft " LOFT_VERSION ".");
    }
}

void plot_files_words(const plot_files *files, const plot_request *request,
                      const char *many, plot_words *words)
{
    plot_input_words(&files->list[0], words);
    if (files->n > 1) {
        snprintf(words->title, sizeof words->title, "%s", many);
        snprintf(words->subtitle, sizeof words->subtitle,
                 "Each fitted to its reported figures with the booster class of its file "
                 "and flown over the rotating WGS84 Earth with J2 in the US Standard "
                 "Atmosphere 1976.");
        write_sources(files, words->source, sizeof words->source);
    } else {
        const size_t used = strlen(words->subtitle);
        snprintf(words->subtitle + used, sizeof words->subtitle - used, "%s",
                 words->place);
    }
    if (request->title != NULL) {
        snprintf(words->title, sizeof words->title, "%s", request->title);
    }
}

void plot_texts(const plot_words *words, loft_png_text texts[PLOT_TEXTS])
{
    texts[0] = (loft_png_text){"Title", words->title};
    texts[1] = (loft_png_text){"Description", words->subtitle};
    texts[2] = (loft_png_text){"Source", words->source};
    texts[3] = (loft_png_text){"Software", "loft " LOFT_VERSION};
}

int plot_finish(loft_status status)
{
    if (status != LOFT_OK) {
        app_error("plot: %s", loft_status_text(status));
    }
    return app_exit_of(status);
}
