/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/draft_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/base/visible.h"

/* ---- figures in the order of the text ---- */

static int by_place(const void *left, const void *right)
{
    const loft_draft_at a = ((const loft_draft_mark *)left)->figure->at;
    const loft_draft_at b = ((const loft_draft_mark *)right)->figure->at;
    return a.offset != b.offset ? (a.offset > b.offset) - (a.offset < b.offset)
                                : (a.length < b.length) - (a.length > b.length);
}

loft_draft_mark *loft_draft_marks_of(const loft_draft_document *draft, size_t *n)
{
    size_t room = (size_t)draft->n_loose + 1;
    for (int e = 0; e < draft->n_events; e++) {
        room += (size_t)draft->events[e].n_figures;
    }
    loft_draft_mark *marks = calloc(room, sizeof *marks);
    if (marks == NULL) {
        return NULL;
    }
    size_t all = 0;
    for (int e = 0; e < draft->n_events; e++) {
        for (int i = 0; i < draft->events[e].n_figures; i++) {
            marks[all++] =
                (loft_draft_mark){.figure = &draft->events[e].figures[i], .event = e};
        }
    }
    for (int i = 0; i < draft->n_loose; i++) {
        marks[all++] = (loft_draft_mark){
            .figure = &draft->loose[i].figure, .event = -1, .why = draft->loose[i].why};
    }
    qsort(marks, all, sizeof *marks, by_place);
    size_t kept = 0;
    int end = 0;
    for (size_t i = 0; i < all; i++) {
        if (marks[i].figure->at.offset >= end) {
            end = marks[i].figure->at.offset + marks[i].figure->at.length;
            marks[kept++] = marks[i];
        }
    }
    *n = kept;
    return marks;
}

/* ---- words ---- */

static const char *role_words(int role)
{
    static const char *const words[LOFT_DRAFT_ROLES] = {
        "apogee", "range",         "flight time", "burn time",
        "speed",  "distance past", "launch",      "impact"};
    return words[role];
}

static const char *hedge_words(int hedge)
{
    static const char *const words[] = {"",       "about ", "more than ",
                                        "up to ", "",       "tracked for "};
    return words[hedge];
}

static void put_value(FILE *out, const loft_draft_figure *f, double si)
{
    const bool is_time =
        f->role == LOFT_DRAFT_FLIGHT_TIME || f->role == LOFT_DRAFT_BURN_TIME;
    if (f->role == LOFT_DRAFT_SPEED) {
        const bool is_mach = strcmp(f->unit, "Mach") == 0;
        loft_fprintf(out, is_mach ? "Mach %.6g" : "%.6g km/s",
                     is_mach ? si : si / 1000.0);
    } else if (is_time) {
        const double whole = floor(si / 60.0);
        if (si >= 60.0) {
            loft_fprintf(out, "%.0f min", whole);
        }
        if (si < 60.0 || si > 60.0 * whole) {
            loft_fprintf(out, "%s%.6g s", si >= 60.0 ? " " : "",
                         si >= 60.0 ? si - 60.0 * whole : si);
        }
    } else {
        loft_fprintf(out, "%.8g km", si / 1000.0);
    }
}

void loft_draft_figure_words(FILE *out, const loft_draft_figure *f)
{
    fprintf(out, "%s ", role_words(f->role));
    if (strcmp(f->unit, "clock") == 0) {
        fprintf(out, "%s%s", hedge_words(f->hedge),
                f->time_utc != NULL ? f->time_utc : "(time zone not known)");
        return;
    }
    fputs(hedge_words(f->hedge), out);
    if (f->hedge == LOFT_DRAFT_BETWEEN) {
        put_value(out, f, f->low_si);
        fputs(" to ", out);
    }
    put_value(out, f, f->hedge == LOFT_DRAFT_BETWEEN ? f->high_si : f->value_si);
    if (f->place != NULL) {
        fputs(" past ", out);
        loft_visible_put(out, f->place);
    }
}

void loft_draft_label(FILE *out, const loft_draft_mark *mark)
{
    if (mark->event < 0) {
        fputs(mark->why, out);
        return;
    }
    loft_draft_figure_words(out, mark->figure);
    fputs("; ", out);
    loft_visible_put(out, mark->figure->source != NULL ? mark->figure->source
                                                       : "no source named");
}

