/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/earth.h"

/* NIMA TR8350.2 (WGS84) defining constants; J2 as in NASA/TM-2015-218675. */
static const double wgs84_mu_m3ps2 = 3.986004418e14;
static const double wgs84_omega_radps = 7.292115e-5;
static const double wgs84_a_m = 6378137.0;
static const double wgs84_inverse_f = 298.257223563;
/*
 * J3...J6: Vallado (2013), table D-1, column EGM-96, rounded to ten figures. EGM2008
 * differs by 1e-4 of J3 and 2e-3 of J5.
 */
static const double wgs84_j[] = {
    0.0,           0.0, 1.08262982e-3, -2.532656485e-6, -1.619621591e-6, -2.272960829e-7,
    5.406812391e-7};

loft_sphere loft_earth_sphere(void)
{
    return (loft_sphere){.mu_m3ps2 = wgs84_mu_m3ps2, .radius_m = 6371000.0};
}

loft_earth loft_earth_wgs84(int degree)
{
    const int top = (int)(sizeof wgs84_j / sizeof wgs84_j[0]) - 1;
    loft_earth earth = {
        .shape = {.a_m = wgs84_a_m, .f = 1.0 / wgs84_inverse_f},
        .gravity = {.mu_m3ps2 = wgs84_mu_m3ps2,
                    .radius_m = wgs84_a_m,
                    .degree = degree < 2     ? 0
                              : degree < top ? degree
                                             : top},
        .omega_radps = wgs84_omega_radps,
    };
    for (int n = 2; n <= earth.gravity.degree; n++) {
        earth.gravity.j[n] = wgs84_j[n];
    }
    return earth;
}

/*
 * With s = z/r and q = a/r, d/dr of the potential and the identities
 *     s P'_n + (n + 1) P_n = P'_{n+1},   (1 - s^2) P'_n = (n + 1)(s P_n - P_{n+1})
 * collect the zonal field in two sums, free of division by 1 - s^2 at the poles:
 *     a_xy = -mu xy/r^3 (1 - A),   A = sum J_n q^n P'_{n+1}(s)
 *     a_z  = -mu/r^2 (s - B),      B = sum J_n q^n (n + 1) P_{n+1}(s)
 * Written out up to degree 4, the inner loop of every flight: the recurrence is a chain
 * of dependent operations and takes half as long again.
 */
typedef struct zonal_sums {
    double xy, z;
} zonal_sums;

static zonal_sums zonal_low(const double *j, double q, double s)
{
    const double ss = s * s;
    const double j2 = j[2] * (q * q);
    const double j3 = j[3] * (q * q * q);
    const double j4 = j[4] * (q * q) * (q * q);
    return (zonal_sums){
        .xy = 1.5 * j2 * (5.0 * ss - 1.0) + 2.5 * j3 * s * (7.0 * ss - 3.0) +
              1.875 * j4 * ((21.0 * ss - 14.0) * ss + 1.0),
        .z = 1.5 * j2 * s * (5.0 * ss - 3.0) +
             0.5 * j3 * ((35.0 * ss - 30.0) * ss + 3.0) +
             0.625 * j4 * s * ((63.0 * ss - 70.0) * ss + 15.0),
    };
}

static zonal_sums zonal_any(const double *j, int degree, double q, double s)
{
    zonal_sums sum = {0.0, 0.0};
    double p_below = s; /* P_n and P_{n+1}, from n = 1 */
    double p = 1.5 * s * s - 0.5;
    double dp_below = 1.0; /* their derivatives */
    double dp = 3.0 * s;
    double qn = q;
    for (int n = 2; n <= degree; n++) {
        const double p_next = ((2 * n + 1) * s * p - n * p_below) / (n + 1);
        const double dp_next = dp_below + (2 * n + 1) * p;
        p_below = p;
        p = p_next;
        dp_below = dp;
        dp = dp_next;
        qn *= q;
        sum.xy += j[n] * qn * dp;
        sum.z += j[n] * qn * (n + 1) * p;
    }
    return sum;
}

loft_vec3 loft_gravity_accel(const loft_gravity *field, loft_vec3 r_m)
{
    const double inv_r = 1.0 / loft_vec3_norm(r_m);
    const double s = r_m.z * inv_r;
    const double q = field->radius_m * inv_r;
    zonal_sums sum = {0.0, 0.0};
    if (field->degree == 4) {
        sum = zonal_low(field->j, q, s);
    } else if (field->degree >= 2) {
        const int top = field->degree < LOFT_ZONAL_MAX ? field->degree : LOFT_ZONAL_MAX;
        /* Coefficients above the degree are ignored even if they are set. */
        const double low[5] = {0.0, 0.0, field->j[2], top == 3 ? field->j[3] : 0.0, 0.0};
        sum = top < 4 ? zonal_low(low, q, s) : zonal_any(field->j, top, q, s);
    }
    const double g = -field->mu_m3ps2 * inv_r * inv_r;
    const double g_xy = g * inv_r * (1.0 - sum.xy);
    return (loft_vec3){g_xy * r_m.x, g_xy * r_m.y, g * (s - sum.z)};
}
