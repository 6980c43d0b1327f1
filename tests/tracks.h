/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tracks.h - flights as tracks for the tests of the formats, and documents around them.
 */
#ifndef TRACKS_H
#define TRACKS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "io/export/formats.h"
#include "loft/loft.h"

typedef struct flown {
    loft_model model;
    loft_booster booster;
    loft_flight_plan plan;
    loft_trajectory *record;
    loft_flight flight;
    loft_track track;
} flown;

/* Two stages with a gap from a place in a direction; fini after. */
static inline void fly_from(flown *f, double lat_deg, double lon_deg, double heading_deg,
                            double ideal_speed_mps, double end_deg)
{
    loft_booster_template stages = loft_booster_template_default();
    stages.n_stages = 2;
    for (int i = 0; i < 2; i++) {
        stages.stages[i].exhaust_mps = 2712.3;
        stages.stages[i].burn_s = i == 0 ? 71.23 : 64.56;
        stages.stages[i].gap_s = i == 0 ? 3.21 : 0.0;
        stages.stages[i].speed_share = 1.0;
    }
    f->model = loft_model_default();
    assert_int_equal(loft_booster_of_template(&stages, ideal_speed_mps, &f->booster),
                     LOFT_OK);
    f->plan =
        (loft_flight_plan){.model = &f->model,
                           .start = {.lat_rad = loft_rad_from_deg(lat_deg),
                                     .lon_rad = loft_rad_from_deg(lon_deg),
                                     .alt_m = 123.4},
                           .booster = &f->booster,
                           .heading_rad = loft_rad_from_deg(heading_deg),
                           .steering = {.heading_rad = loft_rad_from_deg(heading_deg),
                                        .end_elevation_rad = loft_rad_from_deg(end_deg),
                                        .turn_fraction = 0.6543},
                           .body = loft_body_of_beta(5432.1),
                           .until_half_way = true};
    f->record = loft_trajectory_new();
    assert_int_equal(loft_fly(&f->plan, f->record, &f->flight), LOFT_OK);
    assert_int_equal(loft_track_make(&f->plan, f->record, &f->flight, &f->track),
                     LOFT_OK);
}

static inline void fini_flown(flown *f)
{
    loft_track_fini(&f->track);
    loft_trajectory_free(f->record);
}

/* A loft to the east, 7 km/s. */
static inline void fly_loft(flown *f)
{
    fly_from(f, 39.123, 125.987, 71.23, 7123.4, 78.9);
    f->track.id = "flown";
    f->track.label = "flown";
}

/* So fast and flat that it goes half-way round. */
static inline void fly_unbounded(flown *f)
{
    fly_from(f, 39.123, 125.987, 71.23, 10543.2, 7.65);
    f->track.id = "standard";
    f->track.label = "standard, no rotation";
}

static inline loft_track_document document_of(const loft_track *tracks, size_t n,
                                              const char *date_utc)
{
    loft_track_document d = {.id = "2024-test",
                             .title = "A <test> & \"more\"",
                             .description = "Flights of a test.",
                             .software = "loft 1.2.3",
                             .created_utc = "2026-01-02T03:04:05",
                             .tracks = tracks,
                             .n = n};
    assert_int_equal(loft_epoch_parse(date_utc, &d.epoch), LOFT_OK);
    return d;
}

/* A hand-made track through places in degrees, 10 s and 10 km apart; fini after. */
static inline loft_track track_through(const double (*lon_lat_deg)[2], size_t n)
{
    loft_track t = {.id = "by-hand",
                    .label = "by hand",
                    .shape = loft_model_default().earth.shape,
                    .ended_by = LOFT_END_GROUND,
                    .n = n,
                    .samples = calloc(n, sizeof *t.samples)};
    assert_non_null(t.samples);
    for (size_t i = 0; i < n; i++) {
        t.samples[i].t_s = 10.0 * (double)i;
        t.samples[i].place =
            (loft_geodetic){.lon_rad = loft_rad_from_deg(lon_lat_deg[i][0]),
                            .lat_rad = loft_rad_from_deg(lon_lat_deg[i][1]),
                            .alt_m = 1000.0 * (double)i};
    }
    return t;
}

/* How often a part stands in a text. */
static inline int count_of(const char *text, const char *part)
{
    int n = 0;
    for (const char *at = strstr(text, part); at != NULL;
         at = strstr(at + strlen(part), part)) {
        n++;
    }
    return n;
}

#endif
