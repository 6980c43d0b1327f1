/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "io/reading/quantity.h"
#include "loft/loft.h"
#include "wants.h"

static void expect(const loft_quantity_want *want, const char *text, loft_claim_kind kind,
                   double lo, double hi, double rounding)
{
    char message[LOFT_MESSAGE] = "";
    loft_quantity got = {0};
    if (loft_quantity_read(want, text, &got, message) != LOFT_OK) {
        fail_msg("%s: %s", text, message);
    }
    assert_int_equal(got.kind, kind);
    CHECK_NEAR(got.lo, lo, 3e-16);
    CHECK_NEAR(got.hi, hi, 3e-16);
    CHECK_NEAR(got.rounding, rounding, 4e-16);
}

static void exact(const loft_quantity_want *want, const char *text, double si,
                  double rounding)
{
    expect(want, text, LOFT_CLAIM_EXACT, si, si, rounding);
}

/* A refusal that names `part`. The whole message is in tests/golden/quantity.txt. */
static void refused(const loft_quantity_want *want, const char *text, const char *part)
{
    char message[LOFT_MESSAGE] = "";
    loft_quantity got = {.lo = -7.0};
    assert_int_equal(LOFT_ERR_INPUT, loft_quantity_read(want, text, &got, message));
    assert_has(message, part);
    golden_message("quantity", want->option, text, message);
    CHECK_NEAR(got.lo, -7.0, 0.0);
}

static void every_unit_comes_out_in_si(void **state)
{
    (void)state;
    exact(&range, "7687.5km", 7687.5e3, 50.0);
    exact(&range, "12.34m", 12.34, 0.005);
    exact(&range, "620mi", 620 * 1609.344, 0.5 * 1609.344);
    exact(&range, "1.5nmi", 1.5 * 1852, 0.05 * 1852);
    exact(&range, "250ft", 76.2, 0.1524);
    exact(&flown, "5156s", 5156.0, 0.5);
    exact(&flown, "30min", 1800.0, 30.0);
    exact(&flown, "1.25h", 4500.0, 18.0);
    exact(&azimuth, "-22.5deg", -LOFT_PI / 8.0, 0.05 * LOFT_PI / 180.0);
    exact(&azimuth, "+1.5rad", 1.5, 0.05);
    exact(&azimuth, "-0deg", 0.0, 0.5 * LOFT_PI / 180.0);
}

static void the_last_digit_written_is_the_rounding(void **state)
{
    (void)state;
    exact(&range, "1000km", 1e6, 500.0);
    exact(&range, "1000.00km", 1e6, 5.0);
    exact(&range, "1e3km", 1e6, 500e3);
    exact(&range, "1.20E+3km", 1.2e6, 5e3);
    exact(&range, ".5km", 500.0, 50.0);
    exact(&range, "2.5e-1km", 250.0, 5.0);
}

static void m_is_minutes_in_a_time(void **state)
{
    (void)state;
    exact(&flown, "85m56s", 5156.0, 0.5);
    exact(&flown, "1h25m56s", 5156.0, 0.5);
    exact(&flown, "1h25m56.25s", 5156.25, 0.005);
    exact(&flown, "1h25m", 5100.0, 30.0);
    exact(&flown, "1h25min", 5100.0, 30.0);
    exact(&flown, "1h3599s", 7199.0, 0.5);
    exact(&range, "85m", 85.0, 0.5);
    exact(&flown, "85m", 5100.0, 30.0);
    expect(&flown, "80m..86m", LOFT_CLAIM_INTERVAL, 4800.0, 5160.0, 30.0);
    refused(&flown, "1h75m", "60");
    refused(&flown, "56s85m", "order");
    refused(&flown, "1.5h30m", "decimals");
    exact(&flown, "1h30", 5400.0, 30.0);
    exact(&flown, "85m56", 5156.0, 0.5);
    refused(&range, "5km300m", "787km");
}

static void a_prefix_says_how_firm(void **state)
{
    (void)state;
    expect(&range, "~1000km", LOFT_CLAIM_ABOUT, 1e6, 1e6, 500.0);
    expect(&range, ">4000km", LOFT_CLAIM_MORE_THAN, 4e6, 4e6, 500.0);
    expect(&flown, "<1h5m", LOFT_CLAIM_UP_TO, 3900.0, 3900.0, 30.0);
    refused(&range, ">~4000km", "one of ~ > <");
    refused(&range, ">300..400km", "before an interval");
    refused(&range, "~", "787km");
    expect(&range, "~300..400km", LOFT_CLAIM_INTERVAL, 3e5, 4e5, 500.0);
    expect(&azimuth, "~0deg", LOFT_CLAIM_ABOUT, 0.0, 0.0, 0.5 * LOFT_PI / 180.0);
    refused(&azimuth, ">80deg", "78.5deg");
    refused(&azimuth, "80..90deg", "78.5deg");
}

