/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/answer_json.h"

#include <math.h>
#include <string.h>

#include "io/files/analysis_json.h"
#include "io/files/band_json.h"
#include "io/files/event_json.h"
#include "io/files/flight_json.h"
#include "io/files/result_fields.h"
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
const loft_fields loft_answer_head_fields = {LOFT_ROWS_OF(head_rows), .open = true};
const loft_fields loft_answer_check_fields = {LOFT_ROWS_OF(check_rows), .open = true};
const loft_fields loft_answer_tail_fields = {LOFT_ROWS_OF(tail_rows), .open = true};

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
    const estimate_record record = estimate_to(answer);
    loft_source_write_report(w, answer->source, &answer->question->report);
    loft_fields_write(&loft_answer_head_fields, w, &record);
    if (e->has_fit) {
        loft_fit_write(w, answer);
    } else {
        put_null(w, "fit");
    }
    write_solved(w, e);
    loft_fields_write(&loft_answer_check_fields, w, &record);
    if (e->has_standard) {
        loft_standards_write(w, answer);
    } else {
        put_null(w, "standard");
    }
    loft_posterior_write(w, answer->posterior, answer->fan);
    loft_fields_write(&loft_answer_tail_fields, w, &record);
}

/* ---- back ---- */

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
    static const loft_fields *const tables[] = {
        &loft_answer_head_fields, &loft_answer_check_fields, &loft_answer_tail_fields};
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
        const loft_diag_where at = loft_pick_where(where, "refusal");
        loft_diags_add(diags, at.text, "is one that this version does not know");
    }
    loft_fit_read(object, where, diags, room);
    read_solved(object, &room->estimate);
    if (room->estimate.converged) {
        loft_standards_read(object, where, diags, room, answer);
    }
    if (loft_diags_total(diags) > before) {
        return LOFT_ERR_INPUT;
    }
    if (room->estimate.has_standard) {
        const loft_status status = loft_bands_read(object, where, diags, room, answer);
        if (status != LOFT_OK) {
            return status;
        }
    }
    return loft_voice_read(object, where, diags, room, answer);
}

const char *loft_answer_class(const loft_json_node *object)
{
    return loft_pick_string(loft_pick(object, "fit", LOFT_JSON_OBJECT), "class");
}
