/* SPDX-License-Identifier: GPL-3.0-or-later */
/* areas_text.h - areas that were closed for a flight, in words. */
#ifndef LOFT_AREAS_TEXT_H
#define LOFT_AREAS_TEXT_H

#include "io/text/text_page.h"
#include "sim/infer/analysis_parts.h"

/* Each with what it asks of a flight and what fell in it, with a heading; nothing without areas. */
void loft_event_write_areas(loft_text_page *page, const loft_analysis *analysis);

#endif
