/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "failing.h"

#include <stdlib.h>

#include "loft/infer.h"
#include "sim/base/random.h"
#include "sim/infer/band.h"

enum {
    MANY = 4001
};

static double normal(int sample, int dim)
{
    return loft_random_normal(20171129, (uint64_t)sample, (uint32_t)dim);
}

static loft_band band_of(size_t n, const double *values, const double *weights)
{
    loft_band band;
    assert_int_equal(loft_band_of(n, values, weights, &band), LOFT_OK);
    return band;
}

static double share_of(size_t n, const double *x, const double *y, const double *w)
{
    double share = NAN;
    assert_int_equal(loft_band_rank_share(n, x, y, w, &share), LOFT_OK);
    return share;
}

/* ---- quantiles ---- */

/* At the middles of their weights: 10 at 0.25, 20 at 0.625, 40 at 0.875. */
static void three_samples_by_hand(void **state)
{
    (void)state;
    const double values[] = {40.0, 10.0, 20.0};
    const double weights[] = {1.0, 2.0, 1.0};
    const loft_band band = band_of(3, values, weights);
    CHECK_NEAR(band.p05, 10.0, 0.0);
    CHECK_NEAR(band.p50, 10.0 + 10.0 * 2.0 / 3.0, 1e-15);
    CHECK_NEAR(band.p95, 40.0, 0.0);
    CHECK_NEAR(band.unbounded, 0.0, 0.0);
    /* 8/3 effective: the rank is off by 0.5/sqrt(8/3), to 0.194 and to 0.806 */
    const double off = 0.5 / sqrt(8.0 / 3.0);
    const double high = 20.0 + 20.0 * (0.5 + off - 0.625) / 0.25;
    CHECK_NEAR(band.error_p50, 0.5 * (high - 10.0), 1e-15);
    CHECK_NEAR(loft_band_effective(3, weights), 8.0 / 3.0, 1e-15);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Hazen's rule on a sorted copy: number k of n, from 1, stands at (k - 1/2)/n. */
static double sorted_quantile(const double *sorted, int n, double p)
{
    const double at = p * n - 0.5;
    const int k = (int)floor(at);
    return sorted[k] + (at - k) * (sorted[k + 1] - sorted[k]);
}

static void equal_weights_are_plain_sorting(void **state)
{
    (void)state;
    double *values = malloc(3 * MANY * sizeof *values);
    double *weights = values + MANY;
    double *copy = values + 2 * MANY;
    for (int i = 0; i < MANY; i++) {
        copy[i] = values[i] = exp(normal(i, 0));
        weights[i] = 0.3217;
    }
    qsort(copy, MANY, sizeof *copy, ascending);
    const loft_band band = band_of(MANY, values, weights);
    CHECK_NEAR(band.p05, sorted_quantile(copy, MANY, 0.05), 1e-12);
    CHECK_NEAR(band.p50, sorted_quantile(copy, MANY, 0.50), 1e-12);
    CHECK_NEAR(band.p95, sorted_quantile(copy, MANY, 0.95), 1e-12);
    CHECK_NEAR(loft_band_effective(MANY, weights), (double)MANY, 1e-12);
    free(values);
}

/* Drawn from one density and weighed to another: N(0.7, 1) out of N(0, 1). */
static void weights_move_the_quantiles(void **state)
{
    (void)state;
    double *values = malloc(2 * MANY * sizeof *values);
    double *weights = values + MANY;
    for (int i = 0; i < MANY; i++) {
        values[i] = normal(i, 1);
        weights[i] = exp(0.7 * values[i]);
    }
    const loft_band band = band_of(MANY, values, weights);
    CHECK_WITHIN(band.p50, 0.7, 4.5 * band.error_p50);
    CHECK_WITHIN(band.p05, 0.7 - 1.6449, 0.15);
    CHECK_WITHIN(band.p95, 0.7 + 1.6449, 0.25);
    CHECK_NEAR(loft_band_effective(MANY, weights), MANY * exp(-0.49), 0.1);
    free(values);
}

static void unbounded_is_above_every_number(void **state)
{
    (void)state;
    const double values[] = {INFINITY, 2.0, 1e300, INFINITY, 1.0};
    const double weights[] = {0.1, 0.4, 0.2, 0.1, 0.2};
    const loft_band band = band_of(5, values, weights);
    CHECK_NEAR(band.p05, 1.0, 0.0);
    assert_true(band.p50 > 2.0 && band.p50 < 1e300);
    assert_true(isinf(band.p95) && band.p95 > 0.0);
    CHECK_NEAR(band.unbounded, 0.2, 1e-15);
    /* the rank of the median may be off by 0.255, which is beyond 1e300 at 0.7 */
    assert_true(isinf(band.error_p50) && band.error_p50 > 0.0);
    const double all[] = {INFINITY, INFINITY};
    const loft_band none = band_of(2, all, weights);
    assert_true(isinf(none.p05) && isinf(none.p50) && isinf(none.p95));
    CHECK_NEAR(none.unbounded, 1.0, 0.0);
    CHECK_NEAR(none.error_p50, 0.0, 0.0);
}

static void equal_values_need_no_spread(void **state)
{
    (void)state;
    const double values[] = {7.25, 7.25, 7.25, 7.25, 9.0};
    const double weights[] = {0.3, 1.1, 0.2, 0.9, 0.05};
    const loft_band band = band_of(5, values, weights);
    CHECK_NEAR(band.p05, 7.25, 0.0);
    CHECK_NEAR(band.p50, 7.25, 0.0);
    CHECK_NEAR(band.error_p50, 0.0, 0.0);
}

/* As if they were not there, wherever they stand. */
static void samples_without_weight_do_not_count(void **state)
{
    (void)state;
    const double values[] = {-1e9, 3.5, 1.5, INFINITY, 2.5, 2.4};
    const double weights[] = {0.0, 1.0, 2.0, 0.0, 1.5, 0.0};
    const double few[] = {3.5, 1.5, 2.5};
    const double few_weights[] = {1.0, 2.0, 1.5};
    const loft_band band = band_of(6, values, weights);
    const loft_band want = band_of(3, few, few_weights);
    CHECK_NEAR(band.p05, want.p05, 0.0);
    CHECK_NEAR(band.p50, want.p50, 0.0);
    CHECK_NEAR(band.p95, want.p95, 0.0);
    CHECK_NEAR(band.error_p50, want.error_p50, 0.0);
    CHECK_NEAR(band.unbounded, 0.0, 0.0);
    CHECK_NEAR(loft_band_effective(6, weights), loft_band_effective(3, few_weights), 0.0);
}

static void one_sample_is_its_own_band(void **state)
{
    (void)state;
    const double value = 1234.5;
    const double weight = 0.01;
    const loft_band band = band_of(1, &value, &weight);
    CHECK_NEAR(band.p05, value, 0.0);
    CHECK_NEAR(band.p50, value, 0.0);
    CHECK_NEAR(band.p95, value, 0.0);
    CHECK_NEAR(band.error_p50, 0.0, 0.0);
    CHECK_NEAR(loft_band_effective(1, &weight), 1.0, 1e-15);
}

static void refuses_what_has_no_quantiles(void **state)
{
    (void)state;
    const double good[] = {1.5, 2.5, 3.5};
    const double ones[] = {1.0, 1.0, 1.0};
    const double bad_values[][3] = {{1.5, NAN, 3.5}, {1.5, -INFINITY, 3.5}};
    const double bad_weights[][3] = {
        {1.0, -1e-9, 1.0}, {1.0, NAN, 1.0}, {0.0, 0.0, 0.0}, {1.0, INFINITY, 1.0}};
    loft_band band = {.p50 = -77.0};
    assert_int_equal(loft_band_of(0, good, ones, &band), LOFT_ERR_DOMAIN);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(loft_band_of(3, bad_values[i], ones, &band), LOFT_ERR_DOMAIN);
    }
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(loft_band_of(3, good, bad_weights[i], &band), LOFT_ERR_DOMAIN);
    }
    CHECK_NEAR(band.p50, -77.0, 0.0);
    CHECK_NEAR(loft_band_effective(3, bad_weights[2]), 0.0, 0.0);
    CHECK_NEAR(loft_band_effective(0, ones), 0.0, 0.0);
}

