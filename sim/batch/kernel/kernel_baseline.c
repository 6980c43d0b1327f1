/* SPDX-License-Identifier: GPL-3.0-or-later */
#define SIMD_LANES 2
#include "sim/batch/kernel/kernel.inc"

const kernel_code *loft_kernel_baseline(void)
{
    static const kernel_code code = KERNEL_CODE("baseline");
    return &code;
}
