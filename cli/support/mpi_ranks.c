/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/mpi_ranks.h"
#include "sim/base/ranks.h"

#include <stdio.h>

#ifdef LOFT_MPI
#include <limits.h>
#include <mpi.h>

void ranks_start(int *argc, char ***argv)
{
    MPI_Init(argc, argv);
    if (!ranks_is_first() && (freopen("/dev/null", "w", stdout) == NULL ||
                              freopen("/dev/null", "w", stderr) == NULL)) {
        MPI_Abort(MPI_COMM_WORLD, 1);
    }
}

void ranks_end(void)
{
    MPI_Finalize();
}

static void spread(void *bytes, size_t size, int owner)
{
    char *at = bytes;
    while (size > 0) {
        const int n = size < INT_MAX ? (int)size : INT_MAX;
        MPI_Bcast(at, n, MPI_BYTE, owner, MPI_COMM_WORLD);
        at += n;
        size -= (size_t)n;
    }
}

loft_ranks ranks_now(void)
{
    loft_ranks ranks = {.spread = spread};
    MPI_Comm_rank(MPI_COMM_WORLD, &ranks.rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks.count);
    return ranks;
}
#else
void ranks_start(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
}

void ranks_end(void)
{
}

loft_ranks ranks_now(void)
{
    return loft_ranks_alone();
}
#endif

bool ranks_is_first(void)
{
    return ranks_now().rank == 0;
}
