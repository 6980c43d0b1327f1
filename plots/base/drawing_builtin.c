/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive: what draws is linked with the program. */
#include "plots/base/canvas_calls.h"

extern const loft_canvas_calls loft_drawing;

loft_status loft_drawing_calls(const loft_canvas_calls **out)
{
    *out = &loft_drawing;
    return LOFT_OK;
}
