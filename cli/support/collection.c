/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/collection.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/support/app.h"
#include "cli/support/collection_index.h"
#include "cli/support/collection_say.h"
#include "io/reading/date.h"
#include "sim/base/room.h"
#include "sim/base/text.h"

typedef struct collection_paths {
    char **paths; /* owned, with a NULL behind the last */
    size_t n, room;
} collection_paths;

typedef struct finding {
    const collection_want *want;
    collection_place place;
    collection_index index; /* read for the first name */
    bool is_read;
    collection_paths *found;
} finding;

/* ---- paths ---- */

/* Also what cannot be looked at: its reader says why. */
static bool is_there(const char *path)
{
    struct stat info;
    return app_is_stdout(path) || stat(path, &info) == 0 ||
           (errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG);
}

/* Takes the path. */
static int add_path(collection_paths *found, char *path)
{
    char **grown = path != NULL ? loft_room_for_one(found->paths, found->n + 1,
                                                    &found->room, sizeof *grown)
                                : NULL;
    if (grown == NULL) {
        app_error("%s", loft_status_text(LOFT_ERR_NOMEM));
        free(path);
        return APP_NOT_CONVERGED;
    }
    found->paths = grown;
    found->paths[found->n++] = path;
    found->paths[found->n] = NULL;
    return APP_GO_ON;
}

/* The rest behind the prefix, or NULL. */
static const char *behind(const char *text, const char *prefix)
{
    const size_t size = strlen(prefix);
    return strncmp(text, prefix, size) == 0 && (text[size] == '/' || text[size] == '\0')
               ? text + size + (text[size] == '/')
               : NULL;
}

/* folder/name, with ".json" where only that is there; owned, or NULL. */
static char *path_below(const char *folder, const char *name)
{
    static const char *const suffixes[] = {"", ".json"};
    char *path = NULL;
    const bool is_inside = folder != NULL && name[0] != '/' && strstr(name, "..") == NULL;
    for (int i = 0; is_inside && path == NULL && i < 2; i++) {
        path = loft_text_format("%s%s%s%s", folder, name[0] != '\0' ? "/" : "", name,
                                suffixes[i]);
        if (path != NULL && !is_there(path)) {
            free(path);
            path = NULL;
        }
    }
    return path;
}

/* The file or folder of that path in the collection; owned, or NULL. */
static char *path_in(const collection_place *place, const char *name)
{
    static const char *const examples[] = {"data/examples", "examples"};
    const char *rest = behind(name, "scenarios");
    char *path = path_below(place->scenarios, rest != NULL ? rest : name);
    for (int i = 0; path == NULL && i < 2; i++) {
        rest = behind(name, examples[i]);
        path = rest != NULL ? path_below(place->examples, rest) : NULL;
    }
    return path != NULL ? path : path_below(place->examples, name);
}

/* ---- names ---- */

static bool is_wanted_kind(const finding *f, const collection_entry *entry)
{
    return entry->is_example == (f->want->kind == COLLECTION_EXAMPLES);
}

/* How each entry fits; false if nothing of this kind does. */
static bool find_fits(const finding *f, const collection_typed *typed, bool of_kind,
                      bool fits[])
{
    collection_fit best = COLLECTION_FIT_NOT;
    for (int pass = 0; pass < 2; pass++) {
        const bool any = f->want->many == COLLECTION_ALL && best <= COLLECTION_FIT_TITLE;
        for (size_t i = 0; i < f->index.n; i++) {
            const collection_entry *entry = &f->index.entries[i];
            const collection_fit fit = is_wanted_kind(f, entry) == of_kind
                                           ? collection_fit_of(typed, &entry->names)
                                           : COLLECTION_FIT_NOT;
            fits[i] = any ? fit <= COLLECTION_FIT_TITLE
                          : fit == best && fit != COLLECTION_FIT_NOT;
            best = fit < best ? fit : best;
        }
    }
    return best != COLLECTION_FIT_NOT;
}

static bool has_path(const collection_paths *found, const char *path)
{
    size_t i = 0;
    while (i < found->n && strcmp(found->paths[i], path) != 0) {
        i++;
    }
    return i < found->n;
}

static int take_fits(finding *f, const char *typed, const bool fits[])
{
    size_t n = 0;
    for (size_t i = 0; i < f->index.n; i++) {
        n += fits[i];
    }
    if (n > 1 && f->want->many == COLLECTION_ONE) {
        collection_say_several(f->want->command, typed, &f->index, fits);
        return APP_USAGE;
    }
    int result = APP_GO_ON;
    for (size_t i = 0; result == APP_GO_ON && i < f->index.n; i++) {
        if (fits[i] && !has_path(f->found, f->index.entries[i].path)) {
            result = add_path(f->found, strdup(f->index.entries[i].path));
        }
    }
    return result;
}

/* APP_DONE if nothing has the name. */
static int take_named(finding *f, const char *typed)
{
    collection_typed name;
    const bool has_words = collection_typed_init(typed, &name);
    bool *fits = calloc(f->index.n + 1, sizeof *fits);
    int result = APP_NOT_CONVERGED;
    if (has_words && fits != NULL) {
        const bool found =
            find_fits(f, &name, true, fits) || find_fits(f, &name, false, fits);
        result = found ? take_fits(f, typed, fits) : APP_DONE;
    }
    free(fits);
    collection_typed_fini(&name);
    return result;
}

