/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * collection_words.h - a name as people type it, against the names of a collection.
 *
 * Names are compared word for word. A word is a run of letters or of digits, so that
 * Hwasong-12, hwasong12 and "hwasong 12" are one name and none of them is hwasong-1; the
 * case of ASCII and leading zeros do not count.
 */
#ifndef LOFT_CLI_COLLECTION_WORDS_H
#define LOFT_CLI_COLLECTION_WORDS_H

#include <stdbool.h>

/* The names of one scenario or case; borrowed. */
typedef struct collection_names {
    const char *id;
    const char *title, *date_utc; /* or NULL */
} collection_names;

/* How well a name fits, the best first. */
typedef enum collection_fit {
    COLLECTION_FIT_ID,    /* it is the id */
    COLLECTION_FIT_IN_ID, /* words of the id, one after the other: a local date, a name */
    COLLECTION_FIT_DATE,  /* the first words of the date in UTC */
    COLLECTION_FIT_TITLE, /* words of the title, one after the other */
    COLLECTION_FIT_WORDS, /* names between spaces, of both and in any order */
    COLLECTION_FIT_BEGUN, /* the last word is the beginning of one of the id or title */
    COLLECTION_FIT_NOT
} collection_fit;

/*
 * " hwasong 12 " for "Hwasong-12". Owned by the caller, NULL if out of memory.
 */
char *collection_words(const char *text);

/* Do both have these words? False too if out of memory. */
bool collection_same_words(const char *a, const char *b);

typedef struct collection_typed {
    const char *text; /* borrowed */
    char *words;      /* owned: of all of it */
} collection_typed;

/* False if out of memory. Fini after either. */
bool collection_typed_init(const char *text, collection_typed *typed);
void collection_typed_fini(collection_typed *typed);

/* COLLECTION_FIT_NOT too if out of memory. */
collection_fit collection_fit_of(const collection_typed *typed,
                                 const collection_names *names);

/* The id behind its date, "hwasong-12" of 2017-05-14-hwasong-12. */
const char *collection_name_in(const char *id);

#endif
