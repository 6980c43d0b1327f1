/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fopencookie, which glibc and musl have. NOLINTNEXTLINE(bugprone-*,cert-*,readability-*) */
#define _GNU_SOURCE
#include "sim/base/text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "sim/base/decimal.h"

#define LEAST_ROOM 512

/* Appends a part, with a '\0' behind it; 0 makes stdio set the stream's error flag. */
static ssize_t keep(void *cookie, const char *part, size_t size)
{
    loft_text *text = cookie;
    const size_t needed = text->size + size + 1;
    if (needed > text->room && !text->lost) {
        size_t room = text->room > 0 ? text->room : LEAST_ROOM;
        while (room < needed) {
            room *= 2;
        }
        char *grown = realloc(text->bytes, room);
        text->lost = grown == NULL;
        text->bytes = text->lost ? text->bytes : grown;
        text->room = text->lost ? text->room : room;
    }
    if (text->lost) {
        return 0;
    }
    memcpy(text->bytes + text->size, part, size);
    text->size += size;
    text->bytes[text->size] = '\0';
    return (ssize_t)size;
}

loft_status loft_text_open(loft_text *text)
{
    *text = (loft_text){.out = NULL};
    text->out = fopencookie(text, "w", (cookie_io_functions_t){.write = keep});
    return text->out != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

loft_status loft_text_close(loft_text *text, char **bytes, size_t *size)
{
    const bool closed = fclose(text->out) == 0;
    text->out = NULL;
    (void)keep(text, "", 0); /* a text of no part ends too */
    if (!closed || text->lost) {
        loft_text_drop(text);
        return LOFT_ERR_NOMEM;
    }
    *bytes = text->bytes;
    if (size != NULL) {
        *size = text->size;
    }
    text->bytes = NULL;
    return LOFT_OK;
}

void loft_text_put(loft_text *text, char *part)
{
    if (part != NULL) {
        fputs(part, text->out);
    }
    text->lost = text->lost || part == NULL;
    free(part);
}

void loft_text_drop(loft_text *text)
{
    if (text->out != NULL) {
        (void)fclose(text->out);
    }
    free(text->bytes);
    *text = (loft_text){.out = NULL};
}

char *loft_text_vformat(const char *format, va_list args)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    text.lost = loft_vfprintf(text.out, format, args) < 0 || text.lost;
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

char *loft_text_format(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *bytes = loft_text_vformat(format, args);
    va_end(args);
    return bytes;
}
