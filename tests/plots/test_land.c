/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <zlib.h>

#include "io/reading/gazetteer.h"
#include "loft/loft.h"
#include "plots/map/land.h"

#include "plots/map/places.h"

extern const unsigned char loft_land_50m[], loft_land_10m[], loft_land_end[];

static bool land_at(double lat_deg, double lon_deg)
{
    return loft_land_at((loft_geodetic){.lat_rad = loft_rad_from_deg(lat_deg),
                                        .lon_rad = loft_rad_from_deg(lon_deg)});
}

static void the_embedded_bytes_are_those_of_the_converter(void **state)
{
    (void)state;
    const size_t n_50m = (size_t)(loft_land_10m - loft_land_50m);
    const size_t n_10m = (size_t)(loft_land_end - loft_land_10m);
    assert_int_equal(n_50m, 137230);
    assert_int_equal(crc32(0L, loft_land_50m, (unsigned)n_50m), 0x42cbd1e2UL);
    assert_int_equal(n_10m, 859336);
    assert_int_equal(crc32(0L, loft_land_10m, (unsigned)n_10m), 0xf576f483UL);
}

static void expect_rings(loft_land_detail detail, size_t n_rings, size_t n_points,
                         const unsigned char *end)
{
    loft_land land = loft_land_open(detail);
    size_t rings = 0;
    size_t points = 0;
    for (size_t n = loft_land_ring(&land); n > 0; n = loft_land_ring(&land)) {
        assert_true(n >= 3);
        rings++;
        for (size_t i = 0; i < n; i++) {
            const loft_geodetic p = loft_land_point(&land);
            assert_true(fabs(p.lat_rad) <= 0.5 * LOFT_PI);
            assert_true(fabs(p.lon_rad) <= LOFT_PI * (1.0 + 1e-12));
            points++;
        }
    }
    assert_ptr_equal(land.next, end);
    assert_int_equal(rings, n_rings);
    assert_int_equal(points, n_points);
}

static void every_ring_is_on_the_earth(void **state)
{
    (void)state;
    expect_rings(LOFT_LAND_50M, 1420, 58952, loft_land_10m);
    expect_rings(LOFT_LAND_10M, 4049, 404852, loft_land_end);
}

/* Four stand on atolls that the coarse shores leave out. */
static void capitals_are_on_land_and_names_of_seas_are_not(void **state)
{
    (void)state;
    int afloat = 0;
    for (size_t i = 0; i < loft_n_capitals; i++) {
        const loft_capital *c = &loft_capitals[i];
        bool any = false;
        for (int k = 0; k < 9; k++) { /* to a tenth of a degree, and some on a shore */
            any = any ||
                  land_at(c->lat_deg + 0.1 * (k / 3 - 1), c->lon_deg + 0.1 * (k % 3 - 1));
        }
        afloat += any ? 0 : 1;
    }
    assert_in_range(afloat, 0, 4);
    for (size_t i = 0; i < loft_n_seas; i++) {
        if (land_at(loft_seas[i].lat_deg, loft_seas[i].lon_deg)) {
            fail_msg("%s is on land", loft_seas[i].name);
        }
    }
}

/* ---- the places of data/places.json against the shores ---- */

/* There or a tenth of a degree to any side; the coarse shores leave small islands out. */
static bool near_land(const loft_known_place *p)
{
    const double lat_deg = loft_deg_from_rad(p->lat_rad);
    const double lon_deg = loft_deg_from_rad(p->lon_rad);
    bool any = land_at(lat_deg, lon_deg);
    for (int k = 0; !any && k < 9; k++) {
        any = land_at(lat_deg + 0.1 * (k / 3 - 1), lon_deg + 0.1 * (k % 3 - 1));
    }
    return any;
}

