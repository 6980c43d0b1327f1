/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/base/random.h"
#include "sim/infer/sample_fit.h"

enum {
    N = 20000
};

static const double far = 4.5; /* deviations of a sum over N samples */

static loft_prior usual(void)
{
    return (loft_prior){.burn_log_sd = 0.17,
                        .isp_sd_s = 11.0,
                        .split_sd = 0.05,
                        .turn_lo = 0.4,
                        .turn_hi = 0.9,
                        .gap_mean_s = 12.0,
                        .beta_log_sd = 0.4,
                        .drag_log_sd = 0.3,
                        .azimuth_sd_rad = 0.05,
                        .site_sd_m = 12345.0};
}

static loft_prior none(void)
{
    return (loft_prior){.turn_lo = 0.65, .turn_hi = 0.65};
}

/* Not round, and shares that add up to 1.3. */
static loft_launch launch_of(int n_stages)
{
    loft_launch launch = loft_launch_default();
    launch.site = (loft_geodetic){
        .lat_rad = 39.3 * LOFT_PI / 180.0, .lon_rad = 2.2, .alt_m = 123.0};
    launch.azimuth_rad = 1.3;
    launch.booster.n_stages = n_stages;
    for (int i = 0; i < n_stages; i++) {
        launch.booster.stages[i].exhaust_mps = 2800.0 + 40.0 * i;
        launch.booster.stages[i].burn_s = 61.0 + 7.0 * i;
        launch.booster.stages[i].speed_share = 1.3 / n_stages;
    }
    return launch;
}

static loft_prior_sample drawn(const loft_prior *prior, const loft_launch *base,
                               uint64_t sample)
{
    loft_prior_sample draw;
    loft_prior_sample_launch(prior, base, 20171129, sample, &draw);
    return draw;
}

typedef struct moments {
    double sum, sum2;
} moments;

static void add(moments *m, double x)
{
    m->sum += x;
    m->sum2 += x * x;
}

/* For a normal variable; a deviation is off by 1/sqrt(2 N) of itself. */
static void check_normal(const moments *m, double mean, double sd)
{
    const double got = m->sum / N;
    CHECK_WITHIN(got, mean, far * sd / sqrt(N));
    CHECK_WITHIN(sqrt(m->sum2 / N - got * got), sd, far * sd / sqrt(2.0 * N));
}

/* ---- the address of a sample ---- */

/* A new dimension goes to the end, or every stored seed means other boosters. */
static void dimensions_keep_their_numbers(void **state)
{
    (void)state;
    assert_int_equal(LOFT_DIMENSION_BURN, 0);
    assert_int_equal(LOFT_DIMENSION_ISP, 1);
    assert_int_equal(LOFT_DIMENSION_SPEED_SPLIT, 2);
    assert_int_equal(LOFT_DIMENSION_BURN_SPLIT, 6);
    assert_int_equal(LOFT_DIMENSION_GAP, 10);
    assert_int_equal(LOFT_DIMENSION_TURN, 14);
    assert_int_equal(LOFT_DIMENSION_BETA, 15);
    assert_int_equal(LOFT_DIMENSION_DRAG, 16);
    assert_int_equal(LOFT_DIMENSION_AZIMUTH, 17);
    assert_int_equal(LOFT_DIMENSION_NORTH, 18);
    assert_int_equal(LOFT_DIMENSION_EAST, 19);
    assert_int_equal(LOFT_DIMENSION_APOGEE, 20);
    assert_int_equal(LOFT_DIMENSION_RANGE, 21);
    assert_int_equal(LOFT_DIMENSION_TIME, 22);
    assert_string_equal(loft_dimension_name(LOFT_DIMENSION_BURN), "burn");
    assert_string_equal(loft_dimension_name(LOFT_DIMENSION_SPEED_SPLIT + 1),
                        "speed_split_2");
    assert_string_equal(loft_dimension_name(LOFT_DIMENSION_BURN_SPLIT), "burn_split_1");
    assert_string_equal(loft_dimension_name(LOFT_DIMENSION_GAP + 3), "gap_4");
    assert_string_equal(loft_dimension_name(LOFT_DIMENSION_TURN), "turn");
    assert_string_equal(loft_dimension_name(LOFT_DIMENSION_TIME), "time");
    for (int dim = 0; dim < LOFT_DIMENSION_COUNT; dim++) {
        assert_non_null(loft_dimension_name(dim));
    }
}

