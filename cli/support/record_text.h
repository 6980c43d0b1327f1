/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * record_text.h - a record (record.h) as text: one line of printable ASCII, JSON with a
 * SHA-256 of its content. From RECORD_PLAIN bytes on the content is deflated.
 *
 * Reading one runs nothing: whoever replays it decides which commands and options are
 * allowed.
 */
#ifndef LOFT_CLI_RECORD_TEXT_H
#define LOFT_CLI_RECORD_TEXT_H

#include "cli/support/record.h"

enum {
    RECORD_PLAIN = 1 << 16
};

/* The record as text, owned. LOFT_ERR_DOMAIN if it is longer than loft_json_parse reads. */
LOFT_NODISCARD loft_status record_write(const file_record *r, char **text);

/* LOFT_ERR_INPUT, with the reason in `why`, for what no record_write wrote. Fini after it. */
LOFT_NODISCARD loft_status record_read(const char *text, size_t size, const char **why,
                                       file_record *r);

#endif
