/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

#include "loft/earth.h"
#include "loft/loft.h"

static const loft_ellipsoid wgs84 = {.a_m = 6378137.0, .f = 1.0 / 298.257223563};

static loft_geodetic place_deg(double lat_deg, double lon_deg, double alt_m)
{
    return (loft_geodetic){loft_rad_from_deg(lat_deg), loft_rad_from_deg(lon_deg), alt_m};
}

static void check_same_place(loft_geodetic got, loft_geodetic want, double abs_m)
{
    const double apart_m = loft_geodesy_inverse(&wgs84, got, want).range_m;
    CHECK_WITHIN(apart_m, 0.0, abs_m);
}

/* lat1 lon1 lat2 lon2 azi1 azi2 s12: GeodSolve, GeographicLib 2.1.2; the last ten rows
 * are nearly antipodal. */
static void geodesics_agree_with_geographiclib(void **state)
{
    (void)state;
    static const double rows[][7] = {
        {85.573131461, 1.773109776, 22.761108199, 60.577920244, 119.487590268921792,
         175.809715445030065, 7233994.0236006342},
        {-83.482382214, 46.082610333, 54.751881682, -118.341251930, -161.389312033556052,
         -3.602609003906860, 16767674.8840757962},
        {-0.377419373, -2.796041357, 23.661083171, -72.296370689, -64.921701560064378,
         -81.227900459968396, 7949607.0663537951},
        {85.439141830, -155.187171834, 21.256391678, 53.614280177, -28.034529814119388,
         -177.695039095138725, 8098590.3844256848},
        {38.121452552, -173.836679390, -45.950341080, 171.746119317, -169.946466126408524,
         -168.613150074639066, 9422572.0892579388},
        {25.937066961, -162.560102825, -26.289201395, 17.865466313, -154.172015256748097,
         -25.911233939093410, 19955414.2931220792},
        {14.611878214, -50.371113120, -14.675556277, 129.699375285, -173.768886926763088,
         -6.232918640979620, 19996473.5023148246},
        {0.858236091, -107.719708326, -0.607326092, 72.553977368, -18.429870049723732,
         -161.571192169930981, 19971333.2546363026},
        {-3.207151355, -166.122303065, 3.296467084, 13.779871263, 8.128820698118972,
         171.870459287085083, 19993285.8940801471},
        {22.667667260, -103.246188581, -22.620216052, 76.422802890, 32.423150787522140,
         147.589347782809853, 19989480.5628316589},
        {8.873507281, -50.999456141, -8.641016617, 129.101071441, -6.946634553020915,
         -173.057699086967318, 19977548.6056086943},
        {-11.506113290, -129.006457580, 11.212473409, 50.855856602, 171.120555668525384,
         8.870292343968973, 19970288.1275118254},
        {26.534916560, -88.455769107, -26.177621908, 91.062082611, 29.057321454952227,
         151.040310256441927, 19952320.0727676414},
        {17.009652574, -91.168592255, -17.101524492, 89.219932255, -145.863877646326245,
         -34.155121136372998, 19981972.6172793433},
        {-15.232272059, -36.212602271, 15.549834505, 143.755537294, 2.007028216581845,
         177.989925097669555, 19968732.4235440902}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const double *r = rows[i];
        const loft_geodetic from = place_deg(r[0], r[1], 0.0);
        const loft_geodetic to = place_deg(r[2], r[3], 0.0);
        const loft_geodesic_line line = loft_geodesy_inverse(&wgs84, from, to);
        CHECK_WITHIN(line.range_m, r[6], 1.5e-8);
        /* Near the antipode a nanometre turns the azimuth by about 1e-12. */
        const double turn = r[6] > 1.9e7 ? 1e-10 : 1e-14;
        CHECK_WITHIN(line.azimuth1_rad, loft_angle_wrap(loft_rad_from_deg(r[4])), turn);
        CHECK_WITHIN(line.azimuth2_rad, loft_angle_wrap(loft_rad_from_deg(r[5])), turn);
        check_same_place(loft_geodesy_direct(&wgs84, from, loft_rad_from_deg(r[4]), r[6]),
                         to, 1.5e-8);
    }
}

