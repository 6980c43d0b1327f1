/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/draft_catalogue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/collection_index.h"
#include "io/json/json_pick.h"
#include "io/text/units_text.h"
#include "sim/base/diag.h"
#include "sim/base/room.h"

/* The words MM-DD of a date, compared with the month and day of an event. */
static bool has_day(const char *date, const loft_draft_event *e)
{
    char day[32];
    (void)snprintf(day, sizeof day, "-%02d-%02d", e->month, e->day);
    return date != NULL && strlen(date) >= 10 && strncmp(date + 4, day, 6) == 0;
}

static bool same_day(const char *a, const char *b)
{
    return a != NULL && b != NULL && strlen(a) >= 10 && strlen(b) >= 10 &&
           strncmp(a, b, 10) == 0;
}

static bool fits(const collection_entry *entry, const loft_draft_event *e)
{
    const char *country = loft_pick_string(loft_json_root(entry->doc), "country");
    const char *outcome = loft_pick_string(loft_json_root(entry->doc), "outcome");
    const char *id = entry->names.id; /* begins with the local day */
    if (e->country == NULL || country == NULL || strcmp(country, e->country) != 0) {
        return false;
    }
    if (e->date_local != NULL || e->date_utc != NULL) {
        return same_day(id, e->date_local) ||
               same_day(entry->names.date_utc, e->date_utc);
    }
    const bool failed = outcome != NULL && strcmp(outcome, "failure") == 0;
    const bool agrees =
        e->outcome == LOFT_DRAFT_FAILURE
            ? failed || (outcome != NULL && strcmp(outcome, "disputed") == 0)
            : !failed;
    return e->month > 0 && e->day > 0 && has_day(id, e) && agrees;
}

static const char *kept_km(loft_draft *draft, const loft_claim *claim)
{
    char text[LOFT_QUANTITY_TEXT];
    return claim->kind == LOFT_CLAIM_NONE
               ? NULL
               : loft_draft_keep(draft, "%s", loft_text_claim_km(text, claim));
}

static const char *kept_time(loft_draft *draft, const loft_claim *claim)
{
    char text[LOFT_QUANTITY_TEXT];
    return claim->kind == LOFT_CLAIM_NONE
               ? NULL
               : loft_draft_keep(draft, "%s", loft_text_claim_time(text, claim));
}

static bool add_known(loft_draft *draft, int event, const loft_scenario_facts *facts,
                      draft_catalogue *out)
{
    loft_draft_known *grown =
        realloc(out->known, ((size_t)out->n + 1) * sizeof *out->known);
    if (grown == NULL) {
        return false;
    }
    out->known = grown;
    loft_draft_known *known = &grown[out->n];
    *known = (loft_draft_known){.event = event,
                                .id = loft_draft_keep(draft, "%s", facts->id),
                                .title = loft_draft_keep(draft, "%s", facts->title),
                                .sources =
                                    calloc(facts->n_sources + 1, sizeof *known->sources)};
    out->n++;
    for (size_t i = 0; known->sources != NULL && i < facts->n_sources; i++) {
        const loft_source *s = &facts->sources[i];
        known->sources[known->n_sources++] = (loft_draft_source){
            .source = s->source != NULL ? loft_draft_keep(draft, "%s", s->source) : NULL,
            .apogee = kept_km(draft, &s->report.apogee_m),
            .range = kept_km(draft, &s->report.range_m),
            .time = kept_time(draft, &s->report.time_s)};
    }
    return known->sources != NULL && known->id != NULL && known->title != NULL;
}

/* The year of the one test that fits, where the text does not say it. */
static void take_year(loft_draft *draft, const loft_scenario_facts *facts,
                      loft_draft_event *e)
{
    if (e->date_local == NULL && e->date_utc == NULL && strlen(facts->id) >= 10) {
        e->date_local = loft_draft_keep(draft, "%.10s", facts->id);
        e->date_from = "catalogue";
    }
}

static bool find_event(loft_draft *draft, const collection_index *index, int event,
                       const loft_data *data, draft_catalogue *out)
{
    loft_draft_event *e = &loft_draft_content(draft)->events[event];
    loft_diags *unsaid = loft_diags_new();
    bool good = unsaid != NULL;
    const int before = out->n;
    loft_scenario *one = NULL;
    for (size_t i = 0; good && i < index->n; i++) {
        loft_scenario *scenario = NULL;
        if (index->entries[i].is_example || !fits(&index->entries[i], e) ||
            loft_scenario_read(data, index->entries[i].path, unsaid, &scenario) !=
                LOFT_OK) {
            continue;
        }
        good = add_known(draft, event, loft_scenario_content(scenario), out);
        loft_scenario_free(one);
        one = scenario;
    }
    loft_diags_free(unsaid);
    if (good && out->n == before + 1) {
        take_year(draft, loft_scenario_content(one), e);
        if (event == 0) {
            out->first = one;
            one = NULL;
        }
    }
    loft_scenario_free(one);
    return good;
}

bool draft_catalogue_find(loft_draft *draft, const loft_data *data, draft_catalogue *out)
{
    loft_draft_document *document = loft_draft_content(draft);
    collection_place place = collection_place_find();
    collection_index index = {.n = 0};
    *out = (draft_catalogue){.n = 0};
    bool good = collection_index_read(&place, &index);
    for (int e = 0; good && e < document->n_events; e++) {
        good = find_event(draft, &index, e, data, out);
    }
    document->known = out->known;
    document->n_known = out->n;
    collection_index_fini(&index);
    collection_place_fini(&place);
    return good;
}

void draft_catalogue_fini(draft_catalogue *catalogue)
{
    for (int i = 0; i < catalogue->n; i++) {
        free(catalogue->known[i].sources);
    }
    free(catalogue->known);
    loft_scenario_free(catalogue->first);
    *catalogue = (draft_catalogue){.n = 0};
}
