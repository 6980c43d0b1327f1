/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/text/summary.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/infer/compare.h"

/* The paragraph on one figure of all sources, while it is written. */
typedef struct paragraph {
    FILE *out;
    const loft_answer *answers;
    size_t n;
    const loft_compare_pair *pairs;
    size_t n_pairs;
    loft_suspect figure;
    bool *mask;    /* n; the sources of the list at hand */
    bool *written; /* n_pairs; conflicts that were reported */
} paragraph;

static const loft_claim *claim_of(const paragraph *t, size_t source)
{
    return loft_compare_claim(&t->answers[source].question->report, t->figure);
}

static bool has(const paragraph *t, size_t source)
{
    return claim_of(t, source)->kind != LOFT_CLAIM_NONE;
}

static bool is_reported(const paragraph *t, const loft_compare_pair *p)
{
    return !p->is_predicted && p->figure == t->figure;
}

/* Is a figure of this source the suspect of a reported pair? */
static bool is_suspect(const paragraph *t, size_t source, loft_suspect figure)
{
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        if (!p->is_predicted && p->figure == figure && p->has_suspect &&
            p->suspect == source) {
            return true;
        }
    }
    return false;
}

static size_t mask_clear(paragraph *t, bool value)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        t->mask[i] = value && has(t, i);
        n += t->mask[i];
    }
    return n;
}

static size_t mask_count(const paragraph *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        n += t->mask[i];
    }
    return n;
}

/* "A, B and C" of the sources in the mask. */
static void write_names(const paragraph *t)
{
    const size_t n = mask_count(t);
    size_t written = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (t->mask[i]) {
            fprintf(t->out, "%s%s",
                    written == 0      ? ""
                    : written + 1 < n ? ", "
                                      : " and ",
                    t->answers[i].source);
            written++;
        }
    }
}

static const char *claim_text(char out[LOFT_QUANTITY_TEXT], const paragraph *t,
                              size_t source)
{
    const loft_claim *claim = claim_of(t, source);
    return t->figure == LOFT_SUSPECT_TIME ? loft_text_claim_both_times(out, claim)
                                          : loft_text_claim_km(out, claim);
}

static const char *value_text(char out[LOFT_QUANTITY_TEXT], loft_suspect figure,
                              double value)
{
    return figure == LOFT_SUSPECT_TIME ? loft_text_time(out, value)
                                       : loft_text_km(out, value);
}

/* "Range: A reported 400 km; B and C about 390 km." */
static void write_figures(paragraph *t)
{
    static const char *const heads[] = {NULL, "Apogee", "Range", "Flight time"};
    char text[LOFT_QUANTITY_TEXT];
    bool first = true;
    fprintf(t->out, "%s: ", heads[t->figure]);
    for (size_t i = 0; i < t->n; i++) {
        bool alike = !has(t, i);
        for (size_t k = 0; k < i; k++) {
            alike = alike || loft_compare_same(claim_of(t, i), claim_of(t, k));
        }
        if (alike) {
            continue; /* named with an earlier one */
        }
        for (size_t k = 0; k < t->n; k++) {
            t->mask[k] = k >= i && loft_compare_same(claim_of(t, i), claim_of(t, k));
        }
        fputs(first ? "" : "; ", t->out);
        write_names(t);
        fprintf(t->out, " %s%s", first ? "reported " : "", claim_text(text, t, i));
        first = false;
    }
    fputc('.', t->out);
}

/* ---- where nothing is in conflict ---- */

/* "82 km", "4.5 km", "19 s". */
static const char *gap_text(char out[LOFT_QUANTITY_TEXT], const paragraph *t, double gap)
{
    if (t->figure == LOFT_SUSPECT_TIME) {
        return loft_text_time_gap(out, gap, 0.0);
    }
    const double tenths = round(gap / 100.0);
    const loft_claim length = {.kind = LOFT_CLAIM_EXACT,
                               .value = 100.0 * tenths,
                               .rounding = fmod(tenths, 10.0) != 0.0 ? 50.0 : 500.0};
    return loft_text_claim_km(out, &length);
}

/*
 * "differ by 50 km, more than their rounding": the difference of two values as they were
 * printed; of bounds and intervals that beyond their edges.
 */
static void write_gap(const paragraph *t, const loft_compare_pair *p)
{
    const loft_claim *first = claim_of(t, p->first);
    const loft_claim *second = claim_of(t, p->second);
    const bool values = loft_claim_is_single(first) && loft_claim_is_single(second);
    char text[LOFT_QUANTITY_TEXT];
    gap_text(text, t, values ? fabs(first->value - second->value) : p->gap.gap);
    fprintf(t->out, " differ by %s%s more than their rounding, which is common.", text,
            values ? "," : "");
}

