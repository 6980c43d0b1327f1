/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

/* Version 0.1.0 on these scenarios, with "more than" for "tracked", which it did not know: the
 * interval of the source that it plotted, and its point estimate. */
static const record_share pairs_before = {.n = 79, .inside = 67};
static const record_share points_before = {.n = 48, .inside = 46};
static const record_share published_before = {.n = 27, .inside = 18};

static void write_share(FILE *out, const char *what, const record_share *share,
                        const record_share *before)
{
    fprintf(out, "| %s | %d of %d |", what, share->inside, share->n);
    if (before != NULL) {
        fprintf(out, " %d of %d |\n", before->inside, before->n);
    } else {
        fprintf(out, " - |\n");
    }
}

static void write_band(FILE *out, const loft_band *band)
{
    const double ends_m[] = {band->p05, band->p95};
    for (int i = 0; i < 2; i++) {
        if (isfinite(ends_m[i])) {
            fprintf(out, " %.0f |", 10.0 * round(ends_m[i] / 1e4));
        } else {
            fprintf(out, " unbounded |");
        }
    }
}

static void write_odd(FILE *out, const flight_record *r)
{
    fprintf(out,
            "\nSources whose interval alone does not meet that of the others, km "
            "without rotation:\n\n| event | source | alone: 5 %% | 95 %% | the "
            "others: 5 %% | 95 %% | of another flight |\n|---|---|---|---|---|---|---"
            "|\n");
    for (int i = 0; i < r->n; i++) {
        for (int k = 0; k < r->events[i].n_odd; k++) {
            const record_odd *odd = &r->events[i].odd[k];
            fprintf(out, "| %s | %s |", odd->event, odd->source);
            write_band(out, &odd->alone_m);
            write_band(out, &odd->others_m);
            fprintf(out, " %.0f %% |\n", 100.0 * odd->garbled);
        }
    }
}

void page_write_record(FILE *out, const flight_record *r)
{
    record_share published = {.n = 0};
    for (int i = 0; i < RECORD_PUBLISHED; i++) {
        published.n += r->all.published[i].n;
        published.inside += r->all.published[i].inside;
    }
    fprintf(out,
            "\n## The record\n\nAll %d scenarios, with 1,000 samples each; %d have an "
            "answer. Nothing here was drawn:\nwhether the intervals suit real flights is "
            "asked, not whether the arithmetic is right.\nNobody knows the true standard "
            "ranges; published ones are estimates too.\n\n| share | now | 0.1.0 |\n"
            "|---|---|---|\n",
            r->n, r->answered);
    write_share(out, "published ranges in the event's interval", &published,
                &published_before);
    write_share(out, "- values", &r->all.published[RECORD_VALUE], NULL);
    write_share(out, "- intervals, which meet it", &r->all.published[RECORD_INTERVAL],
                NULL);
    write_share(out, "- lower limits, which it reaches", &r->all.published[RECORD_OVER],
                NULL);
    write_share(out, "- reference analyses among them", &r->all.references, NULL);
    write_share(out, "typical boosters in the event's interval", &r->all.typical,
                &points_before);
    write_share(out, "sources whose interval alone meets that of the others",
                &r->all.sources, NULL);
    write_share(out, "pairs of sources whose intervals meet", &r->all.pairs,
                &pairs_before);
    write_odd(out, r);
}
