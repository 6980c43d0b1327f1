/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/answer_json.h"

#include <math.h>
#include <string.h>

#include "io/files/analysis_json.h"
#include "io/files/band_json.h"
#include "io/files/contour_json.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"

/* ---- names of enumerators, back to them ---- */

typedef const char *name_of_int(int i);

/* The first i < n of that name, else 0. */
static int index_of(const char *text, name_of_int *name, int n)
{
    for (int i = 0; text != NULL && i < n; i++) {
        if (name(i) != NULL && strcmp(name(i), text) == 0) {
            return i;
        }
    }
    return 0;
}

static const char *kind_name(int i)
{
    return loft_claim_kind_name((loft_claim_kind)i);
}

static const char *basis_name(int i)
{
    return loft_basis_name((loft_basis)i);
}

static const char *verdict_name(int i)
{
    return loft_verdict_name((loft_verdict)i);
}

static const char *suspect_name(int i)
{
    return loft_suspect_name((loft_suspect)i);
}

static const char *range_class_name(int i)
{
    return loft_range_class_name((loft_range_class)i);
}

static const char *refusal_code(int i)
{
    return loft_refusal_code((loft_refusal)i);
}

/* ---- what was reported ---- */

typedef struct claim_record {
    const char *kind;
    double value, low, high, rounding;
} claim_record;

typedef struct report_record {
    claim_record apogee, range, time;
} report_record;

typedef struct source_record {
    const char *source;
    report_record report;
    const char *wording, *status;
    struct citation_record {
        const char *publisher, *title, *published, *url;
    } citation;
} source_record;

#define CLAIM_ROWS(unit_of)                                                              \
    {LOFT_STRING("kind", claim_record, kind)},                                           \
        {LOFT_NUMBER("value", claim_record, value), .nullable = true,                    \
         .unit = (unit_of)},                                                             \
        {LOFT_NUMBER("low", claim_record, low), .nullable = true, .unit = (unit_of)},    \
        {LOFT_NUMBER("high", claim_record, high), .nullable = true, .unit = (unit_of)},  \
    {                                                                                    \
        LOFT_NUMBER("rounding", claim_record, rounding), .nullable = true,               \
                                                         .unit = (unit_of)               \
    }

static const loft_field claim_km_rows[] = {CLAIM_ROWS(LOFT_UNIT_KM)};
static const loft_field claim_s_rows[] = {CLAIM_ROWS(LOFT_UNIT_SI)};
static const loft_fields claim_km = {LOFT_ROWS_OF(claim_km_rows), .open = true};
static const loft_fields claim_s = {LOFT_ROWS_OF(claim_s_rows), .open = true};

static const loft_field report_rows[] = {
    {LOFT_OBJECT("apogee_km", report_record, apogee, &claim_km)},
    {LOFT_OBJECT("range_km", report_record, range, &claim_km)},
    {LOFT_OBJECT("flight_time_s", report_record, time, &claim_s)},
};
static const loft_fields report_fields = {LOFT_ROWS_OF(report_rows), .open = true};

static const loft_field citation_rows[] = {
    {LOFT_STRING("publisher", struct citation_record, publisher), .nullable = true},
    {LOFT_STRING("title", struct citation_record, title), .nullable = true},
    {LOFT_STRING("published", struct citation_record, published), .nullable = true},
    {LOFT_STRING("url", struct citation_record, url), .nullable = true},
};
static const loft_fields citation_fields = {LOFT_ROWS_OF(citation_rows), .open = true};

static const loft_field said_rows[] = {
    {LOFT_STRING("source", source_record, source), .nullable = true},
    {LOFT_OBJECT("reported", source_record, report, &report_fields)},
};
static const loft_field where_rows[] = {
    {LOFT_STRING("wording", source_record, wording), .nullable = true},
    {LOFT_STRING("status", source_record, status), .nullable = true},
    {LOFT_OBJECT("citation", source_record, citation, &citation_fields)},
};
/* The report comes before the answer in memory, and after it in the file. */
static const loft_fields said_fields = {LOFT_ROWS_OF(said_rows), .open = true};
static const loft_fields where_fields = {LOFT_ROWS_OF(where_rows), .open = true};

