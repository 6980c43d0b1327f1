/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/infer/observation.h"

#include <math.h>

#include "loft/loft.h"
#include "sim/infer/counted.h"
#include "sim/infer/report_error.h"
#include "sim/infer/seen_density.h"
#include "sim/infer/track_search.h"

const char *const loft_observation_kind_names[LOFT_OBSERVATION_KINDS] = {
    "burn_time", "staging", "waypoint", "speed", "entry_angle", "impact", "last_contact"};
const char *const loft_speed_when_names[LOFT_SPEED_WHENS] = {"burnout", "greatest",
                                                             "entry"};
const char *const loft_mach_names[LOFT_MACH_UNSAID + 1] = {
    [LOFT_MACH_SEA_LEVEL] = "sea_level",
    [LOFT_MACH_HIGH] = "stratosphere",
    [LOFT_MACH_UNSAID] = "unsaid"};

const char *loft_observation_kind_name(loft_observation_kind kind)
{
    return loft_observation_kind_names[kind];
}

const char *loft_speed_when_name(loft_speed_when when)
{
    return loft_speed_when_names[when];
}

/* ---- checks ---- */

static bool positive(double x)
{
    return x > 0.0 && isfinite(x); /* so that a NaN is refused */
}

static bool ascends(loft_report_span s)
{
    return positive(s.least) && s.most > s.least && isfinite(s.most);
}

loft_status loft_observation_errors_check(const loft_observation_errors *e)
{
    const bool good =
        positive(e->burn_s) && positive(e->burn_limit_s) && positive(e->clock_s) &&
        positive(e->alt_share) && positive(e->speed_share) && positive(e->angle_rad) &&
        positive(e->place_m) && positive(e->mach_sea_level_mps) &&
        positive(e->mach_high_mps) && positive(e->entry_alt_m) && ascends(e->burns_s) &&
        ascends(e->speeds_mps) && positive(e->farthest_m);
    return good ? LOFT_OK : LOFT_ERR_DOMAIN;
}

static bool is_said(const loft_claim *c)
{
    return c->kind != LOFT_CLAIM_NONE && positive(c->value) && c->rounding >= 0.0 &&
           isfinite(c->rounding) && c->lo >= 0.0 && c->hi >= c->lo && isfinite(c->hi);
}

static bool is_good_or_none(const loft_claim *c)
{
    return c->kind == LOFT_CLAIM_NONE || is_said(c);
}

static bool is_on_earth(const loft_observation *o)
{
    return fabs(o->place.lat_rad) <= 0.5 * LOFT_PI &&
           fabs(o->place.lon_rad) <= 2.0 * LOFT_PI && positive(o->within_m);
}

loft_status loft_observation_check(const loft_observation *o)
{
    const int said = (o->time_s.kind != LOFT_CLAIM_NONE) +
                     (o->alt_m.kind != LOFT_CLAIM_NONE) + o->has_place;
    bool good = false;
    switch (o->kind) {
    case LOFT_OBSERVED_BURN_TIME:
        good = is_said(&o->time_s) && o->stage >= 0 && o->stage <= LOFT_STAGES_MAX;
        break;
    case LOFT_OBSERVED_STAGING:
        good = is_said(&o->time_s) && o->stage >= 1 && o->stage <= LOFT_STAGES_MAX;
        break;
    case LOFT_OBSERVED_WAYPOINT:
        good = said >= 2 && is_good_or_none(&o->time_s) && is_good_or_none(&o->alt_m) &&
               (!o->has_place || is_on_earth(o));
        break;
    case LOFT_OBSERVED_SPEED:
        good = is_said(&o->value) &&
               (o->when != LOFT_SPEED_AT_ENTRY || positive(o->entry_alt_m));
        break;
    case LOFT_OBSERVED_ENTRY_ANGLE:
        good = is_said(&o->value) && o->value.value <= 0.5 * LOFT_PI &&
               positive(o->entry_alt_m);
        break;
    case LOFT_OBSERVED_IMPACT:
        good = o->has_place && is_on_earth(o);
        break;
    case LOFT_OBSERVED_LAST_CONTACT:
        good = is_said(&o->time_s);
        break;
    default:
        break;
    }
    return good ? LOFT_OK : LOFT_ERR_DOMAIN;
}

