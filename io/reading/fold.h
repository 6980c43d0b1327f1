/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fold.h - the signs of typesetters and of other keyboards into ASCII. */
#ifndef LOFT_READING_FOLD_H
#define LOFT_READING_FOLD_H

#include <stddef.h>

/*
 * Dashes and minus into -, primes and quotation marks into ' and ", the degree sign into
 * "deg", wide forms into narrow ones, fractions into .25 .5 .75, two signs of a comparison
 * into one; units and hedges of Chinese, Japanese and Korean; letters small, spaces of any width into single ones and none at the ends. Any
 * other character stays. What does not fit into out[0..size), size > 0, is cut.
 */
void loft_fold(const char *text, char *out, size_t size);

#endif
