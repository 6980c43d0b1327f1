/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

#include <geodesic.h> /* PROJ's, to compare with */

#include "loft/earth.h"
#include "sim/base/random.h"

static const loft_ellipsoid wgs84 = {.a_m = 6378137.0, .f = 1.0 / 298.257223563};

static loft_geodetic point_deg(double lat_deg, double lon_deg)
{
    return (loft_geodetic){loft_rad_from_deg(lat_deg), loft_rad_from_deg(lon_deg), 0.0};
}

/* For points that are close: the distance on a sphere of radius a. */
static double apart_m(loft_geodetic a, loft_geodetic b)
{
    const double north = a.lat_rad - b.lat_rad;
    const double east = remainder(a.lon_rad - b.lon_rad, 2.0 * LOFT_PI) * cos(b.lat_rad);
    return wgs84.a_m * hypot(north, east);
}

/* One row of GeodTest, point 1 at longitude 0. */
typedef struct row {
    double lat1_deg, azimuth1_deg, lat2_deg, lon2_deg, azimuth2_deg, range_m, m12_m;
} row;

static void check_row(const row *r)
{
    const loft_geodetic from = point_deg(r->lat1_deg, 0.0);
    const loft_geodetic to = point_deg(r->lat2_deg, r->lon2_deg);
    const loft_geodesic_line line = loft_geodesy_inverse(&wgs84, from, to);
    CHECK_WITHIN(line.range_m, r->range_m, 1.5e-8);
    /*
     * The reduced length says how far a turn of the azimuth at one end moves the other.
     */
    const double turn1 = line.azimuth1_rad - loft_rad_from_deg(r->azimuth1_deg);
    const double turn2 = line.azimuth2_rad - loft_rad_from_deg(r->azimuth2_deg);
    CHECK_WITHIN(r->m12_m * remainder(turn1, 2.0 * LOFT_PI), 0.0, 1.5e-8);
    CHECK_WITHIN(r->m12_m * remainder(turn2, 2.0 * LOFT_PI), 0.0, 1.5e-8);
    const loft_geodetic end =
        loft_geodesy_direct(&wgs84, from, loft_rad_from_deg(r->azimuth1_deg), r->range_m);
    CHECK_WITHIN(apart_m(end, to), 0.0, 1.5e-8);
}

/*
 * Karney, Test set for geodesics (2010), doi:10.5281/zenodo.32156, CC0. Two rows each:
 * anywhere, nearly antipodal, short, one end or both near poles, nearly meridional, nearly
 * equatorial, between vertices, an end near a vertex.
 */
static void a_row_of_each_kind_of_geodtest_holds_to_15_nm(void **state)
{
    (void)state;
    static const row rows[] = {
        {35.602540598169, 111.870427868602, -19.406200172031696834, 78.995799629955596127,
         126.810557548058637274, 10299779.6328425, 6352380.0559844604728},
        {22.377301391995, 158.636122297665, -58.575743237342527379, 44.072498935701243344,
         139.846628614263799893, 9845423.0412075, 6362612.1563029544463},
        {20.423135394589, 169.895260694771, -21.179388017798691648,
         179.757116934570412271, 10.155770628519677379, 19917969.3423672,
         141945.8619235957633},
        {24.171782020744, 39.646990082748, -23.764334766744517272, 179.282236094377504312,
         140.501874677811401335, 19933995.6361023, 91910.9760307801088},
        {18.725775553796, 98.927919777265, 18.724785210853172866, 0.006615636046166963,
         98.930043600815390181, 706.2676803, 706.2676788489356},
        {2.514600234503, 166.362139719401, 2.506446532968658234, 0.00196695535966103,
         166.362225877709852834, 927.7647972, 927.7647939063255},
        {89.991989548145, 90.383140967854, -61.038150741515986969, 89.631261715462284382,
         179.983444547483440057, 16771704.5214092, 3096416.4514950950967},
        {89.996344967961, 118.710939348963, -89.996002848213014514,
         114.609255826886658305, 126.679770857297993955, 20003468.6532733,
         462.8051596696701},
        {89.996704955767, 146.082536307026, -89.995999621861139779, 61.27962282233654637,
         152.637821354333663331, 20003229.2185888, 702.2398004600791},
        {26.010745808687, 0.001066006762, 64.958396828764391273, 0.001576658648546905,
         0.002258602266785352, 4328675.605565, 4003980.5302367959495},
        {22.86663328257, 0.000126355728, 78.46255066680075319, 179.999381785966101716,
         179.999419476069852577, 8760686.5987538, 6261609.6316809521044},
        {0.003311913742, 90.001862369144, 0.001762385472585824, 32.846794581272844,
         90.003358355630087731, 3656488.4472191, 3458160.8183571795545},
        {0.000227056052, 90.002708094472, -0.000342923983172007, 176.956361997998361364,
         89.997304044626702539, 19698692.1099486, 271551.6020163755057},
        {23.225828498891, 90.0, -23.225828498891, 179.44518683104154539, 90.0,
         19975528.4919571414229, 0.0000000000001},
        {62.409951053785, 90.0, -62.409951053785, 179.719937697335980499,
         90.000000000000000002, 19996692.197447633611, 0.0000000000001},
        {72.071239718919, 89.964343072223, -72.07123971890502904, 179.813796146422114323,
         90.035656997118252682, 20000731.2068002, 0.0049842491677},
        {14.225351873668, 90.032623328236, -14.225351873709766362, 179.41491082111612486,
         89.967376690242821373, 19972345.2829332, 0.0286206020152},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(&rows[i]);
    }
}

