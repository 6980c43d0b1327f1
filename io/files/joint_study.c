/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/joint_study.h"

#include <stdlib.h>
#include <string.h>

#include "io/files/scenario_event.h"
#include "sim/infer/counted.h"
#include "sim/infer/posterior_parts.h"

bool loft_joint_same_booster(const loft_scenario *a, const loft_scenario *b)
{
    return loft_booster_template_same(&loft_scenario_content(a)->booster,
                                      &loft_scenario_content(b)->booster);
}

/* The booster's part of a prior is that of all flights; the place's is the flight's. */
static loft_prior prior_of_flight(const loft_prior *common, const loft_prior *own)
{
    loft_prior prior = *common;
    prior.azimuth_sd_rad = own->azimuth_sd_rad;
    prior.site_sd_m = own->site_sd_m;
    return prior;
}

static loft_status make_samples(const loft_analysis_event *event, const loft_prior *prior,
                                const loft_joint_asked *asked, loft_samples **out)
{
    loft_event_voice *voices = calloc(event->n, sizeof *voices);
    if (voices == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < event->n; i++) {
        voices[i] =
            (loft_event_voice){.report = loft_source_counted(event->sources, event->n, i),
                               .copy = event->sources[i].tertiary,
                               .recalled = loft_source_is_recalled(&event->sources[i])};
    }
    const loft_event heard = {.launch = event->launch,
                              .assume_ballistic = event->assume_ballistic,
                              .n = event->n,
                              .voices = voices,
                              .n_observations = event->n_observations,
                              .observations = event->observations};
    const loft_samples_wanted wanted = {
        .samples = asked->samples, .seed = asked->seed, .kept = asked->kept};
    loft_status status = loft_samples_make(&heard, prior, &wanted, out);
    free(voices);
    if (status == LOFT_OK && heard.n_observations > 0 &&
        !loft_samples_are_enough(loft_samples_posterior(*out), asked->samples)) {
        loft_samples_free(*out);
        *out = NULL;
        status = LOFT_ERR_CONVERGE;
    }
    return status;
}

/* The booster of all flights, with its prior. */
typedef struct common {
    loft_booster_template booster;
    loft_prior prior;
} common;

static loft_status find_common(const loft_data *data, const loft_scenario *first,
                               const loft_joint_asked *asked, loft_joint_study *study,
                               common *out)
{
    const loft_scenario_facts *facts = loft_scenario_content(first);
    study->class_name = facts->class_name;
    *out = (common){.booster = facts->booster, .prior = facts->prior};
    if (asked->class_name == NULL) {
        return LOFT_OK;
    }
    const loft_booster_class *of = loft_data_class_named(data, asked->class_name);
    if (of == NULL) {
        return LOFT_ERR_INPUT;
    }
    study->class_name = of->name;
    out->booster = of->booster;
    return loft_data_prior(data, of->name, &out->prior);
}

/* Leaves the flight out if it has no samples. */
static loft_status add_flight(const loft_scenario *scenario, const common *all,
                              const loft_joint_asked *asked, loft_joint_study *study)
{
    loft_analysis_event event = loft_scenario_event(scenario);
    const loft_prior prior =
        prior_of_flight(&all->prior, &loft_scenario_content(scenario)->prior);
    loft_status status = LOFT_OK;
    event.launch.booster = all->booster;
    if (event.known == LOFT_REFUSED_NOT) {
        status = make_samples(&event, &prior, asked, &study->samples[study->n]);
    }
    if (status == LOFT_ERR_NOMEM || status == LOFT_ERR_IO) {
        return status;
    }
    if (event.known != LOFT_REFUSED_NOT || status != LOFT_OK) {
        study->left_out[study->n_left_out++] = (loft_joint_left_out){
            .id = event.id, .refusal = event.known, .status = status};
    } else {
        study->events[study->n++] = event;
    }
    return LOFT_OK;
}

loft_status loft_joint_study_make(const loft_data *data,
                                  const loft_scenario *const *scenarios, size_t n,
                                  const loft_joint_asked *asked, loft_joint_study *study)
{
    common all;
    if (n < 1 || n > LOFT_JOINT_FLIGHTS_MAX) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = find_common(data, scenarios[0], asked, study, &all);
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        status = add_flight(scenarios[i], &all, asked, study);
    }
    if (status == LOFT_OK && study->n >= 2) {
        const loft_joint_wanted wanted = {
            .samples = asked->samples, .seed = asked->seed, .kept = asked->kept};
        status = loft_joint_find((const loft_samples *const *)study->samples,
                                 (size_t)study->n, &wanted, &study->joint);
    }
    return status;
}

void loft_joint_study_fini(loft_joint_study *study)
{
    loft_joint_free(study->joint);
    for (int i = 0; i < study->n; i++) {
        loft_samples_free(study->samples[i]);
    }
    memset(study, 0, sizeof *study);
}
