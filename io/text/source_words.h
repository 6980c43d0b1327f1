/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * source_words.h - who reported a figure, as a sentence can say it; internal to io/text.
 *
 * A scenario names its sources briefly, with remarks in brackets: "ROK JCS (Kim, revised)
 * (tertiary)". A sentence writes the institution out and leaves the remarks to the list of
 * sources; who quoted a statement stays with it where it opens the sentence.
 */
#ifndef LOFT_SOURCE_WORDS_H
#define LOFT_SOURCE_WORDS_H

#include <stdio.h>

/* "South Korea's Joint Chiefs of Staff", "one source (press of the day)"; "another source" for
 * NULL. */
void loft_write_source(FILE *out, const char *name);
/* With a capital, and with who quoted it: "Japan's Ministry of Defense, as quoted by CNS,". */
void loft_write_source_first(FILE *out, const char *name);

#endif
