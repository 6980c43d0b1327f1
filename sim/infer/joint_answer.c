/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence, bands and predictions from the weights of common boosters. */
#include "sim/infer/joint_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/base/random.h"
#include "sim/infer/band.h"
#include "sim/infer/joint_vehicle.h"

loft_evidence loft_evidence_of(double log_bayes)
{
    const double size = fabs(log_bayes);
    return size < log(3.0)     ? LOFT_EVIDENCE_NONE
           : size < log(20.0)  ? LOFT_EVIDENCE_POSITIVE
           : size < log(150.0) ? LOFT_EVIDENCE_STRONG
                               : LOFT_EVIDENCE_VERY_STRONG;
}

/* ---- evidence ---- */

/* ln of the mean weight, by the flights of these bits. */
static double log_evidence(const loft_joint *joint, unsigned flights, double *room)
{
    for (int k = 0; k < joint->samples; k++) {
        room[k] = joint->log_ratio[k];
        for (int f = 0; f < joint->n; f++) {
            room[k] += (flights >> f & 1U) != 0 ? joint->flights[f].log_like[k] : 0.0;
        }
    }
    return loft_joint_weigh(joint->samples, room);
}

/*
 * The error of ln Z - Sum ln Z_f by the delta method: the deviation of
 * w/Z - Sum w_f/Z_f over the boosters, over the root of their number.
 */
static double error_of(const loft_joint *joint, double log_all, const double *log_each)
{
    double sum = 0.0, square = 0.0;
    for (int k = 0; k < joint->samples; k++) {
        double log_weight = joint->log_ratio[k];
        double influence = 0.0;
        for (int f = 0; f < joint->n; f++) {
            const double log_like = joint->flights[f].log_like[k];
            log_weight += log_like;
            influence -= exp(joint->log_ratio[k] + log_like - log_each[f]);
        }
        influence += exp(log_weight - log_all);
        sum += influence;
        square += influence * influence;
    }
    const double n = joint->samples;
    const double mean = sum / n;
    return sqrt(fmax(square / n - mean * mean, 0.0) / n);
}

static void weigh_evidence(loft_joint *joint, double *room)
{
    const unsigned all = (1U << joint->n) - 1U;
    double log_each[LOFT_JOINT_FLIGHTS_MAX];
    loft_joint_answer *answer = &joint->answer;
    const double log_all = log_evidence(joint, all, room);
    answer->effective = loft_band_effective((size_t)joint->samples, room);
    answer->log_bayes = log_all;
    for (int f = 0; f < joint->n; f++) {
        log_each[f] = log_evidence(joint, 1U << f, room);
        answer->log_bayes -= log_each[f];
        answer->flights[f].log_bayes =
            log_all - log_evidence(joint, all & ~(1U << f), room) - log_each[f];
    }
    answer->log_bayes_error = error_of(joint, log_all, log_each);
}

/* ---- bands ---- */

static loft_status band_of_prior(const loft_joint *joint, double *room, loft_band *out)
{
    for (int k = 0; k < joint->samples; k++) {
        room[k] = exp(joint->log_ratio[k]);
    }
    return loft_band_of((size_t)joint->samples, joint->burn_s, room, out);
}

static loft_status band_of_reaches(loft_joint *joint, int f, double *room)
{
    const size_t n = (size_t)joint->samples;
    const joint_reach *reaches = joint->flights[f].reaches;
    loft_joint_flight *flight = &joint->answer.flights[f];
    for (size_t k = 0; k < n; k++) {
        room[k] = joint->weights[k] > 0.0 ? reaches[k].range_m : 0.0;
    }
    loft_status status = loft_band_of(n, room, joint->weights, &flight->range_m);
    for (size_t k = 0; k < n; k++) {
        room[k] = reaches[k].speed_mps;
    }
    return status != LOFT_OK ? status
                             : loft_band_of(n, room, joint->weights, &flight->speed_mps);
}

