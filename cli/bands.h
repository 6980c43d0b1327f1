/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.h - the options of a posterior, and one made for an answer. */
#ifndef LOFT_CLI_BANDS_H
#define LOFT_CLI_BANDS_H

#include <stdbool.h>
#include <stdint.h>

#include "loft/export.h"
#include "message.h"

/* By default; as texts, for the help too. */
#define BANDS_SAMPLES "1000"
#define BANDS_SEED    "1"

typedef struct bands_options {
    int samples; /* 0: the point answer alone */
    uint64_t seed;
} bands_options;

/* From the texts of --samples and --seed, NULL for the defaults. */
bool bands_read(const char *samples, const char *seed, bands_options *options,
                char message[MESSAGE_SIZE]);

/*
 * Gives the answer its posterior, in *room, where a band is asked for and its estimate has
 * one; says in the answer if too few flights fit the figures. Else LOFT_ERR_NOMEM.
 */
loft_status bands_find(const bands_options *options, const loft_prior *prior,
                       loft_posterior *room, loft_answer *answer);

#endif
