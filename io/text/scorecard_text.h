/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scorecard_text.h - the scorecard in words and tables. */
#ifndef LOFT_SCORECARD_TEXT_H
#define LOFT_SCORECARD_TEXT_H

#include "io/files/scorecard.h"

/*
 * The tables in words, or with markdown the document docs/scorecard.md; owned by the
 * caller, NULL if out of memory.
 */
char *loft_scorecard_text(const loft_scorecard *card, bool markdown, int columns);

#endif
