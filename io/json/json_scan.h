/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * json_scan.h - is this text JSON, and nothing but JSON? Internal to json.c.
 *
 * The grammar is RFC 8259, with these limits, each said when it is met: 64 levels, numbers
 * of at most 63 characters (cJSON's buffer) and finite as a double, no \u0000 (our strings
 * end at it). Time is O(n log n), stack and depth are bounded.
 */
#ifndef LOFT_JSON_SCAN_H
#define LOFT_JSON_SCAN_H

#include <stddef.h>

#include "loft/loft.h"

#define LOFT_JSON_SCAN_DEPTH  64
#define LOFT_JSON_SCAN_NUMBER 63

/* LOFT_ERR_INPUT with messages in diags, or LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_json_scan(const char *text, size_t size,
                                          loft_diags *diags);

/* Line of an offset, and its column in characters; both count from 1. */
void loft_json_scan_place(const char *text, size_t offset, size_t *line, size_t *column);

#endif
