/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations of a flight: how likely a flight makes it, and points of a recorded flight. */
#include "classes.h"

#include <string.h>

#include "loft/infer.h"
#include "sim/infer/observation.h"
#include "sim/infer/track_search.h"

static loft_report_errors errors_of(void)
{
    loft_prior prior;
    assert_int_equal(loft_data_prior(data, "liquid-2", &prior), LOFT_OK);
    return prior.errors;
}

static loft_launch launch_of(const char *class_name)
{
    loft_launch launch = loft_launch_default();
    launch.site = loft_site_deg(39.2, 125.673);
    launch.azimuth_rad = loft_rad_from_deg(73.0);
    assert_int_equal(loft_data_class(data, class_name, &launch.booster), LOFT_OK);
    return launch;
}

/* A flight with its record, as an observation sees it. */
typedef struct flown_flight {
    loft_launch launch;
    loft_launch_flight flown;
    loft_trajectory *record;
} flown_flight;

static void fly(flown_flight *f, const char *class_name, double apogee_km,
                double range_km)
{
    loft_fit fit;
    f->launch = launch_of(class_name);
    assert_int_equal(
        loft_fit_apogee_range(&f->launch, 1000.0 * apogee_km, 1000.0 * range_km, &fit),
        LOFT_OK);
    f->record = loft_trajectory_new();
    assert_non_null(f->record);
    assert_int_equal(loft_launch_fly(&f->launch, &fit.flown.aim, f->record, &f->flown),
                     LOFT_OK);
}

static observed_flight seen_as(const flown_flight *f)
{
    return (observed_flight){.launch = &f->launch,
                             .range_m = f->flown.range_m,
                             .time_s = f->flown.flight.end.t_s,
                             .flown = &f->flown,
                             .record = f->record};
}

static loft_claim exactly(double value)
{
    return (loft_claim){
        .kind = LOFT_CLAIM_EXACT, .value = value, .lo = value, .hi = value};
}

static double log_of(const loft_observation *o, const flown_flight *f)
{
    const loft_report_errors e = errors_of();
    const observed_flight flight = seen_as(f);
    assert_int_equal(loft_observation_check(o), LOFT_OK);
    return loft_observation_view(&e, o, &flight).log_ratio;
}

static double value_of(const loft_observation *o, const flown_flight *f)
{
    const loft_report_errors e = errors_of();
    const observed_flight flight = seen_as(f);
    return loft_observation_view(&e, o, &flight).value;
}

/* ---- burn times ---- */

static void a_burn_time_is_that_of_its_stage_or_of_all(void **state)
{
    (void)state;
    flown_flight f = {.launch = launch_of("liquid-2")};
    const double first_s = f.launch.booster.stages[0].burn_s;
    const double second_s = f.launch.booster.stages[1].burn_s;
    f.launch.booster.stages[0].gap_s = 7.5;
    loft_observation o = {.kind = LOFT_OBSERVED_BURN_TIME, .time_s = exactly(100.0)};
    CHECK_NEAR(value_of(&o, &f), first_s + second_s, 1e-15);
    o.stage = 1;
    CHECK_NEAR(value_of(&o, &f), first_s, 1e-15);
    o.kind = LOFT_OBSERVED_STAGING;
    CHECK_NEAR(value_of(&o, &f), first_s, 1e-15);
    o.stage = 2;
    CHECK_NEAR(value_of(&o, &f), first_s + 7.5 + second_s, 1e-15);
    o.stage = 3;
    assert_true(isnan(value_of(&o, &f)));
    assert_true(isinf(log_of(&o, &f)));
}

