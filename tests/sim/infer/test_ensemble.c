/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "batch_launches.h"
#include "loft/infer.h"
#include "sim/base/ranks.h"
#include "sim/infer/running_stats.h"

#if defined(__SANITIZE_ADDRESS__)
enum {
    MANY = 400
};
#else
enum {
    MANY = 4000
};
#endif

static loft_ensemble_setup some_plan(void)
{
    const loft_model model = batch_model();
    loft_launch_aim aim;
    loft_ensemble_setup plan = {.prior = {.burn_log_sd = 0.1,
                                          .isp_sd_s = 8.0,
                                          .split_sd = 0.04,
                                          .turn_lo = 0.4,
                                          .turn_hi = 0.9,
                                          .beta_log_sd = 0.3,
                                          .azimuth_sd_rad = 0.1},
                                .speed_lo_mps = 3456.7,
                                .speed_hi_mps = 6543.2,
                                .elevation_lo_rad = 0.4321,
                                .elevation_hi_rad = 1.4321,
                                .seed = 12};
    batch_launch_draw(&model, &batch_boosters[3], 1, &plan.base, &aim);
    return plan;
}

static loft_ensemble *flown(const loft_ensemble_setup *plan, int64_t first, int64_t then)
{
    loft_ensemble *ensemble = NULL;
    assert_int_equal(loft_ensemble_new(plan, &ensemble), LOFT_OK);
    loft_ensemble_fly(ensemble, first);
    loft_ensemble_fly(ensemble, then);
    return ensemble;
}

static void every_draw_is_counted_once(void **state)
{
    (void)state;
    const loft_ensemble_setup plan = some_plan();
    loft_ensemble *ensemble = flown(&plan, MANY - 77, 77);
    int64_t n = 0;
    for (int end = 0; end <= LOFT_BATCH_NO_CLIMB; end++) {
        n += loft_ensemble_count(ensemble, (loft_batch_end)end);
    }
    assert_true(n == MANY);
    const uint64_t down = (uint64_t)loft_ensemble_count(ensemble, LOFT_BATCH_IMPACT);
    assert_true(down > MANY / 2);
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES; i++) {
        assert_true(loft_running_stats_count(loft_ensemble_stats(
                        ensemble, (loft_ensemble_quantity)i)) == down);
    }
    loft_ensemble_free(ensemble);
}

/* Samples in other portions: not one bit differs. */
static void portions_do_not_matter(void **state)
{
    (void)state;
    const loft_ensemble_setup plan = some_plan();
    loft_ensemble *a = flown(&plan, MANY, 0);
    loft_ensemble *b = flown(&plan, 123, MANY - 123);
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES; i++) {
        const loft_running_stats *x = loft_ensemble_stats(a, (loft_ensemble_quantity)i);
        const loft_running_stats *y = loft_ensemble_stats(b, (loft_ensemble_quantity)i);
        CHECK_NEAR(loft_running_stats_mean(x), loft_running_stats_mean(y), 0.0);
        CHECK_NEAR(loft_running_stats_deviation(x), loft_running_stats_deviation(y), 0.0);
        CHECK_NEAR(loft_running_stats_quantile(x, 0.05),
                   loft_running_stats_quantile(y, 0.05), 0.0);
    }
    loft_ensemble_free(a);
    loft_ensemble_free(b);
}

/* Nothing left to chance: every flight is that of launch.h. */
static void without_spread_all_flights_are_the_one(void **state)
{
    (void)state;
    loft_ensemble_setup plan = some_plan();
    plan.prior = (loft_prior){.turn_lo = 0.567, .turn_hi = 0.567};
    plan.speed_lo_mps = plan.speed_hi_mps = 5432.1;
    plan.elevation_lo_rad = plan.elevation_hi_rad = 1.2345;
    loft_ensemble *ensemble = flown(&plan, 50, 0);
    const loft_launch_aim aim = {5432.1, 1.2345, 0.567, plan.base.azimuth_rad};
    plan.base.turn_fraction = 0.567;
    loft_launch_flight one;
    assert_int_equal(loft_launch_fly(&plan.base, &aim, NULL, &one), LOFT_OK);
    const double want[LOFT_ENSEMBLE_QUANTITIES] = {
        [LOFT_ENSEMBLE_RANGE_M] = one.range_m,
        [LOFT_ENSEMBLE_APOGEE_M] = one.flight.apogee.place.alt_m,
        [LOFT_ENSEMBLE_TIME_S] = one.flight.end.t_s,
        [LOFT_ENSEMBLE_BURNOUT_MPS] = one.flight.burnout.speed_mps};
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES; i++) {
        const loft_running_stats *tally =
            loft_ensemble_stats(ensemble, (loft_ensemble_quantity)i);
        CHECK_WITHIN(loft_running_stats_mean(tally), want[i], 4.0);
        CHECK_WITHIN(loft_running_stats_most(tally), loft_running_stats_least(tally),
                     0.0);
    }
    loft_ensemble_free(ensemble);
}

