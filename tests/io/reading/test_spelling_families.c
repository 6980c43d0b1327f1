/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many ways to write one figure, in families: agencies, ministries, encyclopaedias and
 * newspapers. Each stands for the value at its head, in an option and, where it is a length
 * or a time, as the figure of a --report.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "classes.h"
#include "io/files/class_text.h"
#include "io/reading/quantity.h"
#include "io/reading/report_text.h"
#include "wants.h"

#define KM      1000.0
#define DEGREE  (LOFT_PI / 180.0)
#define MEMBERS 44

typedef struct family {
    const loft_quantity_want *want;
    loft_claim_kind kind;
    double lo, hi; /* hi 0: the same */
    const char *texts[MEMBERS];
} family;

static const family families[] = {
    {&range,
     LOFT_CLAIM_EXACT,
     7687.5 * KM,
     0,
     {"7,687.5 km",
      "7687.5 KM",
      "7,687.5-kilometer",
      "7,687.5 kilometres",
      "7 687.5 km",
      "7\302\240687.5\302\240km",
      "7\342\200\211687.5\342\200\257km",
      "7\342\200\212687.5 km",
      "7\342\200\207687.5\342\200\203km",
      "7'687.5 km",
      "7\342\200\231687.5 km",
      "\357\274\227\357\274\214687.5 km",
      "an altitude of 7,687.5 km",
      "a distance of 7,687.5 kilometers",
      "maximum altitude of 7,687.5 km",
      "7,687.5 km high",
      "7,687.5 km away",
      "7,687.5 km in altitude",
      "(7,687.5 km)",
      "\342\200\2347,687.5 km\342\200\235",
      "7,687.5 km.",
      "7,687.5 km (4,776.8 miles)",
      "7687.5\343\216\236",
      "7687.5 \320\272\320\274",
      "7,687,500 m",
      "7,687,500 metres",
      "7.6875 thousand km",
      "7.6875 million metres"}},
    {&range,
     LOFT_CLAIM_ABOUT,
     1000 * KM,
     0,
     {"~1000 km",
      "~ 1,000 km",
      "\342\211\2101000 km",
      "\342\211\203 1000 km",
      "\342\210\2741000 km",
      "\357\275\236 1000km",
      "\343\200\234 1000 km",
      "ca. 1,000 km",
      "ca 1000km",
      "c. 1000 km",
      "circa 1,000 km",
      "approx. 1,000 km",
      "Approx 1000km",
      "approximately 1,000 km",
      "about 1,000 kilometers",
      "About 1000 KM",
      "about a 1,000 km",
      "around 1000 km",
      "roughly 1,000 km",
      "some 1,000 km",
      "nearly 1,000 km",
      "almost 1,000 km",
      "close to 1,000 km",
      "near 1,000 km",
      "an estimated 1,000 km",
      "estimated at 1,000 km",
      "estimated at about 1,000 km",
      "est. 1000 km",
      "1,000 km or so",
      "1,000 km approx.",
      "1000 km (approx.)",
      "1000 km approximately",
      "1,000 km roughly",
      "a distance of about 1,000 km",
      "about 1,000 km (620 miles)",
      "approximately 1,000-km"}},
    {&range,
     LOFT_CLAIM_MORE_THAN,
     7000 * KM,
     0,
     {">7000km",
      "> 7,000 km",
      "\342\211\245 7000 km",
      "\342\251\276 7,000 km",
      "\357\274\236 7000km",
      ">=7000 km",
      "=>7000km",
      "more than 7,000 km",
      "More Than 7,000 Kilometers",
      "over 7,000 km",
      "above 7,000 km",
      "beyond 7,000 km",
      "exceeding 7,000 km",
      "exceeded 7,000 km",
      "in excess of 7,000 km",
      "upwards of 7,000 km",
      "at least 7,000 km",
      "no less than 7,000 km",
      "not less than 7,000 km",
      "no fewer than 7,000 km",
      "a minimum of 7,000 km",
      "just over 7,000 km",
      "slightly more than 7,000 km",
      "a little over 7,000 km",
      "well over 7,000 km",
      "well above 7,000 km",
      "more than about 7,000 km",
      "more than ~7000 km",
      "7,000 km or more",
      "7,000 km and more",
      "7,000 km or above",
      "7,000 km plus",
      "7,000-plus km",
      "7,000+ km",
      "7000 km+",
      "7000 or more km",
      "7,000 km at least",
      "greater than 7,000 km",
      "higher than 7,000 km"}},
    {&range,
     LOFT_CLAIM_UP_TO,
     1000 * KM,
     0,
     {"<1000km",
      "\342\211\2441,000 km",
      "<= 1000 km",
      "up to 1,000 km",
      "Up to about 1,000 km",
      "under 1,000 km",
      "below 1,000 km",
      "less than 1,000 km",
      "just under 1,000 km",
      "a little less than 1000 km",
      "fewer than 1000 km",
      "at most 1,000 km",
      "no more than 1,000 km",
      "not more than 1,000 km",
      "not exceeding 1,000 km",
      "a maximum of 1,000 km",
      "max. 1,000 km",
      "1000 km max",
      "1,000 km or less",
      "1,000 km at most",
      "within 1000 km",
      "as far as 1,000 km",
      "as much as 1,000 km"}},
    {&range,
     LOFT_CLAIM_INTERVAL,
     800 * KM,
     900 * KM,
     {"800 to 900 km",
      "800-900 km",
      "800 - 900 km",
      "800\342\200\223900 km",
      "800 \342\200\223 900 km",
      "800\342\200\224900 km",
      "800\342\210\222900 km",
      "800\342\200\220900 km",
      "800~900 km",
      "800\357\275\236900km",
      "800\342\200\246900 km",
      "800...900 km",
      "800..900km",
      "800 km-900 km",
      "800 km to 900 km",
      "from 800 to 900 km",
      "between 800 and 900 km",
      "between 800 km and 900 km",
      "800 or 900 km",
      "800-to-900-km",
      "800 through 900 km",
      "about 800 to 900 km",
      "~800-900 km",
      "some 800 to 900 kilometers",
      "850\302\26150 km",
      "850 km \302\261 50 km",
      "850 +/- 50 km",
      "850 km +/- 50",
      "850 plus or minus 50 km",
      "850 km give or take 50 km",
      "850 km (\302\261 50 km)",
      "a range of 800 to 900 km"}},
    {&range,
     LOFT_CLAIM_EXACT,
     540 * 1852.0,
     0,
     {"540 nautical miles", "540 Nautical Miles", "540-nautical-mile", "540 nmi",
      "540 NM", "540nm", "540 n.m.", "540 n. mi.", "540 naut. miles", "540 sea miles",
      "540 nautical mi"}},
    {&range,
     LOFT_CLAIM_EXACT,
     620 * 1609.344,
     0,
     {"620 miles", "620 Miles", "620-mile", "620 mi", "620 mi.", "620 statute miles",
      "620 miles (1,000 km)"}},
    {&range,
     LOFT_CLAIM_EXACT,
     3280000 * 0.3048,
     0,
     {"3,280,000 feet", "3,280,000 ft.", "3280000 Ft", "3.28 million feet", "3,280 kft",
      "3280 k ft", "3,280 thousand feet"}},
    {&flown,
     LOFT_CLAIM_EXACT,
     5156,
     0,
     {"5156s",
      "5,156 s",
      "5 156 s",
      "5,156 seconds",
      "5156 sec.",
      "85m56s",
      "85 m 56 s",
      "85 min 56 s",
      "85 min. 56 sec.",
      "85min56",
      "85 mins 56 secs",
      "85 minutes 56 seconds",
      "85 minutes, 56 seconds",
      "85 minutes and 56 seconds",
      "85'56\"",
      "85\342\200\26256\342\200\263",
      "85\342\200\23156\342\200\235",
      "85' 56\"",
      "85:56",
      "85:56 min",
      "1:25:56",
      "01:25:56",
      "1:25:56 h",
      "1h25m56s",
      "1h25'56\"",
      "1 h 25 min 56 s",
      "1 hour, 25 minutes and 56 seconds",
      "T+5156 s",
      "a flight time of 85 min 56 s",
      "exactly 5156 s",
      "PT85M56S",
      "1h:25m:56s"}},
    {&flown,
     LOFT_CLAIM_EXACT,
     5160,
     0,
     {"86 minutes",
      "86-minute",
      "86 min.",
      "86mins",
      "86 MIN",
      "86m",
      "86'",
      "1h26",
      "1h 26",
      "1h26m",
      "1H26M",
      "1 hr. 26 min.",
      "1:26",
      "1:26 h",
      "1 hour and 26 minutes",
      "an hour and 26 minutes",
      "one hour 26 minutes",
      "86 minutes of flight",
      "for 86 minutes",
      "86 mn",
      "86 \320\274\320\270\320\275"}},
    {&flown,
     LOFT_CLAIM_ABOUT,
     2400,
     0,
     {"about 40 min", "some 40 minutes", "nearly 40 minutes", "roughly 40 minutes",
      "around 40 min", "approx. 40 mins", "~40min", "40 minutes or so"}},
    {&flown,
     LOFT_CLAIM_INTERVAL,
     2400,
     2700,
     {"40 to 45 minutes", "40\342\200\22345 min", "between 40 and 45 minutes",
      "40 or 45 minutes", "40-45 mins", "40 min to 45 min"}},
    {&azimuth,
     LOFT_CLAIM_EXACT,
     71 * DEGREE,
     0,
     {"71",
      "071",
      "71\302\260",
      "71 \302\260",
      "71\302\272",
      "71\313\232",
      "71deg",
      "71 degrees",
      "71 Degrees",
      "71\302\260 true",
      "71\302\260T",
      "bearing 71",
      "azimuth 71\302\260",
      "toward 71\302\260",
      "N71E",
      "N 71\302\260 E",
      "N71\302\260E",
      "N 71 deg E",
      "north 71 east",
      "71\302\260 east of north",
      "71 degrees east of north"}},
    {&azimuth,
     LOFT_CLAIM_EXACT,
     45 * DEGREE,
     0,
     {"NE", "ne", "N.E.", "north-east", "northeast", "north east", "North-East",
      "north\342\200\221east", "north\342\200\223east", "northeasterly", "north-easterly",
      "northeastward", "northeastwards", "north-eastern", "to the north-east",
      "toward the northeast", "45"}},
    {&azimuth,
     LOFT_CLAIM_EXACT,
     71.5 * DEGREE,
     0,
     {"71.5\302\260", "71\302\26030'", "71\302\260 30\342\200\262", "71\302\26030'00\""}},
};

