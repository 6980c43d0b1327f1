/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "sim/batch/kernel/kernel.h"

#if defined(__AVX2__)
#define LANES 4
#include "sim/batch/kernel/kernel_march.h"

const kernel_code *loft_kernel_avx2_fma(void)
{
    static const kernel_code code = {.name = "avx2-fma",
                                     .coast = coast_block,
                                     .entry = entry_block,
                                     .march = march_flights};
    return &code;
}
#else
const kernel_code *loft_kernel_avx2_fma(void)
{
    return NULL;
}
#endif
