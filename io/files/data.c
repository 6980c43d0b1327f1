/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/data_json.h"
#include "loft/files.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/data_prior.h"
#include "io/json/json_pick.h"
#include "io/json/schema.h"
#include "io/json/schema_keywords.h"
#include "sim/base/diag.h"

typedef const loft_json_node node;

enum {
    FILE_CLASSES,
    FILE_PRIOR,
    FILE_SCENARIO_SCHEMA,
    FILE_CASE_SCHEMA,
    FILES
};

struct loft_data {
    loft_json_doc *docs[FILES];
};

/* The form of classes.json. The numbers of a class are as wide as those of a scenario. */
static const char classes_rules[] =
    "{\"type\": \"object\", \"required\": [\"classes\"], \"additionalProperties\": false,"
    "\"properties\": {\"note\": {\"type\": \"string\"},"
    " \"classes\": {\"type\": \"array\", \"minItems\": 1,"
    "  \"items\": {\"$ref\": \"#/$defs/class\"}}},"
    "\"$defs\": {"
    " \"class\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"name\", \"use\", \"burn_time_s\", \"stages\"],"
    "  \"properties\": {"
    "   \"name\": {\"type\": \"string\", \"minLength\": 1},"
    "   \"use\": {\"type\": \"string\", \"minLength\": 1},"
    "   \"reason\": {\"type\": \"string\"},"
    "   \"burn_time_s\":"
    "    {\"type\": \"number\", \"exclusiveMinimum\": 0, \"maximum\": 2000},"
    "   \"stages\": {\"type\": \"array\", \"minItems\": 1, \"maxItems\": 4,"
    "    \"items\": {\"$ref\": \"#/$defs/stage\"}}}},"
    " \"stage\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"isp_s\", \"burn_share\", \"speed_share\"],"
    "  \"properties\": {"
    "   \"isp_s\": {\"type\": \"number\", \"exclusiveMinimum\": 0, \"maximum\": 1000},"
    "   \"burn_share\": {\"$ref\": \"#/$defs/share\"},"
    "   \"speed_share\": {\"$ref\": \"#/$defs/share\"}}},"
    " \"share\": {\"type\": \"number\", \"exclusiveMinimum\": 0, \"maximum\": 1}}}";

_Static_assert(LOFT_STAGES_MAX == 4, "maxItems of stages, here and in data/");

/*
 * Adds up a share of every stage; one that is missing or not positive is the schema's
 * business. slack is what the sum may be off for each stage.
 */
static void check_shares(node *stages, const char *key, double slack,
                         const loft_diag_where *where, loft_diags *diags)
{
    double sum = 0.0;
    for (node *s = loft_json_first(stages); s != NULL; s = loft_json_next(s)) {
        const double share = loft_pick_number(s, key, 0.0);
        if (!(share > 0.0)) {
            return;
        }
        sum += share;
    }
    const double n = (double)loft_json_size(stages);
    if (n > 0.0 && !(fabs(sum - 1.0) <= n * slack)) {
        loft_diags_add(diags, where->text, "%s of all stages adds up to %.15g, must be 1",
                       key, sum);
    }
}

static node *class_list(node *root)
{
    return loft_pick(root, "classes", LOFT_JSON_ARRAY);
}

static node *class_named(node *root, const char *name)
{
    node *c = loft_json_first(class_list(root));
    for (; c != NULL; c = loft_json_next(c)) {
        const char *known = loft_pick_string(c, "name");
        if (known != NULL && strcmp(known, name) == 0) {
            break;
        }
    }
    return c;
}

/*
 * A third cannot be written out: the sixteen digits in the file are off by less than
 * 1e-15 a stage. What is off by more than 1e-12 is a slip of the pen.
 */
static const double class_slack = 1e-12;

static void check_class(node *root, node *class, size_t index, loft_diags *diags)
{
    loft_diag_where where = {0};
    loft_diag_where_key(&where, "classes", 7);
    loft_diag_where_index(&where, index);
    const char *name = loft_pick_string(class, "name");
    if (name != NULL && class_named(root, name) != class) {
        const loft_diag_where at = loft_pick_where(&where, "name");
        loft_diags_add(diags, at.text, "\"%s\" is the name of an earlier class", name);
    }
    node *stages = loft_pick(class, "stages", LOFT_JSON_ARRAY);
    if (stages != NULL) {
        const loft_diag_where at = loft_pick_where(&where, "stages");
        check_shares(stages, "burn_share", class_slack, &at, diags);
        check_shares(stages, "speed_share", class_slack, &at, diags);
    }
}

