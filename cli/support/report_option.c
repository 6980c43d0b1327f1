/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/report_option.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/support/number.h"
#include "cli/support/quantity_spelling.h"
#include "cli/support/quantity_unit.h"
#include "cli/support/report_words.h"
#include "sim/base/decimal.h"

#define EXAMPLE "'KCNA: 3724.9km 998km 2832s'"
#define SPACES  " \t\r\n\v\f"
#define GAPS    SPACES ",;"
#define DIGITS  "0123456789"

enum {
    WORD = QUANTITY_TEXT + 2, /* bytes of a figure, with the '\0'; one may be too long */
    WORDS_MAX = 7             /* of a figure: between 800 km and 900 km */
};

/* ---- one figure ---- */

/* An exact figure is rounded as it was written; a hedged one as in a scenario, and so is a
 * round one without a hedge. */
static loft_claim claim_of(const quantity_figure *figure, bool is_time)
{
    if (figure->kind == LOFT_CLAIM_INTERVAL) {
        return loft_claim_interval(figure->lo, figure->hi, 1.0);
    }
    const loft_claim_kind kind = figure->round ? LOFT_CLAIM_ABOUT : figure->kind;
    loft_claim claim =
        is_time ? loft_claim_time(kind, figure->lo)
                : loft_claim_figure(kind, figure->lo / figure->unit_si, figure->unit_si);
    if (kind == LOFT_CLAIM_EXACT) {
        claim.rounding = figure->rounding;
    }
    return claim;
}

/* Metres as kilometres, with another number of decimals than 3, which may be thousands. */
static const char *km_of_metres(char out[32], double metres)
{
    const double km = metres / 1000.0;
    loft_snprintf(out, 32, km == floor(km) ? "%.0fkm" : "%.4fkm", km);
    return out;
}

/* A figure beyond the limit, with the smaller unit in which it is not. */
static bool refuse_limit(report_figure figure, const char *name, const char *text,
                         double most, const quantity_figure *read,
                         char message[MESSAGE_SIZE])
{
    const bool is_time = figure == REPORT_TIME;
    const double typed = read->hi / read->unit_si;
    const bool in_minutes = is_time && read->unit_si > 60.0 && typed * 60.0 <= most;
    char km[32];
    char hint[64] = "";
    if (in_minutes || (is_time && read->unit_si > 1.0 && typed <= most)) {
        loft_snprintf(hint, sizeof hint, "; if it is in %s, write %.10g%s",
                      in_minutes ? "minutes" : "seconds", typed,
                      in_minutes ? "min" : "s");
    } else if (!is_time && read->unit_si > 1.0 && typed <= most) {
        loft_snprintf(hint, sizeof hint, "; if it is in metres, write %s",
                      km_of_metres(km, typed));
    }
    return message_write(message, "%s: %s exceeds the limit of %g%s%s", name, text,
                         is_time ? most : most / 1000.0, is_time ? " s" : " km", hint);
}

bool report_option_figure(report_figure figure, const char *name, const char *text,
                          loft_report *report, char message[MESSAGE_SIZE])
{
    static const struct {
        const char *example;
        quantity_dimension dimension;
        double most;
    } kinds[REPORT_FIGURES] = {{"2111.5km", QUANTITY_LENGTH, 1e8},
                               {"787km", QUANTITY_LENGTH, 20004e3},
                               {"30min", QUANTITY_TIME, 1e5}};
    loft_claim *const claims[REPORT_FIGURES] = {&report->apogee_m, &report->range_m,
                                                &report->time_s};
    const bool is_time = figure == REPORT_TIME;
    const quantity_want want = {name, kinds[figure].example, kinds[figure].dimension,
                                QUANTITY_POSITIVE, false};
    quantity_figure read;
    if (!quantity_parse(&want, text, &read, message)) {
        return false;
    }
    if (read.hi > kinds[figure].most) {
        return refuse_limit(figure, name, text, kinds[figure].most, &read, message);
    }
    *claims[figure] = claim_of(&read, is_time);
    return true;
}

/* ---- a whole report ---- */

typedef struct parser {
    report_option read;
    bool taken[REPORT_FIGURES];
    report_figure named; /* by the words before the next figure; or REPORT_FIGURES */
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
        message_write(p->message,
                      "--report %s: no name of a source; write NAME: figures, such as %s",
                      text, EXAMPLE);
        return NULL;
    }
    size_t size = (size_t)(end - start);
    while (size > 0 && strchr(SPACES, start[size - 1]) != NULL) {
        size--;
    }
    if (size >= REPORT_NAME) {
        message_write(p->message, "--report %.40s...: a name has %d bytes at most", start,
                      REPORT_NAME - 1);
        return NULL;
    }
    snprintf(p->read.name, sizeof p->read.name, "%.*s", (int)size, start);
    return figures;
}

/* Names the mistake in a word that is not a figure with a unit. */
static bool refuse_word(const parser *p, const char *word)
{
    return message_write(
        p->message,
        "--report %s: %s: give a length in km or a time in min or s, or - for a figure "
        "that was not reported; such as %s",
        p->read.name, word, EXAMPLE);
}

static report_figure next_length(const parser *p)
{
    return !p->taken[REPORT_APOGEE]  ? REPORT_APOGEE
           : !p->taken[REPORT_RANGE] ? REPORT_RANGE
                                     : REPORT_TIME;
}

/* Is the text a quantity of that dimension, of any size? */
static bool is_quantity(quantity_dimension dimension, const char *text)
{
    const quantity_want want = {"--report", "787km", dimension, QUANTITY_ANY_SIGN, false};
    quantity_figure figure;
    char message[MESSAGE_SIZE];
    return quantity_parse(&want, text, &figure, message);
}

