/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/band_json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/result_fields.h"
#include "io/json/fields.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"

/* ---- quantiles: null where they are unbounded ---- */

#define QUANTILE_ROWS(type, suffix, unit_of)                                             \
    {LOFT_NUMBER("p05_" suffix, type, p05), .nullable = true, .required = true,          \
     .unit = (unit_of)},                                                                 \
        {LOFT_NUMBER("p50_" suffix, type, p50), .nullable = true, .required = true,      \
         .unit = (unit_of)},                                                             \
        {LOFT_NUMBER("p95_" suffix, type, p95), .nullable = true, .required = true,      \
         .unit = (unit_of)},                                                             \
    {                                                                                    \
        LOFT_NUMBER("p50_error_" suffix, type, error_p50),                               \
            .nullable = true, .required = true, .unit = (unit_of)                        \
    }

static const loft_field mps_rows[] = {QUANTILE_ROWS(loft_band, "mps", LOFT_UNIT_SI)};
static const loft_field km_rows[] = {QUANTILE_ROWS(loft_band, "km", LOFT_UNIT_KM)};
static const loft_field s_rows[] = {QUANTILE_ROWS(loft_band, "s", LOFT_UNIT_SI)};
static const loft_fields mps_fields = {LOFT_ROWS_OF(mps_rows), .open = true};
static const loft_fields km_fields = {LOFT_ROWS_OF(km_rows), .open = true};
static const loft_fields s_fields = {LOFT_ROWS_OF(s_rows), .open = true};

typedef struct range_record {
    double p05, p50, p95, error_p50, unbounded;
    int samples;
    double effective;
} range_record;

static const loft_field range_rows[] = {
    QUANTILE_ROWS(range_record, "km", LOFT_UNIT_KM),
    {LOFT_NUMBER("unbounded_fraction", range_record, unbounded), .required = true},
    {LOFT_INTEGER("samples", range_record, samples)},
    {LOFT_NUMBER("effective_samples", range_record, effective)},
};
const loft_fields loft_range_band_fields = {LOFT_ROWS_OF(range_rows), .open = true};

/* The error of an unbounded median means nothing. */
static double error_of(const loft_band *band)
{
    return isfinite(band->p50) ? band->error_p50 : INFINITY;
}

void loft_range_band_write(loft_json_writer *w, const loft_posterior *p,
                           const loft_band *band)
{
    loft_json_write_key(w, "band");
    if (p == NULL) {
        loft_json_write_null(w);
        return;
    }
    const range_record record = {.p05 = band->p05,
                                 .p50 = band->p50,
                                 .p95 = band->p95,
                                 .error_p50 = error_of(band),
                                 .unbounded = band->unbounded,
                                 .samples = p->samples,
                                 .effective = p->effective};
    loft_json_write_begin_object(w);
    loft_fields_write(&loft_range_band_fields, w, &record);
    loft_json_write_end_object(w);
}

/* ---- the posterior ---- */

typedef struct share_record {
    const char *input;
    double share;
} share_record;

typedef struct posterior_record {
    int samples, solved;
    double effective;
    loft_band burnout, apogee, time, burn;
    share_record shares[LOFT_INPUT_COUNT];
    int n_shares;
} posterior_record;

static const loft_field share_rows[] = {
    {LOFT_STRING("input", share_record, input), .required = true},
    {LOFT_NUMBER("share", share_record, share), .required = true},
};
static const loft_fields share_fields = {LOFT_ROWS_OF(share_rows), .open = true};

static const loft_field posterior_rows[] = {
    {LOFT_INTEGER("samples", posterior_record, samples), .required = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1e9)},
    {LOFT_INTEGER("solved", posterior_record, solved), .required = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1e9)},
    {LOFT_NUMBER("effective_samples", posterior_record, effective), .required = true},
    {LOFT_OBJECT("standard_burnout_speed", posterior_record, burnout, &mps_fields),
     .required = true},
    {LOFT_OBJECT("standard_apogee", posterior_record, apogee, &km_fields),
     .required = true},
    {LOFT_OBJECT("standard_flight_time", posterior_record, time, &s_fields),
     .required = true},
    {LOFT_OBJECT("burn_time", posterior_record, burn, &s_fields), .required = true},
    {LOFT_LIST("variance_share", posterior_record, shares, n_shares, &share_fields),
     .required = true, .min_items = LOFT_INPUT_COUNT},
};
const loft_fields loft_posterior_fields = {LOFT_ROWS_OF(posterior_rows), .open = true};

