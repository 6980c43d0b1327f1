/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The samples of an event, and what they say of each of its reports. */
#include "sim/infer/analysis_parts.h"

#include <stdlib.h>

#include "sim/infer/counted.h"
#include "sim/infer/other_load.h"
#include "sim/infer/posterior_parts.h"
#include "sim/infer/what_if.h"

/* Every other status is part of an answer. */
static bool ends_all(loft_status status)
{
    return status == LOFT_ERR_NOMEM || status == LOFT_ERR_IO;
}

/* Another class may be strong enough. */
static bool is_shape(const loft_analysis *a, loft_refusal refusal)
{
    return refusal == LOFT_REFUSED_DEPRESSED_OR_LIFTING ||
           (refusal == LOFT_REFUSED_TOO_WEAK && a->event.n_classes == 0);
}

/* Copies are heard where the others do not give 2 of the 3 figures between them. */
static bool witnesses_are_enough(const loft_analysis *a)
{
    bool apogee = false;
    bool range = false;
    bool time = false;
    for (size_t i = 0; i < a->event.n; i++) {
        const loft_report report = loft_source_counted(a->sources, a->event.n, i);
        if (!a->sources[i].tertiary) {
            apogee = apogee || report.apogee_m.kind != LOFT_CLAIM_NONE;
            range = range || report.range_m.kind != LOFT_CLAIM_NONE;
            time = time || report.time_s.kind != LOFT_CLAIM_NONE;
        }
    }
    return apogee + range + time >= 2;
}

static bool is_heard(const loft_analysis *a, size_t i)
{
    return !a->sources[i].tertiary || !witnesses_are_enough(a);
}

/*
 * Is there a flight to speak of? Not if the event is refused for what is known of it, nor if
 * the figures of most sources do not describe a ballistic flight of this class.
 */
static bool has_answer(const loft_analysis *a)
{
    int flights = 0;
    int refused = 0;
    if (a->event.known != LOFT_REFUSED_NOT &&
        !(a->event.assume_ballistic && a->event.known == LOFT_REFUSED_LIFTING)) {
        return false;
    }
    for (size_t i = 0; i < a->event.n; i++) {
        const loft_refusal refusal = a->rooms[i].estimate.refusal;
        refused += is_shape(a, refusal) && is_heard(a, i);
        flights += refusal == LOFT_REFUSED_NOT && is_heard(a, i);
    }
    return flights >= refused;
}

static loft_status make_samples(const loft_analysis *a, const loft_prior *prior,
                                const loft_analysis_options *options,
                                loft_samples **samples)
{
    loft_event_voice *voices = calloc(a->event.n, sizeof *voices);
    if (voices == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < a->event.n; i++) {
        voices[i] =
            (loft_event_voice){.report = loft_source_counted(a->sources, a->event.n, i),
                               .copy = !is_heard(a, i),
                               .recalled = loft_source_is_recalled(&a->sources[i])};
    }
    const loft_event event = {.launch = a->event.launch,
                              .assume_ballistic = a->event.assume_ballistic,
                              .n = a->event.n,
                              .voices = voices,
                              .n_observations = a->event.n_observations,
                              .observations = a->event.observations};
    const loft_samples_wanted wanted = {.samples = options->samples,
                                        .seed = options->seed,
                                        .ranks = options->ranks,
                                        .kept = options->kept};
    loft_status status = a->event.n_classes > 0
                             ? loft_samples_make_mixed(&event, a->event.n_classes,
                                                       a->event.classes, &wanted, samples)
                             : loft_samples_make(&event, prior, &wanted, samples);
    free(voices);
    if (status == LOFT_OK && event.n_observations > 0 &&
        !loft_samples_are_enough(loft_samples_posterior(*samples), options->samples)) {
        loft_samples_free(*samples);
        *samples = NULL;
        status = LOFT_ERR_CONVERGE;
    }
    return status;
}

