/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_files.h - the files that `loft run` writes of one scenario. */
#ifndef LOFT_CLI_RUN_FILES_H
#define LOFT_CLI_RUN_FILES_H

#include "loft/files.h"
#include "sim/base/digest.h"

typedef struct run_files_options {
    const char *dir; /* writes dir/ID/... */
    bool to_scale, svg, pdf;
} run_files_options;

/*
 * result.json, the profile and a table of each flight. Flies the drawn flights. `digest` is
 * that of all files.
 */
LOFT_NODISCARD loft_status run_files_write(loft_analysis *analysis,
                                           const loft_scenario *scenario,
                                           const run_files_options *options,
                                           char digest[LOFT_DIGEST_TEXT],
                                           loft_diags *diags);

/* The digest of the files as they are on disk now. LOFT_ERR_IO if one is missing. */
LOFT_NODISCARD loft_status run_files_digest(const run_files_options *options,
                                            const char *id,
                                            char digest[LOFT_DIGEST_TEXT]);

#endif