static int find_fastest(const loft_joint_answer *answer)
{
    int best = 0;
    for (int f = 1; f < answer->n_flights; f++) {
        const loft_joint_flight *a = &answer->flights[f];
        const loft_joint_flight *b = &answer->flights[best];
        const bool farther = a->range_m.p50 > b->range_m.p50;
        const bool both = isinf(a->range_m.p50) && isinf(b->range_m.p50);
        best = farther || (both && a->speed_mps.p50 > b->speed_mps.p50) ? f : best;
    }
    return best;
}

static loft_status compare_speeds(loft_joint *joint, int f, double *room)
{
    const loft_joint_flight *fastest = &joint->answer.flights[joint->answer.fastest];
    loft_joint_flight *flight = &joint->answer.flights[f];
    const joint_reach *fast = joint->flights[joint->answer.fastest].reaches;
    const joint_reach *slow = joint->flights[f].reaches;
    for (int k = 0; k < joint->samples; k++) {
        room[k] = fast[k].speed_mps - slow[k].speed_mps;
    }
    const loft_status status =
        loft_band_of((size_t)joint->samples, room, joint->weights, &flight->slower_mps);
    if (status == LOFT_OK && f != joint->answer.fastest) {
        const loft_booster_template *plan =
            &joint->flights[0].samples->event.launch.booster;
        const double fast_mps = fastest->speed_mps.p50;
        const double slow_mps = fast_mps - fmax(flight->slower_mps.p50, 0.0);
        loft_joint_cause *cause = &flight->cause;
        cause->has_payload =
            loft_payload_for_speed(plan, fast_mps, slow_mps, &cause->payload_ratio);
        cause->has_cutoff =
            loft_cutoff_for_speed(plan, fast_mps, slow_mps, &cause->cutoff_s);
    }
    return status;
}

static loft_status find_alone(loft_joint *joint, double *room)
{
    loft_joint_answer *answer = &joint->answer;
    for (int f = 0; f < joint->n; f++) {
        const loft_posterior *alone = &joint->flights[f].samples->posterior;
        answer->flights[f].alone_range_m = alone->no_rotation_m;
        answer->flights[f].alone_burn_s = alone->burn_s;
    }
    return band_of_prior(joint, room, &answer->prior_burn_s);
}

static loft_status find_bands(loft_joint *joint, double *room)
{
    loft_joint_answer *answer = &joint->answer;
    loft_status status = loft_band_of((size_t)joint->samples, joint->burn_s,
                                      joint->weights, &answer->burn_s);
    for (int f = 0; status == LOFT_OK && f < joint->n; f++) {
        status = band_of_reaches(joint, f, room);
    }
    answer->fastest = find_fastest(answer);
    for (int f = 0; status == LOFT_OK && f < joint->n; f++) {
        status = compare_speeds(joint, f, room);
    }
    return status;
}

/* ---- predictions ---- */

/* The tries of all boosters to one flight, weighed by the others. */
typedef struct prediction {
    const loft_joint *joint;
    int f;
    size_t n;
    double *weights, *time_s, *said_s; /* owned */
} prediction;

