/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drag.h - what batches ask of a drag curve; internal. */
#ifndef LOFT_SIM_DRAG_H
#define LOFT_SIM_DRAG_H

#include <stdbool.h>

#include "loft/flight.h"

/* Whether it is the curve of drag_boost.h, the only one that the kernels have. */
bool loft_drag_is_boost(const loft_drag *drag);

#endif
