/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure.h - one reported figure as people write it, into its claim. */
#ifndef LOFT_READING_FIGURE_H
#define LOFT_READING_FIGURE_H

#include "io/reading/message.h"
#include "sim/infer/report_error.h"

/* The name that messages give a figure, "--apogee"; and the words before each text that they
 * propose, which is then taken with them: "range ", or NULL. */
typedef struct loft_figure_name {
    const char *name, *lead;
    const char *bare; /* the unit of a number without one, or NULL */
} loft_figure_name;

/* A figure, and whether its text hedges it. */
typedef struct loft_figure_read_as {
    loft_claim claim;
    bool hedged;
} loft_figure_read_as;

/*
 * A round figure without a hedge is "about". LOFT_ERR_INPUT with a message for what
 * loft_quantity_read refuses, and for a figure that no flight reaches: an apogee over
 * 100,000 km, a range over half the Earth's circumference, a time over 100,000 s. The
 * report is then untouched.
 */
LOFT_NODISCARD loft_status loft_figure_read(loft_report_figure figure,
                                            const loft_figure_name *name,
                                            const char *text, loft_report *report,
                                            char message[LOFT_MESSAGE]);

/* Reads one claim as loft_figure_read does; a figure without a hedge takes `said`, unless that is NONE. */
LOFT_NODISCARD loft_status loft_figure_claim(loft_report_figure figure,
                                             const loft_figure_name *name,
                                             const char *text, loft_claim_kind said,
                                             loft_figure_read_as *out,
                                             char message[LOFT_MESSAGE]);

/* Metres as kilometres, with another number of decimals than 3, which may be thousands. */
const char *loft_km_of_metres(char out[32], double metres);

#endif
