/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdlib.h>

#include "loft/loft.h"
#include "sim/earth/outline.h"
#include "sim/infer/contour_outline.h"

static loft_geodetic place(double lat_deg, double lon_deg)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
}

static loft_ellipsoid shape(void)
{
    return loft_earth_wgs84(2).shape;
}

static double signed_area(const loft_lonlat *p, size_t n)
{
    double sum = 0.0;
    for (size_t i = 0; i + 1 < n; i++) {
        sum += (p[i].lon_deg - p[0].lon_deg) * (p[i + 1].lat_deg - p[0].lat_deg) -
               (p[i + 1].lon_deg - p[0].lon_deg) * (p[i].lat_deg - p[0].lat_deg);
    }
    return 0.5 * sum;
}

static bool in_ring(loft_lonlat at, const loft_lonlat *p, size_t n)
{
    bool inside = false;
    for (size_t i = 0; i + 1 < n; i++) {
        if ((p[i].lat_deg > at.lat_deg) != (p[i + 1].lat_deg > at.lat_deg)) {
            const double t =
                (at.lat_deg - p[i].lat_deg) / (p[i + 1].lat_deg - p[i].lat_deg);
            inside ^= at.lon_deg < p[i].lon_deg + t * (p[i + 1].lon_deg - p[i].lon_deg);
        }
    }
    return inside;
}

/* As a map reads it: inside an outer ring and none of its holes. */
static bool is_covered(const loft_outline *o, loft_lonlat at)
{
    int depth = 0;
    for (size_t i = 0; i < o->n_parts; i++) {
        if (in_ring(at, o->places + o->parts[i].first, o->parts[i].n)) {
            depth += o->parts[i].hole ? -1 : 1;
        }
    }
    assert_in_range(depth, 0, 1);
    return depth == 1;
}

/* RFC 7946: on the map, closed, outer rings counterclockwise, no place twice in a row. */
static void check_rings(const loft_outline *o)
{
    for (size_t i = 0; i < o->n_parts; i++) {
        const loft_lonlat *p = o->places + o->parts[i].first;
        const size_t n = o->parts[i].n;
        assert_true(n >= 4);
        assert_true(p[0].lon_deg == p[n - 1].lon_deg && p[0].lat_deg == p[n - 1].lat_deg);
        assert_true((signed_area(p, n) < 0.0) == o->parts[i].hole);
        for (size_t k = 0; k < n; k++) {
            assert_true(fabs(p[k].lon_deg) <= 180.0 && fabs(p[k].lat_deg) <= 90.0);
            assert_true(k == 0 || p[k].lon_deg != p[k - 1].lon_deg ||
                        p[k].lat_deg != p[k - 1].lat_deg);
        }
    }
}

static loft_contour contour_of(double p05_m, double p95_m)
{
    loft_contour c = {.has_band = true};
    for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
        const double east = 1.0 + 0.08 * sin(loft_contour_azimuth(i));
        c.range_m[LOFT_CONTOUR_P05][i] = p05_m * east;
        c.range_m[LOFT_CONTOUR_P95][i] = p95_m * east;
        c.range_m[LOFT_CONTOUR_FITTED][i] = 0.5 * (p05_m + p95_m) * east;
    }
    return c;
}

/*
 * Every place of a grid, but for those a straight line in degrees may put on the other
 * side: 0.3 % of the range.
 */
