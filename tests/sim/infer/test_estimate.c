/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"

#include "loft/files.h"
#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/solve/batches.h"
#include "sim/solve/fit.h"

/* From 39.2 N 125.67 E toward 72 degrees; nothing reported yet. */
static loft_question question(const char *class_name)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(39.2),
                                    .lon_rad = loft_rad_from_deg(125.67)};
    q.launch.azimuth_rad = loft_rad_from_deg(72.0);
    assert_int_equal(loft_data_class(data, class_name, &q.launch.booster), LOFT_OK);
    return q;
}

static loft_question lofted(const char *class_name, double apogee_km, double range_km)
{
    loft_question q = question(class_name);
    q.report.apogee_m = km(apogee_km);
    q.report.range_m = km(range_km);
    return q;
}

static loft_estimate make(const loft_question *q)
{
    loft_estimate e;
    assert_int_equal(loft_estimate_make(q, &e), LOFT_OK);
    return e;
}

static double apogee_of(const loft_estimate *e)
{
    return e->fit.flown.flight.apogee.place.alt_m;
}

/* ---- the time checked ---- */

/* 2022-03-24: 67 min 32 s beside 6,248.5 and 1,090 km; a flight of that shape takes 71. */
static loft_question march_2022(void)
{
    loft_question q = lofted("liquid-2", 6248.5, 1090.0);
    q.report.time_s = seconds(4052.0);
    return q;
}

static void the_time_of_march_2022_is_impossible(void **state)
{
    (void)state;
    const loft_question q = march_2022();
    const loft_estimate e = make(&q);
    assert_int_equal(e.basis, LOFT_BASIS_APOGEE_RANGE);
    assert_int_equal(e.refusal, LOFT_REFUSED_NOT);
    assert_true(e.has_time_check && e.has_fit && e.converged);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_IMPOSSIBLE);
    assert_int_equal(e.time_check.suspect, LOFT_SUSPECT_TIME);
    CHECK_WITHIN(e.time_check.suggested, 4260.0, 20.0);
    assert_true(e.time_check.two_body_s > 4052.5);
    assert_true(e.no_rotation.best.unbounded && e.toward_azimuth.best.unbounded);
}

static void the_suggested_time_is_consistent(void **state)
{
    (void)state;
    loft_question q = march_2022();
    q.report.time_s = seconds(make(&q).time_check.suggested);
    const loft_estimate e = make(&q);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_CONSISTENT);
    assert_int_equal(e.time_check.suspect, LOFT_SUSPECT_NONE);
}

static void a_loose_apogee_beside_an_exact_time_is_the_suspect(void **state)
{
    (void)state;
    loft_question q = march_2022();
    q.report.apogee_m = about_km(5200.0);
    q.report.time_s = seconds(4260.5);
    loft_estimate e = make(&q);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_STRAINED);
    assert_int_equal(e.time_check.suspect, LOFT_SUSPECT_APOGEE);
    CHECK_NEAR(e.time_check.suggested, 6248.5e3, 1e-3);
    q.report.apogee_m.value = e.time_check.suggested;
    e = make(&q);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_CONSISTENT);
    CHECK_WITHIN(e.time_check.model_s, 4260.5, 2e-3);
}

static void a_wide_range_beside_exact_figures_is_the_suspect(void **state)
{
    (void)state;
    loft_question q = lofted("liquid-1", 770.0, 1.0);
    q.report.range_m = loft_claim_interval(500.0, 1500.0, 1000.0);
    q.report.time_s = seconds(1156.5);
    loft_estimate e = make(&q);
    assert_int_not_equal(e.time_check.verdict, LOFT_VERDICT_CONSISTENT);
    assert_int_equal(e.time_check.suspect, LOFT_SUSPECT_RANGE);
    q.report.range_m = km(e.time_check.suggested / 1000.0);
    e = make(&q);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_CONSISTENT);
    CHECK_WITHIN(e.time_check.model_s, 1156.5, 2e-3);
}

