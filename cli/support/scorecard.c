/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/scorecard.h"

#include <stdlib.h>

#include "cli/support/app.h"
#include "cli/support/parallel_for.h"

static void work(void *ctx, size_t i)
{
    loft_scorecard_analyse(ctx, i);
}

static bool done(void *ctx, size_t i)
{
    loft_scorecard *card = ctx;
    app_progress(i + 1, card->n, card->events[i].facts->id);
    loft_scorecard_count(card, i);
    return true;
}

loft_status scorecard_make(const scenario_batch *batch,
                           const loft_analysis_options *options, int threads,
                           loft_scorecard *out)
{
    *out = (loft_scorecard){.options = *options,
                            .events = calloc(batch->n + 1, sizeof *out->events)};
    if (out->events == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < batch->n; i++) {
        const loft_scenario_facts *facts = scenario_batch_facts(batch, i);
        if (facts->n_standards > 0) {
            loft_scorecard_event *event = &out->events[out->n++];
            event->facts = facts;
            event->scenario = batch->entries[i].scenario;
        }
    }
    const parallel_for_job job = {.ctx = out, .work = work, .done = done};
    parallel_for_run(out->n, threads, &job);
    app_progress(0, 0, NULL);
    return LOFT_OK;
}
