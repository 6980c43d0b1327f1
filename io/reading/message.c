/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/message.h"
#include "sim/base/decimal.h"
#include "sim/base/diag.h"

#include <stdio.h>
#include <string.h>

static void write_visible(char message[LOFT_MESSAGE], const char *raw)
{
    loft_diags *diags = loft_diags_new();
    if (diags != NULL) {
        loft_diags_add(diags, "", "%s", raw);
    }
    const char *shown = diags != NULL && loft_diags_count(diags) > 0
                            ? loft_diags_get(diags, 0).what
                            : "out of memory";
    size_t size = strlen(shown);
    if (size >= LOFT_MESSAGE) {
        size = LOFT_MESSAGE - 1;
        while (((unsigned char)shown[size] & 0xc0U) == 0x80U) { /* within a character */
            size--;
        }
    }
    memcpy(message, shown, size);
    message[size] = '\0';
    loft_diags_free(diags);
}

bool loft_message_list(char message[LOFT_MESSAGE], const char *format, va_list args)
{
    char raw[2 * LOFT_MESSAGE];
    loft_vsnprintf(raw, sizeof raw, format, args);
    write_visible(message, raw);
    return false;
}

bool loft_message_write(char message[LOFT_MESSAGE], const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)loft_message_list(message, format, args);
    va_end(args);
    return false;
}

bool loft_message_refuse(char message[LOFT_MESSAGE], const char *option, const char *text,
                         const char *format, va_list args)
{
    char why[LOFT_MESSAGE];
    char cut[LOFT_DIAG_EXCERPT];
    loft_vsnprintf(why, sizeof why, format, args);
    return loft_message_write(message, "%s %s: %s", option,
                              loft_diag_excerpt(cut, text, strlen(text)), why);
}
