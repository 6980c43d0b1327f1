/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.h - the options --samples and --seed. */
#ifndef LOFT_CLI_BANDS_H
#define LOFT_CLI_BANDS_H

#include <stdbool.h>

#include "cli/support/message.h"
#include "loft/loft.h"

/* By default; as texts, for the help too. */
#define BANDS_SAMPLES "1000"
#define BANDS_SEED    "1"

/* Their help in a command that finds the interval of a standard range. */
#define BANDS_SAMPLES_HELP                                                                \
    ("Monte Carlo samples for the range interval; 0 disables it (default: " BANDS_SAMPLES \
     ")")
#define BANDS_SEED_HELP                                                                  \
    ("random seed; a given seed reproduces the result (default: " BANDS_SEED ")")

/* From the texts of --samples and --seed, NULL for the defaults. */
bool bands_read(const char *samples, const char *seed, loft_analysis_options *options,
                char message[MESSAGE_SIZE]);

#endif
