/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_files.h - what a plot is asked for: its files, up to eight, with their common words. */
#ifndef LOFT_CLI_PLOT_FILES_H
#define LOFT_CLI_PLOT_FILES_H

#include "cli/commands/plot_input.h"
#include "cli/support/input_set.h"

enum {
    PLOT_FILES_MAX = 8
};

typedef struct plot_request {
    const loft_data *data; /* borrowed, as the rest */
    const input_set *inputs;
    const char *alternative; /* of the picture, in words */
    loft_picture_format format;
    loft_style look;
    const char *title;             /* instead of the default one, or NULL */
    plot_input_options reading;    /* without samples */
    loft_analysis_options sampled; /* for the kinds that show what samples give */
    const char *const *own;        /* values of the kind's own options, in their order */
    const char *const *repeated;   /* values of the one that may be repeated */
    size_t n_repeated;
} plot_request;

typedef struct plot_files {
    plot_input list[PLOT_FILES_MAX];
    int n;
} plot_files;

/* APP_USAGE after a complaint if n files are more than `most`; 0: any number is fine. */
int plot_files_are_few(int most, int n, const char *second);

/* The exit status of app.h, after a complaint; `most` files at most. Fini after either. */
int plot_files_read(const plot_request *request, int most, plot_files *files);
void plot_files_fini(plot_files *files);

/*
 * The exit status of app.h, after a complaint of the first file without it: a flown flight,
 * which is then flown; an analysis, which a case has not; a standard flight besides, of
 * which the last one excuses a case.
 */
int plot_files_fly(plot_files *files);
int plot_files_analysed(plot_files *files);
int plot_files_fitted(plot_files *files);
int plot_files_fitted_or_case(plot_files *files);

/*
 * The words of one file, or `many` as the title and the sources of several. LOFT_ERR_NOMEM.
 * plot_words_fini after either.
 */
loft_status plot_files_words(const plot_files *files, const plot_request *request,
                             const char *many, plot_words *words);

/*
 * A picture of the files in words for who cannot see it; "" of no files. Owned by the caller,
 * NULL if out of memory.
 */
char *plot_files_alternative(const plot_files *files, const char *shows);

/* The texts in a picture: its words and the alternative of the request. */
enum {
    PLOT_TEXTS = 5
};
void plot_texts(const plot_words *words, const plot_request *request,
                loft_png_text texts[PLOT_TEXTS]);

/* The exit status of what was drawn, after a complaint if it was not. */
int plot_finish(const plot_files *files, loft_status status);

#endif
