/* SPDX-License-Identifier: GPL-3.0-or-later */
/* distances_text.h - the table of places in words. */
#ifndef LOFT_DISTANCES_TEXT_H
#define LOFT_DISTANCES_TEXT_H

#include "io/files/distances.h"

/* Owned by the caller; NULL if out of memory. */
char *loft_distances_text(const loft_distances *distances, int columns);

#endif
