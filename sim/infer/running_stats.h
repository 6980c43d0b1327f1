/* SPDX-License-Identifier: GPL-3.0-or-later */
/* running_stats.h - how running statistics are made and kept; what is read of them: loft/infer.h. */
#ifndef LOFT_RUNNING_STATS_H
#define LOFT_RUNNING_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "loft/infer.h"

/* NULL if out of memory. */
loft_running_stats *loft_running_stats_new(void);
void loft_running_stats_free(loft_running_stats *stats);

/* The whole state, in `size` bytes, for this program on this kind of machine. */
size_t loft_running_stats_size(void);
void loft_running_stats_save(const loft_running_stats *stats, unsigned char *bytes);
void loft_running_stats_restore(loft_running_stats *stats, const unsigned char *bytes);

/* Can the bytes be those of n numbers? */
bool loft_running_stats_check(const unsigned char *bytes, uint64_t n);

/* x finite and >= 0. The order of the calls decides on the last bits of the mean. */
void loft_running_stats_add(loft_running_stats *stats, double x);

#endif
