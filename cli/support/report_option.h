/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report_option.h - reported figures as they are typed on the command line.
 *
 *     KCNA: 3724.9km 998km 2832s           apogee, range, flight time
 *     Japan: ~3500km ~1000km ~45min        with hedges, as in quantity.h
 *     Seoul: - >900km 44min-48min          no apogee; an interval with a hyphen or two dots
 *     NHK: about 3,500 km, 1000 km, 85 min 20 s     as people write them
 *
 * The first length is the apogee and the second the range; a time is known by its unit. A
 * "-" stands for the next figure that was not reported.
 */
#ifndef LOFT_CLI_REPORT_OPTION_H
#define LOFT_CLI_REPORT_OPTION_H

#include "cli/support/message.h"
#include "loft/infer.h"

enum {
    REPORT_NAME = 80 /* bytes of a name, with the '\0' */
};

typedef struct report_option {
    char name[REPORT_NAME];
    loft_report report;
} report_option;

/* False with a message, and *out untouched. */
bool report_option_parse(const char *text, report_option *out,
                         char message[MESSAGE_SIZE]);

/* A figure of a report, as messages name it: "--apogee". */
typedef enum report_figure {
    REPORT_APOGEE,
    REPORT_RANGE,
    REPORT_TIME,
    REPORT_FIGURES
} report_figure;

/*
 * One figure into its claim of the report; `name` is how messages call it. False with a
 * message; the report is then untouched.
 */
bool report_option_figure(report_figure figure, const char *name, const char *text,
                          loft_report *report, char message[MESSAGE_SIZE]);

#endif
