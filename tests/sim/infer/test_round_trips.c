/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of loft's own flights, given back: each is a flight that takes just that time. */
#include "classes.h"

#include "loft/flight.h"
#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/base/random.h"

enum {
    FLIGHTS = 200,
    SEED = 4
};

static double pick(int i, int dim, double least, double most)
{
    return least + (most - least) * loft_random_uniform(SEED, (uint64_t)i, (uint32_t)dim);
}

/* A launch of any class, from anywhere, toward anywhere. */
static loft_launch any_launch(int i)
{
    static const char *const names[] = {"solid-1",  "solid-2",  "solid-3",
                                        "liquid-1", "liquid-2", "liquid-short"};
    loft_launch launch = loft_launch_default();
    const char *name = names[(int)pick(i, 0, 0.0, 5.999)];
    assert_int_equal(loft_data_class(data, name, &launch.booster), LOFT_OK);
    launch.site =
        (loft_geodetic){.lat_rad = pick(i, 1, -1.1, 1.1), .lon_rad = pick(i, 2, -3, 3)};
    launch.azimuth_rad = pick(i, 3, 0.0, 2.0 * LOFT_PI);
    return launch;
}

/* 50 to 19,000 km, from 0.65 of the minimum-energy apogee to a high loft. */
static bool fly_any(int i, const loft_question *asked, loft_estimate *flown)
{
    const loft_sphere sphere = loft_earth_sphere();
    const double range_m = exp(pick(i, 4, log(50e3), log(19e6)));
    loft_question q = *asked;
    loft_minenergy least;
    assert_int_equal(loft_minenergy_arc(&sphere, range_m / sphere.radius_m, &least),
                     LOFT_OK);
    q.report.apogee_m = km(1e-3 * least.apogee_m * exp(pick(i, 5, log(0.65), log(4.0))));
    q.report.range_m = km(1e-3 * range_m);
    return loft_estimate_check(&q, flown) == LOFT_OK &&
           flown->refusal == LOFT_REFUSED_NOT;
}

static void check_fits(const loft_question *q, int i, const char *what)
{
    loft_estimate e;
    const loft_status status = loft_estimate_check(q, &e);
    const bool refused = e.refusal != LOFT_REFUSED_NOT;
    if (status != LOFT_OK ||
        (!refused && e.time_check.verdict != LOFT_VERDICT_CONSISTENT)) {
        fail_msg("flight %d, %s: status %d, refusal %d, verdict %s", i, what, (int)status,
                 (int)e.refusal, loft_verdict_name(e.time_check.verdict));
    }
}

static void the_figures_of_a_flight_fit_with_any_two_of_them(void **state)
{
    (void)state;
    int flown = 0;
    for (int i = 0; flown < FLIGHTS; i++) {
        loft_question q = {.launch = any_launch(i)};
        loft_estimate e;
        if (!fly_any(i, &q, &e)) {
            continue;
        }
        flown++;
        const loft_flight *flight = &e.fit.flown.flight;
        q.report.time_s = seconds(0.1 * round(10.0 * flight->end.t_s));
        q.report.apogee_m = km(flight->apogee.place.alt_m / 1e3);
        check_fits(&q, i, "apogee and time");
        q.report.apogee_m = (loft_claim){.kind = LOFT_CLAIM_NONE};
        q.report.range_m = km(e.fit.flown.range_m / 1e3);
        check_fits(&q, i, "range and time");
    }
}

/* ---- near half-way round ---- */

static loft_question toward_the_east(double apogee_km, double range_km)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.site = (loft_geodetic){loft_rad_from_deg(40.0), loft_rad_from_deg(126.0), 0};
    q.launch.azimuth_rad = loft_rad_from_deg(90.0);
    assert_int_equal(loft_data_class(data, "liquid-2", &q.launch.booster), LOFT_OK);
    q.report.apogee_m = apogee_km > 0.0 ? km(apogee_km) : q.report.apogee_m;
    q.report.range_m = km(range_km);
    return q;
}

/* Where the Earth's turning brings the place of the impact to the antipode, from 18,790 to
 * 19,030 km, headings of tens of degrees off the azimuth lead there, and need more speed. */