/* By hand: the density of Student's t with 3 degrees of freedom over one flat in its log. */
static void its_density_is_that_of_the_errors(void **state)
{
    (void)state;
    const loft_report_errors e = errors_of();
    const loft_claim claim = {.kind = LOFT_CLAIM_EXACT,
                              .value = 118.0,
                              .lo = 118.0,
                              .hi = 118.0,
                              .rounding = 3.0};
    const loft_observation o = {.kind = LOFT_OBSERVED_BURN_TIME, .time_s = claim};
    const double scale = sqrt(e.seen.burn_s * e.seen.burn_s + 3.0);
    const double t = (125.3 - 118.0) / scale;
    const double student = 2.0 / (LOFT_PI * sqrt(3.0) * pow(1.0 + t * t / 3.0, 2.0));
    const double flat = 1.0 / (118.0 * log(e.seen.burns_s.most / e.seen.burns_s.least));
    CHECK_NEAR(loft_observation_burn_log(&e, &o, 125.3), log(student / scale / flat),
               1e-12);
    CHECK_NEAR(loft_observation_log_scale(&e, &o), log(flat), 1e-12);
}

static loft_observation burn_of_120(loft_claim_kind kind)
{
    return (loft_observation){
        .kind = LOFT_OBSERVED_BURN_TIME,
        .stage = 1,
        .time_s = {
            .kind = kind, .value = 120.0, .lo = 110.0, .hi = 130.0, .rounding = 5.0}};
}

/* By hand: at its value as likely as one can be, 1 scale short of it 9/16 as likely. */
static void a_limit_has_a_soft_edge(void **state)
{
    (void)state;
    const loft_report_errors e = errors_of();
    const double scale_s = sqrt(e.seen.burn_limit_s * e.seen.burn_limit_s + 25.0);
    const loft_observation more = burn_of_120(LOFT_CLAIM_MORE_THAN);
    const loft_observation less = burn_of_120(LOFT_CLAIM_UP_TO);
    const double most = loft_observation_burn_log(&e, &more, 120.0);
    CHECK_NEAR(loft_observation_burn_log(&e, &more, 120.0 - scale_s),
               most + log(9.0 / 16.0), 1e-12);
    CHECK_NEAR(loft_observation_burn_log(&e, &more, 132.0), most - 1.0, 1e-12);
    CHECK_NEAR(loft_observation_burn_log(&e, &less, 120.0 + scale_s),
               loft_observation_burn_log(&e, &less, 120.0) + log(9.0 / 16.0), 1e-12);
    CHECK_NEAR(loft_observation_burn_log(&e, &less, 108.0),
               loft_observation_burn_log(&e, &less, 120.0) - 1.0, 1e-12);
}

/* The density of a burn adds up to 1 over all burns, whatever the wording. */
static void every_wording_is_a_density(void **state)
{
    (void)state;
    static const loft_claim_kind kinds[] = {LOFT_CLAIM_EXACT, LOFT_CLAIM_ABOUT,
                                            LOFT_CLAIM_MORE_THAN, LOFT_CLAIM_UP_TO,
                                            LOFT_CLAIM_INTERVAL};
    const loft_report_errors e = errors_of();
    const double step_s = 0.05;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const loft_observation o = burn_of_120(kinds[i]);
        double sum = 0.0;
        for (double x_s = 0.5 * step_s; x_s < 4000.0; x_s += step_s) {
            sum += step_s * exp(loft_observation_burn_log(&e, &o, x_s) +
                                loft_observation_log_scale(&e, &o));
        }
        CHECK_WITHIN(sum, 1.0, 0.002); /* the tail below 0 is cut off */
    }
}

