/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/sources_text.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/summary.h"
#include "io/text/text_table.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"

enum {
    NUMBER = 32,
    CELL = 2 * (NUMBER + 2),
    WHO = 96,
    SCALES = 160
};

typedef struct page {
    loft_text *text;
    bool markdown;
    int columns;
} page;

static void write_paragraph(const page *p, const char *format, ...) LOFT_PRINTF(2, 3);

static void write_paragraph(const page *p, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    loft_text_put_wrapped(p->text, loft_text_vformat(format, args), "", "", p->columns);
    va_end(args);
}

static void heading(const page *p, const char *text)
{
    fprintf(p->text->out, p->markdown ? "\n## %s\n\n" : "\n%s\n\n", text);
}

/* "49 s", "0.8 %"; of a difference with its sign: "-49 s", "+0.8 %", "0 s". */
static const char *number_text(char out[NUMBER], loft_report_figure figure, double value)
{
    const bool is_time = figure == LOFT_FIGURE_TIME;
    const double shown = is_time ? round(value) : round(1000.0 * value) / 10.0;
    loft_snprintf(out, NUMBER, is_time ? "%.0f s" : "%.1f %%",
                  shown == 0.0 ? 0.0 : shown);
    return out;
}

static const char *difference_text(char out[NUMBER + 1], loft_report_figure figure,
                                   double value)
{
    out[0] = '+';
    number_text(out + 1, figure, fabs(value));
    if (loft_strtod(out + 1, NULL) == 0.0) {
        return out + 1;
    }
    out[0] = value < 0.0 ? '-' : '+';
    return out;
}

static const char *statement_text(const char *name)
{
    static const struct {
        const char *name, *text;
    } texts[] = {{"exact", "without a hedge"}, {"seconds", "to the second"},
                 {"minutes", "whole minutes"}, {"fives", "about a multiple of 5 min"},
                 {"tracked", "tracked for"},   {"more_than", "more than"}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (strcmp(name, texts[i].name) == 0) {
            return texts[i].text;
        }
    }
    return name;
}

static const char *who_text(char out[WHO], const loft_disagreement *row)
{
    if (row->by == LOFT_BY_REVISION) {
        snprintf(out, WHO, "%s, revised less first", loft_witness_name(row->one));
    } else if (row->by == LOFT_BY_STATEMENT) {
        snprintf(out, WHO, "%s less %s", statement_text(row->one),
                 statement_text(row->other));
    } else {
        snprintf(out, WHO, "%s less %s", loft_witness_name(row->one),
                 loft_witness_name(row->other));
    }
    return out;
}

/* The numbers of data/reports.json that the statements of a row have. */
static const char *scales_text(char out[SCALES], const loft_report_errors *errors,
                               const loft_disagreement *row)
{
    const bool is_apogee = row->figure == LOFT_FIGURE_APOGEE;
    const struct {
        const char *key;
        double value;
        const char *unit;
        unsigned statements;
    } scales[] = {
        {"time_seconds_s", errors->seconds_s, "s", 1U << LOFT_STATEMENT_SECONDS},
        {"time_minutes_s", errors->minutes_s, "s", 1U << LOFT_STATEMENT_MINUTES},
        {"time_fives_s", errors->fives_s, "s", 1U << LOFT_STATEMENT_FIVES},
        {"tracked_mean_s", errors->tracked_mean_s, "s", 1U << LOFT_STATEMENT_TRACKED},
        {is_apogee ? "apogee_exact_share" : "range_exact_share",
         100.0 * (is_apogee ? errors->apogee_share : errors->range_share), "%",
         1U << LOFT_STATEMENT_EXACT | 1U << LOFT_STATEMENT_ABOUT}};
    size_t size = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
        if ((row->statements & scales[i].statements) != 0) {
            size += (size_t)loft_snprintf(out + size, SCALES - size, "%s%s %g %s",
                                          size > 0 ? ", " : "", scales[i].key,
                                          scales[i].value, scales[i].unit);
        }
    }
    if ((row->statements >> LOFT_STATEMENT_ABOUT & 1U) != 0) {
        snprintf(out + size, SCALES - size, " and the rounding");
    }
    return out;
}

