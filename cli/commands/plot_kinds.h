/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_kinds.h - the pictures of `loft plot`, one function for each. */
#ifndef LOFT_CLI_PLOT_KINDS_H
#define LOFT_CLI_PLOT_KINDS_H

#include "cli/commands/plot_input.h"

typedef struct plot_request {
    const char *const *paths; /* borrowed, as the rest */
    int n_paths;
    loft_picture_format format;
    loft_style look;
    const char *title;             /* instead of the picture's own, or NULL */
    plot_input_options reading;    /* without samples */
    loft_analysis_options sampled; /* for the pictures that show what they give */
    bool to_scale, linear, near, depressed;
} plot_request;

/*
 * One scenario or result with a fitted flight, which is flown. The exit status of app.h,
 * after a complaint; the input is for the caller to end.
 */
int plot_read_fitted(const loft_data *data, const plot_request *request,
                     const plot_input_options *reading, plot_input *in);

/* Each returns the exit status of app.h, after a complaint; on APP_DONE out is owned. */
typedef int plot_draw(const loft_data *data, const plot_request *request,
                      loft_buffer *out);
plot_draw plot_panels, plot_profile, plot_range_curve, plot_map, plot_scatter,
    plot_sensitivity;

#endif
