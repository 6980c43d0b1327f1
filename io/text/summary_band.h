/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary_band.h - intervals in words; internal to report.c. */
#ifndef LOFT_SIM_REPORT_BAND_H
#define LOFT_SIM_REPORT_BAND_H

#include <stdio.h>

#include "sim/infer/analysis_parts.h"

/* The 90 % intervals, their precision and the main drivers; one line each. */
void loft_summary_write_intervals(FILE *out, const loft_answer *answer);
/* The main drivers alone, a line or none; a warning where the samples are few. */
void loft_summary_write_drivers(FILE *out, const loft_posterior *posterior);
void loft_summary_write_imprecise(FILE *out, const loft_posterior *posterior);

#endif
