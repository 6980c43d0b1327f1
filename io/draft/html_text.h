/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html_text.h - the visible text of a saved HTML page; the one owner of gumbo.
 *
 * Left out are scripts, styles, navigation, headers' and footers' menus, forms, and what
 * is hidden. Blocks are paragraphs with an empty line between. The page's date is that of
 * its meta tags, else of its first time element.
 *
 * The parser's memory comes from an arena of at most LOFT_HTML_MEMORY bytes, so that no page
 * can take more; docs/decisions/ has why.
 */
#ifndef LOFT_DRAFT_HTML_TEXT_H
#define LOFT_DRAFT_HTML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/loft.h"

enum {
    LOFT_HTML_MEMORY = 256 << 20, /* bytes */
    LOFT_HTML_TAGS = 60000,       /* of a page */
    LOFT_HTML_DEPTH = 1000,       /* elements inside each other */
    LOFT_HTML_ATTRIBUTES = 256,   /* of a tag: the parser compares each with all others */
    /* Tags in scripts, comments and values count too; where the parser takes a script for
     * elements and the look before does not, these bound its time. */
    LOFT_HTML_TAGS_RAW = 120000,
    LOFT_HTML_DEPTH_RAW = 10000
};

typedef struct loft_html_page {
    char *text; /* owned: free() it, as the next two */
    size_t size;
    char *title;     /* NULL: none */
    char *published; /* YYYY-MM-DD; NULL: not said */
} loft_html_page;

/* Does the text look like HTML? */
bool loft_html_is(const char *text, size_t size);

/* False, with a message, for a page that would take the parser long. */
bool loft_html_is_small(const char *text, size_t size, loft_diags *diags);

/* LOFT_ERR_INPUT with a message for a page past the limits, LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_html_read(const char *text, size_t size,
                                          loft_diags *diags, loft_html_page *out);
void loft_html_fini(loft_html_page *page);

#endif
