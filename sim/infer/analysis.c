/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/analysis_parts.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/infer/announced.h"
#include "sim/infer/counted.h"
#include "sim/infer/estimate.h"
#include "sim/infer/posterior_parts.h"
#include "sim/infer/stage_falls.h"

/* ---- memory ---- */

static const size_t event_strings[] = {
    offsetof(loft_analysis_event, id),       offsetof(loft_analysis_event, title),
    offsetof(loft_analysis_event, date_utc), offsetof(loft_analysis_event, site_name),
    offsetof(loft_analysis_event, note),     offsetof(loft_analysis_event, class_name),
    offsetof(loft_analysis_event, software),
};

static const size_t source_strings[] = {
    offsetof(loft_source, source),         offsetof(loft_source, wording),
    offsetof(loft_source, status),         offsetof(loft_source, publisher),
    offsetof(loft_source, revised_by),     offsetof(loft_source, published),
    offsetof(loft_source, citation_title), offsetof(loft_source, url),
};

#define SAID(member) (offsetof(loft_observation, said) + offsetof(loft_source, member))
static const size_t observation_strings[] = {
    SAID(source),    SAID(wording),
    SAID(status),    SAID(publisher),
    SAID(published), SAID(citation_title),
    SAID(url),       offsetof(loft_observation, place_name),
};

#define OF_AREA(member) offsetof(loft_announced_area, member)
static const size_t area_strings[] = {
    OF_AREA(issuer),    OF_AREA(number),      OF_AREA(purpose),   OF_AREA(valid_from),
    OF_AREA(valid_to),  OF_AREA(coordinates), OF_AREA(publisher), OF_AREA(title),
    OF_AREA(published), OF_AREA(url),
};

static const size_t class_strings[] = {offsetof(loft_class_choice, name)};

enum {
    EVENT_STRINGS = sizeof event_strings / sizeof event_strings[0],
    SOURCE_STRINGS = sizeof source_strings / sizeof source_strings[0],
    OBSERVATION_STRINGS = sizeof observation_strings / sizeof observation_strings[0],
    AREA_STRINGS = sizeof area_strings / sizeof area_strings[0]
};

/*
 * Copies the strings that `object` points to behind *end, where it then points to; with
 * *end NULL only their sizes are added up.
 */
static size_t keep_strings(void *object, const size_t *offsets, size_t n, char **end)
{
    size_t total = 0;
    for (size_t i = 0; i < n; i++) {
        const char **member = (const char **)((char *)object + offsets[i]);
        const size_t size = *member != NULL ? strlen(*member) + 1 : 0;
        total += size;
        if (*end != NULL && size > 0) {
            *member = memcpy(*end, *member, size);
            *end += size;
        }
    }
    return total;
}

static size_t keep_all_strings(loft_analysis *a, char **end)
{
    size_t size = keep_strings(&a->event, event_strings, EVENT_STRINGS, end);
    for (size_t i = 0; i < a->event.n; i++) {
        size += keep_strings(&a->sources[i], source_strings, SOURCE_STRINGS, end);
    }
    for (size_t i = 0; i < a->event.n_observations; i++) {
        size += keep_strings(&a->observations[i], observation_strings,
                             OBSERVATION_STRINGS, end);
    }
    for (size_t i = 0; i < a->event.n_areas; i++) {
        size += keep_strings(&a->areas[i], area_strings, AREA_STRINGS, end);
    }
    for (size_t i = 0; i < a->event.n_classes; i++) {
        size += keep_strings(&a->classes[i], class_strings, 1, end);
    }
    return size;
}

static loft_status copy_strings(loft_analysis *a)
{
    char *end = NULL;
    a->strings = end = malloc(1 + keep_all_strings(a, &end));
    if (end == NULL) {
        return LOFT_ERR_NOMEM;
    }
    (void)keep_all_strings(a, &end);
    return LOFT_OK;
}

static void link_answers(loft_analysis *a)
{
    for (size_t i = 0; i < a->event.n; i++) {
        const loft_report *report = &a->sources[i].report;
        a->rooms[i].question =
            (loft_question){.launch = a->event.launch,
                            .report = *report,
                            .known = a->event.known,
                            .assume_ballistic = a->event.assume_ballistic};
        a->answers[i] = (loft_answer){.source = a->sources[i].source,
                                      .revised = a->sources[i].revised_by != NULL,
                                      .booster_class = a->event.class_name,
                                      .class_assumed = a->event.n_classes > 0,
                                      .question = &a->rooms[i].question,
                                      .estimate = &a->rooms[i].estimate};
    }
}

