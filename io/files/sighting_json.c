/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/sighting.h"

#include "io/json/json_member.h"
#include "loft/loft.h"
#include "sim/infer/analysis_parts.h"

enum {
    SIGHTING_SCHEMA = 1
};

/* Spans as a list of [begin, end]. */
typedef struct pairs {
    int n;
    double at[LOFT_SPANS][2];
} pairs;

typedef struct mark_record {
    double downrange_m, height_m;
} mark_record;

typedef struct place_record {
    const char *name;
    loft_geodetic eye;
    bool has_flight, has_rise, has_sun, has_marks;
    pairs seen, hidden, sunlit;
    loft_seen rise, highest, set;
    loft_sight sun;
    int n_marks;
    mark_record marks[LOFT_SIGHTING_MARKS];
} place_record;

typedef struct document {
    int schema_version;
    const char *id, *source, *refusal, *launch_utc;
    bool has_light;
    pairs sunlit;
    int n; /* the list is written place by place */
    place_record *places;
} document;

/* ---- the table ---- */

static const loft_field seen_rows[] = {
    {LOFT_NUMBER("time_s", loft_seen, t_s), .help = "After launch."},
    {LOFT_NUMBER("altitude_km", loft_seen, alt_m), .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("elevation_deg", loft_seen, sight.elevation_rad), .unit = LOFT_UNIT_DEG,
     .help = "Above the level of the place."},
    {LOFT_NUMBER("bearing_deg", loft_seen, sight.bearing_rad), .unit = LOFT_UNIT_DEG,
     .help = "Clockwise from north."},
    {LOFT_NUMBER("distance_km", loft_seen, sight.distance_m), .unit = LOFT_UNIT_KM,
     .help = "Along the line of sight."},
};
static const loft_fields seen_fields = {LOFT_ROWS_OF(seen_rows), .open = true};

static const loft_field sun_rows[] = {
    {LOFT_NUMBER("elevation_deg", loft_sight, elevation_rad), .unit = LOFT_UNIT_DEG,
     .help = "Below 0: under the level of the place."},
    {LOFT_NUMBER("bearing_deg", loft_sight, bearing_rad), .unit = LOFT_UNIT_DEG},
};
static const loft_fields sun_fields = {LOFT_ROWS_OF(sun_rows), .open = true};

static const loft_field mark_rows[] = {
    {LOFT_NUMBER("downrange_km", mark_record, downrange_m), .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("height_km", mark_record, height_m), .nullable = true,
     .unit = LOFT_UNIT_KM, .help = "null where none is high enough."},
};
static const loft_fields mark_fields = {LOFT_ROWS_OF(mark_rows), .open = true};

