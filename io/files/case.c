/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/files.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/case_fields.h"
#include "io/files/case_vehicle.h"
#include "io/json/json_pick.h"
#include "io/json/json_places.h"
#include "loft/loft.h"
#include "sim/base/diag.h"
#include "sim/flight/ending.h"

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

/* Velocity over the ground, and the plane it lies in. */
static void take_velocity(builder *b, const loft_case_start *start)
{
    static const form forms[] = {{{"v_ned_mps", NULL, NULL}},
                                 {{"speed_mps", "fpa_deg", "azimuth_deg"}}};
    loft_flight_plan *plan = &b->out->plan;
    const int which = one_form(b, "/start", start->json, forms, 2);
    const double *ned = start->ned_mps;
    b->velocity_known = which != -2;
    if (which == 0) {
        b->velocity_known = isfinite(ned[0] + ned[1] + ned[2]);
        plan->v_enu_mps = (loft_vec3){ned[1], ned[0], -ned[2]};
        plan->heading_rad = loft_angle_wrap(atan2(ned[1], ned[0])); /* 0 if vertical */
    } else if (which == 1) {
        const double level_mps = start->speed_mps * cos(start->fpa_rad);
        plan->v_enu_mps = (loft_vec3){level_mps * sin(start->azimuth_rad),
                                      level_mps * cos(start->azimuth_rad),
                                      start->speed_mps * sin(start->fpa_rad)};
        plan->heading_rad = start->azimuth_rad;
    }
}

static loft_earth earth_of(const loft_case_model *model)
{
    const int usual = model->is_sphere ? 0 : 1;
    loft_earth earth =
        loft_earth_wgs84(2 * (model->gravity >= 0 ? model->gravity : usual));
    if (model->is_sphere) {
        earth.shape = (loft_ellipsoid){.a_m = model->sphere_radius_m};
        earth.gravity.radius_m = model->sphere_radius_m;
    }
    if (model->mu_m3ps2 > 0.0) {
        earth.gravity.mu_m3ps2 = model->mu_m3ps2;
    }
    if (!model->rotation) {
        earth.omega_radps = 0.0;
    }
    return earth;
}

