/* SPDX-License-Identifier: GPL-3.0-or-later */
/* status.c - the contract is in status.h. */
#include "loft/loft.h"

const char *loft_status_text(loft_status status)
{
    static const char *const texts[] = {
#define LOFT_STATUS_TEXT(name, text) text,
        LOFT_STATUS_LIST(LOFT_STATUS_TEXT)
#undef LOFT_STATUS_TEXT
    };
    const unsigned index = (unsigned)status;
    return index < LOFT_STATUS_COUNT ? texts[index] : "unknown status";
}
