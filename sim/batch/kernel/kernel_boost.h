/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kernel_boost.h - the forces of powered flight, and of whatever stays in the air, on
 * lanes that each have their own air, drag and thrust.
 *
 * Frames     Earth-fixed; the state is r, v and the clock
 * Reference  the forces: dynamics.h, booster.h, steering.h
 */
#ifndef LOFT_SIM_KERNEL_BOOST_H
#define LOFT_SIM_KERNEL_BOOST_H

#include "sim/batch/kernel/kernel_coast.h"
#include "sim/batch/kernel/kernel_entry.h"

/* What a step is chosen by, beside the state. */
enum {
    ALT,
    CLIMB,
    CLIMB_RATE,
    JERK, /* what of the change of CLIMB_RATE is known: that of the thrust */
    MACH,
    MACH_RATE,
    MACH_BEND,
    SPEED,
    FLOW_N
};

typedef double flow_of_lanes[FLOW_N][WIDTH];

/* The constants of the lanes until something changes, transposed for the vectors. */
typedef struct march_lane {
    double ignition_s[WIDTH], exhaust_rate[WIDTH], rate_ps[WIDTH];
    double area_m2pkg[WIDTH]; /* over the mass at ignition */
    double backpressure[WIDTH], tilt_rad[WIDTH], tilt_radps[WIDTH];
    double cd0[WIDTH], cd1[WIDTH],
        cd2[WIDTH]; /* cd0 + cd1 M + cd2/(1 + 1.2 (M - 1.15)) */
    double per_m[WIDTH], at_0[WIDTH], x_most[WIDTH]; /* no air beyond */
    double root4[KERNEL_DEGREE + 1][WIDTH], sound[KERNEL_SOUND_DEGREE + 1][WIDTH];
    double pole[3][WIDTH]; /* of the thrust plane */
} march_lane;

typedef struct boost_args {
    const kernel_world *world;
    march_lane lane;
} boost_args;

/* lanes_poly with coefficients of every lane's own. */
LANES_INLINE lanes lane_poly(const double p[][WIDTH], int n, int at, lanes x)
{
    const lanes square = x * x;
    lanes upper = lanes_load(&p[n][at]);
    lanes lower = lanes_load(&p[n - 1][at]);
    for (int i = n - 2; i > 0; i -= 2) {
        upper = upper * square + lanes_load(&p[i][at]);
        lower = lower * square + lanes_load(&p[i - 1][at]);
    }
    return n % 2 == 1 ? upper * x + lower
                      : (upper * square + lanes_load(&p[0][at])) + lower * x;
}

LANES_INLINE lanes lane_slope(const double p[][WIDTH], int n, int at, lanes x)
{
    lanes sum = (double)n * lanes_load(&p[n][at]);
    for (int i = n - 1; i > 0; i--) {
        sum = sum * x + (double)i * lanes_load(&p[i][at]);
    }
    return sum;
}

/* 1/|pole x up| from (pole up)^2, which is small unless the flight is driven aside. */
LANES_INLINE lanes inverse_cosine(lanes sine2)
{
    static const double near = 1e-3;
    const lanes by_series = 1.0 + sine2 * (0.5 + sine2 * (0.375 + sine2 * 0.3125));
    if (lanes_any(sine2 > near)) {
        return lanes_select(sine2 > near, 1.0 / lanes_sqrt(1.0 - sine2), by_series);
    }
    return by_series;
}

