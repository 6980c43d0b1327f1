/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_kinds.h"

#include <stdlib.h>

#include "cli/support/app.h"
#include "io/text/analysis_text.h"

#define ROW(name) &plot_##name,
static const plot_kind *const rows[] = {PLOT_KINDS(ROW)};

size_t plot_kind_count(void)
{
    return sizeof rows / sizeof rows[0];
}

const plot_kind *plot_kind_at(size_t i)
{
    return rows[i];
}

static choice name_at(const void *table, size_t i)
{
    (void)table;
    if (i >= plot_kind_count()) {
        return (choice){.name = NULL};
    }
    return (choice){.name = rows[i]->name, .use = rows[i]->use};
}

const choices plot_kind_choices = {"plot kind", "kinds", NULL, name_at, NULL};

int plot_kind_draw(const plot_kind *kind, const plot_request *request, loft_buffer *out)
{
    plot_files files = {.n = 0};
    plot_request drawn = *request;
    int result = APP_DONE;
    /* The answer beside each picture has its interval, whatever the kind shows of it. */
    drawn.reading.analysis = request->sampled;
    drawn.reading.analysis.fan = drawn.reading.analysis.contour = false;
    if (kind->sampling != NULL) {
        kind->sampling(request, &drawn.reading.analysis);
    }
    if (kind->most_files > 0) {
        result = plot_files_read(&drawn, kind->most_files, &files);
    }
    if (result == APP_DONE && kind->needs != NULL) {
        result = kind->needs(&files);
    }
    for (int i = 0; result == APP_DONE && i < files.n; i++) {
        const plot_input *in = &files.list[i];
        const char *across =
            in->analysis != NULL ? loft_analysis_across(in->analysis, in->index) : NULL;
        drawn.look.across = across != NULL ? across : drawn.look.across;
    }
    char *alternative =
        result == APP_DONE ? plot_files_alternative(&files, kind->shows) : NULL;
    if (result == APP_DONE) {
        drawn.alternative = alternative;
        result =
            alternative != NULL ? kind->draw(&files, &drawn, out) : APP_NOT_CONVERGED;
    }
    free(alternative);
    plot_files_fini(&files);
    return result;
}
