/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranks.h - the processes of loft-mpi; one in loft. The only module that includes MPI. */
#ifndef LOFT_CLI_RANKS_H
#define LOFT_CLI_RANKS_H

#include "loft/batch.h"
#include "sim/base/ranks.h"

/* First in main. All ranks but the first fall silent. */
void ranks_start(int *argc, char ***argv);

/*
 * Last in main: the exit status. A rank that failed where the others go on, so that they
 * would wait for it for ever, ends them all with its own status and says so.
 */
int ranks_end(int result);

loft_ranks ranks_now(void);

/* Files are written, and input is read, by the first rank alone. */
bool ranks_is_first(void);

/* The worst exit status of all ranks: each must come here. */
int ranks_worst(int result);

#endif
