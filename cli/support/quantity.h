/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * quantity.h - quantities as they are typed on the command line, into SI and radians.
 *
 *     787km  85m56s  1h25m  39.2deg     as measured
 *     ~787km  >4000km  <300km           about, more than, up to
 *     =1000km                           exactly, where a round number may be meant as about
 *     300..400km  55min..1h5min         between
 *     about 1,000 km  1:25:56  ENE      and as people write them: quantity_spelling.h
 *
 * Lengths km m mi nmi ft kft, times h min s, angles deg rad; an angle without a unit is in
 * degrees. In a time m is minutes. Each function returns false with a message that says
 * what to write instead, which is then taken, and leaves its result alone.
 */
#ifndef LOFT_CLI_QUANTITY_H
#define LOFT_CLI_QUANTITY_H

#include "cli/support/message.h"
#include "loft/infer.h"

typedef enum quantity_dimension {
    QUANTITY_LENGTH,
    QUANTITY_TIME,
    QUANTITY_ANGLE
} quantity_dimension;

typedef enum quantity_sign {
    QUANTITY_POSITIVE,
    QUANTITY_NOT_NEGATIVE,
    QUANTITY_ANY_SIGN
} quantity_sign;

/* The values that an option takes. */
typedef struct quantity_want {
    const char *option;  /* as messages name it: "--range" */
    const char *example; /* "787km" */
    quantity_dimension dimension;
    quantity_sign sign;
    bool one_value; /* neither a limit nor an interval */
} quantity_want;

typedef struct quantity_figure {
    loft_claim_kind kind; /* never NONE */
    double lo, hi;        /* SI; the same unless an interval */
    double rounding;      /* half a unit of the last digit that was written, in SI */
    double unit_si;       /* the unit it was written in; of several the last */
    bool
        round; /* exact, but a round number, which may be meant as "about": a whole length
                 * with a 0 at its end and less than 4 digits that count, a time in fives of
                 * minutes; never after "exactly" or = */
} quantity_figure;

bool quantity_parse(const quantity_want *want, const char *text, quantity_figure *out,
                    char message[MESSAGE_SIZE]);

/*
 * A bearing in words, as an exact angle: one of the 16 points (ENE, east, north-west) or
 * an angle from north or south (N71E). False for any other text.
 */
bool quantity_bearing(const char *text, quantity_figure *out);

typedef struct quantity_place {
    double lat_rad, lon_rad;
} quantity_place;

/*
 * 39.2,125.7 in degrees, 39.2N 125.7E or with minutes and seconds of arc; the latitude
 * first, the longitude in [-180, 180]. Or one of some launch sites by its name.
 */
bool quantity_latlon(const char *option, const char *text, quantity_place *out,
                     char message[MESSAGE_SIZE]);

/* A whole number from 0 to most, in digits. */
bool quantity_count(const char *option, const char *text, unsigned long most,
                    unsigned long *out, char message[MESSAGE_SIZE]);

#endif