bool loft_observation_needs_record(const loft_observation *o)
{
    return o->kind == LOFT_OBSERVED_WAYPOINT || o->kind == LOFT_OBSERVED_SPEED ||
           o->kind == LOFT_OBSERVED_ENTRY_ANGLE;
}

/* ---- densities ---- */

/* Flat in its logarithm. */
static double garbled_log_density(const loft_claim *c, loft_report_span s)
{
    return -log(fmax(c->value, s.least) * log(s.most / s.least));
}

/* One figure of an observation: ln of its density over that of a garbled one. */
static double log_ratio(const loft_claim *c, double scale, loft_report_span garbled,
                        double value)
{
    return c->kind == LOFT_CLAIM_NONE
               ? 0.0
               : loft_seen_log_density(c, scale, value) - garbled_log_density(c, garbled);
}

/* A distance from a place, which a garbled one may have up to the farthest. */
static double miss_log_ratio(const loft_report_errors *e, const loft_observation *o,
                             int dimensions, double miss_m)
{
    const double z = miss_m / o->within_m;
    const double half_normal = log(2.0 / (o->within_m * sqrt(2.0 * LOFT_PI)));
    const double plane = -log(2.0 * LOFT_PI * o->within_m * o->within_m);
    const double far_m = e->seen.farthest_m;
    return dimensions == 1 ? half_normal - 0.5 * z * z + log(far_m)
                           : plane - 0.5 * z * z + log(LOFT_PI * far_m * far_m);
}

/* ---- what a flight shows ---- */

static const observation_view not_shown = {NAN, -INFINITY};

static double burn_of(const loft_booster_template *b, int stage)
{
    return stage == 0 ? loft_booster_template_burn_time(b) : b->stages[stage - 1].burn_s;
}

static double burnout_of(const loft_booster_template *b, int stage)
{
    double t_s = 0.0;
    for (int i = 0; i < stage; i++) {
        t_s += b->stages[i].burn_s + (i + 1 < stage ? b->stages[i].gap_s : 0.0);
    }
    return t_s;
}

static double burn_scale(const loft_report_errors *e, const loft_observation *o)
{
    return loft_claim_is_one_sided(&o->time_s) ? e->seen.burn_limit_s : e->seen.burn_s;
}

double loft_observation_burn_log(const loft_report_errors *e, const loft_observation *o,
                                 double burn_s)
{
    return log_ratio(&o->time_s, burn_scale(e, o), e->seen.burns_s, burn_s);
}

static observation_view view_burn(const loft_report_errors *e, const loft_observation *o,
                                  const loft_booster_template *b)
{
    if (o->stage > b->n_stages) {
        return not_shown;
    }
    const double t_s =
        o->kind == LOFT_OBSERVED_STAGING ? burnout_of(b, o->stage) : burn_of(b, o->stage);
    return (observation_view){t_s, loft_observation_burn_log(e, o, t_s)};
}

