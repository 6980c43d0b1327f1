/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bits are equal for every instruction set, place in a batch and size of batch. */
#include <stdlib.h>
#include <string.h>

#include "batch_launches.h"

#if defined(__SANITIZE_ADDRESS__)
enum {
    MANY = 70
};
#else
enum {
    MANY = 600
};
#endif

static const char *const names[] = {"baseline", "avx2", "avx512"};

/* NULL if this machine does not have it. */
static loft_batch *batch_if_any(const loft_model *model, const char *name)
{
    loft_batch *batch = NULL;
    return loft_batch_new(model, name, &batch) == LOFT_OK ? batch : NULL;
}

static bool same_bits(const loft_batch_flight *a, const loft_batch_flight *b)
{
    const double x[] = {a->t_s,          a->r_ecef_m.x,   a->r_ecef_m.y,   a->r_ecef_m.z,
                        a->v_ecef_mps.x, a->v_ecef_mps.y, a->v_ecef_mps.z, a->apogee_m,
                        a->apogee_s,     a->burnout_mps};
    const double y[] = {b->t_s,          b->r_ecef_m.x,   b->r_ecef_m.y,   b->r_ecef_m.z,
                        b->v_ecef_mps.x, b->v_ecef_mps.y, b->v_ecef_mps.z, b->apogee_m,
                        b->apogee_s,     b->burnout_mps};
    return a->end == b->end && a->evaluations == b->evaluations &&
           memcmp(x, y, sizeof x) == 0;
}

/* Wide, shallow, low and skipping ones, and some that are refused. */
static loft_batch_state mixed_state(const loft_model *model, uint64_t k)
{
    batch_row lo = batch_wide_lo;
    batch_row hi = batch_wide_hi;
    if (k % 3 == 1) {
        lo.alt_m = 0.0;
        lo.speed_mps = 100.0;
        lo.fpa_deg = -20.0;
        hi.fpa_deg = 20.0;
    }
    batch_row row = batch_draw(5, k, lo, hi);
    if (k % 29 == 28) {
        row.beta_kgpm2 = -1.0;
    }
    return batch_state(model, &row);
}

static void coasts_have_the_same_bits_everywhere(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    static loft_batch_state states[MANY];
    static loft_batch_flight want[MANY];
    static loft_batch_flight got[MANY];
    for (int k = 0; k < MANY; k++) {
        states[k] = mixed_state(&model, (uint64_t)k);
    }
    loft_batch *base = batch_of(&model, "baseline");
    loft_batch_coast(base, MANY, states, want);
    for (int i = 0; i < 3; i++) {
        loft_batch *batch = batch_if_any(&model, names[i]);
        if (batch == NULL) {
            continue;
        }
        loft_batch_coast(batch, MANY, states, got);
        for (int k = 0; k < MANY; k++) {
            assert_true(same_bits(&got[k], &want[k]));
        }
        /* in other company: from every third on, in batches of other sizes */
        for (int first = 0, n = 1; first + n <= MANY; first += n, n = n % 40 + 3) {
            loft_batch_coast(batch, n, states + first, got);
            for (int k = 0; k < n; k++) {
                assert_true(same_bits(&got[k], &want[first + k]));
            }
        }
        loft_batch_free(batch);
    }
    loft_batch_free(base);
}

static void launches_have_the_same_bits_everywhere(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    static loft_launch launches[MANY];
    static loft_batch_trial trials[MANY];
    static loft_batch_flight want[MANY];
    static loft_batch_flight got[MANY];
    for (int k = 0; k < MANY; k++) {
        batch_launch_draw(&model, &batch_boosters[k % BATCH_BOOSTERS], (uint64_t)k,
                          &launches[k], &trials[k].aim);
        if (k % 31 == 30) {
            trials[k].aim.ideal_speed_mps = 100.0; /* does not lift off */
        }
        trials[k].launch = &launches[k];
    }
    loft_batch *base = batch_of(&model, "baseline");
    loft_batch_launch(base, MANY, trials, want);
    for (int i = 0; i < 3; i++) {
        loft_batch *batch = batch_if_any(&model, names[i]);
        if (batch == NULL) {
            continue;
        }
        for (int first = 0, n = 1; first + n <= MANY; first += n, n = n % 90 + 7) {
            loft_batch_launch(batch, n, trials + first, got);
            for (int k = 0; k < n; k++) {
                assert_true(same_bits(&got[k], &want[first + k]));
            }
        }
        loft_batch_free(batch);
    }
    loft_batch_free(base);
}

static void a_flight_is_the_same_in_every_lane(void **state)
{
    (void)state;
    const loft_model model = batch_model();
    loft_batch *batch = batch_of(&model, NULL);
    loft_batch_state states[40];
    loft_batch_flight flights[40];
    for (int k = 0; k < 40; k++) {
        states[k] = mixed_state(&model, 3);
    }
    loft_batch_coast(batch, 40, states, flights);
    for (int k = 1; k < 40; k++) {
        assert_true(same_bits(&flights[k], &flights[0]));
    }
    loft_batch_free(batch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coasts_have_the_same_bits_everywhere),
        cmocka_unit_test(launches_have_the_same_bits_everywhere),
        cmocka_unit_test(a_flight_is_the_same_in_every_lane),
    };
    return cmocka_run_group_tests_name("batch_bits", tests, NULL, NULL);
}