loft_status loft_analysis_alloc(const loft_analysis_event *event, loft_analysis **out)
{
    assert(event->n >= 1);
    loft_analysis *a = calloc(1, sizeof *a);
    if (a == NULL) {
        return LOFT_ERR_NOMEM;
    }
    a->event = *event;
    a->sources = calloc(event->n, sizeof *a->sources);
    a->answers = calloc(event->n, sizeof *a->answers);
    a->rooms = calloc(event->n, sizeof *a->rooms);
    a->classes = calloc(event->n_classes + 1, sizeof *a->classes);
    a->observations = calloc(event->n_observations + 1, sizeof *a->observations);
    a->areas = calloc(event->n_areas + 1, sizeof *a->areas);
    loft_status status = LOFT_ERR_NOMEM;
    if (a->sources != NULL && a->answers != NULL && a->rooms != NULL &&
        a->classes != NULL && a->observations != NULL && a->areas != NULL) {
        memcpy(a->sources, event->sources, event->n * sizeof *a->sources);
        a->event.sources = a->sources;
        if (event->n_classes > 0) {
            memcpy(a->classes, event->classes, event->n_classes * sizeof *a->classes);
        }
        a->event.classes = a->classes;
        if (event->n_observations > 0) {
            memcpy(a->observations, event->observations,
                   event->n_observations * sizeof *a->observations);
        }
        a->event.observations = a->observations;
        if (event->n_areas > 0) {
            memcpy(a->areas, event->areas, event->n_areas * sizeof *a->areas);
        }
        a->event.areas = a->areas;
        status = copy_strings(a);
    }
    if (status != LOFT_OK) {
        loft_analysis_free(a);
        return status;
    }
    link_answers(a);
    *out = a;
    return LOFT_OK;
}

void loft_analysis_free(loft_analysis *a)
{
    if (a == NULL) {
        return;
    }
    if (a->rooms != NULL) {
        loft_analysis_drop_flights(a);
    }
    loft_compare_free(a->compare);
    free(a->answer);
    free(a->rooms);
    free(a->answers);
    free(a->sources);
    free(a->classes);
    free(a->observations);
    free(a->areas);
    free(a->strings);
    free(a);
}

/* ---- the answers ---- */

loft_analysis_options loft_analysis_options_default(void)
{
    return (loft_analysis_options){.samples = 1000, .seed = 1, .fan = true};
}

static loft_status estimate(loft_analysis *a, size_t i)
{
    loft_answer_room *room = &a->rooms[i];
    const loft_status status =
        loft_estimate_with_spread(&room->question, &room->estimate, room->spread);
    if (status != LOFT_OK && status != LOFT_ERR_CONVERGE) {
        return status;
    }
    if (room->estimate.has_standard) {
        a->answers[i].spread = room->spread;
    }
    return LOFT_OK;
}

static size_t best_report(const loft_analysis *a)
{
    size_t any = a->event.n;
    for (size_t i = 0; i < a->event.n; i++) {
        const loft_estimate *e = &a->rooms[i].estimate;
        if (!e->converged) {
            continue;
        }
        if (e->basis == LOFT_BASIS_APOGEE_RANGE &&
            e->time_check.verdict != LOFT_VERDICT_IMPOSSIBLE) {
            return i;
        }
        any = any == a->event.n ? i : any;
    }
    return any < a->event.n ? any : 0;
}

