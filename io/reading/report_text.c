/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/report_text.h"

#include <stdio.h>
#include <string.h>

#include "io/reading/figure.h"
#include "io/reading/number.h"
#include "io/reading/report_words.h"
#include "io/reading/spelling.h"
#include "io/reading/unit.h"

#define EXAMPLE "'KCNA: 3724.9km 998km 2832s'"
#define SPACES  " \t\r\n\v\f"
#define GAPS    SPACES ",;"
#define DIGITS  "0123456789"

enum {
    WORD =
        LOFT_READING_TEXT + 2, /* bytes of a figure, with the '\0'; one may be too long */
    WORDS_MAX = 7              /* of a figure: between 800 km and 900 km */
};

typedef struct parser {
    loft_report_text read;
    bool taken[LOFT_FIGURES];
    loft_report_figure named; /* by the words before the next figure; or LOFT_FIGURES */
    char by_order[WORD]; /* the length that is the apogee by its place alone; or "" */
    const char *option;  /* as messages name it */
    char *message;
} parser;

/* Where the name ends: at a colon, or at "reported"; *figures is behind it. */
static const char *end_of_name(const char *text, const char **figures)
{
    static const char *const marks[] = {":", "\357\274\232", " reported "};
    const char *end = NULL;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        const char *at = strstr(text, marks[i]);
        if (at != NULL && (end == NULL || at < end)) {
            end = at;
            *figures = at + strlen(marks[i]);
        }
    }
    return end;
}

/* The name without spaces about it; where the figures begin, or NULL. */
static const char *read_name(parser *p, const char *text)
{
    const char *figures = NULL;
    const char *end = end_of_name(text, &figures);
    const char *start = text + strspn(text, SPACES);
    if (end == NULL || start >= end) {
        loft_message_write(p->message,
                           "%s %s: no name of a source; write NAME: figures, such as %s",
                           p->option, text, EXAMPLE);
        return NULL;
    }
    size_t size = (size_t)(end - start);
    while (size > 0 && strchr(SPACES, start[size - 1]) != NULL) {
        size--;
    }
    if (size >= LOFT_REPORT_NAME) {
        loft_message_write(p->message, "%s %.40s...: a name has %d bytes at most",
                           p->option, start, LOFT_REPORT_NAME - 1);
        return NULL;
    }
    snprintf(p->read.name, sizeof p->read.name, "%.*s", (int)size, start);
    return figures;
}

/* Names the mistake in a word that is not a figure with a unit. */
static bool refuse_word(const parser *p, const char *word)
{
    return loft_message_write(
        p->message,
        "%s %s: %s: give a length in km or a time in min or s, or - for a figure "
        "that was not reported; such as %s",
        p->option, p->read.name, word, EXAMPLE);
}

static loft_report_figure next_length(const parser *p)
{
    return !p->taken[LOFT_FIGURE_APOGEE]  ? LOFT_FIGURE_APOGEE
           : !p->taken[LOFT_FIGURE_RANGE] ? LOFT_FIGURE_RANGE
                                          : LOFT_FIGURE_TIME;
}

/* Is the text a quantity of that dimension, of any size? */
static bool is_quantity(loft_quantity_dimension dimension, const char *text)
{
    const loft_quantity_want want = {.option = "--report",
                                     .example = "787km",
                                     .dimension = dimension,
                                     .sign = LOFT_QUANTITY_ANY_SIGN};
    loft_quantity figure;
    char message[LOFT_MESSAGE];
    return loft_quantity_read(&want, text, &figure, message) == LOFT_OK;
}

/* Is it a figure with a unit that may be wrong otherwise, and that of a time? */
static bool ends_in_unit(const char *text, bool *is_time)
{
    char plain[LOFT_READING_PLAIN];
    loft_quantity_plain(text, LOFT_QUANTITY_TIME, plain);
    const char *name = loft_quantity_unit_at_end(plain);
    const loft_quantity_unit *unit = loft_quantity_unit_named(name, strlen(name));
    *is_time = unit != NULL && unit->dimension == LOFT_QUANTITY_TIME;
    return strchr(DIGITS "~<>.,", plain[0]) != NULL && unit != NULL &&
           unit->dimension != LOFT_QUANTITY_ANGLE;
}

