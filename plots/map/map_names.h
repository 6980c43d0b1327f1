/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_names.h - names for orientation on a map, where nothing else stands. */
#ifndef LOFT_MAP_NAMES_H
#define LOFT_MAP_NAMES_H

#include "plots/map/map_ground.h"

/* Seas that have room for their names, and capitals; to be called after all other labels. */
void loft_map_names(const loft_ground *ground, loft_sheet *sheet);

#endif
