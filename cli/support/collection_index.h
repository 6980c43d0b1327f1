/* SPDX-License-Identifier: GPL-3.0-or-later */
/* collection_index.h - what the scenarios and examples of the collection are called. */
#ifndef LOFT_CLI_COLLECTION_INDEX_H
#define LOFT_CLI_COLLECTION_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/support/collection_place.h"
#include "cli/support/collection_words.h"
#include "io/json/json.h"

typedef struct collection_entry {
    collection_names names; /* borrowed from the next two */
    loft_json_doc *doc;     /* owned */
    char *stem;             /* owned: the file's name without .json */
    char *path;             /* owned */
    bool is_example;
} collection_entry;

typedef struct collection_index {
    collection_entry *entries; /* owned; by path, the scenarios first */
    size_t n, room;
} collection_index;

/* Files that are not JSON are left out. False if out of memory. Fini after either. */
bool collection_index_read(const collection_place *place, collection_index *index);
void collection_index_fini(collection_index *index);

#endif