static void the_rows_of_the_full_file_hold_to_15_nm(void **state)
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
    row r;
    /* lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 S12, lon1 = 0 */
    while (fscanf(file, "%lf %*f %lf %lf %lf %lf %lf %*f %lf %*f", &r.lat1_deg,
                  &r.azimuth1_deg, &r.lat2_deg, &r.lon2_deg, &r.azimuth2_deg, &r.range_m,
                  &r.m12_m) == 7) {
        check_row(&r);
        rows++;
    }
    (void)fclose(file);
    assert_int_equal(rows, 50);
}

/* Pairs as GeodTest chooses them, closer to every special case than any list of cases. */
enum kind {
    ANYWHERE,
    NEARLY_ANTIPODAL,
    SHORT,
    ONE_END_NEAR_A_POLE,
    ENDS_NEAR_OPPOSITE_POLES,
    NEARLY_MERIDIONAL,
    NEARLY_EQUATORIAL,
    BETWEEN_VERTICES,
    AN_END_NEAR_A_VERTEX,
    TINY,
    KINDS
};

typedef struct draw {
    uint64_t number;
    uint32_t dim;
} draw;

static double uniform(draw *d)
{
    return loft_random_uniform(20, d->number, d->dim++);
}

static double latitude_deg(draw *d)
{
    return loft_deg_from_rad(asin(2.0 * uniform(d) - 1.0));
}

/* Numbers of either sign, every power of ten between 1e-9 and 3 degrees alike. */
static double small_deg(draw *d)
{
    const double size = 1e-9 * pow(3e9, uniform(d));
    return uniform(d) < 0.5 ? size : -size;
}

static double fold_deg(double lat_deg)
{
    return lat_deg > 90.0    ? 180.0 - lat_deg
           : lat_deg < -90.0 ? -180.0 - lat_deg
                             : lat_deg;
}

static void draw_pair(enum kind kind, uint64_t number, loft_geodetic ends[2])
{
    draw d = {.number = number, .dim = (uint32_t)kind << 8};
    double lat1 = latitude_deg(&d);
    double lat2 = latitude_deg(&d);
    const double lon1 = 360.0 * uniform(&d) - 180.0;
    double lon2 = 360.0 * uniform(&d) - 180.0;
    const double north = small_deg(&d);
    const double east = small_deg(&d);
    switch (kind) {
    case NEARLY_ANTIPODAL:
        lat2 = -lat1 + north;
        lon2 = lon1 + 180.0 + east;
        break;
    case SHORT:
        lat2 = lat1 + 0.3 * north;
        lon2 = lon1 + 0.3 * east;
        break;
    case ONE_END_NEAR_A_POLE:
        lat1 = 90.0 - fabs(north);
        break;
    case ENDS_NEAR_OPPOSITE_POLES:
        lat1 = 90.0 - fabs(north);
        lat2 = -90.0 + fabs(east);
        break;
    case NEARLY_MERIDIONAL:
        lon2 = lon1 + (uniform(&d) < 0.5 ? 180.0 : 0.0) + east;
        break;
    case NEARLY_EQUATORIAL:
        lat1 = north;
        lat2 = east;
        break;
    case BETWEEN_VERTICES: { /* the parallel's own longitude at half a turn of the sphere */
        const double c = cos(loft_rad_from_deg(lat1));
        lat2 = -lat1 + 1e-3 * north;
        lon2 = lon1 + 180.0 * sqrt(1.0 - 0.00669438 * c * c) + 1e-3 * east;
        break;
    }
    case AN_END_NEAR_A_VERTEX:
        lat2 = (uniform(&d) < 0.5 ? lat1 : -lat1) + 1e-3 * north;
        break;
    case TINY:
        lat2 = lat1 + 1e-6 * north;
        lon2 = lon1 + 1e-6 * east;
        break;
    default:
        break;
    }
    ends[0] = point_deg(lat1, lon1);
    ends[1] = point_deg(fold_deg(lat2), lon2);
}