static void bad_plans_are_refused(void **state)
{
    (void)state;
    loft_ensemble *ensemble = NULL;
    loft_ensemble_setup plans[6];
    for (int i = 0; i < 6; i++) {
        plans[i] = some_plan();
    }
    plans[0].speed_lo_mps = NAN;
    plans[1].speed_hi_mps = 3456.6;
    plans[2].elevation_hi_rad = 1.6;
    plans[3].prior.turn_lo = 0.0;
    plans[4].base.beta_kgpm2 = -1.2;
    plans[5].base.model.wind_ned_mps.x = 1.2;
    for (int i = 0; i < 6; i++) {
        assert_int_equal(loft_ensemble_new(&plans[i], &ensemble), LOFT_ERR_DOMAIN);
    }
    assert_null(ensemble);
    loft_ensemble_free(NULL);
}

/* A checkpoint in the middle; the mean is a sum of many roundings, so bits are asked. */
static void an_ensemble_goes_on_from_what_was_saved(void **state)
{
    (void)state;
    const loft_ensemble_setup plan = some_plan();
    loft_ensemble *whole = flown(&plan, 100, 100);
    loft_ensemble *half = flown(&plan, 100, 0);
    unsigned char *bytes = malloc(loft_ensemble_size());
    assert_non_null(bytes);
    loft_ensemble_save(half, bytes);
    loft_ensemble_free(half);
    loft_ensemble *rest = NULL;
    assert_int_equal(loft_ensemble_new(&plan, &rest), LOFT_OK);
    assert_int_equal(loft_ensemble_restore(rest, bytes), LOFT_OK);
    assert_true(loft_ensemble_done(rest) == 100);
    loft_ensemble_fly(rest, 100);
    for (int i = 0; i < LOFT_ENSEMBLE_QUANTITIES; i++) {
        const loft_running_stats *a =
            loft_ensemble_stats(whole, (loft_ensemble_quantity)i);
        const loft_running_stats *b =
            loft_ensemble_stats(rest, (loft_ensemble_quantity)i);
        assert_true(loft_running_stats_count(a) == loft_running_stats_count(b));
        assert_true(loft_running_stats_mean(a) == loft_running_stats_mean(b));
        assert_true(loft_running_stats_deviation(a) == loft_running_stats_deviation(b));
    }
    free(bytes);
    loft_ensemble_free(whole);
    loft_ensemble_free(rest);
}

/* Sums that do not add up, and numbers that cannot be. */
static void bytes_that_are_no_progress_are_refused(void **state)
{
    (void)state;
    const loft_ensemble_setup plan = some_plan();
    const size_t size = loft_ensemble_size();
    const size_t tally = size - loft_running_stats_size();
    loft_ensemble *e = flown(&plan, 100, 0);
    unsigned char *good = malloc(size);
    unsigned char *bad = malloc(size);
    assert_non_null(good);
    assert_non_null(bad);
    loft_ensemble_save(e, good);
    const size_t places[] = {
        0, 7, 8, 15, 16, tally, tally + 15, tally + 23, tally + 31, tally + 39, size - 1};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        memcpy(bad, good, size);
        bad[places[i]] = 0xff;
        assert_int_equal(loft_ensemble_restore(e, bad), LOFT_ERR_INPUT);
        assert_true(loft_ensemble_done(e) == 100);
    }
    assert_int_equal(loft_ensemble_restore(e, good), LOFT_OK);
    free(good);
    free(bad);
    loft_ensemble_free(e);
}

static int n_spread;

static void count_spreads(void *bytes, size_t size, int owner)
{
    (void)bytes;
    assert_true(size > 0 && owner >= 0 && owner < 2);
    n_spread++;
}

/* Rank 1 of 2 flies the odd blocks of 256 and is sent the others. */
static void a_rank_flies_its_own_blocks_and_spreads_all(void **state)
{
    (void)state;
    const loft_ensemble_setup plan = some_plan();
    const loft_ranks second = {.rank = 1, .count = 2, .spread = count_spreads};
    loft_ensemble *ensemble = NULL;
    assert_int_equal(loft_ensemble_new(&plan, &ensemble), LOFT_OK);
    loft_ensemble_share(ensemble, &second);
    n_spread = 0;
    loft_ensemble_fly(ensemble, 3 * 256);
    assert_int_equal(n_spread, 3);
    assert_true(loft_running_stats_count(
                    loft_ensemble_stats(ensemble, LOFT_ENSEMBLE_TIME_S)) > 0);
    loft_ensemble_free(ensemble);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_draw_is_counted_once),
        cmocka_unit_test(portions_do_not_matter),
        cmocka_unit_test(without_spread_all_flights_are_the_one),
        cmocka_unit_test(bad_plans_are_refused),
        cmocka_unit_test(an_ensemble_goes_on_from_what_was_saved),
        cmocka_unit_test(bytes_that_are_no_progress_are_refused),
        cmocka_unit_test(a_rank_flies_its_own_blocks_and_spreads_all),
    };
    return cmocka_run_group_tests_name("ensemble", tests, NULL, NULL);
}
