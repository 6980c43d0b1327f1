/* SPDX-License-Identifier: GPL-3.0-or-later */
/* estimate.h - an estimate and its burn-time spread by one batch; see loft/infer.h. */
#ifndef LOFT_SIM_INFER_ESTIMATE_H
#define LOFT_SIM_INFER_ESTIMATE_H

#include "loft/infer.h"

/* Like loft_estimate_make; spread is filled if the estimate has a standard range. */
LOFT_NODISCARD loft_status loft_estimate_with_spread(const loft_question *question,
                                                     loft_estimate *estimate,
                                                     loft_burn_spread spread[2]);

#endif
