/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_states.h - states for tests of the batch, and the same flown one by one. */
#ifndef BATCH_STATES_H
#define BATCH_STATES_H

#include "check.h"
#include "loft/batch.h"
#include "loft/loft.h"
#include "sim/base/random.h"

/* Speed and angles relative to the Earth. */
typedef struct batch_row {
    double lat_deg, lon_deg, alt_m, speed_mps, fpa_deg, azimuth_deg, beta_kgpm2;
} batch_row;

static inline loft_model batch_model(void)
{
    loft_model model = loft_model_default();
    model.earth = loft_earth_wgs84(4);
    return model;
}

static inline loft_vec3 batch_v_enu(const batch_row *row)
{
    const double fpa_rad = loft_rad_from_deg(row->fpa_deg);
    const double azimuth_rad = loft_rad_from_deg(row->azimuth_deg);
    const double level_mps = row->speed_mps * cos(fpa_rad);
    return (loft_vec3){level_mps * sin(azimuth_rad), level_mps * cos(azimuth_rad),
                       row->speed_mps * sin(fpa_rad)};
}

static inline loft_geodetic batch_place(const batch_row *row)
{
    return (loft_geodetic){loft_rad_from_deg(row->lat_deg),
                           loft_rad_from_deg(row->lon_deg), row->alt_m};
}

static inline loft_batch_state batch_state(const loft_model *model, const batch_row *row)
{
    const loft_geodetic place = batch_place(row);
    const loft_frame_enu enu = loft_geodesy_enu(place.lat_rad, place.lon_rad);
    const loft_vec3 v = batch_v_enu(row);
    return (loft_batch_state){
        .r_ecef_m = loft_geodesy_ecef(&model->earth.shape, place),
        .v_ecef_mps = loft_vec3_axpy(
            v.x, enu.east, loft_vec3_axpy(v.y, enu.north, loft_vec3_scale(v.z, enu.up))),
        .beta_kgpm2 = row->beta_kgpm2};
}

static inline loft_status batch_fly(const loft_model *model, const batch_row *row,
                                    double tolerance, loft_flight *flight)
{
    const loft_flight_plan plan = {.model = model,
                                   .start = batch_place(row),
                                   .v_enu_mps = batch_v_enu(row),
                                   .body = row->beta_kgpm2 < INFINITY
                                               ? loft_body_of_beta(row->beta_kgpm2)
                                               : (loft_body){.area_m2pkg = 0.0},
                                   .tolerance = tolerance};
    return loft_fly(&plan, NULL, flight);
}

/* max(|dr|, 1000 m/s |dt|) of two impacts */
static inline double batch_error_m(const loft_batch_flight *a, loft_vec3 r_ecef_m,
                                   double t_s)
{
    return fmax(loft_vec3_norm(loft_vec3_sub(a->r_ecef_m, r_ecef_m)),
                1000.0 * fabs(a->t_s - t_s));
}

/* Row k of a box of states: uniform, beta by its logarithm. */
static inline batch_row batch_draw(uint64_t seed, uint64_t k, batch_row lo, batch_row hi)
{
    const double *a = &lo.lat_deg;
    const double *b = &hi.lat_deg;
    double x[7];
    for (uint32_t i = 0; i < 7; i++) {
        const double u = loft_random_uniform(seed, k, i);
        x[i] = i < 6 ? a[i] + (b[i] - a[i]) * u : a[i];
    }
    if (b[6] != a[6]) {
        x[6] *= pow(b[6] / a[6], loft_random_uniform(seed, k, 6));
    }
    return (batch_row){x[0], x[1], x[2], x[3], x[4], x[5], x[6]};
}

static const batch_row batch_wide_lo = {-60, -180, 150e3, 4500, 15, 0, 1000};
static const batch_row batch_wide_hi = {60, 180, 500e3, 7900, 89, 360, 20000};

static inline loft_batch *batch_of(const loft_model *model, const char *name)
{
    loft_batch *batch = NULL;
    assert_int_equal(loft_batch_new(model, name, &batch), LOFT_OK);
    return batch;
}

/* From one place in one direction. */
static inline loft_batch_flight batch_coast(double alt_m, double speed_mps,
                                            double fpa_deg, double beta_kgpm2)
{
    const loft_model model = batch_model();
    loft_batch *batch = batch_of(&model, NULL);
    const batch_row row = {12.3, 45.6, alt_m, speed_mps, fpa_deg, 78.9, beta_kgpm2};
    const loft_batch_state state = batch_state(&model, &row);
    loft_batch_flight flight;
    loft_batch_coast(batch, 1, &state, &flight);
    loft_batch_free(batch);
    return flight;
}

#endif
