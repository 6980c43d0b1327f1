/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/observation_json.h"

#include "io/files/claim_json.h"
#include "io/files/result_fields.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"
#include "loft/loft.h"
#include "sim/infer/observation.h"

typedef struct seen_record {
    claim_record time, altitude, speed, angle;
} seen_record;

typedef struct without_record {
    loft_band no_rotation, toward_azimuth;
} without_record;

typedef struct observation_record {
    loft_observation o;
    int when, mach_of;
    bool has_stage, has_when, has_mach, has_entry;
    seen_record seen;
    loft_claim_span speed_90, angle_90;
    const char *unit;
    double p05, p50, p95;
    double garbled, share;
    bool contradicts, answered, has_without;
    without_record without;
} observation_record;

/* ---- the table ---- */

static const loft_field claim_s_rows[] = {CLAIM_ROWS(LOFT_UNIT_SI)};
static const loft_field claim_km_rows[] = {CLAIM_ROWS(LOFT_UNIT_KM)};
static const loft_field claim_deg_rows[] = {CLAIM_ROWS(LOFT_UNIT_DEG)};
static const loft_fields claim_si = {LOFT_ROWS_OF(claim_s_rows), .open = true};
static const loft_fields claim_km = {LOFT_ROWS_OF(claim_km_rows), .open = true};
static const loft_fields claim_deg = {LOFT_ROWS_OF(claim_deg_rows), .open = true};

static const loft_field seen_rows[] = {
    {LOFT_OBJECT("time_s", seen_record, time, &claim_si), .required = true},
    {LOFT_OBJECT("altitude_km", seen_record, altitude, &claim_km), .required = true},
    {LOFT_OBJECT("speed_mps", seen_record, speed, &claim_si), .required = true},
    {LOFT_OBJECT("angle_deg", seen_record, angle, &claim_deg), .required = true},
};
static const loft_fields seen_fields = {LOFT_ROWS_OF(seen_rows), .open = true};

