/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * page.h - the frame of the HTML pages that a run writes: head, style sheet, policy, foot.
 *
 * A page needs nothing from outside but the files beside it. Its policy lets in the style
 * sheet and the script of the page by their digests, and no other.
 *
 * Reference  W3C, Content Security Policy Level 3, 6.7.2; RFC 4648, section 4
 */
#ifndef LOFT_CLI_PAGE_H
#define LOFT_CLI_PAGE_H

#include <stdio.h>

typedef struct page_frame {
    const char *title, *description; /* free text */
    const char *kind;                /* class of the body in page.css */
    const char *script;              /* at the end of the body, or NULL */
} page_frame;

/* Up to the tag of the body; then from the foot to the end. */
void page_begin(FILE *out, const page_frame *frame);
void page_end(FILE *out, const page_frame *frame);

/* "4,610&nbsp;km": the unit stays on the line of its figure. For text without markup. */
void page_put_figure(FILE *out, const char *text);

#endif
