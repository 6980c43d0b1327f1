/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/report_words.h"

#include <string.h>

static const struct {
    const char *words;
    loft_report_word kind;
    loft_report_figure figure;
} known[] = {
    {"-", LOFT_REPORT_WORD_MISSING, LOFT_FIGURES},
    {"\342\200\223", LOFT_REPORT_WORD_MISSING, LOFT_FIGURES},
    {"\342\200\224", LOFT_REPORT_WORD_MISSING, LOFT_FIGURES},
    {"?", LOFT_REPORT_WORD_MISSING, LOFT_FIGURES},
    {"n/a", LOFT_REPORT_WORD_MISSING, LOFT_FIGURES},
    {"unknown", LOFT_REPORT_WORD_MISSING, LOFT_FIGURES},
    {"not reported", LOFT_REPORT_WORD_MISSING, LOFT_FIGURES},
    {"apogee", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"altitude", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"height", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"high", LOFT_REPORT_WORD_BEHIND, LOFT_FIGURE_APOGEE},
    {"up", LOFT_REPORT_WORD_BEHIND, LOFT_FIGURE_APOGEE},
    {"max altitude", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"max. altitude", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"maximum altitude", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"maximum height", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"peak altitude", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"peak height", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"peak", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"climbed", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"rose", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"soared", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"lofted", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"alt.", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"alt", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_APOGEE},
    {"dist.", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"dist", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"landed", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"fell", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"range", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"distance", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"flight distance", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"flying distance", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"maximum range", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"max range", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"max. range", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"ground distance", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"covered", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"flying", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"ground range", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"away", LOFT_REPORT_WORD_BEHIND, LOFT_FIGURE_RANGE},
    {"downrange", LOFT_REPORT_WORD_BEHIND, LOFT_FIGURE_RANGE},
    {"time", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_TIME},
    {"flight time", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_TIME},
    {"flying time", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_TIME},
    {"duration", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_TIME},
    {"a", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"an", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"the", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"of", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"and", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"was", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"with", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"at", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"in", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"to", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"for", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"it", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"flew", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"travelled", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"traveled", LOFT_REPORT_WORD_FIGURE, LOFT_FIGURE_RANGE},
    {"flight", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"reached", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"reaching", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"lasted", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"&", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"|", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"/", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"x", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
    {"\303\227", LOFT_REPORT_WORD_IDLE, LOFT_FIGURES},
};

enum {
    KNOWN = sizeof known / sizeof known[0]
};

/* Bytes of the text that are the words, in any case; 0 if they are not. */
static size_t match(const char *text, const char *words)
{
    size_t n = 0;
    for (; words[n] != '\0'; n++) {
        const char c = text[n];
        if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != words[n]) {
            return 0;
        }
    }
    return n;
}

loft_report_word loft_report_word_at(const char *at, const char **end,
                                     loft_report_figure *figure)
{
    loft_report_word kind = LOFT_REPORT_WORD_NONE;
    size_t longest = 0;
    for (size_t i = 0; i < KNOWN; i++) {
        const size_t n = match(at, known[i].words);
        const bool ends = n > 0 && strchr(" \t\r\n\v\f,;:=", at[n]) != NULL; /* or '\0' */
        if (ends && n > longest) {
            longest = n;
            kind = known[i].kind;
            *figure = known[i].figure;
        }
    }
    *end = at + longest;
    *end += longest > 0 && **end != '\0' && strchr(":=", **end) != NULL;
    return kind;
}

loft_report_figure loft_report_word_in(const char *text)
{
    const char *end = text;
    loft_report_figure figure = LOFT_FIGURES;
    for (const char *at = text; *at != '\0'; at += strspn(at, " ")) {
        if (loft_report_word_at(at, &end, &figure) == LOFT_REPORT_WORD_FIGURE) {
            return figure;
        }
        at += strcspn(at, " ");
    }
    return LOFT_FIGURES;
}

loft_report_figure loft_report_word_last(const char *text)
{
    const size_t size = strlen(text);
    for (size_t i = 0; i < KNOWN; i++) {
        const size_t n = strlen(known[i].words);
        if (known[i].figure != LOFT_FIGURES && size > n && text[size - n - 1] == ' ' &&
            match(text + size - n, known[i].words) == n) {
            return known[i].figure;
        }
    }
    return LOFT_FIGURES;
}
