/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/index_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/export/markup.h"
#include "io/text/summary.h"
#include "sim/base/decimal.h"

/* index-page.html with a '\0' behind it: index_page.S. */
extern const char index_page_template[];

struct index_page {
    FILE *rows; /* writes to bytes */
    char *bytes;
    size_t size;
};

/* A value that sorts behind every number. */
#define LAST     1e12
#define FARTHEST 1e9

index_page *index_page_new(void)
{
    index_page *page = calloc(1, sizeof *page);
    if (page != NULL) {
        page->rows = open_memstream(&page->bytes, &page->size);
        if (page->rows == NULL) {
            free(page);
            return NULL;
        }
    }
    return page;
}

void index_page_free(index_page *page)
{
    if (page != NULL) {
        if (page->rows != NULL) {
            (void)fclose(page->rows);
        }
        free(page->bytes);
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

/* The unit stays on the line of its figure. */
static void put_figure(FILE *out, const char *text)
{
    const char *unit = strrchr(text, ' ');
    fprintf(out, "%.*s%s%s", unit != NULL ? (int)(unit - text) : 0, text,
            unit != NULL ? "&nbsp;" : "", unit != NULL ? unit + 1 : text);
}

/* A cell that is sorted by a number. */
static void number_cell(FILE *out, const char *label, const char *text, double value)
{
    loft_fprintf(out, "<td class=\"n\" data-label=\"%s\" data-value=\"%.0f\">", label,
                 value);
    put_figure(out, text);
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

/* A range with its interval below it. */
static void range_cell(FILE *out, const char *label, const loft_headline *h,
                       const loft_band *band)
{
    char text[LOFT_QUANTITY_TEXT];
    char interval[2 * LOFT_QUANTITY_TEXT];
    const double value = h->kind == LOFT_HEADLINE_NONE ? LAST
                         : isinf(band->p50)            ? FARTHEST
                                                       : band->p50;
    loft_fprintf(out, "<td class=\"n\" data-label=\"%s\" data-value=\"%.0f\">", label,
                 value);
    put_figure(out, scenario_line_range(text, h, band));
    if (scenario_line_interval(interval, h, band)[0] != '\0') {
        fputs("<br><small>", out);
        put_figure(out, interval);
        fputs("</small>", out);
    }
    fputs("</td>\n", out);
}

static void head_cells(FILE *out, const loft_scenario_facts *facts, bool failed)
{
    char date[11];
    snprintf(date, sizeof date, "%s", facts->date_utc);
    fputs("<td class=\"picture\">", out);
    if (!failed) {
        fprintf(out,
                "<a href=\"%s/profile.png\"><img src=\"%s/profile.png\" "
                "alt=\"Altitude against ground range: ",
                facts->id, facts->id);
        loft_markup_put(out, facts->title);
        fputs("\" width=\"135\" height=\"84\" loading=\"lazy\"></a>", out);
    }
    fputs("</td>\n", out);
    cell(out, "Date", date);
    fputs("<th scope=\"row\" data-label=\"Flight\">", out);
    if (!failed) {
        fprintf(out, "<a href=\"%s/result.json\">", facts->id);
    }
    loft_markup_put(out, facts->title);
    fprintf(out, "%s<br><small>%s</small></th>\n", failed ? "" : "</a>", facts->id);
    cell(out, "Country", facts->country != NULL ? facts->country : "");
    cell(out, "Class",
         facts->n_classes > 0        ? "not named"
         : facts->class_name != NULL ? facts->class_name
                                     : "individual stages");
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
    claim_cell(out, "Time", &report->time_s, loft_text_claim_time);
    cell(out, "Time check", timed ? loft_verdict_name(check->verdict) : "");
    range_cell(out, "Standard range", &h, &h.no_rotation_m);
    range_cell(out, "Toward azimuth", &h, &h.toward_azimuth_m);
    cell(out, "Capability",
         h.kind != LOFT_HEADLINE_NONE ? loft_range_class_name(h.range_class) : "");
    cell(out, "State", scenario_line_state(analysis));
}

void index_page_add(index_page *page, const loft_scenario_facts *facts,
                    const loft_analysis *analysis)
{
    FILE *out = page->rows;
    fputs("<tr>\n", out);
    head_cells(out, facts, analysis == NULL);
    if (analysis != NULL) {
        answer_cells(out, analysis);
    } else {
        static const char *const labels[] = {"Apogee", "Range", "Time"};
        for (int i = 0; i < 3; i++) {
            number_cell(out, labels[i], "", LAST);
        }
        cell(out, "Time check", "");
        number_cell(out, "Standard range", "", LAST);
        number_cell(out, "Toward azimuth", "", LAST);
        cell(out, "Capability", "");
        cell(out, "State", "failed");
    }
    fputs("</tr>\n", out);
}

/* The template up to a mark, and what follows it. */
static const char *up_to(FILE *out, const char *from, const char *mark)
{
    const char *at = strstr(from, mark);
    fwrite(from, 1, (size_t)(at - from), out);
    return at + strlen(mark);
}

loft_status index_page_finish(index_page *page, const scenario_count *count, char **html,
                              size_t *size)
{
    char counted[SCENARIO_LINE];
    char *bytes = NULL;
    size_t n = 0;
    const bool lost = ferror(page->rows) != 0;
    const bool closed = fclose(page->rows) == 0;
    page->rows = NULL;
    FILE *out = closed && !lost ? open_memstream(&bytes, &n) : NULL;
    if (out == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const char *rest = up_to(out, index_page_template, "<!-- SUMMARY -->");
    loft_markup_put(out, scenario_count_text(counted, count));
    rest = up_to(out, rest, "<!-- ROWS -->");
    fwrite(page->bytes, 1, page->size, out);
    rest = up_to(out, rest, "<!-- VERSION -->");
    fputs("loft " LOFT_VERSION, out);
    fputs(rest, out);
    const bool bad = ferror(out) != 0;
    if (fclose(out) != 0 || bad) {
        free(bytes);
        return LOFT_ERR_NOMEM;
    }
    *html = bytes;
    *size = n;
    return LOFT_OK;
}