/* No two of the sources in the mask are in conflict; `who` is what they are called. */
static void write_harmony(const paragraph *t, const char *who)
{
    const loft_compare_pair *worst = NULL;
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        if (is_reported(t, p) && t->mask[p->first] && t->mask[p->second] &&
            p->verdict == LOFT_COMPARE_DIFFER &&
            (worst == NULL || p->gap.gap > worst->gap.gap)) {
            worst = p;
        }
    }
    if (worst == NULL) {
        fprintf(t->out, " %s agree.", who);
        return;
    }
    if (mask_count(t) == 2) {
        fprintf(t->out, " %s", who);
    } else {
        fprintf(t->out, " %s agree, except that %s and %s", who,
                t->answers[worst->first].source, t->answers[worst->second].source);
    }
    write_gap(t, worst);
}

/* ---- suspects ---- */

static void write_reason(const paragraph *t, const loft_compare_pair *p, const char *it)
{
    const loft_time_check *own = &t->answers[p->suspect].estimate->time_check;
    char text[LOFT_QUANTITY_TEXT];
    switch (p->reason) {
    case LOFT_COMPARE_FLIGHT:
        if (t->figure == LOFT_SUSPECT_TIME && own->suspect == LOFT_SUSPECT_TIME) {
            fprintf(t->out,
                    "in the model a flight with its apogee and range takes about %s",
                    loft_text_time(text, own->model_s));
        } else {
            fprintf(t->out, "the rest of the flight contradicts %s", it);
        }
        break;
    case LOFT_COMPARE_REPEATS:
        fputs(t->answers[p->suspect].revised ? "its source revised it later"
                                             : "the source only repeats others",
              t->out);
        break;
    case LOFT_COMPARE_COUNT:
        fprintf(t->out, "more sources contradict %s", it);
        break;
    default:
        fprintf(t->out, "correcting %s is the smaller change, given the wording", it);
        break;
    }
}

/* The source whose reported figure that value is; n if none is. */
static size_t reporter_of(const paragraph *t, double value)
{
    size_t i = 0;
    while (i < t->n && !(has(t, i) && claim_of(t, i)->kind != LOFT_CLAIM_INTERVAL &&
                         claim_of(t, i)->value == value)) {
        i++;
    }
    return i;
}

/* A figure that was reported, as it was reported; to the second where the suspect has seconds. */
static void write_suggestion(const paragraph *t, const loft_compare_pair *p)
{
    char text[LOFT_QUANTITY_TEXT];
    const double value = p->suggested;
    fputs("about ", t->out);
    const size_t reporter = reporter_of(t, value);
    const bool time = t->figure == LOFT_SUSPECT_TIME;
    if (reporter < t->n || (time && claim_of(t, p->suspect)->rounding < 30.0)) {
        const loft_claim said = {
            .kind = LOFT_CLAIM_EXACT,
            .value = value,
            .rounding = reporter < t->n ? claim_of(t, reporter)->rounding : 0.5};
        fputs(time ? loft_text_claim_spoken_time(text, &said)
                   : loft_text_claim_km(text, &said),
              t->out);
    } else {
        fputs(value_text(text, t->figure, value), t->out);
    }
    fputs(" would fit.", t->out);
}

/* A copy is not named: what it copies is. */
static bool is_worth_naming(const paragraph *t, const loft_compare_pair *p)
{
    return is_reported(t, p) && p->verdict == LOFT_COMPARE_CONFLICT &&
           (!p->repeats || p->reason == LOFT_COMPARE_REPEATS);
}

static bool is_against(const paragraph *t, size_t suspect, size_t other)
{
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        if (is_worth_naming(t, p) && p->has_suspect && p->suspect == suspect &&
            (p->first == other || p->second == other)) {
            return true;
        }
    }
    return false;
}

/* Do two suspects share a sentence? */
static bool are_alike(const paragraph *t, const loft_compare_pair *a,
                      const loft_compare_pair *b)
{
    const bool by_reason =
        (a->reason == LOFT_COMPARE_REPEATS) == (b->reason == LOFT_COMPARE_REPEATS) &&
        (a->reason != LOFT_COMPARE_REPEATS ||
         t->answers[a->suspect].revised == t->answers[b->suspect].revised);
    if (!is_worth_naming(t, b) || !b->has_suspect || a->suggested != b->suggested ||
        !by_reason) {
        return false;
    }
    bool alike = true;
    for (size_t k = 0; k < t->n; k++) {
        alike = alike && (k == a->suspect || k == b->suspect ||
                          is_against(t, a->suspect, k) == is_against(t, b->suspect, k));
    }
    return alike;
}

/* "that from A", "those from B and C". */
static void write_those(const paragraph *t)
{
    fputs(mask_count(t) > 1 ? "those from " : "that from ", t->out);
    write_names(t);
}

