/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/scorecard_text.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/markdown.h"
#include "io/text/summary.h"
#include "io/text/text_table.h"
#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"

enum {
    RANGE_TEXT = 2 * LOFT_QUANTITY_TEXT,
    BAND_TEXT = 4 * LOFT_QUANTITY_TEXT
};

typedef struct page {
    loft_text *text;
    bool markdown;
    int columns;
} page;

/* Free text for the page; owned by the caller. */
static char *free_text(const page *p, const char *text)
{
    return p->markdown ? loft_markdown_text(text) : strdup(text);
}

/* A wrapped paragraph. */
static void write_paragraph(const page *p, const char *first, const char *rest,
                            const char *format, ...) LOFT_PRINTF(4, 5);

static void write_paragraph(const page *p, const char *first, const char *rest,
                            const char *format, ...)
{
    va_list args;
    va_start(args, format);
    loft_text_put_wrapped(p->text, loft_text_vformat(format, args), first, rest,
                          p->columns);
    va_end(args);
}

static void heading(const page *p, const char *text)
{
    fprintf(p->text->out, p->markdown ? "\n## %s\n\n" : "\n%s\n\n", text);
}

static void range_text(char out[LOFT_QUANTITY_TEXT], const loft_launch_flight *ours)
{
    if (ours->unbounded) {
        snprintf(out, LOFT_QUANTITY_TEXT, "anywhere");
    } else {
        loft_text_km(out, ours->range_m);
    }
}

/* "4,500 km", "over 13,000 km", "4,500 to 5,000 km". */
static void theirs_text(char out[RANGE_TEXT], const loft_scenario_standard *theirs)
{
    char value[LOFT_QUANTITY_TEXT];
    const double lo_km = theirs->lo_m / 1000.0;
    const double hi_km = theirs->hi_m / 1000.0;
    const loft_claim claim =
        hi_km > lo_km ? loft_claim_interval(lo_km, hi_km, 1000.0) : loft_exact_km(lo_km);
    snprintf(out, RANGE_TEXT, "%s%s", theirs->over ? "over " : "",
             loft_text_claim_km(value, &claim));
}

static void difference_text(char out[LOFT_QUANTITY_TEXT], double difference)
{
    const double tenths = round(1000.0 * difference);
    if (!isfinite(difference)) {
        snprintf(out, LOFT_QUANTITY_TEXT, "anywhere");
    } else if (tenths == 0.0) {
        snprintf(out, LOFT_QUANTITY_TEXT, "0 %%");
    } else {
        loft_snprintf(out, LOFT_QUANTITY_TEXT, "%+.1f %%", tenths / 10.0);
    }
}

static void band_text(char out[BAND_TEXT], const loft_scorecard_event *event)
{
    const loft_band *band = loft_analysis_range(event->analysis);
    char ends[2][LOFT_QUANTITY_TEXT];
    *out = '\0';
    if (band != NULL && !isfinite(band->p05)) {
        snprintf(out, BAND_TEXT, "anywhere");
    } else if (band != NULL) {
        const double band_m[2] = {band->p05, band->p95};
        for (int i = 0; i < 2; i++) {
            if (isfinite(band_m[i])) {
                loft_text_km(ends[i], band_m[i]);
            } else {
                snprintf(ends[i], sizeof ends[i], "anywhere");
            }
        }
        snprintf(out, BAND_TEXT, "%s, %s", ends[0], ends[1]);
    }
}

/* The publisher; with an address that write_links gives, by its number. */
static char *source_text(const page *p, const loft_scenario_standard *theirs,
                         size_t number)
{
    const char *memory = strcmp(theirs->status, "recalled") == 0 ? ", from memory" : "";
    char *name = free_text(p, theirs->source);
    char *text = name == NULL ? NULL
                 : p->markdown && theirs->url != NULL
                     ? loft_text_format("[%s][%zu]%s", name, number, memory)
                     : loft_text_format("%s%s", name, memory);
    free(name);
    return text;
}

/* The addresses of a document, with numbers through all published ranges. */
static void write_links(const page *p, const loft_scorecard *card)
{
    size_t number = 0;
    fputc('\n', p->text->out);
    for (size_t i = 0; i < card->n; i++) {
        for (size_t k = 0; k < card->events[i].facts->n_standards; k++) {
            const char *url = card->events[i].facts->standards[k].url;
            number++;
            if (url != NULL) {
                fprintf(p->text->out, "[%zu]: ", number);
                loft_markdown_put_address(p->text->out, url);
                fputc('\n', p->text->out);
            }
        }
    }
}

