/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input_help.h - sections of a help on what options take: the booster classes, the units. */
#ifndef LOFT_CLI_INPUT_HELP_H
#define LOFT_CLI_INPUT_HELP_H

/* From the data, with those of $LOFT_DATA. Owned by the caller; NULL if out of memory. */
char *input_help_classes(int columns);
char *input_help_classes_and_units(int columns);
/* These, and how firm a figure is by its wording. */
char *input_help_figures(int columns);

#endif
