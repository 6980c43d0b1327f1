/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/base/file.h"

static void count(record_share *share, bool inside)
{
    share->n++;
    share->inside += inside ? 1 : 0;
}

static bool meet(const loft_band *a, const loft_band *b)
{
    return a->p05 <= b->p95 && b->p05 <= a->p95;
}

/* ---- one event ---- */

static void count_published(const loft_scenario_facts *facts, const loft_band *band,
                            record_event *e)
{
    for (size_t i = 0; i < facts->n_standards; i++) {
        const loft_scenario_standard *s = &facts->standards[i];
        const record_published how = s->over             ? RECORD_OVER
                                     : s->lo_m < s->hi_m ? RECORD_INTERVAL
                                                         : RECORD_VALUE;
        const bool inside = band->p95 >= s->lo_m && (s->over || band->p05 <= s->hi_m);
        count(&e->published[how], inside);
        if (s->reference) {
            count(&e->references, inside);
        }
    }
}

static void keep_odd(const loft_analysis *a, size_t i, record_event *e)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    const loft_voice_answer *voice = loft_analysis_voice(a, i);
    if (e->n_odd == RECORD_ODD_MOST) {
        return;
    }
    record_odd *odd = &e->odd[e->n_odd++];
    *odd = (record_odd){.garbled = voice->garbled,
                        .alone_m = loft_analysis_posterior(a, i)->no_rotation_m,
                        .others_m = voice->without_no_rotation_m};
    (void)snprintf(odd->event, sizeof odd->event, "%s", event->id);
    (void)snprintf(odd->source, sizeof odd->source, "%s", event->sources[i].source);
}

static void count_sources(const loft_analysis *a, record_event *e)
{
    const size_t n = loft_analysis_count(a);
    for (size_t i = 0; i < n; i++) {
        const loft_voice_answer *voice = loft_analysis_voice(a, i);
        const loft_posterior *alone = loft_analysis_posterior(a, i);
        if (alone == NULL) {
            continue;
        }
        if (voice->has_without) {
            const bool met = meet(&alone->no_rotation_m, &voice->without_no_rotation_m);
            count(&e->sources, met);
            if (!met) {
                keep_odd(a, i, e);
            }
        }
        for (size_t k = i + 1; k < n; k++) {
            const loft_posterior *other = loft_analysis_posterior(a, k);
            if (other != NULL) {
                count(&e->pairs, meet(&alone->no_rotation_m, &other->no_rotation_m));
            }
        }
    }
}

static loft_status answer(const loft_scenario *scenario, record_event *e)
{
    loft_analysis_options options = loft_analysis_options_default();
    loft_analysis *a = NULL;
    options.fan = false;
    const loft_status status = loft_analysis_of_scenario(scenario, &options, &a);
    if (status != LOFT_OK) {
        return status;
    }
    const loft_event_answer *answer = loft_analysis_answer(a);
    e->answered = answer != NULL;
    if (answer != NULL) {
        const loft_band *band = &answer->posterior.no_rotation_m;
        const loft_launch_flight *typical = &answer->typical.no_rotation.best;
        const double typical_m = typical->unbounded ? INFINITY : typical->range_m;
        count(&e->typical, typical_m >= band->p05 && typical_m <= band->p95);
        count_published(loft_scenario_content(scenario), band, e);
        count_sources(a, e);
    }
    loft_analysis_free(a);
    return LOFT_OK;
}

static loft_status answer_file(const loft_data *data, const char *path, record_event *e)
{
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = NULL;
    loft_status status =
        diags != NULL ? loft_scenario_read(data, path, diags, &scenario) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = answer(scenario, e);
    }
    loft_scenario_free(scenario);
    loft_diags_free(diags);
    return status;
}

/* ---- all ---- */

static void add(record_share *sum, const record_share *more)
{
    sum->n += more->n;
    sum->inside += more->inside;
}

static void add_event(flight_record *r, const record_event *e)
{
    r->answered += e->answered ? 1 : 0;
    for (int i = 0; i < RECORD_PUBLISHED; i++) {
        add(&r->all.published[i], &e->published[i]);
    }
    add(&r->all.references, &e->references);
    add(&r->all.typical, &e->typical);
    add(&r->all.sources, &e->sources);
    add(&r->all.pairs, &e->pairs);
}

static loft_status answer_all(const loft_data *data, const loft_file_list *files,
                              flight_record *r)
{
    int failed = 0;
#pragma omp parallel for schedule(dynamic, 1) reduction(+ : failed)
    for (int i = 0; i < r->n; i++) {
        failed += answer_file(data, loft_file_list_path(files, (size_t)i),
                              &r->events[i]) != LOFT_OK;
    }
    for (int i = 0; i < r->n; i++) {
        add_event(r, &r->events[i]);
    }
    return failed == 0 ? LOFT_OK : LOFT_ERR_INPUT;
}

loft_status record_make(const loft_data *data, const char *folder, flight_record *out)
{
    loft_diags *diags = loft_diags_new();
    loft_file_list *files = NULL;
    flight_record r = {.n = 0};
    loft_status status =
        diags != NULL ? loft_file_list_json(folder, diags, &files) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        r.n = (int)loft_file_list_count(files);
        r.events = calloc((size_t)r.n + 1, sizeof *r.events);
        status = r.events != NULL ? answer_all(data, files, &r) : LOFT_ERR_NOMEM;
    }
    loft_file_list_free(files);
    loft_diags_free(diags);
    if (status == LOFT_OK) {
        *out = r;
    } else {
        record_free(&r);
    }
    return status;
}

void record_free(flight_record *r)
{
    free(r->events);
    *r = (flight_record){.n = 0};
}
