/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/nearest.h"

#include <stdbool.h>
#include <string.h>

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char)(c - 'A' + 'a');
    }
    return c;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment of words of at most LOFT_NEAREST_MAX letters. */
static size_t edit_distance(const char *a, size_t m, const char *b, size_t n)
{
    size_t d[3][LOFT_NEAREST_MAX + 1];
    for (size_t j = 0; j <= n; j++) {
        d[0][j] = j;
    }
    for (size_t i = 1; i <= m; i++) {
        size_t *row = d[i % 3];
        const size_t *before = d[(i + 2) % 3];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            const bool equal = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = least(before[j - 1] + !equal, least(before[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1])) {
                row[j] = least(row[j], d[(i + 1) % 3][j - 2] + 1);
            }
        }
    }
    return d[m % 3][n];
}

void loft_nearest_offer(loft_nearest *nearest, const char *known)
{
    const size_t m = strlen(nearest->typed);
    const size_t n = strlen(known);
    if (m > LOFT_NEAREST_MAX || n > LOFT_NEAREST_MAX) {
        return;
    }
    const size_t longer = m > n ? m : n;
    const size_t allowed = longer < 6 ? 1 + longer / 4 : longer / 3;
    const size_t distance = edit_distance(nearest->typed, m, known, n);
    if (distance <= allowed && distance < longer &&
        (nearest->word == NULL || distance < nearest->distance)) {
        nearest->word = known;
        nearest->distance = distance;
    }
}
