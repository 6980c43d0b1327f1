/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/event_page.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/page.h"
#include "cli/support/scenario_line.h"
#include "io/export/markup.h"
#include "io/text/analysis_text.h"
#include "io/text/units_text.h"
#include "io/words/refusal_words.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

/* An element with free text. */
static void element(FILE *out, const char *tag, const char *text)
{
    fprintf(out, "<%s>", tag);
    loft_markup_put(out, text);
    fprintf(out, "</%s>\n", tag);
}

/* A row of a list of facts, without a text none. */
static void fact(FILE *out, const char *name, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        element(out, "dt", name);
        element(out, "dd", text);
    }
}

/* ---- what it was, and the answer ---- */

static void put_facts(FILE *out, const loft_scenario_facts *facts)
{
    char place[64];
    fputs("<dl class=\"facts\">\n", out);
    element(out, "dt", "Launch");
    const double lat_deg = loft_deg_from_rad(facts->site.lat_rad);
    const double lon_deg = loft_deg_from_rad(facts->site.lon_rad);
    loft_snprintf(place, sizeof place, " (%.2f\302\260 %s, %.2f\302\260 %s)",
                  fabs(lat_deg), lat_deg < 0.0 ? "S" : "N", fabs(lon_deg),
                  lon_deg < 0.0 ? "W" : "E");
    fprintf(out, "<dd>%.10s%s%.5s UTC, ", facts->date_utc,
            strlen(facts->date_utc) > 11 ? " " : "",
            strlen(facts->date_utc) > 11 ? facts->date_utc + 11 : "");
    loft_markup_put(out, facts->site_name);
    loft_markup_put(out, place);
    fputs("</dd>\n", out);
    fact(out, "Country", facts->country);
    fact(out, "Booster",
         facts->n_classes > 0 ? "no single class named: those that fit are mixed"
                              : or (facts->class_name, "individual stages"));
    fact(out, "Note", facts->note);
    fputs("</dl>\n", out);
}

static void put_claim(FILE *out, const loft_claim *claim,
                      const char *(*text_of)(char *, const loft_claim *))
{
    char text[LOFT_QUANTITY_TEXT];
    fputs("<td class=\"n\">", out);
    if (claim->kind != LOFT_CLAIM_NONE) {
        page_put_figure(out, text_of(text, claim));
    }
    fputs("</td>\n", out);
}

static void put_reported(FILE *out, const loft_analysis_event *event)
{
    fputs(
        "<h2 id=\"figures\">Reported figures</h2>\n<table>\n<thead>\n<tr>\n<th scope=\"col\">Source</th>\n"
        "<th scope=\"col\" class=\"n\">Apogee</th>\n"
        "<th scope=\"col\" class=\"n\">Range</th>\n"
        "<th scope=\"col\" class=\"n\">Time</th>\n</tr>\n</thead>\n<tbody>\n",
        out);
    for (size_t i = 0; i < event->n; i++) {
        const loft_report *report = &event->sources[i].report;
        fputs("<tr>\n<th scope=\"row\">", out);
        loft_markup_put(out, or (event->sources[i].source, "a source"));
        fputs("</th>\n", out);
        put_claim(out, &report->apogee_m, loft_text_claim_km);
        put_claim(out, &report->range_m, loft_text_claim_km);
        put_claim(out, &report->time_s, loft_text_claim_spoken_time);
        fputs("</tr>\n", out);
    }
    fputs("</tbody>\n</table>\n", out);
}

static void range_fact(FILE *out, const char *name, const loft_headline *h,
                       const loft_band *band)
{
    char range[LOFT_QUANTITY_TEXT];
    char interval[2 * LOFT_QUANTITY_TEXT];
    char text[4 * LOFT_QUANTITY_TEXT];
    scenario_line_range(range, h, band);
    scenario_line_interval(interval, h, band);
    snprintf(text, sizeof text, "%s%s%s", range,
             interval[0] != '\0' ? "; 90 % interval " : "", interval);
    fact(out, name, text);
}

