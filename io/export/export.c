/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/export.h"

#include "io/json/json_member.h"
#include "loft/loft.h"
#include "sim/flight/ending.h"

static void vector(loft_json_writer *w, const char *key, loft_vec3 v)
{
    loft_json_write_key(w, key);
    loft_json_write_begin_array(w);
    loft_json_write_number(w, v.x);
    loft_json_write_number(w, v.y);
    loft_json_write_number(w, v.z);
    loft_json_write_end_array(w);
}

static void point_members(loft_json_writer *w, const loft_flight_point *at)
{
    const loft_vec3 v = at->v_enu_mps;
    loft_put_number(w, "time_s", at->t_s);
    loft_put_number(w, "lat_deg", loft_deg_from_rad(at->place.lat_rad));
    loft_put_number(w, "lon_deg", loft_deg_from_rad(at->place.lon_rad));
    loft_put_number(w, "alt_m", at->place.alt_m);
    vector(w, "v_ned_mps", (loft_vec3){v.y, v.x, -v.z});
    loft_put_number(w, "speed_mps", at->speed_mps);
    loft_put_number(w, "fpa_deg", loft_deg_from_rad(at->fpa_rad));
    loft_put_number(w, "azimuth_deg", loft_deg_from_rad(at->azimuth_rad));
    vector(w, "ecef_m", at->r_ecef_m);
}

static const char *event_name(loft_flight_event_kind kind)
{
    static const char *const names[] = {"ignition", "burn-out", "steering corner",
                                        "apogee", "end"};
    return names[kind];
}

/* null where all of the booster was burned, and without one. */
static void unburned_member(loft_json_writer *w, const loft_unburned *unburned)
{
    if (unburned->stage < 0) {
        loft_put_string_or_null(w, "unburned", NULL);
        return;
    }
    loft_put_object(w, "unburned");
    loft_put_integer(w, "from_stage", unburned->stage + 1);
    loft_put_bool(w, "lit", unburned->lit);
    loft_put_number(w, "ideal_speed_share", unburned->share);
    loft_json_write_end_object(w);
}

void loft_export_flight(loft_json_writer *w, const loft_flight_plan *plan,
                        const loft_flight *flight)
{
    const loft_unburned unburned = loft_ending_unburned(plan, flight);
    loft_put_object(w, "apogee");
    loft_put_number(w, "time_s", flight->apogee.t_s);
    loft_put_number(w, "alt_m", flight->apogee.place.alt_m);
    loft_json_write_end_object(w);
    loft_put_object(w, "end");
    loft_put_string_or_null(w, "ended_by", loft_ending_of(flight->ended_by)->name);
    point_members(w, &flight->end);
    loft_json_write_end_object(w);
    loft_put_number(w, "range_km", loft_ending_range(plan, flight) / 1000.0);
    unburned_member(w, &unburned);
    loft_json_write_key(w, "events");
    loft_json_write_begin_array(w);
    for (int i = 0; i < flight->n_events; i++) {
        const loft_flight_event *event = &flight->events[i];
        loft_json_write_begin_object(w);
        loft_put_string_or_null(w, "event", event_name(event->kind));
        if (event->stage >= 0) {
            loft_json_write_key(w, "stage");
            loft_json_write_integer(w, event->stage + 1);
        }
        point_members(w, &event->at);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
    loft_json_write_key(w, "events_lost");
    loft_json_write_integer(w, flight->n_events_lost);
    loft_put_object(w, "stats");
    loft_json_write_key(w, "evaluations");
    loft_json_write_integer(w, flight->stats.evaluations);
    loft_json_write_key(w, "steps");
    loft_json_write_integer(w, flight->stats.steps);
    loft_json_write_key(w, "rejected");
    loft_json_write_integer(w, flight->stats.rejected);
    loft_json_write_end_object(w);
}

static void entry_peak(loft_json_writer *w, const char *name, const char *key,
                       const loft_entry_peak *peak, double unit)
{
    loft_put_object(w, name);
    loft_put_number(w, key, peak->value / unit);
    loft_put_number(w, "time_s", peak->t_s);
    loft_put_number(w, "alt_m", peak->alt_m);
    loft_put_number(w, "mach", peak->mach);
    loft_json_write_end_object(w);
}

void loft_export_entry(loft_json_writer *w, const loft_entry *entry, double nose_radius_m)
{
    if (!entry->any) {
        loft_put_string_or_null(w, "entry", NULL);
        return;
    }
    loft_put_object(w, "entry");
    entry_peak(w, "peak_deceleration", "g", &entry->deceleration, LOFT_G0_MPS2);
    entry_peak(w, "peak_dynamic_pressure", "pa", &entry->pressure, 1.0);
    entry_peak(w, "peak_heating", "wpm2", &entry->heating, 1.0);
    loft_put_number(w, "nose_radius_m", nose_radius_m);
    loft_json_write_end_object(w);
}
