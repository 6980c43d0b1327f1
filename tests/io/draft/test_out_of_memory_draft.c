/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory runs out at each call in turn: a news text becomes a whole draft or none. */
#include "failing.h"

#include <string.h>

#include "io/draft/source_text.h"
#include "loft/files.h"

/* Two tests, dates and hours, three speakers, figures of every role and one without a test. */
static const char page[] =
    "<!DOCTYPE html><html><head><title>Two launches</title>"
    "<meta property=\"article:published_time\" content=\"2017-07-30T08:00:00Z\"></head>\n"
    "<body><p>North Korea fired a missile on July 4, 2017 at 9:40 a.m. from near Kusong. "
    "KCNA said the Hwasong-14 reached an altitude of 2,802 km and flew 933 km for 39 "
    "minutes.</p>\n"
    "<p>On July 28, 2017 at 11:41 p.m. it fired another one. Japan's defence ministry said "
    "it flew for about 45 minutes, more than 3,500 km high. &ldquo;It flew 998 "
    "km,&rdquo; KCNA reported, at an altitude of 3,724.9 km. South Korea's Joint Chiefs "
    "said about 1,000 km.</p>\n"
    "<p>The island lies 3,400 km away. The missile could reach 10,400 km, one analyst "
    "said.</p></body></html>\n";

static loft_status read_page(void *what)
{
    (void)what;
    loft_diags *diags = loft_diags_new();
    if (diags == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_draft *draft = NULL;
    const loft_status status =
        loft_source_text_read(page, sizeof page - 1, diags, &draft);
    assert_true((draft != NULL) == (status == LOFT_OK));
    if (draft != NULL) {
        const loft_draft_document *d = loft_draft_content(draft);
        assert_int_equal(d->n_events, 2);
        assert_true(d->events[0].n_figures >= 3 && d->events[1].n_figures >= 4);
        assert_true(d->n_loose >= 1);
    }
    loft_draft_free(draft);
    loft_diags_free(diags);
    return status;
}

static void a_page_is_drafted_whole_or_not_at_all(void **state)
{
    (void)state;
    assert_true(each_way_for_failure(read_page, NULL, LOFT_OK, false) > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_drafted_whole_or_not_at_all),
    };
    return cmocka_run_group_tests_name("out_of_memory_draft", tests, NULL, NULL);
}
