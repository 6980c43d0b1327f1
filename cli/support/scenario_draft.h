/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_draft.h - a scenario file of figures that were typed, or to be filled in. */
#ifndef LOFT_CLI_SCENARIO_DRAFT_H
#define LOFT_CLI_SCENARIO_DRAFT_H

#include "io/json/json_write.h"
#include "loft/infer.h"

/* The sentence that a figure of a source was read in; NULL: none. */
typedef struct scenario_quote {
    const char *text;
    int offset, length; /* of the figure, in bytes of the text */
} scenario_quote;

typedef struct scenario_quotes {
    scenario_quote apogee, range, time;
} scenario_quotes;

/* Borrowed. A part that is NULL or false is left out of the file. */
typedef struct scenario_draft {
    const char *title, *date_utc, *note;
    const char *site_name; /* with has_site */
    bool has_site, has_azimuth;
    loft_geodetic site;
    double azimuth_rad;
    const char *class_name;
    double burn_s; /* 0: that of the class */
    bool assume_ballistic;
    size_t n;
    const loft_source *sources;
    const char *country, *outcome, *kind;
    const scenario_quotes *quotes; /* one for each source */
    bool hedge_as_said;            /* an exact figure has no word about it */
} scenario_draft;

/*
 * The file as a document. Read as a scenario it has the claims, the site and the azimuth of
 * the draft, to the last bit where a number in its unit gives that.
 */
void scenario_draft_write(loft_json_writer *writer, const scenario_draft *draft);

#endif
