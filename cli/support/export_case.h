/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export_case.h - the flight of a case as the one track of a document. */
#ifndef LOFT_CLI_EXPORT_CASE_H
#define LOFT_CLI_EXPORT_CASE_H

#include "io/export/track.h"
#include "loft/files.h"

typedef struct export_case {
    loft_trajectory *record; /* owned */
    loft_flight flight;
    loft_track track;
    char *description; /* owned */
    char created_utc[LOFT_EPOCH_TEXT];
    loft_track_document document;
} export_case;

/*
 * Flies the case; path is for the description. *out must stay where it is. Errors and their
 * messages in diags as case_flight_fly. Fini after either.
 */
LOFT_NODISCARD loft_status export_case_init(const loft_case *flight_case,
                                            const char *path, loft_diags *diags,
                                            export_case *out);
void export_case_fini(export_case *flights);

#endif
