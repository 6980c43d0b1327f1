/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_catalogue.h - the tests of the catalogue that the events of a draft may be. */
#ifndef LOFT_CLI_DRAFT_CATALOGUE_H
#define LOFT_CLI_DRAFT_CATALOGUE_H

#include <stdbool.h>

#include "io/draft/draft.h"
#include "loft/files.h"

typedef struct draft_catalogue {
    loft_draft_known *known; /* owned, with their sources */
    int n;
    loft_scenario *first; /* owned: the one test that the first event may be, or NULL */
} draft_catalogue;

/*
 * Fills in the `known` of the draft, borrowed from *out, and a year that the text does not
 * say where one test fits. A test fits by its day, local or in UTC, and its country. False
 * if out of memory; fini after either.
 */
bool draft_catalogue_find(loft_draft *draft, const loft_data *data, draft_catalogue *out);
void draft_catalogue_fini(draft_catalogue *catalogue);

#endif
