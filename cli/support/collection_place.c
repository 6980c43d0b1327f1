/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/collection_place.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/support/app.h"
#include "sim/base/text.h"

/* The folder that is `above` folders over the program; false if that is not known. */
static bool program_folder(int above, char path[PATH_MAX])
{
    const ssize_t size = readlink("/proc/self/exe", path, PATH_MAX - 1);
    if (size <= 0) {
        return false;
    }
    path[size] = '\0';
    for (int i = 0; i <= above; i++) {
        char *slash = strrchr(path, '/');
        if (slash == NULL) {
            return false;
        }
        *slash = '\0';
    }
    return true;
}

/* Owned; NULL if there is no such folder. */
static char *folder_in(const char *root, const char *name)
{
    char *path = loft_text_format("%s/%s", root, name);
    if (path != NULL && !app_is_folder(path)) {
        free(path);
        path = NULL;
    }
    return path;
}

static collection_place beside_program(void)
{
    char root[PATH_MAX];
    collection_place place = {NULL, NULL};
    if (program_folder(1, root)) {
        place.scenarios = folder_in(root, "share/loft/scenarios");
        place.examples = folder_in(root, "share/loft/examples");
    }
    if (place.scenarios == NULL && place.examples == NULL && program_folder(2, root)) {
        place.examples = folder_in(root, "data/examples");
        place.scenarios = place.examples != NULL ? folder_in(root, "scenarios") : NULL;
    }
    return place;
}

collection_place collection_place_find(void)
{
    const char *named = getenv("LOFT_SCENARIOS");
    const bool is_named = named != NULL && *named != '\0';
    collection_place place = beside_program();
    char *nearer = is_named                     ? strdup(named)
                   : app_is_folder("scenarios") ? strdup("scenarios")
                                                : NULL;
    if (nearer != NULL) {
        free(place.scenarios);
        place.scenarios = nearer;
    }
    return place;
}

void collection_place_fini(collection_place *place)
{
    free(place->scenarios);
    free(place->examples);
    *place = (collection_place){NULL, NULL};
}