LANES_INLINE void boost_rates_half(const boost_args *args, int half, state y, state dy,
                                   double (*flow)[WIDTH])
{
    const kernel_world *w = args->world;
    const march_lane *lane = &args->lane;
    const int at = half * LANES;
    const lanes r[3] = {y[0][half], y[1][half], y[2][half]};
    const lanes v[3] = {y[3][half], y[4][half], y[5][half]};
    lanes a[3];
    const place here = gravity(w, r[0], r[1], r[2], a);
    const normal n = normal_at(w, &here);
    const lanes alt_m = height_at(w, &here);
    const lanes level = n.k * n.inv_q;
    const lanes up[3] = {level * r[0], level * r[1], n.inv_q * r[2]};

    const lanes per_m = lanes_load(&lane->per_m[at]);
    const lanes x_most = lanes_load(&lane->x_most[at]);
    const lanes x_of_alt = per_m * alt_m + lanes_load(&lane->at_0[at]);
    const lanes x = lanes_min(x_of_alt, x_most);
    const lanes root4 = lane_poly(lane->root4, KERNEL_DEGREE, at, x);
    const lanes rho =
        lanes_select(x_of_alt < x_most, root4 * root4 * (root4 * root4), lanes_of(0.0));
    const lanes sound = lane_poly(lane->sound, KERNEL_SOUND_DEGREE, at, x);
    const lanes speed = lanes_sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    const lanes mach = speed / sound;
    const lanes cd = lanes_load(&lane->cd0[at]) + lanes_load(&lane->cd1[at]) * mach +
                     lanes_load(&lane->cd2[at]) /
                         (1.0 + 1.2 * (lanes_max(mach, lanes_of(1.0)) - 1.15));
    const lanes t = y[6][half];
    const lanes s = t - lanes_load(&lane->ignition_s[at]);
    const lanes inv_mass = 1.0 / (1.0 - lanes_load(&lane->rate_ps[at]) * s);
    const lanes drag =
        -0.5 * rho * speed * cd * lanes_load(&lane->area_m2pkg[at]) * inv_mass;
    const lanes p_over_p0 = rho * sound * sound * (1.0 / (1.4 * LOFT_P0_PA));
    const lanes thrust = lanes_load(&lane->exhaust_rate[at]) * inv_mass *
                         (1.0 - lanes_load(&lane->backpressure[at]) * p_over_p0);
    lanes sine;
    lanes cosine;
    lanes_sincos(lanes_load(&lane->tilt_rad[at]) + lanes_load(&lane->tilt_radps[at]) * t,
                 &sine, &cosine);
    const lanes px = lanes_load(&lane->pole[0][at]);
    const lanes py = lanes_load(&lane->pole[1][at]);
    const lanes pz = lanes_load(&lane->pole[2][at]);
    const lanes ahead[3] = {py * up[2] - pz * up[1], pz * up[0] - px * up[2],
                            px * up[1] - py * up[0]};
    const lanes off = px * up[0] + py * up[1] + pz * up[2];
    const lanes forward = thrust * cosine * inverse_cosine(off * off);
    const lanes upward = thrust * sine;
    const double omega = w->omega_radps;
    a[0] += omega * (omega * r[0] + 2.0 * v[1]);
    a[1] += omega * (omega * r[1] - 2.0 * v[0]);
    for (int i = 0; i < 3; i++) {
        a[i] += drag * v[i] + forward * ahead[i] + upward * up[i];
        dy[i][half] = v[i];
        dy[3 + i][half] = a[i];
    }
    dy[6][half] = lanes_of(1.0);
    if (flow != NULL) {
        const lanes climb = up[0] * v[0] + up[1] * v[1] + up[2] * v[2];
        const lanes turn = (speed * speed - climb * climb) * here.inv_r;
        const lanes quicken =
            (v[0] * a[0] + v[1] * a[1] + v[2] * a[2]) / lanes_max(speed, lanes_of(1e-3));
        const lanes climb_rate = up[0] * a[0] + up[1] * a[1] + up[2] * a[2] + turn;
        const lanes thinner = lanes_load(&lane->exhaust_rate[at]) * inv_mass *
                              lanes_load(&lane->backpressure[at]) * rho * climb *
                              (LOFT_G0_MPS2 / LOFT_P0_PA);
        const lanes jerk = upward * lanes_load(&lane->rate_ps[at]) * inv_mass + thinner +
                           thrust * cosine * lanes_load(&lane->tilt_radps[at]);
        const lanes sound_per_m =
            lane_slope(lane->sound, KERNEL_SOUND_DEGREE, at, x) * per_m;
        const lanes sound_rate = sound_per_m * climb;
        const lanes mach_rate = (quicken - mach * sound_rate) / sound;
        lanes_store(&flow[ALT][at], alt_m);
        lanes_store(&flow[CLIMB][at], climb);
        lanes_store(&flow[CLIMB_RATE][at], climb_rate);
        lanes_store(&flow[JERK][at], jerk);
        lanes_store(&flow[MACH][at], mach);
        lanes_store(&flow[MACH_RATE][at], mach_rate);
        lanes_store(&flow[MACH_BEND][at], (jerk - 2.0 * mach_rate * sound_rate -
                                           mach * sound_per_m * climb_rate) /
                                              sound);
        lanes_store(&flow[SPEED][at], speed);
    }
}

LANES_NOINLINE void boost_rates(const void *args, int stage, state y, state dy)
{
    (void)stage;
    EACH_HALF
    {
        boost_rates_half(args, half, y, dy, NULL);
    }
}

LANES_NOINLINE void boost_rates_and_flow(const boost_args *args, state y, state dy,
                                         flow_of_lanes flow)
{
    EACH_HALF
    {
        boost_rates_half(args, half, y, dy, flow);
    }
}

#endif
