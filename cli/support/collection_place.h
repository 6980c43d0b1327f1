/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * collection_place.h - where the scenarios and examples that come with loft are.
 *
 * The scenarios are in the first of these folders that there is: $LOFT_SCENARIOS, scenarios
 * here, ../share/loft/scenarios beside the program, and scenarios of the source whose
 * build/MODE has the program. The examples are beside the last two. Both are found from the
 * program's own path, so that an installed tree may be moved.
 */
#ifndef LOFT_CLI_COLLECTION_PLACE_H
#define LOFT_CLI_COLLECTION_PLACE_H

typedef struct collection_place {
    char *scenarios, *examples; /* owned; NULL: there is none */
} collection_place;

/* A folder is NULL too where memory ran out. Fini after it. */
collection_place collection_place_find(void);
void collection_place_fini(collection_place *place);

#endif