enum {
    PAIRS = 10000 /* of each kind */
};

static double proj_range_m(const loft_ellipsoid *shape, const loft_geodetic ends[2])
{
    struct geod_geodesic g;
    geod_init(&g, shape->a_m, shape->f);
    double range_m = NAN;
    geod_inverse(&g, loft_deg_from_rad(ends[0].lat_rad),
                 loft_deg_from_rad(ends[0].lon_rad), loft_deg_from_rad(ends[1].lat_rad),
                 loft_deg_from_rad(ends[1].lon_rad), &range_m, NULL, NULL);
    return range_m;
}

static loft_geodetic proj_end(const loft_ellipsoid *shape, loft_geodetic from,
                              double azimuth_rad, double range_m)
{
    struct geod_geodesic g;
    geod_init(&g, shape->a_m, shape->f);
    double lat_deg = NAN;
    double lon_deg = NAN;
    geod_direct(&g, loft_deg_from_rad(from.lat_rad), loft_deg_from_rad(from.lon_rad),
                loft_deg_from_rad(azimuth_rad), range_m, &lat_deg, &lon_deg, NULL);
    return point_deg(lat_deg, lon_deg);
}

/* Both are within 14 nm of the truth, and PROJ's degrees round by 2 nm more. */
static void both_problems_agree_with_proj_to_20_nm(void **state)
{
    (void)state;
    static const loft_ellipsoid shapes[] = {{6378137.0, 1.0 / 298.257223563},
                                            {6378137.0, 0.1}};
    for (int i = 0; i < 2; i++) {
        for (int kind = 0; kind < KINDS; kind++) {
            for (uint64_t k = 0; k < PAIRS; k++) {
                loft_geodetic ends[2];
                draw_pair((enum kind)kind, k, ends);
                const loft_geodesic_line line =
                    loft_geodesy_inverse(&shapes[i], ends[0], ends[1]);
                CHECK_WITHIN(line.range_m, proj_range_m(&shapes[i], ends), 2e-8);
                const double azimuth_rad = 2.0 * LOFT_PI * loft_random_uniform(21, k, 0);
                const double range_m = 2.5e7 * (loft_random_uniform(21, k, 1) - 0.3);
                const loft_geodetic end =
                    loft_geodesy_direct(&shapes[i], ends[0], azimuth_rad, range_m);
                const loft_geodetic proj =
                    proj_end(&shapes[i], ends[0], azimuth_rad, range_m);
                CHECK_WITHIN(apart_m(end, proj), 0.0, 2e-8);
            }
        }
    }
}

static void the_direct_of_the_inverse_is_the_second_point(void **state)
{
    (void)state;
    for (int kind = 0; kind < KINDS; kind++) {
        for (uint64_t k = 0; k < PAIRS; k++) {
            loft_geodetic ends[2];
            draw_pair((enum kind)kind, k, ends);
            const loft_geodesic_line line =
                loft_geodesy_inverse(&wgs84, ends[0], ends[1]);
            const loft_geodetic end =
                loft_geodesy_direct(&wgs84, ends[0], line.azimuth1_rad, line.range_m);
            CHECK_WITHIN(apart_m(end, ends[1]), 0.0, 1.5e-8);
        }
    }
}

/*
 * Exchanged points: half a turn at each end. Mirrored ones: the supplement or the
 * negative.
 */