static void a_sample_is_the_same_whenever_it_is_drawn(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    const loft_launch base = launch_of(3);
    const loft_prior_sample first = drawn(&prior, &base, 77);
    const loft_prior_sample other = drawn(&prior, &base, 78);
    const loft_prior_sample again = drawn(&prior, &base, 77);
    assert_memory_equal(first.values, again.values, sizeof first.values);
    CHECK_NEAR(first.launch.booster.stages[2].burn_s,
               again.launch.booster.stages[2].burn_s, 0.0);
    assert_true(first.burn_z != other.burn_z);
    CHECK_NEAR(first.burn_z, loft_random_normal(20171129, 77, LOFT_DIMENSION_BURN), 0.0);
}

/* One input held, the others keep their numbers. */
static void inputs_do_not_disturb_each_other(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    loft_prior held = prior;
    held.split_sd = held.isp_sd_s = 0.0;
    const loft_launch base = launch_of(2);
    const loft_prior_sample a = drawn(&prior, &base, 5);
    const loft_prior_sample b = drawn(&held, &base, 5);
    CHECK_NEAR(a.burn_log, b.burn_log, 0.0);
    for (int dim = LOFT_DIMENSION_GAP; dim < LOFT_DIMENSION_COUNT; dim++) {
        CHECK_NEAR(a.values[dim], b.values[dim], 0.0);
    }
    assert_true(b.values[LOFT_DIMENSION_ISP] == 0.0);
}

/* ---- the distribution ---- */

static void the_scalars_have_their_spread(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    const loft_launch base = launch_of(1);
    moments burn = {0}, isp = {0}, beta = {0}, drag = {0}, azimuth = {0}, turn = {0};
    for (uint64_t i = 0; i < N; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        const loft_booster_template *plan = &d.launch.booster;
        add(&burn, log(plan->stages[0].burn_s / 61.0));
        add(&isp, (plan->stages[0].exhaust_mps - 2800.0) / 9.80665);
        add(&beta, log(d.launch.beta_kgpm2 / 6000.0));
        add(&drag, log(plan->area_m2pkg / 7.5e-5));
        add(&azimuth, d.launch.azimuth_rad);
        add(&turn, d.launch.turn_fraction - 0.65);
        assert_true(d.launch.turn_fraction >= 0.4 && d.launch.turn_fraction <= 0.9);
        CHECK_WITHIN(d.burn_log, log(plan->stages[0].burn_s / 61.0), 1e-14);
        CHECK_NEAR(d.burn_log, 0.17 * d.burn_z, 1e-15);
        assert_int_equal(loft_launch_check(&d.launch), LOFT_OK);
    }
    check_normal(&burn, 0.0, 0.17);
    check_normal(&isp, 0.0, 11.0);
    check_normal(&beta, 0.0, 0.4);
    check_normal(&drag, 0.0, 0.3);
    check_normal(&azimuth, 1.3, 0.05);
    CHECK_WITHIN(turn.sum / N, 0.0, far * 0.5 / sqrt(12.0 * N));
    CHECK_WITHIN(turn.sum2 / N, 0.25 / 12.0, far * 0.25 / sqrt(180.0 * N));
}

