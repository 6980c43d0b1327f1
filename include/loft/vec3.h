/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vec3.h - 3-vectors by value. The frame is in the name of the variable. */
#ifndef LOFT_VEC3_H
#define LOFT_VEC3_H

#include <math.h>

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

#endif
