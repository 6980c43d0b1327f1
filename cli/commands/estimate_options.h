/* SPDX-License-Identifier: GPL-3.0-or-later */
/* estimate_options.h - the options of `loft estimate`, read: reports, launch, booster, samples. */
#ifndef LOFT_CLI_ESTIMATE_OPTIONS_H
#define LOFT_CLI_ESTIMATE_OPTIONS_H

#include "cli/support/opts.h"
#include "io/files/class_choices.h"
#include "io/reading/report_text.h"
#include "io/text/assumptions.h"
#include "loft/files.h"
#include "loft/loft.h"

/* Their places in the table of cmd_estimate. */
enum {
    OPT_APOGEE,
    OPT_RANGE,
    OPT_TIME,
    OPT_REPORT,
    OPT_SITE,
    OPT_AZIMUTH,
    OPT_CLASS,
    OPT_BURN_TIME,
    OPT_BALLISTIC,
    OPT_SAMPLES,
    OPT_SEED,
    OPT_PNG,
    OPT_SAVE,
    OPT_TO_SCALE,
    OPT_BRIEF,
    OPT_PAYLOAD,
    OPT_JSON,
    OPT_CHECKPOINT,
    OPT_RESUME,
    N_OPTS
};

typedef struct estimate_options {
    const loft_data *data; /* borrowed */
    loft_analysis_options options;
    loft_load load; /* of the options, where one is asked for */
    size_t n;
    loft_report_text reports[OPTS_REPEATED];
    loft_launch launch;
    loft_prior prior;           /* of the class */
    loft_class_choices choices; /* where none is named */
    double burn_s;              /* 0: that of the class */
} estimate_options;

/*
 * The data of *r is set. Puts what was not given, and is taken for something, into *assumed.
 * APP_DONE, or the exit status after a message.
 */
int estimate_options_read(const opts_given *given, const loft_ranks *ranks,
                          estimate_options *r, loft_assumptions *assumed);

#endif