/* Measured by the geodesic between the two places, east and north. */
static void the_launch_point_moves_over_the_ground(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    const loft_launch base = launch_of(1);
    moments north = {0}, east = {0};
    for (uint64_t i = 0; i < N; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        const loft_geodesic_line line =
            loft_geodesy_inverse(&base.model.earth.shape, base.site, d.launch.site);
        const double north_m = line.range_m * cos(line.azimuth1_rad);
        const double east_m = line.range_m * sin(line.azimuth1_rad);
        CHECK_WITHIN(north_m, d.values[LOFT_DIMENSION_NORTH], 1e-6);
        CHECK_WITHIN(east_m, d.values[LOFT_DIMENSION_EAST], 1e-6);
        CHECK_NEAR(d.launch.site.alt_m, 123.0, 0.0);
        add(&north, north_m);
        add(&east, east_m);
    }
    check_normal(&north, 0.0, 12345.0);
    check_normal(&east, 0.0, 12345.0);
}

static double share_of(const loft_prior_sample *d, int i)
{
    double sum = 0.0;
    for (int k = 0; k < d->launch.booster.n_stages; k++) {
        sum += d->launch.booster.stages[k].speed_share;
    }
    CHECK_NEAR(sum, 1.0, 1e-15 * 4.0);
    return d->launch.booster.stages[i].speed_share;
}

static void two_stages_trade_their_shares(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    const loft_launch base = launch_of(2);
    moments speed = {0}, burn = {0};
    double together = 0.0;
    for (uint64_t i = 0; i < N; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        const loft_booster_template *plan = &d.launch.booster;
        const double total_s = loft_booster_template_burn_time(plan);
        CHECK_NEAR(total_s, 129.0 * exp(d.burn_log), 1e-14);
        CHECK_WITHIN(share_of(&d, 0) - 0.5, d.values[LOFT_DIMENSION_SPEED_SPLIT], 1e-15);
        CHECK_NEAR(d.values[LOFT_DIMENSION_SPEED_SPLIT + 1],
                   -d.values[LOFT_DIMENSION_SPEED_SPLIT], 0.0);
        CHECK_WITHIN(plan->stages[0].burn_s / total_s - 61.0 / 129.0,
                     d.values[LOFT_DIMENSION_BURN_SPLIT], 1e-15);
        add(&speed, share_of(&d, 0));
        add(&burn, plan->stages[0].burn_s / total_s);
        together +=
            d.values[LOFT_DIMENSION_SPEED_SPLIT] * d.values[LOFT_DIMENSION_BURN_SPLIT];
    }
    check_normal(&speed, 0.5, 0.05);
    check_normal(&burn, 61.0 / 129.0, 0.05);
    CHECK_WITHIN(together / N, 0.0, far * 0.05 * 0.05 / sqrt(N)); /* drawn apart */
}

/* A shift less the mean of three has 2/3 of its variance. */
static void three_shares_shift_about_their_mean(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    const loft_launch base = launch_of(3);
    moments speed[3] = {{0}}, burn[3] = {{0}};
    for (uint64_t i = 0; i < N; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        const double total_s = loft_booster_template_burn_time(&d.launch.booster);
        for (int k = 0; k < 3; k++) {
            add(&speed[k], share_of(&d, k));
            add(&burn[k], d.launch.booster.stages[k].burn_s / total_s);
        }
    }
    for (int k = 0; k < 3; k++) {
        check_normal(&speed[k], 1.0 / 3.0, 0.05 * sqrt(2.0 / 3.0));
        check_normal(&burn[k], (61.0 + 7.0 * k) / 204.0, 0.05 * sqrt(2.0 / 3.0));
    }
}

