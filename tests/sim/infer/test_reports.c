/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classes.h"

#include <string.h>

#include "io/text/assumptions.h"
#include "loft/files.h"
#include "loft/infer.h"
#include "loft/loft.h"

/*
 * Every published pair of an apogee and a range, of tests that flew as ballistic missiles
 * do, each once; the azimuth is 90 degrees where none is known. The class is the one that
 * the program takes if none is given.
 */
typedef struct published {
    const char *event;
    double apogee_km, range_km, lat_deg, lon_deg, azimuth_deg;
    const char *class_name;
} published;

static const published rows[] = {
    {"2016-06-22-hwasong-10-musudan", 1413.6, 400.0, 39.168, 127.482, 73.0, "liquid-1"},
    {"2016-06-22-hwasong-10-musudan", 1000.0, 400.0, 39.168, 127.482, 73.0, "liquid-1"},
    {"2016-06-22-hwasong-10-musudan", 1400.0, 400.0, 39.168, 127.482, 73.0, "liquid-1"},
    {"2016-08-24-pukguksong-1", 550.0, 500.0, 40.037, 128.184, 79.0, "solid-2"},
    {"2017-02-12-pukguksong-2", 550.0, 500.0, 40.013, 125.223, 90.0, "solid-2"},
    {"2017-03-06-scud-er-salvo", 260.0, 1000.0, 39.66, 124.706, 82.0, "solid-2"},
    {"2017-05-14-hwasong-12", 2111.5, 787.0, 40.066, 125.21, 71.0, "liquid-1"},
    {"2017-05-14-hwasong-12", 2000.0, 800.0, 40.066, 125.21, 71.0, "liquid-1"},
    {"2017-05-14-hwasong-12", 2004.0, 700.0, 40.066, 125.21, 71.0, "liquid-1"},
    {"2017-05-14-hwasong-12", 1999.0, 700.0, 40.066, 125.21, 71.0, "liquid-1"},
    {"2017-05-21-pukguksong-2", 560.0, 500.0, 39.618, 125.804, 90.0, "solid-2"},
    {"2017-05-29-scud-marv", 120.0, 450.0, 39.168, 127.482, 93.0, "solid-1"},
    {"2017-05-29-scud-marv", 120.0, 400.0, 39.168, 127.482, 93.0, "solid-1"},
    {"2017-07-04-hwasong-14", 2802.0, 933.0, 39.872, 125.269, 86.0, "liquid-2"},
    {"2017-07-04-hwasong-14", 2500.0, 930.0, 39.872, 125.269, 86.0, "liquid-2"},
    {"2017-07-04-hwasong-14", 535.0, 510.0, 39.872, 125.269, 86.0, "solid-2"},
    {"2017-07-04-hwasong-14", 2800.0, 930.0, 39.872, 125.269, 86.0, "liquid-2"},
    {"2017-09-15-hwasong-12-over-japan", 800.0, 3700.0, 39.2, 125.673, 72.0, "liquid-1"},
    {"2017-09-15-hwasong-12-over-japan", 770.0, 3700.0, 39.2, 125.673, 72.0, "liquid-1"},
    {"2017-11-29-hwasong-15", 4475.0, 950.0, 39.282, 125.869, 76.0, "liquid-2"},
    {"2017-11-29-hwasong-15", 4500.0, 960.0, 39.282, 125.869, 76.0, "liquid-2"},
    {"2017-11-29-hwasong-15", 4000.0, 1000.0, 39.282, 125.869, 76.0, "liquid-2"},
    {"2017-11-29-hwasong-15", 4506.0, 998.0, 39.282, 125.869, 76.0, "liquid-2"},
    {"2022-01-30-hwasong-12", 2000.0, 800.0, 40.611, 126.426, 75.0, "liquid-1"},
    {"2022-03-24-icbm-claimed-hwasong-17", 6248.5, 1090.0, 39.2, 125.673, 72.0,
     "liquid-2"},
    {"2022-03-24-icbm-claimed-hwasong-17", 6000.0, 1100.0, 39.2, 125.673, 72.0,
     "liquid-2"},
    {"2022-03-24-icbm-claimed-hwasong-17", 6200.0, 1080.0, 39.2, 125.673, 72.0,
     "liquid-2"},
    {"2022-03-24-icbm-claimed-hwasong-17", 6000.0, 1080.0, 39.2, 125.673, 72.0,
     "liquid-2"},
    {"2022-03-24-icbm-claimed-hwasong-17", 6248.0, 1090.0, 39.2, 125.673, 72.0,
     "liquid-2"},
    {"2022-11-18-hwasong-17", 6040.9, 999.2, 39.2, 125.673, 70.0, "liquid-2"},
    {"2022-11-18-hwasong-17", 6100.0, 1000.0, 39.2, 125.673, 70.0, "liquid-2"},
    {"2022-11-18-hwasong-17", 6000.0, 1000.0, 39.2, 125.673, 70.0, "liquid-2"},
    {"2022-12-18-two-mrbm-satellite-test", 550.0, 500.0, 39.66, 124.706, 70.0, "solid-2"},
    {"2022-12-18-two-mrbm-satellite-test", 500.0, 550.0, 39.66, 124.706, 70.0, "solid-2"},
    {"2023-03-16-hwasong-17", 6045.0, 1000.2, 39.2, 125.673, 65.0, "liquid-2"},
    {"2023-03-16-hwasong-17", 6000.0, 1000.0, 39.2, 125.673, 65.0, "liquid-2"},
    {"2023-07-12-hwasong-18", 6648.4, 1001.2, 39.112, 125.998, 62.0, "liquid-2"},
    {"2023-07-12-hwasong-18", 6000.0, 1000.0, 39.112, 125.998, 62.0, "liquid-2"},
    {"2023-07-12-hwasong-18", 6648.0, 1001.0, 39.112, 125.998, 62.0, "liquid-2"},
    {"2024-05-30-kn-25-salvo", 100.0, 350.0, 39.2, 125.673, 62.0, "solid-1"},
    {"2024-09-12-kn-25", 100.0, 350.0, 38.875, 125.926, 56.0, "solid-1"},
    {"2024-10-31-hwasong-19", 7687.5, 1001.2, 39.112, 125.998, 62.0, "liquid-2"},
    {"2024-10-31-hwasong-19", 7000.0, 1000.0, 39.112, 125.998, 62.0, "liquid-2"},
    {"2024-10-31-hwasong-19", 7688.0, 1001.0, 39.112, 125.998, 62.0, "liquid-2"},
    {"2024-10-31-hwasong-19", 7687.0, 1001.0, 39.112, 125.998, 62.0, "liquid-2"},
    {"2024-11-05-seven-srbm", 100.0, 400.0, 38.507, 125.759, 52.0, "solid-1"},
    {"2026-01-27-kn-25", 80.0, 350.0, 39.2, 125.673, 62.0, "solid-1"},
    {"2026-03-14-kn-25-salvo", 80.0, 340.0, 39.2, 125.673, 62.0, "solid-1"},
    {"2026-08-20-srbm-salvo", 90.0, 320.0, 39.2, 125.673, 90.0, "solid-1"},
    {"1942-10-03-a4-first-success", 90.0, 193.0, 54.15, 13.8, 80.0, "solid-1"},
    {"1942-10-03-a4-first-success", 84.5, 190.0, 54.15, 13.8, 80.0, "solid-1"},
    {"1946-05-10-v2-wsmr", 114.3, 56.3, 32.4, -106.3, 90.0, "solid-1"},
    {"1956-09-20-jupiter-c-rs27", 1098.0, 5367.0, 28.439, -80.573, 105.0, "liquid-2"},
    {"1956-09-20-jupiter-c-rs27", 1094.0, 5311.0, 28.439, -80.573, 105.0, "liquid-2"},
    {"1956-09-20-jupiter-c-rs27", 1098.0, 5399.0, 28.439, -80.573, 105.0, "liquid-2"},
    {"1956-09-20-jupiter-c-rs27", 1097.0, 5300.0, 28.439, -80.573, 105.0, "liquid-2"},
    {"1957-09-20-thor", 483.0, 2414.0, 28.447, -80.565, 105.0, "liquid-1"},
    {"1959-05-28-jupiter-am18", 483.0, 2414.0, 28.44, -80.57, 130.0, "liquid-1"},
    {"1960-11-atlas-data-capsule", 1127.0, 8047.0, 28.48, -80.54, 110.0, "liquid-2"},
    {"1961-03-24-mr-bd", 182.7, 494.0, 28.439, -80.573, 105.0, "solid-1"},
    {"1961-03-24-mr-bd", 180.0, 500.0, 28.439, -80.573, 105.0, "solid-1"},
    {"v2-a4-standard", 90.0, 320.0, 52.1, 4.3, 90.0, "solid-1"},
    {"v2-a4-standard", 97.0, 354.0, 52.1, 4.3, 90.0, "solid-1"},
    {"v2-a4-standard", 90.0, 354.0, 52.1, 4.3, 90.0, "solid-1"},
    {"minuteman-iii-gt-typical", 1120.0, 8530.0, 34.83, -120.58, 268.0, "liquid-2"},
};

