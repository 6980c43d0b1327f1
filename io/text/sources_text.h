/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sources_text.h - how sources differ, in words and tables. */
#ifndef LOFT_SOURCES_TEXT_H
#define LOFT_SOURCES_TEXT_H

#include "io/files/witnesses.h"

/*
 * The tables in words, or with markdown the document docs/sources.md; owned by the caller,
 * NULL if out of memory.
 */
char *loft_sources_text(const loft_witnesses *witnesses, bool markdown, int columns);

#endif
