/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "cli/support/checkpoint.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIZE = 40
};

static checkpoint of_seed(int64_t seed)
{
    checkpoint c = {.path = "state", .of = "this test", .state_size = SIZE};
    loft_json_writer *json = loft_json_writer_new();
    assert_non_null(json);
    loft_json_write_begin_object(json);
    loft_json_write_key(json, "loft");
    loft_json_write_string(json, "1.2.3");
    loft_json_write_key(json, "seed");
    loft_json_write_number(json, (double)seed);
    loft_json_write_end_object(json);
    assert_true(checkpoint_identify(&c, json));
    return c;
}

static char *packed(const checkpoint *c, size_t *size)
{
    char state[SIZE];
    for (int i = 0; i < SIZE; i++) {
        state[i] = (char)(7 * i - 50);
    }
    char *bytes = checkpoint_pack(c, state, size);
    assert_non_null(bytes);
    return bytes;
}

static void a_state_comes_back(void **state)
{
    (void)state;
    char message[MESSAGE_SIZE];
    size_t size = 0;
    checkpoint c = of_seed(5);
    char *bytes = packed(&c, &size);
    const char *inside = checkpoint_unpack(&c, bytes, size, message);
    assert_non_null(inside);
    for (int i = 0; i < SIZE; i++) {
        assert_int_equal(inside[i], (char)(7 * i - 50));
    }
    free(bytes);
    checkpoint_fini(&c);
}

static void a_state_that_grows_comes_back_in_its_size(void **state)
{
    (void)state;
    char message[MESSAGE_SIZE];
    checkpoint c = of_seed(5);
    c.grows = true;
    for (size_t n = 0; n <= 3; n++) {
        size_t size = 0;
        c.state_size = n;
        char *bytes = checkpoint_pack(&c, "abc", &size);
        assert_non_null(bytes);
        c.state_size = 77;
        const char *inside = checkpoint_unpack(&c, bytes, size, message);
        assert_non_null(inside);
        assert_int_equal(c.state_size, n);
        assert_memory_equal(inside, "abc", n);
        assert_null(checkpoint_unpack(&c, bytes, size - 1, message));
        free(bytes);
    }
    checkpoint_fini(&c);
}

/* All 8 bits of all bytes. */
static void a_change_of_any_bit_is_refused(void **state)
{
    (void)state;
    char message[MESSAGE_SIZE];
    size_t size = 0;
    checkpoint c = of_seed(5);
    char *bytes = packed(&c, &size);
    for (size_t i = 0; i < 8 * size; i++) {
        const char bit = (char)(1 << i % 8);
        bytes[i / 8] = (char)(bytes[i / 8] ^ bit);
        message[0] = '\0';
        assert_null(checkpoint_unpack(&c, bytes, size, message));
        assert_true(message[0] != '\0');
        bytes[i / 8] = (char)(bytes[i / 8] ^ bit);
    }
    assert_non_null(checkpoint_unpack(&c, bytes, size, message));
    free(bytes);
    checkpoint_fini(&c);
}

static void a_file_cut_or_continued_is_refused(void **state)
{
    (void)state;
    char message[MESSAGE_SIZE];
    size_t size = 0;
    checkpoint c = of_seed(5);
    char *bytes = packed(&c, &size);
    for (size_t cut = 0; cut < size; cut++) {
        char *shorter = malloc(cut + 1); /* so that a sanitizer sees a read beyond */
        assert_non_null(shorter);
        memcpy(shorter, bytes, cut);
        assert_null(checkpoint_unpack(&c, shorter, cut, message));
        free(shorter);
    }
    bytes = realloc(bytes, size + 3);
    assert_non_null(bytes);
    memset(bytes + size, 0, 3);
    for (size_t more = 1; more <= 3; more++) {
        assert_null(checkpoint_unpack(&c, bytes, size + more, message));
    }
    free(bytes);
    checkpoint_fini(&c);
}

static void another_identity_is_named(void **state)
{
    (void)state;
    char message[MESSAGE_SIZE];
    size_t size = 0;
    checkpoint c = of_seed(5);
    checkpoint other = of_seed(67);
    char *bytes = packed(&c, &size);
    assert_null(checkpoint_unpack(&other, bytes, size, message));
    assert_string_equal(message, "not a checkpoint of this test: it has \"seed\": 5, the "
                                 "command \"seed\": 67; give options and data of its "
                                 "start, or leave out --resume");
    free(bytes);
    bytes = packed(&other, &size);
    assert_null(checkpoint_unpack(&c, bytes, size, message));
    free(bytes);
    checkpoint_fini(&c);
    checkpoint_fini(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_state_comes_back),
        cmocka_unit_test(a_state_that_grows_comes_back_in_its_size),
        cmocka_unit_test(a_change_of_any_bit_is_refused),
        cmocka_unit_test(a_file_cut_or_continued_is_refused),
        cmocka_unit_test(another_identity_is_named),
    };
    return cmocka_run_group_tests_name("checkpoint", tests, NULL, NULL);
}
