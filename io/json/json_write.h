/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * json_write.h - JSON text, value by value, into memory.
 *
 * Indented by two spaces; an array that holds only numbers and fits into 80 columns stands
 * on one line. Numbers have 15, 16 or 17 digits: the first that reads back as the same
 * double, in any locale. Mistakes are kept until loft_json_writer_finish, so the calls need
 * no checks between. Values in the wrong place (a key in an array) are asserted.
 */
#ifndef LOFT_JSON_WRITE_H
#define LOFT_JSON_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/loft.h"

typedef struct loft_json_writer loft_json_writer;

/* NULL if out of memory. */
loft_json_writer *loft_json_writer_new(void);
void loft_json_writer_free(loft_json_writer *writer);

/* At most 64 levels, as many as loft_json_parse reads. */
void loft_json_write_begin_object(loft_json_writer *writer);
void loft_json_write_end_object(loft_json_writer *writer);
void loft_json_write_begin_array(loft_json_writer *writer);
void loft_json_write_end_array(loft_json_writer *writer);

/*
 * The name of the next value. Here and in _string what is not UTF-8 becomes U+FFFD, and
 * what nobody would see (visible.h) stands as \u202e, so that the text can be printed.
 */
void loft_json_write_key(loft_json_writer *writer, const char *key);
void loft_json_write_string(loft_json_writer *writer, const char *text);

/* A zero has no sign. NaN and infinities are written as null, and make _finish report LOFT_ERR_DOMAIN. */
void loft_json_write_number(loft_json_writer *writer, double number);
void loft_json_write_integer(loft_json_writer *writer, long long number);
void loft_json_write_bool(loft_json_writer *writer, bool value);
void loft_json_write_null(loft_json_writer *writer);

/*
 * The text, with a last line end and a '\0' behind it that `size` does not count; owned by
 * the caller: free() it. LOFT_ERR_NOMEM, LOFT_ERR_DOMAIN; the text is then not handed out.
 * Out of memory outranks the other. The writer can only be freed afterwards.
 */
LOFT_NODISCARD loft_status loft_json_writer_finish(loft_json_writer *writer, char **text,
                                                   size_t *size);

#endif
