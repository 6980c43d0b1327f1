/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parties.h - countries and those who speak for them, by the words of news texts. */
#ifndef LOFT_DRAFT_PARTIES_H
#define LOFT_DRAFT_PARTIES_H

#include "io/draft/tokens.h"

/* The tokens from i on that name a country, or its people or capital, and which; or 0. */
int loft_country_at(const loft_tokens *t, int i, const char **country);

/* The first country that tokens [first, end) name; NULL if none. */
const char *loft_country_in(const loft_tokens *t, int first, int end);

typedef struct loft_party {
    const char *source;  /* by the usual short name, or NULL: by its words */
    const char *country; /* that it speaks for, or NULL */
    const char *office;  /* "ministry", "military", "agency": what later words call it */
} loft_party;

/* The source of an office that many countries have; NULL for one that is not known. */
const char *loft_office_source(const char *office, const char *country);

/* The party that tokens [first, end) name; false if they name nobody who speaks. */
bool loft_party_of(const loft_tokens *t, int first, int end, loft_party *out);

#endif
