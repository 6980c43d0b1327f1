/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/answer_text.h"

#include <math.h>
#include <stdlib.h>

#include "io/text/range_words.h"
#include "io/text/summary.h"

enum {
    NAMES = 3,     /* written out; more are counted */
    DIFFERING = 2, /* the same of those that differ */
    LINES = 5      /* of an answer that can be quoted */
};

/* An answer that takes more lines is written again, shorter by one step more. */
typedef enum brevity {
    BREVITY_NONE,
    BREVITY_LOAD,   /* the load in fewer words */
    BREVITY_AGREE,  /* who agrees is counted */
    BREVITY_MILES,  /* miles of the median alone */
    BREVITY_OTHERS, /* who differs or is outvoted is counted */
    BREVITY_LEAST   /* neither rotation nor the share of the unbounded */
} brevity;

/* ---- who said what ---- */

static bool is_heard(const loft_analysis *a, size_t i)
{
    const loft_voice_answer *voice = loft_analysis_voice(a, i);
    return voice != NULL ? voice->heard
                         : !a->sources[i].tertiary && a->sources[i].revised_by == NULL &&
                               !loft_report_is_empty(&a->sources[i].report);
}

bool loft_answer_outvoted(const loft_analysis *a, size_t i)
{
    const loft_voice_answer *voice = loft_analysis_voice(a, i);
    return voice != NULL && voice->heard && voice->garbled > LOFT_VOICE_OUTVOTED;
}

size_t loft_answer_lead(const loft_analysis *a)
{
    const size_t drawn = loft_analysis_drawn(a);
    if (is_heard(a, drawn) && !loft_answer_outvoted(a, drawn)) {
        return drawn;
    }
    for (size_t i = 0; i < a->event.n; i++) {
        if (is_heard(a, i) && !loft_answer_outvoted(a, i)) {
            return i;
        }
    }
    return drawn;
}

static void write_counted(FILE *out, size_t n)
{
    if (n == 1) {
        fputs("another", out);
    } else {
        fprintf(out, "%zu others", n);
    }
}

