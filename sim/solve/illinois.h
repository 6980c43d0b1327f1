/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * illinois.h - a root of one number between two places of different sign, by ask and tell.
 *
 * Regula falsi; the value of an end that stays is halved, so that both ends move (Dowell &
 * Jarratt, BIT 11 (1971) 168). sim/flight/integrator_events.c has another, which always ends.
 *
 *     illinois s = {a, fa, b, fb};
 *     for (...) {
 *         const double x = illinois_next(&s);
 *         illinois_tell(&s, x, f(x));
 *     }
 */
#ifndef LOFT_ILLINOIS_H
#define LOFT_ILLINOIS_H

/* The function is fa at a and fb at b, with a root between; b was asked for last. */
typedef struct illinois {
    double a, fa, b, fb;
} illinois;

static inline double illinois_next(const illinois *s)
{
    return s->fa == s->fb ? 0.5 * (s->a + s->b)
                          : s->b - s->fb * (s->b - s->a) / (s->fb - s->fa);
}

static inline void illinois_tell(illinois *s, double x, double f)
{
    if ((f > 0.0) == (s->fb > 0.0)) {
        s->fa *= 0.5;
    } else {
        s->a = s->b;
        s->fa = s->fb;
    }
    s->b = x;
    s->fb = f;
}

#endif
