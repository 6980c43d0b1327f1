/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/three_ways.h"

#include <stddef.h>

#include "io/files/result.h"
#include "io/json/json_member.h"
#include "loft/earth.h"
#include "loft/flight.h"
#include "loft/loft.h"
#include "sim/flight/descent.h"

const char *three_ways_name(int role)
{
    static const char *const names[SHAPES] = {"flown", "standard", "depressed"};
    return names[role];
}

/* The minimum-energy arc of a range; false for a range that has none. */
static bool least_arc(double range_m, loft_minenergy *arc)
{
    const loft_sphere sphere = loft_earth_sphere();
    return loft_minenergy_arc(&sphere, range_m / sphere.radius_m, arc) == LOFT_OK;
}

static loft_status look(const loft_launch *launch, const loft_launch_aim *aim, shape *out)
{
    loft_result_flight f;
    loft_minenergy arc;
    const loft_status status = loft_result_fly_aim(launch, aim, &f);
    if (status != LOFT_OK) {
        return status;
    }
    shape s = {.is = true, .flight = f.flown};
    if (!s.flight.unbounded) {
        s.entry = loft_entry_find(&f.setup.plan, f.record, &s.flight.flight);
        s.has_entry = loft_descent_through(&launch->model, f.record, &s.flight.flight,
                                           SHAPES_ENTRY_M, &s.at_entry);
        if (least_arc(s.flight.range_m, &arc)) {
            s.of_least_apogee = s.flight.flight.apogee.place.alt_m / arc.apogee_m;
        }
    }
    loft_result_flight_fini(&f);
    *out = s;
    return LOFT_OK;
}

loft_status three_ways_fly(const three_ways_origin *origin, shapes *out)
{
    shapes s = {.origin = origin};
    loft_standard standard;
    loft_standard low;
    const loft_launch still = loft_launch_without_rotation(&origin->launch);
    loft_status status = look(&origin->launch, &origin->flown, &s.all[SHAPE_FLOWN]);
    if (status == LOFT_OK) {
        status = loft_standard_find(&origin->launch, origin->flown.ideal_speed_mps, false,
                                    NULL, &standard);
    }
    if (status == LOFT_OK) {
        status = look(&still, &standard.best.aim, &s.all[SHAPE_STANDARD]);
    }
    if (status == LOFT_OK && loft_depressed_find(&origin->launch, &standard,
                                                 LOFT_DEPRESSED_SHARE, &low) == LOFT_OK) {
        status = look(&still, &low.best.aim, &s.all[SHAPE_DEPRESSED]);
        loft_minenergy arc;
        if (least_arc(low.best.range_m, &arc)) {
            s.least_time_s = arc.tof_s;
        }
    }
    if (status == LOFT_OK) {
        *out = s;
    }
    return status;
}

static void json_shape(loft_json_writer *w, const shape *s, bool rotation)
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
                            SHAPES_ENTRY_M / 1000.0);
    loft_put_number_or_null(w, "entry_speed_mps", s->has_entry, s->at_entry.speed_mps);
    loft_put_number_or_null(w, "entry_fpa_deg", s->has_entry,
                            loft_deg_from_rad(s->at_entry.fpa_rad));
    loft_put_number_or_null(w, "peak_deceleration_g", meets_air,
                            s->entry.deceleration.value / LOFT_G0_MPS2);
    loft_put_number_or_null(w, "peak_deceleration_altitude_km", meets_air,
                            s->entry.deceleration.alt_m / 1000.0);
    loft_json_write_end_object(w);
}

void three_ways_json(loft_json_writer *w, const shapes *s)
{
    const three_ways_origin *origin = s->origin;
    loft_put_string_or_null(w, "id", origin->id);
    loft_put_string_or_null(w, "title", origin->title);
    loft_put_string_or_null(w, "source", origin->source);
    loft_put_string_or_null(w, "class", origin->class_name);
    loft_put_number_or_null(w, "ideal_speed_mps", true, origin->flown.ideal_speed_mps);
    loft_json_write_key(w, "lower_bound");
    loft_json_write_bool(w, origin->lower_bound);
    loft_json_write_key(w, "ballistic_on_request");
    loft_json_write_bool(w, origin->ballistic_on_request);
    loft_put_number_or_null(w, "depressed_share_of_apogee", true, LOFT_DEPRESSED_SHARE);
    for (int i = 0; i < SHAPES; i++) {
        loft_json_write_key(w, three_ways_name(i));
        if (s->all[i].is) {
            json_shape(w, &s->all[i], i == SHAPE_FLOWN);
        } else {
            loft_json_write_null(w);
        }
    }
    loft_put_number_or_null(w, "minimum_energy_time_over_depressed_range_s",
                            s->least_time_s > 0.0, s->least_time_s);
}
