/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sample_checkpoint.h - the samples of a posterior in a checkpoint: the blocks of loft_kept,
 * one behind the other.
 *
 * The file is written at the start, at the end, and in between as often as takes a twentieth
 * of the time.
 */
#ifndef LOFT_CLI_SAMPLE_CHECKPOINT_H
#define LOFT_CLI_SAMPLE_CHECKPOINT_H

#include "cli/support/checkpoint.h"
#include "loft/files.h"
#include "loft/loft.h"

/* The help of the options. */
#define SAMPLE_CHECKPOINT_HELP "save the samples so far to FILE"
#define SAMPLE_RESUME_HELP     "continue from the --checkpoint of an interrupted run"

typedef struct sample_checkpoint {
    const char *path;          /* of --checkpoint; NULL: none is kept */
    bool resume;               /* go on from it */
    loft_kept kept;            /* for the library, once open */
    checkpoint saved;          /* the rest is its own */
    double *numbers;           /* owned */
    size_t n, room, next;      /* next: to be recalled */
    double written_s, write_s; /* when it was written, and how long that took */
    int failed;                /* the exit status of the first write that failed */
} sample_checkpoint;

/* From the values of --checkpoint and --resume. False, with a message: one without the other. */
bool sample_checkpoint_read(const char *path, const char *resume, sample_checkpoint *c,
                            char message[MESSAGE_SIZE]);

/* The start of an identity: program, data and the numbers of samples. NULL if out of memory. */
loft_json_writer *sample_checkpoint_identity(const char *data_digest, int samples,
                                             uint64_t seed);

/* The scenario's id, and the digest of its text. */
void sample_checkpoint_put_scenario(loft_json_writer *identity,
                                    const loft_scenario *scenario);

/*
 * Takes the identity, begun as above, and reads or starts the file; without a path nothing.
 * The exit status, after a complaint; close in any case.
 */
int sample_checkpoint_open(sample_checkpoint *c, loft_json_writer *identity);

/* The place to leave samples at, NULL without a path. */
const loft_kept *sample_checkpoint_kept(const sample_checkpoint *c);

/*
 * Writes what was left last, and frees. The exit status of the first write that failed, after
 * a complaint; else `result`.
 */
int sample_checkpoint_close(sample_checkpoint *c, int result);

#endif
