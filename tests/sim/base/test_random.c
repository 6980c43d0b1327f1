/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdint.h>

#include "sim/base/random.h"

enum {
    N = 200000,
    CELLS = 1000
};

/* ---- the bijection ---- */

/* Random123, tests/kat_vectors, "philox4x32 10". */
static void the_known_answers_are_met(void **state)
{
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], out[4];
    } rows[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t out[4];
        loft_random_philox4x32(rows[i].counter, rows[i].key, out);
        for (int k = 0; k < 4; k++) {
            assert_int_equal(out[k], rows[i].out[k]);
        }
    }
}

/* Computed by the layout that the header gives. */
static void a_uniform_is_the_middle_of_a_cell_of_the_first_two_words(void **state)
{
    (void)state;
    static const uint32_t counter[4] = {0x9abcdef1, 0x12345678, 23, 0};
    static const uint32_t key[2] = {0x76543210, 0xfedcba98};
    uint32_t out[4];
    loft_random_philox4x32(counter, key, out);
    const uint64_t cell = ((uint64_t)out[1] << 32 | out[0]) >> 12;
    const double u = loft_random_uniform(0xfedcba9876543210u, 0x123456789abcdef1u, 23);
    CHECK_NEAR(u, ((double)cell + 0.5) * 0x1p-52, 0.0);
    assert_true(1.0 - (1.0 - u) == u);
}

static void every_part_of_the_address_matters(void **state)
{
    (void)state;
    const double u = loft_random_uniform(7, 11, 3);
    CHECK_NEAR(loft_random_uniform(7, 11, 3), u, 0.0);
    assert_true(loft_random_uniform(8, 11, 3) != u);
    assert_true(loft_random_uniform(7 | 1ull << 32, 11, 3) != u);
    assert_true(loft_random_uniform(7, 12, 3) != u);
    assert_true(loft_random_uniform(7, 11 | 1ull << 32, 3) != u);
    assert_true(loft_random_uniform(7, 11, 4) != u);
}

/* ---- the distribution ---- */

/* Sums over N samples: a bound of 4.5 deviations each. */
static void the_moments_are_those_of_uniform_and_normal(void **state)
{
    (void)state;
    double u1 = 0.0, u2 = 0.0, z1 = 0.0, z2 = 0.0, z3 = 0.0, z4 = 0.0;
    for (uint64_t i = 0; i < N; i++) {
        const double u = loft_random_uniform(20241031, i, 2) - 0.5;
        const double z = loft_random_normal(20241031, i, 5);
        u1 += u;
        u2 += u * u;
        z1 += z;
        z2 += z * z;
        z3 += z * z * z;
        z4 += z * z * z * z;
    }
    const double far = 4.5 / sqrt(N);
    CHECK_WITHIN(u1 / N, 0.0, far * sqrt(1.0 / 12.0));
    CHECK_WITHIN(u2 / N, 1.0 / 12.0, far * sqrt(1.0 / 180.0));
    CHECK_WITHIN(z1 / N, 0.0, far);
    CHECK_WITHIN(z2 / N, 1.0, far * sqrt(2.0));
    CHECK_WITHIN(z3 / N, 0.0, far * sqrt(15.0));
    CHECK_WITHIN(z4 / N, 3.0, far * sqrt(96.0));
}

/* Chi-squared of CELLS equal cells, within 4.5 deviations of its mean on either side. */
static void check_even(const int *count)
{
    const double want = (double)N / CELLS;
    double chi2 = 0.0;
    for (int i = 0; i < CELLS; i++) {
        chi2 += (count[i] - want) * (count[i] - want) / want;
    }
    const double freedom = CELLS - 1.0;
    CHECK_WITHIN(chi2, freedom, 4.5 * sqrt(2.0 * freedom));
}

static void the_cells_are_filled_evenly(void **state)
{
    (void)state;
    for (uint32_t dim = 0; dim < 4; dim++) {
        int count[CELLS] = {0};
        for (uint64_t i = 0; i < N; i++) {
            count[(int)(CELLS * loft_random_uniform(1, i, dim))]++;
        }
        check_even(count);
    }
}

