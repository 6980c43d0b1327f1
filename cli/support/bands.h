/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.h - the options of a posterior, and one made for an answer. */
#ifndef LOFT_CLI_BANDS_H
#define LOFT_CLI_BANDS_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/support/message.h"
#include "io/export/export.h"
#include "sim/infer/fan.h"

/* By default; as texts, for the help too. */
#define BANDS_SAMPLES "1000"
#define BANDS_SEED    "1"

typedef struct bands_options {
    int samples; /* 0: the point answer alone */
    uint64_t seed;
    bool fan; /* the flights too, for a picture or a result */
} bands_options;

/* Room for what is found. */
typedef struct bands_found {
    loft_posterior posterior;
    loft_posterior_draw draws[LOFT_FAN_DRAWS]; /* of the fan */
    loft_fan fan;
} bands_found;

/* From the texts of --samples and --seed, NULL for the defaults. */
bool bands_read(const char *samples, const char *seed, bands_options *options,
                char message[MESSAGE_SIZE]);

/*
 * Gives the answer its posterior and fan, in *room, where they are asked for and its
 * estimate has them; says in the answer if too few flights fit the figures. A fan whose
 * flights fail is no fan. Else LOFT_ERR_NOMEM.
 */
loft_status bands_find(const bands_options *options, const loft_prior *prior,
                       bands_found *room, loft_answer *answer);

#endif
