/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/decimal.h"

#include <math.h>
#include <stdlib.h>

/* In glibc and musl the locale "C" is a constant: this allocates nothing and cannot fail. */
loft_c_locale loft_c_locale_begin(void)
{
    const locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return (loft_c_locale){.c = c, .before = uselocale(c)}; /* locale 0 changes nothing */
}

void loft_c_locale_end(loft_c_locale locale)
{
    uselocale(locale.before);
    if (locale.c != (locale_t)0) {
        freelocale(locale.c);
    }
}

int loft_vfprintf(FILE *out, const char *format, va_list args)
{
    const loft_c_locale c = loft_c_locale_begin();
    const int result = vfprintf(out, format, args);
    loft_c_locale_end(c);
    return result;
}

int loft_fprintf(FILE *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int result = loft_vfprintf(out, format, args);
    va_end(args);
    return result;
}

int loft_vsnprintf(char *text, size_t size, const char *format, va_list args)
{
    const loft_c_locale c = loft_c_locale_begin();
    const int result = vsnprintf(text, size, format, args);
    loft_c_locale_end(c);
    return result;
}

int loft_snprintf(char *text, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int result = loft_vsnprintf(text, size, format, args);
    va_end(args);
    return result;
}

double loft_strtod(const char *text, char **end)
{
    const loft_c_locale c = loft_c_locale_begin();
    const double value = strtod(text, end);
    loft_c_locale_end(c);
    return value;
}

double loft_unsigned_zero(double value, int decimals)
{
    return fabs(value) <= 0.5 * pow(10.0, -decimals) ? 0.0 : value;
}
