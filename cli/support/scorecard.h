/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scorecard.h - the scorecard of many scenarios, on several threads. */
#ifndef LOFT_CLI_SCORECARD_H
#define LOFT_CLI_SCORECARD_H

#include "cli/support/scenario_batch.h"
#include "io/files/scorecard.h"

/*
 * LOFT_ERR_NOMEM; an event that fails has its own status. Borrows from the batch. End it
 * with loft_scorecard_fini in either case.
 */
loft_status scorecard_make(const scenario_batch *batch,
                           const loft_analysis_options *options, int threads,
                           loft_scorecard *out);

#endif
