/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_result.h - everything `loft run` says of one scenario: words, JSON, files. */
#ifndef LOFT_CLI_SCENARIO_RESULT_H
#define LOFT_CLI_SCENARIO_RESULT_H

#include "cli/support/answer_flights.h"
#include "cli/support/bands.h"
#include "io/export/export.h"
#include "io/text/report.h"
#include "loft/files.h"
#include "sim/infer/compare.h"

typedef struct scenario_result {
    const loft_scenario *scenario; /* borrowed */
    size_t n;                      /* sources */
    loft_question *questions;      /* owned, as the rest; one for each source */
    loft_estimate *estimates;
    loft_burn_spread (*spreads)[2];
    bands_found *bands;
    loft_answer *answers;
    loft_compare *compare;  /* of all sources */
    size_t drawn;           /* the source whose flight is drawn */
    bool converged;         /* every fit that was tried */
    answer_flights flights; /* of the drawn source */
    loft_contour contour;   /* of the drawn source, where its answer points to it */
    bool precise;
    struct precise_check {
        double off_m, off_s;     /* default tolerance against 1e-13 */
        double second_opinion_m; /* GSL rk8pd against our end, at 1e-13 */
    } checks[ANSWER_FLIGHTS];
} scenario_result;

typedef struct scenario_options {
    bool ballistic, precise, svg, pdf, to_scale;
    bands_options bands;
} scenario_options;

/* LOFT_ERR_NOMEM or a failure of the model; fits that do not converge are no failure. */
loft_status scenario_result_init(const loft_scenario *scenario,
                                 const scenario_options *options, scenario_result *out);
void scenario_result_fini(scenario_result *result);

/*
 * Gives the drawn source's answer its contour where it has a standard range, with a band
 * where it has a posterior and draws. LOFT_ERR_NOMEM. *result must stay where it is.
 */
loft_status scenario_result_find_contour(scenario_result *result);

/* Frees the records of the flights, the bulk of it; after that no _write. */
void scenario_result_drop_records(scenario_result *result);

/* The members of result.json into the open object. */
void scenario_result_json(loft_json_writer *writer, const scenario_result *result);

/* The summary in words; owned by the caller, NULL if out of memory. */
char *scenario_result_text(const scenario_result *result, int columns);

/* result.json, profile.png, flown.csv and standard.csv in dir/<id>. */
loft_status scenario_result_write(const scenario_result *result,
                                  const scenario_options *options, const char *dir,
                                  loft_diags *diags);

#endif
