/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_words.h - the words of an event's page that are not in its answer or summary. */
#ifndef LOFT_PAGE_WORDS_H
#define LOFT_PAGE_WORDS_H

#include <stdint.h>

#include "loft/infer.h"

/* The use of the file "map.png" and so on in a few words; "" for one that is not known. */
const char *loft_page_use(const char *name);

/* The sentences below a picture of an event that has a flight; NULL for another file. */
const char *loft_page_caption(const loft_analysis *analysis, const char *name);

/* The basis of a result besides its scenario. */
typedef struct loft_page_basis {
    int samples;
    uint64_t seed;
    const char *data_digest; /* of classes, priors and errors, in hexadecimal */
} loft_page_basis;

/* A line to cite the result by: event, range, program, data and seed. Owned by the caller. */
char *loft_page_citation(const loft_analysis *analysis, const loft_page_basis *basis);

#endif
