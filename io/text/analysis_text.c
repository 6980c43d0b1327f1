/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/analysis_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/report.h"
#include "sim/base/text.h"
#include "sim/infer/analysis_parts.h"

/* The text under construction. */
typedef struct page {
    FILE *out;
    int columns;
    bool lost; /* a part is missing for lack of memory */
} page;

static void put(page *p, char *text)
{
    if (text != NULL) {
        fputs(text, p->out);
    }
    p->lost = p->lost || text == NULL;
    free(text);
}

/* Frees the text; NULL means that it was lost. */
static void paragraph(page *p, char *text)
{
    put(p, text != NULL ? loft_report_wrap(text, "", "", p->columns) : NULL);
    free(text);
}

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

static void write_head(page *p, const loft_analysis *a)
{
    const loft_analysis_event *event = &a->event;
    const loft_launch *launch = &event->launch;
    paragraph(p, loft_text_format("%s (%s)", or (event->title, "A test"), event->id));
    paragraph(
        p, loft_text_format(
               "From %s (%.2f\302\260, %.2f\302\260) toward azimuth %.0f\302\260%s; "
               "booster %s%s, %.0f s of burn (illustrative, not a model of the "
               "vehicle).",
               or (event->site_name, "a site"), loft_deg_from_rad(launch->site.lat_rad),
               loft_deg_from_rad(launch->site.lon_rad),
               loft_deg_from_rad(launch->azimuth_rad),
               !event->azimuth_assumed ? "" : " (unknown; due east is assumed)",
               event->class_name != NULL ? "class " : "",
               event->class_name != NULL ? event->class_name : "with individual stages",
               loft_booster_plan_burn_time(&launch->booster)));
    if (event->note != NULL) {
        paragraph(p, loft_text_format("Note: %s", event->note));
    }
}

/* "; 90 % interval ..." of the range without rotation; nothing without a posterior. */
static const char *interval_in_short(char text[3 * LOFT_QUANTITY_TEXT],
                                     const loft_posterior *p)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    text[0] = '\0';
    if (p != NULL && isfinite(p->no_rotation_m.p05)) {
        const double high_m = p->no_rotation_m.p95;
        snprintf(text, 3 * LOFT_QUANTITY_TEXT, "; 90 %% interval %s to %s",
                 loft_report_km(low, p->no_rotation_m.p05),
                 isfinite(high_m) ? loft_report_km(high, high_m) : "unbounded");
    }
    return text;
}

/* The result for the plotted source in two sentences. */
static void write_in_short(page *p, const loft_analysis *a)
{
    const loft_answer *drawn = &a->answers[a->drawn];
    const loft_estimate *e = drawn->estimate;
    char km[LOFT_QUANTITY_TEXT];
    if (!e->has_standard || e->lower_bound || e->warn_ballistic) {
        return;
    }
    char interval[3 * LOFT_QUANTITY_TEXT];
    const bool unbounded = e->no_rotation.best.unbounded;
    const bool timed = e->time_check.verdict != LOFT_VERDICT_NOT_REPORTED;
    char *text = loft_text_format(
        "In short, from the figures of %s: the standard range of the same missile "
        "is %s%s (without rotation%s), which makes it %s %s; %s%s.",
        or (drawn->source, "the report"), unbounded ? "" : "about ",
        unbounded ? "unbounded, half the Earth's circumference or more"
                  : loft_report_km(km, e->no_rotation.best.range_m),
        interval_in_short(interval, drawn->posterior),
        e->range_class == LOFT_CRBM ? "a" : "an", loft_range_class_name(e->range_class),
        timed ? "the reported time is " : "no flight time was reported",
        timed ? loft_verdict_name(e->time_check.verdict) : "");
    fputc('\n', p->out);
    paragraph(p, text);
}

static bool same_claim(const loft_claim *a, const loft_claim *b)
{
    return a->kind == b->kind && a->lo == b->lo && a->hi == b->hi;
}

/* An earlier source with the same figures, or i. */
static size_t first_alike(const loft_analysis *a, size_t i)
{
    const loft_report *mine = &a->sources[i].report;
    for (size_t k = 0; k < i; k++) {
        const loft_report *other = &a->sources[k].report;
        if (same_claim(&mine->apogee_m, &other->apogee_m) &&
            same_claim(&mine->range_m, &other->range_m) &&
            same_claim(&mine->time_s, &other->time_s)) {
            return k;
        }
    }
    return i;
}

static void write_source(page *p, const loft_analysis *a, size_t i)
{
    const loft_source *source = &a->sources[i];
    char *text =
        loft_text_format("%s [%s%s%s]%s", or (source->source, "A source"),
                         source->publisher != NULL ? source->publisher : "no publisher",
                         source->published != NULL ? ", " : "",
                         source->published != NULL ? source->published : "",
                         source->status != NULL && strcmp(source->status, "recalled") == 0
                             ? " - from memory, not verified"
                             : "");
    fputc('\n', p->out);
    paragraph(p, text);
    const size_t alike = first_alike(a, i);
    if (alike < i) {
        fprintf(p->out, "  Same figures as %s, therefore the same result.\n",
                or (a->answers[alike].source, "above"));
        return;
    }
    put(p, loft_report_answer(&a->answers[i], p->columns));
}

static void write_precise(page *p, const loft_analysis *a)
{
    fprintf(p->out,
            "\nPrecision of the plotted flights (default tolerance against 1e-13, "
            "and against GSL rk8pd at 1e-13):\n");
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_precision *off = loft_analysis_precision(a, (loft_role)role);
        if (off != NULL) {
            fprintf(p->out,
                    "  %-28s end %.1e m and %.1e s off; second integrator %.1e m off\n",
                    loft_role_label((loft_role)role), off->off_m, off->off_s,
                    off->second_opinion_m);
        }
    }
}

static void write_comparison(page *p, const loft_analysis *a)
{
    char *text = loft_report_comparison(a->answers, a->event.n, a->compare, p->columns);
    if (text == NULL || text[0] != '\0') {
        fprintf(p->out, "\nSources compared\n");
    }
    put(p, text);
}

static void write_event(page *p, const loft_analysis *a)
{
    write_head(p, a);
    write_in_short(p, a);
    write_comparison(p, a);
    for (size_t i = 0; i < a->event.n; i++) {
        write_source(p, a, i);
    }
    if (loft_analysis_precision(a, LOFT_ROLE_FLOWN) != NULL) {
        write_precise(p, a);
    }
}

char *loft_analysis_text(const loft_analysis *a, int columns)
{
    loft_text text;
    char *bytes = NULL;
    if (a->event.id == NULL) {
        return loft_report_answer(&a->answers[0], columns);
    }
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    page p = {.out = text.out, .columns = columns};
    write_event(&p, a);
    if (p.lost) {
        loft_text_drop(&text);
        return NULL;
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

loft_status loft_analysis_print(const loft_analysis *a, FILE *out, int columns)
{
    char *text = loft_analysis_text(a, columns);
    if (text == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const bool printed = fputs(text, out) >= 0 && fflush(out) == 0;
    free(text);
    return printed ? LOFT_OK : LOFT_ERR_IO;
}
