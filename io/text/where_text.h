/* SPDX-License-Identifier: GPL-3.0-or-later */
/* where_text.h - where a flight has its apogee and where it comes down, after known places. */
#ifndef LOFT_WHERE_TEXT_H
#define LOFT_WHERE_TEXT_H

#include "sim/infer/analysis_parts.h"

/*
 * "The fitted flight comes down in the Sea of Japan, about 150 km west of Okushiri; its apogee
 * is ..." of the drawn report, or "" where site or azimuth is assumed, no place is near, or the report
 * gives a lower bound or a flight that most likely glided.
 * Owned by the caller; NULL if out of memory.
 */
char *loft_where_text(const loft_analysis *analysis);

#endif
