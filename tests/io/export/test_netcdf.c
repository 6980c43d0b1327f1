/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes themselves. What the common library reads in a file: tests/cli/export.bats. */
#include "check.h"
#include "io/export/netcdf.h"

#include <stdlib.h>
#include <string.h>

typedef struct file {
    char *bytes;
    size_t size;
} file;

static file finished(loft_netcdf *nc)
{
    file f = {NULL, 0};
    assert_int_equal(loft_netcdf_finish(nc, &f.bytes, &f.size), LOFT_OK);
    loft_netcdf_free(nc);
    return f;
}

static unsigned long u32(const file *f, size_t at)
{
    assert_true(at + 4 <= f->size);
    const unsigned char *b = (const unsigned char *)f->bytes + at;
    return (unsigned long)b[0] << 24 | (unsigned long)b[1] << 16 |
           (unsigned long)b[2] << 8 | b[3];
}

/* Unidata's first example: "netcdf empty {}" is 32 bytes. */
static void the_empty_file_is_that_of_the_specification(void **state)
{
    (void)state;
    static const char wanted[32] = "CDF\001";
    file f = finished(loft_netcdf_new());
    assert_int_equal(f.size, 32);
    assert_memory_equal(f.bytes, wanted, 32);
    free(f.bytes);
}

/* Unidata's second: dim = 5; short vx(dim); vx = 3, 1, 4, 1, 5; of 92 bytes. */
static void the_small_file_is_that_of_the_specification(void **state)
{
    (void)state;
    static const char wanted[] =
        "CDF\001\000\000\000\000\000\000\000\n\000\000\000\001\000\000\000\003dim\000\000"
        "\000\000\005\000\000\000\000\000\000\000\000\000\000\000\v\000\000\000\001\000"
        "\000\000\002vx\000\000\000\000\000\001\000\000\000\000\000\000\000\000\000\000"
        "\000\000\000\000\000\003\000\000\000\f\000\000\000P\000\003\000\001\000\004\000"
        "\001\000\005\200\001";
    static const double values[] = {3.0, 1.0, 4.0, 1.0, 5.0};
    loft_netcdf *nc = loft_netcdf_new();
    const int dim = loft_netcdf_dimension(nc, "dim", 5);
    const int vx = loft_netcdf_variable(nc, "vx", LOFT_NETCDF_SHORT, 1, &dim);
    for (int i = 0; i < 5; i++) {
        loft_netcdf_put(nc, vx, values[i]);
    }
    file f = finished(nc);
    assert_int_equal(f.size, 92);
    assert_int_equal(sizeof wanted - 1, 92);
    assert_memory_equal(f.bytes, wanted, 92);
    free(f.bytes);
}

static void numbers_are_big_endian(void **state)
{
    (void)state;
    loft_netcdf *nc = loft_netcdf_new();
    const int dim = loft_netcdf_dimension(nc, "n", 1);
    const int x = loft_netcdf_variable(nc, "x", LOFT_NETCDF_DOUBLE, 1, &dim);
    const int i = loft_netcdf_variable(nc, "i", LOFT_NETCDF_INT, 1, &dim);
    const int b = loft_netcdf_variable(nc, "b", LOFT_NETCDF_BYTE, 1, &dim);
    loft_netcdf_put(nc, x, -118.625); /* C0 5D A8 00 00 00 00 00 by hand */
    loft_netcdf_put(nc, i, -2.0);
    loft_netcdf_put(nc, b, -1.0);
    file f = finished(nc);
    const size_t data = f.size - 16;
    assert_int_equal(u32(&f, data), 0xC05DA800UL);
    assert_int_equal(u32(&f, data + 4), 0);
    assert_int_equal(u32(&f, data + 8), 0xFFFFFFFEUL);
    assert_int_equal(u32(&f, data + 12), 0xFF818181UL); /* filled up with -127 */
    free(f.bytes);
}

static void every_variable_starts_where_the_header_says(void **state)
{
    (void)state;
    loft_netcdf *nc = loft_netcdf_new();
    const int dims[] = {loft_netcdf_dimension(nc, "row", 3),
                        loft_netcdf_dimension(nc, "letter", 5)};
    const int name = loft_netcdf_variable(nc, "name", LOFT_NETCDF_CHAR, 2, dims);
    loft_netcdf_attribute(nc, name, "long_name", "five");
    loft_netcdf_put_text(nc, name, "abc");
    loft_netcdf_put_text(nc, name, "defghijk");
    loft_netcdf_put_text(nc, name, "");
    const int row = loft_netcdf_variable(nc, "i", LOFT_NETCDF_INT, 1, dims);
    for (int i = 0; i < 3; i++) {
        loft_netcdf_put(nc, row, 1234567.0 + i);
    }
    loft_netcdf_attribute(nc, LOFT_NETCDF_GLOBAL, "title", "x");
    file f = finished(nc);
    const size_t ints = f.size - 12; /* begin of i is the last number of the header */
    const size_t letters = ints - 16;
    assert_int_equal(u32(&f, letters - 4), ints);
    assert_memory_equal(f.bytes + letters, "abc\0\0defgh\0\0\0\0\0\0", 16);
    assert_int_equal(u32(&f, ints + 4), 1234568);
    assert_int_equal(f.size % 4, 0);
    free(f.bytes);
}

static void two_gigabytes_are_refused(void **state)
{
    (void)state;
    char *bytes = NULL;
    size_t size = 12345;
    loft_netcdf *nc = loft_netcdf_new();
    const int dim = loft_netcdf_dimension(nc, "n", (size_t)1 << 28);
    (void)loft_netcdf_variable(nc, "x", LOFT_NETCDF_DOUBLE, 1, &dim);
    assert_int_equal(loft_netcdf_finish(nc, &bytes, &size), LOFT_ERR_LIMIT);
    assert_null(bytes);
    assert_int_equal(size, 12345);
    loft_netcdf_free(nc);
    loft_netcdf_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_empty_file_is_that_of_the_specification),
        cmocka_unit_test(the_small_file_is_that_of_the_specification),
        cmocka_unit_test(numbers_are_big_endian),
        cmocka_unit_test(every_variable_starts_where_the_header_says),
        cmocka_unit_test(two_gigabytes_are_refused),
    };
    return cmocka_run_group_tests_name("netcdf", tests, NULL, NULL);
}
