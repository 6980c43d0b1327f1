/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scenario_fields.h"

#include <limits.h>
#include <math.h>

#include "io/files/announced_json.h"
#include "io/files/observation_fields.h"

#define FIGURE_NONE                                                                      \
    {                                                                                    \
        .value = NAN, .ends = { NAN, NAN }                                               \
    }

static const char *const statuses[] = {"verified", "recalled"};
static const char *const outcomes[] = {"success", "failure", "disputed", "not_flown"};
/* All but the first are codes of refusals. */
static const char *const kinds[] = {"ballistic", "lifting", "partial_burn",
                                    "satellite_launch"};
static const char *const hedges[] = {[LOFT_CLAIM_EXACT] = "exact",
                                     [LOFT_CLAIM_ABOUT] = "about",
                                     [LOFT_CLAIM_MORE_THAN] = "more_than",
                                     [LOFT_CLAIM_UP_TO] = "up_to"};
static const char *const time_hedges[] = {[LOFT_CLAIM_EXACT] = "exact",
                                          [LOFT_CLAIM_ABOUT] = "about",
                                          [LOFT_CLAIM_MORE_THAN] = "more_than",
                                          [LOFT_CLAIM_UP_TO] = "up_to",
                                          [LOFT_CLAIM_TRACKED] = "tracked"};

static const char web_address[] = "^https?://";
static const char web_address_form[] = "a web address that starts with https://";

/* ---- a report ---- */

#define SOURCE_STRING(name, member) LOFT_STRING(name, loft_scenario_report, source.member)

static const loft_field citation_rows[] = {
    {SOURCE_STRING("publisher", publisher), .help = "Who printed or put it on line."},
    {SOURCE_STRING("title", citation_title), .nullable = true,
     .help = "Of the page or document, as printed; null if not known."},
    {SOURCE_STRING("published", published), .nullable = true,
     .help = "Date, as well as it is known, such as 2017-11-29 or 2017-11; null if not "
             "known."},
    {SOURCE_STRING("url", url), .nullable = true, .pattern = web_address,
     .form = web_address_form, .help = "Web address; null if there is none."},
};
static const loft_fields citation_fields = {LOFT_ROWS_OF(citation_rows)};

static const char figure_wanted[] =
    "a number, a text such as \"about 1,000 km\" or \"85 min 20 s\", [low, high] or null";
static const char ends_wanted[] =
    "a number; write an interval in words as one text, such as \"800 to 900 km\"";

/* NOLINTBEGIN(bugprone-macro-parentheses): members of the struct */
/* The two rows of a figure, and the form [low, high] of its value. */
#define FIGURE_ENDS(figure, greatest, text)                                              \
    {                                                                                    \
        LOFT_NUMBERS(NULL, loft_scenario_report, figure.ends),                           \
            LOFT_HAS(loft_scenario_report, figure.has_ends),                             \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(greatest), .other = (text),         \
            .wanted = ends_wanted                                                        \
    }
