/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * record.h - the answers about real flights, beside what else is known of them: standard
 * ranges that others published, the class's own booster, and each source by itself.
 */
#ifndef CALIBRATE_RECORD_H
#define CALIBRATE_RECORD_H

#include "loft/files.h"

/* How many, and how many of them inside. */
typedef struct record_share {
    int n, inside;
} record_share;

/* How a standard range was published. */
typedef enum record_published {
    RECORD_VALUE,
    RECORD_INTERVAL, /* inside: it meets the band */
    RECORD_OVER,     /* a lower limit: the band reaches it */
    RECORD_PUBLISHED
} record_published;

/* A source whose band does not meet that of the others together. */
typedef struct record_odd {
    char event[64], source[64];
    double garbled; /* probability that it speaks of another flight */
    loft_band alone_m, others_m;
} record_odd;

enum {
    RECORD_ODD_MOST = 8 /* of one event */
};

typedef struct record_event {
    bool answered;
    record_share published[RECORD_PUBLISHED], references;
    record_share typical;
    record_share sources; /* inside: the band alone meets that of the others */
    record_share pairs;   /* of sources, whose bands alone meet */
    int n_odd;
    record_odd odd[RECORD_ODD_MOST];
} record_event;

typedef struct flight_record {
    int n;
    record_event *events; /* owned, in the order of the files' paths */
    record_event all;     /* the sums; no odd ones */
    int answered;
} flight_record;

/* All scenarios of a folder, each with the samples of a usual run. */
LOFT_NODISCARD loft_status record_make(const loft_data *data, const char *folder,
                                       flight_record *out);
void record_free(flight_record *r);

#endif