/* By hand: quantiles of Student's t, and of the exponential behind a limit. */
static void an_interval_has_90_percent_of_what_a_figure_allows(void **state)
{
    (void)state;
    const loft_report_errors e = errors_of();
    loft_observation o = burn_of_120(LOFT_CLAIM_ABOUT);
    loft_observation_find_intervals(&e, &o);
    const double all_s = sqrt(e.seen.burn_s * e.seen.burn_s + 25.0);
    CHECK_WITHIN(o.time_90_s.lo, 120.0 - 2.3534 * all_s, 0.2);
    CHECK_WITHIN(o.time_90_s.hi, 120.0 + 2.3534 * all_s, 0.2);
    assert_true(o.alt_90_m.hi == 0.0 && o.value_90.hi == 0.0);
    o = burn_of_120(LOFT_CLAIM_MORE_THAN);
    loft_observation_find_intervals(&e, &o);
    const double edge_s = sqrt(e.seen.burn_limit_s * e.seen.burn_limit_s + 25.0);
    const double below_s = edge_s * LOFT_PI * sqrt(3.0) / 4.0; /* area of half of t */
    const double left = 0.05 * (below_s + 12.0) / 12.0;
    CHECK_WITHIN(o.time_90_s.hi, 120.0 - 12.0 * log(left), 0.5);
    assert_true(o.time_90_s.lo > 80.0 && o.time_90_s.lo < 105.0);
    o.kind = LOFT_OBSERVED_LAST_CONTACT;
    loft_observation_find_intervals(&e, &o);
    assert_true(o.time_90_s.lo < 120.0 && o.time_90_s.hi > 120.0 + e.tracked_mean_s);
}

static void what_is_from_memory_is_garbled_more_often(void **state)
{
    (void)state;
    const loft_report_errors e = errors_of();
    loft_observation o = burn_of_120(LOFT_CLAIM_EXACT);
    o.said.status = "verified";
    CHECK_NEAR(loft_observation_garbled(&e, &o, 0.0), e.garbled, 1e-15);
    o.said.status = "recalled";
    CHECK_NEAR(loft_observation_garbled(&e, &o, 0.0), e.garbled_recalled, 1e-15);
    CHECK_NEAR(loft_observation_log(&e, &o, -INFINITY), log(e.garbled_recalled), 1e-15);
    assert_true(e.garbled_recalled > e.garbled);
}

static void what_is_garbled_leaves_a_floor(void **state)
{
    (void)state;
    const loft_report_errors e = errors_of();
    const loft_observation o = burn_of_120(LOFT_CLAIM_EXACT);
    CHECK_NEAR(loft_observation_log(&e, &o, -INFINITY), log(e.garbled), 1e-15);
    CHECK_NEAR(loft_observation_garbled(&e, &o, -INFINITY), 1.0, 1e-15);
    CHECK_NEAR(loft_observation_log(&e, &o, 0.0), 0.0, 1e-15);
    CHECK_NEAR(loft_observation_garbled(&e, &o, 0.0), e.garbled, 1e-15);
    assert_true(loft_observation_garbled(&e, &o, 3.0) < e.garbled);
}

/* ---- points of a flight ---- */

static double miss_at(const flown_flight *f, loft_geodetic place, double t_s)
{
    double y[LOFT_STATE_N];
    const loft_ellipsoid *shape = &f->launch.model.earth.shape;
    loft_trajectory_at(f->record, t_s, y, NULL);
    loft_geodetic ground = loft_geodesy_geodetic(shape, loft_state_r(y));
    ground.alt_m = 0.0;
    return loft_geodesy_inverse(shape, ground, place).range_m;
}

static void the_nearest_point_is_that_of_a_fine_scan(void **state)
{
    (void)state;
    flown_flight f;
    fly(&f, "liquid-1", 550.0, 2700.0);
    const loft_geodetic erimo = loft_site_deg(41.93, 143.25);
    const track_point p = loft_track_nearest(&f.launch.model, f.record, erimo);
    double least_m = INFINITY;
    double at_s = 0.0;
    for (double t_s = 0.0; t_s < f.flown.flight.end.t_s; t_s += 0.1) {
        const double miss_m = miss_at(&f, erimo, t_s);
        if (miss_m < least_m) {
            least_m = miss_m;
            at_s = t_s;
        }
    }
    CHECK_WITHIN(p.t_s, at_s, 0.1);
    CHECK_WITHIN(p.miss_m, least_m, 0.5);
    /* ground speed against the distance of two points of the track */
    const track_point before = loft_track_at(&f.launch.model, f.record, p.t_s - 1.0);
    assert_true(before.alt_m > 1e5 && p.ground_mps > 3000.0 && p.ground_mps < 4500.0);
    double y[LOFT_STATE_N];
    loft_trajectory_at(f.record, p.t_s - 1.0, y, NULL);
    loft_geodetic a = loft_geodesy_geodetic(&f.launch.model.earth.shape, loft_state_r(y));
    a.alt_m = 0.0;
    CHECK_NEAR(miss_at(&f, a, p.t_s), p.ground_mps, 0.01);
    loft_trajectory_free(f.record);
}