static void an_interval_may_write_its_unit_once(void **state)
{
    (void)state;
    expect(&range, "300..400km", LOFT_CLAIM_INTERVAL, 3e5, 4e5, 500.0);
    expect(&range, "300km..400km", LOFT_CLAIM_INTERVAL, 3e5, 4e5, 500.0);
    expect(&range, "900m..1.5km", LOFT_CLAIM_INTERVAL, 900.0, 1500.0, 50.0);
    expect(&range, "300..300km", LOFT_CLAIM_INTERVAL, 3e5, 3e5, 500.0);
    expect(&flown, "55min..1h5m", LOFT_CLAIM_INTERVAL, 3300.0, 3900.0, 30.0);
    refused(&range, "400..300km", "smaller end");
    refused(&range, "300..400", "300..400km");
    refused(&range, "300km..400", "300..400km");
    refused(&flown, "60..1h5m", "55min..1h5min");
    expect(&range, "300...400km", LOFT_CLAIM_INTERVAL, 3e5, 4e5, 500.0);
    refused(&range, "..400km", "787km");
    refused(&range, "300..", "787km");
    refused(&range, "0..400km", "positive");
}

static void a_bare_number_is_told_what_to_write(void **state)
{
    (void)state;
    refused(&range, "2111.5", "2111.5km");
    refused(&range, "787", "787km");
    refused(&range, "15000", "write 15000km, or 15000m");
    refused(&range, "2111500", "2111500m");
    refused(&flown, "~5156", "~5156s");
    refused(&flown, "85", "write 85min, or 85s");
}

static void a_round_number_is_marked_as_one(void **state)
{
    (void)state;
    static const struct {
        const loft_quantity_want *want;
        const char *text;
        bool round;
    } numbers[] = {
        {&range, "1000km", true},        {&range, "1,000 km", true},
        {&range, "4500km", true},        {&range, "960km", true},
        {&range, "620 miles", true},     {&range, "7,690 km", true},
        {&range, "787km", false},        {&range, "998km", false},
        {&range, "1001km", false},       {&range, "12340km", false},
        {&range, "1000.0km", false},     {&range, "7687.5km", false},
        {&range, "=1000km", false},      {&range, "exactly 1000 km", false},
        {&range, "~1000km", false},      {&range, ">1000km", false},
        {&range, "1000..1100km", false}, {&flown, "30min", true},
        {&flown, "85min", true},         {&flown, "1h25m", true},
        {&flown, "an hour", true},       {&flown, "1800s", true},
        {&flown, "2830s", false},        {&flown, "1h", true},
        {&flown, "85min0s", false},      {&flown, "86min", false},
        {&flown, "85m50s", false},       {&flown, "5156s", false},
        {&flown, "1.5h", false},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        loft_quantity got = {0};
        if (loft_quantity_read(numbers[i].want, numbers[i].text, &got, message) !=
            LOFT_OK) {
            fail_msg("%s: %s", numbers[i].text, message);
        }
        if (got.round != numbers[i].round) {
            fail_msg("%s: round is %d", numbers[i].text, (int)got.round);
        }
    }
}