/* With a band where there are samples of the posterior, else of the fitted booster alone. */
static loft_status find_contour(loft_analysis *a, const loft_posterior_sample *picked)
{
    loft_answer *answer = &a->answers[a->drawn];
    loft_answer_room *room = &a->rooms[a->drawn];
    const double speed_mps = room->estimate.fit.flown.aim.ideal_speed_mps;
    if (!room->estimate.has_standard) {
        return LOFT_OK;
    }
    loft_status status = LOFT_ERR_CONVERGE;
    if (answer->fan != NULL) {
        status = loft_contour_find_band(&a->event.launch, speed_mps, LOFT_FAN_SAMPLES,
                                        picked, &room->contour);
    }
    if (status == LOFT_ERR_CONVERGE) {
        status = loft_contour_find(&a->event.launch, speed_mps, &room->contour);
    }
    answer->contour = status == LOFT_OK ? &room->contour : NULL;
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

/* Where the spent stages fall, if the prior says how. */
static loft_status find_falls(loft_analysis *a, const loft_samples *samples)
{
    const loft_launch *launch = &a->event.launch;
    loft_event_answer *answer = a->answer;
    if (samples->prior.stage_beta_kgpm2 == 0.0) {
        return LOFT_OK;
    }
    loft_stage_fall *falls =
        calloc((size_t)LOFT_FAN_SAMPLES * LOFT_STAGES_MAX, sizeof *falls);
    loft_status status = LOFT_ERR_NOMEM;
    if (falls != NULL) {
        status = loft_samples_stage_falls(samples, LOFT_FAN_SAMPLES, falls);
    }
    if (status == LOFT_OK) {
        status =
            loft_stage_areas_of(&launch->model.earth.shape, launch->site,
                                LOFT_FAN_SAMPLES, falls, &answer->n_falls, answer->falls);
    }
    free(falls);
    return status;
}

/* The picture's share of the event's samples. */
static loft_status find_pictures(loft_analysis *a, const loft_samples *samples,
                                 const loft_analysis_options *options)
{
    loft_answer *answer = &a->answers[a->drawn];
    loft_answer_room *room = &a->rooms[a->drawn];
    loft_posterior_sample *picked = NULL;
    loft_status status = LOFT_OK;
    if (options->fan && samples != NULL) {
        picked = calloc(LOFT_FAN_SAMPLES, sizeof *picked);
        status = picked != NULL ? loft_samples_pick(samples, LOFT_FAN_SAMPLES, picked)
                                : LOFT_ERR_NOMEM;
        if (status == LOFT_OK) {
            status = loft_fan_find(picked, LOFT_FAN_SAMPLES, &room->fan);
        }
        answer->fan = status == LOFT_OK ? &room->fan : NULL;
    }
    if (status != LOFT_ERR_NOMEM && options->fan && samples != NULL) {
        status = find_falls(a, samples);
    }
    if (status != LOFT_ERR_NOMEM && options->contour) {
        status = find_contour(a, picked);
    }
    free(picked);
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

/* A difference below this is within what clocks differ by. */
static const double least_surplus_s = 30.0;

static loft_status explain_time(loft_analysis *a)
{
    loft_status status = LOFT_OK;
    loft_answer *answer = &a->answers[a->drawn];
    const loft_estimate *e = answer->estimate;
    const loft_claim *time = &answer->question->report.time_s;
    const loft_claim *apogee = &answer->question->report.apogee_m;
    const bool checked = e->has_time_check && e->basis == LOFT_BASIS_APOGEE_RANGE &&
                         e->time_check.verdict != LOFT_VERDICT_NOT_REPORTED;
    if (checked && e->has_standard && !e->no_rotation.best.unbounded &&
        !loft_claim_is_one_sided(time) && !loft_claim_is_one_sided(apogee) &&
        fabs(time->value - e->time_check.model_s) >= least_surplus_s) {
        loft_answer_room *room = &a->rooms[a->drawn];
        status = loft_estimate_time_causes(answer->question, e, &room->causes);
        answer->causes = &room->causes;
    }
    return status;
}

/* A slip in a report that counts; a copy has the figures of another. */
static void explain_slips(loft_analysis *a)
{
    for (size_t i = 0; i < a->event.n; i++) {
        loft_answer_room *room = &a->rooms[i];
        if (loft_source_stands_whole(a->sources, a->event.n, i) &&
            loft_slip_find(&room->question, &room->estimate, a->event.n_classes,
                           a->classes, &room->slip)) {
            a->answers[i].slip = &room->slip;
        }
    }
}

static loft_status compare(loft_analysis *a)
{
    loft_compare_source *sources = calloc(a->event.n, sizeof *sources);
    if (sources == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < a->event.n; i++) {
        sources[i] = (loft_compare_source){.question = &a->rooms[i].question,
                                           .estimate = &a->rooms[i].estimate,
                                           .repeats = a->sources[i].tertiary};
        for (int f = LOFT_SUSPECT_APOGEE; f <= LOFT_SUSPECT_TIME; f++) {
            sources[i].given_again[f] =
                a->sources[i].revised_by != NULL &&
                !loft_source_figure_stands(a->sources, a->event.n, i, (loft_suspect)f);
        }
    }
    const loft_status status = loft_compare_make(sources, a->event.n, &a->compare);
    free(sources);
    return status;
}

static loft_status estimate_all(loft_analysis *a)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < a->event.n; i++) {
        status = estimate(a, i);
    }
    return status;
}

