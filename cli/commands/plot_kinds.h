/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plot_kinds.h - the table of plot kinds.
 *
 * A kind is a source plot_NAME.c, which ends with its row plot_NAME, and its name in
 * PLOT_KINDS. The command line, help, messages, manual and gallery take it from the row.
 */
#ifndef LOFT_CLI_PLOT_KINDS_H
#define LOFT_CLI_PLOT_KINDS_H

#include "cli/commands/plot_files.h"
#include "cli/support/opts.h"

/* In the order of help. */
#define PLOT_KINDS(KIND)                                                                 \
    KIND(panels)                                                                         \
    KIND(profile)                                                                        \
    KIND(loft_curve)                                                                     \
    KIND(map)                                                                            \
    KIND(sensitivity)                                                                    \
    KIND(scatter)

/* A picture of the gallery. */
typedef struct plot_example {
    const char *name, *text;
    const char *arguments; /* behind the kind, as a shell reads them */
} plot_example;

typedef struct plot_kind {
    const char *name;   /* "map" */
    const char *use;    /* a line of help */
    const char *shows;  /* how its description begins: "Altitude against ground range" */
    const char *detail; /* sentences of loft(1), with its marks */
    /* Points below which --size is refused; 0: those of all kinds. */
    double least_width, least_height;
    double width_each; /* more of them for each file after the first */
    int most_files;    /* at most PLOT_FILES_MAX; 0: draw takes the inputs itself */
    int (*needs)(plot_files *files); /* a check of plot_files.h, or NULL */
    /* Changes the analysis of a scenario, which has no fan and no contour; or NULL. */
    void (*sampling)(const plot_request *request, loft_analysis_options *analysis);
    /* The exit status after a complaint about an own option, before a file is read; or NULL. */
    int (*check)(const plot_request *request);
    const opt_spec *options; /* of this kind alone; their help starts with its name */
    size_t n_options;
    const plot_example *examples; /* at least one */
    size_t n_examples;
    /* The exit status of app.h, after a complaint; on APP_DONE out is owned. */
    int (*draw)(plot_files *files, const plot_request *request, loft_buffer *out);
} plot_kind;

#define PLOT_KIND_DECLARED(name) extern const plot_kind plot_##name;
PLOT_KINDS(PLOT_KIND_DECLARED)

/* All of them, by name and use. */
extern const choices plot_kind_choices;

size_t plot_kind_count(void);
const plot_kind *plot_kind_at(size_t i);

/* Reads the files that the kind takes and samples them, as its draw. */
int plot_kind_draw(const plot_kind *kind, const plot_request *request, loft_buffer *out);

#endif