enum {
    N_ROWS = sizeof rows / sizeof rows[0]
};

static loft_question question_of(const published *row)
{
    loft_question q = {.launch = loft_launch_default()};
    q.launch.site = (loft_geodetic){.lat_rad = loft_rad_from_deg(row->lat_deg),
                                    .lon_rad = loft_rad_from_deg(row->lon_deg)};
    q.launch.azimuth_rad = loft_rad_from_deg(row->azimuth_deg);
    q.report.apogee_m = loft_exact_km(row->apogee_km);
    q.report.range_m = loft_exact_km(row->range_km);
    assert_int_equal(loft_data_class(data, row->class_name, &q.launch.booster), LOFT_OK);
    return q;
}

static void the_class_is_taken_from_the_two_figures(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < N_ROWS; i++) {
        const loft_question q = question_of(&rows[i]);
        loft_assumptions assumed = {.n = 0};
        loft_assume_class(&assumed, data, &q.report);
        if (strcmp(assumed.class_name, rows[i].class_name) != 0) {
            print_error("%zu %s: %s\n", i, rows[i].event, assumed.class_name);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void no_row_is_given_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ROWS; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_false(strcmp(rows[i].event, rows[k].event) == 0 &&
                         rows[i].apogee_km == rows[k].apogee_km &&
                         rows[i].range_km == rows[k].range_km);
        }
    }
}

