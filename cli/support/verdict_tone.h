/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verdict_tone.h - the colour of an analysis's verdict on a terminal. */
#ifndef LOFT_CLI_VERDICT_TONE_H
#define LOFT_CLI_VERDICT_TONE_H

#include "cli/support/terminal.h"
#include "loft/infer.h"

/* Good where the figures were checked and are consistent; doubt where a flight is refused, not
 * found, or cannot have the time that was reported; else plain. */
terminal_tone verdict_tone(const loft_analysis *analysis);

#endif
