/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/draft_page.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/page.h"
#include "io/export/markup.h"
#include "io/text/draft_text.h"
#include "sim/base/text.h"

/* Part of the text; an empty line starts a paragraph. */
static void put_span(FILE *out, const char *text, int from, int to)
{
    while (from < to) {
        const char *line = memchr(text + from, '\n', (size_t)(to - from));
        const int end = line != NULL ? (int)(line - text) : to;
        char *part = strndup(text + from, (size_t)(end - from));
        if (part != NULL) {
            loft_markup_put(out, part);
        }
        free(part);
        if (line != NULL) {
            fputs("<br>\n", out);
        }
        from = end + (line != NULL);
    }
}

static char *label_of(const loft_draft_mark *mark)
{
    loft_text text;
    char *label = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    loft_draft_label(text.out, mark);
    return loft_text_close(&text, &label, NULL) == LOFT_OK ? label : NULL;
}

static void put_mark(FILE *out, const loft_draft_document *draft,
                     const loft_draft_mark *mark, size_t number)
{
    const loft_draft_at at = mark->figure->at;
    char *label = label_of(mark);
    fprintf(out, "<%s id=\"f%zu\" title=\"", mark->event >= 0 ? "mark" : "u", number);
    loft_markup_put(out, label != NULL ? label : "");
    fputs("\">", out);
    put_span(out, draft->text.content, at.offset, at.offset + at.length);
    fprintf(out, "</%s><sup><a href=\"#r%zu\">%zu</a></sup>",
            mark->event >= 0 ? "mark" : "u", number, number);
    free(label);
}

static void put_text(FILE *out, const loft_draft_document *draft,
                     const loft_draft_mark *list, size_t n)
{
    int at = 0;
    fputs("<p>", out);
    for (size_t i = 0; i < n; i++) {
        put_span(out, draft->text.content, at, list[i].figure->at.offset);
        put_mark(out, draft, &list[i], i + 1);
        at = list[i].figure->at.offset + list[i].figure->at.length;
    }
    put_span(out, draft->text.content, at, (int)strlen(draft->text.content));
    fputs("</p>\n", out);
}

static void put_rows(FILE *out, const loft_draft_mark *list, size_t n, int event)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i].event != event) {
            continue;
        }
        char *label = label_of(&list[i]);
        fprintf(out, "<tr id=\"r%zu\"><td><a href=\"#f%zu\">%zu</a></td><td>", i + 1,
                i + 1, i + 1);
        loft_markup_put(out, list[i].figure->words);
        fputs("</td><td>", out);
        loft_markup_put(out, label != NULL ? label : "");
        fputs("</td><td>", out);
        loft_markup_put(out, list[i].figure->quote);
        fputs("</td></tr>\n", out);
        free(label);
    }
}

static void put_table(FILE *out, const loft_draft_mark *list, size_t n, int event)
{
    fputs(
        "<table><thead><tr><th></th><th>Words</th><th>Read as</th><th>Sentence</th></tr>"
        "</thead><tbody>\n",
        out);
    put_rows(out, list, n, event);
    fputs("</tbody></table>\n", out);
}

static void put_known(FILE *out, const loft_draft_document *draft)
{
    for (int k = 0; k < draft->n_known; k++) {
        const loft_draft_known *known = &draft->known[k];
        fputs("<h2>In the catalogue: ", out);
        loft_markup_put(out, known->id);
        fputs("</h2>\n<p>", out);
        loft_markup_put(out, known->title);
        fputs("</p>\n<table><thead><tr><th>Source</th><th>Apogee</th><th>Range</th>"
              "<th>Flight time</th></tr></thead><tbody>\n",
              out);
        for (int i = 0; i < known->n_sources; i++) {
            const loft_draft_source *s = &known->sources[i];
            const char *const cells[] = {s->source, s->apogee, s->range, s->time};
            fputs("<tr>", out);
            for (size_t c = 0; c < sizeof cells / sizeof cells[0]; c++) {
                fputs("<td>", out);
                loft_markup_put(out, cells[c] != NULL ? cells[c] : "-");
                fputs("</td>", out);
            }
            fputs("</tr>\n", out);
        }
        fputs("</tbody></table>\n", out);
    }
}

char *draft_page(const loft_draft_document *draft)
{
    const page_frame frame = {
        .title = draft->text.title != NULL ? draft->text.title : "Draft of a news text",
        .description = "A news text with the figures of a missile test marked.",
        .kind = "draft"};
    size_t n = 0;
    loft_text text;
    char *page = NULL;
    loft_draft_mark *list = loft_draft_marks_of(draft, &n);
    if (list == NULL || loft_text_open(&text) != LOFT_OK) {
        free(list);
        return NULL;
    }
    page_begin(text.out, &frame);
    fputs("<main>\n<h1>", text.out);
    loft_markup_put(text.out, frame.title);
    fputs("</h1>\n", text.out);
    put_text(text.out, draft, list, n);
    for (int e = 0; e < draft->n_events; e++) {
        fputs("<h2>", text.out);
        loft_draft_event_line(text.out, &draft->events[e]);
        fputs("</h2>\n", text.out);
        put_table(text.out, list, n, e);
    }
    if (draft->n_loose > 0) {
        fputs("<h2>Not assigned</h2>\n", text.out);
        put_table(text.out, list, n, -1);
    }
    put_known(text.out, draft);
    fputs("</main>\n", text.out);
    page_end(text.out, &frame);
    free(list);
    return loft_text_close(&text, &page, NULL) == LOFT_OK ? page : NULL;
}
