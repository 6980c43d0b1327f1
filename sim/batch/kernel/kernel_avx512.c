/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "sim/batch/kernel/kernel.h"

#if defined(__AVX512F__)
#define LANES 8
#include "sim/batch/kernel/kernel_march.h"

const kernel_code *loft_kernel_avx512(void)
{
    static const kernel_code code = {.name = "avx512",
                                     .coast = coast_block,
                                     .entry = entry_block,
                                     .march = march_flights};
    return &code;
}
#else
const kernel_code *loft_kernel_avx512(void)
{
    return NULL;
}
#endif
