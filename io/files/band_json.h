/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_json.h - bands as JSON. */
#ifndef LOFT_BAND_JSON_H
#define LOFT_BAND_JSON_H

#include "io/json/json_write.h"
#include "loft/infer.h"

/* The member "band" of a standard range, in km; null without a posterior. */
void loft_range_band_write(loft_json_writer *writer, const loft_posterior *posterior,
                           const loft_band *band);

/* The member "posterior": the other bands, what decides, the fan; null without one. */
void loft_posterior_write(loft_json_writer *writer, const loft_posterior *posterior,
                          const loft_fan *fan);

#endif
