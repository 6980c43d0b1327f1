/* SPDX-License-Identifier: GPL-3.0-or-later */
/* profile_scale.h - from downrange and altitude to the sheet, flat or over a round Earth. */
#ifndef LOFT_PROFILE_SCALE_H
#define LOFT_PROFILE_SCALE_H

#include "loft/plot.h"
#include "plots/base/axes.h"
#include "plots/base/canvas.h"
#include "plots/base/labels.h"
#include "plots/profile/profile.h"

typedef struct loft_frame {
    bool to_scale;
    loft_axes axes; /* flat: in km; to scale: only its box */
    double top_m;   /* the highest point of the flights */
    double radius_m, centre_rad, pt_per_m;
    double from_m, to_m;     /* the ground under all that is drawn */
    loft_canvas_point earth; /* its centre on the sheet */
} loft_frame;

/* Curves cut to their first use[i] points; the frame holds them all. */
LOFT_NODISCARD loft_status loft_frame_fit(const loft_profile *profile, const size_t *use,
                                          loft_canvas_box box, loft_frame *frame);
loft_canvas_point loft_frame_at(const loft_frame *frame, double downrange_m,
                                double alt_m);
/* Ground, ticks, and lines at known heights with their labels' places blocked or taken. */
LOFT_NODISCARD loft_status loft_frame_draw(loft_canvas *canvas, const loft_frame *frame,
                                           loft_labels *labels);
void loft_frame_label_heights(loft_canvas *canvas, const loft_frame *frame,
                              loft_labels *labels);

#endif
