/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "io/draft/html_text.h"
#include "io/draft/source_text.h"
#include "io/draft/tokens.h"
#include "sim/base/diag.h"

/* Refused with a message that has the part. */
static void refused(const char *bytes, size_t size, const char *part)
{
    loft_diags *diags = loft_diags_new();
    loft_draft *draft = NULL;
    assert_int_equal(loft_source_text_read(bytes, size, diags, &draft), LOFT_ERR_INPUT);
    assert_null(draft);
    assert_true(loft_diags_count(diags) > 0);
    const loft_diag d = loft_diags_get(diags, 0);
    char both[LOFT_DIAG_WHERE + 1100];
    snprintf(both, sizeof both, "%s: %s", d.where, d.what);
    if (strstr(both, part) == NULL) {
        fail_msg("%s", both);
    }
    loft_diags_free(diags);
}

static void what_is_not_text_is_refused_with_a_remedy(void **state)
{
    (void)state;
    refused("%PDF-1.7\n", 9, "pdftotext");
    refused("\x89PNG\r\n", 6, "a picture");
    refused("PK\x03\x04zip", 7, "an archive");
    refused("a\0b", 3, "line 1, byte 2");
    refused("one\ntw\xff", 7, "line 2, byte 3: 0xff is not text in UTF-8");
    refused(" \n\t", 3, "has no text");
    refused("<html><body><script>x</script></body></html>", 44, "has no text");
}

static void bombs_are_refused_within_their_limits(void **state)
{
    (void)state;
    enum {
        SIZE = 6 << 20
    };
    char *big = malloc(SIZE + 1);
    for (size_t i = 0; i < SIZE; i++) {
        big[i] = "<div>"[i % 5];
    }
    refused(big, SIZE, "inside each other");
    for (size_t i = 0; i < SIZE; i++) {
        big[i] = "<p><br>"[i % 7];
    }
    refused(big, SIZE, "more than 60000 elements");
    for (size_t i = 0; i < SIZE; i++) {
        big[i] = "1 km "[i % 5];
    }
    refused(big, 1 << 19, "more than 4000 figures");
    memset(big, 'a', SIZE);
    refused(big, SIZE, "over the limit");
    free(big);
}

static char *visible(const char *html, char **published)
{
    loft_diags *diags = loft_diags_new();
    loft_html_page page;
    assert_int_equal(loft_html_read(html, strlen(html), diags, &page), LOFT_OK);
    char *text = page.text;
    if (published != NULL) {
        *published = page.published;
    } else {
        free(page.published);
    }
    free(page.title);
    loft_diags_free(diags);
    return text;
}

static void pages_give_what_is_seen_of_them(void **state)
{
    (void)state;
    char *text = visible("<html><head><title>T</title><style>p{}</style></head><body>"
                         "<nav>Home</nav><p>It&nbsp;flew <b>1&#44;000</b>\n km.</p>"
                         "<script>x()</script><p hidden>no</p><p>Two<br>lines</p>"
                         "<footer>end</footer></body></html>",
                         NULL);
    assert_string_equal(text, "It\xc2\xa0"
                              "flew 1,000 km.\n\nTwo\nlines");
    free(text);
}

static void pages_give_their_date(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<html><head><meta property=\"article:published_time\" "
        "content=\"2025-01-06T06:00:00Z\"></head><body><p>x</p></body></html>",
        "<html><body><time datetime=\"2025-01-06\">Monday</time></body></html>",
        "<html><head><script type=\"application/ld+json\">{\"datePublished\": "
        "\"2025-01-06T01:00\"}</script></head><body>x</body></html>"};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        char *published = NULL;
        free(visible(pages[i], &published));
        assert_non_null(published);
        assert_string_equal(published, "2025-01-06");
        free(published);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_text_is_refused_with_a_remedy),
        cmocka_unit_test(bombs_are_refused_within_their_limits),
        cmocka_unit_test(pages_give_what_is_seen_of_them),
        cmocka_unit_test(pages_give_their_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