static void check_same_flight(const loft_launch_flight *a, const loft_launch_flight *b)
{
    const double of_a[] = {a->aim.ideal_speed_mps,
                           a->aim.end_elevation_rad,
                           a->aim.turn_fraction,
                           a->aim.heading_rad,
                           a->range_m,
                           a->bearing_rad,
                           a->lift_off_ratio,
                           a->flight.apogee.place.alt_m,
                           a->flight.end.t_s};
    const double of_b[] = {b->aim.ideal_speed_mps,
                           b->aim.end_elevation_rad,
                           b->aim.turn_fraction,
                           b->aim.heading_rad,
                           b->range_m,
                           b->bearing_rad,
                           b->lift_off_ratio,
                           b->flight.apogee.place.alt_m,
                           b->flight.end.t_s};
    assert_memory_equal(of_a, of_b, sizeof of_a);
    assert_int_equal(a->unbounded, b->unbounded);
}

static void an_impossible_time_changes_no_fit_and_no_standard_range(void **state)
{
    (void)state;
    for (int bounded = 0; bounded < 2; bounded++) {
        loft_question q = bounded ? lofted("liquid-2", 2802.0, 933.0) : march_2022();
        q.report.time_s = seconds(1234.5);
        const loft_estimate with = make(&q);
        assert_int_equal(with.time_check.verdict, LOFT_VERDICT_IMPOSSIBLE);
        q.report.time_s = (loft_claim){.kind = LOFT_CLAIM_NONE};
        const loft_estimate without = make(&q);
        assert_int_equal(without.time_check.verdict, LOFT_VERDICT_NOT_REPORTED);
        assert_int_equal(without.time_check.suspect, LOFT_SUSPECT_NONE);
        check_same_flight(&with.fit.flown, &without.fit.flown);
        check_same_flight(&with.no_rotation.best, &without.no_rotation.best);
        check_same_flight(&with.toward_azimuth.best, &without.toward_azimuth.best);
        assert_int_equal(with.range_class, without.range_class);
    }
}

/* ---- what is answered ---- */

static void apogee_and_range_are_fitted_and_converted(void **state)
{
    (void)state;
    const loft_question q = lofted("liquid-2", 2802.0, 933.0);
    const loft_estimate e = make(&q);
    loft_fit fit;
    loft_standard standard;
    solve_batches batches;
    assert_int_equal(loft_solve_batches_new(&q.launch.model, &batches), LOFT_OK);
    assert_int_equal(
        loft_fit_apogee_range_by(batches.turning, &q.launch, 2802e3, 933e3, &fit),
        LOFT_OK);
    loft_solve_batches_free(&batches);
    check_same_flight(&e.fit.flown, &fit.flown);
    assert_int_equal(loft_standard_find(&q.launch, fit.flown.aim.ideal_speed_mps, false,
                                        NULL, &standard),
                     LOFT_OK);
    check_same_flight(&e.no_rotation.best, &standard.best);
    CHECK_NEAR(e.no_rotation.best.range_m, 7064e3, 0.01); /* two other programs */
    assert_true(e.toward_azimuth.best.range_m > e.no_rotation.best.range_m);
    assert_true(e.has_two_body && e.has_standard && !e.lower_bound && !e.warn_ballistic);
    CHECK_NEAR(e.two_body.apogee_m, 2802e3, 1e-12);
    assert_int_equal(e.range_class, LOFT_ICBM);
}

static const struct {
    const char *class_name;
    double apogee_km, range_km;
} flights[] = {
    {"liquid-2", 4475.0, 950.0}, {"liquid-1", 770.0, 3700.0}, {"solid-2", 550.0, 500.0}};

static double time_of_flight(const loft_launch *launch, double apogee_m, double range_m)
{
    loft_fit fit;
    assert_int_equal(loft_fit_apogee_range(launch, apogee_m, range_m, &fit), LOFT_OK);
    return fit.flown.flight.end.t_s;
}

