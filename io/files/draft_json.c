/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/draft_json.h"

#include "sim/base/version.h"

enum {
    DRAFT_SCHEMA = 1
};

static const char *const roles[LOFT_DRAFT_ROLES] = {
    "apogee", "range",         "flight_time", "burn_time",
    "speed",  "distance_past", "launch_time", "impact_time"};
static const char *const hedges[] = {"exact", "about",   "more_than",
                                     "up_to", "between", "tracked"};
static const char *const outcomes[] = {"success", "failure", "disputed"};
static const char *const kinds[] = {"ballistic", "lifting", "satellite_launch"};

const char *loft_draft_role_name(int role)
{
    return roles[role];
}

const char *loft_draft_hedge_name(int hedge)
{
    return hedges[hedge];
}

/* ---- a figure ---- */

/* NOLINTBEGIN(bugprone-macro-parentheses): members of the struct */
#define FIGURE_STRING(name, type, member)                                                \
    LOFT_STRING(name, type, member), .nullable = true, .required = true
#define FIGURE_NUMBER(name, type, member)                                                \
    LOFT_NUMBER(name, type, member), .nullable = true, .required = true
#define FIGURE_ROWS(type, at_)                                                           \
    {LOFT_NAME("hedge", type, at_ hedge, hedges), .required = true,                      \
     .help =                                                                             \
         "How firmly it was said: exact where no word hedges it. at least, over and "    \
         "the like are more_than; some, nearly and the like about."},                    \
        {FIGURE_NUMBER("value_si", type, at_ value_si),                                  \
         .help = "In m, s or m/s; a Mach number as it is; of a time of day seconds "     \
                 "after 00:00 UTC. null of an interval, and where the time zone is not " \
                 "known."},                                                              \
        {FIGURE_NUMBER("low_si", type, at_ low_si),                                      \
         .help = "Lower end of an interval."},                                           \
        {FIGURE_NUMBER("high_si", type, at_ high_si),                                    \
         .help = "Upper end of an interval."},                                           \
        {FIGURE_NUMBER("rounding_si", type, at_ rounding_si),                            \
         .help = "Half a unit of the last digit that was printed."},                     \
        {FIGURE_STRING("unit", type, at_ unit),                                          \
         .help =                                                                         \
             "The unit in the text: km, m, mi, nmi, ft, h, min, s, km/s, m/s, km/h, "    \
             "mi/h, Mach; clock for a time of day."},                                    \
        {FIGURE_STRING("time_utc", type, at_ time_utc),                                  \
         .help = "A time of day in UTC, HH:MMZ."},                                       \
        {FIGURE_STRING("source", type, at_ source),                                      \
         .help =                                                                         \
             "Who said it, by the usual short name, such as KCNA; else by the words "    \
             "of the text."},                                                            \
        {FIGURE_STRING("source_words", type, at_ source_words),                          \
         .help = "The words of the text for the source."},                               \
        {FIGURE_STRING("party", type, at_ party),                                        \
         .help = "The country that the source speaks for, such as Japan."},              \
        {FIGURE_STRING("place", type, at_ place),                                        \
         .help = "The place of a distance past one."},                                   \
        {FIGURE_STRING("words", type, at_ words),                                        \
         .help = "The figure as it stands in the text."},                                \
        {LOFT_INTEGER("offset", type, at_ at.offset), .required = true,                  \
         .help = "Where the figure starts in the visible text, in bytes."},              \
        {LOFT_INTEGER("length", type, at_ at.length), .required = true,                  \
         .help = "Bytes of the figure in the text."},                                    \
        {FIGURE_STRING("quote", type, at_ quote),                                        \
         .help = "The sentence that it stands in."},                                     \
        {LOFT_INTEGER("quote_offset", type, at_ quote_at.offset), .required = true,      \
         .help = "Where the sentence starts, in bytes."},                                \
    {                                                                                    \
        LOFT_INTEGER("quote_length", type, at_ quote_at.length),                         \
            .required = true, .help = "Bytes of the sentence in the text."               \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

static const loft_field figure_rows[] = {
    {LOFT_NAME("role", loft_draft_figure, role, roles), .required = true,
     .help = "Which figure of the flight it is."},
    FIGURE_ROWS(loft_draft_figure, )};
static const loft_fields figure_fields = {LOFT_ROWS_OF(figure_rows)};

static const loft_field loose_rows[] = {
    FIGURE_ROWS(loft_draft_loose, figure.),
    {LOFT_STRING("why", loft_draft_loose, why), .required = true,
     .help = "What it is instead, or what is not clear about it."}};
static const loft_fields loose_fields = {LOFT_ROWS_OF(loose_rows)};

/* ---- an event ---- */

#define EVENT_STRING(name, member)                                                       \
    LOFT_STRING(name, loft_draft_event, member), .nullable = true, .required = true

static const loft_field event_rows[] = {
    {LOFT_BOOL("recalled", loft_draft_event, recalled), .required = true,
     .help = "true: another test that the text mentions."},
    {EVENT_STRING("date_local", date_local),
     .help = "Day of the launch where it took place, YYYY-MM-DD, or YYYY-MM or YYYY."},
    {EVENT_STRING("date_from", date_from),
     .help =
         "text; or catalogue, where the text does not say the year and one test of the "
         "catalogue fits."},
    {EVENT_STRING("date_utc", date_utc),
     .help = "Day in UTC with the time where it is known, as in a scenario. null where "
             "the day in UTC hangs on an hour that was not said."},
    {EVENT_STRING("launch_time_utc", launch_time_utc),
     .help = "Time of day of the launch in UTC, HH:MMZ."},
    {EVENT_STRING("country", country), .help = "Who launched it."},
    {EVENT_STRING("missile", missile), .help = "Its name, as in the text."},
    {EVENT_STRING("place", place), .help = "Launch place, as in the text."},
    {LOFT_NAME("outcome", loft_draft_event, outcome, outcomes), .nullable = true,
     .required = true, .help = "What became of it, where that was said."},
    {LOFT_NAME("kind", loft_draft_event, kind, kinds), .nullable = true, .required = true,
     .help = "What was launched: lifting is a glider."},
    {LOFT_INTEGER("count", loft_draft_event, count), .required = true,
     .help = "How many were launched; 0 where that was not said."},
    {LOFT_OWNED_LIST("figures", loft_draft_event, figures, n_figures, &figure_fields),
     .required = true, .help = "In the order of the text."},
};
static const loft_fields event_fields = {LOFT_ROWS_OF(event_rows)};

/* ---- the catalogue ---- */

#define SOURCE_STRING(name, member)                                                      \
    LOFT_STRING(name, loft_draft_source, member), .nullable = true, .required = true

static const loft_field source_rows[] = {
    {SOURCE_STRING("source", source)},
    {SOURCE_STRING("apogee", apogee)},
    {SOURCE_STRING("range", range)},
    {SOURCE_STRING("flight_time", time)},
};
static const loft_fields source_fields = {
    LOFT_ROWS_OF(source_rows), .help = "Figures of one source, as loft prints them."};

static const loft_field known_rows[] = {
    {LOFT_INTEGER("event", loft_draft_known, event), .required = true,
     .help = "Index of the event in the text."},
    {LOFT_STRING("id", loft_draft_known, id), .required = true,
     .help = "Of the scenario in the catalogue."},
    {LOFT_STRING("title", loft_draft_known, title), .required = true},
    {LOFT_OWNED_LIST("sources", loft_draft_known, sources, n_sources, &source_fields),
     .required = true, .help = "What others reported of it."},
};
static const loft_fields known_fields = {LOFT_ROWS_OF(known_rows)};

/* ---- the document ---- */

#define TEXT_STRING(name, member)                                                        \
    LOFT_STRING(name, loft_draft_text, member), .nullable = true, .required = true

static const loft_field text_rows[] = {
    {TEXT_STRING("form", form), .help = "plain or html."},
    {TEXT_STRING("title", title), .help = "Title of a page."},
    {TEXT_STRING("published", published),
     .help = "Date of the page or text, YYYY-MM-DD."},
    {TEXT_STRING("content", content), .help = "The visible text: offsets count in it."},
};
static const loft_fields text_fields = {LOFT_ROWS_OF(text_rows)};

/* The first event once more, and the rest. */
typedef struct document {
    int schema_version;
    const char *software;
    loft_draft_document draft;
    loft_draft_event first;
} document;

#define FIRST_STRING(name, member)                                                       \
    LOFT_STRING(name, document, first.member), .nullable = true, .required = true

static const loft_field document_rows[] = {
    {LOFT_INTEGER("schema_version", document, schema_version), .required = true,
     .lower = LOFT_FROM(DRAFT_SCHEMA), .upper = LOFT_TO(DRAFT_SCHEMA),
     .help = "Version of this schema. A key that is added does not change it."},
    {LOFT_STRING("software", document, software), .required = true},
    {LOFT_OBJECT("text", document, draft.text, &text_fields), .required = true},
    {FIRST_STRING("date", date_local), .help = "These seven are of the first event."},
    {FIRST_STRING("date_utc", date_utc)},
    {FIRST_STRING("launch_time_utc", launch_time_utc)},
    {FIRST_STRING("country", country)},
    {FIRST_STRING("missile", missile)},
    {LOFT_NAME("outcome", document, first.outcome, outcomes), .nullable = true,
     .required = true},
    {LOFT_NAME("kind", document, first.kind, kinds), .nullable = true, .required = true},
    {LOFT_OWNED_LIST("events", document, draft.events, draft.n_events, &event_fields),
     .required = true, .help = "The test that the text is about comes first."},
    {LOFT_OWNED_LIST("unassigned", document, draft.loose, draft.n_loose, &loose_fields),
     .required = true,
     .help =
         "Figures with a unit that are none of a flight, or of which that is not clear."},
    {LOFT_OWNED_LIST("catalogue", document, draft.known, draft.n_known, &known_fields),
     .required = true, .help = "Tests of the catalogue that the events may be."},
};
const loft_fields loft_draft_fields = {
    LOFT_ROWS_OF(document_rows),
    .help = "What `loft draft --json` read in a text: nothing is computed, and what was "
            "not said is null."};

void loft_draft_json(loft_json_writer *writer, const loft_draft_document *draft)
{
    document d = {
        .schema_version = DRAFT_SCHEMA,
        .software = loft_software(),
        .draft = *draft,
        .first = {.outcome = LOFT_DRAFT_NO_OUTCOME, .kind = LOFT_DRAFT_NO_KIND}};
    if (draft->n_events > 0) {
        d.first = draft->events[0];
    }
    loft_json_write_begin_object(writer);
    loft_fields_write(&loft_draft_fields, writer, &d);
    loft_json_write_end_object(writer);
}
