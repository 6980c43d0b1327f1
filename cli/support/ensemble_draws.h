/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble_draws.h - flights of boosters drawn from the prior of a class, as a summary. */
#ifndef LOFT_CLI_ENSEMBLE_DRAWS_H
#define LOFT_CLI_ENSEMBLE_DRAWS_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/support/message.h"
#include "loft/files.h"
#include "loft/infer.h"

typedef struct ensemble_draws {
    const char *class_name;
    double apogee_m, range_m; /* 0, or what the class's booster is fitted to */
    int64_t n;
    const char *checkpoint;  /* path, or NULL */
    bool resume;             /* go on from it */
    loft_ensemble_plan plan; /* site and azimuth set by the caller */
} ensemble_draws;

/* Booster, prior, speeds and elevations of the class. False, with a message. */
bool ensemble_draws_set_up(const loft_data *data, ensemble_draws *draws,
                           char message[MESSAGE_SIZE]);

/* Flies them all and writes the summary; "-" is standard output. The exit status. */
int ensemble_draws_fly(const ensemble_draws *draws, const char *path);

#endif