static void as_option(const family *f, const char *text)
{
    char message[LOFT_MESSAGE] = "";
    loft_quantity got = {.kind = LOFT_CLAIM_NONE};
    if (loft_quantity_read(f->want, text, &got, message) != LOFT_OK) {
        fail_msg("%s: %s", text, message);
    }
    if (got.kind != f->kind) {
        fail_msg("%s: kind %d, wanted %d", text, (int)got.kind, (int)f->kind);
    }
    const double hi = f->hi > 0.0 ? f->hi : f->lo;
    if (!(fabs(got.lo - f->lo) <= 4e-16 * f->lo && fabs(got.hi - hi) <= 4e-16 * hi)) {
        fail_msg("%s: %.9g to %.9g, wanted %.9g to %.9g", text, got.lo, got.hi, f->lo,
                 hi);
    }
}

static void every_member_of_a_family_is_its_figure(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        for (size_t k = 0; k < MEMBERS && families[i].texts[k] != NULL; k++) {
            as_option(&families[i], families[i].texts[k]);
        }
    }
}

/* Beside a length of 123 km, which is the apogee. An m alone is minutes or metres. */
static void as_report(const family *f, const char *text)
{
    char typed[256];
    char message[LOFT_MESSAGE] = "";
    loft_report_text got = {.name = ""};
    const bool is_time = f->want == &flown;
    snprintf(typed, sizeof typed, "KCNA: apogee 123 km, %s%s",
             is_time ? "time " : "range ", text);
    if (loft_report_text_read("--report", typed, &got, message) != LOFT_OK) {
        fail_msg("%s: %s", typed, message);
    }
    const loft_claim *claim = is_time ? &got.report.time_s : &got.report.range_m;
    const double hi = f->hi > 0.0 ? f->hi : f->lo;
    if (!(fabs(claim->lo - f->lo) <= 4e-16 * f->lo &&
          fabs(claim->hi - hi) <= 4e-16 * hi)) {
        fail_msg("%s: %.9g to %.9g, wanted %.9g to %.9g", typed, claim->lo, claim->hi,
                 f->lo, hi);
    }
    CHECK_NEAR(got.report.apogee_m.value, 123e3, 1e-15);
}

