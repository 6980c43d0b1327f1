/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "loft/loft.h"
#include "sim/earth/aeqd.h"
#include "sim/earth/area.h"

static loft_geodetic place(double lat_deg, double lon_deg)
{
    return (loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                           .lon_rad = loft_rad_from_deg(lon_deg)};
}

static loft_ellipsoid wgs84(void)
{
    return loft_earth_wgs84(2).shape;
}

/* An arrow head, which is not convex, about a place. */
static loft_area arrow(loft_geodetic centre, double size_m)
{
    static const double bearings_deg[] = {10.0, 140.0, 190.0, 240.0};
    static const double reach[] = {1.0, 1.0, 0.2, 1.0};
    const loft_ellipsoid shape = wgs84();
    loft_area area = {.n = 4};
    for (int i = 0; i < 4; i++) {
        area.corners[i] = loft_geodesy_direct(
            &shape, centre, loft_rad_from_deg(bearings_deg[i]), reach[i] * size_m);
    }
    return area;
}

/* Crossings of a ray to the east, in the plane about the centre. */
static bool holds_on_map(const loft_area *area, loft_geodetic centre, loft_geodetic p)
{
    const loft_aeqd map = {.shape = wgs84(), .centre = centre};
    const loft_aeqd_point q = loft_aeqd_forward(&map, p);
    bool inside = false;
    for (size_t i = 0; i < area->n; i++) {
        const loft_aeqd_point a = loft_aeqd_forward(&map, area->corners[i]);
        const loft_aeqd_point b =
            loft_aeqd_forward(&map, area->corners[(i + 1) % area->n]);
        const double at_m = a.east_m + (q.north_m - a.north_m) / (b.north_m - a.north_m) *
                                           (b.east_m - a.east_m);
        if ((a.north_m > q.north_m) != (b.north_m > q.north_m) && q.east_m < at_m) {
            inside = !inside;
        }
    }
    return inside;
}

static const double centres_deg[][2] = {
    {35.3, 124.7}, {-17.9, 179.6}, {89.9, -12.3}, {-88.7, 170.1}, {0.0, -179.9}};

static void a_place_is_inside_where_a_ray_on_a_map_says_so(void **state)
{
    (void)state;
    const loft_ellipsoid shape = wgs84();
    for (size_t c = 0; c < sizeof centres_deg / sizeof centres_deg[0]; c++) {
        const loft_geodetic centre = place(centres_deg[c][0], centres_deg[c][1]);
        const loft_area area = arrow(centre, 100e3);
        int inside = 0;
        for (int i = 0; i < 900; i++) {
            const loft_geodetic p =
                loft_geodesy_direct(&shape, centre, 0.6137 * i, 130.0 * i);
            const bool holds = loft_area_holds(&shape, &area, p);
            assert_int_equal(holds, holds_on_map(&area, centre, p));
            inside += holds;
        }
        assert_in_range(inside, 100, 800);
        const loft_geodetic antipode =
            place(-centres_deg[c][0], centres_deg[c][1] + 180.0);
        assert_false(loft_area_holds(&shape, &area, antipode));
    }
}

static double off_of_side(double lat_deg, double azimuth_rad, double length_m)
{
    const loft_ellipsoid shape = wgs84();
    const double aside_m = 1e3;
    const loft_geodetic a = place(lat_deg, 120.0);
    const loft_geodetic b = loft_geodesy_direct(&shape, a, azimuth_rad, length_m);
    const loft_geodetic middle =
        loft_geodesy_direct(&shape, a, azimuth_rad, 0.5 * length_m);
    const double left_rad =
        loft_geodesy_inverse(&shape, middle, b).azimuth1_rad - 0.5 * LOFT_PI;
    const loft_geodetic right = loft_geodesy_direct(&shape, middle, left_rad, -1e5);
    const loft_geodetic left = loft_geodesy_direct(&shape, middle, left_rad, aside_m);
    const loft_area area = {.n = 3, .corners = {a, right, b}};
    return loft_area_seen(&shape, &area, left).nearest_m - aside_m;
}

static void a_side_is_within_what_the_header_says_of_the_geodesic(void **state)
{
    (void)state;
    for (int i = 0; i < 36; i++) {
        for (double lat_deg = -75.0; lat_deg <= 75.0; lat_deg += 15.0) {
            CHECK_WITHIN(off_of_side(lat_deg, 0.17 * i, 1e6), 0.0, 70.0);
            CHECK_WITHIN(off_of_side(lat_deg, 0.17 * i, 3e5), 0.0, 7.0);
        }
    }
}

