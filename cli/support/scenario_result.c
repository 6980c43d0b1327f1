/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/scenario_result.h"

#include <math.h>
#include <stdlib.h>

#include "sim/flight/second_opinion.h"
#include "sim/infer/compare.h"
#include "sim/infer/fan.h"

/*
 * The source to draw: the first with a converged fit to an apogee and a range and a time
 * that is not impossible, then the first with any fit, then the first.
 */
static size_t best_source(const scenario_result *r)
{
    size_t any = r->n;
    for (size_t i = 0; i < r->n; i++) {
        const loft_estimate *e = &r->estimates[i];
        if (!e->converged) {
            continue;
        }
        if (e->basis == LOFT_BASIS_APOGEE_RANGE &&
            e->time_check.verdict != LOFT_VERDICT_IMPOSSIBLE) {
            return i;
        }
        any = any == r->n ? i : any;
    }
    return any < r->n ? any : 0;
}

/* The drawn flights at a far tighter tolerance, and by another integrator. */
static loft_status check_precisely(scenario_result *r)
{
    loft_trajectory *record = loft_trajectory_new();
    loft_status status = record != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    for (int i = 0; status == LOFT_OK && i < r->flights.n; i++) {
        const answer_flight *f = &r->flights.flights[i];
        const loft_flight_point *end = &f->flown.flight.end;
        loft_flight_plan plan = f->setup.plan;
        loft_flight tight;
        loft_second_opinion other;
        plan.tolerance = 1e-13;
        status = loft_fly(&plan, record, &tight);
        if (status == LOFT_OK) {
            status = loft_second_opinion_take(&plan, record, plan.tolerance, &other);
        }
        if (status == LOFT_OK) {
            r->checks[i] = (struct precise_check){
                .off_m = loft_vec3_norm(loft_vec3_sub(end->r_ecef_m, tight.end.r_ecef_m)),
                .off_s = fabs(end->t_s - tight.end.t_s),
                .second_opinion_m = other.off_m};
        }
    }
    loft_trajectory_free(record);
    r->precise = status == LOFT_OK;
    return status;
}

static loft_status answer_source(scenario_result *r, size_t i,
                                 const scenario_options *options)
{
    const loft_scenario_facts *facts = loft_scenario_content(r->scenario);
    loft_scenario_question(r->scenario, i, &r->questions[i]);
    r->questions[i].assume_ballistic =
        r->questions[i].assume_ballistic || options->ballistic;
    const loft_status status = loft_estimate_make(&r->questions[i], &r->estimates[i]);
    if (status != LOFT_OK && status != LOFT_ERR_CONVERGE) {
        return status;
    }
    const loft_estimate *e = &r->estimates[i];
    const bool tried = e->refusal == LOFT_REFUSED_NOT;
    r->converged = r->converged && (!tried || (e->converged && e->has_standard));
    r->answers[i] = (loft_answer){.source = facts->sources[i].source,
                                  .booster_class = facts->class_name,
                                  .question = &r->questions[i],
                                  .estimate = e};
    if (e->has_standard) {
        loft_estimate_burn_spread(&r->questions[i], e, r->spreads[i]);
        r->answers[i].spread = r->spreads[i];
        return bands_find(&options->bands, &facts->prior, &r->bands[i], &r->answers[i]);
    }
    return LOFT_OK;
}

static loft_status compare_sources(scenario_result *r)
{
    const loft_scenario_facts *facts = loft_scenario_content(r->scenario);
    loft_compare_source *sources = calloc(r->n, sizeof *sources);
    if (sources == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < r->n; i++) {
        sources[i] = (loft_compare_source){.question = &r->questions[i],
                                           .estimate = &r->estimates[i],
                                           .repeats = facts->sources[i].tertiary};
    }
    const loft_status status = loft_compare_make(sources, r->n, &r->compare);
    free(sources);
    return status;
}

loft_status scenario_result_init(const loft_scenario *scenario,
                                 const scenario_options *options, scenario_result *out)
{
    const size_t n = loft_scenario_content(scenario)->n_sources;
    scenario_result r = {.scenario = scenario, .n = n, .converged = true};
    r.questions = calloc(n, sizeof *r.questions);
    r.estimates = calloc(n, sizeof *r.estimates);
    r.spreads = calloc(n, sizeof *r.spreads);
    r.bands = calloc(n, sizeof *r.bands);
    r.answers = calloc(n, sizeof *r.answers);
    loft_status status = r.questions != NULL && r.estimates != NULL &&
                                 r.spreads != NULL && r.bands != NULL && r.answers != NULL
                             ? LOFT_OK
                             : LOFT_ERR_NOMEM;
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        status = answer_source(&r, i, options);
    }
    if (status == LOFT_OK) {
        status = compare_sources(&r);
    }
    *out = r;
    if (status == LOFT_OK) {
        out->drawn = best_source(out);
        status = answer_flights_init(&out->answers[out->drawn], &out->flights);
    }
    if (status == LOFT_OK && options->precise) {
        status = check_precisely(out);
    }
    if (status != LOFT_OK) {
        scenario_result_fini(out);
    }
    return status;
}

loft_status scenario_result_find_contour(scenario_result *r)
{
    loft_answer *answer = &r->answers[r->drawn];
    const loft_launch *launch = &answer->question->launch;
    const double speed_mps = answer->estimate->fit.flown.aim.ideal_speed_mps;
    if (!answer->estimate->has_standard) {
        return LOFT_OK;
    }
    loft_status status = LOFT_ERR_CONVERGE;
    if (answer->fan != NULL) {
        status = loft_contour_find_band(launch, speed_mps, LOFT_FAN_DRAWS,
                                        r->bands[r->drawn].draws, &r->contour);
    }
    if (status == LOFT_ERR_CONVERGE) {
        status = loft_contour_find(launch, speed_mps, &r->contour);
    }
    answer->contour = status == LOFT_OK ? &r->contour : NULL;
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

void scenario_result_drop_records(scenario_result *r)
{
    answer_flights_fini(&r->flights);
    for (int i = 0; i < ANSWER_FLIGHTS; i++) {
        r->flights.flights[i].record = NULL;
    }
}

void scenario_result_fini(scenario_result *r)
{
    answer_flights_fini(&r->flights);
    free(r->questions);
    free(r->estimates);
    free(r->spreads);
    free(r->bands);
    free(r->answers);
    loft_compare_free(r->compare);
    *r = (scenario_result){.n = 0};
}
