/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/sighting.h"

#include <math.h>

#include "io/json/json_member.h"
#include "loft/loft.h"
#include "sim/infer/analysis_parts.h"

static void put_angle(loft_json_writer *w, const char *key, double angle_rad)
{
    loft_put_number(w, key, loft_deg_from_rad(angle_rad));
}

static void put_string_or_null(loft_json_writer *w, const char *key, const char *text)
{
    if (text != NULL) {
        loft_put_string(w, key, text);
        return;
    }
    loft_json_write_key(w, key);
    loft_json_write_null(w);
}

static void put_seen(loft_json_writer *w, const char *key, const loft_seen *seen)
{
    loft_put_object(w, key);
    loft_put_number(w, "time_s", seen->t_s);
    loft_put_number(w, "altitude_km", seen->alt_m / 1000.0);
    put_angle(w, "elevation_deg", seen->sight.elevation_rad);
    put_angle(w, "bearing_deg", seen->sight.bearing_rad);
    loft_put_number(w, "distance_km", seen->sight.distance_m / 1000.0);
    loft_json_write_end_object(w);
}

static void put_spans(loft_json_writer *w, const char *key, const loft_spans *spans)
{
    loft_json_write_key(w, key);
    loft_json_write_begin_array(w);
    for (int i = 0; i < spans->n; i++) {
        loft_json_write_begin_array(w);
        loft_json_write_number(w, spans->span[i].begin_s);
        loft_json_write_number(w, spans->span[i].end_s);
        loft_json_write_end_array(w);
    }
    loft_json_write_end_array(w);
}

static void put_visibility(loft_json_writer *w, const loft_sighting *v,
                           const loft_visibility *seen)
{
    const loft_spans hidden =
        loft_spans_rest(&seen->seen, 0.0, v->flown->flown.flight.end.t_s);
    put_spans(w, "seen_s", &seen->seen);
    put_spans(w, "hidden_s", &hidden);
    if (seen->seen.n > 0) {
        put_seen(w, "rises", &seen->rise);
        put_seen(w, "highest", &seen->highest);
        put_seen(w, "sets", &seen->set);
    }
    if (seen->has_sun) {
        put_spans(w, "seen_in_sunlight_s", &seen->sunlit);
        loft_put_object(w, "sun_at_launch");
        put_angle(w, "elevation_deg", seen->sun.elevation_rad);
        put_angle(w, "bearing_deg", seen->sun.bearing_rad);
        loft_json_write_end_object(w);
    }
}

static void put_marks(loft_json_writer *w, const loft_sighting *v,
                      const loft_sighting_place *place)
{
    loft_json_write_key(w, "least_heights");
    loft_json_write_begin_array(w);
    for (int i = 0; i < v->n_marks; i++) {
        loft_json_write_begin_object(w);
        loft_put_number(w, "downrange_km", v->mark_m[i] / 1000.0);
        loft_put_number_or_null(w, "height_km", isfinite(place->least_m[i]),
                                place->least_m[i] / 1000.0);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}

static void put_place(loft_json_writer *w, const loft_sighting *v,
                      const loft_sighting_place *place)
{
    loft_json_write_begin_object(w);
    loft_put_string(w, "name", place->name);
    put_angle(w, "lat_deg", place->eye.lat_rad);
    put_angle(w, "lon_deg", place->eye.lon_rad);
    loft_put_number(w, "height_km", place->eye.alt_m / 1000.0);
    if (v->flown != NULL) {
        put_visibility(w, v, &place->seen);
    } else {
        put_marks(w, v, place);
    }
    loft_json_write_end_object(w);
}

void loft_sighting_json(loft_json_writer *w, const loft_sighting *v)
{
    const size_t drawn = loft_analysis_drawn(v->analysis);
    const loft_analysis_event *event = loft_analysis_event_of(v->analysis);
    const loft_refusal refusal = loft_analysis_refusal(v->analysis, drawn);
    put_string_or_null(w, "id", event->id);
    put_string_or_null(w, "source", event->sources[drawn].source);
    put_string_or_null(w, "refusal",
                       refusal != LOFT_REFUSED_NOT ? loft_refusal_code(refusal) : NULL);
    put_string_or_null(w, "launch_utc", v->has_clock ? event->date_utc : NULL);
    if (v->flown != NULL && v->has_clock) {
        put_spans(w, "flight_in_sunlight_s", &v->sunlit);
    }
    loft_json_write_key(w, "places");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < v->n; i++) {
        put_place(w, v, &v->places[i]);
    }
    loft_json_write_end_array(w);
}
