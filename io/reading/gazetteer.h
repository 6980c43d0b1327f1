/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * gazetteer.h - places by name: launch sites, cities, islands, capes and seas, from
 * data/places.json, which stands in the library.
 *
 * Coordinates are good to 0.01 degree, those of a large island or a long cape to some
 * kilometres. A sea is one or more circles of open water, each an entry of its name.
 */
#ifndef LOFT_READING_GAZETTEER_H
#define LOFT_READING_GAZETTEER_H

#include "io/json/fields.h"
#include "loft/earth.h"

typedef enum loft_known_kind {
    LOFT_KNOWN_SITE,
    LOFT_KNOWN_CITY,
    LOFT_KNOWN_ISLAND,
    LOFT_KNOWN_CAPE,
    LOFT_KNOWN_SEA
} loft_known_kind;

typedef struct loft_known_place {
    const char *name;
    const char *also;    /* other names, "; " between them, or NULL */
    const char *country; /* or NULL */
    const char *source;  /* of the coordinates */
    loft_known_kind kind;
    double lat_rad, lon_rad;
    double radius_m; /* of a sea's circle; else 0 */
} loft_known_place;

/* The content of places.json. */
typedef struct loft_places_file {
    const char *note;
    loft_known_place *places; /* owned */
    int n;
} loft_places_file;
extern const loft_fields loft_places_file_fields;

typedef struct loft_gazetteer loft_gazetteer; /* owns its places and their strings */

/* LOFT_ERR_NOMEM; *out is then untouched. About 2 ms. */
LOFT_NODISCARD loft_status loft_gazetteer_open(loft_gazetteer **out);
void loft_gazetteer_free(loft_gazetteer *gazetteer); /* accepts NULL */

/* In the order of the file, i < count; borrowed until loft_gazetteer_free. */
size_t loft_gazetteer_count(const loft_gazetteer *gazetteer);
const loft_known_place *loft_gazetteer_at(const loft_gazetteer *gazetteer, size_t i);

/*
 * The place of that name or other name: in any case, with or without spaces, hyphens,
 * apostrophes, the country, and what reports add ("International Airport", "-ri"). NULL for
 * any other text.
 */
const loft_known_place *loft_gazetteer_named(const loft_gazetteer *gazetteer,
                                             const char *text);

/* The name that a mistyped text was meant to be; NULL if none is near, or several are. */
const char *loft_gazetteer_meant(const loft_gazetteer *gazetteer, const char *text);

/* Where a point lies, for words. */
typedef struct loft_whereabouts {
    const char *sea;              /* NULL: in none that is named */
    const loft_known_place *near; /* the nearest city, island or cape; NULL if none is */
    double distance_m;            /* from there, */
    double bearing_rad;           /* and in which direction */
} loft_whereabouts;

#define LOFT_WHEREABOUTS_MOST_M 1e6 /* farther away no place is named */

loft_whereabouts loft_gazetteer_whereabouts(const loft_gazetteer *gazetteer,
                                            const loft_ellipsoid *shape,
                                            loft_geodetic point);

#endif
