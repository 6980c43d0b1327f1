/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_quantity N SEED - N mutations of quantities, places and counts through their
 * parsers. The same arguments make the same run; exit status 0 unless something crashed or
 * a result was wrong: one out of range, or a refusal without a reason that can be shown.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/quantity.h"
#include "loft/loft.h"
#include "mutate.h"
#include "sim/base/diag.h"

enum {
    TEXT_MAX = 200,
    COUNT_MAX = 100000
};

static const char *const seeds[] = {
    "7687.5km", "85m56s",     "1h25m56s", "30min",           "300..400km", "55min..1h5m",
    "~1000km",  ">4000km",    "<22.5deg", "-1.5rad",         "620mi",      "1.5nmi",
    "250ft",    "39.2,125.7", "1000",     "39.2N,125.7E",    "1e3km",      "7,687.5km",
    "85m",      "1.5h",       "2111.5",   "300km..400.25km", "",           "-33.9,18.4",
};

static const char *const pieces[] = {
    "km", "m",  "mi", "nmi", "ft", "h",   "min", "s", "deg",          "rad",  ".",
    "..", ",",  "-",  "+",   "~",  ">",   "<",   "e", "1e308",        "e-9",  "0",
    "9",  "60", "0x", "nan", " ",  "inf", "N",   "E", "\342\200\223", "\xff", "\033",
};

static const char *pick(const char *const *list, size_t n, uint64_t *state)
{
    return list[mutate_below(state, n)];
}

static void insert(char text[TEXT_MAX + 1], size_t at, const char *piece)
{
    char tail[TEXT_MAX + 1];
    snprintf(tail, sizeof tail, "%s", text + at);
    text[at] = '\0';
    strncat(text, piece, TEXT_MAX - strlen(text));
    strncat(text, tail, TEXT_MAX - strlen(text));
}

static void mutate(char text[TEXT_MAX + 1], uint64_t *state)
{
    const size_t size = strlen(text);
    const size_t at = mutate_below(state, size + 1);
    const char byte[] = {(char)(unsigned char)mutate_draw(state), '\0'};
    const char digit[] = {"0123456789"[mutate_below(state, 10)], '\0'};
    const uint64_t kind = mutate_below(state, 5);
    if (kind < 3 && at < size) { /* the byte there goes, or another takes its place */
        memmove(text + at, text + at + 1, size - at);
    }
    if (kind > 0) {
        insert(text, at,
               kind == 1   ? byte
               : kind == 2 ? digit
               : kind == 3 ? pick(seeds, sizeof seeds / sizeof seeds[0], state)
                           : pick(pieces, sizeof pieces / sizeof pieces[0], state));
    }
}

static void require(bool holds, const char *text, const char *message)
{
    if (!holds) {
        fprintf(stderr, "wrong: \"%s\": %s\n", text, message);
        abort();
    }
}

static void require_reason(const char *text, const char *message)
{
    const size_t size = strlen(message);
    require(size > 0 && size < MESSAGE_SIZE, text, "no reason");
    for (size_t i = 0; i < size;) {
        unsigned long code = 0;
        const size_t n = loft_diag_utf8(message + i, size - i, &code);
        require(n > 0 && code >= ' ' && (code < 0x7f || code >= 0xa0), text, message);
        i += n;
    }
}

static bool try_figure(const char *text, quantity_dimension dimension, uint64_t *state)
{
    char message[MESSAGE_SIZE] = "";
    quantity_figure figure;
    const quantity_want want = {.option = "--it",
                                .example = "1.5km",
                                .dimension = dimension,
                                .sign = (quantity_sign)mutate_below(state, 3),
                                .one_value = mutate_below(state, 4) == 0};
    if (!quantity_parse(&want, text, &figure, message)) {
        require_reason(text, message);
        return false;
    }
    const bool is_interval = figure.kind == LOFT_CLAIM_INTERVAL;
    require(isfinite(figure.lo) && isfinite(figure.hi), text, "not finite");
    require(is_interval ? figure.lo <= figure.hi : !(figure.lo < figure.hi), text,
            "ends in the wrong order");
    require(want.sign != QUANTITY_POSITIVE || figure.lo > 0.0, text, "not positive");
    require(want.sign != QUANTITY_NOT_NEGATIVE || figure.lo >= 0.0, text, "negative");
    require(figure.rounding > 0.0 && isfinite(figure.rounding), text, "rounding");
    require(figure.unit_si > 0.0, text, "unit");
    require(!want.one_value || figure.kind == LOFT_CLAIM_EXACT, text, "not one value");
    require(figure.kind >= LOFT_CLAIM_EXACT && figure.kind <= LOFT_CLAIM_INTERVAL, text,
            "kind");
    return true;
}

static bool try_place(const char *text)
{
    char message[MESSAGE_SIZE] = "";
    quantity_place place;
    if (!quantity_latlon("--it", text, &place, message)) {
        require_reason(text, message);
        return false;
    }
    require(fabs(place.lat_rad) <= LOFT_PI / 2 && fabs(place.lon_rad) <= LOFT_PI, text,
            "off the Earth");
    return true;
}

static bool try_count(const char *text)
{
    char message[MESSAGE_SIZE] = "";
    unsigned long count = 0;
    if (!quantity_count("--it", text, COUNT_MAX, &count, message)) {
        require_reason(text, message);
        return false;
    }
    require(count <= COUNT_MAX, text, "too many");
    return true;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: fuzz_quantity N SEED\n");
        return 2;
    }
    const unsigned long n = strtoul(argv[1], NULL, 10);
    uint64_t state = strtoull(argv[2], NULL, 10);
    unsigned long figures = 0;
    unsigned long places = 0;
    unsigned long counts = 0;
    for (unsigned long k = 0; k < n; k++) {
        char text[TEXT_MAX + 1];
        snprintf(text, sizeof text, "%s",
                 pick(seeds, sizeof seeds / sizeof seeds[0], &state));
        for (size_t edits = 1 + mutate_below(&state, 4); edits > 0; edits--) {
            mutate(text, &state);
        }
        figures += try_figure(text, (quantity_dimension)(k % 3), &state);
        places += try_place(text);
        counts += try_count(text);
    }
    printf("%lu mutations: %lu quantities, %lu places, %lu counts\n", n, figures, places,
           counts);
    return 0;
}
