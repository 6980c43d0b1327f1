/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stdbool.h>

loft_booster_template loft_booster_template_default(void)
{
    return (loft_booster_template){
        .backpressure = 0.12, .drag = loft_drag_boost(), .area_m2pkg = 1.5e-5 / 0.2};
}

static bool positive(double x)
{
    return isfinite(x) && x > 0.0; /* so that a NaN is refused */
}

loft_status loft_booster_of_template(const loft_booster_template *plan,
                                     double ideal_speed_mps, loft_booster *out)
{
    bool good = positive(ideal_speed_mps) && plan->n_stages >= 1 &&
                plan->n_stages <= LOFT_STAGES_MAX && plan->backpressure >= 0.0 &&
                plan->backpressure < 1.0 && isfinite(plan->area_m2pkg) &&
                plan->area_m2pkg >= 0.0;
    double shares = 0.0;
    for (int i = 0; good && i < plan->n_stages; i++) {
        good = positive(plan->stages[i].exhaust_mps) &&
               positive(plan->stages[i].burn_s) &&
               positive(plan->stages[i].speed_share) && isfinite(plan->stages[i].gap_s) &&
               plan->stages[i].gap_s >= 0.0;
        shares += plan->stages[i].speed_share;
    }
    if (!good) {
        return LOFT_ERR_DOMAIN;
    }
    loft_booster booster = {
        .n_stages = plan->n_stages, .drag = plan->drag, .area_m2pkg = plan->area_m2pkg};
    double mass = 1.0;
    for (int i = 0; i < plan->n_stages; i++) {
        const double dv_mps = ideal_speed_mps * plan->stages[i].speed_share / shares;
        booster.stages[i] = (loft_stage){
            .ideal_speed_mps = dv_mps,
            .exhaust_mps = plan->stages[i].exhaust_mps,
            .burn_s = plan->stages[i].burn_s,
            .gap_s = i + 1 < plan->n_stages ? plan->stages[i].gap_s : 0.0,
            .mass_start = mass,
            .backpressure = i == 0 ? plan->backpressure : 0.0,
        };
        mass *= exp(-dv_mps / plan->stages[i].exhaust_mps);
    }
    *out = booster;
    return LOFT_OK;
}

void loft_booster_template_stretch(loft_booster_template *plan, double factor)
{
    for (int i = 0; i < plan->n_stages; i++) {
        plan->stages[i].burn_s *= factor;
        plan->stages[i].gap_s *= factor;
    }
}

double loft_booster_burn_time(const loft_booster *booster, int n)
{
    double sum_s = 0.0;
    for (int i = 0; i < n; i++) {
        sum_s += booster->stages[i].burn_s;
    }
    return sum_s;
}

double loft_booster_template_burn_time(const loft_booster_template *plan)
{
    double sum_s = 0.0;
    for (int i = 0; i < plan->n_stages; i++) {
        sum_s += plan->stages[i].burn_s;
    }
    return sum_s;
}

double loft_booster_ignition(const loft_booster *booster, int i)
{
    double sum_s = 0.0;
    for (int k = 0; k < i; k++) {
        sum_s += booster->stages[k].burn_s + booster->stages[k].gap_s;
    }
    return sum_s;
}

double loft_booster_burn_rate(const loft_stage *stage)
{
    return -expm1(-stage->ideal_speed_mps / stage->exhaust_mps) / stage->burn_s;
}

double loft_booster_thrust(const loft_stage *stage, double s, double p_pa)
{
    const double rate_ps = loft_booster_burn_rate(stage);
    return stage->exhaust_mps * rate_ps / (1.0 - rate_ps * s) *
           (1.0 - stage->backpressure * p_pa / LOFT_P0_PA);
}

double loft_booster_mass_ratio(const loft_stage *stage, double s)
{
    return stage->mass_start * (1.0 - loft_booster_burn_rate(stage) * s);
}

double loft_booster_lift_off_ratio(const loft_booster *booster)
{
    return loft_booster_thrust(&booster->stages[0], 0.0, LOFT_P0_PA) / LOFT_G0_MPS2;
}
