/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scenario.h - one flight as it was reported: the facts, and each source's figures.
 *
 * The form is data/scenario.schema.json. What a schema cannot say is checked here: class
 * or stages, a hedge for every figure and none without one, intervals that ascend, dates
 * that are in the calendar, one reference analysis at most, turn fractions of the prior that ascend. All mistakes of a
 * file are reported at once.
 */
#ifndef LOFT_SCENARIO_H
#define LOFT_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/data.h"
#include "loft/estimate.h"

typedef struct loft_scenario
    loft_scenario; /* owns its text and all that is read from it */

/* What one source said. Strings are as in the file, NULL where it has null. */
typedef struct loft_scenario_source {
    const char *source;
    bool tertiary; /* its name says "(tertiary)": it repeats others */
    const char *wording;
    const char *status; /* "verified" or "recalled" */
    const char *publisher;
    const char *citation_title;
    const char *published;
    const char *url;
    loft_report report;
} loft_scenario_source;

/* A range that somebody derived from the flight; to compare with, never an input. */
typedef struct loft_scenario_standard {
    const char *source;
    const char *wording;
    const char *status;    /* as of a source */
    const char *published; /* NULL if not given, as url */
    const char *url;
    double lo_m, hi_m;      /* equal where one figure was published */
    bool over;              /* a lower limit */
    bool reference;         /* the most detailed analysis of the event; at most one is */
    const char *discussion; /* of a difference to our answer; NULL if not given */
} loft_scenario_standard;

typedef struct loft_scenario_facts {
    const char *id, *title, *date_utc;
    const char *country; /* NULL if not given */
    const char *site_name;
    const char *site_source; /* NULL if not given, as the rest of the strings */
    loft_geodetic site;      /* at altitude 0 */
    bool has_azimuth;        /* false: it is null, and azimuth_rad is 90 degrees */
    double azimuth_rad;
    const char *azimuth_source;
    const char *class_name;    /* NULL: the file has stages */
    loft_booster_plan booster; /* scaled to burn_time_s */
    loft_prior prior;          /* of the class, but for what the file says itself */
    const char *outcome, *kind;
    bool assume_ballistic;
    const char *note;
    size_t n_sources; /* 1 or more */
    const loft_scenario_source *sources;
    size_t n_standards; /* may be 0 */
    const loft_scenario_standard *standards;
} loft_scenario_facts;

/*
 * LOFT_ERR_INPUT with a message for each mistake, where its JSON pointer (or a place in a
 * text that is no JSON), LOFT_ERR_IO or LOFT_ERR_NOMEM; *out is then untouched. _read
 * asks also that the file has the name of its id; _parse copies the text. `data` is not
 * kept.
 */
LOFT_NODISCARD loft_status loft_scenario_read(const loft_data *data, const char *path,
                                              loft_diags *diags, loft_scenario **out);
LOFT_NODISCARD loft_status loft_scenario_parse(const loft_data *data, const char *text,
                                               size_t size, loft_diags *diags,
                                               loft_scenario **out);
void loft_scenario_free(loft_scenario *scenario);

/* Borrowed, with its strings, until loft_scenario_free. */
const loft_scenario_facts *loft_scenario_content(const loft_scenario *scenario);

/* The text it was read from, byte for byte; borrowed, a '\0' follows it. */
const char *loft_scenario_text(const loft_scenario *scenario, size_t *size);

/*
 * The question that one source (counted from 0) puts: the default launch at the site with
 * this booster, its figures, and the first of these that bars an answer: the source has
 * no figure at all, a satellite launch, a failed or disputed flight, a partial burn, a
 * lifting one. Needs the scenario no more.
 */
void loft_scenario_question(const loft_scenario *scenario, size_t source,
                            loft_question *question);

/*
 * LOFT_REFUSED_NOT if one source at least is converted, else why the first is not. Flies
 * only if that hangs on a figure that is solved for from a time; a class too weak for the
 * flight is found by flying alone, and counts as converted here.
 */
loft_refusal loft_scenario_refusal(const loft_scenario *scenario);

#endif
