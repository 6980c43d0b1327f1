/* SPDX-License-Identifier: GPL-3.0-or-later */
/* counted.h - which figures of the reports of an event count for its answer, and how much. */
#ifndef LOFT_SIM_INFER_COUNTED_H
#define LOFT_SIM_INFER_COUNTED_H

#include "loft/infer.h"

/*
 * Report i without the figures that its party gave again later: the last word of a party is
 * its voice, and first and revised figures are not two. A figure that no revision gives
 * stays.
 */
loft_report loft_source_counted(const loft_source *sources, size_t n, size_t i);

/* Are its figures from memory, which nobody has looked up? */
bool loft_source_is_recalled(const loft_source *source);

/* Does report i give this figure, neither as a copy nor as one that its party gave again? */
bool loft_source_figure_stands(const loft_source *sources, size_t n, size_t i,
                               loft_suspect figure);

/* Does a figure of report i stand? */
bool loft_source_stands(const loft_source *sources, size_t n, size_t i);
/* Do all that it gives? */
bool loft_source_stands_whole(const loft_source *sources, size_t n, size_t i);

#endif
