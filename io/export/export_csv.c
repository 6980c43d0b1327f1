/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/export/export.h"
#include "io/export/track.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/flight/dynamics.h"

static const char header[] =
    "time_s,lat_deg,lon_deg,alt_km,range_km,speed_mps,fpa_deg,azimuth_deg,mach,"
    "dynamic_pressure_pa,heating_wpm2,felt_g,phase,event,time_utc\n";

/*
 * So near the vertical the bearing of the flight path is that of the last centimetres a
 * second: a climb from the pad drifts west by the Earth's rotation, and its azimuth would
 * jump to the heading with the pitch-over.
 */
static const double vertical_deg = 89.9;

const char *loft_export_csv_header(void)
{
    return header;
}

double loft_export_csv_step(double duration_s)
{
    static const double steps_s[] = {1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0};
    const int n = (int)(sizeof steps_s / sizeof steps_s[0]);
    int i = 0;
    while (i + 1 < n && duration_s / steps_s[i] > 600.0) {
        i++;
    }
    return steps_s[i];
}

/* Do two times print alike? */
static bool same_ms(double a_s, double b_s)
{
    return llround(1000.0 * a_s) == llround(1000.0 * b_s);
}

/* A cell for a quantity that has no value everywhere. */
static void put_cell(FILE *out, bool given, double value)
{
    if (given) {
        loft_fprintf(out, "%.4f", value);
    }
    fputc(',', out);
}

/* "burn-out 1; ignition 2": what happens at that time. */
static void put_events(FILE *out, const loft_flight *flight, double t_s)
{
    const char *between = "";
    for (int i = 0; i < flight->n_events; i++) {
        char name[LOFT_TRACK_EVENT_NAME];
        if (same_ms(flight->events[i].at.t_s, t_s) &&
            *loft_track_event_name(name, flight, &flight->events[i]) != '\0') {
            fprintf(out, "%s%s", between, name);
            between = "; ";
        }
    }
}

static void put_clock(FILE *out, const loft_epoch *launch, double t_s)
{
    char text[LOFT_EPOCH_TEXT];
    if (launch != NULL && launch->known >= LOFT_EPOCH_MINUTE) {
        fputs(loft_epoch_text(text, launch, t_s), out);
    }
}

static void row(FILE *out, const loft_export_table *table, double t_s)
{
    const loft_flight_plan *plan = table->plan;
    double y[LOFT_STATE_N];
    loft_phase phase;
    loft_trajectory_at(table->record, t_s, y, &phase);
    const loft_dynamics dynamics = loft_flight_dynamics(plan, &phase);
    const loft_flight_point at = loft_flight_point_of(plan->model, t_s, y);
    loft_flow flow;
    loft_dynamics_flow(&dynamics, y, &flow);
    const double range_m =
        loft_geodesy_inverse(&plan->model->earth.shape, plan->start, at.place).range_m;
    const loft_vec3 felt = loft_dynamics_felt(&dynamics, t_s, y);
    const double steep_rad = fabs(at.fpa_rad);
    loft_fprintf(out, "%.3f,%.6f,%.6f,%.4f,%.4f,%.3f,%.4f,", t_s,
                 loft_unsigned_zero(loft_deg_from_rad(at.place.lat_rad), 6),
                 loft_unsigned_zero(loft_deg_from_rad(at.place.lon_rad), 6),
                 loft_unsigned_zero(at.place.alt_m / 1000.0, 4), range_m / 1000.0,
                 at.speed_mps, loft_unsigned_zero(loft_deg_from_rad(at.fpa_rad), 4));
    put_cell(out, at.speed_mps > 0.0 && steep_rad < loft_rad_from_deg(vertical_deg),
             loft_unsigned_zero(loft_deg_from_rad(at.azimuth_rad), 4));
    put_cell(out, flow.air.sound_mps > 0.0, flow.mach);
    loft_fprintf(out, "%.6g,%.6g,%.6g,%s,", loft_entry_pressure(&flow),
                 loft_entry_heating(&flow, loft_entry_nose_radius(plan)),
                 loft_vec3_norm(felt) / LOFT_G0_MPS2,
                 phase.stage >= 0 ? "boost"
                 : phase.boosted  ? "gap"
                                  : "coast");
    put_events(out, table->flight, t_s);
    fputc(',', out);
    put_clock(out, table->launch, t_s);
    fputc('\n', out);
}

/* Whole steps and events, in order and each printed time once. */
static void rows(FILE *out, const loft_export_table *table)
{
    const loft_flight *flight = table->flight;
    const double end_s = loft_trajectory_end(table->record);
    double last_s = -INFINITY;
    int event = 0;
    for (double k = 0.0;; k += 1.0) {
        const double next_s = fmin(k * table->step_s, end_s);
        for (; event < flight->n_events && flight->events[event].at.t_s <= next_s;
             event++) {
            const double t_s = flight->events[event].at.t_s;
            if (!(last_s > -INFINITY && same_ms(t_s, last_s)) && !same_ms(t_s, next_s)) {
                row(out, table, t_s);
                last_s = t_s;
            }
        }
        const bool is_end = next_s >= end_s;
        const bool printed = last_s > -INFINITY && same_ms(next_s, last_s);
        if (is_end || !(printed || same_ms(next_s, end_s))) {
            row(out, table, next_s);
            last_s = next_s;
        }
        if (is_end) {
            return;
        }
    }
}

loft_status loft_export_csv(const loft_export_table *table, char **text, size_t *size)
{
    if (!(table->step_s > 0.0 && table->step_s < INFINITY)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_text whole;
    if (loft_text_open(&whole) != LOFT_OK) {
        return LOFT_ERR_NOMEM;
    }
    fputs(header, whole.out);
    rows(whole.out, table);
    return loft_text_close(&whole, text, size);
}
