/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * states_csv.h - rows of a table of states, as they are read: columns by the names in the
 * header, in any order, others ignored; fields may be quoted, within a line.
 */
#ifndef LOFT_CLI_STATES_CSV_H
#define LOFT_CLI_STATES_CSV_H

#include "cli/support/message.h"
#include "loft/batch.h"

enum {
    STATES_COLUMNS = 7,
    STATES_FIELDS_MAX = 4096 /* columns of a table */
};

/* Which field of a row is which column. */
typedef struct states_header {
    int field_of[STATES_COLUMNS];
    int n_fields;
} states_header;

/*
 * size bytes at line, without the end of the line (a '\r' may be there). False, with a
 * message that says what was found and what was wanted; *out is then untouched.
 */
bool states_header_read(const char *line, size_t size, states_header *out,
                        char message[MESSAGE_SIZE]);
bool states_row_read(const states_header *header, const char *line, size_t size,
                     const loft_ellipsoid *shape, loft_batch_state *out,
                     char message[MESSAGE_SIZE]);

/* Is there nothing but spaces? */
bool states_line_is_blank(const char *line, size_t size);

#endif
