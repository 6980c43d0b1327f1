/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/result.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/json/json_pick.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

typedef const loft_json_node node;

struct loft_result {
    loft_json_doc *doc;
    loft_result_estimate *estimates;
    loft_result_facts facts;
};

/* The only world and drag curve that results are made in: named, so that a reader of
 * another version notices when there are more. */
static const char model_name[] =
    "WGS84 with J2, turning; US Standard Atmosphere 1976; no wind";
static const char drag_name[] = "boost";

const char *loft_result_role_name(loft_result_role role)
{
    static const char *const names[LOFT_RESULT_ROLES] = {"flown", "standard",
                                                         "standard-toward-azimuth"};
    return names[role];
}

/* The member to read, its pointer, and the list of its mistakes. */
typedef struct place {
    node *object; /* NULL if it is missing; then its members have no messages */
    loft_diag_where at;
    loft_diags *diags;
} place;

static place inside(const place *p, const char *key)
{
    place member = {.object = loft_pick(p->object, key, LOFT_JSON_OBJECT),
                    .at = loft_pick_where(&p->at, key),
                    .diags = p->diags};
    if (p->object != NULL && member.object == NULL) {
        loft_diags_add(p->diags, member.at.text, "is missing or no object");
    }
    return member;
}

/* A number that must be there; 0 and a message if not. */
static double needed(const place *p, const char *key)
{
    node *member = loft_pick(p->object, key, LOFT_JSON_NUMBER);
    if (p->object != NULL && member == NULL) {
        const loft_diag_where at = loft_pick_where(&p->at, key);
        loft_diags_add(p->diags, at.text, "is missing or no number");
    }
    return member != NULL ? loft_json_number(member) : 0.0;
}

static double needed_deg(const place *p, const char *key)
{
    return loft_rad_from_deg(needed(p, key));
}

/* A word of which this version knows only one. */
static void only(const place *p, const char *key, const char *known)
{
    const char *found = loft_pick_string(p->object, key);
    if (p->object != NULL && (found == NULL || strcmp(found, known) != 0)) {
        const loft_diag_where at = loft_pick_where(&p->at, key);
        loft_diags_add(p->diags, at.text, "is \"%s\", must be \"%s\"",
                       found != NULL ? found : "", known);
    }
}

static void read_stages(const place *launch, loft_booster_plan *booster)
{
    node *stages = loft_pick(launch->object, "stages", LOFT_JSON_ARRAY);
    const size_t n = stages != NULL ? loft_json_size(stages) : 0;
    const loft_diag_where at_stages = loft_pick_where(&launch->at, "stages");
    if (n < 1 || n > LOFT_STAGES_MAX) {
        loft_diags_add(launch->diags, at_stages.text,
                       "must be an array of 1 to %d stages", LOFT_STAGES_MAX);
        return;
    }
    booster->n_stages = (int)n;
    for (size_t i = 0; i < n; i++) {
        place stage = {
            .object = loft_json_item(stages, i), .at = at_stages, .diags = launch->diags};
        loft_diag_where_index(&stage.at, i);
        booster->stages[i].exhaust_mps = needed(&stage, "exhaust_mps");
        booster->stages[i].burn_s = needed(&stage, "burn_time_s");
        booster->stages[i].gap_s = needed(&stage, "gap_s");
        booster->stages[i].speed_share = needed(&stage, "speed_share");
    }
}

static void read_launch(const place *root, loft_launch *out)
{
    const place p = inside(root, "launch");
    *out = loft_launch_default();
    if (p.object == NULL) {
        return;
    }
    const size_t before = loft_diags_total(p.diags);
    only(&p, "model", model_name);
    only(&p, "drag_curve", drag_name);
    out->site.lat_rad = needed_deg(&p, "lat_deg");
    out->site.lon_rad = needed_deg(&p, "lon_deg");
    out->site.alt_m = needed(&p, "alt_m");
    out->azimuth_rad = needed_deg(&p, "azimuth_deg");
    read_stages(&p, &out->booster);
    out->booster.backpressure = needed(&p, "backpressure");
    out->booster.area_m2pkg = needed(&p, "drag_area_m2pkg");
    out->turn_fraction = needed(&p, "turn_fraction");
    out->beta_kgpm2 = needed(&p, "beta_kgpm2");
    out->tolerance = needed(&p, "tolerance");
    if (loft_diags_total(p.diags) == before && loft_launch_check(out) != LOFT_OK) {
        loft_diags_add(p.diags, p.at.text, "a number of it is out of range");
    }
}

