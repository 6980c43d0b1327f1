/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * nearest.h - the known word that a mistyped one was meant to be.
 *
 * Letters added, dropped, changed or swapped with the next are counted; upper and lower
 * case of ASCII are the same. Near is a third of the longer word's letters, a little more
 * for short words, never all of them. Bytes are letters: UTF-8 counts for more.
 *
 *     loft_nearest nearest = {.typed = "rnage"};
 *     loft_nearest_offer(&nearest, "range");  for each known word
 *     nearest.word                            "range", or NULL if nothing is near
 */
#ifndef LOFT_NEAREST_H
#define LOFT_NEAREST_H

#include <stddef.h>

#define LOFT_NEAREST_MAX 48 /* letters of the longest word that is compared */

typedef struct loft_nearest {
    const char *typed; /* borrowed, as is every word offered */
    const char *word;  /* the nearest so far, of equals the first */
    size_t distance;   /* of word */
} loft_nearest;

void loft_nearest_offer(loft_nearest *nearest, const char *known);

#endif