static void places_stand_on_land(void **state)
{
    (void)state;
    loft_gazetteer *g = NULL;
    assert_int_equal(loft_gazetteer_open(&g), LOFT_OK);
    int afloat = 0;
    int small = 0;
    for (size_t i = 0; i < loft_gazetteer_count(g); i++) {
        const loft_known_place *p = loft_gazetteer_at(g, i);
        if (p->kind == LOFT_KNOWN_SEA || near_land(p)) {
            continue;
        }
        afloat += p->kind != LOFT_KNOWN_ISLAND;
        small += p->kind == LOFT_KNOWN_ISLAND;
    }
    assert_in_range(afloat, 0, 5); /* two sites on islets, two atolls, a cape */
    assert_in_range(small, 0, 13);
    loft_gazetteer_free(g);
}

/* Points of a sea's circle, evenly over its area. */
static void the_circles_of_seas_are_open_water(void **state)
{
    (void)state;
    const loft_earth earth = loft_earth_wgs84(2);
    loft_gazetteer *g = NULL;
    assert_int_equal(loft_gazetteer_open(&g), LOFT_OK);
    for (size_t i = 0; i < loft_gazetteer_count(g); i++) {
        const loft_known_place *p = loft_gazetteer_at(g, i);
        const loft_geodetic middle = {.lat_rad = p->lat_rad, .lon_rad = p->lon_rad};
        int dry = 0;
        enum {
            POINTS = 16
        };
        for (int k = 0; p->kind == LOFT_KNOWN_SEA && k < POINTS; k++) {
            const loft_geodetic at =
                loft_geodesy_direct(&earth.shape, middle, 2.399963 * k, /* golden angle */
                                    p->radius_m * sqrt((k + 0.5) / POINTS));
            dry += loft_land_at(at);
        }
        if (dry > 0) {
            fail_msg("%s at %.1f, %.1f: %d of %d points are on land", p->name,
                     loft_deg_from_rad(p->lat_rad), loft_deg_from_rad(p->lon_rad), dry,
                     POINTS);
        }
    }
    loft_gazetteer_free(g);
}

/* Two tables of capitals: the map's is to a tenth of a degree. */
static void capitals_of_the_map_are_those_of_the_places(void **state)
{
    (void)state;
    loft_gazetteer *g = NULL;
    assert_int_equal(loft_gazetteer_open(&g), LOFT_OK);
    for (size_t i = 0; i < loft_n_capitals; i++) {
        const loft_capital *c = &loft_capitals[i];
        const loft_known_place *p = loft_gazetteer_named(g, c->name);
        if (p == NULL || !(fabs(loft_deg_from_rad(p->lat_rad) - c->lat_deg) < 0.16 &&
                           fabs(loft_deg_from_rad(p->lon_rad) - c->lon_deg) < 0.26)) {
            fail_msg("%s", c->name);
        }
    }
    loft_gazetteer_free(g);
}

static void knows_land_from_sea(void **state)
{
    (void)state;
    assert_true(land_at(39.0, 125.75));  /* Pyongyang */
    assert_true(land_at(13.45, 144.78)); /* Guam */
    assert_true(land_at(26.4, 127.8));   /* Okinawa */
    assert_true(land_at(65.5, -179.6));  /* Chukotka, on both sides of 180 */
    assert_true(land_at(67.5, 179.6));
    assert_true(land_at(-16.6, 179.2)); /* Vanua Levu */
    assert_true(land_at(-90.0, 12.0));  /* the South Pole */
    assert_true(land_at(-75.0, 180.0) || land_at(-80.5, -120.0));
    assert_false(land_at(90.0, 33.0));  /* the North Pole */
    assert_false(land_at(40.0, 135.0)); /* Sea of Japan */
    assert_false(land_at(0.0, 180.0));
    assert_false(land_at(-39.3, -54.1)); /* the antipode of North Korea */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_embedded_bytes_are_those_of_the_converter),
        cmocka_unit_test(every_ring_is_on_the_earth),
        cmocka_unit_test(places_stand_on_land),
        cmocka_unit_test(the_circles_of_seas_are_open_water),
        cmocka_unit_test(capitals_of_the_map_are_those_of_the_places),
        cmocka_unit_test(knows_land_from_sea),
        cmocka_unit_test(capitals_are_on_land_and_names_of_seas_are_not),
    };
    return cmocka_run_group_tests_name("land", tests, NULL, NULL);
}
