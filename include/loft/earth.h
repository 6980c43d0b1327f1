/* SPDX-License-Identifier: GPL-3.0-or-later */
/* earth.h - the Earth: vectors, gravity, ellipsoid, atmosphere, and two-body arcs. */
#ifndef LOFT_EARTH_H
#define LOFT_EARTH_H

#include <math.h>
#include <stdbool.h>

#include "loft/loft.h"

LOFT_API_BEGIN

/* vec3.h - 3-vectors by value. The frame is in the name of the variable. */

typedef struct loft_vec3 {
    double x, y, z;
} loft_vec3;

static inline loft_vec3 loft_vec3_add(loft_vec3 a, loft_vec3 b)
{
    return (loft_vec3){a.x + b.x, a.y + b.y, a.z + b.z};
}

static inline loft_vec3 loft_vec3_sub(loft_vec3 a, loft_vec3 b)
{
    return (loft_vec3){a.x - b.x, a.y - b.y, a.z - b.z};
}

static inline loft_vec3 loft_vec3_scale(double s, loft_vec3 a)
{
    return (loft_vec3){s * a.x, s * a.y, s * a.z};
}

/* a + s b */
static inline loft_vec3 loft_vec3_axpy(double s, loft_vec3 b, loft_vec3 a)
{
    return (loft_vec3){a.x + s * b.x, a.y + s * b.y, a.z + s * b.z};
}