static void gaps_are_exponential_and_do_not_stretch(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    const loft_launch base = launch_of(3);
    moments gap = {0}, between = {0};
    int long_ones = 0;
    for (uint64_t i = 0; i < N; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        const double a = d.launch.booster.stages[0].gap_s;
        const double b = d.launch.booster.stages[1].gap_s;
        CHECK_NEAR(d.values[LOFT_DIMENSION_GAP], a, 0.0);
        CHECK_NEAR(d.values[LOFT_DIMENSION_GAP + 1], b, 0.0);
        assert_true(a >= 0.0 && b >= 0.0);
        assert_true(d.launch.booster.stages[2].gap_s == 0.0);
        add(&gap, a);
        add(&between, (a - 12.0) * (b - 12.0));
        long_ones += b > 36.0;
    }
    CHECK_WITHIN(gap.sum / N, 12.0, far * 12.0 / sqrt(N));
    CHECK_WITHIN(gap.sum2 / N, 288.0, far * 288.0 * sqrt(5.0 / N)); /* 4!/2!^2 - 1 */
    CHECK_WITHIN(between.sum / N, 0.0, far * 144.0 / sqrt(N));
    const double p = exp(-3.0);
    CHECK_WITHIN(long_ones / (double)N, p, far * sqrt(p * (1.0 - p) / N));
}

/* ---- what is held, and bounds ---- */

static void a_gap_that_is_known_stays(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    loft_launch base = launch_of(3);
    base.booster.stages[1].gap_s = 4.5;
    const loft_prior_sample d = drawn(&prior, &base, 3);
    CHECK_NEAR(d.launch.booster.stages[1].gap_s, 4.5, 0.0);
    assert_true(d.launch.booster.stages[0].gap_s > 0.0);
}

static void one_stage_has_neither_shares_nor_gaps(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    const loft_launch base = launch_of(1);
    for (uint64_t i = 0; i < 100; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        CHECK_NEAR(d.launch.booster.stages[0].speed_share, 1.3, 0.0);
        assert_true(d.launch.booster.stages[0].gap_s == 0.0);
        for (int dim = LOFT_DIMENSION_SPEED_SPLIT; dim < LOFT_DIMENSION_TURN; dim++) {
            assert_true(d.values[dim] == 0.0);
        }
    }
}

static void without_spread_the_base_comes_back(void **state)
{
    (void)state;
    const loft_prior prior = none();
    const loft_launch base = launch_of(3);
    const loft_prior_sample d = drawn(&prior, &base, 9);
    for (int i = 0; i < 3; i++) {
        CHECK_NEAR(d.launch.booster.stages[i].burn_s, base.booster.stages[i].burn_s, 0.0);
        CHECK_NEAR(d.launch.booster.stages[i].exhaust_mps,
                   base.booster.stages[i].exhaust_mps, 0.0);
        CHECK_NEAR(d.launch.booster.stages[i].speed_share,
                   base.booster.stages[i].speed_share, 0.0);
        assert_true(d.launch.booster.stages[i].gap_s == 0.0);
    }
    CHECK_NEAR(d.launch.booster.area_m2pkg, base.booster.area_m2pkg, 0.0);
    CHECK_NEAR(d.launch.beta_kgpm2, base.beta_kgpm2, 0.0);
    CHECK_NEAR(d.launch.azimuth_rad, base.azimuth_rad, 0.0);
    CHECK_NEAR(d.launch.site.lat_rad, base.site.lat_rad, 0.0);
    CHECK_NEAR(d.launch.site.lon_rad, base.site.lon_rad, 0.0);
    CHECK_NEAR(d.launch.turn_fraction, 0.65, 0.0);
}

/* Shares of 0.06, 0.3, 0.64: the bounds are 0.03, 0.05, 0.05. */
static void no_share_falls_below_its_bound(void **state)
{
    (void)state;
    loft_prior prior = none();
    prior.split_sd = 0.3;
    loft_launch base = launch_of(3);
    const double shares[] = {0.06, 0.3, 0.64};
    const double least[] = {0.03, 0.05, 0.05};
    for (int i = 0; i < 3; i++) {
        base.booster.stages[i].speed_share = shares[i];
        base.booster.stages[i].burn_s = 150.0 * shares[i];
    }
    int bound[3] = {0};
    for (uint64_t i = 0; i < 2000; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        assert_int_equal(loft_launch_check(&d.launch), LOFT_OK);
        for (int k = 0; k < 3; k++) {
            const double share = share_of(&d, k);
            const double burn = d.launch.booster.stages[k].burn_s / 150.0;
            assert_true(share >= least[k] - 1e-15 && burn >= least[k] - 1e-15);
            bound[k] += share < least[k] + 1e-12;
        }
    }
    assert_true(bound[0] > 100 && bound[1] > 100 && bound[2] > 10);
}

