/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * track.h - flights as samples and events, with the words about them: what formats.h writes.
 *
 * Samples stand at every event; at whole seconds under thrust, below 120 km and for 10 s
 * after an event; else at whole steps of loft_export_csv_step. Between two of them a
 * straight line is off by less than 500 m, a cubic through four by less than 10 m
 * (tests/io/export/test_track.c).
 */
#ifndef LOFT_TRACK_H
#define LOFT_TRACK_H

#include "io/files/epoch.h"
#include "loft/flight.h"
#include "loft/infer.h"
#include "sim/earth/outline.h"

typedef enum loft_track_phase {
    LOFT_TRACK_BOOST,
    LOFT_TRACK_GAP, /* between two stages */
    LOFT_TRACK_COAST
} loft_track_phase;

const char *loft_track_phase_name(loft_track_phase phase);

typedef struct loft_track_sample {
    double t_s;
    loft_geodetic place;
    loft_vec3 r_ecef_m, v_ecef_mps; /* Earth-fixed, relative to the rotating Earth */
    double range_m;                 /* geodesic from the start */
    double speed_mps, fpa_rad, azimuth_rad;
    loft_track_phase phase; /* from here on */
} loft_track_sample;

enum {
    LOFT_TRACK_EVENT_NAME = 24 /* the room of a name */
};

typedef struct loft_track_event {
    /* "ignition 1", "burn-out 1", "apogee", "impact"; "end" of another kind */
    char name[LOFT_TRACK_EVENT_NAME];
    loft_flight_event_kind kind;
    size_t sample; /* where it stands */
} loft_track_event;

typedef struct loft_track {
    const char *id;    /* a word without blanks: "flown"; borrowed, as the label */
    const char *label; /* "standard, no rotation" */
    loft_role role;    /* LOFT_ROLE_OTHER: a flight of no analysis */
    /* Its flight, borrowed, to sample anew at other times. */
    const loft_flight_plan *plan;
    const loft_trajectory *record;
    const loft_flight *flight;
    loft_ellipsoid shape;
    loft_flight_end ended_by;
    size_t n;                   /* at least 2 */
    loft_track_sample *samples; /* owned */
    int n_events;
    loft_track_event events[LOFT_FLIGHT_EVENTS_MAX];
} loft_track;

/* The name of an event of that flight, as above; "" for a corner of the steering. */
const char *loft_track_event_name(char out[LOFT_TRACK_EVENT_NAME],
                                  const loft_flight *flight,
                                  const loft_flight_event *event);

/*
 * LOFT_ERR_NOMEM; *out is then untouched. The record must be of that plan and flight; the
 * track borrows all three.
 */
LOFT_NODISCARD loft_status loft_track_make(const loft_flight_plan *plan,
                                           const loft_trajectory *record,
                                           const loft_flight *flight, loft_track *out);
void loft_track_fini(loft_track *track);

/* Does it come down? If not, a sentence says why the track ends; else NULL. */
bool loft_track_has_impact(const loft_track *track);
const char *loft_track_note(const loft_track *track);

/* How far the fitted booster carries toward every azimuth, about the launch. */
typedef struct loft_track_reach {
    loft_contour contour;
    loft_ellipsoid shape;
    loft_geodetic launch;
    bool lower_bound; /* the ranges are at least these */
} loft_track_reach;

/* The 90 % interval as an area; no parts where it is unbounded: its lines are there. */
LOFT_NODISCARD loft_status loft_track_reach_band(const loft_track_reach *reach,
                                                 loft_outline *out);
/* A line of the contour, as far as it is bounded. Both LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_track_reach_line(const loft_track_reach *reach,
                                                 loft_contour_line line,
                                                 loft_outline *out);

/* The name of the contour, and of its lines. */
const char *loft_track_reach_label(const loft_track_reach *reach);
const char *loft_track_reach_line_name(loft_contour_line line);

/*
 * A note on the missing part of a line, or NULL: where it breaks off, flights go half-
 * way round.
 */
const char *loft_track_reach_note(const loft_track_reach *reach, loft_contour_line line);

/* Tracks with a common launch, and their common notes. Borrows everything. */
typedef struct loft_track_document {
    const char *id;          /* "2024-10-31-hwasong-19" */
    const char *title;       /* one plain line */
    const char *description; /* sentences: source, booster, model; or the refusal */
    const char *software;    /* "loft 0.2.0-dev" */
    const char *object_name; /* NULL: UNKNOWN */
    const char *created_utc; /* "2026-01-02T03:04:05"; when the file is made */
    loft_epoch epoch;        /* of the launch */
    const loft_track *tracks;
    size_t n;                      /* 0: nothing flew */
    const loft_track_reach *reach; /* or NULL; not in every format */
    size_t n_areas;                /* closed for the flight; in GeoJSON */
    const struct loft_announced_area *areas;
} loft_track_document;

#endif