/* "The figure from A", "The figures from A and B". */
static void write_subject(const paragraph *t)
{
    fputs(mask_count(t) > 1 ? " The figures from " : " The figure from ", t->out);
    write_names(t);
}

/* The suspects that share a sentence with that of p, in the mask. */
static void mask_suspects(paragraph *t, const loft_compare_pair *p)
{
    mask_clear(t, false);
    t->mask[p->suspect] = true;
    for (size_t i = 0; i < t->n_pairs; i++) {
        if (are_alike(t, p, &t->pairs[i])) {
            t->mask[t->pairs[i].suspect] = true;
        }
    }
}

/* The sources that contradict those suspects, in the mask; their pairs are done. */
static void mask_opponents(paragraph *t, const loft_compare_pair *p)
{
    mask_clear(t, false);
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *o = &t->pairs[i];
        if (are_alike(t, p, o)) {
            t->mask[o->first == o->suspect ? o->second : o->first] = true;
            t->written[i] = true;
        }
    }
}

/* The suspect of a pair, with the others that share its sentence. */
static void write_suspect(paragraph *t, const loft_compare_pair *p, size_t n_reported)
{
    mask_suspects(t, p);
    const bool several = n_reported > 2 && mask_count(t) > 1;
    if (n_reported == 2) {
        fputs(" They contradict each other.", t->out);
        write_subject(t);
        fputs(" is", t->out);
    } else {
        write_subject(t);
        fputs(several ? " contradict " : " contradicts ", t->out);
        mask_opponents(t, p);
        write_those(t);
        fputs(several ? " and are" : " and is", t->out);
    }
    t->written[p - t->pairs] = true;
    fputs(" the first to doubt (", t->out);
    write_reason(t, p, several ? "them" : "it");
    fputs("): ", t->out);
    write_suggestion(t, p);
}

/* ---- conflicts without a suspect ---- */

static bool is_open(const paragraph *t, size_t i)
{
    const loft_compare_pair *p = &t->pairs[i];
    return is_worth_naming(t, p) && !p->has_suspect && !t->written[i] &&
           !is_suspect(t, p->first, t->figure) && !is_suspect(t, p->second, t->figure);
}

/* The source with the most open conflicts of that reason; n if there is none. */
static size_t hub(const paragraph *t, loft_compare_reason reason)
{
    size_t best = t->n;
    size_t most = 0;
    for (size_t s = 0; s < t->n; s++) {
        size_t open = 0;
        for (size_t i = 0; i < t->n_pairs; i++) {
            const loft_compare_pair *p = &t->pairs[i];
            open +=
                is_open(t, i) && p->reason == reason && (p->first == s || p->second == s);
        }
        if (open > most) {
            most = open;
            best = s;
        }
    }
    return best;
}

static void write_open(paragraph *t, loft_compare_reason reason, size_t n_reported)
{
    for (size_t s = hub(t, reason); s < t->n; s = hub(t, reason)) {
        mask_clear(t, false);
        for (size_t i = 0; i < t->n_pairs; i++) {
            const loft_compare_pair *p = &t->pairs[i];
            if (is_open(t, i) && p->reason == reason &&
                (p->first == s || p->second == s)) {
                t->mask[p->first == s ? p->second : p->first] = true;
                t->written[i] = true;
            }
        }
        if (n_reported == 2) {
            fputs(" They contradict each other", t->out);
        } else {
            fprintf(t->out, " The figure from %s contradicts ", t->answers[s].source);
            write_those(t);
        }
        fputs(reason == LOFT_COMPARE_SPLIT
                  ? "; one fits a flight, but more sources support the other."
                  : "; nothing here shows which is wrong.",
              t->out);
    }
}

static void write_verdict(paragraph *t, size_t n_reported)
{
    size_t conflicts = 0;
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        conflicts += is_reported(t, p) && p->verdict == LOFT_COMPARE_CONFLICT;
        t->written[i] = false;
    }
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        if (is_worth_naming(t, p) && p->has_suspect && !t->written[i]) {
            write_suspect(t, p, n_reported);
        }
    }
    write_open(t, LOFT_COMPARE_SPLIT, n_reported);
    write_open(t, LOFT_COMPARE_TIE, n_reported);
    size_t left = mask_clear(t, true);
    for (size_t i = 0; i < t->n_pairs; i++) { /* the others: neither suspect nor open */
        const loft_compare_pair *p = &t->pairs[i];
        if (!is_reported(t, p) || p->verdict != LOFT_COMPARE_CONFLICT) {
            continue;
        }
        const size_t out[2] = {p->has_suspect ? p->suspect : p->first,
                               p->has_suspect ? p->suspect : p->second};
        for (int k = 0; k < 2; k++) {
            left -= t->mask[out[k]];
            t->mask[out[k]] = false;
        }
    }
    if (left >= 2) {
        write_harmony(t, conflicts > 0 ? "The others" : left > 2 ? "All" : "They");
    }
}

