/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/index_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/page.h"
#include "io/export/markup.h"
#include "io/text/page_words.h"
#include "io/text/summary.h"
#include "io/words/refusal_words.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"

/* Body and script of the page with a '\0' behind them: page_assets.S. */
extern const char index_page_body[];
extern const char index_page_script[];

typedef struct row {
    char date[32]; /* as text it sorts by time */
    size_t start, end, place;
} row;

struct index_page {
    loft_text rows;
    row *list; /* owned */
    size_t n;
};

/* A value that sorts behind every number. */
#define LAST     1e12
#define FARTHEST 1e9

/* The ends of the bars, one of them half-way round the Earth. */
#define BAR_FROM_M 100e3
#define BAR_TO_M   20e6

index_page *index_page_new(void)
{
    index_page *page = calloc(1, sizeof *page);
    if (page != NULL && loft_text_open(&page->rows) != LOFT_OK) {
        free(page);
        return NULL;
    }
    return page;
}

void index_page_free(index_page *page)
{
    if (page != NULL) {
        loft_text_drop(&page->rows);
        free(page->list);
        free(page);
    }
}

/* A cell with the name that stands before it on a narrow screen; sorted as its text. */
static void cell(FILE *out, const char *label, const char *text)
{
    fprintf(out, "<td data-label=\"%s\">", label);
    loft_markup_put(out, text);
    fputs("</td>\n", out);
}

/* A cell that is sorted by a number. */
static void number_cell(FILE *out, const char *label, const char *text, double value)
{
    loft_fprintf(out, "<td class=\"n\" data-label=\"%s\" data-value=\"%.0f\">", label,
                 value);
    page_put_figure(out, text);
    fputs("</td>\n", out);
}

static void claim_cell(FILE *out, const char *label, const loft_claim *claim,
                       const char *(*text_of)(char *, const loft_claim *))
{
    char text[LOFT_QUANTITY_TEXT];
    if (claim->kind == LOFT_CLAIM_NONE) {
        number_cell(out, label, "", LAST);
    } else {
        number_cell(out, label, text_of(text, claim), claim->value);
    }
}

static double bar(double length_m)
{
    const double share = log(length_m / BAR_FROM_M) / log(BAR_TO_M / BAR_FROM_M);
    return 100.0 * fmin(fmax(share, 0.0), 1.0);
}

/* The interval and its median to scale. */
static void put_bar(FILE *out, const loft_band *band)
{
    const double low = bar(band->p05);
    loft_fprintf(
        out,
        "<svg class=\"strip\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\"><rect class=\"span\" x=\"%.1f\" width=\"%.1f\" "
        "height=\"4\"/><rect class=\"mark\" x=\"%.1f\" width=\"1\" "
        "height=\"4\"/></svg>",
        low, fmax(bar(band->p95) - low, 0.5), fmin(bar(band->p50), 99.0));
}

/* A range with its interval below it. */
static void range_cell(FILE *out, const loft_headline *h)
{
    char text[LOFT_QUANTITY_TEXT];
    char interval[2 * LOFT_QUANTITY_TEXT];
    const loft_band *band = &h->no_rotation_m;
    const double value = h->kind == LOFT_HEADLINE_NONE ? LAST
                         : isinf(band->p50)            ? FARTHEST
                                                       : band->p50;
    loft_fprintf(
        out, "<td class=\"n\" data-label=\"Standard range\" data-value=\"%.0f\">", value);
    page_put_figure(out, scenario_line_range(text, h, band));
    if (scenario_line_interval(interval, h, band)[0] != '\0') {
        fputs("<br><small>", out);
        page_put_figure(out, interval);
        fputs("</small>", out);
        put_bar(out, band);
    }
    fputs("</td>\n", out);
}

/* A small profile, where there is a flight. */
static void picture_cell(FILE *out, const loft_scenario_facts *facts,
                         const loft_analysis *analysis)
{
    fputs("<td class=\"picture\">", out);
    if (analysis != NULL &&
        loft_analysis_standard(analysis, loft_analysis_drawn(analysis)) != NULL) {
        fprintf(out,
                "<a href=\"%s/profile.png\"><img src=\"%s/profile.png\" "
                "alt=\"Altitude against ground range: ",
                facts->id, facts->id);
        loft_markup_put(out, facts->title);
        fputs("\" width=\"64\" height=\"40\" loading=\"lazy\"></a>", out);
    }
    fputs("</td>\n", out);
}

static void head_cells(FILE *out, const loft_scenario_facts *facts,
                       const loft_analysis *analysis)
{
    char date[11];
    snprintf(date, sizeof date, "%s", facts->date_utc);
    picture_cell(out, facts, analysis);
    cell(out, "Date", date);
    fputs("<th scope=\"row\" data-label=\"Flight\">", out);
    if (analysis != NULL) {
        fprintf(out, "<a href=\"%s/index.html\">", facts->id);
    }
    loft_markup_put(out, facts->title);
    fprintf(out, "%s<br><small>%s</small> <span class=\"soft\">",
            analysis != NULL ? "</a>" : "", facts->id);
    loft_markup_put(out, facts->n_classes > 0        ? "no single class"
                         : facts->class_name != NULL ? facts->class_name
                                                     : "individual stages");
    fputs("</span></th>\n", out);
    cell(out, "Country", facts->country != NULL ? facts->country : "");
}

