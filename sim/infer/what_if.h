/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * what_if.h - what the answer would be if the flight time of one source were taken at its word:
 * from lift-off to impact, with no error but its rounding. No source is known to be that
 * exact, so it is shown beside the answer and never as the answer.
 *
 * Method     the samples in hand, weighted anew by the wording of that time (claim.h) with a
 *            rounding of 5 s at least: a share of 1,000 samples lies so near. The other
 *            figures keep their errors
 */
#ifndef LOFT_SIM_INFER_WHAT_IF_H
#define LOFT_SIM_INFER_WHAT_IF_H

#include "loft/infer.h"

/* Is it a time to the second or the minute, and no limit? */
bool loft_what_if_asks(const loft_claim *time_s);

/* For a time that asks. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_what_if_find(const loft_samples *samples, size_t source,
                                             const loft_claim *time_s, loft_what_if *out);

#endif
