/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * parsed.h - a text of JSON that must be one.
 */
#ifndef PARSED_H
#define PARSED_H

#include <string.h>

#include "check.h"
#include "io/json/json.h"

static inline loft_json_doc *parsed(const char *text)
{
    loft_diags *diags = loft_diags_new();
    loft_json_doc *doc = NULL;
    assert_non_null(diags);
    assert_int_equal(loft_json_parse(text, strlen(text), diags, &doc), LOFT_OK);
    assert_int_equal(loft_diags_count(diags), 0);
    loft_diags_free(diags);
    return doc;
}

#endif
