/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plot_input.h - what `loft plot` draws from: a scenario (answered on the spot), a
 * result.json or a case, each as flights with words.
 */
#ifndef LOFT_CLI_PLOT_INPUT_H
#define LOFT_CLI_PLOT_INPUT_H

#include "cli/support/bands.h"
#include "io/files/result.h"
#include "io/text/report_units.h"
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
    const char *path;    /* borrowed */
    loft_result *result; /* owned; NULL for a case */
    const loft_result_facts *facts;
    const loft_result_estimate *estimate; /* the one to draw */
    size_t index;                         /* of it */
    loft_case *flight_case;               /* owned; NULL for a result */
    bool flew[LOFT_RESULT_ROLES];
    loft_result_flight flights[LOFT_RESULT_ROLES]; /* of a result */
    loft_trajectory *record;                       /* of a case, owned */
    loft_flight flight;
    char label[128]; /* "Hwasong-15, 2017-11-29" */
} plot_input;

typedef struct plot_input_options {
    const char *source; /* name of the source, or how it begins; NULL for the drawn one */
    loft_analysis_options analysis; /* of a scenario; a result has its own */
} plot_input_options;

/* The kind by the members; a file that is not JSON has its message in diags. */
loft_status plot_file_kind_of(const char *path, loft_diags *diags, plot_file_kind *kind);

/* The exit status of app.h, after a complaint. Fini after either. */
int plot_input_read(const loft_data *data, const char *path,
                    const plot_input_options *options, plot_input *out);
void plot_input_fini(plot_input *input);

/* Flies it if it was not yet; false if there is no such flight. */
bool plot_input_fly(plot_input *input, loft_result_role role);

/* After plot_input_fly; borrows the input, and the label. */
loft_figure_flight plot_input_flight(const plot_input *input, loft_result_role role,
                                     const char *label);

/* "Hwasong-15, 2017-11-29": the title as far as its name goes, the date of the id. */
void plot_label(const char *title, const char *id, char *label, size_t size);

typedef struct plot_words {
    char title[256], subtitle[640], source[512];
    char place[160]; /* of the launch, a sentence to add to the subtitle; or "" */
} plot_words;

/* Captions: the assumptions and the sources. */
void plot_input_words(const plot_input *input, plot_words *words);

/*
 * How far the booster carries all round: as it stands in the result, else without a
 * band.
 */
loft_status plot_input_contour(const plot_input *input, loft_contour *out);

/* Where the report leaves the impact; false if it says nothing of the range. */
bool plot_input_impact(const plot_input *input, loft_impact_area *out);

/*
 * A reported figure of the drawn source: "apogee_km" with 1000, "flight_time_s" with 1.
 */
loft_claim plot_input_claim(const plot_input *input, const char *key, double unit_si);

#endif