/* ---- the error of the median ---- */

/*
 * 600 medians of 200 samples scatter as each of them says, on average: to 3 % from their
 * number, and the rule is one for many samples. With weights that have nothing to do with
 * the values, as with fewer samples.
 */
static void the_median_is_as_sure_as_it_says(void **state)
{
    (void)state;
    enum {
        REPEATS = 600,
        SIZE = 200
    };
    for (int weighted = 0; weighted <= 1; weighted++) {
        double sum = 0.0, sum2 = 0.0, said = 0.0;
        for (int k = 0; k < REPEATS; k++) {
            double values[SIZE];
            double weights[SIZE];
            for (int i = 0; i < SIZE; i++) {
                values[i] = normal(k * SIZE + i, 2 + 2 * weighted);
                weights[i] = exp(weighted * normal(k * SIZE + i, 3));
            }
            const loft_band band = band_of(SIZE, values, weights);
            sum += band.p50;
            sum2 += band.p50 * band.p50;
            said += band.error_p50 / REPEATS;
        }
        const double mean = sum / REPEATS;
        CHECK_NEAR(said, sqrt(sum2 / REPEATS - mean * mean), 0.12);
    }
}

/* ---- shares of the variance of the rank ---- */

static void the_same_order_explains_all(void **state)
{
    (void)state;
    enum {
        N = 501
    };
    double x[N], up[N], down[N], w[N];
    for (int i = 0; i < N; i++) {
        x[i] = normal(i, 6);
        up[i] = exp(3.0 * x[i]);
        down[i] = x[i] > 1.5 ? -INFINITY : -x[i] * x[i] * x[i];
        w[i] = 0.1 + fabs(normal(i, 7));
    }
    CHECK_NEAR(share_of(N, x, x, w), 1.0, 1e-12);
    CHECK_NEAR(share_of(N, x, up, w), 1.0, 1e-12);
    assert_true(share_of(N, x, down, w) > 0.97); /* all but what is tied */
}

