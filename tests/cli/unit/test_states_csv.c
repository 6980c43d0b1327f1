/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "batch_states.h"
#include "cli/support/states_csv.h"
#include "cli/support/states_out.h"
#include "golden.h"

static const char plain[] =
    "lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2";

static states_header header_of(const char *text)
{
    char message[MESSAGE_SIZE];
    states_header header;
    assert_true(states_header_read(text, strlen(text), &header, message));
    return header;
}

static bool read_row(const states_header *header, const char *text,
                     loft_batch_state *state, char message[MESSAGE_SIZE])
{
    const loft_model model = batch_model();
    return states_row_read(header, text, strlen(text), &model.earth.shape, state,
                           message);
}

static void check_same(const loft_batch_state *a, const loft_batch_state *b)
{
    CHECK_NEAR(loft_vec3_norm(loft_vec3_sub(a->r_ecef_m, b->r_ecef_m)), 0.0, 0.0);
    CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(a->v_ecef_mps, b->v_ecef_mps)), 0.0, 1e-11);
    CHECK_NEAR(a->beta_kgpm2, b->beta_kgpm2, 0.0);
}

static void a_row_is_the_state_it_says(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    const states_header header = header_of(plain);
    const batch_row row = {-12.34, 123.45, 234567.8, 6789.1, 45.67, 321.0, 5432.1};
    const loft_batch_state want = batch_state(&model, &row);
    loft_batch_state got;
    char message[MESSAGE_SIZE];
    assert_true(read_row(&header, "-12.34,123.45,234567.8,6789.1,45.67,321,5432.1", &got,
                         message));
    check_same(&got, &want);
    assert_true(read_row(&header,
                         " -12.34 ,\"123.45\",+2.345678e5,6789.1,45.67,321, "
                         "5432.1\r",
                         &got, message));
    check_same(&got, &want);
}

static void columns_may_stand_in_any_order_among_others(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    const states_header header =
        header_of("\xEF\xBB\xBFname,beta_kgpm2,\"azimuth_deg\",fpa_deg, speed_mps "
                  ",alt_m,note,lon_deg,lat_deg\r");
    const batch_row row = {1.5, 2.5, 3.5e5, 4567.0, 56.0, 67.0, 7890.0};
    const loft_batch_state want = batch_state(&model, &row);
    loft_batch_state got;
    char message[MESSAGE_SIZE];
    assert_true(read_row(&header, "\"a, b\",7890,67,56,4567,350000,\"x,y,z\",2.5,1.5",
                         &got, message));
    check_same(&got, &want);
}

static void no_drag_is_written_inf(void **state)
{
    (void)state;
    const states_header header = header_of(plain);
    loft_batch_state got;
    char message[MESSAGE_SIZE];
    assert_true(read_row(&header, "1,2,3e5,4000,50,60,inf", &got, message));
    assert_true(got.beta_kgpm2 == INFINITY);
}

static void a_bad_header_is_told_what_it_lacks(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "lat_deg"},
        {"lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgm2", "beta_kgm2 "},
        {"lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2,alt_m",
         "column alt_m"},
    };
    for (int i = 0; i < 3; i++) {
        char message[MESSAGE_SIZE] = "";
        states_header header = {.n_fields = -1};
        assert_false(
            states_header_read(rows[i][0], strlen(rows[i][0]), &header, message));
        assert_has(message, rows[i][1]);
        golden_message("states_csv", "header", rows[i][0], message);
        assert_int_equal(header.n_fields, -1);
    }
}

