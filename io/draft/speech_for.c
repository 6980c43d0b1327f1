/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which act of speech of a sentence a figure belongs to. */
#include "io/draft/speakers.h"

/* Does what it says stand before it: a comma or a quotation before, an end behind? */
static bool closes(const loft_tokens *t, const loft_sentence *s, const loft_speech *act)
{
    const int before = act->behind ? act->verb - 1 : act->first - 1;
    const int start =
        before >= s->first && loft_token_is(t, before, "the") ? before - 1 : before;
    return act->both_ways || act->behind ||
           (start >= s->first &&
            (loft_token_is(t, start, ",") || loft_token_is(t, start, "\"") ||
             loft_token_is(t, start, "-")));
}

static int clauses_between(const loft_tokens *t, int from, int to)
{
    static const char *const clause[] = {"while",   "but",      ";",
                                         "whereas", "although", NULL};
    int n = 0;
    for (int i = from; i < to; i++) {
        n += loft_token_in(t, i, clause) ? 3 : loft_token_is(t, i, ",") ? 1 : 0;
    }
    return n;
}

int loft_speech_for(const loft_tokens *t, const loft_sentence *s, const loft_speech *acts,
                    int n, int first, int end)
{
    int best = -1;
    int best_cost = 1000;
    int before = -1; /* the last act before the figure, and the first behind it */
    int behind = -1;
    for (int i = 0; i < n; i++) {
        if (acts[i].figure_only) {
            const bool beside = acts[i].verb == (acts[i].behind ? end : first);
            if (beside) {
                return i;
            }
            continue;
        }
        if (acts[i].verb < first) {
            before = i;
        } else if (behind < 0 && acts[i].first >= end - 1) {
            behind = i;
        }
    }
    if (before >= 0 && !acts[before].behind) {
        best = before;
        best_cost = 2 * clauses_between(t, acts[before].verb, first);
    }
    if (behind >= 0 && closes(t, s, &acts[behind])) {
        const int from = acts[behind].behind || acts[behind].both_ways
                             ? acts[behind].verb
                             : acts[behind].first;
        const int cost = 2 * clauses_between(t, end, from) - 1;
        if (cost < best_cost) {
            best = behind;
        }
    }
    if (best < 0 && before >= 0) { /* "...", said X, "and it flew" */
        best = before;
    }
    if (best < 0 && behind >= 0) {
        best = behind;
    }
    return best;
}