static observation_view view_waypoint(const loft_report_errors *e,
                                      const loft_observation *o, const observed_flight *f)
{
    const double share_m = e->seen.alt_share * o->alt_m.value;
    if (!o->has_place) {
        const track_point p =
            loft_track_at(&f->launch->model, f->record, o->time_s.value);
        const double clock_s = hypot(e->seen.clock_s, loft_seen_rounding(&o->time_s));
        const double alt_m = fmax(p.alt_m, 0.0); /* of the end, to rounding */
        return (observation_view){alt_m, log_ratio(&o->alt_m,
                                                   hypot(share_m, p.climb_mps * clock_s),
                                                   e->apogee_m, alt_m)};
    }
    const track_point p = loft_track_nearest(&f->launch->model, f->record, o->place);
    /* a flight straight up is over its place at any time */
    const double ground_mps = fmax(p.ground_mps, 1.0);
    const double clock_s = hypot(e->seen.clock_s, o->within_m / ground_mps);
    const double alt_m = hypot(share_m, o->within_m * p.climb_mps / ground_mps);
    return (observation_view){o->time_s.kind != LOFT_CLAIM_NONE ? p.t_s : p.alt_m,
                              log_ratio(&o->time_s, clock_s, e->time_s, p.t_s) +
                                  log_ratio(&o->alt_m, alt_m, e->apogee_m, p.alt_m) +
                                  miss_log_ratio(e, o, 1, p.miss_m)};
}

static double speed_of(const loft_observation *o, const observed_flight *f)
{
    track_point p;
    switch (o->when) {
    case LOFT_SPEED_AT_BURNOUT:
        return f->flown->flight.burnout.speed_mps;
    case LOFT_SPEED_GREATEST:
        return loft_track_greatest_speed(f->record, f->flown);
    default:
        return loft_track_entry(&f->launch->model, f->record, f->flown, o->entry_alt_m,
                                &p)
                   ? p.speed_mps
                   : NAN;
    }
}

static observation_view view_speed(const loft_report_errors *e, const loft_observation *o,
                                   const observed_flight *f)
{
    const double speed_mps = speed_of(o, f);
    const double high = e->seen.mach_high_mps / e->seen.mach_sea_level_mps;
    const double scale_mps = e->seen.speed_share * o->value.value;
    const double by_sea = log_ratio(&o->value, scale_mps, e->seen.speeds_mps, speed_mps);
    /* The claim is in metres per second by sea level; a speed by the other is that much less. */
    const double by_high =
        log_ratio(&o->value, scale_mps, e->seen.speeds_mps, speed_mps / high);
    switch (o->mach_of) {
    case LOFT_MACH_HIGH:
        return (observation_view){speed_mps, by_high};
    case LOFT_MACH_UNSAID: {
        const double larger = fmax(by_sea, by_high);
        return (observation_view){
            speed_mps,
            isfinite(larger)
                ? larger + log(0.5 * (exp(by_sea - larger) + exp(by_high - larger)))
                : larger};
    }
    default:
        return (observation_view){speed_mps, by_sea};
    }
}

static observation_view view_angle(const loft_report_errors *e, const loft_observation *o,
                                   const observed_flight *f)
{
    track_point p;
    if (!loft_track_entry(&f->launch->model, f->record, f->flown, o->entry_alt_m, &p)) {
        return not_shown;
    }
    const double below_rad = -p.fpa_rad;
    return (observation_view){
        below_rad, loft_seen_log_density(&o->value, e->seen.angle_rad, below_rad) +
                       log(0.5 * LOFT_PI)};
}

static observation_view view_impact(const loft_report_errors *e,
                                    const loft_observation *o, const observed_flight *f)
{
    const loft_ellipsoid *shape = &f->launch->model.earth.shape;
    const loft_geodetic impact =
        loft_geodesy_direct(shape, f->launch->site, f->launch->azimuth_rad, f->range_m);
    const double miss_m = loft_geodesy_inverse(shape, impact, o->place).range_m;
    return (observation_view){miss_m, miss_log_ratio(e, o, 2, miss_m)};
}

static observation_view view_contact(const loft_report_errors *e,
                                     const loft_observation *o, double time_s)
{
    loft_claim tracked = o->time_s;
    tracked.kind = LOFT_CLAIM_TRACKED;
    return (observation_view){
        time_s, loft_report_error_log_density(e, LOFT_FIGURE_TIME, &tracked, time_s) -
                    loft_report_error_garbled_log_density(e, LOFT_FIGURE_TIME, &tracked)};
}