static void what_a_comma_a_dot_or_a_space_may_mean_is_asked(void **state)
{
    (void)state;
    refused(&range, "7,5km", "7.5km, or 7500km");
    refused(&range, "about 7,5 km", "~7.5km");
    refused(&range, ",5km", ".5km");
    refused(&range, "7,68,7km", "787km");
    refused(&range, "1,2345km", "3 digits: write 12345km, or 1234.5km");
    refused(&range, "1,1000km", "write 11000km, or 1100km");
    refused(&range, "787,5km", "write 787.5km");
    refused(&range, "1,10km", "write 1.10km, or 1100km");
    refused(&range, "7.687km", "7687km, or 7.6870km");
    refused(&range, "7.680 km", "7680km, or 7.68km");
    refused(&range, "1.000.000m", "write 1000000m");
    refused(&range, "1.000.000.000m", "write 1000000000m");
    refused(&azimuth, "71 grad", "write deg or rad");
    refused(&range, "300 400km", "300..400km");
    refused(&range, "300.5 400km", "300..400km");
    refused(&range, "7.687,5km", "7687.5km");
    refused(&range, "7 687,5 km", "7687.5km");
    refused(&range, "0,787km", "0.787km");
    refused(&range, "1.234.567km", "write 1234567km");
    refused(&range, "900-1.000 km", "write 900..1000km");
    refused(&range, "1.000-1.100 km", "write 1000..1100km, or 1.00..1.10km");
    refused(&range, "1000 (\302\26150) km", "787km");
    refused(&flown, "5.156s", "5156s, or 5.1560s");
    exact(&range, "7687.500km", 7687.5e3, 0.5);
    exact(&range, "0.500km", 500.0, 0.5);
}

static void a_wrong_dimension_is_named(void **state)
{
    (void)state;
    refused(&range, "30min", "787km");
    refused(&range, "85m56s", "787km");
    refused(&flown, "787km", "85m56s");
    refused(&range, ">5deg", "787km");
}

static void an_unknown_unit_gets_a_suggestion(void **state)
{
    (void)state;
    refused(&range, "12kn", "12km?");
    refused(&range, "12klometers", "12km?");
    refused(&flown, "1h12mint", "1h12min?");
    refused(&range, "12mm", "km, m, mi, nmi, ft or kft, such as 787km");
    refused(&flown, "12sek", "12s?");
    refused(&azimuth, "12degre", "12deg?");
    refused(&range, "12parsec", "km, m, mi, nmi, ft or kft, such as 787km");
    refused(&flown, "12x", "h, min or s");
    refused(&range, "Mach 20", "a speed; --range needs a length such as 787km");
    refused(&range, "7 km/s", "a speed");
}

static void what_is_no_number_is_refused(void **state)
{
    (void)state;
    static const char *const words[] = {"nankm", "infkm", "-inf",
                                        "km",    "-km",   "about km"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        refused(&range, words[i], "787km");
    }
    refused(&range, "", "787km");
    refused(&range, "0x1p3km", "hexadecimal");
    refused(&range, "5km!", " 5km?");
    refused(&range, "5km7", "787km");
    refused(&range, "--5km", "787km");
}

static void what_is_out_of_range_is_refused(void **state)
{
    (void)state;
    refused(&range, "0km", "positive");
    refused(&range, "-5km", "positive");
    refused(&range, "1e-999km", "too large");
    refused(&range, "1e999km", "too large");
    refused(&range, "1e306km", "too large");
    refused(&range, "1e99999999999999999999km", "too large");
    loft_quantity_want height = range;
    height.option = "--height";
    height.sign = LOFT_QUANTITY_NOT_NEGATIVE;
    exact(&height, "0km", 0.0, 500.0);
    refused(&height, "-5km", "negative");
    height.sign = LOFT_QUANTITY_ANY_SIGN;
    expect(&height, "-5..-3km", LOFT_CLAIM_INTERVAL, -5000.0, -3000.0, 500.0);
}

static void a_message_cannot_drive_a_terminal(void **state)
{
    (void)state;
    refused(&range, "5k\033[2Jm", "k\\u001b[2Jm");
    char message[LOFT_MESSAGE];
    char text[2000];
    loft_quantity got;
    memset(text, '\033', sizeof text - 1);
    for (size_t size = 1; size < sizeof text; size += 37) {
        text[sizeof text - 1] = '\0';
        assert_int_equal(
            LOFT_ERR_INPUT,
            loft_quantity_read(&range, text + sizeof text - 1 - size, &got, message));
        assert_null(strchr(message, '\033'));
        assert_true(strlen(message) < LOFT_MESSAGE);
    }
}

/* Skipped where no locale with a decimal comma is installed. */
static void the_locale_does_not_matter(void **state)
{
    (void)state;
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"};
    const char *set = NULL;
    for (size_t i = 0; set == NULL && i < sizeof names / sizeof names[0]; i++) {
        set = setlocale(LC_ALL, names[i]);
    }
    if (set == NULL) {
        skip();
    }
    exact(&range, "7687.5km", 7687.5e3, 50.0);
    setlocale(LC_ALL, "C");
}

