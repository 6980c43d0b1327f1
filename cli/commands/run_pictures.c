/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/run_pictures.h"

#include <stdlib.h>

#include "cli/commands/plot_kinds.h"
#include "cli/support/app.h"
#include "io/text/analysis_text.h"

/* The plot of the drawn report, without options of its kind. */
static loft_status draw(const plot_kind *kind, loft_analysis *analysis, loft_buffer *out)
{
    enum {
        OPTIONS_MAX = 8
    };
    const loft_analysis_event *event = loft_analysis_event_of(analysis);
    const char *const none[OPTIONS_MAX] = {NULL};
    plot_files files = {
        .list = {{.path = event->id,
                  .analysis = analysis,
                  .index = loft_analysis_drawn(analysis),
                  .label = plot_label(event->title, event->id)}},
        .n = 1,
    };
    char *alternative = plot_files_alternative(&files, kind->shows);
    const plot_request request = {.format = LOFT_PICTURE_PNG,
                                  .own = none,
                                  .alternative = alternative,
                                  .look = {.across = loft_analysis_across(
                                               analysis, loft_analysis_drawn(analysis))}};
    const bool drawn = files.list[0].label != NULL && alternative != NULL &&
                       kind->draw(&files, &request, out) == APP_DONE;
    free(alternative);
    free(files.list[0].label);
    return drawn ? LOFT_OK : LOFT_ERR_NOMEM;
}

static loft_status draw_map(loft_analysis *analysis, loft_buffer *out)
{
    return draw(&plot_map, analysis, out);
}

static loft_status draw_panels(loft_analysis *analysis, loft_buffer *out)
{
    return draw(&plot_panels, analysis, out);
}

const run_picture run_pictures[RUN_PICTURES] = {{"map.png", draw_map},
                                                {"panels.png", draw_panels}};
