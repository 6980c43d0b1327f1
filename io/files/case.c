/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/data_json.h"
#include "loft/files.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/case_vehicle.h"
#include "io/json/json_pick.h"
#include "io/json/schema.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

typedef const loft_json_node node;

struct loft_case {
    loft_json_doc *doc;
    loft_model model;
    loft_booster booster;
    bool has_vehicle;
    loft_vehicle vehicle;               /* that the booster was made from */
    loft_drag_table table, boost_table; /* of the body and of the vehicle */
    loft_flight_plan plan;
    const char *title, *note;
};

/* Fills a case; every part adds its own mistakes. */
typedef struct builder {
    const loft_data *data;
    loft_diags *diags;
    loft_case *out;
    bool velocity_known; /* false if it was given with a mistake */
} builder;

/* Keys that belong together, such as speed, angle and azimuth. */
typedef struct form {
    const char *keys[3]; /* NULL at the end if there are fewer */
} form;

static const char *first_key_of(const form *f, node *object)
{
    for (int i = 0; i < 3 && f->keys[i] != NULL; i++) {
        if (loft_pick_has(object, f->keys[i])) {
            return f->keys[i];
        }
    }
    return NULL;
}

/*
 * Which of n forms an object has, -1 for none and -2 after a message: keys of two forms,
 * or only a part of the keys of one.
 */
static int one_form(const builder *b, const char *where, node *object, const form *forms,
                    int n)
{
    int found = -1;
    const char *first = NULL;
    for (int i = 0; i < n; i++) {
        const char *key = first_key_of(&forms[i], object);
        if (key != NULL && first != NULL) {
            loft_diags_add(b->diags, where, "has both %s and %s; give one", first, key);
            return -2;
        }
        if (key != NULL) {
            first = key;
            found = i;
        }
    }
    bool whole = true;
    for (int k = 0; found >= 0 && k < 3 && forms[found].keys[k] != NULL; k++) {
        if (!loft_pick_has(object, forms[found].keys[k])) {
            loft_diags_add(b->diags, where, "has %s but no %s; give both", first,
                           forms[found].keys[k]);
            whole = false;
        }
    }
    return whole ? found : -2;
}

static double angle(node *object, const char *key)
{
    return loft_rad_from_deg(loft_pick_number(object, key, 0.0));
}

/* Velocity over the ground, and the plane it lies in. */
static void read_velocity(builder *b, node *start)
{
    static const form forms[] = {{{"v_ned_mps", NULL, NULL}},
                                 {{"speed_mps", "fpa_deg", "azimuth_deg"}}};
    loft_flight_plan *plan = &b->out->plan;
    const int which = one_form(b, "/start", start, forms, 2);
    b->velocity_known = which != -2;
    double ned[3] = {0.0, 0.0, 0.0};
    if (which == 0) {
        b->velocity_known = loft_pick_numbers(loft_json_get(start, "v_ned_mps"), 3, ned);
        plan->v_enu_mps = (loft_vec3){ned[1], ned[0], -ned[2]};
        plan->heading_rad = loft_angle_wrap(atan2(ned[1], ned[0])); /* 0 if vertical */
    } else if (which == 1) {
        const double speed_mps = loft_pick_number(start, "speed_mps", 0.0);
        const double fpa_rad = angle(start, "fpa_deg");
        const double azimuth_rad = angle(start, "azimuth_deg");
        const double level_mps = speed_mps * cos(fpa_rad);
        plan->v_enu_mps =
            (loft_vec3){level_mps * sin(azimuth_rad), level_mps * cos(azimuth_rad),
                        speed_mps * sin(fpa_rad)};
        plan->heading_rad = azimuth_rad;
    }
}

static void read_start(builder *b, node *root)
{
    node *start = loft_pick(root, "start", LOFT_JSON_OBJECT);
    if (start == NULL) {
        return;
    }
    b->out->plan.start = (loft_geodetic){.lat_rad = angle(start, "lat_deg"),
                                         .lon_rad = angle(start, "lon_deg"),
                                         .alt_m = loft_pick_number(start, "alt_m", 0.0)};
    read_velocity(b, start);
}

static int gravity_degree(node *model, bool sphere)
{
    static const char *const names[] = {"point", "j2", "j4", "j6"};
    const char *name = loft_pick_string(model, "gravity");
    for (int i = 0; name != NULL && i < 4; i++) {
        if (strcmp(name, names[i]) == 0) {
            return 2 * i;
        }
    }
    return sphere ? 0 : 2;
}

