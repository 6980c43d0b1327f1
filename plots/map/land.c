/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/map/land.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "loft/loft.h"

extern const unsigned char loft_land_50m[], loft_land_10m[]; /* land_data.S */

static uint64_t read_unsigned(loft_land *land)
{
    uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const unsigned byte = *land->next++;
        value |= (uint64_t)(byte & 0x7FU) << shift;
        if (byte < 0x80U) {
            return value;
        }
    }
}

static int64_t read_signed(loft_land *land)
{
    const uint64_t value = read_unsigned(land);
    return (value & 1U) != 0 ? -(int64_t)(value / 2U) - 1 : (int64_t)(value / 2U);
}

loft_land loft_land_open(loft_land_detail detail)
{
    const bool fine = detail == LOFT_LAND_10M;
    loft_land land = {.next = fine ? loft_land_10m : loft_land_50m,
                      .rad_per_step = LOFT_PI / 180.0 / (fine ? 1000.0 : 400.0)};
    assert(memcmp(land.next, "LND1", 4) == 0);
    land.next += 4;
    land.rings_left = (size_t)read_unsigned(&land);
    return land;
}

size_t loft_land_ring(loft_land *land)
{
    if (land->rings_left == 0) {
        return 0;
    }
    land->rings_left--;
    return (size_t)read_unsigned(land);
}

loft_geodetic loft_land_point(loft_land *land)
{
    land->lon_steps += read_signed(land);
    land->lat_steps += read_signed(land);
    return (loft_geodetic){.lat_rad = (double)land->lat_steps * land->rad_per_step,
                           .lon_rad = (double)land->lon_steps * land->rad_per_step};
}

/* Does the edge a-b cross the meridian of the place north of it? */
static bool crosses_north(loft_geodetic place, loft_geodetic a, loft_geodetic b)
{
    const double a_rad = loft_angle_wrap_pm(a.lon_rad - place.lon_rad);
    const double b_rad = loft_angle_wrap_pm(b.lon_rad - place.lon_rad);
    if ((a_rad < 0.0) == (b_rad < 0.0) || fabs(a_rad - b_rad) > LOFT_PI) {
        return false; /* on one side, or round the back */
    }
    const double share = a_rad / (a_rad - b_rad);
    return a.lat_rad + share * (b.lat_rad - a.lat_rad) > place.lat_rad;
}

/* The north pole is sea: an odd number of shores on the way to it means land. */
bool loft_land_at(loft_geodetic place)
{
    bool inside = false;
    loft_land land = loft_land_open(LOFT_LAND_50M);
    for (size_t n = loft_land_ring(&land); n > 0; n = loft_land_ring(&land)) {
        const loft_geodetic first = loft_land_point(&land);
        loft_geodetic last = first;
        for (size_t i = 1; i < n; i++) {
            const loft_geodetic next = loft_land_point(&land);
            inside ^= crosses_north(place, last, next);
            last = next;
        }
        inside ^= crosses_north(place, last, first);
    }
    return inside;
}
