/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/export_flights.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "loft/loft.h"
#include "sim/base/text.h"

void export_now(char out[LOFT_EPOCH_TEXT])
{
    const char *given = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    loft_epoch now = {.unix_s = given != NULL ? strtoll(given, &end, 10) : 0,
                      .known = LOFT_EPOCH_SECOND};
    if (given == NULL || *given == '\0' || *end != '\0' || now.unix_s < 0) {
        now.unix_s = (long long)time(NULL);
    }
    loft_epoch_text(out, &now, 0.0);
    out[19] = '\0'; /* whole seconds */
}

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

static char *describe(const export_flights *f)
{
    bool has_standard = false;
    for (size_t i = 0; i < f->n; i++) {
        has_standard = has_standard || f->tracks[i].role == LOFT_ROLE_STANDARD;
    }
    return loft_caption_export(f->analysis, f->report, f->n > 0, has_standard);
}

static loft_status add_flight(export_flights *f, loft_role role)
{
    const size_t i = f->n;
    const loft_recorded *flight = NULL;
    loft_status status = loft_analysis_fly(f->analysis, f->report, role, &flight);
    if (status != LOFT_OK) {
        return status;
    }
    f->labels[i] = loft_role_label_of(f->analysis, f->report, role);
    status = f->labels[i] != NULL ? loft_track_make(&flight->setup.plan, flight->record,
                                                    &flight->flown.flight, &f->tracks[i])
                                  : LOFT_ERR_NOMEM;
    if (status != LOFT_OK) {
        free(f->labels[i]);
        return status;
    }
    f->tracks[i].id = loft_role_name(role);
    f->tracks[i].label = f->labels[i];
    f->tracks[i].role = role;
    f->n++;
    return LOFT_OK;
}

/* Not of one flight alone, and not where it cannot be found. */
static loft_status add_reach(export_flights *f, const bool wanted[LOFT_ROLES_FOUND])
{
    const loft_launch *launch = &loft_analysis_event_of(f->analysis)->launch;
    const loft_contour *contour = loft_analysis_contour(f->analysis, f->report);
    const bool all = wanted[LOFT_ROLE_FLOWN] && wanted[LOFT_ROLE_STANDARD_ROTATING];
    f->reach = (loft_track_reach){
        .shape = launch->model.earth.shape,
        .launch = launch->site,
        .lower_bound = loft_analysis_estimate(f->analysis, f->report)->lower_bound};
    if (!all || loft_analysis_standard(f->analysis, f->report) == NULL) {
        return LOFT_OK;
    }
    loft_status status = LOFT_OK;
    if (contour != NULL) {
        f->reach.contour = *contour;
    } else {
        const loft_fit *fit = loft_analysis_fit(f->analysis, f->report);
        status =
            loft_contour_find(launch, fit->flown.aim.ideal_speed_mps, &f->reach.contour);
    }
    f->document.reach = status == LOFT_OK ? &f->reach : NULL;
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

loft_status export_flights_init(loft_analysis *analysis, size_t report,
                                const bool wanted[LOFT_ROLES_FOUND], export_flights *out)
{
    const loft_analysis_event *event = loft_analysis_event_of(analysis);
    loft_epoch epoch;
    *out = (export_flights){.analysis = analysis, .report = report};
    loft_status status = loft_epoch_parse(event->date_utc, &epoch);
    for (int role = 0; status == LOFT_OK && role < LOFT_ROLES_FOUND; role++) {
        if (wanted[role] &&
            loft_analysis_found(analysis, report, (loft_role)role) != NULL) {
            status = add_flight(out, (loft_role)role);
        }
    }
    if (status != LOFT_OK) {
        return status;
    }
    out->description = describe(out);
    if (out->description == NULL) {
        return LOFT_ERR_NOMEM;
    }
    export_now(out->created_utc);
    out->document = (loft_track_document){
        .id = or (event->id, "estimate"),
        .title = or (event->title, loft_caption_text(LOFT_CAPTION_FIT_TITLE)),
        .description = out->description,
        .software = or (event->software, "loft " LOFT_VERSION),
        .created_utc = out->created_utc,
        .epoch = epoch,
        .tracks = out->tracks,
        .n = out->n,
        .n_areas = event->n_areas,
        .areas = event->areas};
    return add_reach(out, wanted);
}

void export_flights_fini(export_flights *flights)
{
    for (size_t i = 0; i < flights->n; i++) {
        loft_track_fini(&flights->tracks[i]);
        free(flights->labels[i]);
    }
    free(flights->description);
    flights->n = 0;
    flights->description = NULL;
}