static void a_longer_flight_is_of_no_slower_missile(void **state)
{
    (void)state;
    for (double range_km = 18700.0; range_km < 20000.0; range_km += 150.0) {
        const loft_question q = toward_the_east(1000.0, range_km);
        loft_estimate e;
        assert_int_equal(loft_estimate_make(&q, &e), LOFT_OK);
        assert_true(e.no_rotation.best.unbounded);
        assert_false(e.stands_in);
        CHECK_NEAR(e.fit.flown.aim.turn_fraction, q.launch.turn_fraction, 0.0);
        CHECK_WITHIN(e.fit.flown.range_m, 1e3 * range_km, 10.0);
        CHECK_WITHIN(e.fit.flown.bearing_rad, q.launch.azimuth_rad, 1e-5);
        assert_true(e.fit.flown.aim.ideal_speed_mps > 9240.0);
    }
}

static void flights_near_half_way_round_land_where_they_shall(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++) {
        loft_question q = toward_the_east(1500.0, 18200.0 + 230.0 * i);
        q.launch.azimuth_rad = loft_rad_from_deg(45.0 * i);
        loft_estimate e;
        assert_int_equal(loft_estimate_check(&q, &e), LOFT_OK);
        assert_false(e.stands_in);
        CHECK_WITHIN(e.fit.flown.range_m, q.report.range_m.value, 10.0);
    }
}

static void a_range_alone_near_half_way_round_is_a_lower_bound(void **state)
{
    (void)state;
    for (double range_km = 18000.0; range_km < 20000.0; range_km += 620.0) {
        const loft_question q = toward_the_east(0.0, range_km);
        loft_estimate e;
        assert_int_equal(loft_estimate_check(&q, &e), LOFT_OK);
        assert_true(e.has_fit && e.converged && e.lower_bound);
        assert_true(e.fit.flown.range_m > 17e6);
        assert_true(e.fit.flown.range_m < 1e3 * range_km * 1.0001);
        assert_true(e.stands_in == (e.fit.flown.range_m < 1e3 * range_km * 0.9999));
    }
}

/* Toward the west it takes less time than a two-body arc, for the Earth turns to meet it. */
static void what_the_earth_turns_to_meet_may_be_quick(void **state)
{
    (void)state;
    const loft_claim time = seconds(3197.0);
    assert_int_equal(loft_time_verdict(&time, LOFT_CLAIM_EXACT, 3197.3, 3240.0),
                     LOFT_VERDICT_CONSISTENT);
    assert_int_equal(loft_time_verdict(&time, LOFT_CLAIM_EXACT, 3240.0, 3230.0),
                     LOFT_VERDICT_IMPOSSIBLE);
    assert_int_equal(loft_time_verdict(&time, LOFT_CLAIM_EXACT, 3330.0, 3340.0),
                     LOFT_VERDICT_IMPOSSIBLE);
}

/* With 2,557 s an apogee of 1,000 km goes with 14,000 km; with more than any flight, none. */
static void a_time_beyond_all_ranges_says_how_far_was_searched(void **state)
{
    (void)state;
    loft_question q = toward_the_east(1000.0, 0.0);
    q.report.range_m = (loft_claim){.kind = LOFT_CLAIM_NONE};
    q.report.time_s = seconds(2557.0);
    loft_estimate e;
    assert_int_equal(loft_estimate_check(&q, &e), LOFT_OK);
    CHECK_WITHIN(e.fit.flown.range_m, 14000e3, 20e3);
    CHECK_NEAR(e.searched_range_m, 0.0, 0.0);
    q.report.time_s = seconds(6557.0);
    assert_int_equal(loft_estimate_check(&q, &e), LOFT_OK);
    assert_int_equal(e.time_check.verdict, LOFT_VERDICT_IMPOSSIBLE);
    assert_true(e.searched_range_m > 18e6 && e.searched_time_s < 6557.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_longer_flight_is_of_no_slower_missile),
        cmocka_unit_test(flights_near_half_way_round_land_where_they_shall),
        cmocka_unit_test(a_range_alone_near_half_way_round_is_a_lower_bound),
        cmocka_unit_test(what_the_earth_turns_to_meet_may_be_quick),
        cmocka_unit_test(a_time_beyond_all_ranges_says_how_far_was_searched),
        cmocka_unit_test(the_figures_of_a_flight_fit_with_any_two_of_them),
    };
    return cmocka_run_group_tests_name("round trips", tests, open_data, close_data);
}