static void places_come_out_in_radians(void **state)
{
    (void)state;
    char message[LOFT_MESSAGE];
    loft_place got;
    assert_int_equal(LOFT_OK, loft_place_read("--site", "39.2,125.7", &got, message));
    CHECK_NEAR(got.lat_rad, 0.6841690667817772, 2e-16);
    CHECK_NEAR(got.lon_rad, 2.193878869756872, 2e-16);
    assert_int_equal(LOFT_OK, loft_place_read("--site", "39.2S,125.7W", &got, message));
    CHECK_NEAR(got.lat_rad, -0.6841690667817772, 2e-16);
    CHECK_NEAR(got.lon_rad, -2.193878869756872, 2e-16);
    assert_int_equal(LOFT_OK, loft_place_read("--site", "-90,+180", &got, message));
    CHECK_NEAR(got.lat_rad, -LOFT_PI / 2, 2e-16);
    CHECK_NEAR(got.lon_rad, LOFT_PI, 2e-16);
}

static void wrong_places_are_told_what_to_write(void **state)
{
    (void)state;
    static const char form[] = "39.2,125.7 or 39.2N,125.7E";
    static const struct {
        const char *text, *part;
    } wrong[] = {
        {"", form},
        {"39.2", form},
        {"39.2,", form},
        {"39.2,125.7,3", form},
        {"nan,125.7", form},
        {"39.2,inf", form},
        {"39.2125.7", form},
        {"39,2,125,7", form},
        {"39.2 up, 125.7", form},
        {"39,2 125,7", "write 39.2 125.7"},
        {"39\302\26075'N 125.7E", form},
        {"Atlantis", form},
        {"Sunann", "did you mean 'Sunan'?"},
        {"0x27,125.7", form},
        {"-39.2S,125.7", "a sign or a letter"},
        {"125.7E,39.2", "39.2N,125.7E"},
        {"125.7,39.2", "latitude, 125.7, "},
        {"39.2,234.3", "write 39.2,-125.7"},
        {"39.2,1e999", "longitude, inf, "},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char message[LOFT_MESSAGE];
        loft_place got = {.lat_rad = -7.0};
        assert_int_equal(LOFT_ERR_INPUT,
                         loft_place_read("--site", wrong[i].text, &got, message));
        assert_has(message, wrong[i].part);
        golden_message("quantity", "--site", wrong[i].text, message);
        CHECK_NEAR(got.lat_rad, -7.0, 0.0);
    }
}

static void counts_are_whole_numbers(void **state)
{
    (void)state;
    char message[LOFT_MESSAGE];
    unsigned long got = 7;
    assert_int_equal(LOFT_OK, loft_count_read("--samples", "1000", 1000, &got, message));
    assert_int_equal(got, 1000);
    assert_int_equal(LOFT_OK, loft_count_read("--samples", "0", 1000, &got, message));
    assert_int_equal(got, 0);
    static const char *const wrong[] = {"",    "-1", "+1",   "1e3",
                                        "1.0", " 1", "1001", "99999999999999999999",
                                        "0x1", "1 ", "nan"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_int_equal(LOFT_ERR_INPUT,
                         loft_count_read("--samples", wrong[i], 1000, &got, message));
        assert_has(message, "from 0 to 1000");
        golden_message("quantity", "--samples", wrong[i], message);
    }
    assert_int_equal(got, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unit_comes_out_in_si),
        cmocka_unit_test(the_last_digit_written_is_the_rounding),
        cmocka_unit_test(m_is_minutes_in_a_time),
        cmocka_unit_test(a_prefix_says_how_firm),
        cmocka_unit_test(an_interval_may_write_its_unit_once),
        cmocka_unit_test(a_bare_number_is_told_what_to_write),
        cmocka_unit_test(a_round_number_is_marked_as_one),
        cmocka_unit_test(what_a_comma_a_dot_or_a_space_may_mean_is_asked),
        cmocka_unit_test(a_wrong_dimension_is_named),
        cmocka_unit_test(an_unknown_unit_gets_a_suggestion),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(what_is_out_of_range_is_refused),
        cmocka_unit_test(a_message_cannot_drive_a_terminal),
        cmocka_unit_test(the_locale_does_not_matter),
        cmocka_unit_test(places_come_out_in_radians),
        cmocka_unit_test(wrong_places_are_told_what_to_write),
        cmocka_unit_test(counts_are_whole_numbers),
    };
    return cmocka_run_group_tests_name("quantity", tests, NULL, NULL);
}
