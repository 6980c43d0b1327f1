/* SPDX-License-Identifier: GPL-3.0-or-later */
/* remedies.h - the texts that a message says to type: "write A, or B", "such as A", "mean 'A'?". */
#ifndef REMEDIES_H
#define REMEDIES_H

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "io/reading/message.h"

enum {
    REMEDIES = 4
};

/* Ends the text at the first of the signs behind a remedy; what is behind "or", or NULL. */
static inline char *end_remedy(char *text)
{
    static const char *const ends[] = {", or ", " or ", "?", "; "};
    char *next = NULL;
    size_t size = strlen(text);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char *end = strstr(text, ends[i]);
        if (end != NULL && (size_t)(end - text) < size) {
            size = (size_t)(end - text);
            next = i < 2 ? end + strlen(ends[i]) : NULL;
        }
    }
    text[size] = '\0';
    return next;
}

static inline size_t remedies_of(const char *message, char out[REMEDIES][LOFT_MESSAGE])
{
    static const char *const marks[] = {"such as ", "did you mean ", "for example ",
                                        "write "};
    char rest[LOFT_MESSAGE];
    char *at = NULL;
    for (size_t i = 0; at == NULL && i < sizeof marks / sizeof marks[0]; i++) {
        const char *start = strstr(message, marks[i]);
        if (start != NULL) {
            snprintf(rest, sizeof rest, "%s", start + strlen(marks[i]));
            at = rest;
        }
    }
    if (at == NULL) {
        fail_msg("no hint in: %s", message);
    }
    size_t n = 0;
    while (at != NULL && n < REMEDIES) {
        char *next = end_remedy(at);
        if (at[0] == '\'' && at[strlen(at) - 1] == '\'') { /* in quotes */
            at[strlen(at) - 1] = '\0';
            at++;
        }
        snprintf(out[n++], LOFT_MESSAGE, "%s", at);
        at = next;
    }
    return n;
}

#endif
