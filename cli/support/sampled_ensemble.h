/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sampled_ensemble.h - flights of boosters drawn from the prior of a class, as a summary. */
#ifndef LOFT_CLI_SAMPLED_ENSEMBLE_H
#define LOFT_CLI_SAMPLED_ENSEMBLE_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/support/message.h"
#include "loft/files.h"
#include "loft/infer.h"

typedef struct sampled_ensemble {
    const char *class_name;
    double apogee_m, range_m; /* 0, or what the class's booster is fitted to */
    int64_t n;
    const char *data_digest;   /* of the files that class and prior are from; borrowed */
    const char *checkpoint;    /* path, or NULL */
    bool resume;               /* go on from it */
    loft_ensemble_setup setup; /* site and azimuth set by the caller */
} sampled_ensemble;

/* Booster, prior, speeds and elevations of the class. False, with a message. */
bool sampled_ensemble_set_up(const loft_data *data, sampled_ensemble *sampled,
                             char message[MESSAGE_SIZE]);

/* Flies them all and writes the summary; "-" is standard output. The exit status. */
int sampled_ensemble_fly(const sampled_ensemble *sampled, const char *path);

#endif
