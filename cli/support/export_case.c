/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/export_case.h"

#include <stdlib.h>

#include "cli/support/case_flight.h"
#include "cli/support/export_flights.h"
#include "io/text/captions.h"
#include "io/text/ending_text.h"
#include "sim/base/text.h"

/* "Computed from case.json. ..." with the note of the case, and how the flight ended. */
static char *describe(const loft_case *flight_case, const char *path,
                      const loft_flight *flight)
{
    const loft_flight_plan *plan = loft_case_plan(flight_case);
    const char *note = loft_case_note(flight_case);
    char *ending = loft_ending_text(plan, flight);
    char *warning = loft_ending_warning(plan, flight);
    char *text = NULL;
    if (ending != NULL && warning != NULL) {
        text = loft_text_format("Computed from %s, not reported. %s%s%s%s%s", path,
                                ending, *warning != '\0' ? " " : "", warning,
                                note != NULL ? " " : "", note != NULL ? note : "");
    }
    free(ending);
    free(warning);
    return text;
}

loft_status export_case_init(const loft_case *flight_case, const char *path,
                             loft_diags *diags, export_case *out)
{
    const char *title = loft_case_title(flight_case);
    loft_epoch epoch;
    *out = (export_case){.record = loft_trajectory_new()};
    loft_status status =
        out->record != NULL ? loft_epoch_parse(NULL, &epoch) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = case_flight_fly(flight_case, out->record, diags, &out->flight);
    }
    if (status == LOFT_OK) {
        status = loft_track_make(loft_case_plan(flight_case), out->record, &out->flight,
                                 &out->track);
    }
    if (status != LOFT_OK) {
        return status;
    }
    out->description = describe(flight_case, path, &out->flight);
    export_now(out->created_utc);
    out->track.id = loft_role_name(LOFT_ROLE_FLOWN);
    out->document = (loft_track_document){
        .id = "case",
        .title = title != NULL ? title : loft_caption_text(LOFT_CAPTION_CASE_TITLE),
        .description = out->description,
        .software = "loft " LOFT_VERSION,
        .created_utc = out->created_utc,
        .epoch = epoch,
        .tracks = &out->track,
        .n = 1};
    return out->description != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

void export_case_fini(export_case *flights)
{
    loft_track_fini(&flights->track);
    loft_trajectory_free(flights->record);
    free(flights->description);
    *flights = (export_case){.record = NULL};
}
