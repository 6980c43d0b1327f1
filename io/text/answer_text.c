/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/answer_text.h"

#include <stdlib.h>

#include "io/text/answer_parts.h"
#include "io/text/known_tests.h"
#include "io/text/load_words.h"

bool loft_answer_outvoted(const loft_analysis *a, size_t i)
{
    const loft_voice_answer *voice = loft_analysis_voice(a, i);
    return voice != NULL && voice->heard && voice->garbled > LOFT_VOICE_OUTVOTED;
}

bool loft_answer_counts(const loft_analysis *a, size_t i)
{
    return loft_answer_heard(a, i) && !loft_answer_outvoted(a, i);
}

size_t loft_answer_lead(const loft_analysis *a)
{
    const size_t drawn = loft_analysis_drawn(a);
    if (loft_answer_counts(a, drawn)) {
        return drawn;
    }
    for (size_t i = 0; i < a->event.n; i++) {
        if (loft_answer_counts(a, i)) {
            return i;
        }
    }
    return drawn;
}

/* Is there a flight of this kind to set beside others? */
static bool is_comparable(loft_refusal refusal)
{
    return refusal == LOFT_REFUSED_NOT || refusal == LOFT_REFUSED_LIFTING;
}

/* The figures known, but for one that cannot be true. */
static loft_report without_doubted(const loft_analysis *a, size_t lead)
{
    const loft_time_check *check =
        loft_analysis_time_check(a, loft_answer_judged(a, lead));
    loft_report known = loft_answer_known(a, lead);
    loft_claim *const figures[] = {NULL, &known.apogee_m, &known.range_m, &known.time_s};
    if (check != NULL && check->verdict == LOFT_VERDICT_IMPOSSIBLE &&
        check->suspect != LOFT_SUSPECT_NONE) {
        *figures[check->suspect] = (loft_claim){.kind = LOFT_CLAIM_NONE};
    }
    return known;
}

void loft_answer_write_known_test(FILE *out, const loft_analysis *a, size_t lead)
{
    const loft_refusal refusal = loft_analysis_refusal(a, lead);
    const loft_report known = without_doubted(a, lead);
    const loft_known_test *test =
        is_comparable(refusal) ? loft_known_test_near(&known, a->event.date_utc,
                                                      refusal == LOFT_REFUSED_LIFTING)
                               : NULL;
    if (test == NULL) {
        return;
    }
    const loft_report its = loft_known_test_report(test);
    fprintf(out, " The nearest %s test, of the %s on %s, was reported with ",
            a->event.date_utc != NULL ? "earlier" : "known", test->name, test->day);
    loft_write_figures(out, &its);
    fputs(".", out);
}

/* Owned by the caller; NULL if out of memory. */
static char *answer_text(const loft_analysis *a, bool *mask)
{
    const loft_headline h = loft_analysis_headline(a);
    const size_t lead = loft_answer_lead(a);
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    if (loft_analysis_estimate(a, lead)->warn_ballistic) {
        fputs("WARNING: fitted as a ballistic flight on request; the vehicle most likely "
              "glided or manoeuvred, and then this does not apply to it. ",
              text.out);
    }
    loft_answer_write_reported(text.out, a, lead, mask);
    if (h.kind == LOFT_HEADLINE_NONE) {
        fputs(".", text.out);
        loft_answer_write_slips(text.out, a, lead);
        loft_answer_write_refused(text.out, a, lead);
    } else {
        text.lost = !loft_answer_write_consistency(text.out, a, lead);
        loft_answer_write_slips(text.out, a, lead);
        loft_answer_write_range(text.out, a, &h, lead);
    }
    loft_answer_write_known_test(text.out, a, lead);
    fputs(" " LOFT_LOAD_SENTENCE, text.out);
    loft_answer_write_load(text.out, a);
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

void loft_answer_write_text(loft_text_page *page, const loft_analysis *a)
{
    bool *mask = calloc(a->event.n, sizeof *mask);
    if (mask == NULL) {
        page->text.lost = true;
        return;
    }
    loft_text_page_paragraph(page, answer_text(a, mask));
    free(mask);
}
