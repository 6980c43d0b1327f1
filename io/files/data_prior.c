/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/data_prior.h"

#include <string.h>

#include "io/json/json_pick.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

typedef const loft_json_node node;

/* The bounds are those of loft_prior_check and of data/scenario.schema.json. */
const char loft_data_prior_rules[] =
    "{\"type\": \"object\", \"required\": [\"default\"], \"additionalProperties\": false,"
    "\"properties\": {\"note\": {\"type\": \"string\"},"
    " \"default\": {\"$ref\": \"#/$defs/prior\","
    "  \"required\": [\"burn_log_sd\", \"isp_sd_s\", \"split_sd\", \"turn_lo\","
    "   \"turn_hi\", \"gap_mean_s\", \"beta_log_sd\", \"drag_log_sd\","
    "   \"azimuth_sd_deg\", \"site_sd_km\"]},"
    " \"classes\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/class\"}}},"
    "\"$defs\": {"
    " \"class\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"name\", \"differs\"], \"properties\": {"
    "   \"name\": {\"type\": \"string\", \"minLength\": 1},"
    "   \"differs\": {\"$ref\": \"#/$defs/prior\"}}},"
    " \"prior\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"properties\": {"
    "   \"burn_log_sd\": {\"$ref\": \"#/$defs/log_sd\"},"
    "   \"isp_sd_s\": {\"$ref\": \"#/$defs/isp\"},"
    "   \"split_sd\": {\"$ref\": \"#/$defs/split\"},"
    "   \"turn_lo\": {\"$ref\": \"#/$defs/turn\"},"
    "   \"turn_hi\": {\"$ref\": \"#/$defs/turn\"},"
    "   \"gap_mean_s\": {\"$ref\": \"#/$defs/gap\"},"
    "   \"beta_log_sd\": {\"$ref\": \"#/$defs/log_sd\"},"
    "   \"drag_log_sd\": {\"$ref\": \"#/$defs/log_sd\"},"
    "   \"azimuth_sd_deg\": {\"$ref\": \"#/$defs/azimuth\"},"
    "   \"site_sd_km\": {\"$ref\": \"#/$defs/site\"}}},"
    " \"log_sd\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"value\", \"reason\"], \"properties\": {"
    "   \"value\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 1},"
    "   \"reason\": {\"$ref\": \"#/$defs/reason\"}}},"
    " \"isp\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"value\", \"reason\"], \"properties\": {"
    "   \"value\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 100},"
    "   \"reason\": {\"$ref\": \"#/$defs/reason\"}}},"
    " \"split\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"value\", \"reason\"], \"properties\": {"
    "   \"value\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 0.3},"
    "   \"reason\": {\"$ref\": \"#/$defs/reason\"}}},"
    " \"turn\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"value\", \"reason\"], \"properties\": {"
    "   \"value\": {\"type\": \"number\", \"exclusiveMinimum\": 0, \"maximum\": 1},"
    "   \"reason\": {\"$ref\": \"#/$defs/reason\"}}},"
    " \"gap\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"value\", \"reason\"], \"properties\": {"
    "   \"value\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 600},"
    "   \"reason\": {\"$ref\": \"#/$defs/reason\"}}},"
    " \"azimuth\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"value\", \"reason\"], \"properties\": {"
    "   \"value\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 90},"
    "   \"reason\": {\"$ref\": \"#/$defs/reason\"}}},"
    " \"site\": {\"type\": \"object\", \"additionalProperties\": false,"
    "  \"required\": [\"value\", \"reason\"], \"properties\": {"
    "   \"value\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 1000},"
    "   \"reason\": {\"$ref\": \"#/$defs/reason\"}}},"
    " \"reason\": {\"type\": \"string\", \"minLength\": 1}}}";

static node *number_at(node *object, const char *key)
{
    node *reasoned = loft_pick(object, key, LOFT_JSON_OBJECT);
    return reasoned != NULL ? loft_pick(reasoned, "value", LOFT_JSON_NUMBER)
                            : loft_pick(object, key, LOFT_JSON_NUMBER);
}

