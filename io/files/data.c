/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <limits.h>
#include <unistd.h>

#include "io/files/data_json.h"
#include "sim/base/digest.h"

/* data_embedded.S */
extern const char loft_classes_json[], loft_classes_json_end[];
extern const char loft_prior_json[], loft_prior_json_end[];
extern const char loft_reports_json[], loft_reports_json_end[];

enum {
    DIGEST_SHOWN = 16 /* digits: enough to tell any two folders apart */
};

struct loft_data {
    loft_json_doc
        *docs[2]; /* of the library and of the folder: strings borrow from them */
    loft_booster_class *classes;
    int n_classes;
    loft_prior common;
    loft_json_doc *reports_doc; /* strings of the reports borrow from it */
    loft_reports_file reports;
    loft_digest texts; /* of all files */
    char digest[LOFT_DIGEST_TEXT];
};

static const loft_booster_class *named(const loft_booster_class *classes, int n,
                                       const char *name)
{
    for (int i = 0; i < n; i++) {
        if (classes[i].name != NULL && strcmp(classes[i].name, name) == 0) {
            return &classes[i];
        }
    }
    return NULL;
}

static loft_diag_where place(const char *list, size_t index, const char *key)
{
    loft_diag_where where = {0};
    loft_diag_where_key(&where, list, strlen(list));
    loft_diag_where_index(&where, index);
    loft_diag_where_key(&where, key, strlen(key));
    return where;
}

static void check_classes(const loft_data *data, const void *content, loft_diags *diags)
{
    /* A third cannot be written out: the sixteen digits in the file are off by less than
     * 1e-15 a stage. What is off by more than 1e-12 is a slip of the pen. */
    const double slack = 1e-12;
    const loft_classes_file *file = content;
    (void)data;
    for (int i = 0; i < file->n_classes; i++) {
        const loft_booster_class *c = &file->classes[i];
        const loft_booster_template *b = &c->booster;
        if (c->name != NULL && named(file->classes, i, c->name) != NULL) {
            const loft_diag_where at = place("classes", (size_t)i, "name");
            loft_diags_add(diags, at.text, "\"%s\" is the name of an earlier class",
                           c->name);
        }
        const loft_diag_where at = place("classes", (size_t)i, "stages");
        loft_data_check_shares(b->stages, b->n_stages, LOFT_SHARES_OF_BURN, slack, &at,
                               diags);
        loft_data_check_shares(b->stages, b->n_stages, LOFT_SHARES_OF_SPEED, slack, &at,
                               diags);
    }
}

static const loft_prior_entry *entry_named(const loft_prior_file *file, int n,
                                           const char *name)
{
    for (int i = 0; i < n; i++) {
        const loft_prior_entry *e = &file->entries[i];
        if (e->name != NULL && strcmp(e->name, name) == 0) {
            return e;
        }
    }
    return NULL;
}

/* `data` is NULL if its classes have mistakes. */
static void check_priors(const loft_data *data, const void *content, loft_diags *diags)
{
    const loft_prior_file *file = content;
    const loft_diag_where top = {.text = "/default", .size = 8};
    if (!loft_prior_turns_ascend(&file->common, &top, diags)) {
        return;
    }
    for (int i = 0; i < file->n_entries; i++) {
        const loft_prior_entry *e = &file->entries[i];
        const loft_diag_where at_name = place("classes", (size_t)i, "name");
        const loft_diag_where at = place("classes", (size_t)i, "differs");
        loft_prior prior = e->differs;
        loft_prior_complete(&prior, &file->common);
        if (e->name == NULL) {
            continue;
        }
        if (entry_named(file, i, e->name) != NULL) {
            loft_diags_add(diags, at_name.text, "\"%s\" has an earlier entry", e->name);
        } else if (data != NULL && loft_data_class_named(data, e->name) == NULL) {
            loft_diags_add(diags, at_name.text, "\"%s\" is not a class of classes.json",
                           e->name);
        } else {
            (void)loft_prior_turns_ascend(&prior, &at, diags);
        }
    }
}

static void check_reports(const loft_data *data, const void *content, loft_diags *diags)
{
    const loft_report_errors *e = &((const loft_reports_file *)content)->errors;
    const struct {
        const char *figure;
        loft_report_span span;
    } spans[] = {{"apogee", e->apogee_m}, {"range", e->range_m}, {"time", e->time_s}};
    (void)data;
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        const loft_report_span *s = &spans[i].span;
        if (s->least > 0.0 && s->most > 0.0 && s->least >= s->most) {
            loft_diags_add(diags, "/errors",
                           "the least garbled %s must be below the greatest",
                           spans[i].figure);
        }
    }
}

