/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_figure.h - the figures of a scenario file, from numbers or from words. */
#ifndef LOFT_SCENARIO_FIGURE_H
#define LOFT_SCENARIO_FIGURE_H

#include "io/files/scenario_fields.h"

/*
 * The report of an item of `reports`; a figure with a mistake claims nothing, and has its
 * message below `at`. Checked is what the table cannot say: a hedge for each figure and none
 * without one, intervals that ascend, texts that are figures.
 */
loft_report loft_scenario_report_of(const loft_scenario_report *r,
                                    const loft_diag_where *at, loft_diags *diags);

/* A published standard range; `at` points to its item. */
void loft_scenario_published_read(loft_scenario_published *p, const loft_diag_where *at,
                                  loft_diags *diags);

#endif
