/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"
loft_status histograms_write(const char *path, const calibration *c, int n,
                             const trial *trials)
{
    (void)path;
    (void)c;
    (void)n;
    (void)trials;
    return LOFT_OK;
}
