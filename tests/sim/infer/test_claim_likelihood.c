/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claim as a likelihood; what a claim is, in test_claim.c. */
#include "check.h"

#include <stdlib.h>

#include "loft/infer.h"

/* In SI; the kinds, roundings wide and narrow, and a figure near or at 0. */
static size_t make_claims(loft_claim out[24])
{
    static const loft_claim_kind kinds[] = {LOFT_CLAIM_EXACT, LOFT_CLAIM_ABOUT,
                                            LOFT_CLAIM_MORE_THAN, LOFT_CLAIM_UP_TO};
    size_t n = 0;
    for (int k = 0; k < 4; k++) {
        out[n++] = loft_claim_figure(kinds[k], 7687.5, 1000.0);
        out[n++] = loft_claim_figure(kinds[k], 7000.0, 1000.0);
        out[n++] = loft_claim_time(kinds[k], 3180.0);
        out[n++] = loft_claim_time(kinds[k], 60.0); /* +- half of itself */
        out[n++] = loft_claim_figure(kinds[k], 0.0, 1000.0);
    }
    out[n++] = loft_claim_interval(500.5, 600.25, 1000.0);
    out[n++] = loft_claim_interval(0.0, 1.25, 1000.0);
    return n;
}

/* ---- the second method: quadrature of exp(log likelihood) ---- */

/* Gauss-Legendre with four points; never at the ends, where the likelihood may jump. */
static double panel(const loft_claim *claim, double a, double b)
{
    static const double x[] = {0.3399810435848562648, 0.8611363115940525752};
    static const double w[] = {0.6521451548625461426, 0.3478548451374538574};
    const double mid = 0.5 * (a + b);
    const double half = 0.5 * (b - a);
    double sum = 0.0;
    for (int i = 0; i < 2; i++) {
        sum += w[i] * (exp(loft_claim_log_likelihood(claim, mid - x[i] * half)) +
                       exp(loft_claim_log_likelihood(claim, mid + x[i] * half)));
    }
    return sum * half;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* From 0 to x, in pieces between the places where a likelihood may have a kink. */
static double integral(const loft_claim *claim, double x)
{
    const double v = claim->value;
    const double r = claim->rounding;
    double ends[] = {0.0,         v - 9.0 * r, v - r,     v,       v + r,
                     v + 9.0 * r, claim->lo,   claim->hi, 2.0 * v, x};
    const size_t n = sizeof ends / sizeof ends[0];
    for (size_t i = 0; i < n; i++) {
        ends[i] = fmin(fmax(ends[i], 0.0), x);
    }
    qsort(ends, n, sizeof ends[0], ascending);
    double sum = 0.0;
    for (size_t i = 1; i < n; i++) {
        const int panels = 300;
        const double h = (ends[i] - ends[i - 1]) / panels;
        for (int k = 0; k < panels && h > 0.0; k++) {
            sum += panel(claim, ends[i - 1] + k * h, ends[i - 1] + (k + 1) * h);
        }
    }
    return sum;
}

static void a_draw_inverts_the_integral_of_the_likelihood(void **state)
{
    (void)state;
    loft_claim claims[24];
    const size_t n = make_claims(claims);
    const double us[] = {1e-9, 0.00123, 0.1, 0.2345, 1.0 / 3.0, 0.5, 0.678, 0.95, 0.9987};
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < sizeof us / sizeof us[0]; k++) {
            const double x = loft_claim_sample(&claims[i], us[k]);
            const double norm = exp(loft_claim_log_norm(&claims[i]));
            CHECK_WITHIN(integral(&claims[i], x) / norm, us[k], 1e-10);
        }
    }
}

static void the_norm_is_the_whole_integral(void **state)
{
    (void)state;
    loft_claim claims[24];
    const size_t n = make_claims(claims);
    for (size_t i = 0; i < n; i++) {
        const double top = loft_claim_sample(&claims[i], 1.0 - 0x1p-53);
        CHECK_NEAR(exp(loft_claim_log_norm(&claims[i])), integral(&claims[i], top),
                   1e-10);
    }
}

/* ---- properties ---- */

