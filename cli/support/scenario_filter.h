/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_filter.h - which scenarios `loft list` shows. */
#ifndef LOFT_CLI_SCENARIO_FILTER_H
#define LOFT_CLI_SCENARIO_FILTER_H

#include "cli/support/choices.h"
#include "io/reading/date.h"
#include "loft/files.h"

typedef struct scenario_filter {
    int first_year, last_year;  /* both 0: any */
    char since[LOFT_DATE_TEXT]; /* the beginning of a date, or "": any */
    char until[LOFT_DATE_TEXT];
    const char *class_name; /* NULL: any; "stages": a scenario with individual stages */
    const char *country;    /* NULL: any; as typed */
    const char *kind;       /* NULL: any; as by scenario_kind_name */
} scenario_filter;

/* "converted", or the code of the refusal. */
const char *scenario_kind_name(loft_refusal refusal);

/* "converted", or the refusal in a few words, as `loft list` shows it. */
const char *scenario_kind_words(loft_refusal refusal);

/* All kinds by that name. */
extern const choices scenario_kind_choices;

/* False with a message for an invalid value. A year is "2017" or "2017..2019". */
bool scenario_filter_year(scenario_filter *filter, const char *typed,
                          char message[MESSAGE_SIZE]);
/* A date as date.h reads it; the year, month or day is within the span. */
bool scenario_filter_since(scenario_filter *filter, const char *typed,
                           char message[MESSAGE_SIZE]);
bool scenario_filter_until(scenario_filter *filter, const char *typed,
                           char message[MESSAGE_SIZE]);
bool scenario_filter_class(scenario_filter *filter, const loft_data *data,
                           const char *typed, char message[MESSAGE_SIZE]);
/* Takes the name of a kind, or its words. */
bool scenario_filter_kind(scenario_filter *filter, const char *typed,
                          char message[MESSAGE_SIZE]);

/* The class of a scenario, "stages", or "unnamed" where it has neither. */
const char *scenario_class_name(const loft_scenario_facts *facts);

/* Is it of the country? Case and hyphens do not count, and DPRK is North Korea. */
bool scenario_filter_country(const scenario_filter *filter,
                             const loft_scenario_facts *facts);

bool scenario_filter_passes(const scenario_filter *filter,
                            const loft_scenario_facts *facts, loft_refusal refusal);

#endif