/* ---- what a source's other figures imply ---- */

static bool is_predicted_by(const paragraph *t, const loft_compare_pair *p, size_t source)
{
    return p->is_predicted && p->figure == t->figure && p->first == source;
}

/* ", the times from A and B fit" for those with that verdict. */
static bool write_predicted(paragraph *t, size_t source, loft_compare_verdict verdict,
                            const char *opening)
{
    static const char *const nouns[] = {NULL, "apogee", "range", "time"};
    static const char *const one[] = {"fits", "is strained", "is impossible"};
    static const char *const many[] = {"fit", "are strained", "are impossible"};
    const bool loose = t->figure != LOFT_SUSPECT_TIME && verdict == LOFT_COMPARE_AGREE;
    mask_clear(t, false);
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        if (is_predicted_by(t, p, source) && p->verdict == verdict) {
            t->mask[p->second] = true;
        }
    }
    const size_t n = mask_count(t);
    if (n > 0) {
        fprintf(t->out, "%sthe %s%s from ", opening, nouns[t->figure], n > 1 ? "s" : "");
        write_names(t);
        fprintf(t->out, " %s%s", n > 1 ? many[verdict] : one[verdict],
                loose ? " within the uncertainty of the time" : "");
    }
    return n > 0;
}

static void write_prediction(paragraph *t, const loft_compare_pair *p)
{
    static const char *const used[] = {NULL, "range and time", "apogee and time",
                                       "apogee and range"};
    static const char *const implied[] = {NULL, "an apogee", "a range", "a flight time"};
    char text[LOFT_QUANTITY_TEXT];
    fprintf(t->out, " In the model the %s from %s imply %s of about %s", used[t->figure],
            t->answers[p->first].source, implied[t->figure],
            value_text(text, t->figure, p->predicted));
    const char *opening = ": ";
    for (int v = LOFT_COMPARE_AGREE; v <= LOFT_COMPARE_CONFLICT; v++) {
        if (write_predicted(t, p->first, (loft_compare_verdict)v, opening)) {
            opening = ", ";
        }
    }
    fputc('.', t->out);
}

/* The first source that predicts the figure from figures that are not suspects. */
static const loft_compare_pair *prediction(const paragraph *t)
{
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        bool sound = p->is_predicted && p->figure == t->figure;
        for (int f = LOFT_SUSPECT_APOGEE; f <= LOFT_SUSPECT_TIME; f++) {
            sound = sound && ((loft_suspect)f == t->figure ||
                              !is_suspect(t, p->first, (loft_suspect)f));
        }
        if (sound) {
            return p;
        }
    }
    return NULL;
}

/* A wrapped paragraph on one figure; nothing if there is nothing to compare. */
static void write_figure(const paragraph *of, loft_text *whole, int columns)
{
    paragraph t = *of;
    loft_text figure;
    char *bytes = NULL;
    size_t n_reported = 0;
    for (size_t i = 0; i < t.n; i++) {
        n_reported += has(&t, i);
    }
    const loft_compare_pair *predicted = prediction(&t);
    if (n_reported < 2 && predicted == NULL) {
        return;
    }
    if (loft_text_open(&figure) != LOFT_OK) {
        whole->lost = true;
        return;
    }
    t.out = figure.out;
    write_figures(&t);
    write_verdict(&t, n_reported);
    if (predicted != NULL) {
        write_prediction(&t, predicted);
    }
    (void)!loft_text_close(&figure, &bytes, NULL);
    loft_text_put_wrapped(whole, bytes, "  ", "    ", columns);
}

char *loft_summary_comparison(const loft_answer *answers, size_t n,
                              const loft_compare *compare, int columns)
{
    loft_text whole;
    char *bytes = NULL;
    paragraph t = {.answers = answers, .n = n};
    t.pairs = loft_compare_pairs(compare, &t.n_pairs);
    t.mask = calloc(n + 1, sizeof *t.mask);
    t.written = calloc(t.n_pairs + 1, sizeof *t.written);
    if (t.mask != NULL && t.written != NULL && loft_text_open(&whole) == LOFT_OK) {
        for (int f = LOFT_SUSPECT_APOGEE; f <= LOFT_SUSPECT_TIME; f++) {
            t.figure = (loft_suspect)f;
            write_figure(&t, &whole, columns);
        }
        (void)!loft_text_close(&whole, &bytes, NULL);
    }
    free(t.mask);
    free(t.written);
    return bytes;
}
