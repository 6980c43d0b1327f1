/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/bands.h"

#include "io/reading/number.h"
#include "loft/infer.h"
#include "sim/base/ranks.h"
#include "sim/infer/fan.h"

/* A whole number up to `most`, all of the text. */
static bool read_whole(const char *option, const char *text, double most, double *value,
                       char message[MESSAGE_SIZE])
{
    loft_number n;
    if (loft_number_scan(text, &n) && n.plain && text[n.size] == '\0' &&
        n.value <= most) {
        *value = n.value;
        return true;
    }
    return message_write(message, "%s %s: must be a whole number from 0 to %.0f", option,
                         text, most);
}

bool bands_read(const char *samples, const char *seed, loft_analysis_options *options,
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
