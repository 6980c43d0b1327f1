/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * markup.h - free text in HTML and XML: it comes out as it stands, whatever it holds.
 *
 * Characters are those of visible.h for reading, which leaves only such as XML 1.0 allows.
 *
 * Reference  W3C, XML 1.0 (2008), 2.2 and 2.4; WHATWG, HTML, 13.1.2
 */
#ifndef LOFT_MARKUP_H
#define LOFT_MARKUP_H

#include <stdio.h>

/* Text of an element, or of an attribute in double quotes. */
void loft_markup_put(FILE *out, const char *text);

/* Text of an XML element that readers take for HTML, such as a balloon of KML. */
void loft_markup_put_html(FILE *out, const char *text);

/*
 * Text of an XML element that some readers show as text and others as HTML: angle quotation
 * marks stand for '<' and '>', so that it is markup to neither.
 */
void loft_markup_put_name(FILE *out, const char *text);

/*
 * HTML, and a name, as a string for another format; owned by the caller, NULL if out of
 * memory.
 */
char *loft_markup_html(const char *text);
char *loft_markup_name(const char *text);

#endif
