/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * said.h - figures as a source reports them, with the errors of report_error.h: the
 * probability of a report is, as a function of the true value, the likelihood of its claim.
 *
 * A figure to the last digit is loft_report_error_said, rounded. A coarser one is a multiple
 * of a step, each with the density that its error gives it. These densities add up to a sum S
 * that varies with the true value: a flight of 42 1/2 minutes is seldom "about" a multiple of
 * 5. So a source states the figure with a probability in proportion to S, and a trial whose
 * source would not state it is drawn anew.
 */
#ifndef CALIBRATE_SAID_H
#define CALIBRATE_SAID_H

#include <stdint.h>

#include "loft/infer.h"
#include "sim/infer/report_error.h"

typedef enum said_form {
    SAID_NOT,
    SAID_EXACT,     /* of a length, to 0.1 km */
    SAID_ABOUT,     /* to 10 km */
    SAID_COARSE,    /* to 100 km, of a range 50 km */
    SAID_MORE_THAN, /* as coarse, and the next */
    SAID_UP_TO,
    SAID_SECONDS, /* of a time */
    SAID_MINUTES,
    SAID_FIVES,   /* about a multiple of 5 minutes */
    SAID_TRACKED, /* minutes for which it was followed */
    SAID_OVER,    /* more than a multiple of 5 minutes */
    SAID_FORMS
} said_form;

/* One figure of one source. */
typedef struct said_by {
    const loft_report_errors *errors;
    loft_report_figure figure;
    said_form form;
    bool garbled; /* it speaks of another flight */
} said_by;

/* False if the source would not state such a figure. u[0] picks it, u[1] decides. */
bool said_figure(const said_by *by, double truth, const double u[2], loft_claim *claim);

#endif
