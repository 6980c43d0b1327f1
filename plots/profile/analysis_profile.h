/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * analysis_profile.h - the profile of an analysis: its flights, or the words of its
 * refusal.
 */
#ifndef LOFT_ANALYSIS_PROFILE_H
#define LOFT_ANALYSIS_PROFILE_H

#include "loft/plot.h"

typedef struct loft_analysis_picture {
    const char *title, *subtitle, *source;
    const loft_png_text *texts;
    size_t n_texts;
    loft_picture_format format;
    bool to_scale;
    loft_style look;
} loft_analysis_picture;

/*
 * The profile of the drawn report. Flies its flights; errors as loft_analysis_fly and
 * loft_profile_plot_draw.
 */
LOFT_NODISCARD loft_status loft_analysis_profile(loft_analysis *analysis,
                                                 const loft_analysis_picture *picture,
                                                 loft_buffer *out);

/* loft_analysis_profile with default captions. */
LOFT_NODISCARD loft_status loft_analysis_profile_alone(loft_analysis *analysis,
                                                       loft_picture_format format,
                                                       bool to_scale,
                                                       const loft_style *look,
                                                       loft_buffer *out);

/* A flight of report i for a figure, in that role and with this label; borrows all three. */
loft_plot_flight loft_analysis_figure_flight(const loft_analysis *analysis, size_t i,
                                             const loft_recorded *flight, loft_role role,
                                             const char *label);

#endif
