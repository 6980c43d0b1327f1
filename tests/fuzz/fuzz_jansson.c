/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any text through loft's reader of JSON and through jansson: both take it or both refuse it,
 * and strings and numbers are the same. Where the two differ by choice, the text is passed
 * over: loft refuses doubled keys and numbers that no double holds, and has its own depth.
 */
#include <jansson.h>
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "io/json/json.h"
#include "sim/base/diag.h"

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"JSON for both"};

void fuzz_open(void)
{
}

void fuzz_close(void)
{
}

static void check_same(const loft_json_node *ours, const json_t *theirs)
{
    size_t n = 0;
    switch (json_typeof(theirs)) {
    case JSON_OBJECT:
        FUZZ_REQUIRE(loft_json_typeof(ours) == LOFT_JSON_OBJECT);
        for (const loft_json_node *v = loft_json_first(ours); v;
             v = loft_json_next(v), n++) {
            const json_t *other = json_object_get(theirs, loft_json_key(v));
            FUZZ_REQUIRE(other != NULL);
            check_same(v, other);
        }
        FUZZ_REQUIRE(n == json_object_size(theirs));
        return;
    case JSON_ARRAY:
        FUZZ_REQUIRE(loft_json_typeof(ours) == LOFT_JSON_ARRAY);
        for (const loft_json_node *v = loft_json_first(ours); v;
             v = loft_json_next(v), n++) {
            FUZZ_REQUIRE(n < json_array_size(theirs));
            check_same(v, json_array_get(theirs, n));
        }
        FUZZ_REQUIRE(n == json_array_size(theirs));
        return;
    case JSON_STRING:
        FUZZ_REQUIRE(loft_json_typeof(ours) == LOFT_JSON_STRING);
        FUZZ_REQUIRE(strcmp(loft_json_string(ours), json_string_value(theirs)) == 0);
        return;
    case JSON_INTEGER:
    case JSON_REAL:
        FUZZ_REQUIRE(loft_json_typeof(ours) == LOFT_JSON_NUMBER);
        FUZZ_REQUIRE(!(fabs(loft_json_number(ours) - json_number_value(theirs)) > 0.0));
        return;
    case JSON_TRUE:
    case JSON_FALSE:
        FUZZ_REQUIRE(loft_json_typeof(ours) == LOFT_JSON_BOOL);
        FUZZ_REQUIRE(loft_json_bool(ours) == json_is_true(theirs));
        return;
    default:
        FUZZ_REQUIRE(loft_json_typeof(ours) == LOFT_JSON_NULL);
    }
}

/* A text that loft refuses for a reason that jansson does not have, as its message says. */
static int is_choice(const loft_diags *diags)
{
    static const char *const reasons[] = {"duplicate key", "63 characters", "1.8e308",
                                          "64 levels", "U+0000"};
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (strstr(loft_diags_get(diags, 0).what, reasons[i]) != NULL) {
            return 1;
        }
    }
    return 0;
}

int fuzz_text(const char *text, size_t size)
{
    loft_json_doc *doc = NULL;
    json_error_t error;
    loft_diags *diags = loft_diags_new();
    FUZZ_REQUIRE(diags != NULL);
    const loft_status status = loft_json_parse(text, size, diags, &doc);
    const size_t mark = loft_diag_mark(text, size); /* which jansson refuses */
    json_t *theirs = json_loadb(text + mark, size - mark,
                                JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
    if (status == LOFT_OK && theirs != NULL) {
        check_same(loft_json_root(doc), theirs);
    } else {
        FUZZ_REQUIRE(status != LOFT_OK ||
                     json_error_code(&error) == json_error_numeric_overflow);
        FUZZ_REQUIRE(theirs == NULL || is_choice(diags));
    }
    const int both = status == LOFT_OK && theirs != NULL;
    json_decref(theirs);
    loft_json_free(doc);
    loft_diags_free(diags);
    return both;
}