static bool add_row(loft_text_table *table, const page *p,
                    const loft_scorecard_event *event, size_t k, size_t number,
                    bool again)
{
    const loft_scenario_standard *theirs = &event->facts->standards[k];
    char still[LOFT_QUANTITY_TEXT];
    char rotating[LOFT_QUANTITY_TEXT];
    char range[RANGE_TEXT];
    char difference[LOFT_QUANTITY_TEXT];
    char difference_rotating[LOFT_QUANTITY_TEXT];
    char band[BAND_TEXT];
    char typical[LOFT_QUANTITY_TEXT];
    const loft_event_answer *answer = loft_analysis_answer(event->analysis);
    const loft_published_comparison c =
        loft_published_compare(theirs, loft_scorecard_still(event));
    range_text(still, loft_scorecard_still(event));
    range_text(rotating, loft_scorecard_rotating(event));
    band_text(band, event);
    range_text(typical, answer != NULL ? &answer->typical.no_rotation.best
                                       : loft_scorecard_still(event));
    theirs_text(range, theirs);
    char *theirs_by = source_text(p, theirs, number);
    char *ours_from = free_text(p, loft_scorecard_source(event));
    const bool good = theirs_by != NULL && ours_from != NULL;
    difference_text(difference, c.difference);
    difference_text(
        difference_rotating,
        loft_published_compare(theirs, loft_scorecard_rotating(event)).difference);
    const char *const cells[] = {again ? "" : event->facts->id,
                                 again ? "" : ours_from,
                                 again ? "" : still,
                                 again ? "" : band,
                                 again ? "" : typical,
                                 again ? "" : rotating,
                                 theirs_by,
                                 range,
                                 difference,
                                 difference_rotating,
                                 loft_published_verdict_name(c.verdict)};
    if (good) {
        loft_text_table_add(table, cells);
    }
    free(theirs_by);
    free(ours_from);
    return good;
}

static bool write_table(const page *p, const loft_scorecard *card, bool references_only)
{
    static const char *const headings[] = {
        "event",           "source",           ">loft, no rotation",
        ">5, 95 %",        ">typical booster", ">loft, toward azimuth",
        "published by",    ">published",       ">difference",
        ">toward azimuth", "verdict"};
    loft_text_table *table =
        loft_text_table_new(headings, sizeof headings / sizeof headings[0]);
    if (table == NULL) {
        return false;
    }
    size_t number = 0;
    bool good = true;
    for (size_t i = 0; i < card->n; i++) {
        const loft_scorecard_event *event = &card->events[i];
        bool again = false;
        for (size_t k = 0; k < event->facts->n_standards; k++) {
            number++;
            if (event->compared &&
                (event->facts->standards[k].reference || !references_only)) {
                good = add_row(table, p, event, k, number, again) && good;
                again = true;
            }
        }
    }
    good = loft_text_table_print(table, p->markdown, p->text->out) && good;
    loft_text_table_free(table);
    return good;
}

static void write_sum(const page *p, const char *what, const loft_scorecard_sum *sum)
{
    fputc('\n', p->text->out);
    write_paragraph(p, "", "",
                    "%s: %zu. Within 10 %%: %zu; lower bounds met: %zu; missed: %zu.",
                    what, sum->n, sum->within, sum->bounds_met, sum->misses);
}

static void write_miss(const page *p, const loft_scorecard_event *event,
                       const loft_scenario_standard *theirs,
                       loft_published_verdict verdict)
{
    char ours[LOFT_QUANTITY_TEXT];
    char range[RANGE_TEXT];
    char *source = free_text(p, theirs->source);
    char *discussion = free_text(p, theirs->discussion != NULL ? theirs->discussion
                                                               : "NOT DISCUSSED YET.");
    range_text(ours, loft_scorecard_still(event));
    theirs_text(range, theirs);
    if (source != NULL && discussion != NULL) {
        write_paragraph(p, "- ", "  ", "%s, %s: %s, loft %s (%s%s). %s", event->facts->id,
                        source, range, ours, loft_published_verdict_name(verdict),
                        theirs->reference ? "; the reference" : "", discussion);
    }
    free(source);
    free(discussion);
}