static void check_covers(const loft_contour *c, loft_geodetic launch)
{
    const loft_ellipsoid earth = shape();
    loft_outline band;
    assert_int_equal(loft_contour_outline_band(c, &earth, launch, &band), LOFT_OK);
    check_rings(&band);
    int inside = 0;
    for (double lat_deg = -88.7; lat_deg < 90.0; lat_deg += 3.3) {
        for (double lon_deg = -179.3; lon_deg < 180.0; lon_deg += 4.7) {
            const loft_geodesic_line to =
                loft_geodesy_inverse(&earth, launch, place(lat_deg, lon_deg));
            const double low_m = loft_contour_range(c, LOFT_CONTOUR_P05, to.azimuth1_rad);
            const double high_m =
                loft_contour_range(c, LOFT_CONTOUR_P95, to.azimuth1_rad);
            const double slack_m = 3e-3 * high_m;
            if (fabs(to.range_m - low_m) > slack_m &&
                fabs(to.range_m - high_m) > slack_m) {
                const bool wanted = to.range_m > low_m && to.range_m < high_m;
                assert_int_equal(is_covered(&band, (loft_lonlat){lon_deg, lat_deg}),
                                 wanted);
                inside += wanted ? 1 : 0;
            }
        }
    }
    assert_true(inside > 20);
    loft_outline_fini(&band);
}

/* No pole, one, both; over the antimeridian; round the back of the Earth; at a pole. */
static void a_band_covers_what_lies_between_its_lines(void **state)
{
    (void)state;
    const loft_geodetic launches[] = {
        place(40.1, 125.2),  place(34.6, -120.6), place(62.9, 40.6), place(-17.3, 179.2),
        place(1.3, -179.99), place(-75.2, 12.3),  place(89.9, 33.3)};
    const double bands_m[][2] = {{2.1e6, 2.9e6}, {4.6e6, 5.3e6}, {6.1e6, 9.7e6},
                                 {9.3e6, 12e6},  {11.3e6, 14e6}, {15.1e6, 17.9e6}};
    for (size_t i = 0; i < sizeof launches / sizeof launches[0]; i++) {
        for (size_t k = 0; k < sizeof bands_m / sizeof bands_m[0]; k++) {
            const loft_contour c = contour_of(bands_m[k][0], bands_m[k][1]);
            check_covers(&c, launches[i]);
        }
    }
}

/* Its parts end at the edge where the next begins on the other side. */
static void a_line_is_cut_at_180_and_nowhere_else(void **state)
{
    (void)state;
    const loft_contour c = contour_of(4.6e6, 5.3e6);
    const loft_ellipsoid earth = shape();
    loft_outline line;
    assert_int_equal(loft_contour_outline_line(&c, LOFT_CONTOUR_P95, &earth,
                                               place(-17.3, 179.2), &line),
                     LOFT_OK);
    assert_int_equal(line.n_parts, 3);
    for (size_t i = 0; i < line.n_parts; i++) {
        const loft_lonlat *p = line.places + line.parts[i].first;
        const size_t n = line.parts[i].n;
        for (size_t k = 1; k < n; k++) {
            assert_true(fabs(p[k].lon_deg - p[k - 1].lon_deg) < 7.0);
        }
        if (i > 0) {
            const loft_lonlat *before =
                line.places + line.parts[i - 1].first + line.parts[i - 1].n - 1;
            assert_true(fabs(p[0].lon_deg) == 180.0);
            assert_true(before->lon_deg == -p[0].lon_deg);
            assert_true(before->lat_deg == p[0].lat_deg);
        }
    }
    loft_outline_fini(&line);
}

/* About a pole a degree of azimuth can be many of longitude. */
static void a_line_past_a_pole_turns_by_six_degrees_at_most(void **state)
{
    (void)state;
    const loft_ellipsoid earth = shape();
    const loft_geodetic launch = place(62.9, 40.6);
    const double to_pole_m =
        loft_geodesy_inverse(&earth, launch, place(90.0, 0.0)).range_m;
    const double passes_m[] = {-60e3, 60e3};
    for (int i = 0; i < 2; i++) {
        loft_contour c = contour_of(1e6, 2e6);
        for (size_t k = 0; k < LOFT_CONTOUR_AZIMUTHS; k++) {
            c.range_m[LOFT_CONTOUR_FITTED][k] = to_pole_m + passes_m[i];
        }
        loft_outline line;
        assert_int_equal(
            loft_contour_outline_line(&c, LOFT_CONTOUR_FITTED, &earth, launch, &line),
            LOFT_OK);
        for (size_t part = 0; part < line.n_parts; part++) {
            const loft_lonlat *p = line.places + line.parts[part].first;
            for (size_t k = 1; k < line.parts[part].n; k++) {
                assert_true(fabs(p[k].lon_deg - p[k - 1].lon_deg) <= 6.0);
            }
        }
        loft_outline_fini(&line);
    }
}

