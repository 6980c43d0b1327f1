/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/draft_scenario.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/scenario_draft.h"
#include "io/reading/message.h"
#include "io/reading/place_names.h"
#include "io/text/draft_text.h"
#include "sim/base/text.h"

static const char unnamed[] = "the text, which names no source";

static bool is_taken(int role)
{
    return role == LOFT_DRAFT_APOGEE || role == LOFT_DRAFT_RANGE ||
           role == LOFT_DRAFT_FLIGHT_TIME;
}

bool draft_scenario_has_figures(const loft_draft_event *event)
{
    for (int i = 0; i < event->n_figures; i++) {
        if (is_taken(event->figures[i].role)) {
            return true;
        }
    }
    return false;
}

static loft_claim claim_of(const loft_draft_figure *f)
{
    static const loft_claim_kind kinds[] = {[LOFT_DRAFT_EXACT] = LOFT_CLAIM_EXACT,
                                            [LOFT_DRAFT_ABOUT] = LOFT_CLAIM_ABOUT,
                                            [LOFT_DRAFT_MORE_THAN] = LOFT_CLAIM_MORE_THAN,
                                            [LOFT_DRAFT_UP_TO] = LOFT_CLAIM_UP_TO,
                                            [LOFT_DRAFT_BETWEEN] = LOFT_CLAIM_INTERVAL,
                                            [LOFT_DRAFT_TRACKED] = LOFT_CLAIM_TRACKED};
    if (f->hedge == LOFT_DRAFT_BETWEEN) {
        return loft_claim_interval(f->low_si, f->high_si, f->unit_si);
    }
    const bool is_time = f->role == LOFT_DRAFT_FLIGHT_TIME;
    /* only a time is tracked */
    const loft_claim_kind kind = !is_time && f->hedge == LOFT_DRAFT_TRACKED
                                     ? LOFT_CLAIM_MORE_THAN
                                     : kinds[f->hedge];
    return is_time ? loft_claim_time(kind, f->value_si)
                   : loft_claim_figure(kind, f->value_si / f->unit_si, f->unit_si);
}

typedef struct reports {
    loft_source *sources;
    scenario_quotes *quotes;
    size_t n;
} reports;

static size_t report_of(reports *r, const char *source)
{
    size_t i = 0;
    while (i < r->n && strcmp(r->sources[i].source, source) != 0) {
        i++;
    }
    if (i == r->n) {
        r->sources[r->n++] = (loft_source){.source = source};
    }
    return i;
}

/* False where the source has said one of that role already. */
static bool take(reports *r, const loft_draft_figure *f)
{
    if (!is_taken(f->role)) {
        return false;
    }
    const size_t i = report_of(r, f->source != NULL ? f->source : unnamed);
    loft_claim *claim = f->role == LOFT_DRAFT_APOGEE  ? &r->sources[i].report.apogee_m
                        : f->role == LOFT_DRAFT_RANGE ? &r->sources[i].report.range_m
                                                      : &r->sources[i].report.time_s;
    scenario_quote *quote = f->role == LOFT_DRAFT_APOGEE  ? &r->quotes[i].apogee
                            : f->role == LOFT_DRAFT_RANGE ? &r->quotes[i].range
                                                          : &r->quotes[i].time;
    if (claim->kind != LOFT_CLAIM_NONE) {
        return false;
    }
    *claim = claim_of(f);
    *quote = (scenario_quote){f->quote, f->at.offset, f->at.length};
    return true;
}

/* Takes the figures; what is left goes into the note. */
static char *read_figures(const loft_draft_event *event, reports *r)
{
    loft_text text;
    char *note = NULL;
    bool any = false;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    fputs("Read by rules from a news text with loft draft; check it against the text.",
          text.out);
    if (event->date_utc == NULL && event->date_local != NULL) {
        fputs(" The date is the local one: the hour was not said.", text.out);
    }
    for (int i = 0; i < event->n_figures; i++) {
        const loft_draft_figure *f = &event->figures[i];
        if (!take(r, f) && f->role != LOFT_DRAFT_LAUNCH_TIME) {
            fputs(any ? "; " : " Said too: ", text.out);
            loft_draft_figure_words(text.out, f);
            fprintf(text.out, " (%s)", f->source != NULL ? f->source : unnamed);
            any = true;
        }
    }
    fputs(any ? "." : "", text.out);
    return loft_text_close(&text, &note, NULL) == LOFT_OK ? note : NULL;
}

static char *title_of(const loft_draft_event *event)
{
    const char *date = event->date_local != NULL ? event->date_local : "unknown date";
    if (event->missile != NULL) {
        return loft_text_format("%s", event->missile);
    }
    return event->country != NULL
               ? loft_text_format("Missile of %s, %s", date, event->country)
               : loft_text_format("Missile of %s", date);
}

bool draft_scenario_write(loft_json_writer *writer, const loft_draft_event *event)
{
    static const char *const outcomes[] = {NULL, "failure", "disputed"};
    static const char *const kinds[] = {NULL, "lifting", "satellite_launch"};
    const size_t room = (size_t)event->n_figures + 1;
    reports r = {.sources = calloc(room, sizeof *r.sources),
                 .quotes = calloc(room, sizeof *r.quotes)};
    const bool has_room = r.sources != NULL && r.quotes != NULL;
    char *note = has_room ? read_figures(event, &r) : NULL;
    char *title = title_of(event);
    const bool good = note != NULL && title != NULL;
    if (good) {
        char message[LOFT_MESSAGE];
        loft_place place;
        if (r.n == 0) {
            report_of(&r, unnamed);
        }
        scenario_draft draft = {
            .title = title,
            .date_utc = event->date_utc != NULL ? event->date_utc : event->date_local,
            .country = event->country,
            .outcome = event->outcome >= 0 ? outcomes[event->outcome] : NULL,
            .kind = event->kind >= 0 ? kinds[event->kind] : NULL,
            .note = note,
            .n = r.n,
            .sources = r.sources,
            .quotes = r.quotes,
            .hedge_as_said = true};
        if (event->place != NULL && loft_place_named("", event->place, &place, message)) {
            draft.has_site = true;
            draft.site_name = event->place;
            draft.site = (loft_geodetic){place.lat_rad, place.lon_rad, 0.0};
        }
        scenario_draft_write(writer, &draft);
    }
    free(note);
    free(title);
    free(r.sources);
    free(r.quotes);
    return good;
}
