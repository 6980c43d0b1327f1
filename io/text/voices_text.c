/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "io/text/answer_text.h"
#include "io/text/event_text.h"
#include "io/text/range_words.h"
#include "io/text/summary.h"

static size_t count_heard(const loft_analysis *a)
{
    size_t n = 0;
    for (size_t i = 0; i < a->event.n; i++) {
        const loft_voice_answer *voice = loft_analysis_voice(a, i);
        n += voice != NULL && voice->heard;
    }
    return n;
}

static void write_unheard(FILE *out, const loft_source *source)
{
    if (source->tertiary) {
        fputs("repeats others and is not counted.", out);
    } else if (source->revised_by != NULL && !loft_report_is_empty(&source->report)) {
        fprintf(out, "not counted, for %s revised its figures.", source->revised_by);
    } else {
        fputs("gave no figure.", out);
    }
}

static void write_voice(FILE *out, const loft_analysis *a, size_t i)
{
    const loft_voice_answer *voice = loft_analysis_voice(a, i);
    const loft_posterior *alone = loft_analysis_posterior(a, i);
    if (voice == NULL || !voice->heard) {
        write_unheard(out, &a->sources[i]);
        return;
    }
    if (loft_answer_outvoted(a, i)) {
        fputs("outvoted: its figures are of another flight or garbled, with a "
              "probability of ",
              out);
        loft_write_percent(out, voice->garbled);
        fputs(". Without it ", out);
    } else {
        fputs("without it ", out);
    }
    if (voice->has_without) {
        loft_write_band(out, &voice->without_no_rotation_m);
    } else {
        fputs("the other figures give no answer", out);
    }
    if (alone != NULL) {
        fputs("; by itself ", out);
        loft_write_band(out, &alone->no_rotation_m);
    }
    fputs(".", out);
}

static void write_named(FILE *out, const loft_analysis *a, size_t i)
{
    const char *name = a->sources[i].source;
    fprintf(out, "%s: ", name != NULL ? name : "A source");
    write_voice(out, a, i);
}

void loft_event_write_voices(loft_text_page *page, const loft_analysis *a)
{
    if (loft_analysis_answer(a) == NULL || count_heard(a) < 2) {
        return;
    }
    loft_text_page_heading(page, "Sources");
    for (size_t i = 0; i < a->event.n; i++) {
        loft_text_page_part(page, a, i, write_named);
    }
}
