/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/room.h"

#include <stdint.h>
#include <stdlib.h>

#include "check.h"

static void items_stay_as_the_list_grows(void **state)
{
    (void)state;
    int *list = NULL;
    size_t room = 0;
    for (size_t n = 0; n < 1234; n++) {
        int *grown = loft_room_for_one(list, n, &room, sizeof *grown);
        assert_non_null(grown);
        assert_true(room > n);
        list = grown;
        list[n] = 7 * (int)n;
    }
    for (size_t i = 0; i < 1234; i++) {
        assert_int_equal(list[i], 7 * (int)i);
    }
    free(list);
}

static void a_list_with_room_stays_where_it_is(void **state)
{
    (void)state;
    double items[3] = {1.0, 2.0, 3.0};
    size_t room = 3;
    assert_ptr_equal(loft_room_for_one(items, 2, &room, sizeof *items), items);
    assert_int_equal(room, 3);
}

static void a_list_too_long_for_memory_is_refused_and_unchanged(void **state)
{
    (void)state;
    double item = 1.25;
    size_t room = SIZE_MAX / sizeof item;
    assert_null(loft_room_for_one(&item, room, &room, sizeof item));
    assert_int_equal(room, SIZE_MAX / sizeof item);
    assert_true(item == 1.25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_stay_as_the_list_grows),
        cmocka_unit_test(a_list_with_room_stays_where_it_is),
        cmocka_unit_test(a_list_too_long_for_memory_is_refused_and_unchanged),
    };
    return cmocka_run_group_tests_name("room", tests, NULL, NULL);
}
