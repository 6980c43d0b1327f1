/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/track.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/export/export.h"
#include "sim/base/room.h"
#include "sim/flight/ending.h"
#include "sim/infer/contour_outline.h"

/* Below this the air bends the path within seconds. */
static const double fine_alt_m = 120e3;

/* So long after an event samples stay dense, so that a polynomial of a few of them that
 * spans the kink of a burn-out is at most metres off. */
static const double fine_after_s = 10.0;

const char *loft_track_phase_name(loft_track_phase phase)
{
    static const char *const names[] = {"boost", "gap", "coast"};
    return names[phase];
}

static loft_track_sample sample_at(const loft_flight_plan *plan,
                                   const loft_trajectory *record, double t_s)
{
    double y[LOFT_STATE_N];
    loft_phase phase;
    loft_trajectory_at(record, t_s, y, &phase);
    const loft_flight_point at = loft_flight_point_of(plan->model, t_s, y);
    return (loft_track_sample){
        .t_s = t_s,
        .place = at.place,
        .r_ecef_m = loft_state_r(y),
        .v_ecef_mps = loft_state_v(y),
        .speed_mps = at.speed_mps,
        .fpa_rad = at.fpa_rad,
        .azimuth_rad = at.azimuth_rad,
        .phase = phase.stage >= 0 ? LOFT_TRACK_BOOST
                 : phase.boosted  ? LOFT_TRACK_GAP
                                  : LOFT_TRACK_COAST,
    };
}

typedef struct growing {
    loft_track_sample *samples;
    size_t n, room;
} growing;

static bool append(growing *g, const loft_track_sample *sample)
{
    loft_track_sample *grown =
        loft_room_for_one(g->samples, g->n, &g->room, sizeof *grown);
    if (grown == NULL) {
        return false;
    }
    g->samples = grown;
    g->samples[g->n++] = *sample;
    return true;
}

/* Files give times to the millisecond: nearer than that is the same time. */
static bool apart(double a_s, double b_s)
{
    return fabs(b_s - a_s) > 1.5e-3;
}

/* The whole seconds strictly between two events that deserve a sample. */
static bool between(growing *g, const loft_flight_plan *plan,
                    const loft_trajectory *record, double from_s, double to_s,
                    double step_s)
{
    const long first = (long)floor(from_s) + 1;
    const long end = (long)ceil(to_s); /* at most thirty days */
    for (long second = first; second < end; second++) {
        const double t_s = (double)second;
        const bool whole_step = fmod(t_s, step_s) == 0.0;
        const loft_track_sample sample = sample_at(plan, record, t_s);
        if (apart(from_s, t_s) && apart(t_s, to_s) &&
            (whole_step || sample.phase != LOFT_TRACK_COAST ||
             sample.place.alt_m < fine_alt_m || t_s - from_s < fine_after_s) &&
            !append(g, &sample)) {
            return false;
        }
    }
    return true;
}

static bool fill(growing *g, const loft_flight_plan *plan, const loft_trajectory *record,
                 const loft_flight *flight)
{
    const double end_s = loft_trajectory_end(record);
    const double step_s = loft_export_csv_step(end_s);
    double last_s = loft_trajectory_start(record);
    loft_track_sample sample = sample_at(plan, record, last_s);
    bool good = append(g, &sample);
    for (int i = 0; good && i <= flight->n_events; i++) {
        const bool rest = i == flight->n_events; /* if no event stands at the end */
        const double t_s = rest ? end_s : fmin(flight->events[i].at.t_s, end_s);
        if (!apart(last_s, t_s) || (!rest && t_s < end_s && !apart(t_s, end_s))) {
            continue;
        }
        sample = sample_at(plan, record, t_s);
        good = between(g, plan, record, last_s, t_s, step_s) && append(g, &sample);
        last_s = t_s;
    }
    if (good && g->n == 1) { /* over at its start: a line still has two ends */
        sample = sample_at(plan, record, end_s);
        good = append(g, &sample);
    }
    return good;
}

const char *loft_track_event_name(char out[LOFT_TRACK_EVENT_NAME],
                                  const loft_flight *flight,
                                  const loft_flight_event *event)
{
    static const char *const names[] = {"ignition", "burn-out", "", "apogee", "end"};
    const char *mark = loft_ending_of(flight->ended_by)->mark;
    const char *name =
        event->kind == LOFT_EVENT_END && mark != NULL ? mark : names[event->kind];
    if (event->stage >= 0 && *name != '\0') {
        snprintf(out, LOFT_TRACK_EVENT_NAME, "%s %d", name, event->stage + 1);
    } else {
        snprintf(out, LOFT_TRACK_EVENT_NAME, "%s", name);
    }
    return out;
}

