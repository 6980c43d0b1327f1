/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_land.h - the land on a map, filled, and its shores. */
#ifndef LOFT_MAP_LAND_H
#define LOFT_MAP_LAND_H

#include "plots/map/map_ground.h"

/* LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_map_land(const loft_ground *ground, loft_sheet *sheet);

#endif