static void an_area_is_seen_at_the_bearings_of_its_corners(void **state)
{
    (void)state;
    const loft_ellipsoid shape = wgs84();
    const loft_geodetic site = place(39.66, 124.7);
    loft_area area = {.n = 4};
    for (int i = 0; i < 4; i++) {
        area.corners[i] = loft_geodesy_direct(
            &shape, site, loft_rad_from_deg(i == 0 || i == 3 ? 178.0 : 183.0),
            i < 2 ? 400e3 : 500e3);
    }
    const loft_area_view view = loft_area_seen(&shape, &area, site);
    CHECK_WITHIN(loft_deg_from_rad(view.azimuth_rad), 180.5, 1e-9);
    CHECK_WITHIN(loft_deg_from_rad(view.half_width_rad), 2.5, 1e-9);
    CHECK_WITHIN(view.farthest_m, 500e3, 1e-3);
    CHECK_WITHIN(view.nearest_m, 400e3 * cos(loft_rad_from_deg(2.5)), 400.0);
    const loft_area circle = {.n = 1, .corners = {site}, .radius_m = 5e3};
    assert_true(loft_area_holds(&shape, &circle, place(39.70, 124.7)));
    assert_false(loft_area_holds(&shape, &circle, place(39.71, 124.7)));
    CHECK_WITHIN(loft_area_seen(&shape, &circle, site).half_width_rad, LOFT_PI, 0.0);
}

static void what_is_no_polygon_is_told_with_its_corners(void **state)
{
    (void)state;
    size_t at = 9;
    size_t with = 9;
    loft_area area = {.n = 4,
                      .corners = {place(35.0, 124.0), place(36.0, 125.0),
                                  place(35.0, 125.0), place(36.0, 124.0)}};
    assert_int_equal(loft_area_check(&area, &at, &with), LOFT_AREA_CROSSED);
    assert_int_equal(at, 0);
    assert_int_equal(with, 2);
    area.n = 2;
    assert_int_equal(loft_area_check(&area, &at, &with), LOFT_AREA_FEW);
    area.n = 3;
    assert_int_equal(loft_area_check(&area, &at, &with), LOFT_AREA_SOUND);
    area.corners[2] = area.corners[1];
    assert_int_equal(loft_area_check(&area, &at, &with), LOFT_AREA_TWICE);
    assert_int_equal(at, 1);
    assert_int_equal(with, 2);
    const loft_area wide = {
        .n = 3, .corners = {place(0.0, 0.0), place(0.0, 120.0), place(0.0, -120.0)}};
    assert_int_equal(loft_area_check(&wide, &at, &with), LOFT_AREA_WIDE);
}

static void a_border_goes_round_and_parts_inside_from_outside(void **state)
{
    (void)state;
    const loft_ellipsoid shape = wgs84();
    for (size_t c = 0; c < sizeof centres_deg / sizeof centres_deg[0]; c++) {
        const loft_geodetic centre = place(centres_deg[c][0], centres_deg[c][1]);
        const loft_area areas[] = {arrow(centre, 100e3),
                                   {.n = 1, .corners = {centre}, .radius_m = 100e3}};
        for (size_t a = 0; a < 2; a++) {
            loft_geodetic border[LOFT_AREA_BORDER];
            const size_t n = loft_area_border(&shape, &areas[a], border);
            assert_in_range(n, 4 * LOFT_AREA_STEPS + 1, LOFT_AREA_BORDER);
            CHECK_WITHIN(loft_geodesy_inverse(&shape, border[0], border[n - 1]).range_m,
                         0.0, 0.0);
            for (size_t i = 0; i < n; i++) {
                const loft_geodesic_line line =
                    loft_geodesy_inverse(&shape, centre, border[i]);
                assert_true(
                    loft_area_holds(&shape, &areas[a],
                                    loft_geodesy_direct(&shape, centre, line.azimuth1_rad,
                                                        line.range_m - 50.0)));
                assert_false(
                    loft_area_holds(&shape, &areas[a],
                                    loft_geodesy_direct(&shape, centre, line.azimuth1_rad,
                                                        line.range_m + 50.0)));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_inside_where_a_ray_on_a_map_says_so),
        cmocka_unit_test(a_side_is_within_what_the_header_says_of_the_geodesic),
        cmocka_unit_test(an_area_is_seen_at_the_bearings_of_its_corners),
        cmocka_unit_test(a_border_goes_round_and_parts_inside_from_outside),
        cmocka_unit_test(what_is_no_polygon_is_told_with_its_corners),
    };
    return cmocka_run_group_tests_name("area", tests, NULL, NULL);
}