/* NOLINTBEGIN(bugprone-macro-parentheses): members of the struct */
#define INTERVAL(name, member, in)                                                       \
    {LOFT_NUMBER(name "_low", observation_record, member.lo), .nullable = true,          \
     .unit = (in)},                                                                      \
    {                                                                                    \
        LOFT_NUMBER(name "_high", observation_record, member.hi), .nullable = true,      \
                                                                  .unit = (in)           \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

static const loft_field interval_rows[] = {
    INTERVAL("time_s", o.time_90_s, LOFT_UNIT_SI),
    INTERVAL("altitude_km", o.alt_90_m, LOFT_UNIT_KM),
    INTERVAL("speed_mps", speed_90, LOFT_UNIT_SI),
    INTERVAL("angle_deg", angle_90, LOFT_UNIT_DEG),
};
static const loft_fields interval_fields = {LOFT_ROWS_OF(interval_rows), .open = true};

static const loft_field place_rows[] = {
    {LOFT_STRING("name", observation_record, o.place_name), .nullable = true},
    {LOFT_NUMBER("lat_deg", observation_record, o.place.lat_rad), .required = true,
     .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("lon_deg", observation_record, o.place.lon_rad), .required = true,
     .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("within_km", observation_record, o.within_m), .required = true,
     .unit = LOFT_UNIT_KM},
};
static const loft_fields place_fields = {LOFT_ROWS_OF(place_rows), .open = true};

static const loft_field citation_rows[] = {
    {LOFT_STRING("publisher", observation_record, o.said.publisher), .nullable = true},
    {LOFT_STRING("title", observation_record, o.said.citation_title), .nullable = true},
    {LOFT_STRING("published", observation_record, o.said.published), .nullable = true},
    {LOFT_STRING("url", observation_record, o.said.url), .nullable = true},
};
static const loft_fields citation_fields = {LOFT_ROWS_OF(citation_rows), .open = true};

static const loft_field expected_rows[] = {
    {LOFT_STRING("unit", observation_record, unit), .required = true,
     .help = "s, m, m/s or rad: of a waypoint with a time and a place the time, of one "
             "without the altitude, of an impact the distance from the place."},
    {LOFT_NUMBER("p05", observation_record, p05), .required = true},
    {LOFT_NUMBER("p50", observation_record, p50), .required = true},
    {LOFT_NUMBER("p95", observation_record, p95), .required = true},
};
static const loft_fields expected_fields = {LOFT_ROWS_OF(expected_rows), .open = true};

static const loft_field rows[] = {
    {LOFT_NAME("kind", observation_record, o.kind, loft_observation_kind_names),
     .required = true},
    {LOFT_INTEGER("stage", observation_record, o.stage),
     LOFT_HAS(observation_record, has_stage), .nullable = true,
     .help = "From 1; null for all stages, or for what is of no stage."},
    {LOFT_NAME("at", observation_record, when, loft_speed_when_names),
     LOFT_HAS(observation_record, has_when), .nullable = true},
    {LOFT_NAME("mach_of", observation_record, mach_of, loft_mach_names),
     LOFT_HAS(observation_record, has_mach), .nullable = true,
     .help = "Of a speed in Mach numbers; speed_mps is by sea level then."},
    {LOFT_NUMBER("mach_mps", observation_record, o.mach_mps),
     LOFT_HAS(observation_record, has_mach), .nullable = true},
    {LOFT_NUMBER("entry_altitude_km", observation_record, o.entry_alt_m),
     LOFT_HAS(observation_record, has_entry), .nullable = true, .unit = LOFT_UNIT_KM},
    {LOFT_OBJECT("seen", observation_record, seen, &seen_fields), .required = true},
    {LOFT_INSIDE("interval", &interval_fields),
     .help = "What the figures of `seen` allow by themselves, 5 to 95 %."},
    {LOFT_INSIDE("place", &place_fields), LOFT_HAS(observation_record, o.has_place),
     .nullable = true},
    {LOFT_STRING("source", observation_record, o.said.source), .nullable = true},
    {LOFT_STRING("wording", observation_record, o.said.wording), .nullable = true},
    {LOFT_STRING("status", observation_record, o.said.status), .nullable = true},
    {LOFT_INSIDE("citation", &citation_fields), .required = true},
    {LOFT_INSIDE("expected", &expected_fields), LOFT_HAS(observation_record, answered),
     .nullable = true,
     .help = "What the flights show that fit all but this; null without an answer."},
    {LOFT_NUMBER("garbled_probability", observation_record, garbled), .nullable = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1),
     .help = "That it is of another flight, or garbled."},
    {LOFT_BOOL("contradicts", observation_record, contradicts),
     LOFT_HAS(observation_record, answered), .nullable = true,
     .help = "More likely than not it is: it contradicts the reports."},
    {LOFT_NUMBER("share", observation_record, share), .nullable = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1.000001),
     .help = "Squared rank correlation of what was seen with the range, over the flights "
             "that fit everything."},
    {LOFT_OBJECT("answer_without", observation_record, without,
                 &loft_source_answer_fields),
     LOFT_HAS(observation_record, has_without), .nullable = true},
};
const loft_fields loft_result_observation_fields = {LOFT_ROWS_OF(rows), .open = true};

/* ---- there ---- */

static const char *unit_of(const loft_observation *o)
{
    switch (o->kind) {
    case LOFT_OBSERVED_WAYPOINT:
        return o->has_place && o->time_s.kind != LOFT_CLAIM_NONE ? "s" : "m";
    case LOFT_OBSERVED_SPEED:
        return "m/s";
    case LOFT_OBSERVED_ENTRY_ANGLE:
        return "rad";
    case LOFT_OBSERVED_IMPACT:
        return "m";
    default:
        return "s";
    }
}

static const loft_claim nothing = {.kind = LOFT_CLAIM_NONE};

static const loft_claim_span unknown = {NAN, NAN};

/* 0 to 0 where there is no figure: null in the file. */
static void forget(loft_claim_span *s)
{
    *s = s->hi > 0.0 ? *s : unknown;
}