static void an_unbounded_azimuth_opens_the_line_and_ends_the_area(void **state)
{
    (void)state;
    const loft_ellipsoid earth = shape();
    loft_contour c = contour_of(4.6e6, 5.3e6);
    c.range_m[LOFT_CONTOUR_P95][6] = INFINITY;
    loft_outline out = {.n_parts = 77};
    assert_int_equal(loft_contour_outline_band(&c, &earth, place(40.1, 25.2), &out),
                     LOFT_ERR_DOMAIN);
    assert_int_equal(out.n_parts, 77);
    assert_int_equal(
        loft_contour_outline_line(&c, LOFT_CONTOUR_P95, &earth, place(40.1, 25.2), &out),
        LOFT_OK);
    assert_int_equal(out.n_parts, 1);
    const loft_geodetic first = {.lat_rad = loft_rad_from_deg(out.places[0].lat_deg),
                                 .lon_rad = loft_rad_from_deg(out.places[0].lon_deg)};
    CHECK_WITHIN(loft_deg_from_rad(
                     loft_geodesy_inverse(&earth, place(40.1, 25.2), first).azimuth1_rad),
                 105.0, 1e-3);
    loft_outline_fini(&out);
    c.has_band = false;
    assert_int_equal(loft_contour_outline_band(&c, &earth, place(40.1, 25.2), &out),
                     LOFT_ERR_DOMAIN);
}

static void an_area_about_everything_but_a_hole_is_the_map_with_it(void **state)
{
    (void)state;
    const loft_geodetic hole[] = {place(10.0, 20.0), place(30.0, 20.0), place(30.0, 50.0),
                                  place(10.0, 50.0)}; /* clockwise */
    const size_t end = 4;
    loft_outline area;
    assert_int_equal(loft_outline_area(1, &end, hole, &area), LOFT_OK);
    check_rings(&area);
    assert_int_equal(area.n_parts, 2);
    assert_true(is_covered(&area, (loft_lonlat){-170.0, -80.0}));
    assert_false(is_covered(&area, (loft_lonlat){33.0, 22.0}));
    loft_outline_fini(&area);
}

static void a_ring_without_places_counts_for_nothing(void **state)
{
    (void)state;
    const loft_geodetic ring[] = {place(10.0, 20.0), place(10.0, 50.0),
                                  place(30.0, 50.0)};
    const size_t ends[] = {0, 3, 3};
    loft_outline area;
    assert_int_equal(loft_outline_area(3, ends, ring, &area), LOFT_OK);
    check_rings(&area);
    assert_int_equal(area.n_parts, 1);
    assert_true(is_covered(&area, (loft_lonlat){45.0, 15.0}));
    loft_outline_fini(&area);
    assert_int_equal(loft_outline_area(1, ends, ring, &area), LOFT_OK);
    assert_int_equal(area.n_parts, 0);
    loft_outline_fini(&area);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_band_covers_what_lies_between_its_lines),
        cmocka_unit_test(a_line_is_cut_at_180_and_nowhere_else),
        cmocka_unit_test(a_line_past_a_pole_turns_by_six_degrees_at_most),
        cmocka_unit_test(an_unbounded_azimuth_opens_the_line_and_ends_the_area),
        cmocka_unit_test(an_area_about_everything_but_a_hole_is_the_map_with_it),
        cmocka_unit_test(a_ring_without_places_counts_for_nothing),
    };
    return cmocka_run_group_tests_name("outline", tests, NULL, NULL);
}