static void a_bad_row_is_told_what_was_found_and_wanted(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"1,2,3e5,4000,50,60", "found 6 fields"},
        {"1,2,3e5,4000,50,60,7000,8", "found 8 fields"},
        {"91,2,3e5,4000,50,60,7000", "lat_deg: found '91'"},
        {"1,2,-5001,4000,50,60,7000", "alt_m: found '-5001'"},
        {"1,2,3e5,,50,60,7000", "speed_mps: found ''"},
        {"1,2,3e5,4000,50,60,0", "beta_kgpm2: found '0'"},
        {"1,2,3e5,4000,50,60,-inf", "beta_kgpm2: found '-inf'"},
        {"nan,2,3e5,4000,50,60,7000", "lat_deg: found 'nan'"},
        {"0x1,2,3e5,4000,50,60,7000", "lat_deg: found '0x1'"},
        {"1,2,3e5,4000,50,60 deg,7000", "azimuth_deg: found '60 deg'"},
        {"1,2,3e5,1e999,50,60,7000", "speed_mps: found '1e999'"},
    };
    const states_header header = header_of(plain);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char message[MESSAGE_SIZE] = "";
        loft_batch_state got = {.beta_kgpm2 = -1.0};
        assert_false(read_row(&header, rows[i][0], &got, message));
        assert_has(message, rows[i][1]);
        golden_message("states_csv", "row", rows[i][0], message);
        CHECK_NEAR(got.beta_kgpm2, -1.0, 0.0);
    }
}

/* ---- what is written ---- */

static void numbers_are_written_as_printf_would(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    for (uint64_t k = 0; k < 2000; k++) {
        const double scale = pow(10.0, 8.0 * loft_random_uniform(8, k, 0) - 2.0);
        const loft_batch_flight flight = {
            .end = LOFT_BATCH_IMPACT,
            .t_s = 0.01 * scale,
            .r_ecef_m = {6.4e6 * (loft_random_uniform(8, k, 1) - 0.5), 6.4e6, -scale},
            .apogee_m = scale};
        char row[STATES_ROW_MAX];
        char want[STATES_ROW_MAX];
        const size_t n = states_out_row(STATES_CSV, &model.earth.shape, &flight, row);
        snprintf(want, sizeof want, "%.6f,%.3f,%.3f,%.3f,", flight.t_s, flight.r_ecef_m.x,
                 flight.r_ecef_m.y, flight.r_ecef_m.z);
        assert_memory_equal(row, want, strlen(want));
        snprintf(want, sizeof want, ",%.3f,impact\n", flight.apogee_m);
        assert_memory_equal(row + n - strlen(want), want, strlen(want));
    }
}

static void what_did_not_land_has_a_status_only(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    const loft_batch_flight orbit = {.end = LOFT_BATCH_ORBIT, .apogee_m = 1e6};
    char row[STATES_ROW_MAX];
    size_t n = states_out_row(STATES_CSV, &model.earth.shape, &orbit, row);
    assert_memory_equal(row, ",,,,,,,orbit\n", n);
    n = states_out_row(STATES_CSV, &model.earth.shape, NULL, row);
    assert_memory_equal(row, ",,,,,,,bad_row\n", n);
}

static void rows_fit_into_their_room(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    const loft_batch_flight far = {.end = LOFT_BATCH_IMPACT,
                                   .t_s = 2.6e6,
                                   .r_ecef_m = {-9.9e8, -9.9e8, -9.9e8},
                                   .apogee_m = 1e13};
    char row[STATES_ROW_MAX];
    char header[STATES_HEADER_MAX];
    assert_true(states_out_row(STATES_CSV, &model.earth.shape, &far, row) < 160);
    assert_true(states_out_row(STATES_NETCDF, &model.earth.shape, &far, row) == 60);
    const size_t n = states_out_header(STATES_NETCDF, header);
    assert_true(n % 4 == 0 && n < 2048);
    assert_memory_equal(header, "CDF\x01", 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_the_state_it_says),
        cmocka_unit_test(columns_may_stand_in_any_order_among_others),
        cmocka_unit_test(no_drag_is_written_inf),
        cmocka_unit_test(a_bad_header_is_told_what_it_lacks),
        cmocka_unit_test(a_bad_row_is_told_what_was_found_and_wanted),
        cmocka_unit_test(numbers_are_written_as_printf_would),
        cmocka_unit_test(what_did_not_land_has_a_status_only),
        cmocka_unit_test(rows_fit_into_their_room),
    };
    return cmocka_run_group_tests_name("states_csv", tests, NULL, NULL);
}