static inline double loft_vec3_dot(loft_vec3 a, loft_vec3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline loft_vec3 loft_vec3_cross(loft_vec3 a, loft_vec3 b)
{
    return (loft_vec3){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z,
                       a.x * b.y - a.y * b.x};
}

static inline double loft_vec3_norm(loft_vec3 a)
{
    return sqrt(loft_vec3_dot(a, a));
}

/* a / |a|; a must not be zero. */
static inline loft_vec3 loft_vec3_unit(loft_vec3 a)
{
    return loft_vec3_scale(1.0 / loft_vec3_norm(a), a);
}

/*
 * earth.h - the Earth as a gravitating, rotating ellipsoid; every constant is data.
 *
 * Frame      axes through the centre of mass, z along the pole of rotation
 * Field      U = mu/r [1 - sum_n J_n (a/r)^n P_n(z/r)], zonal terms only
 * Reference  Vallado, Fundamentals of Astrodynamics (4th ed. 2013), 8.6.1
 */

/* A gravitating sphere. Both fields finite and > 0. */
typedef struct loft_sphere {
    double mu_m3ps2; /* gravitational parameter GM */
    double radius_m;
} loft_sphere;

/* An ellipsoid of revolution; flattening 0 is a sphere. */
typedef struct loft_ellipsoid {
    double a_m; /* equatorial radius */
    double f;   /* flattening, in [0, 0.1] */
} loft_ellipsoid;

enum {
    LOFT_ZONAL_MAX = 12
};

typedef struct loft_gravity {
    double mu_m3ps2;
    double radius_m;              /* reference radius of the coefficients */
    int degree;                   /* highest n used; below 2 is a point mass */
    double j[LOFT_ZONAL_MAX + 1]; /* j[n] is J_n, unnormalised; j[0], j[1] unused */
} loft_gravity;

typedef struct loft_earth {
    loft_ellipsoid shape;
    loft_gravity gravity;
    double omega_radps; /* rate of rotation about +z; 0 for "no rotation" */
} loft_earth;

/* The sphere of the two-body answer: radius 6371 km, mu of WGS84. */
loft_sphere loft_earth_sphere(void);

/*
 * WGS84 shape and rate (7.292115e-5 rad/s) with zonal terms up to degree 0...6 (0 or 1
 * is a point mass; a larger degree is taken as 6). mu and J2: WGS84 as NASA/TM-2015-218675
 * has them; J3...J6: EGM-96 as in Vallado (2013), table D-1, unnormalised.
 */
loft_earth loft_earth_wgs84(int degree);

/*
 * Acceleration of gravitation (no centrifugal part) at r_m, |r_m| > 0. Adds no rounding
 * beyond 1e-15 relative per term; degree is clipped to LOFT_ZONAL_MAX.
 */
loft_vec3 loft_gravity_accel(const loft_gravity *field, loft_vec3 r_m);

/*
 * geodesy.h - positions on and above an ellipsoid of revolution; geodesics on it.
 *
 * Frames     ECEF: z along the pole, x through longitude 0. ENU: local east, north, up
 *            on the ellipsoid's normal
 * Domain     |r_m| >= 0.2 a for the inverse conversions: nearer the centre than the
 *            evolute (43 km on WGS84) the latitude is not unique. Not checked
 * Reference  Bowring, Survey Review 28 (1985) 202-206 (height and latitude);
 *            Karney, J. Geodesy 87 (2013) 43-55 (geodesics)
 */

loft_vec3 loft_geodesy_ecef(const loft_ellipsoid *shape, loft_geodetic place);

/*
 * The inverse of loft_geodesy_ecef, lon_rad in [-pi, pi], 0 on the axis. A round trip
 * returns within 1e-8 m from -10 km to 1e7 m and 1e-7 m to 1e8 m, f up to 0.1.
 */
loft_geodetic loft_geodesy_geodetic(const loft_ellipsoid *shape, loft_vec3 r_ecef_m);

/*
 * Height above the ellipsoid and the outward unit normal there, without trigonometry:
 * for right-hand sides. r_m may be in any frame that shares the polar axis, inertial or
 * turning. On WGS84 from -10 km: height within 1e-8 m up to 1e7 m and 1e-7 m at 1e8 m,
 * normal within 1e-12 rad.
 */
void loft_geodesy_height(const loft_ellipsoid *shape, loft_vec3 r_m, double *alt_m,
                         loft_vec3 *up);

/* Unit vectors in ECEF. At a pole the longitude says which way east is. */
typedef struct loft_frame_enu {
    loft_vec3 east, north, up;
} loft_frame_enu;

loft_frame_enu loft_geodesy_enu(double lat_rad, double lon_rad);

/* The shortest line on the ellipsoid; the heights of its ends are ignored. */
typedef struct loft_geodesic_line {
    double range_m;
    double azimuth1_rad; /* at the start, clockwise from north, in [0, 2 pi) */
    double azimuth2_rad; /* at the end, of the direction onward */
} loft_geodesic_line;

/*
 * For f in [0, 0.1], a sphere included. Within 15 nm on WGS84, nearly antipodal points
 * included (tests/reference/geodesic.py). lat_rad outside [-pi/2, pi/2] is taken as the
 * nearer pole; longitudes of any turn; a NaN gives a NaN range. Coincident points have
 * azimuth pi, or 0 in the southern hemisphere. Where several lines are shortest: the
 * eastward one; from the equator or north of it to the antipode, the one over the north pole.
 */
loft_geodesic_line loft_geodesy_inverse(const loft_ellipsoid *shape, loft_geodetic from,
                                        loft_geodetic to);

/*
 * The place range_m along the geodesic that leaves at azimuth_rad; negative ranges go
 * backward, and those of more than a turn go on. lon_rad in [-pi, pi]; alt_m is 0. Within 15 nm.
 */
loft_geodetic loft_geodesy_direct(const loft_ellipsoid *shape, loft_geodetic from,
                                  double azimuth_rad, double range_m);

double loft_angle_wrap(double angle_rad);    /* to [0, 2 pi) */
double loft_angle_wrap_pm(double angle_rad); /* to (-pi, pi] */

/*
 * atmosphere.h - air against altitude, as a few smooth layers.
 *
 * Layer i is smooth and can be evaluated a few kilometres beyond its edges, so that an
 * integrator can end a step exactly on each edge. Models are const; threads share them.
 *
 * Altitude   geometric; where the Earth is an ellipsoid, above the ellipsoid
 * Reference  U.S. Standard Atmosphere, 1976, NOAA-S/T 76-1562 (1976)
 */

typedef struct loft_air {
    double rho_kgpm3;
    double p_pa;
    double t_k;       /* kinetic temperature */
    double sound_mps; /* sqrt(1.4 p/rho) */
} loft_air;

/* How a batch of flights (batch.h) sees an atmosphere. */
typedef enum loft_air_batch {
    LOFT_AIR_BATCH_NO,    /* it cannot fly it */
    LOFT_AIR_BATCH_EMPTY, /* no density at any altitude */
    LOFT_AIR_BATCH_LAYERS /* 11 smooth layers up to an edge at 120 km, like those of US76 */
} loft_air_batch;

typedef struct loft_atmosphere {
    const char *name; /* in the table of atmospheres; NULL: not one of the library's */
    int n_edges;      /* layer 0 lies below edges_m[0], layer n_edges above the last */
    const double *edges_m; /* ascending; static storage or the caller's */
    /* Finite for every finite alt_m and 0 <= layer <= n_edges, however far outside it. */
    void (*at)(const void *ctx, int layer, double alt_m, loft_air *air);
    const void *ctx;  /* borrowed; NULL: at() is given params of the struct in hand */
    double params[2]; /* in the struct, so that a copy needs nothing else */
    loft_air_batch batch;
} loft_atmosphere;

/* Names of the table of atmospheres, i from 0; NULL beyond the last. */
const char *loft_atmosphere_name(int i);

/*
 * The atmosphere of a name: "us76", "none" or "exponential", as below. params are rho0 and
 * H of the last, not read by the others. LOFT_ERR_DOMAIN for another name or parameters out
 * of range; *out is then untouched.
 */
LOFT_NODISCARD loft_status loft_atmosphere_named(const char *name, const double *params,
                                                 loft_atmosphere *out);

/*
 * US Standard Atmosphere 1976, -5 to 1000 km; 12 edges: 11, 20, 32, 47, 51 and 71 km
 * geopotential, 86, 91, 100, 110, 120 and 1000 km geometric. Below 0 the lowest layer
 * goes on. Above 1000 km rho, p and sound are 0 and t_k is 1000.
 *
 * Below 86 km the report's closed forms. Above, polynomials fitted to its full model
 * (diffusion of N2, O, O2, Ar, He and H, integrated by tests/reference/us76.py), within
 * 6e-5 in p and 1.1e-4 in rho of it. The edge at 100 km is where the report changes the
 * molar mass that drives the mixing, which bends ln p by 3 % of its slope. So dp/dz is
 * -rho g to 1e-9 below 86 km, to 2.5e-3 above, but only to 1.8e-2 from 91 to 110 km.
 * Against the printed tables, rho and p: 7e-5 below 80 km, 5e-5 to 86, 3.2e-4 to 500,
 * 3.5e-4 to 1000 km; most of the first is the rounding of the print.
 *
 * rho and p are continuous to 1e-12 at every edge but the last: the upper part is scaled
 * by 1 - 1.1e-5 (p) and 1 - 0.8e-5 (rho) to join the lower at 86 km. t_k steps by 1e-4 K
 * there, for its ratio M/M0 is printed to six digits, and has kinks every 0.5 km from 80
 * to 86 km, where that table is interpolated; nothing else depends on t_k.
 * Sound speed above 86 km is our extension; the report stops.
 */
loft_atmosphere loft_atmosphere_us76(void);

/* No air: no edges, every field of loft_air is 0. */
loft_atmosphere loft_atmosphere_none(void);

/*
 * rho = rho0 exp(-alt/H), no edges, with the isothermal state that this is hydrostatic
 * in under g0 = 9.80665 m/s2: T = g0 H/R, p = rho R T, R = 8314.32/28.9644 J/kg/K.
 * LOFT_ERR_DOMAIN unless 0 < rho0_kgpm3 <= 1e6 and 0 < scale_height_m <= 1e9; *out is
 * then untouched. The exponent is held within +-100 (alt = -100 H; 1e-44 of rho0 above).
 */
LOFT_NODISCARD loft_status loft_atmosphere_exponential(double rho0_kgpm3,
                                                       double scale_height_m,
                                                       loft_atmosphere *out);

/* Index of the layer of alt_m; an altitude on an edge belongs to the upper layer. */
int loft_atmosphere_layer(const loft_atmosphere *atm, double alt_m);

/* The air at alt_m by the formula of that layer, 0 <= layer <= n_edges. */
void loft_atmosphere_air(const loft_atmosphere *atm, int layer, double alt_m,
                         loft_air *air);

/*
 * minenergy.h - the least-speed ballistic arc between two points on a sphere.
 *
 * Closed form; no state, no allocation, safe from any thread. It is the
 * measure of depressed flights (estimate.h) and the first guess of the least speed
 * (standard.h).
 *
 * Model      point-mass gravity, non-rotating sphere, no air, equal end radii
 * Reference  Bate, Mueller & White, Fundamentals of Astrodynamics (1971), ch. 6
 */

typedef struct loft_minenergy {
    double speed_mps; /* inertial, at launch; the same at impact */
    double fpa_rad;   /* flight-path angle at launch, up from the horizontal */
    double apogee_m;  /* greatest altitude above the sphere */
    double tof_s;     /* time of flight */
} loft_minenergy;

/*
 * The arc over range_rad, the central angle from launch to impact, in (0, pi].
 * LOFT_ERR_DOMAIN if an argument is out of range or not finite; *arc is then untouched.
 * Relative error below 2e-15 for range_rad in [1e-9, 3].
 */
LOFT_NODISCARD loft_status loft_minenergy_arc(const loft_sphere *body, double range_rad,
                                              loft_minenergy *arc);

/*
 * twobody.h - ballistic arcs from surface to surface of a sphere, in closed form.
 *
 * The "equal speed" answer: apogee and range fix the ellipse, hence the speed, and the
 * speed has a greatest range. Two of apogee, range and time give the third.
 *
 * Model      point-mass gravity, non-rotating sphere, no air, impulsive launch
 * Domain     apogee_m > 0; range_m in [0, pi R] unless said otherwise
 * Errors     LOFT_ERR_DOMAIN for an argument out of range or not finite; the result is
 *            then untouched
 * Reference  Bate, Mueller & White, Fundamentals of Astrodynamics (1971), ch. 6
 */

typedef struct loft_twobody {
    double range_m;   /* along the sphere */
    double apogee_m;  /* greatest altitude above it */
    double speed_mps; /* at launch; the same at impact */
    double fpa_rad;   /* at launch, up from the horizontal */
    double tof_s;
    double sma_m; /* semi-major axis */
    double ecc;
} loft_twobody;

/* Range 0 is the vertical flight. Relative error of each result below 1e-14. */
LOFT_NODISCARD loft_status loft_twobody_from_apogee_range(const loft_sphere *body,
                                                          double apogee_m, double range_m,
                                                          loft_twobody *arc);

/*
 * The flight of a speed at fpa_rad in (0, pi/2]. LOFT_ERR_DOMAIN also if it escapes.
 * range_m lies in [0, 2 pi R): above circular speed it may pass the antipode. Its error
 * is up to 1e-14 (apogee_m + R/ecc): a nearly circular arc has no sharp apogee.
 */
LOFT_NODISCARD loft_status loft_twobody_range_from_speed(const loft_sphere *body,
                                                         double speed_mps, double fpa_rad,
                                                         loft_twobody *arc);

/* The greatest range of a speed. Unbounded at circular speed; the rest is then 0. */
typedef struct loft_twobody_standard {
    bool unbounded;
    double range_m;
    double fpa_rad;
    double apogee_m;
    double tof_s;
    double range_per_speed_s; /* d range / d speed */
} loft_twobody_standard;

LOFT_NODISCARD loft_status loft_twobody_standard_range(const loft_sphere *body,
                                                       double speed_mps,
                                                       loft_twobody_standard *standard);

/*
 * The arc of a range and a time of flight (Lambert's problem from surface to surface).
 * The time grows with the apogee: one answer. LOFT_ERR_DOMAIN if tof_s is not longer
 * than grazing the surface at circular speed: no arc above the surface is as fast.
 */
LOFT_NODISCARD loft_status loft_twobody_apogee_from_range_time(const loft_sphere *body,
                                                               double range_m,
                                                               double tof_s,
                                                               loft_twobody *arc);

/*
 * The range of an apogee and a time of flight. The time grows with the range, slowly:
 * near the vertical the range is only good to sqrt(2 apogee R) times the square root of
 * the relative error of the time. LOFT_ERR_DOMAIN if tof_s is shorter than the vertical
 * flight or longer than the flight to the antipode.
 */
LOFT_NODISCARD loft_status loft_twobody_range_from_apogee_time(const loft_sphere *body,
                                                               double apogee_m,
                                                               double tof_s,
                                                               double *range_m);

/* The flight straight up and back; apogee_m >= 0 and *body valid, not checked. */
double loft_twobody_vertical_time(const loft_sphere *body, double apogee_m);
double loft_twobody_vertical_speed(const loft_sphere *body, double apogee_m);

LOFT_API_END

#endif
