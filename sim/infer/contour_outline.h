/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * contour_outline.h - a contour by longitude and latitude: its lines, and its band as an
 * area.
 *
 * Places are a degree of azimuth apart, closer where the longitude turns fast about a pole.
 */
#ifndef LOFT_CONTOUR_OUTLINE_H
#define LOFT_CONTOUR_OUTLINE_H

#include "loft/infer.h"
#include "sim/earth/outline.h"

/* A line as far as it is bounded; no parts where it nowhere is. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_contour_outline_line(const loft_contour *contour,
                                                     loft_contour_line line,
                                                     const loft_ellipsoid *shape,
                                                     loft_geodetic launch,
                                                     loft_outline *out);

/*
 * From 5 to 95 %. LOFT_ERR_DOMAIN without a band or where one of its lines is unbounded
 * toward some azimuth; LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_contour_outline_band(const loft_contour *contour,
                                                     const loft_ellipsoid *shape,
                                                     loft_geodetic launch,
                                                     loft_outline *out);

#endif
