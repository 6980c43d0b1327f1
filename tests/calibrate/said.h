/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * said.h - what a ministry reports of a true value, in keeping with claim.h: the
 * probability of a report is, as a function of the truth, the likelihood of its claim.
 *
 *     exact   the nearest multiple of the step: 1 within half a step, the rounding
 *     about   a multiple of the step, each with the density of a normal about the truth
 *             whose deviation is half a step, the rounding. Their sum is the same for any
 *             truth to 1.5 %
 *
 * A claim has the rounding that was meant; loft_claim_figure, which sees the number only,
 * would take "2,000 km" to the nearest 100 km for one that is good to 100 km.
 */
#ifndef CALIBRATE_SAID_H
#define CALIBRATE_SAID_H

#include <stdint.h>

#include "loft/infer.h"

/* Two random numbers are used, from `dim` on. */
typedef struct said_source {
    uint64_t seed, sample;
} said_source;

/* One half exact to 0.1 km; the others about, to 10 km or to 100 km. */
loft_claim said_apogee(const said_source *s, int dim, double apogee_m);
/* One half exact to 0.1 km; the others about, to 10 km or to 50 km. */
loft_claim said_range(const said_source *s, int dim, double range_m);
/* A third to the second, a third to the minute, a third about some minutes. */
loft_claim said_time(const said_source *s, int dim, double time_s);

#endif
