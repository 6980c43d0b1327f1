/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/answer_flights.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"

static loft_status fly_again(const loft_launch *launch, const loft_launch_aim *aim,
                             answer_flight *out)
{
    out->launch = *launch;
    out->record = loft_trajectory_new();
    if (out->record == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status = loft_launch_set_up(&out->launch, aim, &out->setup);
    return status != LOFT_OK
               ? status
               : loft_launch_fly(&out->launch, aim, out->record, &out->flown);
}

loft_status answer_flights_init(const loft_answer *answer, answer_flights *out)
{
    const loft_estimate *e = answer->estimate;
    const loft_launch *launch = &answer->question->launch;
    const loft_launch still = loft_launch_without_rotation(launch);
    const loft_launch *const worlds[ANSWER_FLIGHTS] = {launch, &still, launch};
    const loft_launch_aim *const aims[ANSWER_FLIGHTS] = {
        &e->fit.flown.aim, &e->no_rotation.best.aim, &e->toward_azimuth.best.aim};
    *out = (answer_flights){.n = !e->converged     ? 0
                                 : e->has_standard ? ANSWER_FLIGHTS
                                                   : 1};
    loft_status status = LOFT_OK;
    for (int i = 0; status == LOFT_OK && i < out->n; i++) {
        status = fly_again(worlds[i], aims[i], &out->flights[i]);
    }
    return status;
}

void answer_flights_fini(answer_flights *flights)
{
    for (int i = 0; i < ANSWER_FLIGHTS; i++) {
        loft_trajectory_free(flights->flights[i].record);
    }
}

loft_status answer_flights_csv(const answer_flight *flight, char **text, size_t *size)
{
    return loft_export_csv(&flight->setup.plan, flight->record, &flight->flown.flight,
                           loft_export_csv_step(loft_trajectory_end(flight->record)),
                           text, size);
}

enum {
    CARD_FIGURES_MAX = 12 /* lines that fit below the reason */
};

static loft_status draw_card(const loft_answer *answer, const answer_picture *picture,
                             loft_buffer *out)
{
    const loft_refusal refusal = answer->estimate->refusal;
    char reason[512];
    snprintf(reason, sizeof reason, "No flight is drawn: %s.",
             refusal != LOFT_REFUSED_NOT ? loft_refusal_reason(refusal)
                                         : "the fit to these figures did not converge");
    const char *paragraphs[CARD_FIGURES_MAX + 3] = {reason, "What was reported:"};
    size_t n = 2;
    for (size_t i = 0; i < picture->n_figures && i < CARD_FIGURES_MAX; i++) {
        paragraphs[n++] = picture->figures[i];
    }
    if (picture->n_figures > CARD_FIGURES_MAX) {
        paragraphs[n++] = "and further reports, in result.json";
    }
    const loft_figure figure = {.title = picture->title, .subtitle = picture->subtitle};
    return loft_figure_card(&figure, paragraphs, n, picture->format, picture->texts,
                            picture->n_texts, out);
}

loft_status answer_flights_draw(const loft_answer *answer, const answer_flights *flights,
                                const answer_picture *picture, loft_buffer *out)
{
    if (flights->n == 0) {
        return draw_card(answer, picture, out);
    }
    char labels[ANSWER_FLIGHTS][64] = {"flown", "standard, no rotation", ""};
    snprintf(labels[ANSWER_STANDARD_ROTATING], sizeof labels[0],
             "standard toward %.0f\302\260",
             loft_deg_from_rad(answer->question->launch.azimuth_rad));
    if (answer->estimate->lower_bound) {
        snprintf(labels[ANSWER_FLOWN], sizeof labels[0], "least-speed flight");
    }
    static const loft_profile_role roles[ANSWER_FLIGHTS] = {
        LOFT_CURVE_FLOWN, LOFT_CURVE_STANDARD, LOFT_CURVE_STANDARD_ROTATING};
    loft_figure_flight drawn[ANSWER_FLIGHTS];
    /* Two flights that never end look alike; a least-speed flight is its own standard. */
    const bool both_unbounded =
        flights->n == ANSWER_FLIGHTS &&
        flights->flights[ANSWER_STANDARD].flown.unbounded &&
        flights->flights[ANSWER_STANDARD_ROTATING].flown.unbounded;
    const bool alike = both_unbounded || answer->estimate->basis == LOFT_BASIS_RANGE;
    const int n =
        alike && flights->n == ANSWER_FLIGHTS ? ANSWER_STANDARD + 1 : flights->n;
    if (both_unbounded) {
        snprintf(labels[ANSWER_STANDARD], sizeof labels[0], "standard");
    }
    for (int i = 0; i < n; i++) {
        const answer_flight *f = &flights->flights[i];
        if (f->flown.unbounded) {
            strncat(labels[i], " (unbounded)", sizeof labels[0] - 1 - strlen(labels[i]));
        }
        drawn[i] = (loft_figure_flight){.label = labels[i],
                                        .role = roles[i],
                                        .plan = &f->setup.plan,
                                        .record = f->record,
                                        .flight = &f->flown.flight,
                                        .unbounded = f->flown.unbounded};
    }
    const loft_figure figure = {.title = picture->title,
                                .subtitle = picture->subtitle,
                                .source = picture->source,
                                .flights = drawn,
                                .n_flights = (size_t)n,
                                .fan = answer->fan,
                                .to_scale = picture->to_scale};
    return loft_figure_draw(&figure, picture->format, picture->texts, picture->n_texts,
                            out);
}
