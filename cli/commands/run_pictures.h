/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_pictures.h - the plots of `loft plot` that a run writes of each event. */
#ifndef LOFT_CLI_RUN_PICTURES_H
#define LOFT_CLI_RUN_PICTURES_H

#include "cli/support/run_files.h"

enum {
    RUN_PICTURES = 2
};

extern const run_picture run_pictures[RUN_PICTURES];

#endif
