/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * formats.h - the table of export formats: tracks as files that other programs read.
 *
 * A format is a source format_NAME.c, which ends with its row loft_format_NAME, and its name
 * in LOFT_FORMATS. The command line, help, messages and manual take it from the row.
 */
#ifndef LOFT_FORMATS_H
#define LOFT_FORMATS_H

#include <stddef.h>

#include "io/export/track.h"

/* In the order of help. */
#define LOFT_FORMATS(FORMAT)                                                             \
    FORMAT(csv)                                                                          \
    FORMAT(json)                                                                         \
    FORMAT(geojson)                                                                      \
    FORMAT(kml)                                                                          \
    FORMAT(czml)                                                                         \
    FORMAT(oem)                                                                          \
    FORMAT(netcdf)

/*
 * The whole text, owned by the caller: free() it; on failure *text and *size are untouched.
 * Positions are WGS84 latitude, longitude and height above the ellipsoid, or Earth-fixed
 * coordinates; SI or the unit in the name. Without a track the text is a whole, empty file
 * that gives the description as the reason. LOFT_ERR_NOMEM; LOFT_ERR_DOMAIN without a track
 * where the format has no empty file, and for what else its source names.
 */
typedef loft_status loft_format_write(const loft_track_document *document, char **text,
                                      size_t *size);

typedef struct loft_format {
    const char *name;   /* "kml" */
    const char *suffix; /* ".kml" */
    const char *use;    /* a line of help */
    const char *detail; /* sentences of loft(1), with its marks */
    loft_format_write *write;
    bool needs_track; /* there is no empty file */
    bool one_track;   /* only the first is written */
} loft_format;

#define LOFT_FORMAT_DECLARED(name) extern const loft_format loft_format_##name;
LOFT_FORMATS(LOFT_FORMAT_DECLARED)

size_t loft_format_count(void);
const loft_format *loft_format_at(size_t i);

/* The format whose suffix ends the path, or NULL. */
const loft_format *loft_format_of_file(const char *path);

#endif
