/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/grouping.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define DIGITS "0123456789"

const char *loft_quantity_doubtful_dot(const char *text)
{
    const char *dot = strchr(text, '.');
    while (dot != NULL) {
        const char *start = dot;
        while (start > text && strchr(DIGITS, start[-1]) != NULL) {
            start--;
        }
        const size_t before = (size_t)(dot - start);
        if (before >= 1 && before <= 3 && *start != '0' && strspn(dot + 1, DIGITS) == 3 &&
            dot[4] != 'e') {
            return dot;
        }
        dot = strchr(dot + 1, '.');
    }
    return NULL;
}

void loft_quantity_ungroup(char out[LOFT_READING_PLAIN], const char *text,
                           const char *end)
{
    size_t n = 0;
    for (; *text != '\0'; text++) {
        if (text >= end || (*text != '.' && *text != ',')) {
            out[n++] = *text;
        }
    }
    out[n] = '\0';
}

void loft_quantity_read_dots(char out[LOFT_READING_PLAIN], const char *text,
                             bool as_thousands)
{
    snprintf(out, LOFT_READING_PLAIN, "%s", text);
    char *from = out;
    for (const char *dot = loft_quantity_doubtful_dot(from); dot != NULL;
         dot = loft_quantity_doubtful_dot(from)) {
        char *at = out + (dot - out);
        char *last = at + 3;
        if (as_thousands) {
            do { /* 1.000.000m has two of them */
                memmove(at, at + 1, strlen(at));
                at += 3;
            } while (*at == '.' && strspn(at + 1, DIGITS) == 3);
            last = at - 1;
        } else if (*last == '0') { /* 2 or 4 decimals leave no doubt */
            memmove(last, last + 1, strlen(last));
        } else if (strlen(out) + 1 < LOFT_READING_PLAIN) {
            memmove(last + 2, last + 1, strlen(last + 1) + 1);
            last[1] = '0';
        }
        from = last;
    }
}
