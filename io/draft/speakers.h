/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * speakers.h - who says what in a sentence.
 *
 * An act of speech is a speaker with a verb ("Seoul said", "said Lin Jian"), "according to"
 * or "citing" with one, or a speaker just before a figure ("Pyongyang 6,248.5 km"). Pronouns
 * and "the ministry" stand for the last speaker that they fit.
 */
#ifndef LOFT_DRAFT_SPEAKERS_H
#define LOFT_DRAFT_SPEAKERS_H

#include "io/draft/amounts.h"
#include "io/draft/parties.h"
#include "io/draft/sentences.h"

typedef struct loft_speech {
    int first, end;   /* tokens of the speaker */
    int verb;         /* token of the verb; of "according" */
    bool both_ways;   /* what it says may stand before and behind: "according to" */
    bool behind;      /* the speaker stands behind the verb */
    bool figure_only; /* a speaker beside one figure */
    int words_first,
        words_end; /* tokens of the words for the source, maybe of earlier ones */
    loft_party party;
} loft_speech;

enum {
    LOFT_SPEECHES = 12, /* acts of a sentence; more are passed over */
    LOFT_SPEAKERS_KEPT = 16
};

/* Speakers so far, the last one last. */
typedef struct loft_speakers {
    struct {
        loft_party party;
        int first, end;
    } items[LOFT_SPEAKERS_KEPT];
    int n;
} loft_speakers;

/* The acts of a sentence in their order, and their number; adds to the speakers so far. */
int loft_speeches_of(const loft_tokens *t, const loft_sentence *s, const bool *used,
                     const loft_amount *amounts, size_t n_amounts, loft_speakers *known,
                     loft_speech out[LOFT_SPEECHES]);

/* The act that a figure at tokens [first, end) belongs to; -1 if none. */
int loft_speech_for(const loft_tokens *t, const loft_sentence *s, const loft_speech *acts,
                    int n, int first, int end);

#endif