static const char *const nouns[] = {"apogee", "range", "time"};

/* Before a length that a message proposes, so that it is taken wherever it stands. */
static const char *const leads[] = {"apogee ", "range ", NULL};

/*
 * The first n words at `at` as one text without the comma or semicolon behind it; false if
 * there are fewer, or one before the last ends in such a sign, but for the comma of "85
 * minutes, 56 seconds". *end is behind them.
 */
static bool words(const char *at, int n, char text[WORD], const char **end)
{
    const char *last = at;
    for (int i = 0; i < n; i++) {
        const char *start = last + strspn(last, SPACES);
        const bool goes_on = i == 0 || strchr(",;", last[-1]) == NULL ||
                             (last[-1] == ',' && last - at > 1 &&
                              strchr(DIGITS SPACES GAPS, last[-2]) == NULL);
        if (*start == '\0' || !goes_on) {
            return false;
        }
        last = start + strcspn(start, SPACES);
    }
    *end = last;
    size_t size = (size_t)(last - at);
    size -= size > 1 && strchr(",;", last[-1]) != NULL;
    snprintf(text, WORD, "%.*s", size < WORD ? (int)size : WORD - 1, at);
    return true;
}

/* Is another length behind the first one, or a hyphen for one? */
static bool has_length(const char *rest)
{
    char text[WORD];
    const char *end = rest;
    bool is_time = false;
    for (const char *at = rest + strspn(rest, GAPS); *at != '\0';
         at += strspn(at, GAPS)) {
        loft_report_figure figure = LOFT_FIGURES;
        if (loft_report_word_at(at, &end, &figure) == LOFT_REPORT_WORD_MISSING) {
            return true;
        }
        for (int n = 1; n <= WORDS_MAX && words(at, n, text, &end); n++) {
            if (ends_in_unit(text, &is_time) && !is_time) {
                return true;
            }
        }
        at += strcspn(at, GAPS);
    }
    return false;
}

/* The name of a figure before it, or as its last word; LOFT_FIGURES if it has none. */
static loft_report_figure name_of(const parser *p, const char *text)
{
    const loft_report_figure last = loft_report_word_last(text);
    return p->named != LOFT_FIGURES ? p->named
           : last != LOFT_FIGURES   ? last
                                    : loft_report_word_in(text);
}

/* A length that is told apart neither by a name nor by its place. */
static bool is_only_length(const parser *p, const char *text, const char *rest)
{
    return name_of(p, text) == LOFT_FIGURES && !p->taken[LOFT_FIGURE_APOGEE] &&
           !p->taken[LOFT_FIGURE_RANGE] && !has_length(rest);
}

static bool read_into(parser *p, loft_report_figure figure, const char *text, bool only)
{
    char called[LOFT_REPORT_NAME + 40];
    snprintf(called, sizeof called, "%s %s, %s", p->option, p->read.name,
             only ? "range or apogee" : nouns[figure]);
    const loft_figure_name name = {called, leads[only ? LOFT_FIGURE_RANGE : figure],
                                   NULL};
    p->taken[figure] = true;
    return loft_figure_read(figure, &name, text, &p->read.report, p->message) == LOFT_OK;
}

/* The length that came first is the range, now that the apogee is named behind it. */
static bool first_is_range(parser *p)
{
    char first[WORD];
    memcpy(first, p->by_order, sizeof first);
    p->by_order[0] = '\0';
    p->taken[LOFT_FIGURE_APOGEE] = false;
    p->read.report.apogee_m = (loft_claim){.kind = LOFT_CLAIM_NONE};
    return read_into(p, LOFT_FIGURE_RANGE, first, false);
}

