/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * markdown.h - free text in Markdown: it comes out as it stands, whatever it holds.
 *
 * Reference  CommonMark 0.31.2 (2.4, 2.5, 4, 6.1); GitHub Flavored Markdown 0.29 (4.10)
 */
#ifndef LOFT_MARKDOWN_H
#define LOFT_MARKDOWN_H

#include <stdio.h>

/*
 * On any line, in a cell of a table and in the text of a link. Markup is escaped, '<', '>',
 * '&' and '|' by their HTML references; '#', '+', '-', '=' and numbers of lists only where
 * they begin a word, for a line may begin there. Owned by the caller; NULL: no memory.
 */
char *loft_markdown_text(const char *text);

/* A web address behind "[1]: ": what no address holds is percent-encoded. */
void loft_markdown_put_address(FILE *out, const char *url);

#endif
