/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/decimal.h"

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* 1000 and 4500, not 787 or 12340. */
static bool is_round(const char *text, size_t size)
{
    const size_t zeros_before = strspn(text, "0");
    size_t end = size;
    while (end > zeros_before && text[end - 1] == '0') {
        end--;
    }
    return end > zeros_before && end < size && end - zeros_before < 4;
}

bool loft_number_scan(const char *text, loft_number *out)
{
    size_t size = digits(text);
    const bool is_hex = size == 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    size_t decimals = text[size] == '.' ? digits(text + size + 1) : 0;
    if (decimals > 0) {
        size += 1 + decimals;
    }
    if (size == 0) {
        return false;
    }
    *out = (loft_number){.plain = decimals == 0,
                         .round = decimals == 0 && is_round(text, size)};
    double exponent = 0.0;
    if (text[size] == 'e' || text[size] == 'E') {
        const size_t sign = text[size + 1] == '-' || text[size + 1] == '+';
        const size_t n = digits(text + size + 1 + sign);
        if (n > 0) {
            exponent = (double)strtol(text + size + 1, NULL, 10);
            out->plain = false;
            size += 1 + sign + n;
        }
    }
    out->value = is_hex ? 0.0 : loft_strtod(text, NULL);
    out->step = pow(10.0, exponent - (double)decimals);
    out->size = size;
    return true;
}
