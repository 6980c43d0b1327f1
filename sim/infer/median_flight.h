/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * median_flight.h - the standard flight that pictures draw: that of the answer's median.
 *
 * The class's own booster is fitted to the middle of the figures; its standard range may lie
 * beside the median of the answer, or outside of its interval. Here the same booster has the
 * speed at which its standard range is the median, so that the line, the interval around it
 * and the number in the text agree.
 */
#ifndef LOFT_SIM_INFER_MEDIAN_FLIGHT_H
#define LOFT_SIM_INFER_MEDIAN_FLIGHT_H

#include "loft/infer.h"

/*
 * Within 1e-5 of the median. LOFT_ERR_DOMAIN unless report i is the drawn one of an event with
 * an answer whose median is bounded; LOFT_ERR_CONVERGE; or as loft_standard_find.
 */
LOFT_NODISCARD loft_status loft_median_standard(const loft_analysis *analysis, size_t i,
                                                bool rotation, loft_standard *out);

/*
 * The flight of a role as pictures show it, flown and kept: a standard flight of the drawn
 * report is that of the median, where there is one. Errors as loft_analysis_fly; also
 * LOFT_ERR_DOMAIN for a standard flight whose median is unbounded while it is not.
 */
LOFT_NODISCARD loft_status loft_analysis_fly_shown(loft_analysis *analysis, size_t i,
                                                   loft_role role,
                                                   const loft_recorded **out);

/* Is the standard flight that pictures show of report i that of the median? */
bool loft_analysis_shows_median(const loft_analysis *analysis, size_t i);

#endif
