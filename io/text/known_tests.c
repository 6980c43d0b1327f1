/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/known_tests.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EXACT(figure)                                                                    \
    {                                                                                    \
        LOFT_CLAIM_EXACT, figure                                                         \
    }
#define ABOUT(figure)                                                                    \
    {                                                                                    \
        LOFT_CLAIM_ABOUT, figure                                                         \
    }
#define NONE                                                                             \
    {                                                                                    \
        LOFT_CLAIM_NONE, 0.0                                                             \
    }

static const loft_known_test tests[] = {
    {"1942-10-03-a4-first-success", "1942-10-03", "German A-4 (V-2)", "3 October 1942",
     false, ABOUT(84.5), ABOUT(190), NONE},
    {"1956-09-20-jupiter-c-rs27", "1956-09-20", "US Jupiter-C", "20 September 1956",
     false, ABOUT(1098), ABOUT(5367), NONE},
    {"1959-05-28-jupiter-am18", "1959-05-28T07:39Z", "US Jupiter", "28 May 1959", false,
     ABOUT(483), ABOUT(2414), NONE},
    {"1960-05-20-atlas-56d", "1960-05-20", "US Atlas", "20 May 1960", false, ABOUT(1609),
     ABOUT(14484), NONE},
    {"1961-03-24-mr-bd", "1961-03-24T17:30Z", "US Mercury-Redstone", "24 March 1961",
     false, EXACT(182.7), EXACT(494), EXACT(503)},
    {"2014-03-26-nodong", "2014-03-25", "Nodong", "26 March 2014", false, ABOUT(160),
     ABOUT(650), NONE},
    {"2016-06-22-hwasong-10-musudan", "2016-06-21T23:03Z", "Hwasong-10 (Musudan)",
     "22 June 2016", false, EXACT(1413.6), EXACT(400), NONE},
    {"2017-02-12-pukguksong-2", "2017-02-11T22:55Z", "Pukguksong-2", "12 February 2017",
     false, ABOUT(550), ABOUT(500), NONE},
    {"2017-03-06-scud-er-salvo", "2017-03-05T22:34Z", "extended-range Scud",
     "6 March 2017", false, ABOUT(260), ABOUT(1000), NONE},
    {"2017-05-14-hwasong-12", "2017-05-13T20:28Z", "Hwasong-12", "14 May 2017", false,
     EXACT(2111.5), EXACT(787), NONE},
    {"2017-05-21-pukguksong-2", "2017-05-21T07:59Z", "Pukguksong-2", "21 May 2017", false,
     ABOUT(560), ABOUT(500), NONE},
    {"2017-05-29-scud-marv", "2017-05-28T20:40Z", "KN-18 Scud", "29 May 2017", false,
     ABOUT(120), ABOUT(450), NONE},
    {"2017-07-04-hwasong-14", "2017-07-04T00:40Z", "Hwasong-14", "4 July 2017", false,
     EXACT(2802), EXACT(933), EXACT(2340)},
    {"2017-07-28-hwasong-14", "2017-07-28T14:42Z", "Hwasong-14", "28 July 2017", false,
     EXACT(3724.9), EXACT(998), EXACT(2832)},
    {"2017-08-29-hwasong-12-over-japan", "2017-08-28T20:58Z", "Hwasong-12",
     "29 August 2017", false, ABOUT(550), ABOUT(2700), NONE},
    {"2017-09-15-hwasong-12-over-japan", "2017-09-14T21:57Z", "Hwasong-12",
     "15 September 2017", false, ABOUT(770), ABOUT(3700), NONE},
    {"2017-11-29-hwasong-15", "2017-11-28T18:18Z", "Hwasong-15", "29 November 2017",
     false, EXACT(4475), EXACT(950), EXACT(3180)},
    {"2019-05-09-kn-23", "2019-05-09T07:29Z", "KN-23", "9 May 2019", true, ABOUT(50),
     ABOUT(420), NONE},
    {"2019-07-25-kn-23", "2019-07-24T20:34Z", "KN-23", "25 July 2019", true, ABOUT(50),
     ABOUT(600), NONE},
    {"2019-10-02-pukguksong-3", "2019-10-01T22:11Z", "Pukguksong-3", "2 October 2019",
     false, ABOUT(910), ABOUT(450), NONE},
    {"2021-09-15-rail-kn-23", "2021-09-15T03:34Z", "KN-23", "15 September 2021", true,
     ABOUT(60), ABOUT(800), NONE},
    {"2022-01-30-hwasong-12", "2022-01-29T22:52Z", "Hwasong-12", "30 January 2022", false,
     ABOUT(2000), ABOUT(800), NONE},
    {"2022-10-04-irbm-over-japan", "2022-10-03T22:22Z", "missile that crossed Japan",
     "4 October 2022", false, ABOUT(970), ABOUT(4500), NONE},
    {"2022-10-06-kn-25", "2022-10-05T21:00Z", "KN-25", "6 October 2022", false,
     ABOUT(100), ABOUT(350), NONE},
    {"2022-11-18-hwasong-17", "2022-11-18T01:14Z", "Hwasong-17", "18 November 2022",
     false, EXACT(6040.9), EXACT(999.2), EXACT(4135)},
    {"2023-02-18-hwasong-15", "2023-02-18T08:21Z", "Hwasong-15", "18 February 2023",
     false, EXACT(5768.5), EXACT(989), EXACT(4015)},
    {"2023-03-16-hwasong-17", "2023-03-15T22:09Z", "Hwasong-17", "16 March 2023", false,
     EXACT(6045), EXACT(1000.2), EXACT(4151)},
    {"2023-07-12-hwasong-18", "2023-07-12T00:59Z", "Hwasong-18", "12 July 2023", false,
     EXACT(6648.4), EXACT(1001.2), EXACT(4491)},
    {"2023-12-18-hwasong-18", "2023-12-17T23:24Z", "Hwasong-18", "18 December 2023",
     false, EXACT(6518.2), EXACT(1002.3), EXACT(4415)},
    {"2024-04-02-hwasong-16b", "2024-04-01T21:52Z", "Hwasong-16B", "2 April 2024", true,
     EXACT(101.1), ABOUT(1000), NONE},
    {"2024-10-31-hwasong-19", "2024-10-30T22:10Z", "Hwasong-19", "31 October 2024", false,
     EXACT(7687.5), EXACT(1001.2), EXACT(5156)},
};

