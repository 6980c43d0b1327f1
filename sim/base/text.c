/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/text.h"

#include <stdbool.h>
#include <stdlib.h>

#include "sim/base/decimal.h"

loft_status loft_text_open(loft_text *text)
{
    *text = (loft_text){.out = NULL};
    text->out = open_memstream(&text->bytes, &text->size);
    return text->out != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

loft_status loft_text_close(loft_text *text, char **bytes, size_t *size)
{
    const bool lost = ferror(text->out) != 0;
    const bool closed = fclose(text->out) == 0;
    text->out = NULL;
    if (!closed || lost || text->bytes == NULL) { /* glibc shrinks them, and may fail */
        free(text->bytes);
        return LOFT_ERR_NOMEM;
    }
    *bytes = text->bytes;
    if (size != NULL) {
        *size = text->size;
    }
    return LOFT_OK;
}

void loft_text_drop(loft_text *text)
{
    (void)fclose(text->out);
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
    loft_vfprintf(text.out, format, args);
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
