/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <math.h>

#include "loft/loft.h"
#include "sim/base/random.h"
#include "sim/infer/burn_proposal.h"

static burn_proposal two(void)
{
    static const burn_normal posteriors[2] = {{0.8, 0.6}, {1.4, 0.7}};
    return loft_burn_proposal_of(2, posteriors);
}

static void the_density_integrates_to_one(void **state)
{
    (void)state;
    const burn_proposal p = two();
    const double step = 0.01;
    double sum = 0.0;
    for (int i = -1200; i <= 1200; i++) {
        const double z = step * i;
        sum += step * exp(-0.5 * z * z - loft_burn_proposal_log_ratio(&p, z)) /
               sqrt(2.0 * LOFT_PI);
    }
    CHECK_NEAR(sum, 1.0, 1e-9);
}

static void draws_weighed_are_the_prior(void **state)
{
    (void)state;
    enum {
        DRAWS = 40000
    };
    const burn_proposal p = two();
    double one = 0.0, mean = 0.0, square = 0.0;
    for (int i = 0; i < DRAWS; i++) {
        const double z =
            loft_burn_proposal_sample(&p, loft_random_uniform(9, (uint64_t)i, 0),
                                      loft_random_uniform(9, (uint64_t)i, 1));
        const double weight = exp(loft_burn_proposal_log_ratio(&p, z)) / DRAWS;
        one += weight;
        mean += weight * z;
        square += weight * z * z;
    }
    CHECK_NEAR(one, 1.0, 0.02);
    assert_true(fabs(mean) < 0.03);
    CHECK_NEAR(square, 1.0, 0.05);
}

static void the_ratio_has_a_bound(void **state)
{
    (void)state;
    const burn_proposal p = two();
    for (int i = -90; i <= 90; i++) {
        assert_true(loft_burn_proposal_log_ratio(&p, 0.1 * i) <= log(1.0 / 0.3) + 1e-12);
    }
}

static void scores_without_weight_are_the_prior(void **state)
{
    (void)state;
    static const double z[3] = {1.0, 2.0, 4.0};
    static const double none[3] = {0.0, 0.0, 0.0};
    static const double some[3] = {1.0, 1.0, 0.0};
    const burn_normal prior = loft_burn_normal_of(3, z, none);
    const burn_normal both = loft_burn_normal_of(3, z, some);
    assert_true(prior.mean == 0.0);
    CHECK_NEAR(prior.sd, 1.0, 0.0);
    CHECK_NEAR(both.mean, 1.5, 1e-15);
    CHECK_NEAR(both.sd, 0.5, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_density_integrates_to_one),
        cmocka_unit_test(draws_weighed_are_the_prior),
        cmocka_unit_test(the_ratio_has_a_bound),
        cmocka_unit_test(scores_without_weight_are_the_prior),
    };
    return cmocka_run_group_tests_name("burn_proposal", tests, NULL, NULL);
}
