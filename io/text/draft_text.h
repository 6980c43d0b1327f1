/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_text.h - a draft for a reviewer: the text with its figures marked, and what was read. */
#ifndef LOFT_DRAFT_TEXT_H
#define LOFT_DRAFT_TEXT_H

#include <stdio.h>

#include "io/files/draft_json.h"

/* Marks about the words of a figure, and about those that were not assigned. */
typedef struct loft_draft_marks {
    const char *figure, *loose, *end;
} loft_draft_marks;

/* A figure of the draft in the order of the text. */
typedef struct loft_draft_mark {
    const loft_draft_figure *figure;
    int event;       /* -1: not assigned */
    const char *why; /* of such */
} loft_draft_mark;

/*
 * All figures in the order of the text, owned by the caller: free() them; NULL if out of
 * memory. One that another one covers is left out.
 */
loft_draft_mark *loft_draft_marks_of(const loft_draft_document *draft, size_t *n);

/* "range, about, ROK JCS"; or why it is not assigned. */
void loft_draft_label(FILE *out, const loft_draft_mark *mark);

/* "2025-01-06, North Korea, ballistic", or "a test whose date is not said". */
void loft_draft_event_line(FILE *out, const loft_draft_event *event);

/* "apogee about 6,000 km". The unit is that of the text where it is metric, else km. */
void loft_draft_figure_words(FILE *out, const loft_draft_figure *figure);

/* The whole view, owned by the caller; NULL if out of memory. */
char *loft_draft_view(const loft_draft_document *draft, const loft_draft_marks *marks);

#endif
