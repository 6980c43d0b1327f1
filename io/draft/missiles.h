/* SPDX-License-Identifier: GPL-3.0-or-later */
/* missiles.h - the names of missiles and launchers. */
#ifndef LOFT_DRAFT_MISSILES_H
#define LOFT_DRAFT_MISSILES_H

#include "io/draft/tokens.h"

/* Is token i the first word of one, such as "Hwasong"? */
bool loft_is_missile_name(const loft_tokens *t, int i);

#endif
