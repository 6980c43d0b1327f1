/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kept_arrays.h - arrays that are filled together, each as a block of loft_kept. */
#ifndef LOFT_SIM_INFER_KEPT_ARRAYS_H
#define LOFT_SIM_INFER_KEPT_ARRAYS_H

#include "loft/loft.h"

typedef struct kept_array {
    double *numbers;
    size_t n;
} kept_array;

/* How many of the arrays were left before: all, or the rest has to be computed again. */
static inline int kept_arrays_recall(const loft_kept *kept, int n,
                                     const kept_array *arrays)
{
    int had = 0;
    while (had < n && kept->recall(kept->ctx, arrays[had].numbers, arrays[had].n)) {
        had++;
    }
    return had;
}

/* Leaves those that were not there. LOFT_ERR_IO. */
static inline loft_status kept_arrays_leave(const loft_kept *kept, int had, int n,
                                            const kept_array *arrays)
{
    bool left = true;
    for (int i = had; left && i < n; i++) {
        left = kept->leave(kept->ctx, arrays[i].numbers, arrays[i].n);
    }
    return left ? LOFT_OK : LOFT_ERR_IO;
}

#endif
