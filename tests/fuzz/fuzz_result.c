/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any text through the reader of results; what it accepts can be set up as a flight, its
 * posterior and fan are in order, and it can be written and read again.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "io/json/json.h"
#include "loft/files.h"
#include "sim/base/diag.h"
#include "sim/infer/analysis_parts.h"

static void check_fan(const loft_fan *fan)
{
    for (int level = 0; fan != NULL && level < LOFT_FAN_LEVELS; level++) {
        for (int i = 0; i < LOFT_FAN_POINTS; i++) {
            FUZZ_REQUIRE(fan->edges[level].downrange_m[i] >= 0.0);
            FUZZ_REQUIRE(fan->edges[level].alt_m[i] >= 0.0);
        }
    }
}

static void check_flights(const loft_analysis *a, size_t i)
{
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_launch_flight *found = loft_analysis_found(a, i, (loft_role)role);
        loft_launch_setup setup;
        if (found != NULL && loft_launch_set_up(&loft_analysis_event_of(a)->launch,
                                                &found->aim, &setup) == LOFT_OK) {
            FUZZ_REQUIRE(loft_steering_check(&setup.plan.steering) == LOFT_OK);
        }
    }
}

/* Numbers that overflow in SI or in degrees are not written; all else is read again. */
static void check_again(const loft_analysis *a)
{
    char *text = NULL;
    size_t size = 0;
    loft_analysis *again = NULL;
    loft_diags *diags = loft_diags_new();
    FUZZ_REQUIRE(diags != NULL);
    const loft_status status = loft_analysis_json(a, &text, &size);
    FUZZ_REQUIRE(status == LOFT_OK || status == LOFT_ERR_DOMAIN);
    if (status == LOFT_OK && loft_analysis_parse(text, size, diags, &again) == LOFT_OK) {
        FUZZ_REQUIRE(loft_analysis_count(again) == loft_analysis_count(a));
    }
    loft_analysis_free(again);
    loft_diags_free(diags);
    free(text);
}

static void check_analysis(const loft_analysis *a)
{
    const size_t n = loft_analysis_count(a);
    FUZZ_REQUIRE(n > 0 && loft_analysis_drawn(a) < n);
    FUZZ_REQUIRE(loft_launch_check(&loft_analysis_event_of(a)->launch) == LOFT_OK);
    for (size_t i = 0; i < n; i++) {
        check_fan(loft_analysis_fan(a, i));
        check_flights(a, i);
    }
    check_again(a);
}

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"results", "other JSON"};

void fuzz_open(void)
{
}

void fuzz_close(void)
{
}

int fuzz_text(const char *text, size_t size)
{
    int passed = 0;
    loft_analysis *analysis = NULL;
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new();
    loft_diags *syntax = loft_diags_new();
    FUZZ_REQUIRE(diags != NULL && syntax != NULL);
    if (loft_analysis_parse(text, size, diags, &analysis) == LOFT_OK) {
        passed = 1;
        check_analysis(analysis);
    } else {
        FUZZ_REQUIRE(loft_diags_count(diags) > 0);
        passed = loft_json_parse(text, size, syntax, &doc) == LOFT_OK ? 2 : 0;
    }
    loft_json_free(doc);
    loft_analysis_free(analysis);
    loft_diags_free(diags);
    loft_diags_free(syntax);
    return passed;
}
