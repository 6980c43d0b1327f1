/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/report_words.h"

#include <string.h>

static const struct {
    const char *words;
    report_word kind;
    report_figure figure;
} known[] = {
    {"-", REPORT_WORD_MISSING, REPORT_FIGURES},
    {"\342\200\223", REPORT_WORD_MISSING, REPORT_FIGURES},
    {"\342\200\224", REPORT_WORD_MISSING, REPORT_FIGURES},
    {"?", REPORT_WORD_MISSING, REPORT_FIGURES},
    {"n/a", REPORT_WORD_MISSING, REPORT_FIGURES},
    {"unknown", REPORT_WORD_MISSING, REPORT_FIGURES},
    {"not reported", REPORT_WORD_MISSING, REPORT_FIGURES},
    {"apogee", REPORT_WORD_FIGURE, REPORT_APOGEE},
    {"altitude", REPORT_WORD_FIGURE, REPORT_APOGEE},
    {"height", REPORT_WORD_FIGURE, REPORT_APOGEE},
    {"high", REPORT_WORD_BEHIND, REPORT_APOGEE},
    {"up", REPORT_WORD_BEHIND, REPORT_APOGEE},
    {"max altitude", REPORT_WORD_FIGURE, REPORT_APOGEE},
    {"max. altitude", REPORT_WORD_FIGURE, REPORT_APOGEE},
    {"maximum altitude", REPORT_WORD_FIGURE, REPORT_APOGEE},
    {"maximum height", REPORT_WORD_FIGURE, REPORT_APOGEE},
    {"peak altitude", REPORT_WORD_FIGURE, REPORT_APOGEE},
    {"range", REPORT_WORD_FIGURE, REPORT_RANGE},
    {"distance", REPORT_WORD_FIGURE, REPORT_RANGE},
    {"flight distance", REPORT_WORD_FIGURE, REPORT_RANGE},
    {"flying distance", REPORT_WORD_FIGURE, REPORT_RANGE},
    {"ground range", REPORT_WORD_FIGURE, REPORT_RANGE},
    {"away", REPORT_WORD_BEHIND, REPORT_RANGE},
    {"downrange", REPORT_WORD_BEHIND, REPORT_RANGE},
    {"time", REPORT_WORD_FIGURE, REPORT_TIME},
    {"flight time", REPORT_WORD_FIGURE, REPORT_TIME},
    {"flying time", REPORT_WORD_FIGURE, REPORT_TIME},
    {"duration", REPORT_WORD_FIGURE, REPORT_TIME},
    {"a", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"an", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"the", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"of", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"and", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"was", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"with", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"at", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"in", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"to", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"for", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"it", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"flew", REPORT_WORD_FIGURE, REPORT_RANGE},
    {"travelled", REPORT_WORD_FIGURE, REPORT_RANGE},
    {"traveled", REPORT_WORD_FIGURE, REPORT_RANGE},
    {"flight", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"reached", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"reaching", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"lasted", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"&", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"|", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"/", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"x", REPORT_WORD_IDLE, REPORT_FIGURES},
    {"\303\227", REPORT_WORD_IDLE, REPORT_FIGURES},
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

report_word report_word_at(const char *at, const char **end, report_figure *figure)
{
    report_word kind = REPORT_WORD_NONE;
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

bool report_words_name(const char *text)
{
    const char *end = text;
    report_figure figure = REPORT_FIGURES;
    for (const char *at = text; *at != '\0'; at += strspn(at, " ")) {
        if (report_word_at(at, &end, &figure) == REPORT_WORD_FIGURE) {
            return true;
        }
        at += strcspn(at, " ");
    }
    return false;
}

report_figure report_word_last(const char *text)
{
    const size_t size = strlen(text);
    for (size_t i = 0; i < KNOWN; i++) {
        const size_t n = strlen(known[i].words);
        if (known[i].figure != REPORT_FIGURES && size > n && text[size - n - 1] == ' ' &&
            match(text + size - n, known[i].words) == n) {
            return known[i].figure;
        }
    }
    return REPORT_FIGURES;
}
