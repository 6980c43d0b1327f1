/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * figure_bars.h - what was reported of an event that has no flight to draw: a bar for each
 * figure of each source, and the reason why there is no flight.
 */
#ifndef LOFT_FIGURE_BARS_H
#define LOFT_FIGURE_BARS_H

#include "plots/profile/analysis_profile.h"

/* The sheet is as high as its bars need. Errors as loft_canvas_finish. */
LOFT_NODISCARD loft_status loft_figure_bars_draw(const loft_analysis *analysis,
                                                 const loft_analysis_picture *picture,
                                                 loft_buffer *out);

#endif
