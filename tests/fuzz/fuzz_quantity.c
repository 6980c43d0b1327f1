/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any text through the readers of quantities, places and counts: a result within its bounds,
 * or a refusal with a reason that can be shown.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "io/reading/quantity.h"
#include "io/reading/report_text.h"
#include "loft/loft.h"
#include "reason.h"

enum {
    COUNT_MAX = 100000
};

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"quantities", "places or counts",
                                                  "reports"};

void fuzz_open(void)
{
}

void fuzz_close(void)
{
}

static bool try_figure(const char *text, loft_quantity_want want)
{
    char message[LOFT_MESSAGE] = "";
    loft_quantity figure;
    if (loft_quantity_read(&want, text, &figure, message) != LOFT_OK) {
        require_reason(message);
        return false;
    }
    const bool is_interval = figure.kind == LOFT_CLAIM_INTERVAL;
    FUZZ_REQUIRE(isfinite(figure.lo) && isfinite(figure.hi));
    FUZZ_REQUIRE(is_interval ? figure.lo <= figure.hi : !(figure.lo < figure.hi));
    FUZZ_REQUIRE(want.sign != LOFT_QUANTITY_POSITIVE || figure.lo > 0.0);
    FUZZ_REQUIRE(want.sign != LOFT_QUANTITY_NOT_NEGATIVE || figure.lo >= 0.0);
    FUZZ_REQUIRE(figure.rounding > 0.0 && isfinite(figure.rounding));
    FUZZ_REQUIRE(figure.unit_si > 0.0);
    FUZZ_REQUIRE(!want.one_value || figure.kind == LOFT_CLAIM_EXACT ||
                 figure.kind == LOFT_CLAIM_ABOUT);
    FUZZ_REQUIRE(figure.kind >= LOFT_CLAIM_EXACT && figure.kind < LOFT_CLAIM_KINDS);
    return true;
}

static bool try_place(const char *text)
{
    char message[LOFT_MESSAGE] = "";
    loft_place place;
    if (loft_place_read("--it", text, &place, message) != LOFT_OK) {
        require_reason(message);
        return false;
    }
    FUZZ_REQUIRE(fabs(place.lat_rad) <= LOFT_PI / 2 && fabs(place.lon_rad) <= LOFT_PI);
    return true;
}

static bool try_count(const char *text)
{
    char message[LOFT_MESSAGE] = "";
    unsigned long count = 0;
    if (loft_count_read("--it", text, COUNT_MAX, &count, message) != LOFT_OK) {
        require_reason(message);
        return false;
    }
    FUZZ_REQUIRE(count <= COUNT_MAX);
    return true;
}

static bool try_figures(const char *text)
{
    bool was_read = false;
    for (int i = 0; i < 18; i++) {
        const loft_quantity_want want = {.option = "--it",
                                         .example = "1.5km",
                                         .dimension = (loft_quantity_dimension)(i % 3),
                                         .sign = (loft_quantity_sign)(i / 3 % 3),
                                         .one_value = i / 9 == 0};
        was_read = try_figure(text, want) || was_read;
    }
    return was_read;
}

static bool try_report(const char *text)
{
    char message[LOFT_MESSAGE] = "";
    loft_report_text got;
    if (loft_report_text_read("--report", text, &got, message) != LOFT_OK) {
        require_reason(message);
        return false;
    }
    FUZZ_REQUIRE(memchr(got.name, '\0', LOFT_REPORT_NAME) != NULL);
    return true;
}

/* An option ends at its first NUL. */
int fuzz_text(const char *text, size_t size)
{
    char *typed = strndup(text, size);
    FUZZ_REQUIRE(typed != NULL);
    const int outcome = (try_figures(typed) ? 1 : 0) +
                        (try_place(typed) || try_count(typed) ? 2 : 0) +
                        (try_report(typed) ? 4 : 0);
    free(typed);
    return outcome;
}