void loft_draft_event_line(FILE *out, const loft_draft_event *event)
{
    static const char *const outcomes[] = {"success", "failure", "outcome disputed"};
    static const char *const kinds[] = {"ballistic", "gliding", "satellite launch"};
    const char *date = event->date_utc != NULL ? event->date_utc : event->date_local;
    fputs(date != NULL ? date : "date not said", out);
    if (date != NULL && event->date_utc == NULL) {
        fputs(" (local)", out);
    }
    if (event->date_from != NULL && strcmp(event->date_from, "catalogue") == 0) {
        fputs(" (the year is that of the catalogue)", out);
    }
    const char *const parts[] = {event->country, event->missile, event->place,
                                 event->kind >= 0 ? kinds[event->kind] : NULL,
                                 event->outcome >= 0 ? outcomes[event->outcome] : NULL};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i] != NULL) {
            fputs(i == 2 ? ", from " : ", ", out);
            loft_visible_put(out, parts[i]);
        }
    }
    if (event->count > 0) {
        fprintf(out, ", %d missiles", event->count);
    }
    if (event->recalled) {
        fputs("; recalled", out);
    }
}

/* ---- the view ---- */

/* Lines and spaces as they are, all else as loft_visible_put shows it. */
static void put_span(FILE *out, const char *text, int from, int to)
{
    for (int i = from; i < to;) {
        loft_visible shown;
        if (text[i] == '\n') {
            fputc('\n', out);
            i++;
            continue;
        }
        i += (int)loft_visible_next(text + i, (size_t)(to - i), &shown);
        fwrite(shown.bytes, 1, shown.n, out);
    }
}

static void put_text(FILE *out, const loft_draft_document *draft,
                     const loft_draft_mark *list, size_t n, const loft_draft_marks *marks)
{
    const char *text = draft->text.content;
    int at = 0;
    for (size_t i = 0; i < n; i++) {
        const loft_draft_at place = list[i].figure->at;
        put_span(out, text, at, place.offset);
        fputs(list[i].event >= 0 ? marks->figure : marks->loose, out);
        put_span(out, text, place.offset, place.offset + place.length);
        fprintf(out, " %zu%s", i + 1, marks->end);
        at = place.offset + place.length;
    }
    put_span(out, text, at, (int)strlen(text));
    fputs("\n\n", out);
}

static void put_events(FILE *out, const loft_draft_document *draft,
                       const loft_draft_mark *list, size_t n)
{
    for (int e = 0; e < draft->n_events; e++) {
        fputs(e == 0 ? "Test: " : "Also: ", out);
        loft_draft_event_line(out, &draft->events[e]);
        fputc('\n', out);
        for (size_t i = 0; i < n; i++) {
            if (list[i].event == e) {
                fprintf(out, "  %2zu ", i + 1);
                loft_draft_label(out, &list[i]);
                fputc('\n', out);
            }
        }
    }
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        if (list[i].event < 0) {
            fputs(any ? "" : "Not assigned:\n", out);
            any = true;
            fprintf(out, "  %2zu ", i + 1);
            loft_visible_put(out, list[i].figure->words);
            fprintf(out, ": %s\n", list[i].why);
        }
    }
}

static void put_known(FILE *out, const loft_draft_document *draft)
{
    for (int k = 0; k < draft->n_known; k++) {
        const loft_draft_known *known = &draft->known[k];
        fputs("In the catalogue: ", out);
        loft_visible_put(out, known->id);
        fputs(", ", out);
        loft_visible_put(out, known->title);
        fputc('\n', out);
        for (int i = 0; i < known->n_sources; i++) {
            const loft_draft_source *s = &known->sources[i];
            fputs("     ", out);
            loft_visible_put(out, s->source != NULL ? s->source : "no source named");
            fprintf(out, ":%s%s%s%s%s%s\n", s->apogee != NULL ? " apogee " : "",
                    s->apogee != NULL ? s->apogee : "", s->range != NULL ? " range " : "",
                    s->range != NULL ? s->range : "",
                    s->time != NULL ? " flight time " : "",
                    s->time != NULL                         ? s->time
                    : s->apogee == NULL && s->range == NULL ? " no figures"
                                                            : "");
        }
    }
}

char *loft_draft_view(const loft_draft_document *draft, const loft_draft_marks *marks)
{
    size_t n = 0;
    loft_text text;
    char *bytes = NULL;
    loft_draft_mark *list = loft_draft_marks_of(draft, &n);
    if (list == NULL || loft_text_open(&text) != LOFT_OK) {
        free(list);
        return NULL;
    }
    put_text(text.out, draft, list, n, marks);
    put_events(text.out, draft, list, n);
    put_known(text.out, draft);
    free(list);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}
