/* SPDX-License-Identifier: GPL-3.0-or-later */
/* counted.h - which figures of the reports of an event count for its answer. */
#ifndef LOFT_SIM_INFER_COUNTED_H
#define LOFT_SIM_INFER_COUNTED_H

#include "loft/infer.h"

/*
 * Report i without the figures that its party gave again later: the last word of a party is
 * its voice, and first and revised figures are not two. A figure that no revision gives
 * stays.
 */
loft_report loft_source_counted(const loft_source *sources, size_t n, size_t i);

/* Neither a copy of others nor a first word that the party took back by a later one. */
static inline bool loft_source_stands(const loft_source *source)
{
    return !source->tertiary && source->revised_by == NULL;
}

#endif