/* "1,100 km" of "reached 1,100 km"; the "at" of "at least 1,100 km" stays. */
static const char *without_idle_words(const char *text)
{
    const char *end = text;
    loft_report_figure figure = LOFT_FIGURES;
    while (loft_report_word_at(text, &end, &figure) == LOFT_REPORT_WORD_IDLE &&
           is_quantity(LOFT_QUANTITY_LENGTH, end + strspn(end, GAPS))) {
        text = end + strspn(end, GAPS);
    }
    return text;
}

static bool take_figure(parser *p, const char *text, bool is_time, const char *rest)
{
    const loft_report_figure name = name_of(p, text);
    const bool named = name == LOFT_FIGURE_APOGEE || name == LOFT_FIGURE_RANGE;
    const loft_report_figure figure = is_time ? LOFT_FIGURE_TIME
                                      : named ? name
                                              : next_length(p);
    const bool only = is_only_length(p, text, rest);
    p->named = LOFT_FIGURES;
    if (!is_time && figure == LOFT_FIGURE_TIME) {
        return loft_message_write(
            p->message,
            "%s %s: %s is a third length; give the apogee, then the "
            "range, then a time",
            p->option, p->read.name, text);
    }
    if (figure == LOFT_FIGURE_APOGEE && p->by_order[0] != '\0' &&
        !p->taken[LOFT_FIGURE_RANGE] && !first_is_range(p)) {
        return false;
    }
    if (p->taken[figure]) {
        return loft_message_write(p->message, "%s %s: %s is a second %s; give one",
                                  p->option, p->read.name, text, nouns[figure]);
    }
    if (figure == LOFT_FIGURE_APOGEE && !named) {
        snprintf(p->by_order, sizeof p->by_order, "%s", without_idle_words(text));
    }
    return read_into(p, figure, text, only && !is_time);
}

static bool take_missing(parser *p)
{
    const loft_report_figure missing =
        p->named != LOFT_FIGURES ? p->named : next_length(p);
    p->named = LOFT_FIGURES;
    if (p->taken[missing]) {
        return loft_message_write(p->message,
                                  "%s %s: a - too many; a report has 3 figures",
                                  p->option, p->read.name);
    }
    p->taken[missing] = true;
    return true;
}

/* Length, time, either or neither: a text as it reads after the words before it. */
typedef struct matched {
    bool is_time, is_length;
} matched;

/* A second name belongs to the next figure. */
static matched match_text(const parser *p, const char *text)
{
    const bool named = p->named != LOFT_FIGURES;
    matched m = {false, false};
    if (named && loft_report_word_last(text) != LOFT_FIGURES) {
        return m;
    }
    m.is_length = p->named != LOFT_FIGURE_TIME && strstr(text, ", ") == NULL &&
                  is_quantity(LOFT_QUANTITY_LENGTH, text);
    m.is_time = !(named && m.is_length) && is_quantity(LOFT_QUANTITY_TIME, text);
    return m;
}

/* The words that are one figure: as many as are one. *end is behind them. */
static matched match_figure(const parser *p, const char *at, char text[WORD],
                            const char **end)
{
    matched m = {false, false};
    for (int n = WORDS_MAX; n > 0 && !m.is_time && !m.is_length; n--) {
        if (words(at, n, text, end)) {
            m = match_text(p, text);
        }
    }
    return m;
}

/* 45m may be either; a reading that cannot be a flight is left out. */
static bool refuse_metres(const parser *p, const char *text, const char *rest)
{
    static const double most_min = 120.0;
    char km[32];
    const int size = (int)strcspn(text, "mM ");
    const int hedge = (int)strcspn(text, DIGITS);
    loft_number n = {.value = 0.0};
    if (!loft_number_scan(text + hedge, &n) || hedge + (int)n.size != size) {
        return loft_message_write(p->message,
                                  "%s %s: %s could be minutes or metres: write a time in "
                                  "min or a length in km, such as %s",
                                  p->option, p->read.name, text, EXAMPLE);
    }
    loft_km_of_metres(km, n.value);
    const bool first =
        next_length(p) == LOFT_FIGURE_APOGEE && !is_only_length(p, text, rest);
    const char *lead = leads[first ? LOFT_FIGURE_APOGEE : LOFT_FIGURE_RANGE];
    return n.value > most_min
               ? loft_message_write(
                     p->message, "%s %s: %s could be minutes or metres: write %s%.*s%s",
                     p->option, p->read.name, text, lead, hedge, text, km)
               : loft_message_write(p->message,
                                    "%s %s: %s could be minutes or metres: write "
                                    "%.*smin, or %s%.*s%s",
                                    p->option, p->read.name, text, size, text, lead,
                                    hedge, text, km);
}

