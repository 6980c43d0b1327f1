/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "loft/loft.h"
#include "sim/orbit/kepler.h"

static const double mu = 3.986004418e14;

static void check_vec3(loft_vec3 got, double x, double y, double z, double abs)
{
    CHECK_WITHIN(got.x, x, abs);
    CHECK_WITHIN(got.y, y, abs);
    CHECK_WITHIN(got.z, z, abs);
}

/* 36-digit integrations of two-body motion. */
static void agrees_with_a_36_digit_integration(void **state)
{
    (void)state;
    loft_kepler_state s = {.r_m = {929830.6524372862072293, -5616651.658518099420595,
                                   3091099.819711898879039},
                           .v_mps = {3751.444780749949943077, -943.1359521682566804868,
                                     3168.147192399942116034}};
    assert_int_equal(loft_kepler_propagate(mu, &s, 800.0, &s), LOFT_OK);
    check_vec3(s.r_m, 3234346.6405433875, -4227688.0686045517, 4194128.9274769281, 1e-8);
    s = (loft_kepler_state){.r_m = {-4292653.41, 955168.47, 5139356.57},
                            .v_mps = {109.649663, -7527.72649, 1484.521489}};
    assert_int_equal(loft_kepler_propagate(mu, &s, 28800.0, &s), LOFT_OK);
    check_vec3(s.r_m, -1024262.21147967, -6151093.68804227, 2599974.84004160, 1e-6);
    check_vec3(s.v_mps, 4736.65954383480, -3000.74554061164, -5251.71253182438, 1e-9);
}

/* DETEST class D (Hull et al. 1972) at t = 20, three revolutions. */
static void solves_detest_d(void **state)
{
    (void)state;
    static const double rows[][5] = {{0.1, 0.219883535200839661, 0.942707684634181309,
                                      -0.978765984105817651, 0.328797799096203608},
                                     {0.5, -0.578043295303536123, 0.86338400091941928,
                                      -0.959508373038072736, -0.0650491512671209017},
                                     {0.9, -1.29526625098757437, 0.400393896379232153,
                                      -0.677539092470756589, -0.127083815427868619}};
    for (int i = 0; i < 3; i++) {
        const double e = rows[i][0];
        loft_kepler_state s = {.r_m = {1.0 - e, 0.0, 0.0},
                               .v_mps = {0.0, sqrt((1.0 + e) / (1.0 - e)), 0.0}};
        assert_int_equal(loft_kepler_propagate(1.0, &s, 20.0, &s), LOFT_OK);
        check_vec3(s.r_m, rows[i][1], rows[i][2], 0.0, 1e-13);
        check_vec3(s.v_mps, rows[i][3], rows[i][4], 0.0, 1e-13);
    }
}

/* Speeds at the same place from near rest through escape (1.0 in v/v_escape) and on. */
static void keeps_energy_and_momentum_and_comes_back(void **state)
{
    (void)state;
    const loft_vec3 r0 = {5.1e6, -3.2e6, 2.3e6};
    const double escape = sqrt(2.0 * mu / loft_vec3_norm(r0));
    const loft_vec3 way = loft_vec3_unit((loft_vec3){0.3, 0.8, 0.4});
    static const double parts[] = {0.3, 0.7, 0.99, 0.999999, 1.0, 1.000001, 1.2, 4.0};
    for (int i = 0; i < 8; i++) {
        const loft_kepler_state s0 = {r0, loft_vec3_scale(parts[i] * escape, way)};
        const loft_vec3 h0 = loft_vec3_cross(s0.r_m, s0.v_mps);
        for (double dt_s = 0.12345; dt_s < 2e5; dt_s *= 5.5) {
            loft_kepler_state s;
            assert_int_equal(loft_kepler_propagate(mu, &s0, dt_s, &s), LOFT_OK);
            const loft_vec3 h = loft_vec3_cross(s.r_m, s.v_mps);
            CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(h, h0)), 0.0,
                         1e-13 * loft_vec3_norm(s.r_m) * loft_vec3_norm(s.v_mps));
            const double well = mu / loft_vec3_norm(s.r_m);
            const double kin = 0.5 * loft_vec3_dot(s.v_mps, s.v_mps);
            const double e0 =
                0.5 * loft_vec3_dot(s0.v_mps, s0.v_mps) - mu / loft_vec3_norm(s0.r_m);
            CHECK_WITHIN(kin - well, e0, 1e-12 * (kin + well));
            assert_int_equal(loft_kepler_propagate(mu, &s, -dt_s, &s), LOFT_OK);
            CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(s.r_m, r0)), 0.0,
                         parts[i] < 0.7 ? 1e-3 : 1e-4);
        }
    }
}

