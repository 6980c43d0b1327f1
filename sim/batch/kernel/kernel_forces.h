/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_forces.h - the Earth and its air on lanes: gravity, the height over the ellipsoid
 * and its normal, and drag where the air is thin.
 *
 * Frames     inertial, the Earth-fixed axes of t = 0
 * Reference  the models: earth.h, atmosphere.h
 */
#ifndef LOFT_SIM_KERNEL_FORCES_H
#define LOFT_SIM_KERNEL_FORCES_H

#include "sim/batch/kernel/kernel.h"
#include "sim/batch/kernel/simd.h"

enum {
    HALVES = 2, /* vectors that are in flight together, to hide latency */
    WIDTH = HALVES * LANES
};

#define EACH_HALF for (int half = 0; half < HALVES; half++)

/* A place, and what several models ask of it. */
typedef struct place {
    lanes r_m, inv_r, sine2; /* of the geocentric latitude */
} place;

/*
 * The zonal field of earth.c, with the highest power of s^2 in common:
 *     level = 1 - u (7.5 J2 ss - 1.5 J2 + s/r (17.5 J3 ss - 7.5 J3)
 *                    + u (39.375 J4 ss ss - 26.25 J4 ss + 1.875 J4)),   u = 1/r^2
 *     along = s - u (s (7.5 J2 ss - 4.5 J2) + (17.5 J3 ss ss - 15 J3 ss + 1.5 J3)/r
 *                    + u s (39.375 J4 ss ss - 43.75 J4 ss + 9.375 J4))
 * and the field's radius to the power of each degree in the constants.
 */
LANES_INLINE place gravity(const kernel_world *w, lanes x, lanes y, lanes z, lanes a[3])
{
    const lanes rr = x * x + y * y + z * z;
    const lanes inv_r2 = 1.0 / rr;
    const lanes r_m = lanes_sqrt(rr);
    const lanes inv_r = r_m * inv_r2;
    const lanes s = z * inv_r;
    const lanes ss = s * s;
    const double *j2 = w->zonal_2;
    const double *j3 = w->zonal_3;
    const double *j4 = w->zonal_4;
    const lanes top2 = j2[0] * ss;
    const lanes top3 = j3[0] * ss;
    const lanes top4 = j4[0] * ss;
    const lanes level = 1.0 - inv_r2 * ((top2 - j2[1]) + s * inv_r * (top3 - j3[1]) +
                                        inv_r2 * ((top4 - j4[1]) * ss + j4[2]));
    const lanes along =
        s - inv_r2 * (s * (top2 - j2[2]) + inv_r * ((top3 - j3[2]) * ss + j3[3]) +
                      inv_r2 * s * ((top4 - j4[3]) * ss + j4[4]));
    const lanes g = -w->mu_m3ps2 * inv_r2;
    const lanes g_level = g * inv_r * level;
    a[0] = g_level * x;
    a[1] = g_level * y;
    a[2] = g * along;
    return (place){.r_m = r_m, .inv_r = inv_r, .sine2 = ss};
}

/* (1 - x)^(-1/2) for 0 <= x <= 0.014, within 2e-12: by the binomial. */
LANES_INLINE lanes inverse_root_near_1(lanes x)
{
    static const double c[] = {1.0, 1.0 / 2, 3.0 / 8, 5.0 / 16, 35.0 / 128, 63.0 / 256};
    return lanes_poly(c, 5, x);
}

/*
 * The normal of the ellipsoid, (k x, k y, z) inv_q: k = 1 - e2 N/(N + h) with N and h to
 * first order in the flattening, which leaves 1e-7 rad.
 */
typedef struct normal {
    lanes k, inv_q;
} normal;

LANES_INLINE normal normal_at(const kernel_world *w, const place *at)
{
    const lanes bulge = 0.5 * w->e2 * at->sine2;
    const lanes x = 2.0 * w->a_m * bulge * at->inv_r;
    const lanes share =
        (1.0 + bulge) * w->a_m * at->inv_r * (1.0 - x * (1.0 - x * (1.0 - x)));
    const lanes k = 1.0 - w->e2 * share;
    return (normal){.k = k,
                    .inv_q = at->inv_r *
                             inverse_root_near_1((1.0 - k * k) * (1.0 - at->sine2))};
}

/*
 * The height over the ellipsoid. Along the radius it is L = r - a + flat(s), s = sin^2 of the
 * geocentric latitude. Along the normal, from which the radius is inclined by about
 * 2 f q sin cos with q = a/r, it is shorter by
 *     2 f^2 L q s (1 - s) (1 + f (1 - s) + 2 f q (1 - 2 s)).
 * Within 0.2 mm to 20,000 km and 0.02 mm to 120 km: an expansion in f, its coefficients
 * fitted and then recognized. The short way to the density, on which all else waits.
 */
LANES_INLINE lanes height_at(const kernel_world *w, const place *at)
{
    const double *i = w->inclined;
    const lanes s = at->sine2;
    const lanes ss = s * s;
    const lanes q = w->a_m * at->inv_r;
    const lanes flat =
        s * ((w->flat[0] + w->flat[1] * s) + ss * (w->flat[2] + w->flat[3] * s));
    const lanes along = (at->r_m - w->a_m) + flat;
    return along - along * ((s - ss) * q * ((i[0] - i[1] * s) + q * (i[2] - i[3] * s)));
}

/*
 * Half the density above the entry, where pieces, two for each time that x doubles, follow
 * the growing scale height: the exponent of x and the first bit of its fraction are the
 * number of the piece. Nothing beyond the end (accuracy: test_kernel_world.c).
 */
LANES_INLINE lanes upper_half_rho(const kernel_world *w, lanes alt_m)
{
    const lanes x = (alt_m - KERNEL_UPPER_FROM_M) * (1.0 / KERNEL_UPPER_PER_M) + 1.0;
    const lanes held = lanes_min(lanes_max(x, lanes_of(1.0)), lanes_of(255.0));
    const lanes_mask piece = ((lanes_mask)held >> 51) - 2 * 1023;
    lanes root4 = lanes_of_sixteen(w->upper[KERNEL_UPPER_DEGREE], piece);
    for (int i = KERNEL_UPPER_DEGREE - 1; i >= 0; i--) {
        root4 = root4 * x + lanes_of_sixteen(w->upper[i], piece);
    }
    const lanes root2 = 1.0 / (root4 * root4);
    return lanes_select(alt_m < KERNEL_UPPER_END_M, 0.5 * root2 * root2, lanes_of(0.0));
}

LANES_INLINE void add_drag(const kernel_world *w, lanes half_rho, lanes inv_beta,
                           const lanes r[3], const lanes v[3], lanes a[3])
{
    const lanes vx = v[0] + w->omega_radps * r[1];
    const lanes vy = v[1] - w->omega_radps * r[0];
    const lanes speed = lanes_sqrt(vx * vx + vy * vy + v[2] * v[2]);
    const lanes d = -half_rho * inv_beta * speed;
    a[0] += d * vx;
    a[1] += d * vy;
    a[2] += d * v[2];
}

#endif
