/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report_text.h - reported figures as people write them in one line.
 *
 *     KCNA: 3724.9km 998km 2832s           apogee, range, flight time
 *     Japan: ~3500km ~1000km ~45min        with hedges, as in quantity.h
 *     Seoul: - >900km 44min-48min          no apogee; an interval with a hyphen or two dots
 *     NHK: about 3,500 km, 1000 km, 85 min 20 s     as people write them
 *
 * The first length is the apogee and the second the range; a time is known by its unit. A
 * "-" stands for the next figure that was not reported. A length alone needs its name, or a
 * "-" for the other: "Seoul: range 1,100 km".
 */
#ifndef LOFT_REPORT_TEXT_H
#define LOFT_REPORT_TEXT_H

#include "io/reading/message.h"
#include "loft/infer.h"

enum {
    LOFT_REPORT_NAME = 80 /* bytes of a name, with the '\0' */
};

typedef struct loft_report_text {
    char name[LOFT_REPORT_NAME];
    loft_report report;
} loft_report_text;

/*
 * LOFT_ERR_INPUT with a message, *out then untouched: no name or a longer one, no figure, a
 * length alone without a name, a third length or a second time, a word that is not known, a number without a unit, and a
 * figure that loft_figure_read refuses. `option` is how the message calls the text.
 */
LOFT_NODISCARD loft_status loft_report_text_read(const char *option, const char *text,
                                                 loft_report_text *out,
                                                 char message[LOFT_MESSAGE]);

#endif
