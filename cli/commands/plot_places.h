/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_places.h - the places that a map shall mark: --place, once for each. */
#ifndef LOFT_CLI_PLOT_PLACES_H
#define LOFT_CLI_PLOT_PLACES_H

#include "cli/commands/plot_files.h"
#include "cli/support/opts.h"
#include "loft/plot.h"

typedef struct loft_gazetteer loft_gazetteer;

typedef struct plot_places {
    size_t n;
    loft_map_place list[OPTS_REPEATED];
    bool shown[OPTS_REPEATED]; /* by the map */
    loft_gazetteer *gazetteer; /* owns the names */
} plot_places;

/* The exit status of app.h, after a complaint about a place. Fini after either. */
int plot_places_read(const plot_request *request, plot_places *out);
void plot_places_fini(plot_places *places);

/* Whether plot_places_read would take them; before anything else is read. */
int plot_places_check(const plot_request *request);

/* Notes those that are off the map. */
void plot_places_say(const plot_places *places);

#endif
