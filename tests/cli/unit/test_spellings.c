/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures as people type them, each with the value that was meant, typed in here; and every
 * refusal has a hint that is taken when it is typed as it stands.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "cli/support/quantity.h"
#include "loft/loft.h"

#define KM     1000.0
#define MILE   1609.344
#define NMILE  1852.0
#define DEGREE (LOFT_PI / 180.0)

static const quantity_want range = {.option = "--range", .example = "787km"};
static const quantity_want flown = {
    .option = "--time", .example = "85m56s", .dimension = QUANTITY_TIME};
static const quantity_want azimuth = {.option = "--azimuth",
                                      .example = "71deg",
                                      .dimension = QUANTITY_ANGLE,
                                      .sign = QUANTITY_ANY_SIGN,
                                      .one_value = true};

typedef struct spelling {
    const quantity_want *want;
    const char *text;
    loft_claim_kind kind;
    double lo, hi; /* hi 0: the same */
} spelling;

static const spelling taken[] = {
    {&range, "7,687.5 km", LOFT_CLAIM_EXACT, 7687.5 * KM, 0},
    {&range, "7687.5 km", LOFT_CLAIM_EXACT, 7687.5 * KM, 0},
    {&range, "7687.5km", LOFT_CLAIM_EXACT, 7687.5 * KM, 0},
    {&range, "~1000km", LOFT_CLAIM_ABOUT, 1000 * KM, 0},
    {&range, "~1000 km", LOFT_CLAIM_ABOUT, 1000 * KM, 0},
    {&range, "about 1,000 km", LOFT_CLAIM_ABOUT, 1000 * KM, 0},
    {&range, "about 1000km", LOFT_CLAIM_ABOUT, 1000 * KM, 0},
    {&range, "1000 kilometers", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "1000 kilometres", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "1000KM", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "1000 Km", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "1000kms", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "1,000km", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "1,100km", LOFT_CLAIM_EXACT, 1100 * KM, 0},
    {&range, "1 000 km", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "1\302\240000\302\240km", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "12,345,678 m", LOFT_CLAIM_EXACT, 12345678, 0},
    {&range, "620 miles", LOFT_CLAIM_EXACT, 620 * MILE, 0},
    {&range, "620mi", LOFT_CLAIM_EXACT, 620 * MILE, 0},
    {&range, "620miles", LOFT_CLAIM_EXACT, 620 * MILE, 0},
    {&range, "540nmi", LOFT_CLAIM_EXACT, 540 * NMILE, 0},
    {&range, "540nm", LOFT_CLAIM_EXACT, 540 * NMILE, 0},
    {&range, "540 nautical miles", LOFT_CLAIM_EXACT, 540 * NMILE, 0},
    {&range, "540NM", LOFT_CLAIM_EXACT, 540 * NMILE, 0},
    {&range, "3280000ft", LOFT_CLAIM_EXACT, 3280000 * 0.3048, 0},
    {&range, "3,280,000 feet", LOFT_CLAIM_EXACT, 3280000 * 0.3048, 0},
    {&range, "3,281kft", LOFT_CLAIM_EXACT, 3281 * 304.8, 0},
    {&range, ">1000km", LOFT_CLAIM_MORE_THAN, 1000 * KM, 0},
    {&range, ">= 1000 km", LOFT_CLAIM_MORE_THAN, 1000 * KM, 0},
    {&range, "more than 1000km", LOFT_CLAIM_MORE_THAN, 1000 * KM, 0},
    {&range, "over 1000 km", LOFT_CLAIM_MORE_THAN, 1000 * KM, 0},
    {&range, "over7000km", LOFT_CLAIM_MORE_THAN, 7000 * KM, 0},
    {&range, "Over 7,000 km", LOFT_CLAIM_MORE_THAN, 7000 * KM, 0},
    {&range, "at least 1000km", LOFT_CLAIM_MORE_THAN, 1000 * KM, 0},
    {&range, "up to 1000km", LOFT_CLAIM_UP_TO, 1000 * KM, 0},
    {&range, "<1000km", LOFT_CLAIM_UP_TO, 1000 * KM, 0},
    {&range, "less than 1000 km", LOFT_CLAIM_UP_TO, 1000 * KM, 0},
    {&range, "1000-1100km", LOFT_CLAIM_INTERVAL, 1000 * KM, 1100 * KM},
    {&range, "1000\342\200\2231100 km", LOFT_CLAIM_INTERVAL, 1000 * KM, 1100 * KM},
    {&range, "1000 - 1100 km", LOFT_CLAIM_INTERVAL, 1000 * KM, 1100 * KM},
    {&range, "1000 to 1100 km", LOFT_CLAIM_INTERVAL, 1000 * KM, 1100 * KM},
    {&range, "800 to 900 km", LOFT_CLAIM_INTERVAL, 800 * KM, 900 * KM},
    {&range, "1,000 to 1,100 km", LOFT_CLAIM_INTERVAL, 1000 * KM, 1100 * KM},
    {&range, "1000 km to 1100 km", LOFT_CLAIM_INTERVAL, 1000 * KM, 1100 * KM},
    {&range, "between 800 and 900km", LOFT_CLAIM_INTERVAL, 800 * KM, 900 * KM},
    {&range, "from 800 to 900 km", LOFT_CLAIM_INTERVAL, 800 * KM, 900 * KM},
    {&range, "1000..1100km", LOFT_CLAIM_INTERVAL, 1000 * KM, 1100 * KM},
    {&range, "1000\302\26150km", LOFT_CLAIM_INTERVAL, 950 * KM, 1050 * KM},
    {&range, "1000 +/- 50 km", LOFT_CLAIM_INTERVAL, 950 * KM, 1050 * KM},
    {&range, "1000+ km", LOFT_CLAIM_MORE_THAN, 1000 * KM, 0},
    {&range, "1000km+", LOFT_CLAIM_MORE_THAN, 1000 * KM, 0},
    {&range, "1e-3km", LOFT_CLAIM_EXACT, 1, 0},
    {&flown, "85m56s", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "85min56s", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "85min 56s", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "85 min 20 s", LOFT_CLAIM_EXACT, 5120, 0},
    {&flown, "85 minutes and 56 seconds", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "1h26m", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "1h 26m", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "86 minutes", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "86minutes", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "86min", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "86 min", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "86mins", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "86m", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "1:26", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "1:25:56", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "01:25:56", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "30:15", LOFT_CLAIM_EXACT, 1815, 0},
    {&flown, "85:56", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "85'56\"", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "85\342\200\26256\342\200\263", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "5156s", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "5156 seconds", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "5,156 s", LOFT_CLAIM_EXACT, 5156, 0},
    {&flown, "1.43h", LOFT_CLAIM_EXACT, 5148, 0},
    {&flown, "about 86 min", LOFT_CLAIM_ABOUT, 5160, 0},
    {&flown, "about53min", LOFT_CLAIM_ABOUT, 3180, 0},
    {&flown, "~86min", LOFT_CLAIM_ABOUT, 5160, 0},
    {&flown, "45 to 50 minutes", LOFT_CLAIM_INTERVAL, 2700, 3000},
    {&azimuth, "71", LOFT_CLAIM_EXACT, 71 * DEGREE, 0},
    {&azimuth, "-22.5", LOFT_CLAIM_EXACT, -22.5 * DEGREE, 0},
    {&azimuth, "71deg", LOFT_CLAIM_EXACT, 71 * DEGREE, 0},
    {&azimuth, "71\302\260", LOFT_CLAIM_EXACT, 71 * DEGREE, 0},
    {&azimuth, "72 \302\260", LOFT_CLAIM_EXACT, 72 * DEGREE, 0},
    {&azimuth, "71 deg", LOFT_CLAIM_EXACT, 71 * DEGREE, 0},
    {&azimuth, "71 degrees", LOFT_CLAIM_EXACT, 71 * DEGREE, 0},
    {&azimuth, "ENE", LOFT_CLAIM_EXACT, 67.5 * DEGREE, 0},
    {&azimuth, "east", LOFT_CLAIM_EXACT, 90 * DEGREE, 0},
    {&azimuth, "E", LOFT_CLAIM_EXACT, 90 * DEGREE, 0},
    {&azimuth, "North-East", LOFT_CLAIM_EXACT, 45 * DEGREE, 0},
    {&azimuth, "west-northwest", LOFT_CLAIM_EXACT, 292.5 * DEGREE, 0},
    {&azimuth, "N71E", LOFT_CLAIM_EXACT, 71 * DEGREE, 0},
    {&azimuth, "S 30\302\260 W", LOFT_CLAIM_EXACT, 210 * DEGREE, 0},
};