/* lat lon h x y z: CartConvert, GeographicLib 2.1.2. */
static void coordinates_agree_with_geographiclib(void **state)
{
    (void)state;
    static const double rows[][6] = {
        {0.000000000000, 0.000000000000, 0.000000, 6378137.000000000, 0.000000000,
         0.000000000},
        {0.000000000000, 0.000000000000, 1000000.000000, 7378137.000000000, 0.000000000,
         0.000000000},
        {90.000000000000, 0.000000000000, 0.000000, 0.000000000, 0.000000000,
         6356752.314245179},
        {-90.000000000000, 0.000000000000, 1000.000000, 0.000000000, 0.000000000,
         -6357752.314245179},
        {45.000000000000, 45.000000000000, 100000.000000, 3244419.145060575,
         3244419.145060574, 4558059.086984574},
        {89.999900000000, 10.000000000000, 400000.000000, 11.687235215, 2.060774898,
         6756752.314234823},
        {-31.710102330031, -125.694297387179, 48286.423627, -3192754.513900680,
         -4444121.392810467, -3358508.261485872},
        {-81.615117488804, 129.048645257525, 41.913904, -587860.030934575,
         724687.774925101, -6288394.880817796},
        {52.988306674048, 71.637996142646, 0.000000, 1212107.309410294, 3651812.801909861,
         5069760.252206835},
        {-0.598536846182, 106.881111295774, -839.967781, -1851782.158253597,
         6102164.527259498, -66172.824253551},
        {42.905408327063, -36.756835723356, 4965066.990300, 6662568.268749913,
         -4976413.931596328, 7699978.538938231},
        {-89.263151390688, -29.179259594882, 60.981244, 71856.036675525, -40124.852861494,
         -6356284.081320995},
        {-70.212905099916, 36.261813781613, -0.233282, 1746166.368127247,
         1280895.845609099, -5979122.102077036},
        {-42.343759490908, 118.387936123762, 0.000000, -2244720.578969561,
         4153613.966456828, -4273902.996072607},
        {56.072024419247, 174.573378212721, 1951460.302329, -4636525.612735785,
         440454.361072301, 6888126.829885281}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const double *r = rows[i];
        const loft_geodetic place = place_deg(r[0], r[1], r[2]);
        const loft_vec3 at = {r[3], r[4], r[5]};
        const loft_vec3 miss = loft_vec3_sub(loft_geodesy_ecef(&wgs84, place), at);
        CHECK_WITHIN(loft_vec3_norm(miss), 0.0, 1e-8);
        const loft_geodetic back = loft_geodesy_geodetic(&wgs84, at);
        CHECK_WITHIN(back.alt_m, r[2], 1e-8);
        CHECK_WITHIN(back.lat_rad, place.lat_rad, 2e-15);
        const double p_m = hypot(r[3], r[4]); /* on the axis any longitude will do */
        CHECK_WITHIN(p_m * (back.lon_rad - place.lon_rad), 0.0, 1e-8);
    }
}

static void height_and_normal_hold_from_the_trenches_to_deep_space(void **state)
{
    (void)state;
    static const double alts_m[] = {-1e4, 0.0, 123.4, 1.2345e5, 3e6, 1e7, 1e8};
    for (int i = 0; i < 7; i++) {
        const double allowed_m = alts_m[i] > 1e7 ? 1e-7 : 1e-8;
        for (double lat_deg = -90.0; lat_deg <= 90.0; lat_deg += 0.9375) {
            const loft_geodetic place = place_deg(lat_deg, 77.7, alts_m[i]);
            const loft_vec3 r_m = loft_geodesy_ecef(&wgs84, place);
            double alt_m = NAN;
            loft_vec3 up;
            loft_geodesy_height(&wgs84, r_m, &alt_m, &up);
            CHECK_WITHIN(alt_m, alts_m[i], allowed_m);
            const loft_frame_enu enu = loft_geodesy_enu(place.lat_rad, place.lon_rad);
            CHECK_WITHIN(loft_vec3_norm(loft_vec3_sub(up, enu.up)), 0.0, 1e-12);
            const loft_geodetic back = loft_geodesy_geodetic(&wgs84, r_m);
            CHECK_WITHIN(back.alt_m, alts_m[i], allowed_m);
            CHECK_WITHIN(back.lat_rad, place.lat_rad, 2e-15);
        }
    }
}

/* CartConvert. There a double's spacing of the latitude is 9.4e-9 m: one is allowed. */
static void latitude_holds_to_a_spacing_at_geostationary_distance(void **state)
{
    (void)state;
    const loft_vec3 at = {-20769698.509041030, 3662258.228324311, 36492062.233768567};
    const loft_geodetic place = place_deg(60.0, 170.0, 35786000.0);
    const loft_geodetic back = loft_geodesy_geodetic(&wgs84, at);
    const double r_m = loft_vec3_norm(at);
    CHECK_WITHIN(r_m * (back.lat_rad - place.lat_rad), 0.0, 1e-8);
    CHECK_WITHIN(back.alt_m, place.alt_m, 1e-8);
}

