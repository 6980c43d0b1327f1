/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * schemas - what the tables of keys say to others: `schemas DIR` writes the
 * schemas into a folder, `schemas` the manual page loft-files(5) for scdoc on standard output.
 */
#include <stdio.h>
#include <stdlib.h>

#include "io/files/schemas.h"
#include "io/json/fields_say.h"
#include "loft/files.h"
#include "sim/base/file.h"

static const char page_head[] =
    "loft-files(5)\n\n"
    "# NAME\n\n"
    "loft-files - the files that loft reads: scenarios, cases, booster classes, "
    "priors, errors of reports, places\n\n"
    "# DESCRIPTION\n\n"
    "Each is one JSON object. The last part of a key is its unit. A key that is not "
    "listed "
    "is an error; *loft check* lists all errors of a scenario or case. The same lists "
    "are "
    "in data/\\*.schema.json, for editors. What loft writes is described by "
    "data/result.schema.json (result.json, *loft run --json* for each of its results, and "
    "*loft estimate --json* with more than one --report), data/estimate.schema.json "
    "(*loft estimate --json*) and data/joint.schema.json (*loft joint --json*). Where a "
    "command fails under *--json* it prints data/error.schema.json in place of its answer.\n\n"
    "Booster classes, priors, errors of reports and places stand in the program. A folder named by *LOFT_DATA* may "
    "have a classes.json, whose classes take the place of built-in ones of the same name "
    "or are added, and a prior.json and a reports.json, which take the place of the "
    "built-in ones.\n";

static void write_bound(const char *before, double x)
{
    printf("%s%.15g", before, x);
}

static void write_bounds(const loft_field *f)
{
    if (f->lower.kind != LOFT_BOUND_NONE) {
        write_bound(f->lower.kind == LOFT_BOUND_INCLUSIVE ? ", from " : ", above ",
                    f->lower.value);
    }
    if (f->upper.kind != LOFT_BOUND_NONE) {
        write_bound(f->upper.kind == LOFT_BOUND_INCLUSIVE ? " to " : " to below ",
                    f->upper.value);
    }
}

static void write_names(const loft_field *f, const loft_data *data)
{
    const char *name = NULL;
    const char *before = "";
    for (size_t i = 0; (name = loft_field_next_name(f, data, &i)) != NULL;) {
        printf("%s\"%s\"", before, name);
        before = ", ";
    }
}

static void write_form(const loft_field *f, const loft_data *data)
{
    const bool has_names = f->n_names > 0 || f->name_of != NULL;
    switch (f->kind) {
    case LOFT_KIND_NUMBERS:
        printf("array of %zu numbers", f->max_items);
        break;
    case LOFT_KIND_PAIRS:
        printf("array of %zu to %zu arrays of 2 numbers", f->min_items, f->max_items);
        break;
    case LOFT_KIND_LIST:
        printf("array of %zu to %zu objects", f->min_items, f->max_items);
        break;
    case LOFT_KIND_OWNED_LIST:
        printf("array of objects");
        break;
    default:
        if (has_names) {
            write_names(f, data);
            printf("%s", f->open_names ? ", or another string" : "");
        } else {
            printf("%s", loft_field_type_name(f));
        }
        break;
    }
    write_bounds(f);
}

static void write_rows(const loft_fields *fields, const char *path, const loft_data *data)
{
    for (size_t i = 0; i < fields->n; i++) {
        const loft_field *f = &fields->rows[i];
        if (f->key == NULL) {
            continue;
        }
        printf("*%s%s* (", path, f->key);
        for (const loft_field *form = f; form != NULL; form = form->other) {
            printf("%s", form == f ? "" : "; or ");
            write_form(form, data);
        }
        printf("%s%s)\n\t%s\n\n", f->nullable ? "; or null" : "",
               f->required || fields->all_required ? "; required" : "", f->help);
        const bool is_list = f->kind == LOFT_KIND_LIST || f->kind == LOFT_KIND_OWNED_LIST;
        for (const loft_field *form = f; form != NULL; form = form->other) {
            if (form->fields != NULL) {
                char below[200];
                snprintf(below, sizeof below, "%s%s%s.", path, f->key,
                         is_list ? "\\[]" : "");
                write_rows(form->fields, below, data);
            }
        }
    }
}

static void write_classes(const loft_data *data)
{
    printf("# BUILT-IN BOOSTER CLASSES\n\n");
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        printf("*%s*\n\t%s. %d stage%s, burn time %g s, standard ranges %g to %g km.\n\n",
               c->name, c->use, c->booster.n_stages, c->booster.n_stages > 1 ? "s" : "",
               c->burn_s, c->standard_m[0] / 1000.0, c->standard_m[1] / 1000.0);
    }
}

static void write_page(const loft_data *data)
{
    static const char *const heads[LOFT_SCHEMAS_READ] = {"SCENARIO FILES", "CASE FILES",
                                                         "CLASSES.JSON",   "PRIOR.JSON",
                                                         "REPORTS.JSON",   "PLACES.JSON"};
    printf("%s\n", page_head);
    write_classes(data);
    for (int i = 0; i < LOFT_SCHEMAS_READ; i++) {
        const loft_fields *fields = loft_schemas[i].fields;
        printf("# %s\n\n%s\n\n", heads[i], fields->help);
        write_rows(fields, "", data);
    }
    printf("# SEE ALSO\n\n*loft*(1)\n");
}

static loft_status write_schema(const loft_schema *s, const char *dir,
                                const loft_data *data, loft_diags *diags)
{
    char path[4096];
    char *text = NULL;
    size_t size = 0;
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_fields_schema(s->fields, s->title, data, w);
    loft_status status = loft_json_writer_finish(w, &text, &size);
    if (status == LOFT_OK) {
        snprintf(path, sizeof path, "%s/%s", dir, s->file);
        status = loft_file_write_atomic(path, text, size, diags);
    }
    free(text);
    loft_json_writer_free(w);
    return status;
}

int main(int argc, char **argv)
{
    loft_diags *diags = loft_diags_new();
    loft_data *data = NULL;
    loft_status status = LOFT_ERR_NOMEM;
    if (diags != NULL) {
        status = loft_data_open(NULL, diags, &data);
    }
    if (status == LOFT_OK && argc < 2) {
        write_page(data);
    }
    for (int i = 0; status == LOFT_OK && argc == 2 && i < LOFT_SCHEMAS; i++) {
        status = write_schema(&loft_schemas[i], argv[1], data, diags);
    }
    for (size_t i = 0; diags != NULL && i < loft_diags_count(diags); i++) {
        const loft_diag d = loft_diags_get(diags, i);
        fprintf(stderr, "%s: %s\n", d.where, d.what);
    }
    loft_data_free(data);
    loft_diags_free(diags);
    return status == LOFT_OK ? 0 : 1;
}
