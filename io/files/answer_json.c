/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One report with its answer as JSON. */
#include "io/files/analysis_json.h"

#include <math.h>

#include "io/files/band_json.h"
#include "io/files/contour_json.h"
#include "io/json/json_member.h"

static double km(double length_m)
{
    return length_m / 1000.0;
}

static void two_body(loft_json_writer *w, const loft_estimate *e)
{
    const loft_twobody_standard *standard = &e->two_body_standard;
    loft_put_object(w, "two_body");
    loft_put_number(w, "surface_speed_mps", e->two_body.speed_mps);
    loft_put_number(w, "flight_time_s", e->two_body.tof_s);
    loft_put_number_or_null(w, "standard_range_km", !standard->unbounded,
                            km(standard->range_m));
    loft_put_bool(w, "unbounded", standard->unbounded);
    loft_put_number_or_null(w, "standard_range_km_per_mps", !standard->unbounded,
                            km(standard->range_per_speed_s));
    loft_json_write_end_object(w);
}

static void burnout(loft_json_writer *w, const loft_launch *launch,
                    const loft_flight_point *at)
{
    loft_put_object(w, "burnout");
    loft_put_number(w, "time_s", at->t_s);
    loft_put_number(w, "altitude_km", km(at->place.alt_m));
    loft_put_number(w, "speed_mps", at->speed_mps);
    loft_put_number(w, "fpa_deg", loft_deg_from_rad(at->fpa_rad));
    loft_put_number(
        w, "downrange_km",
        km(loft_geodesy_inverse(&launch->model.earth.shape, launch->site, at->place)
               .range_m));
    loft_json_write_end_object(w);
}

static void fit(loft_json_writer *w, const loft_answer *answer)
{
    const loft_fit *f = &answer->estimate->fit;
    const loft_launch_flight *flown = &f->flown;
    const loft_flight_point *end = &flown->flight.end;
    loft_put_object(w, "fit");
    loft_put_string_or_null(w, "class", answer->booster_class);
    loft_put_bool(w, "converged", answer->estimate->converged);
    loft_put_number(w, "apogee_km", km(flown->flight.apogee.place.alt_m));
    loft_put_number(w, "range_km", km(flown->range_m));
    loft_put_number(w, "flight_time_s", end->t_s);
    loft_put_number(w, "ideal_speed_mps", flown->aim.ideal_speed_mps);
    loft_put_number(w, "end_elevation_deg",
                    loft_deg_from_rad(flown->aim.end_elevation_rad));
    loft_put_number(w, "turn_fraction", flown->aim.turn_fraction);
    loft_put_number(w, "heading_deg", loft_deg_from_rad(flown->aim.heading_rad));
    loft_put_number(w, "lift_off_thrust_to_weight", flown->lift_off_ratio);
    loft_put_object(w, "impact");
    loft_put_number(w, "lat_deg", loft_deg_from_rad(end->place.lat_rad));
    loft_put_number(w, "lon_deg", loft_deg_from_rad(end->place.lon_rad));
    loft_put_number(w, "bearing_deg", loft_deg_from_rad(flown->bearing_rad));
    loft_json_write_end_object(w);
    burnout(w, &answer->question->launch, &flown->flight.burnout);
    loft_put_number(w, "burn_time_s",
                    loft_booster_plan_burn_time(&answer->question->launch.booster));
    loft_put_number(w, "misfit", f->misfit);
    loft_json_write_key(w, "flights");
    loft_json_write_integer(w, f->flights);
    loft_json_write_end_object(w);
}

static double reported_figure(loft_suspect suspect, double value)
{
    return suspect == LOFT_SUSPECT_TIME ? value : km(value);
}

static void time_check(loft_json_writer *w, const loft_answer *answer)
{
    const loft_time_check *check = &answer->estimate->time_check;
    const loft_claim *reported = &answer->question->report.time_s;
    loft_put_object(w, "time_check");
    loft_put_number_or_null(w, "reported_s", reported->kind != LOFT_CLAIM_NONE,
                            reported->value);
    loft_put_number(w, "model_s", check->model_s);
    loft_put_number(w, "two_body_s", check->two_body_s);
    loft_put_string_or_null(w, "verdict", loft_verdict_name(check->verdict));
    loft_put_string_or_null(w, "suspect", loft_suspect_name(check->suspect));
    loft_put_number_or_null(w, "suggested", check->suspect != LOFT_SUSPECT_NONE,
                            reported_figure(check->suspect, check->suggested));
    loft_json_write_end_object(w);
}

static void standard_members(loft_json_writer *w, const loft_answer *answer,
                             const loft_standard *standard, const loft_band *band)
{
    const loft_launch *launch = &answer->question->launch;
    const loft_launch_flight *best = &standard->best;
    loft_put_number_or_null(w, "range_km", !best->unbounded, km(best->range_m));
    loft_put_bool(w, "unbounded", best->unbounded);
    loft_put_number_or_null(w, "apogee_km", !best->unbounded,
                            km(best->flight.apogee.place.alt_m));
    loft_put_number_or_null(w, "flight_time_s", !best->unbounded, best->flight.end.t_s);
    burnout(w, launch, &best->flight.burnout);
    loft_put_number(w, "ideal_speed_mps", best->aim.ideal_speed_mps);
    loft_put_number(w, "end_elevation_deg",
                    loft_deg_from_rad(best->aim.end_elevation_rad));
    loft_put_number(w, "turn_fraction", best->aim.turn_fraction);
    loft_put_number(w, "heading_deg", loft_deg_from_rad(best->aim.heading_rad));
    loft_range_band_write(w, answer->posterior, band);
    loft_json_write_end_object(w);
}

