/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plot_input.h - what `loft plot` samples from: a scenario (answered on the spot), a
 * result.json or a case, each as flights with words.
 */
#ifndef LOFT_CLI_PLOT_INPUT_H
#define LOFT_CLI_PLOT_INPUT_H

#include "cli/support/input_file.h"
#include "loft/files.h"
#include "loft/infer.h"
#include "loft/plot.h"

typedef enum plot_file_kind {
    PLOT_FILE_UNKNOWN,
    PLOT_FILE_SCENARIO,
    PLOT_FILE_RESULT,
    PLOT_FILE_CASE
} plot_file_kind;

typedef struct plot_input {
    const char *path;        /* borrowed */
    loft_analysis *analysis; /* owned; NULL for a case */
    size_t index;            /* of the report to draw */
    loft_diags *left_out;    /* owned; what of a result could not be read */
    loft_case *flight_case;  /* owned; NULL for an analysis */
    loft_trajectory *record; /* of a case, owned */
    loft_flight flight;
    char *label; /* owned: "Hwasong-15, 2017-11-29" */
} plot_input;

typedef struct plot_input_options {
    const char *source; /* name of the source, or how it begins; NULL for the drawn one */
    loft_analysis_options analysis; /* of a scenario; a result has its own */
} plot_input_options;

/* The kind by the members; a file that is not JSON has its message in diags. */
loft_status plot_file_kind_of(const input_file *file, loft_diags *diags,
                              plot_file_kind *kind);

/* A case is flown. The exit status of app.h, after a complaint. Fini after either. */
int plot_input_take(const loft_data *data, const input_file *file,
                    const plot_input_options *options, plot_input *out);
void plot_input_fini(plot_input *input);

/* The exit status of app.h, after the messages on what of a result could not be read. */
int plot_input_complete(const plot_input *input);

/*
 * Its flight as pictures show it (median_flight.h) with the label, which is borrowed; false if
 * there is no such flight.
 */
bool plot_input_flight(plot_input *input, loft_role role, const char *label,
                       loft_plot_flight *out);
/* That of the fitted booster alone. */
bool plot_input_own_flight(plot_input *input, loft_role role, const char *label,
                           loft_plot_flight *out);

/* Why there is no flight. */
const char *plot_input_lack(const plot_input *input);

/* The name of the source, for words. */
const char *plot_input_source(const plot_input *input);

/* "Hwasong-15, 2017-11-29": the title as far as its name goes, the date of the id. Owned by
 * the caller, NULL if out of memory. */
char *plot_label(const char *title, const char *id);

/* Owned texts; one there was no memory for is NULL. */
typedef struct plot_words {
    char *title, *subtitle, *source;
    char *place; /* of the launch, a sentence to add to the subtitle; or "" */
} plot_words;

/* The assumptions and the source. LOFT_ERR_NOMEM. Fini after either. */
loft_status plot_input_words(const plot_input *input, plot_words *words);
/* Lengthens a text, or replaces it unless `other` is NULL. LOFT_ERR_NOMEM. */
loft_status plot_words_add(char **text, const char *more);
loft_status plot_words_set(char **text, const char *other);
void plot_words_fini(plot_words *words);

/* How far the booster carries all round: as it stands in the analysis, else without a band. */
loft_status plot_input_contour(const plot_input *input, loft_contour *out);

/* Where the report leaves the impact; false if it says nothing of the range. */
bool plot_input_impact(const plot_input *input, loft_impact_area *out);

/* The reported figures of an analysis. */
const loft_report *plot_input_report(const plot_input *input);

#endif
