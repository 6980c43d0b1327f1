/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/scenario_filter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/collection_words.h"
#include "io/files/class_text.h"
#include "io/words/refusal_words.h"
#include "sim/base/diag.h"

const char *scenario_kind_name(loft_refusal refusal)
{
    return refusal == LOFT_REFUSED_NOT ? "converted" : loft_refusal_code(refusal);
}

const char *scenario_kind_words(loft_refusal refusal)
{
    return refusal == LOFT_REFUSED_NOT ? "converted" : loft_refusal_short(refusal);
}

/* Four digits at text, or 0. */
static int year_at(const char *text)
{
    int year = 0;
    for (int i = 0; i < 4; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return 0;
        }
        year = 10 * year + (text[i] - '0');
    }
    return year;
}

bool scenario_filter_year(scenario_filter *filter, const char *typed,
                          char message[MESSAGE_SIZE])
{
    const size_t size = strlen(typed);
    const int first = year_at(typed);
    const bool span = size == 10 && strncmp(typed + 4, "..", 2) == 0;
    const int last = span ? year_at(typed + 6) : first;
    if (first == 0 || last < first || !(span || size == 4)) {
        char cut[LOFT_DIAG_EXCERPT];
        return message_write(
            message,
            "--year %s: must be a year or a range of years, such as 2017 or 2016..2019",
            loft_diag_excerpt(cut, typed, size));
    }
    filter->first_year = first;
    filter->last_year = last;
    return true;
}

/* The day of a date: of a time no more is compared. */
static bool read_date(const char *option, const char *typed, char date[LOFT_DATE_TEXT],
                      char message[MESSAGE_SIZE])
{
    const loft_date_want want = {.option = option, .utc = true};
    if (loft_date_read(&want, typed, date, message) != LOFT_OK) {
        return false;
    }
    date[strcspn(date, "T")] = '\0';
    return true;
}

bool scenario_filter_since(scenario_filter *filter, const char *typed,
                           char message[MESSAGE_SIZE])
{
    return read_date("--since", typed, filter->since, message);
}

bool scenario_filter_until(scenario_filter *filter, const char *typed,
                           char message[MESSAGE_SIZE])
{
    return read_date("--until", typed, filter->until, message);
}

static const char stages[] = "stages";
static const char unnamed[] = "unnamed";

const char *scenario_class_name(const loft_scenario_facts *facts)
{
    return facts->n_classes > 0        ? unnamed
           : facts->class_name != NULL ? facts->class_name
                                       : stages;
}

bool scenario_filter_class(scenario_filter *filter, const loft_data *data,
                           const char *typed, char message[MESSAGE_SIZE])
{
    if (strcmp(typed, stages) == 0 || strcmp(typed, unnamed) == 0) {
        filter->class_name = typed;
        return true;
    }
    const loft_booster_class *class =
        loft_class_text_one(data, "--class", typed, message);
    filter->class_name = class != NULL ? class->name : NULL;
    return class != NULL;
}

static choice kind_at(const void *table, size_t i)
{
    (void)table;
    return (choice){.name = i < LOFT_REFUSED_COUNT ? scenario_kind_name((loft_refusal)i)
                                                   : NULL};
}

const choices scenario_kind_choices = {"kind", "kinds", "--kind", kind_at, NULL};

bool scenario_filter_kind(scenario_filter *filter, const char *typed,
                          char message[MESSAGE_SIZE])
{
    size_t place = LOFT_REFUSED_COUNT;
    for (size_t i = 0; i < LOFT_REFUSED_COUNT && place == LOFT_REFUSED_COUNT; i++) {
        place = collection_same_words(typed, scenario_kind_words((loft_refusal)i))
                    ? i
                    : place;
    }
    if (place == LOFT_REFUSED_COUNT &&
        !choices_find(&scenario_kind_choices, typed, &place, message)) {
        return false;
    }
    filter->kind = scenario_kind_name((loft_refusal)place);
    return true;
}

/* Names of countries that people type, as the scenarios have them. */
static const char *usual_name(const char *typed)
{
    static const char *const others[][2] = {
        {"DPRK", "North Korea"},
        {"ROK", "South Korea"},
        {"USA", "United States"},
        {"US", "United States"},
        {"PRC", "China"},
        {"NorthKorea", "North Korea"},
        {"SouthKorea", "South Korea"},
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (collection_same_words(typed, others[i][0])) {
            return others[i][1];
        }
    }
    return typed;
}

bool scenario_filter_country(const scenario_filter *filter,
                             const loft_scenario_facts *facts)
{
    return filter->country == NULL ||
           (facts->country != NULL &&
            collection_same_words(usual_name(filter->country), facts->country));
}

/* The length of the shorter one: the rest of a date is not known, or is all of it. */
static size_t shorter(const char *a, const char *b)
{
    const size_t n = strlen(a);
    const size_t m = strlen(b);
    return n < m ? n : m;
}

bool scenario_filter_passes(const scenario_filter *filter,
                            const loft_scenario_facts *facts, loft_refusal refusal)
{
    const int year = year_at(facts->date_utc);
    const char *class_name = scenario_class_name(facts);
    const char *date = facts->date_utc;
    return (filter->first_year == 0 ||
            (year >= filter->first_year && year <= filter->last_year)) &&
           (filter->since[0] == '\0' ||
            strncmp(date, filter->since, shorter(date, filter->since)) >= 0) &&
           (filter->until[0] == '\0' ||
            strncmp(date, filter->until, shorter(date, filter->until)) <= 0) &&
           (filter->class_name == NULL || strcmp(filter->class_name, class_name) == 0) &&
           scenario_filter_country(filter, facts) &&
           (filter->kind == NULL ||
            strcmp(filter->kind, scenario_kind_name(refusal)) == 0);
}
