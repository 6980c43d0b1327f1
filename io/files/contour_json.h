/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * contour_json.h - a contour as the member "range_contour" of a result, and read back.
 *
 *     azimuth_deg        from north clockwise
 *     range_km           of the fitted booster, over the rotating Earth; null: unbounded
 *     p05_km, p95_km     of what the figures allow; null for all without a band
 */
#ifndef LOFT_CONTOUR_JSON_H
#define LOFT_CONTOUR_JSON_H

#include "io/json/json.h"
#include "io/json/json_write.h"
#include "loft/infer.h"

/* "range_km", "p05_km", "p95_km". */
const char *loft_contour_key(loft_contour_line line);

/* Writes the member into the open object; null for NULL. */
void loft_contour_write(loft_json_writer *writer, const loft_contour *contour);

/*
 * From the object that may have the member; false, and *out untouched, if it has none or
 * one of other azimuths or with a range below 0.
 */
bool loft_contour_read(const loft_json_node *object, loft_contour *out);

#endif