static void independent_inputs_explain_nothing(void **state)
{
    (void)state;
    double *x = malloc(3 * MANY * sizeof *x);
    double *y = x + MANY;
    double *w = x + 2 * MANY;
    for (int i = 0; i < MANY; i++) {
        x[i] = normal(i, 8);
        y[i] = normal(i, 9);
        w[i] = 1.0;
    }
    /* n times the share is chi-squared with one degree: beyond 20 once in 100,000 */
    assert_true(share_of(MANY, x, y, w) < 20.0 / MANY);
    free(x);
}

/* For normal variables: (6/pi asin(r/2))^2, Pearson (1907). */
static void a_correlation_of_normals_has_its_rank_share(void **state)
{
    (void)state;
    const double r = 0.8;
    double *x = malloc(3 * MANY * sizeof *x);
    double *y = x + MANY;
    double *w = x + 2 * MANY;
    for (int i = 0; i < MANY; i++) {
        x[i] = normal(i, 10);
        y[i] = r * x[i] + sqrt(1.0 - r * r) * normal(i, 11);
        w[i] = 1.0;
    }
    const double rank = 6.0 / acos(-1.0) * asin(0.5 * r);
    CHECK_WITHIN(share_of(MANY, x, y, w), rank * rank, 0.04);
    free(x);
}

/* A weight of 3 is three samples; unbounded ones are tied. */
static void a_weight_is_a_number_of_samples(void **state)
{
    (void)state;
    const double x[] = {0.3, 0.1, 0.7, 0.5, 0.2};
    const double y[] = {2.0, 1.0, INFINITY, INFINITY, 3.0};
    const double w[] = {1.0, 3.0, 2.0, 1.0, 0.0};
    const double xs[] = {0.3, 0.1, 0.1, 0.1, 0.7, 0.7, 0.5};
    const double ys[] = {2.0, 1.0, 1.0, 1.0, INFINITY, INFINITY, INFINITY};
    const double ones[] = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    CHECK_NEAR(share_of(5, x, y, w), share_of(7, xs, ys, ones), 1e-14);
}

static void what_does_not_vary_explains_nothing(void **state)
{
    (void)state;
    const double same[] = {0.1, 0.1, 0.1};
    const double y[] = {3.0, 1.0, 2.0};
    const double w[] = {0.1, 0.7, 0.3};
    CHECK_NEAR(share_of(3, same, y, w), 0.0, 0.0);
    CHECK_NEAR(share_of(3, y, same, w), 0.0, 0.0);
    CHECK_NEAR(share_of(1, y, y, w), 0.0, 0.0);
}

/* ---- picks ---- */

