/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "check.h"
#include "sim/base/random.h"

#define SIMD_LANES 2
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
        simd s;
        simd c;
        simd_sincos(simd_of(x), &s, &c);
        worst = fmax(worst, fmax(fabs(s[0] - sin(x)), fabs(c[1] - cos(x))));
    }
    CHECK_WITHIN(worst, 0.0, 3e-10);
}

static void choices_are_made_lane_by_lane(void **state)
{
    (void)state;
    const simd a = {1.2, -3.4};
    const simd b = {-5.6, 7.8};
    const simd least = simd_min(a, b);
    const simd most = simd_max(a, b);
    CHECK_NEAR(least[0], -5.6, 0.0);
    CHECK_NEAR(least[1], -3.4, 0.0);
    CHECK_NEAR(most[0], 1.2, 0.0);
    CHECK_NEAR(most[1], 7.8, 0.0);
    CHECK_NEAR(simd_abs(a)[1], 3.4, 0.0);
    assert_true(simd_any(a < b) && simd_any(a > b) && !simd_any(a > 2.0));
    /* a NaN is passed on, not compared away */
    assert_true(isnan(simd_worst(a, simd_of(NAN))[0]));
    CHECK_NEAR(simd_worst(a, b)[1], 7.8, 0.0);
}

static void tables_and_polynomials_are_read_lane_by_lane(void **state)
{
    (void)state;
    double table[16];
    for (int i = 0; i < 16; i++) {
        table[i] = i + 0.5;
    }
    for (int i = 0; i < 16; i++) {
        const simd got = simd_table16(table, (simd_mask){i, 15 - i});
        CHECK_NEAR(got[0], i + 0.5, 0.0);
        CHECK_NEAR(got[1], 15.5 - i, 0.0);
    }
    const double p[] = {1.0, -2.0, 3.0};
    CHECK_NEAR(simd_poly(p, 2, (simd){0.5, -2.0})[0], 0.75, 0.0);
    CHECK_NEAR(simd_poly(p, 2, (simd){0.5, -2.0})[1], 17.0, 0.0);
    CHECK_NEAR(simd_sqrt((simd){2.0, 9.0})[0], sqrt(2.0), 0.0);
    CHECK_NEAR(simd_sqrt((simd){2.0, 9.0})[1], 3.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sine_and_cosine_of_an_elevation_are_good_to_3e10),
        cmocka_unit_test(choices_are_made_lane_by_lane),
        cmocka_unit_test(tables_and_polynomials_are_read_lane_by_lane),
    };
    return cmocka_run_group_tests_name("simd", tests, NULL, NULL);
}
