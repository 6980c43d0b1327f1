/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures as people type them, each with the value that was meant, typed in here; and every
 * refusal has a hint that is taken when it is typed as it stands.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "io/reading/quantity.h"
#include "loft/loft.h"
#include "remedies.h"
#include "wants.h"

#define KM     1000.0
#define MILE   1609.344
#define NMILE  1852.0
#define DEGREE (LOFT_PI / 180.0)

typedef struct spelling {
    const loft_quantity_want *want;
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
    {&range, "a thousand kilometres", LOFT_CLAIM_EXACT, 1000 * KM, 0},
    {&range, "about two thousand km", LOFT_CLAIM_ABOUT, 2000 * KM, 0},
    {&range, "2k km", LOFT_CLAIM_EXACT, 2000 * KM, 0},
    {&range, "1.5k km", LOFT_CLAIM_EXACT, 1500 * KM, 0},
    {&range, "over a distance of 950 km", LOFT_CLAIM_EXACT, 950 * KM, 0},
    {&range, "between about 1,000 and 1,100 km", LOFT_CLAIM_INTERVAL, 1000 * KM,
     1100 * KM},
    {&range, "\347\264\2041000\345\205\254\351\207\214", LOFT_CLAIM_ABOUT, 1000 * KM, 0},
    {&range, "1000km\344\273\245\344\270\212", LOFT_CLAIM_MORE_THAN, 1000 * KM, 0},
    {&range, "\354\225\275 1000\355\202\254\353\241\234\353\257\270\355\204\260",
     LOFT_CLAIM_ABOUT, 1000 * KM, 0},
    {&flown, "one hour and six minutes", LOFT_CLAIM_EXACT, 3960, 0},
    {&flown, "forty-five minutes and ten seconds", LOFT_CLAIM_EXACT, 2710, 0},
    {&flown, "30 minute flight", LOFT_CLAIM_EXACT, 1800, 0},
    {&flown, "1\346\231\202\351\226\22326\345\210\206", LOFT_CLAIM_EXACT, 5160, 0},
    {&flown, "86\353\266\204", LOFT_CLAIM_EXACT, 5160, 0},
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

static bool read_figure(const spelling *s, const char *text, loft_quantity *out,
                        char message[LOFT_MESSAGE])
{
    return loft_quantity_read(s->want, text, out, message) == LOFT_OK;
}

static void a_figure_is_read_as_it_is_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        const spelling *s = &taken[i];
        char message[LOFT_MESSAGE] = "";
        loft_quantity got = {.kind = LOFT_CLAIM_NONE};
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
        char message[LOFT_MESSAGE] = "";
        loft_place got = {.lat_rad = -7.0};
        if (loft_place_read("--site", places[i].text, &got, message) != LOFT_OK) {
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
    {&range, "1.000-1.100 km", 0, 0, 0},
    {&range, "1.000.5 km", 0, 0, 0},
    {&range, "more than or so 1000 to 1100 km", 0, 0, 0},
    {&range, "1000 (\302\26150) km", 0, 0, 0},
    {&range, "1.000-1.1", 0, 0, 0},
    {&range, "12 klm to 13 klm", 0, 0, 0},
    {&range, "7,5 klm", 0, 0, 0},
    {&range, "1,5-2,5km", 0, 0, 0},
    {&range, "5 parsec 300", 0, 0, 0},
    {&range, "15000", 0, 0, 0},
    {&range, "1200000", 0, 0, 0},
    {&range, "787", 0, 0, 0},
    {&range, "0,787km", 0, 0, 0},
    {&range, "7.687,5 km", 0, 0, 0},
    {&range, "1.000.000 m", 0, 0, 0},
    {&range, "1000 \302\261 5 %", 0, 0, 0},
    {&range, "1000/1100 km", 0, 0, 0},
    {&range, "800 and 900 km", 0, 0, 0},
    {&range, "more than 800 to 900 km", 0, 0, 0},
    {&range, "more than 7,000 to 8,000 miles", 0, 0, 0},
    {&range, "more than less than 7,000 km", 0, 0, 0},
    {&range, "1 Mm", 0, 0, 0},
    {&range, "620 sm", 0, 0, 0},
    {&range, "1000 klm", 0, 0, 0},
    {&range, "1000 km/s", 0, 0, 0},
    {&range, "7 m/s", 0, 0, 0},
    {&range, "3000 mph", 0, 0, 0},
    {&range, "20 knots", 0, 0, 0},
    {&range, "unknown", 0, 0, 0},
    {&range, "nine hundred km", 0, 0, 0},
    {&range, "1k", 0, 0, 0},
    {&range, "1000 clicks", 0, 0, 0},
    {&range, "85'", 0, 0, 0},
    {&range, "1,000", 0, 0, 0},
    {&range, "about 1000", 0, 0, 0},
    {&range, "300 to 400", 0, 0, 0},
    {&range, "7,5km", 0, 0, 0},
    {&range, "about 7,5 km", 0, 0, 0},
    {&range, ",5km", 0, 0, 0},
    {&range, "7,68,7km", 0, 0, 0},
    {&range, "1,2345km", 0, 0, 0},
    {&range, "1,1000km", 0, 0, 0},
    {&range, "1,23456 km", 0, 0, 0},
    {&range, "12,34 km", 0, 0, 0},
    {&range, "about 7687,5 miles", 0, 0, 0},
    {&range, "300 400km", 0, 0, 0},
    {&range, "300km..400", 0, 0, 0},
    {&range, "400..300km", 0, 0, 0},
    {&range, "..400km", 0, 0, 0},
    {&range, "300..", 0, 0, 0},
    {&range, ">300..400km", 0, 0, 0},
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
    {&flown, "85", 0, 0, 0},
    {&flown, "~86", 0, 0, 0},
    {&flown, "80 to 90", 0, 0, 0},
    {&flown, "5.156 s", 0, 0, 0},
    {&flown, "86,5 min", 0, 0, 0},
    {&flown, "85 min 75 s", 0, 0, 0},
    {&flown, "3 days", 0, 0, 0},
    {&flown, "86 minuten", 0, 0, 0},
    {&flown, "100ms", 0, 0, 0},
    {&flown, "85 56", 0, 0, 0},
    {&flown, "1h75m", 0, 0, 0},
    {&flown, "56s85m", 0, 0, 0},
    {&flown, "1.5h30m", 0, 0, 0},
    {&flown, "1:75", 0, 0, 0},
    {&flown, "1:2", 0, 0, 0},
    {&flown, "12sek", 0, 0, 0},
    {&flown, "787km", 0, 0, 0},
    {&flown, "60..1h5m", 0, 0, 0},
    {&flown, "0s", 0, 0, 0},
    {&azimuth, "70..80deg", 0, 0, 0},
    {&azimuth, "between E and NE", 0, 0, 0},
    {&azimuth, "71,5\302\260", 0, 0, 0},
    {&azimuth, "east by north", 0, 0, 0},
    {&azimuth, "80 gon", 0, 0, 0},
    {&azimuth, "12degre", 0, 0, 0},
    {&azimuth, "N95E", 0, 0, 0},
    {&azimuth, "up", 0, 0, 0},
    {&azimuth, "787km", 0, 0, 0},
};

static void every_hint_is_taken_as_it_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        char remedies[REMEDIES][LOFT_MESSAGE];
        loft_quantity got;
        if (read_figure(&wrong[i], wrong[i].text, &got, message)) {
            fail_msg("'%s' was taken as %g", wrong[i].text, got.lo);
        }
        const size_t n = remedies_of(message, remedies);
        for (size_t k = 0; k < n; k++) {
            if (!read_figure(&wrong[i], remedies[k], &got, message)) {
                fail_msg("'%s': the hint '%s' is not taken: %s", wrong[i].text,
                         remedies[k], message);
            }
        }
    }
}

