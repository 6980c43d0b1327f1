/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/version.h"

#include "loft/loft.h"

const char *loft_version(void)
{
    return LOFT_VERSION;
}

const char *loft_software(void)
{
    return "loft " LOFT_VERSION;
}
