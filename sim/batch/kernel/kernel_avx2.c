/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/kernel/kernel.h"

#if defined(__AVX2__)
#define SIMD_LANES 4
#include "sim/batch/kernel/kernel.inc"

const kernel_code *loft_kernel_avx2(void)
{
    static const kernel_code code = KERNEL_CODE("avx2");
    return &code;
}
#else
#include <stddef.h>

const kernel_code *loft_kernel_avx2(void)
{
    return NULL;
}
#endif