static void the_line_back_and_the_mirrored_lines_have_the_same_length(void **state)
{
    (void)state;
    const loft_geodetic a = point_deg(40.07, 125.21);
    const loft_geodetic b = point_deg(-12.345, -77.7);
    const loft_geodesic_line line = loft_geodesy_inverse(&wgs84, a, b);
    const loft_geodesic_line back = loft_geodesy_inverse(&wgs84, b, a);
    assert_true(back.range_m == line.range_m);
    CHECK_WITHIN(loft_angle_wrap_pm(back.azimuth1_rad - line.azimuth2_rad), LOFT_PI,
                 1e-15);
    CHECK_WITHIN(loft_angle_wrap_pm(back.azimuth2_rad - line.azimuth1_rad), LOFT_PI,
                 1e-15);
    const loft_geodetic a_south = {-a.lat_rad, a.lon_rad, 0.0};
    const loft_geodetic b_north = {-b.lat_rad, b.lon_rad, 0.0};
    const loft_geodesic_line south = loft_geodesy_inverse(&wgs84, a_south, b_north);
    assert_true(south.range_m == line.range_m);
    CHECK_WITHIN(south.azimuth1_rad + line.azimuth1_rad, LOFT_PI, 1e-15);
    const loft_geodetic a_west = {a.lat_rad, -a.lon_rad, 0.0};
    const loft_geodetic b_east = {b.lat_rad, -b.lon_rad, 0.0};
    const loft_geodesic_line west = loft_geodesy_inverse(&wgs84, a_west, b_east);
    assert_true(west.range_m == line.range_m);
    CHECK_WITHIN(west.azimuth1_rad + line.azimuth1_rad, 2.0 * LOFT_PI, 2e-15);
}

static void check_line(loft_geodetic from, loft_geodetic to, loft_geodesic_line want)
{
    const loft_geodesic_line line = loft_geodesy_inverse(&wgs84, from, to);
    CHECK_WITHIN(line.range_m, want.range_m, 1.5e-8);
    CHECK_WITHIN(line.azimuth1_rad, want.azimuth1_rad, 1e-15);
    CHECK_WITHIN(line.azimuth2_rad, want.azimuth2_rad, 1e-15);
}

static const double quarter_m = 10001965.729312724; /* a E(e^2) */

static void a_meridian_leads_through_the_poles(void **state)
{
    (void)state;
    const double quarter = 0.5 * LOFT_PI;
    const loft_geodetic origin = point_deg(0.0, 20.0);
    const loft_geodetic north = point_deg(90.0, 0.0);
    const loft_geodetic south = point_deg(-90.0, 0.0);
    check_line(origin, (loft_geodetic){quarter, loft_rad_from_deg(20.0), 0.0},
               (loft_geodesic_line){quarter_m, 0.0, 0.0});
    check_line(north, point_deg(0.0, 50.0),
               (loft_geodesic_line){quarter_m, loft_rad_from_deg(130.0), LOFT_PI});
    check_line(south, point_deg(0.0, 50.0),
               (loft_geodesic_line){quarter_m, loft_rad_from_deg(50.0), 0.0});
    check_line(north, south, (loft_geodesic_line){2.0 * quarter_m, LOFT_PI, LOFT_PI});
    check_line(point_deg(60.0, 20.0), point_deg(60.0, -160.0),
               (loft_geodesic_line){6695785.819644422, 0.0, LOFT_PI});
    const loft_geodetic over = loft_geodesy_direct(&wgs84, origin, 0.0, 1.5 * quarter_m);
    const loft_geodetic back =
        loft_geodesy_direct(&wgs84, origin, LOFT_PI, -1.5 * quarter_m);
    CHECK_WITHIN(loft_angle_wrap_pm(over.lon_rad - origin.lon_rad), LOFT_PI, 1e-15);
    CHECK_WITHIN(apart_m(over, back), 0.0, 1e-8);
}

static void the_equator_is_shortest_up_to_its_conjugate_point(void **state)
{
    (void)state;
    const double quarter = 0.5 * LOFT_PI;
    const loft_geodetic origin = point_deg(0.0, 0.0);
    const double conjugate_rad = (1.0 - wgs84.f) * LOFT_PI;
    check_line(origin, (loft_geodetic){0.0, 1.2345, 0.0},
               (loft_geodesic_line){1.2345 * wgs84.a_m, quarter, quarter});
    check_line(
        origin, (loft_geodetic){0.0, -conjugate_rad, 0.0},
        (loft_geodesic_line){conjugate_rad * wgs84.a_m, 3.0 * quarter, 3.0 * quarter});
    const loft_geodesic_line beyond =
        loft_geodesy_inverse(&wgs84, origin, point_deg(0.0, 179.9));
    assert_true(beyond.range_m < wgs84.a_m * loft_rad_from_deg(179.9) - 20000.0);
    CHECK_WITHIN(beyond.azimuth1_rad + beyond.azimuth2_rad, LOFT_PI, 1e-15);
    assert_true(beyond.azimuth1_rad < quarter); /* the northern one of two */
}

