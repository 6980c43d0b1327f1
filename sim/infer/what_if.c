/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/what_if.h"

#include <math.h>
#include <stdlib.h>

#include "sim/infer/band.h"
#include "sim/infer/posterior_parts.h"

static const double least_rounding_s = 5.0;

bool loft_what_if_asks(const loft_claim *time_s)
{
    const loft_statement statement = loft_statement_of(LOFT_FIGURE_TIME, time_s);
    return statement == LOFT_STATEMENT_SECONDS || statement == LOFT_STATEMENT_MINUTES;
}

loft_status loft_what_if_find(const loft_samples *samples, size_t source,
                              const loft_claim *time_s, loft_what_if *out)
{
    const size_t n = (size_t)samples->samples;
    const double *given = samples_column(samples, WEIGHT);
    const double *times_s = samples_column(samples, FLOWN_TIME);
    double *weights = malloc(n * sizeof *weights);
    loft_claim word = *time_s;
    loft_status status = LOFT_OK;
    if (weights == NULL) {
        return LOFT_ERR_NOMEM;
    }
    word.rounding = fmax(word.rounding, least_rounding_s);
    for (size_t i = 0; i < n; i++) {
        weights[i] = given[i] > 0.0
                         ? given[i] * exp(loft_claim_log_likelihood(&word, times_s[i]))
                         : 0.0;
    }
    loft_what_if found = {.asked = true,
                          .source = source,
                          .time_s = word.value,
                          .within_s = word.rounding,
                          .effective = loft_band_effective(n, weights)};
    found.has_band = found.effective >= LOFT_POSTERIOR_LEAST;
    if (found.has_band) {
        status = loft_band_of(n, samples_column(samples, NO_ROTATION), weights,
                              &found.no_rotation_m);
    }
    if (found.has_band && status == LOFT_OK) {
        status = loft_band_of(n, samples_column(samples, TOWARD_AZIMUTH), weights,
                              &found.toward_azimuth_m);
    }
    free(weights);
    if (status == LOFT_OK) {
        *out = found;
    }
    return status;
}
