/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* POSIX 2008 */
#include "cli/support/output_files.h"

#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/support/app.h"
#include "cli/support/file_name.h"
#include "sim/base/text.h"

enum {
    LINKS_MAX = 8 /* one behind the other */
};

static bool is_one(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Is the file there, and not a device, which takes the outputs of many? */
static bool find(const char *path, struct stat *info)
{
    const int failed =
        app_is_stdout(path) ? fstat(STDOUT_FILENO, info) : stat(path, info);
    return failed == 0 && S_ISREG(info->st_mode);
}

static bool find_folder(const char *path, struct stat *info)
{
    char *copy = strdup(path);
    const bool found = copy != NULL && stat(dirname(copy), info) == 0;
    free(copy);
    return found;
}

/* Where a link to nothing leads, or the path itself; owned, NULL if out of memory. */
static char *end_of_links(const char *path)
{
    char *at = strdup(path);
    char to[PATH_MAX];
    if (at == NULL) {
        return NULL;
    }
    for (int i = 0; i < LINKS_MAX; i++) {
        const ssize_t n = readlink(at, to, sizeof to - 1);
        if (n < 0) {
            break;
        }
        to[n] = '\0';
        char *next =
            to[0] == '/' ? strdup(to) : loft_text_format("%s/%s", dirname(at), to);
        free(at);
        if (next == NULL) {
            return NULL;
        }
        at = next;
    }
    return at;
}

/* Neither is there yet: one name in one folder. */
static bool will_be_one(const char *a, const char *b)
{
    char *to_a = end_of_links(a);
    char *to_b = end_of_links(b);
    struct stat of_a;
    struct stat of_b;
    const bool one =
        to_a != NULL && to_b != NULL && strcmp(file_name(to_a), file_name(to_b)) == 0 &&
        find_folder(to_a, &of_a) && find_folder(to_b, &of_b) && is_one(&of_a, &of_b);
    free(to_a);
    free(to_b);
    return one;
}

static bool are_one(const char *a, const char *b)
{
    struct stat of_a;
    struct stat of_b;
    const bool has_a = find(a, &of_a);
    const bool has_b = find(b, &of_b);
    if (app_is_stdout(a) && app_is_stdout(b)) {
        return true;
    }
    if (has_a && has_b) {
        return is_one(&of_a, &of_b);
    }
    return !has_a && !has_b && !app_is_stdout(a) && !app_is_stdout(b) &&
           access(a, F_OK) != 0 && will_be_one(a, b);
}

static bool is_another(const opts_given *given, const int *outs, int n)
{
    const char *path = given->values[outs[n]];
    bool found = !app_is_stdout(path) && are_one(path, "-");
    for (int i = 0; i < n && !found; i++) {
        const char *before = given->values[outs[i]];
        found = before != NULL && are_one(before, path);
    }
    return found;
}

int output_files_are_apart(const opts_command *command, const opts_given *given,
                           const int *outs, int n)
{
    for (int i = 0; i < n; i++) {
        const char *path = given->values[outs[i]];
        if (path != NULL && is_another(given, outs, i)) {
            app_error("%s: --%s %s: needs a file that nothing else is written to",
                      command->name, command->specs[outs[i]].name, path);
            return APP_USAGE;
        }
    }
    return APP_DONE;
}
