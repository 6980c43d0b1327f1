/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch.h - a batch made from another; the rest is in loft/batch.h. */
#ifndef LOFT_SIM_BATCH_BATCH_H
#define LOFT_SIM_BATCH_BATCH_H

#include "loft/batch.h"

/* The tables over an Earth that does not turn: a copy, 50 times as quick. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_batch_without_rotation(const loft_batch *batch,
                                                       loft_batch **out);

#endif
