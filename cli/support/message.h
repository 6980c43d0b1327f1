/* SPDX-License-Identifier: GPL-3.0-or-later */
/* message.h - one line for a person about a command line, in a buffer of the caller. */
#ifndef LOFT_CLI_MESSAGE_H
#define LOFT_CLI_MESSAGE_H

#include "io/reading/message.h"

enum {
    MESSAGE_SIZE = LOFT_MESSAGE
};

/* loft_message_write. */
bool message_write(char message[MESSAGE_SIZE], const char *format, ...) LOFT_PRINTF(2, 3);

#endif
