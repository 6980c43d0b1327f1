/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/joint_vehicle.h"

#include <math.h>

static double shares_of(const loft_booster_template *plan)
{
    double sum = 0.0;
    for (int i = 0; i < plan->n_stages; i++) {
        sum += plan->stages[i].speed_share;
    }
    return sum;
}

/* Mass ratio of stage i if all stages together gain this speed. */
static double ratio_of(const loft_booster_template *plan, int i, double ideal_speed_mps)
{
    const loft_stage_plan *stage = &plan->stages[i];
    return exp(ideal_speed_mps * stage->speed_share / shares_of(plan) /
               stage->exhaust_mps);
}

/* Masses of the stages for a payload of 1; false if they cannot be. */
static bool stages_for(const loft_booster_template *plan, double ideal_speed_mps,
                       double mass[LOFT_STAGES_MAX])
{
    double above = 1.0;
    for (int i = plan->n_stages; i-- > 0;) {
        const double ratio = ratio_of(plan, i, ideal_speed_mps);
        const double room = 1.0 - ratio * LOFT_EMPTY_SHARE;
        if (!(room > 0.0)) {
            return false;
        }
        mass[i] = above * (ratio - 1.0) / room;
        above += mass[i];
    }
    return true;
}

/* The speed that stage i gains below a mass. */
static double gain_of(const loft_booster_template *plan, int i, double mass, double above)
{
    return plan->stages[i].exhaust_mps *
           log((mass + above) / (LOFT_EMPTY_SHARE * mass + above));
}

static double speed_with(const loft_booster_template *plan,
                         const double mass[LOFT_STAGES_MAX], double payload)
{
    double above = payload;
    double speed_mps = 0.0;
    for (int i = plan->n_stages; i-- > 0;) {
        speed_mps += gain_of(plan, i, mass[i], above);
        above += mass[i];
    }
    return speed_mps;
}

bool loft_payload_for_speed(const loft_booster_template *plan, double fast_mps,
                            double slow_mps, double *ratio)
{
    enum {
        HALVINGS = 60
    };
    double mass[LOFT_STAGES_MAX];
    double low = 0.0;
    double high = 1.0;
    if (!(slow_mps > 0.0 && fast_mps >= slow_mps) || !stages_for(plan, fast_mps, mass)) {
        return false;
    }
    while (speed_with(plan, mass, high) > slow_mps) { /* falls to 0 with the payload */
        high *= 2.0;
    }
    for (int i = 0; i < HALVINGS; i++) {
        const double middle = 0.5 * (low + high);
        if (speed_with(plan, mass, middle) > slow_mps) {
            low = middle;
        } else {
            high = middle;
        }
    }
    *ratio = high;
    return true;
}

bool loft_plan_with_payload(const loft_booster_template *plan, double speed_mps,
                            double times, loft_booster_template *loaded,
                            double *loaded_mps)
{
    double mass[LOFT_STAGES_MAX];
    double above = times;
    double sum_mps = 0.0;
    if (!(times > 0.0 && speed_mps > 0.0) || !stages_for(plan, speed_mps, mass)) {
        return false;
    }
    loft_booster_template with = *plan;
    for (int i = plan->n_stages; i-- > 0;) {
        with.stages[i].speed_share = gain_of(plan, i, mass[i], above);
        sum_mps += with.stages[i].speed_share;
        above += mass[i];
    }
    with.area_m2pkg *= (above - times + 1.0) / above;
    *loaded = with;
    *loaded_mps = sum_mps;
    return true;
}

bool loft_cutoff_for_speed(const loft_booster_template *plan, double fast_mps,
                           double slow_mps, double *early_s)
{
    const int last = plan->n_stages - 1;
    const loft_stage_plan *stage = &plan->stages[last];
    const double share = expm1((fast_mps - slow_mps) / stage->exhaust_mps) /
                         (ratio_of(plan, last, fast_mps) - 1.0);
    if (!(share >= 0.0 && share <= 1.0)) {
        return false;
    }
    *early_s = share * stage->burn_s;
    return true;
}
