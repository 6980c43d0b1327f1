/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * format_write.h - what the formats share: rounding, the end of a text.
 */
#ifndef LOFT_FORMAT_WRITE_H
#define LOFT_FORMAT_WRITE_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/export/track.h"
#include "io/json/json_member.h"
#include "loft/loft.h"
#include "sim/base/text.h"

/* To a whole number of 1/per_unit: what the computation holds no more is not printed. */
static inline double loft_rounded(double value, double per_unit)
{
    return round(value * per_unit) / per_unit + 0.0; /* -0.0 + 0.0 is 0.0 */
}

/* Degrees to 1e-7 of one, a centimetre on the ground. */
static inline double loft_rounded_deg(double angle_rad)
{
    return loft_rounded(loft_deg_from_rad(angle_rad), 1e7);
}

/* Ends the text and frees the writer. */
static inline loft_status loft_put_finish(loft_json_writer *w, char **text, size_t *size)
{
    const loft_status status = loft_json_writer_finish(w, text, size);
    loft_json_writer_free(w);
    return status;
}

#endif
