/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * answer_flights.h - the flights behind an answer, flown again with a record: the flown
 * one, the standard one without rotation, and the standard one toward the azimuth.
 */
#ifndef LOFT_CLI_ANSWER_FLIGHTS_H
#define LOFT_CLI_ANSWER_FLIGHTS_H

#include "io/export/export.h"
#include "loft/plot.h"

enum answer_flight_role {
    ANSWER_FLOWN,
    ANSWER_STANDARD,
    ANSWER_STANDARD_ROTATING,
    ANSWER_FLIGHTS
};

typedef struct answer_flight {
    loft_launch launch;
    loft_launch_setup setup; /* points into launch: stays where it is */
    loft_launch_flight flown;
    loft_trajectory *record; /* owned */
} answer_flight;

typedef struct answer_flights {
    int n; /* 0 if nothing was fitted, 1 without standard flights, else ANSWER_FLIGHTS */
    answer_flight flights[ANSWER_FLIGHTS];
} answer_flights;

/* LOFT_ERR_NOMEM, or as loft_launch_fly. Fini after either. */
loft_status answer_flights_init(const loft_answer *answer, answer_flights *out);
void answer_flights_fini(answer_flights *flights);

/* One flight of them as CSV, by loft_export_csv with its own step. */
loft_status answer_flights_csv(const answer_flight *flight, char **text, size_t *size);

typedef struct answer_picture {
    const char *title, *subtitle, *source;
    const loft_png_text *texts;
    size_t n_texts;
    loft_picture_format format;
    bool to_scale;
    const char *const *figures; /* what was reported, a line each, for a refusal */
    size_t n_figures;
} answer_picture;

/* The profile; with no flight a sheet with the words of the refusal. */
loft_status answer_flights_draw(const loft_answer *answer, const answer_flights *flights,
                                const answer_picture *picture, loft_buffer *out);

#endif
