/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/analysis_parts.h"

#include <assert.h>
#include <stddef.h>

const loft_analysis_event *loft_analysis_event_of(const loft_analysis *a)
{
    return &a->event;
}

size_t loft_analysis_count(const loft_analysis *a)
{
    return a->event.n;
}

size_t loft_analysis_drawn(const loft_analysis *a)
{
    return a->drawn;
}

static const loft_answer *answer_of(const loft_analysis *a, size_t i)
{
    assert(i < a->event.n);
    return &a->answers[i];
}

bool loft_analysis_converged(const loft_analysis *a)
{
    for (size_t i = 0; i < a->event.n; i++) {
        const loft_estimate *e = loft_analysis_estimate(a, i);
        if (e->refusal == LOFT_REFUSED_NOT && !(e->converged && e->has_standard)) {
            return false;
        }
    }
    return true;
}

const loft_question *loft_analysis_question(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->question;
}

const loft_estimate *loft_analysis_estimate(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->estimate;
}

loft_refusal loft_analysis_refusal(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->estimate->refusal;
}

const loft_fit *loft_analysis_fit(const loft_analysis *a, size_t i)
{
    const loft_estimate *e = answer_of(a, i)->estimate;
    return e->converged ? &e->fit : NULL;
}

const loft_time_check *loft_analysis_time_check(const loft_analysis *a, size_t i)
{
    const loft_estimate *e = answer_of(a, i)->estimate;
    return e->has_time_check ? &e->time_check : NULL;
}

const loft_standard *loft_analysis_standard(const loft_analysis *a, size_t i)
{
    const loft_estimate *e = answer_of(a, i)->estimate;
    return e->has_standard ? &e->no_rotation : NULL;
}

const loft_standard *loft_analysis_standard_rotating(const loft_analysis *a, size_t i)
{
    const loft_estimate *e = answer_of(a, i)->estimate;
    return e->has_standard ? &e->toward_azimuth : NULL;
}

const loft_burn_spread *loft_analysis_spread(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->spread;
}

const loft_posterior *loft_analysis_posterior(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->posterior;
}

const loft_fan *loft_analysis_fan(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->fan;
}

const loft_contour *loft_analysis_contour(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->contour;
}

bool loft_analysis_interval_failed(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->band_failed;
}

const loft_compare *loft_analysis_compare(const loft_analysis *a)
{
    return a->compare;
}

const loft_precision *loft_analysis_precision(const loft_analysis *a, loft_role role)
{
    return role < LOFT_ROLES_FOUND && a->has_precision &&
                   loft_analysis_found(a, a->drawn, role) != NULL
               ? &a->precision[role]
               : NULL;
}

const loft_band *loft_analysis_range(const loft_analysis *a)
{
    return a->answer != NULL ? &a->answer->posterior.no_rotation_m : NULL;
}

const loft_event_answer *loft_analysis_answer(const loft_analysis *a)
{
    return a->answer;
}

const loft_voice_answer *loft_analysis_voice(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->voice;
}

const loft_time_causes *loft_analysis_time_causes(const loft_analysis *a, size_t i)
{
    return answer_of(a, i)->causes;
}
