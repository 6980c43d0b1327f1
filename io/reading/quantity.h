/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * quantity.h - quantities as people write them, into SI and radians.
 *
 *     787km  85m56s  1h25m  39.2deg     as measured
 *     ~787km  >4000km  <300km           about, more than, up to
 *     =1000km                           exactly, where a round number may be meant as about
 *     300..400km  55min..1h5min         between
 *     about 1,000 km  1:25:56  ENE      and as people write them: spelling.h
 *
 * Lengths km m mi nmi ft kft, times h min s, angles deg rad; an angle without a unit is in
 * degrees. In a time m is minutes.
 *
 * Refused are: no number, a number without a unit, an unknown unit, one of another
 * dimension, a speed; a comma or a dot that may group thousands or not; an interval upside
 * down; a limit or an interval where one value is wanted; a sign that is not; over 120
 * bytes. Each function then returns LOFT_ERR_INPUT with a message that says how to write it
 * instead, which is taken as it stands, and leaves its result alone.
 */
#ifndef LOFT_QUANTITY_H
#define LOFT_QUANTITY_H

#include "io/reading/message.h"
#include "loft/infer.h"

typedef enum loft_quantity_dimension {
    LOFT_QUANTITY_LENGTH,
    LOFT_QUANTITY_TIME,
    LOFT_QUANTITY_ANGLE
} loft_quantity_dimension;

typedef enum loft_quantity_sign {
    LOFT_QUANTITY_POSITIVE,
    LOFT_QUANTITY_NOT_NEGATIVE,
    LOFT_QUANTITY_ANY_SIGN
} loft_quantity_sign;

/* The values that an option takes. */
typedef struct loft_quantity_want {
    const char *option;  /* as messages name it: "--range" */
    const char *example; /* "787km" */
    loft_quantity_dimension dimension;
    loft_quantity_sign sign;
    bool one_value;   /* neither a limit nor an interval */
    double most;      /* SI; beyond it nothing is proposed. 0 for no limit */
    const char *bare; /* the unit of a number without one; NULL: asked back */
    const char *lead; /* stands before what is proposed, as in the example; or NULL */
} loft_quantity_want;

typedef struct loft_quantity {
    loft_claim_kind kind; /* never NONE */
    double lo, hi;        /* SI; the same unless an interval */
    double rounding;      /* half a unit of the last digit that was written, in SI */
    double unit_si;       /* the unit it was written in; of several the last */
    bool hedged;          /* in its own words or signs, or an interval */
    bool
        round; /* exact, but a round number, which may be meant as "about": a whole length
                 * with a 0 at its end and less than 4 digits that count, a time in fives of
                 * minutes; never after "exactly" or = */
} loft_quantity;

LOFT_NODISCARD loft_status loft_quantity_read(const loft_quantity_want *want,
                                              const char *text, loft_quantity *out,
                                              char message[LOFT_MESSAGE]);

/*
 * A bearing in words, as an exact angle: one of the 16 points (ENE, east, north-west) or
 * an angle from north or south (N71E). False for any other text.
 */
bool loft_bearing_read(const char *text, loft_quantity *out);

typedef struct loft_place {
    double lat_rad, lon_rad;
} loft_place;

/*
 * 39.2,125.7 in degrees, 39.2N 125.7E or with minutes and seconds of arc; the latitude
 * first, the longitude in [-180, 180]. Or one of some launch sites by its name.
 */
LOFT_NODISCARD loft_status loft_place_read(const char *option, const char *text,
                                           loft_place *out, char message[LOFT_MESSAGE]);

/* One of the two, as 39.2, 39.2N or 39 deg 12'. */
LOFT_NODISCARD loft_status loft_coordinate_read(const char *option, const char *text,
                                                bool is_longitude, double *angle_rad,
                                                char message[LOFT_MESSAGE]);

/* A whole number from 0 to most, in digits. */
LOFT_NODISCARD loft_status loft_count_read(const char *option, const char *text,
                                           unsigned long most, unsigned long *out,
                                           char message[LOFT_MESSAGE]);

#endif
