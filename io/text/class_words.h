/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_words.h - a booster class that does not suit the flight, in words; internal to io/text. */
#ifndef LOFT_CLASS_WORDS_H
#define LOFT_CLASS_WORDS_H

#include "sim/infer/analysis_parts.h"

/*
 * A sentence if the named class is stretched, by a burn time that was given, beyond 3 times its own
 * or below a third: such a booster is not one of the class. It names a class that fits. "" if
 * the class is not stretched or not a built-in one. Owned by the caller; NULL if out of
 * memory.
 */
char *loft_class_stretched(const loft_analysis *analysis, const loft_report *report);

#endif
