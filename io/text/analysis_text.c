/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/analysis_text.h"
#include "io/text/areas_text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/answer_text.h"
#include "io/text/event_text.h"
#include "io/text/observations_text.h"
#include "io/text/summary.h"
#include "io/text/where_text.h"
#include "sim/base/decimal.h"
#include "sim/infer/analysis_parts.h"
#include "sim/infer/counted.h"

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

static char *booster_text(const loft_analysis_event *event)
{
    if (event->n_classes > 0) {
        return loft_text_format("no single class of booster is named.");
    }
    return loft_text_format(
        "booster %s%s, %.0f s of burn (illustrative, not a model of the vehicle).",
        event->class_name != NULL ? "class " : "",
        or (event->class_name, "with individual stages"),
        loft_booster_template_burn_time(&event->launch.booster));
}

/* Nothing where no place can be named. */
static void write_places(loft_text_page *p, const loft_analysis *a)
{
    char *text = loft_where_text(a);
    if (text != NULL && text[0] == '\0') {
        free(text);
        return;
    }
    loft_text_page_item(p, text);
}

/* Where it was launched from, and as what it is computed. */
static void write_launch(loft_text_page *p, const loft_analysis *a)
{
    const loft_analysis_event *event = &a->event;
    const loft_launch *launch = &event->launch;
    char *booster = booster_text(event);
    loft_text_page_item(
        p, loft_text_format(
               "From %s (%.2f\302\260, %.2f\302\260) toward azimuth %.0f\302\260%s; %s",
               or (event->site_name, "a site"),
               loft_unsigned_zero(loft_deg_from_rad(launch->site.lat_rad), 2),
               loft_unsigned_zero(loft_deg_from_rad(launch->site.lon_rad), 2),
               loft_deg_from_rad(launch->azimuth_rad),
               !event->azimuth_assumed ? "" : " (unknown; due east is assumed)",
               or (booster, "")));
    p->text.lost = p->text.lost || booster == NULL;
    free(booster);
    write_places(p, a);
    if (event->note != NULL) {
        loft_text_page_item(p, loft_text_format("Note: %s", event->note));
    }
}

/* An earlier source with the same figures, or i. */
static size_t first_alike(const loft_analysis *a, size_t i)
{
    const loft_report *mine = &a->sources[i].report;
    for (size_t k = 0; k < i; k++) {
        const loft_report *other = &a->sources[k].report;
        if (loft_compare_same(&mine->apogee_m, &other->apogee_m) &&
            loft_compare_same(&mine->range_m, &other->range_m) &&
            loft_compare_same(&mine->time_s, &other->time_s)) {
            return k;
        }
    }
    return i;
}

static void write_source(loft_text_page *p, const loft_analysis *a, size_t i)
{
    const loft_source *source = &a->sources[i];
    const size_t alike = first_alike(a, i);
    char *text = loft_text_format(
        "%s%s%s%s%s%s", or (source->source, "A source"),
        source->publisher != NULL ? " [" : "", or (source->publisher, ""),
        source->publisher != NULL && source->published != NULL ? ", " : "",
        source->publisher != NULL ? or (source->published, "") : "",
        source->publisher == NULL         ? ""
        : loft_source_is_recalled(source) ? " - from memory, not verified]"
                                          : "]");
    fputc('\n', p->text.out);
    loft_text_page_paragraph(p, text);
    if (alike < i) {
        loft_text_page_item(
            p, loft_text_format("Same figures as %s, therefore the same result.",
                                or (a->answers[alike].source, "above")));
        return;
    }
    const bool said = a->event.n == 1 && loft_analysis_fit(a, i) != NULL;
    loft_text_page_put(p, said ? loft_summary_method(&a->answers[i], p->columns)
                               : loft_summary_answer(&a->answers[i], p->columns));
}

static void write_precise(loft_text_page *p, const loft_analysis *a)
{
    fprintf(p->text.out,
            "\nPrecision of the plotted flights (default tolerance against 1e-13, "
            "and against GSL rk8pd at 1e-13):\n");
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_precision *off = loft_analysis_precision(a, (loft_role)role);
        if (off != NULL) {
            loft_fprintf(
                p->text.out,
                "  %-28s end %.1e m and %.1e s off; second integrator %.1e m off\n",
                loft_role_label((loft_role)role), off->off_m, off->off_s,
                off->second_opinion_m);
        }
    }
}

static void write_sources(loft_text_page *p, const loft_analysis *a)
{
    loft_event_write_voices(p, a);
    loft_event_write_observations(p, a);
    loft_event_write_areas(p, a);
    char *compared =
        loft_summary_comparison(a->answers, a->event.n, a->compare, p->columns);
    if (compared == NULL || compared[0] != '\0') {
        loft_text_page_heading(p, "Sources compared");
    }
    loft_text_page_put(p, compared);
    for (size_t i = 0; i < a->event.n; i++) {
        write_source(p, a, i);
    }
}

static void write_method(loft_text_page *p, const loft_analysis *a)
{
    const bool alone = a->event.id == NULL && a->event.n == 1;
    if (alone && loft_analysis_refusal(a, 0) != LOFT_REFUSED_NOT) {
        return; /* the answer says it all */
    }
    loft_text_page_heading(p, "Method");
    loft_event_write_method(p, a);
    if (a->event.id != NULL) {
        write_launch(p, a);
    }
    if (alone) {
        write_places(p, a);
        loft_text_page_put(p, loft_summary_method(&a->answers[0], p->columns));
    }
    if (loft_analysis_precision(a, LOFT_ROLE_FLOWN) != NULL) {
        write_precise(p, a);
    }
}

static void write_head(loft_text_page *p, const loft_analysis *a)
{
    const loft_analysis_event *event = &a->event;
    if (event->id != NULL) {
        loft_text_page_paragraph(
            p, loft_text_format("%s (%s)", or (event->title, "A test"), event->id));
    }
    loft_answer_write_text(p, a);
}

static char *text_of(const loft_analysis *a, bool brief, int columns)
{
    loft_text_page p;
    if (loft_text_page_open(&p, columns) != LOFT_OK) {
        return NULL;
    }
    write_head(&p, a);
    if (!brief) {
        loft_event_write_verdict(&p, a);
        if (a->event.id != NULL || a->event.n > 1) {
            write_sources(&p, a);
        }
        if (a->event.id != NULL) {
            loft_event_write_falls(&p, a);
        }
        write_method(&p, a);
    }
    return loft_text_page_close(&p);
}

char *loft_analysis_text(const loft_analysis *a, int columns)
{
    return text_of(a, false, columns);
}

char *loft_analysis_brief(const loft_analysis *a, int columns)
{
    return text_of(a, true, columns);
}

char *loft_analysis_answer_line(const loft_analysis *a)
{
    loft_text_page p;
    if (loft_text_page_open(&p, INT_MAX) != LOFT_OK) {
        return NULL;
    }
    loft_answer_write_text(&p, a);
    char *text = loft_text_page_close(&p);
    if (text != NULL) {
        text[strcspn(text, "\n")] = '\0';
    }
    return text;
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
