/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "check.h"
#include "sim/base/random.h"

#define LANES 2
#include "sim/batch/kernel/simd.h"

enum {
    MANY = 200000
};

static double uniform(int k, double lo, double hi)
{
    return lo + (hi - lo) * loft_random_uniform(6, (uint64_t)k, 0);
}

static void sine_and_cosine_of_an_elevation_are_good_to_3e10(void **state)
{
    (void)state;
    double worst = 0.0;
    for (int k = 0; k < MANY; k++) {
        const double x = uniform(k, -1.6, 1.6);
        lanes s;
        lanes c;
        lanes_sincos(lanes_of(x), &s, &c);
        worst = fmax(worst, fmax(fabs(s[0] - sin(x)), fabs(c[1] - cos(x))));
    }
    CHECK_WITHIN(worst, 0.0, 3e-10);
}

static void choices_are_made_lane_by_lane(void **state)
{
    (void)state;
    const lanes a = {1.2, -3.4};
    const lanes b = {-5.6, 7.8};
    const lanes least = lanes_min(a, b);
    const lanes most = lanes_max(a, b);
    CHECK_NEAR(least[0], -5.6, 0.0);
    CHECK_NEAR(least[1], -3.4, 0.0);
    CHECK_NEAR(most[0], 1.2, 0.0);
    CHECK_NEAR(most[1], 7.8, 0.0);
    CHECK_NEAR(lanes_abs(a)[1], 3.4, 0.0);
    assert_true(lanes_any(a < b) && lanes_any(a > b) && !lanes_any(a > 2.0));
    /* a NaN is passed on, not compared away */
    assert_true(isnan(lanes_worst(a, lanes_of(NAN))[0]));
    CHECK_NEAR(lanes_worst(a, b)[1], 7.8, 0.0);
}

static void tables_and_polynomials_are_read_lane_by_lane(void **state)
{
    (void)state;
    double table[16];
    for (int i = 0; i < 16; i++) {
        table[i] = i + 0.5;
    }
    for (int i = 0; i < 16; i++) {
        const lanes got = lanes_of_sixteen(table, (lanes_mask){i, 15 - i});
        CHECK_NEAR(got[0], i + 0.5, 0.0);
        CHECK_NEAR(got[1], 15.5 - i, 0.0);
    }
    const double p[] = {1.0, -2.0, 3.0};
    CHECK_NEAR(lanes_poly(p, 2, (lanes){0.5, -2.0})[0], 0.75, 0.0);
    CHECK_NEAR(lanes_poly(p, 2, (lanes){0.5, -2.0})[1], 17.0, 0.0);
    CHECK_NEAR(lanes_sqrt((lanes){2.0, 9.0})[0], sqrt(2.0), 0.0);
    CHECK_NEAR(lanes_sqrt((lanes){2.0, 9.0})[1], 3.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sine_and_cosine_of_an_elevation_are_good_to_3e10),
        cmocka_unit_test(choices_are_made_lane_by_lane),
        cmocka_unit_test(tables_and_polynomials_are_read_lane_by_lane),
    };
    return cmocka_run_group_tests_name("lanes", tests, NULL, NULL);
}
