/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/mpi_ranks.h"
#include "sim/base/ranks.h"

#include <stdio.h>

#ifdef LOFT_MPI
#include <limits.h>
#include <time.h>
#include <unistd.h>

#include <mpi.h>

enum {
    PATIENCE_MS = 3000 /* for ranks that are on their way out too */
};

static int messages = -1; /* stderr of a rank that is silent */

void ranks_start(int *argc, char ***argv)
{
    MPI_Init(argc, argv);
    messages = dup(STDERR_FILENO);
    if (!ranks_is_first() && (freopen("/dev/null", "w", stdout) == NULL ||
                              freopen("/dev/null", "w", stderr) == NULL)) {
        MPI_Abort(MPI_COMM_WORLD, 1);
    }
}

int ranks_end(int result)
{
    const struct timespec pause = {.tv_nsec = 1000000};
    MPI_Request all = MPI_REQUEST_NULL;
    int here = 0;
    (void)fflush(NULL);
    MPI_Ibarrier(MPI_COMM_WORLD, &all);
    for (int ms = 0; here == 0 && (result == 0 || ms < PATIENCE_MS); ms++) {
        MPI_Test(&all, &here, MPI_STATUS_IGNORE);
        if (here == 0) {
            (void)nanosleep(&pause, NULL);
        }
    }
    if (here == 0) {
        (void)dprintf(messages, "loft: rank %d failed with status %d; all ranks end\n",
                      ranks_now().rank, result);
        MPI_Abort(MPI_COMM_WORLD, result);
    }
    const bool first = ranks_is_first();
    MPI_Finalize();
    return first ? result : 0; /* mpirun ends all by force when one returns another */
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

int ranks_end(int result)
{
    return result;
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

int ranks_worst(int result)
{
    const loft_ranks ranks = ranks_now();
    return loft_ranks_worst(&ranks, result);
}
