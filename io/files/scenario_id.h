/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_id.h - the id of a scenario that gives none. */
#ifndef LOFT_SCENARIO_ID_H
#define LOFT_SCENARIO_ID_H

/*
 * "2024-10-31-hwasong-19" of the date, without its time, and the title as far as its name
 * goes: to the first of , : ; ( and 60 letters. Letters of ASCII and digits are kept; "test"
 * stands for a title without. Owned by the caller, NULL if out of memory.
 */
char *loft_scenario_id_of(const char *date_utc, const char *title);

/* That part of it, "hwasong-19". */
char *loft_scenario_name_of(const char *title);

#endif