static void put_derived(FILE *out, const loft_analysis *a)
{
    const loft_headline h = loft_analysis_headline(a);
    const size_t drawn = loft_analysis_drawn(a);
    const loft_time_check *check = loft_analysis_time_check(a, drawn);
    fputs("<h2 id=\"range\">Computed</h2>\n<dl class=\"facts\">\n", out);
    if (check != NULL && check->verdict != LOFT_VERDICT_NOT_REPORTED) {
        fact(out, "Time check", loft_verdict_name(check->verdict));
    }
    if (h.kind == LOFT_HEADLINE_NONE) {
        fact(out, "Standard range", "none");
        fact(out, "Because", loft_refusal_short(loft_analysis_refusal(a, drawn)));
    } else {
        range_fact(out, "Standard range", &h, &h.no_rotation_m);
        range_fact(out, "With rotation", &h, &h.toward_azimuth_m);
        fact(out, "Capability", loft_range_class_name(h.range_class));
    }
    fputs("</dl>\n", out);
    fputs(
        "<p class=\"soft\">The standard range is the farthest that the same missile "
        "would fly on its best trajectory, by convention without the Earth's rotation; "
        "with it, it is that toward the azimuth flown. Unbounded: anywhere on Earth. Both "
        "come from a model of an illustrative booster class.</p>\n",
        out);
}

/* ---- pictures ---- */

static void put_pictures(FILE *out, const event_page *page, const char *answer)
{
    bool any = false;
    for (size_t i = 0; i < page->n_files; i++) {
        const char *name = page->files[i].name;
        const char *caption = loft_page_caption(page->analysis, name);
        if (caption == NULL) {
            continue;
        }
        fputs(any ? "" : "<h2 id=\"pictures\">Pictures</h2>\n", out);
        fprintf(out, "<figure>\n<a href=\"%s\"><img src=\"%s\" alt=\"%s. ", name, name,
                loft_page_use(name));
        loft_markup_put(out, answer);
        fprintf(out, "\"%s></a>\n<figcaption>%s</figcaption>\n</figure>\n",
                any ? " loading=\"lazy\"" : "", caption);
        any = true;
    }
}

/* ---- sources ---- */

/* A title that leads to its address, which the fields of a scenario hold to the web's. */
static void put_link(FILE *out, const char *title, const char *url)
{
    if (url != NULL) {
        fputs("<a rel=\"external noopener\" href=\"", out);
        loft_markup_put(out, url);
        fputs("\">", out);
    }
    loft_markup_put(out, or (title, or (url, "no citation")));
    fputs(url != NULL ? "</a>" : "", out);
}

static void put_source(FILE *out, const loft_source *s)
{
    fputs("<li><p><strong>", out);
    loft_markup_put(out, or (s->source, "A source"));
    fputs("</strong></p>\n", out);
    if (s->wording != NULL) {
        element(out, "p", s->wording);
    }
    fputs("<p>", out);
    put_link(out, s->citation_title, s->url);
    const char *const more[] = {s->publisher, s->published};
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++) {
        if (more[i] != NULL) {
            fputs(", ", out);
            loft_markup_put(out, more[i]);
        }
    }
    fputs(s->status != NULL && strcmp(s->status, "recalled") == 0
              ? " (from memory, not verified)</p></li>\n"
              : "</p></li>\n",
          out);
}

static void put_standard(FILE *out, const loft_scenario_standard *s)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    const bool one = s->lo_m == s->hi_m;
    fputs("<li><p>", out);
    put_link(out, s->source, s->url);
    fprintf(out, ": %s%s%s%s</p>\n", s->over ? "more than " : "",
            loft_text_km(low, s->lo_m), one ? "" : " to ",
            one ? "" : loft_text_km(high, s->hi_m));
    if (s->discussion != NULL) {
        element(out, "p", s->discussion);
    }
    fputs("</li>\n", out);
}