/* The most probable class becomes that of the estimates. */
static loft_status adopt_class(loft_analysis *a, const loft_class_mix *mix)
{
    const loft_class_choice *best = &a->classes[mix->most_probable];
    a->event.class_name = best->name;
    a->event.launch.booster = best->booster;
    for (size_t i = 0; i < a->event.n; i++) {
        a->answers[i].booster_class = best->name;
        a->answers[i].spread = NULL;
        a->rooms[i].question.launch.booster = best->booster;
    }
    return estimate_all(a);
}

static loft_status answer_from(loft_analysis *a, const loft_analysis_options *options,
                               const loft_samples *samples)
{
    loft_status status = LOFT_OK;
    if (samples != NULL && loft_samples_class_mix(samples) != NULL) {
        status = adopt_class(a, loft_samples_class_mix(samples));
    }
    a->drawn = best_report(a);
    if (status == LOFT_OK) {
        status = explain_time(a);
    }
    explain_slips(a);
    if (status == LOFT_OK) {
        status = loft_analysis_answer_from(a, options, samples);
    }
    if (status == LOFT_OK) {
        status = find_pictures(a, samples, options);
    }
    return status == LOFT_OK ? compare(a) : status;
}

static loft_status answer_all(loft_analysis *a, const loft_prior *prior,
                              const loft_analysis_options *options)
{
    loft_samples *samples = NULL;
    loft_status status = estimate_all(a);
    if (status == LOFT_OK) {
        status = loft_analysis_sample(a, prior, options, &samples);
    }
    if (status == LOFT_OK) {
        status = answer_from(a, options, samples);
    }
    loft_samples_free(samples);
    return status == LOFT_OK && options->precise ? loft_analysis_check_precisely(a)
                                                 : status;
}

loft_status loft_analysis_make(const loft_analysis_event *event, const loft_prior *prior,
                               const loft_analysis_options *options, loft_analysis **out)
{
    const loft_analysis_options defaults = loft_analysis_options_default();
    const loft_analysis_options *o = options != NULL ? options : &defaults;
    loft_analysis_event asked = *event;
    loft_analysis *a = NULL;
    asked.assume_ballistic = event->assume_ballistic || o->ballistic;
    loft_status status = loft_analysis_alloc(&asked, &a);
    if (status != LOFT_OK) {
        return status;
    }
    for (size_t i = 0; i < a->event.n_observations; i++) {
        loft_observation_find_intervals(&prior->errors, &a->observations[i]);
    }
    status = answer_all(a, prior, o);
    if (status != LOFT_OK) {
        loft_analysis_free(a);
        return status;
    }
    *out = a;
    return LOFT_OK;
}

/* ---- as a file has it ---- */

static void through_degrees(loft_launch_aim *aim)
{
    aim->end_elevation_rad = loft_rad_from_deg(loft_deg_from_rad(aim->end_elevation_rad));
    aim->heading_rad = loft_rad_from_deg(loft_deg_from_rad(aim->heading_rad));
}

void loft_analysis_round_as_file(loft_analysis *a)
{
    for (size_t i = 0; i < a->event.n; i++) {
        loft_answer_room *room = &a->rooms[i];
        through_degrees(&room->estimate.fit.flown.aim);
        through_degrees(&room->estimate.no_rotation.best.aim);
        through_degrees(&room->estimate.toward_azimuth.best.aim);
        for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
            loft_fan_edge *edge = &room->fan.edges[level];
            for (int k = 0; k < LOFT_FAN_POINTS; k++) {
                edge->downrange_m[k] = round(edge->downrange_m[k]);
                edge->alt_m[k] = round(edge->alt_m[k]);
            }
        }
    }
}
