/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export_band.h - bands as JSON; internal to export.c. */
#ifndef LOFT_SIM_EXPORT_BAND_H
#define LOFT_SIM_EXPORT_BAND_H

#include "io/json/json_write.h"
#include "loft/infer.h"

/* The member "band" of a standard range, in km; null without a posterior. */
void loft_export_range_band(loft_json_writer *writer, const loft_posterior *posterior,
                            const loft_band *band);

/* The member "posterior": the other bands, what decides, the fan; null without one. */
void loft_export_posterior(loft_json_writer *writer, const loft_posterior *posterior,
                           const loft_fan *fan);

#endif
