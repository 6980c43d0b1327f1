/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_files.h - the files of one picture, up to eight, with their words in common. */
#ifndef LOFT_CLI_PLOT_FILES_H
#define LOFT_CLI_PLOT_FILES_H

#include "cli/commands/plot_kinds.h"

enum {
    PLOT_FILES_MAX = 8
};

typedef struct plot_files {
    plot_input list[PLOT_FILES_MAX];
    int n;
} plot_files;

/* The exit status of app.h, after a complaint; `most` files at most. Fini after either. */
int plot_files_read(const loft_data *data, const plot_request *request, int most,
                    plot_files *files);
void plot_files_fini(plot_files *files);

/* Flies all flown flights, or complains of the first that has none. */
int plot_files_fly(plot_files *files);

/*
 * The words of one file, or `many` as the title and the sources of several. LOFT_ERR_NOMEM.
 * plot_words_fini after either.
 */
loft_status plot_files_words(const plot_files *files, const plot_request *request,
                             const char *many, plot_words *words);

/* The texts of a PNG from them. */
enum {
    PLOT_TEXTS = 4
};
void plot_texts(const plot_words *words, loft_png_text texts[PLOT_TEXTS]);

/* The exit status of what was drawn, after a complaint if it was not. */
int plot_finish(loft_status status);

#endif
