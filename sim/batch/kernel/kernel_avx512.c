/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/batch/kernel/kernel.h"

#if defined(__AVX512F__)
#define SIMD_LANES 8
#include "sim/batch/kernel/kernel.inc"

const kernel_code *loft_kernel_avx512(void)
{
    static const kernel_code code = KERNEL_CODE("avx512");
    return &code;
}
#else
#include <stddef.h>

const kernel_code *loft_kernel_avx512(void)
{
    return NULL;
}
#endif