static loft_band band_to(const loft_band *band)
{
    loft_band out = *band;
    out.error_p50 = error_of(band);
    return out;
}

static posterior_record posterior_to(const loft_posterior *p)
{
    posterior_record r = {.samples = p->samples,
                          .solved = p->solved,
                          .effective = p->effective,
                          .burnout = band_to(&p->burnout_mps),
                          .apogee = band_to(&p->apogee_m),
                          .time = band_to(&p->time_s),
                          .burn = band_to(&p->burn_s),
                          .n_shares = LOFT_INPUT_COUNT};
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        r.shares[i] = (share_record){loft_posterior_input_name((loft_posterior_input)i),
                                     p->share[i]};
    }
    return r;
}

/* ---- the fan ---- */

typedef struct edge_record {
    double share;
    bool open;
    double downrange_m[LOFT_FAN_POINTS], alt_m[LOFT_FAN_POINTS];
} edge_record;

typedef struct fan_record {
    int samples, unbounded, n;
    edge_record edges[LOFT_FAN_LEVELS];
} fan_record;

static const loft_field edge_rows[] = {
    {LOFT_NUMBER("share_below", edge_record, share), .required = true},
    {LOFT_BOOL("open", edge_record, open)},
    {LOFT_NUMBERS("downrange_km", edge_record, downrange_m), .required = true,
     .unit = LOFT_UNIT_KM, .lower = LOFT_FROM(0), .upper = LOFT_BELOW(1e9)},
    {LOFT_NUMBERS("alt_km", edge_record, alt_m), .required = true, .unit = LOFT_UNIT_KM,
     .lower = LOFT_FROM(0), .upper = LOFT_BELOW(1e9)},
};
static const loft_fields edge_fields = {LOFT_ROWS_OF(edge_rows), .open = true};

static const loft_field fan_rows[] = {
    {LOFT_INTEGER("samples", fan_record, samples), .required = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1e9)},
    {LOFT_INTEGER("unbounded", fan_record, unbounded), .required = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1e9)},
    {LOFT_LIST("edges", fan_record, edges, n, &edge_fields), .required = true,
     .min_items = LOFT_FAN_LEVELS},
};
const loft_fields loft_fan_fields = {LOFT_ROWS_OF(fan_rows), .open = true};

/* To the metre, which is finer than a fan is. */
static void fan_to(const loft_fan *fan, fan_record *out)
{
    *out = (fan_record){
        .samples = fan->samples, .unbounded = fan->unbounded, .n = LOFT_FAN_LEVELS};
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        edge_record *edge = &out->edges[level];
        edge->share = loft_fan_share((loft_fan_level)level);
        edge->open = fan->edges[level].open;
        for (int i = 0; i < LOFT_FAN_POINTS; i++) {
            edge->downrange_m[i] = round(fan->edges[level].downrange_m[i]);
            edge->alt_m[i] = round(fan->edges[level].alt_m[i]);
        }
    }
}

static void write_fan(loft_json_writer *w, const loft_fan *fan)
{
    fan_record record;
    loft_json_write_key(w, "fan");
    if (fan == NULL) {
        loft_json_write_null(w);
        return;
    }
    fan_to(fan, &record);
    loft_json_write_begin_object(w);
    loft_fields_write(&loft_fan_fields, w, &record);
    loft_json_write_end_object(w);
}

void loft_posterior_write(loft_json_writer *w, const loft_posterior *p,
                          const loft_fan *fan)
{
    loft_json_write_key(w, "posterior");
    if (p == NULL) {
        loft_json_write_null(w);
        return;
    }
    const posterior_record record = posterior_to(p);
    loft_json_write_begin_object(w);
    loft_fields_write(&loft_posterior_fields, w, &record);
    write_fan(w, fan);
    loft_json_write_end_object(w);
}

/* ---- back ---- */

void loft_say_left_out(const loft_diag_where *where, loft_diags *diags)
{
    loft_diags_add(diags, where->text,
                   "is not as this version writes it; make the result again with "
                   "`loft run`");
}

/* Starts as all unbounded, which is what null stands for. */
static loft_status read_range_band(const loft_json_node *standard, const char *which,
                                   loft_band *out)
{
    const loft_json_node *flight = loft_pick(standard, which, LOFT_JSON_OBJECT);
    const loft_json_node *node = loft_pick(flight, "band", LOFT_JSON_OBJECT);
    range_record r = {INFINITY, INFINITY, INFINITY, INFINITY, 0.0, 0, 0.0};
    const loft_status status =
        node != NULL ? loft_fields_read_unsaid(&loft_range_band_fields, node, &r)
                     : LOFT_ERR_INPUT;
    *out = (loft_band){r.p05, r.p50, r.p95, r.error_p50, r.unbounded};
    return status;
}

