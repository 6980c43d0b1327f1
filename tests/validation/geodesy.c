/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geodesics on WGS84 and coordinates, against GeographicLib. */
#include <math.h>

#include "groups.h"
#include "loft/earth.h"
#include "loft/loft.h"

static const loft_ellipsoid wgs84 = {6378137.0, 1.0 / 298.257223563};
static const double geodesic_m = 1.5e-8; /* the tolerances */
static const double coordinate_m = 1e-8;
static const char spacing[] = "at 42,000 km a double's spacing of the latitude is 9.4e-9 "
                              "m: the answer is off by more than one";

static loft_geodetic place_deg(double lat, double lon, double alt_m)
{
    return (loft_geodetic){loft_rad_from_deg(lat), loft_rad_from_deg(lon), alt_m};
}

static double apart_m(loft_vec3 a, loft_vec3 b)
{
    return loft_vec3_norm(loft_vec3_sub(a, b));
}

/* ---- coordinates: lat lon h X Y Z ---- */

static const double coordinates[][6] = {
    {45.0, 45.0, 100000.0, 3244419.145060575, 3244419.145060574, 4558059.086984574},
    {89.9999, 10.0, 400000.0, 11.687235215, 2.060774898, 6756752.314234823},
    {-90.0, 0.0, 1000.0, 0.0, 0.0, -6357752.314245179},
    {-1e-4, -179.9999, -100.0, -6378036.999980636, -11.131774547, -11.057253049},
    {30.0, -80.0, -5000.0, 959219.772422407, -5440005.656357036, 3167873.735383637},
    {60.0, 170.0, 35786000.0, -20769698.509041030, 3662258.228324311, 36492062.233768567},
    {-68.922756993288, -158.776409040728, 2874319.264989, -3108001.314953007,
     -1206986.710319415, -8610896.766737821},
    {41.608680235360, -68.541344456625, 99309.593947, 1774356.523380475,
     -4514015.963605898, 4279150.453212706},
};

static double greatest(double a, double b, double c)
{
    return fmax(fabs(a), fmax(fabs(b), fabs(c)));
}

/* The worst component: of ECEF; and back, of metres north, east and up. */
static void coordinate_values(const double r[6], double *forward_m, double *back_m)
{
    const loft_geodetic place = place_deg(r[0], r[1], r[2]);
    const loft_vec3 want = {r[3], r[4], r[5]};
    const loft_vec3 off = loft_vec3_sub(loft_geodesy_ecef(&wgs84, place), want);
    *forward_m = greatest(off.x, off.y, off.z);
    const loft_geodetic got = loft_geodesy_geodetic(&wgs84, want);
    const double scale_m = 6378137.0 + r[2];
    *back_m = greatest(scale_m * (got.lat_rad - place.lat_rad),
                       scale_m * cos(place.lat_rad) *
                           loft_angle_wrap_pm(got.lon_rad - place.lon_rad),
                       got.alt_m - place.alt_m);
}

/* ---- geodesics: lat1 lon1 lat2 lon2 azi1 azi2 s12 ---- */

static const double geodesics[][7] = {
    {85.573131461, 1.773109776, 22.761108199, 60.577920244, 119.487590268921792,
     175.809715445030065, 7233994.0236006342},
    {-83.482382214, 46.082610333, 54.751881682, -118.341251930, -161.389312033556052,
     -3.602609003906860, 16767674.8840757962},
    {-0.377419373, -2.796041357, 23.661083171, -72.296370689, -64.921701560064378,
     -81.227900459968396, 7949607.0663537951},
    {73.232182793, -58.826880980, 65.948767065, -39.175420162, 127.181390145655229,
     145.657789201479886, 1105794.6921116507},
    {9.289101757, 124.132304981, 32.196531687, 104.738082856, -35.452036096774542,
     -42.520128745810617, 3229568.1283259685},
    {14.611878214, -50.371113120, -14.675556277, 129.699375285, -173.768886926763088,
     -6.232918640979620, 19996473.5023148246},
    {-3.207151355, -166.122303065, 3.296467084, 13.779871263, 8.128820698118972,
     171.870459287085083, 19993285.8940801471},
    {26.534916560, -88.455769107, -26.177621908, 91.062082611, 29.057321454952227,
     151.040310256441927, 19952320.0727676414},
};

static double direct_error_m(loft_geodetic from, double azimuth_deg, double range_m,
                             loft_geodetic to)
{
    const loft_geodetic got =
        loft_geodesy_direct(&wgs84, from, loft_rad_from_deg(azimuth_deg), range_m);
    return apart_m(loft_geodesy_ecef(&wgs84, got), loft_geodesy_ecef(&wgs84, to));
}

