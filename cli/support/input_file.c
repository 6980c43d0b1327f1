/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/input_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/support/app.h"
#include "cli/support/collection_place.h"
#include "sim/base/diag.h"

static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

const char *input_file_name(const char *path)
{
    return is_standard(path) ? "standard input" : path;
}

/* A pipe, as the shell's <(command): what was read of it is gone. */
static bool is_read_once(const char *path)
{
    struct stat info;
    return is_standard(path) || (stat(path, &info) == 0 && S_ISFIFO(info.st_mode));
}

loft_status input_file_open(const char *path, loft_diags *diags, input_file *in)
{
    *in = (input_file){.path = path};
    return is_read_once(path) ? input_file_read(path, diags, in) : LOFT_OK;
}

loft_status input_file_read(const char *path, loft_diags *diags, input_file *in)
{
    *in = (input_file){.path = path};
    return loft_file_read(is_standard(path) ? "/dev/stdin" : path, LOFT_JSON_SIZE_MAX,
                          diags, &in->text);
}

void input_file_fini(input_file *in)
{
    free(in->text.bytes);
    *in = (input_file){.path = NULL};
}

loft_status input_file_json(const input_file *in, loft_diags *diags, loft_json_doc **out)
{
    return in->text.bytes != NULL
               ? loft_json_parse(in->text.bytes, in->text.size, diags, out)
               : loft_json_read(in->path, diags, out);
}

typedef enum file_kind {
    A_SCENARIO,
    A_CASE,
    A_RESULT
} file_kind;

static const struct {
    const char *key; /* that no other kind has */
    const char *name, *takers;
} kinds[] = {
    [A_SCENARIO] = {"reports", "a scenario", "`loft run` takes it"},
    [A_CASE] = {"start", "a case", "`loft fly` takes it"},
    [A_RESULT] = {"launch", "a result",
                  "`loft plot`, `loft export` and `loft trajectories` take it"},
};

/* True after a message. */
static bool is_other(const input_file *in, file_kind wanted, loft_diags *diags)
{
    loft_diags *unsaid = loft_diags_new();
    loft_json_doc *doc = NULL;
    bool other = false;
    if (unsaid != NULL && input_file_json(in, unsaid, &doc) == LOFT_OK &&
        loft_json_get(loft_json_root(doc), kinds[wanted].key) == NULL) {
        for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && !other; i++) {
            other = loft_json_get(loft_json_root(doc), kinds[i].key) != NULL;
            if (other) {
                loft_diags_add(diags, "",
                               "this is %s, not %s (the key \"%s\" is missing): %s",
                               kinds[i].name, kinds[wanted].name, kinds[wanted].key,
                               kinds[i].takers);
            }
        }
    }
    loft_json_free(doc);
    loft_diags_free(unsaid);
    return other;
}

/* After the reader, whose messages are in `own`: one about the kind of file is told alone. */
static loft_status settle(const input_file *in, file_kind wanted, loft_status status,
                          loft_diags *own, loft_diags *diags)
{
    if (status != LOFT_ERR_INPUT || !is_other(in, wanted, diags)) {
        loft_diags_append(diags, own);
    }
    loft_diags_free(own);
    return status;
}

loft_status input_file_scenario(const input_file *in, const loft_data *data,
                                loft_diags *diags, loft_scenario **out)
{
    loft_diags *own = loft_diags_new();
    if (own == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status =
        in->text.bytes != NULL
            ? loft_scenario_parse(data, in->text.bytes, in->text.size, own, out)
            : loft_scenario_read(data, in->path, own, out);
    return settle(in, A_SCENARIO, status, own, diags);
}

loft_status input_file_case(const input_file *in, const loft_data *data,
                            loft_diags *diags, loft_case **out)
{
    loft_diags *own = loft_diags_new();
    if (own == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status =
        in->text.bytes != NULL
            ? loft_case_parse(data, in->text.bytes, in->text.size, own, out)
            : loft_case_read(data, in->path, own, out);
    return settle(in, A_CASE, status, own, diags);
}

loft_status input_file_analysis(const input_file *in, loft_diags *diags,
                                loft_analysis **out)
{
    loft_diags *own = loft_diags_new();
    if (own == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status =
        in->text.bytes != NULL
            ? loft_analysis_parse(in->text.bytes, in->text.size, own, out)
            : loft_analysis_read(in->path, own, out);
    return settle(in, A_RESULT, status, own, diags);
}

/* ---- outputs ---- */

static bool find(const char *path, int standard, struct stat *info)
{
    return (is_standard(path) ? fstat(standard, info) : stat(path, info)) == 0;
}

/* A device, as /dev/null, may be both. */
static bool is_same(const struct stat *out, const char *path)
{
    struct stat in;
    return find(path, STDIN_FILENO, &in) && S_ISREG(in.st_mode) &&
           in.st_dev == out->st_dev && in.st_ino == out->st_ino;
}

/* A folder that cannot be listed has its message when it is read. */
static bool is_among(const struct stat *out, const char *folder)
{
    loft_diags *diags = loft_diags_new();
    loft_file_list *list = NULL;
    bool found = false;
    if (diags != NULL && loft_file_list_json(folder, diags, &list) == LOFT_OK) {
        for (size_t i = 0; i < loft_file_list_count(list) && !found; i++) {
            found = is_same(out, loft_file_list_path(list, i));
        }
    }
    loft_file_list_free(list);
    loft_diags_free(diags);
    return found;
}

bool input_file_is_kept(const char *out, const char *const *inputs, int n)
{
    struct stat info;
    bool found = false;
    if (out == NULL || !find(out, STDOUT_FILENO, &info)) {
        return true;
    }
    for (int i = 0; i < n && !found; i++) {
        const bool is_folder = !is_standard(inputs[i]) && app_is_folder(inputs[i]);
        found = is_folder ? is_among(&info, inputs[i]) : is_same(&info, inputs[i]);
    }
    if (found) {
        app_error("%s: is an input too, and would be replaced; write to another file",
                  is_standard(out) ? "standard output" : out);
    }
    return !found;
}

/* The collection is the input where none is named. */
static bool is_outside_collection(const char *out)
{
    collection_place place = collection_place_find();
    const char *const folder[] = {place.scenarios};
    const bool is_outside = input_file_is_kept(out, folder, place.scenarios != NULL);
    collection_place_fini(&place);
    return is_outside;
}

int input_file_may_write(const opts_command *command, const opts_given *given, int out,
                         int json)
{
    const char *path = given->values[out];
    if (app_is_stdout(path) && given->values[json] != NULL) {
        app_error("%s: --%s - and --json would both go to standard output; name a file "
                  "for --%s",
                  command->name, command->specs[out].name, command->specs[out].name);
        return APP_USAGE;
    }
    const bool kept =
        path == NULL || given->n_args > 0 || command->most_args == 0
            ? input_file_is_kept(path, (const char *const *)given->args, given->n_args)
            : is_outside_collection(path);
    return kept ? APP_DONE : APP_CANNOT_WRITE;
}
