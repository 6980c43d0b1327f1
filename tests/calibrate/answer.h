/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answer.h - what the program makes of the reports of a trial. */
#ifndef CALIBRATE_ANSWER_H
#define CALIBRATE_ANSWER_H

#include "trial.h"

/* Sets the outcome, the bands and the rank of the truth; ties are broken by `tie`. */
void answer_find(const calibration *c, int k, const double tie[ENTRIES], trial *t);

#endif