static void read_aim(const place *p, loft_launch_aim *aim)
{
    const size_t before = loft_diags_total(p->diags);
    *aim = (loft_launch_aim){.ideal_speed_mps = needed(p, "ideal_speed_mps"),
                             .end_elevation_rad = needed_deg(p, "end_elevation_deg"),
                             .turn_fraction = needed(p, "turn_fraction"),
                             .heading_rad = needed_deg(p, "heading_deg")};
    const loft_steering steering = {.law = LOFT_STEERING_PITCH_PROGRAMME,
                                    .heading_rad = aim->heading_rad,
                                    .end_elevation_rad = aim->end_elevation_rad,
                                    .turn_fraction = aim->turn_fraction};
    if (loft_diags_total(p->diags) == before &&
        (!(aim->ideal_speed_mps > 0.0) || loft_steering_check(&steering) != LOFT_OK)) {
        loft_diags_add(p->diags, p->at.text,
                       "the speed or a number of the steering is out of range");
    }
}

static bool is_null(node *object, const char *key)
{
    node *member = loft_json_get(object, key);
    return member != NULL && loft_json_typeof(member) == LOFT_JSON_NULL;
}

static void read_estimate(const place *p, loft_result_estimate *out)
{
    node *object = p->object;
    *out = (loft_result_estimate){
        .source = loft_pick_string(object, "source"),
        .verdict = loft_pick_string(loft_pick(object, "time_check", LOFT_JSON_OBJECT),
                                    "verdict"),
        .refusal_reason =
            loft_pick_string(loft_pick(object, "refusal", LOFT_JSON_OBJECT), "reason"),
        .lower_bound = loft_pick_bool(object, "lower_bound", false),
        .ballistic_on_request = loft_pick_bool(object, "ballistic_on_request", false),
        .json = object,
    };
    if (is_null(object, "fit")) {
        return;
    }
    const place fit = inside(p, "fit");
    if (!loft_pick_bool(fit.object, "converged", false)) {
        return;
    }
    out->has[LOFT_RESULT_FLOWN] = true;
    read_aim(&fit, &out->aims[LOFT_RESULT_FLOWN]);
    if (is_null(object, "standard")) {
        return;
    }
    const place standard = inside(p, "standard");
    const place still = inside(&standard, "no_rotation");
    const place turning = inside(&standard, "toward_azimuth");
    out->has[LOFT_RESULT_STANDARD] = out->has[LOFT_RESULT_STANDARD_ROTATING] = true;
    read_aim(&still, &out->aims[LOFT_RESULT_STANDARD]);
    read_aim(&turning, &out->aims[LOFT_RESULT_STANDARD_ROTATING]);
}

static loft_status read_estimates(loft_result *r, const place *root)
{
    /* The document of one estimate has the members of a source at its root. */
    node *sources = loft_pick(root->object, "sources", LOFT_JSON_ARRAY);
    const size_t n = sources != NULL ? loft_json_size(sources) : 1;
    const char *drawn = loft_pick_string(root->object, "drawn_source");
    if (n == 0) {
        loft_diags_add(root->diags, "/sources", "is empty");
        return LOFT_ERR_INPUT;
    }
    r->estimates = calloc(n, sizeof *r->estimates);
    if (r->estimates == NULL) {
        return LOFT_ERR_NOMEM;
    }
    node *source = sources != NULL ? loft_json_first(sources) : root->object;
    for (size_t i = 0; i < n; i++) {
        place p = {.object = source, .diags = root->diags};
        if (sources != NULL) {
            p.at = loft_pick_where(&root->at, "sources");
            loft_diag_where_index(&p.at, i);
            source = loft_json_next(source);
        }
        if (loft_json_typeof(p.object) != LOFT_JSON_OBJECT) {
            loft_diags_add(p.diags, p.at.text, "is not an object");
            continue;
        }
        read_estimate(&p, &r->estimates[i]);
    }
    r->facts.n = n;
    r->facts.estimates = r->estimates;
    for (size_t i = n; drawn != NULL && i-- > 0;) { /* the first of that name stays */
        const char *name = r->estimates[i].source;
        r->facts.drawn = name != NULL && strcmp(name, drawn) == 0 ? i : r->facts.drawn;
    }
    return LOFT_OK;
}

