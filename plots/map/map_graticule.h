/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_graticule.h - parallels and meridians on a map, and their numbers. */
#ifndef LOFT_MAP_GRATICULE_H
#define LOFT_MAP_GRATICULE_H

#include "plots/map/map_ground.h"

/* The lines; or, once the frame is drawn, the numbers. */
void loft_map_graticule(const loft_ground *ground, loft_sheet *sheet, bool numbers);

#endif
