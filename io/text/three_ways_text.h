/* SPDX-License-Identifier: GPL-3.0-or-later */
/* three_ways_text.h - three trajectories of one booster, as a table and in words. */
#ifndef LOFT_THREE_WAYS_TEXT_H
#define LOFT_THREE_WAYS_TEXT_H

#include "io/files/three_ways.h"

/* Owned by the caller, NULL if out of memory. */
char *loft_three_ways_text(const loft_three_ways *s, int columns);

#endif
