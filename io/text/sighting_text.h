/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sighting_text.h - what of a flight is seen from places, in a table and sentences. */
#ifndef LOFT_SIGHTING_TEXT_H
#define LOFT_SIGHTING_TEXT_H

#include "io/files/sighting.h"

/* Owned by the caller; NULL if out of memory. */
char *loft_sighting_text(const loft_sighting *sighting, int columns);

#endif
