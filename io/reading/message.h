/* SPDX-License-Identifier: GPL-3.0-or-later */
/* message.h - one line for a person, in a buffer of the caller. */
#ifndef LOFT_READING_MESSAGE_H
#define LOFT_READING_MESSAGE_H

#include <stdarg.h>
#include <stdbool.h>

#include "loft/loft.h"

enum {
    LOFT_MESSAGE = 256 /* bytes, with the '\0' */
};

/*
 * The typed text may be part of it: bytes that could drive a terminal are shown as by
 * loft_diags_add, and what does not fit is cut. False, so that a parser can return it.
 */
bool loft_message_write(char message[LOFT_MESSAGE], const char *format, ...)
    LOFT_PRINTF(2, 3);

/* loft_message_write with the arguments of a caller of that kind. */
bool loft_message_list(char message[LOFT_MESSAGE], const char *format, va_list args)
    LOFT_PRINTF(2, 0);

/* A message after the typed text: "--range 30: give a unit". A long text is cut. */
bool loft_message_refuse(char message[LOFT_MESSAGE], const char *option, const char *text,
                         const char *format, va_list args) LOFT_PRINTF(4, 0);

#endif
