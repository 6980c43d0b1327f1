/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>

#include "sim/flight/dynamics.h"
#include "sim/flight/ending.h"

enum {
    SAMPLES = 8 /* a step: each peak is far wider than an eighth of one */
};

typedef enum quantity {
    DECELERATION,
    PRESSURE,
    HEATING
} quantity;

typedef struct history {
    const loft_flight_plan *plan;
    const loft_trajectory *record;
    double nose_radius_m;
} history;

double loft_entry_pressure(const loft_flow *flow)
{
    return 0.5 * flow->air.rho_kgpm3 * loft_vec3_dot(flow->v_air_mps, flow->v_air_mps);
}

double loft_entry_heating(const loft_flow *flow, double nose_radius_m)
{
    const double v_mps = loft_vec3_norm(flow->v_air_mps);
    return 1.7415e-4 * sqrt(flow->air.rho_kgpm3 / nose_radius_m) * v_mps * v_mps * v_mps;
}

double loft_entry_nose_radius(const loft_flight_plan *plan)
{
    return plan->nose_radius_m > 0.0 ? plan->nose_radius_m : LOFT_NOSE_RADIUS_M;
}

static loft_entry_peak value_at(const history *h, quantity what, double t_s)
{
    double y[LOFT_STATE_N];
    loft_phase phase;
    loft_flow flow;
    loft_trajectory_at(h->record, t_s, y, &phase);
    const loft_dynamics dynamics = loft_flight_dynamics(h->plan, &phase);
    loft_dynamics_flow(&dynamics, y, &flow);
    loft_entry_peak at = {.t_s = t_s, .alt_m = flow.alt_m, .mach = flow.mach};
    switch (what) {
    case DECELERATION:
        at.value = loft_vec3_norm(loft_dynamics_felt(&dynamics, t_s, y));
        break;
    case PRESSURE:
        at.value = loft_entry_pressure(&flow);
        break;
    default:
        at.value = loft_entry_heating(&flow, h->nose_radius_m);
        break;
    }
    return at;
}

/* Golden section about the best sample, to a millionth of the bracket. */
static loft_entry_peak refine(const history *h, quantity what, double a_s, double b_s)
{
    const double golden = 0.5 * (sqrt(5.0) - 1.0);
    loft_entry_peak left = value_at(h, what, b_s - golden * (b_s - a_s));
    loft_entry_peak right = value_at(h, what, a_s + golden * (b_s - a_s));
    for (int i = 0; i < 29; i++) { /* 0.618^29 = 9e-7 */
        if (left.value > right.value) {
            b_s = right.t_s;
            right = left;
            left = value_at(h, what, b_s - golden * (b_s - a_s));
        } else {
            a_s = left.t_s;
            left = right;
            right = value_at(h, what, a_s + golden * (b_s - a_s));
        }
    }
    return left.value > right.value ? left : right;
}

static loft_entry_peak peak(const history *h, quantity what, double from_s)
{
    loft_entry_peak best = value_at(h, what, loft_trajectory_end(h->record));
    double a_s = best.t_s;
    double b_s = best.t_s;
    double before_s = from_s;
    for (size_t i = 0; i < loft_trajectory_steps(h->record); i++) {
        const double t0 = fmax(from_s, loft_trajectory_node(h->record, i));
        const double t1 = loft_trajectory_node(h->record, i + 1);
        for (int k = 0; k < SAMPLES && t1 > t0; k++) {
            const double t_s = t0 + (t1 - t0) * k / SAMPLES;
            const loft_entry_peak at = value_at(h, what, t_s);
            if (at.value > best.value) {
                best = at;
                a_s = before_s;
                b_s = t_s + (t1 - t0) / SAMPLES;
            }
            before_s = t_s;
        }
    }
    if (b_s > a_s) {
        const loft_entry_peak finer = refine(h, what, a_s, b_s);
        best = finer.value > best.value ? finer : best;
    }
    return best;
}

loft_entry loft_entry_find(const loft_flight_plan *plan, const loft_trajectory *record,
                           const loft_flight *flight)
{
    const history h = {plan, record, loft_entry_nose_radius(plan)};
    const double from_s = fmax(flight->burnout.t_s, flight->apogee.t_s);
    loft_entry entry = {.deceleration = peak(&h, DECELERATION, from_s),
                        .pressure = peak(&h, PRESSURE, from_s),
                        .heating = peak(&h, HEATING, from_s)};
    entry.any = entry.pressure.value > 0.0 && from_s < flight->end.t_s &&
                !loft_ending_unburned(plan, flight).lit;
    return entry;
}
