/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observations_text.h - what was seen of a flight, in words. */
#ifndef LOFT_OBSERVATIONS_TEXT_H
#define LOFT_OBSERVATIONS_TEXT_H

#include <stdio.h>

#include "io/text/text_page.h"
#include "sim/infer/analysis_parts.h"

/* "the first stage burned for more than 2 min", without a full stop. */
void loft_write_observation(FILE *out, const loft_observation *observation);

/* The effect of each on the answer, with a heading; nothing without observations. */
void loft_event_write_observations(loft_text_page *page, const loft_analysis *analysis);

#endif
