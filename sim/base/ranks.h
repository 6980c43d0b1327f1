/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ranks.h - several processes that do the same work in step and share it block by block.
 *
 * Every rank holds the whole result; block b is computed by rank b mod count and then
 * spread to the others, so that all go on with the same bits whatever their number. A rank
 * that left alone would let the others wait for its blocks for ever: whether to go on is
 * decided by loft_ranks_worst or by the first rank, never by one alone.
 */
#ifndef LOFT_RANKS_H
#define LOFT_RANKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct loft_ranks {
    int rank, count; /* 0 <= rank < count */
    /* Copies bytes from the memory of the rank `owner` to that of all others. */
    void (*spread)(void *bytes, size_t size, int owner);
} loft_ranks;

/* One process, which does everything itself. */
static inline loft_ranks loft_ranks_alone(void)
{
    return (loft_ranks){.rank = 0, .count = 1, .spread = NULL};
}

static inline bool loft_ranks_mine(const loft_ranks *ranks, int64_t block)
{
    return block % ranks->count == ranks->rank;
}

/* All ranks get the data of the block's rank. */
static inline void loft_ranks_spread(const loft_ranks *ranks, int64_t block, void *bytes,
                                     size_t size)
{
    if (ranks->count > 1) {
        ranks->spread(bytes, size, (int)(block % ranks->count));
    }
}

/* All ranks get the data of the first. */
static inline void loft_ranks_spread_first(const loft_ranks *ranks, void *bytes,
                                           size_t size)
{
    loft_ranks_spread(ranks, 0, bytes, size);
}

/* The largest of what the ranks found, on all of them: a status, where 0 is good. */
static inline int loft_ranks_worst(const loft_ranks *ranks, int found)
{
    int worst = found;
    for (int i = 0; i < ranks->count; i++) {
        int one = found;
        loft_ranks_spread(ranks, i, &one, sizeof one);
        worst = one > worst ? one : worst;
    }
    return worst;
}

#endif