/* Is it a figure with a unit that may be wrong otherwise, and that of a time? */
static bool ends_in_unit(const char *text, bool *is_time)
{
    char plain[QUANTITY_PLAIN];
    quantity_spelling(text, QUANTITY_TIME, plain);
    const char *name = quantity_unit_at_end(plain);
    const quantity_unit *unit = quantity_unit_named(name, strlen(name));
    *is_time = unit != NULL && unit->dimension == QUANTITY_TIME;
    return strchr(DIGITS "~<>.,", plain[0]) != NULL && unit != NULL &&
           unit->dimension != QUANTITY_ANGLE;
}

static const char *const nouns[] = {"apogee", "range", "time"};

/* The figure that a length or a time is for; REPORT_FIGURES, with a message, if none. */
static report_figure figure_for(parser *p, const char *text, bool is_time)
{
    const report_figure last = report_word_last(text);
    const report_figure named = p->named != REPORT_FIGURES ? p->named : last;
    const report_figure figure = is_time ? REPORT_TIME
                                 : named != REPORT_FIGURES && named != REPORT_TIME
                                     ? named
                                     : next_length(p);
    if (!is_time && figure == REPORT_TIME) {
        message_write(p->message,
                      "--report %s: %s is a third length; give the apogee, then the "
                      "range, then a time",
                      p->read.name, text);
        return REPORT_FIGURES;
    }
    if (p->taken[figure]) {
        message_write(p->message, "--report %s: %s is a second %s; give one",
                      p->read.name, text, nouns[figure]);
        return REPORT_FIGURES;
    }
    return figure;
}

static bool take_figure(parser *p, const char *text, bool is_time)
{
    char name[REPORT_NAME + 24];
    const report_figure figure = figure_for(p, text, is_time);
    if (figure == REPORT_FIGURES) {
        return false;
    }
    snprintf(name, sizeof name, "--report %s, %s", p->read.name, nouns[figure]);
    p->taken[figure] = true;
    p->named = REPORT_FIGURES;
    return report_option_figure(figure, name, text, &p->read.report, p->message);
}

static bool take_missing(parser *p)
{
    const report_figure missing = p->named != REPORT_FIGURES ? p->named : next_length(p);
    p->named = REPORT_FIGURES;
    if (p->taken[missing]) {
        return message_write(p->message,
                             "--report %s: a - too many; a report has 3 figures",
                             p->read.name);
    }
    p->taken[missing] = true;
    return true;
}

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

/* Length, time, either or neither: a text as it reads after the words before it. */
typedef struct matched {
    bool is_time, is_length;
} matched;

/* A second name belongs to the next figure. */
static matched match_text(const parser *p, const char *text)
{
    const bool named = p->named != REPORT_FIGURES;
    matched m = {false, false};
    if (named && report_word_last(text) != REPORT_FIGURES) {
        return m;
    }
    m.is_length = p->named != REPORT_TIME && strstr(text, ", ") == NULL &&
                  is_quantity(QUANTITY_LENGTH, text);
    m.is_time = !(named && m.is_length) && is_quantity(QUANTITY_TIME, text);
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
static bool refuse_metres(const parser *p, const char *text)
{
    static const double most_min = 120.0;
    char km[32];
    const int size = (int)strcspn(text, "mM ");
    const int hedge = (int)strcspn(text, DIGITS);
    number n = {.value = 0.0};
    if (!number_scan(text + hedge, &n) || hedge + (int)n.size != size) {
        return message_write(
            p->message,
            "--report %s: %s could be minutes or metres: write a time in "
            "min or a length in km, such as %s",
            p->read.name, text, EXAMPLE);
    }
    km_of_metres(km, n.value);
    return n.value > most_min
               ? message_write(p->message,
                               "--report %s: %s could be minutes or metres: write %.*s%s",
                               p->read.name, text, hedge, text, km)
               : message_write(p->message,
                               "--report %s: %s could be minutes or metres: write "
                               "%.*smin, or %.*s%s",
                               p->read.name, text, size, text, hedge, text, km);
}

/* Moves *at behind a figure. */
static bool read_figure(parser *p, const char **at)
{
    char text[WORD];
    const char *end = *at;
    const matched m = match_figure(p, *at, text, &end);
    if (m.is_time && m.is_length) {
        return refuse_metres(p, text);
    }
    if (m.is_time || m.is_length) {
        *at = end;
        return take_figure(p, text, m.is_time);
    }
    bool is_time = false;
    for (int n = 1; n <= WORDS_MAX && words(*at, n, text, &end); n++) {
        if (ends_in_unit(text, &is_time)) {
            *at = end;
            return take_figure(p, text, is_time);
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
    return (m.is_time || m.is_length) && !report_words_name(text);
}

/* The words before a figure, or the figure. Moves *at behind them. */
static bool read_next(parser *p, const char **at)
{
    const char *end = *at;
    report_figure named = REPORT_FIGURES;
    switch (report_word_at(*at, &end, &named)) {
    case REPORT_WORD_NONE:
        return read_figure(p, at);
    case REPORT_WORD_MISSING:
        *at = end;
        return take_missing(p);
    case REPORT_WORD_BEHIND:
        if (loft_report_is_empty(&p->read.report) || begins_figure(p, *at)) {
            return read_figure(p, at);
        }
        break;
    case REPORT_WORD_FIGURE:
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

bool report_option_parse(const char *text, report_option *out, char message[MESSAGE_SIZE])
{
    parser p = {.taken = {false}, .named = REPORT_FIGURES};
    p.message = message;
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
        return message_write(message,
                             "--report %s: no figure; give an apogee, a range or a time, "
                             "such as %s",
                             p.read.name, EXAMPLE);
    }
    *out = p.read;
    return true;
}
