/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/band_json.h"

#include <math.h>
#include <stdio.h>

#include "io/json/json_member.h"
#include "sim/infer/fan.h"

static void number(loft_json_writer *w, const char *key, double value)
{
    /* null: a quantile among the unbounded */
    loft_put_number_or_null(w, key, isfinite(value), value);
}

static void quantiles(loft_json_writer *w, const loft_band *band, double unit,
                      const char *suffix)
{
    char key[32];
    const struct {
        const char *name;
        double value;
    } rows[] = {{"p05", band->p05}, {"p50", band->p50}, {"p95", band->p95}};
    for (int i = 0; i < 3; i++) {
        snprintf(key, sizeof key, "%s_%s", rows[i].name, suffix);
        number(w, key, rows[i].value / unit);
    }
    snprintf(key, sizeof key, "p50_error_%s", suffix);
    number(w, key, isfinite(band->p50) ? band->error_p50 / unit : INFINITY);
}

void loft_range_band_write(loft_json_writer *w, const loft_posterior *p,
                           const loft_band *band)
{
    loft_json_write_key(w, "band");
    if (p == NULL) {
        loft_json_write_null(w);
        return;
    }
    loft_json_write_begin_object(w);
    quantiles(w, band, 1000.0, "km");
    number(w, "unbounded_fraction", band->unbounded);
    loft_put_integer(w, "samples", p->samples);
    number(w, "effective_samples", p->effective);
    loft_json_write_end_object(w);
}

static void other_band(loft_json_writer *w, const char *key, const loft_band *band,
                       double unit, const char *suffix)
{
    loft_put_object(w, key);
    quantiles(w, band, unit, suffix);
    loft_json_write_end_object(w);
}

/* In km to the metre, which is finer than a fan is. */
static void lengths(loft_json_writer *w, const char *key, const double *lengths_m)
{
    loft_json_write_key(w, key);
    loft_json_write_begin_array(w);
    for (int i = 0; i < LOFT_FAN_POINTS; i++) {
        loft_json_write_number(w, round(lengths_m[i]) / 1000.0);
    }
    loft_json_write_end_array(w);
}

static void fan_members(loft_json_writer *w, const loft_fan *fan)
{
    loft_json_write_key(w, "fan");
    if (fan == NULL) {
        loft_json_write_null(w);
        return;
    }
    loft_json_write_begin_object(w);
    loft_put_integer(w, "draws", fan->draws);
    loft_put_integer(w, "unbounded", fan->unbounded);
    loft_json_write_key(w, "edges");
    loft_json_write_begin_array(w);
    for (int level = 0; level < LOFT_FAN_LEVELS; level++) {
        const loft_fan_edge *edge = &fan->edges[level];
        loft_json_write_begin_object(w);
        loft_put_number(w, "share_below", loft_fan_share((loft_fan_level)level));
        loft_put_bool(w, "open", edge->open);
        lengths(w, "downrange_km", edge->downrange_m);
        lengths(w, "alt_km", edge->alt_m);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
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
    loft_json_write_begin_object(w);
    loft_put_integer(w, "samples", p->samples);
    loft_put_integer(w, "solved", p->solved);
    number(w, "effective_samples", p->effective);
    other_band(w, "standard_burnout_speed", &p->burnout_mps, 1.0, "mps");
    other_band(w, "standard_apogee", &p->apogee_m, 1000.0, "km");
    other_band(w, "standard_flight_time", &p->time_s, 1.0, "s");
    other_band(w, "burn_time", &p->burn_s, 1.0, "s");
    loft_json_write_key(w, "variance_share");
    loft_json_write_begin_array(w);
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        loft_json_write_begin_object(w);
        loft_json_write_key(w, "input");
        loft_json_write_string(w, loft_posterior_input_name((loft_posterior_input)i));
        number(w, "share", p->share[i]);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
    fan_members(w, fan);
    loft_json_write_end_object(w);
}