static void read_earth(loft_earth *earth, node *model)
{
    node *sphere = loft_pick(model, "earth", LOFT_JSON_OBJECT);
    *earth = loft_earth_wgs84(gravity_degree(model, sphere != NULL));
    if (sphere != NULL) {
        const double radius_m =
            loft_pick_number(sphere, "sphere_radius_m", earth->shape.a_m);
        earth->shape = (loft_ellipsoid){.a_m = radius_m};
        earth->gravity.radius_m = radius_m;
    }
    earth->gravity.mu_m3ps2 = loft_pick_number(model, "mu", earth->gravity.mu_m3ps2);
    if (!loft_pick_bool(model, "rotation", true)) {
        earth->omega_radps = 0.0;
    }
}

static void read_model(const builder *b, node *root)
{
    loft_model *out = &b->out->model;
    node *model = loft_pick(root, "model", LOFT_JSON_OBJECT);
    read_earth(&out->earth, model);
    const char *air = loft_pick_string(model, "atmosphere");
    const bool none = air != NULL && strcmp(air, "none") == 0;
    out->air = none ? loft_atmosphere_none() : loft_atmosphere_us76();
    node *exponential = loft_pick(model, "atmosphere", LOFT_JSON_OBJECT);
    if (exponential != NULL &&
        loft_atmosphere_exponential(loft_pick_number(exponential, "rho0_kgpm3", 0.0),
                                    loft_pick_number(exponential, "scale_height_m", 0.0),
                                    &out->air) != LOFT_OK) {
        return; /* the schema has the same limits */
    }
    double wind[3] = {0.0, 0.0, 0.0};
    if (model != NULL &&
        loft_pick_numbers(loft_json_get(model, "wind_ned_mps"), 3, wind)) {
        out->wind_ned_mps = (loft_vec3){wind[0], wind[1], wind[2]};
    }
}

static void check_law_keys(const builder *b, node *steering, bool pitch)
{
    static const char where[] = "/booster/steering";
    const char *law = pitch ? "pitch_programme" : "gravity_turn";
    const char *needed = pitch ? "end_elevation_deg" : "kick_deg";
    static const char *const of_turn[] = {"kick_deg", NULL};
    static const char *const of_pitch[] = {"end_elevation_deg", "turn_fraction", NULL};
    if (!loft_pick_has(steering, needed)) {
        loft_diags_add(b->diags, where, "the key \"%s\" is missing; a %s needs it",
                       needed, law);
    }
    for (const char *const *key = pitch ? of_turn : of_pitch; *key != NULL; key++) {
        if (loft_pick_has(steering, *key)) {
            loft_diags_add(b->diags, where, "has %s, which a %s does not use", *key, law);
        }
    }
}

static void read_steering(const builder *b, node *steering)
{
    const char *law = loft_pick_string(steering, "law");
    const bool turn = law != NULL && strcmp(law, "gravity_turn") == 0;
    if (law == NULL || turn || strcmp(law, "pitch_programme") == 0) {
        check_law_keys(b, steering, !turn);
    }
    b->out->plan.steering = (loft_steering){
        .law = turn ? LOFT_STEERING_GRAVITY_TURN : LOFT_STEERING_PITCH_PROGRAMME,
        .heading_rad = angle(steering, "heading_deg"),
        .end_elevation_rad = angle(steering, "end_elevation_deg"),
        .turn_fraction = loft_pick_number(steering, "turn_fraction", 0.6),
        .kick_rad = angle(steering, "kick_deg"),
    };
}

/* A booster of a class or of stages, whose total speed gain is given. */
static bool read_reduced(const builder *b, node *booster, const loft_diag_where *where)
{
    if (!loft_pick_has(booster, "ideal_speed_mps")) {
        loft_diags_add(b->diags, where->text,
                       "the key \"ideal_speed_mps\" is missing; %s needs it",
                       loft_pick_has(booster, "class") ? "a class" : "a list of stages");
    }
    const double ideal_mps = loft_pick_number(booster, "ideal_speed_mps", 0.0);
    loft_booster_plan plan;
    return loft_data_booster(b->data, booster, where, b->diags, &plan) == LOFT_OK &&
           loft_booster_of_plan(&plan, ideal_mps, &b->out->booster) == LOFT_OK;
}

