/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/flight.h"

#include <math.h>
#include <stdbool.h>

#include "loft/loft.h"

static bool positive(double x)
{
    return isfinite(x) && x > 0.0; /* so that a NaN is refused */
}

static bool not_negative(double x)
{
    return isfinite(x) && x >= 0.0;
}

static bool in_range(const loft_vehicle *vehicle)
{
    bool good = vehicle->n_stages >= 1 && vehicle->n_stages <= LOFT_STAGES_MAX &&
                positive(vehicle->payload_kg) && positive(vehicle->diameter_m);
    for (int i = 0; good && i < vehicle->n_stages; i++) {
        good = positive(vehicle->stages[i].propellant_kg) &&
               positive(vehicle->stages[i].dry_kg) &&
               positive(vehicle->stages[i].thrust_n) &&
               positive(vehicle->stages[i].exhaust_mps) &&
               not_negative(vehicle->stages[i].nozzle_exit_m2) &&
               not_negative(vehicle->stages[i].gap_s);
    }
    return good;
}

/* Stage i over that burn-out mass, but for its mass_start. */
static loft_stage stage_of(const loft_vehicle *vehicle, int i, double burnout_kg)
{
    const double propellant_kg = vehicle->stages[i].propellant_kg;
    const double thrust_n = vehicle->stages[i].thrust_n;
    const double exhaust_mps = vehicle->stages[i].exhaust_mps;
    return (loft_stage){
        /* Relative to the burn-out mass, so that no difference of masses loses digits. */
        .ideal_speed_mps = exhaust_mps * log1p(propellant_kg / burnout_kg),
        .exhaust_mps = exhaust_mps,
        .burn_s = propellant_kg * exhaust_mps / thrust_n,
        .gap_s = i + 1 < vehicle->n_stages ? vehicle->stages[i].gap_s : 0.0,
        .backpressure = LOFT_P0_PA * vehicle->stages[i].nozzle_exit_m2 / thrust_n,
    };
}

/* Products and quotients of good numbers may still overflow, or vanish. */
static bool usable(const loft_stage *stage)
{
    const double ratio_max = LOFT_VEHICLE_MASS_RATIO_MAX * (1.0 + 1e-12); /* rounding */
    return positive(stage->ideal_speed_mps) && positive(stage->burn_s) &&
           stage->backpressure < 1.0 &&
           stage->ideal_speed_mps <= stage->exhaust_mps * log(ratio_max);
}

loft_status loft_vehicle_booster(const loft_vehicle *vehicle, loft_booster *out)
{
    if (!in_range(vehicle)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_booster booster = {.n_stages = vehicle->n_stages, .drag = vehicle->drag};
    double mass_kg = vehicle->payload_kg; /* from the top down */
    for (int i = vehicle->n_stages - 1; i >= 0; i--) {
        const double burnout_kg = mass_kg + vehicle->stages[i].dry_kg;
        booster.stages[i] = stage_of(vehicle, i, burnout_kg);
        if (!usable(&booster.stages[i])) {
            return LOFT_ERR_DOMAIN;
        }
        mass_kg = burnout_kg + vehicle->stages[i].propellant_kg;
        booster.stages[i].mass_start = mass_kg;
    }
    for (int i = 0; i < vehicle->n_stages; i++) {
        booster.stages[i].mass_start /= mass_kg;
    }
    booster.area_m2pkg =
        0.25 * LOFT_PI * vehicle->diameter_m * vehicle->diameter_m / mass_kg;
    if (!(isfinite(mass_kg) && isfinite(booster.area_m2pkg))) {
        return LOFT_ERR_DOMAIN;
    }
    *out = booster;
    return LOFT_OK;
}
