/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/visible.h"

#include <string.h>

#include "sim/base/diag.h"
#include "sim/base/text.h"

typedef struct codes {
    unsigned long first, last;
} codes;

/* Control and format characters, ends of lines and paragraphs, fillers without ink. */
static const codes by_code[] = {
    {0x0000, 0x001f},   {0x007f, 0x009f},   {0x00ad, 0x00ad},   {0x034f, 0x034f},
    {0x061c, 0x061c},   {0x115f, 0x1160},   {0x17b4, 0x17b5},   {0x180b, 0x180f},
    {0x200b, 0x200f},   {0x2028, 0x202e},   {0x2060, 0x206f},   {0x3164, 0x3164},
    {0xfeff, 0xfeff},   {0xffa0, 0xffa0},   {0xfff0, 0xfffb},   {0x1bca0, 0x1bca3},
    {0x1d173, 0x1d17a}, {0xe0000, 0xe00ff}, {0xe01f0, 0xe0fff},
};

/* Joiners and the soft hyphen: part of a spelling, and without ink. */
static const unsigned long left_out[] = {0x00ad, 0x200c, 0x200d};

bool loft_visible_is_no_character(unsigned long code)
{
    return (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffeUL) == 0xfffeUL;
}

bool loft_visible_by_code(unsigned long code)
{
    if (loft_visible_is_no_character(code)) {
        return true;
    }
    for (size_t i = 0; i < sizeof by_code / sizeof by_code[0]; i++) {
        if (code >= by_code[i].first && code <= by_code[i].last) {
            return true;
        }
    }
    return false;
}

/* Beyond U+FFFF JSON has 2 surrogates. */
static size_t write_code(char out[16], unsigned long code)
{
    if (code < 0x10000) {
        return (size_t)snprintf(out, 16, "\\u%04lx", code);
    }
    return (size_t)snprintf(out, 16, "\\u%04lx\\u%04lx", 0xd7c0 + (code >> 10),
                            0xdc00 + (code & 0x3ff));
}

size_t loft_visible_exactly(const char *text, size_t size, loft_visible *shown)
{
    unsigned long code = 0;
    const size_t n = loft_diag_utf8(text, size, &code);
    if (n == 0) {
        shown->n = (size_t)snprintf(shown->bytes, sizeof shown->bytes, "\\x%02x",
                                    (unsigned char)text[0]);
        return 1;
    }
    if (loft_visible_by_code(code)) {
        shown->n = write_code(shown->bytes, code);
    } else {
        memcpy(shown->bytes, text, n);
        shown->bytes[n] = '\0';
        shown->n = n;
    }
    return n;
}

size_t loft_visible_next(const char *text, size_t size, loft_visible *shown)
{
    unsigned long code = 0;
    const size_t n = loft_diag_utf8(text, size, &code);
    if (n == 1 && (code == '\t' || code == '\n' || code == '\r')) {
        *shown = (loft_visible){.bytes = " ", .n = 1};
        return 1;
    }
    for (size_t i = 0; n > 0 && i < sizeof left_out / sizeof left_out[0]; i++) {
        if (code == left_out[i]) {
            *shown = (loft_visible){.n = 0};
            return n;
        }
    }
    return loft_visible_exactly(text, size, shown);
}

void loft_visible_put(FILE *out, const char *text)
{
    const size_t size = strlen(text);
    loft_visible shown;
    for (size_t i = 0; i < size;) {
        i += loft_visible_next(text + i, size - i, &shown);
        fwrite(shown.bytes, 1, shown.n, out);
    }
}

char *loft_visible_text(const char *text)
{
    loft_text visible;
    char *bytes = NULL;
    if (loft_text_open(&visible) != LOFT_OK) {
        return NULL;
    }
    loft_visible_put(visible.out, text);
    return loft_text_close(&visible, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

char *loft_visible_lines(const char *text)
{
    const size_t size = strlen(text);
    loft_text visible;
    loft_visible shown;
    char *bytes = NULL;
    if (loft_text_open(&visible) != LOFT_OK) {
        return NULL;
    }
    for (size_t i = 0; i < size;) {
        if (text[i] == '\n' || text[i] == '\t') {
            fputc(text[i++], visible.out);
        } else {
            i += loft_visible_exactly(text + i, size - i, &shown);
            fwrite(shown.bytes, 1, shown.n, visible.out);
        }
    }
    return loft_text_close(&visible, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}