static bool read_figure(const spelling *s, const char *text, quantity_figure *out,
                        char message[MESSAGE_SIZE])
{
    return quantity_parse(s->want, text, out, message);
}

static void a_figure_is_read_as_it_is_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        const spelling *s = &taken[i];
        char message[MESSAGE_SIZE] = "";
        quantity_figure got = {.kind = LOFT_CLAIM_NONE};
        if (!read_figure(s, s->text, &got, message)) {
            fail_msg("%s: %s", s->text, message);
        }
        if (got.kind != s->kind) {
            fail_msg("%s: kind %d, wanted %d", s->text, (int)got.kind, (int)s->kind);
        }
        CHECK_NEAR(got.lo, s->lo, 4e-16);
        CHECK_NEAR(got.hi, s->hi > 0.0 ? s->hi : s->lo, 4e-16);
        assert_true(got.rounding > 0.0);
    }
}

static void a_place_is_read_as_it_is_written(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double lat_deg, lon_deg, tolerance_deg;
    } places[] = {
        {"39.2,125.7", 39.2, 125.7, 1e-12},
        {"39.2, 125.7", 39.2, 125.7, 1e-12},
        {"39.2 125.7", 39.2, 125.7, 1e-12},
        {" 39.2 ; 125.7 ", 39.2, 125.7, 1e-12},
        {"39.2N 125.7E", 39.2, 125.7, 1e-12},
        {"39.2N,125.7E", 39.2, 125.7, 1e-12},
        {"39.2n125.7e", 39.2, 125.7, 1e-12},
        {"N39.2 E125.7", 39.2, 125.7, 1e-12},
        {"39.2 N, 125.7 E", 39.2, 125.7, 1e-12},
        {"39.2deg,125.7deg", 39.2, 125.7, 1e-12},
        {"39.2\302\260N 125.7\302\260E", 39.2, 125.7, 1e-12},
        {"39.2\302\260S, 125.7\302\260W", -39.2, -125.7, 1e-12},
        {"39\302\26012'N 125\302\26042'E", 39.2, 125.7, 1e-12},
        {"39\302\26012\342\200\262N 125\302\26042\342\200\262E", 39.2, 125.7, 1e-12},
        {"39\302\260 12' 36\" N, 125\302\260 42' 0\" E", 39.21, 125.7, 1e-12},
        {"-39.2,-125.7", -39.2, -125.7, 1e-12},
        {"Pyongyang", 39.03, 125.75, 0.05}, /* within some km */
        {"Sunan", 39.20, 125.67, 0.05},
        {"sunan", 39.20, 125.67, 0.05},
        {"Kusong", 40.06, 125.21, 0.1},
        {"SOHAE", 39.66, 124.71, 0.05},
    };
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        char message[MESSAGE_SIZE] = "";
        quantity_place got = {.lat_rad = -7.0};
        if (!quantity_latlon("--site", places[i].text, &got, message)) {
            fail_msg("%s: %s", places[i].text, message);
        }
        if (!(fabs(loft_deg_from_rad(got.lat_rad) - places[i].lat_deg) <=
                  places[i].tolerance_deg &&
              fabs(loft_deg_from_rad(got.lon_rad) - places[i].lon_deg) <=
                  places[i].tolerance_deg)) {
            fail_msg("%s: read as %.9f, %.9f", places[i].text,
                     loft_deg_from_rad(got.lat_rad), loft_deg_from_rad(got.lon_rad));
        }
    }
}

