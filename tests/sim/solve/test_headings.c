/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/earth.h"
#include "loft/loft.h"
#include "sim/solve/headings.h"

static headings toward(double azimuth_deg)
{
    return loft_headings_start(loft_rad_from_deg(azimuth_deg), loft_rad_from_deg(30.0));
}

static double turned_back(headings *h, double past_deg)
{
    double next_rad = NAN;
    assert_true(loft_headings_turn_back(h, loft_rad_from_deg(past_deg), &next_rad));
    return loft_deg_from_rad(next_rad);
}

static void fall_short(headings *h, double short_deg)
{
    h->has_short = true;
    h->short_rad = loft_rad_from_deg(short_deg);
}

static void the_farthest_west_comes_first(void **state)
{
    (void)state;
    const double rows[][2] = {{0.0, -30.0},  {45.0, -30.0}, {135.0, 30.0},
                              {182.0, 30.0}, {251.0, 19.0}, {293.0, -23.0}};
    for (int i = 0; i < 6; i++) {
        headings h = toward(rows[i][0]);
        CHECK_WITHIN(turned_back(&h, 0.0), rows[i][1], 1e-9);
    }
}

static void between_short_and_past_the_middle_follows(void **state)
{
    (void)state;
    headings h = toward(171.0);
    CHECK_WITHIN(turned_back(&h, 0.0), 30.0, 1e-9);
    fall_short(&h, 30.0);
    CHECK_WITHIN(turned_back(&h, 3.0), 16.5, 1e-9);
    CHECK_WITHIN(turned_back(&h, 16.5), 23.25, 1e-9);
    fall_short(&h, 23.25);
    CHECK_WITHIN(turned_back(&h, 20.25), 21.75, 1e-9);
}

static void none_is_left_once_they_meet(void **state)
{
    (void)state;
    headings h = toward(171.0);
    double next_rad = 7.0;
    fall_short(&h, 12.3);
    assert_false(loft_headings_turn_back(&h, loft_rad_from_deg(12.2), &next_rad));
    headings west = toward(270.0);
    assert_false(loft_headings_turn_back(&west, 0.0, &next_rad));
    CHECK_NEAR(next_rad, 7.0, 0.0);
}

static void near_east_both_sides_are_searched_once(void **state)
{
    (void)state;
    headings h = toward(81.0);
    double next_rad = 0.0;
    CHECK_WITHIN(turned_back(&h, 0.0), -30.0, 1e-9);
    CHECK_WITHIN(turned_back(&h, -30.0), 30.0, 1e-9);
    assert_false(loft_headings_turn_back(&h, loft_rad_from_deg(30.0), &next_rad));
    headings south = toward(81.0); /* an impact north of it asks for the south */
    loft_headings_choose_side(&south, -0.1);
    CHECK_WITHIN(turned_back(&south, 0.0), 30.0, 1e-9);
}

static void a_step_stays_short_of_what_is_past_and_of_the_limit(void **state)
{
    (void)state;
    headings h = toward(171.0);
    CHECK_WITHIN(loft_headings_next(&h, 0.1, 0.2), 0.2, 0.0);
    CHECK_WITHIN(loft_headings_next(&h, 0.1, 0.9), loft_rad_from_deg(30.0), 1e-12);
    h.has_past = true;
    h.past_rad = 0.02;
    CHECK_WITHIN(loft_headings_next(&h, 0.2, 0.1), 0.1, 0.0);
    CHECK_WITHIN(loft_headings_next(&h, 0.2, -0.3), 0.11, 1e-12);
    CHECK_WITHIN(loft_headings_next(&h, 0.2, 0.4), 0.4, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_farthest_west_comes_first),
        cmocka_unit_test(between_short_and_past_the_middle_follows),
        cmocka_unit_test(none_is_left_once_they_meet),
        cmocka_unit_test(near_east_both_sides_are_searched_once),
        cmocka_unit_test(a_step_stays_short_of_what_is_past_and_of_the_limit),
    };
    return cmocka_run_group_tests_name("headings", tests, NULL, NULL);
}
