/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "cli/support/base64.h"
#include "cli/support/record.h"
#include "cli/support/record_carrier.h"
#include "cli/support/record_text.h"
#include "loft/files.h"
#include "loft/loft.h"

/* Text that would end what is around it, or a PDF, and characters of one to four bytes. */
static const char nasty[] =
    "{\"a\": \"</script></record>--><&%%EOF startxref\\u0022 \xC3\xA9\xE2\x82\xAC"
    "\xF0\x9F\x9A\x80\"}\r\n\t  \\ ";

static file_record record_of(const char *text)
{
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    file_record r;
    assert_int_equal(loft_data_open(NULL, diags, &data), LOFT_OK);
    assert_int_equal(record_start(&r, "plot", "svg", data), LOFT_OK);
    assert_int_equal(record_word(&r, "map"), LOFT_OK);
    assert_int_equal(record_option(&r, "title", nasty), LOFT_OK);
    assert_int_equal(record_option(&r, "near", NULL), LOFT_OK);
    assert_int_equal(input_set_add(&r.inputs, "a/b/c.json", text, strlen(text)), LOFT_OK);
    assert_int_equal(input_set_add(&r.inputs, "-", "{}", 2), LOFT_OK);
    loft_data_free(data);
    loft_diags_free(diags);
    return r;
}

static char *text_of(const char *input)
{
    file_record r = record_of(input);
    char *text = NULL;
    assert_int_equal(record_write(&r, &text), LOFT_OK);
    record_fini(&r);
    return text;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    char *text = text_of(nasty);
    const char *why = NULL;
    file_record r;
    assert_int_equal(record_read(text, strlen(text), &why, &r), LOFT_OK);
    assert_int_equal(r.n_arguments, 4);
    assert_string_equal(r.arguments[0], "plot");
    assert_string_equal(r.arguments[3], "--near");
    assert_memory_equal(r.arguments[2], "--title=", 8);
    assert_string_equal(r.arguments[2] + 8, nasty);
    assert_string_equal(r.version, loft_version());
    assert_string_equal(r.format, "svg");
    assert_int_equal(r.inputs.n, 2);
    assert_string_equal(r.inputs.names[0], "c.json"); /* of no folder */
    assert_string_equal(r.inputs.list[0].text.bytes, nasty);
    assert_string_equal(r.inputs.names[1], "-");
    char *again = NULL;
    assert_int_equal(record_write(&r, &again), LOFT_OK);
    assert_string_equal(text, again);
    record_fini(&r);
    free(again);
    free(text);
}

static void a_record_is_one_line_that_ends_nothing_around_it(void **state)
{
    (void)state;
    char *text = text_of(nasty);
    for (const char *c = text; *c != '\0'; c++) {
        assert_true(*c >= ' ' && *c <= '~' && strchr("<>&%", *c) == NULL);
    }
    assert_null(strstr(text, "startxref"));
    free(text);
}

static void a_long_record_is_packed_and_comes_back(void **state)
{
    (void)state;
    enum {
        LENGTH = 3 * RECORD_PLAIN
    };
    char *input = malloc(LENGTH + 1);
    const char *why = NULL;
    file_record r;
    assert_non_null(input);
    for (int i = 0; i < LENGTH; i++) {
        input[i] = (char)('0' + i % 97 * (i % 89) % 10);
    }
    input[LENGTH] = '\0';
    char *text = text_of(input);
    assert_true(strlen(text) < RECORD_PLAIN);
    assert_int_equal(record_read(text, strlen(text), &why, &r), LOFT_OK);
    assert_string_equal(r.inputs.list[0].text.bytes, input);
    record_fini(&r);
    free(text);
    free(input);
}

/* Any byte changed, left out or doubled, and any end. */
static void every_damage_is_refused(void **state)
{
    (void)state;
    char *text = text_of("{}");
    const size_t n = strlen(text);
    char *other = malloc(n + 2);
    const char *why = NULL;
    file_record r;
    assert_non_null(other);
    for (size_t i = 0; i < n; i++) {
        memcpy(other, text, n + 1);
        other[i] ^= 1;
        assert_int_equal(record_read(other, n, &why, &r), LOFT_ERR_INPUT);
        record_fini(&r);
        memcpy(other + i, text + i + 1, n - i);
        other[i > 0 ? i - 1 : 0] = text[i > 0 ? i - 1 : 1];
        if (memcmp(other, text, n - 1) != 0) {
            assert_int_equal(record_read(other, n - 1, &why, &r), LOFT_ERR_INPUT);
            record_fini(&r);
        }
        assert_int_equal(record_read(text, i, &why, &r), LOFT_ERR_INPUT);
        record_fini(&r);
    }
    free(other);
    free(text);
}

/* The least file of each kind that has a place for a record, and what comes before it. */
static const struct {
    const char *bytes;
    size_t size;
} files[RECORD_CARRIERS] = {
    {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\0IEND\xae"
     "B`\x82                        ",
     69},
    {"<?xml version=\"1.0\"?><svg><metadata>\n</metadata></svg>               ", 70},
    {"%PDF-1.5\n1 0 obj\nxref\ntrailer\nstartxref\n9\nstartxref\n17\n%%EOF\n        ",
     70},
    {"<!doctype html><html><head><title>t</title></head><body></body></html>", 70}};

