/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/case_vehicle.h"

#include <stddef.h>

#include "io/json/json_pick.h"
#include "sim/base/diag.h"

typedef const loft_json_node node;

/* The rows of a drag table. */
static bool take_rows(const loft_case_cd *cd, const loft_diag_where *where,
                      loft_diags *diags, loft_drag_table *table)
{
    bool good = true;
    table->n = cd->n;
    for (int i = 0; i < cd->n; i++) {
        const double mach = cd->rows[i][0];
        table->mach[i] = mach;
        table->cd[i] = cd->rows[i][1];
        if (i > 0 && mach <= table->mach[i - 1]) { /* not for NAN */
            loft_diag_where at = *where;
            loft_diag_where_index(&at, (size_t)i);
            loft_diag_where_index(&at, 0);
            loft_diags_add(diags, at.text,
                           "is Mach %.15g, must be above the %.15g of the row before",
                           mach, table->mach[i - 1]);
            good = false;
        }
    }
    return good;
}

bool loft_case_drag(const loft_case_cd *cd, const loft_diag_where *where,
                    loft_diags *diags, loft_drag_table *table, loft_drag *out)
{
    if (!cd->is_table) {
        *out = loft_drag_constant(cd->number);
        return cd->is_given;
    }
    return take_rows(cd, where, diags, table) &&
           loft_drag_from_table(table, out) == LOFT_OK;
}

/* At most one of two keys, and if one is needed, one. */
static void check_pair(node *object, const char *const keys[2], bool needed,
                       const loft_diag_where *where, loft_diags *diags)
{
    const bool first = loft_pick_has(object, keys[0]);
    const bool second = loft_pick_has(object, keys[1]);
    if (first && second) {
        loft_diags_add(diags, where->text, "has both %s and %s; give one", keys[0],
                       keys[1]);
    } else if (needed && !first && !second) {
        loft_diags_add(diags, where->text, "%s or %s is missing", keys[0], keys[1]);
    }
}

/*
 * The exit area of a stage's nozzles: given, or from the thrust lost at sea level. If that
 * is not known, it is that of a booster of ideal speeds: a usual share of the first stage,
 * none above.
 */
static double nozzle_exit_of(const loft_case_stage *stage, int i, double thrust_n,
                             const loft_diag_where *where, loft_diags *diags)
{
    if (loft_pick_has(stage->json, "nozzle_exit_m2")) {
        const double area_m2 = stage->nozzle_exit_m2;
        if (thrust_n > 0.0 && !(LOFT_P0_PA * area_m2 / thrust_n < 1.0)) {
            const loft_diag_where at = loft_pick_where(where, "nozzle_exit_m2");
            loft_diags_add(diags, at.text,
                           "loses %.4g N to the pressure at sea level, must be less than "
                           "the vacuum thrust of %.4g N",
                           LOFT_P0_PA * area_m2, thrust_n);
        }
        return area_m2;
    }
    const double vacuum_s = stage->vacuum_isp_s;
    const double sea_level_s = stage->sea_level_isp_s;
    if (sea_level_s > vacuum_s && vacuum_s > 0.0) {
        const loft_diag_where at = loft_pick_where(where, "isp_sea_level_s");
        loft_diags_add(diags, at.text,
                       "is %.15g, must be at most the %.15g of isp_vacuum_s", sea_level_s,
                       vacuum_s);
    }
    double lost = i == 0 ? loft_booster_template_default().backpressure : 0.0;
    if (sea_level_s > 0.0) {
        lost = (vacuum_s - sea_level_s) / vacuum_s;
    }
    return lost * thrust_n / LOFT_P0_PA;
}

/* The thrust given, or that which burns the propellant in the time given. */
static double thrust_of(const loft_case_stage *stage, double exhaust_mps,
                        const loft_diag_where *where, loft_diags *diags)
{
    const double longest_s = 2000.0; /* maximum of burn_time_s */
    const double impulse_ns = stage->propellant_kg * exhaust_mps;
    const double thrust_n = stage->thrust_n;
    if (stage->burn_s > 0.0) {
        return impulse_ns / stage->burn_s;
    }
    if (thrust_n > 0.0 && impulse_ns > longest_s * thrust_n) {
        const loft_diag_where at = loft_pick_where(where, "thrust_n");
        loft_diags_add(diags, at.text,
                       "burns the propellant in %.4g s, must be at most %.15g s",
                       impulse_ns / thrust_n, longest_s);
    }
    return thrust_n;
}