static void list_events(const loft_flight *flight, loft_track *track)
{
    size_t at = 0;
    for (int i = 0; i < flight->n_events; i++) {
        const loft_flight_event *event = &flight->events[i];
        if (event->kind == LOFT_EVENT_STEERING) {
            continue;
        }
        while (at + 1 < track->n && track->samples[at + 1].t_s <= event->at.t_s) {
            at++;
        }
        if (at + 1 < track->n && !apart(event->at.t_s, track->samples[at + 1].t_s)) {
            at++;
        }
        loft_track_event *out = &track->events[track->n_events++];
        out->kind = event->kind;
        loft_track_event_name(out->name, flight, event);
        out->sample = at;
    }
}

loft_status loft_track_make(const loft_flight_plan *plan, const loft_trajectory *record,
                            const loft_flight *flight, loft_track *out)
{
    growing g = {NULL, 0, 0};
    if (!fill(&g, plan, record, flight)) {
        free(g.samples);
        return LOFT_ERR_NOMEM;
    }
    loft_track track = {.id = "flight",
                        .label = "flight",
                        .role = LOFT_ROLE_OTHER,
                        .plan = plan,
                        .record = record,
                        .flight = flight,
                        .shape = plan->model->earth.shape,
                        .ended_by = flight->ended_by,
                        .n = g.n,
                        .samples = g.samples};
    for (size_t i = 0; i < g.n; i++) {
        g.samples[i].range_m =
            loft_geodesy_inverse(&track.shape, plan->start, g.samples[i].place).range_m;
    }
    list_events(flight, &track);
    *out = track;
    return LOFT_OK;
}

void loft_track_fini(loft_track *track)
{
    free(track->samples);
    track->samples = NULL;
    track->n = 0;
}

bool loft_track_has_impact(const loft_track *track)
{
    return loft_ending_of(track->ended_by)->lands;
}

const char *loft_track_note(const loft_track *track)
{
    static const char *const notes[] = {
        [LOFT_END_GROUND] = NULL,
        [LOFT_END_ALTITUDE] = "The track ends at the altitude asked for.",
        [LOFT_END_TIME] = "The track ends at the time asked for.",
        [LOFT_END_HALF_WAY] = "No impact: the flight goes half-way round the Earth, and "
                              "the track ends there.",
        [LOFT_END_ESCAPE] = "No impact: the flight leaves the Earth for good, and the "
                            "track ends where it is above the air.",
        [LOFT_END_LIMIT] = "No impact: the flight is still up after thirty days, and the "
                           "track ends there.",
        [LOFT_END_NO_CLIMB] = "No impact: the flight never climbs above the ground."};
    return notes[track->ended_by];
}

loft_status loft_track_reach_band(const loft_track_reach *reach, loft_outline *out)
{
    const loft_status status =
        loft_contour_outline_band(&reach->contour, &reach->shape, reach->launch, out);
    if (status == LOFT_ERR_DOMAIN) {
        *out = (loft_outline){.n_parts = 0};
        return LOFT_OK;
    }
    return status;
}

loft_status loft_track_reach_line(const loft_track_reach *reach, loft_contour_line line,
                                  loft_outline *out)
{
    return loft_contour_outline_line(&reach->contour, line, &reach->shape, reach->launch,
                                     out);
}

const char *loft_track_reach_label(const loft_track_reach *reach)
{
    return reach->lower_bound ? "standard range, every azimuth: at least"
                              : "standard range, every azimuth";
}

const char *loft_track_reach_line_name(loft_contour_line line)
{
    static const char *const names[LOFT_CONTOUR_LINES] = {"fitted", "p05", "p95"};
    return names[line];
}

const char *loft_track_reach_note(const loft_track_reach *reach, loft_contour_line line)
{
    const size_t unbounded = loft_contour_unbounded(&reach->contour, line);
    return unbounded == 0 ? NULL
           : unbounded == LOFT_CONTOUR_AZIMUTHS
               ? "No line: toward every azimuth flights go half-way round the Earth."
               : "Where the line breaks off, flights go half-way round the Earth.";
}