/* Barker: on a parabola of pericentre q, t = sqrt(2 q^3/mu) (D + D^3/3), D = tan(nu/2). */
static void follows_barkers_parabola(void **state)
{
    (void)state;
    const double q = 1.2345;
    const double d = 1.7;
    const loft_kepler_state s0 = {.r_m = {q, 0.0, 0.0},
                                  .v_mps = {0.0, sqrt(2.0 / q), 0.0}};
    loft_kepler_state s;
    assert_int_equal(loft_kepler_propagate(
                         1.0, &s0, sqrt(2.0 * q * q * q) * (d + d * d * d / 3.0), &s),
                     LOFT_OK);
    check_vec3(s.r_m, q * (1.0 - d * d), 2.0 * q * d, 0.0, 1e-14);
}

static void refuses_bad_input(void **state)
{
    (void)state;
    const loft_kepler_state good = {.r_m = {1.0, 0.0, 0.0}, .v_mps = {0.0, 1.0, 0.0}};
    const loft_kepler_state centre = {.v_mps = {0.0, 1.0, 0.0}};
    loft_kepler_state to = {.r_m = {-1.0, 0.0, 0.0}};
    assert_int_equal(loft_kepler_propagate(0.0, &good, 1.0, &to), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_kepler_propagate(NAN, &good, 1.0, &to), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_kepler_propagate(1.0, &good, INFINITY, &to), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_kepler_propagate(1.0, &centre, 1.0, &to), LOFT_ERR_DOMAIN);
    for (int i = 0; i < 6; i++) {
        loft_kepler_state hole = good;
        double *const fields[] = {&hole.r_m.x,   &hole.r_m.y,   &hole.r_m.z,
                                  &hole.v_mps.x, &hole.v_mps.y, &hole.v_mps.z};
        *fields[i] = i % 2 == 0 ? NAN : INFINITY;
        assert_int_equal(loft_kepler_propagate(1.0, &hole, 1.0, &to), LOFT_ERR_DOMAIN);
    }
    check_vec3(to.r_m, -1.0, 0.0, 0.0, 0.0);
}

static void refuses_ends_that_no_double_holds(void **state)
{
    (void)state;
    loft_kepler_state to = {.r_m = {-1.0, 0.0, 0.0}};
    const loft_kepler_state fast = {.r_m = {1.0, 0.0, 0.0}, .v_mps = {0.0, 1e150, 0.0}};
    const loft_kepler_state close = {.r_m = {1e-160, 0.0, 0.0}, .v_mps = {0.0, 1.0, 0.0}};
    assert_int_equal(loft_kepler_propagate(1.0, &fast, 1e300, &to), LOFT_ERR_DOMAIN);
    assert_int_equal(loft_kepler_propagate(1e300, &close, 1.0, &to), LOFT_ERR_DOMAIN);
    check_vec3(to.r_m, -1.0, 0.0, 0.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_36_digit_integration),
        cmocka_unit_test(solves_detest_d),
        cmocka_unit_test(keeps_energy_and_momentum_and_comes_back),
        cmocka_unit_test(follows_barkers_parabola),
        cmocka_unit_test(refuses_bad_input),
        cmocka_unit_test(refuses_ends_that_no_double_holds),
    };
    return cmocka_run_group_tests_name("kepler", tests, NULL, NULL);
}
