/* SPDX-License-Identifier: GPL-3.0-or-later */
/* event_text.h - what stands behind the answer of an event; internal to io/text. */
#ifndef LOFT_EVENT_TEXT_H
#define LOFT_EVENT_TEXT_H

#include "io/text/text_page.h"
#include "sim/infer/analysis_parts.h"

/* Whether the figures can be true together, and what can cause a surplus of time. */
void loft_event_write_verdict(loft_text_page *page, const loft_analysis *analysis);
/* The effect of each source on the answer, with a heading; nothing unless 2 are heard. */
void loft_event_write_voices(loft_text_page *page, const loft_analysis *analysis);
/* Where the spent stages fall, with a heading; nothing without an answer. */
void loft_event_write_falls(loft_text_page *page, const loft_analysis *analysis);
/* The typical booster beside the answer, the range with rotation, what would help next. */
void loft_event_write_method(loft_text_page *page, const loft_analysis *analysis);

#endif
