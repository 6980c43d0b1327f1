/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/text/report.h"
#include "sim/infer/compare.h"

/* One figure of all sources, while it is talked of. */
typedef struct talk {
    FILE *out;
    const loft_answer *answers;
    size_t n;
    const loft_compare_pair *pairs;
    size_t n_pairs;
    loft_suspect figure;
    bool *mask; /* n; the sources of the list at hand */
    bool *said; /* n_pairs; conflicts that were told */
} talk;

static const loft_claim *claim_of(const talk *t, size_t source)
{
    return loft_compare_claim(&t->answers[source].question->report, t->figure);
}

static bool has(const talk *t, size_t source)
{
    return claim_of(t, source)->kind != LOFT_CLAIM_NONE;
}

static bool same_claim(const loft_claim *a, const loft_claim *b)
{
    return a->kind == b->kind && a->lo == b->lo && a->hi == b->hi;
}

static bool is_reported(const talk *t, const loft_compare_pair *p)
{
    return !p->is_predicted && p->figure == t->figure;
}

/* Is a figure of this source the suspect of a reported pair? */
static bool is_suspect(const talk *t, size_t source, loft_suspect figure)
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

static size_t mask_clear(talk *t, bool value)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        t->mask[i] = value && has(t, i);
        n += t->mask[i];
    }
    return n;
}

/* "A, B and C" of the sources in the mask; returns how many. */
static size_t say_names(const talk *t)
{
    size_t n = 0;
    size_t said = 0;
    for (size_t i = 0; i < t->n; i++) {
        n += t->mask[i];
    }
    for (size_t i = 0; i < t->n; i++) {
        if (t->mask[i]) {
            fprintf(t->out, "%s%s",
                    said == 0      ? ""
                    : said + 1 < n ? ", "
                                   : " and ",
                    t->answers[i].source);
            said++;
        }
    }
    return n;
}

static const char *claim_text(char out[LOFT_QUANTITY_TEXT], const talk *t, size_t source)
{
    return t->figure == LOFT_SUSPECT_TIME
               ? loft_report_claim_time(out, claim_of(t, source))
               : loft_report_claim_km(out, claim_of(t, source));
}

static const char *value_text(char out[LOFT_QUANTITY_TEXT], loft_suspect figure,
                              double value)
{
    return figure == LOFT_SUSPECT_TIME ? loft_report_time(out, value)
                                       : loft_report_km(out, value);
}

/* "Range: A says 400 km; B and C about 390 km." */
static void say_figures(talk *t)
{
    static const char *const heads[] = {NULL, "Apogee", "Range", "Flight time"};
    char text[LOFT_QUANTITY_TEXT];
    bool first = true;
    fprintf(t->out, "%s: ", heads[t->figure]);
    for (size_t i = 0; i < t->n; i++) {
        bool alike = !has(t, i);
        for (size_t k = 0; k < i; k++) {
            alike = alike || same_claim(claim_of(t, i), claim_of(t, k));
        }
        if (alike) {
            continue; /* told with an earlier one */
        }
        for (size_t k = 0; k < t->n; k++) {
            t->mask[k] = k >= i && same_claim(claim_of(t, i), claim_of(t, k));
        }
        fputs(first ? "" : "; ", t->out);
        const size_t n = say_names(t);
        fprintf(t->out, " %s%s",
                !first  ? ""
                : n > 1 ? "say "
                        : "says ",
                claim_text(text, t, i));
        first = false;
    }
    fputc('.', t->out);
}

/* ---- where nothing is in conflict ---- */

/* "82 km", "4.5 km", "19 s". */
static const char *gap_text(char out[LOFT_QUANTITY_TEXT], const talk *t, double gap)
{
    if (t->figure == LOFT_SUSPECT_TIME || gap >= 10e3) {
        return value_text(out, t->figure, gap);
    }
    snprintf(out, LOFT_QUANTITY_TEXT, "%.1f km", gap / 1000.0);
    return out;
}

/* Of the n in the mask no two are in conflict. */
static void say_harmony(const talk *t, const char *who, size_t n)
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
    char text[LOFT_QUANTITY_TEXT];
    if (worst == NULL) {
        fprintf(t->out, " %s agree.", who);
        return;
    }
    gap_text(text, t, worst->gap.gap);
    if (n == 2) {
        fprintf(t->out, " %s differ by %s beyond their rounding, as is common.", who,
                text);
    } else {
        fprintf(t->out,
                " %s agree but for %s at most beyond their rounding (%s and %s), as is "
                "common.",
                who, text, t->answers[worst->first].source,
                t->answers[worst->second].source);
    }
}

/* ---- suspects ---- */

static void say_reason(const talk *t, const loft_compare_pair *p)
{
    const loft_time_check *own = &t->answers[p->suspect].estimate->time_check;
    char text[LOFT_QUANTITY_TEXT];
    switch (p->reason) {
    case LOFT_COMPARE_FLIGHT:
        if (t->figure == LOFT_SUSPECT_TIME && own->suspect == LOFT_SUSPECT_TIME) {
            fprintf(t->out, "a flight with its own apogee and range takes about %s",
                    loft_report_time(text, own->model_s));
        } else {
            fputs("the rest of the flight is against it", t->out);
        }
        break;
    case LOFT_COMPARE_REPEATS:
        fputs("the source only repeats others", t->out);
        break;
    case LOFT_COMPARE_COUNT:
        fputs("more sources are against it", t->out);
        break;
    default:
        fputs("the smaller correction, for how firmly it was said", t->out);
        break;
    }
}