/* A file as the library has it, and what a folder may have in its place. */
typedef struct data_file {
    const char *name;
    const char *text, *end;
    const loft_fields *fields;
    void (*check)(const loft_data *data, const void *content, loft_diags *diags);
} data_file;

static const data_file classes_file = {"classes.json", loft_classes_json,
                                       loft_classes_json_end, &loft_classes_file_fields,
                                       check_classes};
static const data_file prior_file = {"prior.json", loft_prior_json, loft_prior_json_end,
                                     &loft_prior_file_fields, check_priors};

static const data_file reports_file = {"reports.json", loft_reports_json,
                                       loft_reports_json_end, &loft_reports_file_fields,
                                       check_reports};

/* The path of a file in a folder; for NULL what messages call that of the library. */
static const char *path_of(const data_file *file, const char *dir, char path[PATH_MAX])
{
    if (dir != NULL) {
        snprintf(path, PATH_MAX, "%s/%s", dir, file->name);
    } else {
        snprintf(path, PATH_MAX, "built-in %s", file->name);
    }
    return path;
}

/* Messages about a file whose own `where` is a place in it. */
static void pass_on(loft_diags *to, const loft_diags *from, const char *path)
{
    for (size_t i = 0; i < loft_diags_count(from); i++) {
        const loft_diag d = loft_diags_get(from, i);
        const bool inside = d.where[0] != '\0' && strcmp(d.where, path) != 0;
        loft_diags_add(to, path, "%s%s%s", inside ? d.where : "", inside ? ": " : "",
                       d.what);
    }
}

/* What *content owns is the caller's, also on failure. */
static loft_status read_content(const data_file *file, const char *dir,
                                const loft_data *data, loft_diags *diags,
                                loft_json_doc **doc, void *content)
{
    const loft_diag_where top = {0};
    char path[PATH_MAX];
    path_of(file, dir, path);
    loft_diags *own = loft_diags_new();
    if (own == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const size_t size = (size_t)(file->end - file->text);
    loft_status status = dir != NULL ? loft_json_read(path, own, doc)
                                     : loft_json_parse(file->text, size, own, doc);
    if (status == LOFT_OK) {
        status = loft_fields_read(file->fields, loft_json_root(*doc), &top, NULL, own,
                                  content);
        file->check(data, content, own);
    }
    if (status == LOFT_OK && loft_diags_total(own) > 0) {
        status = LOFT_ERR_INPUT;
    }
    pass_on(diags, own, path);
    loft_diags_free(own);
    return status;
}

/* Is the file in the folder? A folder that is NULL has none. */
static bool has_file(const char *dir, const data_file *file)
{
    char path[PATH_MAX];
    return dir != NULL && access(path_of(file, dir, path), F_OK) == 0;
}

/* A booster in seconds, from one whose burn times are shares of the total. */
static loft_booster_template in_seconds(const loft_booster_class *c)
{
    loft_booster_template plan = loft_booster_template_default();
    plan.n_stages = c->booster.n_stages;
    for (int i = 0; i < plan.n_stages; i++) {
        plan.stages[i] = c->booster.stages[i];
        plan.stages[i].burn_s = c->burn_s * c->booster.stages[i].burn_s;
    }
    return plan;
}

/* A class takes the place of that of its name, or comes last. */
static loft_status add_classes(loft_data *data, const loft_classes_file *file)
{
    const size_t room = (size_t)data->n_classes + (size_t)file->n_classes;
    loft_booster_class *classes = realloc(data->classes, room * sizeof *classes);
    if (classes == NULL) {
        return LOFT_ERR_NOMEM;
    }
    data->classes = classes;
    for (int i = 0; i < file->n_classes; i++) {
        const loft_booster_class *old =
            named(classes, data->n_classes, file->classes[i].name);
        const ptrdiff_t to = old != NULL ? old - classes : data->n_classes++;
        classes[to] = file->classes[i];
        classes[to].booster = in_seconds(&file->classes[i]);
    }
    return LOFT_OK;
}

/* The text that was read counts, and in which place. */
static void digest_file(loft_data *data, const data_file *file, const loft_json_doc *doc)
{
    size_t size = 0;
    const char *text = doc != NULL ? loft_json_text(doc, &size) : "";
    loft_digest_add_text(&data->texts, file->name);
    loft_digest_add(&data->texts, text, size);
    loft_digest_add_text(&data->texts, "");
}

static loft_status read_classes(loft_data *data, const char *dir, loft_diags *diags)
{
    loft_classes_file file = {.n_classes = 0};
    loft_status status = read_content(&classes_file, dir, data, diags,
                                      &data->docs[dir != NULL ? 1 : 0], &file);
    if (status == LOFT_OK) {
        digest_file(data, &classes_file, data->docs[dir != NULL ? 1 : 0]);
        status = add_classes(data, &file);
    }
    free(file.classes);
    return status;
}

/* `data` as for check_priors. */
static loft_status read_priors(loft_data *data, bool good_classes, const char *dir,
                               loft_diags *diags)
{
    loft_json_doc *doc = NULL;
    loft_prior_file file = {.common = loft_prior_not_given};
    const loft_status status =
        read_content(&prior_file, dir, good_classes ? data : NULL, diags, &doc, &file);
    data->common = file.common;
    digest_file(data, &prior_file, doc);
    for (int i = 0; status == LOFT_OK && i < data->n_classes; i++) {
        loft_booster_class *c = &data->classes[i];
        const loft_prior_entry *e = entry_named(&file, file.n_entries, c->name);
        c->prior = e != NULL ? e->differs : file.common;
        loft_prior_complete(&c->prior, &file.common);
    }
    free(file.entries);
    loft_json_free(doc);
    return status;
}

static loft_status read_reports(loft_data *data, const char *dir, loft_diags *diags)
{
    const loft_status status =
        read_content(&reports_file, dir, data, diags, &data->reports_doc, &data->reports);
    digest_file(data, &reports_file, data->reports_doc);
    return status;
}

/* The errors of reports belong to every prior. */
static void give_errors(loft_data *data)
{
    data->common.errors = data->reports.errors;
    for (int i = 0; i < data->n_classes; i++) {
        data->classes[i].prior.errors = data->reports.errors;
    }
}

loft_status loft_data_open(const char *dir, loft_diags *diags, loft_data **data)
{
    const bool has_classes = has_file(dir, &classes_file);
    const bool has_priors = has_file(dir, &prior_file);
    const bool has_reports = has_file(dir, &reports_file);
    if (dir != NULL && !has_classes && !has_priors && !has_reports) {
        loft_diags_add(diags, dir, "has neither %s, %s nor %s", classes_file.name,
                       prior_file.name, reports_file.name);
        return LOFT_ERR_IO;
    }
    loft_data *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return LOFT_ERR_NOMEM;
    }
    made->texts = loft_digest_start();
    loft_status status = read_classes(made, NULL, diags);
    if (status == LOFT_OK && has_classes) {
        status = read_classes(made, dir, diags);
    }
    const loft_status priors =
        read_priors(made, status == LOFT_OK, has_priors ? dir : NULL, diags);
    const loft_status reports = read_reports(made, has_reports ? dir : NULL, diags);
    status = status != LOFT_OK ? status : priors;
    status = status != LOFT_OK ? status : reports;
    if (status != LOFT_OK) {
        loft_data_free(made);
        return status;
    }
    give_errors(made);
    loft_digest_text(&made->texts, made->digest);
    made->digest[DIGEST_SHOWN] = '\0';
    *data = made;
    return LOFT_OK;
}

