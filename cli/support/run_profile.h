/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_profile.h - the profile that `loft run` draws of one scenario, with its words. */
#ifndef LOFT_CLI_RUN_PROFILE_H
#define LOFT_CLI_RUN_PROFILE_H

#include "loft/files.h"
#include "loft/plot.h"

/* Errors as loft_analysis_profile. */
LOFT_NODISCARD loft_status run_profile_draw(loft_analysis *analysis,
                                            const loft_scenario *scenario, bool to_scale,
                                            loft_picture_format format,
                                            const loft_style *look, loft_buffer *out);

#endif
