/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_words.h - the words between the figures of a report. */
#ifndef LOFT_CLI_REPORT_WORDS_H
#define LOFT_CLI_REPORT_WORDS_H

#include "cli/support/report_option.h"

typedef enum report_word {
    REPORT_WORD_NONE,    /* none that is known */
    REPORT_WORD_IDLE,    /* "and", "flew": says nothing of a figure */
    REPORT_WORD_MISSING, /* "-", "unknown": a figure that was not reported */
    REPORT_WORD_FIGURE,  /* "altitude": which figure is beside it */
    REPORT_WORD_BEHIND   /* "high": the same, of the figure before it */
} report_word;

/* The longest known words at `at`, behind which *end then is, and of which figure. */
report_word report_word_at(const char *at, const char **end, report_figure *figure);

/* Does a word of the text say which figure is beside it? */
bool report_words_name(const char *text);

/* The figure that the last word of a text names, as of "7,000 km high"; or REPORT_FIGURES. */
report_figure report_word_last(const char *text);

#endif
