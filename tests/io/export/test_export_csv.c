/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "io/export/export.h"

#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"
#include "sim/flight/dynamics.h"

enum {
    COLUMNS = 15,
    ROWS_MAX = 8000
};

typedef struct table {
    int n;
    double t_s[ROWS_MAX];
    char cells[ROWS_MAX][COLUMNS][32];
} table;

typedef struct flown {
    loft_model model;
    loft_booster booster;
    loft_flight_plan plan;
    loft_trajectory *record;
    loft_flight flight;
} flown;

/* Three stages with a gap before the last. */
static void fly_loft(flown *f, double gap_s)
{
    loft_booster_template stages = loft_booster_template_default();
    const double rows[3][3] = {
        {2612.3, 61.7, 0.0}, {2687.1, 53.9, gap_s}, {2801.9, 71.3, 0.0}};
    stages.n_stages = 3;
    for (int i = 0; i < 3; i++) {
        stages.stages[i].exhaust_mps = rows[i][0];
        stages.stages[i].burn_s = rows[i][1];
        stages.stages[i].gap_s = rows[i][2];
        stages.stages[i].speed_share = 1.0;
    }
    f->model = loft_model_default();
    assert_int_equal(loft_booster_of_template(&stages, 5432.1, &f->booster), LOFT_OK);
    f->plan = (loft_flight_plan){.model = &f->model,
                                 .start = {0.7123, 2.2345, 123.4},
                                 .booster = &f->booster,
                                 .steering = {.heading_rad = 1.2345,
                                              .end_elevation_rad = 1.3456,
                                              .turn_fraction = 0.6543},
                                 .body = loft_body_of_beta(5432.1)};
    f->record = loft_trajectory_new();
    assert_int_equal(loft_fly(&f->plan, f->record, &f->flight), LOFT_OK);
}

static loft_export_table table_of(const flown *f, double step_s)
{
    static const loft_epoch launch = {.unix_s = 1509401400, /* 2017-10-30T22:10Z */
                                      .known = LOFT_EPOCH_MINUTE};
    return (loft_export_table){.plan = &f->plan,
                               .record = f->record,
                               .flight = &f->flight,
                               .launch = &launch,
                               .step_s = step_s};
}

static table *read_table(const flown *f, double step_s)
{
    char *text = NULL;
    size_t size = 0;
    const loft_export_table content = table_of(f, step_s);
    assert_int_equal(loft_export_csv(&content, &text, &size), LOFT_OK);
    assert_int_equal(size, strlen(text));
    const char *header = loft_export_csv_header();
    assert_int_equal(strncmp(text, header, strlen(header)), 0);
    table *t = calloc(1, sizeof *t);
    assert_non_null(t);
    for (const char *p = text + strlen(header); *p != '\0'; t->n++) {
        assert_true(t->n < ROWS_MAX);
        for (int c = 0; c < COLUMNS; c++) {
            const size_t n = strcspn(p, ",\n");
            assert_true(n < sizeof t->cells[0][0]);
            memcpy(t->cells[t->n][c], p, n);
            assert_int_equal(p[n], c + 1 < COLUMNS ? ',' : '\n');
            p += n + 1;
        }
        t->t_s[t->n] = strtod(t->cells[t->n][0], NULL);
    }
    free(text);
    return t;
}

static double cell(const table *t, int row, int column)
{
    char *end = NULL;
    const double value = strtod(t->cells[row][column], &end);
    assert_true(end != t->cells[row][column] && *end == '\0');
    return value;
}

static void times_strictly_increase_to_the_end(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f, 7.89);
    const double steps_s[] = {1.0, 7.7, 60.0, 1e5};
    for (int k = 0; k < 4; k++) {
        table *t = read_table(&f, steps_s[k]);
        CHECK_WITHIN(t->t_s[0], 0.0, 0.0);
        for (int i = 1; i < t->n; i++) {
            assert_true(t->t_s[i] > t->t_s[i - 1]);
            assert_true(t->t_s[i] - t->t_s[i - 1] < steps_s[k] + 0.001);
        }
        CHECK_WITHIN(t->t_s[t->n - 1], f.flight.end.t_s, 5.001e-4);
        CHECK_WITHIN(cell(t, t->n - 1, 3), 0.0, 1e-4);
        free(t);
    }
    loft_trajectory_free(f.record);
}

/* Two times that print alike are one row: 61.7 + 53.9 s is not 289 times 0.4 to the bit, and
 * an ignition 0.2 ms after a whole second prints as that second. */
static void no_time_is_printed_twice(void **state)
{
    (void)state;
    const double gaps_s[] = {7.89, 4.4002, 4.3998};
    for (int g = 0; g < 3; g++) {
        flown f;
        fly_loft(&f, gaps_s[g]);
        table *t = read_table(&f, g == 0 ? 0.4 : 1.0);
        for (int i = 1; i < t->n; i++) {
            if (!(t->t_s[i] > t->t_s[i - 1])) {
                fail_msg("%s twice", t->cells[i][0]);
            }
        }
        free(t);
        loft_trajectory_free(f.record);
    }
}

