/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/observation_fields.h"

#include <math.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/infer/observation.h"

typedef loft_scenario_observation item_of;

/* ---- the table ---- */

static const char *const statuses[] = {"verified", "recalled"};
static const char *const hedges[] = {[LOFT_CLAIM_EXACT] = "exact",
                                     [LOFT_CLAIM_ABOUT] = "about",
                                     [LOFT_CLAIM_MORE_THAN] = "more_than",
                                     [LOFT_CLAIM_UP_TO] = "up_to"};

#define SAID_STRING(name, member) LOFT_STRING(name, item_of, seen.said.member)

static const loft_field citation_rows[] = {
    {SAID_STRING("publisher", publisher), .help = "Who printed or put it on line."},
    {SAID_STRING("title", citation_title), .nullable = true,
     .help = "Of the page or document, as printed; null if not known."},
    {SAID_STRING("published", published), .nullable = true,
     .help = "Date, as well as it is known; null if not known."},
    {SAID_STRING("url", url), .nullable = true, .pattern = "^https?://",
     .form = "a web address that starts with https://",
     .help = "Web address; null if there is none."},
};
static const loft_fields citation_fields = {LOFT_ROWS_OF(citation_rows)};

static const loft_field place_rows[] = {
    {LOFT_STRING("name", item_of, seen.place_name), .help = "As a map has it."},
    {LOFT_NUMBER("lat_deg", item_of, seen.place.lat_rad), .unit = LOFT_UNIT_DEG,
     .required = true, .lower = LOFT_FROM(-90), .upper = LOFT_TO(90),
     .help = "Geodetic latitude, north positive."},
    {LOFT_NUMBER("lon_deg", item_of, seen.place.lon_rad), .unit = LOFT_UNIT_DEG,
     .required = true, .lower = LOFT_FROM(-180), .upper = LOFT_TO(180),
     .help = "Longitude, east positive."},
    {LOFT_NUMBER("within_km", item_of, seen.within_m), LOFT_HAS(item_of, has_within),
     .unit = LOFT_UNIT_KM, .lower = LOFT_ABOVE(0), .upper = LOFT_TO(2000),
     .help = "Deviation each way of what the source may have meant, such as half an "
             "island. Left out: that of a place named without more (reports.json)."},
};
static const loft_fields place_fields = {LOFT_ROWS_OF(place_rows)};

/* NOLINTBEGIN(bugprone-macro-parentheses): members of the struct */
#define ENDS(figure, most)                                                               \
    {                                                                                    \
        LOFT_NUMBERS(NULL, item_of, figure.ends), LOFT_HAS(item_of, figure.has_ends),    \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(most)                               \
    }