static claim_record claim_to(const loft_claim *c)
{
    if (c->kind == LOFT_CLAIM_NONE) {
        return (claim_record){loft_claim_kind_name(c->kind), NAN, NAN, NAN, NAN};
    }
    return (claim_record){loft_claim_kind_name(c->kind), c->value, c->lo, c->hi,
                          c->rounding};
}

static loft_claim claim_from(const claim_record *r)
{
    return (loft_claim){
        .kind = (loft_claim_kind)index_of(r->kind, kind_name, LOFT_CLAIM_INTERVAL + 1),
        .value = r->value,
        .lo = r->low,
        .hi = r->high,
        .rounding = r->rounding};
}

static report_record report_to(const loft_report *report)
{
    return (report_record){.apogee = claim_to(&report->apogee_m),
                           .range = claim_to(&report->range_m),
                           .time = claim_to(&report->time_s)};
}

void loft_report_write(loft_json_writer *w, const loft_report *report)
{
    const report_record record = report_to(report);
    loft_put_object(w, "reported");
    loft_fields_write(&report_fields, w, &record);
    loft_json_write_end_object(w);
}

void loft_source_write_where(loft_json_writer *w, const loft_source *source)
{
    const source_record record = {.wording = source->wording,
                                  .status = source->status,
                                  .citation = {.publisher = source->publisher,
                                               .title = source->citation_title,
                                               .published = source->published,
                                               .url = source->url}};
    loft_fields_write(&where_fields, w, &record);
}

loft_status loft_source_read(const loft_json_node *object, const loft_diag_where *where,
                             loft_diags *diags, loft_source *out)
{
    source_record r = {.source = NULL};
    loft_status status = loft_fields_read(&said_fields, object, where, NULL, diags, &r);
    if (status == LOFT_OK) {
        status = loft_fields_read(&where_fields, object, where, NULL, diags, &r);
    }
    if (status == LOFT_OK) {
        *out = (loft_source){.source = r.source,
                             .tertiary = r.source != NULL &&
                                         strstr(r.source, "(tertiary)") != NULL,
                             .wording = r.wording,
                             .status = r.status,
                             .publisher = r.citation.publisher,
                             .citation_title = r.citation.title,
                             .published = r.citation.published,
                             .url = r.citation.url,
                             .report = {.apogee_m = claim_from(&r.report.apogee),
                                        .range_m = claim_from(&r.report.range),
                                        .time_s = claim_from(&r.report.time)}};
    }
    return status;
}

/* ---- flights ---- */

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
static const loft_fields fit_fields = {LOFT_ROWS_OF(fit_rows), .open = true};

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