static void draws_increase_and_stay_inside(void **state)
{
    (void)state;
    loft_claim claims[24];
    const size_t n = make_claims(claims);
    for (size_t i = 0; i < n; i++) {
        double below = loft_claim_sample(&claims[i], 1e-300);
        assert_true(below >= 0.0);
        assert_true(isfinite(loft_claim_log_likelihood(&claims[i], below)));
        for (int k = 0; k < 1000; k++) {
            const double x = loft_claim_sample(&claims[i], (2 * k + 1) / 2000.0);
            assert_true(x >= below);
            assert_true(loft_claim_log_likelihood(&claims[i], x) <= 0.0);
            assert_true(isfinite(loft_claim_log_likelihood(&claims[i], x)));
            below = x;
        }
        const double top = loft_claim_sample(&claims[i], 1.0 - 0x1p-53);
        assert_true(top >= below && isfinite(top));
        assert_true(isfinite(loft_claim_log_likelihood(&claims[i], top)));
    }
}

static void the_likelihood_is_greatest_at_the_value(void **state)
{
    (void)state;
    loft_claim claims[24];
    const size_t n = make_claims(claims);
    for (size_t i = 0; i < n; i++) {
        CHECK_NEAR(loft_claim_log_likelihood(&claims[i], claims[i].value), 0.0, 0.0);
        for (double x = 0.0; x < 1e7; x += 1234.5) {
            assert_true(loft_claim_log_likelihood(&claims[i], x) <= 0.0);
        }
    }
}

static void nothing_below_zero_and_no_nan_is_possible(void **state)
{
    (void)state;
    loft_claim claims[24];
    const size_t n = make_claims(claims);
    for (size_t i = 0; i < n; i++) {
        assert_true(loft_claim_log_likelihood(&claims[i], -1e-9) == -INFINITY);
        assert_true(loft_claim_log_likelihood(&claims[i], NAN) == -INFINITY);
    }
}

/* ---- each wording, by hand ---- */

static double in_km(loft_claim_kind kind, double figure, double u)
{
    const loft_claim claim = loft_claim_figure(kind, figure, 1000.0);
    return loft_claim_sample(&claim, u) / 1000.0;
}

static void exact_is_uniform_within_its_rounding(void **state)
{
    (void)state;
    const loft_claim claim = loft_exact_km(7687.5);
    assert_true(loft_claim_log_likelihood(&claim, 7687449.0) == -INFINITY);
    assert_true(loft_claim_log_likelihood(&claim, 7687451.0) == 0.0);
    assert_true(loft_claim_log_likelihood(&claim, 7687549.0) == 0.0);
    assert_true(loft_claim_log_likelihood(&claim, 7687551.0) == -INFINITY);
    CHECK_NEAR(loft_claim_log_norm(&claim), log(100.0), 1e-12);
    CHECK_NEAR(in_km(LOFT_CLAIM_EXACT, 7687.5, 0.25), 7687.475, 1e-15);
}

static void about_is_normal_with_its_rounding_as_deviation(void **state)
{
    (void)state;
    const loft_claim claim = loft_about_km(4500.0);
    CHECK_NEAR(loft_claim_log_likelihood(&claim, 4575e3), -1.125, 1e-13);
    CHECK_NEAR(loft_claim_log_likelihood(&claim, 4425e3), -1.125, 1e-13);
    CHECK_NEAR(in_km(LOFT_CLAIM_ABOUT, 4500.0, 0.975), 4500.0 + 50.0 * 1.959963984540054,
               1e-15);
    CHECK_NEAR(in_km(LOFT_CLAIM_ABOUT, 4500.0, 0.025), 4500.0 - 50.0 * 1.959963984540054,
               1e-15);
}

