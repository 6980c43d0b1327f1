/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/result_band.h"

#include <math.h>
#include <stdio.h>

#include "io/json/json_pick.h"
#include "sim/base/diag.h"
#include "sim/infer/fan.h"

typedef const loft_json_node node;

static node *object(node *in, const char *key)
{
    return loft_pick(in, key, LOFT_JSON_OBJECT);
}

/* A number, or INFINITY for null; false if it is neither. */
static bool number(node *in, const char *key, double unit, double *value)
{
    node *member = in != NULL ? loft_json_get(in, key) : NULL;
    const bool is_null = member != NULL && loft_json_typeof(member) == LOFT_JSON_NULL;
    *value = is_null ? INFINITY : unit * loft_pick_number(in, key, NAN);
    return !isnan(*value);
}

static bool count(node *in, const char *key, int *value)
{
    double x;
    const bool good = number(in, key, 1.0, &x) && x >= 0.0 && x <= 1e9;
    *value = good ? (int)x : 0;
    return good;
}

static bool quantiles(node *in, double unit, const char *suffix, loft_band *band)
{
    static const char *const names[4] = {"p05", "p50", "p95", "p50_error"};
    double *const values[4] = {&band->p05, &band->p50, &band->p95, &band->error_p50};
    bool good = in != NULL;
    for (int i = 0; good && i < 4; i++) {
        char key[32];
        snprintf(key, sizeof key, "%s_%s", names[i], suffix);
        good = number(in, key, unit, values[i]);
    }
    return good;
}

static bool range_band(node *standard, const char *which, loft_band *band)
{
    node *in = object(object(standard, which), "band");
    return quantiles(in, 1000.0, "km", band) &&
           number(in, "unbounded_fraction", 1.0, &band->unbounded);
}

static bool shares(node *list, double share[LOFT_INPUT_COUNT])
{
    bool good = list != NULL && loft_json_size(list) == LOFT_INPUT_COUNT;
    node *one = good ? loft_json_first(list) : NULL;
    for (int i = 0; good && i < LOFT_INPUT_COUNT; i++, one = loft_json_next(one)) {
        const char *name = loft_pick_string(one, "input");
        good = name != NULL &&
               strcmp(name, loft_posterior_input_name((loft_posterior_input)i)) == 0 &&
               number(one, "share", 1.0, &share[i]);
    }
    return good;
}

/* Says where what was expected is not; `good` is handed on as a status. */
static loft_status judged(bool good, const char *where, loft_diags *diags)
{
    if (!good) {
        loft_diags_add(diags, where,
                       "is not as this version writes it; make the result again with "
                       "`loft run`");
    }
    return good ? LOFT_OK : LOFT_ERR_INPUT;
}

loft_status loft_result_posterior(const loft_result_estimate *estimate, loft_diags *diags,
                                  loft_posterior *out)
{
    node *in = object(estimate->json, "posterior");
    node *standard = object(estimate->json, "standard");
    loft_posterior p;
    if (in == NULL) {
        return LOFT_ERR_DOMAIN;
    }
    const struct {
        const char *key, *suffix;
        double unit;
        loft_band *band;
    } bands[] = {{"standard_burnout_speed", "mps", 1.0, &p.burnout_mps},
                 {"standard_apogee", "km", 1000.0, &p.apogee_m},
                 {"standard_flight_time", "s", 1.0, &p.time_s},
                 {"burn_time", "s", 1.0, &p.burn_s}};
    bool good = count(in, "samples", &p.samples) && count(in, "solved", &p.solved) &&
                number(in, "effective_samples", 1.0, &p.effective) &&
                range_band(standard, "no_rotation", &p.no_rotation_m) &&
                range_band(standard, "toward_azimuth", &p.toward_azimuth_m) &&
                shares(loft_pick(in, "variance_share", LOFT_JSON_ARRAY), p.share);
    for (size_t i = 0; good && i < sizeof bands / sizeof bands[0]; i++) {
        bands[i].band->unbounded = p.no_rotation_m.unbounded;
        good = quantiles(object(in, bands[i].key), bands[i].unit, bands[i].suffix,
                         bands[i].band);
    }
    const loft_status status = judged(good, "/posterior", diags);
    if (status == LOFT_OK) {
        p.burn_s.unbounded = 0.0;
        *out = p;
    }
    return status;
}

/* Kilometres that never fall below the one before, or below 0, to metres. */
static bool lengths(node *list, bool rising, double *lengths_m)
{
    bool good = loft_pick_numbers(list, LOFT_FAN_POINTS, lengths_m);
    double least_m = 0.0;
    for (int i = 0; good && i < LOFT_FAN_POINTS; i++) {
        lengths_m[i] *= 1000.0;
        good = lengths_m[i] >= least_m && lengths_m[i] < 1e12;
        least_m = rising ? lengths_m[i] : 0.0;
    }
    return good;
}

static bool edge_of(node *in, loft_fan_level level, loft_fan_edge *edge)
{
    edge->open = loft_pick_bool(in, "open", false);
    return loft_pick_number(in, "share_below", -1.0) == loft_fan_share(level) &&
           lengths(loft_pick(in, "downrange_km", LOFT_JSON_ARRAY), true,
                   edge->downrange_m) &&
           lengths(loft_pick(in, "alt_km", LOFT_JSON_ARRAY), false, edge->alt_m);
}

loft_status loft_result_fan(const loft_result_estimate *estimate, loft_diags *diags,
                            loft_fan *out)
{
    node *in = object(object(estimate->json, "posterior"), "fan");
    node *edges = loft_pick(in, "edges", LOFT_JSON_ARRAY);
    loft_fan fan;
    if (in == NULL) {
        return LOFT_ERR_DOMAIN;
    }
    bool good = count(in, "draws", &fan.draws) &&
                count(in, "unbounded", &fan.unbounded) && edges != NULL &&
                loft_json_size(edges) == LOFT_FAN_LEVELS;
    node *one = good ? loft_json_first(edges) : NULL;
    for (int level = 0; good && level < LOFT_FAN_LEVELS; level++) {
        good = edge_of(one, (loft_fan_level)level, &fan.edges[level]);
        one = loft_json_next(one);
    }
    const loft_status status = judged(good, "/posterior/fan", diags);
    if (status == LOFT_OK) {
        *out = fan;
    }
    return status;
}