static void every_event_and_every_whole_step_has_a_row(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f, 7.89);
    table *t = read_table(&f, 10.0);
    int n = 0;
    for (int e = 0; e < f.flight.n_events; e++) {
        double nearest_s = INFINITY;
        for (int i = 0; i < t->n; i++) {
            nearest_s = fmin(nearest_s, fabs(t->t_s[i] - f.flight.events[e].at.t_s));
        }
        CHECK_WITHIN(nearest_s, 0.0, 5.001e-4);
    }
    for (int i = 0; i < t->n; i++) {
        n += fmod(t->t_s[i], 10.0) == 0.0;
    }
    assert_int_equal(n, 1 + (int)floor(f.flight.end.t_s / 10.0));
    assert_true(t->n <= n + f.flight.n_events);
    free(t);
    loft_trajectory_free(f.record);
}

static void the_columns_are_those_of_the_flight_points(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f, 7.89);
    table *t = read_table(&f, 10.0);
    for (int i = 0; i < t->n; i++) {
        if (fmod(t->t_s[i], 10.0) != 0.0) {
            continue; /* the printed time of an event is rounded */
        }
        double y[LOFT_STATE_N];
        loft_phase phase;
        loft_trajectory_at(f.record, t->t_s[i], y, &phase);
        const loft_flight_point at = loft_flight_point_of(&f.model, t->t_s[i], y);
        CHECK_WITHIN(cell(t, i, 1), loft_deg_from_rad(at.place.lat_rad), 5.001e-7);
        CHECK_WITHIN(cell(t, i, 2), loft_deg_from_rad(at.place.lon_rad), 5.001e-7);
        CHECK_WITHIN(1000.0 * cell(t, i, 3), at.place.alt_m, 0.05001);
        const loft_geodesic_line line =
            loft_geodesy_inverse(&f.model.earth.shape, f.plan.start, at.place);
        CHECK_WITHIN(1000.0 * cell(t, i, 4), line.range_m, 0.05001);
        CHECK_WITHIN(cell(t, i, 5), at.speed_mps, 5.001e-4);
        CHECK_WITHIN(cell(t, i, 6), loft_deg_from_rad(at.fpa_rad), 5.001e-5);
        if (loft_deg_from_rad(at.fpa_rad) < 89.9 && at.speed_mps > 0.0) {
            CHECK_WITHIN(cell(t, i, 7), loft_deg_from_rad(at.azimuth_rad), 5.001e-5);
        } else {
            assert_string_equal(t->cells[i][7], "");
        }
        const loft_dynamics dynamics = loft_flight_dynamics(&f.plan, &phase);
        loft_flow flow;
        loft_dynamics_flow(&dynamics, y, &flow);
        const double v_mps = loft_vec3_norm(flow.v_air_mps);
        CHECK_NEAR(cell(t, i, 9), 0.5 * flow.air.rho_kgpm3 * v_mps * v_mps, 1e-5);
        const loft_vec3 felt = loft_dynamics_felt(&dynamics, t->t_s[i], y);
        CHECK_NEAR(cell(t, i, 11), loft_vec3_norm(felt) / 9.80665, 1e-5);
        const double burn_s = 61.7 + 53.9;
        const bool gap = t->t_s[i] >= burn_s && t->t_s[i] < burn_s + 7.89;
        assert_string_equal(t->cells[i][12], gap                          ? "gap"
                                             : t->t_s[i] < burn_s + 79.19 ? "boost"
                                                                          : "coast");
    }
    free(t);
    loft_trajectory_free(f.record);
}

/* Also with rows less than a millisecond apart, and a whole step just before the end. */
static void a_time_that_prints_alike_has_one_row(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f, 7.89);
    f.plan.booster = NULL; /* a throw of a few seconds is enough */
    f.plan.start.alt_m = 1.23;
    f.plan.v_enu_mps = (loft_vec3){12.3, 0.0, 4.56};
    f.plan.body = loft_body_of_beta(5432.1);
    assert_int_equal(loft_fly(&f.plan, f.record, &f.flight), LOFT_OK);
    const double end_s = f.flight.end.t_s;
    assert_true(end_s > 0.5 && end_s < 3.0);
    const double steps_s[] = {4e-4, end_s - 1e-6};
    for (int i = 0; i < 2; i++) {
        table *t = read_table(&f, steps_s[i]);
        for (int k = 1; k < t->n; k++) {
            assert_true(t->t_s[k] > t->t_s[k - 1]);
        }
        CHECK_WITHIN(t->t_s[t->n - 1], end_s, 5.001e-4);
        assert_true(i == 0 ? t->n > 1000.0 * end_s - 2.0 : t->n <= 4);
        free(t);
    }
    loft_trajectory_free(f.record);
}

