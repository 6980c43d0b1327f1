/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/launch_json.h"

#include <assert.h>

#include "io/files/result_fields.h"
#include "io/json/fields.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"

/* The only world and drag curve that results are made in: named, so that a reader of
 * another version notices when there are more. */
static const char *const models[] = {
    "WGS84 with J2, turning; US Standard Atmosphere 1976; no wind"};
static const char *const drags[] = {"boost"};

typedef struct stage_record {
    double exhaust_mps, burn_s, gap_s, speed_share;
} stage_record;

typedef struct launch_record {
    loft_launch launch;
    const char *model, *drag;
    stage_record stages[LOFT_STAGES_MAX];
    int n_stages;
} launch_record;

static const loft_field stage_rows[] = {
    {LOFT_NUMBER("exhaust_mps", stage_record, exhaust_mps)},
    {LOFT_NUMBER("burn_time_s", stage_record, burn_s)},
    {LOFT_NUMBER("gap_s", stage_record, gap_s)},
    {LOFT_NUMBER("speed_share", stage_record, speed_share)},
};
static const loft_fields stage_fields = {LOFT_ROWS_OF(stage_rows), .open = true,
                                         .all_required = true};

static const loft_field launch_rows[] = {
    {LOFT_NUMBER("lat_deg", launch_record, launch.site.lat_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("lon_deg", launch_record, launch.site.lon_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("alt_m", launch_record, launch.site.alt_m)},
    {LOFT_NUMBER("azimuth_deg", launch_record, launch.azimuth_rad),
     .unit = LOFT_UNIT_DEG},
    {LOFT_STRING("model", launch_record, model), LOFT_NAMES(models)},
    {LOFT_LIST("stages", launch_record, stages, n_stages, &stage_fields), .min_items = 1},
    {LOFT_NUMBER("backpressure", launch_record, launch.booster.backpressure)},
    {LOFT_STRING("drag_curve", launch_record, drag), LOFT_NAMES(drags)},
    {LOFT_NUMBER("drag_area_m2pkg", launch_record, launch.booster.area_m2pkg)},
    {LOFT_NUMBER("turn_fraction", launch_record, launch.turn_fraction)},
    {LOFT_NUMBER("beta_kgpm2", launch_record, launch.beta_kgpm2)},
    {LOFT_NUMBER("tolerance", launch_record, launch.tolerance)},
};
const loft_fields loft_launch_fields = {LOFT_ROWS_OF(launch_rows), .open = true,
                                        .all_required = true};

static bool is_default_model(const loft_model *model)
{
    const loft_model usual = loft_model_default();
    return model->earth.omega_radps == usual.earth.omega_radps &&
           model->earth.gravity.degree == usual.earth.gravity.degree &&
           model->air.n_edges == usual.air.n_edges &&
           loft_vec3_norm(model->wind_ned_mps) == 0.0;
}

void loft_launch_write(loft_json_writer *w, const loft_launch *launch)
{
    const loft_booster_template *plan = &launch->booster;
    launch_record record = {.launch = *launch,
                            .model = models[0],
                            .drag = drags[0],
                            .n_stages = plan->n_stages};
    assert(is_default_model(&launch->model));
    for (int i = 0; i < plan->n_stages; i++) {
        record.stages[i] =
            (stage_record){plan->stages[i].exhaust_mps, plan->stages[i].burn_s,
                           plan->stages[i].gap_s, plan->stages[i].speed_share};
    }
    loft_put_object(w, "launch");
    loft_fields_write(&loft_launch_fields, w, &record);
    loft_json_write_end_object(w);
}

void loft_launch_read(const loft_json_node *root, loft_diags *diags, loft_launch *out)
{
    launch_record r = {.launch = loft_launch_default()};
    const loft_diag_where top = {.size = 0};
    const loft_diag_where where = loft_pick_where(&top, "launch");
    const loft_status status = loft_fields_read(
        &loft_launch_fields, loft_json_get(root, "launch"), &where, NULL, diags, &r);
    loft_booster_template *plan = &r.launch.booster;
    plan->n_stages = r.n_stages;
    for (int i = 0; i < r.n_stages; i++) {
        plan->stages[i].exhaust_mps = r.stages[i].exhaust_mps;
        plan->stages[i].burn_s = r.stages[i].burn_s;
        plan->stages[i].gap_s = r.stages[i].gap_s;
        plan->stages[i].speed_share = r.stages[i].speed_share;
    }
    if (status == LOFT_OK && loft_launch_check(&r.launch) != LOFT_OK) {
        loft_diags_add(diags, where.text, "a number of it is out of range");
    }
    *out = r.launch;
}
