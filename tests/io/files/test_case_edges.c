/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random cases with numbers at the bounds of the table of keys and between: each is flown,
 * or refused with its place. Left out is what takes seconds each: bodies lighter than paper, and
 * lift that bends the path to the vertical (test_fly_edges.c).
 */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "loft/files.h"
#include "loft/loft.h"
#include "sim/base/diag.h"
#include "sim/base/random.h"

enum {
    CASES = 300
};

typedef struct dice {
    uint64_t stream;
    uint32_t n;
} dice;

static double share(dice *d)
{
    return loft_random_uniform(7, d->stream, d->n++);
}

static int one_of(dice *d, int n)
{
    return (int)(share(d) * n) % n;
}

/* A bound, just inside of one, or anywhere between. */
static double at_edges(dice *d, double lo, double hi)
{
    switch (one_of(d, 5)) {
    case 0:
        return lo;
    case 1:
        return hi;
    case 2:
        return lo + 1e-9 * (hi - lo);
    default:
        return lo + share(d) * (hi - lo);
    }
}

static void write_start(dice *d, FILE *out, bool moves)
{
    static const double tops_m[] = {1e9, 1e6, 20e3};
    const double alt_m = at_edges(d, -5000.0, tops_m[one_of(d, 3)]);
    const double lon_deg = at_edges(d, -180.0, 180.0);
    fprintf(out, "{\"start\": {\"lat_deg\": %.9g, \"lon_deg\": %.9g, \"alt_m\": %.9g",
            at_edges(d, -90.0, 90.0), lon_deg, alt_m);
    if (moves && one_of(d, 2) == 0) {
        const double down_mps = at_edges(d, -9e3, 9e3);
        const double east_mps = at_edges(d, -9e3, 9e3);
        fprintf(out, ", \"v_ned_mps\": [%.9g, %.9g, %.9g]", at_edges(d, -9e3, 9e3),
                east_mps, down_mps);
    } else if (moves) {
        const double azimuth_deg = at_edges(d, 0.0, 359.999);
        const double fpa_deg = at_edges(d, -90.0, 90.0);
        const double most_mps = one_of(d, 2) == 0 ? 1e5 : 1.2e4;
        fprintf(out, ", \"speed_mps\": %.9g, \"fpa_deg\": %.9g, \"azimuth_deg\": %.9g",
                at_edges(d, 0.0, most_mps), fpa_deg, azimuth_deg);
    }
    fputs("}", out);
}

static void write_booster(dice *d, FILE *out)
{
    const int n = 1 + one_of(d, 4);
    fprintf(out, ", \"booster\": {\"ideal_speed_mps\": %.9g, \"stages\": [",
            at_edges(d, 1.0, 15000.0));
    for (int i = 0; i < n; i++) {
        const double burn_s = at_edges(d, 1e-3, 2000.0);
        fprintf(out, "%s{\"isp_s\": %.9g, \"burn_time_s\": %.9g, \"speed_share\": %.17g",
                i > 0 ? ", " : "", at_edges(d, 1.0, 1000.0), burn_s, 1.0 / n);
        if (i + 1 < n && one_of(d, 2) == 0) {
            fprintf(out, ", \"gap_s\": %.9g", at_edges(d, 0.0, 600.0));
        }
        fputs("}", out);
    }
    const double elevation_deg = at_edges(d, -15.0, 90.0);
    fprintf(out, "], \"steering\": {\"heading_deg\": %.9g, \"end_elevation_deg\": %.9g}}",
            at_edges(d, 0.0, 359.999), elevation_deg);
}

static void write_rest(dice *d, FILE *out, bool boosted)
{
    double top_m = 0.0;
    if (!boosted && one_of(d, 3) == 0) {
        fputs(", \"body\": {\"vacuum\": true}", out);
    } else if (!boosted) {
        fprintf(out, ", \"body\": {\"beta_kgpm2\": %.9g}", at_edges(d, 1e3, 1e9));
    }
    if (one_of(d, 4) == 0) {
        fputs(", \"model\": {\"atmosphere\": \"none\"}", out);
    }
    switch (one_of(d, 3)) {
    case 0:
        fprintf(out, ", \"stop\": {\"time_s\": %.9g}", at_edges(d, 1e-6, 1e5));
        break;
    case 1:
        top_m = one_of(d, 2) == 0 ? 1e9 : 1e5;
        fprintf(out, ", \"stop\": {\"alt_m\": %.9g}", at_edges(d, -5000.0, top_m));
        break;
    default:
        break;
    }
    fputs("}", out);
}

static void every_legal_case_flies_or_is_refused_with_its_place(void **state)
{
    (void)state;
    loft_data *data = NULL;
    assert_int_equal(loft_data_open(NULL, NULL, &data), LOFT_OK);
    int flown = 0;
    for (uint64_t k = 0; k < CASES; k++) {
        dice d = {.stream = k};
        char text[2048];
        FILE *out = fmemopen(text, sizeof text, "w");
        assert_non_null(out);
        const bool boosted = one_of(&d, 2) == 0;
        write_start(&d, out, !boosted || one_of(&d, 2) == 0);
        if (boosted) {
            write_booster(&d, out);
        }
        write_rest(&d, out, boosted);
        assert_int_equal(fclose(out), 0);
        loft_diags *diags = loft_diags_new();
        loft_case *made = NULL;
        loft_flight flight;
        if (loft_case_parse(data, text, strlen(text), diags, &made) != LOFT_OK) {
            assert_true(loft_diags_count(diags) > 0);
            const char *where = loft_diags_get(diags, 0).where;
            if (strcmp(where, "/start/alt_m") != 0 &&
                strcmp(where, "/booster/ideal_speed_mps") != 0 &&
                strncmp(where, "/booster/stages/", 16) != 0) {
                fail_msg("%s: %s: %s", text, where, loft_diags_get(diags, 0).what);
            }
        } else if (loft_fly(loft_case_plan(made), NULL, &flight) != LOFT_OK) {
            fail_msg("not flown: %s", text);
        } else {
            flown++;
        }
        loft_case_free(made);
        loft_diags_free(diags);
    }
    assert_true(flown > CASES / 2);
    loft_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_legal_case_flies_or_is_refused_with_its_place),
    };
    return cmocka_run_group_tests_name("case_edges", tests, NULL, NULL);
}
