/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_batch.h - the scenario files a command was given, read and checked. */
#ifndef LOFT_CLI_SCENARIO_BATCH_H
#define LOFT_CLI_SCENARIO_BATCH_H

#include "cli/support/input_set.h"
#include "loft/files.h"

typedef struct scenario_batch_entry {
    loft_scenario *scenario; /* owned */
    char *path;              /* owned */
} scenario_batch_entry;

typedef struct scenario_batch {
    scenario_batch_entry *entries; /* owned; in the order given, a folder's by path */
    size_t n, room;
    size_t n_bad; /* files that could not be read or have mistakes */
} scenario_batch;

/*
 * Files and folders, or with n_paths 0 the whole collection. Mistakes are printed and the
 * rest is read on; the worst exit status of app.h. Two scenarios of one id are a mistake
 * too, and the second is left out. Fini in any case; `batch` starts zeroed.
 */
int scenario_batch_read(const loft_data *data, char *const *paths, int n_paths,
                        scenario_batch *batch);
/* This of files that were read; the first mistake ends it. */
int scenario_batch_take(const loft_data *data, const input_set *inputs,
                        scenario_batch *batch);
void scenario_batch_fini(scenario_batch *batch);

/* Sorts by date, then id. */
void scenario_batch_sort(scenario_batch *batch);

const loft_scenario_facts *scenario_batch_facts(const scenario_batch *batch, size_t i);

#endif
