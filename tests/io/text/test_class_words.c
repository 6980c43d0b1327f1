/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"

#include <stdlib.h>
#include <string.h>

#include "io/text/class_words.h"
#include "sim/infer/analysis_parts.h"

/* The sentence about a class whose burn was stretched by a factor. */
static char *said(const char *name, double factor, size_t n_classes,
                  const loft_report *report)
{
    loft_analysis a = {.event = {.class_name = name, .n_classes = n_classes}};
    const loft_booster_class *named =
        name != NULL ? loft_data_class_named(data, name) : NULL;
    if (named != NULL) {
        a.event.launch.booster = named->booster;
        loft_booster_template_stretch(&a.event.launch.booster, factor);
    }
    char *text = loft_class_stretched(&a, report);
    assert_non_null(text);
    return text;
}

static void expect_said(const char *name, double factor, size_t n_classes, bool wanted)
{
    const loft_report report = {.apogee_m = km(100.0), .range_m = km(400.0)};
    char *text = said(name, factor, n_classes, &report);
    assert_int_equal(text[0] != '\0', wanted);
    free(text);
}

static void a_burn_within_3_times_that_of_the_class_is_no_matter(void **state)
{
    (void)state;
    expect_said("liquid-1", 2.99, 0, false);
    expect_said("liquid-1", 3.01, 0, true);
    expect_said("liquid-1", 1.0 / 2.99, 0, false);
    expect_said("liquid-1", 1.0 / 3.01, 0, true);
}

static void only_a_class_that_was_named_can_be_the_wrong_one(void **state)
{
    (void)state;
    expect_said("liquid-1", 9.0, 3, false);
    expect_said("of nobody", 9.0, 0, false);
    expect_said(NULL, 9.0, 0, false);
}

/* The sentence names a class that needs no such stretch, with both burn times. */
static void the_class_that_fits_is_named_with_its_burn(void **state)
{
    (void)state;
    const loft_report report = {.apogee_m = km(1000.0), .range_m = km(4000.0)};
    const loft_booster_class *own = loft_data_class_named(data, "solid-1");
    char *text = said("solid-1", 5.0, 0, &report);
    const double own_s = loft_booster_template_burn_time(&own->booster);
    char part[120];
    snprintf(part, sizeof part, "it burns for %.0f s and was stretched to %.0f s; ",
             own_s, 5.0 * own_s);
    const char *better = strstr(text, part);
    assert_non_null(better);
    better += strlen(part);
    char name[40];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(better, ","), better);
    const loft_booster_class *fits = loft_data_class_named(data, name);
    assert_non_null(fits);
    const double ratio = 5.0 * own_s / loft_booster_template_burn_time(&fits->booster);
    assert_true(ratio <= 3.0 && ratio >= 1.0 / 3.0);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burn_within_3_times_that_of_the_class_is_no_matter),
        cmocka_unit_test(only_a_class_that_was_named_can_be_the_wrong_one),
        cmocka_unit_test(the_class_that_fits_is_named_with_its_burn),
    };
    return cmocka_run_group_tests_name("class_words", tests, open_data, close_data);
}
