/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_words.h - the words between the figures of a report. */
#ifndef LOFT_REPORT_WORDS_H
#define LOFT_REPORT_WORDS_H

#include "sim/infer/report_error.h"

typedef enum loft_report_word {
    LOFT_REPORT_WORD_NONE,    /* none that is known */
    LOFT_REPORT_WORD_IDLE,    /* "and", "flew": says nothing of a figure */
    LOFT_REPORT_WORD_MISSING, /* "-", "unknown": a figure that was not reported */
    LOFT_REPORT_WORD_FIGURE,  /* "altitude": which figure is beside it */
    LOFT_REPORT_WORD_BEHIND   /* "high": the same, of the figure before it */
} loft_report_word;

/* The longest known words at `at`, behind which *end then is, and of which figure. */
loft_report_word loft_report_word_at(const char *at, const char **end,
                                     loft_report_figure *figure);

/* The figure that a word of the text names, as of "up to an altitude of"; or LOFT_FIGURES. */
loft_report_figure loft_report_word_in(const char *text);

/* The figure that the last word of a text names, as of "7,000 km high"; or LOFT_FIGURES. */
loft_report_figure loft_report_word_last(const char *text);

#endif
