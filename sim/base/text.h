/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * text.h - a text that grows in memory as it is printed: the one stream into memory.
 *
 * open_memstream of glibc drops a part when it cannot grow, and neither ferror nor fclose
 * tells. Here the module's own write function keeps the bytes and notes the first part
 * that it had no memory for. tools/check-memory.awk finds streams that go past this file.
 */
#ifndef LOFT_SIM_TEXT_H
#define LOFT_SIM_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "loft/loft.h"

/* It stays where it is while it is open. */
typedef struct loft_text {
    FILE *out;   /* to print to, until loft_text_close */
    char *bytes; /* what was flushed */
    size_t size, room;
    bool lost; /* out of memory for a part; set it for a part that was never printed */
} loft_text;

LOFT_NODISCARD loft_status loft_text_open(loft_text *text);

/*
 * Ends an open text and hands it out, with a '\0' behind it that `size` does not count;
 * owned by the caller: free() it. LOFT_ERR_NOMEM if a part of it was lost; *bytes and
 * *size (which may be NULL) are then untouched.
 */
LOFT_NODISCARD loft_status loft_text_close(loft_text *text, char **bytes, size_t *size);

/* Appends a text of the heap and frees it; NULL means that it was lost. */
void loft_text_put(loft_text *text, char *part);

/* Ends it and hands nothing out; also one that never opened. */
void loft_text_drop(loft_text *text);

/* The output of printf as a string; owned by the caller, NULL if out of memory. */
char *loft_text_format(const char *format, ...) LOFT_PRINTF(1, 2);
char *loft_text_vformat(const char *format, va_list args) LOFT_PRINTF(1, 0);

#endif