static const loft_field place_rows[] = {
    {LOFT_STRING("name", place_record, name), .help = "As it was typed."},
    {LOFT_NUMBER("lat_deg", place_record, eye.lat_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("lon_deg", place_record, eye.lon_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("height_km", place_record, eye.alt_m), .unit = LOFT_UNIT_KM},
    {LOFT_PAIRS("seen_s", place_record, seen.at, seen.n),
     LOFT_HAS(place_record, has_flight), .may_miss = true,
     .help = "Begin and end of each time over the horizon; of a fitted flight."},
    {LOFT_PAIRS("hidden_s", place_record, hidden.at, hidden.n),
     LOFT_HAS(place_record, has_flight), .may_miss = true,
     .help = "The rest of the flight."},
    {LOFT_OBJECT("rises", place_record, rise, &seen_fields),
     LOFT_HAS(place_record, has_rise), .may_miss = true, .help = "If it is ever seen."},
    {LOFT_OBJECT("highest", place_record, highest, &seen_fields),
     LOFT_HAS(place_record, has_rise), .may_miss = true,
     .help = "At its greatest elevation."},
    {LOFT_OBJECT("sets", place_record, set, &seen_fields),
     LOFT_HAS(place_record, has_rise), .may_miss = true},
    {LOFT_PAIRS("seen_in_sunlight_s", place_record, sunlit.at, sunlit.n),
     LOFT_HAS(place_record, has_sun), .may_miss = true,
     .help = "With the minute of the launch alone, as the next."},
    {LOFT_OBJECT("sun_at_launch", place_record, sun, &sun_fields),
     LOFT_HAS(place_record, has_sun), .may_miss = true},
    {LOFT_LIST("least_heights", place_record, marks, n_marks, &mark_fields),
     LOFT_HAS(place_record, has_marks), .may_miss = true,
     .help = "Without a fitted flight: how high a missile on its way must be to be over "
             "the horizon."},
};
static const loft_fields place_fields = {LOFT_ROWS_OF(place_rows), .open = true};

static const loft_field head_rows[] = {
    {LOFT_INTEGER("schema_version", document, schema_version),
     .lower = LOFT_FROM(SIGHTING_SCHEMA), .upper = LOFT_TO(SIGHTING_SCHEMA),
     .help = "Version of this schema. A key that is added does not change it."},
    {LOFT_STRING("id", document, id), .nullable = true,
     .help = "As in the scenario; null for typed figures."},
    {LOFT_STRING("source", document, source), .nullable = true,
     .help = "Whose figures the flight is fitted to."},
    {LOFT_STRING("refusal", document, refusal), .nullable = true,
     .help = "Why nothing is converted, as in result.json."},
    {LOFT_STRING("launch_utc", document, launch_utc), .nullable = true,
     .help = "null where its minute is not known."},
    {LOFT_PAIRS("flight_in_sunlight_s", document, sunlit.at, sunlit.n),
     LOFT_HAS(document, has_light), .may_miss = true,
     .help = "Of a fitted flight whose minute is known."},
};
static const loft_fields head_fields = {LOFT_ROWS_OF(head_rows), .open = true};
static const loft_fields *const head_parts[] = {&head_fields};

static const loft_field list_rows[] = {
    {LOFT_OWNED_LIST("places", document, places, n, &place_fields),
     .help = "In the order of the command line."},
};
const loft_fields loft_sighting_fields = {
    LOFT_ROWS_OF(list_rows), .open = true, .parts = head_parts, .n_parts = 1,
    .help =
        "What `loft visible --json` prints: a reported flight as it is seen from places."};

/* ---- from the sighting ---- */

static pairs pairs_of(const loft_spans *spans)
{
    pairs p = {.n = spans->n};
    for (int i = 0; i < spans->n; i++) {
        p.at[i][0] = spans->span[i].begin_s;
        p.at[i][1] = spans->span[i].end_s;
    }
    return p;
}

static place_record record_of(const loft_sighting *v, const loft_sighting_place *place)
{
    const loft_visibility *seen = &place->seen;
    place_record r = {.name = place->name,
                      .eye = place->eye,
                      .has_flight = v->flown != NULL,
                      .has_marks = v->flown == NULL};
    if (r.has_flight) {
        const loft_spans hidden =
            loft_spans_rest(&seen->seen, 0.0, v->flown->flown.flight.end.t_s);
        r.seen = pairs_of(&seen->seen);
        r.hidden = pairs_of(&hidden);
        r.has_rise = seen->seen.n > 0;
        r.rise = seen->rise;
        r.highest = seen->highest;
        r.set = seen->set;
        r.has_sun = seen->has_sun;
        r.sunlit = pairs_of(&seen->sunlit);
        r.sun = seen->sun;
        return r;
    }
    r.n_marks = v->n_marks;
    for (int i = 0; i < v->n_marks; i++) {
        r.marks[i] = (mark_record){v->mark_m[i], place->least_m[i]};
    }
    return r;
}

void loft_sighting_json(loft_json_writer *w, const loft_sighting *v)
{
    const size_t drawn = loft_analysis_drawn(v->analysis);
    const loft_analysis_event *event = loft_analysis_event_of(v->analysis);
    const loft_refusal refusal = loft_analysis_refusal(v->analysis, drawn);
    const document head = {
        .schema_version = SIGHTING_SCHEMA,
        .id = event->id,
        .source = event->sources[drawn].source,
        .refusal = refusal != LOFT_REFUSED_NOT ? loft_refusal_code(refusal) : NULL,
        .launch_utc = v->has_clock ? event->date_utc : NULL,
        .has_light = v->flown != NULL && v->has_clock,
        .sunlit = pairs_of(&v->sunlit)};
    loft_fields_write(&head_fields, w, &head);
    loft_json_write_key(w, "places");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < v->n; i++) {
        const place_record place = record_of(v, &v->places[i]);
        loft_json_write_begin_object(w);
        loft_fields_write(&place_fields, w, &place);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}
