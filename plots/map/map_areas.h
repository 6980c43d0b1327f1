/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_areas.h - areas that were closed for a flight, as dashed outlines with their purpose. */
#ifndef LOFT_MAP_AREAS_H
#define LOFT_MAP_AREAS_H

#include "plots/map/map_ground.h"
#include "sim/infer/announced.h"

void loft_map_closed_draw(const loft_ground *ground, loft_sheet *sheet,
                          const loft_announced_area *area);

#endif
