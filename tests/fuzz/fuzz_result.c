/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_result N SEED FILE... - N mutations of results through their reader; what it accepts
 * can be set up as a flight, and a posterior or fan of it is in order. Exit status 0 unless something crashed or a check failed.
 */
#include "io/files/result_band.h"
#include "mutate.h"
#include "sim/base/diag.h"
#include "sim/infer/fan.h"

static void check(int holds)
{
    if (!holds) {
        abort();
    }
}

/* A posterior or a fan is read with no message, or refused with one, or not there. */
static void check_bands(const loft_result_estimate *estimate)
{
    loft_posterior posterior;
    loft_fan fan;
    loft_diags *diags = loft_diags_new();
    check(diags != NULL);
    const loft_status first = loft_result_posterior(estimate, diags, &posterior);
    check((first == LOFT_ERR_INPUT) == (loft_diags_total(diags) == 1));
    const loft_status second = loft_result_fan(estimate, diags, &fan);
    check((second == LOFT_ERR_INPUT) ==
          (loft_diags_total(diags) == (first == LOFT_ERR_INPUT ? 2 : 1)));
    for (int level = 0; second == LOFT_OK && level < LOFT_FAN_LEVELS; level++) {
        for (int i = 0; i < LOFT_FAN_POINTS; i++) {
            check(fan.edges[level].downrange_m[i] >= 0.0);
            check(fan.edges[level].alt_m[i] >= 0.0);
        }
    }
    loft_diags_free(diags);
}

static void check_result(const loft_result *result)
{
    const loft_result_facts *facts = loft_result_content(result);
    check(facts->n > 0 && facts->drawn < facts->n && facts->json != NULL);
    check(loft_launch_check(&facts->launch) == LOFT_OK);
    for (size_t i = 0; i < facts->n; i++) {
        check_bands(&facts->estimates[i]);
        for (int role = 0; role < LOFT_RESULT_ROLES; role++) {
            loft_launch_setup setup;
            const loft_launch_aim *aim = &facts->estimates[i].aims[role];
            if (facts->estimates[i].has[role] &&
                loft_launch_set_up(&facts->launch, aim, &setup) == LOFT_OK) {
                check(loft_steering_check(&setup.plan.steering) == LOFT_OK);
            }
        }
    }
}

/* Bits: 1 a result, 2 no result but JSON. */
static int try_text(const char *text, size_t size, const void *ctx)
{
    (void)ctx;
    int passed = 0;
    loft_result *result = NULL;
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new();
    loft_diags *syntax = loft_diags_new();
    check(diags != NULL && syntax != NULL);
    if (loft_result_parse(text, size, diags, &result) == LOFT_OK) {
        passed = 1;
        check_result(result);
    } else if (loft_json_parse(text, size, syntax, &doc) == LOFT_OK) {
        passed = 2;
    }
    check((passed == 1) == (loft_diags_count(diags) == 0));
    loft_json_free(doc);
    loft_result_free(result);
    loft_diags_free(diags);
    loft_diags_free(syntax);
    return passed;
}

int main(int argc, char **argv)
{
    unsigned long counts[MUTATE_BITS] = {0};
    const int status = mutate_files(argc, argv, try_text, NULL, counts);
    if (status == 0) {
        printf("%lu results, %lu other JSON\n", counts[0], counts[1]);
    }
    return status;
}