static void works_on_a_sphere_and_on_the_axis(void **state)
{
    (void)state;
    const loft_ellipsoid ball = {.a_m = 6371000.0, .f = 0.0};
    double alt_m = NAN;
    loft_vec3 up;
    loft_geodesy_height(&ball, (loft_vec3){3e6, 4e6, 1.2e7}, &alt_m, &up);
    CHECK_WITHIN(alt_m, 1.3e7 - 6371000.0, 1e-8);
    CHECK_NEAR(up.z, 12.0 / 13.0, 1e-15);
    loft_geodesy_height(&wgs84, (loft_vec3){0.0, 0.0, -6.4e6}, &alt_m, &up);
    CHECK_WITHIN(alt_m, 6.4e6 - wgs84.a_m * (1.0 - wgs84.f), 1e-8);
    CHECK_NEAR(up.z, -1.0, 0.0);
    CHECK_WITHIN(up.x, 0.0, 0.0);
    const loft_geodetic pole = loft_geodesy_geodetic(&wgs84, (loft_vec3){0.0, 0.0, 7e6});
    CHECK_NEAR(pole.lat_rad, 0.5 * LOFT_PI, 0.0);
    CHECK_WITHIN(pole.lon_rad, 0.0, 0.0);
    const loft_geodesic_line quarter =
        loft_geodesy_inverse(&wgs84, pole, (loft_geodetic){0.0, 1.2345, 0.0});
    CHECK_WITHIN(quarter.range_m, 10001965.729312724, 1.5e-8); /* a E(e^2) */
}

static void east_north_up_is_right_handed(void **state)
{
    (void)state;
    const loft_frame_enu f = loft_geodesy_enu(0.6, -2.1);
    const loft_vec3 miss = loft_vec3_sub(loft_vec3_cross(f.east, f.north), f.up);
    CHECK_WITHIN(loft_vec3_norm(miss), 0.0, 1e-15);
    const loft_vec3 r0 = loft_geodesy_ecef(&wgs84, (loft_geodetic){0.6, -2.1, 0.0});
    const loft_vec3 r1 =
        loft_geodesy_ecef(&wgs84, (loft_geodetic){0.6, -2.1 + 1e-6, 0.0});
    const loft_vec3 r2 =
        loft_geodesy_ecef(&wgs84, (loft_geodetic){0.6 + 1e-6, -2.1, 0.0});
    CHECK_NEAR(loft_vec3_dot(loft_vec3_unit(loft_vec3_sub(r1, r0)), f.east), 1.0, 1e-9);
    CHECK_NEAR(loft_vec3_dot(loft_vec3_unit(loft_vec3_sub(r2, r0)), f.north), 1.0, 1e-9);
}

static void angles_wrap_into_their_half_open_turn(void **state)
{
    (void)state;
    CHECK_NEAR(loft_angle_wrap(-1.2345), 2.0 * LOFT_PI - 1.2345, 1e-15);
    CHECK_NEAR(loft_angle_wrap(7.5), 7.5 - 2.0 * LOFT_PI, 1e-15);
    CHECK_WITHIN(loft_angle_wrap(-1e-20), 0.0, 0.0);
    CHECK_WITHIN(loft_angle_wrap(2.0 * LOFT_PI), 0.0, 0.0);
    CHECK_NEAR(loft_angle_wrap_pm(4.0), 4.0 - 2.0 * LOFT_PI, 1e-15);
    CHECK_NEAR(loft_angle_wrap_pm(-LOFT_PI), LOFT_PI, 0.0);
    CHECK_NEAR(loft_angle_wrap_pm(LOFT_PI), LOFT_PI, 0.0);
}

/* Karney's GeodTest: lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 S12. */
static void geodtest_within_15_nm(void **state)
{
    (void)state;
    const char *dir = getenv("LOFT_VALIDATION_DIR");
    if (dir == NULL) {
        skip();
        return;
    }
    char path[4096];
    const int length = snprintf(path, sizeof path, "%s/geodesic/GeodTest-50.dat", dir);
    assert_true(length > 0 && (size_t)length < sizeof path);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    int rows = 0;
    double r[10];
    while (fscanf(file, "%lf %lf %lf %lf %lf %lf %lf %lf %lf %lf", &r[0], &r[1], &r[2],
                  &r[3], &r[4], &r[5], &r[6], &r[7], &r[8], &r[9]) == 10) {
        const loft_geodetic from = place_deg(r[0], r[1], 0.0);
        const loft_geodetic to = place_deg(r[3], r[4], 0.0);
        const loft_geodesic_line line = loft_geodesy_inverse(&wgs84, from, to);
        CHECK_WITHIN(line.range_m, r[6], 1.5e-8);
        check_same_place(loft_geodesy_direct(&wgs84, from, loft_rad_from_deg(r[2]), r[6]),
                         to, 1.5e-8);
        rows++;
    }
    (void)fclose(file);
    assert_int_equal(rows, 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(geodesics_agree_with_geographiclib),
        cmocka_unit_test(coordinates_agree_with_geographiclib),
        cmocka_unit_test(height_and_normal_hold_from_the_trenches_to_deep_space),
        cmocka_unit_test(latitude_holds_to_a_spacing_at_geostationary_distance),
        cmocka_unit_test(works_on_a_sphere_and_on_the_axis),
        cmocka_unit_test(east_north_up_is_right_handed),
        cmocka_unit_test(angles_wrap_into_their_half_open_turn),
        cmocka_unit_test(geodtest_within_15_nm),
    };
    return cmocka_run_group_tests_name("geodesy", tests, NULL, NULL);
}
