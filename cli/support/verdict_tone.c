/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/verdict_tone.h"

#include "io/text/answer_text.h"

terminal_tone verdict_tone(const loft_analysis *analysis)
{
    const size_t judged = loft_answer_judged(analysis, loft_answer_lead(analysis));
    const loft_estimate *e = loft_analysis_estimate(analysis, judged);
    const loft_verdict verdict = e->time_check.verdict;
    if (e->refusal != LOFT_REFUSED_NOT || !e->converged) {
        return TERMINAL_DOUBT;
    }
    if (verdict == LOFT_VERDICT_STRAINED || verdict == LOFT_VERDICT_IMPOSSIBLE) {
        return TERMINAL_DOUBT;
    }
    const bool checked =
        e->basis == LOFT_BASIS_APOGEE_RANGE && verdict == LOFT_VERDICT_CONSISTENT;
    return checked ? TERMINAL_GOOD : TERMINAL_PLAIN;
}
