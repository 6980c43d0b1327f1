/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/infer.h"
#include "loft/loft.h"

static loft_azimuth_known azimuth(double sd_deg, bool assumed)
{
    return (loft_azimuth_known){
        .azimuth_rad = 1.2345, .sd_rad = loft_rad_from_deg(sd_deg), .assumed = assumed};
}

/* 787 km is 786.5 to 787.5, evenly; 3 degrees are 4.93 at 95 % of a normal. */
static void an_exact_range_leaves_nine_tenths_of_its_rounding(void **state)
{
    (void)state;
    const loft_claim range_m = loft_exact_km(787.0);
    const loft_azimuth_known known = azimuth(3.0, false);
    loft_impact_area area;
    assert_int_equal(loft_impact_area_of(&range_m, &known, &area), LOFT_OK);
    CHECK_NEAR(area.nearest_m, 786550.0, 1e-9);
    CHECK_NEAR(area.farthest_m, 787450.0, 1e-9);
    CHECK_NEAR(area.azimuth_rad, 1.2345, 0.0);
    CHECK_NEAR(loft_deg_from_rad(area.half_width_rad), 4.934560880854417, 1e-12);
}

/* "About 3,700": normal, 50 km; "more than": up to a tail of a tenth, e-fold, beyond. */
static void a_hedge_leaves_more(void **state)
{
    (void)state;
    const loft_azimuth_known known = azimuth(3.0, false);
    loft_claim range_m = loft_about_km(3700.0);
    loft_impact_area area;
    assert_int_equal(loft_impact_area_of(&range_m, &known, &area), LOFT_OK);
    CHECK_NEAR(area.nearest_m, 3.7e6 - 1.6448536269514722 * 50e3, 1e-9);
    CHECK_NEAR(area.farthest_m, 3.7e6 + 1.6448536269514722 * 50e3, 1e-9);
    range_m = loft_more_than_km(3700.0);
    assert_int_equal(loft_impact_area_of(&range_m, &known, &area), LOFT_OK);
    assert_true(area.nearest_m >= 3.65e6 && area.nearest_m < 3.7e6);
    assert_true(area.farthest_m > 4.6e6);
}

static void an_assumed_azimuth_leaves_every_direction(void **state)
{
    (void)state;
    const loft_azimuth_known known = azimuth(3.0, true);
    const loft_azimuth_known vague = azimuth(170.0, false);
    CHECK_NEAR(loft_impact_area_between(1.0, 2.0, &known).half_width_rad, LOFT_PI, 0.0);
    CHECK_NEAR(loft_impact_area_between(1.0, 2.0, &vague).half_width_rad, LOFT_PI, 0.0);
}

static void without_a_range_there_is_no_area(void **state)
{
    (void)state;
    const loft_claim none = {.kind = LOFT_CLAIM_NONE};
    const loft_azimuth_known known = azimuth(3.0, false);
    loft_impact_area area = {.nearest_m = 77.0};
    assert_int_equal(loft_impact_area_of(&none, &known, &area), LOFT_ERR_DOMAIN);
    CHECK_NEAR(area.nearest_m, 77.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exact_range_leaves_nine_tenths_of_its_rounding),
        cmocka_unit_test(a_hedge_leaves_more),
        cmocka_unit_test(an_assumed_azimuth_leaves_every_direction),
        cmocka_unit_test(without_a_range_there_is_no_area),
    };
    return cmocka_run_group_tests_name("impact_area", tests, NULL, NULL);
}