/* The time is met to 1 ms; a steep flight's range moves by 30 m in that. */
static void apogee_and_time_give_the_range_back(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        loft_question q =
            lofted(flights[i].class_name, flights[i].apogee_km, flights[i].range_km);
        const loft_estimate known = make(&q);
        q.report.time_s = seconds(known.time_check.model_s);
        q.report.range_m = (loft_claim){.kind = LOFT_CLAIM_NONE};
        const loft_estimate e = make(&q);
        assert_int_equal(e.basis, LOFT_BASIS_APOGEE_TIME);
        CHECK_NEAR(e.fit.flown.range_m, 1e3 * flights[i].range_km, 1e-4);
        CHECK_NEAR(apogee_of(&e), 1e3 * flights[i].apogee_km, 1e-6);
        CHECK_WITHIN(e.time_check.model_s, known.time_check.model_s, 1.001e-3);
        CHECK_NEAR(e.fit.flown.aim.ideal_speed_mps, known.fit.flown.aim.ideal_speed_mps,
                   1e-5);
        assert_int_equal(e.time_check.verdict, LOFT_VERDICT_CONSISTENT);
        assert_true(e.has_standard && e.has_two_body && !e.lower_bound);
    }
}

static void range_and_time_give_the_apogee_back(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        loft_question q =
            lofted(flights[i].class_name, flights[i].apogee_km, flights[i].range_km);
        const loft_estimate known = make(&q);
        q.report.time_s = seconds(known.time_check.model_s);
        q.report.apogee_m = (loft_claim){.kind = LOFT_CLAIM_NONE};
        const loft_estimate e = make(&q);
        assert_int_equal(e.basis, LOFT_BASIS_RANGE_TIME);
        assert_in_range(e.n_roots, 1, LOFT_ESTIMATE_ROOTS);
        CHECK_NEAR(e.roots_apogee_m[0], 1e3 * flights[i].apogee_km, 1e-5);
        CHECK_NEAR(apogee_of(&e), e.roots_apogee_m[0], 1e-6);
        CHECK_NEAR(e.fit.flown.range_m, 1e3 * flights[i].range_km, 1e-6);
        assert_int_equal(e.time_check.verdict, LOFT_VERDICT_CONSISTENT);
        assert_true(e.has_standard && e.has_two_body && !e.lower_bound);
    }
}

/* Flown again at the edges, the flights take the times at the edges. */
static void a_solved_figure_has_the_edges_of_the_rounding(void **state)
{
    (void)state;
    loft_question q = question("liquid-2");
    q.report.apogee_m = km(4475.0);
    q.report.time_s = seconds(3211.0);
    loft_estimate e = make(&q);
    assert_int_equal(e.basis, LOFT_BASIS_APOGEE_TIME);
    CHECK_WITHIN(time_of_flight(&q.launch, 4475.5e3, e.solved_low_m), 3210.5, 2e-3);
    CHECK_WITHIN(time_of_flight(&q.launch, 4474.5e3, e.solved_high_m), 3211.5, 2e-3);
    assert_true(e.solved_low_m < e.fit.flown.range_m);
    assert_true(e.solved_high_m > e.fit.flown.range_m);
    q = question("liquid-1");
    q.report.range_m = km(3700.0);
    q.report.time_s = seconds(1157.0);
    e = make(&q);
    assert_int_equal(e.basis, LOFT_BASIS_RANGE_TIME);
    CHECK_WITHIN(time_of_flight(&q.launch, e.solved_low_m, 3700e3), 1156.5, 2e-2);
    CHECK_WITHIN(time_of_flight(&q.launch, e.solved_high_m, 3700e3), 1157.5, 2e-2);
}

/* To the minute, the time leaves open whether it flew straight up. */
static void a_rounded_time_may_leave_any_short_range_open(void **state)
{
    (void)state;
    loft_question q = question("liquid-2");
    q.report.apogee_m = km(4475.0);
    q.report.time_s = seconds(3180.0);
    const loft_estimate e = make(&q);
    assert_int_equal(e.basis, LOFT_BASIS_APOGEE_TIME);
    assert_true(e.solved_low_m == 0.0);
    assert_true(e.solved_high_m > 1.5 * e.fit.flown.range_m);
}