/* Moves *at behind a figure. */
static bool read_figure(parser *p, const char **at)
{
    char text[WORD];
    const char *end = *at;
    const matched m = match_figure(p, *at, text, &end);
    if (m.is_time && m.is_length) {
        return refuse_metres(p, text, end);
    }
    if (m.is_time || m.is_length) {
        *at = end;
        return take_figure(p, text, m.is_time, end);
    }
    bool is_time = false;
    for (int n = 1; n <= WORDS_MAX && words(*at, n, text, &end); n++) {
        if (ends_in_unit(text, &is_time)) {
            *at = end;
            return take_figure(p, text, is_time, end);
        }
    }
    (void)words(*at, 1, text, &end);
    return refuse_word(p, text);
}

/* Do these words begin a figure, as "at" does in "at least 7,000 km"? */
static bool begins_figure(const parser *p, const char *at)
{
    char text[WORD];
    const char *end = at;
    const matched m = match_figure(p, at, text, &end);
    return (m.is_time || m.is_length) && loft_report_word_in(text) == LOFT_FIGURES;
}

/* The words before a figure, or the figure. Moves *at behind them. */
static bool read_next(parser *p, const char **at)
{
    const char *end = *at;
    loft_report_figure named = LOFT_FIGURES;
    switch (loft_report_word_at(*at, &end, &named)) {
    case LOFT_REPORT_WORD_NONE:
        return read_figure(p, at);
    case LOFT_REPORT_WORD_MISSING:
        *at = end;
        return take_missing(p);
    case LOFT_REPORT_WORD_BEHIND:
        if (loft_report_is_empty(&p->read.report) || begins_figure(p, *at)) {
            return read_figure(p, at);
        }
        break;
    case LOFT_REPORT_WORD_FIGURE:
        p->named = named;
        break;
    default:
        if (begins_figure(p, *at)) {
            return read_figure(p, at);
        }
        break;
    }
    *at = end;
    return true;
}

/* A length alone that neither a word nor its place tells apart. */
static bool refuse_lone_length(const parser *p)
{
    return loft_message_write(p->message,
                              "%s %s: %s could be the range or the apogee: write range "
                              "%s, or apogee %s",
                              p->option, p->read.name, p->by_order, p->by_order,
                              p->by_order);
}

static bool read_report(const char *option, const char *text, loft_report_text *out,
                        char message[LOFT_MESSAGE])
{
    parser p = {.taken = {false}, .named = LOFT_FIGURES};
    p.message = message;
    p.option = option;
    const char *at = read_name(&p, text);
    if (at == NULL) {
        return false;
    }
    for (at += strspn(at, GAPS); *at != '\0'; at += strspn(at, GAPS)) {
        if (!read_next(&p, &at)) {
            return false;
        }
    }
    if (loft_report_is_empty(&p.read.report)) {
        return loft_message_write(message,
                                  "%s %s: no figure; give an apogee, a range or a time, "
                                  "such as %s",
                                  option, p.read.name, EXAMPLE);
    }
    if (p.by_order[0] != '\0' && !p.taken[LOFT_FIGURE_RANGE]) {
        return refuse_lone_length(&p);
    }
    *out = p.read;
    return true;
}

loft_status loft_report_text_read(const char *option, const char *text,
                                  loft_report_text *out, char message[LOFT_MESSAGE])
{
    return read_report(option, text, out, message) ? LOFT_OK : LOFT_ERR_INPUT;
}
