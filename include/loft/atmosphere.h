/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * atmosphere.h - air against altitude, as a few smooth layers.
 *
 * Layer i is smooth and can be evaluated a few kilometres beyond its edges, so that an
 * integrator can end a step exactly on each edge. Models are const; threads share them.
 *
 * Altitude   geometric; where the Earth is an ellipsoid, above the ellipsoid
 * Reference  U.S. Standard Atmosphere, 1976, NOAA-S/T 76-1562 (1976)
 */
#ifndef LOFT_ATMOSPHERE_H
#define LOFT_ATMOSPHERE_H

#include "loft/status.h"

typedef struct loft_air {
    double rho_kgpm3;
    double p_pa;
    double t_k;       /* kinetic temperature */
    double sound_mps; /* sqrt(1.4 p/rho) */
} loft_air;

typedef struct loft_atmosphere {
    int n_edges; /* layer 0 lies below edges_m[0], layer n_edges above the last */
    const double *edges_m; /* ascending; static storage or the caller's */
    /* Finite for every finite alt_m and 0 <= layer <= n_edges, however far outside it. */
    void (*at)(const void *ctx, int layer, double alt_m, loft_air *air);
    const void *ctx;  /* borrowed; NULL: at() is given params of the struct in hand */
    double params[2]; /* in the struct, so that a copy needs nothing else */
} loft_atmosphere;

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

#endif
