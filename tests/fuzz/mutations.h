/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mutations.h - edits of a text that a fuzzer tries; equal states make equal edits. */
#ifndef MUTATIONS_H
#define MUTATIONS_H

#include <stddef.h>
#include <stdint.h>

enum {
    MUTATION_SIZE_MAX = 65536
};

/* The next number of a generator whose state is one word. */
uint64_t mutation_number(uint64_t *state);

/* Below n; 0 if n is 0. */
size_t mutation_below(uint64_t *state, size_t n);

/*
 * One random edit: of bytes, of a digit, or, in JSON, of a whole value (replaced, left out,
 * doubled, or exchanged with another). `text` holds `room` bytes. Returns the new size.
 */
size_t mutation_apply(char *text, size_t size, size_t room, uint64_t *state);

#endif
