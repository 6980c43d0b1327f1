/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/formats.h"

#include <string.h>

#define ROW(name) &loft_format_##name,
static const loft_format *const rows[] = {LOFT_FORMATS(ROW)};

size_t loft_format_count(void)
{
    return sizeof rows / sizeof rows[0];
}

const loft_format *loft_format_at(size_t i)
{
    return rows[i];
}

const loft_format *loft_format_of_file(const char *path)
{
    const size_t n = strlen(path);
    for (size_t i = 0; i < loft_format_count(); i++) {
        const size_t m = strlen(rows[i]->suffix);
        if (n > m && strcmp(path + n - m, rows[i]->suffix) == 0) {
            return rows[i];
        }
    }
    return NULL;
}
