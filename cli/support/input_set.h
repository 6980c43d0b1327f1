/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input_set.h - the input files of a command, each read once and kept as it was read. */
#ifndef LOFT_CLI_INPUT_SET_H
#define LOFT_CLI_INPUT_SET_H

#include "cli/support/input_file.h"

typedef struct input_set { /* {0} is empty */
    input_file *list;      /* owned, with their texts */
    char **names;          /* owned; what they have as their path */
    size_t n, room;
} input_set;

void input_set_fini(input_set *set);

/* Copies both. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status input_set_add(input_set *set, const char *name,
                                         const char *text, size_t size);

/* Input i is named like standard input. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status input_set_forget_name(input_set *set, size_t i);

/*
 * Reads files, "-" for standard input, and the *.json of folders where those are allowed;
 * the exit status of app.h, after a message.
 */
int input_set_read(input_set *set, const char *const *paths, int n, bool folders);

#endif
