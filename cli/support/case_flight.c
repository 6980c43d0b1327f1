/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/case_flight.h"

#include <stdlib.h>

#include "io/text/ending_text.h"
#include "sim/base/diag.h"

loft_status case_flight_fly(const loft_case *flight_case, loft_trajectory *record,
                            loft_diags *diags, loft_flight *out)
{
    const loft_flight_plan *plan = loft_case_plan(flight_case);
    loft_flight flight;
    const loft_status status = loft_fly(plan, record, &flight);
    if (status != LOFT_OK) {
        loft_diags_add(diags, "", "%s", loft_status_text(status));
        return status == LOFT_ERR_DOMAIN ? LOFT_ERR_INPUT : status;
    }
    if (flight.ended_by != LOFT_END_NO_CLIMB) {
        *out = flight;
        return LOFT_OK;
    }
    char *what = loft_ending_refusal(plan, &flight);
    if (what == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_diags_add(diags, "/start/alt_m", "%s", what);
    free(what);
    return LOFT_ERR_INPUT;
}
