/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * visible.h - free text as characters that a person sees.
 *
 * A title or a file name may hold characters that drive a terminal, turn the direction of
 * a line or show nothing at all. They are shown by their code, as JSON has it: \u001b,
 * \u202e. Bytes that are not UTF-8 become \xff. Whoever writes free text for people, in
 * whatever format, takes its characters from here and escapes for the format after that.
 *
 * Reference  Unicode 15: categories Cc, Cf, Zl, Zp; default ignorable code points;
 *            noncharacters (23.7). Arabic signs of category Cf are visible and stay.
 */
#ifndef LOFT_VISIBLE_H
#define LOFT_VISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct loft_visible {
    char bytes[16]; /* with a '\0' behind them */
    size_t n;       /* 0 where nothing is to be shown */
} loft_visible;

/*
 * The first character of text[0..size), size > 0, as it is shown; how many bytes it takes.
 * Exactly: with every such character by its code, for messages about the text itself.
 */
size_t loft_visible_exactly(const char *text, size_t size, loft_visible *shown);

/*
 * This for reading: tabs and line ends are spaces, so that a text cannot start a line, and
 * joiners and soft hyphens are left out.
 */
size_t loft_visible_next(const char *text, size_t size, loft_visible *shown);

/* Prints the text for reading. */
void loft_visible_put(FILE *out, const char *text);

/* The text for reading; owned by the caller, NULL if out of memory. */
char *loft_visible_text(const char *text);

/*
 * Its characters exactly, but with its line ends and tabs, for text of several lines. JSON
 * stays the same JSON. Owned by the caller, NULL if out of memory.
 */
char *loft_visible_lines(const char *text);

/* Is a character shown by its code? */
bool loft_visible_by_code(unsigned long code);

/* Codes that Unicode keeps out of text for good, such as U+FFFE. */
bool loft_visible_is_no_character(unsigned long code);

#endif
