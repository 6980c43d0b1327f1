/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_band.h - bands in words; internal to report.c. */
#ifndef LOFT_SIM_REPORT_BAND_H
#define LOFT_SIM_REPORT_BAND_H

#include <stdio.h>

#include "io/export/export.h"

/* What the figures allow, how sure that is, and what decides; a line for each. */
void loft_report_say_bands(FILE *out, const loft_answer *answer);

#endif