static void take_stage(const loft_case_stage *stage, int i, const loft_diag_where *where,
                       loft_diags *diags, loft_vehicle *out)
{
    static const char *const engine[2] = {"thrust_n", "burn_time_s"};
    static const char *const nozzle[2] = {"isp_sea_level_s", "nozzle_exit_m2"};
    check_pair(stage->json, engine, true, where, diags);
    check_pair(stage->json, nozzle, false, where, diags);
    const double exhaust_mps = LOFT_G0_MPS2 * stage->vacuum_isp_s;
    const double thrust_n = thrust_of(stage, exhaust_mps, where, diags);
    out->stages[i].propellant_kg = stage->propellant_kg;
    out->stages[i].dry_kg = stage->dry_kg;
    out->stages[i].thrust_n = thrust_n;
    out->stages[i].exhaust_mps = exhaust_mps;
    out->stages[i].nozzle_exit_m2 = nozzle_exit_of(stage, i, thrust_n, where, diags);
    out->stages[i].gap_s = stage->gap_s;
}

static void take_stages(const loft_case_vehicle *given, const loft_diag_where *where,
                        loft_diags *diags, loft_vehicle *out)
{
    const loft_diag_where list = loft_pick_where(where, "stages");
    out->n_stages = given->n_stages;
    for (int i = 0; i < given->n_stages; i++) {
        loft_diag_where at = list;
        loft_diag_where_index(&at, (size_t)i);
        if (given->stages[i].json == NULL) {
            continue;
        }
        take_stage(&given->stages[i], i, &at, diags, out);
        if (i + 1 == given->n_stages && out->stages[i].gap_s > 0.0) {
            at = loft_pick_where(&at, "gap_s");
            loft_diags_add(diags, at.text, "is %.15g, must be left out: no stage follows",
                           out->stages[i].gap_s);
        }
    }
}

/*
 * The ranges of the table let such ratios through. A mass that is missing or not positive
 * has had its message.
 */
static void check_mass_ratios(const loft_vehicle *vehicle, const loft_diag_where *where,
                              loft_diags *diags)
{
    double mass_kg = vehicle->payload_kg;
    bool known = mass_kg > 0.0;
    for (int i = vehicle->n_stages - 1; i >= 0; i--) {
        known = known && vehicle->stages[i].dry_kg > 0.0;
        const double burnout_kg = mass_kg + vehicle->stages[i].dry_kg;
        mass_kg = burnout_kg + vehicle->stages[i].propellant_kg;
        if (known && !(mass_kg <= LOFT_VEHICLE_MASS_RATIO_MAX * burnout_kg)) {
            loft_diag_where at = loft_pick_where(where, "stages");
            loft_diag_where_index(&at, (size_t)i);
            loft_diags_add(diags, at.text,
                           "ignites at %.4g kg and burns out at %.4g kg, a ratio that "
                           "must be at most %.15g",
                           mass_kg, burnout_kg, LOFT_VEHICLE_MASS_RATIO_MAX);
        }
    }
}

bool loft_case_vehicle_make(const loft_case_vehicle *given, const loft_diag_where *where,
                            loft_diags *diags, loft_drag_table *table, loft_vehicle *out,
                            loft_booster *booster)
{
    const size_t before = loft_diags_total(diags);
    loft_vehicle vehicle = {.payload_kg = given->payload_kg,
                            .diameter_m = given->diameter_m,
                            .drag = loft_drag_boost()};
    const loft_diag_where at_cd = loft_pick_where(where, "cd");
    const bool good = !loft_pick_has(given->json, "cd") ||
                      loft_case_drag(&given->cd, &at_cd, diags, table, &vehicle.drag);
    take_stages(given, where, diags, &vehicle);
    loft_booster made;
    if (!good || loft_diags_total(diags) > before) {
        return false;
    }
    if (loft_vehicle_booster(&vehicle, &made) != LOFT_OK) {
        check_mass_ratios(&vehicle, where, diags);
        return false;
    }
    *out = vehicle;
    *booster = made;
    return true;
}