static bool shares_from(const posterior_record *r, loft_posterior *out)
{
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        const char *name = loft_posterior_input_name((loft_posterior_input)i);
        if (strcmp(r->shares[i].input, name) != 0) {
            return false;
        }
        out->share[i] = r->shares[i].share;
    }
    return true;
}

static loft_status read_posterior(const loft_json_node *object,
                                  const loft_json_node *node, loft_posterior *out)
{
    static const loft_band unbounded = {INFINITY, INFINITY, INFINITY, INFINITY, 0.0};
    const loft_json_node *standard = loft_pick(object, "standard", LOFT_JSON_OBJECT);
    posterior_record r = {
        .burnout = unbounded, .apogee = unbounded, .time = unbounded, .burn = unbounded};
    loft_posterior p;
    loft_status status = loft_fields_read_unsaid(&loft_posterior_fields, node, &r);
    if (status == LOFT_OK) {
        status = read_range_band(standard, "no_rotation", &p.no_rotation_m);
    }
    if (status == LOFT_OK) {
        status = read_range_band(standard, "toward_azimuth", &p.toward_azimuth_m);
    }
    if (status != LOFT_OK) {
        return status;
    }
    p.samples = r.samples;
    p.solved = r.solved;
    p.effective = r.effective;
    p.burnout_mps = r.burnout;
    p.apogee_m = r.apogee;
    p.time_s = r.time;
    p.burn_s = r.burn;
    p.burnout_mps.unbounded = p.apogee_m.unbounded = p.time_s.unbounded =
        p.no_rotation_m.unbounded;
    if (!shares_from(&r, &p)) {
        return LOFT_ERR_INPUT;
    }
    *out = p;
    return LOFT_OK;
}

/* A down-range that falls back belongs to no edge. */
static bool ascends(const double *x)
{
    for (int i = 1; i < LOFT_FAN_POINTS; i++) {
        if (x[i] < x[i - 1]) {
            return false;
        }
    }
    return true;
}

static bool fan_from(const fan_record *r, loft_fan *out)
{
    bool good = true;
    for (int level = 0; good && level < LOFT_FAN_LEVELS; level++) {
        const edge_record *edge = &r->edges[level];
        loft_fan_edge *to = &out->edges[level];
        good = edge->share == loft_fan_share((loft_fan_level)level) &&
               ascends(edge->downrange_m);
        to->open = edge->open;
        for (int i = 0; i < LOFT_FAN_POINTS; i++) { /* as they were before the division */
            to->downrange_m[i] = round(edge->downrange_m[i]);
            to->alt_m[i] = round(edge->alt_m[i]);
        }
    }
    out->samples = r->samples;
    out->unbounded = r->unbounded;
    return good;
}

static loft_status read_fan(const loft_json_node *node, loft_fan *out)
{
    fan_record *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_status status = loft_fields_read_unsaid(&loft_fan_fields, node, r);
    if (status == LOFT_OK && !fan_from(r, out)) {
        status = LOFT_ERR_INPUT;
    }
    free(r);
    return status;
}

loft_status loft_bands_read(const loft_json_node *object, const loft_diag_where *where,
                            loft_diags *diags, loft_answer_room *room,
                            loft_answer *answer)
{
    const loft_json_node *node = loft_pick(object, "posterior", LOFT_JSON_OBJECT);
    const loft_json_node *fan = loft_pick(node, "fan", LOFT_JSON_OBJECT);
    const loft_diag_where at = loft_pick_where(where, "posterior");
    const loft_diag_where at_fan = loft_pick_where(&at, "fan");
    if (node == NULL) {
        return LOFT_OK;
    }
    const loft_status status = read_posterior(object, node, &room->posterior);
    const loft_status of_fan = fan != NULL ? read_fan(fan, &room->fan) : LOFT_OK;
    if (status == LOFT_ERR_NOMEM || of_fan == LOFT_ERR_NOMEM) {
        return LOFT_ERR_NOMEM;
    }
    if (status == LOFT_OK) {
        answer->posterior = &room->posterior;
    } else {
        loft_say_left_out(&at, diags);
    }
    if (of_fan != LOFT_OK) {
        loft_say_left_out(&at_fan, diags);
    } else if (fan != NULL) {
        answer->fan = &room->fan;
    }
    return LOFT_OK;
}