/* Also from sample to sample, and from seed to seed: 40 x 25 cells of pairs. */
static void neighbours_are_independent(void **state)
{
    (void)state;
    static const struct {
        uint64_t seed, sample;
        uint32_t dim;
    } steps[] = {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {0, 0, 7}};
    for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++) {
        int count[CELLS] = {0};
        double covariance = 0.0;
        for (uint64_t i = 0; i < N; i++) {
            const double u = loft_random_uniform(5, 2 * i, 0);
            const double v = loft_random_uniform(5 + steps[k].seed,
                                                 2 * i + steps[k].sample, steps[k].dim);
            count[(int)(40.0 * u) * 25 + (int)(25.0 * v)]++;
            covariance += (u - 0.5) * (v - 0.5);
        }
        check_even(count);
        CHECK_WITHIN(12.0 * covariance / N, 0.0, 4.5 / sqrt(N));
    }
}

/* ---- the normal quantile ---- */

/* tests/reference/normal_quantile.py */
static void quantiles_agree_with_sixty_digits(void **state)
{
    (void)state;
    static const double rows[][2] = {
        {1e-300, -37.047096299361199237},   {1e-12, -7.0344838253011319326},
        {0.0123456, -2.246200003847445432}, {0.0751, -1.4388253927525399824},
        {0.3, -0.52440051270804081597},     {0.51, 0.025068908258711058033},
        {0.975, 1.9599639845400538556},     {0.9999, 3.7190164854557083867}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_NEAR(loft_random_normal_quantile(rows[i][0]), rows[i][1], 8e-16);
    }
}

/*
 * Phi(x) = erfc(-x/sqrt 2)/2 as second method. Its relative error is that of x times the
 * slope of ln Phi, which is below |x| + 1: x^2 + 1 roundings and a few of erfc.
 */
static void quantiles_invert_erfc(void **state)
{
    (void)state;
    for (double p = 1.234e-300; p < 1.0; p = p < 1e-3 ? 7.3 * p : p + 0.00123) {
        const double x = loft_random_normal_quantile(p);
        CHECK_NEAR(0.5 * erfc(-x / sqrt(2.0)), p, 1e-15 * (x * x + 3.0));
    }
}

static void quantiles_increase_and_are_odd(void **state)
{
    (void)state;
    double below = -INFINITY;
    for (int i = 1; i < 8192; i++) {
        const double p = i / 8192.0;
        const double x = loft_random_normal_quantile(p);
        assert_true(x > below);
        CHECK_NEAR(loft_random_normal_quantile(1.0 - p), -x, 0.0);
        below = x;
    }
    /* Across the two seams, where another polynomial takes over. */
    const double seams[] = {0.075, exp(-25.0)};
    for (int i = 0; i < 2; i++) {
        const double left = loft_random_normal_quantile(seams[i] * (1.0 - 1e-14));
        const double right = loft_random_normal_quantile(seams[i] * (1.0 + 1e-14));
        assert_true(left < right);
        CHECK_NEAR(left, right, 1e-14);
    }
}

static void what_is_no_probability_has_no_quantile_between(void **state)
{
    (void)state;
    assert_true(loft_random_normal_quantile(0.0) == -INFINITY);
    assert_true(loft_random_normal_quantile(-0.3) == -INFINITY);
    assert_true(loft_random_normal_quantile(1.0) == INFINITY);
    assert_true(loft_random_normal_quantile(1.7) == INFINITY);
    assert_true(isnan(loft_random_normal_quantile(NAN)));
    assert_true(loft_random_normal_quantile(0.5) == 0.0);
}

/* The ends of the grid that loft_random_uniform draws from. */
static void no_normal_is_infinite(void **state)
{
    (void)state;
    CHECK_NEAR(loft_random_normal_quantile(0x1p-53), -8.2095361516013874, 1e-15);
    CHECK_NEAR(loft_random_normal_quantile(1.0 - 0x1p-53), 8.2095361516013874, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_known_answers_are_met),
        cmocka_unit_test(a_uniform_is_the_middle_of_a_cell_of_the_first_two_words),
        cmocka_unit_test(every_part_of_the_address_matters),
        cmocka_unit_test(the_moments_are_those_of_uniform_and_normal),
        cmocka_unit_test(the_cells_are_filled_evenly),
        cmocka_unit_test(neighbours_are_independent),
        cmocka_unit_test(quantiles_agree_with_sixty_digits),
        cmocka_unit_test(quantiles_invert_erfc),
        cmocka_unit_test(quantiles_increase_and_are_odd),
        cmocka_unit_test(what_is_no_probability_has_no_quantile_between),
        cmocka_unit_test(no_normal_is_infinite),
    };
    return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