static void an_entry_is_on_the_way_down(void **state)
{
    (void)state;
    flown_flight f;
    track_point p;
    fly(&f, "liquid-1", 550.0, 2700.0);
    assert_true(loft_track_entry(&f.launch.model, f.record, &f.flown, 1e5, &p));
    CHECK_WITHIN(p.alt_m, 1e5, 1.0);
    assert_true(p.t_s > f.flown.flight.apogee.t_s && p.fpa_rad < 0.0 &&
                p.climb_mps < 0.0);
    assert_false(loft_track_entry(&f.launch.model, f.record, &f.flown, 6e5, &p));
    assert_true(loft_track_greatest_speed(f.record, &f.flown) >= p.speed_mps);
    loft_trajectory_free(f.record);
}

/* An observation of what the flight does is likelier than one beside it. */
static void a_flight_makes_its_own_points_likely(void **state)
{
    (void)state;
    flown_flight f;
    fly(&f, "liquid-1", 550.0, 2700.0);
    const loft_geodetic erimo = loft_site_deg(41.93, 143.25);
    const track_point p = loft_track_nearest(&f.launch.model, f.record, erimo);
    loft_observation over = {.kind = LOFT_OBSERVED_WAYPOINT,
                             .time_s = exactly(p.t_s),
                             .alt_m = exactly(p.alt_m),
                             .has_place = true,
                             .place = erimo,
                             .within_m = 5e4};
    CHECK_NEAR(value_of(&over, &f), p.t_s, 1e-12);
    const double own = log_of(&over, &f);
    over.time_s = exactly(p.t_s + 90.0);
    assert_true(log_of(&over, &f) < own - 2.0);
    over.time_s = exactly(p.t_s);
    over.alt_m = exactly(0.8 * p.alt_m);
    assert_true(log_of(&over, &f) < own - 2.0);
    over.alt_m = (loft_claim){.kind = LOFT_CLAIM_NONE};
    over.place = loft_site_deg(33.0, 143.25);
    assert_true(log_of(&over, &f) < own - 20.0);

    loft_observation high = {
        .kind = LOFT_OBSERVED_WAYPOINT,
        .time_s = exactly(300.0),
        .alt_m = exactly(loft_track_at(&f.launch.model, f.record, 300.0).alt_m)};
    const double at_300 = log_of(&high, &f);
    high.time_s = exactly(200.0);
    assert_true(log_of(&high, &f) < at_300 - 1.0);
    loft_trajectory_free(f.record);
}

static void a_mach_number_is_of_the_speed_of_sound_that_was_said(void **state)
{
    (void)state;
    flown_flight f;
    fly(&f, "liquid-1", 550.0, 2700.0);
    const loft_report_errors e = errors_of();
    const double speed_mps = f.flown.flight.burnout.speed_mps;
    loft_observation o = {.kind = LOFT_OBSERVED_SPEED, .value = exactly(speed_mps)};
    const double plain = log_of(&o, &f);
    o.mach_of = LOFT_MACH_SEA_LEVEL;
    CHECK_NEAR(log_of(&o, &f), plain, 0.0);
    /* M by the stratosphere is the same speed with a greater number */
    o.mach_of = LOFT_MACH_HIGH;
    o.value = exactly(speed_mps * e.seen.mach_sea_level_mps / e.seen.mach_high_mps);
    assert_true(fabs(log_of(&o, &f) - plain) < 0.2);
    o.mach_of = LOFT_MACH_UNSAID;
    assert_true(log_of(&o, &f) < plain && log_of(&o, &f) > plain - 1.0);
    loft_trajectory_free(f.record);
}

