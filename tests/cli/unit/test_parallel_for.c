/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>

#include "cli/support/parallel_for.h"

enum {
    N = 200
};

typedef struct ledger {
    double results[N];
    size_t told[N];
    size_t n_told, stop_after;
} ledger;

/* Uneven work: the last things are the quickest. */
static void work(void *ctx, size_t i)
{
    ledger *l = ctx;
    double sum = 0.0;
    for (size_t k = 0; k < 50 * (N - i); k++) {
        sum += 1.0 / (double)(k + 1);
    }
    l->results[i] = sum;
}

static bool done(void *ctx, size_t i)
{
    ledger *l = ctx;
    assert_true(l->results[i] > 0.0); /* its work is done */
    l->told[l->n_told++] = i;
    return l->n_told < l->stop_after;
}

static void all_are_told_of_in_order_whatever_the_threads(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 4; threads++) {
        ledger *l = calloc(1, sizeof *l);
        l->stop_after = N + 1;
        const parallel_for_job job = {.ctx = l, .work = work, .done = done};
        parallel_for_run(N, threads, &job);
        assert_int_equal(l->n_told, N);
        for (size_t i = 0; i < N; i++) {
            assert_int_equal(l->told[i], i);
        }
        free(l);
    }
}

static void a_stop_is_the_last_that_is_told(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 4; threads++) {
        ledger *l = calloc(1, sizeof *l);
        l->stop_after = 17;
        const parallel_for_job job = {.ctx = l, .work = work, .done = done};
        parallel_for_run(N, threads, &job);
        assert_int_equal(l->n_told, 17);
        assert_int_equal(l->told[16], 16);
        free(l);
    }
}

static void nothing_to_do_is_done(void **state)
{
    (void)state;
    ledger l = {.stop_after = 1};
    const parallel_for_job job = {.ctx = &l, .work = work, .done = done};
    parallel_for_run(0, 2, &job);
    assert_int_equal(l.n_told, 0);
    assert_true(parallel_for_threads() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_are_told_of_in_order_whatever_the_threads),
        cmocka_unit_test(a_stop_is_the_last_that_is_told),
        cmocka_unit_test(nothing_to_do_is_done),
    };
    return cmocka_run_group_tests_name("each", tests, NULL, NULL);
}