#define FIGURE(figure, interval, most, text)                                             \
    {                                                                                    \
        LOFT_NUMBER(#figure, item_of, figure.value),                                     \
            LOFT_HAS(item_of, figure.has_value),                                         \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(most), .other = (interval),         \
            .help = text " A number, or [low, high] where the source gives an interval." \
    }
#define HEDGE(key, figure)                                                               \
    {                                                                                    \
        LOFT_NAME(key, item_of, figure.hedge, hedges),                                   \
            LOFT_HAS(item_of, figure.has_hedge),                                         \
            .help = "How the source hedged it, as in a report. Left out: about for a "   \
                    "round number, else exact."                                          \
    }
#define ROUNDING(key, figure, most)                                                      \
    {                                                                                    \
        LOFT_NUMBER(key, item_of, figure.rounding),                                      \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(most),                              \
            .help = "Half a unit of its last "                                           \
                    "digit, where that is not "                                          \
                    "the one of the number here."                                        \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

static const loft_field time_ends = ENDS(time_s, 100000);
static const loft_field altitude_ends = ENDS(altitude_km, 100000);
static const loft_field speed_ends = ENDS(speed_kmps, 20);
static const loft_field mach_ends = ENDS(mach, 60);
static const loft_field angle_ends = ENDS(angle_deg, 90);

static const loft_field rows[] = {
    {LOFT_SELF(item_of, json)},
    {LOFT_NAME("kind", item_of, seen.kind, loft_observation_kind_names),
     LOFT_HAS(item_of, has_kind), .required = true,
     .help = "burn_time: time_s of thrust, of one stage or of all together. staging: "
             "time_s from lift-off at which a stage burns out. waypoint: two or three of "
             "time_s, altitude_km and place. speed: over the ground, speed_kmps or mach, "
             "with at. entry_angle: angle_deg. impact: place. last_contact: time_s until "
             "which it was followed, at an altitude that is not known; the flight lasts "
             "longer."},
    {LOFT_INTEGER("stage", item_of, seen.stage), LOFT_HAS(item_of, has_stage),
     .lower = LOFT_FROM(1), .upper = LOFT_TO(LOFT_STAGES_MAX),
     .help = "Of a staging or a burn time, from 1; left out of a burn time: all stages."},
    FIGURE(time_s, &time_ends, 100000, "From lift-off, or how long it burned."),
    HEDGE("time_qualifier", time_s),
    ROUNDING("time_rounding_s", time_s, 100000),
    FIGURE(altitude_km, &altitude_ends, 100000, "Of a waypoint."),
    HEDGE("altitude_qualifier", altitude_km),
    ROUNDING("altitude_rounding_km", altitude_km, 100000),
    {LOFT_INSIDE("place", &place_fields),
     .help = "Over which it passed, or where it fell."},
    {LOFT_NAME("at", item_of, seen.when, loft_speed_when_names),
     LOFT_HAS(item_of, has_when),
     .help = "Where it had that speed: burnout of the last stage, greatest of the whole "
             "flight, or entry, on the way down."},
    FIGURE(speed_kmps, &speed_ends, 20, "Relative to the Earth."),
    FIGURE(mach, &mach_ends, 60, "In its place; mach_of says of which speed of sound."),
    HEDGE("speed_qualifier", speed_kmps),
    ROUNDING("speed_rounding_kmps", speed_kmps, 20),
    {LOFT_NAME("mach_of", item_of, seen.mach_of, loft_mach_names),
     .help = "Speed of sound that one Mach number is: sea_level, 340.294 m/s; "
             "stratosphere, 295.07 m/s; unsaid, either with even chances. Left out: "
             "unsaid."},
    FIGURE(angle_deg, &angle_ends, 90, "Below the horizontal."),
    HEDGE("angle_qualifier", angle_deg),
    ROUNDING("angle_rounding_deg", angle_deg, 90),
    {LOFT_NUMBER("entry_altitude_km", item_of, seen.entry_alt_m),
     LOFT_HAS(item_of, has_entry), .unit = LOFT_UNIT_KM, .lower = LOFT_ABOVE(0),
     .upper = LOFT_TO(1000),
     .help = "Where a speed at entry or an angle was seen. Left out: 100 km."},
    {SAID_STRING("source", source), .required = true,
     .help = "Who saw or filmed it, or said so."},
    {SAID_STRING("wording", wording), .required = true,
     .help = "One sentence, in our own words: what was seen, and how it was read."},
    {SAID_STRING("status", status), LOFT_NAMES(statuses),
     .help = "verified or recalled, as in a report."},
    {LOFT_INSIDE("citation", &citation_fields), .help = "Where it was published."},
};

#define NOT_GIVEN                                                                        \
    {                                                                                    \
        .value = NAN, .ends = { NAN, NAN }                                               \
    }
static const item_of initial = {.time_s = NOT_GIVEN,
                                .altitude_km = NOT_GIVEN,
                                .speed_kmps = NOT_GIVEN,
                                .mach = NOT_GIVEN,
                                .angle_deg = NOT_GIVEN};
const loft_fields loft_observation_fields = {
    LOFT_ROWS_OF(rows),
    .help = "What was seen of the flight beside the figures of a report.",
    .initial = &initial};

/* ---- what each kind has ---- */

enum {
    TIME = 1,
    ALTITUDE = 2,
    PLACE = 4,
    SPEED = 8, /* or a Mach number */
    ANGLE = 16,
    STAGE = 32,
    WHEN = 64,
    ENTRY = 128,
    PARTS = 8
};

static const char *const keys_of_parts[PARTS] = {
    "time_s",    "altitude_km", "place", "speed_kmps",
    "angle_deg", "stage",       "at",    "entry_altitude_km"};

static const struct {
    unsigned needs, may;
} kinds_have[LOFT_OBSERVATION_KINDS] = {
    [LOFT_OBSERVED_BURN_TIME] = {TIME, TIME | STAGE},
    [LOFT_OBSERVED_STAGING] = {TIME | STAGE, TIME | STAGE},
    [LOFT_OBSERVED_WAYPOINT] = {0, TIME | ALTITUDE | PLACE}, /* two of them */
    [LOFT_OBSERVED_SPEED] = {SPEED | WHEN, SPEED | WHEN | ENTRY},
    [LOFT_OBSERVED_ENTRY_ANGLE] = {ANGLE, ANGLE | ENTRY},
    [LOFT_OBSERVED_IMPACT] = {PLACE, PLACE},
    [LOFT_OBSERVED_LAST_CONTACT] = {TIME, TIME},
};

static bool has(const loft_scenario_figure *f)
{
    return f->has_value || f->has_ends;
}

static unsigned parts_of(const item_of *item)
{
    return (has(&item->time_s) ? TIME : 0U) | (has(&item->altitude_km) ? ALTITUDE : 0U) |
           (loft_json_get(item->json, "place") != NULL ? PLACE : 0U) |
           (has(&item->speed_kmps) || has(&item->mach) ? SPEED : 0U) |
           (has(&item->angle_deg) ? ANGLE : 0U) | (item->has_stage ? STAGE : 0U) |
           (item->has_when ? WHEN : 0U) | (item->has_entry ? ENTRY : 0U);
}

static void say(const loft_diag_where *at, const char *key, loft_diags *diags,
                const char *what, const char *kind)
{
    loft_diag_where where = *at;
    loft_diag_where_key(&where, key, strlen(key));
    loft_diags_add(diags, where.text, "%s \"%s\"", what, kind);
}

static int count(unsigned parts)
{
    return ((parts & TIME) != 0) + ((parts & ALTITUDE) != 0) + ((parts & PLACE) != 0);
}

/* Whether it has what its kind needs, and nothing that it has no use for. */
static void check_parts(const item_of *item, unsigned parts, const loft_diag_where *at,
                        loft_diags *diags)
{
    const loft_observation_kind kind = item->seen.kind;
    const char *name = loft_observation_kind_name(kind);
    for (unsigned i = 0; i < PARTS; i++) {
        const unsigned part = 1U << i;
        const bool given = (parts & part) != 0;
        if (given && (kinds_have[kind].may & part) == 0) {
            say(at, keys_of_parts[i], diags, "is not a part of an observation of kind",
                name);
        } else if (!given && (kinds_have[kind].needs & part) != 0) {
            loft_diags_add(
                diags, at->text,
                "the key \"%s\" is missing, which belongs to an observation of "
                "kind \"%s\"",
                keys_of_parts[i], name);
        }
    }
    if (kind == LOFT_OBSERVED_WAYPOINT && count(parts) < 2) {
        loft_diags_add(diags, at->text,
                       "a waypoint has two or three of time_s, altitude_km and place; "
                       "this one has %d",
                       count(parts));
    }
    if (has(&item->speed_kmps) && has(&item->mach)) {
        say(at, "mach", diags, "must be left out where speed_kmps is given, as here in a",
            name);
    }
    if (item->has_entry && kind == LOFT_OBSERVED_SPEED &&
        item->seen.when != LOFT_SPEED_AT_ENTRY) {
        say(at, "entry_altitude_km", diags,
            "belongs to a speed at \"entry\", and this one is at",
            loft_speed_when_name(item->seen.when));
    }
}

static loft_claim speed_of(const item_of *item, const loft_observation_errors *e,
                           const loft_diag_where *at, loft_diags *diags)
{
    const loft_scenario_keys in_kmps = {"speed_kmps", "speed_qualifier", 1000.0, false};
    const loft_scenario_keys in_mach = {"mach", "speed_qualifier", e->mach_sea_level_mps,
                                        false};
    loft_scenario_figure figure = has(&item->mach) ? item->mach : item->speed_kmps;
    figure.hedge = item->speed_kmps.hedge; /* one hedge for both */
    figure.has_hedge = item->speed_kmps.has_hedge;
    loft_claim claim = loft_scenario_claim(
        item->json, &figure, has(&item->mach) ? &in_mach : &in_kmps, at, diags);
    if (has(&item->mach) && item->speed_kmps.rounding > 0.0) {
        claim.rounding = 1000.0 * item->speed_kmps.rounding;
    }
    return claim;
}

loft_observation loft_observation_of(const item_of *item,
                                     const loft_observation_errors *e,
                                     const loft_diag_where *at, loft_diags *diags)
{
    static const loft_scenario_keys time = {"time_s", "time_qualifier", 1.0, true};
    static const loft_scenario_keys altitude = {"altitude_km", "altitude_qualifier",
                                                1000.0, false};
    static const loft_scenario_keys angle = {"angle_deg", "angle_qualifier",
                                             LOFT_PI / 180.0, false};
    loft_observation o = item->seen;
    if (item->json == NULL || !item->has_kind) {
        return o;
    }
    const unsigned parts = parts_of(item);
    check_parts(item, parts, at, diags);
    o.stage = item->has_stage ? o.stage : 0;
    o.has_place = (parts & PLACE) != 0;
    o.within_m = item->has_within ? o.within_m : e->place_m;
    o.entry_alt_m = item->has_entry ? o.entry_alt_m : e->entry_alt_m;
    o.mach_of = !has(&item->mach)            ? LOFT_MACH_NOT
                : o.mach_of == LOFT_MACH_NOT ? LOFT_MACH_UNSAID
                                             : o.mach_of;
    o.mach_mps = e->mach_sea_level_mps;
    o.time_s = loft_scenario_claim(item->json, &item->time_s, &time, at, diags);
    o.alt_m = loft_scenario_claim(item->json, &item->altitude_km, &altitude, at, diags);
    o.value = o.kind == LOFT_OBSERVED_ENTRY_ANGLE
                  ? loft_scenario_claim(item->json, &item->angle_deg, &angle, at, diags)
                  : speed_of(item, e, at, diags);
    return o;
}
