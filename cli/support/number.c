/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/decimal.h"

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

bool number_scan(const char *text, number *out)
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
    *out = (number){.plain = decimals == 0};
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
