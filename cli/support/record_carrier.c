/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/record_carrier.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "sim/base/text.h"

#define PNG_SIGNATURE "\x89PNG\r\n\x1a\n"
#define PNG_KEY       "loft-record"

enum {
    SIGNATURE = 8,
    CHUNK = 12,       /* of a PNG, beside its data: length, type, CRC */
    HEADER_END = 33,  /* behind the signature and the chunk IHDR */
    NOWHERE_SIZE = 64 /* no such file is shorter */
};

/* Where the text stands in a file of text. */
typedef struct frame {
    const char *before, *behind;
    const char *place; /* it is put before the first (last in PDF) of these */
} frame;

static const frame frames[RECORD_CARRIERS] = {
    [RECORD_SVG] = {"<record xmlns=\"urn:loft:record\">", "</record>\n", "</metadata>"},
    [RECORD_PDF] = {"\n%loft-record ", "\n", "startxref\n"},
    [RECORD_HTML] = {"<script type=\"application/json\" id=\"loft-record\">",
                     "</script>\n", "</head>"}};

const char *record_carrier_name(record_carrier carrier)
{
    static const char *const names[RECORD_CARRIERS] = {"png", "svg", "pdf", "html"};
    return names[carrier];
}

bool record_carrier_named(const char *name, record_carrier *carrier)
{
    for (int c = 0; c < RECORD_CARRIERS; c++) {
        if (strcmp(name, record_carrier_name((record_carrier)c)) == 0) {
            *carrier = (record_carrier)c;
            return true;
        }
    }
    return false;
}

/* The first `what` in the bytes, or NULL. */
static const char *find(const char *bytes, size_t size, const char *what)
{
    const size_t n = strlen(what);
    const char *at = bytes;
    while ((size_t)(bytes + size - at) >= n) {
        at = memchr(at, what[0], (size_t)(bytes + size - at) - n + 1);
        if (at == NULL || memcmp(at, what, n) == 0) {
            return at;
        }
        at++;
    }
    return NULL;
}

static const char *find_last(const char *bytes, size_t size, const char *what)
{
    const size_t n = strlen(what);
    for (size_t i = size >= n ? size - n + 1 : 0; i > 0; i--) {
        if (memcmp(bytes + i - 1, what, n) == 0) {
            return bytes + i - 1;
        }
    }
    return NULL;
}

static bool begins(const char *bytes, size_t size, const char *with)
{
    return size >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

bool record_carrier_of(const char *bytes, size_t size, record_carrier *carrier)
{
    static const char *const heads[] = {
        PNG_SIGNATURE, "<?xml", "<svg", "%PDF-", "<!doctype html>", "<!DOCTYPE html>"};
    static const record_carrier carriers[] = {RECORD_PNG, RECORD_SVG,  RECORD_SVG,
                                              RECORD_PDF, RECORD_HTML, RECORD_HTML};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        if (begins(bytes, size, heads[i])) {
            *carrier = carriers[i];
            return true;
        }
    }
    return false;
}

/* ---- put ---- */

static loft_status insert(loft_buffer *file, size_t at, const char *bytes, size_t size)
{
    unsigned char *grown = malloc(file->size + size);
    if (grown == NULL) {
        return LOFT_ERR_NOMEM;
    }
    memcpy(grown, file->data, at);
    memcpy(grown + at, bytes, size);
    memcpy(grown + at + size, file->data + at, file->size - at);
    free(file->data);
    *file = (loft_buffer){.data = grown, .size = file->size + size};
    return LOFT_OK;
}

static void put_u32(unsigned char *at, unsigned long value)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (unsigned char)(value >> (24 - 8 * i) & 255U);
    }
}

static unsigned long get_u32(const char *at)
{
    unsigned long value = 0;
    for (int i = 0; i < 4; i++) {
        value = value << 8 | (unsigned char)at[i];
    }
    return value;
}

static loft_status put_chunk(const char *text, loft_buffer *file)
{
    const size_t n_key = sizeof PNG_KEY; /* its '\0' parts it from the text */
    const size_t n_text = strlen(text);
    const size_t size = n_key + n_text;
    if (file->size < HEADER_END || size > INT32_MAX) {
        return LOFT_ERR_INPUT;
    }
    unsigned char *chunk = malloc(CHUNK + size);
    if (chunk == NULL) {
        return LOFT_ERR_NOMEM;
    }
    put_u32(chunk, size);
    memcpy(chunk + 4, "tEXt", 4);
    memcpy(chunk + 8, PNG_KEY, n_key);
    memcpy(chunk + 8 + n_key, text, n_text);
    put_u32(chunk + 8 + size, crc32(0, chunk + 4, (uInt)(4 + size)));
    const loft_status status =
        insert(file, HEADER_END, (const char *)chunk, CHUNK + size);
    free(chunk);
    return status;
}

loft_status record_carrier_put(record_carrier carrier, const char *text,
                               loft_buffer *file)
{
    if (carrier == RECORD_PNG) {
        return put_chunk(text, file);
    }
    const frame *f = &frames[carrier];
    const char *bytes = (const char *)file->data;
    const char *place = carrier == RECORD_PDF ? find_last(bytes, file->size, f->place)
                                              : find(bytes, file->size, f->place);
    if (place == NULL) {
        return LOFT_ERR_INPUT;
    }
    char *framed = loft_text_format("%s%s%s", f->before, text, f->behind);
    if (framed == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status =
        insert(file, (size_t)(place - bytes), framed, strlen(framed));
    free(framed);
    return status;
}

/* ---- take ---- */

static bool take_chunk(const char *bytes, size_t size, const char **text,
                       size_t *text_size)
{
    for (size_t at = SIGNATURE; size - at >= CHUNK;) {
        const size_t n = get_u32(bytes + at);
        if (n > size - at - CHUNK) {
            return false;
        }
        const char *data = bytes + at + 8;
        if (memcmp(bytes + at + 4, "tEXt", 4) == 0 && n >= sizeof PNG_KEY &&
            memcmp(data, PNG_KEY, sizeof PNG_KEY) == 0) {
            *text = data + sizeof PNG_KEY;
            *text_size = n - sizeof PNG_KEY;
            return true;
        }
        at += CHUNK + n;
    }
    return false;
}

bool record_carrier_take(record_carrier carrier, const char *bytes, size_t size,
                         const char **text, size_t *text_size)
{
    if (size < NOWHERE_SIZE) {
        return false;
    }
    if (carrier == RECORD_PNG) {
        return take_chunk(bytes, size, text, text_size);
    }
    const frame *f = &frames[carrier];
    const char *start = carrier == RECORD_PDF ? find_last(bytes, size, f->before)
                                              : find(bytes, size, f->before);
    if (start == NULL) {
        return false;
    }
    start += strlen(f->before);
    const char *end = find(start, (size_t)(bytes + size - start), f->behind);
    *text = start;
    *text_size = (size_t)((end != NULL ? end : bytes + size) - start);
    return true;
}
