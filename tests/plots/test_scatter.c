/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/plot.h"
#include "pictures.h"

#include "loft/earth.h"
#include "loft/loft.h"

static const loft_scatter_point points[] = {{950.3e3, 4475.2e3, "one", 0},
                                            {787.1e3, 2111.5e3, "two", 0},
                                            {3700.2e3, 770.3e3, "three", 1},
                                            {250.4e3, 50.6e3, "four", 2}};
static const char *const groups[] = {"here", "there", "elsewhere"};

static loft_scatter comparison_of(size_t n)
{
    return (loft_scatter){.title = "A title",
                          .subtitle = "What was assumed",
                          .source = "A source",
                          .points = points,
                          .n_points = n,
                          .groups = groups,
                          .n_groups = 3};
}

/* twobody.h takes the arc of that apogee and range back to the standard range. */
static void a_line_has_one_standard_range(void **state)
{
    (void)state;
    const loft_sphere sphere = loft_earth_sphere();
    const double standards_m[] = {1.2345e5, 1.2345e6, 5.5e6, 1.2e7, 1.95e7};
    for (size_t i = 0; i < sizeof standards_m / sizeof standards_m[0]; i++) {
        for (int k = 1; k < 20; k++) {
            const double range_m = standards_m[i] * k / 20.0;
            double apogees_m[2];
            for (int lofted = 0; lofted < 2; lofted++) {
                loft_twobody arc;
                loft_twobody_standard standard;
                double *apogee_m = &apogees_m[lofted];
                assert_int_equal(
                    loft_scatter_apogee(standards_m[i], range_m, lofted == 1, apogee_m),
                    LOFT_OK);
                assert_int_equal(
                    loft_twobody_from_apogee_range(&sphere, *apogee_m, range_m, &arc),
                    LOFT_OK);
                assert_int_equal(
                    loft_twobody_standard_range(&sphere, arc.speed_mps, &standard),
                    LOFT_OK);
                CHECK_NEAR(standard.range_m, standards_m[i], 1e-6);
            }
            assert_true(apogees_m[1] > apogees_m[0]);
        }
    }
}

static void no_flight_goes_beyond_its_standard_range(void **state)
{
    (void)state;
    double apogee_m = -1.0;
    assert_int_equal(loft_scatter_apogee(1e6, 1e6, true, &apogee_m), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_scatter_apogee(1e6, 0.0, true, &apogee_m), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_scatter_apogee(1e6, NAN, true, &apogee_m), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_scatter_apogee(2.1e7, 1e6, true, &apogee_m), LOFT_ERR_DOMAIN);
    CHECK_NEAR(apogee_m, -1.0, 0.0);
}

static loft_buffer drawn(const loft_scatter *comparison, loft_picture_format format)
{
    loft_buffer out = {NULL, 0};
    assert_int_equal(loft_scatter_draw(comparison, format, NULL, 0, &out), LOFT_OK);
    expect_picture(out, format, 5000);
    return out;
}

static void linear_and_logarithmic_axes_are_drawn_in_every_format(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 4; n++) {
        const loft_scatter logarithmic = comparison_of(n);
        loft_scatter linear = logarithmic;
        linear.linear = true;
        for (int f = LOFT_PICTURE_PNG; f <= LOFT_PICTURE_PDF; f++) {
            const loft_picture_format format = (loft_picture_format)f;
            assert_false(differ(drawn(&linear, format), drawn(&linear, format)));
            assert_true(differ(drawn(&linear, format), drawn(&logarithmic, format)));
        }
    }
}

static void refuses_bad_input(void **state)
{
    (void)state;
    loft_buffer out = {.size = 77};
    loft_scatter comparison = comparison_of(0);
    assert_int_equal(loft_scatter_draw(&comparison, LOFT_PICTURE_PNG, NULL, 0, &out),
                     LOFT_ERR_DOMAIN);
    const loft_scatter_point bad[] = {{0.0, 1e5, "a", 0}, {1e5, NAN, "b", 0}};
    for (int i = 0; i < 2; i++) {
        comparison = comparison_of(1);
        comparison.points = &bad[i];
        assert_int_equal(loft_scatter_draw(&comparison, LOFT_PICTURE_PNG, NULL, 0, &out),
                         LOFT_ERR_DOMAIN);
    }
    assert_int_equal(out.size, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_one_standard_range),
        cmocka_unit_test(no_flight_goes_beyond_its_standard_range),
        cmocka_unit_test(linear_and_logarithmic_axes_are_drawn_in_every_format),
        cmocka_unit_test(refuses_bad_input),
    };
    return cmocka_run_group_tests_name("comparison", tests, NULL, NULL);
}
