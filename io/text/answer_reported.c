/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures and who reported them, in the first sentence of an answer. */
#include "io/text/answer_parts.h"
#include "io/text/source_words.h"
#include "io/text/units_text.h"
#include "sim/infer/counted.h"

enum {
    NAMES = 2,    /* written out; more are counted */
    DIFFERING = 2 /* the same of those that differ */
};

bool loft_answer_heard(const loft_analysis *a, size_t i)
{
    const loft_voice_answer *voice = loft_analysis_voice(a, i);
    return voice != NULL ? voice->heard : loft_source_stands(a->sources, a->event.n, i);
}

loft_report loft_answer_report(const loft_analysis *a, size_t i)
{
    return loft_source_counted(a->sources, a->event.n, i);
}

static void write_counted(FILE *out, size_t n)
{
    if (n == 1) {
        fputs("another", out);
    } else {
        fprintf(out, "%zu others", n);
    }
}

/* "A", "A and B"; more are counted. */
static void write_names(FILE *out, const loft_analysis *a, const bool *mask, size_t n)
{
    size_t k = 0;
    if (n > NAMES) {
        write_counted(out, n);
        return;
    }
    for (size_t i = 0; i < a->event.n; i++) {
        if (mask[i]) {
            fputs(k++ > 0 ? " and " : "", out);
            loft_write_source(out, a->sources[i].source);
        }
    }
}

void loft_write_figures(FILE *out, const loft_report *report)
{
    char texts[3][LOFT_QUANTITY_TEXT];
    const char *nouns[] = {"an apogee of ", "a range of ", "a flight time of "};
    const loft_claim *const claims[] = {&report->apogee_m, &report->range_m,
                                        &report->time_s};
    int left = 0;
    loft_text_claim_km(texts[0], claims[0]);
    loft_text_claim_km(texts[1], claims[1]);
    loft_text_claim_spoken_time(texts[2], claims[2]);
    if (claims[2]->kind == LOFT_CLAIM_TRACKED) {
        nouns[2] = "a flight ";
    }
    for (int i = 0; i < 3; i++) {
        left += claims[i]->kind != LOFT_CLAIM_NONE;
    }
    bool first = true;
    for (int i = 0; i < 3; i++) {
        if (claims[i]->kind != LOFT_CLAIM_NONE) {
            left--;
            fprintf(out, "%s%s%s",
                    first      ? ""
                    : left > 0 ? ", "
                               : " and ",
                    nouns[i], texts[i]);
            first = false;
        }
    }
    if (first) {
        fputs("no figures", out);
    }
}

/* Did the party of report i not give that figure again? */
static bool stands(const loft_analysis *a, size_t i, loft_suspect figure)
{
    const loft_report report = loft_answer_report(a, i);
    return loft_compare_claim(&report, figure)->kind != LOFT_CLAIM_NONE;
}

/* Do reports i and k give that figure otherwise, if at all? */
static bool conflict(const loft_analysis *a, size_t i, size_t k, loft_suspect figure)
{
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(a->compare, &n);
    bool any = false;
    for (size_t p = 0; p < n; p++) {
        const bool both = (pairs[p].first == i && pairs[p].second == k) ||
                          (pairs[p].first == k && pairs[p].second == i);
        any = any || (both && !pairs[p].is_predicted && pairs[p].figure == figure &&
                      pairs[p].verdict == LOFT_COMPARE_CONFLICT);
    }
    return any && stands(a, i, figure) && stands(a, k, figure);
}

static loft_suspect differs_from(const loft_analysis *a, size_t one, size_t i)
{
    int f = LOFT_SUSPECT_APOGEE;
    while (f <= LOFT_SUSPECT_TIME && !conflict(a, one, i, (loft_suspect)f)) {
        f++;
    }
    return f <= LOFT_SUSPECT_TIME ? (loft_suspect)f : LOFT_SUSPECT_NONE;
}

/* The report with that figure for the lead: itself, or the first that agrees with it; n for nobody. */
static size_t giver(const loft_analysis *a, size_t lead, loft_suspect figure)
{
    size_t i = 0;
    if (stands(a, lead, figure)) {
        return lead;
    }
    while (i < a->event.n && !(loft_answer_counts(a, i) && stands(a, i, figure) &&
                               differs_from(a, lead, i) == LOFT_SUSPECT_NONE)) {
        i++;
    }
    return i;
}

loft_suspect loft_answer_differs(const loft_analysis *a, size_t lead, size_t i)
{
    const loft_suspect own = differs_from(a, lead, i);
    if (own != LOFT_SUSPECT_NONE) {
        return own;
    }
    for (int f = LOFT_SUSPECT_APOGEE; f <= LOFT_SUSPECT_TIME; f++) {
        const size_t by = giver(a, lead, (loft_suspect)f);
        if (by < a->event.n && by != lead && by != i &&
            conflict(a, by, i, (loft_suspect)f)) {
            return (loft_suspect)f;
        }
    }
    return LOFT_SUSPECT_NONE;
}

bool loft_answer_sided(const loft_analysis *a, size_t lead, size_t i)
{
    return i != lead && loft_answer_counts(a, i) &&
           loft_answer_differs(a, lead, i) == LOFT_SUSPECT_NONE;
}

