/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drafted.h - a text as a draft, and its figures by their number. */
#ifndef DRAFTED_H
#define DRAFTED_H

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "io/draft/source_text.h"
#include "loft/loft.h"

static inline loft_draft *drafted(const char *text)
{
    loft_diags *diags = loft_diags_new();
    loft_draft *draft = NULL;
    assert_int_equal(loft_source_text_read(text, strlen(text), diags, &draft), LOFT_OK);
    loft_diags_free(diags);
    return draft;
}

/* Figure i of event e; fails where there is none. */
static inline const loft_draft_figure *figure_at(loft_draft *draft, int e, int i)
{
    const loft_draft_document *d = loft_draft_content(draft);
    assert_true(e < d->n_events);
    assert_true(i < d->events[e].n_figures);
    return &d->events[e].figures[i];
}

/* The one figure of a text: role, value in SI, hedge, source (NULL: none). */
static inline void check_only(const char *text, loft_draft_role role, double si,
                              loft_draft_hedge hedge, const char *source)
{
    loft_draft *draft = drafted(text);
    const loft_draft_figure *f = figure_at(draft, 0, 0);
    if (f->role != (int)role || f->hedge != (int)hedge) {
        fail_msg("%s: %s %s", text, loft_draft_role_name(f->role),
                 loft_draft_hedge_name(f->hedge));
    }
    CHECK_NEAR(f->value_si, si, 1e-12);
    if (source == NULL) {
        assert_null(f->source);
    } else {
        assert_non_null(f->source);
        assert_string_equal(f->source, source);
    }
    assert_int_equal(loft_draft_content(draft)->events[0].n_figures, 1);
    loft_draft_free(draft);
}

/* A text with no figure of a test. */
static inline void check_none(const char *text)
{
    loft_draft *draft = drafted(text);
    const loft_draft_document *d = loft_draft_content(draft);
    for (int e = 0; e < d->n_events; e++) {
        if (d->events[e].n_figures > 0) {
            fail_msg("%s: took %s", text, d->events[e].figures[0].words);
        }
    }
    loft_draft_free(draft);
}

#endif