/* In the order of the values 2, 1, 4, 0, 3, whose weights end at 3, 4, 4, 6, 8 of 8. */
static void picks_stand_at_the_middles_of_equal_shares(void **state)
{
    (void)state;
    const double values[] = {40.0, 20.0, 10.0, INFINITY, 30.0};
    const double weights[] = {2.0, 1.0, 3.0, 2.0, 0.0};
    const size_t eight[] = {2, 2, 2, 1, 0, 0, 3, 3}; /* at 0.5, 1.5, ... */
    const size_t four[] = {2, 1, 0, 3}; /* at 1, 3, ...; 3 is the next one's */
    size_t picks[8];
    assert_int_equal(loft_band_picks(5, values, weights, 8, picks), LOFT_OK);
    assert_memory_equal(picks, eight, sizeof eight);
    assert_int_equal(loft_band_picks(5, values, weights, 4, picks), LOFT_OK);
    assert_memory_equal(picks, four, sizeof four);
}

/* 5, 50 and 95 % lie between the picks on either side of them. */
static void picks_have_the_quantiles_of_the_samples(void **state)
{
    (void)state;
    static double values[MANY], weights[MANY];
    size_t picks[100];
    for (int i = 0; i < MANY; i++) {
        values[i] = normal(i, 0);
        weights[i] = exp(0.3 * normal(i, 1));
    }
    assert_int_equal(loft_band_picks(MANY, values, weights, 100, picks), LOFT_OK);
    const loft_band band = band_of(MANY, values, weights);
    assert_true(values[picks[4]] < band.p05 && band.p05 < values[picks[5]]);
    assert_true(values[picks[49]] < band.p50 && band.p50 < values[picks[50]]);
    assert_true(values[picks[94]] < band.p95 && band.p95 < values[picks[95]]);
    for (int k = 1; k < 100; k++) {
        assert_true(values[picks[k]] > values[picks[k - 1]]);
    }
}

static void nothing_is_picked_where_there_is_no_weight(void **state)
{
    (void)state;
    const double values[] = {1.5, NAN};
    const double none[] = {0.0, 0.0};
    const double one[] = {1.0, 1.0};
    size_t pick = 77;
    assert_int_equal(loft_band_picks(1, values, none, 1, &pick), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_band_picks(2, values, one, 1, &pick), LOFT_ERR_DOMAIN);
    assert_int_equal(pick, 77);
}

/* ---- out of memory ---- */

static loft_status try_band(void *what)
{
    const double values[] = {1.5, 2.5};
    loft_band band = {.p50 = -77.0};
    const loft_status status = loft_band_of(2, values, what, &band);
    assert_true((band.p50 == -77.0) == (status != LOFT_OK));
    return status;
}

static loft_status try_share(void *what)
{
    const double x[] = {1.5, 2.5};
    double share = -77.0;
    const loft_status status = loft_band_rank_share(2, x, x, what, &share);
    assert_true((share == -77.0) == (status != LOFT_OK));
    return status;
}

static loft_status try_picks(void *what)
{
    const double x[] = {1.5, 2.5};
    size_t pick = 77;
    const loft_status status = loft_band_picks(2, x, what, 1, &pick);
    assert_true((pick == 77) == (status != LOFT_OK));
    return status;
}

static void without_memory_there_is_no_band(void **state)
{
    (void)state;
    double weights[] = {1.0, 1.0};
    assert_int_equal(parallel_for_failure(try_band, weights, LOFT_OK, false), 1);
    assert_int_equal(parallel_for_failure(try_share, weights, LOFT_OK, false), 3);
    assert_int_equal(parallel_for_failure(try_picks, weights, LOFT_OK, false), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_samples_by_hand),
        cmocka_unit_test(equal_weights_are_plain_sorting),
        cmocka_unit_test(weights_move_the_quantiles),
        cmocka_unit_test(unbounded_is_above_every_number),
        cmocka_unit_test(equal_values_need_no_spread),
        cmocka_unit_test(samples_without_weight_do_not_count),
        cmocka_unit_test(one_sample_is_its_own_band),
        cmocka_unit_test(refuses_what_has_no_quantiles),
        cmocka_unit_test(the_median_is_as_sure_as_it_says),
        cmocka_unit_test(the_same_order_explains_all),
        cmocka_unit_test(independent_inputs_explain_nothing),
        cmocka_unit_test(a_correlation_of_normals_has_its_rank_share),
        cmocka_unit_test(a_weight_is_a_number_of_samples),
        cmocka_unit_test(what_does_not_vary_explains_nothing),
        cmocka_unit_test(picks_stand_at_the_middles_of_equal_shares),
        cmocka_unit_test(picks_have_the_quantiles_of_the_samples),
        cmocka_unit_test(nothing_is_picked_where_there_is_no_weight),
        cmocka_unit_test(without_memory_there_is_no_band),
    };
    return cmocka_run_group_tests_name("band", tests, NULL, NULL);
}
