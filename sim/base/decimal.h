/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * decimal.h - numbers as text with a decimal point, whatever locale the program has set.
 *
 * The one place where numbers become text and text numbers: printf and strtod take the
 * decimal sign of the locale, which a host program may have set to a comma. Each function
 * is the one of the C library, in the locale "C" of this thread for as long as it runs; the
 * locale of the program and of other threads is untouched. tools/check-decimal.awk finds
 * calls that go past this file.
 */
#ifndef LOFT_SIM_DECIMAL_H
#define LOFT_SIM_DECIMAL_H

#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "loft/loft.h"

int loft_fprintf(FILE *out, const char *format, ...) LOFT_PRINTF(2, 3);
int loft_vfprintf(FILE *out, const char *format, va_list args) LOFT_PRINTF(2, 0);
int loft_snprintf(char *text, size_t size, const char *format, ...) LOFT_PRINTF(3, 4);
int loft_vsnprintf(char *text, size_t size, const char *format, va_list args)
    LOFT_PRINTF(3, 0);
double loft_strtod(const char *text, char **end);

/*
 * A number that is to be printed with so many decimals, without the sign of one that prints
 * as zero: nothing that loft writes says -0.0. (JSON is written to the last digit.)
 */
double loft_unsigned_zero(double value, int decimals);

/* Around many such calls, or around those of another library; they nest. */
typedef struct loft_c_locale {
    locale_t c, before;
} loft_c_locale;

loft_c_locale loft_c_locale_begin(void);
void loft_c_locale_end(loft_c_locale locale);

#endif
