/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export_flights.h - the flights of one report of an analysis as the tracks and words of a
 * document.
 */
#ifndef LOFT_CLI_EXPORT_FLIGHTS_H
#define LOFT_CLI_EXPORT_FLIGHTS_H

#include "io/export/track.h"
#include "loft/infer.h"

typedef struct export_flights {
    loft_analysis *analysis; /* borrowed until fini */
    size_t report;
    size_t n;
    loft_track tracks[LOFT_ROLES_FOUND];
    char *labels[LOFT_ROLES_FOUND]; /* owned */
    char created_utc[LOFT_EPOCH_TEXT];
    char *description;      /* owned */
    loft_track_reach reach; /* where the document points to it */
    loft_track_document document;
} export_flights;

/*
 * Flies those of the wanted flights that the report has; none is not a mistake. With the
 * reach if all are wanted: as it stands in the analysis, else without a band. *out must stay
 * where it is. LOFT_ERR_INPUT for a date that is none, LOFT_ERR_NOMEM, or as
 * loft_analysis_fly. Fini after either.
 */
LOFT_NODISCARD loft_status export_flights_init(loft_analysis *analysis, size_t report,
                                               const bool wanted[LOFT_ROLES_FOUND],
                                               export_flights *out);
void export_flights_fini(export_flights *flights);

/* Now, or $SOURCE_DATE_EPOCH, so that a build can make the same file again. */
void export_now(char out[LOFT_EPOCH_TEXT]);

#endif