static void add_row(loft_text_table *table, const loft_report_errors *errors,
                    const loft_disagreement *row)
{
    char who[WHO], pairs[24], median[NUMBER + 1], rms[NUMBER], most[NUMBER] = "";
    char core[NUMBER] = "", each[NUMBER] = "", expected[NUMBER] = "";
    char worst[NUMBER + 1], second[NUMBER + 1], far[CELL], scales[SCALES];
    const loft_report_figure figure = row->figure;
    const bool has_core = row->n >= 3; /* fewer have no middle */
    snprintf(pairs, sizeof pairs, "%zu", row->n);
    snprintf(far, sizeof far, "%s%s%s", difference_text(worst, figure, row->worst[0]),
             row->n > 1 ? ", " : "",
             row->n > 1 ? difference_text(second, figure, row->worst[1]) : "");
    if (row->n >= 5) {
        number_text(most, figure, row->rms_without_worst);
    }
    if (has_core) {
        number_text(core, figure, row->core);
    }
    if (row->expected > 0.0) {
        number_text(expected, figure, row->expected);
    }
    if (has_core && row->expected > 0.0) { /* not of bounds, whose errors differ */
        number_text(each, figure, row->core / sqrt(2.0));
    }
    const char *const cells[] = {who_text(who, row),
                                 row->ballistic ? "ballistic" : "other",
                                 row->revised ? "revised" : "first",
                                 pairs,
                                 difference_text(median, figure, row->median),
                                 number_text(rms, figure, row->rms),
                                 most,
                                 far,
                                 core,
                                 each,
                                 expected,
                                 scales_text(scales, errors, row)};
    loft_text_table_add(table, cells);
}

static bool write_table(const page *p, const loft_witnesses *w, loft_disagreement_by by,
                        loft_report_figure figure)
{
    static const char *const headings[] = {"who",
                                           "flights",
                                           "figures",
                                           ">pairs",
                                           ">median",
                                           ">rms",
                                           ">without 2 largest",
                                           ">largest",
                                           ">middle",
                                           ">of each",
                                           ">expected",
                                           "scale in data/reports.json"};
    loft_text_table *table =
        loft_text_table_new(headings, sizeof headings / sizeof headings[0]);
    if (table == NULL) {
        return false;
    }
    size_t n = 0;
    for (size_t i = 0; i < w->found.n; i++) {
        const loft_disagreement *row = &w->found.rows[i];
        if (row->by == by && row->figure == figure) {
            add_row(table, w->errors, row);
            n++;
        }
    }
    if (n == 0) {
        fputs("No pairs.\n", p->text->out);
    }
    const bool good = n == 0 || loft_text_table_print(table, p->markdown, p->text->out);
    loft_text_table_free(table);
    return good;
}

static bool write_figure(const page *p, const loft_witnesses *w,
                         loft_report_figure figure, const char *name)
{
    char text[WHO];
    snprintf(text, sizeof text, "%s, by source", name);
    heading(p, text);
    bool good = write_table(p, w, LOFT_BY_VOICE, figure);
    snprintf(text, sizeof text, "%s, by statement", name);
    heading(p, text);
    good = write_table(p, w, LOFT_BY_STATEMENT, figure) && good;
    snprintf(text, sizeof text, "%s, first and revised", name);
    heading(p, text);
    return write_table(p, w, LOFT_BY_REVISION, figure) && good;
}

static void write_introduction(const page *p, const loft_witnesses *w)
{
    write_paragraph(
        p,
        "Differences between sources that speak of one and the same flight. Flights with "
        "two voices or more: %zu; reports of these: %zu. Copies of others and joint "
        "statements are left out, and a voice speaks once about a figure. Times are compared "
        "in seconds, heights and distances by their logarithms, in per cent. No standard "
        "range enters.",
        w->events, w->n);
    fputc('\n', p->text->out);
    write_paragraph(
        p,
        "Median, rms and largest are of the difference, first named less second named. "
        "The middle is 1.4826 times the median distance from the median: the standard "
        "deviation of a normal with that middle. Of each source it is less by the square "
        "root of 2, if both err alike. Expected is the middle of the same pairs by the "
        "scales of data/reports.json. An rms far above the middle means heavy tails. An "
        "error that all sources of a flight share is in none of these numbers. Other "
        "flights are those that lift, fail to burn out or are disputed: of these, radars "
        "lose the last part, and distances were raised later.");
}

static bool write_page(const page *p, const loft_witnesses *w)
{
    if (p->markdown) {
        fputs("# Sources\n\nMade by `make sources` from the scenarios; do not edit.\n\n",
              p->text->out);
    }
    write_introduction(p, w);
    bool good = write_figure(p, w, LOFT_FIGURE_TIME, "Flight time");
    good = write_figure(p, w, LOFT_FIGURE_APOGEE, "Apogee") && good;
    good = write_figure(p, w, LOFT_FIGURE_RANGE, "Range") && good;
    heading(p, "Another object, or garbled");
    write_paragraph(
        p,
        "Reports of ballistic flights that can be compared with two others or more: %zu. "
        "Reports with a figure more than a factor of 1.5 from the middle one: %zu, which is "
        "%.1f %%; they are in no table above. data/reports.json has %g %% "
        "(garbled_probability), for the catalogue has left out pages that are plainly wrong.",
        w->found.compared, w->found.other_objects,
        w->found.compared > 0
            ? 100.0 * (double)w->found.other_objects / (double)w->found.compared
            : 0.0,
        100.0 * w->errors->garbled);
    return good;
}

char *loft_sources_text(const loft_witnesses *witnesses, bool markdown, int columns)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    const page p = {.text = &text, .markdown = markdown, .columns = columns};
    if (!write_page(&p, witnesses)) {
        loft_text_drop(&text);
        return NULL;
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}
