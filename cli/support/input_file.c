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

loft_status input_file_open(const char *path, loft_diags *diags, input_file *in)
{
    *in = (input_file){.path = path};
    return is_standard(path)
               ? loft_file_read("/dev/stdin", LOFT_JSON_SIZE_MAX, diags, &in->text)
               : LOFT_OK;
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

/* After a refusal: with the key of another kind and without its own, it is of that kind. */
static loft_status refuse(const input_file *in, loft_status status, const char *own,
                          const char *other, const char *remedy, loft_diags *diags)
{
    loft_diags *unsaid = status == LOFT_ERR_INPUT ? loft_diags_new() : NULL;
    loft_json_doc *doc = NULL;
    if (unsaid != NULL && input_file_json(in, unsaid, &doc) == LOFT_OK &&
        loft_json_get(loft_json_root(doc), own) == NULL &&
        loft_json_get(loft_json_root(doc), other) != NULL) {
        loft_diags_add(diags, "", "%s", remedy);
    }
    loft_json_free(doc);
    loft_diags_free(unsaid);
    return status;
}

loft_status input_file_scenario(const input_file *in, const loft_data *data,
                                loft_diags *diags, loft_scenario **out)
{
    const loft_status status =
        in->text.bytes != NULL
            ? loft_scenario_parse(data, in->text.bytes, in->text.size, diags, out)
            : loft_scenario_read(data, in->path, diags, out);
    return refuse(in, status, "reports", "start",
                  "this is a case, no scenario: `loft fly` takes it", diags);
}

loft_status input_file_case(const input_file *in, const loft_data *data,
                            loft_diags *diags, loft_case **out)
{
    const loft_status status =
        in->text.bytes != NULL
            ? loft_case_parse(data, in->text.bytes, in->text.size, diags, out)
            : loft_case_read(data, in->path, diags, out);
    return refuse(in, status, "start", "reports",
                  "this is a scenario, no case: `loft run` takes it", diags);
}

loft_status input_file_analysis(const input_file *in, loft_diags *diags,
                                loft_analysis **out)
{
    return in->text.bytes != NULL
               ? loft_analysis_parse(in->text.bytes, in->text.size, diags, out)
               : loft_analysis_read(in->path, diags, out);
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
    collection_place place = collection_place_find(); /* read where none is named */
    const char *const collection[] = {place.scenarios};
    const bool has_collection = command->most_args != 0 && place.scenarios != NULL;
    const bool kept =
        given->n_args > 0
            ? input_file_is_kept(path, (const char *const *)given->args, given->n_args)
            : input_file_is_kept(path, collection, has_collection);
    collection_place_fini(&place);
    return kept ? APP_DONE : APP_CANNOT_WRITE;
}