static void an_apogee_alone_is_a_lower_bound(void **state)
{
    (void)state;
    loft_question q = question("liquid-2");
    q.report.apogee_m = km(2802.0);
    const loft_estimate e = make(&q);
    assert_int_equal(e.basis, LOFT_BASIS_APOGEE);
    assert_true(e.lower_bound && e.converged && e.has_standard && e.has_two_body);
    assert_true(e.two_body.range_m == 0.0);
    CHECK_NEAR(apogee_of(&e), 2802e3, 1e-6);
    CHECK_NEAR(e.fit.flown.aim.end_elevation_rad, 0.5 * LOFT_PI, 1e-15);
    const loft_question farther = lofted("liquid-2", 2802.0, 2345.0);
    const loft_estimate far = make(&farther);
    assert_true(e.no_rotation.best.range_m < far.no_rotation.best.range_m);
}

static void a_range_alone_is_a_lower_bound(void **state)
{
    (void)state;
    loft_question q = question("liquid-1");
    q.report.range_m = km(3700.0);
    const loft_estimate e = make(&q);
    assert_int_equal(e.basis, LOFT_BASIS_RANGE);
    assert_true(e.lower_bound && e.converged && e.has_standard && e.has_two_body);
    CHECK_NEAR(e.fit.flown.range_m, 3700e3, 1e-5);
    CHECK_NEAR(e.toward_azimuth.best.range_m, 3700e3, 1e-4);
    const double apogees_km[] = {567.8, 1234.5};
    for (int i = 0; i < 2; i++) {
        const loft_question other = lofted("liquid-1", apogees_km[i], 3700.0);
        assert_true(make(&other).fit.flown.aim.ideal_speed_mps >
                    e.fit.flown.aim.ideal_speed_mps);
    }
}

/* Then it is the suspect, and the other figure is answered alone. */
static void a_time_that_fits_no_flight_is_set_aside(void **state)
{
    (void)state;
    loft_question q = question("liquid-2");
    q.report.apogee_m = km(4475.0);
    q.report.time_s = seconds(2001.0);
    loft_estimate e = make(&q);
    assert_int_equal(e.basis, LOFT_BASIS_APOGEE);
    assert_true(e.lower_bound);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_IMPOSSIBLE);
    assert_int_equal(e.time_check.suspect, LOFT_SUSPECT_TIME);
    CHECK_NEAR(e.time_check.suggested, e.time_check.model_s, 1e-15);
    q = question("liquid-1");
    q.report.range_m = km(3700.0);
    q.report.time_s = seconds(301.0);
    e = make(&q);
    assert_int_equal(e.basis, LOFT_BASIS_RANGE);
    assert_int_equal(e.n_roots, 0);
    assert_true(e.lower_bound);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_IMPOSSIBLE);
    assert_int_equal(e.time_check.suspect, LOFT_SUSPECT_TIME);
}

/* ---- burn time ---- */

static void the_burn_spread_brackets_the_standard_range(void **state)
{
    (void)state;
    const loft_question q = lofted("liquid-2", 2802.0, 933.0);
    const loft_estimate e = make(&q);
    loft_burn_spread spread[2];
    loft_estimate_burn_spread(&q, &e, spread);
    CHECK_NEAR(spread[0].factor, 0.8, 1e-15);
    CHECK_NEAR(spread[1].factor, 1.25, 1e-15);
    assert_true(spread[0].converged && spread[1].converged);
    const double range_m = e.no_rotation.best.range_m;
    assert_true(spread[0].no_rotation.best.range_m < range_m);
    assert_true(spread[1].no_rotation.best.range_m > range_m);
    loft_launch slower = q.launch;
    loft_booster_template_stretch(&slower.booster, 1.25);
    loft_fit fit;
    loft_standard standard;
    assert_int_equal(loft_fit_apogee_range(&slower, 2802e3, 933e3, &fit), LOFT_OK);
    assert_int_equal(loft_standard_find(&slower, fit.flown.aim.ideal_speed_mps, false,
                                        NULL, &standard),
                     LOFT_OK);
    CHECK_NEAR(spread[1].no_rotation.best.range_m, standard.best.range_m, 1e-4);
}

