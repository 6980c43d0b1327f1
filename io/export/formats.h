/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * formats.h - tracks as files that other programs read.
 *
 * Every function gives the whole text, owned by the caller: free() it; on LOFT_ERR_NOMEM
 * and LOFT_ERR_DOMAIN *text and *size are untouched. Positions are WGS84 latitude,
 * longitude and height above the ellipsoid, or Earth-fixed coordinates; SI or the unit in
 * the name. Without a track the file is a whole, empty one that gives the description as
 * the reason; OEM and NetCDF have no such form and give LOFT_ERR_DOMAIN.
 */
#ifndef LOFT_FORMATS_H
#define LOFT_FORMATS_H

#include <stddef.h>

#include "io/export/track.h"

/* Samples as columns, with events. Numbers to 1e-7 degrees, 1 mm, 1 um/s. */
LOFT_NODISCARD loft_status loft_format_json(const loft_track_document *document,
                                            char **text, size_t *size);

/*
 * A FeatureCollection: a line for each track, cut at the antimeridian, and a point for
 * each event; [lon, lat, height in m].
 * Reference  RFC 7946, The GeoJSON Format (2016)
 */
LOFT_NODISCARD loft_status loft_format_geojson(const loft_track_document *document,
                                               char **text, size_t *size);

/*
 * A folder for each track: a gx:Track with its times, and a place for each event that
 * shows from its moment on. Google Earth counts heights from the geoid, ours are above
 * the ellipsoid: a difference of less than 110 m, which is said in the description.
 * Reference  OGC 12-007r2, KML 2.3 (2015); Google's extension namespace gx 2.2
 */
LOFT_NODISCARD loft_status loft_format_kml(const loft_track_document *document,
                                           char **text, size_t *size);

/*
 * A packet for each track and each event, with a clock over the longest track; positions
 * Earth-fixed in m, to be interpolated by Lagrange's polynomials of degree 5.
 * Reference  CZML Guide, github.com/AnalyticalGraphicsInc/czml-writer/wiki
 */
LOFT_NODISCARD loft_status loft_format_czml(const loft_track_document *document,
                                            char **text, size_t *size);

/*
 * An Orbit Ephemeris Message (KVN) of the first track: Earth-fixed km and km/s, a block of
 * metadata and data for each stretch between burn-outs and ignitions, where the
 * acceleration jumps.
 * LOFT_ERR_DOMAIN also for an object name that does not fit on a line of the standard.
 * Reference  CCSDS 502.0-B-3, Orbit Data Messages (2023), sections 5 and 7
 */
LOFT_NODISCARD loft_status loft_format_oem(const loft_track_document *document,
                                           char **text, size_t *size);

/*
 * NetCDF classic: all samples in a row with a count for each track, and all events.
 * Reference  CF Conventions 1.8, H.4.3, contiguous ragged array of trajectories
 */
LOFT_NODISCARD loft_status loft_format_netcdf(const loft_track_document *document,
                                              char **text, size_t *size);

#endif