static loft_buffer copy_of(int carrier)
{
    loft_buffer copy = {malloc(files[carrier].size), files[carrier].size};
    assert_non_null(copy.data);
    memcpy(copy.data, files[carrier].bytes, copy.size);
    return copy;
}

static void each_file_gives_back_what_was_put_in(void **state)
{
    (void)state;
    for (int c = 0; c < RECORD_CARRIERS; c++) {
        loft_buffer file = copy_of(c);
        record_carrier found = RECORD_CARRIERS;
        const char *text = NULL;
        size_t size = 0;
        assert_false(record_carrier_take((record_carrier)c, (const char *)file.data,
                                         file.size, &text, &size));
        assert_int_equal(record_carrier_put((record_carrier)c, "{\"x\": 1}", &file),
                         LOFT_OK);
        assert_true(record_carrier_of((const char *)file.data, file.size, &found));
        assert_int_equal(found, c);
        assert_true(
            record_carrier_take(found, (const char *)file.data, file.size, &text, &size));
        assert_int_equal(size, 8);
        assert_memory_equal(text, "{\"x\": 1}", 8);
        record_carrier named = RECORD_CARRIERS;
        assert_true(record_carrier_named(record_carrier_name(found), &named));
        assert_int_equal(named, found);
        free(file.data);
    }
}

/* From the heap, so that a sanitizer sees each step over the end. */
static void files_cut_and_changed_anywhere_are_read_safely(void **state)
{
    (void)state;
    unsigned seed = 12345;
    for (int c = 0; c < RECORD_CARRIERS; c++) {
        loft_buffer file = copy_of(c);
        char *record = text_of("{}");
        assert_int_equal(record_carrier_put((record_carrier)c, record, &file), LOFT_OK);
        for (int k = 0; k < 3000; k++) {
            seed = seed * 1103515245U + 12345U;
            const size_t size = k % 3 == 0 ? seed / 65536U % file.size : file.size;
            char *bytes = malloc(size + 1);
            assert_non_null(bytes);
            char *tight = realloc(bytes, size > 0 ? size : 1);
            assert_non_null(tight);
            memcpy(tight, file.data, size);
            for (int m = 0; size > 0 && m < 1 + k % 4; m++) {
                seed = seed * 1103515245U + 12345U;
                tight[seed / 65536U % size] = (char)(seed >> 8);
            }
            record_carrier found = RECORD_PNG;
            const char *text = NULL;
            const char *why = NULL;
            size_t n = 0;
            if (record_carrier_of(tight, size, &found) &&
                record_carrier_take(found, tight, size, &text, &n)) {
                file_record r;
                const loft_status status = record_read(text, n, &why, &r);
                assert_true(status == LOFT_OK || status == LOFT_ERR_INPUT);
                if (status == LOFT_OK) {
                    assert_int_equal(n, strlen(record));
                    assert_memory_equal(text, record, n);
                }
                record_fini(&r);
            }
            free(tight);
        }
        free(record);
        free(file.data);
    }
}

static void a_file_without_a_place_is_left_alone(void **state)
{
    (void)state;
    for (int c = 0; c < RECORD_CARRIERS; c++) {
        loft_buffer file = copy_of(c);
        file.size = 20;
        assert_int_equal(record_carrier_put((record_carrier)c, "{}", &file),
                         LOFT_ERR_INPUT);
        assert_int_equal(file.size, 20);
        free(file.data);
    }
}

/* RFC 4648, section 10. */
static void base_64_is_that_of_the_rfc(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"", ""},
                                           {"f", "Zg=="},
                                           {"fo", "Zm8="},
                                           {"foo", "Zm9v"},
                                           {"foob", "Zm9vYg=="},
                                           {"fooba", "Zm9vYmE="},
                                           {"foobar", "Zm9vYmFy"}};
    size_t n = 0;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const char *plain = pairs[i][0];
        char *text = base64_write((const unsigned char *)plain, strlen(plain));
        unsigned char *back = base64_read(pairs[i][1], strlen(pairs[i][1]), &n);
        assert_string_equal(text, pairs[i][1]);
        assert_non_null(back);
        assert_int_equal(n, strlen(plain));
        assert_memory_equal(back, plain, n);
        free(text);
        free(back);
    }
    static const char *const bad[] = {
        "Z", "Zg=", "Zg==Zg==", "Z===", "====", "Zm9-", "Zm 9"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_null(base64_read(bad[i], strlen(bad[i]), &n));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_record_is_one_line_that_ends_nothing_around_it),
        cmocka_unit_test(a_long_record_is_packed_and_comes_back),
        cmocka_unit_test(every_damage_is_refused),
        cmocka_unit_test(each_file_gives_back_what_was_put_in),
        cmocka_unit_test(files_cut_and_changed_anywhere_are_read_safely),
        cmocka_unit_test(a_file_without_a_place_is_left_alone),
        cmocka_unit_test(base_64_is_that_of_the_rfc),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