static void burn_spread(loft_json_writer *w, const loft_burn_spread spread[2])
{
    loft_json_write_key(w, "burn_time_spread");
    loft_json_write_begin_array(w);
    for (int i = 0; i < 2; i++) {
        const loft_launch_flight *best = &spread[i].no_rotation.best;
        const bool is = spread[i].converged;
        loft_json_write_begin_object(w);
        loft_put_number(w, "burn_time_factor", spread[i].factor);
        loft_put_bool(w, "converged", is);
        loft_put_number_or_null(w, "range_km", is && !best->unbounded, km(best->range_m));
        loft_put_bool(w, "unbounded", is && best->unbounded);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}

static void standard(loft_json_writer *w, const loft_answer *answer)
{
    const loft_posterior *p = answer->posterior;
    loft_put_object(w, "standard");
    loft_put_object(w, "no_rotation");
    standard_members(w, answer, &answer->estimate->no_rotation,
                     p != NULL ? &p->no_rotation_m : NULL);
    loft_put_object(w, "toward_azimuth");
    loft_put_number(w, "azimuth_deg",
                    loft_deg_from_rad(answer->question->launch.azimuth_rad));
    standard_members(w, answer, &answer->estimate->toward_azimuth,
                     p != NULL ? &p->toward_azimuth_m : NULL);
    if (answer->spread != NULL) {
        burn_spread(w, answer->spread);
    }
    loft_contour_write(w, answer->contour);
    loft_json_write_end_object(w);
}

static void claim(loft_json_writer *w, const char *key, const loft_claim *c, double unit)
{
    loft_put_object(w, key);
    loft_json_write_key(w, "kind");
    loft_json_write_string(w, loft_claim_kind_name(c->kind));
    const bool is = c->kind != LOFT_CLAIM_NONE;
    loft_put_number_or_null(w, "value", is, c->value / unit);
    loft_put_number_or_null(w, "low", is, c->lo / unit);
    loft_put_number_or_null(w, "high", is, c->hi / unit);
    loft_put_number_or_null(w, "rounding", is, c->rounding / unit);
    loft_json_write_end_object(w);
}

static void null_unless(loft_json_writer *w, const char *key, bool is,
                        void (*write)(loft_json_writer *, const loft_answer *),
                        const loft_answer *answer)
{
    if (is) {
        write(w, answer);
    } else {
        loft_json_write_key(w, key);
        loft_json_write_null(w);
    }
}

static void refusal(loft_json_writer *w, const loft_estimate *e)
{
    if (e->refusal == LOFT_REFUSED_NOT) {
        loft_put_string_or_null(w, "refusal", NULL);
        return;
    }
    loft_put_object(w, "refusal");
    loft_put_string_or_null(w, "code", loft_refusal_code(e->refusal));
    loft_put_string_or_null(w, "reason", loft_refusal_reason(e->refusal));
    loft_json_write_end_object(w);
}

void loft_report_write(loft_json_writer *w, const loft_report *report)
{
    loft_put_object(w, "reported");
    claim(w, "apogee_km", &report->apogee_m, 1000.0);
    claim(w, "range_km", &report->range_m, 1000.0);
    claim(w, "flight_time_s", &report->time_s, 1.0);
    loft_json_write_end_object(w);
}

void loft_answer_write(loft_json_writer *w, const loft_answer *answer)
{
    const loft_estimate *e = answer->estimate;
    loft_put_string_or_null(w, "source", answer->source);
    loft_report_write(w, &answer->question->report);
    loft_put_string_or_null(w, "basis", loft_basis_name(e->basis));
    loft_put_bool(w, "lower_bound", e->lower_bound);
    loft_put_bool(w, "ballistic_on_request", e->warn_ballistic);
    if (e->has_two_body) {
        two_body(w, e);
    } else {
        loft_put_string_or_null(w, "two_body", NULL);
    }
    null_unless(w, "fit", e->has_fit, fit, answer);
    if (e->n_roots > 0) {
        loft_json_write_key(w, "apogees_km");
        loft_json_write_begin_array(w);
        for (int i = 0; i < e->n_roots; i++) {
            loft_json_write_number(w, km(e->roots_apogee_m[i]));
        }
        loft_json_write_end_array(w);
    }
    if (e->basis == LOFT_BASIS_APOGEE_TIME || e->basis == LOFT_BASIS_RANGE_TIME) {
        loft_put_number(w, "solved_low_km", km(e->solved_low_m));
        loft_put_number_or_null(w, "solved_high_km", isfinite(e->solved_high_m),
                                km(e->solved_high_m));
    }
    null_unless(w, "time_check", e->has_time_check, time_check, answer);
    null_unless(w, "standard", e->has_standard, standard, answer);
    loft_posterior_write(w, answer->posterior, answer->fan);
    loft_put_string_or_null(
        w, "range_class", e->has_standard ? loft_range_class_name(e->range_class) : NULL);
    refusal(w, e);
}
