/* SPDX-License-Identifier: GPL-3.0-or-later */
/* format_csv.c - the table of each flight as loft_export_csv gives it, behind its name. */
#include <string.h>

#include "io/export/export.h"
#include "io/export/format_write.h"
#include "io/export/formats.h"

/* Each line but the first behind the name of the flight. */
static void put_named_lines(FILE *out, const char *name, const char *table)
{
    const char *line = strchr(table, '\n');
    while (line != NULL && line[1] != '\0') {
        line++;
        const char *end = strchr(line, '\n');
        const size_t n = end != NULL ? (size_t)(end - line) : strlen(line);
        fprintf(out, "%s,%.*s\n", name, (int)n, line);
        line = end;
    }
}

static loft_status put_track(FILE *out, const loft_track *track, const loft_epoch *launch)
{
    const loft_export_table table = {
        .plan = track->plan,
        .record = track->record,
        .flight = track->flight,
        .launch = launch,
        .step_s = loft_export_csv_step(loft_trajectory_end(track->record))};
    char *text = NULL;
    size_t size = 0;
    const loft_status status = loft_export_csv(&table, &text, &size);
    if (status == LOFT_OK) {
        put_named_lines(out, track->id, text);
        free(text);
    }
    return status;
}

static loft_status write_csv(const loft_track_document *d, char **text, size_t *size)
{
    loft_text whole;
    loft_status status = loft_text_open(&whole);
    if (status != LOFT_OK) {
        return status;
    }
    fprintf(whole.out, "flight,%s", loft_export_csv_header());
    for (size_t i = 0; status == LOFT_OK && i < d->n; i++) {
        status = put_track(whole.out, &d->tracks[i], &d->epoch);
    }
    if (status != LOFT_OK) {
        loft_text_drop(&whole);
        return status;
    }
    return loft_text_close(&whole, text, size);
}

const loft_format loft_format_csv = {
    .name = "csv",
    .suffix = ".csv",
    .use = "a table, for spreadsheets and plotting programs",
    .detail =
        "The tables of *run*, with a first column for the name of the flight. No reach "
        "contour; json has it.",
    .write = write_csv,
};