static loft_status build(loft_result *r, loft_diags *diags)
{
    const size_t before = loft_diags_total(diags);
    const place root = {.object = loft_json_root(r->doc), .diags = diags};
    if (loft_json_typeof(root.object) != LOFT_JSON_OBJECT) {
        loft_diags_add(diags, "", "is not an object, so not a result");
        return LOFT_ERR_INPUT;
    }
    if (!loft_pick_has(root.object, "launch")) {
        loft_diags_add(diags, "/launch",
                       "is missing: this is not a result.json, or one of an earlier "
                       "version; make it again with `loft run`");
        return LOFT_ERR_INPUT;
    }
    r->facts = (loft_result_facts){
        .id = loft_pick_string(root.object, "id"),
        .title = loft_pick_string(root.object, "title"),
        .date_utc = loft_pick_string(root.object, "date_utc"),
        .site_name =
            loft_pick_string(loft_pick(root.object, "site", LOFT_JSON_OBJECT), "name"),
        .class_name = loft_pick_string(root.object, "class"),
        .software = loft_pick_string(root.object, "software"),
        .json = root.object,
    };
    read_launch(&root, &r->facts.launch);
    const loft_status status = read_estimates(r, &root);
    return status != LOFT_OK                  ? status
           : loft_diags_total(diags) > before ? LOFT_ERR_INPUT
                                              : LOFT_OK;
}

/* Takes the document. */
static loft_status make(loft_json_doc *doc, loft_diags *diags, loft_result **out)
{
    loft_result *r = calloc(1, sizeof *r);
    if (r == NULL) {
        loft_json_free(doc);
        return LOFT_ERR_NOMEM;
    }
    r->doc = doc;
    const loft_status status = build(r, diags);
    if (status != LOFT_OK) {
        loft_result_free(r);
        return status;
    }
    *out = r;
    return LOFT_OK;
}

loft_status loft_result_read(const char *path, loft_diags *diags, loft_result **out)
{
    loft_json_doc *doc = NULL;
    const loft_status status = loft_json_read(path, diags, &doc);
    return status == LOFT_OK ? make(doc, diags, out) : status;
}

loft_status loft_result_parse(const char *json, size_t size, loft_diags *diags,
                              loft_result **out)
{
    loft_json_doc *doc = NULL;
    const loft_status status = loft_json_parse(json, size, diags, &doc);
    return status == LOFT_OK ? make(doc, diags, out) : status;
}

void loft_result_free(loft_result *result)
{
    if (result != NULL) {
        loft_json_free(result->doc);
        free(result->estimates);
        free(result);
    }
}

const loft_result_facts *loft_result_content(const loft_result *result)
{
    return &result->facts;
}

loft_status loft_result_fly_aim(const loft_launch *launch, const loft_launch_aim *aim,
                                loft_result_flight *out)
{
    out->launch = *launch;
    out->record = loft_trajectory_new();
    if (out->record == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_status status = loft_launch_set_up(&out->launch, aim, &out->setup);
    if (status == LOFT_OK) {
        status = loft_launch_fly(&out->launch, aim, out->record, &out->flown);
    }
    if (status != LOFT_OK) {
        loft_result_flight_fini(out);
    }
    return status;
}

loft_status loft_result_fly(const loft_result_facts *facts, size_t estimate,
                            loft_result_role role, loft_result_flight *out)
{
    assert(estimate < facts->n);
    const loft_result_estimate *e = &facts->estimates[estimate];
    out->record = NULL;
    if (!e->has[role]) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_launch launch = role == LOFT_RESULT_STANDARD
                                   ? loft_launch_without_rotation(&facts->launch)
                                   : facts->launch;
    return loft_result_fly_aim(&launch, &e->aims[role], out);
}

void loft_result_flight_fini(loft_result_flight *flight)
{
    loft_trajectory_free(flight->record);
    flight->record = NULL;
}
