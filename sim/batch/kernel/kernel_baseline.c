/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "sim/batch/kernel/kernel.h"

#define LANES 2
#include "sim/batch/kernel/kernel_march.h"

const kernel_code *loft_kernel_baseline(void)
{
    static const kernel_code code = {.name = "baseline",
                                     .coast = coast_block,
                                     .entry = entry_block,
                                     .march = march_flights};
    return &code;
}