static void every_length_and_time_is_taken_in_a_report(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        const family *f = &families[i];
        for (size_t k = 0; k < MEMBERS && f->texts[k] != NULL; k++) {
            const bool is_apogee = strstr(f->texts[k], "altitude") != NULL ||
                                   strstr(f->texts[k], "high") != NULL;
            if (f->want != &azimuth && !is_apogee) {
                as_report(f, f->texts[k]);
            }
        }
    }
}

static void a_place_is_read_in_every_notation(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "39.2,125.7",
        "39.2\302\260N, 125.7\302\260E",
        "39.2\302\260 N, 125.7\302\260 E",
        "39.2\302\240N 125.7\302\240E",
        "39.2\302\260\342\200\257N, 125.7\302\260\342\200\257E",
        "39\302\26012\342\200\26200\342\200\263N 125\302\26042\342\200\26200\342\200\263E",
        "39\302\26012'00\"N, 125\302\26042'00\"E",
        "39\302\26012\342\200\23100\342\200\235N 125\302\26042\342\200\23100\342\200\235E",
        "39\302\27212'N 125\302\27242'E",
        "39 12 00 N 125 42 00 E",
        "39-12N 125-42E",
        "39:12:00N 125:42:00E",
        "3912N 12542E",
        "391200N1254200E",
        "39.2 north, 125.7 east",
        "39.2 degrees north, 125.7 degrees east",
        "39.2\302\260 north latitude, 125.7\302\260 east longitude",
        "latitude 39.2, longitude 125.7",
        "lat: 39.2, lon: 125.7",
        "lat=39.2 lon=125.7",
        "39.2/125.7",
        "(39.2, 125.7)",
        "[39.2, 125.7]",
        "geo:39.2,125.7",
        "125.7E 39.2N",
        "E125.7, N39.2",
        "+39.2, +125.7",
        "39.2\302\260N\357\274\214125.7\302\260E"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        loft_place got = {.lat_rad = -7.0};
        if (loft_place_read("--site", texts[i], &got, message) != LOFT_OK) {
            fail_msg("%s: %s", texts[i], message);
        }
        if (!(fabs(got.lat_rad - 39.2 * DEGREE) < 1e-12 &&
              fabs(got.lon_rad - 125.7 * DEGREE) < 1e-12)) {
            fail_msg("%s: read as %.9f, %.9f", texts[i], got.lat_rad / DEGREE,
                     got.lon_rad / DEGREE);
        }
    }
}