static void an_impact_and_a_last_contact_need_no_record(void **state)
{
    (void)state;
    flown_flight f;
    fly(&f, "liquid-1", 550.0, 2700.0);
    loft_trajectory_free(f.record);
    f.record = NULL;
    loft_observation o = {.kind = LOFT_OBSERVED_IMPACT,
                          .has_place = true,
                          .place = f.flown.flight.end.place,
                          .within_m = 3e4};
    o.place.alt_m = 0.0;
    assert_false(loft_observation_needs_record(&o));
    CHECK_WITHIN(value_of(&o, &f), 0.0, 5.0);
    const loft_observation lost = {.kind = LOFT_OBSERVED_LAST_CONTACT,
                                   .time_s = exactly(f.flown.flight.end.t_s - 60.0)};
    const loft_observation longer = {.kind = LOFT_OBSERVED_LAST_CONTACT,
                                     .time_s = exactly(f.flown.flight.end.t_s + 60.0)};
    assert_true(isfinite(log_of(&lost, &f)));
    assert_true(isinf(log_of(&longer, &f)));
}

static void an_observation_has_what_its_kind_needs(void **state)
{
    (void)state;
    const loft_geodetic place = loft_site_deg(41.9, 143.2);
    const loft_observation bad[] = {
        {.kind = LOFT_OBSERVED_BURN_TIME},
        {.kind = LOFT_OBSERVED_BURN_TIME, .stage = 5, .time_s = exactly(1.0)},
        {.kind = LOFT_OBSERVED_STAGING, .time_s = exactly(1.0)},
        {.kind = LOFT_OBSERVED_WAYPOINT, .time_s = exactly(1.0)},
        {.kind = LOFT_OBSERVED_WAYPOINT,
         .time_s = exactly(1.0),
         .has_place = true,
         .place = place},
        {.kind = LOFT_OBSERVED_SPEED, .value = exactly(NAN)},
        {.kind = LOFT_OBSERVED_SPEED, .when = LOFT_SPEED_AT_ENTRY, .value = exactly(1.0)},
        {.kind = LOFT_OBSERVED_ENTRY_ANGLE, .value = exactly(2.0), .entry_alt_m = 1e5},
        {.kind = LOFT_OBSERVED_IMPACT},
        {.kind = LOFT_OBSERVED_LAST_CONTACT},
        {.kind = LOFT_OBSERVATION_KINDS},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(loft_observation_check(&bad[i]), LOFT_ERR_DOMAIN);
    }
}

/* A good observation of each kind, with all that its kind looks at. */
static loft_observation good_of(loft_observation_kind kind)
{
    loft_observation o = {.kind = kind,
                          .stage = 1,
                          .time_s = exactly(100.0),
                          .alt_m = exactly(5e4),
                          .value = exactly(1.2),
                          .when = LOFT_SPEED_AT_ENTRY,
                          .entry_alt_m = 3e4,
                          .has_place = true,
                          .place = {.lat_rad = 0.7, .lon_rad = 2.2},
                          .within_m = 1e4};
    return o;
}

static void check_refused_with(double *number, double bad, const loft_observation *o)
{
    const double before = *number;
    *number = bad;
    assert_int_equal(loft_observation_check(o), LOFT_ERR_DOMAIN);
    *number = before;
    assert_int_equal(loft_observation_check(o), LOFT_OK);
}

static void check_figure(loft_claim *c, const loft_observation *o)
{
    check_refused_with(&c->value, 0.0, o);
    check_refused_with(&c->value, INFINITY, o);
    check_refused_with(&c->rounding, -1.0, o);
    check_refused_with(&c->rounding, INFINITY, o);
    check_refused_with(&c->lo, -1.0, o);
    check_refused_with(&c->hi, INFINITY, o);
    c->lo = 2.0;
    c->hi = 3.0;
    check_refused_with(&c->hi, 1.0, o);
}

