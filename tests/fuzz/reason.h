/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reason.h - what holds for every message of a reader. */
#ifndef FUZZ_REASON_H
#define FUZZ_REASON_H

#include <string.h>

#include "fuzz.h"
#include "io/reading/message.h"
#include "sim/base/diag.h"

/* Some words, whole, of characters that show. */
static inline void require_reason(const char *message)
{
    const size_t size = strlen(message);
    FUZZ_REQUIRE(size > 0 && size < LOFT_MESSAGE);
    for (size_t i = 0; i < size;) {
        unsigned long code = 0;
        const size_t n = loft_diag_utf8(message + i, size - i, &code);
        FUZZ_REQUIRE(n > 0 && code >= ' ' && (code < 0x7f || code >= 0xa0));
        i += n;
    }
}

#endif