void loft_data_free(loft_data *data)
{
    if (data != NULL) {
        free(data->classes);
        free(data->reports.voices);
        loft_json_free(data->reports_doc);
        loft_json_free(data->docs[0]);
        loft_json_free(data->docs[1]);
        free(data);
    }
}

const loft_reports_file *loft_data_reports(const loft_data *data)
{
    return &data->reports;
}

const char *loft_data_digest(const loft_data *data)
{
    return data->digest;
}

size_t loft_data_class_count(const loft_data *data)
{
    return (size_t)data->n_classes;
}

const loft_booster_class *loft_data_class_at(const loft_data *data, size_t i)
{
    return &data->classes[i];
}

const loft_booster_class *loft_data_class_named(const loft_data *data, const char *name)
{
    return named(data->classes, data->n_classes, name);
}

const char *loft_data_name_of(const void *data, size_t i)
{
    return i < loft_data_class_count(data) ? loft_data_class_at(data, i)->name : NULL;
}

loft_status loft_data_class(const loft_data *data, const char *name,
                            loft_booster_template *plan)
{
    const loft_booster_class *class = loft_data_class_named(data, name);
    if (class == NULL) {
        return LOFT_ERR_INPUT;
    }
    *plan = class->booster;
    return LOFT_OK;
}

loft_status loft_data_prior(const loft_data *data, const char *name, loft_prior *out)
{
    const loft_booster_class *class =
        name != NULL ? loft_data_class_named(data, name) : NULL;
    if (name != NULL && class == NULL) {
        return LOFT_ERR_INPUT;
    }
    *out = class != NULL ? class->prior : data->common;
    return LOFT_OK;
}