static loft_status check_classes(node *root, loft_diags *diags)
{
    const size_t before = loft_diags_total(diags);
    node *classes = class_list(root);
    node *class = classes != NULL ? loft_json_first(classes) : NULL;
    for (size_t i = 0; class != NULL; class = loft_json_next(class), i++) {
        check_class(root, class, i, diags);
    }
    return loft_diags_total(diags) > before ? LOFT_ERR_INPUT : LOFT_OK;
}

/* LOFT_OK for a file that has no rules, being a schema itself. */
static loft_status check_shape(const char *rules, node *root, loft_diags *diags)
{
    loft_json_doc *doc = NULL;
    if (rules == NULL) {
        return LOFT_OK;
    }
    loft_status status = loft_json_parse(rules, strlen(rules), diags, &doc);
    if (status == LOFT_OK) {
        status = loft_schema_check(loft_json_root(doc), root, diags);
    }
    loft_json_free(doc);
    return status;
}

/* Messages about a file whose own `where` is a place in it. */
static void pass_on(loft_diags *to, const loft_diags *from, const char *path)
{
    for (size_t i = 0; i < loft_diags_count(from); i++) {
        const loft_diag d = loft_diags_get(from, i);
        const int inside = d.where[0] != '\0' && strcmp(d.where, path) != 0;
        loft_diags_add(to, path, "%s%s%s", inside ? d.where : "", inside ? ": " : "",
                       d.what);
    }
}

static char *join(const char *dir, const char *name)
{
    const size_t room = strlen(dir) + strlen(name) + 2;
    char *path = malloc(room);
    if (path != NULL) {
        snprintf(path, room, "%s/%s", dir, name);
    }
    return path;
}

static const struct {
    const char *name;
    const char *rules; /* its form, as a schema */
    loft_status (*check)(node *root, loft_diags *diags);
} files[FILES] = {
    [FILE_CLASSES] = {"classes.json", classes_rules, check_classes},
    [FILE_PRIOR] = {"prior.json", loft_data_prior_rules, loft_data_prior_check},
    [FILE_SCENARIO_SCHEMA] = {"scenario.schema.json", NULL, loft_schema_keywords},
    [FILE_CASE_SCHEMA] = {"case.schema.json", NULL, loft_schema_keywords},
};

static loft_status open_file(const char *dir, int file, loft_diags *diags,
                             loft_json_doc **doc)
{
    loft_status status = LOFT_ERR_NOMEM;
    char *path = join(dir, files[file].name);
    loft_diags *own = loft_diags_new();
    if (path == NULL || own == NULL) {
        goto done;
    }
    status = loft_json_read(path, own, doc);
    if (status == LOFT_OK) {
        const loft_status shape =
            check_shape(files[file].rules, loft_json_root(*doc), own);
        const loft_status rest = files[file].check(loft_json_root(*doc), own);
        status = shape != LOFT_OK ? shape : rest;
    }
    pass_on(diags, own, path);
done:
    loft_diags_free(own);
    free(path);
    return status;
}