static void write_misses(const page *p, const loft_scorecard *card)
{
    heading(p, "Misses");
    if (card->all.misses == 0) {
        write_paragraph(p, "", "", "None.");
    }
    for (size_t i = 0; i < card->n; i++) {
        const loft_scorecard_event *event = &card->events[i];
        for (size_t k = 0; event->compared && k < event->facts->n_standards; k++) {
            const loft_scenario_standard *theirs = &event->facts->standards[k];
            const loft_published_verdict verdict =
                loft_published_compare(theirs, loft_scorecard_still(event)).verdict;
            if (loft_published_is_miss(verdict)) {
                write_miss(p, event, theirs, verdict);
            }
        }
    }
}

/* Events without a standard range, and events without a reference. */
static void write_left_out(const page *p, const loft_scorecard *card)
{
    for (size_t i = 0; i < card->n; i++) {
        const loft_scorecard_event *event = &card->events[i];
        bool has_reference = false;
        for (size_t k = 0; k < event->facts->n_standards; k++) {
            has_reference = has_reference || event->facts->standards[k].reference;
        }
        if (!event->compared) {
            fputc('\n', p->text->out);
            write_paragraph(
                p, "", "",
                "Left out: %s, for which loft has only a lower bound or no standard range.",
                event->facts->id);
        } else if (!has_reference) {
            fputc('\n', p->text->out);
            write_paragraph(p, "", "", "No reference is given for %s.", event->facts->id);
        }
    }
}

static bool typical_is_outside(const loft_scorecard_event *event)
{
    const loft_event_answer *answer = loft_analysis_answer(event->analysis);
    if (answer == NULL) {
        return false;
    }
    const loft_launch_flight *best = &answer->typical.no_rotation.best;
    const loft_band *band = &answer->posterior.no_rotation_m;
    const double range_m = best->unbounded ? INFINITY : best->range_m;
    return range_m < band->p05 || range_m > band->p95;
}

/* Events whose reported time asks for another booster than the typical one. */
static void write_outside(const page *p, const loft_scorecard *card)
{
    for (size_t i = 0; i < card->n; i++) {
        const loft_scorecard_event *event = &card->events[i];
        if (event->compared && typical_is_outside(event)) {
            fputc('\n', p->text->out);
            write_paragraph(p, "", "",
                            "For %s the typical booster of the class lies outside the 90 "
                            "%% interval: the reported time asks for another one.",
                            event->facts->id);
        }
    }
}

static bool write_card(const page *p, const loft_scorecard *card)
{
    if (p->markdown) {
        fputs("# Scorecard\n\nMade by `make scorecard` from the scenarios; do not "
              "edit.\n\n",
              p->text->out);
    }
    write_paragraph(
        p, "", "",
        "Standard ranges that others published for a flight, beside those of loft. "
        "Nothing is tuned: the booster is an illustrative class, and a published "
        "range is never an input. The range without rotation is what analysts "
        "quote, so the difference is taken from it; toward the azimuth the "
        "rotating Earth adds to it or subtracts from it. A value agrees within 10 "
        "%% of it, an interval within 10 %% of its nearer end; a lower bound is "
        "met from its value on, which means little if that is anywhere on Earth. The "
        "range is the median over the boosters of the class that match all reports of "
        "the event, with its 5 and 95 %% quantiles without rotation, the 90 %% interval; "
        "the typical booster is the class's own, fitted to the middle of the figures.");
    heading(p, "One reference analysis for each event");
    write_paragraph(
        p, "", "",
        "The most detailed analysis, named in the scenario before the result of "
        "loft was known; the rule is in scenarios/README.md.");
    fputc('\n', p->text->out);
    bool good = write_table(p, card, true);
    write_sum(p, "References", &card->references);
    write_outside(p, card);
    write_left_out(p, card);
    heading(p, "All published ranges");
    good = write_table(p, card, false) && good;
    write_sum(p, "Published ranges", &card->all);
    write_misses(p, card);
    if (p->markdown) {
        write_links(p, card);
    }
    return good;
}

char *loft_scorecard_text(const loft_scorecard *card, bool markdown, int columns)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    const page p = {.text = &text, .markdown = markdown, .columns = columns};
    if (!write_card(&p, card)) {
        loft_text_drop(&text);
        return NULL;
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}
