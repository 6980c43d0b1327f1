/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * band_json.h - bands of samples and the fan as JSON, written and read back.
 *
 * Accuracy  a fan is written to the metre, all else to the last bit
 */
#ifndef LOFT_BAND_JSON_H
#define LOFT_BAND_JSON_H

#include "io/json/json.h"
#include "io/json/json_write.h"
#include "sim/base/diag.h"
#include "sim/infer/analysis_parts.h"

/* The member "band" of a standard range, in km; null without a posterior. */
void loft_range_band_write(loft_json_writer *writer, const loft_posterior *posterior,
                           const loft_band *band);

/* The member "posterior": the other bands, what decides, the fan; null without one. */
void loft_posterior_write(loft_json_writer *writer, const loft_posterior *posterior,
                          const loft_fan *fan);

/*
 * The posterior and the fan of the answer in this object, into `room`; the answer points to
 * them. What is not as this version writes it is left out, with one message for each.
 * LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_bands_read(const loft_json_node *object,
                                           const loft_diag_where *where,
                                           loft_diags *diags, loft_answer_room *room,
                                           loft_answer *answer);

/* The message on a part that is left out. */
void loft_say_left_out(const loft_diag_where *where, loft_diags *diags);

#endif