static loft_status predict(const loft_joint *joint, int f, double *room, prediction *p)
{
    const size_t boosters = (size_t)joint->samples;
    *p = (prediction){.joint = joint, .f = f, .n = boosters * JOINT_INNER};
    p->weights = calloc(p->n, sizeof *p->weights);
    p->time_s = calloc(p->n, sizeof *p->time_s);
    p->said_s = calloc(p->n, sizeof *p->said_s);
    if (p->weights == NULL || p->time_s == NULL || p->said_s == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_joint_log_weights(joint, f, room);
    for (size_t i = 0; i < p->n; i++) {
        p->weights[i] = room[i / JOINT_INNER] + joint->flights[f].tries[i].log_untimed;
        p->time_s[i] = joint->flights[f].tries[i].time_s;
    }
    (void)loft_joint_weigh((int)p->n, p->weights);
    (void)loft_joint_weigh(joint->samples, room);
    return LOFT_OK;
}

static void forget(prediction *p)
{
    free(p->weights);
    free(p->time_s);
    free(p->said_s);
}

/* Times that a source with this statement may report of these flights. */
static void say(const prediction *p, const testimony_voice *voice, int index)
{
    const loft_samples *s = p->joint->flights[p->f].samples;
    const loft_report_errors *errors = &s->prior.errors;
    const loft_statement statement =
        loft_statement_of(LOFT_FIGURE_TIME, &voice->report.time_s);
    for (size_t i = 0; i < p->n; i++) {
        const uint64_t counter = i * LOFT_JOINT_FLIGHTS_MAX + (uint64_t)p->f;
        const double common_s =
            errors->common_time_sd_s *
            loft_random_normal(p->joint->seed, counter, JOINT_DRAW_COMMON_ERROR);
        const double u = loft_random_uniform(p->joint->seed, counter,
                                             (uint32_t)(JOINT_DRAW_SOURCE_ERROR + index));
        p->said_s[i] = loft_report_error_said(errors, LOFT_FIGURE_TIME, statement,
                                              p->time_s[i] + common_s, u);
    }
}

static loft_status check_voice(const prediction *p, const testimony_voice *voice,
                               loft_joint_flight *flight)
{
    loft_joint_check *check = &flight->checks[flight->n_checks];
    double below = 0.0, total = 0.0;
    const loft_samples *samples = p->joint->flights[p->f].samples;
    *check = (loft_joint_check){.source = (int)voice->source,
                                .reported_s = voice->report.time_s.value,
                                .outvoted = loft_samples_garbled(samples, voice->source) >
                                            LOFT_VOICE_OUTVOTED};
    say(p, voice, flight->n_checks);
    for (size_t i = 0; i < p->n; i++) {
        total += p->weights[i];
        below += p->said_s[i] < check->reported_s ? p->weights[i] : 0.0;
    }
    check->earlier = below / total;
    check->inside = check->earlier >= 0.05 && check->earlier <= 0.95;
    const loft_status status =
        loft_band_of(p->n, p->said_s, p->weights, &check->expected_s);
    flight->n_checks += status == LOFT_OK;
    return status;
}

static bool has_figure(const testimony_voice *voice)
{
    const loft_statement s = loft_statement_of(LOFT_FIGURE_TIME, &voice->report.time_s);
    return s != LOFT_STATEMENT_NONE && s != LOFT_STATEMENT_BOUNDS;
}

static loft_status check_flight(loft_joint *joint, int f, double *room)
{
    const joint_flight *of = &joint->flights[f];
    const testimony *t = &of->samples->testimony;
    loft_joint_flight *flight = &joint->answer.flights[f];
    prediction p = {.n = 0};
    if (!of->is_shaped) {
        return LOFT_OK;
    }
    loft_status status = predict(joint, f, room, &p);
    if (status == LOFT_OK) {
        flight->others_effective = loft_band_effective((size_t)joint->samples, room);
        flight->has_prediction = flight->others_effective >= LOFT_POSTERIOR_LEAST;
    }
    if (status == LOFT_OK && flight->has_prediction) {
        status = loft_band_of(p.n, p.time_s, p.weights, &flight->predicted_s);
    }
    for (int v = 0; status == LOFT_OK && flight->has_prediction && v < t->n &&
                    flight->n_checks < LOFT_JOINT_CHECKS_MAX;
         v++) {
        if (has_figure(&t->voices[v])) {
            status = check_voice(&p, &t->voices[v], flight);
        }
    }
    forget(&p);
    return status;
}

loft_status loft_joint_answer_all(loft_joint *joint)
{
    loft_joint_answer *answer = &joint->answer;
    double *room = calloc((size_t)joint->samples, sizeof *room);
    if (room == NULL) {
        return LOFT_ERR_NOMEM;
    }
    answer->samples = joint->samples;
    answer->n_flights = joint->n;
    weigh_evidence(joint, room);
    answer->has_bands =
        answer->effective >= fmin(LOFT_POSTERIOR_LEAST, 0.5 * joint->samples);
    loft_status status =
        isfinite(answer->log_bayes) ? find_alone(joint, room) : LOFT_ERR_CONVERGE;
    if (status == LOFT_OK && answer->has_bands) {
        status = find_bands(joint, room);
    }
    for (int f = 0; status == LOFT_OK && f < joint->n; f++) {
        status = check_flight(joint, f, room);
    }
    free(room);
    return status;
}

const loft_joint_answer *loft_joint_answer_of(const loft_joint *joint)
{
    return &joint->answer;
}
