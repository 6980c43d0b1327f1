/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kepler.h - motion about a point mass in closed form.
 *
 * Model      two bodies; ellipse, parabola and hyperbola alike (universal variable)
 * Reference  Battin, Introduction to the Mathematics and Methods of Astrodynamics
 *            (1999), 4.5-4.6
 */
#ifndef LOFT_KEPLER_H
#define LOFT_KEPLER_H

#include "loft/earth.h"
#include "loft/loft.h"

typedef struct loft_kepler_state {
    loft_vec3 r_m, v_mps; /* in any frame that does not turn */
} loft_kepler_state;

/*
 * The state dt_s after *from; dt_s may be negative. *to may be *from.
 * LOFT_ERR_DOMAIN if mu_m3ps2 or |r_m| is not > 0, anything is not finite, or the state
 * on the way passes through the centre; *to is then untouched.
 * Relative error below 1e-12 within one revolution; an error of rounding size in the
 * period adds up over many, 1e-7 m in five of a low orbit.
 */
LOFT_NODISCARD loft_status loft_kepler_propagate(double mu_m3ps2,
                                                 const loft_kepler_state *from,
                                                 double dt_s, loft_kepler_state *to);
#endif
