/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/case_vehicle.h"

#include <stddef.h>

#include "io/json/json_pick.h"
#include "sim/base/diag.h"

typedef const loft_json_node node;

/* The rows of a drag table. What has a wrong form has had its message. */
static bool read_rows(node *rows, const loft_diag_where *where, loft_diags *diags,
                      loft_drag_table *table)
{
    *table = (loft_drag_table){.n = 0};
    bool good = true;
    for (node *r = loft_json_first(rows); r != NULL; r = loft_json_next(r)) {
        double row[2] = {0.0, 0.0};
        if (table->n == LOFT_DRAG_ROWS || !loft_pick_numbers(r, 2, row)) {
            return false;
        }
        const int i = table->n++;
        table->mach[i] = row[0];
        table->cd[i] = row[1];
        if (i > 0 && !(row[0] > table->mach[i - 1])) {
            loft_diag_where at = *where;
            loft_diag_where_index(&at, (size_t)i);
            loft_diag_where_index(&at, 0);
            loft_diags_add(diags, at.text,
                           "is Mach %.15g, must be above the %.15g of the row before",
                           row[0], table->mach[i - 1]);
            good = false;
        }
    }
    return good;
}

bool loft_case_drag(const loft_json_node *cd, const loft_diag_where *where,
                    loft_diags *diags, loft_drag_table *table, loft_drag *out)
{
    if (loft_json_typeof(cd) == LOFT_JSON_NUMBER) {
        *out = loft_drag_constant(loft_json_number(cd));
        return true;
    }
    return loft_json_typeof(cd) == LOFT_JSON_ARRAY &&
           read_rows(cd, where, diags, table) &&
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
static double nozzle_exit_of(node *stage, int i, double thrust_n,
                             const loft_diag_where *where, loft_diags *diags)
{
    if (loft_pick_has(stage, "nozzle_exit_m2")) {
        const double area_m2 = loft_pick_number(stage, "nozzle_exit_m2", 0.0);
        if (thrust_n > 0.0 && !(LOFT_P0_PA * area_m2 / thrust_n < 1.0)) {
            const loft_diag_where at = loft_pick_where(where, "nozzle_exit_m2");
            loft_diags_add(diags, at.text,
                           "loses %.4g N to the pressure at sea level, must be less than "
                           "the vacuum thrust of %.4g N",
                           LOFT_P0_PA * area_m2, thrust_n);
        }
        return area_m2;
    }
    const double vacuum_s = loft_pick_number(stage, "isp_vacuum_s", 0.0);
    const double sea_level_s = loft_pick_number(stage, "isp_sea_level_s", 0.0);
    if (sea_level_s > vacuum_s && vacuum_s > 0.0) {
        const loft_diag_where at = loft_pick_where(where, "isp_sea_level_s");
        loft_diags_add(diags, at.text,
                       "is %.15g, must be at most the %.15g of isp_vacuum_s", sea_level_s,
                       vacuum_s);
    }
    double lost = i == 0 ? loft_booster_plan_default().backpressure : 0.0;
    if (sea_level_s > 0.0) {
        lost = (vacuum_s - sea_level_s) / vacuum_s;
    }
    return lost * thrust_n / LOFT_P0_PA;
}

/* The thrust given, or that which burns the propellant in the time given. */
static double thrust_of(node *stage, double propellant_kg, double exhaust_mps,
                        const loft_diag_where *where, loft_diags *diags)
{
    const double longest_s = 2000.0; /* maximum of burn_time_s */
    const double impulse_ns = propellant_kg * exhaust_mps;
    const double burn_s = loft_pick_number(stage, "burn_time_s", 0.0);
    const double thrust_n = loft_pick_number(stage, "thrust_n", 0.0);
    if (burn_s > 0.0) {
        return impulse_ns / burn_s;
    }
    if (thrust_n > 0.0 && impulse_ns > longest_s * thrust_n) {
        const loft_diag_where at = loft_pick_where(where, "thrust_n");
        loft_diags_add(diags, at.text,
                       "burns the propellant in %.4g s, must be at most %.15g s",
                       impulse_ns / thrust_n, longest_s);
    }
    return thrust_n;
}

static void read_stage(node *stage, int i, const loft_diag_where *where,
                       loft_diags *diags, loft_vehicle *out)
{
    static const char *const engine[2] = {"thrust_n", "burn_time_s"};
    static const char *const nozzle[2] = {"isp_sea_level_s", "nozzle_exit_m2"};
    check_pair(stage, engine, true, where, diags);
    check_pair(stage, nozzle, false, where, diags);
    const double propellant_kg = loft_pick_number(stage, "propellant_kg", 0.0);
    const double exhaust_mps =
        LOFT_G0_MPS2 * loft_pick_number(stage, "isp_vacuum_s", 0.0);
    const double thrust_n = thrust_of(stage, propellant_kg, exhaust_mps, where, diags);
    out->stages[i].propellant_kg = propellant_kg;
    out->stages[i].dry_kg = loft_pick_number(stage, "dry_kg", 0.0);
    out->stages[i].thrust_n = thrust_n;
    out->stages[i].exhaust_mps = exhaust_mps;
    out->stages[i].nozzle_exit_m2 = nozzle_exit_of(stage, i, thrust_n, where, diags);
    out->stages[i].gap_s = loft_pick_number(stage, "gap_s", 0.0);
}

static void read_stages(node *stages, const loft_diag_where *where, loft_diags *diags,
                        loft_vehicle *out)
{
    const loft_diag_where list = loft_pick_where(where, "stages");
    node *s = loft_json_first(stages);
    for (; s != NULL && out->n_stages < LOFT_STAGES_MAX; s = loft_json_next(s)) {
        const int i = out->n_stages++;
        loft_diag_where at = list;
        loft_diag_where_index(&at, (size_t)i);
        if (loft_json_typeof(s) != LOFT_JSON_OBJECT) {
            continue;
        }
        read_stage(s, i, &at, diags, out);
        if (loft_json_next(s) == NULL && out->stages[i].gap_s > 0.0) {
            at = loft_pick_where(&at, "gap_s");
            loft_diags_add(diags, at.text, "is %.15g, must be left out: no stage follows",
                           out->stages[i].gap_s);
        }
    }
}

/*
 * The ranges of the schema let such ratios through. A mass that is missing or not positive
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

bool loft_case_vehicle(const loft_json_node *object, const loft_diag_where *where,
                       loft_diags *diags, loft_drag_table *table, loft_vehicle *read,
                       loft_booster *out)
{
    const size_t before = loft_diags_total(diags);
    loft_vehicle vehicle = {.payload_kg = loft_pick_number(object, "payload_kg", 0.0),
                            .diameter_m = loft_pick_number(object, "diameter_m", 0.0),
                            .drag = loft_drag_boost()};
    bool good = true;
    if (loft_pick_has(object, "cd")) {
        const loft_diag_where at = loft_pick_where(where, "cd");
        good =
            loft_case_drag(loft_json_get(object, "cd"), &at, diags, table, &vehicle.drag);
    }
    node *stages = loft_pick(object, "stages", LOFT_JSON_ARRAY);
    if (stages != NULL) {
        read_stages(stages, where, diags, &vehicle);
    }
    loft_booster made;
    if (!good || loft_diags_total(diags) > before) {
        return false;
    }
    if (loft_vehicle_booster(&vehicle, &made) != LOFT_OK) {
        check_mass_ratios(&vehicle, where, diags);
        return false;
    }
    *read = vehicle;
    *out = made;
    return true;
}