static void take_model(const builder *b, const loft_case_model *model)
{
    const double *wind = model->wind_ned_mps;
    loft_model *out = &b->out->model;
    out->earth = earth_of(model);
    out->wind_ned_mps = (loft_vec3){wind[0], wind[1], wind[2]};
    out->air = loft_atmosphere_us76();
    const double params[2] = {model->rho0_kgpm3, model->scale_height_m};
    const char *name = model->is_exponential ? "exponential" : loft_case_airs[model->air];
    /* Fails only for what the table of keys has refused. */
    (void)!loft_atmosphere_named(name, params, &out->air);
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

static void take_steering(const builder *b, const loft_case_steering *steering)
{
    loft_steering *out = &b->out->plan.steering;
    *out = steering->steering;
    if (!steering->has_law) {
        out->law = LOFT_STEERING_PITCH_PROGRAMME;
    }
    if (steering->json != NULL && out->law != LOFT_STEERING_GIVEN) {
        check_law_keys(b, steering->json, out->law == LOFT_STEERING_PITCH_PROGRAMME);
    }
}

/* No clock resolves the end of the burn of a stage that is lighter there by more. */
static const double most_burnt = 1e12;

static bool check_stages(const builder *b, const loft_diag_where *where)
{
    bool good = true;
    for (int i = 0; i < b->out->booster.n_stages; i++) {
        const loft_stage *stage = &b->out->booster.stages[i];
        const double least_mps = stage->ideal_speed_mps / log(most_burnt);
        if (stage->exhaust_mps < least_mps) {
            loft_diag_where at = loft_pick_where(where, "stages");
            loft_diag_where_index(&at, (size_t)i);
            loft_diag_where_key(&at, "isp_s", 5);
            loft_diags_add(
                b->diags, at.text,
                "is %.15g s; for the %.0f m/s of this stage its mass at "
                "ignition would be more than 1e12 times that at burn-out: raise "
                "it to %.1f s or more, or lower ideal_speed_mps",
                stage->exhaust_mps / LOFT_G0_MPS2, stage->ideal_speed_mps,
                ceil(10.0 * least_mps / LOFT_G0_MPS2) / 10.0);
            good = false;
        }
    }
    return good;
}

/* A booster of a class or of stages, whose total speed gain is given. */
static bool take_reduced(const builder *b, const loft_case_booster *booster,
                         const loft_diag_where *where)
{
    if (!loft_pick_has(booster->json, "ideal_speed_mps")) {
        loft_diags_add(b->diags, where->text,
                       "the key \"ideal_speed_mps\" is missing; %s needs it",
                       booster->form.has_class ? "a class" : "a list of stages");
    }
    loft_booster_template plan;
    return loft_data_booster(b->data, &booster->form, where, b->diags, &plan) ==
               LOFT_OK &&
           loft_booster_of_template(&plan, booster->ideal_speed_mps, &b->out->booster) ==
               LOFT_OK &&
           check_stages(b, where);
}

static bool take_vehicle(const builder *b, const loft_case_booster *booster,
                         const loft_diag_where *where)
{
    static const char *const ways[] = {"class", "stages"};
    static const char *const follows[] = {"ideal_speed_mps", "burn_time_s"};
    bool alone = true;
    for (int i = 0; i < 2; i++) {
        if (loft_pick_has(booster->json, ways[i])) {
            loft_diags_add(b->diags, where->text, "has both %s and vehicle; give one",
                           ways[i]);
            alone = false;
        }
    }
    for (int i = 0; i < 2; i++) {
        if (loft_pick_has(booster->json, follows[i])) {
            const loft_diag_where at = loft_pick_where(where, follows[i]);
            loft_diags_add(b->diags, at.text,
                           "must be left out: it follows from the vehicle");
            alone = false;
        }
    }
    const loft_diag_where at = loft_pick_where(where, "vehicle");
    b->out->has_vehicle =
        booster->vehicle.json != NULL &&
        loft_case_vehicle_make(&booster->vehicle, &at, b->diags, &b->out->boost_table,
                               &b->out->vehicle, &b->out->booster);
    return b->out->has_vehicle && alone;
}

static void check_lift_off(const builder *b, bool has_vehicle)
{
    const double ratio = loft_booster_lift_off_ratio(&b->out->booster);
    if (b->velocity_known && loft_ending_starts_held(&b->out->plan) && !(ratio > 1.0)) {
        loft_diags_add(
            b->diags,
            has_vehicle ? "/booster/vehicle/stages/0" : "/booster/ideal_speed_mps",
            "thrust over weight at lift-off is %.3g, must be above 1: %s raises it",
            ratio,
            has_vehicle ? "more thrust, a shorter burn or less mass"
                        : "a higher ideal speed or a shorter burn");
    }
}

static void take_booster(const builder *b, const loft_case_booster *booster)
{
    const loft_diag_where where = {.text = "/booster", .size = 8};
    if (booster->json == NULL) {
        return;
    }
    take_steering(b, &booster->steering);
    const bool has_vehicle = loft_pick_has(booster->json, "vehicle");
    if (!has_vehicle && !booster->form.has_class && !booster->form.has_stages) {
        loft_diags_add(b->diags, where.text, "class, stages or vehicle is missing");
    } else if (has_vehicle ? take_vehicle(b, booster, &where)
                           : take_reduced(b, booster, &where)) {
        b->out->plan.booster = &b->out->booster;
        check_lift_off(b, has_vehicle);
    }
}

static void take_body(const builder *b, const loft_case_file *file)
{
    static const double after_booster_kgpm2 = 6000.0;
    static const form forms[] = {{{"beta_kgpm2", NULL, NULL}},
                                 {{"mass_kg", "area_m2", "cd"}},
                                 {{"vacuum", NULL, NULL}}};
    static const loft_diag_where at_cd = {.text = "/body/cd", .size = 8};
    loft_body *out = &b->out->plan.body;
    const loft_case_body *body = &file->body;
    *out = loft_body_of_beta(after_booster_kgpm2);
    if (body->json == NULL) {
        if (!loft_pick_has(file->json, "body") && !loft_pick_has(file->json, "booster")) {
            loft_diags_add(b->diags, "", "body or booster is missing");
        }
        return;
    }
    switch (one_form(b, "/body", body->json, forms, 3)) {
    case 0:
        *out = loft_body_of_beta(body->beta_kgpm2);
        break;
    case 1:
        if (loft_case_drag(&body->cd, &at_cd, b->diags, &b->out->table, &out->drag)) {
            out->area_m2pkg = body->area_m2 / body->mass_kg;
        }
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
    out->lift_to_drag = body->lift_to_drag;
    b->out->plan.nose_radius_m = body->nose_radius_m;
}

static void take_stop(const builder *b, const loft_case_stop *stop)
{
    static const form forms[] = {{{"time_s", NULL, NULL}}, {{"alt_m", NULL, NULL}}};
    if (stop->json == NULL) {
        return;
    }
    const int which = one_form(b, "/stop", stop->json, forms, 2);
    if (which == -1) {
        loft_diags_add(b->diags, "/stop", "time_s or alt_m is missing");
    }
    b->out->plan.until_time = which == 0;
    b->out->plan.stop_time_s = stop->time_s;
    b->out->plan.stop_alt_m = stop->alt_m;
}

/*
 * Without a booster, what starts low must climb; a level start may, by its speed or its lift.
 * Asked of a case without mistakes.
 */
static void check_start(const builder *b)
{
    const loft_flight_plan *plan = &b->out->plan;
    const loft_vec3 v = plan->v_enu_mps;
    const double floor_m = loft_ending_lowest(plan);
    const bool climbs = v.z > 0.0 || (v.z == 0.0 && hypot(v.x, v.y) > 0.0);
    if (plan->booster == NULL && !climbs && plan->start.alt_m <= floor_m) {
        loft_diags_add(b->diags, "/start/alt_m",
                       "is %.15g, must be above the %.15g m at which the flight ends, "
                       "for the body does not climb",
                       plan->start.alt_m, floor_m);
    }
}

static loft_status build(builder *b)
{
    loft_case *out = b->out;
    const loft_diag_where top = {0};
    const size_t before = loft_diags_total(b->diags);
    loft_case_file file = loft_case_file_initial;
    const loft_status status = loft_fields_read(
        &loft_case_fields, loft_json_root(out->doc), &top, b->data, b->diags, &file);
    if ((status != LOFT_OK && status != LOFT_ERR_INPUT) || file.json == NULL) {
        return status;
    }
    out->title = file.title;
    out->note = file.note;
    out->plan.model = &out->model;
    out->plan.start = file.start.place;
    if (file.start.json != NULL) {
        take_velocity(b, &file.start);
    }
    take_model(b, &file.model);
    take_booster(b, &file.booster);
    take_body(b, &file);
    take_stop(b, &file.stop);
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
    const size_t before = loft_diags_total(diags);
    const loft_status status = build(&b);
    if (status != LOFT_OK) {
        loft_json_place_diags(doc, before, diags);
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