/* The list of classes in a schema must be that of classes.json. */
static loft_status check_enum(const char *dir, const loft_data *data, int file,
                              node *holder, loft_diags *diags)
{
    node *class = loft_pick(loft_pick(holder, "properties", LOFT_JSON_OBJECT), "class",
                            LOFT_JSON_OBJECT);
    node *names = loft_pick(class, "enum", LOFT_JSON_ARRAY);
    bool same = names != NULL && loft_json_size(names) == loft_data_class_count(data);
    for (size_t i = 0; same && i < loft_data_class_count(data); i++) {
        const char *wanted = loft_data_class_name(data, i);
        node *n = loft_json_first(names);
        while (n != NULL && !(loft_json_typeof(n) == LOFT_JSON_STRING &&
                              strcmp(loft_json_string(n), wanted) == 0)) {
            n = loft_json_next(n);
        }
        same = n != NULL;
    }
    if (same) {
        return LOFT_OK;
    }
    char *path = join(dir, files[file].name);
    if (path == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_diags_add(diags, path, "the enum of \"class\" must list the names in %s",
                   files[FILE_CLASSES].name);
    free(path);
    return LOFT_ERR_INPUT;
}

static loft_status check_enums(const char *dir, const loft_data *data, loft_diags *diags)
{
    node *properties =
        loft_pick(loft_data_case_schema(data), "properties", LOFT_JSON_OBJECT);
    node *booster = loft_pick(properties, "booster", LOFT_JSON_OBJECT);
    const loft_status one = check_enum(dir, data, FILE_SCENARIO_SCHEMA,
                                       loft_data_scenario_schema(data), diags);
    const loft_status two = check_enum(dir, data, FILE_CASE_SCHEMA, booster, diags);
    return one != LOFT_OK ? one : two;
}

/* Every class in prior.json must be one of classes.json. */
static loft_status check_prior_names(const char *dir, const loft_data *data,
                                     loft_diags *diags)
{
    node *entries =
        loft_pick(loft_json_root(data->docs[FILE_PRIOR]), "classes", LOFT_JSON_ARRAY);
    node *e = entries != NULL ? loft_json_first(entries) : NULL;
    loft_status status = LOFT_OK;
    for (size_t i = 0; e != NULL && status != LOFT_ERR_NOMEM;
         e = loft_json_next(e), i++) {
        const char *name = loft_pick_string(e, "name");
        if (class_named(loft_json_root(data->docs[FILE_CLASSES]), name) == NULL) {
            char *path = join(dir, files[FILE_PRIOR].name);
            status = path != NULL ? LOFT_ERR_INPUT : LOFT_ERR_NOMEM;
            if (path != NULL) {
                loft_diags_add(diags, path, "/classes/%zu/name: \"%s\" is no class of %s",
                               i, name, files[FILE_CLASSES].name);
            }
            free(path);
        }
    }
    return status;
}

loft_status loft_data_open(const char *dir, loft_diags *diags, loft_data **data)
{
    loft_data *made = calloc(1, sizeof *made);
    loft_status status = made != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    for (int file = 0; made != NULL && file < FILES; file++) {
        const loft_status one = open_file(dir, file, diags, &made->docs[file]);
        status = status != LOFT_OK ? status : one;
    }
    if (status == LOFT_OK) {
        const loft_status enums = check_enums(dir, made, diags);
        const loft_status names = check_prior_names(dir, made, diags);
        status = enums != LOFT_OK ? enums : names;
    }
    if (status != LOFT_OK) {
        loft_data_free(made);
        return status;
    }
    *data = made;
    return LOFT_OK;
}

void loft_data_free(loft_data *data)
{
    for (int file = 0; data != NULL && file < FILES; file++) {
        loft_json_free(data->docs[file]);
    }
    free(data);
}

const loft_json_node *loft_data_scenario_schema(const loft_data *data)
{
    return loft_json_root(data->docs[FILE_SCENARIO_SCHEMA]);
}

const loft_json_node *loft_data_case_schema(const loft_data *data)
{
    return loft_json_root(data->docs[FILE_CASE_SCHEMA]);
}

static node *class_at(const loft_data *data, size_t i)
{
    return loft_json_item(class_list(loft_json_root(data->docs[FILE_CLASSES])), i);
}

size_t loft_data_class_count(const loft_data *data)
{
    return loft_json_size(class_list(loft_json_root(data->docs[FILE_CLASSES])));
}

const char *loft_data_class_name(const loft_data *data, size_t i)
{
    return loft_pick_string(class_at(data, i), "name");
}

const char *loft_data_class_use(const loft_data *data, size_t i)
{
    return loft_pick_string(class_at(data, i), "use");
}

double loft_data_class_burn_time(const loft_data *data, size_t i)
{
    return loft_pick_number(class_at(data, i), "burn_time_s", 0.0);
}

/* The burn time of a stage is its number under `burn_key` times burn_unit_s. */
static loft_booster_plan plan_of(node *stages, const char *burn_key, double burn_unit_s)
{
    loft_booster_plan plan = loft_booster_plan_default();
    node *s = loft_json_first(stages);
    for (; s != NULL && plan.n_stages < LOFT_STAGES_MAX; s = loft_json_next(s)) {
        const int i = plan.n_stages++;
        plan.stages[i].exhaust_mps = LOFT_G0_MPS2 * loft_pick_number(s, "isp_s", 0.0);
        plan.stages[i].burn_s = burn_unit_s * loft_pick_number(s, burn_key, 0.0);
        plan.stages[i].speed_share = loft_pick_number(s, "speed_share", 0.0);
        plan.stages[i].gap_s = loft_pick_number(s, "gap_s", 0.0);
    }
    return plan;
}

loft_status loft_data_class(const loft_data *data, const char *name,
                            loft_booster_plan *plan)
{
    node *class = class_named(loft_json_root(data->docs[FILE_CLASSES]), name);
    if (class == NULL) {
        return LOFT_ERR_INPUT;
    }
    *plan = plan_of(loft_json_get(class, "stages"), "burn_share",
                    loft_pick_number(class, "burn_time_s", 0.0));
    return LOFT_OK;
}

loft_status loft_data_prior(const loft_data *data, const char *name, loft_prior *out)
{
    if (name != NULL &&
        class_named(loft_json_root(data->docs[FILE_CLASSES]), name) == NULL) {
        return LOFT_ERR_INPUT;
    }
    *out = loft_data_prior_of(loft_json_root(data->docs[FILE_PRIOR]), name);
    return LOFT_OK;
}

static void check_stages(node *stages, const loft_diag_where *where, loft_diags *diags)
{
    const double decimals_slack = 0.5e-3; /* written to three decimals */
    loft_diag_where at = loft_pick_where(where, "stages");
    check_shares(stages, "speed_share", decimals_slack, &at, diags);
    const size_t n = loft_json_size(stages);
    node *last = n > 0 ? loft_json_item(stages, n - 1) : NULL;
    const double gap_s = loft_pick_number(last, "gap_s", 0.0);
    if (gap_s > 0.0) {
        loft_diag_where_index(&at, n - 1);
        at = loft_pick_where(&at, "gap_s");
        loft_diags_add(diags, at.text, "is %.15g, must be left out: no stage follows",
                       gap_s);
    }
}

/* Also false for numbers that the schema has refused. */
static bool usable(const loft_booster_plan *plan)
{
    const double any_speed_mps = 1000.0;
    loft_booster booster;
    return loft_booster_of_plan(plan, any_speed_mps, &booster) == LOFT_OK;
}

loft_status loft_data_booster(const loft_data *data, const loft_json_node *object,
                              const loft_diag_where *where, loft_diags *diags,
                              loft_booster_plan *plan)
{
    const size_t before = loft_diags_total(diags);
    const char *name = loft_pick_string(object, "class");
    node *stages = loft_pick(object, "stages", LOFT_JSON_ARRAY);
    const bool has_class = loft_pick_has(object, "class");
    const bool has_stages = loft_pick_has(object, "stages");
    loft_booster_plan made = {0};
    if (has_class && has_stages) {
        loft_diags_add(diags, where->text, "has both class and stages; give one");
    } else if (!has_class && !has_stages) {
        loft_diags_add(diags, where->text, "class or stages is missing");
    }
    if (stages != NULL) {
        check_stages(stages, where, diags);
        made = plan_of(stages, "burn_time_s", 1.0);
    } else if (name != NULL && loft_data_class(data, name, &made) != LOFT_OK) {
        return LOFT_ERR_INPUT;
    }
    if (loft_diags_total(diags) > before || !usable(&made)) {
        return LOFT_ERR_INPUT;
    }
    const double burn_s = loft_pick_number(object, "burn_time_s", 0.0);
    if (burn_s > 0.0) {
        loft_booster_plan_stretch(&made, burn_s / loft_booster_plan_burn_time(&made));
    }
    if (!usable(&made)) {
        const loft_diag_where at = loft_pick_where(where, "burn_time_s");
        loft_diags_add(diags, at.text, "the stages cannot be scaled to %.15g s", burn_s);
        return LOFT_ERR_INPUT;
    }
    *plan = made;
    return LOFT_OK;
}
