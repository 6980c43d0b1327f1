/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/message.h"
#include "sim/base/decimal.h"
#include "sim/base/diag.h"

#include <stdio.h>
#include <string.h>

static void write_visible(char message[MESSAGE_SIZE], const char *raw)
{
    loft_diags *diags = loft_diags_new();
    if (diags != NULL) {
        loft_diags_add(diags, "", "%s", raw);
    }
    const char *shown = diags != NULL && loft_diags_count(diags) > 0
                            ? loft_diags_get(diags, 0).what
                            : "out of memory";
    size_t size = strlen(shown);
    if (size >= MESSAGE_SIZE) {
        size = MESSAGE_SIZE - 1;
        while (((unsigned char)shown[size] & 0xc0U) == 0x80U) { /* within a character */
            size--;
        }
    }
    memcpy(message, shown, size);
    message[size] = '\0';
    loft_diags_free(diags);
}

bool message_write(char message[MESSAGE_SIZE], const char *format, ...)
{
    char raw[2 * MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    loft_vsnprintf(raw, sizeof raw, format, args);
    va_end(args);
    write_visible(message, raw);
    return false;
}

bool message_refuse(char message[MESSAGE_SIZE], const char *option, const char *text,
                    const char *format, va_list args)
{
    char why[MESSAGE_SIZE];
    char cut[LOFT_DIAG_EXCERPT];
    loft_vsnprintf(why, sizeof why, format, args);
    return message_write(message, "%s %s: %s", option,
                         loft_diag_excerpt(cut, text, strlen(text)), why);
}