/* ---- hints ---- */

static const spelling wrong[] = {
    {&range, "1.000km", 0, 0, 0},
    {&range, "1.100 km", 0, 0, 0},
    {&range, "about 7.687km", 0, 0, 0},
    {&range, "1.234 miles", 0, 0, 0},
    {&range, "1000", 0, 0, 0},
    {&range, "1,000", 0, 0, 0},
    {&range, "about 1000", 0, 0, 0},
    {&range, "300 to 400", 0, 0, 0},
    {&range, "7,5km", 0, 0, 0},
    {&range, "about 7,5 km", 0, 0, 0},
    {&range, ",5km", 0, 0, 0},
    {&range, "7,68,7km", 0, 0, 0},
    {&range, "1,2345km", 0, 0, 0},
    {&range, "300 400km", 0, 0, 0},
    {&range, "300km..400", 0, 0, 0},
    {&range, "400..300km", 0, 0, 0},
    {&range, "300...400km", 0, 0, 0},
    {&range, "..400km", 0, 0, 0},
    {&range, "300..", 0, 0, 0},
    {&range, "~300..400km", 0, 0, 0},
    {&range, ">300..400km", 0, 0, 0},
    {&range, "about 300 to 400 km", 0, 0, 0},
    {&range, ">~400km", 0, 0, 0},
    {&range, "~", 0, 0, 0},
    {&range, "", 0, 0, 0},
    {&range, "   ", 0, 0, 0},
    {&range, "far", 0, 0, 0},
    {&range, "Mach 20", 0, 0, 0},
    {&range, "12kn", 0, 0, 0},
    {&range, "12 klometers", 0, 0, 0},
    {&range, "12parsec", 0, 0, 0},
    {&range, "5km!", 0, 0, 0},
    {&range, "5km300m", 0, 0, 0},
    {&range, "5km7", 0, 0, 0},
    {&range, "30min", 0, 0, 0},
    {&range, "71deg", 0, 0, 0},
    {&range, "0km", 0, 0, 0},
    {&range, "-5km", 0, 0, 0},
    {&range, "1e999km", 0, 0, 0},
    {&range, "0x10km", 0, 0, 0},
    {&range, "nankm", 0, 0, 0},
    {&range, "1.234.567km", 0, 0, 0},
    {&range, "10\302\26120km", 0, 0, 0},
    {&range, "1 000.5 400 km", 0, 0, 0},
    {&flown, "5156", 0, 0, 0},
    {&flown, "85 56", 0, 0, 0},
    {&flown, "1h75m", 0, 0, 0},
    {&flown, "56s85m", 0, 0, 0},
    {&flown, "1.5h30m", 0, 0, 0},
    {&flown, "1h30", 0, 0, 0},
    {&flown, "1:75", 0, 0, 0},
    {&flown, "1:2", 0, 0, 0},
    {&flown, "1h12mn", 0, 0, 0},
    {&flown, "12sek", 0, 0, 0},
    {&flown, "787km", 0, 0, 0},
    {&flown, "60..1h5m", 0, 0, 0},
    {&flown, "0s", 0, 0, 0},
    {&flown, "half an hour", 0, 0, 0},
    {&azimuth, "about 71", 0, 0, 0},
    {&azimuth, "70..80deg", 0, 0, 0},
    {&azimuth, "12degre", 0, 0, 0},
    {&azimuth, "N95E", 0, 0, 0},
    {&azimuth, "up", 0, 0, 0},
    {&azimuth, "787km", 0, 0, 0},
};