/* Where a factor of 1000 is open, both readings are offered and nothing else. */
static void a_factor_of_1000_is_asked_back_with_both_readings(void **state)
{
    (void)state;
    static const struct {
        const spelling asked;
        double first, second;
    } open[] = {
        {{&range, "1.000km", 0, 0, 0}, 1e6, 1e3},
        {{&range, "1.100 km", 0, 0, 0}, 1.1e6, 1.1e3},
        {{&range, "~7.687km", 0, 0, 0}, 7687e3, 7687.0},
        {{&range, "1,1km", 0, 0, 0}, 1.1e3, 1.1e6},
        {{&range, "15000", 0, 0, 0}, 15e6, 15e3},
        {{&range, "7,687", 0, 0, 0}, 7687e3, 7687.0},
        {{&range, "15.000 m", 0, 0, 0}, 15e3, 15.0},
        {{&flown, "5.156 s", 0, 0, 0}, 5156.0, 5.156},
    };
    for (size_t i = 0; i < sizeof open / sizeof open[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        char remedies[REMEDIES][LOFT_MESSAGE];
        loft_quantity got;
        assert_false(read_figure(&open[i].asked, open[i].asked.text, &got, message));
        assert_int_equal(remedies_of(message, remedies), 2);
        assert_true(read_figure(&open[i].asked, remedies[0], &got, message));
        CHECK_NEAR(got.lo, open[i].first, 4e-16);
        assert_true(read_figure(&open[i].asked, remedies[1], &got, message));
        CHECK_NEAR(got.lo, open[i].second, 4e-16);
    }
}

static void every_hint_for_a_place_is_taken_as_it_stands(void **state)
{
    (void)state;
    static const char *const places[] = {"",
                                         "39.2",
                                         "Chagang",
                                         "Sunann",
                                         "39,2 125,7",
                                         "39.2,125.7,3",
                                         "125.7E 39.2",
                                         "39,2N 125,7E",
                                         "39.2 N",
                                         "39.2E 125.7N 5",
                                         "125.7,39.2",
                                         "39.2,234.3",
                                         "-39.2S,125.7",
                                         "39.2,",
                                         "Atlantis",
                                         "39\302\26075'N 125E"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        char remedies[REMEDIES][LOFT_MESSAGE];
        loft_place got;
        if (loft_place_read("--site", places[i], &got, message) == LOFT_OK) {
            fail_msg("'%s' was taken", places[i]);
        }
        const size_t n = remedies_of(message, remedies);
        for (size_t k = 0; k < n; k++) {
            if (loft_place_read("--site", remedies[k], &got, message) != LOFT_OK) {
                fail_msg("'%s': the hint '%s' is not taken: %s", places[i], remedies[k],
                         message);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_is_read_as_it_is_written),
        cmocka_unit_test(a_place_is_read_as_it_is_written),
        cmocka_unit_test(every_hint_is_taken_as_it_stands),
        cmocka_unit_test(a_factor_of_1000_is_asked_back_with_both_readings),
        cmocka_unit_test(every_hint_for_a_place_is_taken_as_it_stands),
    };
    return cmocka_run_group_tests_name("spellings", tests, NULL, NULL);
}
