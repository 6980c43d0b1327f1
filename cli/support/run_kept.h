/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * run_kept.h - events that an earlier `loft run --all` finished, so that --resume need not.
 *
 * DIR/finished.txt gets a line when all files of an event are written: its id, a digest of
 * all that they depend on, the inputs, and one of the files. An event is kept if a line has
 * its inputs as they are now, and its files are those of that line. A line that was cut off
 * is passed over. While it is open another `run --all` into the folder waits.
 */
#ifndef LOFT_CLI_RUN_KEPT_H
#define LOFT_CLI_RUN_KEPT_H

#include "cli/support/run_files.h"
#include "io/json/json.h"
#include "io/json/json_write.h"

typedef struct run_kept run_kept;

/* The digest of the inputs: scenario, data, options, version. */
void run_kept_inputs(const loft_scenario *scenario, const char *data_digest,
                     const loft_analysis_options *analysis,
                     const run_files_options *files, char out[LOFT_DIGEST_TEXT]);

/*
 * The list of the folder, empty unless `resume`; borrows the folder's name. NULL if there is
 * no memory or no list to be had: then no event is kept, now or later, and no run fails.
 */
run_kept *run_kept_open(const char *dir, bool resume);

/* Adds a line, also for an event that was kept. */
void run_kept_add(run_kept *kept, const char *id, const char *inputs, const char *files);

/*
 * Frees; NULL does nothing. After a `whole` run the list has the lines of that run alone, so
 * that it does not tell whether events were kept.
 */
void run_kept_close(run_kept *kept, bool whole);

/*
 * result.json of the event and the digest of its files if it is kept, else NULL: it has to
 * be computed.
 */
loft_json_doc *run_kept_find(const run_kept *kept, const run_files_options *options,
                             const char *id, const char *inputs,
                             char files[LOFT_DIGEST_TEXT]);

#endif