/* The text that a message says to type: from its last mark up to ", or", " or" or its end. */
static void remedy_of(const char *message, char out[MESSAGE_SIZE])
{
    static const char *const marks[] = {"such as ", "did you mean ", "for example ",
                                        "write "};
    static const char *const ends[] = {", or ", " or ", "?", "; "};
    const char *start = NULL;
    for (size_t i = 0; start == NULL && i < sizeof marks / sizeof marks[0]; i++) {
        start = strstr(message, marks[i]);
        start = start != NULL ? start + strlen(marks[i]) : NULL;
    }
    if (start == NULL) {
        fail_msg("no hint in: %s", message);
    }
    snprintf(out, MESSAGE_SIZE, "%s", start);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char *end = strstr(out, ends[i]);
        if (end != NULL) {
            *end = '\0';
        }
    }
    if (out[0] == '\'') { /* in quotes */
        memmove(out, out + 1, strlen(out));
        out[strcspn(out, "'")] = '\0';
    }
}

static void every_hint_is_taken_as_it_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char message[MESSAGE_SIZE] = "";
        char remedy[MESSAGE_SIZE];
        quantity_figure got;
        if (read_figure(&wrong[i], wrong[i].text, &got, message)) {
            fail_msg("'%s' was taken as %g", wrong[i].text, got.lo);
        }
        remedy_of(message, remedy);
        if (!read_figure(&wrong[i], remedy, &got, message)) {
            fail_msg("'%s': the hint '%s' is not taken: %s", wrong[i].text, remedy,
                     message);
        }
    }
}

static void every_hint_for_a_place_is_taken_as_it_stands(void **state)
{
    (void)state;
    static const char *const places[] = {"",
                                         "39.2",
                                         "ZKPY",
                                         "Sunann",
                                         "39,2 125,7",
                                         "39.2,125.7,3",
                                         "125.7E 39.2N",
                                         "125.7,39.2",
                                         "39.2,234.3",
                                         "-39.2S,125.7",
                                         "39.2,",
                                         "Atlantis",
                                         "39\302\26075'N 125E"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        char message[MESSAGE_SIZE] = "";
        char remedy[MESSAGE_SIZE];
        quantity_place got;
        if (quantity_latlon("--site", places[i], &got, message)) {
            fail_msg("'%s' was taken", places[i]);
        }
        remedy_of(message, remedy);
        if (!quantity_latlon("--site", remedy, &got, message)) {
            fail_msg("'%s': the hint '%s' is not taken: %s", places[i], remedy, message);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_is_read_as_it_is_written),
        cmocka_unit_test(a_place_is_read_as_it_is_written),
        cmocka_unit_test(every_hint_is_taken_as_it_stands),
        cmocka_unit_test(every_hint_for_a_place_is_taken_as_it_stands),
    };
    return cmocka_run_group_tests_name("spellings", tests, NULL, NULL);
}
