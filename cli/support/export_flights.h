/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export_flights.h - the flights of one estimate of a result, flown again, as the tracks
 * and words of a document, or as one table.
 */
#ifndef LOFT_CLI_EXPORT_FLIGHTS_H
#define LOFT_CLI_EXPORT_FLIGHTS_H

#include "io/export/track.h"
#include "io/files/result.h"

typedef struct export_flights {
    const loft_result_facts *facts; /* borrowed until fini, as is the estimate in it */
    const loft_result_estimate *estimate;
    size_t n;
    loft_result_flight flights[LOFT_RESULT_ROLES];
    loft_track tracks[LOFT_RESULT_ROLES]; /* ids and labels point into this struct */
    char labels[LOFT_RESULT_ROLES][64];
    char created_utc[LOFT_EPOCH_TEXT];
    char *description;      /* owned */
    loft_track_reach reach; /* where the document points to it */
    loft_track_document document;
} export_flights;

/*
 * Flies those of the wanted flights that the estimate has; none is not a mistake. With the
 * reach if all are wanted: as it stands in the result, else without a band. *out must stay
 * where it is. LOFT_ERR_INPUT for a date that is none, LOFT_ERR_NOMEM, or as
 * loft_result_fly. Fini after either.
 */
LOFT_NODISCARD loft_status export_flights_init(const loft_result_facts *facts,
                                               size_t estimate,
                                               const bool wanted[LOFT_RESULT_ROLES],
                                               export_flights *out);
void export_flights_fini(export_flights *flights);

/* Why there is nothing to write. */
const char *export_flights_refusal(const loft_result_estimate *estimate);

/* The table of each flight as loft_export_csv gives it, behind a column with its name. */
LOFT_NODISCARD loft_status export_flights_csv(const export_flights *flights, char **text,
                                              size_t *size);

#endif
