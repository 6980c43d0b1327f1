/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/three_ways.h"

#include <stddef.h>

#include "io/json/json_member.h"
#include "loft/earth.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/descent.h"

const loft_role loft_three_ways_roles[LOFT_THREE_WAYS] = {
    LOFT_ROLE_FLOWN, LOFT_ROLE_STANDARD, LOFT_ROLE_DEPRESSED};

/* The minimum-energy arc of a range; false for a range that has none. */
static bool least_arc(double range_m, loft_minenergy *arc)
{
    const loft_sphere sphere = loft_earth_sphere();
    return loft_minenergy_arc(&sphere, range_m / sphere.radius_m, arc) == LOFT_OK;
}

static loft_way shape_of(const loft_recorded *f)
{
    loft_minenergy arc;
    loft_way s = {.recorded = f, .flight = f->flown};
    if (!s.flight.unbounded) {
        s.entry = loft_entry_find(&f->setup.plan, f->record, &s.flight.flight);
        s.has_entry = loft_descent_through(&f->launch.model, f->record, &s.flight.flight,
                                           LOFT_THREE_WAYS_ENTRY_M, &s.at_entry);
        if (least_arc(s.flight.range_m, &arc)) {
            s.of_least_apogee = s.flight.flight.apogee.place.alt_m / arc.apogee_m;
        }
    }
    return s;
}

loft_status loft_three_ways_fly(loft_analysis *analysis, loft_three_ways *out)
{
    const size_t drawn = loft_analysis_drawn(analysis);
    loft_three_ways s = {.analysis = analysis};
    loft_minenergy arc;
    for (int i = 0; i < LOFT_THREE_WAYS; i++) {
        const loft_role role = loft_three_ways_roles[i];
        const loft_recorded *flight = NULL;
        const loft_status status = loft_analysis_fly(analysis, drawn, role, &flight);
        if (status == LOFT_OK) {
            s.all[role] = shape_of(flight);
        } else if (role != LOFT_ROLE_DEPRESSED || status == LOFT_ERR_NOMEM) {
            return status;
        }
    }
    const loft_way *low = &s.all[LOFT_ROLE_DEPRESSED];
    if (low->recorded != NULL && least_arc(low->flight.range_m, &arc)) {
        s.least_time_s = arc.tof_s;
    }
    *out = s;
    return LOFT_OK;
}

static void json_shape(loft_json_writer *w, const loft_way *s, bool rotation)
{
    const loft_flight *f = &s->flight.flight;
    const bool lands = !s->flight.unbounded;
    const bool meets_air = lands && s->entry.any;
    loft_json_write_begin_object(w);
    loft_json_write_key(w, "rotation");
    loft_json_write_bool(w, rotation);
    loft_json_write_key(w, "unbounded");
    loft_json_write_bool(w, s->flight.unbounded);
    loft_put_number_or_null(w, "range_km", lands, s->flight.range_m / 1000.0);
    loft_put_number_or_null(w, "apogee_km", lands, f->apogee.place.alt_m / 1000.0);
    loft_put_number_or_null(w, "apogee_of_minimum_energy",
                            lands && s->of_least_apogee > 0.0, s->of_least_apogee);
    loft_put_number_or_null(w, "flight_time_s", lands, f->end.t_s);
    loft_put_number_or_null(w, "burnout_time_s", true, f->burnout.t_s);
    loft_put_number_or_null(w, "burnout_altitude_km", true,
                            f->burnout.place.alt_m / 1000.0);
    loft_put_number_or_null(w, "burnout_speed_mps", true, f->burnout.speed_mps);
    loft_put_number_or_null(w, "burnout_fpa_deg", true,
                            loft_deg_from_rad(f->burnout.fpa_rad));
    loft_put_number_or_null(w, "entry_altitude_km", s->has_entry,
                            LOFT_THREE_WAYS_ENTRY_M / 1000.0);
    loft_put_number_or_null(w, "entry_speed_mps", s->has_entry, s->at_entry.speed_mps);
    loft_put_number_or_null(w, "entry_fpa_deg", s->has_entry,
                            loft_deg_from_rad(s->at_entry.fpa_rad));
    loft_put_number_or_null(w, "peak_deceleration_g", meets_air,
                            s->entry.deceleration.value / LOFT_G0_MPS2);
    loft_put_number_or_null(w, "peak_deceleration_altitude_km", meets_air,
                            s->entry.deceleration.alt_m / 1000.0);
    loft_json_write_end_object(w);
}

void loft_three_ways_json(loft_json_writer *w, const loft_three_ways *s)
{
    const size_t drawn = loft_analysis_drawn(s->analysis);
    const loft_analysis_event *event = loft_analysis_event_of(s->analysis);
    const loft_estimate *e = loft_analysis_estimate(s->analysis, drawn);
    loft_put_string_or_null(w, "id", event->id);
    loft_put_string_or_null(w, "title", event->title);
    loft_put_string_or_null(w, "source", event->sources[drawn].source);
    loft_put_string_or_null(w, "class", event->class_name);
    loft_put_number_or_null(w, "ideal_speed_mps", true, e->fit.flown.aim.ideal_speed_mps);
    loft_json_write_key(w, "lower_bound");
    loft_json_write_bool(w, e->lower_bound);
    loft_json_write_key(w, "ballistic_on_request");
    loft_json_write_bool(w, e->warn_ballistic);
    loft_put_number_or_null(w, "depressed_share_of_apogee", true, LOFT_DEPRESSED_SHARE);
    for (int i = 0; i < LOFT_THREE_WAYS; i++) {
        const loft_way *one = &s->all[loft_three_ways_roles[i]];
        loft_json_write_key(w, loft_role_name(loft_three_ways_roles[i]));
        if (one->recorded != NULL) {
            json_shape(w, one, loft_three_ways_roles[i] == LOFT_ROLE_FLOWN);
        } else {
            loft_json_write_null(w);
        }
    }
    loft_put_number_or_null(w, "minimum_energy_time_over_depressed_range_s",
                            s->least_time_s > 0.0, s->least_time_s);
}
