/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether one flight can have the figures, in the second sentence of an answer. */
#include <stdlib.h>

#include "io/text/answer_parts.h"
#include "io/text/class_words.h"
#include "io/text/units_text.h"
#include "sim/infer/estimate.h"

/* Does any source that counts give this figure? */
static bool any_gives(const loft_analysis *a, loft_suspect figure)
{
    bool any = false;
    for (size_t i = 0; i < a->event.n; i++) {
        const loft_report report = loft_answer_report(a, i);
        any = any || (loft_answer_counts(a, i) &&
                      loft_compare_claim(&report, figure)->kind != LOFT_CLAIM_NONE);
    }
    return any;
}

static bool has_verdict(const loft_analysis *a, size_t i)
{
    const loft_time_check *check = loft_analysis_time_check(a, i);
    return check != NULL && check->verdict != LOFT_VERDICT_NOT_REPORTED;
}

size_t loft_answer_judged(const loft_analysis *a, size_t lead)
{
    for (size_t i = 0; i < a->event.n && !has_verdict(a, lead); i++) {
        if (has_verdict(a, i) && loft_answer_sided(a, lead, i)) {
            return i;
        }
    }
    return lead;
}

/* Does a source that counts say something else, or one more that does not? */
static bool any_doubt(const loft_analysis *a, size_t lead)
{
    bool any = false;
    for (size_t i = 0; i < a->event.n; i++) {
        any = any ||
              (i != lead && loft_answer_heard(a, i) && !loft_answer_sided(a, lead, i));
    }
    return any;
}

/* "in the model such a flight takes 37 min 10 s, not 39 min" */
static void write_model_time(FILE *out, const loft_analysis *a, size_t judged)
{
    const loft_claim *time_s = &a->sources[judged].report.time_s;
    char model[LOFT_QUANTITY_TEXT];
    char reported[LOFT_QUANTITY_TEXT];
    fprintf(out, "in the model such a flight takes %s, not %s",
            loft_text_time(model, loft_analysis_time_check(a, judged)->model_s),
            loft_text_claim_spoken_time(reported, time_s));
}

static void write_impossible(FILE *out, const loft_analysis *a, size_t judged)
{
    const loft_time_check *check = loft_analysis_time_check(a, judged);
    const loft_basis basis = loft_analysis_estimate(a, judged)->basis;
    if (basis != LOFT_BASIS_APOGEE_RANGE) {
        fprintf(out,
                ". These figures cannot both be true: in the model no flight has that %s "
                "and that time.",
                basis == LOFT_BASIS_RANGE || basis == LOFT_BASIS_RANGE_TIME ? "range"
                                                                            : "apogee");
        return;
    }
    fputs(a->event.n == 1 ? ", which cannot all be true: "
                          : ". These figures cannot all be true: ",
          out);
    write_model_time(out, a, judged);
    if (check->suspect != LOFT_SUSPECT_NONE && a->answers[judged].slip == NULL) {
        fprintf(out, ", and the figure to doubt first is the %s",
                loft_suspect_name(check->suspect));
    }
    fputs(".", out);
}

static void write_solved(FILE *out, const loft_analysis *a, loft_basis basis)
{
    const loft_suspect solved_for =
        basis == LOFT_BASIS_APOGEE_TIME ? LOFT_SUSPECT_RANGE : LOFT_SUSPECT_APOGEE;
    if (!any_gives(a, solved_for)) {
        fprintf(out,
                ". The %s was not reported; the time stands in for it, so nothing checks "
                "the figures.",
                loft_suspect_name(solved_for));
    } else {
        fputs(".", out);
    }
}

static void write_consistent(FILE *out, const loft_analysis *a, size_t lead,
                             size_t judged)
{
    const loft_basis basis = loft_analysis_estimate(a, judged)->basis;
    if (basis == LOFT_BASIS_APOGEE_TIME || basis == LOFT_BASIS_RANGE_TIME) {
        write_solved(out, a, basis);
        return;
    }
    fputs(a->event.n == 1      ? ". The three figures are consistent."
          : any_doubt(a, lead) ? ". One flight fits the rest within the usual errors."
                               : ". One flight fits them within the usual errors.",
          out);
}

/*
 * The figures come from several sources, none of which gives all 3: a verdict by the time that
 * another gave, against the model's for the lead's apogee and range.
 */
static loft_verdict verdict_of_all(const loft_analysis *a, size_t lead)
{
    const loft_time_check *check = loft_analysis_time_check(a, lead);
    const loft_report known = loft_answer_known(a, lead);
    const bool fitted =
        loft_analysis_estimate(a, lead)->basis == LOFT_BASIS_APOGEE_RANGE &&
        check != NULL;
    return fitted ? loft_time_verdict(&known.time_s, known.apogee_m.kind, check->model_s,
                                      check->two_body_s)
                  : LOFT_VERDICT_NOT_REPORTED;
}

/* No source gives a time beside another figure. */
static void write_apart(FILE *out, const loft_analysis *a, size_t lead)
{
    const bool apogee = any_gives(a, LOFT_SUSPECT_APOGEE);
    const bool range = any_gives(a, LOFT_SUSPECT_RANGE);
    if (!any_gives(a, LOFT_SUSPECT_TIME)) {
        fputs(apogee && range
                  ? ". No flight time was reported, so nothing checks these figures."
                  : ".",
              out);
    } else if (!apogee || !range) {
        write_solved(out, a, apogee ? LOFT_BASIS_APOGEE_TIME : LOFT_BASIS_RANGE_TIME);
    } else if (verdict_of_all(a, lead) == LOFT_VERDICT_CONSISTENT) {
        fputs(". One flight fits them within the usual errors.", out);
    } else {
        fputs(". No source gave all three figures, so nothing checks them.", out);
    }
}

static void write_verdict(FILE *out, const loft_analysis *a, size_t lead)
{
    const size_t judged = loft_answer_judged(a, lead);
    const loft_verdict verdict = has_verdict(a, judged)
                                     ? loft_analysis_time_check(a, judged)->verdict
                                     : LOFT_VERDICT_NOT_REPORTED;
    switch (verdict) {
    case LOFT_VERDICT_IMPOSSIBLE:
        write_impossible(out, a, judged);
        break;
    case LOFT_VERDICT_STRAINED:
        fputs(". The flight time is hard to reconcile with the rest: ", out);
        write_model_time(out, a, judged);
        fputs(".", out);
        break;
    case LOFT_VERDICT_CONSISTENT:
        write_consistent(out, a, lead, judged);
        break;
    default:
        write_apart(out, a, lead);
        break;
    }
}

bool loft_answer_write_consistency(FILE *out, const loft_analysis *a, size_t lead)
{
    char *stretched = loft_class_stretched(a, &a->sources[lead].report);
    if (stretched != NULL && stretched[0] != '\0') {
        fprintf(out, ". %s", stretched);
    } else {
        write_verdict(out, a, lead);
    }
    const bool good = stretched != NULL;
    free(stretched);
    return good;
}
