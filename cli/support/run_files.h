/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_files.h - the files that `loft run` writes of one scenario. */
#ifndef LOFT_CLI_RUN_FILES_H
#define LOFT_CLI_RUN_FILES_H

#include "io/text/page_words.h"
#include "loft/files.h"
#include "loft/plot.h"
#include "sim/base/digest.h"

/* A picture besides the profile, of an event that has a flight. Errors as loft_map_draw. */
typedef struct run_picture {
    const char *name; /* of its file */
    loft_status (*draw)(loft_analysis *analysis, loft_buffer *out);
} run_picture;

typedef struct run_files_options {
    const char *dir; /* writes dir/ID/... */
    bool to_scale, svg, pdf;
    const run_picture *pictures; /* borrowed */
    size_t n_pictures;
    loft_page_basis basis;
    bool indexed;          /* dir/index.html lists the events */
    const loft_data *data; /* borrowed; with the next, of the records */
    loft_analysis_options analysis;
    const char *payload;  /* as typed: analysis.load; or NULL */
    const char *date_utc; /* of the profile, as in loft_style */
} run_files_options;

/*
 * result.json, the pictures, a table of each flight and the page of them all. Flies the
 * drawn flights. `digest` is that of all files.
 */
LOFT_NODISCARD loft_status run_files_write(loft_analysis *analysis,
                                           const loft_scenario *scenario,
                                           const run_files_options *options,
                                           char digest[LOFT_DIGEST_TEXT],
                                           loft_diags *diags);

/*
 * One of these files by its name, without writing any. LOFT_ERR_INPUT if there is none of that
 * name.
 */
LOFT_NODISCARD loft_status run_files_make(loft_analysis *analysis,
                                          const loft_scenario *scenario,
                                          const run_files_options *options,
                                          const char *name, loft_diags *diags,
                                          loft_buffer *out);

/* The digest of the files as they are on disk now. LOFT_ERR_IO if one is missing. */
LOFT_NODISCARD loft_status run_files_digest(const run_files_options *options,
                                            const char *id,
                                            char digest[LOFT_DIGEST_TEXT]);

#endif
