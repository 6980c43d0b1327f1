/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * result.h - a result.json read back, and its flights flown again.
 *
 * Reads what `loft run` writes for a scenario, and the one document of `loft estimate
 * --json`, which is taken as a result of one estimate. What is not in a struct here is in
 * the JSON itself, which stays open.
 *
 * Accuracy  angles are written in degrees, so an aim comes back within 2 units in its last
 *           place; a flight flown again ends within 1 um and 1 ns of the first
 *           (tests/io/files/test_result.c)
 */
#ifndef LOFT_RESULT_H
#define LOFT_RESULT_H

#include <stdbool.h>
#include <stddef.h>

#include "io/json/json.h"
#include "io/json/json_write.h"
#include "loft/flight.h"
#include "loft/loft.h"

typedef enum loft_result_role {
    LOFT_RESULT_FLOWN,
    LOFT_RESULT_STANDARD,          /* without rotation */
    LOFT_RESULT_STANDARD_ROTATING, /* toward the azimuth, with it */
    LOFT_RESULT_ROLES
} loft_result_role;

/*
 * "flown", "standard", "standard-toward-azimuth": the names of the files of `loft run`.
 */
const char *loft_result_role_name(loft_result_role role);

/*
 * The answer to one source's figures. Strings are as in the file, NULL where it has
 * null.
 */
typedef struct loft_result_estimate {
    const char *source;
    const char *verdict; /* on the time; NULL if there was no check */
    const char *refusal_reason;
    bool lower_bound, ballistic_on_request;
    bool has[LOFT_RESULT_ROLES]; /* false also where a fit did not converge */
    loft_launch_aim aims[LOFT_RESULT_ROLES];
    const loft_json_node *json; /* the whole of it */
} loft_result_estimate;

typedef struct loft_result_facts {
    const char *id, *title, *date_utc; /* NULL for figures typed in, as the next three */
    const char *site_name, *class_name, *software;
    loft_launch launch; /* of all estimates */
    size_t drawn;       /* the estimate whose flights are drawn */
    size_t n;           /* 1 or more */
    const loft_result_estimate *estimates;
    const loft_json_node *json; /* the whole document */
} loft_result_facts;

typedef struct loft_result
    loft_result; /* owns the document and all that is read from it */

/*
 * LOFT_ERR_INPUT with a message for each mistake, where its JSON pointer (or a place in a
 * text that is no JSON), LOFT_ERR_IO or LOFT_ERR_NOMEM; *out is then untouched. A result
 * without the member "launch" is of a version that did not write it, and is refused.
 */
LOFT_NODISCARD loft_status loft_result_read(const char *path, loft_diags *diags,
                                            loft_result **out);
LOFT_NODISCARD loft_status loft_result_parse(const char *text, size_t size,
                                             loft_diags *diags, loft_result **out);
void loft_result_free(loft_result *result);

/* Borrowed, with its strings and nodes, until loft_result_free. */
const loft_result_facts *loft_result_content(const loft_result *result);

/* A flight of a result with its record. Needs the result no more. */
typedef struct loft_result_flight {
    loft_launch launch;      /* without rotation for LOFT_RESULT_STANDARD */
    loft_launch_setup setup; /* points into launch: stays where it is */
    loft_launch_flight flown;
    loft_trajectory *record; /* owned */
} loft_result_flight;

/*
 * Flies it again. LOFT_ERR_DOMAIN if that estimate has no such flight, else as
 * loft_launch_fly; *out is then empty. Fini after either.
 */
LOFT_NODISCARD loft_status loft_result_fly(const loft_result_facts *facts,
                                           size_t estimate, loft_result_role role,
                                           loft_result_flight *out);
/* Flies that booster with another aim. */
LOFT_NODISCARD loft_status loft_result_fly_aim(const loft_launch *launch,
                                               const loft_launch_aim *aim,
                                               loft_result_flight *out);
void loft_result_flight_fini(loft_result_flight *flight);

#endif
