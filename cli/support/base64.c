/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/base64.h"

#include <stdlib.h>
#include <string.h>

static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_put(const unsigned char *bytes, size_t size, char *text)
{
    for (size_t i = 0; i < size; i += 3) {
        const size_t n = size - i < 3 ? size - i : 3;
        unsigned long three = 0;
        for (size_t k = 0; k < 3; k++) {
            three = three << 8 | (k < n ? bytes[i + k] : 0U);
        }
        for (size_t k = 0; k < 4; k++) {
            *text++ = k <= n ? digits[three >> (18 - 6 * k) & 63U] : '=';
        }
    }
    *text = '\0';
}

char *base64_write(const unsigned char *bytes, size_t size)
{
    char *text = malloc(BASE64_TEXT(size));
    if (text != NULL) {
        base64_put(bytes, size, text);
    }
    return text;
}

/* The number of bytes in four digits, 0 if they are none. */
static size_t read_four(const char *text, unsigned char bytes[3])
{
    const size_t n = text[3] != '=' ? 3 : text[2] != '=' ? 2 : 1;
    unsigned long three = 0;
    for (size_t k = 0; k < 4; k++) {
        const char *digit = text[k] != '\0' ? strchr(digits, text[k]) : NULL;
        if (digit == NULL && k <= n) {
            return 0;
        }
        three = three << 6 | (k <= n ? (unsigned long)(digit - digits) : 0U);
    }
    for (size_t k = 0; k < 3; k++) {
        bytes[k] = (unsigned char)(three >> (16 - 8 * k) & 255U);
    }
    return n;
}

unsigned char *base64_read(const char *text, size_t size, size_t *n)
{
    unsigned char *bytes = size % 4 == 0 ? malloc(size / 4 * 3 + 1) : NULL;
    size_t used = 0;
    for (size_t i = 0; bytes != NULL && i < size; i += 4) {
        const size_t taken = read_four(text + i, bytes + used);
        if (taken == 0 || (taken < 3 && i + 4 < size)) {
            free(bytes);
            return NULL;
        }
        used += taken;
    }
    *n = used;
    return bytes;
}
