/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/bands.h"

#include <stddef.h>

#include "cli/support/mpi_ranks.h"
#include "cli/support/number.h"
#include "sim/base/ranks.h"
#include "sim/infer/fan.h"

/* A whole number up to `most`, all of the text. */
static bool read_whole(const char *option, const char *text, double most, double *value,
                       char message[MESSAGE_SIZE])
{
    number n;
    if (number_scan(text, &n) && n.plain && text[n.size] == '\0' && n.value <= most) {
        *value = n.value;
        return true;
    }
    return message_write(message, "%s %s: must be a whole number from 0 to %.0f", option,
                         text, most);
}

bool bands_read(const char *samples, const char *seed, bands_options *options,
                char message[MESSAGE_SIZE])
{
    double n = 0.0;
    double s = 0.0;
    if (!read_whole("--samples", samples != NULL ? samples : BANDS_SAMPLES,
                    LOFT_POSTERIOR_SAMPLES_MAX, &n, message) ||
        !read_whole("--seed", seed != NULL ? seed : BANDS_SEED, 9007199254740992.0, &s,
                    message)) {
        return false;
    }
    options->samples = (int)n;
    options->seed = (uint64_t)s;
    return true;
}

/* The posterior, with its draws if they are asked for, and their fan. */
static loft_status find(const loft_posterior_wanted *wanted, const loft_prior *prior,
                        bands_found *room, loft_answer *answer)
{
    loft_status status = loft_posterior_find_samples(answer->question, answer->estimate,
                                                     prior, wanted, &room->posterior);
    answer->posterior = status == LOFT_OK ? &room->posterior : NULL;
    answer->band_failed = status == LOFT_ERR_CONVERGE;
    if (status == LOFT_OK && wanted->draws != NULL) {
        status = loft_fan_find(wanted->draws, (int)wanted->n_draws, &room->fan);
        answer->fan = status == LOFT_OK ? &room->fan : NULL;
    }
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

loft_status bands_find(const bands_options *options, const loft_prior *prior,
                       bands_found *room, loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    if (options->samples == 0 || !e->has_standard || e->lower_bound) {
        return LOFT_OK;
    }
    const loft_ranks ranks = ranks_now();
    const loft_posterior_wanted wanted = {.samples = options->samples,
                                          .seed = options->seed,
                                          .ranks = &ranks,
                                          .n_draws = LOFT_FAN_DRAWS,
                                          .draws = options->fan ? room->draws : NULL};
    return find(&wanted, prior, room, answer);
}