#define FIGURE_ROWS(figure, hedge_key, rounding_key, hedges, greatest, interval,         \
                    rounding_words, text, hedge_text)                                    \
    {LOFT_NUMBER(#figure, loft_scenario_report, figure.value),                           \
     LOFT_HAS(loft_scenario_report, figure.has_value),                                   \
     .nullable = true,                                                                   \
     .lower = LOFT_ABOVE(0),                                                             \
     .upper = LOFT_TO(greatest),                                                         \
     .other = (interval),                                                                \
     .wanted = figure_wanted,                                                            \
     .help = text " A number, [low, high] where the source gives an interval, a text "   \
                  "as people write it, or null or left out where it gives nothing."},    \
        {LOFT_NAME(hedge_key, loft_scenario_report, figure.hedge, hedges),               \
         LOFT_HAS(loft_scenario_report, figure.has_hedge), .nullable = true,             \
         .help = "How the source hedged it. exact: stated as it is; more_than: a "       \
                 "lower limit; up_to: an upper limit. " hedge_text                       \
                 "null where the figure is null. Left out: about for a round "           \
                 "number, else exact."},                                                 \
    {                                                                                    \
        LOFT_NUMBER(rounding_key, loft_scenario_report, figure.rounding),                \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(greatest),                          \
            .other = (rounding_words),                                                   \
            .help =                                                                      \
                "Half a unit of its last digit, where that is not the one of the "       \
                "number here, such as of a figure that was printed in miles; a number "  \
                "or a text such as \"0.5 miles\"."                                       \
    }

/* NOLINTEND(bugprone-macro-parentheses) */

#define FIGURE_TEXT(member)                                                              \
    {                                                                                    \
        LOFT_STRING(NULL, loft_scenario_report, member)                                  \
    }

static const loft_field apogee_text = FIGURE_TEXT(apogee_km.text);
static const loft_field range_text = FIGURE_TEXT(range_km.text);
static const loft_field time_text = FIGURE_TEXT(flight_time_s.text);
static const loft_field apogee_rounding_text = FIGURE_TEXT(apogee_km.rounding_text);
static const loft_field range_rounding_text = FIGURE_TEXT(range_km.rounding_text);
static const loft_field time_rounding_text = FIGURE_TEXT(flight_time_s.rounding_text);
static const loft_field apogee_ends = FIGURE_ENDS(apogee_km, 100000, &apogee_text);
static const loft_field range_ends = FIGURE_ENDS(range_km, 20004, &range_text);
static const loft_field time_ends = FIGURE_ENDS(flight_time_s, 100000, &time_text);

static const char *const figures[] = {"apogee_km", "range_km", "flight_time_s"};

static const loft_field quote_rows[] = {
    {LOFT_STRING("figure", loft_scenario_quote, figure), .required = true,
     LOFT_NAMES(figures), .help = "The key of the figure."},
    {LOFT_STRING("text", loft_scenario_quote, text), .required = true,
     .help = "The sentence, as it stands in the text."},
    {LOFT_INTEGER("offset", loft_scenario_quote, offset), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(INT_MAX), .help = "Where the figure starts in the text, in bytes."},
    {LOFT_INTEGER("length", loft_scenario_quote, length), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(INT_MAX), .help = "Bytes of the figure in the text."},
};
static const loft_fields quote_fields = {LOFT_ROWS_OF(quote_rows),
                                         .help = "A sentence that a figure was read in."};

static const loft_field report_rows[] = {
    {LOFT_SELF(loft_scenario_report, json)},
    {SOURCE_STRING("source", source),
     .help = "Who stands behind the figures, such as a ministry or a news agency; to be "
             "left out of the one report of a file whose figures you typed. With "
             "(tertiary) in the name it repeats others and does not count as a witness "
             "when sources are compared."},
    {LOFT_STRING("revised_by", loft_scenario_report, source.revised_by),
     .help = "The source of the report in this file in which the same party gave its "
             "figures again, later. A figure that stands there is not counted here."},
    FIGURE_ROWS(apogee_km, "apogee_qualifier", "apogee_rounding_km", hedges, 100000,
                &apogee_ends, &apogee_rounding_text, "Greatest height above the Earth.",
                ""),
    FIGURE_ROWS(range_km, "range_qualifier", "range_rounding_km", hedges, 20004,
                &range_ends, &range_rounding_text,
                "Distance over the ground from launch to impact.", ""),
    FIGURE_ROWS(flight_time_s, "flight_time_qualifier", "flight_time_rounding_s",
                time_hedges, 100000, &time_ends, &time_rounding_text,
                "From lift-off to impact, without time under a parachute.",
                "tracked: followed for so long, which ends before the impact. "),
    {SOURCE_STRING("wording", wording),
     .help = "One sentence, in our own words: what the source gave and how it hedged."},
    {SOURCE_STRING("status", status), LOFT_NAMES(statuses),
     .help = "verified: the figures were seen in a copy of the page cited. recalled: at "
             "least one is from memory, and is to be marked as unverified wherever it is "
             "used."},
    {LOFT_LIST("quotes", loft_scenario_report, quotes, n_quotes, &quote_fields),
     .min_items = 1,
     .help = "Where the figures stand in the text that they were read in, as loft draft "
             "writes it."},
    {LOFT_INSIDE("citation", &citation_fields), .help = "Where it was published."},
};
static const loft_scenario_report initial_report = {
    .apogee_km = FIGURE_NONE, .range_km = FIGURE_NONE, .flight_time_s = FIGURE_NONE};
static const loft_fields report_fields = {
    LOFT_ROWS_OF(report_rows),
    .help = "One source's figures, as one publisher printed them.",
    .initial = &initial_report};

/* ---- a published standard range ---- */

#define STANDARD_STRING(name, member)                                                    \
    LOFT_STRING(name, loft_scenario_published, standard.member)

static const loft_field standard_text = {
    LOFT_STRING(NULL, loft_scenario_published, text)};
static const loft_field standard_ends = {
    LOFT_NUMBERS(NULL, loft_scenario_published, ends_km),
    LOFT_HAS(loft_scenario_published, has_ends),
    .lower = LOFT_ABOVE(0),
    .upper = LOFT_TO(20004),
    .other = &standard_text,
    .wanted = ends_wanted};
static const loft_field standard_rows[] = {
    {STANDARD_STRING("source", source), .required = true,
     .help = "Who stands behind the range, such as an analyst or a ministry."},
    {LOFT_NUMBER("km", loft_scenario_published, km),
     LOFT_HAS(loft_scenario_published, has_km), .required = true, .lower = LOFT_ABOVE(0),
     .upper = LOFT_TO(20004), .other = &standard_ends,
     .wanted = "a number, a text such as \"over 13,000 km\" or [low, high]",
     .help =
         "Standard range: a number, [low, high] where an interval was published, or a "
         "text as people write it; \"over\" in it stands for the key over."},
    {LOFT_BOOL("over", loft_scenario_published, standard.over),
     .help = "true: published as a lower limit, such as over 13,000 km. Not with an "
             "interval."},
    {LOFT_BOOL("reference", loft_scenario_published, standard.reference),
     .help = "true: the most detailed analysis of this flight, named before our answer "
             "was looked at; at most one of a flight."},
    {STANDARD_STRING("discussion", discussion),
     .help = "Where our answer misses it: why, as far as that is known, in one or two "
             "sentences of our own."},
    {STANDARD_STRING("wording", wording), .required = true,
     .help = "One sentence, in our own words: how it was hedged, and what was assumed of "
             "the load."},
    {STANDARD_STRING("status", status), .required = true, LOFT_NAMES(statuses),
     .help = "verified or recalled, as in a report."},
    {STANDARD_STRING("published", published), .nullable = true,
     .help = "Date, as well as it is known; null if not known."},
    {STANDARD_STRING("url", url), .required = true, .nullable = true,
     .pattern = web_address, .form = web_address_form,
     .help = "Web address; null if there is none."},
};
static const loft_scenario_published initial_standard = {.km = NAN,
                                                         .ends_km = {NAN, NAN}};
static const loft_fields standard_fields = {
    LOFT_ROWS_OF(standard_rows),
    .help = "One range that somebody derived from this flight for a standard trajectory.",
    .initial = &initial_standard};

/* ---- the scenario ---- */

#define FACT(name, member) LOFT_STRING(name, loft_scenario_file, facts.member)

static const loft_field lat_text = {LOFT_STRING(NULL, loft_scenario_file, lat_text),
                                    LOFT_HAS(loft_scenario_file, has_lat)};
static const loft_field lon_text = {LOFT_STRING(NULL, loft_scenario_file, lon_text),
                                    LOFT_HAS(loft_scenario_file, has_lon)};
static const loft_field site_text = {LOFT_STRING(NULL, loft_scenario_file, site_text)};
static const loft_field azimuth_text = {
    LOFT_STRING(NULL, loft_scenario_file, azimuth_text),
    LOFT_HAS(loft_scenario_file, facts.has_azimuth)};

static const loft_field burn_text = {
    LOFT_STRING(NULL, loft_scenario_file, booster.burn_text)};

static const loft_field site_rows[] = {
    {FACT("name", site_name), LOFT_HAS(loft_scenario_file, has_site_name),
     .required = true,
     .help =
         "As the source of the coordinates has it. Without coordinates one of the names "
         "of places.json."},
    {LOFT_NUMBER("lat_deg", loft_scenario_file, facts.site.lat_rad),
     LOFT_HAS(loft_scenario_file, has_lat), .unit = LOFT_UNIT_DEG,
     .lower = LOFT_FROM(-90), .upper = LOFT_TO(90), .other = &lat_text,
     .help = "Geodetic latitude, north positive; a number or a text such as 39.2N. Not "
             "without lon_deg."},
    {LOFT_NUMBER("lon_deg", loft_scenario_file, facts.site.lon_rad),
     LOFT_HAS(loft_scenario_file, has_lon), .unit = LOFT_UNIT_DEG,
     .lower = LOFT_FROM(-180), .upper = LOFT_TO(180), .other = &lon_text,
     .help = "Longitude, east positive; a number or a text such as 125.7E. Not without "
             "lat_deg."},
    {FACT("source", site_source), .help = "Where the coordinates come from."},
};
static const loft_fields site_fields = {LOFT_ROWS_OF(site_rows)};

static const loft_field rows[] = {
    {FACT("id", id), .pattern = "^[0-9]{4}-[a-z0-9.-]{1,120}$",
     .form =
         "a year, '-' and a name of at most 120 small letters, digits, '.' and '-', such as "
         "2017-05-14-hwasong-12",
     .help = "Local date of the launch, as well as it is known, and a short name; also "
             "the name of the folder of results. Left out: the date and the beginning of "
             "the title."},
    {FACT("title", title), .required = true, .help = "One plain line."},
    {FACT("date_utc", date_utc), .required = true,
     .help =
         "Date of launch: YYYY-MM-DD, with THH:MMZ or THH:MM:SSZ after it where the "
         "time is known; YYYY-MM or YYYY where no more is. Also as people write it: 14 "
         "May 2017, with a time in UTC or with its zone, 05:28 KST."},
    {FACT("country", country),
     .help = "Who launched it, by the usual short English name, such as North Korea."},
    {LOFT_INSIDE("site", &site_fields), .other = &site_text,
     .wanted = "an object with name, lat_deg and lon_deg, or a text such as \"Sunan\" or "
               "\"39.2N 125.7E\"",
     .help =
         "Launch site: where it was released; an object, or a text: the name of a "
         "known site, or coordinates such as 39.2N 125.7E. Left out: 40 N 126 E, from where most "
         "lofted tests start."},
    {LOFT_NUMBER("azimuth_deg", loft_scenario_file, facts.azimuth_rad),
     LOFT_HAS(loft_scenario_file, facts.has_azimuth), .unit = LOFT_UNIT_DEG,
     .nullable = true, .lower = LOFT_FROM(0), .upper = LOFT_BELOW(360),
     .other = &azimuth_text,
     .wanted = "a number of degrees, a text such as \"ENE\" or null",
     .help = "Initial bearing of the geodesic from launch to impact, clockwise from "
             "north: a number, or a text such as ENE or N71E; null or left out if not "
             "known."},
    {FACT("azimuth_source", azimuth_source),
     .help = "Where the azimuth comes from, and how good it is."},
    LOFT_BOOSTER_ROWS(loft_scenario_file, booster, &burn_text),
    {LOFT_BOOL("assume_ballistic", loft_scenario_file, facts.assume_ballistic),
     .help = "true: fit a ballistic arc although the figures look like a depressed or "
             "lifting flight. The answer then carries a warning."},
    {FACT("outcome", outcome), LOFT_NAMES(outcomes),
     .help = "What became of the flight. failure and disputed are not converted; "
             "not_flown is a plan with figures that was announced and never flown."},
    {FACT("kind", kind), LOFT_NAMES(kinds),
     .help = "Anything but ballistic is not converted."},
    {FACT("note", note), .help = "One or two sentences of caveats, in our own words."},
    {LOFT_OWNED_LIST("reports", loft_scenario_file, reports, n_reports, &report_fields),
     .required = true, .min_items = 1, .max_items = 100,
     .help = "At least one; the one to start from comes first."},
    {LOFT_OWNED_LIST("published_standard", loft_scenario_file, published, n_published,
                     &standard_fields),
     .min_items = 1, .max_items = 100,
     .help = "Standard ranges that others made of this flight, to compare the answer "
             "with; never an input."},
    {LOFT_OWNED_LIST("observations", loft_scenario_file, observations, n_observations,
                     &loft_observation_fields),
     .min_items = 1, .max_items = LOFT_OBSERVATIONS_MAX,
     .help =
         "What was seen of the flight beside the reports, on film, by radar, by a crew "
         "or on the ground: each weighs in the answer."},
    {LOFT_OWNED_LIST("areas", loft_scenario_file, areas, n_areas, &loft_area_fields),
     .min_items = 1, .max_items = LOFT_AREAS_MAX,
     .help =
         "Areas of sea or air that were closed for the flight, as announced; what fell "
         "in them is said, and nothing is fitted to them."},
    {LOFT_OBJECT("prior", loft_scenario_file, prior, &loft_prior_fields),
     .help = "What is not known of the booster, where it differs from prior.json; any of "
             "these. 0 holds an input at its value."},
};
const loft_fields loft_scenario_fields = {
    LOFT_ROWS_OF(rows),
    .help = "One flight as it was reported in public, with every source kept apart."};

const loft_scenario_file loft_scenario_file_initial = {
    .facts = {.site_name = "an assumed site",
              .site = {.lat_rad = LOFT_PI * 40.0 / 180.0,
                       .lon_rad = LOFT_PI * 126.0 / 180.0},
              .azimuth_rad = 0.5 * LOFT_PI}, /* 90 degrees, as in files.h */
    .prior = LOFT_PRIOR_NOT_GIVEN};