static void state_cell(FILE *out, const loft_analysis *analysis, const loft_headline *h)
{
    const loft_refusal refusal =
        loft_analysis_refusal(analysis, loft_analysis_drawn(analysis));
    const bool refused = h->kind == LOFT_HEADLINE_NONE && refusal != LOFT_REFUSED_NOT;
    fputs("<td data-label=\"State\">", out);
    loft_markup_put(out, refused ? "refused: " : "");
    loft_markup_put(out, refused ? loft_refusal_short(refusal)
                                 : scenario_line_state(analysis));
    fputs("</td>\n", out);
}

static void answer_cells(FILE *out, const loft_analysis *analysis)
{
    const size_t drawn = loft_analysis_drawn(analysis);
    const loft_headline h = loft_analysis_headline(analysis);
    const loft_report *report = &loft_analysis_question(analysis, drawn)->report;
    const loft_time_check *check = loft_analysis_time_check(analysis, drawn);
    const bool timed = check != NULL && check->verdict != LOFT_VERDICT_NOT_REPORTED;
    claim_cell(out, "Apogee", &report->apogee_m, loft_text_claim_km);
    claim_cell(out, "Range", &report->range_m, loft_text_claim_km);
    claim_cell(out, "Time", &report->time_s, loft_text_claim_spoken_time);
    cell(out, "Time check", timed ? loft_verdict_name(check->verdict) : "");
    range_cell(out, &h);
    cell(out, "Capability",
         h.kind != LOFT_HEADLINE_NONE ? loft_range_class_name(h.range_class) : "");
    state_cell(out, analysis, &h);
}

static void failed_cells(FILE *out)
{
    static const char *const labels[] = {"Apogee", "Range", "Time"};
    for (int i = 0; i < 3; i++) {
        number_cell(out, labels[i], "", LAST);
    }
    cell(out, "Time check", "");
    number_cell(out, "Standard range", "", LAST);
    cell(out, "Capability", "");
    cell(out, "State", "failed");
}

void index_page_add(index_page *page, const loft_scenario_facts *facts,
                    const loft_analysis *analysis)
{
    FILE *out = page->rows.out;
    row *list = realloc(page->list, (page->n + 1) * sizeof *list);
    if (list == NULL) {
        page->rows.lost = true;
        return;
    }
    page->list = list;
    row *mine = &list[page->n];
    *mine = (row){.start = page->n > 0 ? list[page->n - 1].end : 0, .place = page->n};
    page->n++;
    snprintf(mine->date, sizeof mine->date, "%s", facts->date_utc);
    fputs("<tr>\n", out);
    head_cells(out, facts, analysis);
    if (analysis != NULL) {
        answer_cells(out, analysis);
    } else {
        failed_cells(out);
    }
    fputs("</tr>\n", out);
    (void)fflush(out);
    mine->end = page->rows.size;
}

/* Newest first; of one time the last first. */
static int newest_first(const void *a, const void *b)
{
    const row *one = a;
    const row *other = b;
    const int order = strcmp(other->date, one->date);
    return order != 0 ? order : one->place < other->place ? 1 : -1;
}

/* The body up to a mark, and what follows it. */
static const char *up_to(FILE *out, const char *from, const char *mark)
{
    const char *at = strstr(from, mark);
    fwrite(from, 1, (size_t)(at - from), out);
    return at + strlen(mark);
}

static void put_page(FILE *out, const index_page *page, const char *rows,
                     const scenario_count *count)
{
    char counted[SCENARIO_LINE];
    const page_frame frame = {.title = "Missile tests and their standard ranges",
                              .description = scenario_count_text(counted, count),
                              .kind = "index",
                              .script = index_page_script};
    page_begin(out, &frame);
    const char *rest = up_to(out, index_page_body, "<!-- SUMMARY -->");
    loft_markup_put(out, counted);
    rest = up_to(out, rest, "<!-- ROWS -->");
    for (size_t i = 0; i < page->n; i++) {
        const row *r = &page->list[i];
        fwrite(rows + r->start, 1, r->end - r->start, out);
    }
    fputs(rest, out);
    page_end(out, &frame);
}

loft_status index_page_finish(index_page *page, const scenario_count *count, char **html,
                              size_t *size)
{
    loft_text text;
    char *rows = NULL;
    loft_status status = loft_text_close(&page->rows, &rows, NULL);
    if (status == LOFT_OK) {
        status = loft_text_open(&text);
    }
    if (status != LOFT_OK) {
        free(rows);
        return status;
    }
    if (page->n > 0) {
        qsort(page->list, page->n, sizeof *page->list, newest_first);
    }
    put_page(text.out, page, rows, count);
    free(rows);
    return loft_text_close(&text, html, size);
}
