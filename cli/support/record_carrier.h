/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * record_carrier.h - one line of text inside a PNG, SVG, PDF or HTML file, which stays what
 * it was to every other reader: a tEXt chunk, an element of the metadata, a comment before
 * the place of the cross-reference table, a script of data.
 *
 * Reference  W3C, PNG (2003), 11.3.4; SVG 2 (2018), 5.11; ISO 32000-1 (2008), 7.2.3;
 *            WHATWG, HTML, 4.12.1
 */
#ifndef LOFT_CLI_RECORD_CARRIER_H
#define LOFT_CLI_RECORD_CARRIER_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/plot.h"

typedef enum record_carrier {
    RECORD_PNG = LOFT_PICTURE_PNG,
    RECORD_SVG = LOFT_PICTURE_SVG,
    RECORD_PDF = LOFT_PICTURE_PDF,
    RECORD_HTML,
    RECORD_CARRIERS
} record_carrier;

/* "png", "svg", "pdf", "html". */
const char *record_carrier_name(record_carrier carrier);

bool record_carrier_named(const char *name, record_carrier *carrier);

/* Found by how the file begins; false for another. */
bool record_carrier_of(const char *bytes, size_t size, record_carrier *carrier);

/*
 * Puts the text, printable ASCII without < > & %, into the file. LOFT_ERR_NOMEM, or
 * LOFT_ERR_INPUT if the file has no place for it; *file is then untouched.
 */
LOFT_NODISCARD loft_status record_carrier_put(record_carrier carrier, const char *text,
                                              loft_buffer *file);

/* The text in the file, borrowed and not terminated; false if there is none. */
bool record_carrier_take(record_carrier carrier, const char *bytes, size_t size,
                         const char **text, size_t *text_size);

#endif