static bool read_vehicle(const builder *b, node *booster, const loft_diag_where *where)
{
    static const char *const ways[] = {"class", "stages"};
    static const char *const follows[] = {"ideal_speed_mps", "burn_time_s"};
    bool alone = true;
    for (int i = 0; i < 2; i++) {
        if (loft_pick_has(booster, ways[i])) {
            loft_diags_add(b->diags, where->text, "has both %s and vehicle; give one",
                           ways[i]);
            alone = false;
        }
    }
    for (int i = 0; i < 2; i++) {
        if (loft_pick_has(booster, follows[i])) {
            const loft_diag_where at = loft_pick_where(where, follows[i]);
            loft_diags_add(b->diags, at.text,
                           "must be left out: it follows from the vehicle");
            alone = false;
        }
    }
    node *vehicle = loft_pick(booster, "vehicle", LOFT_JSON_OBJECT);
    const loft_diag_where at = loft_pick_where(where, "vehicle");
    b->out->has_vehicle =
        vehicle != NULL && loft_case_vehicle(vehicle, &at, b->diags, &b->out->boost_table,
                                             &b->out->vehicle, &b->out->booster);
    return b->out->has_vehicle && alone;
}

static void check_lift_off(const builder *b, bool has_vehicle)
{
    const double ratio = loft_booster_lift_off_ratio(&b->out->booster);
    const bool at_rest = !(loft_vec3_norm(b->out->plan.v_enu_mps) > 0.0);
    if (b->velocity_known && at_rest && !(ratio > 1.0)) {
        loft_diags_add(
            b->diags,
            has_vehicle ? "/booster/vehicle/stages/0" : "/booster/ideal_speed_mps",
            "thrust over weight at lift-off is %.3g, must be above 1: %s raises it",
            ratio,
            has_vehicle ? "more thrust, a shorter burn or less mass"
                        : "a higher ideal speed or a shorter burn");
    }
}

static void read_booster(const builder *b, node *root)
{
    node *booster = loft_pick(root, "booster", LOFT_JSON_OBJECT);
    if (booster == NULL) {
        return;
    }
    node *steering = loft_pick(booster, "steering", LOFT_JSON_OBJECT);
    if (steering != NULL) {
        read_steering(b, steering);
    }
    loft_diag_where where = {0};
    where = loft_pick_where(&where, "booster");
    const bool has_vehicle = loft_pick_has(booster, "vehicle");
    if (!has_vehicle && !loft_pick_has(booster, "class") &&
        !loft_pick_has(booster, "stages")) {
        loft_diags_add(b->diags, where.text, "class, stages or vehicle is missing");
    } else if (has_vehicle ? read_vehicle(b, booster, &where)
                           : read_reduced(b, booster, &where)) {
        b->out->plan.booster = &b->out->booster;
        check_lift_off(b, has_vehicle);
    }
}

static void read_drag(const builder *b, node *body)
{
    loft_body *out = &b->out->plan.body;
    loft_diag_where where = {0};
    where = loft_pick_where(&where, "body");
    where = loft_pick_where(&where, "cd");
    if (!loft_case_drag(loft_json_get(body, "cd"), &where, b->diags, &b->out->table,
                        &out->drag)) {
        return; /* a mistake that has its message */
    }
    out->area_m2pkg =
        loft_pick_number(body, "area_m2", 0.0) / loft_pick_number(body, "mass_kg", 1.0);
}

static void read_body(const builder *b, node *root)
{
    static const double after_booster_kgpm2 = 6000.0;
    static const form forms[] = {{{"beta_kgpm2", NULL, NULL}},
                                 {{"mass_kg", "area_m2", "cd"}},
                                 {{"vacuum", NULL, NULL}}};
    loft_body *out = &b->out->plan.body;
    node *body = loft_pick(root, "body", LOFT_JSON_OBJECT);
    *out = loft_body_of_beta(after_booster_kgpm2);
    if (body == NULL) {
        if (!loft_pick_has(root, "body") && !loft_pick_has(root, "booster")) {
            loft_diags_add(b->diags, "", "body or booster is missing");
        }
        return;
    }
    switch (one_form(b, "/body", body, forms, 3)) {
    case 0:
        *out = loft_body_of_beta(loft_pick_number(body, "beta_kgpm2", 1.0));
        break;
    case 1:
        read_drag(b, body);
        break;
    case 2:
        out->area_m2pkg = 0.0;
        break;
    case -1:
        loft_diags_add(b->diags, "/body",
                       "is without drag; give beta_kgpm2, or mass_kg with area_m2 and "
                       "cd, or vacuum");
        break;
    default: /* has had its message */
        break;
    }
    out->lift_to_drag = loft_pick_number(body, "lift_to_drag", 0.0);
    b->out->plan.nose_radius_m = loft_pick_number(body, "nose_radius_m", 0.0);
}

