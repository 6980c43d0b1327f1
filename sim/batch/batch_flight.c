/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/batch.h"

const char *loft_batch_end_name(loft_batch_end end)
{
    static const char *const names[] = {"impact", "orbit", "escape",  "weak",
                                        "domain", "limit", "no_climb"};
    return names[end];
}