static void a_site_is_known_by_the_names_that_reports_give_it(void **state)
{
    (void)state;
    static const struct {
        const char *text, *same;
    } names[] = {{"Sunan International Airport", "Sunan"},
                 {"Pyongyang Sunan", "Sunan"},
                 {"P'y\305\217ngyang", "Pyongyang"},
                 {"Sohae Satellite Launching Station", "Sohae"},
                 {"Tongchang-ri", "Sohae"},
                 {"Kus\305\217ng, North Korea", "Kusong"},
                 {"Musudan ri", "Musudan-ri"},
                 {"Plesetsk Cosmodrome", "Plesetsk"},
                 {"APJ Abdul Kalam Island, Odisha", "Wheeler Island"},
                 {"Mupyong-ri", "Mupyong-ni"},
                 {"Vandenberg Space Force Base", "Vandenberg"},
                 {"Wallops", "Wallops Island"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        loft_place got;
        loft_place wanted;
        if (loft_place_read("--site", names[i].text, &got, message) != LOFT_OK) {
            fail_msg("%s", message);
        }
        assert_int_equal(LOFT_OK,
                         loft_place_read("--site", names[i].same, &wanted, message));
        CHECK_NEAR(got.lat_rad, wanted.lat_rad, 0.0);
        CHECK_NEAR(got.lon_rad, wanted.lon_rad, 0.0);
    }
}

static void a_code_of_an_airport_is_asked_back(void **state)
{
    (void)state;
    static const char *const codes[] = {"ZKPY", "zkpy", "RKSS", "FNJ"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        loft_place got;
        assert_int_equal(LOFT_ERR_INPUT,
                         loft_place_read("--site", codes[i], &got, message));
        assert_non_null(strstr(message, "such as 39.2,125.7"));
    }
}

static void a_class_is_known_by_what_it_is_and_by_its_missiles(void **state)
{
    (void)state;
    static const struct {
        const char *text, *names;
    } asked[] = {{"Liquid-2", "liquid-2 "},
                 {"LIQUID 2", "liquid-2 "},
                 {"solid3", "solid-3 "},
                 {"hwasong-12", "liquid-1 "},
                 {"Hwasong 12", "liquid-1 "},
                 {"Hwas\305\217ng-12", "liquid-1 "},
                 {"HS-19", "solid-3 "},
                 {"KN-23", "solid-1 "},
                 {"Pukguksong-2", "solid-2 "},
                 {"SCUD-ER", "liquid-short "},
                 {"ICBM", "liquid-2 solid-3 "},
                 {"icbm", "liquid-2 solid-3 "},
                 {"intercontinental ballistic missile", "liquid-2 solid-3 "},
                 {"liquid ICBM", "liquid-2 "},
                 {"solid-fuel ICBM", "solid-3 "},
                 {"three-stage solid", "solid-3 "},
                 {"IRBM", "liquid-1 liquid-2 solid-3 "},
                 {"solid", "solid-1 solid-2 solid-3 "},
                 {"Solid-fuelled", "solid-1 solid-2 solid-3 "},
                 {"liquid", "liquid-short liquid-1 liquid-2 "},
                 {"SRBM", "solid-1 liquid-short solid-2 "}};
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        char message[LOFT_MESSAGE] = "";
        char names[256] = "";
        loft_class_text got;
        if (loft_class_text_read(data, "--class", asked[i].text, &got, message) !=
            LOFT_OK) {
            fail_msg("%s", message);
        }
        for (size_t k = 0; k < got.n; k++) {
            snprintf(names + strlen(names), sizeof names - strlen(names), "%s ",
                     got.list[k]->name);
        }
        assert_string_equal(names, asked[i].names);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_member_of_a_family_is_its_figure),
        cmocka_unit_test(every_length_and_time_is_taken_in_a_report),
        cmocka_unit_test(a_place_is_read_in_every_notation),
        cmocka_unit_test(a_site_is_known_by_the_names_that_reports_give_it),
        cmocka_unit_test(a_code_of_an_airport_is_asked_back),
        cmocka_unit_test(a_class_is_known_by_what_it_is_and_by_its_missiles),
    };
    return cmocka_run_group_tests_name("spelling_families", tests, open_data, close_data);
}
