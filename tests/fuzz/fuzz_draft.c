/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes through the reader of news texts, plain and HTML: a draft whose figures stand in
 * the text, or a refusal with a reason.
 */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "io/draft/source_text.h"
#include "loft/loft.h"

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"texts", "with figures", "pages"};

void fuzz_open(void)
{
}

void fuzz_close(void)
{
}

static void require_figure(const loft_draft_figure *f, const char *text)
{
    const int size = (int)strlen(text);
    FUZZ_REQUIRE(f->words != NULL && f->quote != NULL && f->unit != NULL);
    FUZZ_REQUIRE(f->at.offset >= 0 && f->at.length > 0);
    FUZZ_REQUIRE(f->at.offset + f->at.length <= size);
    FUZZ_REQUIRE(f->quote_at.offset <= f->at.offset);
    FUZZ_REQUIRE(f->quote_at.offset + f->quote_at.length <= size);
    FUZZ_REQUIRE(f->hedge != LOFT_DRAFT_BETWEEN || f->low_si < f->high_si);
}

static int figures_of(const loft_draft_document *d)
{
    int n = 0;
    for (int e = 0; e < d->n_events; e++) {
        for (int i = 0; i < d->events[e].n_figures; i++) {
            const loft_draft_figure *f = &d->events[e].figures[i];
            FUZZ_REQUIRE(f->role >= 0 && f->role < LOFT_DRAFT_ROLES);
            require_figure(f, d->text.content);
            n++;
        }
    }
    for (int i = 0; i < d->n_loose; i++) {
        FUZZ_REQUIRE(d->loose[i].why != NULL);
        require_figure(&d->loose[i].figure, d->text.content);
    }
    return n;
}

int fuzz_text(const char *text, size_t size)
{
    loft_diags *diags = loft_diags_new();
    loft_draft *draft = NULL;
    FUZZ_REQUIRE(diags != NULL);
    const loft_status status = loft_source_text_read(text, size, diags, &draft);
    int outcome = 0;
    if (status == LOFT_OK) {
        const loft_draft_document *d = loft_draft_content(draft);
        const bool page = strcmp(d->text.form, "html") == 0;
        outcome = 1 + (figures_of(d) > 0 ? 2 : 0) + (page ? 4 : 0);
    } else {
        FUZZ_REQUIRE(status == LOFT_ERR_INPUT && loft_diags_count(diags) > 0);
    }
    loft_draft_free(draft);
    loft_diags_free(diags);
    return outcome;
}
