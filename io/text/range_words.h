/* SPDX-License-Identifier: GPL-3.0-or-later */
/* range_words.h - bands of ranges in words; internal to io/text. */
#ifndef LOFT_RANGE_WORDS_H
#define LOFT_RANGE_WORDS_H

#include <stdio.h>

#include "loft/infer.h"

/* "7,150 miles" and "11,500 km" as "11,500 km (7,150 miles)"; "anywhere on Earth". */
void loft_write_length(FILE *out, double length_m);
/* A reported length: "about 1,000 km (621 miles)". */
void loft_write_claim_length(FILE *out, const loft_claim *claim);
/* "9,450 to 15,500 km", or "11,900 km to anywhere on Earth". */
void loft_write_span_km(FILE *out, double low_m, double high_m);
/* This with miles in parentheses. */
void loft_write_span(FILE *out, double low_m, double high_m);
/* "11,500 km (9,450 to 15,500 km)" with the unbounded share from 1 % on. */
void loft_write_band(FILE *out, const loft_band *band);
/* "under 1 %", "8 %", "over 99 %", "100 %". */
void loft_write_percent(FILE *out, double share);

#endif