static void write_fit(loft_json_writer *w, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    const loft_launch *launch = &answer->question->launch;
    const fit_record record = {.booster_class = answer->booster_class,
                               .converged = e->converged,
                               .fit = e->fit,
                               .burnout =
                                   burnout_to(launch, &e->fit.flown.flight.burnout),
                               .burn_s = loft_booster_plan_burn_time(&launch->booster)};
    loft_put_object(w, "fit");
    loft_fields_write(&fit_fields, w, &record);
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
static const loft_fields still_fields = {LOFT_ROWS_OF(still_rows), .open = true};
static const loft_fields rotating_fields = {LOFT_ROWS_OF(rotating_rows), .open = true};

static void write_standard(loft_json_writer *w, const char *key,
                           const loft_fields *fields, const loft_answer *answer,
                           const loft_launch_flight *best)
{
    const loft_launch *launch = &answer->question->launch;
    const bool still = fields == &still_fields;
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
static const loft_fields spreads_fields = {LOFT_ROWS_OF(spreads_rows), .open = true};

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
    loft_fields_write(&spreads_fields, w, &record);
}

static void write_standards(loft_json_writer *w, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    loft_put_object(w, "standard");
    write_standard(w, "no_rotation", &still_fields, answer, &e->no_rotation.best);
    write_standard(w, "toward_azimuth", &rotating_fields, answer,
                   &e->toward_azimuth.best);
    if (answer->spread != NULL) {
        write_spread(w, answer->spread);
    }
    loft_contour_write(w, answer->contour);
    loft_json_write_end_object(w);
}

/* ---- the rest of an estimate ---- */

typedef struct two_body_record {
    double speed_mps, tof_s;
    double range_m, range_per_speed_s; /* INFINITY if unbounded */
    bool unbounded;
} two_body_record;

typedef struct time_record {
    double reported_s; /* NaN if it was not */
    double model_s, two_body_s;
    const char *verdict, *suspect;
    double suggested; /* in the unit of the suspect's key */
} time_record;

typedef struct refusal_record {
    const char *code, *reason;
} refusal_record;

typedef struct estimate_record {
    const char *basis;
    bool lower_bound, warn_ballistic;
    bool has_two_body;
    two_body_record two_body;
    bool has_time_check;
    time_record time_check;
    const char *range_class;
    bool is_refused;
    refusal_record refusal;
} estimate_record;

static const loft_field two_body_rows[] = {
    {LOFT_NUMBER("surface_speed_mps", two_body_record, speed_mps)},
    {LOFT_NUMBER("flight_time_s", two_body_record, tof_s)},
    {LOFT_NUMBER("standard_range_km", two_body_record, range_m), .nullable = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_BOOL("unbounded", two_body_record, unbounded)},
    {LOFT_NUMBER("standard_range_km_per_mps", two_body_record, range_per_speed_s),
     .nullable = true, .unit = LOFT_UNIT_KM},
};
static const loft_fields two_body_fields = {LOFT_ROWS_OF(two_body_rows), .open = true};

static const loft_field time_rows[] = {
    {LOFT_NUMBER("reported_s", time_record, reported_s), .nullable = true},
    {LOFT_NUMBER("model_s", time_record, model_s)},
    {LOFT_NUMBER("two_body_s", time_record, two_body_s)},
    {LOFT_STRING("verdict", time_record, verdict), .nullable = true},
    {LOFT_STRING("suspect", time_record, suspect), .nullable = true},
    {LOFT_NUMBER("suggested", time_record, suggested), .nullable = true},
};
static const loft_fields time_fields = {LOFT_ROWS_OF(time_rows), .open = true};

static const loft_field refusal_rows[] = {
    {LOFT_STRING("code", refusal_record, code), .nullable = true},
    {LOFT_STRING("reason", refusal_record, reason), .nullable = true},
};
static const loft_fields refusal_fields = {LOFT_ROWS_OF(refusal_rows), .open = true};

/* Before the fit, after it, and after the standard flights. */
static const loft_field head_rows[] = {
    {LOFT_STRING("basis", estimate_record, basis), .nullable = true},
    {LOFT_BOOL("lower_bound", estimate_record, lower_bound)},
    {LOFT_BOOL("ballistic_on_request", estimate_record, warn_ballistic)},
    {LOFT_OBJECT("two_body", estimate_record, two_body, &two_body_fields),
     LOFT_HAS(estimate_record, has_two_body), .nullable = true},
};
static const loft_field check_rows[] = {
    {LOFT_OBJECT("time_check", estimate_record, time_check, &time_fields),
     LOFT_HAS(estimate_record, has_time_check), .nullable = true},
};
static const loft_field tail_rows[] = {
    {LOFT_STRING("range_class", estimate_record, range_class), .nullable = true},
    {LOFT_OBJECT("refusal", estimate_record, refusal, &refusal_fields),
     LOFT_HAS(estimate_record, is_refused), .nullable = true},
};
static const loft_fields head_fields = {LOFT_ROWS_OF(head_rows), .open = true};
static const loft_fields check_fields = {LOFT_ROWS_OF(check_rows), .open = true};
static const loft_fields tail_fields = {LOFT_ROWS_OF(tail_rows), .open = true};

static double unit_of(loft_suspect suspect)
{
    return suspect == LOFT_SUSPECT_TIME ? 1.0 : 1000.0;
}

static time_record time_to(const loft_answer *answer)
{
    const loft_time_check *check = &answer->estimate->time_check;
    const loft_claim *reported = &answer->question->report.time_s;
    return (time_record){.reported_s =
                             reported->kind != LOFT_CLAIM_NONE ? reported->value : NAN,
                         .model_s = check->model_s,
                         .two_body_s = check->two_body_s,
                         .verdict = loft_verdict_name(check->verdict),
                         .suspect = loft_suspect_name(check->suspect),
                         .suggested = check->suspect != LOFT_SUSPECT_NONE
                                          ? check->suggested / unit_of(check->suspect)
                                          : NAN};
}

static estimate_record estimate_to(const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    const loft_twobody_standard *standard = &e->two_body_standard;
    return (estimate_record){
        .basis = loft_basis_name(e->basis),
        .lower_bound = e->lower_bound,
        .warn_ballistic = e->warn_ballistic,
        .has_two_body = e->has_two_body,
        .two_body = {.speed_mps = e->two_body.speed_mps,
                     .tof_s = e->two_body.tof_s,
                     .range_m = standard->unbounded ? INFINITY : standard->range_m,
                     .range_per_speed_s =
                         standard->unbounded ? INFINITY : standard->range_per_speed_s,
                     .unbounded = standard->unbounded},
        .has_time_check = e->has_time_check,
        .time_check = time_to(answer),
        .range_class = e->has_standard ? loft_range_class_name(e->range_class) : NULL,
        .is_refused = e->refusal != LOFT_REFUSED_NOT,
        .refusal = {loft_refusal_code(e->refusal), loft_refusal_reason(e->refusal)}};
}

static void put_null(loft_json_writer *w, const char *key)
{
    loft_json_write_key(w, key);
    loft_json_write_null(w);
}

/* The apogees that fit, and how far what was solved for may lie. */
static void write_solved(loft_json_writer *w, const loft_estimate *e)
{
    if (e->n_roots > 0) {
        loft_json_write_key(w, "apogees_km");
        loft_json_write_begin_array(w);
        for (int i = 0; i < e->n_roots; i++) {
            loft_json_write_number(w, e->roots_apogee_m[i] / 1000.0);
        }
        loft_json_write_end_array(w);
    }
    if (e->basis == LOFT_BASIS_APOGEE_TIME || e->basis == LOFT_BASIS_RANGE_TIME) {
        loft_put_number(w, "solved_low_km", e->solved_low_m / 1000.0);
        loft_put_number_or_null(w, "solved_high_km", isfinite(e->solved_high_m),
                                e->solved_high_m / 1000.0);
    }
}

void loft_answer_write(loft_json_writer *w, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    const source_record said = {.source = answer->source,
                                .report = report_to(&answer->question->report)};
    const estimate_record record = estimate_to(answer);
    loft_fields_write(&said_fields, w, &said);
    loft_fields_write(&head_fields, w, &record);
    if (e->has_fit) {
        write_fit(w, answer);
    } else {
        put_null(w, "fit");
    }
    write_solved(w, e);
    loft_fields_write(&check_fields, w, &record);
    if (e->has_standard) {
        write_standards(w, answer);
    } else {
        put_null(w, "standard");
    }
    loft_posterior_write(w, answer->posterior, answer->fan);
    loft_fields_write(&tail_fields, w, &record);
}

/* ---- back ---- */

/* Where a member stands. */
static loft_diag_where below(const loft_diag_where *where, const char *key)
{
    return loft_pick_where(where, key);
}

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

static void read_fit(const loft_json_node *object, const loft_diag_where *where,
                     loft_diags *diags, loft_answer_room *room)
{
    const loft_json_node *node = member_of(object, "fit", where, diags);
    const loft_diag_where at = below(where, "fit");
    loft_estimate *e = &room->estimate;
    fit_record r = {.converged = false};
    if (node == NULL ||
        loft_fields_read(&fit_fields, node, &at, NULL, diags, &r) != LOFT_OK) {
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
    const loft_diag_where at = below(where, key);
    standard_record r = {.range_m = 0.0};
    if (node == NULL ||
        loft_fields_read(&still_fields, node, &at, NULL, diags, &r) != LOFT_OK) {
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
    if (loft_fields_read(&spreads_fields, standard, where, NULL, diags, &r) != LOFT_OK) {
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

static void read_standards(const loft_json_node *object, const loft_diag_where *where,
                           loft_diags *diags, loft_answer_room *room, loft_answer *answer)
{
    const loft_json_node *node = member_of(object, "standard", where, diags);
    const loft_diag_where at = below(where, "standard");
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

static void read_solved(const loft_json_node *object, loft_estimate *e)
{
    const loft_json_node *roots = loft_pick(object, "apogees_km", LOFT_JSON_ARRAY);
    const size_t n = roots != NULL ? loft_json_size(roots) : 0;
    if (n <= LOFT_ESTIMATE_ROOTS && loft_pick_numbers(roots, n, e->roots_apogee_m)) {
        e->n_roots = (int)n;
        for (size_t i = 0; i < n; i++) {
            e->roots_apogee_m[i] = loft_m_from_km(e->roots_apogee_m[i]);
        }
    }
    e->solved_low_m = loft_m_from_km(loft_pick_number(object, "solved_low_km", 0.0));
    e->solved_high_m =
        loft_m_from_km(loft_pick_number(object, "solved_high_km", INFINITY));
}

static void estimate_from(const estimate_record *r, loft_estimate *e)
{
    e->basis = (loft_basis)index_of(r->basis, basis_name, LOFT_BASIS_RANGE + 1);
    e->lower_bound = r->lower_bound;
    e->warn_ballistic = r->warn_ballistic;
    e->has_two_body = r->has_two_body;
    e->two_body.speed_mps = r->two_body.speed_mps;
    e->two_body.tof_s = r->two_body.tof_s;
    e->two_body_standard =
        (loft_twobody_standard){.unbounded = r->two_body.unbounded,
                                .range_m = r->two_body.range_m,
                                .range_per_speed_s = r->two_body.range_per_speed_s};
    e->has_time_check = r->has_time_check;
    e->time_check.model_s = r->time_check.model_s;
    e->time_check.two_body_s = r->time_check.two_body_s;
    e->time_check.verdict = (loft_verdict)index_of(r->time_check.verdict, verdict_name,
                                                   LOFT_VERDICT_IMPOSSIBLE + 1);
    e->time_check.suspect = (loft_suspect)index_of(r->time_check.suspect, suspect_name,
                                                   LOFT_SUSPECT_TIME + 1);
    e->time_check.suggested = r->time_check.suggested * unit_of(e->time_check.suspect);
    e->range_class =
        (loft_range_class)index_of(r->range_class, range_class_name, LOFT_ICBM + 1);
    e->refusal =
        (loft_refusal)index_of(r->refusal.code, refusal_code, LOFT_REFUSED_COUNT);
}

loft_status loft_answer_read(const loft_json_node *object, const loft_diag_where *where,
                             loft_diags *diags, loft_answer_room *room,
                             loft_answer *answer)
{
    static const loft_fields *const tables[] = {&head_fields, &check_fields,
                                                &tail_fields};
    const size_t before = loft_diags_total(diags);
    estimate_record r = {.basis = NULL};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        const loft_status status =
            loft_fields_read(tables[i], object, where, NULL, diags, &r);
        if (status == LOFT_ERR_NOMEM) {
            return status;
        }
    }
    estimate_from(&r, &room->estimate);
    if (r.is_refused && room->estimate.refusal == LOFT_REFUSED_NOT) {
        const loft_diag_where at = below(where, "refusal");
        loft_diags_add(diags, at.text, "is one that this version does not know");
    }
    read_fit(object, where, diags, room);
    read_solved(object, &room->estimate);
    if (room->estimate.converged) {
        read_standards(object, where, diags, room, answer);
    }
    if (loft_diags_total(diags) > before) {
        return LOFT_ERR_INPUT;
    }
    if (room->estimate.has_standard) {
        loft_bands_read(object, where, diags, room, answer);
    }
    return LOFT_OK;
}

const char *loft_answer_class(const loft_json_node *object)
{
    return loft_pick_string(loft_pick(object, "fit", LOFT_JSON_OBJECT), "class");
}