static void isp_stops_at_its_bound(void **state)
{
    (void)state;
    loft_prior prior = none();
    prior.isp_sd_s = 100.0;
    loft_launch base = launch_of(2);
    base.booster.stages[1].exhaust_mps =
        130.0 * LOFT_G0_MPS2; /* below the bound itself */
    int bound = 0;
    for (uint64_t i = 0; i < 2000; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        const double isp_s = d.launch.booster.stages[0].exhaust_mps / LOFT_G0_MPS2;
        assert_true(isp_s >= 150.0 * (1.0 - 1e-15));
        assert_true(d.launch.booster.stages[1].exhaust_mps >= 130.0 * LOFT_G0_MPS2);
        bound += isp_s < 150.0 * (1.0 + 1e-15);
    }
    assert_true(bound > 50);
}

static void an_azimuth_is_wrapped(void **state)
{
    (void)state;
    loft_prior prior = none();
    prior.azimuth_sd_rad = 0.05;
    loft_launch base = launch_of(1);
    base.azimuth_rad = 0.0;
    int wrapped = 0;
    for (uint64_t i = 0; i < 100; i++) {
        const loft_prior_sample d = drawn(&prior, &base, i);
        assert_true(d.launch.azimuth_rad >= 0.0 && d.launch.azimuth_rad < 2.0 * LOFT_PI);
        CHECK_WITHIN(loft_angle_wrap_pm(d.launch.azimuth_rad),
                     d.values[LOFT_DIMENSION_AZIMUTH], 1e-14);
        wrapped += d.launch.azimuth_rad > LOFT_PI;
    }
    assert_true(wrapped > 20 && wrapped < 80);
}

/* ---- burn time alone ---- */

static void burn_times_can_be_redrawn_alone(void **state)
{
    (void)state;
    const loft_prior prior = usual();
    const loft_launch base = launch_of(3);
    const loft_prior_sample before = drawn(&prior, &base, 4);
    loft_prior_sample d = before;
    loft_prior_sample_set_burn(&prior, -1.234, &d);
    CHECK_NEAR(d.burn_z, -1.234, 0.0);
    CHECK_NEAR(d.burn_log, -1.234 * 0.17, 1e-15);
    CHECK_NEAR(d.values[LOFT_DIMENSION_BURN], d.burn_log, 0.0);
    CHECK_NEAR(loft_booster_template_burn_time(&d.launch.booster),
               204.0 * exp(d.burn_log), 1e-14);
    for (int i = 0; i < 3; i++) {
        CHECK_NEAR(d.launch.booster.stages[i].burn_s,
                   before.launch.booster.stages[i].burn_s *
                       exp(d.burn_log - before.burn_log),
                   1e-14);
        CHECK_NEAR(d.launch.booster.stages[i].gap_s,
                   before.launch.booster.stages[i].gap_s, 0.0);
    }
    loft_prior_sample_set_burn(&prior, before.burn_z, &d);
    CHECK_NEAR(d.launch.booster.stages[1].burn_s, before.launch.booster.stages[1].burn_s,
               1e-15 * 4.0);
    assert_memory_equal(&d.values[1], &before.values[1],
                        sizeof d.values - sizeof d.values[0]);
}

/* ---- the check ---- */

