/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draft.h - a news text read by rules: the tests it speaks of, their figures, who said them.
 *
 * Deterministic; the time grows with the length of the text. Nothing is computed. The
 * rules and their limits are in docs/draft.md.
 */
#ifndef LOFT_DRAFT_H
#define LOFT_DRAFT_H

#include "io/files/draft_json.h"

enum {
    LOFT_DRAFT_FIGURES_MAX = 4000
};

typedef struct loft_draft loft_draft; /* owns all strings of its document */

/* Facts about the text before it is read; borrowed, NULL: not known. */
typedef struct loft_draft_page {
    const char *form; /* "plain", "html" */
    const char *title;
    const char *published; /* YYYY-MM-DD */
} loft_draft_page;

/*
 * The text is UTF-8 of at most LOFT_DRAFT_TEXT_MAX bytes with a '\0' behind them; it is
 * copied. LOFT_ERR_NOMEM; LOFT_ERR_LIMIT for one with more than
 * LOFT_DRAFT_FIGURES_MAX figures.
 */
LOFT_NODISCARD loft_status loft_draft_read(const char *text, size_t size,
                                           const loft_draft_page *page, loft_draft **out);
void loft_draft_free(loft_draft *draft);

/* Borrowed until loft_draft_free; whoever fills in `known` owns that. */
loft_draft_document *loft_draft_content(loft_draft *draft);

/* A formatted string that lives as long as the draft; NULL if out of memory. */
const char *loft_draft_keep(loft_draft *draft, const char *format, ...) LOFT_PRINTF(2, 3);

#endif
