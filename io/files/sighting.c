/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/sighting.h"

#include <math.h>

#include "loft/loft.h"

/* Ranges that the report leaves open: the farthest, for it is the hardest to see. */
static double reported_range(const loft_claim *range)
{
    return range->kind == LOFT_CLAIM_NONE ? 0.0 : fmax(range->lo, range->hi);
}

static void mark_track(loft_sighting *v, size_t drawn)
{
    const double range_m =
        reported_range(&loft_analysis_question(v->analysis, drawn)->report.range_m);
    v->n_marks = range_m > 0.0 ? LOFT_SIGHTING_MARKS : 1;
    for (int i = 0; i < v->n_marks; i++) {
        v->mark_m[i] = range_m * i / (LOFT_SIGHTING_MARKS - 1);
    }
}

static void find_heights(const loft_sighting *v, loft_sighting_place *place)
{
    const loft_launch *launch = &loft_analysis_event_of(v->analysis)->launch;
    const loft_ellipsoid *shape = &launch->model.earth.shape;
    for (int i = 0; i < v->n_marks; i++) {
        place->least_m[i] = loft_sight_least_height(
            shape, place->eye,
            loft_geodesy_direct(shape, launch->site, launch->azimuth_rad, v->mark_m[i]));
    }
}

static loft_status find_seen(const loft_sighting *v, loft_sighting_place *place)
{
    return loft_visibility_find(&v->flown->launch.model, v->flown->record, place->eye,
                                v->has_clock ? &v->sunlit : NULL,
                                (double)v->launch.unix_s, &place->seen);
}

static loft_status find_flight(loft_analysis *analysis, size_t drawn, loft_sighting *v)
{
    if (loft_analysis_fit(analysis, drawn) == NULL) {
        mark_track(v, drawn);
        return LOFT_OK;
    }
    const loft_status status =
        loft_analysis_fly(analysis, drawn, LOFT_ROLE_FLOWN, &v->flown);
    if (status != LOFT_OK || !v->has_clock) {
        return status;
    }
    const loft_status sun = loft_visibility_sunlit(
        &v->flown->launch.model, v->flown->record, (double)v->launch.unix_s, &v->sunlit);
    v->has_clock = sun == LOFT_OK; /* not before 1900 or after 2100 */
    return LOFT_OK;
}

loft_status loft_sighting_find(loft_analysis *analysis, size_t n,
                               loft_sighting_place places[], loft_sighting *out)
{
    const loft_analysis_event *event = loft_analysis_event_of(analysis);
    loft_sighting v = {.analysis = analysis, .n = n, .places = places};
    v.has_clock = loft_epoch_parse(event->date_utc, &v.launch) == LOFT_OK &&
                  v.launch.known >= LOFT_EPOCH_MINUTE;
    loft_status status = find_flight(analysis, loft_analysis_drawn(analysis), &v);
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        if (v.flown != NULL) {
            status = find_seen(&v, &places[i]);
        } else {
            find_heights(&v, &places[i]);
        }
    }
    if (status == LOFT_OK) {
        *out = v;
    }
    return status;
}