/* Moves what `from` has and `known` lacks. */
static loft_report take_new(loft_report *known, const loft_report *from)
{
    loft_report taken = {.apogee_m = {.kind = LOFT_CLAIM_NONE}};
    loft_claim *const to[] = {&taken.apogee_m, &taken.range_m, &taken.time_s};
    loft_claim *const have[] = {&known->apogee_m, &known->range_m, &known->time_s};
    const loft_claim *const give[] = {&from->apogee_m, &from->range_m, &from->time_s};
    for (int k = 0; k < 3; k++) {
        *to[k] = (loft_claim){.kind = LOFT_CLAIM_NONE};
        if (have[k]->kind == LOFT_CLAIM_NONE) {
            *to[k] = *have[k] = *give[k];
        }
    }
    return taken;
}

loft_report loft_answer_known(const loft_analysis *a, size_t lead)
{
    loft_report known = loft_answer_report(a, lead);
    for (size_t i = 0; i < a->event.n; i++) {
        if (loft_answer_sided(a, lead, i)) {
            const loft_report report = loft_answer_report(a, i);
            take_new(&known, &report);
        }
    }
    return known;
}

/* The figure in which source i differs from the lead. */
static const loft_claim *differing(const loft_analysis *a, size_t lead, size_t i)
{
    return loft_compare_claim(&a->sources[i].report, loft_answer_differs(a, lead, i));
}

/* Takes out of the mask those that differ as i does, and writes their names. */
static void write_alike(FILE *out, const loft_analysis *a, size_t lead, bool *mask,
                        size_t i)
{
    const loft_claim *claim = differing(a, lead, i);
    const loft_suspect figure = loft_answer_differs(a, lead, i);
    bool first = true;
    for (size_t k = i; k < a->event.n; k++) {
        if (mask[k] && figure == loft_answer_differs(a, lead, k) &&
            loft_compare_same(claim, differing(a, lead, k))) {
            mask[k] = false;
            fputs(first ? "" : " and ", out);
            loft_write_source(out, a->sources[k].source);
            first = false;
        }
    }
}

/* "; Japan gave a different flight time, about 45 min" for those in the mask, or their number. */
static void write_differing(FILE *out, const loft_analysis *a, size_t lead, bool *mask,
                            size_t n)
{
    char text[LOFT_QUANTITY_TEXT];
    if (n > DIFFERING) {
        fputs("; ", out);
        write_counted(out, n);
        fputs(" differ in a figure", out);
        return;
    }
    for (size_t i = 0; i < a->event.n; i++) {
        if (mask[i]) {
            const loft_suspect figure = loft_answer_differs(a, lead, i);
            const loft_claim *claim = differing(a, lead, i);
            const bool time = figure == LOFT_SUSPECT_TIME;
            fputs("; ", out);
            write_alike(out, a, lead, mask, i);
            fprintf(out, " gave a different %s, %s",
                    time ? "flight time" : loft_suspect_name(figure),
                    time ? loft_text_claim_spoken_time(text, claim)
                         : loft_text_claim_km(text, claim));
        }
    }
}

/*
 * "; Japan reported a flight time of about 30 min", which the lead does not give: the range
 * rests on it too. `added` has those who did.
 */
static void write_added(FILE *out, const loft_analysis *a, size_t lead, bool *added)
{
    loft_report known = loft_answer_report(a, lead);
    for (size_t i = 0; i < a->event.n; i++) {
        added[i] = false;
        if (loft_answer_sided(a, lead, i)) {
            const loft_report report = loft_answer_report(a, i);
            const loft_report taken = take_new(&known, &report);
            added[i] = !loft_report_is_empty(&taken);
            if (added[i]) {
                fputs("; ", out);
                loft_write_source(out, a->sources[i].source);
                fputs(" reported ", out);
                loft_write_figures(out, &taken);
            }
        }
    }
}

/* "; the figures of A agree; B gave a different time, ...; those of C are outvoted". */
static void write_others(FILE *out, const loft_analysis *a, size_t lead, bool *mask)
{
    size_t agree = 0;
    size_t differ = 0;
    size_t outvoted = 0;
    write_added(out, a, lead, mask);
    for (size_t i = 0; i < a->event.n; i++) {
        mask[i] = !mask[i] && loft_answer_sided(a, lead, i);
        agree += mask[i];
    }
    if (agree > 0) {
        fputs("; the figures of ", out);
        write_names(out, a, mask, agree);
        fputs(" agree", out);
    }
    for (size_t i = 0; i < a->event.n; i++) {
        mask[i] = i != lead && loft_answer_counts(a, i) && !loft_answer_sided(a, lead, i);
        differ += mask[i];
    }
    if (differ > 0) {
        write_differing(out, a, lead, mask, differ);
    }
    for (size_t i = 0; i < a->event.n; i++) {
        mask[i] = i != lead && loft_answer_outvoted(a, i);
        outvoted += mask[i];
    }
    if (outvoted > 0) {
        fputs("; those of ", out);
        write_names(out, a, mask, outvoted);
        fputs(" do not fit and are outvoted", out);
    }
}

void loft_answer_write_reported(FILE *out, const loft_analysis *a, size_t lead,
                                bool *mask)
{
    const loft_source *source = &a->sources[lead];
    if (source->source != NULL) {
        loft_write_source_first(out, source->source);
        fputs(" reported ", out);
    } else {
        fputs("The report gives ", out);
    }
    const loft_report report = loft_answer_report(a, lead);
    loft_write_figures(out, &report);
    write_others(out, a, lead, mask);
}