/* Row by row: where an event is named, and that nothing else is. */
static void events_are_named_in_their_rows(void **state)
{
    (void)state;
    static const struct {
        double t_s;
        const char *name;
    } wanted[] = {{0.0, "ignition 1"},
                  {61.7, "burn-out 1; ignition 2"},
                  {61.7 + 53.9, "burn-out 2"},
                  {61.7 + 53.9 + 7.89, "ignition 3"}};
    flown f;
    fly_loft(&f, 7.89);
    table *t = read_table(&f, 10.0);
    int named = 0;
    for (int i = 0; i < t->n; i++) {
        for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++) {
            if (fabs(t->t_s[i] - wanted[k].t_s) < 5.001e-4) {
                assert_string_equal(t->cells[i][13], wanted[k].name);
            }
        }
        named += t->cells[i][13][0] != '\0';
    }
    assert_string_equal(t->cells[t->n - 1][13], "impact");
    assert_int_equal(named, 4 + 3); /* burn-out 3, apogee, impact */
    free(t);
    loft_trajectory_free(f.record);
}

static void a_row_has_the_clock_where_the_minute_is_known(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f, 7.89);
    table *t = read_table(&f, 10.0);
    assert_string_equal(t->cells[0][14], "2017-10-30T22:10:00.000Z");
    for (int i = 1; i < t->n; i++) {
        const double minutes = strtod(t->cells[i][14] + 14, NULL) - 10.0;
        const double seconds = strtod(t->cells[i][14] + 17, NULL);
        CHECK_WITHIN(fmod(60.0 * minutes + seconds, 3600.0), fmod(t->t_s[i], 3600.0),
                     1e-6);
    }
    free(t);
    const loft_epoch day = {.unix_s = 1509321600, .known = LOFT_EPOCH_DAY};
    loft_export_table content = table_of(&f, 10.0);
    content.launch = &day;
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(loft_export_csv(&content, &text, &size), LOFT_OK);
    assert_null(strstr(text, "2017"));
    free(text);
    loft_trajectory_free(f.record);
}

/* It drifts west on the rotating Earth, at centimetres a second. */
static void a_vertical_climb_has_no_azimuth(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f, 7.89);
    table *t = read_table(&f, 1.0);
    assert_string_equal(t->cells[0][7], "");
    assert_string_equal(t->cells[2][7], "");
    for (int i = 1; i < t->n; i++) {
        if (t->cells[i - 1][7][0] != '\0' && t->cells[i][7][0] != '\0' &&
            fabs(cell(t, i, 6)) < 85.0) {
            CHECK_WITHIN(remainder(cell(t, i, 7) - cell(t, i - 1, 7), 360.0), 0.0, 5.0);
        }
    }
    free(t);
    loft_trajectory_free(f.record);
}

static void without_a_speed_of_sound_mach_is_empty(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f, 7.89);
    table *t = read_table(&f, 10.0);
    int empty = 0;
    for (int i = 0; i < t->n; i++) {
        if (cell(t, i, 3) < 80.0) {
            assert_true(cell(t, i, 8) >= 0.0);
        } else if (t->cells[i][8][0] == '\0') {
            empty++;
        }
    }
    assert_true(empty > 10);
    assert_true(t->cells[t->n / 2][8][0] == '\0'); /* about apogee */
    free(t);
    loft_trajectory_free(f.record);
}

static void a_step_gives_a_few_hundred_rows(void **state)
{
    (void)state;
    const double rows[][2] = {{52.3, 1.0},     {599.9, 1.0},   {601.2, 2.0},
                              {1234.5, 5.0},   {3190.1, 10.0}, {6543.2, 20.0},
                              {12345.6, 30.0}, {2.5e4, 60.0},  {2.5e6, 60.0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_WITHIN(loft_export_csv_step(rows[i][0]), rows[i][1], 0.0);
    }
}

static void a_step_that_is_none_is_refused(void **state)
{
    (void)state;
    flown f;
    fly_loft(&f, 7.89);
    const double steps_s[] = {0.0, -1.2, NAN, INFINITY};
    char *text = NULL;
    size_t size = 12345;
    for (int i = 0; i < 4; i++) {
        const loft_export_table content = table_of(&f, steps_s[i]);
        assert_int_equal(loft_export_csv(&content, &text, &size), LOFT_ERR_DOMAIN);
        assert_null(text);
        assert_int_equal(size, 12345);
    }
    loft_trajectory_free(f.record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_strictly_increase_to_the_end),
        cmocka_unit_test(no_time_is_printed_twice),
        cmocka_unit_test(every_event_and_every_whole_step_has_a_row),
        cmocka_unit_test(the_columns_are_those_of_the_flight_points),
        cmocka_unit_test(a_time_that_prints_alike_has_one_row),
        cmocka_unit_test(events_are_named_in_their_rows),
        cmocka_unit_test(a_row_has_the_clock_where_the_minute_is_known),
        cmocka_unit_test(a_vertical_climb_has_no_azimuth),
        cmocka_unit_test(without_a_speed_of_sound_mach_is_empty),
        cmocka_unit_test(a_step_gives_a_few_hundred_rows),
        cmocka_unit_test(a_step_that_is_none_is_refused),
    };
    return cmocka_run_group_tests_name("export_csv", tests, NULL, NULL);
}
