/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_job.h - many scenarios computed, written and told of; several at a time. */
#ifndef LOFT_CLI_RUN_JOB_H
#define LOFT_CLI_RUN_JOB_H

#include "cli/support/run_files.h"
#include "cli/support/scenario_batch.h"

typedef struct run_job_options {
    loft_analysis_options analysis;
    run_files_options files;
    bool resume;      /* keep what is finished */
    bool as_json;     /* one document on stdout in place of words */
    bool answer_only; /* of the words the answer alone */
    bool brief;       /* one line for each scenario, and dir/index.html */
} run_job_options;

/*
 * The worst exit status of app.h. A scenario that fails is reported and the rest goes on;
 * only a standard output that takes no more ends it. What is written and printed is the
 * same for any number of threads, and whether events are kept or computed.
 */
int run_job(const scenario_batch *batch, const run_job_options *options, int threads);

#endif
