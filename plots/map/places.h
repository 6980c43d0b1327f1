/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * places.h - what a map names for orientation: capitals, seas and oceans.
 *
 * Places are to a tenth of a degree. A sea has one point, in its middle, where its name
 * stands; its width says from which scale on the name has room there.
 */
#ifndef LOFT_PLACES_H
#define LOFT_PLACES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct loft_capital {
    const char *name;
    double lat_deg, lon_deg;
    bool major; /* named on a map of the whole Earth too */
} loft_capital;

typedef struct loft_sea {
    const char *name;
    double lat_deg, lon_deg, width_km;
} loft_sea;

extern const loft_capital loft_capitals[];
extern const size_t loft_n_capitals;
extern const loft_sea loft_seas[];
extern const size_t loft_n_seas;

#endif