/* In the unit of the suspect's own figure: seconds where it has seconds. */
static void say_suggestion(const talk *t, const loft_compare_pair *p)
{
    char text[LOFT_QUANTITY_TEXT];
    const double value = p->suggested;
    if (t->figure == LOFT_SUSPECT_TIME && claim_of(t, p->suspect)->rounding < 30.0) {
        const loft_claim seconds = {
            .kind = LOFT_CLAIM_ABOUT, .value = round(value), .rounding = 0.5};
        fprintf(t->out, "%s", loft_report_claim_time(text, &seconds));
    } else {
        fprintf(t->out, "about %s", value_text(text, t->figure, value));
    }
    fputs(" would fit.", t->out);
}

/* A copy shares the lot of what it copies, which is told. */
static bool is_worth_telling(const talk *t, const loft_compare_pair *p)
{
    return is_reported(t, p) && p->verdict == LOFT_COMPARE_CONFLICT &&
           (!p->repeats || p->reason == LOFT_COMPARE_REPEATS);
}

static bool is_against(const talk *t, size_t suspect, size_t other)
{
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        if (is_worth_telling(t, p) && p->has_suspect && p->suspect == suspect &&
            (p->first == other || p->second == other)) {
            return true;
        }
    }
    return false;
}

/* Are two suspects told in one breath? */
static bool are_alike(const talk *t, const loft_compare_pair *a,
                      const loft_compare_pair *b)
{
    if (!is_worth_telling(t, b) || !b->has_suspect || a->suggested != b->suggested) {
        return false;
    }
    bool alike = true;
    for (size_t k = 0; k < t->n; k++) {
        alike = alike && (k == a->suspect || k == b->suspect ||
                          is_against(t, a->suspect, k) == is_against(t, b->suspect, k));
    }
    return alike;
}

static void say_those(const talk *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        n += t->mask[i];
    }
    fputs(n > 1 ? "those of " : "that of ", t->out);
    say_names(t);
}

/* The suspect of a pair, with those who are at the same fault. */
static void say_suspect(talk *t, const loft_compare_pair *p, size_t n_reported)
{
    const char *them = "it";
    if (n_reported == 2) {
        fputs(" They cannot both be true. Doubt ", t->out);
        mask_clear(t, false);
        t->mask[p->suspect] = true;
        say_those(t);
    } else {
        mask_clear(t, false);
        for (size_t i = 0; i < t->n_pairs; i++) {
            if (are_alike(t, p, &t->pairs[i])) {
                t->mask[t->pairs[i].suspect] = true;
                them = t->pairs[i].suspect != p->suspect ? "them" : them;
            }
        }
        fprintf(t->out, " %s of ", them[0] == 't' ? "Those" : "That");
        say_names(t);
        mask_clear(t, false);
        for (size_t i = 0; i < t->n_pairs; i++) {
            const loft_compare_pair *o = &t->pairs[i];
            if (are_alike(t, p, o)) {
                t->mask[o->first == o->suspect ? o->second : o->first] = true;
                t->said[i] = true;
            }
        }
        fputs(" cannot be true beside ", t->out);
        say_those(t);
        fprintf(t->out, ". Doubt %s", them);
    }
    t->said[p - t->pairs] = true;
    fputs(" first (", t->out);
    say_reason(t, p);
    fputs("): ", t->out);
    say_suggestion(t, p);
}

/* ---- conflicts without a suspect ---- */

static bool is_open(const talk *t, size_t i)
{
    const loft_compare_pair *p = &t->pairs[i];
    return is_worth_telling(t, p) && !p->has_suspect && !t->said[i] &&
           !is_suspect(t, p->first, t->figure) && !is_suspect(t, p->second, t->figure);
}

/* The source with the most open conflicts of that reason; n if there is none. */
static size_t hub(const talk *t, loft_compare_reason reason)
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

static void say_open(talk *t, loft_compare_reason reason, size_t n_reported)
{
    for (size_t s = hub(t, reason); s < t->n; s = hub(t, reason)) {
        mask_clear(t, false);
        for (size_t i = 0; i < t->n_pairs; i++) {
            const loft_compare_pair *p = &t->pairs[i];
            if (is_open(t, i) && p->reason == reason &&
                (p->first == s || p->second == s)) {
                t->mask[p->first == s ? p->second : p->first] = true;
                t->said[i] = true;
            }
        }
        if (n_reported == 2) {
            fputs(" They cannot both be true", t->out);
        } else {
            fprintf(t->out, " That of %s cannot be true beside ", t->answers[s].source);
            say_those(t);
        }
        fputs(reason == LOFT_COMPARE_SPLIT ? "; more sources are on the one side, the "
                                             "rest of the flight on the other."
                                           : "; nothing here tells which is wrong.",
              t->out);
    }
}

