/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/analysis_json.h"

#include <assert.h>

#include "io/json/json_member.h"
#include "sim/base/version.h"

/* The only world and drag curve that results are made in: named, so that a reader of
 * another version notices when there are more. */
static const char model_name[] =
    "WGS84 with J2, turning; US Standard Atmosphere 1976; no wind";
static const char drag_name[] = "boost";

static bool is_default_model(const loft_model *model)
{
    const loft_model usual = loft_model_default();
    return model->earth.omega_radps == usual.earth.omega_radps &&
           model->earth.gravity.degree == usual.earth.gravity.degree &&
           model->air.n_edges == usual.air.n_edges &&
           loft_vec3_norm(model->wind_ned_mps) == 0.0;
}

static void write_stages(loft_json_writer *w, const loft_booster_plan *booster)
{
    loft_json_write_key(w, "stages");
    loft_json_write_begin_array(w);
    for (int i = 0; i < booster->n_stages; i++) {
        loft_json_write_begin_object(w);
        loft_put_number(w, "exhaust_mps", booster->stages[i].exhaust_mps);
        loft_put_number(w, "burn_time_s", booster->stages[i].burn_s);
        loft_put_number(w, "gap_s", booster->stages[i].gap_s);
        loft_put_number(w, "speed_share", booster->stages[i].speed_share);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}

void loft_launch_write(loft_json_writer *w, const loft_launch *launch)
{
    assert(is_default_model(&launch->model));
    loft_json_write_key(w, "launch");
    loft_json_write_begin_object(w);
    loft_put_number(w, "lat_deg", loft_deg_from_rad(launch->site.lat_rad));
    loft_put_number(w, "lon_deg", loft_deg_from_rad(launch->site.lon_rad));
    loft_put_number(w, "alt_m", launch->site.alt_m);
    loft_put_number(w, "azimuth_deg", loft_deg_from_rad(launch->azimuth_rad));
    loft_put_string(w, "model", model_name);
    write_stages(w, &launch->booster);
    loft_put_number(w, "backpressure", launch->booster.backpressure);
    loft_put_string(w, "drag_curve", drag_name);
    loft_put_number(w, "drag_area_m2pkg", launch->booster.area_m2pkg);
    loft_put_number(w, "turn_fraction", launch->turn_fraction);
    loft_put_number(w, "beta_kgpm2", launch->beta_kgpm2);
    loft_put_number(w, "tolerance", launch->tolerance);
    loft_json_write_end_object(w);
}

static void source_members(loft_json_writer *w, const loft_analysis *a, size_t i)
{
    const loft_source *source = &a->sources[i];
    loft_json_write_begin_object(w);
    loft_answer_write(w, &a->answers[i]);
    loft_put_string_or_null(w, "wording", source->wording);
    loft_put_string_or_null(w, "status", source->status);
    loft_put_object(w, "citation");
    loft_put_string_or_null(w, "publisher", source->publisher);
    loft_put_string_or_null(w, "title", source->citation_title);
    loft_put_string_or_null(w, "published", source->published);
    loft_put_string_or_null(w, "url", source->url);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
}

static void precise_members(loft_json_writer *w, const loft_analysis *a)
{
    static const char *const keys[LOFT_ROLES_FOUND] = {"flown", "no_rotation",
                                                       "toward_azimuth"};
    loft_put_object(w, "precise");
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_precision *p = loft_analysis_precision(a, (loft_role)role);
        if (p != NULL) {
            loft_put_object(w, keys[role]);
            loft_put_number(w, "end_off_m", p->off_m);
            loft_put_number(w, "end_off_s", p->off_s);
            loft_put_number(w, "second_integrator_off_m", p->second_opinion_m);
            loft_json_write_end_object(w);
        }
    }
    loft_json_write_end_object(w);
}

static void event_members(loft_json_writer *w, const loft_analysis_event *event)
{
    const loft_launch *launch = &event->launch;
    loft_put_string_or_null(w, "id", event->id);
    loft_put_string_or_null(w, "title", event->title);
    loft_put_string_or_null(w, "date_utc", event->date_utc);
    loft_put_object(w, "site");
    loft_put_string_or_null(w, "name", event->site_name);
    loft_put_number(w, "lat_deg", loft_deg_from_rad(launch->site.lat_rad));
    loft_put_number(w, "lon_deg", loft_deg_from_rad(launch->site.lon_rad));
    loft_json_write_end_object(w);
    loft_put_number(w, "azimuth_deg", loft_deg_from_rad(launch->azimuth_rad));
    loft_put_bool(w, "azimuth_assumed", event->azimuth_assumed);
    loft_put_number(w, "azimuth_sd_deg", loft_deg_from_rad(event->azimuth_sd_rad));
    loft_put_string_or_null(w, "class", event->class_name);
    loft_put_number(w, "burn_time_s", loft_booster_plan_burn_time(&launch->booster));
    loft_put_string_or_null(w, "note", event->note);
    loft_put_string(w, "software",
                    event->software != NULL ? event->software : loft_software());
}

void loft_analysis_write(loft_json_writer *w, const loft_analysis *a)
{
    if (a->event.id == NULL) {
        loft_answer_write(w, &a->answers[0]);
        loft_launch_write(w, &a->event.launch);
        return;
    }
    event_members(w, &a->event);
    loft_launch_write(w, &a->event.launch);
    loft_put_string_or_null(w, "drawn_source", a->answers[a->drawn].source);
    if (a->has_precision) {
        precise_members(w, a);
    }
    loft_json_write_key(w, "sources");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < a->event.n; i++) {
        source_members(w, a, i);
    }
    loft_json_write_end_array(w);
    loft_json_write_key(w, "comparison");
    loft_compare_write(w, a->answers, a->compare);
}

loft_status loft_analysis_json(const loft_analysis *a, char **text, size_t *size)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_object(w);
    loft_analysis_write(w, a);
    loft_json_write_end_object(w);
    const loft_status status = loft_json_writer_finish(w, text, size);
    loft_json_writer_free(w);
    return status;
}