static void the_antipode_is_half_a_meridian_away(void **state)
{
    (void)state;
    for (double lat_deg = -87.5; lat_deg < 90.0; lat_deg += 12.5) {
        const double azimuth_rad = lat_deg < 0.0 ? LOFT_PI : 0.0;
        check_line(
            point_deg(lat_deg, 0.0), point_deg(-lat_deg, 180.0),
            (loft_geodesic_line){2.0 * quarter_m, azimuth_rad, LOFT_PI - azimuth_rad});
    }
}

static void coincident_points_are_0_apart(void **state)
{
    (void)state;
    for (double lat_deg = -90.0; lat_deg <= 90.0; lat_deg += 22.5) {
        const double azimuth_rad = lat_deg < 0.0 ? 0.0 : LOFT_PI;
        const loft_geodetic here = point_deg(lat_deg, 77.7);
        check_line(here, here, (loft_geodesic_line){0.0, azimuth_rad, azimuth_rad});
        assert_true(loft_geodesy_inverse(&wgs84, here, here).range_m == 0.0);
        const loft_geodetic end = loft_geodesy_direct(&wgs84, here, 1.2345, 0.0);
        CHECK_WITHIN(apart_m(end, here), 0.0, 2e-9);
    }
}

static void a_sphere_has_great_circles(void **state)
{
    (void)state;
    const loft_ellipsoid ball = {.a_m = 6371000.0, .f = 0.0};
    const loft_geodetic a = {0.3, 0.1, 0.0};
    const loft_geodetic b = {-0.8, 2.2, 0.0};
    const double cos_arc = sin(0.3) * sin(-0.8) + cos(0.3) * cos(-0.8) * cos(2.1);
    const loft_geodesic_line line = loft_geodesy_inverse(&ball, a, b);
    CHECK_NEAR(line.range_m, 6371000.0 * acos(cos_arc), 1e-15);
    const loft_geodetic end =
        loft_geodesy_direct(&ball, a, line.azimuth1_rad, line.range_m);
    CHECK_WITHIN(apart_m(end, b), 0.0, 1e-8);
}

static void a_nan_gives_a_nan_range(void **state)
{
    (void)state;
    const loft_geodetic here = {0.3, 0.1, 0.0};
    const loft_geodetic no_lat = {NAN, 0.2, 0.0};
    const loft_geodetic no_lon = {0.4, NAN, 0.0};
    assert_true(isnan(loft_geodesy_inverse(&wgs84, here, no_lat).range_m));
    assert_true(isnan(loft_geodesy_inverse(&wgs84, no_lat, here).range_m));
    assert_true(isnan(loft_geodesy_inverse(&wgs84, here, no_lon).range_m));
    assert_true(isnan(loft_geodesy_direct(&wgs84, here, 1.0, NAN).lat_rad));
    assert_true(isnan(loft_geodesy_direct(&wgs84, here, NAN, 1.0).lon_rad));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_of_each_kind_of_geodtest_holds_to_15_nm),
        cmocka_unit_test(the_rows_of_the_full_file_hold_to_15_nm),
        cmocka_unit_test(both_problems_agree_with_proj_to_20_nm),
        cmocka_unit_test(the_direct_of_the_inverse_is_the_second_point),
        cmocka_unit_test(the_line_back_and_the_mirrored_lines_have_the_same_length),
        cmocka_unit_test(a_meridian_leads_through_the_poles),
        cmocka_unit_test(the_equator_is_shortest_up_to_its_conjugate_point),
        cmocka_unit_test(the_antipode_is_half_a_meridian_away),
        cmocka_unit_test(coincident_points_are_0_apart),
        cmocka_unit_test(a_sphere_has_great_circles),
        cmocka_unit_test(a_nan_gives_a_nan_range),
    };
    return cmocka_run_group_tests_name("geodesic", tests, NULL, NULL);
}