void loft_write_sources(FILE *out, const loft_analysis *a, const bool *mask)
{
    size_t n = 0;
    size_t k = 0;
    for (size_t i = 0; i < a->event.n; i++) {
        n += mask[i];
    }
    const size_t named = n <= NAMES ? n : NAMES - 1;
    for (size_t i = 0; i < a->event.n && k < named; i++) {
        if (mask[i]) {
            const char *name = a->sources[i].source;
            fprintf(out, "%s%s",
                    k == 0                     ? ""
                    : k + 1 == n && n <= NAMES ? " and "
                                               : ", ",
                    name != NULL ? name : "an unnamed source");
            k++;
        }
    }
    if (n > named) {
        fprintf(out, " and %zu others", n - named);
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

/* The first figure in which a source contradicts the lead; LOFT_SUSPECT_NONE for none. */
static loft_suspect differs_in(const loft_analysis *a, size_t lead, size_t i)
{
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(a->compare, &n);
    for (size_t k = 0; k < n; k++) {
        const loft_compare_pair *p = &pairs[k];
        const bool both =
            (p->first == lead && p->second == i) || (p->first == i && p->second == lead);
        if (both && !p->is_predicted && p->verdict == LOFT_COMPARE_CONFLICT) {
            return p->figure;
        }
    }
    return LOFT_SUSPECT_NONE;
}

/* "; the time of Japan differs (about 45 min)" for those in the mask, or their number. */
static void write_differing(FILE *out, const loft_analysis *a, size_t lead,
                            const bool *mask, size_t most)
{
    char text[LOFT_QUANTITY_TEXT];
    size_t n = 0;
    for (size_t i = 0; i < a->event.n; i++) {
        n += mask[i];
    }
    if (n > most) {
        fputs("; ", out);
        write_counted(out, n);
        fprintf(out, " differ%s in a figure", n == 1 ? "s" : "");
        return;
    }
    for (size_t i = 0; i < a->event.n; i++) {
        if (mask[i]) {
            const loft_suspect figure = differs_in(a, lead, i);
            const loft_claim *claim = loft_compare_claim(&a->sources[i].report, figure);
            fprintf(out, "; the %s of %s differs (%s)", loft_suspect_name(figure),
                    a->sources[i].source != NULL ? a->sources[i].source : "another",
                    figure == LOFT_SUSPECT_TIME ? loft_text_claim_spoken_time(text, claim)
                                                : loft_text_claim_km(text, claim));
        }
    }
}

static bool is_sided_with(const loft_analysis *a, size_t lead, size_t i)
{
    return i != lead && is_heard(a, i) && !loft_answer_outvoted(a, i) &&
           differs_in(a, lead, i) == LOFT_SUSPECT_NONE;
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

/* "; TIME reported a flight time of about 30 min", which the lead does not give: the range
 * rests on it too. `added` has those who did. */
static void write_added(FILE *out, const loft_analysis *a, size_t lead, brevity brief,
                        bool *added)
{
    loft_report known = a->sources[lead].report;
    for (size_t i = 0; i < a->event.n; i++) {
        added[i] = false;
        if (brief < BREVITY_OTHERS && is_sided_with(a, lead, i)) {
            const loft_report taken = take_new(&known, &a->sources[i].report);
            added[i] = !loft_report_is_empty(&taken);
            if (added[i]) {
                const char *name = a->sources[i].source;
                fprintf(out, "; %s reported ", name != NULL ? name : "another");
                loft_write_figures(out, &taken);
            }
        }
    }
}

/* "; the figures of A agree; the time of B differs (...); those of C are outvoted". */
static void write_others(FILE *out, const loft_analysis *a, size_t lead, bool *mask,
                         brevity brief)
{
    size_t agree = 0;
    size_t differ = 0;
    size_t outvoted = 0;
    write_added(out, a, lead, brief, mask);
    for (size_t i = 0; i < a->event.n; i++) {
        mask[i] = !mask[i] && is_sided_with(a, lead, i);
        agree += mask[i];
    }
    if (agree > 0) {
        fputs("; the figures of ", out);
        if (brief >= BREVITY_AGREE && agree == 1) {
            fputs("one more", out); /* "another" may be outvoted in the same sentence */
        } else if (brief >= BREVITY_AGREE) {
            write_counted(out, agree);
        } else {
            loft_write_sources(out, a, mask);
        }
        fputs(" agree", out);
    }
    for (size_t i = 0; i < a->event.n; i++) {
        mask[i] = i != lead && is_heard(a, i) && !loft_answer_outvoted(a, i) &&
                  differs_in(a, lead, i) != LOFT_SUSPECT_NONE;
        differ += mask[i];
    }
    if (differ > 0) {
        write_differing(out, a, lead, mask, brief >= BREVITY_OTHERS ? 0 : DIFFERING);
    }
    for (size_t i = 0; i < a->event.n; i++) {
        mask[i] = i != lead && loft_answer_outvoted(a, i);
        outvoted += mask[i];
    }
    if (outvoted > 0) {
        fputs("; those of ", out);
        if (brief >= BREVITY_OTHERS) {
            write_counted(out, outvoted);
        } else {
            loft_write_sources(out, a, mask);
        }
        fputs(" do not fit and are outvoted", out);
    }
}

static void write_reported(FILE *out, const loft_analysis *a, size_t lead, bool *mask,
                           brevity brief)
{
    const loft_source *source = &a->sources[lead];
    if (source->source != NULL) {
        fprintf(out, "%s reported ", source->source);
    } else {
        fputs("Reported: ", out);
    }
    loft_write_figures(out, &source->report);
    write_others(out, a, lead, mask, brief);
    fputs(". ", out);
}

/* ---- is it consistent? ---- */

static void write_off(FILE *out, const loft_analysis *a, size_t lead)
{
    const loft_time_check *check = loft_analysis_time_check(a, lead);
    const double off_s = a->sources[lead].report.time_s.value - check->model_s;
    char text[LOFT_QUANTITY_TEXT];
    fprintf(out, "%s %s than usual", loft_text_time(text, fabs(off_s)),
            off_s > 0.0 ? "longer" : "shorter");
}

/* Does any source that counts give this figure? */
static bool any_gives(const loft_analysis *a, loft_suspect figure)
{
    bool any = false;
    for (size_t i = 0; i < a->event.n; i++) {
        any = any || (is_heard(a, i) && !loft_answer_outvoted(a, i) &&
                      loft_compare_claim(&a->sources[i].report, figure)->kind !=
                          LOFT_CLAIM_NONE);
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
        if (has_verdict(a, i) && is_heard(a, i) && !loft_answer_outvoted(a, i) &&
            differs_in(a, lead, i) == LOFT_SUSPECT_NONE) {
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
        any =
            any ||
            (i != lead && is_heard(a, i) &&
             (loft_answer_outvoted(a, i) || differs_in(a, lead, i) != LOFT_SUSPECT_NONE));
    }
    return any;
}

static void write_consistency(FILE *out, const loft_analysis *a, size_t lead,
                              bool one_figure)
{
    const size_t judged = loft_answer_judged(a, lead);
    const loft_estimate *e = loft_analysis_estimate(a, judged);
    const bool solved =
        e->basis == LOFT_BASIS_APOGEE_TIME || e->basis == LOFT_BASIS_RANGE_TIME;
    const loft_verdict verdict = has_verdict(a, judged)
                                     ? loft_analysis_time_check(a, judged)->verdict
                                     : LOFT_VERDICT_NOT_REPORTED;
    if (verdict == LOFT_VERDICT_IMPOSSIBLE) {
        fputs("These figures cannot all be true: the time is ", out);
        write_off(out, a, judged);
        fputs(". ", out);
    } else if (verdict == LOFT_VERDICT_STRAINED) {
        fputs("The time is hard to reconcile: it is ", out);
        write_off(out, a, judged);
        fputs(". ", out);
    } else if (verdict == LOFT_VERDICT_CONSISTENT && solved) {
        const loft_suspect solved_for =
            e->basis == LOFT_BASIS_APOGEE_TIME ? LOFT_SUSPECT_RANGE : LOFT_SUSPECT_APOGEE;
        if (!any_gives(a, solved_for)) {
            fprintf(out, "The %s was not reported; the time stands in for it. ",
                    loft_suspect_name(solved_for));
        }
    } else if (verdict == LOFT_VERDICT_CONSISTENT) {
        fputs(a->event.n == 1      ? "The three figures are consistent. "
              : any_doubt(a, lead) ? "One flight fits the rest within the usual errors. "
                                   : "One flight fits within the usual errors. ",
              out);
    } else if (!one_figure && !any_gives(a, LOFT_SUSPECT_TIME)) {
        fputs("No flight time was reported. ", out);
    }
}

/* ---- the range ---- */

/* "intercontinental range (ICBM)", "medium to intermediate range (MRBM to IRBM)". */
static void write_class(FILE *out, const loft_band *band)
{
    static const char *const words[] = {"close", "short", "medium", "intermediate",
                                        "intercontinental"};
    const loft_range_class low = loft_range_class_of(band->p05, isinf(band->p05));
    const loft_range_class high = loft_range_class_of(band->p95, isinf(band->p95));
    if (low == high) {
        fprintf(out, "%s range (%s)", words[low], loft_range_class_name(low));
    } else {
        /* "close to short range" would be nearly a short one. */
        fprintf(out, "%s%s to %s range (%s to %s)", words[low],
                low == LOFT_CRBM ? " range" : "", words[high], loft_range_class_name(low),
                loft_range_class_name(high));
    }
}

static void write_bounded(FILE *out, const loft_band *band, brevity brief)
{
    fputs("On a standard trajectory the same missile would fly about ", out);
    loft_write_length(out, band->p50);
    fputs(", with 90 % probability ", out);
    if (brief >= BREVITY_MILES) {
        loft_write_span_km(out, band->p05, band->p95);
    } else {
        loft_write_span(out, band->p05, band->p95);
    }
    if (band->unbounded >= 0.01 && brief < BREVITY_LEAST) {
        fputs(", and ", out);
        loft_write_percent(out, band->unbounded);
        fputs(" of the boosters that fit could reach anywhere", out);
    }
    fputs(": ", out);
    write_class(out, band);
}

static void write_unbounded(FILE *out, const loft_band *band)
{
    fputs("On a standard trajectory the same missile, of ", out);
    write_class(out, band);
    fputs(", could reach anywhere on Earth: ", out);
    if (band->unbounded == 1.0) {
        fputs("all boosters that fit can", out);
    } else {
        loft_write_percent(out, band->unbounded);
        fputs(" of the boosters that fit can", out);
    }
    if (isfinite(band->p05)) {
        fputs(", and 95 % of all that fit would fly ", out);
        loft_write_length(out, band->p05);
        fputs(" or more", out);
    }
}

/* Why there is no interval. */
static const char *excuse(const loft_analysis *a, const loft_headline *h)
{
    if (h->kind == LOFT_HEADLINE_LOWER_BOUND) {
        return "with one figure alone there is no upper bound";
    }
    for (size_t i = 0; i < a->event.n; i++) {
        if (loft_analysis_interval_failed(a, i)) {
            return "too few boosters fit all the figures for an interval";
        }
    }
    return "no samples were drawn, so there is no interval";
}

/* Does the range lie below the reported one, as the Earth's rotation explains? */
static bool rotation_helped(const loft_headline *h, const loft_report *report)
{
    const double range_m = h->no_rotation_m.p50;
    return report->range_m.kind != LOFT_CLAIM_NONE &&
           report->range_m.kind != LOFT_CLAIM_UP_TO &&
           range_m < 0.995 * report->range_m.value && h->toward_azimuth_m.p50 > range_m;
}

static void write_single(FILE *out, const loft_analysis *a, const loft_headline *h,
                         size_t lead)
{
    const double range_m = h->no_rotation_m.p50;
    if (h->kind == LOFT_HEADLINE_LOWER_BOUND) {
        fprintf(out, "On a standard trajectory the same missile would fly %s",
                isfinite(range_m) ? "at least " : "");
        if (rotation_helped(h, &a->sources[lead].report)) {
            fputs("as far, and without the help of the Earth's rotation at least ", out);
        }
    } else {
        fprintf(
            out, "On a standard trajectory a typical booster of the %sclass would fly %s",
            a->event.n_classes == 0 ? "" : "assumed ", isfinite(range_m) ? "about " : "");
    }
    loft_write_length(out, range_m);
    fprintf(out, "; %s", excuse(a, h));
}

static void write_range(FILE *out, const loft_analysis *a, const loft_headline *h,
                        size_t lead, brevity brief)
{
    const loft_band *band = &h->no_rotation_m;
    if (h->kind != LOFT_HEADLINE_BAND) {
        write_single(out, a, h, lead);
    } else if (isinf(band->p50)) {
        write_unbounded(out, band);
    } else {
        write_bounded(out, band, brief);
    }
    if (h->kind != LOFT_HEADLINE_LOWER_BOUND && brief < BREVITY_LEAST &&
        rotation_helped(h, &a->sources[lead].report)) {
        fputs(". This leaves out the Earth's rotation, which carried the flight farther",
              out);
    }
    fputs(brief >= BREVITY_LOAD
              ? ". The load is unknown; a heavier one goes less far."
              : ". The load is not known; a heavier one shortens the range.",
          out);
}

/* Owned by the caller; NULL if out of memory. */
static char *answer_text(const loft_analysis *a, bool *mask, brevity brief)
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
    write_reported(text.out, a, lead, mask, brief);
    if (h.kind == LOFT_HEADLINE_NONE) {
        loft_answer_write_slips(text.out, a, lead);
        loft_answer_write_refused(text.out, a, lead);
    } else {
        write_consistency(text.out, a, lead, h.kind == LOFT_HEADLINE_LOWER_BOUND);
        loft_answer_write_slips(text.out, a, lead);
        write_range(text.out, a, &h, lead, brief);
    }
    (void)!loft_text_close(&text, &bytes, NULL);
    return bytes;
}

/* -1 if out of memory. */
static int lines_of(const char *text, int columns)
{
    char *wrapped = loft_text_wrap(text, "", "", columns);
    int n = wrapped != NULL ? 0 : -1;
    for (const char *c = wrapped; c != NULL && *c != '\0'; c++) {
        n += *c == '\n';
    }
    free(wrapped);
    return n;
}

void loft_answer_write_text(loft_text_page *page, const loft_analysis *a)
{
    bool *mask = calloc(a->event.n, sizeof *mask);
    if (mask == NULL) {
        page->lost = true;
        return;
    }
    char *bytes = NULL;
    int n = LINES + 1;
    for (int brief = BREVITY_NONE; n > LINES && brief <= BREVITY_LEAST; brief++) {
        free(bytes);
        bytes = answer_text(a, mask, (brevity)brief);
        n = bytes != NULL ? lines_of(bytes, page->columns) : -1;
    }
    page->lost = page->lost || n < 0;
    free(mask);
    loft_text_page_paragraph(page, bytes);
}
