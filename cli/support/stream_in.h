/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stream_in.h - an input that is too long to be held: a file or standard input, plain or
 * compressed by gzip, whatever its name. A compressed input is read to the last byte: one
 * that is cut, was changed or has other bytes after its end is an error, never a shorter
 * input (zlib's gzread takes all three without a word).
 */
#ifndef LOFT_CLI_STREAM_IN_H
#define LOFT_CLI_STREAM_IN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct stream_in stream_in;

/* path "-" is standard input. On failure complains and returns NULL. */
stream_in *stream_in_open(const char *path);

/* The name in messages: the path or "standard input". */
const char *stream_in_name(const stream_in *in);

/* Up to `size` bytes: fewer only at the end. False after a complaint. */
bool stream_in_read(stream_in *in, char *bytes, size_t size, size_t *n);

void stream_in_close(stream_in *in); /* NULL does nothing */

#endif
