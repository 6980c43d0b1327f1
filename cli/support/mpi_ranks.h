/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranks.h - the processes of loft-mpi; one in loft. The only module that includes MPI. */
#ifndef LOFT_CLI_RANKS_H
#define LOFT_CLI_RANKS_H

#include "loft/batch.h"
#include "sim/base/ranks.h"

/* First and last in main. All ranks but the first fall silent. */
void ranks_start(int *argc, char ***argv);
void ranks_end(void);

loft_ranks ranks_now(void);

/* Files are written, and stdout is read, by the first rank alone. */
bool ranks_is_first(void);

#endif
