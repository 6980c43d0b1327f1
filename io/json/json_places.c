/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json/json_places.h"

#include <string.h>

#include "sim/base/diag.h"

enum {
    TEXT_MAX = 1024 * 1024 /* 200 messages on it take less than a second */
};

/* The member or item of `node` on the way to `pointer`, which *at then leads to, or NULL. */
static const loft_json_node *step(const loft_json_node *node, const char *pointer,
                                  loft_diag_where *at)
{
    size_t i = 0;
    for (const loft_json_node *child = loft_json_first(node); child != NULL;
         child = loft_json_next(child)) {
        loft_diag_where next = *at;
        const char *key = loft_json_key(child);
        if (key != NULL) {
            loft_diag_where_key(&next, key, strlen(key));
        } else {
            loft_diag_where_index(&next, i++);
        }
        const bool leads = strncmp(pointer, next.text, next.size) == 0;
        if (leads && (pointer[next.size] == '/' || pointer[next.size] == '\0')) {
            *at = next;
            return child;
        }
    }
    return NULL;
}

static const loft_json_node *nearest(const loft_json_doc *doc, const char *pointer)
{
    loft_diag_where at = {.size = 0};
    const loft_json_node *node = loft_json_root(doc);
    for (const loft_json_node *next = node; next != NULL;) {
        node = next;
        next = step(node, pointer, &at);
    }
    return node;
}

void loft_json_place_diags(const loft_json_doc *doc, size_t first, loft_diags *diags)
{
    size_t size = 0;
    loft_json_text(doc, &size);
    if (size > TEXT_MAX) {
        return;
    }
    for (size_t i = first; i < loft_diags_count(diags) && i < LOFT_DIAGS_MAX; i++) {
        const char *where = loft_diags_get(diags, i).where;
        if (where[0] == '/') {
            size_t line = 0;
            size_t column = 0;
            loft_json_line_col(doc, nearest(doc, where), &line, &column);
            loft_diags_place(diags, i, line, column);
        }
    }
}