static void a_prior_out_of_its_domain_is_refused(void **state)
{
    (void)state;
    const loft_prior good = usual();
    assert_int_equal(loft_prior_check(&good), LOFT_OK);
    const loft_prior held = none();
    assert_int_equal(loft_prior_check(&held), LOFT_OK);
    loft_prior p;
    double *const fields[] = {
        &p.burn_log_sd, &p.isp_sd_s, &p.split_sd,       &p.gap_mean_s, &p.beta_log_sd,
        &p.drag_log_sd, &p.turn_lo,  &p.azimuth_sd_rad, &p.site_sd_m,  &p.turn_hi};
    const double most[] = {1.0, 100.0, 0.3,           600.0, 1.0,
                           1.0, 0.9,   0.5 * LOFT_PI, 1e6,   1.0};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const double bad[] = {-1e-9, NAN, INFINITY, most[i] * (1.0 + 1e-15)};
        p = good;
        *fields[i] = most[i];
        assert_int_equal(loft_prior_check(&p), LOFT_OK);
        for (int k = 0; k < 4; k++) {
            *fields[i] = bad[k];
            assert_int_equal(loft_prior_check(&p), LOFT_ERR_DOMAIN);
        }
    }
    p = good;
    p.turn_lo = 0.0;
    assert_int_equal(loft_prior_check(&p), LOFT_ERR_DOMAIN);
}

/* 2,111.5 km over 787 km is a loft, 770 km over 3,700 km a standard flight. */
static void what_falls_from_a_loft_has_another_prior(void **state)
{
    (void)state;
    loft_prior p = usual();
    p.beta_loft_kgpm2 = 2345.0;
    p.beta_loft_log_sd = 0.87;
    loft_launch launch = {.beta_kgpm2 = 6123.0};
    loft_prior used = loft_prior_of_flight(&p, 770e3, 3700e3, &launch);
    CHECK_NEAR(used.beta_log_sd, p.beta_log_sd, 0.0);
    CHECK_NEAR(launch.beta_kgpm2, 6123.0, 0.0);
    used = loft_prior_of_flight(&p, 2111.5e3, 787e3, &launch);
    CHECK_NEAR(used.beta_log_sd, 0.87, 0.0);
    CHECK_NEAR(used.burn_log_sd, p.burn_log_sd, 0.0);
    CHECK_NEAR(launch.beta_kgpm2, 2345.0, 0.0);
    launch.beta_kgpm2 = 6123.0;
    p.beta_loft_log_sd = 0.0;
    used = loft_prior_of_flight(&p, 2111.5e3, 787e3, &launch);
    CHECK_NEAR(used.beta_log_sd, p.beta_log_sd, 0.0);
    CHECK_NEAR(launch.beta_kgpm2, 6123.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dimensions_keep_their_numbers),
        cmocka_unit_test(a_sample_is_the_same_whenever_it_is_drawn),
        cmocka_unit_test(inputs_do_not_disturb_each_other),
        cmocka_unit_test(the_scalars_have_their_spread),
        cmocka_unit_test(the_launch_point_moves_over_the_ground),
        cmocka_unit_test(two_stages_trade_their_shares),
        cmocka_unit_test(three_shares_shift_about_their_mean),
        cmocka_unit_test(gaps_are_exponential_and_do_not_stretch),
        cmocka_unit_test(a_gap_that_is_known_stays),
        cmocka_unit_test(one_stage_has_neither_shares_nor_gaps),
        cmocka_unit_test(without_spread_the_base_comes_back),
        cmocka_unit_test(no_share_falls_below_its_bound),
        cmocka_unit_test(isp_stops_at_its_bound),
        cmocka_unit_test(an_azimuth_is_wrapped),
        cmocka_unit_test(burn_times_can_be_redrawn_alone),
        cmocka_unit_test(a_prior_out_of_its_domain_is_refused),
        cmocka_unit_test(what_falls_from_a_loft_has_another_prior),
    };
    return cmocka_run_group_tests_name("prior", tests, NULL, NULL);
}
