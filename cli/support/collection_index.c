/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/collection_index.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/file_name.h"
#include "io/json/json_pick.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"
#include "sim/base/room.h"

static void entry_fini(collection_entry *entry)
{
    loft_json_free(entry->doc);
    free(entry->stem);
    free(entry->path);
}

static bool make_room(collection_index *index)
{
    collection_entry *grown =
        loft_room_for_one(index->entries, index->n, &index->room, sizeof *grown);
    index->entries = grown != NULL ? grown : index->entries;
    return grown != NULL;
}

/* Takes the document. */
static bool add(collection_index *index, loft_json_doc *doc, const char *path,
                bool is_example)
{
    collection_entry entry = {.doc = doc,
                              .stem = file_stem(path),
                              .path = strdup(path),
                              .is_example = is_example};
    if (entry.stem == NULL || entry.path == NULL || !make_room(index)) {
        entry_fini(&entry);
        return false;
    }
    const loft_json_node *root = loft_json_root(doc);
    const char *id = loft_pick_string(root, "id");
    entry.names = (collection_names){.id = id != NULL ? id : entry.stem,
                                     .title = loft_pick_string(root, "title"),
                                     .date_utc = loft_pick_string(root, "date_utc")};
    index->entries[index->n++] = entry;
    return true;
}

static bool read_folder(const char *folder, bool is_example, collection_index *index)
{
    loft_diags *unsaid = loft_diags_new();
    loft_file_list *list = NULL;
    bool good = unsaid != NULL;
    const loft_status listed =
        good ? loft_file_list_json(folder, unsaid, &list) : LOFT_ERR_NOMEM;
    const size_t n = listed == LOFT_OK ? loft_file_list_count(list) : 0;
    for (size_t i = 0; good && i < n; i++) {
        const char *path = loft_file_list_path(list, i);
        loft_json_doc *doc = NULL;
        if (loft_json_read(path, unsaid, &doc) == LOFT_OK) {
            good = add(index, doc, path, is_example);
        }
    }
    loft_file_list_free(list);
    loft_diags_free(unsaid);
    return good && listed != LOFT_ERR_NOMEM;
}

bool collection_index_read(const collection_place *place, collection_index *index)
{
    return (place->scenarios == NULL || read_folder(place->scenarios, false, index)) &&
           (place->examples == NULL || read_folder(place->examples, true, index));
}

void collection_index_fini(collection_index *index)
{
    for (size_t i = 0; i < index->n; i++) {
        entry_fini(&index->entries[i]);
    }
    free(index->entries);
    *index = (collection_index){.n = 0};
}