static void read_stop(const builder *b, node *root)
{
    static const form forms[] = {{{"time_s", NULL, NULL}}, {{"alt_m", NULL, NULL}}};
    node *stop = loft_pick(root, "stop", LOFT_JSON_OBJECT);
    if (stop == NULL) {
        return;
    }
    const int which = one_form(b, "/stop", stop, forms, 2);
    if (which == -1) {
        loft_diags_add(b->diags, "/stop", "time_s or alt_m is missing");
    }
    b->out->plan.until_time = which == 0;
    b->out->plan.stop_time_s = loft_pick_number(stop, "time_s", 0.0);
    b->out->plan.stop_alt_m = loft_pick_number(stop, "alt_m", 0.0);
}

/* Without a booster, what starts low must climb. Asked of a case without mistakes. */
static void check_start(const builder *b)
{
    const loft_flight_plan *plan = &b->out->plan;
    const double floor_m = plan->until_time ? 0.0 : plan->stop_alt_m;
    if (plan->booster == NULL && !(plan->v_enu_mps.z > 0.0) &&
        plan->start.alt_m <= floor_m) {
        loft_diags_add(b->diags, "/start/alt_m",
                       "is %.15g, must be above the %.15g m at which the flight ends, "
                       "for the body does not climb",
                       plan->start.alt_m, floor_m);
    }
}

static loft_status build(builder *b)
{
    loft_case *out = b->out;
    const size_t before = loft_diags_total(b->diags);
    node *root = loft_json_root(out->doc);
    const loft_status status =
        loft_schema_check(loft_data_case_schema(b->data), root, b->diags);
    if (status != LOFT_OK && status != LOFT_ERR_INPUT) {
        return status;
    }
    if (loft_json_typeof(root) != LOFT_JSON_OBJECT) {
        return LOFT_ERR_INPUT;
    }
    out->title = loft_pick_string(root, "title");
    out->note = loft_pick_string(root, "note");
    out->plan.model = &out->model;
    read_start(b, root);
    read_model(b, root);
    read_booster(b, root);
    read_body(b, root);
    read_stop(b, root);
    if (loft_diags_total(b->diags) == before) {
        check_start(b);
    }
    return loft_diags_total(b->diags) > before ? LOFT_ERR_INPUT : LOFT_OK;
}

/* Takes the document. */
static loft_status make(const loft_data *data, loft_json_doc *doc, loft_diags *diags,
                        loft_case **out)
{
    loft_case *made = calloc(1, sizeof *made);
    if (made == NULL) {
        loft_json_free(doc);
        return LOFT_ERR_NOMEM;
    }
    made->doc = doc;
    builder b = {.data = data, .diags = diags, .out = made};
    const loft_status status = build(&b);
    if (status != LOFT_OK) {
        loft_case_free(made);
        return status;
    }
    *out = made;
    return LOFT_OK;
}

loft_status loft_case_read(const loft_data *data, const char *path, loft_diags *diags,
                           loft_case **out)
{
    loft_json_doc *doc = NULL;
    const loft_status status = loft_json_read(path, diags, &doc);
    return status == LOFT_OK ? make(data, doc, diags, out) : status;
}

loft_status loft_case_parse(const loft_data *data, const char *text, size_t size,
                            loft_diags *diags, loft_case **out)
{
    loft_json_doc *doc = NULL;
    const loft_status status = loft_json_parse(text, size, diags, &doc);
    return status == LOFT_OK ? make(data, doc, diags, out) : status;
}

void loft_case_free(loft_case *flight_case)
{
    if (flight_case != NULL) {
        loft_json_free(flight_case->doc);
        free(flight_case);
    }
}

const loft_flight_plan *loft_case_plan(const loft_case *flight_case)
{
    return &flight_case->plan;
}

const loft_vehicle *loft_case_masses(const loft_case *flight_case)
{
    return flight_case->has_vehicle ? &flight_case->vehicle : NULL;
}

const char *loft_case_title(const loft_case *flight_case)
{
    return flight_case->title;
}

const char *loft_case_note(const loft_case *flight_case)
{
    return flight_case->note;
}
