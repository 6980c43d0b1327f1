/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * result_band.h - the posterior and the fan of a result.json, read back for pictures.
 *
 * Accuracy  a fan is written to the metre, all else to the last bit
 */
#ifndef LOFT_RESULT_BAND_H
#define LOFT_RESULT_BAND_H

#include "io/files/result.h"
#include "loft/infer.h"

/*
 * LOFT_ERR_DOMAIN if the estimate has none: refused, without samples, or of a version that
 * did not write it; LOFT_ERR_INPUT with a message if it is written otherwise than this
 * version does. *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_result_posterior(const loft_result_estimate *estimate,
                                                 loft_diags *diags, loft_posterior *out);
LOFT_NODISCARD loft_status loft_result_fan(const loft_result_estimate *estimate,
                                           loft_diags *diags, loft_fan *out);

#endif
