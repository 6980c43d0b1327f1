/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ensemble_states.h - a table of states of any length flown to the ground, row by row.
 *
 * Rows are read, flown and written in chunks of 32,768, so memory does not grow with the
 * table; the output has the same bytes for any number of threads.
 */
#ifndef LOFT_CLI_ENSEMBLE_STATES_H
#define LOFT_CLI_ENSEMBLE_STATES_H

/* "-" is standard input or output. The exit status; 3 if a row was bad, the rest flown. */
int ensemble_states(const char *in_path, const char *out_path);

#endif
