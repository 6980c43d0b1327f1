/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/distances.h"

#include <math.h>

#include "io/json/json_member.h"
#include "loft/loft.h"

enum {
    REACH_SCHEMA = 1
};

typedef struct levels {
    double p05, p50, p95;
} levels;

typedef struct row_record {
    const char *name;
    loft_geodetic place;
    double distance_m, bearing_rad;
    levels toward;
    double share;
} row_record;

typedef struct document {
    int schema_version;
    const char *id, *refusal;
    levels no_rotation;
    bool lower_bound;
    int n; /* the list is written row by row */
    row_record *rows;
} document;

static const loft_field level_rows[] = {
    {LOFT_NUMBER("p05", levels, p05), .nullable = true, .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("p50", levels, p50), .nullable = true, .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("p95", levels, p95), .nullable = true, .unit = LOFT_UNIT_KM},
};
static const loft_fields level_fields = {
    LOFT_ROWS_OF(level_rows), .open = true,
    .help =
        "5, 50 and 95 %; null for anywhere on Earth, and where nothing is converted."};

static const loft_field row_rows[] = {
    {LOFT_STRING("name", row_record, name), .help = "As it was typed."},
    {LOFT_NUMBER("lat_deg", row_record, place.lat_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("lon_deg", row_record, place.lon_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("distance_km", row_record, distance_m), .unit = LOFT_UNIT_KM,
     .help = "From the launch site, along the geodesic."},
    {LOFT_NUMBER("bearing_deg", row_record, bearing_rad), .unit = LOFT_UNIT_DEG,
     .help = "At the launch site, clockwise from north."},
    {LOFT_OBJECT("range_toward_km", row_record, toward, &level_fields),
     .help = "Standard range of the same boosters toward it, with rotation."},
    {LOFT_NUMBER("share", row_record, share), .nullable = true, .lower = LOFT_FROM(0),
     .upper = LOFT_TO(1),
     .help = "Part of the answer that covers the distance; null where that is no "
             "interval."},
};
static const loft_fields row_fields = {LOFT_ROWS_OF(row_rows), .open = true};

static const loft_field head_rows[] = {
    {LOFT_INTEGER("schema_version", document, schema_version),
     .lower = LOFT_FROM(REACH_SCHEMA), .upper = LOFT_TO(REACH_SCHEMA),
     .help = "Version of this schema. A key that is added does not change it."},
    {LOFT_STRING("id", document, id), .nullable = true,
     .help = "As in the scenario; null for typed figures."},
    {LOFT_STRING("refusal", document, refusal), .nullable = true,
     .help = "Why the event has no range, as in result.json."},
    {LOFT_OBJECT("no_rotation_km", document, no_rotation, &level_fields),
     .help = "The answer."},
    {LOFT_BOOL("lower_bound", document, lower_bound),
     .help = "The answer is a range flown or a least one, not an interval."},
};
static const loft_fields head_fields = {LOFT_ROWS_OF(head_rows), .open = true};
static const loft_fields *const head_parts[] = {&head_fields};

static const loft_field list_rows[] = {
    {LOFT_OWNED_LIST("places", document, rows, n, &row_fields),
     .help = "In the order of the command line."},
};
const loft_fields loft_distances_fields = {
    LOFT_ROWS_OF(list_rows), .open = true, .parts = head_parts, .n_parts = 1,
    .help =
        "What `loft reach --json` prints: places beside the range of a reported missile."};

static levels levels_of(bool known, double low_m, double middle_m, double high_m)
{
    return known ? (levels){low_m, middle_m, high_m} : (levels){NAN, NAN, NAN};
}

static row_record record_of(const loft_distances *d, const loft_distance *row)
{
    return (row_record){.name = row->name,
                        .place = row->place,
                        .distance_m = row->distance_m,
                        .bearing_rad = row->bearing_rad,
                        .toward = levels_of(d->has_range, row->range_m[0],
                                            row->range_m[1], row->range_m[2]),
                        .share = row->has_share ? row->share : NAN};
}

void loft_distances_json(loft_json_writer *w, const loft_distances *d)
{
    const loft_refusal refusal =
        loft_analysis_refusal(d->analysis, loft_analysis_drawn(d->analysis));
    const loft_band *band = &d->headline.no_rotation_m;
    const bool refused = !d->has_range && refusal != LOFT_REFUSED_NOT;
    const document head = {.schema_version = REACH_SCHEMA,
                           .id = loft_analysis_event_of(d->analysis)->id,
                           .refusal = refused ? loft_refusal_code(refusal) : NULL,
                           .no_rotation =
                               levels_of(d->has_range, band->p05, band->p50, band->p95),
                           .lower_bound = d->headline.kind == LOFT_HEADLINE_LOWER_BOUND};
    loft_fields_write(&head_fields, w, &head);
    loft_json_write_key(w, "places");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < d->n; i++) {
        const row_record row = record_of(d, &d->rows[i]);
        loft_json_write_begin_object(w);
        loft_fields_write(&row_fields, w, &row);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}