static observation_record record_of(const loft_observation *o,
                                    const loft_observation_answer *a)
{
    const bool is_speed = o->kind == LOFT_OBSERVED_SPEED;
    const bool is_angle = o->kind == LOFT_OBSERVED_ENTRY_ANGLE;
    observation_record r = {.o = *o,
                            .when = (int)o->when,
                            .mach_of = (int)o->mach_of,
                            .has_stage = o->stage > 0,
                            .has_when = is_speed,
                            .has_mach = o->mach_of != LOFT_MACH_NOT,
                            .has_entry =
                                is_angle || (is_speed && o->when == LOFT_SPEED_AT_ENTRY),
                            .seen = {.time = claim_to(&o->time_s),
                                     .altitude = claim_to(&o->alt_m),
                                     .speed = claim_to(is_speed ? &o->value : &nothing),
                                     .angle = claim_to(is_angle ? &o->value : &nothing)},
                            .speed_90 = is_speed ? o->value_90 : unknown,
                            .angle_90 = is_angle ? o->value_90 : unknown,
                            .unit = unit_of(o),
                            .garbled = NAN,
                            .share = NAN};
    forget(&r.o.time_90_s);
    forget(&r.o.alt_90_m);
    if (a != NULL) {
        r.answered = true;
        r.p05 = a->expected.p05;
        r.p50 = a->expected.p50;
        r.p95 = a->expected.p95;
        r.garbled = a->garbled;
        r.share = a->share;
        r.contradicts = a->garbled > LOFT_VOICE_OUTVOTED;
        r.has_without = a->has_without;
        r.without =
            (without_record){a->without_no_rotation_m, a->without_toward_azimuth_m};
    }
    return r;
}

void loft_observations_write(loft_json_writer *w, const loft_analysis *a)
{
    if (a->event.n_observations == 0) {
        return;
    }
    loft_json_write_key(w, "observations");
    loft_json_write_begin_array(w);
    for (size_t k = 0; k < a->event.n_observations; k++) {
        const observation_record r =
            record_of(&a->event.observations[k],
                      a->answer != NULL ? &a->answer->observed[k] : NULL);
        loft_json_write_begin_object(w);
        loft_fields_write(&loft_result_observation_fields, w, &r);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}

/* ---- and back ---- */

static loft_observation observation_from(const observation_record *r)
{
    loft_observation o = r->o;
    o.stage = r->has_stage ? r->o.stage : 0;
    o.when = (loft_speed_when)r->when;
    o.mach_of = r->has_mach ? (loft_mach_of)r->mach_of : LOFT_MACH_NOT;
    o.time_s = claim_from(&r->seen.time);
    o.alt_m = claim_from(&r->seen.altitude);
    o.value =
        claim_from(o.kind == LOFT_OBSERVED_ENTRY_ANGLE ? &r->seen.angle : &r->seen.speed);
    o.value_90 = o.kind == LOFT_OBSERVED_ENTRY_ANGLE ? r->angle_90 : r->speed_90;
    return o;
}

static loft_observation_answer answer_from(const observation_record *r)
{
    return (loft_observation_answer){
        .garbled = r->garbled,
        .expected = {.p05 = r->p05, .p50 = r->p50, .p95 = r->p95},
        .share = r->share,
        .has_without = r->has_without,
        .without_no_rotation_m = r->without.no_rotation,
        .without_toward_azimuth_m = r->without.toward_azimuth};
}

size_t loft_observations_read(const loft_json_node *root, loft_diags *diags,
                              loft_observation observations[LOFT_OBSERVATIONS_MAX],
                              loft_observation_answer answers[LOFT_OBSERVATIONS_MAX])
{
    const loft_json_node *list = loft_pick(root, "observations", LOFT_JSON_ARRAY);
    const loft_diag_where top = {.size = 0};
    const size_t n = list != NULL ? loft_json_size(list) : 0;
    size_t kept = 0;
    for (size_t i = 0; i < n && kept < LOFT_OBSERVATIONS_MAX; i++) {
        observation_record r = {
            .without = {{.p05 = INFINITY, .p50 = INFINITY, .p95 = INFINITY},
                        {.p05 = INFINITY, .p50 = INFINITY, .p95 = INFINITY}}};
        loft_diag_where where = loft_pick_where(&top, "observations");
        loft_diag_where_index(&where, i);
        if (loft_fields_read(&loft_result_observation_fields, loft_json_item(list, i),
                             &where, NULL, diags, &r) == LOFT_OK) {
            observations[kept] = observation_from(&r);
            answers[kept++] = answer_from(&r);
        }
    }
    return kept;
}
