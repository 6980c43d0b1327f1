/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stream_out.h - an output that is too long to be held: written as it comes, and under its
 * name only once it is complete. Standard output and devices are written to directly.
 */
#ifndef LOFT_CLI_STREAM_OUT_H
#define LOFT_CLI_STREAM_OUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct stream_out stream_out;

/* path "-" is standard output; gzip: compressed. On failure complains and returns NULL. */
stream_out *stream_out_open(const char *path, bool gzip);

/* A failed write is remembered; stream_out_close tells of it. */
void stream_out_write(stream_out *out, const void *bytes, size_t size);
bool stream_out_failed(const stream_out *out);

/* Replaces bytes written before; only into a file that is not compressed. */
void stream_out_patch(stream_out *out, long offset, const void *bytes, size_t size);

/* Puts the file under its name, or with keep false removes it; frees. False: complained. */
bool stream_out_close(stream_out *out, bool keep);

#endif
