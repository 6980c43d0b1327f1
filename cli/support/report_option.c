/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/report_option.h"

#include <stdio.h>
#include <string.h>

#include "cli/support/quantity_unit.h"

#define EXAMPLE "'KCNA: 3724.9km 998km 2832s'"
#define SPACES  " \t\r\n\v\f"
#define DIGITS  "0123456789"
#define EN_DASH "\342\200\223"

enum {
    WORD =
        121 /* bytes of a figure, with the '\0': as long as a quantity may be, and one */
};

/* ---- one figure ---- */

/* An exact figure is rounded as it was written; a hedged one as in a scenario. */
static loft_claim claim_of(const quantity_figure *figure, bool is_time)
{
    if (figure->kind == LOFT_CLAIM_INTERVAL) {
        return loft_claim_interval(figure->lo, figure->hi, 1.0);
    }
    loft_claim claim = is_time
                           ? loft_claim_time(figure->kind, figure->lo)
                           : loft_claim_figure(figure->kind, figure->lo / figure->unit_si,
                                               figure->unit_si);
    if (figure->kind == LOFT_CLAIM_EXACT) {
        claim.rounding = figure->rounding;
    }
    return claim;
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
        return message_write(message, "%s: %s exceeds the limit of %g%s", name, text,
                             is_time ? kinds[figure].most : kinds[figure].most / 1000.0,
                             is_time ? " s" : " km");
    }
    *claims[figure] = claim_of(&read, is_time);
    return true;
}

/* ---- a whole report ---- */

typedef struct parser {
    report_option read;
    bool taken[REPORT_FIGURES];
    char *message;
} parser;

/* The name before the colon without spaces about it; where the figures begin, or NULL. */
static const char *read_name(parser *p, const char *text)
{
    const char *colon = strchr(text, ':');
    const char *start = text + strspn(text, SPACES);
    if (colon == NULL || start == colon) {
        message_write(p->message,
                      "--report %s: no name of a source; write NAME: figures, such as %s",
                      text, EXAMPLE);
        return NULL;
    }
    size_t size = (size_t)(colon - start);
    while (size > 0 && strchr(SPACES, start[size - 1]) != NULL) {
        size--;
    }
    if (size >= REPORT_NAME) {
        message_write(p->message, "--report %.40s...: a name has %d bytes at most", start,
                      REPORT_NAME - 1);
        return NULL;
    }
    snprintf(p->read.name, sizeof p->read.name, "%.*s", (int)size, start);
    return colon + 1;
}

/* 300-400km and 300–400km as 300..400km; a sign before the first digit stays. */
static void with_dots(const char *word, char out[2 * WORD])
{
    const char *dash = strchr(word + 1, '-');
    size_t size = 1;
    if (dash == NULL) {
        dash = strstr(word, EN_DASH);
        size = sizeof EN_DASH - 1;
    }
    if (dash == NULL || dash == word || strstr(word, "..") != NULL) {
        snprintf(out, 2 * WORD, "%s", word);
    } else {
        snprintf(out, 2 * WORD, "%.*s..%s", (int)(dash - word), word, dash + size);
    }
}

/* The unit behind the last digit; NULL where there is none or one that is not known. */
static const quantity_unit *unit_of(const char *word)
{
    const char *unit = word + strlen(word);
    while (unit > word && strchr(DIGITS ".", unit[-1]) == NULL) {
        unit--;
    }
    return quantity_unit_named(unit, strlen(unit));
}

/* Are there letters between the digits, as in 47m12s? */
static bool has_parts(const char *word)
{
    const char *digits = word + strcspn(word, DIGITS);
    digits += strspn(digits, DIGITS ".");
    return strcspn(digits, DIGITS) < strlen(digits);
}

/* Names the mistake in a word that is not a figure with a unit. */
static bool refuse_word(const parser *p, const char *word, const char *next)
{
    char unit[WORD];
    snprintf(unit, sizeof unit, "%.*s", (int)strcspn(next, SPACES), next);
    const size_t size = strlen(word);
    if (size > 1 && strchr(",;", word[size - 1]) != NULL) {
        return message_write(p->message,
                             "--report %s: %s: separate figures by spaces: write %.*s",
                             p->read.name, word, (int)size - 1, word);
    }
    if (strpbrk(word, DIGITS) != NULL && unit[0] != '\0' &&
        quantity_unit_named(unit, strlen(unit)) != NULL) {
        return message_write(p->message,
                             "--report %s: %s %s: no spaces in a figure: write %s%s",
                             p->read.name, word, unit, word, unit);
    }
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

/* Which figure the word is; REPORT_FIGURES, with a message, if it is none. */
static report_figure figure_of(parser *p, const char *word, const char *next)
{
    const quantity_unit *unit = unit_of(word);
    if (unit == NULL || unit->dimension == QUANTITY_ANGLE) {
        refuse_word(p, word, next);
        return REPORT_FIGURES;
    }
    if (strcmp(unit->name, "m") == 0 && !has_parts(word)) {
        const int size = (int)strlen(word) - 1;
        message_write(p->message,
                      "--report %s: %s could be minutes or metres: write %.*smin or a "
                      "length in km",
                      p->read.name, word, size, word);
        return REPORT_FIGURES;
    }
    const bool is_time = unit->dimension == QUANTITY_TIME || strcmp(unit->name, "m") == 0;
    const report_figure figure = is_time ? REPORT_TIME : next_length(p);
    if (!is_time && figure == REPORT_TIME) {
        message_write(p->message,
                      "--report %s: %s is a third length; give the apogee, then the "
                      "range, then a time",
                      p->read.name, word);
        return REPORT_FIGURES;
    }
    if (is_time && p->taken[REPORT_TIME]) {
        message_write(p->message, "--report %s: %s is a second time; give one",
                      p->read.name, word);
        return REPORT_FIGURES;
    }
    return figure;
}

static bool read_word(parser *p, const char *word, const char *next)
{
    static const char *const nouns[] = {"apogee", "range", "time"};
    char text[2 * WORD];
    char name[REPORT_NAME + 24];
    if (strcmp(word, "-") == 0) {
        const report_figure missing = next_length(p);
        if (p->taken[missing]) {
            return message_write(p->message,
                                 "--report %s: a - too many; a report has 3 figures",
                                 p->read.name);
        }
        p->taken[missing] = true;
        return true;
    }
    with_dots(word, text);
    const report_figure figure = figure_of(p, text, next);
    if (figure == REPORT_FIGURES) {
        return false;
    }
    snprintf(name, sizeof name, "--report %s, %s", p->read.name, nouns[figure]);
    p->taken[figure] = true;
    return report_option_figure(figure, name, text, &p->read.report, p->message);
}

bool report_option_parse(const char *text, report_option *out, char message[MESSAGE_SIZE])
{
    parser p = {.taken = {false}};
    p.message = message;
    const char *at = read_name(&p, text);
    if (at == NULL) {
        return false;
    }
    for (at += strspn(at, SPACES); *at != '\0'; at += strspn(at, SPACES)) {
        char word[WORD];
        const size_t size = strcspn(at, SPACES);
        snprintf(word, sizeof word, "%.*s", (int)size, at);
        at += size;
        if (!read_word(&p, word, at + strspn(at, SPACES))) {
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