static bool is_near(double got, double want, double allowed)
{
    return fabs(got - want) <= allowed;
}

/* Refused only for its shape, and then it is fitted all the same if one insists. */
static void every_published_pair_is_fitted(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < N_ROWS; i++) {
        loft_question q = question_of(&rows[i]);
        loft_estimate e;
        loft_status status = loft_estimate_make(&q, &e);
        if (status == LOFT_OK && e.refusal == LOFT_REFUSED_DEPRESSED_OR_LIFTING) {
            q.assume_ballistic = true;
            status = loft_estimate_make(&q, &e);
        }
        const loft_launch_flight *flown = &e.fit.flown;
        const double bearing_off_rad =
            loft_angle_wrap_pm(flown->bearing_rad - q.launch.azimuth_rad);
        const double apogee_m = q.report.apogee_m.value;
        const double range_m = q.report.range_m.value;
        if (status != LOFT_OK || e.refusal != LOFT_REFUSED_NOT || !e.converged ||
            !e.has_standard || e.warn_ballistic != q.assume_ballistic ||
            !is_near(flown->flight.apogee.place.alt_m, apogee_m, 1e-6 * apogee_m) ||
            !is_near(flown->range_m, range_m, 1e-6 * range_m) ||
            !is_near(bearing_off_rad, 0.0, loft_rad_from_deg(0.1))) {
            print_error("%zu %s, %g km high, %g km far: %s, %s, misfit %.3g\n", i,
                        rows[i].event, rows[i].apogee_km, rows[i].range_km,
                        loft_status_text(status),
                        e.refusal == LOFT_REFUSED_NOT ? "not refused"
                                                      : loft_refusal_code(e.refusal),
                        e.fit.misfit);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Rotation and air lengthen or shorten a flight, but by little. */
static void no_flight_is_shorter_than_its_two_body_arc(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ROWS; i++) {
        loft_question q = question_of(&rows[i]);
        q.assume_ballistic = true;
        loft_estimate e;
        assert_int_equal(loft_estimate_make(&q, &e), LOFT_OK);
        assert_true(e.has_two_body && e.has_time_check);
        assert_int_equal(e.time_check.verdict, LOFT_VERDICT_NOT_REPORTED);
        assert_true(e.time_check.model_s > e.time_check.two_body_s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_class_is_taken_from_the_two_figures),
        cmocka_unit_test(no_row_is_given_twice),
        cmocka_unit_test(every_published_pair_is_fitted),
        cmocka_unit_test(no_flight_is_shorter_than_its_two_body_arc),
    };
    return cmocka_run_group_tests_name("reports", tests, open_data, close_data);
}