static bool read_index(finding *f)
{
    if (!f->is_read) {
        f->is_read = true;
        f->place = collection_place_find();
        if (!collection_index_read(&f->place, &f->index)) {
            app_error("%s", loft_status_text(LOFT_ERR_NOMEM));
            return false;
        }
    }
    return true;
}

/* A path of a file has its message when it is read. */
static bool is_path(const char *typed)
{
    const size_t size = strlen(typed);
    return size == 0 || strchr(typed, '/') != NULL ||
           (size > 5 && strcmp(typed + size - 5, ".json") == 0);
}

/* The file of that name whose folder was left out; owned, or NULL. */
static char *path_of_file(const finding *f, const char *typed)
{
    for (size_t i = 0; i < f->index.n; i++) {
        const collection_entry *entry = &f->index.entries[i];
        const size_t size = strlen(entry->stem);
        if (strncmp(typed, entry->stem, size) == 0 &&
            strcmp(typed + size, ".json") == 0) {
            return strdup(entry->path);
        }
    }
    return NULL;
}

/* A date as people write it, as ids have it; any other text stays. False after a message. */
static bool read_date(const finding *f, const char **typed, char date[LOFT_DATE_TEXT])
{
    static const loft_date_want want = {.option = "date", .utc = true};
    char message[MESSAGE_SIZE];
    if (!loft_date_is_meant(*typed)) {
        return true;
    }
    if (loft_date_read(&want, *typed, date, message) != LOFT_OK) {
        app_error("%s: %s", f->want->command, message);
        return false;
    }
    date[strcspn(date, "T")] = '\0';
    *typed = date;
    return true;
}

static int take(finding *f, const char *typed)
{
    char date[LOFT_DATE_TEXT];
    if (is_there(typed)) {
        return add_path(f->found, strdup(typed));
    }
    if (!read_date(f, &typed, date)) {
        return APP_USAGE;
    }
    if (!read_index(f)) {
        return APP_NOT_CONVERGED;
    }
    char *path = typed[0] != '\0' ? path_in(&f->place, typed) : NULL;
    path = path != NULL ? path : path_of_file(f, typed);
    if (path != NULL || is_path(typed)) {
        return add_path(f->found, path != NULL ? path : strdup(typed));
    }
    const int result = take_named(f, typed);
    if (result == APP_DONE) {
        collection_say_none(f->want->command, typed, &f->place, &f->index);
        return APP_BAD_INPUT;
    }
    return result;
}

/* ---- several words that are one name ---- */

/* "hwasong 12" of the arguments hwasong and 12; owned, NULL if one is there as a file. */
static char *joined(const opts_given *given, int first)
{
    char *name = NULL;
    for (int i = first; i < given->n_args; i++) {
        if (is_there(given->args[i]) || is_path(given->args[i])) {
            free(name);
            return NULL;
        }
        char *longer = loft_text_format("%s%s%s", name != NULL ? name : "",
                                        name != NULL ? " " : "", given->args[i]);
        free(name);
        name = longer;
        if (name == NULL) {
            return NULL;
        }
    }
    return name;
}

static bool is_one_name(const finding *f, const char *name)
{
    collection_typed typed;
    bool found = false;
    const bool has_words = collection_typed_init(name, &typed);
    for (size_t i = 0; has_words && !found && i < f->index.n; i++) {
        found =
            collection_fit_of(&typed, &f->index.entries[i].names) <= COLLECTION_FIT_IN_ID;
    }
    collection_typed_fini(&typed);
    return found;
}

static int take_all(finding *f, const opts_given *given)
{
    const int first = f->want->first;
    char *name = given->n_args - first > 1 ? joined(given, first) : NULL;
    int result = APP_GO_ON;
    if (name != NULL && !read_index(f)) {
        result = APP_NOT_CONVERGED;
    } else if (name != NULL && (loft_date_is_meant(name) || is_one_name(f, name))) {
        result = take(f, name);
    } else {
        for (int i = first; result == APP_GO_ON && i < given->n_args; i++) {
            result = take(f, given->args[i]);
        }
    }
    free(name);
    return result;
}

static void paths_fini(collection_paths *found)
{
    for (size_t i = 0; i < found->n; i++) {
        free(found->paths[i]);
    }
    free(found->paths);
}

int collection_run(const collection_want *want, opts_given *given,
                   int (*work)(const void *context, const opts_given *given),
                   const void *context)
{
    collection_paths found = {.n = 0};
    finding f = {.want = want, .found = &found};
    int result = APP_GO_ON;
    for (int i = 0; result == APP_GO_ON && i < want->first; i++) {
        result = add_path(&found, strdup(given->args[i]));
    }
    if (result == APP_GO_ON) {
        result = take_all(&f, given);
    }
    collection_index_fini(&f.index);
    collection_place_fini(&f.place);
    if (result == APP_GO_ON) {
        given->args = found.paths;
        given->n_args = (int)found.n;
        result = work(context, given);
    }
    paths_fini(&found);
    return result;
}

char *collection_folder(void)
{
    collection_place place = collection_place_find();
    char *folder = place.scenarios;
    place.scenarios = NULL;
    if (folder == NULL) {
        collection_say_no_place();
    }
    collection_place_fini(&place);
    return folder;
}

char *collection_example(const char *name)
{
    collection_place place = {NULL, NULL};
    char *path = NULL;
    if (!is_there(name)) {
        place = collection_place_find();
        path = path_below(place.examples, name);
    }
    collection_place_fini(&place);
    return path;
}
