/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/message.h"

bool message_write(char message[MESSAGE_SIZE], const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)loft_message_list(message, format, args);
    va_end(args);
    return false;
}
