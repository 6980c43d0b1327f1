/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_list.h - places of an option that may be repeated, as "--from Seoul --from Tokyo". */
#ifndef LOFT_CLI_PLACE_LIST_H
#define LOFT_CLI_PLACE_LIST_H

#include "cli/support/opts.h"
#include "loft/earth.h"

typedef struct place_list {
    size_t n;
    const char *names[OPTS_REPEATED]; /* as typed; borrowed */
    loft_geodetic at[OPTS_REPEATED];  /* at altitude 0 */
} place_list;

/*
 * The repeated option, and the arguments behind the first, which are then taken off:
 * "loft visible EVENT --from Seoul Tokyo". The exit status of app.h after a message that
 * begins with the command's name, or APP_GO_ON.
 */
int place_list_read(const char *command, const char *option, opts_given *given,
                    place_list *out);

#endif