/* A test farther off in any figure, or from another age, would mislead. */
static const double farthest_factor = 1.6;
static const double oldest_years = 40.0;
/* Two tests of the same figures: the later one counts as nearer. */
static const double off_per_year = 0.004;

const loft_known_test *loft_known_tests(size_t *n)
{
    *n = sizeof tests / sizeof *tests;
    return tests;
}

static loft_claim claim_of(const loft_known_figure *figure, double unit_si)
{
    return figure->kind != LOFT_CLAIM_NONE
               ? loft_claim_figure(figure->kind, figure->value, unit_si)
               : (loft_claim){.kind = LOFT_CLAIM_NONE};
}

loft_report loft_known_test_report(const loft_known_test *test)
{
    return (loft_report){.apogee_m = claim_of(&test->apogee_km, 1000.0),
                         .range_m = claim_of(&test->range_km, 1000.0),
                         .time_s =
                             test->time_s.kind != LOFT_CLAIM_NONE
                                 ? loft_claim_time(test->time_s.kind, test->time_s.value)
                                 : (loft_claim){.kind = LOFT_CLAIM_NONE}};
}

/* Mean of |ln| over the figures that both give; INFINITY if they are too few or too far. */
static double distance_of(const loft_report *a, const loft_report *b, int least_common)
{
    const loft_claim *const mine[] = {&a->apogee_m, &a->range_m, &a->time_s};
    const loft_claim *const other[] = {&b->apogee_m, &b->range_m, &b->time_s};
    double sum = 0.0;
    double most = 0.0;
    int n = 0;
    for (int i = 0; i < 3; i++) {
        if (mine[i]->kind != LOFT_CLAIM_NONE && other[i]->kind != LOFT_CLAIM_NONE) {
            const double off = fabs(log(fmax(mine[i]->value, 1.0) / other[i]->value));
            most = fmax(most, off);
            sum += off;
            n++;
        }
    }
    return n >= least_common && most <= log(farthest_factor) ? sum / n : INFINITY;
}

static double year_of(const char *date_utc)
{
    return (double)strtol(date_utc, NULL, 10);
}

const loft_known_test *loft_known_test_near(const loft_report *report,
                                            const char *date_utc, bool glides)
{
    const size_t count = sizeof tests / sizeof *tests;
    const double year = year_of(date_utc != NULL ? date_utc : tests[count - 1].date_utc);
    const loft_known_test *nearest = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < count; i++) {
        const loft_known_test *test = &tests[i];
        const loft_report its = loft_known_test_report(test);
        const double years = year - year_of(test->date_utc);
        const bool before = date_utc == NULL || strcmp(test->date_utc, date_utc) < 0;
        const double distance =
            distance_of(report, &its, glides ? 1 : 2) + off_per_year * years;
        if (before && test->glides == glides && years <= oldest_years &&
            distance < least) {
            least = distance;
            nearest = test;
        }
    }
    return nearest;
}