static void put_sources(FILE *out, const loft_analysis_event *event,
                        const loft_scenario_facts *facts)
{
    fputs("<h2 id=\"sources\">Sources</h2>\n<ul class=\"sources\">\n", out);
    for (size_t i = 0; i < event->n; i++) {
        put_source(out, &event->sources[i]);
    }
    fputs("</ul>\n", out);
    if (facts->n_standards > 0) {
        fputs("<h3>Ranges that others derived</h3>\n<ul class=\"sources\">\n", out);
        for (size_t i = 0; i < facts->n_standards; i++) {
            put_standard(out, &facts->standards[i]);
        }
        fputs("</ul>\n", out);
    }
    if (facts->site_source != NULL || facts->azimuth_source != NULL) {
        fputs("<dl class=\"facts\">\n", out);
        fact(out, "Launch site from", facts->site_source);
        fact(out, "Azimuth from", facts->azimuth_source);
        fputs("</dl>\n", out);
    }
}

/* ---- the working ---- */

/* A line of the summary: indented an item; with an item behind it a heading. */
static void put_line(FILE *out, const char *line, bool heads, bool *listing)
{
    const bool item = line[0] == ' ';
    if (item != *listing) {
        fputs(item ? "<ul>\n" : "</ul>\n", out);
        *listing = item;
    }
    element(out, item ? "li" : heads ? "h3" : "p", line + strspn(line, " "));
}

/* The summary behind its first paragraph, which is the answer; cuts it into lines. */
static void put_working(FILE *out, char *summary)
{
    char *line = strstr(summary, "\n\n");
    bool listing = false;
    if (line == NULL) {
        return;
    }
    fputs("<h2 id=\"working\">Working</h2>\n<details class=\"working\">\n"
          "<summary>How the answer came about</summary>\n",
          out);
    while (*(line += strspn(line, "\n")) != '\0') {
        char *end = line + strcspn(line, "\n");
        const bool last = *end == '\0';
        const bool heads = !last && end[1] == ' ';
        *end = '\0';
        put_line(out, line, heads, &listing);
        line = last ? end : end + 1;
    }
    fputs(listing ? "</ul>\n</details>\n" : "</details>\n", out);
}

/* ---- files and citation ---- */

static void put_files(FILE *out, const event_page *page)
{
    fputs("<h2 id=\"files\">Downloads</h2>\n<ul class=\"files\">\n", out);
    for (size_t i = 0; i < page->n_files; i++) {
        const event_page_file *file = &page->files[i];
        fprintf(out, "<li><a href=\"%s\">%s</a> (%zu&nbsp;kB): %s</li>\n", file->name,
                file->name, (file->size + 999) / 1000, loft_page_use(file->name));
    }
    fputs("</ul>\n", out);
}

static void put_citation(FILE *out, const char *citation)
{
    fputs("<h2 id=\"cite\">How to cite</h2>\n<p class=\"cite\">", out);
    loft_markup_put(out, citation);
    fputs("</p>\n", out);
}

static void put_page(FILE *out, const event_page *page, char *const words[3])
{
    const loft_analysis_event *event = loft_analysis_event_of(page->analysis);
    const page_frame frame = {
        .title = event->title, .description = words[0], .kind = "event"};
    page_begin(out, &frame);
    fputs(page->indexed ? "<nav><a href=\"../index.html\">All tests</a></nav>\n" : "",
          out);
    fputs("<main>\n", out);
    element(out, "h1", event->title);
    fputs("<p class=\"answer\">", out);
    loft_markup_put(out, words[0]);
    fputs("</p>\n", out);
    put_facts(out, page->facts);
    put_reported(out, event);
    put_derived(out, page->analysis);
    put_pictures(out, page, words[0]);
    put_sources(out, event, page->facts);
    put_working(out, words[1]);
    put_files(out, page);
    put_citation(out, words[2]);
    fputs("</main>\n", out);
    page_end(out, &frame);
}

loft_status event_page_make(const event_page *page, char **html, size_t *size)
{
    loft_text text;
    char *words[] = {loft_analysis_answer_line(page->analysis),
                     loft_analysis_text(page->analysis, INT_MAX),
                     loft_page_citation(page->analysis, &page->basis)};
    loft_status status = words[0] != NULL && words[1] != NULL && words[2] != NULL
                             ? loft_text_open(&text)
                             : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        put_page(text.out, page, words);
        status = loft_text_close(&text, html, size);
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        free(words[i]);
    }
    return status;
}
