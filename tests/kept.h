/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kept.h - a loft_kept in memory that takes so many blocks and then no more. */
#ifndef LOFT_TESTS_KEPT_H
#define LOFT_TESTS_KEPT_H

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loft/loft.h"

typedef struct kept_memory {
    double *numbers;
    size_t n, next;
    int blocks, most;
} kept_memory;

static bool kept_memory_recall(void *ctx, double *block, size_t n)
{
    kept_memory *k = ctx;
    if (k->next == k->n) {
        return false;
    }
    assert_true(k->n - k->next >= n);
    memcpy(block, &k->numbers[k->next], n * sizeof *block);
    k->next += n;
    return true;
}

static bool kept_memory_leave(void *ctx, const double *block, size_t n)
{
    kept_memory *k = ctx;
    assert_int_equal(k->next, k->n); /* what is there was asked for */
    if (k->blocks == k->most) {
        return false;
    }
    k->numbers = realloc(k->numbers, (k->n + n) * sizeof *k->numbers);
    assert_non_null(k->numbers);
    memcpy(&k->numbers[k->n], block, n * sizeof *block);
    k->n += n;
    k->next = k->n;
    k->blocks++;
    return true;
}

static inline loft_kept kept_memory_from_start(kept_memory *k, int most)
{
    k->next = 0;
    k->most = most;
    return (loft_kept){
        .ctx = k, .recall = kept_memory_recall, .leave = kept_memory_leave};
}

#endif