/* ---- where nothing fits ---- */

/* So flat that only a glider flies it: what was found is handed out, and told. */
static void what_does_not_converge_has_no_range(void **state)
{
    (void)state;
    loft_question q = lofted("liquid-1", 30.1, 6001.2);
    q.assume_ballistic = true;
    loft_estimate e;
    assert_int_equal(loft_estimate_make(&q, &e), LOFT_ERR_CONVERGE);
    assert_int_equal(e.refusal, LOFT_REFUSED_NOT);
    assert_true(e.warn_ballistic);
    assert_true(e.has_two_body);
    assert_false(e.converged || e.has_standard || e.has_time_check);
    assert_true(e.has_fit && e.fit.misfit > 1e-7);
}

/* Twelve times too long: neither a higher apogee nor a longer range accounts for it. */
static void a_time_that_no_other_figure_explains_is_the_suspect(void **state)
{
    (void)state;
    loft_question q = lofted("liquid-1", 501.2, 412.3);
    const double plain_s = make(&q).time_check.model_s;
    q.report.time_s = seconds(round(12.0 * plain_s));
    const loft_estimate e = make(&q);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_IMPOSSIBLE);
    assert_int_equal(e.time_check.suspect, LOFT_SUSPECT_TIME);
    CHECK_NEAR(e.time_check.suggested, plain_s, 1e-9);
    q.report.time_s = seconds(12.3); /* nor can a lower one */
    const loft_estimate brief = make(&q);
    assert_int_equal(brief.time_check.suspect, LOFT_SUSPECT_TIME);
    CHECK_NEAR(brief.time_check.suggested, plain_s, 1e-9);
}

static void a_burn_too_long_to_lift_off_has_no_range(void **state)
{
    (void)state;
    loft_question q = lofted("solid-1", 60.1, 212.3);
    loft_booster booster;
    const loft_estimate usual = make(&q);
    const double speed_mps = usual.fit.flown.aim.ideal_speed_mps;
    assert_int_equal(loft_booster_of_template(&q.launch.booster, speed_mps, &booster),
                     LOFT_OK);
    /* to 1.1 times the weight at lift-off: a quarter longer it stays on the ground */
    loft_booster_template_stretch(&q.launch.booster,
                                  loft_booster_lift_off_ratio(&booster) / 1.1);
    const loft_estimate slow = make(&q);
    loft_burn_spread spread[2];
    loft_estimate_burn_spread(&q, &slow, spread);
    assert_true(spread[0].converged);
    assert_false(spread[1].converged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_time_of_march_2022_is_impossible),
        cmocka_unit_test(the_suggested_time_is_consistent),
        cmocka_unit_test(a_loose_apogee_beside_an_exact_time_is_the_suspect),
        cmocka_unit_test(a_wide_range_beside_exact_figures_is_the_suspect),
        cmocka_unit_test(an_impossible_time_changes_no_fit_and_no_standard_range),
        cmocka_unit_test(apogee_and_range_are_fitted_and_converted),
        cmocka_unit_test(apogee_and_time_give_the_range_back),
        cmocka_unit_test(range_and_time_give_the_apogee_back),
        cmocka_unit_test(a_solved_figure_has_the_edges_of_the_rounding),
        cmocka_unit_test(a_rounded_time_may_leave_any_short_range_open),
        cmocka_unit_test(an_apogee_alone_is_a_lower_bound),
        cmocka_unit_test(a_range_alone_is_a_lower_bound),
        cmocka_unit_test(a_time_that_fits_no_flight_is_set_aside),
        cmocka_unit_test(the_burn_spread_brackets_the_standard_range),
        cmocka_unit_test(what_does_not_converge_has_no_range),
        cmocka_unit_test(a_time_that_no_other_figure_explains_is_the_suspect),
        cmocka_unit_test(a_burn_too_long_to_lift_off_has_no_range),
    };
    return cmocka_run_group_tests_name("estimate", tests, open_data, close_data);
}
