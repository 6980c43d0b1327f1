/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/input_set.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"

#include "sim/base/room.h"

void input_set_fini(input_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        free(set->names[i]);
        input_file_fini(&set->list[i]);
    }
    free(set->list);
    free(set->names);
    *set = (input_set){.list = NULL};
}

static bool make_room(input_set *set)
{
    size_t room = set->room; /* of both, once both have it */
    input_file *list = loft_room_for_one(set->list, set->n, &room, sizeof *list);
    set->list = list != NULL ? list : set->list;
    if (list == NULL) {
        return false;
    }
    char **names = loft_room_for_one(set->names, set->n, &set->room, sizeof *names);
    set->names = names != NULL ? names : set->names;
    return names != NULL;
}

/* Takes the text. */
static loft_status append(input_set *set, const char *name, loft_file_text text)
{
    char *copy = make_room(set) ? strdup(name) : NULL;
    if (copy == NULL) {
        free(text.bytes);
        return LOFT_ERR_NOMEM;
    }
    set->names[set->n] = copy;
    set->list[set->n++] = (input_file){.path = copy, .text = text};
    return LOFT_OK;
}

loft_status input_set_add(input_set *set, const char *name, const char *text, size_t size)
{
    loft_file_text copy = {.bytes = malloc(size + 1), .size = size};
    if (copy.bytes == NULL) {
        return LOFT_ERR_NOMEM;
    }
    memcpy(copy.bytes, text, size);
    copy.bytes[size] = '\0';
    return append(set, name, copy);
}

loft_status input_set_forget_name(input_set *set, size_t i)
{
    char *name = strdup("-");
    if (name == NULL) {
        return LOFT_ERR_NOMEM;
    }
    free(set->names[i]);
    set->names[i] = name;
    set->list[i].path = name;
    return LOFT_OK;
}

static int read_file(void *context, const char *path)
{
    input_set *set = context;
    loft_diags *diags = loft_diags_new();
    input_file in = {.path = NULL};
    loft_status status =
        diags != NULL ? input_file_read(path, diags, &in) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = append(set, path, in.text);
    } else if (diags != NULL) {
        app_print_diags(path, diags);
    }
    loft_diags_free(diags);
    return status == LOFT_ERR_IO ? APP_BAD_INPUT : app_exit_of(status);
}

int input_set_read(input_set *set, const char *const *paths, int n, bool folders)
{
    const app_visit visit = {
        .file = read_file, .context = set, .stop_at = APP_NOT_CONVERGED};
    int result = APP_DONE;
    for (int i = 0; i < n && result == APP_DONE; i++) {
        result = folders ? app_visit_path(&visit, paths[i]) : read_file(set, paths[i]);
    }
    return result;
}
