/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_look.h - the options of `loft plot` that shape a picture: preset, theme, size, format. */
#ifndef LOFT_CLI_PLOT_LOOK_H
#define LOFT_CLI_PLOT_LOOK_H

#include "cli/commands/plot_kinds.h"
#include "cli/support/choices.h"
#include "loft/plot.h"

extern const choices plot_formats, plot_themes;

/* The values of --for, --theme, --size and --scale; NULL for one that is not given. */
typedef struct plot_look_options {
    const char *preset, *theme, *size, *scale;
} plot_look_options;

/* These return APP_DONE, or the exit status after a message. */
int plot_look_read(const plot_look_options *options, loft_style *look);

/*
 * A kind may need more points than all do, for its rows and columns: a size that was typed is
 * refused then, and a preset makes room.
 */
int plot_look_fit(const plot_kind *kind, int n_files, const plot_look_options *options,
                  loft_style *look);

/* The format of the preset of that name; PNG for NULL. */
int plot_look_usual_format(const char *name, loft_picture_format *format);

/* The format of that name, or that of the file, or else `usual`. */
int plot_look_format(const char *path, const char *name, loft_picture_format usual,
                     loft_picture_format *format);

#endif