static loft_status answer_event(loft_analysis *a, const loft_samples *samples)
{
    loft_event_answer *answer = calloc(1, sizeof *answer);
    if (answer == NULL) {
        return LOFT_ERR_NOMEM;
    }
    a->answer = answer;
    answer->posterior = *loft_samples_posterior(samples);
    answer->typical = *loft_samples_typical(samples);
    if (loft_samples_class_mix(samples) != NULL) {
        answer->mix = *loft_samples_class_mix(samples);
    }
    loft_status status = LOFT_OK;
    for (int f = 0; status == LOFT_OK && f < LOFT_NEXT_FIGURES; f++) {
        status =
            loft_samples_next(samples, (loft_next_figure)f, &answer->next_width_m[f]);
    }
    for (size_t k = 0; status == LOFT_OK && k < a->event.n_observations; k++) {
        status = loft_samples_observed(samples, k, &answer->observed[k]);
    }
    return status;
}

static size_t voices_heard(const loft_analysis *a, const loft_samples *samples)
{
    size_t n = 0;
    for (size_t i = 0; i < a->event.n; i++) {
        n += loft_samples_heard(samples, i);
    }
    return n;
}

static loft_status answer_alone(loft_analysis *a, size_t i, const loft_samples *samples)
{
    loft_answer *answer = &a->answers[i];
    loft_answer_room *room = &a->rooms[i];
    loft_status status = LOFT_OK;
    if (voices_heard(a, samples) == 1 && a->event.n_observations == 0) {
        room->posterior = a->answer->posterior;
    } else {
        status = loft_samples_alone(samples, i, &room->posterior);
    }
    answer->posterior = status == LOFT_OK ? &room->posterior : NULL;
    answer->band_failed = status == LOFT_ERR_CONVERGE;
    return status;
}

/* The part of one report, and its own answer. */
static loft_status answer_report(loft_analysis *a, size_t i, const loft_samples *samples,
                                 bool alone)
{
    loft_voice_answer *voice = &a->rooms[i].voice;
    loft_posterior p;
    a->answers[i].voice = voice;
    voice->heard = loft_samples_heard(samples, i);
    if (!voice->heard) {
        return LOFT_OK;
    }
    voice->garbled = loft_samples_garbled(samples, i);
    loft_status status = loft_samples_without(samples, i, &p);
    if (status == LOFT_OK) {
        voice->has_without = true;
        voice->without_no_rotation_m = p.no_rotation_m;
        voice->without_toward_azimuth_m = p.toward_azimuth_m;
    }
    if (!ends_all(status) && alone) {
        status = answer_alone(a, i, samples);
    }
    return ends_all(status) ? status : LOFT_OK;
}

static bool asks(const loft_analysis *a, size_t i)
{
    const loft_voice_answer *voice = a->answers[i].voice;
    const loft_report counted = loft_source_counted(a->sources, a->event.n, i);
    return voice != NULL && voice->heard && voice->garbled <= LOFT_VOICE_OUTVOTED &&
           loft_what_if_asks(&counted.time_s);
}

/* Asks for the drawn report, or for the first that has such a time. */
static loft_status ask_what_if(loft_analysis *a, const loft_samples *samples)
{
    size_t i = 0;
    while (i < a->event.n && !asks(a, i)) {
        i++;
    }
    i = asks(a, a->drawn) ? a->drawn : i;
    return i < a->event.n ? loft_what_if_find(samples, i, &a->sources[i].report.time_s,
                                              &a->answer->what_if)
                          : LOFT_OK;
}

loft_status loft_analysis_sample(loft_analysis *a, const loft_prior *prior,
                                 const loft_analysis_options *options,
                                 loft_samples **samples)
{
    if (options->samples <= 0 || !has_answer(a)) {
        return LOFT_OK;
    }
    const loft_status status = make_samples(a, prior, options, samples);
    a->band_failed = status == LOFT_ERR_CONVERGE;
    return ends_all(status) ? status : LOFT_OK;
}

loft_status loft_analysis_answer_from(loft_analysis *a,
                                      const loft_analysis_options *options,
                                      const loft_samples *samples)
{
    a->answers[a->drawn].band_failed = a->band_failed;
    if (samples == NULL) {
        return LOFT_OK;
    }
    loft_status status = answer_event(a, samples);
    for (size_t i = 0; status == LOFT_OK && i < a->event.n; i++) {
        status = answer_report(a, i, samples, !options->drawn_only || i == a->drawn);
    }
    if (status == LOFT_OK && options->load != NULL) {
        status = loft_load_find(samples, options->load, &a->answer->load);
    }
    return status == LOFT_OK ? ask_what_if(a, samples) : status;
}