/* Flat 6,650 to 7,000, then a mean of 700: areas 350 and 700. */
static void more_than_starts_at_its_rounding_and_falls_with_a_tenth(void **state)
{
    (void)state;
    const loft_claim claim = loft_more_than_km(7000.0);
    assert_true(loft_claim_log_likelihood(&claim, 6649.9e3) == -INFINITY);
    assert_true(loft_claim_log_likelihood(&claim, 6650.1e3) == 0.0);
    CHECK_NEAR(loft_claim_log_likelihood(&claim, 7687.5e3), -687.5 / 700.0, 1e-13);
    CHECK_NEAR(loft_claim_log_likelihood(&claim, 14e6), -10.0, 1e-13);
    CHECK_NEAR(loft_claim_log_norm(&claim), log(1050e3), 1e-14);
    CHECK_NEAR(in_km(LOFT_CLAIM_MORE_THAN, 7000.0, 1.0 / 6.0), 6825.0, 1e-14);
    CHECK_NEAR(in_km(LOFT_CLAIM_MORE_THAN, 7000.0, 0.5), 7000.0 - 700.0 * log(0.75),
               1e-14);
    CHECK_NEAR(in_km(LOFT_CLAIM_MORE_THAN, 7000.0, 1.0 / 3.0), 7000.0, 1e-14);
}

/* The mirror image, 420 km and its rounding of 5 km: a mean of 42, cut at 0. */
static void up_to_mirrors_more_than_and_ends_at_zero(void **state)
{
    (void)state;
    const loft_claim claim = loft_up_to_km(420.0);
    assert_true(loft_claim_log_likelihood(&claim, 425.1e3) == -INFINITY);
    assert_true(loft_claim_log_likelihood(&claim, 424.9e3) == 0.0);
    CHECK_NEAR(loft_claim_log_likelihood(&claim, 378e3), -1.0, 1e-13);
    CHECK_NEAR(loft_claim_log_likelihood(&claim, 0.0), -10.0, 1e-13);
    CHECK_NEAR(exp(loft_claim_log_norm(&claim)), 5e3 + 42e3 * (1.0 - exp(-10.0)), 1e-13);
    const double more = in_km(LOFT_CLAIM_MORE_THAN, 420.0, 0.4) - 420.0;
    CHECK_WITHIN(420.0 - in_km(LOFT_CLAIM_UP_TO, 420.0, 0.6), more, 0.01); /* the cut */
    CHECK_WITHIN(in_km(LOFT_CLAIM_UP_TO, 420.0, 1e-300), 0.0, 1e-10);
}

static void an_interval_is_uniform(void **state)
{
    (void)state;
    const loft_claim claim = loft_claim_interval(500.0, 600.0, 1000.0);
    CHECK_NEAR(loft_claim_sample(&claim, 0.123), 512.3e3, 1e-15);
    CHECK_NEAR(loft_claim_log_norm(&claim), log(1e5), 1e-15);
    assert_true(loft_claim_log_likelihood(&claim, 499.99e3) == -INFINITY);
    assert_true(loft_claim_log_likelihood(&claim, 600.01e3) == -INFINITY);
}

static void nothing_said_allows_anything(void **state)
{
    (void)state;
    const loft_claim claim = {.kind = LOFT_CLAIM_NONE};
    CHECK_NEAR(loft_claim_log_likelihood(&claim, 1.234e6), 0.0, 0.0);
    CHECK_NEAR(loft_claim_log_norm(&claim), 0.0, 0.0);
}

/* ---- edges ---- */

static void a_claim_without_width_is_one_value(void **state)
{
    (void)state;
    const loft_claim points[] = {
        loft_claim_interval(1090.0, 1090.0, 1000.0),
        {.kind = LOFT_CLAIM_EXACT, .value = 1.09e6, .lo = 1.09e6, .hi = 1.09e6},
        {.kind = LOFT_CLAIM_ABOUT, .value = 1.09e6, .lo = 1.09e6, .hi = 1.09e6},
        {.kind = LOFT_CLAIM_MORE_THAN},
        {.kind = LOFT_CLAIM_UP_TO}};
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        const double v = points[i].value;
        CHECK_NEAR(loft_claim_sample(&points[i], 0.123), v, 0.0);
        CHECK_NEAR(loft_claim_sample(&points[i], 0.999), v, 0.0);
        CHECK_NEAR(loft_claim_log_norm(&points[i]), 0.0, 0.0);
        CHECK_NEAR(loft_claim_log_likelihood(&points[i], v), 0.0, 0.0);
        assert_true(loft_claim_log_likelihood(&points[i], v + 1e-3) == -INFINITY);
    }
}

