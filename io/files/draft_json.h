/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draft_json.h - what was read in a news text, as one JSON document.
 *
 * All strings are borrowed. A number that was not said is NAN, a string NULL; both are null
 * in the document. Offsets count bytes of the visible text, which is the file itself
 * unless that is HTML.
 */
#ifndef LOFT_DRAFT_JSON_H
#define LOFT_DRAFT_JSON_H

#include "io/json/fields.h"
#include "loft/loft.h"

typedef enum loft_draft_role {
    LOFT_DRAFT_APOGEE,
    LOFT_DRAFT_RANGE,
    LOFT_DRAFT_FLIGHT_TIME,
    LOFT_DRAFT_BURN_TIME,
    LOFT_DRAFT_SPEED,
    LOFT_DRAFT_DISTANCE_PAST, /* by which it flew over or beyond a place */
    LOFT_DRAFT_LAUNCH_TIME,   /* of day */
    LOFT_DRAFT_IMPACT_TIME,
    LOFT_DRAFT_ROLES, /* not a role: the number of them */
    LOFT_DRAFT_NO_ROLE
} loft_draft_role;

/* How firmly a figure was said: the kinds of a claim, by the words about it. */
typedef enum loft_draft_hedge {
    LOFT_DRAFT_EXACT, /* no word about it */
    LOFT_DRAFT_ABOUT,
    LOFT_DRAFT_MORE_THAN,
    LOFT_DRAFT_UP_TO,
    LOFT_DRAFT_BETWEEN,
    LOFT_DRAFT_TRACKED
} loft_draft_hedge;

typedef enum loft_draft_outcome {
    LOFT_DRAFT_NO_OUTCOME = -1,
    LOFT_DRAFT_SUCCESS,
    LOFT_DRAFT_FAILURE,
    LOFT_DRAFT_DISPUTED
} loft_draft_outcome;

typedef enum loft_draft_kind {
    LOFT_DRAFT_NO_KIND = -1,
    LOFT_DRAFT_BALLISTIC,
    LOFT_DRAFT_LIFTING,
    LOFT_DRAFT_SATELLITE_LAUNCH
} loft_draft_kind;

/* Where words stand in the text. */
typedef struct loft_draft_at {
    int offset, length; /* bytes */
} loft_draft_at;

typedef struct loft_draft_figure {
    int role, hedge; /* loft_draft_role, loft_draft_hedge */
    double value_si; /* m, s, m/s; a Mach number as it is; of a clock s after 00:00 UTC of
                        the day of the launch. NAN of an interval and of a clock whose zone is not known */
    double low_si, high_si; /* ends of an interval */
    double rounding_si;     /* half a unit of the last digit */
    double unit_si;         /* the unit it was written in */
    const char *unit;       /* "km", "mi", "Mach", "clock" */
    const char *time_utc;   /* of a clock */
    const char *source;     /* who said it, by the usual short name */
    const char *source_words;
    const char *party; /* the state that the source speaks for */
    const char *place; /* of a distance past one */
    const char *words; /* the figure with its hedge, as it stands in the text */
    const char *quote; /* the sentence */
    loft_draft_at at, quote_at;
} loft_draft_figure;

typedef struct loft_draft_event {
    bool recalled;                     /* an earlier test that the text mentions */
    const char *date_local, *date_utc; /* as well as they are known */
    const char *date_from;             /* "text", "catalogue"; NULL without a date */
    int month, day;                    /* where the year was not said; else 0 */
    const char *launch_time_utc;
    const char *country, *missile, *place;
    int outcome, kind, count; /* count 0: not said */
    loft_draft_figure *figures;
    int n_figures;
} loft_draft_event;

/* A figure that belongs to no test, or whose role or test is not clear. */
typedef struct loft_draft_loose {
    loft_draft_figure figure; /* without a role */
    const char *why;
} loft_draft_loose;

typedef struct loft_draft_source {
    const char *source, *apogee, *range, *time; /* figures as text loft prints */
} loft_draft_source;

/* A test of the catalogue that an event of the text may be. */
typedef struct loft_draft_known {
    int event; /* its index */
    const char *id, *title;
    loft_draft_source *sources;
    int n_sources;
} loft_draft_known;

typedef struct loft_draft_text {
    const char *form;      /* "plain", "html" */
    const char *title;     /* of a page */
    const char *published; /* date of the page */
    const char *content;   /* the visible text */
} loft_draft_text;

typedef struct loft_draft_document {
    loft_draft_text text;
    loft_draft_event *events; /* the test that the text is about comes first */
    loft_draft_loose *loose;
    loft_draft_known *known;
    int n_events, n_loose, n_known;
} loft_draft_document;

/* "apogee", "flight_time"; "about", "more_than". */
const char *loft_draft_role_name(int role);
const char *loft_draft_hedge_name(int hedge);

/* The whole document, an object. */
void loft_draft_json(loft_json_writer *writer, const loft_draft_document *draft);

/* The table of that document. */
extern const loft_fields loft_draft_fields;

#endif
