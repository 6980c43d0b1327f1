/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "sim/batch/kernel/chebyshev.h"

static double poly(int n, const double *c, double x)
{
    double sum = 0.0;
    for (int i = n - 1; i >= 0; i--) {
        sum = sum * x + c[i];
    }
    return sum;
}

static void a_polynomial_is_found_again(void **state)
{
    (void)state;
    const double known[] = {0.3, -1.2, 2.5, 0.7, -0.4, 1.1, 0.2, -0.9, 0.6};
    for (int n = 1; n <= CHEBYSHEV_MAX; n++) {
        const chebyshev nodes = loft_chebyshev_of(n);
        double f[CHEBYSHEV_MAX];
        double got[CHEBYSHEV_MAX];
        for (int k = 0; k < n; k++) {
            f[k] = poly(n, known, nodes.node[k]);
        }
        loft_chebyshev_fit(&nodes, f, got);
        for (int i = 0; i < n; i++) {
            CHECK_WITHIN(got[i], known[i], 2e-13);
        }
    }
}

/* The error of nine nodes, e^x over 2^8 9! at most. */
static void an_exponential_is_good_to_the_bound_of_its_nodes(void **state)
{
    (void)state;
    const chebyshev nodes = loft_chebyshev_of(9);
    double f[9];
    double c[9];
    double worst = 0.0;
    for (int k = 0; k < 9; k++) {
        f[k] = exp(nodes.node[k]);
    }
    loft_chebyshev_fit(&nodes, f, c);
    for (double x = -1.0; x <= 1.0; x += 0.01) {
        worst = fmax(worst, fabs(poly(9, c, x) - exp(x)));
    }
    assert_true(worst > 0.3 * exp(0.0) / (256.0 * 362880.0));
    assert_true(worst < exp(1.0) / (256.0 * 362880.0));
}

static void a_shift_and_a_scale_leave_its_values(void **state)
{
    (void)state;
    const double of_u[] = {0.3, -1.2, 2.5, 0.7};
    double of_x[] = {0.3, -1.2, 2.5, 0.7};
    loft_chebyshev_expand(4, 0.25, -1.5, of_x);
    for (double x = -3.0; x < 3.0; x += 0.37) {
        CHECK_WITHIN(poly(4, of_x, x), poly(4, of_u, 0.25 * x - 1.5), 1e-14);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_polynomial_is_found_again),
        cmocka_unit_test(an_exponential_is_good_to_the_bound_of_its_nodes),
        cmocka_unit_test(a_shift_and_a_scale_leave_its_values),
    };
    return cmocka_run_group_tests_name("chebyshev", tests, NULL, NULL);
}
