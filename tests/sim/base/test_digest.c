/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "sim/base/digest.h"

#include <string.h>

static void check(const char *text, size_t repeat, const char *wanted)
{
    char found[LOFT_DIGEST_TEXT];
    loft_digest d = loft_digest_start();
    for (size_t i = 0; i < repeat; i++) {
        loft_digest_add(&d, text, strlen(text));
    }
    loft_digest_text(&d, found);
    assert_string_equal(found, wanted);
}

/* FIPS 180-4 examples and the NIST "secure hashing" vectors. */
static void published_digests_come_out(void **state)
{
    (void)state;
    check("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    check("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
          1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    check("a", 1000000,
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void parts_do_not_matter_but_the_ends_of_texts_do(void **state)
{
    (void)state;
    static const char text[] =
        "What was flown, with what, and how far it came in all of 3 parts";
    char whole[LOFT_DIGEST_TEXT];
    char parts[LOFT_DIGEST_TEXT];
    loft_digest d = loft_digest_start();
    loft_digest_add(&d, text, sizeof text);
    loft_digest_text(&d, whole);
    for (size_t cut = 0; cut <= sizeof text; cut++) {
        d = loft_digest_start();
        loft_digest_add(&d, text, cut);
        loft_digest_text(&d, parts);
        loft_digest_add(&d, text + cut, sizeof text - cut);
        loft_digest_text(&d, parts);
        assert_string_equal(parts, whole);
    }
    loft_digest one = loft_digest_start();
    loft_digest two = loft_digest_start();
    loft_digest_add_text(&one, "ab");
    loft_digest_add_text(&one, "c");
    loft_digest_add_text(&two, "a");
    loft_digest_add_text(&two, "bc");
    loft_digest_text(&one, whole);
    loft_digest_text(&two, parts);
    assert_string_not_equal(whole, parts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_digests_come_out),
        cmocka_unit_test(parts_do_not_matter_but_the_ends_of_texts_do),
    };
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
