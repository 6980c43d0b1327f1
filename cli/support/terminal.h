/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * terminal.h - what the program does otherwise where standard output is a terminal: the width
 * of its text, and a little colour.
 */
#ifndef LOFT_CLI_TERMINAL_H
#define LOFT_CLI_TERMINAL_H

#include <stdbool.h>

/* Columns to wrap text at: COLUMNS or the terminal's width, within 40 to 100; else 96. */
int terminal_columns(void);

/* Is the descriptor a terminal with colours, where nobody asked for none? */
bool terminal_has_colour(int descriptor);

typedef enum terminal_tone {
    TERMINAL_PLAIN,
    TERMINAL_GOOD, /* green */
    TERMINAL_DOUBT /* yellow */
} terminal_tone;

/*
 * The text with its headings in bold: lines without indent that lines with one follow. The
 * section "Verdict" begins with its first clause in the colour of the tone. Takes the text and
 * returns one that the caller frees; NULL for NULL, or out of memory.
 */
char *terminal_paint(char *text, terminal_tone tone);

#endif
