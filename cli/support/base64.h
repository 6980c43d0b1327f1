/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base64.h - bytes as printable text (RFC 4648, section 4). */
#ifndef LOFT_CLI_BASE64_H
#define LOFT_CLI_BASE64_H

#include <stddef.h>

/* The room that the text of so many bytes takes, with the '\0' at its end. */
#define BASE64_TEXT(size) (((size) + 2) / 3 * 4 + 1)

/* Into text, of BASE64_TEXT(size). */
void base64_put(const unsigned char *bytes, size_t size, char *text);

/* Owned by the caller, NULL if out of memory. */
char *base64_write(const unsigned char *bytes, size_t size);

/* Owned by the caller; NULL if it is no such text, or out of memory. */
unsigned char *base64_read(const char *text, size_t size, size_t *n);

#endif
