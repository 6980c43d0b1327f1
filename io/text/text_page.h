/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text_page.h - paragraphs in lines of a width, one after another; internal to io/text. */
#ifndef LOFT_TEXT_PAGE_H
#define LOFT_TEXT_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "loft/infer.h"
#include "sim/base/text.h"

typedef struct loft_text_page {
    loft_text text;
    int columns;
    bool begun; /* it has a line */
} loft_text_page;

LOFT_NODISCARD loft_status loft_text_page_open(loft_text_page *page, int columns);
/* Owned by the caller; NULL if a part was lost. */
char *loft_text_page_close(loft_text_page *page);

/* Appends a text of the heap and frees it; NULL means that it was lost. */
void loft_text_page_put(loft_text_page *page, char *text);
/* This as a paragraph at the margin, or as one indented by 2, its next lines by 4. */
void loft_text_page_paragraph(loft_text_page *page, char *text);
void loft_text_page_item(loft_text_page *page, char *text);
/* The k-th item of an analysis, as `write` prints it. */
void loft_text_page_part(loft_text_page *page, const loft_analysis *a, size_t k,
                         void (*write)(FILE *out, const loft_analysis *a, size_t k));
/* A blank line, unless the page is empty, and a heading. */
void loft_text_page_heading(loft_text_page *page, const char *heading);

#endif
