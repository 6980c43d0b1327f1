/* SPDX-License-Identifier: GPL-3.0-or-later */
/* message.h - one line for a person, in a buffer of the caller. */
#ifndef LOFT_CLI_MESSAGE_H
#define LOFT_CLI_MESSAGE_H

#include <stdarg.h>
#include <stdbool.h>

#include "loft/loft.h"

enum {
    MESSAGE_SIZE = 256 /* bytes, with the '\0' */
};

/*
 * The typed text may be part of it: bytes that could drive a terminal are shown as by
 * loft_diags_add, and what does not fit is cut. False, so that a parser can return it.
 */
bool message_write(char message[MESSAGE_SIZE], const char *format, ...) LOFT_PRINTF(2, 3);

/* A message after the typed text: "--range 30: give a unit". A long text is cut. */
bool message_refuse(char message[MESSAGE_SIZE], const char *option, const char *text,
                    const char *format, va_list args) LOFT_PRINTF(4, 0);

#endif