void loft_data_prior_replace(const loft_json_node *object, loft_prior *prior)
{
    const struct {
        const char *key;
        double unit_si;
        double *out;
    } rows[] = {
        {"burn_log_sd", 1.0, &prior->burn_log_sd},
        {"isp_sd_s", 1.0, &prior->isp_sd_s},
        {"split_sd", 1.0, &prior->split_sd},
        {"turn_lo", 1.0, &prior->turn_lo},
        {"turn_hi", 1.0, &prior->turn_hi},
        {"gap_mean_s", 1.0, &prior->gap_mean_s},
        {"beta_log_sd", 1.0, &prior->beta_log_sd},
        {"drag_log_sd", 1.0, &prior->drag_log_sd},
        {"azimuth_sd_deg", loft_rad_from_deg(1.0), &prior->azimuth_sd_rad},
        {"site_sd_km", loft_m_from_km(1.0), &prior->site_sd_m},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        node *number = number_at(object, rows[i].key);
        if (number != NULL) {
            *rows[i].out = rows[i].unit_si * loft_json_number(number);
        }
    }
}

bool loft_data_prior_turns_ascend(const loft_prior *prior, const loft_diag_where *where,
                                  loft_diags *diags)
{
    const bool ascend = prior->turn_lo <= prior->turn_hi;
    if (!ascend) {
        loft_diags_add(diags, where->text,
                       "turn_lo is %.15g, must not be above turn_hi, %.15g",
                       prior->turn_lo, prior->turn_hi);
    }
    return ascend;
}

static node *entries(node *root)
{
    node *list = loft_pick(root, "classes", LOFT_JSON_ARRAY);
    return list != NULL ? loft_json_first(list) : NULL;
}

/* The first of that name. */
static node *entry_named(node *root, const char *name)
{
    node *e = entries(root);
    for (; e != NULL; e = loft_json_next(e)) {
        const char *known = loft_pick_string(e, "name");
        if (known != NULL && strcmp(known, name) == 0) {
            break;
        }
    }
    return e;
}

loft_prior loft_data_prior_of(const loft_json_node *root, const char *class_name)
{
    loft_prior prior = {0};
    loft_data_prior_replace(loft_pick(root, "default", LOFT_JSON_OBJECT), &prior);
    node *entry = class_name != NULL ? entry_named(root, class_name) : NULL;
    loft_data_prior_replace(loft_pick(entry, "differs", LOFT_JSON_OBJECT), &prior);
    return prior;
}

static void check_entry(node *root, node *entry, size_t index, loft_diags *diags)
{
    loft_diag_where where = {0};
    loft_diag_where_key(&where, "classes", strlen("classes"));
    loft_diag_where_index(&where, index);
    const char *name = loft_pick_string(entry, "name");
    if (name != NULL && entry_named(root, name) != entry) {
        const loft_diag_where at = loft_pick_where(&where, "name");
        loft_diags_add(diags, at.text, "\"%s\" has an earlier entry", name);
    } else if (name != NULL) {
        const loft_prior prior = loft_data_prior_of(root, name);
        const loft_diag_where at = loft_pick_where(&where, "differs");
        loft_data_prior_turns_ascend(&prior, &at, diags);
    }
}

loft_status loft_data_prior_check(const loft_json_node *root, loft_diags *diags)
{
    const size_t before = loft_diags_total(diags);
    const loft_prior common = loft_data_prior_of(root, NULL);
    const loft_diag_where top = {0};
    const loft_diag_where at = loft_pick_where(&top, "default");
    if (loft_data_prior_turns_ascend(&common, &at, diags)) {
        size_t i = 0;
        for (node *e = entries(root); e != NULL; e = loft_json_next(e), i++) {
            check_entry(root, e, i, diags);
        }
    }
    return loft_diags_total(diags) > before ? LOFT_ERR_INPUT : LOFT_OK;
}
