/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/role_colours.h"

unsigned loft_role_rgb(loft_role role)
{
    static const unsigned colours[LOFT_ROLES + 1] = {
        [LOFT_ROLE_FLOWN] = LOFT_RGB_BLUE,
        [LOFT_ROLE_STANDARD] = LOFT_RGB_VERMILION,
        [LOFT_ROLE_STANDARD_ROTATING] = LOFT_RGB_GREEN,
        [LOFT_ROLE_DEPRESSED] = LOFT_RGB_PURPLE,
        [LOFT_ROLE_OTHER] = LOFT_RGB_BLUE};
    return colours[role];
}
