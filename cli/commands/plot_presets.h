/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_presets.h - sizes of a plot that suit a place: a paper, a web page, a slide, a post. */
#ifndef LOFT_CLI_PLOT_PRESETS_H
#define LOFT_CLI_PLOT_PRESETS_H

#include "cli/support/choices.h"
#include "loft/plot.h"

typedef struct plot_preset {
    const char *name;
    double width_pt, height_pt; /* of the finished picture; height 0: that of the kind */
    double enlargement;         /* at most: less where a kind needs more room */
    double pixels_per_pt;
    loft_picture_format format; /* where no file says it */
    bool keeps_letters;         /* a kind that needs more room has it in height */
} plot_preset;

extern const choices plot_preset_choices;

const plot_preset *plot_preset_at(size_t i);

/* Size, letters and resolution of the preset. */
void plot_preset_apply(const plot_preset *preset, loft_style *look);

/* The letters of a preset become smaller where the sheet lacks so many points of usual ones. */
void plot_preset_make_room(double width_pt, double height_pt, loft_style *look);

#endif