/* A sharp one-sided claim keeps its exponential. */
static void a_limit_without_rounding_starts_at_its_value(void **state)
{
    (void)state;
    const loft_claim claim = {.kind = LOFT_CLAIM_MORE_THAN, .value = 1e6};
    assert_true(loft_claim_log_likelihood(&claim, 999999.0) == -INFINITY);
    CHECK_NEAR(loft_claim_sample(&claim, 0.5), 1e6 + 1e5 * log(2.0), 1e-14);
}

/* Straight up: a range of 0 km is 0 to 500 m, or about that. */
static void a_figure_of_zero_has_a_width(void **state)
{
    (void)state;
    CHECK_NEAR(in_km(LOFT_CLAIM_EXACT, 0.0, 0.25), 0.125, 1e-14);
    CHECK_NEAR(in_km(LOFT_CLAIM_UP_TO, 0.0, 0.25), 0.125, 1e-14);
    CHECK_NEAR(in_km(LOFT_CLAIM_MORE_THAN, 0.0, 0.25), -0.5 * log(0.75), 1e-14);
    CHECK_NEAR(in_km(LOFT_CLAIM_ABOUT, 0.0, 0.5), 0.5 * 0.67448975019608171, 1e-14);
}

/* exp(-1/2) is the likelihood one deviation off an "about"; just beyond, less. */
static void a_claim_covers_what_is_likely(void **state)
{
    (void)state;
    loft_claim claims[24];
    const size_t n = make_claims(claims);
    for (size_t i = 0; i < n; i++) {
        const loft_claim_span s = loft_claim_cover(&claims[i]);
        const bool about = claims[i].kind == LOFT_CLAIM_ABOUT;
        const double step = 1e-9 * fmax(claims[i].value, claims[i].rounding);
        const double least = about ? -0.5 * (1.0 + 1e-9) : -1e300;
        assert_true(s.lo >= 0.0 && s.lo <= claims[i].value);
        assert_true(s.hi >= claims[i].value);
        assert_true(loft_claim_log_likelihood(&claims[i], s.lo) >= least);
        if (s.lo > 0.0) {
            assert_true(loft_claim_log_likelihood(&claims[i], s.lo - step) <
                        (about ? -0.5 : -1e300));
        }
        assert_true(isinf(s.hi) == (claims[i].kind == LOFT_CLAIM_MORE_THAN));
        if (isfinite(s.hi)) {
            assert_true(loft_claim_log_likelihood(&claims[i], s.hi) >= least);
            assert_true(loft_claim_log_likelihood(&claims[i], s.hi + step) <
                        (about ? -0.5 : -1e300));
        }
    }
    const loft_claim none = {.kind = LOFT_CLAIM_NONE};
    assert_true(isinf(loft_claim_cover(&none).hi) && loft_claim_cover(&none).lo == 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draw_inverts_the_integral_of_the_likelihood),
        cmocka_unit_test(the_norm_is_the_whole_integral),
        cmocka_unit_test(draws_increase_and_stay_inside),
        cmocka_unit_test(the_likelihood_is_greatest_at_the_value),
        cmocka_unit_test(nothing_below_zero_and_no_nan_is_possible),
        cmocka_unit_test(exact_is_uniform_within_its_rounding),
        cmocka_unit_test(about_is_normal_with_its_rounding_as_deviation),
        cmocka_unit_test(more_than_starts_at_its_rounding_and_falls_with_a_tenth),
        cmocka_unit_test(up_to_mirrors_more_than_and_ends_at_zero),
        cmocka_unit_test(an_interval_is_uniform),
        cmocka_unit_test(nothing_said_allows_anything),
        cmocka_unit_test(a_claim_without_width_is_one_value),
        cmocka_unit_test(a_limit_without_rounding_starts_at_its_value),
        cmocka_unit_test(a_figure_of_zero_has_a_width),
        cmocka_unit_test(a_claim_covers_what_is_likely),
    };
    return cmocka_run_group_tests_name("claim_likelihood", tests, NULL, NULL);
}
