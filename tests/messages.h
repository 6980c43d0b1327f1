/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * messages.h - is a message there that says so? And texts with one thing changed.
 */
#ifndef MESSAGES_H
#define MESSAGES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

/* A text with one thing changed, and the one message that this must bring. */
typedef struct broken {
    const char *old, *new; /* the first `old` of the text becomes `new` */
    const char *where;     /* whole */
    const char *what;      /* a part */
} broken;

static inline void print_messages(const loft_diags *diags)
{
    for (size_t i = 0; i < loft_diags_count(diags); i++) {
        print_error("%s: %s\n", loft_diags_get(diags, i).where,
                    loft_diags_get(diags, i).what);
    }
}

static inline void assert_message(const loft_diags *diags, const char *where,
                                  const char *what)
{
    for (size_t i = 0; i < loft_diags_count(diags); i++) {
        const loft_diag d = loft_diags_get(diags, i);
        if (strcmp(d.where, where) == 0 && strstr(d.what, what) != NULL) {
            return;
        }
    }
    print_error("no message \"%s: %s\" among these:\n", where, what);
    print_messages(diags);
    fail();
}

static inline void assert_no_messages(const loft_diags *diags)
{
    print_messages(diags);
    assert_int_equal(loft_diags_total(diags), 0);
}

/* A new string: free() it. */
static inline char *replaced(const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    assert_non_null(at);
    const size_t room = strlen(text) + strlen(new) + 1;
    char *out = malloc(room);
    assert_non_null(out);
    snprintf(out, room, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
    return out;
}

#endif