static void check_place(loft_observation *o)
{
    check_refused_with(&o->place.lat_rad, 1.6, o);
    check_refused_with(&o->place.lat_rad, NAN, o);
    check_refused_with(&o->place.lon_rad, -6.3, o);
    check_refused_with(&o->within_m, 0.0, o);
}

static void check_stages(loft_observation *o, int least)
{
    static const int beyond[] = {-1, LOFT_STAGES_MAX + 1};
    for (int i = 0; i < 2; i++) {
        o->stage = beyond[i];
        assert_int_equal(loft_observation_check(o), LOFT_ERR_DOMAIN);
    }
    o->stage = 0;
    assert_int_equal(loft_observation_check(o), least == 0 ? LOFT_OK : LOFT_ERR_DOMAIN);
}

static void each_number_of_an_observation_has_bounds(void **state)
{
    (void)state;
    loft_observation o = good_of(LOFT_OBSERVED_BURN_TIME);
    check_figure(&o.time_s, &o);
    check_stages(&o, 0);
    o = good_of(LOFT_OBSERVED_STAGING);
    check_figure(&o.time_s, &o);
    check_stages(&o, 1);
    o = good_of(LOFT_OBSERVED_WAYPOINT);
    check_figure(&o.time_s, &o);
    check_figure(&o.alt_m, &o);
    check_place(&o);
    o = good_of(LOFT_OBSERVED_SPEED);
    check_figure(&o.value, &o);
    check_refused_with(&o.entry_alt_m, 0.0, &o);
    o = good_of(LOFT_OBSERVED_ENTRY_ANGLE);
    check_figure(&o.value, &o);
    check_refused_with(&o.value.value, 1.6, &o);
    check_refused_with(&o.entry_alt_m, NAN, &o);
    o = good_of(LOFT_OBSERVED_IMPACT);
    check_place(&o);
    o = good_of(LOFT_OBSERVED_LAST_CONTACT);
    check_figure(&o.time_s, &o);
}

static void errors_that_are_none_are_refused(void **state)
{
    (void)state;
    const loft_report_errors good = errors_of();
    assert_int_equal(loft_observation_errors_check(&good.seen), LOFT_OK);
    for (size_t at = 0; at + sizeof(double) <= sizeof good.seen; at += sizeof(double)) {
        loft_observation_errors bad = good.seen;
        const double nan = NAN;
        memcpy((char *)&bad + at, &nan, sizeof nan);
        assert_int_equal(loft_observation_errors_check(&bad), LOFT_ERR_DOMAIN);
    }
    assert_string_equal(loft_observation_kind_name(LOFT_OBSERVED_IMPACT), "impact");
    assert_string_equal(loft_speed_when_name(LOFT_SPEED_AT_ENTRY), "entry");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burn_time_is_that_of_its_stage_or_of_all),
        cmocka_unit_test(its_density_is_that_of_the_errors),
        cmocka_unit_test(a_limit_has_a_soft_edge),
        cmocka_unit_test(every_wording_is_a_density),
        cmocka_unit_test(an_interval_has_90_percent_of_what_a_figure_allows),
        cmocka_unit_test(what_is_from_memory_is_garbled_more_often),
        cmocka_unit_test(what_is_garbled_leaves_a_floor),
        cmocka_unit_test(the_nearest_point_is_that_of_a_fine_scan),
        cmocka_unit_test(an_entry_is_on_the_way_down),
        cmocka_unit_test(a_flight_makes_its_own_points_likely),
        cmocka_unit_test(a_mach_number_is_of_the_speed_of_sound_that_was_said),
        cmocka_unit_test(an_impact_and_a_last_contact_need_no_record),
        cmocka_unit_test(an_observation_has_what_its_kind_needs),
        cmocka_unit_test(each_number_of_an_observation_has_bounds),
        cmocka_unit_test(errors_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}
