/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a source as JSON: its figures, and where they stand. */
#include <string.h>

#include "io/files/analysis_json.h"
#include "io/files/answer_json.h"
#include "io/files/claim_json.h"
#include "io/files/result_fields.h"
#include "io/json/json_member.h"

typedef struct report_record {
    claim_record apogee, range, time;
} report_record;

typedef struct source_record {
    const char *source;
    report_record report;
    const char *revised_by, *wording, *status;
    struct citation_record {
        const char *publisher, *title, *published, *url;
    } citation;
} source_record;

static const loft_field claim_km_rows[] = {CLAIM_ROWS(LOFT_UNIT_KM)};
static const loft_field claim_s_rows[] = {CLAIM_ROWS(LOFT_UNIT_SI)};
static const loft_fields claim_km = {LOFT_ROWS_OF(claim_km_rows), .open = true};
static const loft_fields claim_s = {LOFT_ROWS_OF(claim_s_rows), .open = true};

static const loft_field report_rows[] = {
    {LOFT_OBJECT("apogee_km", report_record, apogee, &claim_km)},
    {LOFT_OBJECT("range_km", report_record, range, &claim_km)},
    {LOFT_OBJECT("flight_time_s", report_record, time, &claim_s)},
};
static const loft_fields report_fields = {LOFT_ROWS_OF(report_rows), .open = true};

static const loft_field citation_rows[] = {
    {LOFT_STRING("publisher", struct citation_record, publisher), .nullable = true},
    {LOFT_STRING("title", struct citation_record, title), .nullable = true},
    {LOFT_STRING("published", struct citation_record, published), .nullable = true},
    {LOFT_STRING("url", struct citation_record, url), .nullable = true},
};
static const loft_fields citation_fields = {LOFT_ROWS_OF(citation_rows), .open = true};

static const loft_field said_rows[] = {
    {LOFT_STRING("source", source_record, source), .nullable = true},
    {LOFT_OBJECT("reported", source_record, report, &report_fields)},
};
static const loft_field where_rows[] = {
    {LOFT_STRING("revised_by", source_record, revised_by), .nullable = true,
     .help = "The source of the report in which the same party revised these figures; "
             "null if none did."},
    {LOFT_STRING("wording", source_record, wording), .nullable = true},
    {LOFT_STRING("status", source_record, status), .nullable = true},
    {LOFT_OBJECT("citation", source_record, citation, &citation_fields)},
};
/* The report comes before the answer in memory, and after it in the file. */
const loft_fields loft_source_said_fields = {LOFT_ROWS_OF(said_rows), .open = true};
const loft_fields loft_source_where_fields = {LOFT_ROWS_OF(where_rows), .open = true};

static report_record report_to(const loft_report *report)
{
    return (report_record){.apogee = claim_to(&report->apogee_m),
                           .range = claim_to(&report->range_m),
                           .time = claim_to(&report->time_s)};
}

void loft_summary_write(loft_json_writer *w, const loft_report *report)
{
    const report_record record = report_to(report);
    loft_put_object(w, "reported");
    loft_fields_write(&report_fields, w, &record);
    loft_json_write_end_object(w);
}

void loft_source_write_report(loft_json_writer *w, const char *source,
                              const loft_report *report)
{
    const source_record record = {.source = source, .report = report_to(report)};
    loft_fields_write(&loft_source_said_fields, w, &record);
}

void loft_source_write_where(loft_json_writer *w, const loft_source *source)
{
    const source_record record = {.revised_by = source->revised_by,
                                  .wording = source->wording,
                                  .status = source->status,
                                  .citation = {.publisher = source->publisher,
                                               .title = source->citation_title,
                                               .published = source->published,
                                               .url = source->url}};
    loft_fields_write(&loft_source_where_fields, w, &record);
}

loft_status loft_source_read(const loft_json_node *object, const loft_diag_where *where,
                             loft_diags *diags, loft_source *out)
{
    source_record r = {.source = NULL};
    loft_status status =
        loft_fields_read(&loft_source_said_fields, object, where, NULL, diags, &r);
    if (status == LOFT_OK) {
        status =
            loft_fields_read(&loft_source_where_fields, object, where, NULL, diags, &r);
    }
    if (status == LOFT_OK) {
        *out = (loft_source){.source = r.source,
                             .tertiary = r.source != NULL &&
                                         strstr(r.source, "(tertiary)") != NULL,
                             .revised_by = r.revised_by,
                             .wording = r.wording,
                             .status = r.status,
                             .publisher = r.citation.publisher,
                             .citation_title = r.citation.title,
                             .published = r.citation.published,
                             .url = r.citation.url,
                             .report = {.apogee_m = claim_from(&r.report.apogee),
                                        .range_m = claim_from(&r.report.range),
                                        .time_s = claim_from(&r.report.time)}};
    }
    return status;
}
