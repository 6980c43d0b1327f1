/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * checkpoint.h - the state of a long computation in a file, from which it goes on.
 *
 *     loft checkpoint 1        the form of the file
 *     { ... }                  the identity: what is computed and from what, as JSON
 *     state                    bytes of this program on this kind of machine
 *     32 bytes                 SHA-256 of all before
 *
 * The state is taken only from a file of this form, whole, with the same identity.
 */
#ifndef LOFT_CLI_CHECKPOINT_H
#define LOFT_CLI_CHECKPOINT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/support/message.h"
#include "io/json/json_write.h"

typedef struct checkpoint {
    const char *path; /* as it was typed */
    const char *of;   /* "this ensemble" */
    char *identity;   /* owned */
    size_t state_size;
    bool
        grows; /* state_size is that of the last state, written or read; else it is fixed */
} checkpoint;

/*
 * The start of an identity: this version and the digest of the data, in an object that the
 * caller ends. NULL if out of memory.
 */
loft_json_writer *checkpoint_identity(const char *data_digest);

/*
 * Closes the document and keeps its text as the identity; frees the writer, which may be
 * NULL. False if out of memory.
 */
bool checkpoint_identify(checkpoint *c, loft_json_writer *json);
void checkpoint_fini(checkpoint *c);

/* The bytes of the file, owned by the caller; NULL if out of memory. */
char *checkpoint_pack(const checkpoint *c, const void *state, size_t *size);

/* The state_size bytes of state inside the file's bytes; NULL with a message. */
const char *checkpoint_unpack(checkpoint *c, const char *bytes, size_t size,
                              char message[MESSAGE_SIZE]);

/* The exit status, after a complaint. */
int checkpoint_write(const checkpoint *c, const void *state);

/*
 * Without resume: nothing, unless the path has a file that is not a checkpoint, which is
 * refused. With it the state is read into *state, which the caller frees. If there is no such
 * file, *state stays NULL, with a message; but a name that was misspelt is refused: where the
 * folder has a checkpoint of this identity under another. The exit status, after a complaint.
 */
int checkpoint_open(checkpoint *c, bool resume, char **state);

#endif
