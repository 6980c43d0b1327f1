/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scenario_words.h - the site, the azimuth and the date of a scenario file, where they are
 * words and not numbers.
 */
#ifndef LOFT_SCENARIO_WORDS_H
#define LOFT_SCENARIO_WORDS_H

#include "io/files/scenario_fields.h"
#include "io/reading/date.h"

/* Site and azimuth into the facts of the file; a mistake has its message. */
void loft_scenario_words_read(loft_scenario_file *file, loft_diags *diags);

/* The date as loft/files.h has it; false if there is none, and with a message if its text
 * is refused. */
bool loft_scenario_date_read(const char *date_utc, char out[LOFT_DATE_TEXT],
                             loft_diags *diags);

#endif
