/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/flight_json.h"

#include <math.h>

#include "io/files/band_json.h"
#include "io/files/contour_json.h"
#include "io/files/result_fields.h"
#include "io/json/fields.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"

typedef struct burnout_record {
    double time_s, alt_m, speed_mps, fpa_rad, downrange_m;
} burnout_record;

static const loft_field burnout_rows[] = {
    {LOFT_NUMBER("time_s", burnout_record, time_s)},
    {LOFT_NUMBER("altitude_km", burnout_record, alt_m), .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("speed_mps", burnout_record, speed_mps)},
    {LOFT_NUMBER("fpa_deg", burnout_record, fpa_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("downrange_km", burnout_record, downrange_m), .unit = LOFT_UNIT_KM},
};
static const loft_fields burnout_fields = {LOFT_ROWS_OF(burnout_rows), .open = true};

typedef struct fit_record {
    const char *booster_class;
    bool converged;
    loft_fit fit;
    burnout_record burnout;
    double burn_s;
} fit_record;

static const loft_field impact_rows[] = {
    {LOFT_NUMBER("lat_deg", fit_record, fit.flown.flight.end.place.lat_rad),
     .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("lon_deg", fit_record, fit.flown.flight.end.place.lon_rad),
     .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("bearing_deg", fit_record, fit.flown.bearing_rad),
     .unit = LOFT_UNIT_DEG},
};
static const loft_fields impact_fields = {LOFT_ROWS_OF(impact_rows), .open = true};

/* The four numbers of an aim, without which a flight cannot be flown again. */
/* NOLINTBEGIN(bugprone-macro-parentheses): members of the struct */
#define AIM_ROWS(type, aim)                                                              \
    {LOFT_NUMBER("ideal_speed_mps", type, aim.ideal_speed_mps), .required = true},       \
        {LOFT_NUMBER("end_elevation_deg", type, aim.end_elevation_rad),                  \
         .required = true, .unit = LOFT_UNIT_DEG},                                       \
        {LOFT_NUMBER("turn_fraction", type, aim.turn_fraction), .required = true},       \
    {                                                                                    \
        LOFT_NUMBER("heading_deg", type, aim.heading_rad), .required = true,             \
                                                           .unit = LOFT_UNIT_DEG         \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

static const loft_field fit_rows[] = {
    {LOFT_STRING("class", fit_record, booster_class), .nullable = true},
    {LOFT_BOOL("converged", fit_record, converged)},
    {LOFT_NUMBER("apogee_km", fit_record, fit.flown.flight.apogee.place.alt_m),
     .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("range_km", fit_record, fit.flown.range_m), .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("flight_time_s", fit_record, fit.flown.flight.end.t_s)},
    AIM_ROWS(fit_record, fit.flown.aim),
    {LOFT_NUMBER("lift_off_thrust_to_weight", fit_record, fit.flown.lift_off_ratio)},
    {.key = "impact", .kind = LOFT_KIND_OBJECT, .fields = &impact_fields},
    {LOFT_OBJECT("burnout", fit_record, burnout, &burnout_fields)},
    {LOFT_NUMBER("burn_time_s", fit_record, burn_s)},
    {LOFT_NUMBER("misfit", fit_record, fit.misfit)},
    {LOFT_INTEGER("flights", fit_record, fit.flights)},
};
const loft_fields loft_fit_fields = {LOFT_ROWS_OF(fit_rows), .open = true};

static burnout_record burnout_to(const loft_launch *launch, const loft_flight_point *at)
{
    return (burnout_record){
        .time_s = at->t_s,
        .alt_m = at->place.alt_m,
        .speed_mps = at->speed_mps,
        .fpa_rad = at->fpa_rad,
        .downrange_m =
            loft_geodesy_inverse(&launch->model.earth.shape, launch->site, at->place)
                .range_m};
}

/* The file has only the distance of the place: it is put on the heading. */
static loft_flight_point burnout_from(const burnout_record *r, const loft_launch *launch,
                                      double heading_rad)
{
    loft_flight_point at = {
        .t_s = r->time_s, .speed_mps = r->speed_mps, .fpa_rad = r->fpa_rad};
    at.place = loft_geodesy_direct(&launch->model.earth.shape, launch->site, heading_rad,
                                   r->downrange_m);
    at.place.alt_m = r->alt_m;
    return at;
}

void loft_fit_write(loft_json_writer *w, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    const loft_launch *launch = &answer->question->launch;
    const fit_record record = {
        .booster_class = answer->booster_class,
        .converged = e->converged,
        .fit = e->fit,
        .burnout = burnout_to(launch, &e->fit.flown.flight.burnout),
        .burn_s = loft_booster_template_burn_time(&launch->booster)};
    loft_put_object(w, "fit");
    loft_fields_write(&loft_fit_fields, w, &record);
    loft_json_write_end_object(w);
}

/* ---- standard flights ---- */

typedef struct standard_record {
    loft_launch_flight best;
    double range_m, apogee_m, time_s; /* INFINITY if unbounded */
    burnout_record burnout;
    double azimuth_rad;
} standard_record;

#define STANDARD_ROWS                                                                    \
    {LOFT_NUMBER("range_km", standard_record, range_m), .nullable = true,                \
     .unit = LOFT_UNIT_KM},                                                              \
        {LOFT_BOOL("unbounded", standard_record, best.unbounded)},                       \
        {LOFT_NUMBER("apogee_km", standard_record, apogee_m), .nullable = true,          \
         .unit = LOFT_UNIT_KM},                                                          \
        {LOFT_NUMBER("flight_time_s", standard_record, time_s), .nullable = true},       \
        {LOFT_OBJECT("burnout", standard_record, burnout, &burnout_fields)},             \
        AIM_ROWS(standard_record, best.aim)

static const loft_field still_rows[] = {STANDARD_ROWS};
static const loft_field rotating_rows[] = {
    {LOFT_NUMBER("azimuth_deg", standard_record, azimuth_rad), .unit = LOFT_UNIT_DEG},
    STANDARD_ROWS,
};
const loft_fields loft_still_fields = {LOFT_ROWS_OF(still_rows), .open = true};
const loft_fields loft_rotating_fields = {LOFT_ROWS_OF(rotating_rows), .open = true};

static void write_standard(loft_json_writer *w, const char *key,
                           const loft_fields *fields, const loft_answer *answer,
                           const loft_launch_flight *best)
{
    const loft_launch *launch = &answer->question->launch;
    const bool still = fields == &loft_still_fields;
    const standard_record record = {
        .best = *best,
        .range_m = best->unbounded ? INFINITY : best->range_m,
        .apogee_m = best->unbounded ? INFINITY : best->flight.apogee.place.alt_m,
        .time_s = best->unbounded ? INFINITY : best->flight.end.t_s,
        .burnout = burnout_to(launch, &best->flight.burnout),
        .azimuth_rad = launch->azimuth_rad};
    loft_put_object(w, key);
    loft_fields_write(fields, w, &record);
    loft_range_band_write(w, answer->posterior,
                          answer->posterior == NULL ? NULL
                          : still                   ? &answer->posterior->no_rotation_m
                                  : &answer->posterior->toward_azimuth_m);
    loft_json_write_end_object(w);
}

typedef struct spread_record {
    double factor;
    bool converged, unbounded;
    double range_m; /* NaN if not converged */
} spread_record;

typedef struct spreads_record {
    spread_record items[2];
    int n;
} spreads_record;

static const loft_field spread_rows[] = {
    {LOFT_NUMBER("burn_time_factor", spread_record, factor), .required = true},
    {LOFT_BOOL("converged", spread_record, converged), .required = true},
    {LOFT_NUMBER("range_km", spread_record, range_m), .nullable = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_BOOL("unbounded", spread_record, unbounded)},
};
static const loft_fields spread_fields = {LOFT_ROWS_OF(spread_rows), .open = true};
static const loft_field spreads_rows[] = {
    {LOFT_LIST("burn_time_spread", spreads_record, items, n, &spread_fields),
     .min_items = 2},
};
const loft_fields loft_spreads_fields = {LOFT_ROWS_OF(spreads_rows), .open = true};

static void write_spread(loft_json_writer *w, const loft_burn_spread spread[2])
{
    spreads_record record = {.n = 2};
    for (int i = 0; i < 2; i++) {
        const loft_launch_flight *best = &spread[i].no_rotation.best;
        const bool is = spread[i].converged;
        record.items[i] =
            (spread_record){.factor = spread[i].factor,
                            .converged = is,
                            .unbounded = is && best->unbounded,
                            .range_m = is && !best->unbounded ? best->range_m : NAN};
    }
    loft_fields_write(&loft_spreads_fields, w, &record);
}

void loft_standards_write(loft_json_writer *w, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    loft_put_object(w, "standard");
    write_standard(w, "no_rotation", &loft_still_fields, answer, &e->no_rotation.best);
    write_standard(w, "toward_azimuth", &loft_rotating_fields, answer,
                   &e->toward_azimuth.best);
    if (answer->spread != NULL) {
        write_spread(w, answer->spread);
    }
    loft_contour_write(w, answer->contour);
    loft_json_write_end_object(w);
}

/* ---- back ---- */

static void check_aim(const loft_launch_aim *aim, const loft_diag_where *where,
                      loft_diags *diags)
{
    const loft_steering steering = {.law = LOFT_STEERING_PITCH_PROGRAMME,
                                    .heading_rad = aim->heading_rad,
                                    .end_elevation_rad = aim->end_elevation_rad,
                                    .turn_fraction = aim->turn_fraction};
    if (!(aim->ideal_speed_mps > 0.0) || loft_steering_check(&steering) != LOFT_OK) {
        loft_diags_add(diags, where->text,
                       "the speed or a number of the steering is out of range");
    }
}

/* The member of an object, NULL where it is null; a message where it is missing. */
static const loft_json_node *member_of(const loft_json_node *object, const char *key,
                                       const loft_diag_where *where, loft_diags *diags)
{
    const loft_json_node *member = loft_json_get(object, key);
    if (member == NULL) {
        loft_diags_add(diags, where->text, "the key \"%s\" is missing", key);
    }
    return member != NULL && loft_json_typeof(member) != LOFT_JSON_NULL ? member : NULL;
}

void loft_fit_read(const loft_json_node *object, const loft_diag_where *where,
                   loft_diags *diags, loft_answer_room *room)
{
    const loft_json_node *node = member_of(object, "fit", where, diags);
    const loft_diag_where at = loft_pick_where(where, "fit");
    loft_estimate *e = &room->estimate;
    fit_record r = {.converged = false};
    if (node == NULL ||
        loft_fields_read(&loft_fit_fields, node, &at, NULL, diags, &r) != LOFT_OK) {
        return;
    }
    e->has_fit = true;
    e->converged = r.converged;
    e->fit = r.fit;
    e->fit.flown.flight.burnout =
        burnout_from(&r.burnout, &room->question.launch, r.fit.flown.bearing_rad);
    if (r.converged) {
        check_aim(&r.fit.flown.aim, &at, diags);
    }
}

static void read_standard(const loft_json_node *standard, const char *key,
                          const loft_diag_where *where, loft_diags *diags,
                          const loft_launch *launch, loft_launch_flight *out)
{
    const loft_json_node *node = member_of(standard, key, where, diags);
    const loft_diag_where at = loft_pick_where(where, key);
    standard_record r = {.range_m = 0.0};
    if (node == NULL ||
        loft_fields_read(&loft_still_fields, node, &at, NULL, diags, &r) != LOFT_OK) {
        return;
    }
    check_aim(&r.best.aim, &at, diags);
    *out = r.best;
    out->range_m = r.range_m;
    out->flight.apogee.place.alt_m = r.apogee_m;
    out->flight.end.t_s = r.time_s;
    out->flight.burnout = burnout_from(&r.burnout, launch, r.best.aim.heading_rad);
}

static bool read_spread(const loft_json_node *standard, const loft_diag_where *where,
                        loft_diags *diags, loft_burn_spread spread[2])
{
    spreads_record r = {.n = 0};
    if (loft_fields_read(&loft_spreads_fields, standard, where, NULL, diags, &r) !=
        LOFT_OK) {
        return false;
    }
    for (int i = 0; i < r.n; i++) {
        spread[i] = (loft_burn_spread){.factor = r.items[i].factor,
                                       .converged = r.items[i].converged};
        spread[i].no_rotation.best.unbounded = r.items[i].unbounded;
        spread[i].no_rotation.best.range_m = r.items[i].range_m;
    }
    return r.n == 2;
}

void loft_standards_read(const loft_json_node *object, const loft_diag_where *where,
                         loft_diags *diags, loft_answer_room *room, loft_answer *answer)
{
    const loft_json_node *node = member_of(object, "standard", where, diags);
    const loft_diag_where at = loft_pick_where(where, "standard");
    const loft_launch *launch = &room->question.launch;
    loft_estimate *e = &room->estimate;
    if (node == NULL) {
        return;
    }
    if (loft_json_typeof(node) != LOFT_JSON_OBJECT) {
        loft_diags_add(diags, at.text, "is not an object");
        return;
    }
    e->has_standard = true;
    read_standard(node, "no_rotation", &at, diags, launch, &e->no_rotation.best);
    read_standard(node, "toward_azimuth", &at, diags, launch, &e->toward_azimuth.best);
    answer->spread = read_spread(node, &at, diags, room->spread) ? room->spread : NULL;
    answer->contour = loft_contour_read(node, &room->contour) ? &room->contour : NULL;
}