observation_view loft_observation_view(const loft_report_errors *e,
                                       const loft_observation *o,
                                       const observed_flight *f)
{
    switch (o->kind) {
    case LOFT_OBSERVED_BURN_TIME:
    case LOFT_OBSERVED_STAGING:
        return view_burn(e, o, &f->launch->booster);
    case LOFT_OBSERVED_WAYPOINT:
        return view_waypoint(e, o, f);
    case LOFT_OBSERVED_SPEED:
        return view_speed(e, o, f);
    case LOFT_OBSERVED_ENTRY_ANGLE:
        return view_angle(e, o, f);
    case LOFT_OBSERVED_IMPACT:
        return view_impact(e, o, f);
    default:
        return view_contact(e, o, f->time_s);
    }
}

/* ---- what each figure allows by itself ---- */

static loft_claim_span lasts(const loft_report_errors *e, const loft_observation *o)
{
    loft_claim tracked = o->time_s;
    tracked.kind = LOFT_CLAIM_TRACKED;
    return (loft_claim_span){
        loft_report_error_sample(e, LOFT_FIGURE_TIME, &tracked, 0.05),
        loft_report_error_sample(e, LOFT_FIGURE_TIME, &tracked, 0.95)};
}

void loft_observation_find_intervals(const loft_report_errors *e, loft_observation *o)
{
    const bool of_burn =
        o->kind == LOFT_OBSERVED_BURN_TIME || o->kind == LOFT_OBSERVED_STAGING;
    const double value_scale = o->kind == LOFT_OBSERVED_ENTRY_ANGLE
                                   ? e->seen.angle_rad
                                   : e->seen.speed_share * o->value.value;
    o->time_90_s =
        o->kind == LOFT_OBSERVED_LAST_CONTACT
            ? lasts(e, o)
            : loft_seen_span(&o->time_s, of_burn ? burn_scale(e, o) : e->seen.clock_s);
    o->alt_90_m = loft_seen_span(&o->alt_m, e->seen.alt_share * o->alt_m.value);
    o->value_90 = loft_seen_span(&o->value, value_scale);
}

/* ---- with the chance that it is garbled ---- */

static double chance_of(const loft_report_errors *e, const loft_observation *o)
{
    return loft_report_error_garbled(e, loft_source_is_recalled(&o->said));
}

double loft_observation_log(const loft_report_errors *e, const loft_observation *o,
                            double ratio)
{
    const double g = chance_of(e, o);
    return log((1.0 - g) * exp(ratio) + g);
}

double loft_observation_garbled(const loft_report_errors *e, const loft_observation *o,
                                double ratio)
{
    const double g = chance_of(e, o);
    return g / ((1.0 - g) * exp(ratio) + g);
}

double loft_observation_log_scale(const loft_report_errors *e, const loft_observation *o)
{
    const double far_m = e->seen.farthest_m;
    const loft_claim *t = &o->time_s;
    double sum = 0.0;
    switch (o->kind) {
    case LOFT_OBSERVED_BURN_TIME:
    case LOFT_OBSERVED_STAGING:
        return garbled_log_density(t, e->seen.burns_s);
    case LOFT_OBSERVED_SPEED:
        return garbled_log_density(&o->value, e->seen.speeds_mps);
    case LOFT_OBSERVED_ENTRY_ANGLE:
        return -log(0.5 * LOFT_PI);
    case LOFT_OBSERVED_IMPACT:
        return -log(LOFT_PI * far_m * far_m);
    case LOFT_OBSERVED_LAST_CONTACT:
        return garbled_log_density(t, e->time_s);
    default:
        sum += o->alt_m.kind != LOFT_CLAIM_NONE
                   ? garbled_log_density(&o->alt_m, e->apogee_m)
                   : 0.0;
        sum += o->has_place && t->kind != LOFT_CLAIM_NONE
                   ? garbled_log_density(t, e->time_s)
                   : 0.0;
        return o->has_place ? sum - log(far_m) : sum;
    }
}
