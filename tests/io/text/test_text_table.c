/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "io/text/text_table.h"

static const char *const headings[] = {"name", ">km", "empty", "note"};
static const char *const rows[][4] = {{"Ærø", "1,234.5", "", "a|b"},
                                      {"longer", "7", "", ""}};

/* The rows above as printed; to be freed. */
static char *printed(bool markdown)
{
    char *bytes = NULL;
    size_t size = 0;
    loft_text_table *table = loft_text_table_new(headings, 4);
    FILE *out = open_memstream(&bytes, &size);
    assert_non_null(table);
    assert_non_null(out);
    loft_text_table_add(table, rows[0]);
    loft_text_table_add(table, rows[1]);
    assert_true(loft_text_table_print(table, markdown, out));
    assert_int_equal(fclose(out), 0);
    loft_text_table_free(table);
    return bytes;
}

static void columns_are_aligned_and_empty_ones_left_out(void **state)
{
    (void)state;
    char *text = printed(false);
    assert_string_equal(text, "name         km  note\n"
                              "Ærø     1,234.5  a|b\n"
                              "longer        7\n");
    free(text);
}

static void markdown_has_a_rule_and_escapes_its_bars(void **state)
{
    (void)state;
    char *text = printed(true);
    assert_string_equal(text, "| name   |      km | note |\n"
                              "|--------|--------:|------|\n"
                              "| Ærø    | 1,234.5 | a\\|b |\n"
                              "| longer |       7 |      |\n");
    free(text);
}

static void a_heading_is_never_wider_than_its_column(void **state)
{
    (void)state;
    static const char *const wide[] = {"a wide heading", "b"};
    static const char *const cells[] = {"x", "y"};
    char *bytes = NULL;
    size_t size = 0;
    loft_text_table *table = loft_text_table_new(wide, 2);
    FILE *out = open_memstream(&bytes, &size);
    assert_non_null(table);
    assert_non_null(out);
    loft_text_table_add(table, cells);
    assert_true(loft_text_table_print(table, false, out));
    assert_int_equal(fclose(out), 0);
    assert_string_equal(bytes, "a wide heading  b\n"
                               "x               y\n");
    free(bytes);
    loft_text_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_aligned_and_empty_ones_left_out),
        cmocka_unit_test(markdown_has_a_rule_and_escapes_its_bars),
        cmocka_unit_test(a_heading_is_never_wider_than_its_column),
    };
    return cmocka_run_group_tests_name("loft_text_table", tests, NULL, NULL);
}