static void typed_in(table *t)
{
    for (size_t i = 0; i < sizeof coordinates / sizeof coordinates[0]; i++) {
        const double *r = coordinates[i];
        double forward_m;
        double back_m;
        coordinate_values(r, &forward_m, &back_m);
        table_row(t, "coordinates", at_rounding(within(0.0, forward_m, coordinate_m)),
                  "geodetic to ECEF, worst axis, m off, at %.4f %.4f, %g km", r[0], r[1],
                  r[2] / 1000.0);
        table_row(t, "coordinates", at_rounding(within(0.0, back_m, coordinate_m)),
                  "ECEF to geodetic, worst axis, m off, at %.4f %.4f, %g km", r[0], r[1],
                  r[2] / 1000.0);
        table_reason(t, spacing);
    }
    for (size_t i = 0; i < sizeof geodesics / sizeof geodesics[0]; i++) {
        const double *r = geodesics[i];
        const loft_geodetic from = place_deg(r[0], r[1], 0.0);
        const loft_geodetic to = place_deg(r[2], r[3], 0.0);
        const double got_m = loft_geodesy_inverse(&wgs84, from, to).range_m;
        table_row(t, "geodesics", at_rounding(within(r[6], got_m, geodesic_m)),
                  "distance, m, %.3f %.3f to %.3f %.3f", r[0], r[1], r[2], r[3]);
        table_row(
            t, "geodesics",
            at_rounding(within(0.0, direct_error_m(from, r[4], r[6], to), geodesic_m)),
            "end of the direct problem, m off, from %.3f %.3f", r[0], r[1]);
    }
}

/* ---- the full tables ---- */

static void full_coordinates(table *t)
{
    table_outside(t);
    FILE *file = open_reference("geodesic/llh_ecef.txt");
    if (file == NULL) {
        table_skip(t, "coordinates, full", "LOFT_VALIDATION_DIR names no llh_ecef.txt");
        return;
    }
    table_worst forward = {0};
    table_worst back = {0};
    double r[6];
    for (int n = 0; n >= 0; n = read_numbers(file, r, 6)) {
        if (n == 6) {
            double forward_m;
            double back_m;
            coordinate_values(r, &forward_m, &back_m);
            table_worst_add(&forward, at_rounding(within(0.0, forward_m, coordinate_m)),
                            r[0]);
            table_worst_add(&back, at_rounding(within(0.0, back_m, coordinate_m)), r[0]);
        }
    }
    (void)fclose(file);
    table_worst_row(t, "coordinates, full", &forward,
                    "geodetic to ECEF, worst axis, m off", "deg latitude");
    table_worst_row(t, "coordinates, full", &back, "ECEF to geodetic, worst axis, m off",
                    "deg latitude");
    table_reason(t, spacing);
}

/* order: the columns of lat1 lon1 lat2 lon2 azi1 s12 */
static void full_geodesics(table *t, const char *name, const char *path,
                           const int order[6])
{
    table_outside(t);
    FILE *file = open_reference(path);
    if (file == NULL) {
        table_skip(t, name, "LOFT_VALIDATION_DIR names no such table");
        return;
    }
    table_worst inverse = {0};
    table_worst direct = {0};
    double r[10];
    for (int n = 0; n >= 0; n = read_numbers(file, r, 10)) {
        if (n < 7) {
            continue;
        }
        const loft_geodetic from = place_deg(r[order[0]], r[order[1]], 0.0);
        const loft_geodetic to = place_deg(r[order[2]], r[order[3]], 0.0);
        const double s12 = r[order[5]];
        const double got_m = loft_geodesy_inverse(&wgs84, from, to).range_m;
        const double off_m = direct_error_m(from, r[order[4]], s12, to);
        table_worst_add(&inverse, at_rounding(within(s12, got_m, geodesic_m)), r[0]);
        table_worst_add(&direct, at_rounding(within(0.0, off_m, geodesic_m)), r[0]);
    }
    (void)fclose(file);
    table_worst_row(t, name, &inverse, "distance, m", "deg latitude");
    table_worst_row(t, name, &direct, "end of the direct problem, m off", "deg latitude");
}

void validate_geodesy(table *t)
{
    table_group(t, "Coordinates and geodesics on WGS84",
                "GeographicLib 2.1.2, CartConvert and GeodSolve");
    typed_in(t);
    full_coordinates(t);
    full_geodesics(t, "geodesics, full", "geodesic/geod_inverse.txt",
                   (const int[]){0, 1, 2, 3, 4, 6});
    table_group(t, "Karney's test set", "Karney, GeodTest, doi:10.5281/zenodo.32156");
    full_geodesics(t, "GeodTest", "geodesic/GeodTest-50.dat",
                   (const int[]){0, 1, 3, 4, 2, 6});
}