static void say_verdict(talk *t, size_t n_reported)
{
    size_t conflicts = 0;
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        conflicts += is_reported(t, p) && p->verdict == LOFT_COMPARE_CONFLICT;
        t->said[i] = false;
    }
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        if (is_worth_telling(t, p) && p->has_suspect && !t->said[i]) {
            say_suspect(t, p, n_reported);
        }
    }
    say_open(t, LOFT_COMPARE_SPLIT, n_reported);
    say_open(t, LOFT_COMPARE_TIE, n_reported);
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
        say_harmony(t, conflicts > 0 ? "The others" : left > 2 ? "All" : "They", left);
    }
}

/* ---- what a source's flight asks for ---- */

static bool is_predicted_by(const talk *t, const loft_compare_pair *p, size_t source)
{
    return p->is_predicted && p->figure == t->figure && p->first == source;
}

/* ", that of A and B fits" of those with a verdict. */
static bool say_predicted(talk *t, size_t source, loft_compare_verdict verdict,
                          const char *opening)
{
    static const char *const nouns[] = {NULL, "apogee", "range", "time"};
    static const char *const one[] = {"fits", "is strained", "is impossible"};
    static const char *const many[] = {"fit", "are strained", "are impossible"};
    const bool loose = t->figure != LOFT_SUSPECT_TIME && verdict == LOFT_COMPARE_AGREE;
    size_t n = 0;
    mask_clear(t, false);
    for (size_t i = 0; i < t->n_pairs; i++) {
        const loft_compare_pair *p = &t->pairs[i];
        if (is_predicted_by(t, p, source) && p->verdict == verdict) {
            t->mask[p->second] = true;
            n++;
        }
    }
    if (n > 0) {
        fprintf(t->out, "%sthe %s%s of ", opening, nouns[t->figure], n > 1 ? "s" : "");
        say_names(t);
        fprintf(t->out, " %s%s", n > 1 ? many[verdict] : one[verdict],
                loose ? " within the error of the time" : "");
    }
    return n > 0;
}

static void say_prediction(talk *t, const loft_compare_pair *p)
{
    static const char *const used[] = {NULL, "range and time", "apogee and time",
                                       "apogee and range"};
    static const char *const asked[] = {NULL, "the apogee is", "the range is",
                                        "the flight takes"};
    char text[LOFT_QUANTITY_TEXT];
    fprintf(t->out, " By the %s of %s %s about %s", used[t->figure],
            t->answers[p->first].source, asked[t->figure],
            value_text(text, t->figure, p->predicted));
    const char *opening = ": ";
    for (int v = LOFT_COMPARE_AGREE; v <= LOFT_COMPARE_CONFLICT; v++) {
        if (say_predicted(t, p->first, (loft_compare_verdict)v, opening)) {
            opening = ", ";
        }
    }
    fputc('.', t->out);
}

/* The first source that predicts the figure from figures that are not doubted. */
static const loft_compare_pair *prediction(const talk *t)
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

/* One figure as a wrapped paragraph of its own; nothing if there is nothing to compare. */
static bool say_figure(const talk *of, FILE *out, int columns)
{
    talk t = *of;
    char *bytes = NULL;
    size_t size = 0;
    size_t n_reported = 0;
    for (size_t i = 0; i < t.n; i++) {
        n_reported += has(&t, i);
    }
    const loft_compare_pair *asked = prediction(&t);
    if (n_reported < 2 && asked == NULL) {
        return true;
    }
    t.out = open_memstream(&bytes, &size);
    if (t.out == NULL) {
        return false;
    }
    say_figures(&t);
    say_verdict(&t, n_reported);
    if (asked != NULL) {
        say_prediction(&t, asked);
    }
    bool good = ferror(t.out) == 0;
    good = fclose(t.out) == 0 && good;
    char *wrapped = good ? loft_report_wrap(bytes, "  ", "    ", columns) : NULL;
    if (wrapped != NULL) {
        fputs(wrapped, out);
    }
    good = wrapped != NULL;
    free(wrapped);
    free(bytes);
    return good;
}

char *loft_report_comparison(const loft_answer *answers, size_t n,
                             const loft_compare *compare, int columns)
{
    char *bytes = NULL;
    size_t size = 0;
    talk t = {.answers = answers, .n = n};
    t.pairs = loft_compare_pairs(compare, &t.n_pairs);
    t.mask = calloc(n + 1, sizeof *t.mask);
    t.said = calloc(t.n_pairs + 1, sizeof *t.said);
    FILE *out = open_memstream(&bytes, &size);
    bool good = t.mask != NULL && t.said != NULL && out != NULL;
    for (int f = LOFT_SUSPECT_APOGEE; good && f <= LOFT_SUSPECT_TIME; f++) {
        t.figure = (loft_suspect)f;
        good = say_figure(&t, out, columns);
    }
    if (out != NULL) {
        good = ferror(out) == 0 && good;
        good = fclose(out) == 0 && good;
    }
    free(t.mask);
    free(t.said);
    if (!good) {
        free(bytes);
        return NULL;
    }
    return bytes;
}
