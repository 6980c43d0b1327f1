/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/counted.h"

#include <string.h>

#include "sim/infer/compare.h"

/* The report of that name, another than i; n if there is none. */
static size_t find(const loft_source *sources, size_t n, size_t i, const char *name)
{
    size_t k = 0;
    while (k < n && (k == i || sources[k].source == NULL ||
                     strcmp(sources[k].source, name) != 0)) {
        k++;
    }
    return k;
}

static void drop_if_given(loft_claim *first, const loft_claim *revised)
{
    if (revised->kind != LOFT_CLAIM_NONE) {
        *first = (loft_claim){.kind = LOFT_CLAIM_NONE};
    }
}

loft_report loft_source_counted(const loft_source *sources, size_t n, size_t i)
{
    loft_report report = sources[i].report;
    size_t at = i;
    /* At most n revisions follow each other, for names may go round in a circle. */
    for (size_t step = 0; step < n && sources[at].revised_by != NULL; step++) {
        at = find(sources, n, at, sources[at].revised_by);
        if (at == n || at == i) {
            break;
        }
        drop_if_given(&report.apogee_m, &sources[at].report.apogee_m);
        drop_if_given(&report.range_m, &sources[at].report.range_m);
        drop_if_given(&report.time_s, &sources[at].report.time_s);
    }
    return report;
}

bool loft_source_is_recalled(const loft_source *source)
{
    return source->status != NULL && strcmp(source->status, "recalled") == 0;
}

bool loft_source_figure_stands(const loft_source *sources, size_t n, size_t i,
                               loft_suspect figure)
{
    const loft_report counted = loft_source_counted(sources, n, i);
    return !sources[i].tertiary &&
           loft_compare_claim(&counted, figure)->kind != LOFT_CLAIM_NONE;
}

bool loft_source_stands(const loft_source *sources, size_t n, size_t i)
{
    const loft_report counted = loft_source_counted(sources, n, i);
    return !sources[i].tertiary && !loft_report_is_empty(&counted);
}

bool loft_source_stands_whole(const loft_source *sources, size_t n, size_t i)
{
    bool whole = loft_source_stands(sources, n, i);
    for (int f = LOFT_SUSPECT_APOGEE; f <= LOFT_SUSPECT_TIME; f++) {
        const loft_suspect figure = (loft_suspect)f;
        whole = whole && (loft_compare_claim(&sources[i].report, figure)->kind ==
                              LOFT_CLAIM_NONE ||
                          loft_source_figure_stands(sources, n, i, figure));
    }
    return whole;
}
