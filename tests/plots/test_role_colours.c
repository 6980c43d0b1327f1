/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/export/role_colours.h"
#include "plots/base/canvas.h"
#include "plots/base/sheet.h"

/* A reader lays the picture beside the map in another program. */
static void a_flight_has_the_same_colour_in_pictures_and_exports(void **state)
{
    (void)state;
    for (int role = 0; role < LOFT_ROLES; role++) {
        const loft_canvas_pen pen = loft_sheet_pen(role);
        assert_int_equal(loft_colour_rgb(LOFT_THEME_LIGHT, pen.colour),
                         loft_role_rgb((loft_role)role));
    }
}

static void two_roles_have_two_colours(void **state)
{
    (void)state;
    for (int a = 0; a < LOFT_ROLES; a++) {
        for (int b = a + 1; b < LOFT_ROLES; b++) {
            assert_int_not_equal(loft_role_rgb((loft_role)a),
                                 loft_role_rgb((loft_role)b));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flight_has_the_same_colour_in_pictures_and_exports),
        cmocka_unit_test(two_roles_have_two_colours),
    };
    return cmocka_run_group_tests_name("role_colours", tests, NULL, NULL);
}
