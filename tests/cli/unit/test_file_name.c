/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/file_name.h"

#include <stdlib.h>

#include "check.h"

static void a_name_has_no_folder(void **state)
{
    (void)state;
    assert_string_equal(file_name("/a/b.c/d.json"), "d.json");
    assert_string_equal(file_name("d.json"), "d.json");
    assert_string_equal(file_name("a/"), "");
    assert_string_equal(file_name("-"), "-");
}

static void has_stem(const char *path, const char *wanted)
{
    char *stem = file_stem(path);
    assert_non_null(stem);
    assert_string_equal(stem, wanted);
    free(stem);
}

static void a_stem_has_no_folder_and_no_suffix_of_json(void **state)
{
    (void)state;
    has_stem("a/b.json", "b");
    has_stem("b.json.json", "b.json");
    has_stem("a.json/b", "b");
    has_stem("b.JSON", "b.JSON");
    has_stem("b.png", "b.png");
    has_stem(".json", ".json"); /* a name has a letter at least */
    has_stem("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_has_no_folder),
        cmocka_unit_test(a_stem_has_no_folder_and_no_suffix_of_json),
    };
    return cmocka_run_group_tests_name("file_name", tests, NULL, NULL);
}
