/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boosters in common to several events; docs/decisions/026-joint-flights.md. */
#include "sim/infer/joint_parts.h"

#include <stdlib.h>

#include "sim/base/random.h"
#include "sim/infer/burn_proposal.h"

bool loft_booster_template_same(const loft_booster_template *a,
                                const loft_booster_template *b)
{
    bool same = a->n_stages == b->n_stages && a->backpressure == b->backpressure &&
                a->area_m2pkg == b->area_m2pkg;
    for (int i = 0; same && i < a->n_stages; i++) {
        const loft_stage_plan *x = &a->stages[i];
        const loft_stage_plan *y = &b->stages[i];
        same = x->exhaust_mps == y->exhaust_mps && x->burn_s == y->burn_s &&
               x->gap_s == y->gap_s && x->speed_share == y->speed_share;
    }
    return same;
}

static bool can_be_joined(const loft_samples *const *flights, size_t n,
                          const loft_joint_wanted *wanted)
{
    bool good = n >= 2 && n <= LOFT_JOINT_FLIGHTS_MAX && wanted->samples >= 1 &&
                wanted->samples <= LOFT_POSTERIOR_SAMPLES_MAX;
    for (size_t f = 1; good && f < n; f++) {
        good = loft_booster_template_same(&flights[0]->event.launch.booster,
                                          &flights[f]->event.launch.booster);
    }
    return good;
}

/* The reports of a flight without their times. */
static loft_status hear_untimed(joint_flight *flight)
{
    const loft_event *given = &flight->samples->event;
    loft_event_voice *voices = calloc(given->n + 1, sizeof *voices);
    loft_event event = *given;
    if (voices == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < given->n; i++) {
        voices[i] = given->voices[i];
        voices[i].report.time_s = (loft_claim){.kind = LOFT_CLAIM_NONE};
    }
    event.voices = voices;
    const loft_status status =
        loft_testimony_hear(&event, &flight->samples->prior.errors, &flight->untimed);
    flight->is_shaped = loft_testimony_has(&flight->untimed, LOFT_FIGURE_APOGEE) &&
                        loft_testimony_has(&flight->untimed, LOFT_FIGURE_RANGE);
    free(voices);
    return status;
}

static loft_status make_room(loft_joint *joint)
{
    const size_t n = (size_t)joint->samples;
    double **columns[] = {&joint->burn_z, &joint->log_ratio, &joint->log_chance,
                          &joint->weights, &joint->burn_s};
    bool good = true;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        *columns[i] = calloc(n, sizeof **columns[i]);
        good = good && *columns[i] != NULL;
    }
    for (int f = 0; f < joint->n; f++) {
        joint_flight *flight = &joint->flights[f];
        flight->tries = calloc(n * JOINT_INNER, sizeof *flight->tries);
        flight->log_like = calloc(n, sizeof *flight->log_like);
        flight->reaches = calloc(n, sizeof *flight->reaches);
        good = good && flight->tries != NULL && flight->log_like != NULL &&
               flight->reaches != NULL && hear_untimed(flight) == LOFT_OK;
    }
    return good ? LOFT_OK : LOFT_ERR_NOMEM;
}

static void sample_burns(loft_joint *joint)
{
    burn_normal posteriors[LOFT_JOINT_FLIGHTS_MAX];
    for (int f = 0; f < joint->n; f++) {
        const loft_samples *s = joint->flights[f].samples;
        posteriors[f] = loft_burn_normal_of((size_t)s->samples, samples_column(s, BURN_Z),
                                            samples_column(s, WEIGHT));
    }
    const burn_proposal burns = loft_burn_proposal_of(joint->n, posteriors);
    for (int k = 0; k < joint->samples; k++) {
        loft_prior_sample booster;
        const double u =
            (k + loft_random_uniform(joint->seed, (uint64_t)k, JOINT_DRAW_SHIFT)) /
            joint->samples;
        joint->burn_z[k] = loft_burn_proposal_sample(
            &burns, u,
            loft_random_uniform(joint->seed, (uint64_t)k, LOFT_DIMENSION_BURN));
        joint->log_ratio[k] = loft_burn_proposal_log_ratio(&burns, joint->burn_z[k]);
        loft_joint_sample_booster(joint, k, &booster);
        joint->burn_s[k] = loft_booster_template_burn_time(&booster.launch.booster);
    }
}

loft_status loft_joint_find(const loft_samples *const *flights, size_t n,
                            const loft_joint_wanted *wanted, loft_joint **out)
{
    const uint64_t apart = UINT64_C(0x9e3779b97f4a7c15); /* from the samples' numbers */
    if (!can_be_joined(flights, n, wanted)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_joint *joint = calloc(1, sizeof *joint);
    if (joint == NULL) {
        return LOFT_ERR_NOMEM;
    }
    joint->samples = wanted->samples;
    joint->seed = wanted->seed ^ apart;
    joint->kept = wanted->kept;
    joint->n = (int)n;
    for (size_t f = 0; f < n; f++) {
        joint->flights[f].samples = flights[f];
    }
    loft_status status = make_room(joint);
    if (status == LOFT_OK) {
        sample_burns(joint);
    }
    for (int f = 0; status == LOFT_OK && f < joint->n; f++) {
        status = loft_joint_fly_to(joint, f);
    }
    if (status == LOFT_OK) {
        status = loft_joint_reach(joint);
    }
    if (status == LOFT_OK) {
        status = loft_joint_answer_all(joint);
    }
    if (status == LOFT_OK) {
        *out = joint;
    } else {
        loft_joint_free(joint);
    }
    return status;
}

void loft_joint_free(loft_joint *joint)
{
    if (joint == NULL) {
        return;
    }
    for (int f = 0; f < joint->n; f++) {
        joint_flight *flight = &joint->flights[f];
        loft_testimony_free(&flight->untimed);
        free(flight->tries);
        free(flight->log_like);
        free(flight->reaches);
    }
    free(joint->burn_z);
    free(joint->log_ratio);
    free(joint->log_chance);
    free(joint->weights);
    free(joint->burn_s);
    free(joint);
}
